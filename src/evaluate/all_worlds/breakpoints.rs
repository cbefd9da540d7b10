//! A rule and what it binds in; the events its verdict can hang on out, and the days around which each can change it.

use crate::evaluate::all_worlds::reads::{Profile, is_steady};
use crate::evaluate::known::truth;
use crate::evaluate::one_world::context::{Frame, Row};
use crate::ir::{Count, EventId, Literal, Phrase, Rule, Sentence};
use crate::time::{ArithmeticProblem, Day, Days, Duration, MonthEnd, Run};
use crate::world::{Known, Thing};

/// What a verdict can hang on. Truth is decided by the order of days: fixed ones, and days of events with what is added.
#[derive(Debug, Default)]
pub(crate) struct Stakes {
    /// The events, each with what is added to its day.
    pub(crate) events: Vec<(EventId, Vec<Shift>)>,
    /// The fixed days, sorted.
    pub(crate) days: Vec<Day>,
}

/// Durations added to a day (or taken away), one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Shift {
    steps: Vec<(Duration, bool)>,
}

impl Shift {
    /// The day so shifted.
    pub(crate) fn apply(&self, day: Day, frame: &Frame) -> Day {
        self.steps.iter().fold(day, |day, (by, minus)| moved(day, by, *minus, frame))
    }

    /// The first day that is shifted to `target` or later; none where no day is.
    pub(crate) fn first_reaching(&self, target: Day, frame: &Frame) -> Option<Day> {
        let back = self.steps.iter().rev().fold(target, |day, (by, minus)| moved(day, by, !*minus, frame));
        let mut day = if back.is_civil() { back } else { return None };
        if self.counts_in_days() {
            return Some(day);
        }
        // Months end on different days, so the way back can miss by a few.
        const FARTHEST: usize = 40;
        for _ in 0..FARTHEST {
            if self.apply(day, frame) >= target {
                break;
            }
            day = day.next();
        }
        for _ in 0..FARTHEST {
            if self.apply(day.previous(), frame) < target {
                break;
            }
            day = day.previous();
        }
        day.is_civil().then_some(day)
    }

    /// Whether every day is shifted as far as every other.
    fn counts_in_days(&self) -> bool {
        self.steps.iter().all(|(by, _)| by.months == 0 && by.business_days == 0)
    }

    fn then(&self, by: Duration, minus: bool) -> Shift {
        let mut steps = self.steps.clone();
        steps.push((by, minus));
        Shift { steps }
    }
}

/// Whether there are days before and after it.
fn is_inner(day: Day) -> bool {
    Day::FIRST < day && day < Day::LAST
}

/// A day so much later (or earlier). What the rule for month ends refuses counts as the last day of its month here.
fn moved(day: Day, by: &Duration, minus: bool, frame: &Frame) -> Day {
    let apply = |rule| if minus { day.minus(by, rule) } else { day.plus(by, rule) };
    let moved = match apply(frame.context.world.month_end()) {
        Err(ArithmeticProblem::NoSuchDay { .. }) => apply(MonthEnd::LastDay),
        other => other,
    };
    match moved {
        Ok(day) | Err(ArithmeticProblem::OutOfRange { bound: day }) => day,
        Err(_) => day,
    }
}

impl Stakes {
    /// The possible days of an event, cut where the order of days changes. `path` are the days of the events before it; `margin`
    /// says how many more days around each cut stand alone.
    pub(crate) fn classes(
        &self,
        frame: &Frame,
        place: usize,
        path: &[(EventId, Day)],
        margin: i64,
        domain: &Days,
    ) -> Vec<Run> {
        let shifts = self.events.get(place).map_or(&[][..], |(_, shifts)| shifts);
        let mut starts = Vec::new();
        let mut cut = |target: Day| {
            for shift in shifts {
                // Where only days are added to the day of the event, months play no part.
                let margin = if shift.counts_in_days() { 0 } else { margin };
                for step in -margin..=1 + margin {
                    starts.extend(shift.first_reaching(target.plus_days(step), frame));
                }
            }
        };
        self.days.iter().for_each(|day| cut(*day));
        // Events fixed already are fixed days to this one.
        for ((_, shifts), (_, day)) in self.events.iter().zip(path) {
            shifts
                .iter()
                .map(|shift| shift.apply(*day, frame))
                .filter(|day| day.is_civil())
                .for_each(&mut cut);
        }
        // Where a later event passes between a fixed day and this event, the distance of its own days matters.
        for (event, others) in self.events.iter().skip(place + 1) {
            // Where its own days begin and end it can pass no farther.
            for run in frame.context.world.event(*event).days.runs() {
                for bound in [run.from, run.through].into_iter().filter(|day| is_inner(*day)) {
                    others.iter().for_each(|shift| cut(shift.apply(bound, frame)));
                }
            }
            for one in others {
                for other in others.iter().filter(|other| *other != one) {
                    for day in &self.days {
                        if let Some(back) = one.first_reaching(*day, frame) {
                            cut(other.apply(back, frame));
                        }
                    }
                }
            }
        }
        starts.sort_unstable();
        starts.dedup();
        let mut classes = Vec::new();
        for run in domain.runs() {
            let (from, through) = (run.from.max(Day::FIRST), run.through.min(Day::LAST));
            let mut at = from;
            let first = starts.partition_point(|start| *start <= from);
            for start in starts.get(first..).unwrap_or_default().iter().take_while(|start| **start <= through)
            {
                classes.push(Run { from: at, through: start.previous() });
                at = *start;
            }
            classes.push(Run { from: at, through });
        }
        classes
    }

    /// An upper estimate of how many worlds there are to look at with the full margin.
    pub(crate) fn worlds_at_most(&self) -> usize {
        let days = self.days.len();
        let shifts = |list: &[Shift]| list.len();
        self.events.iter().fold(1_usize, |all, (_, list)| {
            all.saturating_mul(days.saturating_mul(shifts(list)).saturating_mul(4).saturating_add(2))
        })
    }
}

impl Frame<'_> {
    /// What the verdict on these things can hang on, as far as these events go.
    pub(crate) fn stakes(&self, rule: &Rule, profile: &Profile, events: &[EventId], row: &mut Row) -> Stakes {
        let things = self.things_seen(rule, profile, row);
        let lengths = self.lengths(profile, &things);
        self.gather(events, &things, &profile.days, &lengths)
    }

    /// The days around which these events can change the things themselves, and where those pass the named days.
    pub(crate) fn stakes_of(&self, events: &[EventId], things: &[Thing], named: &[Day]) -> Stakes {
        self.gather(events, things, named, &[])
    }

    fn gather(&self, events: &[EventId], things: &[Thing], named: &[Day], lengths: &[Duration]) -> Stakes {
        let world = self.context.world;
        let mut stakes = Stakes::default();
        let mut days = named.to_vec();
        let day_after = Shift::default().then(Duration::of_days(1), false);
        let mut shifts: Vec<(EventId, Vec<Shift>)> =
            events.iter().map(|event| (*event, vec![Shift::default(), day_after.clone()])).collect();
        for critical in things.iter().flat_map(|thing| world.critical(*thing)) {
            match critical.event {
                None => days.push(moved(critical.day, &critical.offset, critical.minus, self)),
                Some(event) => {
                    let shift = if critical.offset == Duration::ZERO {
                        Shift::default()
                    } else {
                        Shift::default().then(critical.offset, critical.minus)
                    };
                    if let Some((_, list)) = shifts.iter_mut().find(|(known, _)| *known == event)
                        && !list.contains(&shift)
                    {
                        list.push(shift);
                    }
                }
            }
        }
        days.sort_unstable();
        days.dedup();
        for length in lengths {
            for minus in [false, true] {
                stakes.days.extend(days.iter().map(|day| moved(*day, length, minus, self)));
            }
        }
        stakes.days.append(&mut days);
        stakes.days.retain(|day| day.is_civil());
        stakes.days.sort_unstable();
        stakes.days.dedup();
        stakes.events = shifts
            .into_iter()
            .map(|(event, own)| {
                let mut all = own.clone();
                for length in lengths {
                    all.extend(
                        own.iter().flat_map(|shift| [shift.then(*length, false), shift.then(*length, true)]),
                    );
                }
                (event, all)
            })
            .collect();
        stakes
    }

    /// The durations that the rule may add to a day.
    fn lengths(&self, profile: &Profile, things: &[Thing]) -> Vec<Duration> {
        let mut lengths = profile.durations.clone();
        for thing in things {
            let Thing::Term(term) = thing else { continue };
            for field in &profile.duration_fields {
                for (_, cell) in self.context.world.field(*term, *field, &self.assignment).segments() {
                    match &cell.known {
                        Known::Exactly(Literal::Duration(length)) => lengths.push(*length),
                        Known::Bounded { at_least, at_most } => {
                            for bound in [at_least, at_most].into_iter().flatten() {
                                if let Literal::Duration(length) = bound {
                                    lengths.push(*length);
                                }
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        if profile.distances {
            // The time between two days is counted in days, and months compare as the least and most days they can have.
            let counted: Vec<Duration> = lengths
                .iter()
                .flat_map(|length| [length.least_days(), length.most_days()])
                .flatten()
                .filter_map(|days| i64::try_from(days).ok())
                .map(Duration::of_days)
                .collect();
            lengths.extend(counted);
        }
        lengths.retain(|length| *length != Duration::ZERO && length.business_days == 0);
        let mut distinct: Vec<Duration> = Vec::new();
        for length in lengths {
            if !distinct.contains(&length) {
                distinct.push(length);
            }
        }
        distinct
    }

    /// The things whose days can make a difference: those bound, their agreements where the rule looks at them, and all that
    /// may match its inner phrases.
    fn things_seen(&self, rule: &Rule, profile: &Profile, row: &mut Row) -> Vec<Thing> {
        let world = self.context.world;
        let bound: Vec<Thing> = row.things().collect();
        let mut things = bound.clone();
        let agreements: Vec<Thing> = bound
            .iter()
            .filter_map(|thing| match thing {
                Thing::Term(term) => world.agreement_of(*term).map(Thing::Agreement),
                agreement @ Thing::Agreement(_) => Some(*agreement),
                Thing::Party(_) => None,
            })
            .collect();
        if profile.agreements {
            things.extend(&agreements);
        }
        for phrase in &profile.agreement_phrases {
            for agreement in &agreements {
                let Thing::Agreement(id) = agreement else { continue };
                things.extend(
                    world.terms_of(*id).map(Thing::Term).filter(|thing| self.is_noun(*thing, phrase.noun)),
                );
            }
        }
        for (phrase, in_rule) in &profile.phrases {
            if *in_rule {
                let seen: Vec<Thing> = self
                    .candidates_in_any_world(phrase, row)
                    .into_iter()
                    .filter(|thing| self.may_match(phrase, *thing, row))
                    .collect();
                things.extend(seen);
            } else {
                things.extend(
                    self.context
                        .world
                        .index()
                        .things(phrase.noun)
                        .iter()
                        .filter(|thing| self.is_visible(**thing, phrase)),
                );
            }
        }
        if let Sentence::There { count: Count::AtLeast(_) | Count::Exactly(_), .. } = rule.sentence
            && let Some(us) = self.context.ir.us
        {
            let ours = world
                .agreements()
                .iter()
                .filter(|id| world.parties_of(**id).any(|party| world.is_part_of(party, us)));
            things.extend(ours.map(|id| Thing::Agreement(*id)));
        }
        things.sort_unstable();
        things.dedup();
        things
    }

    /// The things that may match a phrase in some world.
    pub(crate) fn candidates_in_any_world(&self, phrase: &Phrase, row: &mut Row) -> Vec<Thing> {
        if phrase.slots.iter().all(|slot| is_steady(&slot.value)) {
            self.candidates(phrase, row).to_vec()
        } else {
            self.context.world.index().things(phrase.noun).to_vec()
        }
    }

    /// Whether the thing may match the phrase in some world. What is the same in every world is asked in this one.
    fn may_match(&self, phrase: &Phrase, thing: Thing, row: &mut Row) -> bool {
        if !self.is_visible(thing, phrase) {
            return false;
        }
        if !self.context.world.depends(thing).is_empty() {
            return true;
        }
        let steady = phrase.slots.iter().filter(|slot| is_steady(&slot.value));
        let fits = steady.fold(truth::ALWAYS, |fits, slot| truth::and(fits, self.slot(slot, thing, row)));
        fits != truth::NEVER
    }
}
