//! A rule and what it binds in; its verdict over every possible world out. Which worlds are looked at, and why these are enough,
//! is said in [`possible`](crate::world::possible).

use std::hash::BuildHasher;
use std::sync::OnceLock;

use rustc_hash::FxBuildHasher;

use crate::evaluate::all_worlds::bracket::AtOnce;
use crate::evaluate::all_worlds::breaks::Breaks;
use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::all_worlds::reads::Reads;
use crate::evaluate::all_worlds::slices::{Cut, Slices};
use crate::evaluate::all_worlds::stretches::Stretches;
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::{self, Reasons};
use crate::evaluate::limits::effort::MOST_SAMPLES;
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::life_bounds::OfLife;
use crate::evaluate::one_world::ruling::Ruling;
use crate::ir::{Rule, Stated, Statement};
use crate::time::{Day, Days, Run};
use crate::world::possible::{Breakpoints, Look, Reach, Region, Walk, day_meant, leaps, swept};
use crate::world::{Thing, Unknown, World, days_between};

/// How many steps a look at a world is, besides one for each thing looked at …
pub(super) const LOOK: usize = 4;

/// … and one at what is cut from slices.
const SLICED: usize = 3;

/// How many worlds there are at most where days beside the breakpoints are looked at too.
const ROOM: usize = 2_000;

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

/// What is wanted of a judgement beside its verdict.
#[derive(Clone, Copy)]
struct Wanted {
    /// Whether there is anything to judge at all.
    met: bool,
    /// In which worlds it is broken.
    worlds: bool,
}

/// What is asked of each world.
#[derive(Clone, Copy)]
pub(super) enum Asked<'w> {
    /// What the rule says of the candidate; and whether it compares times between days, so that their orders matter.
    Rule(&'w Rule, &'w Candidate, bool),
    /// The same on these days alone.
    On(&'w Rule, &'w Candidate, &'w Days, bool),
    /// On which of these days a life is wrong.
    Life(OfLife, &'w Days),
    /// What is cut from what the rule says of the candidate by how its moments lie.
    Slices(&'w Slices),
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
        self.judge_from_latest(rule, reads, candidate, Wanted { met: need_met, worlds: false })
    }

    /// The same, with the worlds in which it is broken, whatever one world may say of the others.
    pub(crate) fn judge_in_each(
        &mut self,
        rule: &'a Rule,
        reads: &OnceLock<Reads<'a>>,
        candidate: &Candidate,
        need_met: bool,
    ) -> Judgement {
        self.judge_as_expected(rule, reads, candidate, Wanted { met: need_met, worlds: true })
    }

    fn judge_from_latest(
        &mut self,
        rule: &'a Rule,
        reads: &OnceLock<Reads<'a>>,
        candidate: &Candidate,
        wanted: Wanted,
    ) -> Judgement {
        let latest = if self.is_observed() || !self.context.uncertain {
            None
        } else {
            self.judge_in_latest(rule, reads, candidate)
        };
        match latest {
            Some(judgement) => Judgement { why: self.reasons(judgement.reasons), ..judgement },
            None => self.judge_as_expected(rule, reads, candidate, wanted),
        }
    }

    fn judge_as_expected(
        &mut self,
        rule: &'a Rule,
        reads: &OnceLock<Reads<'a>>,
        candidate: &Candidate,
        wanted: Wanted,
    ) -> Judgement {
        let judgement = self.judge_in_all(rule, reads, candidate, wanted);
        let judgement = Judgement { why: self.reasons(judgement.reasons), ..judgement };
        let wanted = Wanted { met: false, ..wanted };
        self.as_expected(judgement, |frame| {
            frame.judge_from_latest(rule, &OnceLock::new(), candidate, wanted)
        })
    }

    /// The same verdict where nothing that nobody counts on can make a difference to it. Where it can, and the rule is broken as long as
    /// nothing unexpected happens and nothing is renewed for ever, it is broken, as `judge` says of those worlds.
    pub(super) fn as_expected(
        &mut self,
        judgement: Judgement,
        judge: impl FnOnce(&mut Frame<'a>) -> Judgement,
    ) -> Judgement {
        if judgement.broken.is_empty() || judgement.kept_as_expected || judgement.is_so_as_expected {
            return judgement;
        }
        let world = self.context.world;
        let is_uncounted = |unknown: &Unknown| world.is_uncounted(*unknown);
        let uncounted: Vec<Unknown> = judgement.unknowns.iter().copied().filter(is_uncounted).collect();
        if uncounted.is_empty() {
            return judgement;
        }
        let Some(frame) = self.expected() else { return judgement };
        let before = frame.spent();
        let expected = judge(frame);
        frame.forget();
        let spent = frame.spent() - before;
        self.spend(spent);
        if expected.always { expected.beside(judgement, uncounted, world) } else { judgement }
    }

    /// Decides a rule on what the candidate binds as far as that needs no look at many things and at no single world: the rule
    /// has used up what there is for it.
    pub(crate) fn rule_out(&mut self, rule: &Rule, candidate: &Candidate) -> Judgement {
        self.spend(to_bind(candidate));
        self.take_as_too_much(true);
        let ruling = if self.context.uncertain {
            self.over_all_worlds(|frame| frame.ruling_on(rule, candidate))
        } else {
            self.ruling_on(rule, candidate)
        };
        self.take_as_too_much(false);
        let unknowns = self.unknowns_of(truth::reasons(&ruling.broken));
        let mut judgement = certain(&ruling);
        if !unknowns.is_empty() {
            judgement = Judgement { unfinished: true, unknowns, ..Judgement::default() };
            judgement.leave_to(&ruling);
        }
        Judgement { why: self.reasons(judgement.reasons), ..judgement }
    }

    /// The unknowns among reasons, each by the one that stands for it, in one order, so that what is told does not hang on the order in
    /// which files declare them.
    pub(super) fn unknowns_of(&self, reasons: Reasons) -> Vec<Unknown> {
        let world = self.context.world;
        let reasons = self.reasons(reasons).into_iter();
        let mut unknowns: Vec<Unknown> = reasons
            .filter_map(|reason| {
                if let Reason::Undated(unknown) = reason { Some(world.representative(unknown)) } else { None }
            })
            .collect();
        world.put_in_order(&mut unknowns, |unknown| *unknown);
        unknowns.dedup();
        unknowns
    }

    fn judge_in_all(
        &mut self,
        rule: &'a Rule,
        reads: &OnceLock<Reads<'a>>,
        candidate: &Candidate,
        wanted: Wanted,
    ) -> Judgement {
        let before = self.spent();
        self.spend(to_bind(candidate));
        if !self.context.uncertain {
            return certain(&self.ruling_on(rule, candidate));
        }
        // First all worlds at once: what that settles is settled in each.
        let blurred = self.over_all_worlds(|frame| frame.ruling_on(rule, candidate));
        let mut hangs = truth::reasons(&blurred.broken);
        if wanted.met {
            hangs = hangs.with(truth::some_day(&blurred.met).reasons());
        }
        let unknowns = self.unknowns_of(hangs);
        if unknowns.is_empty() {
            if self.is_observed() {
                self.show(rule, candidate);
            }
            return certain(&blurred);
        }
        let reads = reads.get_or_init(|| Reads::of(self.context.ir, self.context.world, rule));
        let at_once = AtOnce::of(blurred, |reasons| self.sorts_of(reasons));
        self.forget();
        if !self.is_observed()
            && let Some(slices) = self.slices(rule, reads, &unknowns, candidate)
        {
            return self.judge_slices(&slices, wanted.worlds || !candidate.is_single());
        }
        self.forget();
        let things = self.things_seen(rule, reads, &mut candidate.first().clone());
        self.spend(things.len());
        let breakpoints = self.breakpoints(reads, &unknowns, &things);
        let (effort, cost) = (self.context.effort, candidate.rows().count() * (LOOK + things.len()));
        // What comes before the walk through all worlds has the steps of one verdict together.
        let left = |frame: &Self| effort.steps().saturating_sub(frame.spent() - before);
        let asked = Asked::Rule(rule, candidate, reads.times_between_days);
        let first = if self.is_observed() { effort.steps() } else { effort.first_steps().min(left(self)) };
        let mut judgement = self.judge_worlds(asked, &breakpoints, (first, cost));
        if judgement.unfinished && !self.is_observed() {
            self.forget();
            let hidden = reads.distances || self.may_doubt(&things);
            let most = left(self);
            if let Some(judgement) = self.bracket(rule, candidate, &unknowns, &at_once, (hidden, cost, most))
            {
                return judgement;
            }
            self.forget();
            judgement = self.judge_worlds(asked, &breakpoints, (effort.steps(), cost));
        }
        if judgement.unfinished {
            judgement.leave_to(&at_once.ruling);
        }
        judgement
    }

    /// Lets an observer hear of what is settled alike in every world: where all that moves the things at hand comes early, and where it
    /// comes late or never.
    fn show(&mut self, rule: &Rule, candidate: &Candidate) {
        self.ruling_on(rule, candidate);
        let world = self.context.world;
        let things: Vec<Thing> = candidate.first().things().collect();
        let late: Vec<(Unknown, Day)> = things
            .iter()
            .flat_map(|thing| world.depends(*thing).to_vec())
            .filter(|unknown| world.is_uncertain(*unknown))
            .map(|unknown| {
                let domain = world.domain(unknown);
                (unknown, domain.days.last().filter(|_| !domain.never).unwrap_or(Day::END))
            })
            .collect();
        if !late.is_empty() {
            self.stand_in(&late);
            self.ruling_on(rule, candidate);
            self.start_over();
        }
    }

    /// Whether among reasons is the day of an unknown, and whether there is another.
    fn sorts_of(&self, reasons: Reasons) -> (bool, bool) {
        let sorts = self.reasons(reasons);
        let is_unknown = |reason: &Reason| matches!(reason, Reason::Undated(_));
        (sorts.iter().any(is_unknown), !sorts.iter().all(is_unknown))
    }

    /// Whether a field of one of these things that unknowns move is not wholly known in some world.
    fn may_doubt(&self, things: &[Thing]) -> bool {
        let world = self.context.world;
        things.iter().any(|thing| match thing {
            Thing::Term(term) => {
                let moves = !world.depends(*thing).is_empty() && !world.changing(*term).is_empty();
                let agreement = world.agreement_of(*term);
                let known = agreement.map_or(&[][..], |agreement| world.known_amendments(agreement));
                let own = self.context.ir.term(*term).statements.iter();
                let statements: Vec<&Statement> = own.chain(world.changes(*term, known)).collect();
                let is_doubtful = |(place, statement): (usize, &&Statement)| {
                    !matches!(&*statement.stated, Stated::Exactly(_))
                        // Where two say different things of a field on the same days, it is blank.
                        || statements.iter().take(place).any(|earlier| earlier.field == statement.field)
                };
                moves && statements.iter().enumerate().any(is_doubtful)
            }
            Thing::Party(_) | Thing::Agreement(_) => false,
        })
    }

    /// Decides in every possible world what slices tell of it. Where each breaks it, or none does, the days need no walk, and in which
    /// worlds more of them are broken or cannot be told is left until it is told unless `worlds` are wanted.
    fn judge_slices(&mut self, slices: &Slices, worlds: bool) -> Judgement {
        let world = self.context.world;
        let days = slices.day_by_day(world);
        let sure = days.broken.difference(&days.not_broken);
        if days.broken.is_empty() && days.unknown.is_empty() {
            return Judgement { met: days.met, ..Judgement::default() };
        }
        let always = is_told(&sure);
        // Where a world keeps it that people count on, one in which all comes early or all comes late, not each world breaks it.
        let keeps = |day: fn(&World, Unknown) -> Day| {
            let counted_on = |unknown| match () {
                () if world.is_unexpected(unknown) => Day::END,
                () if world.may_renew_for_ever(unknown) => world.earliest(unknown),
                () => day(world, unknown),
            };
            let days: Vec<(Unknown, Day)> =
                slices.unknowns().map(|unknown| (unknown, counted_on(unknown))).collect();
            world.is_counted_on(&days) && !is_told(&slices.look(world, &days).broken)
        };
        let is_known = always || days.broken.is_empty() || keeps(World::earliest) || keeps(World::latest);
        if is_known && !worlds && !self.reasons(slices.reasons()).contains(&Reason::TooMuch) {
            return Judgement {
                met: days.met,
                broken: if always { sure } else { days.broken.clone() },
                possible: days.broken,
                always,
                everywhere: always,
                unknown: days.unknown,
                reasons: slices.reasons(),
                unknowns: slices.unknowns().collect(),
                kept_as_expected: !always,
                is_told_later: true,
                ..Judgement::default()
            };
        }
        let breakpoints = slices.breakpoints(world);
        let effort = self.context.effort;
        let mut judgement = Judgement::default();
        for steps in [effort.first_steps(), effort.steps()] {
            judgement = self.judge_worlds(Asked::Slices(slices), &breakpoints, (steps, SLICED));
            judgement.met = days.met;
            if !judgement.unfinished {
                break;
            }
            // The days are known without a walk; whether some world keeps the rule may show in what was seen of it.
            judgement.take_days(&days, slices, world);
            if !judgement.unfinished {
                return judgement;
            }
        }
        if !judgement.unfinished {
            debug_assert_eq!(judgement.unknown, days.unknown, "days are known in two ways");
            debug_assert_eq!(judgement.broken, if judgement.everywhere { sure } else { days.broken });
        }
        judgement
    }

    /// Looks at every world, at most so many steps at a cost of so many a look.
    pub(super) fn judge_worlds(
        &mut self,
        asked: Asked,
        breakpoints: &Breakpoints,
        (steps, cost): (usize, usize),
    ) -> Judgement {
        // Days beside the breakpoints are looked at where there is room for them.
        let margin = if breakpoints.worlds_at_most() > ROOM { 0 } else { 1 };
        let leaves_room = !matches!(asked, Asked::Slices(_));
        let reach = Reach { most: steps, margin, first: Day::FIRST, leaves_room };
        let world = self.context.world;
        let samples = Some(Vec::new());
        let look = LookAtRule { frame: self, asked, cost, judgement: Judgement::default(), samples };
        let mut walk = Walk::new(world, breakpoints, look, reach);
        let (verdict, finished) = walk.all();
        let spent = walk.spent();
        walk.look.frame.spend(spent);
        let samples = walk.look.samples.filter(|_| finished);
        let mut judgement = walk.look.judgement;
        judgement.unfinished = !finished;
        judgement.steps = spent;
        judgement.always = verdict.breaks == Breaks::Always && finished;
        judgement.possible.clone_from(&verdict.broken);
        judgement.broken = verdict.broken;
        if judgement.always {
            let everywhere = judgement.broken.difference(&verdict.not_broken);
            if is_told(&everywhere) {
                judgement.broken = everywhere;
                judgement.everywhere = true;
            }
        } else {
            judgement.stretches =
                samples.and_then(|worlds| Stretches::of(&worlds, breakpoints.unknowns().len()));
            judgement.breaks = Some(verdict.breaks);
        }
        judgement.unknown = verdict.unknown;
        judgement.unknowns = breakpoints.unknowns().collect();
        judgement
    }

    /// What this world says of a candidate: it breaks the rule whichever way round it does.
    pub(crate) fn ruling_on(&self, rule: &Rule, candidate: &Candidate) -> Ruling {
        let mut rulings = candidate.rows().map(|row| self.ruling(rule, &mut row.clone()));
        let first = rulings.next().unwrap_or(Ruling { broken: truth::NEVER, met: truth::NEVER });
        rulings.fold(first, |all, ruling| Ruling {
            broken: truth::or(all.broken, ruling.broken),
            met: truth::or(all.met, ruling.met),
        })
    }

    /// Stands in the world of these days.
    pub(crate) fn stand_in(&mut self, world: &[(Unknown, Day)]) {
        for (unknown, day) in world {
            self.set(*unknown, *day);
        }
    }
}

/// How many steps it is to bind the things of a candidate: to look at each thing once costs nothing, and at each beside each other
/// does.
fn to_bind(candidate: &Candidate) -> usize {
    if candidate.first().len() > 1 { candidate.rows().count() } else { 0 }
}

/// Whether days are broken of which anyone tells. An unknown that may happen on any day may have happened before the first day
/// there is, so what ends on that day with it need not be.
pub(crate) fn is_told(days: &Days) -> bool {
    days.last().is_some_and(|last| last > Day::FIRST)
}

/// Whether there may be something to judge on some day.
pub(super) fn may_be_met(ruling: &Ruling) -> bool {
    truth::some_day(&ruling.met).may_hold()
}

/// The verdict where no unknown matters.
fn certain(ruling: &Ruling) -> Judgement {
    if ruling.broken == truth::NEVER {
        return Judgement { met: may_be_met(ruling), ..Judgement::default() };
    }
    let broken = truth::certain(&ruling.broken);
    Judgement {
        met: may_be_met(ruling),
        always: !broken.is_empty(),
        everywhere: true,
        possible: broken.clone(),
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
    /// How many steps a look is.
    cost: usize,
    /// What is known by now but for the days: what was met, the reasons, worlds that show something.
    judgement: Judgement,
    /// The days of the unknowns in each world looked at, and whether it is broken there; only of several unknowns, and none where
    /// there are too many to keep.
    samples: Option<Vec<(Vec<Day>, bool)>>,
}

impl Look for LookAtRule<'_, '_> {
    type Region = Verdict;

    fn set(&mut self, unknown: Unknown, day: Day) {
        if !matches!(self.asked, Asked::Slices(_)) {
            self.frame.set(unknown, day);
        }
    }

    fn cost(&self) -> usize {
        match self.asked {
            // One world is about as much work as the last; what is counted inside each other is not seen from outside.
            Asked::Rule(..) | Asked::On(..) => self.cost.max(self.frame.last_looked_at()),
            Asked::Life(..) | Asked::Slices(_) => self.cost,
        }
    }

    fn is_stopped(&self) -> bool {
        self.frame.context.is_stopped()
    }

    fn forget_asked(&self, unknown: Unknown) {
        self.frame.assignment.forget_asked(unknown);
    }

    fn was_asked(&self, unknown: Unknown) -> bool {
        matches!(self.asked, Asked::Slices(_)) || self.frame.assignment.was_asked(unknown)
    }

    fn look(&mut self, world: &[(Unknown, Day)]) -> Verdict {
        let mut orders = 0;
        let ruling = match self.asked {
            Asked::Rule(rule, candidate, false) | Asked::On(rule, candidate, _, false) => {
                self.frame.ruling_on(rule, candidate)
            }
            Asked::Rule(rule, candidate, true) | Asked::On(rule, candidate, _, true) => {
                let (ruling, kept) = self.frame.with_orders(|frame| frame.ruling_on(rule, candidate));
                orders = kept;
                ruling
            }
            Asked::Life(life, time) => {
                let world = self.frame.context.world;
                let (first, last) = world.first_and_last(life.thing, &self.frame.assignment);
                let wrong = life.wrong(self.frame, first, last).unwrap_or_default();
                Ruling {
                    broken: truth::on(&wrong.intersection(time)),
                    met: truth::on(&days_between(first, last)),
                }
            }
            Asked::Slices(slices) => {
                return self.note(world, slices.look(self.frame.context.world, world), orders);
            }
        };
        self.judgement.met |= may_be_met(&ruling);
        let broken = truth::certain(&ruling.broken);
        let cut = Cut {
            broken: if let Asked::On(.., days, _) = self.asked { broken.intersection(days) } else { broken },
            unknown: truth::unknown(&ruling.broken),
            reasons: truth::reasons(&ruling.broken),
        };
        self.note(world, cut, orders)
    }
}

impl LookAtRule<'_, '_> {
    /// Notes what a world says, and how days compared in it.
    fn note(&mut self, world: &[(Unknown, Day)], cut: Cut, orders: u64) -> Verdict {
        let Cut { broken, unknown, reasons } = cut;
        let breaks = is_told(&broken);
        let known = self.frame.context.world;
        if let Some(samples) = self.samples.as_mut().filter(|_| world.len() > 1) {
            let days = world.iter().enumerate().map(|(place, (_, day))| day_meant(place, *day));
            samples.push((days.collect(), breaks));
            if samples.len() > MOST_SAMPLES {
                self.samples = None;
            }
        }
        let judgement = &mut self.judgement;
        judgement.kept_in_one |= !breaks;
        judgement.kept_as_expected |= !breaks && !judgement.kept_as_expected && known.is_counted_on(world);
        if breaks {
            judgement.note_broken(world, &broken, |unknown| known.is_renewal(unknown));
        }
        if !unknown.is_empty() {
            judgement.reasons = judgement.reasons.with(reasons);
            judgement.doubts.keep(world, &unknown);
        }
        let breaks = if breaks { Breaks::Always } else { Breaks::Never };
        Verdict { not_broken: broken.complement(), broken, unknown, breaks, orders }
    }
}

impl Region for Verdict {
    fn swept_to(&self, last: &Verdict, unknown: Unknown) -> Option<Verdict> {
        if self.orders != last.orders {
            return None;
        }
        Some(Verdict {
            broken: swept(&self.broken, &last.broken)?,
            not_broken: swept(&self.not_broken, &last.not_broken)?,
            unknown: swept(&self.unknown, &last.unknown)?,
            breaks: self.breaks.swept_to(&last.breaks, unknown)?,
            orders: self.orders,
        })
    }

    fn leaps_to(&self, last: &Verdict) -> bool {
        leaps(&self.broken, &last.broken) || leaps(&self.unknown, &last.unknown)
    }

    fn going_on(self, fixed: Day, days: i64) -> Verdict {
        let moved = |run: &Run| {
            let through = if run.through > fixed { run.through.plus_days(days) } else { run.through };
            Run { through, ..*run }
        };
        let on = |some: &Days| Days::from_runs(some.runs().iter().map(moved));
        Verdict {
            broken: on(&self.broken),
            not_broken: on(&self.not_broken),
            unknown: on(&self.unknown),
            ..self
        }
    }

    fn joined(unknown: Unknown, parts: Vec<(Run, Verdict)>) -> Verdict {
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
        all.breaks = Breaks::split(unknown, branches);
        all
    }
}
