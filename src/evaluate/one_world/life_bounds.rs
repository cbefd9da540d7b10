//! `end`, `start` and `last`: predicates that judge a thing as a whole. A life in, the days that are wrong about it out.

use crate::evaluate::known::compare::Dates;
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::{self, Reasons, Truth, Truths};
use crate::evaluate::known::value::{Estimate, Item};
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::ir::{BoundWord, Literal, PredicateKind, Relation, Value, ValueKind};
use crate::source::Span;
use crate::time::{Day, Days, Duration};
use crate::world::{AcrossWorlds, Thing, days_between};

/// Which days of a life are wrong, and whether that is certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// Wrong for certain.
    pub(crate) certain: Days,
    /// Perhaps wrong; the certain ones are among them.
    pub(crate) possible: Days,
    /// Why it cannot be told.
    pub(crate) reasons: Reasons,
}

/// A predicate that judges a thing as a whole against a bound that is written out.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FixedBound {
    /// It must end, or (`true`) must not.
    End(bool),
    /// Its first day.
    Start(Allowed),
    /// Its last day.
    Last(Allowed),
    /// How long it lives.
    Length { relation: Relation, length: Duration, negated: bool, span: Span },
}

/// The life of one thing, where that alone decides a rule: it is wrong on each of its days, or where it does not keep to a bound.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OfLife {
    pub(crate) thing: Thing,
    pub(crate) bound: Option<FixedBound>,
}

impl OfLife {
    /// The days that are wrong about it in a world in which the thing lives from `first` through `last`; none where it cannot be told.
    pub(crate) fn wrong(&self, frame: &Frame, first: Day, last: Day) -> Option<Days> {
        match &self.bound {
            Some(bound) if first <= last => bound.wrong(frame, first, last),
            _ => Some(days_between(first, last)),
        }
    }

    /// Whether a later end is worse; none where an end may be both too early and too late.
    pub(crate) fn is_worse_later(&self) -> Option<bool> {
        self.bound.as_ref().map_or(Some(true), FixedBound::is_worse_later)
    }

    /// The days that its first or its last day is held against, where it begins on `first`.
    pub(crate) fn days(&self, frame: &Frame, first: Day) -> Vec<Day> {
        self.bound.as_ref().map_or(Vec::new(), |bound| bound.days(frame, first))
    }
}

impl FixedBound {
    /// The bound of a predicate; none where it is not written out.
    pub(crate) fn of(predicate: &PredicateKind, negated: bool) -> Option<FixedBound> {
        let allowed = |allowed: Allowed| if negated { allowed.negated() } else { allowed };
        match predicate {
            PredicateKind::End => Some(FixedBound::End(negated)),
            PredicateKind::Bound { start, word, day } => {
                let ValueKind::Literal(Literal::Date(period)) = &day.kind else { return None };
                let allowed = allowed(Allowed::of_word(*word, period.first, period.last));
                Some(if *start { FixedBound::Start(allowed) } else { FixedBound::Last(allowed) })
            }
            PredicateKind::Last { relation, limit } => match &limit.kind {
                ValueKind::Literal(Literal::Duration(length)) => Some(FixedBound::Length {
                    relation: *relation,
                    length: *length,
                    negated,
                    span: limit.span,
                }),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether it counts days from another.
    pub(crate) fn counts(&self) -> bool {
        matches!(self, FixedBound::Length { .. })
    }

    /// The days that a first or a last day is held against, of what begins on `first`.
    pub(crate) fn days(&self, frame: &Frame, first: Day) -> Vec<Day> {
        match self {
            FixedBound::End(_) => Vec::new(),
            FixedBound::Start(allowed) | FixedBound::Last(allowed) => allowed.days().to_vec(),
            FixedBound::Length { length, span, .. } => {
                frame.last_day_after(first, length, *span).into_iter().collect()
            }
        }
    }

    /// The days that are wrong about a life, as [`Frame::whole`] has them; none where it cannot be told.
    pub(crate) fn wrong(&self, frame: &Frame, first: Day, last: Day) -> Option<Days> {
        let life = Days::run(first, last);
        let verdict = match self {
            FixedBound::End(negated) => {
                return Some(if (last == Day::END) != *negated { life } else { Days::empty() });
            }
            FixedBound::Start(allowed) => allowed.wrong(first).whole(),
            FixedBound::Last(allowed) => allowed.wrong(last),
            FixedBound::Length { relation, length, negated, span } => {
                let allowed = Allowed::of_relation(*relation, frame.last_day_after(first, length, *span)?);
                if *negated { allowed.negated().wrong(last) } else { allowed.wrong(last) }
            }
        };
        Some(verdict.days(&life))
    }
}

impl FixedBound {
    /// The days that are wrong in every world about a life that events move; empty: nothing is wrong in any. None where that
    /// differs between worlds or cannot be told.
    pub(crate) fn wrong_in_all(&self, frame: &Frame, across: &AcrossWorlds) -> Option<Days> {
        let (start, latest_start) = across.start;
        if start != latest_start || across.always.is_empty() {
            return None;
        }
        let (early, late) =
            (self.wrong(frame, start, across.end.0)?, self.wrong(frame, start, across.end.1)?);
        // The start is the same in every world, so worlds differ in the end alone. What is wrong about a life grows with its end, or
        // shrinks with it, so that the worlds with the earliest and the latest end say least and most against it.
        let (least, most) = if self.is_worse_later()? { (&early, &late) } else { (&late, &early) };
        match (least.is_empty(), most.is_empty()) {
            (_, true) => Some(Days::empty()),
            (false, false) => Some(early),
            (true, false) => None,
        }
    }

    /// Whether a later end is worse, or an earlier one; none where it is neither, as of an end that must lie within a period: too early
    /// is as wrong as too late.
    pub(crate) fn is_worse_later(&self) -> Option<bool> {
        match self {
            FixedBound::End(negated) => Some(!negated),
            FixedBound::Start(_) => Some(true),
            FixedBound::Last(Allowed::AtMost(_) | Allowed::Below(_)) => Some(true),
            FixedBound::Last(Allowed::AtLeast(_) | Allowed::Above(_)) => Some(false),
            FixedBound::Last(Allowed::Within(..) | Allowed::Outside(..)) => None,
            FixedBound::Length { relation, negated, .. } => match relation {
                Relation::AtMost | Relation::Below => Some(!negated),
                Relation::AtLeast | Relation::Above => Some(*negated),
                Relation::Equal => None,
            },
        }
    }
}

impl Frame<'_> {
    /// The days on which it shows that the thing as a whole is not what it must be: when it runs too long those beyond the
    /// bound, in every other case its whole life. None for predicates that are asked day by day.
    pub(crate) fn whole(
        &self,
        thing: Thing,
        predicate: &PredicateKind,
        negated: bool,
        row: &mut Row,
    ) -> Option<Wrong> {
        let world = self.context.world;
        let is_whole = predicate.judges_life();
        if is_whole && self.is_blurred(thing) {
            let across = self.across_worlds(thing);
            let settled =
                FixedBound::of(predicate, negated).and_then(|bound| bound.wrong_in_all(self, &across));
            if settled.is_some_and(|wrong| wrong.is_empty()) {
                return Some(Wrong::certainly(Days::empty()));
            }
            let (certain, possible) = (Days::empty(), across.sometimes.clone());
            // What the bound hangs on matters as well as what the life does.
            let reasons = self.undated(&across.unknowns).with(self.bound_reasons(predicate, row));
            return Some(Wrong { certain, possible, reasons });
        }
        let (start, end) = (world.start(thing, &self.assignment).day, world.end(thing, &self.assignment).day);
        let life = self.life(thing).into_owned();
        let test = |allowed: Allowed, day: Day| {
            if negated { allowed.negated().wrong(day) } else { allowed.wrong(day) }
        };
        Some(match predicate {
            PredicateKind::End => {
                let wrong = (end == Day::END) != negated;
                Wrong::certainly(if wrong { life } else { Days::empty() })
            }
            PredicateKind::Bound { start: at_start, word, day } => {
                let limit = self.first_day_value(day, &life, row);
                let Some((least, most, reasons)) = limit.bounds() else {
                    return Some(Wrong::unsettled(&limit, life, negated));
                };
                let Some(dates) = Dates::of(least, most) else {
                    return Some(Wrong::unsettled(&limit, life, negated));
                };
                let tested = if *at_start { start } else { end };
                self.keep_order([tested.cmp(&dates.least_first), tested.cmp(&dates.most_last)]);
                let of = |first: Day, last: Day| match never_ending(*word, negated, last) {
                    Some(verdict) if !*at_start && tested == Day::END => verdict,
                    _ => {
                        let verdict = test(Allowed::of_word(*word, first, last), tested);
                        if *at_start { verdict.whole() } else { verdict }
                    }
                };
                let mut bounds =
                    vec![(dates.least_first, dates.least_last), (dates.most_first, dates.most_last)];
                // Whatever a bound between the extremes says lies between what these two say, but for one: a bound that is the tested
                // day itself can be met (`on`) where neither extreme is.
                if least != most && dates.least_first <= tested && tested <= dates.most_last {
                    bounds.push((tested, tested));
                }
                // A day that never comes is unlike every other: before it is the last day that may come.
                if least != most && dates.most_last == Day::END {
                    bounds.push((Day::LAST, Day::LAST));
                }
                Wrong::among(&life, bounds.into_iter().map(|(first, last)| of(first, last)), reasons)
            }
            PredicateKind::Last { relation, limit } => {
                let span = limit.span;
                let limit = self.first_day_value(limit, &life, row);
                let Some((least, most, reasons)) = limit.bounds() else {
                    return Some(Wrong::unsettled(&limit, life, negated));
                };
                // The last day of something that lasts exactly so long.
                let reach = |bound: Option<&Item>, otherwise: Day| match bound {
                    Some(Item::Duration(length)) => self.last_day_after(start, length, span),
                    Some(Item::Below) => Some(Day::BEGINNING),
                    Some(Item::Above) => Some(Day::END),
                    _ => Some(otherwise),
                };
                let (Some(early), Some(late)) = (reach(least, Day::BEGINNING), reach(most, Day::END)) else {
                    return Some(Wrong {
                        certain: Days::empty(),
                        possible: life,
                        reasons: self.business_days(least),
                    });
                };
                self.keep_order([end.cmp(&early), end.cmp(&late)]);
                let of = |day: Day| test(Allowed::of_relation(*relation, day), end);
                // As above: a length between the extremes may end on the very day.
                let between = (early <= end && end <= late).then_some(end);
                Wrong::among(&life, [early, late].into_iter().chain(between).map(of), reasons)
            }
            _ => return None,
        })
    }

    /// Why the bound is not known, on whatever day.
    fn bound_reasons(&self, predicate: &PredicateKind, row: &mut Row) -> Reasons {
        match predicate {
            PredicateKind::Bound { day: bound, .. } | PredicateKind::Last { limit: bound, .. } => {
                let values = self.value(bound, row);
                values.segments().fold(Reasons::NONE, |all, (_, value)| all.with(value.reasons()))
            }
            _ => Reasons::NONE,
        }
    }

    /// A bound that is a field is asked for on the first day of the life.
    fn first_day_value(&self, value: &Value, life: &Days, row: &mut Row) -> Estimate {
        let values = self.value(value, row);
        values.at(life.first().unwrap_or(Day::BEGINNING)).clone()
    }

    /// The day before start + duration, as the words at `span` ask; none for business days, which no calendar counts.
    fn last_day_after(&self, start: Day, length: &Duration, span: Span) -> Option<Day> {
        self.calculate(span, |it| it.last_of(start, length))
    }

    fn business_days(&self, bound: Option<&Item>) -> Reasons {
        match bound {
            Some(Item::Duration(length)) => {
                let days = Duration::of_days(length.business_days);
                self.note(Reason::Durations(*length, days))
            }
            _ => Reasons::NONE,
        }
    }
}

/// The days that are allowed. What never comes is later than every day, and not later than itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Allowed {
    AtMost(Day),
    Below(Day),
    AtLeast(Day),
    Above(Day),
    /// Both ends inclusive.
    Within(Day, Day),
    /// Both ends inclusive.
    Outside(Day, Day),
}

/// What is wrong about a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Right,
    /// It is later than this day, the last that is allowed.
    TooLate(Day),
    Wrong,
}

impl Allowed {
    /// The days that it names.
    fn days(self) -> [Day; 2] {
        match self {
            Allowed::AtMost(day) | Allowed::Below(day) | Allowed::AtLeast(day) | Allowed::Above(day) => {
                [day; 2]
            }
            Allowed::Within(first, last) | Allowed::Outside(first, last) => [first, last],
        }
    }

    fn of_word(word: BoundWord, first: Day, last: Day) -> Allowed {
        match word {
            BoundWord::By => Allowed::AtMost(last),
            BoundWord::Before => Allowed::Below(first),
            BoundWord::After => Allowed::Above(last),
            BoundWord::On => Allowed::Within(first, last),
        }
    }

    fn of_relation(relation: Relation, day: Day) -> Allowed {
        match relation {
            Relation::AtMost => Allowed::AtMost(day),
            Relation::Below => Allowed::Below(day),
            Relation::AtLeast => Allowed::AtLeast(day),
            Relation::Above => Allowed::Above(day),
            Relation::Equal => Allowed::Within(day, day),
        }
    }

    /// All other days.
    fn negated(self) -> Allowed {
        match self {
            Allowed::AtMost(day) => Allowed::Above(day),
            Allowed::Below(day) => Allowed::AtLeast(day),
            Allowed::AtLeast(day) => Allowed::Below(day),
            Allowed::Above(day) => Allowed::AtMost(day),
            Allowed::Within(first, last) => Allowed::Outside(first, last),
            Allowed::Outside(first, last) => Allowed::Within(first, last),
        }
    }

    fn wrong(self, day: Day) -> Verdict {
        let too_late = match self {
            Allowed::AtMost(last) | Allowed::Within(_, last) => (day > last).then_some(last),
            // Beyond what never comes there is no day, so what never comes either is wrong as a whole.
            Allowed::Below(Day::END) => None,
            Allowed::Below(first) => (day >= first).then_some(first.previous()),
            Allowed::AtLeast(_) | Allowed::Above(_) | Allowed::Outside(..) => None,
        };
        let wrong = match self {
            Allowed::AtLeast(first) | Allowed::Within(first, _) => day < first,
            Allowed::Above(last) => day <= last,
            Allowed::Outside(first, last) => first <= day && day <= last,
            Allowed::Below(first) => first == Day::END && day == first,
            Allowed::AtMost(_) => false,
        };
        match too_late {
            Some(last) => Verdict::TooLate(last),
            None if wrong => Verdict::Wrong,
            None => Verdict::Right,
        }
    }
}

/// What is wrong about an end that never comes; none where it is held against the bound as any day is. What never ends ends by, before or
/// on no day, and of a bound that never comes it is no later than that.
fn never_ending(word: BoundWord, negated: bool, bound: Day) -> Option<Verdict> {
    let never = bound == Day::END;
    match (word, negated) {
        (BoundWord::By | BoundWord::Before | BoundWord::On, true) => Some(Verdict::Right),
        (BoundWord::By | BoundWord::Before, false) if never => Some(Verdict::Right),
        (BoundWord::On, false) if never => Some(Verdict::Wrong),
        _ => None,
    }
}

impl Verdict {
    /// A start that is too late makes the whole life wrong.
    fn whole(self) -> Verdict {
        if let Verdict::TooLate(_) = self { Verdict::Wrong } else { self }
    }

    fn days(self, life: &Days) -> Days {
        match self {
            Verdict::Right => Days::empty(),
            Verdict::TooLate(last) => life.intersection(&Days::run(last.next(), Day::END)),
            Verdict::Wrong => life.clone(),
        }
    }
}

impl Wrong {
    fn certainly(days: Days) -> Wrong {
        Wrong { certain: days.clone(), possible: days, reasons: Reasons::NONE }
    }

    /// The bound is one of several, and it is not known which: what is wrong by all of them is wrong for certain, what is wrong by
    /// one of them is perhaps wrong.
    fn among(life: &Days, verdicts: impl Iterator<Item = Verdict>, reasons: Reasons) -> Wrong {
        let mut verdicts = verdicts.map(|verdict| verdict.days(life));
        let first = verdicts.next().unwrap_or_default();
        let mut wrong = Wrong { certain: first.clone(), possible: first, reasons };
        for days in verdicts {
            wrong.certain = wrong.certain.intersection(&days);
            wrong.possible = wrong.possible.union(&days);
        }
        wrong
    }

    /// Against a bound that is absent every comparison is false; against one that is unknown nothing can be told.
    fn unsettled(limit: &Estimate, life: Days, negated: bool) -> Wrong {
        match limit {
            Estimate::Unknown(reasons) => Wrong { certain: Days::empty(), possible: life, reasons: *reasons },
            _ if negated => Wrong::certainly(Days::empty()),
            _ => Wrong::certainly(life),
        }
    }

    /// As a truth over time.
    pub(crate) fn truths(&self) -> Truths {
        if self.certain == self.possible {
            return truth::on(&self.certain);
        }
        truth::on(&self.certain).zip_with(&truth::on(&self.possible), |certain, possible| {
            Truth::between(*certain == Truth::True, *possible == Truth::True, self.reasons)
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn beyond_the_bound_only_where_it_runs_too_long() {
        let (first, last) = (day("2030-01-01"), day("2030-12-31"));
        let by = Allowed::of_word(BoundWord::By, first, last);
        assert_eq!(by.wrong(day("2031-01-01")), Verdict::TooLate(last));
        assert_eq!(by.wrong(last), Verdict::Right);
        assert_eq!(by.negated().wrong(last), Verdict::Wrong);
        let after = Allowed::of_word(BoundWord::After, first, last);
        assert_eq!(after.wrong(last), Verdict::Wrong);
        assert_eq!(after.negated().wrong(Day::END), Verdict::TooLate(last));
        assert_eq!(Allowed::of_word(BoundWord::After, Day::END, Day::END).wrong(Day::END), Verdict::Wrong);
        let on = Allowed::of_word(BoundWord::On, first, last);
        assert_eq!(on.wrong(day("2029-12-31")), Verdict::Wrong);
        assert_eq!(on.wrong(Day::END), Verdict::TooLate(last));
        assert_eq!(on.negated().wrong(first), Verdict::Wrong);
        assert_eq!(on.negated().wrong(Day::END), Verdict::Right);
        assert_eq!(Allowed::Below(Day::END).wrong(Day::END), Verdict::Wrong);
        assert_eq!(Allowed::Below(Day::END).wrong(first), Verdict::Right);
    }

    #[test]
    fn what_never_ends_ends_by_no_day() {
        let never = Day::END;
        for word in [BoundWord::By, BoundWord::Before] {
            assert_eq!(never_ending(word, false, never), Some(Verdict::Right));
            assert_eq!(never_ending(word, true, never), Some(Verdict::Right));
            assert_eq!(never_ending(word, true, day("2030-01-01")), Some(Verdict::Right));
            assert_eq!(never_ending(word, false, day("2030-01-01")), None);
        }
        assert_eq!(never_ending(BoundWord::On, false, never), Some(Verdict::Wrong));
        assert_eq!(never_ending(BoundWord::After, false, never), None);
    }
}
