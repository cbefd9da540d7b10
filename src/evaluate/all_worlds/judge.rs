//! A rule, what it binds and the events that matter in; its verdict over every possible world out.
//!
//! Truth is decided by the order of days, so the days of an event fall into classes within which nothing changes but where
//! runs begin and end, and these move with the event. Each class is looked at on its first and its last day.

use std::sync::{Arc, OnceLock};

use crate::evaluate::all_worlds::breakpoints::Stakes;
use crate::evaluate::all_worlds::breaks::Breaks;
use crate::evaluate::all_worlds::judgement::{self, Judgement};
use crate::evaluate::all_worlds::reads::Profile;
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::{self, Truth};
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::context::Frame;
use crate::evaluate::one_world::ruling::Ruling;
use crate::evaluate::one_world::shared::Shared;
use crate::ir::{EventId, Rule};
use crate::time::{Day, Days, Run};
use crate::world::{Thing, days_between};

/// How many possible worlds are looked at for one rule and one way of binding its things. Past it the verdict is open.
pub(crate) const MOST_WORLDS: usize = 20_000;

/// What a set of worlds says together.
#[derive(Debug, Clone)]
struct Region {
    /// The days broken in some of them.
    broken: Days,
    /// The days not broken in some of them.
    whole: Days,
    /// The days on which it cannot be told in some of them.
    unknown: Days,
    breaks: Breaks,
}

/// What is asked of each world.
#[derive(Clone, Copy)]
enum Asked<'w> {
    /// What the rule says of the candidate.
    Rule(&'w Rule, &'w Candidate),
    /// On which of these days the thing lives, which are those that are broken.
    Life(Thing, &'w Days),
}

/// Walks the possible worlds.
struct Walk<'w, 'a> {
    frame: &'w mut Frame<'a>,
    asked: Asked<'w>,
    stakes: &'w Stakes,
    /// The days of the events fixed so far.
    path: Vec<(EventId, Day)>,
    /// How many more days around each breakpoint are looked at on their own.
    margin: i64,
    looked_at: usize,
    judgement: Judgement,
}

impl<'a> Frame<'a> {
    /// Decides a rule on what the candidate binds, in every possible world. `need_met`: it matters whether there is anything to
    /// judge at all.
    pub(crate) fn judge(
        &mut self,
        rule: &'a Rule,
        profile: &OnceLock<Profile<'a>>,
        candidate: &Candidate,
        need_met: bool,
    ) -> Judgement {
        let judgement = self.judge_in_all(rule, profile, candidate, need_met);
        Judgement { why: self.reasons(judgement.reasons), ..judgement }
    }

    fn judge_in_all(
        &mut self,
        rule: &'a Rule,
        profile: &OnceLock<Profile<'a>>,
        candidate: &Candidate,
        need_met: bool,
    ) -> Judgement {
        if !self.context.uncertain {
            return certain(&self.ruling_on(rule, candidate));
        }
        // First all worlds at once: what that settles is settled in each.
        let blurred = self.over_all_worlds(|frame| frame.ruling_on(rule, candidate));
        let mut hangs = truth::reasons(&blurred.broken);
        if need_met {
            hangs = hangs.with(blurred.met.reasons());
        }
        let events: Vec<EventId> = self
            .reasons(hangs)
            .into_iter()
            .filter_map(|reason| if let Reason::Event(event) = reason { Some(event) } else { None })
            .collect();
        if events.is_empty() {
            if self.observer.is_some() {
                self.ruling_on(rule, candidate);
            }
            return certain(&blurred);
        }
        let profile = profile.get_or_init(|| Profile::of(self.context.ir, self.context.world, rule));
        let stakes = self.stakes(rule, profile, &events, &mut candidate.first().clone());
        self.forget();
        let mut judgement = self.judge_worlds(Asked::Rule(rule, candidate), &stakes);
        if judgement.unfinished {
            // What no look at all worlds at once could rule out stays possible.
            judgement.broken = blurred.broken.days_where(|truth| truth.may_hold());
            judgement.met |= blurred.met.may_hold();
        }
        judgement
    }

    /// Decides, in every possible world, a rule that a thing breaks on each of these days on which it lives.
    pub(crate) fn judge_life(
        &mut self,
        thing: Thing,
        time: &Days,
        known: &Shared<Judgement>,
    ) -> Arc<Judgement> {
        // What lives with its agreement is broken as long as any other that does.
        let lives = match thing {
            Thing::Term(term) if self.context.world.lives_with_agreement(term) => {
                self.context.world.agreement_of(term).map_or(thing, Thing::Agreement)
            }
            _ => thing,
        };
        let mut judge = || Arc::new(self.judge_life_of(lives, time));
        if *time == Days::all() { known.of(lives, judge) } else { judge() }
    }

    fn judge_life_of(&mut self, thing: Thing, time: &Days) -> Judgement {
        let hull = self.hull(thing);
        let ends = time.runs().iter().flat_map(|run| [run.from, run.through.next()]);
        let named: Vec<Day> = ends.filter(|day| day.is_civil()).collect();
        let stakes = self.stakes_of(&hull.events, &[thing], &named);
        let mut judgement = self.judge_worlds(Asked::Life(thing, time), &stakes);
        if judgement.unfinished {
            judgement.broken = hull.sometimes.intersection(time);
            judgement.met |= !hull.sometimes.is_empty();
        }
        judgement
    }

    fn judge_worlds(&mut self, asked: Asked, stakes: &Stakes) -> Judgement {
        let mut walk = Walk {
            frame: self,
            asked,
            stakes,
            path: Vec::new(),
            margin: 1,
            looked_at: 0,
            judgement: Judgement::default(),
        };
        if stakes.worlds_at_most() > MOST_WORLDS / 10 {
            walk.margin = 0;
        }
        let region = walk.region(0);
        let unfinished = walk.looked_at > MOST_WORLDS;
        let mut judgement = walk.judgement;
        judgement.unfinished = unfinished;
        judgement.always = region.breaks == Breaks::Always && !unfinished;
        judgement.broken = region.broken;
        if judgement.always {
            let everywhere = judgement.broken.difference(&region.whole);
            if is_told(&everywhere) {
                judgement.broken = everywhere;
                judgement.everywhere = true;
            }
        } else {
            judgement.breaks = Some(region.breaks);
        }
        judgement.unknown = region.unknown;
        judgement.events = stakes.events.iter().map(|(event, _)| *event).collect();
        judgement
    }

    /// What this world says of a candidate: it breaks the rule whichever way round it does.
    pub(crate) fn ruling_on(&self, rule: &Rule, candidate: &Candidate) -> Ruling {
        let mut rulings = candidate.rows().map(|row| self.ruling(rule, &mut row.clone()));
        let first = rulings.next().unwrap_or(Ruling { broken: truth::NEVER, met: Truth::False });
        rulings.fold(first, |all, ruling| Ruling {
            broken: truth::or(all.broken, ruling.broken),
            met: all.met.or(ruling.met),
        })
    }

    /// Stands in the world of these days.
    pub(crate) fn stand_in(&mut self, world: &[(EventId, Day)]) {
        for (event, day) in world {
            self.set(*event, *day);
        }
    }
}

/// Whether days are broken of which anyone tells. An event that may happen on any day may have happened before the first day
/// there is, so what ends on that day with it need not be.
pub(crate) fn is_told(days: &Days) -> bool {
    days.last().is_some_and(|last| last > Day::FIRST)
}

/// The verdict where no event matters.
fn certain(ruling: &Ruling) -> Judgement {
    if ruling.broken == truth::NEVER {
        return Judgement { met: ruling.met.may_hold(), ..Judgement::default() };
    }
    let broken = truth::certain(&ruling.broken);
    Judgement {
        met: ruling.met.may_hold(),
        always: !broken.is_empty(),
        everywhere: true,
        broken,
        unknown: truth::unknown(&ruling.broken),
        reasons: truth::reasons(&ruling.broken),
        ..Judgement::default()
    }
}

impl Walk<'_, '_> {
    /// What all worlds say in which the events before `place` have their days.
    fn region(&mut self, place: usize) -> Region {
        let stakes = self.stakes;
        let Some((event, _)) = stakes.events.get(place) else { return self.world() };
        let domain = self.frame.context.world.event(*event).clone();
        let mut pieces: Vec<(Run, Region)> = Vec::new();
        let classes = stakes.classes(self.frame, place, &self.path, self.margin, &domain.days);
        for (number, run) in classes.into_iter().enumerate() {
            if self.looked_at > MOST_WORLDS {
                break;
            }
            if number == 0 {
                // An event that nobody asks for in one world makes no difference in any.
                self.frame.assignment.forget_asked(*event);
                let region = self.at(place, *event, run.from);
                if !self.frame.assignment.was_asked(*event) {
                    return region;
                }
            }
            self.class(place, *event, run, &mut pieces);
        }
        if domain.never {
            let never = Run { from: Day::END, through: Day::END };
            let region = self.at(place, *event, Day::END);
            pieces.push((never, region));
        }
        Region::joined(*event, pieces)
    }

    /// One class of days of an event: if its two ends differ in shape after all, its halves.
    fn class(&mut self, place: usize, event: EventId, run: Run, pieces: &mut Vec<(Run, Region)>) {
        let first = self.at(place, event, run.from);
        if run.from == run.through {
            pieces.push((run, first));
            return;
        }
        let last = self.at(place, event, run.through);
        self.between(place, event, run, first, last, pieces);
    }

    fn between(
        &mut self,
        place: usize,
        event: EventId,
        run: Run,
        first: Region,
        last: Region,
        pieces: &mut Vec<(Run, Region)>,
    ) {
        let middle = run.through.days_since(run.from).map(|days| run.from.plus_days(days / 2));
        match first.swept_to(&last) {
            Some(region) => pieces.push((run, region)),
            None if run.from.next() >= run.through || self.looked_at > MOST_WORLDS => {
                pieces.push((Run { from: run.from, through: run.from }, first));
                pieces.push((Run { from: run.from.next(), through: run.through }, last));
            }
            None => {
                let Some(middle) = middle else { return };
                let (before, after) = (self.at(place, event, middle), self.at(place, event, middle.next()));
                self.between(place, event, Run { from: run.from, through: middle }, first, before, pieces);
                self.between(
                    place,
                    event,
                    Run { from: middle.next(), through: run.through },
                    after,
                    last,
                    pieces,
                );
            }
        }
    }

    fn at(&mut self, place: usize, event: EventId, day: Day) -> Region {
        self.frame.set(event, day);
        self.path.push((event, day));
        let region = self.region(place + 1);
        self.path.pop();
        region
    }

    /// What the one world says in which all events have their days.
    fn world(&mut self) -> Region {
        self.looked_at += 1;
        let ruling = match self.asked {
            Asked::Rule(rule, candidate) => self.frame.ruling_on(rule, candidate),
            Asked::Life(thing, time) => {
                let (first, last) = self.frame.context.world.first_and_last(thing, &self.frame.assignment);
                let days = days_between(first, last);
                Ruling { broken: truth::on(&days.intersection(time)), met: (!days.is_empty()).into() }
            }
        };
        let broken = truth::certain(&ruling.broken);
        let unknown = truth::unknown(&ruling.broken);
        let breaks = is_told(&broken);
        let judgement = &mut self.judgement;
        judgement.met |= ruling.met.may_hold();
        if self.path.len() > 1 {
            judgement.samples.push((self.path.iter().map(|(_, day)| *day).collect(), breaks));
        }
        if breaks {
            judgement::keep(&mut judgement.witnesses, &self.path, &broken);
        }
        if !unknown.is_empty() {
            judgement.reasons = judgement.reasons.with(truth::reasons(&ruling.broken));
            judgement::keep(&mut judgement.doubts, &self.path, &unknown);
        }
        let breaks = if breaks { Breaks::Always } else { Breaks::Never };
        Region { whole: broken.complement(), broken, unknown, breaks }
    }
}

impl Region {
    /// What all pieces say together.
    fn joined(event: EventId, pieces: Vec<(Run, Region)>) -> Region {
        let mut region = Region {
            broken: Days::empty(),
            whole: Days::empty(),
            unknown: Days::empty(),
            breaks: Breaks::Never,
        };
        let mut branches = Vec::with_capacity(pieces.len());
        for (run, piece) in pieces {
            region.broken = region.broken.union(&piece.broken);
            region.whole = region.whole.union(&piece.whole);
            region.unknown = region.unknown.union(&piece.unknown);
            branches.push((run, piece.breaks));
        }
        region.breaks = Breaks::split(event, branches);
        region
    }

    /// What a class of worlds says of which this is the first and `last` the last; none where the two have not the same shape.
    fn swept_to(&self, last: &Region) -> Option<Region> {
        Some(Region {
            broken: swept(&self.broken, &last.broken)?,
            whole: swept(&self.whole, &last.whole)?,
            unknown: swept(&self.unknown, &last.unknown)?,
            breaks: self.breaks.swept_to(&last.breaks)?,
        })
    }
}

/// All days that runs pass over while they move from where they are in `first` to where they are in `last`.
fn swept(first: &Days, last: &Days) -> Option<Days> {
    let (from, to) = (first.runs(), last.runs());
    (from.len() == to.len()).then(|| {
        Days::from_runs(
            from.iter()
                .zip(to)
                .map(|(a, b)| Run { from: a.from.min(b.from), through: a.through.max(b.through) }),
        )
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn days(from: &str, through: &str) -> Days {
        Days::run(from.parse().unwrap(), through.parse().unwrap())
    }

    #[test]
    fn sweeps_over_what_lies_between() {
        let swept_days = swept(&days("2030-01-01", "2030-01-31"), &days("2030-06-01", "2030-06-30"));
        assert_eq!(swept_days, Some(days("2030-01-01", "2030-06-30")));
        assert_eq!(swept(&days("2030-01-01", "2030-01-31"), &Days::empty()), None);
        assert_eq!(swept(&Days::empty(), &Days::empty()), Some(Days::empty()));
    }
}
