//! The worked verdicts of the language's page, row by row.

use super::{Checked, check, check_at};
use crate::diagnostic::report::Verdict;

const HORIZON: &str = "primary cloud must not be exclusive after 2032";

/// A draft with these terms and events against one rule.
fn table(terms: &str, rule: &str) -> Checked {
    table_with("", terms, rule)
}

fn table_with(events: &str, terms: &str, rule: &str) -> Checked {
    let terms = terms.replace('…', "by Microsoft for OpenAI");
    check(&format!(
        "{events}
agreement deal between Microsoft and OpenAI from 2025 {{
  {terms}
}}
policy q {{ rule r: {rule} }}
"
    ))
}

#[test]
fn exclusive_past_the_horizon_is_broken() {
    let checked = table("c: primary exclusive cloud … from 2026 through 2036", HORIZON);
    assert_eq!(checked.lines(), ["broken c: from 2033-01-01 through 2036-12-31"]);
    assert_eq!(checked.messages(), ["primary cloud `c` is exclusive from 2033-01-01 through 2036-12-31"]);
}

#[test]
fn exclusive_up_to_the_horizon_is_kept() {
    let checked = table("c: primary cloud … from 2026 through 2036 { exclusive through 2032 }", HORIZON);
    assert_eq!(checked.lines(), [""; 0]);
    assert_eq!(checked.verdict("r"), Verdict::Kept);
}

#[test]
fn an_event_without_bounds_leaves_it_open() {
    let checked = table_with(
        "event agi-verified",
        "c: primary exclusive cloud … from 2026 until agi-verified",
        HORIZON,
    );
    assert_eq!(checked.lines(), ["open c: from 2033-01-01 on"]);
    assert_eq!(
        checked.messages(),
        [
            "primary cloud `c` may be exclusive from 2033-01-01 on: broken if `agi-verified` has not happened by 2033-01-01"
        ]
    );
    let open_on = &checked.words[0].open_on;
    assert_eq!(open_on[0].breaks.as_deref(), Some("if agi-verified has not happened by 2033-01-01"));
}

#[test]
fn an_event_with_bounds_settles_it() {
    let kept = table_with(
        "event agi-verified between 2028 and 2031",
        "c: primary exclusive cloud … from 2026 until agi-verified",
        HORIZON,
    );
    assert_eq!(kept.verdict("r"), Verdict::Kept);
    let broken = table_with(
        "event agi-verified not before 2034",
        "c: primary exclusive cloud … from 2026 until agi-verified",
        HORIZON,
    );
    assert_eq!(broken.lines(), ["broken c: from 2033-01-01 through 2033-12-31"]);
}

#[test]
fn a_blank_leaves_it_open() {
    let checked = table("c: primary cloud … from 2026 { exclusive tbd }", HORIZON);
    assert_eq!(checked.lines(), ["open c: from 2033-01-01 on"]);
    let both =
        table("c: primary cloud … from 2026 { exclusive through 2033, exclusive tbd from 2034 }", HORIZON);
    assert_eq!(both.lines(), ["broken c: from 2033-01-01 through 2033-12-31", "open c: from 2034-01-01 on"]);
}

#[test]
fn without_a_subject_it_is_idle() {
    let checked = table("c: cloud … from 2026", HORIZON);
    assert_eq!(checked.verdict("r"), Verdict::Idle);
}

#[test]
fn durations_are_compared_by_the_days_they_can_have() {
    let half =
        table("c: cloud … from 2026 { notice: 6 months }", "cloud must have notice of at most 180 days");
    assert_eq!(half.lines(), ["broken c: from 2026-01-01 on"]);
    assert_eq!(
        half.messages(),
        [
            "`notice` of cloud `c` is 6 months, not at most 180 days, from 2026-01-01 on (6 months is 181 to 184 days)"
        ]
    );
    let month =
        table("c: cloud … from 2026 { notice: 1 month }", "cloud must have notice of at most 30 days");
    assert_eq!(month.lines(), ["open c: from 2026-01-01 on"]);
    let none = table("c: cloud … from 2026", "cloud must have notice of at most 180 days");
    assert_eq!(none.messages(), ["no notice is stated for cloud `c` from 2026-01-01 on"]);
    assert_eq!(none.verdict("r"), Verdict::Broken);
}

#[test]
fn a_blank_is_no_statement_and_a_redaction_is_one() {
    let blank = table("c: cloud … from 2026 { notice: tbd }", "cloud must have notice");
    assert_eq!(blank.lines(), ["open c: from 2026-01-01 on"]);
    let redacted = table("c: cloud … from 2026 { notice: undisclosed }", "cloud must have notice");
    assert_eq!(redacted.verdict("r"), Verdict::Kept);
}

#[test]
fn a_bound_settles_what_it_can() {
    let terms = "c: cloud … from 2026 { amount: at most 12 billion USD }";
    let kept = table(terms, "cloud must have amount of at most 15 billion USD");
    assert_eq!(kept.verdict("r"), Verdict::Kept);
    let open = table(terms, "cloud must have amount of at most 10 billion USD");
    assert_eq!(open.verdict("r"), Verdict::Open);
}

#[test]
fn without_a_rate_money_of_two_currencies_cannot_be_added() {
    let checked = table(
        "x: commitment from OpenAI to Microsoft { amount: 100 million USD }
  y: commitment from OpenAI to Oracle { amount: 90 million EUR }",
        "for each party p where some commitment to p
           require sum of amount over commitment to p is at most 60% of sum of amount over commitment
           after 2027",
    );
    assert_eq!(checked.verdict("r"), Verdict::Open);
    assert_eq!(checked.words[0].open_on[0].name, "from EUR to USD");
}

#[test]
fn an_end_by_amendment_is_an_end() {
    let checked = check(
        "agreement deal between Microsoft and OpenAI signed 2025-01-01 { l: licence from OpenAI to Microsoft }
amendment change-b to deal signed 2026-04-01 from 2026-05-01 { end l }
policy q { rule r: licence must end by 2026-04-30 }",
    );
    assert_eq!(checked.verdict("r"), Verdict::Kept);
}

#[test]
fn the_end_of_the_agreement_is_an_end() {
    let checked = check(
        "event agi-verified
agreement deal between Microsoft and OpenAI from 2025 through 2030 {
  l: licence from OpenAI to Microsoft until agi-verified
}
policy q { rule r: term must end by 2030 }",
    );
    assert_eq!(checked.verdict("r"), Verdict::Kept);
}

#[test]
fn as_of_a_day_later_amendments_are_unknown() {
    let source = "agreement deal between Microsoft and OpenAI signed 2020-01-01 through 2024 {
  x: licence from OpenAI to Microsoft
}
amendment change-b to deal signed 2021-12-01 from 2022 { change x { exclusive } }
policy q { rule r: licence must not be exclusive }";
    assert_eq!(check_at(source, Some("2021-06-01")).verdict("r"), Verdict::Kept);
    assert_eq!(check(source).lines(), ["broken x: from 2022-01-01 through 2024-12-31"]);
}

#[test]
fn each_binding_is_decided_in_all_worlds_by_itself() {
    let checked = table_with(
        "event e",
        "c: cloud … { exclusive until e }
  d: cloud … { exclusive from e }",
        "cloud must not be exclusive in 2031",
    );
    assert_eq!(
        checked.lines(),
        ["open c: from 2031-01-01 through 2031-12-31", "open d: from 2031-01-01 through 2031-12-31"]
    );
    assert_eq!(
        checked.words.iter().filter_map(|words| words.open_on[0].breaks.as_deref()).collect::<Vec<_>>(),
        ["if e has not happened by 2031-01-01", "if e happens by 2031-12-31"]
    );
}

#[test]
fn an_event_of_any_day_may_lie_before_the_first_day() {
    let source = "event e0\nfact known: cloud by Microsoft for OpenAI\n\
                  policy p { rule r: cloud must be exclusive through e0 }";
    for as_of in [None, Some("2026-01-20")] {
        let checked = check_at(source, as_of);
        assert_eq!(checked.lines(), ["open known: at all times"]);
        assert_eq!(checked.verdict("r"), Verdict::Open);
    }
}

#[test]
fn a_sum_is_unknown_where_in_some_world_a_second_currency_counts() {
    let source = "event e0 between 2026-02-11 and 2026-02-12
agreement first between Microsoft and OpenAI from 2026-01-10 through 2026-03-01 {
  dollars: commitment from OpenAI to Microsoft until e0 { amount: 10 million USD }
  euros: commitment from OpenAI to Oracle { amount: 10 million EUR }
}
policy p {
  rule r: for each party p where p is Microsoft
    require sum of amount over commitment to p is at most 60% of sum of amount over commitment in 2026-02
}";
    assert_eq!(check(source).lines(), ["open Microsoft: from 2026-02-01 through 2026-02-11"]);
}

#[test]
fn what_is_certain_of_a_sum_settles_it_whatever_may_be_added() {
    let source = "event e0 between 2026-02-11 and 2026-02-12
fact known: commitment from OpenAI to Oracle { amount: 10 million EUR }
fact blank: commitment from OpenAI to Oracle { amount tbd }
agreement deal between Microsoft and OpenAI from 2026-01-10 through 2026-03-01 {
  dollars: commitment from OpenAI to Microsoft { amount: 10 million USD from e0 }
}
policy p {
  rule none: for each party p where p is us
    require sum of amount over commitment to p is at most 60% of sum of amount over commitment in 2026-02
  rule enough: for each party p where p is us
    require sum of amount over commitment is at least 10 million EUR in 2026-02
  rule capped: for each party p where p is us
    require sum of amount over commitment is below 10 million EUR in 2026-02
}";
    assert_eq!(check(source).lines(), ["broken OpenAI: from 2026-02-01 through 2026-02-28"]);
}

#[test]
fn an_end_past_the_calendar_is_its_last_day_and_not_never() {
    let checked = check(
        "event launch \"the launch\" not before 2026-02-11
         agreement pact between Microsoft and OpenAI from 2026-01-10 until (launch + 1 day) {
           use-of-it: licence from OpenAI to Microsoft
         }
         policy p { rule r: licence must end after launch after 2026-01-20 }",
    );
    // On whatever day the launch is, the licence ends on it or, on the last day there is, before it.
    assert_eq!(checked.verdict("r"), Verdict::Broken);
}

#[test]
fn what_is_in_force_on_no_day_has_no_end() {
    let checked = check(
        "event launch \"the launch\" in 2026-02
         agreement pact between Microsoft and OpenAI signed 2026-02-01 until launch {
           use-of-it: surviving revocable licence from OpenAI to Microsoft
         }
         policy p { rule r: licence where its agreement.end is before 2026-02-28 must not be revocable }",
    );
    // If it is launched on the first day the agreement is never in force, and its end is before nothing.
    assert_eq!(checked.verdict("r"), Verdict::Open);
}

#[test]
fn what_a_later_event_can_reach_is_looked_at() {
    let checked = check(
        "event first between 2026-03-04 and 2026-03-05
         event second not before 2026-01-21
         agreement pact between Microsoft and OpenAI signed 2026-01-10 {
           use-of-it: licence from OpenAI to Microsoft through 2026-03-31 or until second
         }
         policy p { rule r: there must be exactly 1 c: licence where c.end is at most (first + 10 days) }",
    );
    // If the second happens on 2026-03-16 the licence still counts on the day before, ten days after the first.
    assert_eq!(checked.lines(), ["broken : from 2026-03-16 on"]);
}
