//! What all worlds at once cannot rule out and what a few worlds show in; a verdict where the two meet, out.
//!
//! A look at all worlds at once never says too little: what it rules out happens in no world, and what it is sure of in all. A look
//! at single worlds never says too much: what one of them shows can happen. Where both say the same nothing is left to be found out,
//! however many worlds there are. The worlds that are looked at are those with early and late days, and those in which each
//! unknown has the one of the two that does most for the rule, or most against it.

use crate::evaluate::all_worlds::breaks::Breaks;
use crate::evaluate::all_worlds::judge::is_told;
use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::known::truth::{self, Reasons, Truth};
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::ruling::Ruling;
use crate::ir::Rule;
use crate::time::{Day, Days};
use crate::world::{Count, Unknown};

/// How many days a set has count for when worlds are compared: not those of all time.
const MANY: i64 = 4_000_000;

/// What all worlds at once say.
pub(super) struct AtOnce {
    pub(super) ruling: Ruling,
    /// The days on which it cannot be told, and a reason is not the day of an unknown.
    doubtful: Days,
    /// Those of them on which that is the only reason, so that it cannot be told in any world.
    open: Days,
}

impl AtOnce {
    /// Sorts the days of a ruling on all worlds at once. `hangs` says whether among reasons is an unknown, and whether another.
    pub(super) fn of(ruling: Ruling, hangs: impl Fn(Reasons) -> (bool, bool)) -> AtOnce {
        let days = |wanted: &dyn Fn(bool, bool) -> bool| {
            ruling.broken.days_where(|truth| match truth {
                Truth::Unknown(reasons) => {
                    let (unknown, other) = hangs(*reasons);
                    wanted(unknown, other)
                }
                Truth::True | Truth::False => false,
            })
        };
        let (doubtful, open) = (days(&|_, other| other), days(&|unknown, _| !unknown));
        AtOnce { doubtful, open, ruling }
    }
}

/// What the worlds looked at say together.
struct Seen {
    judgement: Judgement,
    broken_in_all: Days,
    kept_in_one: bool,
    /// How many steps a look is.
    cost: usize,
}

impl<'a> Frame<'a> {
    /// The verdict, where a few worlds show all that a look at all worlds at once cannot rule out. `hidden`: a doubt within a world
    /// may be hidden behind the unknowns. A look at a world is so many steps, of which there are at most so many.
    pub(super) fn bracket(
        &mut self,
        rule: &'a Rule,
        candidate: &Candidate,
        unknowns: &[Unknown],
        at_once: &AtOnce,
        (hidden, cost, most): (bool, usize, usize),
    ) -> Option<Judgement> {
        let sure = truth::certain(&at_once.ruling.broken);
        let possible = at_once.ruling.broken.days_where(|truth| truth.may_hold());
        let first: Vec<(Unknown, Day)> =
            unknowns.iter().map(|unknown| (*unknown, self.early(*unknown))).collect();
        let last: Vec<(Unknown, Day)> =
            unknowns.iter().map(|unknown| (*unknown, self.late(*unknown))).collect();
        let mut seen =
            Seen { judgement: Judgement::default(), broken_in_all: Days::all(), kept_in_one: false, cost };
        let before = self.spent();
        let is_spent = |frame: &Self| frame.spent() - before > most;
        let mut look = |frame: &mut Self, world: &[(Unknown, Day)]| seen.look(frame, rule, candidate, world);
        let (early, late) = (look(self, &first), look(self, &last));
        let (mut most_broken, mut least_broken) = (first.clone(), first.clone());
        let mut turned = Vec::with_capacity(unknowns.len());
        // Where a look at each unknown alone is too much, those with all of them early and late have to do.
        let looks = unknowns.len().saturating_mul(4).saturating_mul(cost);
        let each = looks <= most;
        for (place, later) in last.iter().enumerate().filter(|_| each) {
            if is_spent(self) {
                return None;
            }
            // One of the others is late alone, then early alone.
            let (mut alone, mut but) = (first.clone(), last.clone());
            alone.get_mut(place).into_iter().for_each(|day| *day = *later);
            but.get_mut(place).into_iter().zip(first.get(place)).for_each(|(day, first)| *day = *first);
            let gain = look(self, &alone) - early + late - look(self, &but);
            turned.push(gain != 0);
            let towards = if gain >= 0 { &mut most_broken } else { &mut least_broken };
            towards.get_mut(place).into_iter().for_each(|day| *day = *later);
        }
        if each {
            look(self, &most_broken);
            look(self, &least_broken);
        }
        // Where one unknown alone makes no difference, it may still make one beside the others.
        for (place, later) in last.iter().enumerate().filter(|(place, _)| turned.get(*place) == Some(&false))
        {
            if is_spent(self) {
                return None;
            }
            for world in [&mut most_broken, &mut least_broken] {
                world.get_mut(place).into_iter().for_each(|day| *day = *later);
                look(self, world);
            }
        }
        self.look_for_first_renewals(&most_broken, |frame, world| {
            seen.look(frame, rule, candidate, world) > 0
        });
        let Seen { mut judgement, broken_in_all, kept_in_one, .. } = seen;
        judgement.met |= truth::some_day(&at_once.ruling.met) == Truth::True;
        let met_is_known = judgement.met || truth::some_day(&at_once.ruling.met) == Truth::False;
        let cannot_tell = if hidden { possible.difference(&sure) } else { at_once.doubtful.clone() };
        if !met_is_known || judgement.unknown != cannot_tell {
            return None;
        }
        judgement.unknowns = unknowns.to_vec();
        if is_told(&sure) {
            if broken_in_all != sure {
                return None;
            }
            judgement.always = true;
            judgement.everywhere = true;
            // Which of the other days some world breaks is not looked for: none that could not be ruled out is left out.
            judgement.possible = possible.difference(&at_once.open);
            judgement.broken = sure;
            return Some(judgement);
        }
        if !kept_in_one || judgement.broken != possible.difference(&at_once.open) {
            return None;
        }
        judgement.possible = judgement.broken.clone();
        judgement.breaks = Some(if is_told(&judgement.broken) {
            Breaks::Relative(unknowns.to_vec())
        } else {
            Breaks::Never
        });
        Some(judgement)
    }

    /// Looks for the least number of times that each renewal is used for something to be broken, where all else is as in a world.
    fn look_for_first_renewals(
        &mut self,
        world: &[(Unknown, Day)],
        mut is_broken: impl FnMut(&mut Self, &[(Unknown, Day)]) -> bool,
    ) {
        for (place, (unknown, _)) in world.iter().enumerate() {
            let known = self.context.world;
            let Some(last) = known.domain(*unknown).days.last().filter(|_| known.is_renewal(*unknown)) else {
                continue;
            };
            let Count::Times(most) = Count::of(last) else { continue };
            let mut world = world.to_vec();
            let mut is_broken_after = |times: u32| {
                let day = Count::Times(times).as_day();
                world.get_mut(place).into_iter().for_each(|(_, of)| *of = day);
                is_broken(self, &world)
            };
            let (mut low, mut high) = (0, most);
            while low < high {
                let middle = low + (high - low) / 2;
                if is_broken_after(middle) { high = middle } else { low = middle + 1 }
            }
        }
    }

    /// The first day on which an unknown can be.
    fn early(&self, unknown: Unknown) -> Day {
        self.context.world.domain(unknown).days.first().map_or(Day::END, |day| day.max(Day::FIRST))
    }

    /// The last, or that it never is.
    fn late(&self, unknown: Unknown) -> Day {
        let domain = self.context.world.domain(unknown);
        if domain.never { Day::END } else { domain.days.last().map_or(Day::END, |day| day.min(Day::LAST)) }
    }
}

impl Seen {
    /// Looks at a world. Returns how many days are broken in it.
    fn look(
        &mut self,
        frame: &mut Frame,
        rule: &Rule,
        candidate: &Candidate,
        world: &[(Unknown, Day)],
    ) -> i64 {
        frame.stand_in(world);
        frame.spend(self.cost);
        let ruling = frame.ruling_on(rule, candidate);
        let (broken, unknown) = (truth::certain(&ruling.broken), truth::unknown(&ruling.broken));
        let judgement = &mut self.judgement;
        judgement.met |= truth::some_day(&ruling.met).may_hold();
        self.broken_in_all = self.broken_in_all.intersection(&broken);
        if is_told(&broken) {
            let known = frame.context.world;
            judgement.note_broken(world, &broken, |unknown| known.is_renewal(unknown));
        } else {
            self.kept_in_one = true;
        }
        if !unknown.is_empty() {
            judgement.reasons = judgement.reasons.with(truth::reasons(&ruling.broken));
            judgement.doubts.keep(world, &unknown);
        }
        judgement.broken = judgement.broken.union(&broken);
        judgement.unknown = judgement.unknown.union(&unknown);
        let length = |run: &crate::time::Run| {
            run.through.min(Day::LAST).days_since(run.from.max(Day::FIRST)).map_or(MANY, |days| days + 1)
        };
        broken.runs().iter().map(length).sum()
    }
}
