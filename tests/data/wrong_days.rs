//! Records whose shape is right and whose days are not: they are left out, told and counted, and all others are judged.

use clausal::diagnostic::Severity;
use clausal::diagnostic::report::{FindingVerdict, Report};
use clausal::{Options, Project};

const RULES: &str = "
we are Us
party Us
party Acme
kind cloud { provider: by party, customer: for party, notice: duration optional, exclusive: flag }
agreement written between Us and Acme from 2026 through 2027 { c: exclusive cloud by Acme for Us }
policy p { rule r: cloud must not be exclusive }
";

/// An agreement that is sound and breaks the rule.
const SOUND: &str = r#"{"agreement":"sound","parties":["Us","Acme"],"from":"2026","through":"2026","terms":[{"name":"t","kind":"cloud","provider":"Acme","customer":"Us","is":["exclusive"]}]}"#;

fn check(records: &[&str]) -> Report {
    let data = format!("{SOUND}\n{}\n", records.join("\n"));
    let sources = [("rules.clause", RULES.to_owned()), ("portfolio.jsonl", data)];
    Project::from_sources(sources).check(&Options::default())
}

/// The errors, each with its line, and the terms that break the rule.
fn outcome(report: &Report) -> (Vec<(String, u32, String)>, Vec<String>) {
    let errors = report.diagnostics.iter().filter(|one| one.severity == Severity::Error).map(|one| {
        let span = one.span();
        let file = report.sources.get(span.file).unwrap();
        let line = file.text[..usize::try_from(span.start).unwrap()].matches('\n').count() + 1;
        (one.code.id().to_owned(), u32::try_from(line).unwrap(), one.message.clone())
    });
    let broken = report.findings.iter().filter(|finding| finding.verdict == FindingVerdict::Broken);
    let terms = broken.flat_map(|finding| finding.bindings.iter().map(|binding| binding.term.to_string()));
    (errors.collect(), terms.collect())
}

/// What stands behind `agreement "a"` in a record of its own.
fn agreement(rest: &str) -> String {
    format!(r#"{{"agreement":"a","parties":["Us","Acme"],{rest}}}"#)
}

const CLOUD: &str = r#""name":"t","kind":"cloud","provider":"Acme","customer":"Us""#;

#[test]
fn a_record_with_wrong_days_leaves_the_others_judged() {
    let records = [
        ("E0638", agreement(r#""from":"2026","through":"2025""#), "$.agreement"),
        (
            "E0625",
            agreement(&format!(r#""from":"2026","terms":[{{{CLOUD},"through":"2025"}}]"#)),
            "$.terms[0].name",
        ),
        (
            "E0621",
            agreement(&format!(
                r#""from":"2026","terms":[{{{CLOUD},"over_time":[{{"from":"2027","notice":"1 day"}},{{"from":"2028","notice":"2 days"}}]}}]"#
            )),
            "$.terms[0].over_time[1].notice",
        ),
        (
            "E0627",
            agreement(r#""from":"2026","terms":[{"name":"t","kind":"cloud","provider":"Acme"}]"#),
            "$.terms[0]",
        ),
    ];
    for (code, record, path) in &records {
        let report = check(&[record]);
        let (errors, broken) = outcome(&report);
        assert_eq!(errors.len(), 1, "{record}\n{errors:#?}");
        assert_eq!((errors[0].0.as_str(), errors[0].1), (*code, 2), "{record}");
        assert!(errors[0].2.contains(path), "{}", errors[0].2);
        assert_eq!(broken, ["written/c", "sound/t"], "{record}");
        assert_eq!(report.summary.agreements, 2);
        let notes = &report.diagnostics[0].notes;
        assert!(
            notes.iter().any(|note| note == "1 of 2 records are left out; the others are read"),
            "{notes:?}"
        );
    }
}

#[test]
fn an_amendment_with_wrong_days_leaves_out_its_agreement() {
    let own = agreement(&format!(r#""from":"2026","terms":[{{{CLOUD},"is":["exclusive"]}}]"#));
    let amendment =
        |name: &str, rest: &str| format!(r#"{{"amendment":"{name}","to":"a","from":"2027-01-01",{rest}}}"#);
    let wrong = [
        ("E0632", amendment("m", r#""extend":{"t":{"through":"2030"}}"#)),
        ("E0636", amendment("m", r#""end":{"t":{"through":"2026-01-31"}}"#)),
    ];
    for (code, amendment) in &wrong {
        let report = check(&[&own, amendment]);
        let (errors, broken) = outcome(&report);
        assert_eq!(errors.iter().map(|error| error.0.as_str()).collect::<Vec<_>>(), [*code]);
        assert_eq!(broken, ["written/c", "sound/t"]);
        let notes = &report.diagnostics[0].notes;
        assert!(notes.contains(&"agreement `a` is left out with all its amendments".to_owned()), "{notes:?}");
        assert!(notes.contains(&"2 of 3 records are left out; the others are read".to_owned()), "{notes:?}");
    }
    let pairs = [
        (r#""end":{"t":{}}"#, r#""end":{"t":{"through":"2027-06-30"}}"#),
        (r#""change":{"t":{"notice":"1 day"}}"#, r#""change":{"t":{"notice":"2 days"}}"#),
        (r#""change":{"t":{"notice":"1 day"}}"#, r#""end":{"t":{}}"#),
    ];
    for (one, other) in pairs {
        let report = check(&[&own, &amendment("m", one), &amendment("n", other)]);
        let (errors, broken) = outcome(&report);
        assert_eq!(
            errors.iter().map(|error| error.0.as_str()).collect::<Vec<_>>(),
            ["E0630"],
            "{one} {other}"
        );
        assert_eq!(broken, ["written/c", "sound/t"]);
    }
}

#[test]
fn amendments_of_a_wrong_agreement_are_told_once() {
    let amendment =
        |name: &str| format!(r#"{{"amendment":"{name}","to":"a","from":"2027-01-01","end":{{"t":{{}}}}}}"#);
    let days = agreement(&format!(r#""from":"2026","through":"2025","terms":[{{{CLOUD}}}]"#));
    let report = check(&[&days, &amendment("m"), &amendment("n")]);
    let (errors, _) = outcome(&report);
    assert_eq!(errors.iter().map(|error| error.0.as_str()).collect::<Vec<_>>(), ["E0638"]);
    let notes = &report.diagnostics[0].notes;
    assert!(notes.contains(&"its 2 amendments are left out with it".to_owned()), "{notes:?}");
    assert!(notes.contains(&"3 of 4 records are left out; the others are read".to_owned()), "{notes:?}");
    let shape = agreement(r#""from":"2026","colour":"red""#);
    let report = check(&[&shape, &amendment("m"), &amendment("n"), &amendment("o")]);
    let (errors, broken) = outcome(&report);
    assert_eq!(errors.len(), 1, "{errors:#?}");
    let with_it: Vec<&str> = report
        .diagnostics
        .iter()
        .filter(|one| one.code.id() == "W0856")
        .map(|one| one.message.as_str())
        .collect();
    assert_eq!(with_it.len(), 1, "{with_it:?}");
    assert!(
        with_it[0].starts_with("amendment `m` and 2 more are left out with their agreement `a`"),
        "{with_it:?}"
    );
    assert_eq!(broken, ["written/c", "sound/t"]);
}

#[test]
fn data_that_breaks_an_agreement_of_the_sources_leaves_the_others_judged() {
    let wrong = r#"{"amendment":"m","to":"written","from":"2027-01-01","extend":{"c":{"through":"2030"}}}"#;
    let (errors, broken) = outcome(&check(&[wrong]));
    assert_eq!(errors.iter().map(|error| error.0.as_str()).collect::<Vec<_>>(), ["E0632"]);
    assert_eq!(broken, ["sound/t"]);
}

#[test]
fn a_waiver_over_data_excuses_what_it_names_and_nothing_else() {
    let rules = "
we are Us
party Us
party Acme
kind cloud { provider: by party, customer: for party, notice: duration optional, exclusive: flag }
policy p { rule r: there must be no c: cloud, k: cloud where c is exclusive and k.notice is 30 days }
";
    let data = r#"
{"agreement":"x","parties":["Us","Acme"],"from":"2026","terms":[{"name":"u","kind":"cloud","provider":"Acme","customer":"Us","is":["exclusive"]}]}
{"agreement":"y","parties":["Us","Acme"],"from":"2026","terms":[{"name":"t","kind":"cloud","provider":"Acme","customer":"Us","notice":"30 days"}]}
"#;
    let verdict = |waiver: &str| {
        let rules = format!("{rules}waive p {waiver} because \"so\"\n");
        let sources = [("rules.clause", rules), ("portfolio.jsonl", data.to_owned())];
        let report = Project::from_sources(sources).check(&Options::default());
        report.findings[0].verdict
    };
    for waives in ["for t in y", "for u in x", "in x", "in y", "for t", "for u for t", "for t for u"] {
        assert_eq!(verdict(waives), FindingVerdict::Waived, "{waives}");
    }
    for does_not in ["for t in x", "for u in y", "for x", "for y in x", "for u for t in x", "for Acme in x"] {
        assert_eq!(verdict(does_not), FindingVerdict::Broken, "{does_not}");
    }
}

#[test]
fn an_amendment_that_patches_a_term_twice_is_written_in_one_piece() {
    let source = "
agreement twice between Us and Acme from 2026 through 2030 { t: cloud by Acme for Us through 2028 }
amendment m to twice from 2027-01-01 {
  change t { notice: 3 days }, change t { exclusive }, change t { notice: 3 days }
  extend t through 2029, extend t for 1 year
}
";
    let written = |text: &str| {
        let project = Project::from_sources([("rules.clause", format!("{RULES}{text}"))]);
        clausal::data::write(&project.meaning(&Options::default()).0)
    };
    let sources =
        [("rules.clause", RULES[..RULES.find("agreement").unwrap()].to_owned()), ("a.json", written(source))];
    let report = Project::from_sources(sources).check(&Options::default());
    let (errors, _) = outcome(&report);
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!((report.summary.agreements, report.summary.terms), (2, 2));
}
