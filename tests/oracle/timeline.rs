//! What is said of a term's fields, and what they are on each day.

use super::calendar::{BEGINNING, Day, NEVER};
use super::instance::{Builder, LivingTerm};
use super::lives::within;
use super::model::*;
use super::values::{place, plain};

/// A statement as it stands in one world.
#[derive(Debug, Clone)]
pub struct Statement {
    pub field: Field,
    pub said: Said,
    /// The day from which its amendment speaks; [`BEGINNING`] for what the agreement itself says.
    pub since: Day,
    /// Its own days, where it has time words.
    pub days: Option<(Day, Day)>,
    /// Which change says it; nothing is said twice within one.
    pub change: usize,
}

/// What a field is on a day.
#[derive(Debug, Clone, PartialEq)]
pub enum Held {
    Stated(Said),
    Default(Value),
    Absent,
}

impl LivingTerm {
    /// The day from which the next amendment after the one of `since` speaks of the field.
    fn next_change(&self, field: Field, since: Day) -> Day {
        let later = self.statements.iter().filter(|one| one.field == field && one.since > since);
        later.map(|one| one.since).min().unwrap_or(NEVER)
    }

    /// What the field is on a day of the term's life. On days that only a renewal brings, what is required is blank where nothing says
    /// it.
    pub fn field(&self, field: Field, today: Day) -> Held {
        match self.stated_field(field, today) {
            Held::Absent if self.kind.requires(field) && today > self.plain_last => Held::Stated(Said::Blank),
            held => held,
        }
    }

    fn stated_field(&self, field: Field, today: Day) -> Held {
        let of_field = || self.statements.iter().filter(|one| one.field == field && one.since <= today);
        let default = || field.default().map_or(Held::Absent, Held::Default);
        let Some(newest) = of_field().map(|one| one.since).max() else {
            return default();
        };
        let mut changes: Vec<usize> =
            of_field().filter(|one| one.since == newest).map(|one| one.change).collect();
        changes.dedup();
        let said: Vec<Held> = changes.iter().map(|change| self.said_by(field, *change, today)).collect();
        match said.split_first() {
            Some((first, others)) if others.iter().all(|other| is_the_same(field, first, other)) => {
                first.clone()
            }
            // Two changes of one day that differ are an error, unless only an event puts them there.
            _ => Held::Stated(Said::Blank),
        }
    }

    /// What one change (0: the term itself) makes of a field on a day.
    fn said_by(&self, field: Field, change: usize, today: Day) -> Held {
        let speaking = || self.statements.iter().filter(|one| one.field == field && one.change == change);
        let timed: Vec<&Said> = speaking()
            .filter(|one| one.days.is_some_and(|days| within(today, days)))
            .map(|one| &one.said)
            .collect();
        match timed.split_first() {
            Some((first, rest)) if rest.iter().all(|other| says_the_same(field, first, other)) => {
                Held::Stated((*first).clone())
            }
            // Timed statements that differ where they overlap in this world leave the field blank.
            Some(_) => Held::Stated(Said::Blank),
            None => match speaking().find(|one| one.days.is_none()) {
                Some(standing) => Held::Stated(standing.said.clone()),
                None => field.default().map_or(Held::Absent, Held::Default),
            },
        }
    }

    pub fn lives_on(&self, today: Day) -> bool {
        self.life.is_some_and(|life| within(today, life))
    }
}

impl Builder<'_> {
    /// Complains of a timeline that contradicts or repeats itself, or leaves days unsaid. Words contradict each other whether
    /// or not the term lives in this world. Where it lives on no day, `is_slip` says whether that is a slip for certain; none: it is no
    /// slip at all.
    pub fn judge(&mut self, term: &LivingTerm, is_slip: Option<bool>) {
        for (at, one) in term.statements.iter().enumerate() {
            for (other_at, other) in term.statements.iter().enumerate().skip(at + 1) {
                if one.field == other.field && one.change == other.change {
                    self.judge_pair(term, (at, one), (other_at, other));
                }
            }
        }
        match term.life {
            Some(life) => {
                self.judge_rivals(term, life);
                self.judge_gaps(term, life);
            }
            None => {
                if let Some(certain) = is_slip {
                    self.complain(certain, format!("{} lives on no day", term.name));
                }
            }
        }
    }

    fn judge_pair(
        &mut self,
        term: &LivingTerm,
        (at, one): (usize, &Statement),
        (other_at, other): (usize, &Statement),
    ) {
        let key = format!("{} {:?} {at} {other_at}", term.name, one.field);
        match (one.days, other.days) {
            (None, None) => self.complain(true, format!("{key}: stated twice")),
            (Some(days), Some(others)) if !says_the_same(one.field, &one.said, &other.said) => {
                let overlap = (days.0.max(others.0), days.1.min(others.1));
                if overlap.0 <= overlap.1 && overlap.0 != NEVER && overlap.1 != BEGINNING {
                    // Overlaps outside the term's life, or where an amendment speaks, are left out.
                    let next = term.next_change(one.field, one.since);
                    let lived = term.life.is_none_or(|life| {
                        overlap.0.max(life.0).max(one.since) <= overlap.1.min(life.1).min(next - 1)
                    });
                    self.complain(lived, format!("{key}: overlap"));
                }
            }
            (None, Some(_)) | (Some(_), None) if says_the_same(one.field, &one.said, &other.said) => {
                self.complain(true, format!("{key}: says nothing new"));
            }
            _ => {}
        }
    }

    /// Complains of two changes of one day that say different things of a field on some day from then on.
    fn judge_rivals(&mut self, term: &LivingTerm, life: (Day, Day)) {
        let mut pairs: Vec<(Field, Day, usize, usize)> = Vec::new();
        for one in &term.statements {
            for other in &term.statements {
                if one.field == other.field && one.since == other.since && one.change < other.change {
                    pairs.push((one.field, one.since, one.change, other.change));
                }
            }
        }
        for (field, since, one, other) in pairs {
            let last = life.1.min(self.world.calendar.1);
            let differ = |today| {
                !is_the_same(field, &term.said_by(field, one, today), &term.said_by(field, other, today))
            };
            if (since.max(life.0)..=last).any(differ) {
                self.complain(true, format!("{} {field:?} at {since}: changes differ", term.name));
            }
        }
    }

    /// Complains of days on which a change says nothing of a field that was said before, whatever is signed later, and of days
    /// on which a required field is not stated.
    fn judge_gaps(&mut self, term: &LivingTerm, life: (Day, Day)) {
        if term.statements.iter().all(|statement| statement.since == BEGINNING && statement.days.is_none()) {
            return;
        }
        let calendar = self.world.calendar;
        for today in life.0.max(calendar.0)..=life.1.min(calendar.1).min(term.plain_last) {
            for statement in &term.statements {
                let field = statement.field;
                let says = |other: &Statement| {
                    other.field == field && other.days.is_none_or(|days| within(today, days))
                };
                let change = statement.since;
                let is_said = term.statements.iter().any(|other| other.since == change && says(other));
                let was_said = term.statements.iter().any(|other| other.since < change && says(other));
                if change <= today && !is_said && was_said {
                    return self.complain(true, format!("{} {field:?}: leaves days unsaid", term.name));
                }
                if field.is_required() && term.field(field, today) == Held::Absent {
                    return self.complain(true, format!("{} {field:?}: missing", term.name));
                }
            }
        }
    }
}

/// Whether two statements of a field say the same: texts and places as they compare.
fn says_the_same(field: Field, one: &Said, other: &Said) -> bool {
    match (one, other) {
        (Said::Value(Value::Text(one)), Said::Value(Value::Text(other))) if field == Field::Law => {
            place(&plain(one)) == place(&plain(other))
        }
        (Said::Value(Value::Text(one)), Said::Value(Value::Text(other))) => plain(one) == plain(other),
        _ => one == other,
    }
}

fn is_the_same(field: Field, one: &Held, other: &Held) -> bool {
    match (one, other) {
        (Held::Stated(one), Held::Stated(other)) => says_the_same(field, one, other),
        _ => one == other,
    }
}
