//! Rules over a world in, what is not surely kept out: many rules and many things side by side, nothing put into words yet.

use std::sync::{Arc, OnceLock};

use crate::parallel::*;

use super::context::{Context, Frame, Row};
use super::join::Candidate;
use super::only::Only;
use super::report::Case;
use super::sieve::{AgreementSieve, PairSieve, TermSieve};
use super::worlds::Judgement;
use super::{Finding, Watch, reaches};
use crate::diagnostic::report::{FindingVerdict, Verdict};
use crate::ir::{AgreementId, Count, Rule, RuleId, Sentence};
use crate::source::Span;
use crate::time::{ArithmeticProblem, Day, Days};
use crate::world::Thing;

/// One way in which a rule is not surely kept, not put into words yet.
#[derive(Debug)]
pub struct Hit {
    /// The rule.
    pub rule: RuleId,
    /// Broken or open, whichever is worse; waivers are not looked at.
    pub verdict: FindingVerdict,
    /// The days of that, in maximal runs.
    pub days: Days,
    candidate: Candidate,
    /// The whole verdict; none: it is broken on these days whatever happens.
    judgement: Option<Arc<Judgement>>,
}

impl Hit {
    /// The things bound, in the order of the binders; none where the rule counts.
    pub fn things(&self) -> impl Iterator<Item = Thing> + '_ {
        self.candidate.first().things()
    }
}

/// What became of one rule.
#[derive(Debug, Default)]
pub(crate) struct Decided {
    /// Whether it met anything to judge.
    pub(crate) met: bool,
    /// Whether all of it was decided.
    pub(crate) finished: bool,
    /// In the order of what they bind.
    pub(crate) hits: Vec<Hit>,
    /// It binds its things in more ways than can be looked at.
    pub(crate) too_many: bool,
    /// Dates that the rule for month ends refused.
    pub(crate) refused: Vec<(Span, ArithmeticProblem)>,
}

/// So many rules at most are decided at a time by one thread.
const RULES: usize = 32;

/// There are so many parts to share out, if there are enough rules.
const PARTS: usize = 64;

/// So many ways of binding a rule's things are judged at a time by one thread …
const CANDIDATES: usize = 256;

/// … so many where only it hangs on events when they live …
const HANGING: usize = 64;

/// … and so many where events may have to be looked into.
const UNCERTAIN: usize = 1;

/// What is asked of each rule.
struct Ask<'w, 'a> {
    /// The day it stands at: what is wholly before it is left out.
    as_of: Option<Day>,
    /// Only what some agreements bring about is looked for; none: everything.
    only: Option<&'w Only<'a>>,
    watch: &'w Watch,
}

/// Decides all rules, in the order declared. Each stands at its own day.
pub(crate) fn decide_all(
    context: &Context,
    as_of: impl Fn(RuleId) -> Option<Day> + Sync,
    only: &[AgreementId],
    watch: &Watch,
) -> Vec<Decided> {
    let only = Only::of(context, only);
    let rules: Vec<(RuleId, &Rule)> =
        context.ir.rules.iter().enumerate().map(|(place, rule)| (RuleId::new(place), rule)).collect();
    let decide = |rules: &[(RuleId, &Rule)]| {
        let mut frame = Frame::new(context, None);
        let mut decide = |id: &RuleId, rule| {
            let ask = Ask { as_of: as_of(*id), only: only.as_ref(), watch };
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
    let Some((mut decided, candidates)) = sift(frame, id, rule, ask) else {
        return Decided { too_many: true, finished: true, ..Decided::default() };
    };
    let profile = OnceLock::new();
    let judge = |frame: &mut Frame<'a>, candidates: &[Candidate], met: bool| {
        let mut part = Decided { met, finished: true, ..Decided::default() };
        for candidate in candidates {
            if ask.watch.is_stopped() {
                part.finished = false;
                break;
            }
            let judgement = frame.judge(rule, &profile, candidate, !part.met);
            part.met |= judgement.met;
            let found = judgement.verdicts();
            if ask.only.is_none_or(|only| only.brings_about(rule, candidate, &found)) {
                part.hits.extend(Hit::within(id, candidate, found, judgement, ask.as_of));
            }
            frame.forget();
        }
        part.refused = frame.take_refused();
        part
    };
    let at_a_time = if context.uncertain && candidates.len() < CANDIDATES { UNCERTAIN } else { CANDIDATES };
    if candidates.len() <= at_a_time {
        let part = judge(frame, &candidates, decided.met);
        decided.add(part);
    } else {
        let met = decided.met;
        let judge = |chunk| judge(&mut Frame::new(context, None), chunk, met);
        let parts: Vec<Decided> = candidates.par_chunks(at_a_time).map(judge).collect();
        parts.into_iter().for_each(|part| decided.add(part));
    }
    decided.hits.sort_by(|a, b| a.candidate.first().things().cmp(b.candidate.first().things()));
    if let Sentence::There { count: Count::No | Count::AtMost(_), binders, .. } = &rule.sentence {
        // The subjects are all that lives of each binder's kind, whatever else is asked of it.
        decided.met = binders.iter().all(|binder| frame.any_lives(binder));
    }
    decided
}

/// What the columns say of a rule, and what must still be looked at; none where that is too much.
fn sift<'a>(
    frame: &Frame<'a>,
    id: RuleId,
    rule: &'a Rule,
    ask: &Ask<'_, 'a>,
) -> Option<(Decided, Vec<Candidate>)> {
    let context = frame.context;
    let wants = |thing: Thing| ask.only.is_none_or(|only| only.has(thing));
    let broken = |candidate: Candidate, days: Days| {
        let hit = Hit { rule: id, verdict: FindingVerdict::Broken, days, candidate, judgement: None };
        reaches(&hit.days, ask.as_of).then_some(hit)
    };
    if let Some(sieve) = PairSieve::of(frame, rule) {
        let sifted = sieve.sift(&wants)?;
        let hit = |(pair, days)| broken(Candidate::pair(rule, pair), days);
        let hits = sifted.broken.into_iter().filter_map(hit).collect();
        let decided = Decided { met: sifted.met, finished: true, hits, ..Decided::default() };
        let rest = sifted.rest.into_iter().map(|pair| Candidate::pair(rule, pair));
        return Some((decided, rest.chain(frame.pairs_with(rule, sifted.others, &wants)?).collect()));
    }
    let undecided = Decided { finished: true, ..Decided::default() };
    if let Some(only) = ask.only {
        return Some((undecided, frame.bindings_of(rule, only)?));
    }
    let one = TermSieve::of(frame, rule)
        .map(|sieve| sieve.sift(frame))
        .or_else(|| AgreementSieve::of(frame, rule).map(|sieve| sieve.sift()));
    if let Some(sifted) = one {
        let hit = |(thing, days)| broken(Row::of(thing).into(), days);
        let mut hits: Vec<Hit> = sifted.broken.into_iter().filter_map(hit).collect();
        let hangs = |frame: &mut Frame<'a>, thing: &Thing| {
            let judgement = frame.judge_life(*thing, &sifted.time);
            Hit::within(id, &Row::of(*thing).into(), judgement.verdicts(), judgement, ask.as_of)
        };
        if !sifted.hanging.is_empty() {
            let hanging = sifted.hanging.par_iter().with_min_len(HANGING);
            hits.par_extend(hanging.map_init(|| Frame::new(context, None), hangs).flatten_iter());
        }
        let decided = Decided { met: sifted.met, finished: true, hits, ..Decided::default() };
        return Some((decided, frame.candidates_of(rule, sifted.rest)));
    }
    Some((undecided, frame.bindings(rule)?))
}

/// Puts a hit into words, whatever its days are. Waivers are not looked at.
pub(crate) fn tell<'a>(frame: &mut Frame<'a>, rule: &'a Rule, hit: &Hit, strict: bool) -> Vec<Finding> {
    let case = Case { id: hit.rule, rule, candidate: &hit.candidate };
    // Words are found in the first world that breaks it, or if all do, in the first there is.
    frame.start_over();
    let findings = match &hit.judgement {
        Some(judgement) => frame.findings(&case, judgement, strict),
        None => frame.findings(&case, &Judgement::broken(hit.days.clone()), strict),
    };
    frame.forget();
    findings
}

impl Decided {
    fn add(&mut self, mut part: Decided) {
        self.met |= part.met;
        self.finished &= part.finished;
        self.hits.append(&mut part.hits);
        self.refused.append(&mut part.refused);
    }

    /// The worst verdict, waivers left out of account.
    pub(crate) fn worst(&self) -> Verdict {
        let of = |verdict| match verdict {
            FindingVerdict::Broken => Verdict::Broken,
            FindingVerdict::Open => Verdict::Open,
            FindingVerdict::Waived => Verdict::Waived,
        };
        let otherwise = match (self.too_many, self.met) {
            (true, _) => Verdict::Open,
            (false, true) => Verdict::Kept,
            (false, false) => Verdict::Idle,
        };
        self.hits.iter().map(|hit| of(hit.verdict)).max().unwrap_or(otherwise)
    }
}

impl Hit {
    /// The hit that these verdicts make, as far as they reach past the day stood at.
    fn within(
        rule: RuleId,
        candidate: &Candidate,
        found: Vec<(FindingVerdict, Days)>,
        judgement: impl Into<Arc<Judgement>>,
        as_of: Option<Day>,
    ) -> Option<Hit> {
        let (verdict, days) =
            found.into_iter().filter(|(_, days)| reaches(days, as_of)).min_by_key(|(verdict, _)| *verdict)?;
        Some(Hit { rule, verdict, days, candidate: candidate.clone(), judgement: Some(judgement.into()) })
    }
}

impl Judgement {
    /// What it comes to: broken or open for its events, and open for what is not known in a world.
    pub(super) fn verdicts(&self) -> Vec<(FindingVerdict, Days)> {
        let mut verdicts = Vec::new();
        if !self.broken.is_empty() {
            let verdict = if self.always { FindingVerdict::Broken } else { FindingVerdict::Open };
            verdicts.push((verdict, self.broken.clone()));
        }
        if !self.unknown.is_empty() {
            verdicts.push((FindingVerdict::Open, self.unknown.clone()));
        }
        verdicts
    }
}
