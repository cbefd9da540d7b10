//! Rules over a world in, what is not surely kept out: many rules and many things side by side, nothing put into words yet.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::context::{Context, Frame, Row};
use super::join::Candidate;
use super::report::Case;
use super::sieve::{AgreementSieve, PairSieve, TermSieve};
use super::worlds::Judgement;
use super::{Finding, reaches};
use crate::diagnostic::report::{FindingVerdict, Verdict};
use crate::ir::{Count, Rule, RuleId, Sentence, TermId};
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
    /// The whole verdict, where it can be told again without asking.
    judgement: Option<Box<Judgement>>,
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
    /// In the order of what they bind.
    pub(crate) hits: Vec<Hit>,
    /// Dates that the rule for month ends refused.
    pub(crate) refused: Vec<(Span, ArithmeticProblem)>,
}

/// So many rules are decided at a time by one thread.
const RULES: usize = 32;

/// So many ways of binding a rule's things are judged at a time by one thread.
const CANDIDATES: usize = 256;

/// Decides all rules, in the order declared.
///
/// `as_of` is the day at which each rule stands: what is wholly before it is left out.
pub(crate) fn decide_all(context: &Context, as_of: impl Fn(RuleId) -> Option<Day> + Sync) -> Vec<Decided> {
    let rules: Vec<(RuleId, &Rule)> =
        context.ir.rules.iter().enumerate().map(|(place, rule)| (RuleId::new(place), rule)).collect();
    let decide = |rules: &[(RuleId, &Rule)]| {
        let mut frame = Frame::new(context, None);
        rules.iter().map(|(id, rule)| decide_rule(&mut frame, *id, rule, as_of(*id))).collect::<Vec<_>>()
    };
    // Few rules over many things are not held up by each other.
    let at_a_time = if rules.len() < RULES { 1 } else { RULES };
    rules.par_chunks(at_a_time).flat_map_iter(decide).collect()
}

fn decide_rule<'a>(frame: &mut Frame<'a>, id: RuleId, rule: &'a Rule, as_of: Option<Day>) -> Decided {
    let mut decided = Decided::default();
    let sifted = TermSieve::of(frame, rule)
        .map(|sieve| sieve.sift())
        .or_else(|| AgreementSieve::of(frame, rule).map(|sieve| sieve.sift()));
    let candidates = match sifted {
        Some(sifted) => {
            decided.met = sifted.met;
            let hit = |(thing, days): (Thing, Days)| {
                let judgement = Judgement::broken(days.clone());
                Hit::within(
                    id,
                    Row::of(thing).into(),
                    vec![(FindingVerdict::Broken, days)],
                    Some(judgement),
                    as_of,
                )
            };
            decided.hits = sifted.broken.into_iter().filter_map(hit).collect();
            frame.candidates_of(rule, sifted.rest)
        }
        None => match PairSieve::of(frame, rule).map(|sieve| sieve.sift()) {
            Some(sifted) => {
                decided.met = sifted.met;
                let hit = |(pair, days): ([TermId; 2], Days)| {
                    let judgement = Judgement::broken(days.clone());
                    let verdicts = vec![(FindingVerdict::Broken, days)];
                    Hit::within(id, Candidate::pair(rule, pair), verdicts, Some(judgement), as_of)
                };
                decided.hits = sifted.broken.into_iter().filter_map(hit).collect();
                let rest = sifted.rest.into_iter().map(|pair| Candidate::pair(rule, pair));
                rest.chain(frame.pairs_with(rule, sifted.others)).collect()
            }
            None => frame.bindings(rule),
        },
    };
    let profile = OnceLock::new();
    let judge = |frame: &mut Frame<'a>, candidates: Vec<Candidate>, met: bool| {
        let mut part = Decided { met, ..Decided::default() };
        for candidate in candidates {
            let judgement = frame.judge(rule, &profile, &candidate, !part.met);
            part.met |= judgement.met;
            let found = frame.verdicts(&Case { id, rule, candidate: &candidate }, &judgement);
            // Reasons are known only to the frame that met them.
            let judgement = judgement.unknown.is_empty().then_some(judgement);
            part.hits.extend(Hit::within(id, candidate, found, judgement, as_of));
            frame.forget();
        }
        part
    };
    if candidates.len() <= CANDIDATES {
        let part = judge(frame, candidates, decided.met);
        decided.add(part);
        decided.refused = frame.take_refused();
    } else {
        let mut candidates = candidates;
        let mut chunks = Vec::with_capacity(candidates.len().div_ceil(CANDIDATES));
        while !candidates.is_empty() {
            let rest = candidates.split_off(CANDIDATES.min(candidates.len()));
            chunks.push(std::mem::replace(&mut candidates, rest));
        }
        let (context, met) = (frame.context, decided.met);
        let parts: Vec<Decided> = chunks
            .into_par_iter()
            .map(|chunk| {
                let mut frame = Frame::new(context, None);
                let part = judge(&mut frame, chunk, met);
                Decided { refused: frame.take_refused(), ..part }
            })
            .collect();
        parts.into_iter().for_each(|part| decided.add(part));
    }
    decided.hits.sort_by(|a, b| a.candidate.first().things().cmp(b.candidate.first().things()));
    if let Sentence::There { count: Count::No | Count::AtMost(_), binders, .. } = &rule.sentence {
        // The subjects are all that lives of each binder's kind, whatever else is asked of it.
        decided.met = binders.iter().all(|binder| frame.any_lives(binder));
    }
    decided
}

/// Puts a hit into words, whatever its days are. Waivers are not looked at.
pub(crate) fn tell<'a>(frame: &mut Frame<'a>, rule: &'a Rule, hit: &Hit, strict: bool) -> Vec<Finding> {
    let judged;
    let judgement = match &hit.judgement {
        Some(judgement) => judgement,
        None => {
            judged = frame.judge(rule, &OnceLock::new(), &hit.candidate, false);
            &judged
        }
    };
    let case = Case { id: hit.rule, rule, candidate: &hit.candidate };
    let findings = frame.findings(&case, judgement, strict);
    frame.forget();
    findings
}

impl Decided {
    fn add(&mut self, mut part: Decided) {
        self.met |= part.met;
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
        let otherwise = if self.met { Verdict::Kept } else { Verdict::Idle };
        self.hits.iter().map(|hit| of(hit.verdict)).max().unwrap_or(otherwise)
    }
}

impl Hit {
    /// The hit that these verdicts make, as far as they reach past the day stood at.
    fn within(
        rule: RuleId,
        candidate: Candidate,
        found: Vec<(FindingVerdict, Days)>,
        judgement: Option<Judgement>,
        as_of: Option<Day>,
    ) -> Option<Hit> {
        let (verdict, days) =
            found.into_iter().filter(|(_, days)| reaches(days, as_of)).min_by_key(|(verdict, _)| *verdict)?;
        Some(Hit { rule, verdict, days, candidate, judgement: judgement.map(Box::new) })
    }
}

impl Frame<'_> {
    /// What a judgement comes to: it is broken or open for its events, and open for what is not known in a world.
    fn verdicts(&mut self, case: &Case, judgement: &Judgement) -> Vec<(FindingVerdict, Days)> {
        let mut verdicts = Vec::new();
        if judgement.always {
            verdicts.push((FindingVerdict::Broken, judgement.broken.clone()));
        } else if judgement.unfinished && judgement.broken.is_empty() {
            self.stand_in(&judgement.witness);
            verdicts.push((FindingVerdict::Open, self.days_in_doubt(case)));
        } else if !judgement.broken.is_empty() {
            verdicts.push((FindingVerdict::Open, judgement.broken.clone()));
        }
        if !judgement.unknown.is_empty() {
            verdicts.push((FindingVerdict::Open, judgement.unknown.clone()));
        }
        verdicts
    }
}
