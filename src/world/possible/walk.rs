//! Breakpoints in, and something that looks at one world; what all worlds say together out.

use std::rc::Rc;

use super::Breakpoints;
use crate::time::{Day, Days, Run};
use crate::world::{Domain, Unknown, World};

/// What a set of worlds says together.
pub(crate) trait Region: Clone {
    /// What a class of worlds says of which this is the first and `last` the last: the unknown moves evenly from the one to the other.
    /// None where the two have not the same shape, so that something happens between them.
    fn swept_to(&self, last: &Self, unknown: Unknown) -> Option<Self>;

    /// Whether something lies wholly elsewhere in the last world than in this, so that of what is passed over between the two a class
    /// that moves by leaps may leave something out.
    fn leaps_to(&self, _last: &Self) -> bool {
        false
    }

    /// What a class of worlds says that goes on for so many days more than was looked at: what ends after the day `fixed`, past which
    /// nothing fixed lies, moves along.
    fn going_on(self, _fixed: Day, _days: i64) -> Self {
        self
    }

    /// What all worlds say in which an unknown has one of these days, run by run. The run from [`Day::END`] is never.
    fn joined(unknown: Unknown, parts: Vec<(Run, Self)>) -> Self;
}

/// Looks at one world at a time.
pub(crate) trait Look {
    /// What is seen.
    type Region: Region;

    /// Lets an unknown happen on a day ([`Day::END`]: never).
    fn set(&mut self, unknown: Unknown, day: Day);

    /// What the world says in which each of the unknowns has its day.
    fn look(&mut self, world: &[(Unknown, Day)]) -> Self::Region;

    /// How much work one look is, in steps.
    fn cost(&self) -> usize {
        1
    }

    /// Whether somebody asks that the walk stop.
    fn is_stopped(&self) -> bool {
        false
    }

    /// Forgets that the unknown was asked for.
    fn forget_asked(&self, unknown: Unknown);

    /// Whether its day was asked for since that was last forgotten. If not, it made no difference.
    fn was_asked(&self, unknown: Unknown) -> bool;
}

/// A walk through the possible worlds.
pub(crate) struct Walk<'w, L> {
    world: &'w World,
    breakpoints: &'w Breakpoints,
    /// Who looks at each of them.
    pub(crate) look: L,
    /// The days of the unknowns that have theirs.
    path: Vec<(Unknown, Day)>,
    reach: Reach,
    /// Where classes begin whatever days the unknowns before have, by place: found once for the walk.
    fixed: Vec<Option<Rc<[Day]>>>,
    /// How many steps have been taken.
    spent: usize,
}

/// How far a walk goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reach {
    /// So many steps are taken, at most. A look at a world is one, unless who looks says that it is more.
    pub(crate) most: usize,
    /// How many days around each breakpoint stand alone where months are added.
    pub(crate) margin: i64,
    /// The first day on which an unknown is let happen that may happen on any.
    pub(crate) first: Day,
    /// Whether what comes after an unknown is to have room in the calendar, where the unknown may happen on any later day: in the last
    /// days there are, different sums of days are all the last of them, which says nothing of the days before.
    pub(crate) leaves_room: bool,
}

/// So many days of the calendar are left free after the latest day on which the first unknown is looked at that may happen on any later
/// day: a thousand years. After the second there is half of it, and so on.
const ROOM: i64 = 365_243;

impl<'w, L: Look> Walk<'w, L> {
    /// A walk that has not begun.
    pub(crate) fn new(world: &'w World, breakpoints: &'w Breakpoints, look: L, reach: Reach) -> Walk<'w, L> {
        Walk { world, breakpoints, look, path: Vec::new(), reach, fixed: Vec::new(), spent: 0 }
    }

    /// What all worlds say together, and whether all that can differ were looked at. If not, what is said is of some of them.
    pub(crate) fn all(&mut self) -> (L::Region, bool) {
        let region = self.region(0);
        (region, !self.is_spent())
    }

    /// How many steps have been taken.
    pub(crate) fn spent(&self) -> usize {
        self.spent
    }

    /// Looks at so many worlds from all over, made of `days` as [`Breakpoints::days_apart`] gives them, for what happens in some.
    /// [`Walk::all`] lets the last unknown go through all its days first, so where that stops early the first unknowns are still at
    /// the beginning of theirs; here every unknown has early and late days. Which worlds these are is the same in every run.
    pub(crate) fn spread_out(&mut self, days: &[Vec<Day>], worlds: usize) {
        for world in 0..worlds {
            self.path.clear();
            for (place, (unknown, days)) in self.breakpoints.unknowns().zip(days).enumerate() {
                if let Some(day) = days.get(spread_choice(world, place, days.len())) {
                    self.look.set(unknown, *day);
                    self.path.push((unknown, *day));
                }
            }
            if self.look.is_stopped() {
                break;
            }
            self.look.look(&self.path);
        }
        self.path.clear();
    }

    /// What all worlds say in which the unknowns before `place` have their days.
    fn region(&mut self, place: usize) -> L::Region {
        let Some(unknown) = self.breakpoints.unknown(place) else {
            self.spend(self.look.cost());
            return self.look.look(&self.path);
        };
        let domain = self.world.domain(unknown);
        let fixed = self.fixed_starts(place);
        if self.is_spent() {
            // What is said then is said of one world.
            return self.at(
                place,
                unknown,
                domain.days.first().map_or(Day::END, |day| day.max(self.reach.first)),
            );
        }
        let mut parts: Vec<(Run, L::Region)> = Vec::new();
        let classes = self.breakpoints.classes(self.world, place, &fixed, &self.path, self.reach);
        for (number, run) in classes.into_iter().enumerate() {
            if self.is_spent() {
                break;
            }
            if number == 0 {
                self.look.forget_asked(unknown);
            }
            let first = self.at(place, unknown, run.from);
            // An unknown that nobody asks for in one world makes no difference in any.
            if number == 0 && !self.look.was_asked(unknown) {
                return first;
            }
            if run.from == run.through {
                parts.push((run, first));
                continue;
            }
            let Some(late) = self.late_day(place, domain, run) else {
                let last = self.at(place, unknown, run.through);
                self.between(place, unknown, (run, first, last), &mut parts);
                continue;
            };
            let last = self.at(place, unknown, late);
            self.between(place, unknown, (Run { through: late, ..run }, first, last), &mut parts);
            if let Some((last, region)) = parts.pop() {
                let last = Run { through: run.through, ..last };
                parts.push((last, region.going_on(last_fixed_day(place), room_at(place))));
            }
        }
        if domain.never {
            let never = Run { from: Day::END, through: Day::END };
            let region = self.at(place, unknown, Day::END);
            parts.push((never, region));
        }
        L::Region::joined(unknown, parts)
    }

    /// The day that stands for the last ones of an unknown's last class, so that what comes after it has room; none where it is the last
    /// itself that is looked at.
    fn late_day(&self, place: usize, domain: &Domain, run: Run) -> Option<Day> {
        let is_open = self.reach.leaves_room && domain.never && run.through == Day::LAST;
        let fixed = last_fixed_day(place);
        let is_free = run.from <= fixed && self.breakpoints.last_day().is_none_or(|day| day <= fixed);
        (is_open && is_free).then(|| Day::LAST.plus_days(-room_at(place)))
    }

    /// A run of days of which the first and the last are known: if these differ in shape after all, its halves.
    fn between(
        &mut self,
        place: usize,
        unknown: Unknown,
        (run, first, last): (Run, L::Region, L::Region),
        parts: &mut Vec<(Run, L::Region)>,
    ) {
        let leaps = self.breakpoints.moves_by_leaps(unknown, run) && first.leaps_to(&last);
        if let Some(region) = first.swept_to(&last, unknown).filter(|_| !leaps) {
            parts.push((run, region));
            return;
        }
        let days = run.through.days_since(run.from).filter(|days| *days > 1 && !self.is_spent());
        let Some(days) = days else {
            parts.push((Run { from: run.from, through: run.from }, first));
            parts.push((Run { from: run.from.next(), through: run.through }, last));
            return;
        };
        let middle = run.from.plus_days(days / 2);
        let (before, after) = (self.at(place, unknown, middle), self.at(place, unknown, middle.next()));
        self.between(place, unknown, (Run { through: middle, ..run }, first, before), parts);
        self.between(place, unknown, (Run { from: middle.next(), ..run }, after, last), parts);
    }

    /// The fixed starts at a place, and what it takes to find them and the classes; none are found where that is more than is left.
    fn fixed_starts(&mut self, place: usize) -> Rc<[Day]> {
        if self.fixed.len() <= place {
            self.fixed.resize(place + 1, None);
        }
        let known = self.fixed.get(place).cloned().flatten();
        if known.is_none() {
            self.spend(self.breakpoints.cost_of_fixed(place));
        }
        let found = match known {
            Some(known) => known,
            None if self.is_spent() => return Rc::default(),
            None => {
                let found: Rc<[Day]> = self.breakpoints.fixed_starts(self.world, place, self.reach).into();
                self.fixed.get_mut(place).into_iter().for_each(|place| *place = Some(Rc::clone(&found)));
                found
            }
        };
        self.spend(self.breakpoints.cost(place));
        found
    }

    fn spend(&mut self, steps: usize) {
        self.spent = self.spent.saturating_add(steps);
    }

    /// Whether all steps have been taken, or the walk is to stop.
    fn is_spent(&self) -> bool {
        self.spent > self.reach.most || self.look.is_stopped()
    }

    fn at(&mut self, place: usize, unknown: Unknown, day: Day) -> L::Region {
        self.look.set(unknown, day);
        self.path.push((unknown, day));
        let region = self.region(place + 1);
        self.path.pop();
        region
    }
}

/// How many days are left free after the latest day on which the unknown at a place is looked at.
fn room_at(place: usize) -> i64 {
    u32::try_from(place).ok().and_then(|place| ROOM.checked_shr(place)).unwrap_or(0)
}

/// The last day of what does not move with the unknown at a place, where room is left after that.
fn last_fixed_day(place: usize) -> Day {
    let room = room_at(place);
    Day::LAST.plus_days(-room - room / 2)
}

/// Whether a day lies in the last days of the calendar, in which room is left.
pub(crate) fn is_in_last_days(day: Day) -> bool {
    day > last_fixed_day(0)
}

/// The day of the unknown at a place, the last of the calendar where it is looked at earlier to leave room.
pub(crate) fn day_meant(place: usize, day: Day) -> Day {
    if day == Day::LAST.plus_days(-room_at(place)) { Day::LAST } else { day }
}

/// Which of so many days the unknown at a place has in one of the spread-out worlds: all the first in one, all the last in another,
/// and any in the rest. The constants are those of the SplitMix64 generator, which scatters consecutive numbers well.
fn spread_choice(world: usize, place: usize, count: usize) -> usize {
    match world {
        0 => 0,
        1 => count.saturating_sub(1),
        _ => {
            let mixed = (world as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
                ^ (place as u64).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let mixed = (mixed ^ (mixed >> 31)).wrapping_mul(0x94D0_49BB_1331_11EB);
            usize::try_from((mixed >> 33).checked_rem(count as u64).unwrap_or(0)).unwrap_or(0)
        }
    }
}

/// All days that runs pass over while they move from where they are in `first` to where they are in `last`; none where these are
/// not as many.
pub(crate) fn swept(first: &Days, last: &Days) -> Option<Days> {
    let (from, to) = (first.runs(), last.runs());
    (from.len() == to.len()).then(|| {
        Days::from_runs(
            from.iter()
                .zip(to)
                .map(|(a, b)| Run { from: a.from.min(b.from), through: a.through.max(b.through) }),
        )
    })
}

/// Whether one of these runs lies wholly elsewhere in `last`, with days between that belong to neither.
pub(crate) fn leaps(first: &Days, last: &Days) -> bool {
    let apart = |(a, b): (&Run, &Run)| a.through.next() < b.from || b.through.next() < a.from;
    first.runs().iter().zip(last.runs()).any(apart)
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
