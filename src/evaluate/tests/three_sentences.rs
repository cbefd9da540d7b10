//! The three sentences: what is bound, on which days it is asked, and when it is idle.

use super::{check, check_at, check_with};
use crate::diagnostic::report::Verdict::{Idle, Kept, Open};
use crate::time::MonthEnd;

const NEIGHBOURS: &str = "
agreement first between Microsoft and OpenAI from 2024 through 2030 {
  azure: exclusive cloud by Microsoft for OpenAI
  promise: exclusivity from OpenAI to Microsoft from 2026 { scope: api }
}
agreement second between AWS and OpenAI from 2027 through 2035 {
  aws: cloud by AWS for OpenAI { scope: api and training }
}
";

#[test]
fn there_must_be_no_pair() {
    let checked = check(&format!(
        "{NEIGHBOURS}
policy q {{ rule r:
  there must be no e: exclusivity, c: cloud after 2025
    where e.promisor is c.customer and e.beneficiary is not c.provider and e.scope overlaps c.scope
}}"
    ));
    assert_eq!(checked.lines(), ["broken promise+aws: from 2027-01-01 through 2030-12-31"]);
    assert_eq!(
        checked.messages(),
        ["exclusivity `promise` and cloud `aws` clash from 2027-01-01 through 2030-12-31"]
    );
}

#[test]
fn a_pair_that_matches_both_ways_round_counts_once() {
    let checked = check(&format!(
        "{NEIGHBOURS}
policy q {{ rule r: there must be no x: cloud, y: cloud where x.customer is y.customer }}"
    ));
    assert_eq!(checked.lines(), ["broken azure+aws: from 2027-01-01 through 2030-12-31"]);
}

#[test]
fn a_pair_that_matches_one_way_round_is_bound_that_way() {
    let checked = check(&format!(
        "{NEIGHBOURS}
policy q {{ rule r: there must be no x: cloud, y: cloud where y is exclusive and x.customer is y.customer }}"
    ));
    assert_eq!(checked.lines(), ["broken aws+azure: from 2027-01-01 through 2030-12-31"]);
}

#[test]
fn there_must_be_at_least_so_many() {
    let checked = check(&format!(
        "{NEIGHBOURS}
policy q {{ rule r: there must be at least 2 parties p from 2026 where some (nonexclusive cloud by p for us) }}"
    ));
    // AWS and, since AWS is part of it, Amazon.
    assert_eq!(checked.lines(), ["broken : from 2026-01-01 through 2026-12-31"]);
    assert_eq!(
        checked.messages(),
        [
            "there must be at least 2 of `parties p where some (nonexclusive cloud by p for us)` and there are 0 from 2026-01-01 through 2026-12-31"
        ]
    );
}

#[test]
fn counts_are_asked_while_an_agreement_with_us_lives() {
    let source = |rule: &str| format!("{NEIGHBOURS} policy q {{ rule r: {rule} }}");
    let checked = check(&source("there must be a licence"));
    assert_eq!(checked.lines(), ["broken : from 2024-01-01 through 2035-12-31"]);
    let checked = check(&source("there must be a licence after 2040"));
    assert_eq!(checked.verdict("r"), Idle);
    let checked = check(&source("there must be at most 1 cloud"));
    assert_eq!(checked.lines(), ["broken : from 2027-01-01 through 2030-12-31"]);
    let checked = check(&source("there must be exactly 1 cloud"));
    assert_eq!(checked.lines(), ["broken : from 2027-01-01 through 2030-12-31"]);
    assert_eq!(check(&source("there must be no licence")).verdict("r"), Idle);
    assert_eq!(check(&source("there must be no cloud by Oracle")).verdict("r"), Kept);
    assert_eq!(check(&source("there must be at most 1 licence")).verdict("r"), Idle);
}

#[test]
fn for_each_party() {
    let checked = check(
        "agreement first between Microsoft, AWS and OpenAI from 2026 through 2030 {
  x: commitment from OpenAI to Microsoft { amount: 300 million USD }
  y: commitment from OpenAI to AWS { amount: 100 million USD }
}
policy q { rule r:
  for each party p where some commitment to p
    require sum of amount over commitment to p is at most 60% of sum of amount over commitment
    after 2027
}",
    );
    assert_eq!(checked.lines(), ["broken Microsoft: from 2028-01-01 through 2030-12-31"]);
    assert_eq!(
        checked.messages(),
        [
            "party `Microsoft` does not meet `sum of amount over commitment to p is at most 60% of sum of amount over commitment` from 2028-01-01 through 2030-12-31 (300 million USD against 240 million USD)"
        ]
    );
}

#[test]
fn agreements_have_terms() {
    let checked = check(&format!(
        "{NEIGHBOURS}
agreement third between Oracle and OpenAI from 2027 through 2028 {{
  gpus: primary cloud by Oracle for OpenAI
  port: portability through 2027 {{ window: 20 days }}
}}
policy q {{
  rule needs: every agreement where it has (cloud for us where primary) must have portability where window is at most 30 days
  rule bans: agreement must not have cloud by Amazon after 2034
}}"
    ));
    assert_eq!(
        checked.lines(),
        [
            "broken third: from 2028-01-01 through 2028-12-31",
            "broken second: from 2035-01-01 through 2035-12-31"
        ]
    );
}

#[test]
fn ends_are_judged_as_a_whole() {
    let world = "
agreement first between Microsoft and OpenAI from 2024 {
  x: commitment from OpenAI to Microsoft through 2033
  y: commitment from OpenAI to Microsoft from 2025
  z: licence from OpenAI to Microsoft through 2026
}
";
    let lines = |rule: &str| check(&format!("{world} policy q {{ rule r: {rule} }}")).lines();
    assert_eq!(
        lines("commitment must end by 2030"),
        ["broken x: from 2031-01-01 through 2033-12-31", "broken y: from 2031-01-01 on"]
    );
    assert_eq!(lines("commitment must end"), ["broken y: from 2025-01-01 on"]);
    assert_eq!(lines("licence must not end"), ["broken z: from 2024-01-01 through 2026-12-31"]);
    assert_eq!(lines("licence must end after 2027"), ["broken z: from 2024-01-01 through 2026-12-31"]);
    assert_eq!(
        lines("commitment must last at most 9 years"),
        ["broken x: from 2033-01-01 through 2033-12-31", "broken y: from 2034-01-01 on"]
    );
    assert_eq!(lines("commitment must start before 2025"), ["broken y: from 2025-01-01 on"]);
    assert_eq!(
        lines("commitment must end by 2030 through 2031"),
        ["broken x: from 2031-01-01 through 2031-12-31", "broken y: from 2031-01-01 through 2031-12-31"]
    );
    assert_eq!(lines("licence must last at least 3 years through 2024"), [""; 0]);
    assert_eq!(
        lines("licence must last above 3 years through 2024"),
        ["broken z: from 2024-01-01 through 2024-12-31"]
    );
}

#[test]
fn an_end_by_event_is_open() {
    let checked = check(
        "event ipo
agreement first between Microsoft and OpenAI from 2024 { x: commitment from OpenAI to Microsoft until ipo }
policy q { rule has-end: commitment must end  rule soon: commitment must end by 2030 }",
    );
    assert_eq!(checked.lines(), ["open x: from 2024-01-01 on", "open x: from 2031-01-01 on"]);
    assert_eq!(
        checked.words.iter().filter_map(|words| words.open_on[0].breaks.as_deref()).collect::<Vec<_>>(),
        ["if ipo never happens", "if ipo has not happened by 2031-01-01"]
    );
}

#[test]
fn unless_excuses_days() {
    let checked = check(&format!(
        "{NEIGHBOURS}
policy q from 2025 {{ rule r: cloud must not be exclusive unless some cloud by AWS }}"
    ));
    assert_eq!(checked.lines(), ["broken azure: from 2025-01-01 through 2026-12-31"]);
}

#[test]
fn findings_wholly_before_the_day_are_dropped() {
    let source = format!("{NEIGHBOURS} policy q {{ rule r: cloud must not be exclusive }}");
    assert_eq!(
        check_at(&source, Some("2030-06-01")).lines(),
        ["broken azure: from 2024-01-01 through 2030-12-31"]
    );
    assert_eq!(check_at(&source, Some("2031-01-01")).verdict("r"), Kept);
}

#[test]
fn nonbinding_agreements_are_invisible() {
    let source = |rule: &str| {
        format!(
            "agreement first between Microsoft and OpenAI from 2024 nonbinding {{ azure: exclusive cloud by Microsoft for OpenAI }}
policy q {{ rule r: {rule} }}"
        )
    };
    assert_eq!(check(&source("cloud must not be exclusive")).verdict("r"), Idle);
    assert_eq!(
        check(&source("nonbinding cloud must not be exclusive")).lines(),
        ["broken azure: from 2024-01-01 on"]
    );
    assert_eq!(check(&source("there must be no party p")).verdict("r"), Idle);
}

#[test]
fn definitions_carry() {
    let checked = check(&format!(
        "{NEIGHBOURS}
define tied cloud as exclusive and provider is Microsoft
define load of party as count of (cloud by it)
policy q {{
  rule r: cloud must not be tied after 2029
  rule s: for each party p where some cloud by p require p.load is at most 0 after 2034
}}"
    ));
    assert_eq!(
        checked.lines(),
        [
            "broken azure: from 2030-01-01 through 2030-12-31",
            "broken Amazon: from 2035-01-01 through 2035-12-31",
            "broken AWS: from 2035-01-01 through 2035-12-31"
        ]
    );
}

#[test]
fn waivers_split_findings() {
    let source = format!(
        "{NEIGHBOURS}
policy q {{ rule r: cloud must not be exclusive }}
waive q/r for azure in first through 2027 because \"agreed\""
    );
    let checked = check(&source);
    assert_eq!(
        checked.lines(),
        [
            "waived azure: from 2024-01-01 through 2027-12-31",
            "broken azure: from 2028-01-01 through 2030-12-31"
        ]
    );
    assert_eq!(checked.messages()[1], "cloud `azure` is exclusive from 2028-01-01 through 2030-12-31");
    assert!(checked.outcome.problems.is_empty());
    let later = check_at(&source, Some("2028-06-01"));
    assert_eq!(later.lines(), ["broken azure: from 2028-01-01 through 2030-12-31"]);
    assert_eq!(later.outcome.problems.iter().next().unwrap().code.id(), "W0731");
    let other = check(&source.replace("for azure", "for aws").replace("in first", "in second"));
    assert_eq!(other.outcome.problems.iter().next().unwrap().code.id(), "W0730");
    assert_eq!(other.lines(), ["broken azure: from 2024-01-01 through 2030-12-31"]);
}

#[test]
fn several_events_are_named_together() {
    let checked = check(
        "event ipo
event merger
agreement first between Microsoft and OpenAI from 2024 through 2040 {
  x: exclusive cloud by Microsoft for OpenAI until ipo
  y: exclusive cloud by Microsoft for OpenAI from merger
}
policy q { rule r: there must be no a1: exclusive cloud, b1: exclusive cloud in 2030 }",
    );
    assert_eq!(checked.lines(), ["open x+y: from 2030-01-01 through 2030-12-31"]);
    let breaks = checked.words[0].open_on[0].breaks.clone().unwrap();
    assert_eq!(
        breaks,
        "if ipo has not happened by 2030-01-01 and merger happens by 2030-12-31 and merger happens before ipo"
    );
    assert_eq!(checked.verdict("r"), Open);
}

#[test]
fn aggregates_know_what_they_do_not_know() {
    let source = |rule: &str| {
        format!(
            "agreement first between Microsoft and OpenAI from 2026 {{
  x: commitment from OpenAI to Microsoft {{ amount: 300 million USD }}
  y: commitment from OpenAI to AWS {{ amount: tbd }}
  z: commitment from OpenAI to Oracle
}}
policy q {{ rule r: for each party p where p is Microsoft require {rule} }}"
        )
    };
    assert_eq!(
        check(&source("sum of amount over commitment is at least 300 million USD")).verdict("r"),
        Kept
    );
    let open = check(&source("sum of amount over commitment is at most 500 million USD"));
    assert_eq!(open.verdict("r"), Open);
    let kinds: Vec<_> = open.words[0].open_on.iter().map(|open| open.kind.word()).collect();
    assert_eq!(kinds, ["blank", "sum"]);
    assert_eq!(check(&source("sum of amount over commitment is at most 200 million USD")).lines().len(), 1);
    assert_eq!(check(&source("largest amount over cloud is at most 1 USD")).verdict("r"), Kept);
    assert_eq!(
        check(&source("largest amount over commitment is at least 200 million USD")).verdict("r"),
        Kept
    );
    assert_eq!(
        check(&source("largest amount over commitment is at most 400 million USD")).verdict("r"),
        Open
    );
    assert_eq!(check(&source("count of commitment is exactly 3")).verdict("r"), Kept);
}

#[test]
fn rates_turn_currencies_both_ways() {
    let source = |rate: &str, rule: &str| {
        format!(
            "{rate}
agreement first between Microsoft and OpenAI from 2026 {{
  x: commitment from OpenAI to Microsoft {{ amount: 100 million EUR }}
  y: commitment from OpenAI to Microsoft {{ amount: 8 million USD }}
}}
policy q {{ rule r: for each party p where p is Microsoft require {rule} }}"
        )
    };
    let rate = "exchange 1 EUR = 1.08 USD";
    assert_eq!(
        check(&source(rate, "sum of amount over commitment is exactly 116 million USD")).verdict("r"),
        Kept
    );
    assert_eq!(
        check(&source("", "sum of amount over commitment is exactly 116 million USD")).verdict("r"),
        Open
    );
    let other = "exchange 1.08 USD = 1 EUR";
    assert_eq!(
        check(&source(other, "sum of amount over commitment is exactly 116 million USD")).verdict("r"),
        Kept
    );
}

#[test]
fn a_month_without_such_a_day_is_refused_where_that_was_asked_for() {
    let source = "agreement first between Microsoft and OpenAI from 2026-01-31 through 2027 {
  x: commitment from OpenAI to Microsoft
}
policy q { rule r: commitment must last at most 1 month  rule s: commitment must not end after (2026-01-31 + 1 month) }";
    assert_eq!(
        check(source).lines(),
        ["broken x: from 2026-02-28 through 2027-12-31", "broken x: from 2026-03-01 through 2027-12-31"]
    );
    let refused = check_with(source, None, MonthEnd::Error);
    let messages: Vec<_> = refused.outcome.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(messages.iter().all(|message| message.contains("2026-02-28 or 2026-03-01")), "{messages:?}");
    assert!(!messages.is_empty());
    let next = check_with(source, None, MonthEnd::NextDay);
    assert_eq!(next.lines()[0], "broken x: from 2026-03-01 through 2027-12-31");
}
