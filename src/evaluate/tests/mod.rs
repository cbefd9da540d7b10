//! Sources in, verdicts out: small worlds and what the rules say of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

mod aggregates;
mod bounds;
mod budget;
mod later;
mod only;
mod three_sentences;
mod verdicts;
mod worlds;

use std::sync::Arc;

use super::{Finding, Outcome, Settings, evaluate};
use crate::diagnostic::report::Verdict;
use crate::ir::Ir;
use crate::lower::{LowerSettings, Lowered, project};
use crate::source::SourceMap;
use crate::syntax::parse;
use crate::tell::{self, Words, words};
use crate::time::{Day, MonthEnd};
use crate::world::{self, World};

/// What stands around every world of the tests.
const VOCABULARY: &str = r#"
we are OpenAI
party OpenAI
party Microsoft
party Amazon
party AWS part of Amazon
party Oracle

unit GW

kind grant { exclusive | sole | nonexclusive = nonexclusive }
kind cloud is grant {
  provider: by party
  customer: for party
  primary: flag
  scope: some of training | inference | api | products = all
  tier: gold | silver = silver
  notice: duration optional
  amount: money optional
  capacity: number in GW optional
}
kind licence is grant {
  licensor: from party
  licensee: to party
  revocable: flag
}
kind commitment {
  payer: from party
  payee: to party
  amount: money optional
  ready-by: date optional
}
kind exclusivity {
  promisor: from party
  beneficiary: to party
  scope: some of training | inference | api | products = all
}
kind portability { window: duration optional, assets: some of data | prompts | models = all }
"#;

/// A checked world and what was found in it.
pub(crate) struct Checked {
    pub(crate) ir: Arc<Ir>,
    pub(crate) sources: SourceMap,
    pub(crate) outcome: Outcome,
    pub(crate) words: Vec<Words>,
}

/// Checks a source, standing at a day.
pub(crate) fn check_at(source: &str, as_of: Option<&str>) -> Checked {
    check_with(source, as_of, MonthEnd::LastDay)
}

/// The world of a source.
pub(crate) fn build(source: &str, as_of: Option<Day>, month_end: MonthEnd) -> (SourceMap, Arc<Ir>, World) {
    let mut sources = SourceMap::default();
    let id = sources.add("vocabulary.clause", VOCABULARY);
    let own = sources.add("test.clause", source);
    let parsed: Vec<_> = [id, own].map(|id| (id, parse(sources.get(id).unwrap()))).into_iter().collect();
    for (_, parsed) in &parsed {
        assert!(parsed.problems.is_empty(), "{:?}", said(&parsed.problems));
    }
    let trees: Vec<_> = parsed.iter().map(|(id, parsed)| (*id, &parsed.tree)).collect();
    let Lowered { ir, problems, .. } = project(&sources, &trees, &LowerSettings::default());
    assert!(!problems.has_errors(), "{:?}", said(&problems));
    let ir = Arc::new(ir);
    let (world, problems) =
        World::build(&ir, &world::Settings { as_of, month_end, ..world::Settings::default() });
    assert!(!problems.has_errors(), "{:?}", said(&problems));
    (sources, ir, world)
}

/// The same, under a rule for month ends.
pub(crate) fn check_with(source: &str, as_of: Option<&str>, month_end: MonthEnd) -> Checked {
    let as_of = as_of.map(|day| day.parse::<Day>().unwrap());
    let (sources, ir, world) = build(source, as_of, month_end);
    let outcome = evaluate(&ir, &world, &sources, &Settings { as_of, ..Settings::default() });
    let told = tell::tell(&world, &sources, &outcome.findings, &tell::Settings::default());
    Checked { ir, sources, outcome, words: told.into_iter().flatten().collect() }
}

/// Checks a source over all of time.
pub(crate) fn check(source: &str) -> Checked {
    check_at(source, None)
}

impl Checked {
    /// The verdict of the only rule, or of the named one.
    pub(crate) fn verdict(&self, rule: &str) -> Verdict {
        let found = self
            .outcome
            .rules
            .iter()
            .find(|outcome| self.ir.rules[outcome.rule.index()].declared.name == rule);
        found.unwrap().verdict
    }

    /// Each finding on a line: verdict, things bound, days.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.outcome.findings.iter().map(|finding| self.line(finding)).collect()
    }

    fn line(&self, finding: &Finding) -> String {
        let bound: Vec<String> = finding.things().map(|thing| self.ir.thing_name(thing).to_owned()).collect();
        format!("{} {}: {}", finding.verdict.word(), bound.join("+"), words::days(&finding.days))
    }

    /// The sentences of the findings.
    pub(crate) fn messages(&self) -> Vec<&str> {
        self.words.iter().map(|words| words.message.as_str()).collect()
    }
}

fn said(problems: &crate::diagnostic::Problems) -> Vec<&str> {
    problems.iter().map(|problem| problem.message.as_str()).collect()
}
