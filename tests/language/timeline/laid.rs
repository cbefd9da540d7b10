//! What the chart says.

use clausal::diagnostic::report::FindingVerdict;
use clausal::timeline::{Certainty, Chart, Row, When};

use super::{PARTNERSHIP, chart_of};

fn row<'a>(chart: &'a Chart, id: &str) -> &'a Row {
    chart.rows().find(|row| row.id == id).unwrap_or_else(|| panic!("no row {id}"))
}

/// Segments as `from through certainty label`, `..` where they have no such day.
fn segments(row: &Row) -> Vec<String> {
    let day = |day: clausal::time::Day| if day.is_civil() { day.to_string() } else { "..".to_owned() };
    let certainty = |certainty| match certainty {
        Certainty::Certain => "certain",
        Certainty::Words => "words",
        Certainty::Life => "life",
    };
    let line = |segment: &clausal::timeline::Segment| {
        let run = segment.run;
        let text = format!(
            "{} {} {} {}",
            day(run.from),
            day(run.through),
            certainty(segment.certainty),
            segment.label
        );
        text.trim_end().to_owned()
    };
    row.segments.iter().map(line).collect()
}

#[test]
fn what_hangs_on_an_event_is_certain_only_before_it_can_happen() {
    let chart = chart_of(PARTNERSHIP, None);
    // `until launch` ends the day before, and launch can be on 2028-01-01.
    assert_eq!(
        segments(row(&chart, "hosting/compute")),
        [
            "2025-03-01 2027-12-31 certain exclusive, primary",
            "2028-01-01 .. words exclusive or nonexclusive, primary"
        ]
    );
    assert_eq!(row(&chart, "hosting/compute").hangs_on, ["launch"]);
    assert_eq!(segments(row(&chart, "hosting/later")), ["2028-01-01 .. life"]);
}

#[test]
fn what_ends_before_the_event_can_happen_is_certain() {
    let chart = chart_of(PARTNERSHIP, None);
    assert_eq!(segments(row(&chart, "hosting/trial")), ["2025-03-01 2026-12-31 certain"]);
}

#[test]
fn an_amendment_changes_words_from_its_day_on() {
    let chart = chart_of(PARTNERSHIP, None);
    assert_eq!(
        segments(row(&chart, "hosting/models")),
        ["2025-03-01 2027-06-14 certain exclusive", "2027-06-15 2030-12-31 certain nonexclusive"]
    );
    assert_eq!(chart.groups[0].amendments.len(), 1);
    assert_eq!(chart.groups[0].amendments[0].when, When::On("2027-06-15".parse().unwrap()));
}

#[test]
fn what_was_signed_later_is_not_drawn() {
    let chart = chart_of(PARTNERSHIP, Some("2026-01-01"));
    assert_eq!(segments(row(&chart, "hosting/models")), ["2025-03-01 2030-12-31 certain exclusive"]);
    assert!(chart.groups[0].amendments.is_empty());
    assert_eq!(chart.as_of, Some("2026-01-01".parse().unwrap()));
}

#[test]
fn findings_are_drawn_on_the_rows_they_bind() {
    let chart = chart_of(PARTNERSHIP, None);
    let broken: Vec<(&str, &str, FindingVerdict)> = chart
        .rows()
        .flat_map(|row| {
            row.broken.iter().map(|broken| (row.id.as_str(), broken.rule.as_str(), broken.verdict))
        })
        .collect();
    assert_eq!(
        broken,
        [
            ("hosting/compute", "openness/open-cloud", FindingVerdict::Open),
            ("hosting/models", "openness/early", FindingVerdict::Waived),
            ("hosting/models", "openness/open-licence", FindingVerdict::Broken),
            ("rule/openness/another", "openness/another", FindingVerdict::Broken),
        ]
    );
    for finding in &chart.findings {
        assert!(!finding.rows.is_empty(), "{} is drawn nowhere", finding.rule);
    }
}

#[test]
fn days_far_from_the_rest_do_not_squeeze_it() {
    let source = "
        kind licence { fee: money optional }
        agreement near from 2025 through 2030 { first: licence, second: licence from 2026 through 2029 }
        agreement far from 2025 through 2999 { third: licence }
    ";
    let chart = chart_of(source, None);
    assert_eq!(chart.from.to_string(), "2025-01-01");
    assert_eq!(chart.through.to_string(), "2030-12-31");
    assert_eq!(segments(row(&chart, "far/third")), ["2025-01-01 2999-12-31 certain"]);
}

#[test]
fn a_stretch_that_moves_with_its_event_may_lie_anywhere_between() {
    let source = "
        event kickoff in 2028
        kind licence { fee: money optional }
        agreement outer from 2025 through 2040 { moving: licence within 30 days of kickoff }
    ";
    let chart = chart_of(source, None);
    assert_eq!(segments(row(&chart, "outer/moving")), ["2028-01-01 2029-01-30 life"]);
}

#[test]
fn an_event_of_a_test_is_not_drawn() {
    let source = format!(
        "{PARTNERSHIP}\ntest \"never\" {{ event launch never\n given hosting\n expect openness/open-cloud broken }}"
    );
    let names: Vec<String> = chart_of(&source, None).events.into_iter().map(|event| event.name).collect();
    assert_eq!(names, ["launch"]);
}

#[test]
fn is_read_back_from_json() {
    let chart = chart_of(PARTNERSHIP, Some("2026-01-01"));
    let json = serde_json::to_string(&chart).unwrap();
    assert_eq!(serde_json::from_str::<Chart>(&json).unwrap(), chart);
}

/// An agreement that renews year by year unless somebody objects.
pub const RENEWING: &str = "party Acme
party Beta
kind cloud { provider: by party, customer: for party }
agreement deal between Acme and Beta from 2024 through 2025 {
  host:  cloud by Beta for Acme
  again: renewal { automatic, times: 2, period: 1 year, notice: 90 days }
}";

#[test]
fn renewed_days_are_not_certain_until_nobody_can_object_any_more() {
    let chart = chart_of(RENEWING, None);
    assert_eq!(
        segments(row(&chart, "deal/host")),
        ["2024-01-01 2025-12-31 certain", "2026-01-01 2027-12-31 life"]
    );
    assert_eq!(row(&chart, "deal/host").hangs_on, ["deal/again"]);
    let later = chart_of(RENEWING, Some("2026-01-01"));
    assert_eq!(
        segments(row(&later, "deal/host")),
        ["2024-01-01 2026-12-31 certain", "2027-01-01 2027-12-31 life"]
    );
}

#[test]
fn the_last_day_to_act_on_the_next_renewal_is_marked() {
    let acts = |as_of: Option<&str>| -> Vec<(String, Option<String>, When)> {
        let chart = chart_of(RENEWING, as_of);
        let acts = chart.groups.iter().flat_map(|group| &group.acts);
        acts.map(|mark| (mark.name.clone(), mark.title.clone(), mark.when.clone())).collect()
    };
    let mark = |day: &str| {
        let title = Some("last day to object".to_owned());
        vec![("again".to_owned(), title, When::On(day.parse().expect("a day")))]
    };
    assert_eq!(acts(None), mark("2025-10-02"));
    assert_eq!(acts(Some("2026-01-01")), mark("2026-10-02"));
    assert_eq!(acts(Some("2027-01-01")), []);
}

#[test]
fn a_tail_is_drawn_after_the_end_of_its_agreement() {
    let source = "party Acme party Beta
kind pledge { promisor: from party }
agreement deal between Acme and Beta from 2024 through 2025 {
  whole:  pledge from Acme
  after:  pledge from Acme { tail: 1 year }
  unsaid: pledge from Acme { tail tbd }
  within: pledge from Acme { tail: between 6 months and 1 year }
}
agreement renewed between Acme and Beta from 2024 through 2025 {
  again: renewal { automatic, period: 1 year }
  after: pledge from Acme { tail: 6 months }
}";
    let chart = chart_of(source, None);
    let drawn = |id: &str| segments(row(&chart, id));
    assert_eq!(drawn("deal/whole"), ["2024-01-01 2025-12-31 certain"]);
    assert_eq!(drawn("deal/after"), ["2024-01-01 2026-12-31 certain"]);
    assert_eq!(drawn("deal/unsaid"), ["2024-01-01 2025-12-31 certain", "2026-01-01 .. life"]);
    assert_eq!(drawn("deal/within"), ["2024-01-01 2026-06-30 certain", "2026-07-01 2026-12-31 life"]);
    assert_eq!(drawn("renewed/after"), ["2024-01-01 2026-06-30 certain", "2026-07-01 2027-06-30 life"]);
    assert_eq!(row(&chart, "renewed/after").hangs_on, ["renewed/again"]);
}

#[test]
fn what_renews_and_may_be_left_is_drawn_as_certain_until_either() {
    let source = RENEWING
        .replace("through 2025", "through 2025 or until left")
        .replace("party Acme", "event left unexpected in 2025\nparty Acme");
    let chart = chart_of(&source, None);
    assert_eq!(
        segments(row(&chart, "deal/host")),
        ["2024-01-01 2024-12-31 certain", "2025-01-01 2027-12-31 life"]
    );
    let mut hangs_on = row(&chart, "deal/host").hangs_on.clone();
    hangs_on.sort();
    assert_eq!(hangs_on, ["deal/again", "left"]);
}
