//! A thing in; the moments at which something about it begins or ends out: days of unknowns with what is added to them.
//!
//! Most terms are told of by the day at hand alone: whether they live on it, and what they say, hangs on which of their moments
//! lie after it. What is made of such terms, be it a sum over thousands of them, is then the same in all worlds in which the same
//! moments lie after that day, so that it is enough to work it out once for each way in which the moments can lie.

use super::shift::Shift;
use crate::ir::{
    FieldId, Literal, Operator, Patch, PatchKind, Stated, Statement, TermId, TimeSpan, TimeSpanKind, Value,
    ValueKind,
};
use crate::time::{Day, Duration, MonthEnd};
use crate::world::{Assignment, Sort, Thing, Unknown, World};

/// A day of an unknown with what is added to it. What hangs on it differs between the days before it and the days from it on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Moment {
    pub(crate) unknown: Unknown,
    shift: Shift,
    /// Whether it is the day after the one so counted.
    day_after: bool,
}

impl Moment {
    /// The day it is where its unknown has this day, or brings it. What words count beyond the calendar is its first or last day; what never comes
    /// has no moment.
    pub(crate) fn of(&self, day: Day, month_end: MonthEnd) -> Day {
        let moved = self.shift.apply(day, month_end);
        let counted = if day.is_civil() { moved.max(Day::FIRST).min(Day::LAST) } else { moved };
        if self.day_after { counted.next() } else { counted }
    }

    /// All that is added to the day of the unknown.
    pub(crate) fn shift(&self) -> Shift {
        if self.day_after { self.shift.then(Duration::of_days(1), false) } else { self.shift.clone() }
    }
}

/// Finds the moments of one thing.
struct Finder<'w> {
    world: &'w World,
    moments: Vec<Moment>,
    /// Whether all that was found is told by the day at hand.
    so: bool,
}

impl World {
    /// The moments of a thing's own words, those of its agreement left out; none where its days hang on more than which of them lie
    /// after the day at hand, or where two of them count from one unknown.
    pub(crate) fn moments(&self, thing: Thing) -> Option<Vec<Moment>> {
        let mut finder = Finder { world: self, moments: Vec::new(), so: true };
        let agreement = match thing.stated() {
            Thing::Agreement(id) => Some(id),
            Thing::Term(id) => self.agreement_of(id),
            Thing::Party(_) => None,
        };
        // How often something is renewed is no day; it moves one where nothing else does, and always by the same time.
        let renewal = agreement.and_then(|id| self.steady_renewal(id));
        let is_day =
            |unknown: &Unknown| matches!(self.sort(*unknown), Sort::Event(_)) || renewal == Some(*unknown);
        if !self.depends(thing).iter().all(is_day) {
            return None;
        }
        match thing.stated() {
            Thing::Agreement(id) => {
                let agreement = self.ir().agreement(id);
                let starts = agreement.from.as_slice();
                finder.spans(starts, false);
                finder.spans(&agreement.ends, starts.iter().any(|span| finder.is_uncertain(span)));
                finder.moments.extend(renewal.map(|unknown| Moment {
                    unknown,
                    shift: Shift::default(),
                    day_after: true,
                }));
                self.known_amendments(id).iter().for_each(|amendment| {
                    finder.patches(
                        self.ir().amendment(*amendment).from.as_ref(),
                        self.patches_of(*amendment, None),
                    );
                });
            }
            Thing::Term(id) => {
                let term = self.ir().term(id);
                let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
                let own = term.amendment.and_then(|id| self.ir().amendment(id).from.as_ref());
                let outer = term.agreement.and_then(|id| self.ir().agreement(id).from.as_ref());
                let begins = term.time.iter().filter(|span| starts(span)).chain(own).chain(outer);
                let moving_start = begins.into_iter().any(|span| finder.is_uncertain(span));
                finder.spans(&term.time, moving_start);
                finder.so &= own.is_none_or(|span| !finder.is_uncertain(span));
                finder.statements(&term.statements, moving_start);
                // What is added to the end of the agreement, or follows it, is a moment of the agreement's unknowns and not of these words.
                finder.so &= !self.counts_from_moving_end(id);
                // A default that is a day of an unknown is no more told by the day at hand than a statement that is one.
                finder.so &= self.moving_defaults_of(term).next().is_none();
                for amendment in known {
                    finder.patches(
                        self.ir().amendment(*amendment).from.as_ref(),
                        self.patches_of(*amendment, Some(id)),
                    );
                    for patch in self.patches_of(*amendment, Some(id)) {
                        if let PatchKind::Change { statements, .. } = &patch.kind {
                            finder.statements(statements, moving_start);
                        }
                    }
                }
            }
            Thing::Party(_) => return None,
        }
        let Finder { mut moments, so, .. } = finder;
        moments.sort_by_key(|moment| moment.unknown);
        moments.dedup();
        let twice = moments.windows(2).any(|pair| matches!(pair, [a, b] if a.unknown == b.unknown));
        (so && !twice).then_some(moments)
    }
}

impl World {
    /// The moments of these things and of all that they rest on, of those that hang on an unknown that is wanted; none where they are
    /// not told by the day at hand.
    pub(crate) fn moments_of(
        &self,
        things: &[Thing],
        wanted: impl Fn(Unknown) -> bool,
    ) -> Option<Vec<(Thing, Vec<Moment>)>> {
        let mut all = Vec::new();
        for thing in things {
            match thing {
                Thing::Party(party) => all.extend(self.terms_naming(*party).map(Thing::Term)),
                _ => all.push(*thing),
            }
        }
        let agreement = |thing: &Thing| match thing {
            Thing::Term(term) => self.agreement_of(*term).map(Thing::Agreement),
            _ => None,
        };
        let mut agreements: Vec<Thing> = all.iter().filter_map(agreement).collect();
        agreements.dedup();
        all.extend(agreements);
        all.sort_unstable();
        all.dedup();
        all.retain(|thing| self.depends(*thing).iter().any(|unknown| wanted(*unknown)));
        let moments = all.into_iter().map(|thing| Some((thing, self.moments(thing)?)));
        moments.collect()
    }

    /// Whether days of a term count from the last day of its agreement, and that moves, or what is added to it does.
    fn counts_from_moving_end(&self, id: TermId) -> bool {
        let term = self.ir().term(id);
        let Some(agreement) = term.agreement else { return false };
        let moves = !self.depends(Thing::Agreement(agreement)).is_empty();
        let is_exact = |statement: &&Statement| matches!(*statement.stated, Stated::Exactly(_));
        let tail = |statement: &&Statement| statement.field == FieldId::TAIL;
        let known = self.known_amendments(agreement);
        let has_tail = self.has_tail(id, term);
        let is_known =
            self.has_steady_tail(id) && term.statements.iter().filter(tail).all(|one| is_exact(&one));
        let mut words = term
            .statements
            .iter()
            .chain(self.changes(id, known))
            .flat_map(|statement| &statement.time)
            .chain(&term.time);
        has_tail && (moves || !is_known) || moves && words.any(TimeSpan::names_agreement_end)
    }

    /// Whether the tail of a term is the same on all days, or it has none.
    fn has_steady_tail(&self, id: TermId) -> bool {
        let term = self.ir().term(id);
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        let own = term.statements.iter().filter(|statement| statement.field == FieldId::TAIL);
        let changed = self.changes(id, known).any(|statement| statement.field == FieldId::TAIL);
        !changed
            && own.count() <= 1
            && term
                .statements
                .iter()
                .all(|statement| statement.field != FieldId::TAIL || statement.time.is_empty())
    }

    /// The first day of a thing, where no unknown moves that; none where one may, or where it is of an amendment.
    pub(super) fn certain_start(&self, thing: Thing) -> Option<Day> {
        let (own, agreement) = match thing.stated() {
            Thing::Agreement(id) => (&[][..], Some(id)),
            Thing::Term(id) if self.ir().term(id).amendment.is_none() => {
                (self.ir().term(id).time.as_ref(), self.ir().term(id).agreement)
            }
            Thing::Term(_) | Thing::Party(_) => return None,
        };
        let outer = agreement.and_then(|id| self.ir().agreement(id).from.as_ref());
        let moves = |span: &TimeSpan| self.is_uncertain_span(span) || span.names_agreement_end();
        if own.iter().chain(outer).any(moves) {
            return None;
        }
        let (first, _) = self.first_and_last(thing, &Assignment::new(self));
        Some(first).filter(|first| first.is_civil())
    }

    /// Whether a thing begins and ends the later, the later the unknowns come that its words name: these add durations to them or take
    /// the earlier or later of several, and nothing else, and amendments leave them alone.
    pub(in crate::world) fn moves_evenly(&self, thing: Thing) -> bool {
        // An objection or a condition of a renewal may lie on either side of its last day to act.
        let is_simple = |id| self.renewals_of(id).is_empty() || self.unknowns_of_dated_end(id).is_empty();
        let agreement = match thing {
            Thing::Agreement(id) => Some(id),
            Thing::Term(id) => self.ir().term(id).agreement,
            Thing::Party(_) => None,
        };
        agreement.is_none_or(is_simple) && self.moves_evenly_but_for_renewals(thing)
    }

    /// The same, whatever renewals add: they end nothing earlier.
    pub(super) fn moves_evenly_but_for_renewals(&self, thing: Thing) -> bool {
        let mut finder = Finder { world: self, moments: Vec::new(), so: true };
        let agreement;
        match thing {
            Thing::Agreement(id) => agreement = Some(id),
            Thing::Term(id) => {
                let term = self.ir().term(id);
                agreement = term.agreement;
                let own = term.amendment.and_then(|id| self.ir().amendment(id).from.as_ref());
                term.time.iter().chain(own).for_each(|span| finder.values(span));
                // A tail that is another on another day may end the term earlier where the agreement ends later.
                finder.so &= self.has_steady_tail(id);
                for amendment in term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement))
                {
                    let from = self.ir().amendment(*amendment).from.as_ref();
                    finder.patches(from, self.patches_of(*amendment, Some(id)));
                }
            }
            Thing::Party(_) => return false,
        }
        if let Some(id) = agreement {
            let declared = self.ir().agreement(id);
            declared.from.iter().chain(&declared.ends).for_each(|span| finder.values(span));
            for amendment in self.known_amendments(id) {
                finder.patches(
                    self.ir().amendment(*amendment).from.as_ref(),
                    self.patches_of(*amendment, None),
                );
            }
        }
        finder.so
    }
}

impl Finder<'_> {
    /// The moments that the values of time words name, whatever the words.
    fn values(&mut self, span: &TimeSpan) {
        if self.is_uncertain(span) || span.names_agreement_end() {
            span.values().for_each(|value| self.value(value, &[], false));
        }
    }

    fn is_uncertain(&self, span: &TimeSpan) -> bool {
        self.world.is_uncertain_span(span)
    }

    /// The moments of time words. A length of time that counts from a start that moves would be a moment of its own.
    fn spans(&mut self, spans: &[TimeSpan], moving_start: bool) {
        for span in spans {
            if matches!(span.kind, TimeSpanKind::For(_)) {
                self.so &= !moving_start;
            } else if self.is_uncertain(span) {
                self.span(span);
            }
        }
    }

    fn span(&mut self, span: &TimeSpan) {
        match &span.kind {
            TimeSpanKind::From(value) | TimeSpanKind::Before(value) | TimeSpanKind::Until(value) => {
                self.value(value, &[], false);
            }
            TimeSpanKind::After(value) | TimeSpanKind::Through(value) => self.value(value, &[], true),
            TimeSpanKind::Between(from, through) => {
                self.value(from, &[], false);
                self.value(through, &[], true);
            }
            TimeSpanKind::In(_) | TimeSpanKind::Within { .. } | TimeSpanKind::For(_) => self.so = false,
        }
    }

    /// The moments of a day. `added` is what the words around it add to it, the outermost first.
    fn value(&mut self, value: &Value, added: &[(Duration, bool)], day_after: bool) {
        if let Some(unknown) = self.world.unknown_that_is(value) {
            if self.world.is_uncertain(unknown) {
                let shift =
                    added.iter().rev().fold(Shift::default(), |shift, (by, minus)| shift.then(*by, *minus));
                self.moments.push(Moment { unknown, shift, day_after });
            }
            return;
        }
        match &value.kind {
            // Whoever asks for moments has looked whether it moves; later it only ever moves on.
            ValueKind::Literal(_) | ValueKind::AgreementEnd => {}
            ValueKind::Arithmetic {
                operator: operator @ (Operator::Add | Operator::Subtract),
                left,
                right,
            } => {
                let minus = *operator == Operator::Subtract;
                match (&left.kind, &right.kind) {
                    (_, ValueKind::Literal(Literal::Duration(by))) if counts(by) => {
                        self.value(left, &[added, &[(*by, minus)]].concat(), day_after);
                    }
                    (ValueKind::Literal(Literal::Duration(by)), _) if !minus && counts(by) => {
                        self.value(right, &[added, &[(*by, false)]].concat(), day_after);
                    }
                    _ => self.so = false,
                }
            }
            ValueKind::Extreme { of, .. } => of.iter().for_each(|value| self.value(value, added, day_after)),
            _ => self.so = false,
        }
    }

    /// What is said of fields. A value that is itself a day of an unknown is not told by the day at hand.
    fn statements(&mut self, statements: &[Statement], moving_start: bool) {
        for statement in statements {
            self.spans(&statement.time, moving_start);
            self.so &= !statement.stated.values().any(|value| self.world.is_uncertain_value(value));
        }
    }

    /// What an amendment does on a day that is known leaves the moments as they are: what had ended before it stays ended.
    fn patches<'p>(&mut self, from: Option<&TimeSpan>, patches: impl Iterator<Item = &'p Patch>) {
        for patch in patches {
            self.so &= from.is_none_or(|span| !self.is_uncertain(span));
            match &patch.kind {
                PatchKind::Extend { ending, .. } | PatchKind::End { ending: Some(ending), .. } => {
                    self.so &= !self.is_uncertain(ending);
                }
                PatchKind::End { ending: None, .. } | PatchKind::Add(_) | PatchKind::Change { .. } => {}
            }
        }
    }
}

/// Whether a duration moves every day by whole days that a calendar knows.
fn counts(by: &Duration) -> bool {
    by.business_days == 0 && by.hours == 0
}

/// Whether time words set a start.
fn starts(span: &TimeSpan) -> bool {
    matches!(
        span.kind,
        TimeSpanKind::From(_)
            | TimeSpanKind::After(_)
            | TimeSpanKind::In(_)
            | TimeSpanKind::Between(..)
            | TimeSpanKind::Within { .. }
    )
}
