//! A rule that is told by the day at hand in; its verdict in every possible world out, cut from a few that were worked out once.
//!
//! Where a rule asks of its things only whether they live on the day at hand, and what they say on it, a possible world makes a
//! difference on a day by nothing but which [moments](Moment) lie after that day. So the rule is decided once for each way in
//! which the moments can lie (a *state*: with one moment for each unknown, two to the power of the unknowns), over all days at
//! once. A world is then a few stretches of days between its moments, each cut from the state that holds there, whatever the number
//! of things; and unknowns need be looked at only on days on which a state changes its verdict, and not on every day that some
//! thing begins or ends.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::evaluate::all_worlds::reads::Reads;
use crate::evaluate::known::truth::{self, Reasons, Truth};
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::frame::Frame;
use crate::ir::Rule;
use crate::time::{Day, Days, MonthEnd, Run};
use crate::world::possible::{Breakpoints, Moment};
use crate::world::{Assignment, Domain, Seers, Thing, Unknown, Views, World};

/// In how many ways moments may lie to the day at hand for a rule to be decided once for each of them.
const MOST_STATES: usize = 256;

/// How many moments there are at most: a state has a bit for each.
const MOST_MOMENTS: usize = 64;

/// What a rule says, by how the moments lie to the day at hand.
#[derive(Debug)]
pub(crate) struct Slices {
    /// The unknowns, each with its moments, earliest first, and the place of the first of them.
    unknowns: Vec<(Unknown, Vec<Moment>, usize)>,
    /// What it says in each state, by the moments that lie after the day at hand.
    states: FxHashMap<u64, State>,
    month_end: MonthEnd,
}

/// What a rule says on each day, were that the state on all of them.
#[derive(Debug)]
struct State {
    broken: Days,
    unknown: Days,
    /// Why it cannot be told, run by run.
    why: Vec<(Run, Reasons)>,
    met: Days,
    /// How many moments of each unknown lie after the day at hand.
    after: Vec<usize>,
}

/// What a rule says on some days.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cut {
    pub(crate) broken: Days,
    pub(crate) unknown: Days,
    pub(crate) reasons: Reasons,
}

/// What a rule says over all worlds, day by day.
#[derive(Debug, Default)]
pub(crate) struct DayByDay {
    /// The days that are broken in some world, those that are not in some, and those on which it cannot be told in some.
    pub(crate) broken: Days,
    pub(crate) not_broken: Days,
    pub(crate) unknown: Days,
    /// Whether there is something to judge on some day of some world.
    pub(crate) met: bool,
    /// Worlds that show the days.
    pub(crate) shown: Vec<Vec<(Unknown, Day)>>,
    /// The unknowns that make a difference.
    pub(crate) matter: Vec<Unknown>,
}

impl<'a> Frame<'a> {
    /// What a rule says of a candidate by how moments lie; none where it is not told by the day at hand, or where there are too
    /// many ways for them to lie.
    pub(crate) fn slices(
        &mut self,
        rule: &'a Rule,
        reads: &Reads<'a>,
        unknowns: &[Unknown],
        candidate: &Candidate,
    ) -> Option<Slices> {
        if reads.looks_beyond_the_day || !reads.unknowns.is_empty() {
            return None;
        }
        let world = self.context.world;
        let before = self.spent();
        let everywhere = reads.seen_everywhere.of(unknowns.to_vec(), || {
            Seen::default().with(world, self.things_seen_everywhere(rule, reads), unknowns).into()
        });
        let shared = (*everywhere).as_ref()?;
        let bound = self.things_of_candidate(reads, &mut candidate.first().clone());
        self.spend(bound.len().saturating_sub(candidate.first().len()));
        let seen = Seen { moments: shared.moments.clone(), seers: Arc::default() };
        let seen = seen.with(world, &bound, unknowns)?;
        let month_end = world.month_end();
        let mut slices = Slices { unknowns: Vec::new(), states: FxHashMap::default(), month_end };
        let mut place = 0;
        for unknown in unknowns {
            let own = seen.moments.iter().filter(|moment| moment.unknown == *unknown).cloned().collect();
            let own = in_order(own)?;
            let count = own.len();
            slices.unknowns.push((*unknown, own, place));
            place += count;
        }
        let ways = slices.unknowns.iter().map(|(_, own, _)| own.len() + 1);
        let ways = ways.fold(1_usize, usize::saturating_mul);
        if ways > MOST_STATES || place > MOST_MOMENTS {
            return None;
        }
        let cost = candidate.rows().count();
        for number in 0..ways {
            if self.spent() - before > self.context.effort.steps() {
                self.start_over();
                return None;
            }
            let after = slices.state(number);
            let state = slices.bits(&after);
            let (shared, own) = (Arc::clone(&shared.seers), Arc::clone(&seen.seers));
            let views = Views { number, shared, own, days: slices.days_seen(&seen.moments, state) };
            self.stand_in_views(views);
            self.spend(cost);
            let ruling = self.ruling_on(rule, candidate);
            let why = ruling.broken.segments().filter_map(|(run, truth)| match truth {
                Truth::Unknown(reasons) => Some((run, *reasons)),
                Truth::True | Truth::False => None,
            });
            let decided = State {
                broken: truth::certain(&ruling.broken),
                unknown: truth::unknown(&ruling.broken),
                why: why.collect(),
                met: truth::possible(&ruling.met),
                after,
            };
            slices.states.insert(state, decided);
        }
        self.start_over();
        Some(slices)
    }

    /// Stands where things see unknowns on days of their own.
    fn stand_in_views(&mut self, views: Views) {
        self.start_over();
        self.assignment = Assignment::with_views(self.context.world, views);
    }
}

/// The moments that things see.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Each once.
    moments: Vec<Moment>,
    seers: Arc<Seers>,
}

impl Seen {
    /// The same moments and those of more things, which alone are the seers; none where these are not told by the day at hand, or are
    /// too many.
    fn with(self, world: &World, things: &[Thing], unknowns: &[Unknown]) -> Option<Seen> {
        let Seen { mut moments, .. } = self;
        let mut places: FxHashMap<Moment, usize> = FxHashMap::default();
        places.extend(moments.iter().enumerate().map(|(place, moment)| (moment.clone(), place)));
        let mut seers = Seers::default();
        for (thing, own) in world.moments_of(things, |unknown| unknowns.contains(&unknown))? {
            for moment in own.into_iter().filter(|moment| unknowns.contains(&moment.unknown)) {
                let unknown = moment.unknown;
                let place = *places.entry(moment).or_insert_with_key(|moment| {
                    moments.push(moment.clone());
                    moments.len() - 1
                });
                seers.insert((thing, unknown), place);
            }
            if moments.len() > MOST_MOMENTS {
                return None;
            }
        }
        Some(Seen { moments, seers: Arc::new(seers) })
    }
}

/// The moments of one unknown in the order in which they come; none where that differs from day to day, as a month and thirty
/// days do.
fn in_order(mut moments: Vec<Moment>) -> Option<Vec<Moment>> {
    moments.sort_by_key(|moment| moment.shift().least_days());
    let apart = moments.windows(2).all(|pair| match pair {
        [earlier, later] => earlier.shift().comes_before(&later.shift()),
        _ => true,
    });
    apart.then_some(moments)
}

impl Slices {
    /// How many moments of each unknown lie after the day at hand in the state of this number.
    fn state(&self, mut number: usize) -> Vec<usize> {
        let mut after = Vec::with_capacity(self.unknowns.len());
        for (_, moments, _) in &self.unknowns {
            let ways = moments.len() + 1;
            after.push(number % ways);
            number /= ways;
        }
        after
    }

    /// The moments that lie after the day at hand: of each unknown the last ones.
    fn bits(&self, after: &[usize]) -> u64 {
        let mut bits = 0;
        for ((_, moments, first), after) in self.unknowns.iter().zip(after) {
            let before = moments.len().saturating_sub(*after);
            (before..moments.len()).for_each(|place| bits |= bit(first + place));
        }
        bits
    }

    /// When each of these moments is seen: never, where it lies after the day at hand, or before all days.
    fn days_seen(&self, moments: &[Moment], state: u64) -> Vec<Day> {
        let day = |moment: &Moment| {
            let own = self.unknowns.iter().find(|(unknown, ..)| *unknown == moment.unknown);
            let place =
                own.and_then(|(_, list, first)| Some(first + list.iter().position(|other| other == moment)?));
            let is_after = place.is_some_and(|place| state & bit(place) != 0);
            if is_after { Day::END } else { Day::BEGINNING }
        };
        moments.iter().map(day).collect()
    }

    /// The unknowns on whose days the verdict can hang.
    pub(crate) fn unknowns(&self) -> impl Iterator<Item = Unknown> + '_ {
        self.unknowns.iter().map(|(unknown, ..)| *unknown)
    }

    /// Why it cannot be told in some state.
    pub(crate) fn reasons(&self) -> Reasons {
        let all = self.states.values().flat_map(|state| &state.why);
        all.fold(Reasons::NONE, |all, (_, reasons)| all.with(*reasons))
    }

    /// Where an unknown has to be looked at: where one of its moments comes to a day on which some state changes its verdict.
    pub(crate) fn breakpoints(&self, world: &World) -> Breakpoints {
        let mut days = Vec::new();
        for State { broken, unknown, .. } in self.states.values() {
            for run in broken.runs().iter().chain(unknown.runs()) {
                days.extend([run.from, run.through.next()].into_iter().filter(|day| day.is_civil()));
            }
        }
        let shifts = |moments: &[Moment]| moments.iter().map(|moment| moment.shift()).collect();
        let unknowns = self.unknowns.iter().map(|(unknown, moments, _)| (*unknown, shifts(moments)));
        Breakpoints::made_of(world, unknowns.collect(), days)
    }

    /// What the rule says in a world.
    pub(crate) fn look(&self, known: &World, world: &[(Unknown, Day)]) -> Cut {
        let mut moments: Vec<(Day, u64)> = Vec::new();
        for (unknown, own, first) in &self.unknowns {
            let Some((_, day)) = world.iter().find(|(known, _)| known == unknown) else { continue };
            let day = known.day_brought_by(*unknown, *day);
            for (place, moment) in own.iter().enumerate() {
                moments.push((moment.of(day, self.month_end), bit(first + place)));
            }
        }
        moments.sort_unstable();
        let mut state = moments.iter().fold(0, |all, (_, bit)| all | bit);
        let mut from = Day::BEGINNING;
        let mut all = Cut::default();
        let mut runs = (Vec::new(), Vec::new());
        let mut add = |state: u64, from: Day, through: Day| {
            let Some(state) = self.states.get(&state).filter(|_| from <= through) else { return };
            let within = Days::run(from, through);
            runs.0.extend_from_slice(state.broken.intersection(&within).runs());
            runs.1.extend_from_slice(state.unknown.intersection(&within).runs());
            for (run, reasons) in &state.why {
                if Run::new(run.from.max(from), run.through.min(through)).is_some() {
                    all.reasons = all.reasons.with(*reasons);
                }
            }
        };
        for (day, bit) in moments {
            if day > from {
                add(state, from, day.previous());
                from = day;
            }
            state &= !bit;
        }
        if from != Day::END {
            add(state, from, Day::END);
        }
        all.broken = Days::from_runs(runs.0);
        all.unknown = Days::from_runs(runs.1);
        all
    }

    /// What the rule says over all worlds, day by day: what each state says on the days on which it can be the state.
    pub(crate) fn day_by_day(&self, world: &World) -> DayByDay {
        let mut all = DayByDay::default();
        let mut states: Vec<(&u64, &State)> = self.states.iter().collect();
        states.sort_unstable_by_key(|(bits, _)| **bits);
        let domains: Vec<Domain> =
            self.unknowns.iter().map(|(unknown, ..)| world.days_brought_by(*unknown)).collect();
        for (_, state) in &states {
            let State { met, after, .. } = state;
            let mut can = Days::all();
            for (((_, moments, _), after), domain) in self.unknowns.iter().zip(after).zip(&domains) {
                can = can.intersection(&self.days_with(moments, *after, domain));
            }
            if can.is_empty() {
                continue;
            }
            let broken = state.broken.intersection(&can);
            let unknown = state.unknown.intersection(&can);
            all.met |= !met.intersection(&can).is_empty();
            for shown in [&broken, &unknown] {
                let known = if std::ptr::eq(shown, &broken) { &all.broken } else { &all.unknown };
                if let Some(day) = shown.difference(known).first() {
                    all.shown.extend(self.world_of(world, after, day.max(Day::FIRST)));
                }
            }
            all.broken = all.broken.union(&broken);
            all.unknown = all.unknown.union(&unknown);
            all.not_broken = all.not_broken.union(&can.difference(&state.broken));
        }
        all.matter = self.matter();
        all
    }

    /// The days on which so many moments of an unknown can lie after the day at hand.
    fn days_with(&self, moments: &[Moment], after: usize, domain: &Domain) -> Days {
        let Some(latest_before) = moments.len().checked_sub(after) else { return Days::empty() };
        // The last moment that has come, and the first that has not.
        let came = latest_before.checked_sub(1).and_then(|place| moments.get(place));
        let comes = moments.get(latest_before);
        let mut runs = Vec::new();
        for run in domain.days.runs() {
            let (first, last) = (run.from.max(Day::FIRST), run.through.min(Day::LAST));
            let from = came.map_or(Day::BEGINNING, |moment| moment.of(first, self.month_end));
            let until = comes.map_or(Day::END, |moment| moment.of(last, self.month_end).previous());
            if from <= until && until != Day::BEGINNING {
                runs.push(Run { from, through: until });
            }
        }
        if domain.never && came.is_none() {
            return Days::all();
        }
        Days::from_runs(runs)
    }

    /// A world in which so many moments of each unknown lie after a day.
    fn world_of(&self, known: &World, after: &[usize], day: Day) -> Option<Vec<(Unknown, Day)>> {
        let mut world = Vec::with_capacity(after.len());
        for ((unknown, moments, _), after) in self.unknowns.iter().zip(after) {
            let domain = known.domain(*unknown);
            let fits = |candidate: &Day| {
                let brought = known.day_brought_by(*unknown, *candidate);
                let later = |moment: &&Moment| moment.of(brought, self.month_end) > day;
                moments.iter().filter(later).count() == *after
            };
            let mut days: Vec<Day> = Vec::new();
            for run in domain.days.runs() {
                let (first, last) = (run.from.max(Day::FIRST), run.through.min(Day::LAST));
                days.extend([first, last]);
                let reaching = moments
                    .iter()
                    .filter_map(|moment| moment.shift().first_reaching(day.next(), self.month_end));
                let around = reaching.flat_map(|day| known.days_around(*unknown, day));
                days.extend(around.filter(|day| first <= *day && *day <= last));
            }
            days.extend(domain.never.then_some(Day::END));
            world.push((*unknown, days.into_iter().find(fits)?));
        }
        Some(world)
    }

    /// The unknowns of which some moment makes a difference in some state.
    fn matter(&self) -> Vec<Unknown> {
        let differs = |place: usize| {
            self.states.values().any(|state| {
                let Some(count) = state.after.get(place).and_then(|count| count.checked_sub(1)) else {
                    return false;
                };
                let mut fewer = state.after.clone();
                fewer.get_mut(place).into_iter().for_each(|place| *place = count);
                self.states.get(&self.bits(&fewer)).is_some_and(|other| other.broken != state.broken)
            })
        };
        let unknowns = self.unknowns.iter().enumerate();
        unknowns.filter(|(place, _)| differs(*place)).map(|(_, (unknown, ..))| *unknown).collect()
    }
}

/// The bit of the moment at a place.
fn bit(place: usize) -> u64 {
    u32::try_from(place).ok().and_then(|place| 1_u64.checked_shl(place)).unwrap_or(0)
}
