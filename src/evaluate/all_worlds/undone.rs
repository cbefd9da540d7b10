//! A rule that is broken in, and some days; in which worlds it is broken on them, and which unknowns alone would undo that, out.

use crate::evaluate::all_worlds::breaks::Breaks;
use crate::evaluate::all_worlds::judge::{Asked, LOOK};
use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::all_worlds::reads::Reads;
use crate::evaluate::known::truth;
use crate::evaluate::limits::effort::Effort;
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::life_bounds::OfLife;
use crate::ir::Rule;
use crate::time::{Day, Days};
use crate::world::Unknown;
use crate::world::possible::Reach;

/// How many worlds are looked at to find whether it is broken until the first of several unknowns.
const MOST_UNTIL: usize = 400;

/// So many worlds there must be steps for that it is worth to begin.
const FEWEST: usize = 8;

/// What is asked: whether a rule is broken, on what it binds, on some of these days.
#[derive(Clone, Copy)]
pub(crate) struct OnDays<'a, 'f> {
    pub(crate) rule: &'a Rule,
    pub(crate) candidate: &'f Candidate,
    pub(crate) days: &'f Days,
    /// The life that alone decides it, if one does.
    pub(crate) of_life: Option<OfLife>,
}

/// What would undo that a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Undone {
    /// Each of these alone, where it happens by that day; without a day, whenever it happens.
    ByEach(Vec<(Unknown, Option<Day>)>),
    /// Only these together.
    Together(Vec<Unknown>),
}

impl<'a> Frame<'a> {
    /// In which worlds the rule is broken on some of these days, as far as these unknowns go; `first` is the one by which worlds
    /// are told apart first. Others are left where they stand.
    pub(crate) fn judge_on(
        &mut self,
        asked: OnDays<'a, '_>,
        unknowns: &[Unknown],
        first: Option<Unknown>,
    ) -> Judgement {
        self.judge_on_within(asked, unknowns, first, Effort::default().first_steps())
    }

    fn judge_on_within(
        &mut self,
        asked: OnDays<'a, '_>,
        unknowns: &[Unknown],
        first: Option<Unknown>,
        steps: usize,
    ) -> Judgement {
        let judgement = match asked.of_life {
            Some(life) => self.judge_life_on(life, asked.days, unknowns, first, steps),
            None => self.judge_things_on(asked, unknowns, first, steps),
        };
        self.forget();
        if !judgement.always {
            return judgement;
        }
        Judgement { breaks: Some(Breaks::Always), ..judgement }
    }

    fn judge_things_on(
        &mut self,
        asked: OnDays<'a, '_>,
        unknowns: &[Unknown],
        first: Option<Unknown>,
        steps: usize,
    ) -> Judgement {
        let reads = Reads::of(self.context.ir, self.context.world, asked.rule);
        let things = self.things_seen(asked.rule, &reads, &mut asked.candidate.first().clone());
        if things.len() > steps / FEWEST {
            // Not even the first few worlds could be looked at.
            return Judgement { unfinished: true, ..Judgement::default() };
        }
        let mut breakpoints = self.breakpoints(&reads, unknowns, &things);
        first.into_iter().for_each(|first| breakpoints.put_first(first));
        let steps = (steps, LOOK + things.len());
        let asked = Asked::On(asked.rule, asked.candidate, asked.days, reads.times_between_days);
        self.judge_worlds(asked, &breakpoints, steps)
    }

    /// Which of the unknowns that nobody counts on leave no world broken by happening, or by being renewed for ever: each by which day
    /// where nothing else unexpected happens, or only several together.
    pub(crate) fn undone(&mut self, asked: OnDays<'a, '_>, uncounted: &[Unknown], all: &[Unknown]) -> Undone {
        let world = self.context.world;
        let unexpected = uncounted.iter().copied().filter(|unknown| world.is_unexpected(*unknown));
        let never: Vec<(Unknown, Day)> = unexpected.map(|unknown| (unknown, Day::END)).collect();
        let expected: Vec<Unknown> =
            all.iter().copied().filter(|unknown| !world.is_unexpected(*unknown)).collect();
        // All of these looks together are as much work as one.
        let steps = Effort::default().first_steps() / (2 * uncounted.len() + 1);
        let mut alone = Vec::new();
        for unknown in uncounted {
            self.stand_in(&never);
            let others = expected.iter().copied().filter(|other| other != unknown);
            let looked_at: Vec<Unknown> = std::iter::once(*unknown).chain(others).collect();
            let judgement = self.judge_on_within(asked, &looked_at, Some(*unknown), steps);
            let undone = if world.is_renewal(*unknown) {
                undone_for_ever(&judgement, *unknown).then_some(None)
            } else {
                undone_by(&judgement, *unknown)
            };
            alone.extend(undone.map(|by| (*unknown, by)));
        }
        if !alone.is_empty() || uncounted.len() < 2 {
            return Undone::ByEach(alone);
        }
        let others: Vec<Unknown> =
            all.iter().copied().filter(|unknown| !uncounted.contains(unknown)).collect();
        let mut without = |left_out: Option<Unknown>| {
            let day_of = |unknown: &Unknown| {
                let first = world.domain(*unknown).days.first().map_or(Day::END, |day| day.max(Day::FIRST));
                let is_left_out = Some(*unknown) == left_out;
                // What renews for ever has the day of what never is.
                (*unknown, if world.is_renewal(*unknown) == is_left_out { first } else { Day::END })
            };
            let stands: Vec<(Unknown, Day)> = uncounted.iter().map(day_of).collect();
            self.stand_in(&stands);
            let judgement = self.judge_on_within(asked, &others, None, steps);
            !judgement.unfinished && judgement.breaks == Some(Breaks::Never)
        };
        if !without(None) {
            return Undone::ByEach(Vec::new());
        }
        let needed: Vec<Unknown> =
            uncounted.iter().copied().filter(|unknown| !without(Some(*unknown))).collect();
        // Where some can stand in for others, all have a part in it.
        Undone::Together(if needed.len() > 1 { needed } else { uncounted.to_vec() })
    }

    /// Whether the rule is broken on just those of these days that come before the first of the unknowns, whatever happens of all that
    /// it hangs on.
    pub(crate) fn is_broken_until(
        &mut self,
        asked: OnDays<'a, '_>,
        unknowns: &[Unknown],
        all: &[Unknown],
    ) -> bool {
        let world = self.context.world;
        let reads = Reads::of(self.context.ir, world, asked.rule);
        let things = self.things_seen(asked.rule, &reads, &mut asked.candidate.first().clone());
        let breakpoints = self.breakpoints(&reads, all, &things);
        let names: Vec<Unknown> = breakpoints.unknowns().collect();
        let days = breakpoints
            .days_apart(world, Reach { most: MOST_UNTIL, margin: 1, first: Day::FIRST, leaves_room: false });
        let worlds = days.iter().fold(1_usize, |all, days| all.saturating_mul(days.len()));
        if worlds == 0 || worlds > MOST_UNTIL {
            return false;
        }
        (0..worlds).all(|mut number| {
            let mut first = Day::END;
            for (unknown, days) in names.iter().zip(&days) {
                let Some(day) = days.get(number % days.len()) else { return false };
                number /= days.len();
                self.set(*unknown, *day);
                if unknowns.contains(unknown) {
                    first = first.min(*day);
                }
            }
            let before =
                if first == Day::END { Days::all() } else { Days::run(Day::BEGINNING, first.previous()) };
            let broken = truth::certain(&self.ruling_on(asked.rule, asked.candidate).broken);
            self.forget();
            broken.intersection(asked.days) == asked.days.intersection(&before)
        })
    }
}

/// The day by which an unknown, the first by which worlds are told apart, leaves none broken by happening; none where it leaves some,
/// and no day where it leaves none whenever it happens.
fn undone_by(judgement: &Judgement, unknown: Unknown) -> Option<Option<Day>> {
    let Some(Breaks::Split { unknown: split, branches }) =
        judgement.breaks.as_ref().filter(|_| !judgement.unfinished)
    else {
        return None;
    };
    if *split != unknown {
        return None;
    }
    let mut last = None;
    for (run, breaks) in branches.iter().filter(|(run, _)| run.from != Day::END) {
        if *breaks != Breaks::Never {
            return last.map(Some);
        }
        last = Some(run.through);
    }
    last.map(|_| None)
}

/// Whether a renewal, the first by which worlds are told apart, leaves none broken where it is used for ever.
fn undone_for_ever(judgement: &Judgement, unknown: Unknown) -> bool {
    let breaks = judgement.breaks.as_ref().filter(|_| !judgement.unfinished);
    let Some(Breaks::Split { unknown: split, branches }) = breaks else { return false };
    let ever = branches.iter().find(|(run, _)| run.through == Day::END);
    *split == unknown && ever.is_some_and(|(_, breaks)| *breaks == Breaks::Never)
}
