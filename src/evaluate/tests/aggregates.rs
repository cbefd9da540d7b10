//! Aggregates in, the same out whether they are made once for all candidates or anew for each.

use super::super::{Finding, Grounds, Observer, Settings, Truths, evaluate, evaluate_rule};
use super::{build, check};
use crate::diagnostic::report::OpenKind;
use crate::evaluate::one_world::context::Context;
use crate::evaluate::one_world::frame::Frame;
use crate::ir::RuleId;
use crate::source::Span;
use crate::time::MonthEnd;
use crate::world::Thing;

/// Hears nothing; but what is observed is made anew each time.
struct Deaf;

impl Observer for Deaf {
    fn condition(&self, _: Span, _: &[Thing], _: &Truths) {}
}

/// Terms of every sort: plain, blank, within bounds, of another currency, changing, moved by an event, without an amount.
const TERMS: &str = r#"
event e between 2030 and 2032
agreement first "First" between Microsoft and OpenAI from 2029 through 2035 {
  a: cloud by Microsoft for OpenAI { amount: 10 USD }
  b: exclusive cloud by Microsoft for OpenAI { amount: 20 USD in 2030, amount: 40 USD from 2031 }
  c: cloud by Oracle for OpenAI from 2031 { amount: tbd }
  d: cloud by Oracle for OpenAI from 2033 through 2034 { amount: 5 EUR }
  f: cloud by Oracle for OpenAI from 2034 { amount: at most 30 USD }
  g: cloud by Amazon for OpenAI in 2030
}
"#;

/// The same, with a term that an event moves.
const MOVED: &str = r#"
agreement second "Second" between Amazon and OpenAI from 2029 through 2035 {
  h: cloud by Amazon for OpenAI from e { amount: 15 USD }
}
"#;

const RULES: &str = r#"
policy q {
  rule sum: for each c: cloud require sum of amount over cloud is at most c.amount
  rule least: for each c: cloud require smallest amount over cloud is below c.amount
  rule most: for each c: cloud require largest amount over cloud is at most c.amount
  rule turned: for each c: cloud require c.amount is above largest amount over cloud by Microsoft
  rule some: for each c: cloud require largest amount over (cloud where it is exclusive) is at least 30 USD
  rule same: for each c: cloud require largest amount over cloud is c.amount
  rule of-its-own: for each p: party require sum of amount over cloud by p is at most 45 USD
  rule rich: for each c: cloud require count of (cloud where amount is at least 15 USD) is at most 1
  rule below: for each c: cloud require count of (cloud where its amount is below c.amount) is at most 1
  rule above: for each c: cloud require sum of amount over (cloud where amount is at least c.amount) is at most 45 USD
  rule alike: for each c: cloud require count of (cloud by Microsoft where c.amount is amount) is at most 1
  rule higher: for each c: cloud require some (cloud where amount is above c.amount)
  rule lower: for each c: cloud require no (exclusive cloud where c.amount is above amount and notice is tbd)
  rule own: for each c: cloud require count of (cloud where amount is above c.amount and it is exclusive) is at most 0
  rule twice: for each c: cloud require some (cloud where amount is above c.amount and amount is below 2 * c.amount)
  rule last: for each c: cloud, d: cloud where c is not d require count of (cloud where amount is above c.amount) is at most 1
  rule few: there must be at most 2 cloud where amount is at least 15 USD
}
"#;

fn line(finding: &Finding) -> String {
    let why = match &finding.grounds {
        Grounds::Certain | Grounds::ToldLater { .. } => Vec::new(),
        Grounds::Broken(judgement) | Grounds::Further(judgement) | Grounds::Unknown(judgement) => {
            judgement.why.clone()
        }
    };
    format!("{:?} {:?} {:?} {why:?}", finding.verdict, finding.things().collect::<Vec<_>>(), finding.days)
}

#[test]
fn what_is_made_once_is_what_is_made_anew_each_time() {
    for source in [format!("{TERMS}{RULES}"), format!("{TERMS}{MOVED}{RULES}")] {
        let (sources, ir, world) = build(&source, None, MonthEnd::LastDay);
        let kept = evaluate(&ir, &world, &sources, &Settings::default());
        assert!(kept.findings.len() > 10, "{}", kept.findings.len());
        let context = Context::new(&ir, &world, &sources);
        let mut frame = Frame::new(&context, None);
        for (place, rule) in ir.rules.iter().enumerate() {
            let id = RuleId::new(place);
            let anew =
                evaluate_rule(&ir, &world, &sources, &Settings::default(), (id, rule), Some(&Deaf)).findings;
            let kept = kept.findings.iter().filter(|finding| finding.rule == id);
            assert_eq!(
                kept.map(|finding| line(&frame.judged(rule, finding))).collect::<Vec<_>>(),
                anew.iter().map(line).collect::<Vec<_>>(),
                "{}",
                rule.declared.name
            );
        }
    }
}

#[test]
fn each_candidate_hears_why_a_sum_is_not_known() {
    let source = r#"
agreement first "First" between Microsoft and OpenAI from 2030 through 2031 {
  a: cloud by Microsoft for OpenAI { amount: 10 USD }
  b: cloud by Microsoft for OpenAI { amount: tbd }
  c: cloud by Microsoft for OpenAI { amount: 30 USD }
}
policy q { rule r: for each c: cloud where c.amount is at least 1 USD require sum of amount over cloud is at most 100 USD }
"#;
    let checked = check(source);
    let open: Vec<usize> = checked.words.iter().map(|words| words.open_on.len()).collect();
    assert_eq!(checked.lines().len(), 3);
    assert!(open.iter().all(|reasons| *reasons == 1), "{open:?}");
}

#[test]
fn counts_inside_each_other_end_where_they_are_too_much() {
    let clouds: String = (0..700)
        .map(|number| format!("  c{number}: cloud by Microsoft for OpenAI {{ amount: 1 USD }}\n"))
        .collect();
    let source = format!(
        "agreement first \"First\" between Microsoft and OpenAI from 2030 through 2031 {{\n{clouds}}}\n
policy q {{
  rule inside: for each p: party where p is Microsoft
    require count of (cloud where no (cloud where amount + 1 USD is above 9 USD)) is at most 3
  rule settled: for each p: party where p is Microsoft
    require count of (cloud where no (cloud where amount + 1 USD is above 9 USD)) is at most 3 or largest amount over cloud is at most 1 USD
  rule plain: for each p: party where p is Microsoft require count of cloud is at most 3
}}\n"
    );
    let checked = check(&source);
    let verdicts: Vec<&str> = checked.outcome.findings.iter().map(|finding| finding.verdict.word()).collect();
    assert_eq!(verdicts, ["open", "broken"], "only what is counted inside each other is left open");
    let budget = |words: &crate::tell::Words| words.open_on.iter().any(|open| open.kind == OpenKind::Budget);
    assert_eq!(checked.words.iter().map(budget).collect::<Vec<_>>(), [true, false]);
}
