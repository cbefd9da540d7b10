//! A rule and what it binds in; its verdict over every possible world out. Which worlds are looked at, and why these are enough,
//! is said in [`possible`](crate::world::possible).

use std::hash::BuildHasher;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxBuildHasher;

use crate::evaluate::all_worlds::breaks::Breaks;
use crate::evaluate::all_worlds::judgement::{self, Judgement};
use crate::evaluate::all_worlds::reads::Reads;
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::{self, Truth};
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::ruling::Ruling;
use crate::evaluate::one_world::shared::Shared;
use crate::ir::{EventId, Rule};
use crate::time::{Day, Days, Run};
use crate::world::possible::{Breakpoints, Look, Reach, Region, Walk, swept};
use crate::world::{Thing, days_between};

/// How many possible worlds are looked at for one rule and one way of binding its things. Past it the verdict is open.
pub(crate) const MOST_WORLDS: usize = 20_000;

/// What some worlds say of a rule together.
#[derive(Debug, Clone)]
struct Verdict {
    /// The days broken in some of them.
    broken: Days,
    /// The days not broken in some of them.
    not_broken: Days,
    /// The days on which it cannot be told in some of them.
    unknown: Days,
    breaks: Breaks,
    /// How days and spans of time compared. Where that differs between two worlds something happens between them, though what is
    /// broken looks alike: it may be that they are the same in one between.
    orders: u64,
}

/// What is asked of each world.
#[derive(Clone, Copy)]
enum Asked<'w> {
    /// What the rule says of the candidate; and whether it compares times between days, so that their orders matter.
    Rule(&'w Rule, &'w Candidate, bool),
    /// On which of these days the thing lives, which are those that are broken.
    Life(Thing, &'w Days),
}

impl<'a> Frame<'a> {
    /// Decides a rule on what the candidate binds, in every possible world. `need_met`: it matters whether there is anything to
    /// judge at all.
    pub(crate) fn judge(
        &mut self,
        rule: &'a Rule,
        reads: &OnceLock<Reads<'a>>,
        candidate: &Candidate,
        need_met: bool,
    ) -> Judgement {
        let judgement = self.judge_in_all(rule, reads, candidate, need_met);
        Judgement { why: self.reasons(judgement.reasons), ..judgement }
    }

    fn judge_in_all(
        &mut self,
        rule: &'a Rule,
        reads: &OnceLock<Reads<'a>>,
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
            if self.is_observed() {
                self.ruling_on(rule, candidate);
            }
            return certain(&blurred);
        }
        let reads = reads.get_or_init(|| Reads::of(self.context.ir, self.context.world, rule));
        let breakpoints = self.breakpoints(rule, reads, &events, &mut candidate.first().clone());
        self.forget();
        let mut judgement =
            self.judge_worlds(Asked::Rule(rule, candidate, reads.times_between_days), &breakpoints);
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
        known: &Shared<Thing, Judgement>,
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
        let across = self.across_worlds(thing);
        let ends = time.runs().iter().flat_map(|run| [run.from, run.through.next()]);
        let named: Vec<Day> = ends.filter(|day| day.is_civil()).collect();
        let breakpoints = Breakpoints::of(self.context.world, &across.events, &[thing], &named, &[]);
        let mut judgement = self.judge_worlds(Asked::Life(thing, time), &breakpoints);
        if judgement.unfinished {
            judgement.broken = across.sometimes.intersection(time);
            judgement.met |= !across.sometimes.is_empty();
        }
        judgement
    }

    fn judge_worlds(&mut self, asked: Asked, breakpoints: &Breakpoints) -> Judgement {
        // Days beside the breakpoints are looked at where there is room for them.
        let margin = if breakpoints.worlds_at_most() > MOST_WORLDS / 10 { 0 } else { 1 };
        let reach = Reach { most: MOST_WORLDS, margin, first: Day::FIRST };
        let world = self.context.world;
        let look = LookAtRule { frame: self, asked, judgement: Judgement::default() };
        let mut walk = Walk::new(world, breakpoints, look, reach);
        let (verdict, finished) = walk.all();
        let mut judgement = walk.look.judgement;
        judgement.unfinished = !finished;
        judgement.always = verdict.breaks == Breaks::Always && finished;
        judgement.broken = verdict.broken;
        if judgement.always {
            let everywhere = judgement.broken.difference(&verdict.not_broken);
            if is_told(&everywhere) {
                judgement.broken = everywhere;
                judgement.everywhere = true;
            }
        } else {
            judgement.breaks = Some(verdict.breaks);
        }
        judgement.unknown = verdict.unknown;
        judgement.events = breakpoints.events().collect();
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

/// Looks at what single worlds say of a rule.
struct LookAtRule<'w, 'a> {
    frame: &'w mut Frame<'a>,
    asked: Asked<'w>,
    /// What is known by now but for the days: what was met, the reasons, worlds that show something.
    judgement: Judgement,
}

impl Look for LookAtRule<'_, '_> {
    type Region = Verdict;

    fn set(&mut self, event: EventId, day: Day) {
        self.frame.set(event, day);
    }

    fn forget_asked(&self, event: EventId) {
        self.frame.assignment.forget_asked(event);
    }

    fn was_asked(&self, event: EventId) -> bool {
        self.frame.assignment.was_asked(event)
    }

    fn look(&mut self, world: &[(EventId, Day)]) -> Verdict {
        let mut orders = 0;
        let ruling = match self.asked {
            Asked::Rule(rule, candidate, false) => self.frame.ruling_on(rule, candidate),
            Asked::Rule(rule, candidate, true) => {
                let (ruling, kept) = self.frame.with_orders(|frame| frame.ruling_on(rule, candidate));
                orders = kept;
                ruling
            }
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
        if world.len() > 1 {
            judgement.samples.push((world.iter().map(|(_, day)| *day).collect(), breaks));
        }
        if breaks {
            judgement::keep(&mut judgement.witnesses, world, &broken);
        }
        if !unknown.is_empty() {
            judgement.reasons = judgement.reasons.with(truth::reasons(&ruling.broken));
            judgement::keep(&mut judgement.doubts, world, &unknown);
        }
        let breaks = if breaks { Breaks::Always } else { Breaks::Never };
        Verdict { not_broken: broken.complement(), broken, unknown, breaks, orders }
    }
}

impl Region for Verdict {
    fn swept_to(&self, last: &Verdict) -> Option<Verdict> {
        if self.orders != last.orders {
            return None;
        }
        Some(Verdict {
            broken: swept(&self.broken, &last.broken)?,
            not_broken: swept(&self.not_broken, &last.not_broken)?,
            unknown: swept(&self.unknown, &last.unknown)?,
            breaks: self.breaks.swept_to(&last.breaks)?,
            orders: self.orders,
        })
    }

    fn joined(event: EventId, parts: Vec<(Run, Verdict)>) -> Verdict {
        let none = Days::empty;
        let mut all =
            Verdict { broken: none(), not_broken: none(), unknown: none(), breaks: Breaks::Never, orders: 0 };
        let mut orders: Vec<u64> = parts.iter().map(|(_, part)| part.orders).collect();
        orders.dedup();
        if orders != [0] {
            all.orders = FxBuildHasher.hash_one(&orders);
        }
        let mut branches = Vec::with_capacity(parts.len());
        for (run, part) in parts {
            all.broken = all.broken.union(&part.broken);
            all.not_broken = all.not_broken.union(&part.not_broken);
            all.unknown = all.unknown.union(&part.unknown);
            branches.push((run, part.breaks));
        }
        all.breaks = Breaks::split(event, branches);
        all
    }
}
