//! Rules over a world in, what is not surely kept out: many rules and many things side by side, nothing put into words yet.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::parallel::{self, *};

use crate::diagnostic::report::FindingVerdict;
use crate::diagnostic::report::interrupted::TOLD_WHEN_STOPPED;
use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::finding::{Finding, Grounds, Untold};
use crate::evaluate::known::truth;
use crate::evaluate::limits::watch::Watch;
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::context::Context;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::evaluate::one_world::shared::Shared;
use crate::evaluate::search::focus::Focus;
use crate::evaluate::search::partners::Partners;
use crate::evaluate::search::sieve::{AgreementSieve, PairSieve, Sifted, TermSieve};
use crate::ir::{AgreementId, Count, Ir, Phrase, Rule, RuleId, Sentence};
use crate::source::Span;
use crate::time::{ArithmeticProblem, Day, Days};
use crate::world::{Thing, Unknown};

/// What became of one rule.
#[derive(Debug, Default)]
pub(crate) struct Decided {
    /// Whether it met anything to judge.
    pub(crate) met: bool,
    /// Whether all of it was decided.
    pub(crate) finished: bool,
    /// What was found, in the order of what it binds.
    pub(crate) findings: Vec<Finding>,
    /// It binds its things in more ways than can be looked at.
    pub(crate) too_many: bool,
    /// What was found besides, and is only counted.
    pub(crate) untold: Untold,
    /// The first of those that were not looked at at all, because there were no steps left for the rule.
    pub(crate) unlooked: Option<Candidate>,
    /// Dates that the rule for month ends refused.
    pub(crate) refused: Vec<(Span, ArithmeticProblem)>,
}

/// The chunk size for rules: at most so many are decided by one thread before it takes others, so that threads share out evenly.
const RULES: usize = 32;

/// How many chunks of rules there are at least, if there are enough rules: several for each thread, since rules differ in cost.
const PARTS: usize = 64;

/// The chunk size for ways of binding a rule's things. Each chunk has a frame of its own, which must not cost more than it …
const CANDIDATES: usize = 256;

/// … the same for things of which nothing hangs on events but when they live …
const HANGING: usize = 64;

/// … and where events may have to be looked into: one candidate can then mean thousands of worlds.
const UNCERTAIN: usize = 1;

/// The chunk size for pairs: the partners of so many things are judged by one thread before it takes others.
const FIRSTS: usize = 16;

/// So many pairs are judged before what was found is cut to what is kept.
const PAIRS: usize = 65_536;

/// How many findings are kept of a rule that binds several things together: the pairs of a few thousand things are millions.
const MOST_OF_PAIRS: usize = 100_000;

/// The ways of binding a rule's things that must be looked at.
enum Bindings<'a> {
    List(Vec<Candidate>),
    Pairs(Partners<'a>),
}

/// What is asked of each rule.
struct Ask<'w, 'a> {
    /// The day it stands at: what is wholly before it is left out.
    as_of: Option<Day>,
    /// Only what some agreements bring about is looked for; none: everything.
    only: Option<&'w Focus<'a>>,
    /// When things live that hang on events, as a verdict on a rule that is broken for as long as they do.
    lives: &'w Shared<Thing, Judgement>,
    /// How many findings are kept, the first by file and position; none: all.
    most: Option<usize>,
    watch: &'w Watch,
}

/// Decides all rules, in the order declared. Each stands at its own day.
pub(crate) fn decide_all(
    context: &Context,
    as_of: impl Fn(RuleId) -> Option<Day> + Sync,
    most: impl Fn(RuleId) -> Most + Sync,
    only: &[AgreementId],
    watch: &Watch,
) -> Vec<Decided> {
    let rules: Vec<RuleId> = (0..context.ir.rules.len()).map(RuleId::new).collect();
    decide_these(context, &rules, as_of, most, only, watch)
}

/// Decides some rules, in this order.
pub(crate) fn decide_these(
    context: &Context,
    rules: &[RuleId],
    as_of: impl Fn(RuleId) -> Option<Day> + Sync,
    most: impl Fn(RuleId) -> Most + Sync,
    only: &[AgreementId],
    watch: &Watch,
) -> Vec<Decided> {
    let only = Focus::of(context, only);
    let lives = Shared::default();
    let rules: Vec<(RuleId, &Rule)> = rules.iter().map(|rule| (*rule, context.ir.rule(*rule))).collect();
    let decide = |rules: &[(RuleId, &Rule)]| {
        let mut frame = Frame::new(context, None);
        let mut decide = |id: &RuleId, rule| {
            let most = most(*id).of(rule);
            let ask = Ask { as_of: as_of(*id), only: only.as_ref(), lives: &lives, most, watch };
            let decided = decide_rule(&mut frame, *id, rule, &ask);
            watch.count();
            decided
        };
        rules.iter().map(|(id, rule)| decide(id, rule)).collect::<Vec<_>>()
    };
    let at_a_time = (rules.len() / PARTS).clamp(1, RULES);
    rules.par_chunks(at_a_time).flat_map_iter(decide).collect()
}

fn decide_rule<'a>(frame: &mut Frame<'a>, id: RuleId, rule: &'a Rule, ask: &Ask<'_, 'a>) -> Decided {
    if ask.watch.is_stopped() {
        return Decided::default();
    }
    let context = frame.context;
    let sifted = sift(frame, id, rule, ask);
    if ask.watch.is_stopped() {
        return Decided::default();
    }
    let Some((mut decided, candidates)) = sifted else {
        return Decided { too_many: true, finished: true, ..Decided::default() };
    };
    let reads = OnceLock::new();
    let to_rule_out = context.effort.steps_to_rule_out();
    let judge = |frame: &mut Frame<'a>, candidates: &[Candidate], met: bool, most: usize| {
        let mut part = Decided { met, finished: true, ..Decided::default() };
        let before = frame.spent();
        for (place, candidate) in candidates.iter().enumerate() {
            if ask.watch.is_stopped() {
                part.finished = false;
                break;
            }
            let left = most.saturating_sub(frame.spent() - before);
            let judgement = if left > to_rule_out {
                frame.judge(rule, &reads, candidate, !part.met)
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
                part.findings.extend(frame.findings(id, rule, candidate, &Arc::new(judgement), ask.as_of));
            }
            frame.forget();
        }
        part.refused = frame.take_refused();
        (part, frame.spent() - before)
    };
    let met = decided.met;
    let mut left = steps_of(context);
    match candidates {
        Bindings::List(candidates) => {
            let at_a_time =
                if context.uncertain && candidates.len() < CANDIDATES { UNCERTAIN } else { CANDIDATES };
            if candidates.len() <= at_a_time {
                decided.add(judge(frame, &candidates, met, left).0);
            } else {
                let chunks: Vec<&[Candidate]> = candidates.chunks(at_a_time).collect();
                let judge =
                    |chunk: &&[Candidate], most| judge(&mut Frame::new(context, None), chunk, met, most);
                let parts = side_by_side(&chunks, &mut left, to_rule_out, judge);
                parts.into_iter().for_each(|part| decided.add(part));
            }
        }
        Bindings::Pairs(pairs) => {
            let mut from = 0;
            while from < pairs.firsts() && !ask.watch.is_stopped() {
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
                    let mut frame = Frame::new(context, None);
                    let mut all = Decided { met, finished: true, ..Decided::default() };
                    for first in *firsts {
                        let most = most.saturating_sub(frame.spent());
                        all.add(judge(&mut frame, &pairs.of(*first), met, most).0);
                    }
                    (all, frame.spent())
                };
                let chunks: Vec<&[usize]> = firsts.chunks(FIRSTS).collect();
                let parts = side_by_side(&chunks, &mut left, to_rule_out, judge);
                parts.into_iter().for_each(|part| decided.add(part));
                decided.leave_off(ask.watch);
                decided.keep(ask.most, context.ir);
            }
            decided.finished &= from >= pairs.firsts();
        }
    }
    if let Some(candidate) = decided.unlooked.take() {
        // One of them says why; the others are counted.
        let judgement = Arc::new(Judgement::not_looked_at());
        decided.findings.extend(frame.findings(id, rule, &candidate, &judgement, ask.as_of));
        decided.untold.open = decided.untold.open.saturating_sub(1);
    }
    decided.leave_off(ask.watch);
    decided.keep(ask.most, context.ir);
    decided.findings.sort_by(|a, b| a.things().cmp(b.things()));
    decided.met = frame.met_by_life(rule).unwrap_or(decided.met);
    if ask.only.is_some() && !decided.met {
        // A rule is idle only where it would be so, too, if all were looked at.
        decided.met = meets_anything(frame, rule).unwrap_or(true);
    }
    decided
}

/// Judges the parts of a rule side by side (each is what it comes to, and how many steps that took), and comes to what it would if they were judged one after the other, each with what
/// those before it have left of the steps: how many threads there are makes no difference.
fn side_by_side<U: Sync, T: Send>(
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

/// Whether a rule meets anything at all to judge; none where that is more than is looked at.
fn meets_anything<'a>(frame: &mut Frame<'a>, rule: &'a Rule) -> Option<bool> {
    let candidates = if let Some(sieve) = PairSieve::of(frame, rule) {
        let sifted = sieve.sift(&|_| true)?;
        if sifted.met {
            return Some(true);
        }
        let rest: Vec<Candidate> = sifted.rest.into_iter().map(|pair| Candidate::pair(rule, pair)).collect();
        rest.into_iter().chain(frame.pairs_with(rule, sifted.others, &|_| true)?).collect()
    } else {
        let one = TermSieve::of(frame, rule)
            .map(|sieve| sieve.sift(frame))
            .or_else(|| AgreementSieve::of(frame, rule).map(|sieve| sieve.sift()));
        match one {
            Some(sifted) if sifted.met => return Some(true),
            Some(sifted) => frame.candidates_of(rule, [sifted.hanging, sifted.rest].concat()),
            None => frame.bindings(rule)?,
        }
    };
    let reads = OnceLock::new();
    let (before, most) = (frame.spent(), frame.context.effort.steps_of_rule());
    for candidate in &candidates {
        if frame.spent() - before >= most {
            return None;
        }
        let met = frame.judge(rule, &reads, candidate, true).met;
        frame.forget();
        if met {
            return Some(true);
        }
    }
    Some(false)
}

/// What the columns say of a rule, and what must still be looked at; none where that is too much.
fn sift<'a>(
    frame: &Frame<'a>,
    id: RuleId,
    rule: &'a Rule,
    ask: &Ask<'_, 'a>,
) -> Option<(Decided, Bindings<'a>)> {
    let context = frame.context;
    let wants = |thing: Thing| ask.only.is_none_or(|only| only.has(thing));
    let broken = |candidate: Candidate, days: Days| {
        let finding = Finding::broken(id, candidate, days);
        finding.reaches(ask.as_of).then_some(finding)
    };
    if let Some(sieve) = PairSieve::of(frame, rule) {
        let sifted = sieve.sift(&wants)?;
        let sure = sifted.broken.into_iter().map(|(pair, days)| (Candidate::pair(rule, pair), days));
        let rest = sifted.rest.into_iter().map(|pair| Candidate::pair(rule, pair));
        let rest = rest.chain(frame.pairs_with(rule, sifted.others, &wants)?);
        let (sure, rest) = if context.world.index().has_readings() {
            each_pair_once(sure, rest)
        } else {
            (sure.collect(), rest.collect())
        };
        let findings = sure.into_iter().filter_map(|(pair, days)| broken(pair, days)).collect();
        let decided = Decided { met: sifted.met, finished: true, findings, ..Decided::default() };
        return Some((decided, Bindings::List(rest)));
    }
    let undecided = Decided { finished: true, ..Decided::default() };
    if let Some(only) = ask.only {
        return Some((undecided, Bindings::List(frame.bindings_of(rule, only)?)));
    }
    let one = TermSieve::of(frame, rule)
        .map(|sieve| sieve.sift(frame))
        .or_else(|| AgreementSieve::of(frame, rule).map(|sieve| sieve.sift()));
    if let Some(mut sifted) = one {
        if context.world.index().has_readings() {
            sifted.take_each_once();
        }
        let found = |(thing, days)| broken(Row::of(thing).into(), days);
        let mut findings: Vec<Finding> =
            std::mem::take(&mut sifted.broken).into_iter().filter_map(found).collect();
        if !sifted.hanging.is_empty() {
            let judged = judge_lives(frame, &sifted, ask.lives);
            let hangs = |frame: &mut Frame<'a>, thing: &Thing| {
                let judgement = judged.get(&frame.lives_as(*thing));
                let found = judgement
                    .map(|judgement| frame.findings(id, rule, &Row::of(*thing).into(), judgement, ask.as_of));
                found.unwrap_or_default()
            };
            let hanging = sifted.hanging.par_iter().with_min_len(HANGING);
            findings.par_extend(hanging.map_init(|| Frame::new(context, None), hangs).flatten_iter());
        }
        let decided = Decided { met: sifted.met, finished: true, findings, ..Decided::default() };
        return Some((decided, Bindings::List(frame.candidates_of(rule, sifted.rest))));
    }
    if let Some(pairs) = frame.partners(rule) {
        return Some((undecided, Bindings::Pairs(pairs?)));
    }
    Some((undecided, Bindings::List(frame.bindings(rule)?)))
}

/// Decides those things of a rule of which nothing hangs on events but when they live: each life once. When the steps of the rule are
/// used up, no world is looked at for the others.
fn judge_lives<'a>(
    frame: &Frame<'a>,
    sifted: &Sifted,
    known: &Shared<Thing, Judgement>,
) -> FxHashMap<Thing, Arc<Judgement>> {
    let mut lives: Vec<Thing> = sifted.hanging.iter().map(|thing| frame.lives_as(*thing)).collect();
    lives.sort_unstable();
    lives.dedup();
    let context = frame.context;
    let judge = |things: &&[Thing], most: usize| {
        let mut frame = Frame::new(context, None);
        let mut judged = Vec::with_capacity(things.len());
        for thing in *things {
            let steps = if frame.spent() < most { context.effort.steps() } else { 0 };
            judged.push(match &sifted.beyond {
                Some(bound) => Arc::new(frame.judge_bound(*thing, bound, &sifted.time, steps)),
                None => frame.judge_life(*thing, &sifted.time, steps, known),
            });
        }
        (judged, frame.spent())
    };
    let chunks: Vec<&[Thing]> = lives.chunks(HANGING).collect();
    let judged = side_by_side(&chunks, &mut context.effort.steps_of_rule(), 0, judge);
    lives.iter().copied().zip(judged.into_iter().flatten()).collect()
}

/// Pairs that differ in how mutual terms are read alone are one: broken on the days on which one of them is, or to be looked at in
/// all its readings where one of them is to be.
fn each_pair_once(
    sure: impl Iterator<Item = (Candidate, Days)>,
    rest: impl Iterator<Item = Candidate>,
) -> (Vec<(Candidate, Days)>, Vec<Candidate>) {
    let mut places: FxHashMap<Vec<Thing>, usize> = FxHashMap::default();
    let mut all: Vec<(Candidate, Option<Days>)> = Vec::new();
    let sure = sure.map(|(pair, days)| (pair, Some(days)));
    for (pair, days) in sure.chain(rest.map(|pair| (pair, None))) {
        let place = *places.entry(pair.first().stated().collect()).or_insert(all.len());
        match all.get_mut(place) {
            Some((known, known_days)) => {
                known.join(pair);
                *known_days = known_days.take().zip(days).map(|(one, other)| one.union(&other));
            }
            None => all.push((pair, days)),
        }
    }
    let (mut sure, mut rest) = (Vec::new(), Vec::new());
    for (pair, days) in all {
        match days {
            Some(days) => sure.push((pair, days)),
            None => rest.push(pair),
        }
    }
    (sure, rest)
}

impl Decided {
    /// Whether all of it was looked at.
    pub(crate) fn is_whole(&self) -> bool {
        self.finished && !self.too_many
    }

    /// Counts those that are not looked at.
    fn leave_unlooked(&mut self, candidates: &[Candidate]) {
        self.untold.open += candidates.len();
        if self.unlooked.is_none() {
            self.unlooked = candidates.first().cloned();
        }
    }

    fn add(&mut self, mut part: Decided) {
        if self.unlooked.is_none() {
            self.unlooked = part.unlooked.take();
        }
        self.met |= part.met;
        self.finished &= part.finished;
        self.findings.append(&mut part.findings);
        self.untold.add(part.untold);
        for refused in part.refused {
            if !self.refused.iter().any(|(known, _)| *known == refused.0) {
                self.refused.push(refused);
            }
        }
    }

    /// Where it was asked to stop, keeps no more findings than are told then: to put them all in order would take too long.
    fn leave_off(&mut self, watch: &Watch) {
        if watch.is_stopped() && self.findings.len() > TOLD_WHEN_STOPPED {
            self.findings.drain(TOLD_WHEN_STOPPED..).for_each(|finding| self.untold.count(finding.verdict));
        }
    }

    /// Keeps so many of the findings, the first by file and position, and counts the others.
    fn keep(&mut self, most: Option<usize>, ir: &Ir) {
        let Some(most) = most.filter(|most| *most < self.findings.len()) else { return };
        self.findings.sort_by_cached_key(|finding| finding.place(ir));
        self.findings.drain(most..).for_each(|finding| self.untold.count(finding.verdict));
    }
}

/// How many findings of a rule are kept.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Most {
    /// All of them, since waivers are still to be held against them.
    All,
    /// So many; none: as many as a rule may have.
    Only(Option<usize>),
}

impl Most {
    fn of(self, rule: &Rule) -> Option<usize> {
        match self {
            Most::All => None,
            Most::Only(most) if rule.binders > 1 => {
                Some(most.map_or(MOST_OF_PAIRS, |most| most.min(MOST_OF_PAIRS)))
            }
            Most::Only(most) => most,
        }
    }
}

impl Finding {
    /// Broken on these days, whatever happens.
    fn broken(rule: RuleId, candidate: Candidate, days: Days) -> Finding {
        Finding {
            rule,
            verdict: FindingVerdict::Broken,
            days,
            further: Days::empty(),
            waiver: None,
            candidate,
            grounds: Grounds::Certain,
            split: None,
        }
    }
}

impl Frame<'_> {
    /// What a judgement finds: broken or open for its events, and open for what is not known in a world; as far as it reaches
    /// past the day stood at.
    pub(crate) fn findings(
        &mut self,
        id: RuleId,
        rule: &Rule,
        candidate: &Candidate,
        judgement: &Arc<Judgement>,
        as_of: Option<Day>,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        if !judgement.broken.is_empty() {
            let grounds = if judgement.is_certain() {
                Grounds::Certain
            } else {
                Grounds::Broken(Arc::clone(judgement))
            };
            let candidate = self.led_by_what_shows(rule, candidate, judgement.witness(), &judgement.broken);
            let found = Finding::broken(id, candidate, judgement.broken.clone());
            let mut found =
                Finding { verdict: judgement.verdict(), further: judgement.further(), grounds, ..found };
            if found.verdict == FindingVerdict::Open {
                // What cannot be told for both reasons is one finding.
                found.days = found.days.union(&judgement.unknown);
            }
            findings.push(found);
        }
        let known = findings.first().map_or(Days::empty(), |found| found.days.clone());
        let unknown = judgement.unknown.difference(&known);
        if !unknown.is_empty() {
            let candidate = self.led_by_what_shows(rule, candidate, judgement.doubt(), &unknown);
            let found = Finding::broken(id, candidate, unknown);
            let grounds = Grounds::Unknown(Arc::clone(judgement));
            findings.push(Finding { verdict: FindingVerdict::Open, grounds, ..found });
        }
        findings.retain(|finding| finding.reaches(as_of));
        findings
    }

    /// Whether a rule with `no` or `at most` meets anything: its subjects are all that lives of each binder's kind, whatever else
    /// is asked of it. None for other rules.
    pub(crate) fn met_by_life(&self, rule: &Rule) -> Option<bool> {
        let Sentence::There { count: Count::No | Count::AtMost(_), binders, .. } = &rule.sentence else {
            return None;
        };
        Some(binders.iter().all(|binder| self.any_lives(binder)))
    }

    /// Whether there is such a thing that lives on some day, before all else that is asked of it.
    fn any_lives(&self, phrase: &Phrase) -> bool {
        let things = self.context.world.index().things(phrase.noun);
        things.iter().any(|thing| self.is_visible(*thing, phrase) && self.ever_lives(*thing))
    }

    /// Whether a thing lives on some day of some world. Nobody need name a party, and what is said of an event can keep a term from
    /// living.
    pub(crate) fn ever_lives(&self, thing: Thing) -> bool {
        let hangs = || !self.context.world.depends(thing).is_empty();
        !self.life(thing).is_empty() || hangs() && !self.across_worlds(thing).sometimes.is_empty()
    }

    /// The candidate, led by the way round that is broken (or may be) in a world on some of these days.
    fn led_by_what_shows(
        &mut self,
        rule: &Rule,
        candidate: &Candidate,
        world: &[(Unknown, Day)],
        days: &Days,
    ) -> Candidate {
        if candidate.is_single() {
            return candidate.clone();
        }
        self.stand_in(world);
        let shows = |row: &&Row| {
            let broken = self.ruling(rule, &mut (*row).clone()).broken;
            !truth::possible(&broken).intersection(days).is_empty()
        };
        // By their names: the order in which things were read must not show.
        let ir = self.context.ir;
        let mut rows: Vec<&Row> = candidate.rows().collect();
        rows.sort_by_cached_key(|row| {
            let key = |thing| (ir.order_by_name(thing), thing.is_exchanged());
            row.things().map(key).collect::<Vec<_>>()
        });
        let led = rows.iter().copied().find(shows).or(rows.first().copied());
        led.map_or_else(|| candidate.clone(), |row| candidate.led_by(row))
    }
}
