//! The life of one thing, where that alone decides a rule, in; its verdict over every possible world out.

use std::sync::Arc;

use crate::evaluate::all_worlds::judge::{Asked, LOOK, is_told};
use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::life_bounds::OfLife;
use crate::evaluate::one_world::shared::Shared;
use crate::time::{Day, Days};
use crate::world::possible::{Breakpoints, Shift, is_in_last_days};
use crate::world::{AcrossWorlds, Thing, Unknown};

impl Frame<'_> {
    /// What lives as a thing does: its agreement, where it lives with that. What is broken for as long as one of them lives is so for as
    /// long as any other does.
    pub(crate) fn lives_as(&self, thing: Thing) -> Thing {
        match thing {
            Thing::Term(term) if self.context.world.lives_with_agreement(term) => {
                self.context.world.agreement_of(term).map_or(thing, Thing::Agreement)
            }
            _ => thing,
        }
    }

    /// Decides, in every possible world, a rule that a thing breaks on each of these days on which it lives, in so many steps at
    /// most. The steps are counted even where it is known.
    pub(crate) fn judge_life(
        &mut self,
        thing: Thing,
        time: &Days,
        steps: usize,
        known: &Shared<Thing, Judgement>,
    ) -> Arc<Judgement> {
        let before = self.spent();
        let is_kept = *time == Days::all() && steps == self.context.effort.steps();
        let mut judge = || {
            let judgement = self.judge_of_life(OfLife { thing, bound: None }, time, steps);
            Arc::new(Judgement { steps: self.spent() - before, ..judgement })
        };
        let judgement = if is_kept { known.of(thing, judge) } else { judge() };
        self.spend(judgement.steps.saturating_sub(self.spent() - before));
        judgement
    }

    /// Decides, in every possible world, a rule that is broken on those of these days on which a life is wrong.
    pub(crate) fn judge_of_life(&mut self, life: OfLife, time: &Days, steps: usize) -> Judgement {
        let across = self.across_worlds(life.thing);
        let judgement = self.judge_span(life, &across, time, steps);
        let judgement = Judgement { of_life: Some(life), ..judgement };
        self.as_expected(judgement, |frame| frame.judge_of_life(life, time, steps))
    }

    /// In which worlds a life is wrong on some of these days, as far as these unknowns go; `first` is the one by which worlds are told
    /// apart first. Others are left where they stand.
    pub(super) fn judge_life_on(
        &mut self,
        life: OfLife,
        days: &Days,
        unknowns: &[Unknown],
        first: Option<Unknown>,
        steps: usize,
    ) -> Judgement {
        let across = self.across_worlds(life.thing);
        let mut breakpoints = self.breakpoints_of_life(life, &across, unknowns, days);
        first.into_iter().for_each(|first| breakpoints.put_first(first));
        self.judge_worlds(Asked::Life(life, days), &breakpoints, (steps, LOOK))
    }

    /// Decides in every possible world what hangs on the first and the last day of a thing alone.
    fn judge_span(&mut self, life: OfLife, across: &AcrossWorlds, time: &Days, steps: usize) -> Judgement {
        if let Some(judgement) = self.broken_whatever_happens(life, across, time, steps) {
            return judgement;
        }
        let breakpoints = self.breakpoints_of_life(life, across, &across.unknowns, time);
        let mut judgement = self.judge_worlds(Asked::Life(life, time), &breakpoints, (steps, LOOK));
        if judgement.unfinished {
            judgement.broken = across.sometimes.intersection(time);
            judgement.possible = judgement.broken.clone();
            judgement.met |= !across.sometimes.is_empty();
        }
        judgement
    }

    /// What a walk through all worlds says of a thing that always begins on the same day and lives on with each unknown that comes later,
    /// where it is broken even if all come early: the later it ends the more is broken, so the earliest and the latest show it all.
    fn broken_whatever_happens(
        &mut self,
        life: OfLife,
        across: &AcrossWorlds,
        time: &Days,
        steps: usize,
    ) -> Option<Judgement> {
        let world = self.context.world;
        if steps <= 2 * LOOK
            || life.is_worse_later() != Some(true)
            || across.start.0 != across.start.1
            || !world.lives_on_evenly(life.thing)
        {
            return None;
        }
        let unknowns: Vec<Unknown> =
            across.unknowns.iter().copied().filter(|unknown| !world.is_represented(*unknown)).collect();
        let mut judgement =
            Judgement { met: true, always: true, everywhere: true, steps: 2 * LOOK, ..Judgement::default() };
        for (is_late, last) in [(false, across.end.0), (true, across.end.1)] {
            let broken = life.wrong(self, across.start.0, last)?.intersection(time);
            if !is_late {
                if !is_told(&broken) {
                    return None;
                }
                judgement.broken = broken.clone();
            }
            let day =
                |unknown: Unknown| if is_late { world.latest(unknown) } else { world.earliest(unknown) };
            let shows: Vec<(Unknown, Day)> =
                unknowns.iter().map(|unknown| (*unknown, day(*unknown))).collect();
            judgement.note_broken(&shows, &broken, |unknown| world.is_renewal(unknown));
            judgement.possible = broken;
        }
        self.spend(judgement.steps);
        // Without what is unexpected it is the same; and what is renewed for ever is broken as what is renewed once is.
        judgement.is_so_as_expected = !unknowns.iter().any(|unknown| world.is_unexpected(*unknown));
        Some(Judgement { unknowns, ..judgement })
    }

    /// What makes a difference to whether a life is wrong on some of these days, as far as these unknowns go. Where it is told by the day
    /// at hand, that is when one of its moments comes to one of them, to a day that it is held against, or to one on which it begins or
    /// ends by itself.
    fn breakpoints_of_life(
        &self,
        life: OfLife,
        across: &AcrossWorlds,
        unknowns: &[Unknown],
        days: &Days,
    ) -> Breakpoints {
        let (world, thing) = (self.context.world, life.thing);
        let held_against = life.days(self, across.start.0);
        let mut named: Vec<Day> = held_against.into_iter().flat_map(|day| [day, day.next()]).collect();
        named.extend(days.runs().iter().flat_map(|run| [run.from, run.through.next()]));
        named.retain(|day| day.is_civil());
        let walked: Vec<Unknown> =
            unknowns.iter().copied().filter(|unknown| !world.is_represented(*unknown)).collect();
        let Some(moments) = world.moments_of(&[thing], |unknown| walked.contains(&unknown)) else {
            return Breakpoints::of(world, unknowns, &[thing], &named, &[]);
        };
        // An end of all worlds in the last days of the calendar is that of the calendar, which nothing is held against.
        let own = [across.start.0, across.start.1, across.end.0.next(), across.end.1.next()];
        named.extend(own.into_iter().filter(|day| !is_in_last_days(*day)));
        let mut shifts: Vec<(Unknown, Vec<Shift>)> =
            walked.iter().map(|unknown| (*unknown, Vec::new())).collect();
        for moment in moments.iter().flat_map(|(_, moments)| moments) {
            let known = shifts.iter_mut().find(|(unknown, _)| *unknown == moment.unknown);
            known.into_iter().for_each(|(_, list)| list.push(moment.shift()));
        }
        Breakpoints::made_of(world, shifts, named)
    }
}
