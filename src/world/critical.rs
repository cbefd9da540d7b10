//! The days that can make a difference to a thing: fixed days, and days of unknowns with what is added to them.

use super::possible::Shift;
use super::{Thing, Unknown, World};
use crate::ir::{
    AgreementId, FieldId, Literal, Operator, Patch, PatchKind, Statement, TermId, TimeSpan, TimeSpanKind,
    Value, ValueKind,
};
use crate::time::{Day, Duration};

/// A day at which something may begin (its first day, or the day after its last).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Critical {
    /// The unknown the day is counted from; none: from `day`.
    pub(crate) unknown: Option<Unknown>,
    /// The fixed day, where there is no unknown.
    pub(crate) day: Day,
    /// What is added to it.
    pub(crate) shift: Shift,
}

/// The critical days of the words of one thing.
struct Finder<'w> {
    world: &'w World,
    /// Those of the agreement whose words they are, which these may name.
    agreement: Vec<Critical>,
    list: Vec<Critical>,
}

impl World {
    /// The days that can make a difference to the thing, in whatever world; those of its agreement and of the amendments
    /// included. A period gives its first day and the day after its last.
    pub(crate) fn critical(&self, thing: Thing) -> Vec<Critical> {
        let thing = thing.stated();
        let agreement = match thing {
            Thing::Term(id) => self.ir().term(id).agreement,
            Thing::Agreement(_) | Thing::Party(_) => None,
        };
        let agreement = agreement.map(|id| self.critical(Thing::Agreement(id))).unwrap_or_default();
        let mut finder = Finder { world: self, agreement, list: Vec::new() };
        match thing {
            Thing::Term(id) => finder.term(id),
            Thing::Agreement(id) => finder.agreement(id),
            Thing::Party(id) => {
                for term in self.terms_naming(id) {
                    finder.list.extend(self.critical(Thing::Term(term)));
                }
            }
        }
        finder.list
    }
}

impl Finder<'_> {
    fn term(&mut self, id: TermId) {
        let world = self.world;
        let term = world.ir().term(id);
        term.time.iter().for_each(|span| self.span(span));
        self.statements(&term.statements);
        for default in
            world.moving_defaults_of(term).filter_map(|field| world.ir().field(field).default.as_ref())
        {
            default.values().for_each(|value| self.value(value));
        }
        if let Some(agreement) = term.agreement {
            let known = world.known_amendments(agreement);
            let tails = term.statements.iter().chain(world.changes(id, known));
            tails.for_each(|statement| self.tail(statement));
            self.headers(agreement);
            self.patches(agreement, |patch| match &patch.kind {
                PatchKind::Add(added) => *added == id,
                PatchKind::Change { term, .. } => *term == id,
                PatchKind::Extend { term, .. } | PatchKind::End { term, .. } => {
                    term.is_none_or(|term| term == id)
                }
            });
        }
    }

    fn agreement(&mut self, id: AgreementId) {
        self.headers(id);
        self.patches(id, |patch| {
            matches!(patch.kind, PatchKind::Extend { term: None, .. } | PatchKind::End { term: None, .. })
        });
    }

    /// The critical days of an agreement's own start and ends.
    fn headers(&mut self, id: AgreementId) {
        let agreement = self.world.ir().agreement(id);
        self.list.extend(agreement.signed.map(fixed));
        agreement.from.iter().chain(&agreement.ends).for_each(|span| self.span(span));
        // What renewals move is the end of the agreement, wherever that comes from.
        for unknown in self.world.unknowns_that_renew(id) {
            let at = Critical { unknown: Some(unknown), ..fixed(Day::END) };
            self.list.push(at.then(Duration::of_days(1), false));
            self.list.push(at);
        }
    }

    /// The critical days of the amendments with a patch that matters, and of those patches.
    fn patches(&mut self, id: AgreementId, matters: impl Fn(&Patch) -> bool) {
        let world = self.world;
        for amendment in world.known_amendments(id).iter().map(|id| world.ir().amendment(*id)) {
            let mut any = false;
            for patch in amendment.patches.iter().filter(|patch| matters(patch)) {
                any = true;
                match &patch.kind {
                    PatchKind::Change { statements, .. } => self.statements(statements),
                    PatchKind::Extend { ending, .. } | PatchKind::End { ending: Some(ending), .. } => {
                        self.span(ending);
                    }
                    PatchKind::End { ending: None, .. } | PatchKind::Add(_) => {}
                }
            }
            if any {
                self.list.extend(amendment.signed.map(fixed));
                amendment.from.iter().for_each(|span| self.span(span));
            }
        }
    }

    /// A tail is added to the last day of the agreement.
    fn tail(&mut self, statement: &Statement) {
        if statement.field != FieldId::TAIL {
            return;
        }
        let lengths: Vec<Duration> = statement.stated.values().filter_map(duration).collect();
        for length in lengths {
            let day = Duration::of_days(1);
            let ends =
                self.agreement.iter().map(|end| end.then(day, true).then(length, false).then(day, false));
            self.list.extend(ends);
        }
    }

    fn statements(&mut self, statements: &[Statement]) {
        for statement in statements {
            statement.time.iter().for_each(|span| self.span(span));
            statement.stated.values().for_each(|value| self.value(value));
        }
    }

    /// The critical days of time words. The length of `for D` is added to everything found before it.
    fn span(&mut self, span: &TimeSpan) {
        let before = self.list.len();
        span.values().for_each(|value| self.value(value));
        let length = match &span.kind {
            TimeSpanKind::For(value) => duration(value),
            TimeSpanKind::Within { duration: value, .. } => duration(value),
            _ => None,
        };
        if let Some(length) = length {
            // `for D` counts from a start that other words set (a header, the agreement, an amendment), so from any found so far.
            let reach = if matches!(span.kind, TimeSpanKind::For(_)) { 0 } else { before };
            let later: Vec<Critical> =
                self.list.iter().skip(reach).map(|critical| critical.then(length, false)).collect();
            self.list.extend(later);
        }
    }

    /// The critical days of a value.
    fn value(&mut self, value: &Value) {
        let day = Duration::of_days(1);
        match &value.kind {
            ValueKind::Literal(Literal::Date(period)) => {
                self.list.push(fixed(period.first));
                self.list.push(fixed(period.last.next()));
            }
            ValueKind::Event(event) => {
                let unknown = self.world.unknown(*event);
                match self.world.domain(unknown).fixed() {
                    Some(day) => self.list.extend([fixed(day), fixed(day.next())]),
                    None => {
                        let at = Critical { unknown: Some(unknown), ..fixed(Day::END) };
                        self.list.push(at.then(day, false));
                        self.list.push(at);
                    }
                }
            }
            // What ends on a day has the day after it among its critical days.
            ValueKind::AgreementEnd => {
                let ends = self.agreement.iter().flat_map(|end| [end.then(day, true), end.clone()]);
                self.list.extend(ends);
            }
            ValueKind::Arithmetic { operator, left, right } => {
                let before = self.list.len();
                self.value(left);
                self.value(right);
                let minus = *operator == Operator::Subtract;
                if let Some(length) = duration(right).or_else(|| duration(left)) {
                    // Only the sum bounds anything; the days it is made of do not.
                    let sums = self.list.split_off(before);
                    self.list.extend(sums.iter().map(|critical| critical.then(length, minus)));
                }
            }
            ValueKind::Negate(of) | ValueKind::PercentOf { of, .. } => self.value(of),
            ValueKind::Extreme { of, .. } => of.iter().for_each(|value| self.value(value)),
            _ => {}
        }
    }
}

impl World {
    /// The critical days of the ends of an agreement, its renewals left out.
    pub(super) fn critical_ends(&self, id: AgreementId) -> Vec<Critical> {
        let mut finder = Finder { world: self, agreement: Vec::new(), list: Vec::new() };
        let agreement = self.ir().agreement(id);
        agreement.from.iter().chain(&agreement.ends).for_each(|span| finder.span(span));
        for amendment in self.known_amendments(id) {
            for patch in self.patches_of(*amendment, None) {
                if let PatchKind::Extend { ending, .. } | PatchKind::End { ending: Some(ending), .. } =
                    &patch.kind
                {
                    finder.span(ending);
                }
            }
        }
        finder.list
    }
}

impl Critical {
    /// The same, and then so much later (or earlier).
    pub(super) fn then(&self, length: Duration, minus: bool) -> Critical {
        Critical { shift: self.shift.then(length, minus), ..*self }
    }

    /// A day that nothing moves.
    pub(super) fn fixed(day: Day) -> Critical {
        fixed(day)
    }

    /// The day it is where what it is counted from is this one; the bounds of the calendar stand in for what lies beyond.
    pub(super) fn moved(&self, day: Day, world: &World) -> Day {
        self.shift.apply(day, world.month_end())
    }
}

fn fixed(day: Day) -> Critical {
    Critical { unknown: None, day, shift: Shift::default() }
}

fn duration(value: &Value) -> Option<Duration> {
    match &value.kind {
        ValueKind::Literal(Literal::Duration(duration)) => Some(*duration),
        _ => None,
    }
}
