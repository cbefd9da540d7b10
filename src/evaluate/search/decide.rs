//! Rules over a world in, what is not surely kept out: many rules and many things side by side, nothing put into words yet.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::parallel::*;

use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::finding::Finding;
use crate::evaluate::limits::watch::Watch;
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::context::Context;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::life_bounds::OfLife;
use crate::evaluate::one_world::row::Row;
use crate::evaluate::one_world::shared::Shared;
use crate::evaluate::search::decided::{Decided, Most};
use crate::evaluate::search::focus::Focus;
use crate::evaluate::search::judging::{Ask, Bindings, Judging, side_by_side};
use crate::evaluate::search::sieve::{AgreementSieve, PairSieve, Sifted, TermSieve};
use crate::ir::{AgreementId, Count, Literal, PartyId, Phrase, Rule, RuleId, Sentence, ValueKind};
use crate::time::{Day, Days};
use crate::world::Thing;

/// The chunk size for rules: at most so many are decided by one thread before it takes others, so that threads share out evenly.
const RULES: usize = 32;

/// How many chunks of rules there are at least, if there are enough rules: several for each thread, since rules differ in cost.
const PARTS: usize = 64;

/// The chunk size for things of which nothing hangs on events but when they live.
const HANGING: usize = 64;

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
    let sifted = sift(frame, id, rule, ask);
    if ask.watch.is_stopped() {
        return Decided::default();
    }
    let Some((mut decided, bindings)) = sifted else {
        return Decided { too_many: true, finished: true, ..Decided::default() };
    };
    let context = frame.context;
    Judging::of(context, (id, rule), ask, decided.met).all(frame, bindings, &mut decided);
    decided.leave_off(ask.watch);
    decided.keep(ask.most, context.ir);
    decided.findings.sort_by(|a, b| a.things().cmp(b.things()));
    decided.met = match frame.met_by_life(rule) {
        Some(met) => met,
        // A rule is idle only where it would be so, too, if all were looked at.
        None if ask.only.is_some() && !decided.met => meets_anything(frame, rule).unwrap_or(true),
        None => decided.met,
    };
    decided
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
        let lasting = std::mem::take(&mut sifted.lasting).into_iter();
        let lasting = lasting.map(|(thing, when)| Finding::lasting(id, thing, when));
        findings.extend(lasting.filter(|finding| finding.reaches(ask.as_of)));
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
                Some(bound) => {
                    let life = OfLife { thing: *thing, bound: Some(*bound) };
                    Arc::new(frame.judge_of_life(life, &sifted.time, steps))
                }
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

impl Frame<'_> {
    /// Whether a rule with `no` or `at most` meets anything: its subjects are all that lives of each binder's kind, whatever else
    /// is asked of it; of what a rule asks of us, all that we take part in. None for other rules.
    pub(crate) fn met_by_life(&self, rule: &Rule) -> Option<bool> {
        let Sentence::There { count: Count::No | Count::AtMost(_), binders, .. } = &rule.sentence else {
            return None;
        };
        Some(binders.iter().all(|binder| self.any_lives(binder)))
    }

    /// Whether there is such a thing that lives on some day, before all else that is asked of it.
    fn any_lives(&self, phrase: &Phrase) -> bool {
        let things = self.context.world.index().things(phrase.noun);
        let us = self.context.ir.us.filter(|us| names(phrase, *us));
        things.iter().any(|thing| {
            self.is_visible(*thing, phrase)
                && us.is_none_or(|us| self.takes_part(us, *thing))
                && self.ever_lives(*thing)
        })
    }

    /// Whether a thing is of an agreement with a party, or with what is part of it, or of none.
    fn takes_part(&self, party: PartyId, thing: Thing) -> bool {
        let world = self.context.world;
        let agreement = match thing {
            Thing::Term(term) => world.agreement_of(term),
            Thing::Agreement(agreement) => Some(agreement),
            Thing::Party(_) => None,
        };
        agreement
            .is_none_or(|agreement| world.parties_of(agreement).any(|side| world.is_part_of(side, party)))
    }

    /// Whether a thing lives on some day of some world. Nobody need name a party, and what is said of an event can keep a term from
    /// living.
    pub(crate) fn ever_lives(&self, thing: Thing) -> bool {
        let hangs = || !self.context.world.depends(thing).is_empty();
        !self.life(thing).is_empty() || hangs() && !self.across_worlds(thing).sometimes.is_empty()
    }
}

/// Whether a preposition of the phrase names a party.
fn names(phrase: &Phrase, party: PartyId) -> bool {
    phrase.slots.iter().any(|slot| slot.value.kind == ValueKind::Literal(Literal::Party(party)))
}
