//! A rule, what it binds and the events that matter in; its verdict over every possible world out.
//!
//! Truth is decided by the order of days, so the days of an event fall into classes within which nothing changes but where
//! runs begin and end, and these move with the event. Each class is looked at on its first and its last day.

use super::breaks::Breaks;
use super::context::{Frame, Row};
use super::ruling::Ruling;
use super::stakes::{Shift, Stakes};
use super::truth::{self, Reasons, Truth, Truths};
use crate::ir::{EventId, Rule};
use crate::time::{Day, Days, Run};

/// How many possible worlds are looked at for one rule and one way of binding its things. Past it the verdict is open.
pub(crate) const MOST_WORLDS: usize = 20_000;

/// The verdict of a rule on what it binds, over all possible worlds.
#[derive(Debug, Default)]
pub(crate) struct Judgement {
    /// Whether there was anything to judge in some world.
    pub(crate) met: bool,
    /// The days that are broken in some world.
    pub(crate) broken: Days,
    /// Whether every world breaks it. Then `broken` are the days broken in all, or if there are none, in some.
    pub(crate) always: bool,
    /// In which worlds it is broken, where that is not in all.
    pub(crate) breaks: Option<Breaks>,
    /// A world in which it is broken.
    pub(crate) witness: Vec<(EventId, Day)>,
    /// The days on which it cannot be told within some world.
    pub(crate) unknown: Days,
    /// Why it cannot be told there.
    pub(crate) reasons: Reasons,
    /// A world in which it cannot be told.
    pub(crate) doubt: Vec<(EventId, Day)>,
    /// There were too many worlds to look at all.
    pub(crate) unfinished: bool,
}

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

/// Walks the possible worlds.
struct Walk<'w, 'a> {
    frame: &'w mut Frame<'a>,
    rule: &'w Rule,
    candidate: &'w [Row],
    stakes: &'w Stakes,
    /// The days of the events fixed so far.
    path: Vec<(EventId, Day)>,
    /// How many more days around each breakpoint are looked at on their own.
    margin: i64,
    looked_at: usize,
    judgement: Judgement,
}

impl<'a> Frame<'a> {
    /// Decides a rule on what the candidate binds, in every possible world.
    pub(crate) fn judge(&mut self, rule: &Rule, candidate: &[Row], stakes: &Stakes) -> Judgement {
        if stakes.events.is_empty() {
            return certain(&self.ruling_on(rule, candidate));
        }
        let mut walk = Walk {
            frame: self,
            rule,
            candidate,
            stakes,
            path: Vec::new(),
            margin: 1,
            looked_at: 0,
            judgement: Judgement::default(),
        };
        if walk.worlds_at_most() > MOST_WORLDS / 10 {
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
            if !everywhere.is_empty() {
                judgement.broken = everywhere;
            }
        } else if !judgement.broken.is_empty() || unfinished {
            judgement.breaks = Some(region.breaks);
        }
        judgement.unknown = region.unknown;
        judgement
    }

    /// What this world says of a candidate: it breaks the rule whichever way round it does.
    pub(crate) fn ruling_on(&self, rule: &Rule, candidate: &[Row]) -> Ruling {
        let mut rulings = candidate.iter().map(|row| self.ruling(rule, &mut row.clone()));
        let first = rulings.next().unwrap_or(Ruling { broken: truth::NEVER, met: false });
        rulings.fold(first, |all, ruling| Ruling {
            broken: truth::or(all.broken, ruling.broken),
            met: all.met || ruling.met,
        })
    }

    /// Stands in the world of these days.
    pub(crate) fn stand_in(&mut self, world: &[(EventId, Day)]) {
        for (event, day) in world {
            self.set(*event, *day);
        }
    }
}

/// The verdict where no event matters.
fn certain(ruling: &Ruling) -> Judgement {
    if ruling.broken == truth::NEVER {
        return Judgement { met: ruling.met, ..Judgement::default() };
    }
    let broken = truth::certain(&ruling.broken);
    Judgement {
        met: ruling.met,
        always: !broken.is_empty(),
        broken,
        unknown: truth::unknown(&ruling.broken),
        reasons: reasons(&ruling.broken),
        ..Judgement::default()
    }
}

fn reasons(truths: &Truths) -> Reasons {
    truths.segments().fold(Reasons::NONE, |all, (_, truth): (_, &Truth)| all.with(truth.reasons()))
}

impl Walk<'_, '_> {
    /// What all worlds say in which the events before `place` have their days.
    fn region(&mut self, place: usize) -> Region {
        let stakes = self.stakes;
        let Some((event, shifts)) = stakes.events.get(place) else { return self.world() };
        let domain = self.frame.context.world.event(*event).clone();
        let mut pieces: Vec<(Run, Region)> = Vec::new();
        for run in self.classes(place, shifts, &domain.days) {
            if self.looked_at > MOST_WORLDS {
                break;
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
        let ruling = self.frame.ruling_on(self.rule, self.candidate);
        let judgement = &mut self.judgement;
        judgement.met |= ruling.met;
        let broken = truth::certain(&ruling.broken);
        let unknown = truth::unknown(&ruling.broken);
        if !broken.is_empty() && judgement.witness.is_empty() {
            judgement.witness.clone_from(&self.path);
        }
        if !unknown.is_empty() {
            judgement.reasons = judgement.reasons.with(reasons(&ruling.broken));
            if judgement.doubt.is_empty() {
                judgement.doubt.clone_from(&self.path);
            }
        }
        let breaks = if broken.is_empty() { Breaks::Never } else { Breaks::Always };
        Region { whole: broken.complement(), broken, unknown, breaks }
    }

    /// The possible days of an event, cut where the order of days changes.
    fn classes(&self, place: usize, shifts: &[Shift], domain: &Days) -> Vec<Run> {
        let mut starts = Vec::new();
        let mut cut = |target: Day| {
            for shift in shifts {
                for step in -self.margin..=1 + self.margin {
                    starts.extend(shift.first_reaching(target.plus_days(step), self.frame));
                }
            }
        };
        self.stakes.days.iter().for_each(|day| cut(*day));
        // Events fixed already are fixed days to this one.
        for ((_, shifts), (_, day)) in self.stakes.events.iter().zip(&self.path) {
            shifts
                .iter()
                .map(|shift| shift.apply(*day, self.frame))
                .filter(|day| day.is_civil())
                .for_each(&mut cut);
        }
        // Where a later event passes between a fixed day and this event, the distance of its own days matters.
        for (_, others) in self.stakes.events.iter().skip(place + 1) {
            for one in others {
                for other in others.iter().filter(|other| *other != one) {
                    for day in &self.stakes.days {
                        if let Some(back) = one.first_reaching(*day, self.frame) {
                            cut(other.apply(back, self.frame));
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
    fn worlds_at_most(&self) -> usize {
        let days = self.stakes.days.len();
        let shifts = |list: &[Shift]| list.len();
        self.stakes.events.iter().fold(1_usize, |all, (_, list)| {
            all.saturating_mul(days.saturating_mul(shifts(list)).saturating_mul(4).saturating_add(2))
        })
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
