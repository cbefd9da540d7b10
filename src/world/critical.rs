//! The days that can make a difference to a thing: fixed days, and days of unknowns with what is added to them.

use super::{Thing, Unknown, World};
use crate::ir::{AgreementId, Literal, Operator, Patch, PatchKind, TimeSpan, TimeSpanKind, Value, ValueKind};
use crate::time::{Day, Duration};

/// A day at which something may begin (its first day, or the day after its last).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Critical {
    /// The unknown the day is counted from; none: from `day`.
    pub unknown: Option<Unknown>,
    /// The fixed day, where there is no unknown.
    pub day: Day,
    /// What is added to it.
    pub offset: Duration,
    /// Whether the offset is taken away instead.
    pub minus: bool,
}

impl World {
    /// The days that can make a difference to the thing, in whatever world; those of its agreement and of the amendments
    /// included. A period gives its first day and the day after its last.
    pub fn critical(&self, thing: Thing) -> Vec<Critical> {
        let mut list = Vec::new();
        match thing.stated() {
            Thing::Term(id) => {
                let term = self.ir().term(id);
                term.time.iter().for_each(|span| self.span(span, &mut list));
                self.statements(&term.statements, &mut list);
                for default in
                    self.moving_defaults_of(term).filter_map(|field| self.ir().field(field).default.as_ref())
                {
                    default.values().for_each(|value| self.critical_value(value, &mut list));
                }
                if let Some(agreement) = term.agreement {
                    self.headers(agreement, &mut list);
                    self.patches(agreement, &mut list, |patch| match &patch.kind {
                        PatchKind::Add(added) => *added == id,
                        PatchKind::Change { term, .. } => *term == id,
                        PatchKind::Extend { term, .. } | PatchKind::End { term, .. } => {
                            term.is_none_or(|term| term == id)
                        }
                    });
                }
            }
            Thing::Agreement(id) => {
                self.headers(id, &mut list);
                self.patches(id, &mut list, |patch| {
                    matches!(
                        patch.kind,
                        PatchKind::Extend { term: None, .. } | PatchKind::End { term: None, .. }
                    )
                });
            }
            Thing::Party(id) => {
                for term in self.terms_naming(id) {
                    list.extend(self.critical(Thing::Term(term)));
                }
            }
        }
        list
    }

    /// The critical days of an agreement's own start and ends.
    fn headers(&self, id: AgreementId, list: &mut Vec<Critical>) {
        let agreement = self.ir().agreement(id);
        list.extend(agreement.signed.map(fixed));
        agreement.from.iter().chain(&agreement.ends).for_each(|span| self.span(span, list));
        // What renewals move is the end of the agreement, wherever that comes from.
        for unknown in self.unknowns_that_renew(id) {
            let at = Critical { unknown: Some(unknown), ..fixed(Day::END) };
            list.extend(at.plus(&Duration::of_days(1), false));
            list.push(at);
        }
    }

    /// The critical days of the amendments with a patch that matters, and of those patches.
    fn patches(&self, id: AgreementId, list: &mut Vec<Critical>, matters: impl Fn(&Patch) -> bool) {
        for amendment in self.known_amendments(id).iter().map(|id| self.ir().amendment(*id)) {
            let mut any = false;
            for patch in amendment.patches.iter().filter(|patch| matters(patch)) {
                any = true;
                match &patch.kind {
                    PatchKind::Change { statements, .. } => self.statements(statements, list),
                    PatchKind::Extend { ending, .. } | PatchKind::End { ending: Some(ending), .. } => {
                        self.span(ending, list);
                    }
                    PatchKind::End { ending: None, .. } | PatchKind::Add(_) => {}
                }
            }
            if any {
                list.extend(amendment.signed.map(fixed));
                amendment.from.iter().for_each(|span| self.span(span, list));
            }
        }
    }

    fn statements(&self, statements: &[crate::ir::Statement], list: &mut Vec<Critical>) {
        for statement in statements {
            statement.time.iter().for_each(|span| self.span(span, list));
            statement.stated.values().for_each(|value| self.critical_value(value, list));
        }
    }

    /// The critical days of time words. The length of `for D` is added to everything found before it.
    fn span(&self, span: &TimeSpan, list: &mut Vec<Critical>) {
        let before = list.len();
        span.values().for_each(|value| self.critical_value(value, list));
        let length = match &span.kind {
            TimeSpanKind::For(value) => duration(value),
            TimeSpanKind::Within { duration: value, .. } => duration(value),
            _ => None,
        };
        if let Some(length) = length {
            // `for D` counts from a start that other words set (a header, the agreement, an amendment), so from any found so far.
            let reach = if matches!(span.kind, TimeSpanKind::For(_)) { 0 } else { before };
            let later: Vec<Critical> =
                list.iter().skip(reach).filter_map(|critical| critical.plus(&length, false)).collect();
            list.extend(later);
        }
    }

    /// The critical days of a value.
    fn critical_value(&self, value: &Value, list: &mut Vec<Critical>) {
        match &value.kind {
            ValueKind::Literal(Literal::Date(period)) => {
                list.push(fixed(period.first));
                list.push(fixed(period.last.next()));
            }
            ValueKind::Event(event) => {
                let unknown = self.unknown(*event);
                match self.domain(unknown).fixed() {
                    Some(day) => list.extend([fixed(day), fixed(day.next())]),
                    None => {
                        let at = Critical { unknown: Some(unknown), ..fixed(Day::END) };
                        list.extend(at.plus(&Duration::of_days(1), false));
                        list.push(at);
                    }
                }
            }
            ValueKind::Arithmetic { operator, left, right } => {
                let before = list.len();
                self.critical_value(left, list);
                self.critical_value(right, list);
                let minus = *operator == Operator::Subtract;
                if let Some(length) = duration(right).or_else(|| duration(left)) {
                    // Only the sum bounds anything; the days it is made of do not.
                    let moved: Vec<Critical> = list
                        .iter()
                        .skip(before)
                        .filter_map(|critical| critical.plus(&length, minus))
                        .collect();
                    list.truncate(before);
                    list.extend(moved);
                }
            }
            ValueKind::Negate(of) | ValueKind::PercentOf { of, .. } => self.critical_value(of, list),
            ValueKind::Extreme { of, .. } => of.iter().for_each(|value| self.critical_value(value, list)),
            _ => {}
        }
    }
}

impl World {
    /// The critical days of the ends of an agreement, its renewals left out.
    pub(super) fn critical_ends(&self, id: AgreementId) -> Vec<Critical> {
        let mut list = Vec::new();
        let agreement = self.ir().agreement(id);
        let mut span = |span: &TimeSpan| self.span(span, &mut list);
        agreement.from.iter().chain(&agreement.ends).for_each(&mut span);
        for amendment in self.known_amendments(id) {
            for patch in self.patches_of(*amendment, None) {
                if let PatchKind::Extend { ending, .. } | PatchKind::End { ending: Some(ending), .. } =
                    &patch.kind
                {
                    span(ending);
                }
            }
        }
        list
    }
}

impl Critical {
    /// A day that nothing moves.
    pub(super) fn fixed(day: Day) -> Critical {
        fixed(day)
    }

    /// The day it is where what it is counted from is this one; none where that is beyond the calendar.
    pub(super) fn moved(&self, day: Day, world: &World) -> Option<Day> {
        let apply = if self.minus { Day::minus } else { Day::plus };
        apply(day, &self.offset, world.month_end()).ok()
    }

    /// The same, so much later or earlier. None where the sum cannot be said in one step; then the day itself still counts.
    pub(super) fn plus(&self, length: &Duration, minus: bool) -> Option<Critical> {
        let same_way = self.offset == Duration::default() || self.minus == minus;
        let offset = if same_way { self.offset.plus(length)? } else { length.minus(&self.offset)? };
        Some(Critical { offset, minus, ..self.clone() })
    }
}

fn fixed(day: Day) -> Critical {
    Critical { unknown: None, day, offset: Duration::default(), minus: false }
}

fn duration(value: &Value) -> Option<Duration> {
    match &value.kind {
        ValueKind::Literal(Literal::Duration(duration)) => Some(*duration),
        _ => None,
    }
}
