//! A judgement in, findings out: broken, open for events, and open for what is not known in a world.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::report::FindingVerdict;
use crate::evaluate::all_worlds::judgement::Judgement;
use crate::evaluate::finding::{Finding, Grounds, Part};
use crate::evaluate::known::truth;
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::life_bounds::{FixedBound, OfLife};
use crate::evaluate::one_world::row::Row;
use crate::evaluate::search::sieve::When;
use crate::ir::{Rule, RuleId, Sentence};
use crate::time::{Day, Days};
use crate::world::{Thing, Unknown};

impl Finding {
    /// Broken on these days, whatever happens.
    pub(super) fn broken(rule: RuleId, candidate: Candidate, days: Days) -> Finding {
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

impl Finding {
    /// Of what breaks a rule for as long as it lives, which some unknowns let live on.
    pub(super) fn lasting(rule: RuleId, thing: Thing, when: When) -> Finding {
        let grounds = Grounds::ToldLater { of_life: true, as_part: Part::Broken };
        let candidate = Row::of(thing).into();
        if when.certain.is_empty() {
            let found = Finding::broken(rule, candidate, when.possible);
            return Finding { verdict: FindingVerdict::Open, grounds, ..found };
        }
        let further = when.possible.difference(&when.certain);
        Finding { further, grounds, ..Finding::broken(rule, candidate, when.certain) }
    }
}

impl<'a> Frame<'a> {
    /// The same finding, judged where that was left until it is told.
    pub(crate) fn judged<'f>(&mut self, rule: &'a Rule, finding: &'f Finding) -> Cow<'f, Finding> {
        let Grounds::ToldLater { of_life, as_part } = &finding.grounds else {
            return Cow::Borrowed(finding);
        };
        let judgement = match finding.things().next().filter(|_| *of_life) {
            Some(thing) => self.judge_life_of(rule, thing),
            None => self.judge_in_each(rule, &OnceLock::new(), &finding.candidate, false),
        };
        let judgement = Arc::new(judgement);
        self.forget();
        self.start_over();
        let grounds = match as_part {
            Part::Broken => Grounds::Broken(judgement),
            Part::Further => Grounds::Further(judgement),
            Part::Unknown => Grounds::Unknown(judgement),
        };
        Cow::Owned(Finding { grounds, ..finding.clone() })
    }

    /// Judges what a rule says of the life of a thing.
    fn judge_life_of(&mut self, rule: &'a Rule, thing: Thing) -> Judgement {
        let bound = match &rule.sentence {
            Sentence::Every { negated, predicate, .. } => FixedBound::of(&predicate.kind, *negated),
            Sentence::There { .. } | Sentence::ForEach { .. } => None,
        };
        let time = truth::certain(&self.time(rule, &mut Row::default()));
        let steps = self.context.effort.steps();
        self.judge_of_life(OfLife { thing: self.lives_as(thing), bound }, &time, steps)
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
            let grounds = if judgement.is_told_later {
                Grounds::ToldLater { of_life: false, as_part: Part::Broken }
            } else if judgement.is_certain() {
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
            let grounds = if judgement.is_told_later {
                Grounds::ToldLater { of_life: false, as_part: Part::Unknown }
            } else {
                Grounds::Unknown(Arc::clone(judgement))
            };
            findings.push(Finding { verdict: FindingVerdict::Open, grounds, ..found });
        }
        findings.retain(|finding| finding.reaches(as_of));
        findings
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
