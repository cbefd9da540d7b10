//! The ways of binding a rule's things that need a closer look in, side by side on many threads; what became of them out.

use std::sync::{Arc, OnceLock};

use crate::parallel::{self, *};

use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::all_worlds::reads::Reads;
use crate::evaluate::limits::watch::Watch;
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::context::Context;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::shared::Shared;
use crate::evaluate::search::decided::Decided;
use crate::evaluate::search::focus::Focus;
use crate::evaluate::search::partners::Partners;
use crate::ir::{Rule, RuleId};
use crate::time::Day;
use crate::world::Thing;

/// The chunk size for ways of binding a rule's things. Each chunk has a frame of its own, which must not cost more than it …
const CANDIDATES: usize = 256;

/// … and where events may have to be looked into: one candidate can then mean thousands of worlds.
const UNCERTAIN: usize = 1;

/// The chunk size for pairs: the partners of so many things are judged by one thread before it takes others.
const FIRSTS: usize = 16;

/// So many pairs are judged before what was found is cut to what is kept.
const PAIRS: usize = 65_536;

/// The ways of binding a rule's things that must be looked at.
pub(super) enum Bindings<'a> {
    List(Vec<Candidate>),
    Pairs(Partners<'a>),
}

/// What is asked of each rule.
pub(super) struct Ask<'w, 'a> {
    /// The day it stands at: what is wholly before it is left out.
    pub(super) as_of: Option<Day>,
    /// Only what some agreements bring about is looked for; none: everything.
    pub(super) only: Option<&'w Focus<'a>>,
    /// When things live that hang on events, as a verdict on a rule that is broken for as long as they do.
    pub(super) lives: &'w Shared<Thing, Judgement>,
    /// How many findings are kept, the first by file and position; none: all.
    pub(super) most: Option<usize>,
    pub(super) watch: &'w Watch,
}

/// A rule whose candidates are judged.
pub(super) struct Judging<'w, 'a> {
    context: &'a Context<'a>,
    id: RuleId,
    rule: &'a Rule,
    ask: &'w Ask<'w, 'a>,
    /// What the rule reads, once somebody has asked.
    reads: OnceLock<Reads<'a>>,
    /// Whether it has met something already.
    met: bool,
    /// How many steps are kept to rule out what is left when the others are used up.
    to_rule_out: usize,
}

impl<'w, 'a> Judging<'w, 'a> {
    pub(super) fn of(
        context: &'a Context<'a>,
        (id, rule): (RuleId, &'a Rule),
        ask: &'w Ask<'w, 'a>,
        met: bool,
    ) -> Judging<'w, 'a> {
        let to_rule_out = context.effort.steps_to_rule_out();
        Judging { context, id, rule, ask, reads: OnceLock::new(), met, to_rule_out }
    }

    /// Judges all of them, and adds what is found.
    pub(super) fn all(&self, frame: &mut Frame<'a>, bindings: Bindings<'a>, decided: &mut Decided) {
        let mut left = steps_of(self.context);
        match bindings {
            Bindings::List(candidates) => self.list(frame, &candidates, &mut left, decided),
            Bindings::Pairs(pairs) => self.pairs(&pairs, &mut left, decided),
        }
        if let Some(candidate) = decided.unlooked.take() {
            // One of them says why; the others are counted.
            let judgement = Arc::new(Judgement::not_looked_at());
            let found = frame.findings(self.id, self.rule, &candidate, &judgement, self.ask.as_of);
            decided.findings.extend(found);
            decided.untold.open = decided.untold.open.saturating_sub(1);
        }
    }

    fn list(&self, frame: &mut Frame<'a>, candidates: &[Candidate], left: &mut usize, decided: &mut Decided) {
        let is_of_few = self.context.uncertain && candidates.len() < CANDIDATES;
        let at_a_time = if is_of_few { UNCERTAIN } else { CANDIDATES };
        if candidates.len() <= at_a_time {
            decided.add(self.some(frame, candidates, *left).0);
            return;
        }
        let chunks: Vec<&[Candidate]> = candidates.chunks(at_a_time).collect();
        let judge = |chunk: &&[Candidate], most| self.some(&mut Frame::new(self.context, None), chunk, most);
        let parts = side_by_side(&chunks, left, self.to_rule_out, judge);
        parts.into_iter().for_each(|part| decided.add(part));
    }

    /// Pairs are made as they are judged, and what is found is cut to what is kept from time to time: there may be millions.
    fn pairs(&self, pairs: &Partners<'a>, left: &mut usize, decided: &mut Decided) {
        let mut from = 0;
        while from < pairs.firsts() && !self.ask.watch.is_stopped() {
            let mut count = 0;
            let firsts: Vec<usize> = (from..pairs.firsts())
                .take_while(|first| {
                    let before = count;
                    count += pairs.count(*first);
                    before < PAIRS
                })
                .collect();
            from += firsts.len();
            let judge = |firsts: &&[usize], most: usize| {
                let mut frame = Frame::new(self.context, None);
                let mut all = Decided { met: self.met, finished: true, ..Decided::default() };
                for first in *firsts {
                    let most = most.saturating_sub(frame.spent());
                    all.add(self.some(&mut frame, &pairs.of(*first), most).0);
                }
                (all, frame.spent())
            };
            let chunks: Vec<&[usize]> = firsts.chunks(FIRSTS).collect();
            let parts = side_by_side(&chunks, left, self.to_rule_out, judge);
            parts.into_iter().for_each(|part| decided.add(part));
            decided.leave_off(self.ask.watch);
            decided.keep(self.ask.most, self.context.ir);
        }
        decided.finished &= from >= pairs.firsts();
    }

    /// Judges some of them in one frame, in at most so many steps; with how many these were.
    fn some(&self, frame: &mut Frame<'a>, candidates: &[Candidate], most: usize) -> (Decided, usize) {
        let (rule, ask) = (self.rule, self.ask);
        let mut part = Decided { met: self.met, finished: true, ..Decided::default() };
        let before = frame.spent();
        for (place, candidate) in candidates.iter().enumerate() {
            if ask.watch.is_stopped() {
                part.finished = false;
                break;
            }
            let left = most.saturating_sub(frame.spent() - before);
            let judgement = if left > self.to_rule_out {
                frame.judge(rule, &self.reads, candidate, !part.met)
            } else if left > 0 || candidate.first().len() < 2 {
                frame.rule_out(rule, candidate)
            } else {
                part.leave_unlooked(candidates.get(place..).unwrap_or_default());
                break;
            };
            if ask.watch.is_stopped() {
                // What was being decided then is not known.
                part.finished = false;
                break;
            }
            part.met |= judgement.met;
            let found = judgement.verdicts();
            if ask.only.is_none_or(|only| only.brings_about(rule, candidate, &found)) {
                let found = frame.findings(self.id, rule, candidate, &Arc::new(judgement), ask.as_of);
                part.findings.extend(found);
            }
            frame.forget();
        }
        part.refused = frame.take_refused();
        (part, frame.spent() - before)
    }
}

/// Judges the parts of a rule side by side (each is what it comes to, and how many steps that took), and comes to what it would if they were judged one after the other, each with what
/// those before it have left of the steps: how many threads there are makes no difference.
pub(super) fn side_by_side<U: Sync, T: Send>(
    units: &[U],
    left: &mut usize,
    to_rule_out: usize,
    judge: impl Fn(&U, usize) -> (T, usize) + Sync,
) -> Vec<T> {
    let mut done = Vec::with_capacity(units.len());
    // Most rules take next to no steps. Of one that takes many, no more parts are begun at once than there may be steps for.
    let mut dearest = 0;
    while let Some(rest) = units.get(done.len()..).filter(|rest| !rest.is_empty()) {
        let threads = parallel::threads();
        let at_once = match (*left, dearest) {
            (0, _) => rest.len(),
            _ if done.is_empty() => 4 * threads,
            (left, dearest) => left.checked_div(dearest).unwrap_or(rest.len()),
        };
        let now = rest.get(..at_once.max(threads).min(rest.len())).unwrap_or(rest);
        let given = *left;
        let parts: Vec<(T, usize)> = now.par_iter().map(|unit| judge(unit, given)).collect();
        for (unit, part) in now.iter().zip(parts) {
            let is_too_much = part.1 + to_rule_out > *left && *left < given;
            // It was given more than those before it have left.
            let (part, spent) = if is_too_much { judge(unit, *left) } else { part };
            dearest = dearest.max(spent);
            *left = left.saturating_sub(spent);
            done.push(part);
            if is_too_much {
                break;
            }
        }
    }
    done
}

/// How many steps there are for a rule, with those to rule out what is left.
fn steps_of(context: &Context) -> usize {
    context.effort.steps_of_rule().saturating_add(context.effort.steps_to_rule_out())
}
