//! Sources in, sentences out: each finding speaks of its own days, and of nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use crate::evaluate::tests::{Checked, check, check_at};

/// What stands around the worlds of these tests.
const WORLD: &str = "
kind service { provider: by party, customer: for party, exclusive: flag, sole: flag, notice: duration optional,
  fee: money optional }
";

fn told(source: &str) -> Checked {
    check(&format!("{WORLD}{source}"))
}

impl Checked {
    /// The words that the labels of a finding point at, each with what is said of them; the rule's own left out.
    fn points(&self, finding: usize) -> Vec<(String, String)> {
        let labels = self.words[finding].labels.iter().filter(|label| label.message != "the rule");
        labels.map(|label| (self.sources.slice(label.span).to_owned(), label.message.clone())).collect()
    }

    /// The titles of the changes that would mend a finding.
    fn fixes(&self, finding: usize) -> Vec<&str> {
        self.words[finding].fixes.iter().map(|fix| fix.title.as_str()).collect()
    }
}

const TWO_NOTICES: &str = r#"
agreement hosting between Microsoft and OpenAI from 2030 through 2032 {
  main: service by Microsoft for OpenAI { notice: 200 days in 2030, notice: 300 days from 2031 }
}
policy risk { rule short: service must have notice of at most 180 days }
"#;

#[test]
fn each_value_is_told_with_its_days_and_its_words() {
    let checked = told(TWO_NOTICES);
    assert_eq!(
        checked.messages(),
        [
            "`notice` of service `main` is 200 days from 2030-01-01 through 2030-12-31 and 300 days from 2031-01-01 through 2032-12-31, not at most 180 days"
        ]
    );
    assert_eq!(
        checked.points(0)[1..],
        [
            ("notice: 200 days in 2030".to_owned(), "… has notice of 200 days here".to_owned()),
            ("notice: 300 days from 2031".to_owned(), "… has notice of 300 days here".to_owned()),
        ]
    );
}

#[test]
fn what_a_waiver_leaves_is_told_of_its_own_days() {
    let checked =
        told(&format!("{TWO_NOTICES} waive risk/short for main in hosting through 2030 because \"agreed\""));
    assert_eq!(
        checked.messages(),
        [
            "`notice` of service `main` is 200 days, not at most 180 days, from 2030-01-01 through 2030-12-31",
            "`notice` of service `main` is 300 days, not at most 180 days, from 2031-01-01 through 2032-12-31",
        ]
    );
    let rest = checked.points(1);
    assert_eq!(rest[1].0, "notice: 300 days from 2031");
    assert_eq!(rest.len(), 2);
}

#[test]
fn a_title_that_names_the_days_stays_as_it_is() {
    let checked = told(
        r#"agreement hosting between Microsoft and OpenAI from 2033 through 2040 {
  main: exclusive service by Microsoft for OpenAI
}
policy risk { rule open "No lock-in from 2033-01-01 through 2040-12-31":
  for each c: service require c is not exclusive or c.notice is at most 30 days or c.customer is Microsoft }
waive risk/open for main in hosting through 2035 because "agreed""#,
    );
    assert_eq!(
        checked.messages()[1],
        r#"service `main` breaks "No lock-in from 2033-01-01 through 2040-12-31" from 2036-01-01 through 2040-12-31"#
    );
}

#[test]
fn how_much_too_long_and_the_fix_are_those_of_what_is_left() {
    let source = |waived: &str| {
        format!(
            "agreement hosting between Microsoft and OpenAI from 2030 through 2045 {{
  main: service by Microsoft for OpenAI {{ exclusive through 2040 }}
}}
policy risk {{ rule open: service must not be exclusive after 2032 }}
{waived}"
        )
    };
    let whole = told(&source(""));
    assert_eq!(whole.points(0)[1].1, "… is exclusive here, 8 years too long");
    assert_eq!(whole.fixes(0), ["write `through 2032-12-31`"]);
    let early = told(&source("waive risk/open for main in hosting through 2035 because \"agreed\""));
    assert_eq!(early.points(0)[1].1, "… is exclusive here");
    assert_eq!(early.fixes(0), [""; 0]);
    assert_eq!(early.points(1)[1].1, "… is exclusive here, 5 years too long");
    assert_eq!(early.fixes(1), ["write `through 2035-12-31`"]);
    // What is left before a waiver ends with it, and not where the exclusivity does.
    let late = told(&source("waive risk/open for main in hosting from 2036 because \"agreed\""));
    assert_eq!(late.messages()[1], "service `main` is exclusive from 2033-01-01 through 2035-12-31");
    assert_eq!(late.points(1)[1].1, "… is exclusive here");
    assert_eq!(late.fixes(1), [""; 0]);
}

const RISING_FEE: &str = "
agreement hosting between Microsoft and OpenAI from 2030 through 2035 {
  one: service by Microsoft for OpenAI { fee: 10 million USD in 2030, fee: 90 million USD from 2031 }
}
policy risk { rule cap: service must have fee of at most 5 million USD }
";

#[test]
fn the_day_stood_at_makes_no_value_of_another_day() {
    let source = format!("{WORLD}{RISING_FEE}");
    let sentence = "`fee` of service `one` is 10 million USD from 2030-01-01 through 2030-12-31 and 90 million USD from 2031-01-01 through 2035-12-31, not at most 5 million USD";
    assert_eq!(check(&source).messages(), [sentence]);
    assert_eq!(check_at(&source, Some("2031-06-01")).messages(), [sentence]);
}

#[test]
fn of_many_values_three_are_told() {
    let fees: Vec<String> =
        (0..5).map(|year| format!("fee: {} million USD in 203{year}", 10 + year)).collect();
    let checked = told(&format!(
        "agreement hosting between Microsoft and OpenAI from 2030 through 2034 {{
  one: service by Microsoft for OpenAI {{ {} }}
}}
policy risk {{ rule cap: service must have fee of at most 5 million USD }}",
        fees.join(", ")
    ));
    assert_eq!(
        checked.messages(),
        [
            "`fee` of service `one` is 10 million USD from 2030-01-01 through 2030-12-31, 11 million USD from 2031-01-01 through 2031-12-31, 12 million USD from 2032-01-01 through 2032-12-31, and 2 more, not at most 5 million USD"
        ]
    );
}

#[test]
fn where_nothing_is_stated_on_some_days_only_that_is_said_of_these() {
    let checked = told(
        "agreement hosting between Microsoft and OpenAI from 2030 through 2032 {
  main: service by Microsoft for OpenAI { notice: 200 days in 2031 }
}
policy risk { rule short: service must have notice of at most 180 days }",
    );
    assert_eq!(
        checked.messages(),
        [
            "`notice` of service `main` is not stated from 2030-01-01 through 2030-12-31 and from 2032-01-01 through 2032-12-31 and 200 days from 2031-01-01 through 2031-12-31, not at most 180 days"
        ]
    );
}

#[test]
fn adjectives_sums_and_counts_are_told_day_by_day_too() {
    let checked = told(
        "agreement first between Microsoft and OpenAI from 2030 through 2033 {
  x: service by Microsoft for OpenAI { exclusive in 2030, sole in 2031, fee: 3 million USD }
}
agreement second between Microsoft and OpenAI from 2031 through 2032 {
  y: service by Microsoft for OpenAI { fee: 4 million USD }
}
policy risk {
  rule neither: service must not be exclusive or sole
  rule cap: for each party p where p is Microsoft require sum of fee over service by p is at most 2 million USD
  rule many: there must be at least 3 services
}",
    );
    assert_eq!(
        checked.messages(),
        [
            "service `x` is exclusive from 2030-01-01 through 2030-12-31 and is sole from 2031-01-01 through 2031-12-31",
            "party `Microsoft` does not meet `sum of fee over service by p is at most 2 million USD` from 2030-01-01 through 2030-12-31 and from 2033-01-01 through 2033-12-31 (3 million USD against 2 million USD) and from 2031-01-01 through 2032-12-31 (7 million USD against 2 million USD)",
            "there must be at least 3 of `services` and there is 1 from 2030-01-01 through 2030-12-31 and from 2033-01-01 through 2033-12-31 and there are 2 from 2031-01-01 through 2032-12-31",
        ]
    );
}

#[test]
fn an_event_may_be_called_as_the_sentence_goes() {
    let checked = told(
        "event happens
event happened
agreement hosting between Microsoft and OpenAI from 2030 through 2035 {
  one: exclusive service by Microsoft for OpenAI until happens
  two: exclusive service by Microsoft for OpenAI from happened
}
policy risk { rule open: service must not be exclusive in 2031 }",
    );
    assert_eq!(
        checked.messages(),
        [
            "service `one` may be exclusive from 2031-01-01 through 2031-12-31: broken if `happens` has not happened by 2031-01-01",
            "service `two` may be exclusive from 2031-01-01 through 2031-12-31: broken if `happened` happens by 2031-12-31",
        ]
    );
    assert_eq!(
        checked.words[0].open_on[0].breaks.as_deref(),
        Some("if happens has not happened by 2031-01-01")
    );
}

#[test]
fn what_is_broken_on_some_of_the_days_is_not_said_of_each() {
    let checked = told(
        "event e in 2030
agreement hosting between Microsoft and OpenAI from 2029 through 2032 {
  one: service by Microsoft for OpenAI { exclusive until e, exclusive from (e + 60 days) }
}
policy risk { rule held: service must be exclusive }",
    );
    assert_eq!(
        checked.messages(),
        [
            "service `one` is not exclusive on some days from 2030-01-01 through 2031-02-28, depending on when `e` happens"
        ]
    );
}

#[test]
fn what_differs_between_worlds_is_told_as_all_that_it_can_be() {
    let checked = told(
        "event e in 2031
agreement hosting between Microsoft and OpenAI from 2030 through 2032 {
  one: service by Microsoft for OpenAI { fee: 10 million USD until e, fee: 90 million USD from e }
}
policy risk { rule cap: service must have fee of at most 5 million USD  rule ends: service must end by 2030 }",
    );
    assert_eq!(
        checked.messages(),
        [
            "`fee` of service `one` is 10 million USD from 2030-01-01 through 2030-12-31, 10 million USD or 90 million USD from 2031-01-01 through 2031-12-30 and 90 million USD from 2031-12-31 through 2032-12-31, not at most 5 million USD",
            "service `one` ends on 2032-12-31 but must end by 2030: broken from 2031-01-01 through 2032-12-31",
        ]
    );
}

#[test]
fn a_value_that_no_event_moves_is_a_fact_and_another_is_not() {
    let source = |fee: &str| {
        format!(
            "event e
agreement hosting between Microsoft and OpenAI from 2030 through 2032 {{
  one: service by Microsoft for OpenAI until e {{ {fee} }}
}}
policy risk {{ rule cap: service must have fee of at most 5 million USD in 2031 }}"
        )
    };
    assert_eq!(
        told(&source("fee: 10 million USD")).messages(),
        [
            "`fee` of service `one` is 10 million USD, perhaps not at most 5 million USD, from 2031-01-01 through 2031-12-31: broken if `e` has not happened by 2031-01-01"
        ]
    );
    let moved = told(
        "event e
agreement hosting between Microsoft and OpenAI from 2030 through 2032 {
  one: service by Microsoft for OpenAI { fee: 1 million USD until e, fee: 10 million USD from e }
}
policy risk { rule cap: service must have fee of at most 5 million USD in 2031 }",
    );
    assert_eq!(
        moved.messages(),
        [
            "`fee` of service `one` may be 10 million USD, not at most 5 million USD, from 2031-01-01 through 2031-12-31: broken if `e` happens by 2031-12-31"
        ]
    );
}

/// A notice that an event lengthens, whenever it comes.
const LENGTHENED: &str = r#"
event e
agreement hosting between Microsoft and OpenAI from 2030 through 2040 {
  main: service by Microsoft for OpenAI { notice: 200 days until e, notice: 300 days from e }
}
policy risk {
  rule each: for each s: service require s.notice is at most 180 days
  rule must: service must have notice of at most 180 days
}
"#;

#[test]
fn a_value_that_an_event_moves_is_told_as_what_it_can_be() {
    let checked = told(LENGTHENED);
    assert_eq!(
        checked.messages(),
        [
            "service `main` does not meet `s.notice is at most 180 days` on 2030-01-01 (200 days against 180 days) and from 2030-01-02 through 2040-12-31 (200 days or 300 days against 180 days)",
            "`notice` of service `main` is 200 days on 2030-01-01 and 200 days or 300 days from 2030-01-02 through 2040-12-31, not at most 180 days",
        ]
    );
    let before = told(&LENGTHENED.replace("event e\n", "event e between 2025 and 2035\n"));
    assert_eq!(
        before.messages()[1],
        "`notice` of service `main` is 200 days or 300 days from 2030-01-01 through 2035-12-30 and 300 days from 2035-12-31 through 2040-12-31, not at most 180 days"
    );
}

#[test]
fn what_a_waiver_leaves_rests_on_all_that_may_be_said_then() {
    for event in ["event e\n", "event e in 2031\n"] {
        let waived = "waive risk/each for main in hosting through 2030 because \"agreed\"
waive risk/must for main in hosting through 2030 because \"agreed\"";
        let checked = told(&format!("{}{waived}", LENGTHENED.replace("event e\n", event)));
        let left: Vec<usize> = (0..checked.messages().len())
            .filter(|at| checked.messages()[*at].contains("2040-12-31"))
            .collect();
        assert_eq!(left.len(), 2, "{event}");
        let said =
            |at: usize| -> Vec<String> { checked.points(at).into_iter().map(|(_, said)| said).collect() };
        for at in left {
            let said = said(at);
            let says = |words: &str| said.iter().any(|said| said.contains(words));
            assert!(says("200 days") && says("300 days"), "{event}{said:?}");
            assert!(says("when `e` happens is not certain"), "{event}{said:?}");
        }
    }
}

#[test]
fn a_sum_that_an_event_moves_is_told_as_what_it_can_be() {
    let checked = told(
        "event e
agreement hosting between Microsoft and OpenAI from 2030 through 2040 {
  one: service by Microsoft for OpenAI { fee: 10 million USD until e, fee: 20 million USD from e }
  two: service by Microsoft for OpenAI { fee: 1 million USD }
}
policy risk {
  rule cap: for each party p where p is Microsoft require sum of fee over service by p is at most 5 million USD
}",
    );
    assert_eq!(
        checked.messages(),
        [
            "party `Microsoft` does not meet `sum of fee over service by p is at most 5 million USD` on 2030-01-01 (11 million USD against 5 million USD) and from 2030-01-02 through 2040-12-31 (11 million USD or 21 million USD against 5 million USD)"
        ]
    );
    let points = checked.points(0);
    assert!(points.contains(&("one".to_owned(), "counts with 10 million USD or 20 million USD".to_owned())));
    assert!(points.contains(&("two".to_owned(), "counts with 1 million USD".to_owned())));
}

#[test]
fn of_many_values_the_least_and_the_greatest_are_told() {
    let checked = told(
        "event e in 2031
event f in 2031
agreement hosting between Microsoft and OpenAI from 2030 through 2032 {
  one: service by Microsoft for OpenAI { fee: 11 million USD until e, fee: 21 million USD from e }
  two: service by Microsoft for OpenAI { fee: 12 million USD until f, fee: 32 million USD from f }
}
policy risk {
  rule cap: for each party p where p is Microsoft require sum of fee over service by p is at most 5 million USD
}",
    );
    assert_eq!(
        checked.messages(),
        [
            "party `Microsoft` does not meet `sum of fee over service by p is at most 5 million USD` from 2030-01-01 through 2030-12-31 (23 million USD against 5 million USD), from 2031-01-01 through 2031-12-30 (between 23 million USD and 53 million USD against 5 million USD) and from 2031-12-31 through 2032-12-31 (53 million USD against 5 million USD)"
        ]
    );
}

#[test]
fn a_flag_that_an_event_moves_rests_on_all_that_says_it() {
    let checked = told(
        "event e in 2031
agreement hosting between Microsoft and OpenAI from 2030 through 2032 {
  one: service by Microsoft for OpenAI { exclusive until e, exclusive from e }
}
policy risk { rule open: service must not be exclusive }
waive risk/open for one in hosting through 2030 because \"agreed\"",
    );
    let points = checked.points(1);
    let says = |words: &str| points.iter().filter(|(_, said)| said.contains(words)).count();
    assert_eq!(says("is exclusive here"), 2, "{points:?}");
    assert!(checked.fixes(1).is_empty(), "a change of one of two mends nothing");
}

#[test]
fn an_end_that_is_not_certain_is_told_first() {
    let checked = told(
        "event e
agreement hosting between Microsoft and OpenAI from 2030 {
  one: service by Microsoft for OpenAI until e
  two: service by Microsoft for OpenAI from e through 2040
}
policy risk {
  rule ends: service must end by 2035
  rule starts: service must start by 2032
}",
    );
    let messages = checked.messages();
    let says = |words: &str| messages.iter().any(|message| message.starts_with(words));
    assert!(
        says("it is not certain when service `one` ends, but it must end by 2035: open from 2036-01-01 on"),
        "{messages:#?}"
    );
    assert!(
        says("it is not certain when service `two` starts, but it must start by 2032: open "),
        "{messages:#?}"
    );
}
