//! The sample against the schemas of the formats.

use clausal::diagnostic::render::{Format, RenderOptions, render, render_tests};
use clausal::diagnostic::report::{Ignored, Partial, Report, Summary, Verdict};
use serde_json::{Value, json};

use super::sample;

/// What is wrong with `value`, as the schema sees it.
fn errors(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn report_schema() -> Value {
    parse(include_str!("../../../docs/schema/report.schema.json"))
}

fn test_schema() -> Value {
    parse(include_str!("../../../docs/schema/test.schema.json"))
}

fn sarif_schema() -> Value {
    let mut schema = parse(include_str!("sarif-schema-2.1.0.json"));
    // The pattern of a language code, of which we write none, has a bracket too many for the engine at hand.
    for part in ["run", "toolComponent"] {
        let language = schema.pointer_mut(&format!("/definitions/{part}/properties/language")).unwrap();
        assert!(language.as_object_mut().unwrap().remove("pattern").is_some());
    }
    schema
}

/// The schema of one part of a schema.
fn part(mut schema: Value, name: &str) -> Value {
    let whole = schema.as_object_mut().unwrap();
    whole.retain(|key, _| key.starts_with('$'));
    whole.insert("$ref".into(), json!(format!("#/$defs/{name}")));
    schema
}

fn show(report: &Report, format: Format) -> String {
    render(report, format, &RenderOptions::default())
}

#[test]
fn json_is_valid() {
    for report in [sample::report(), Report::default()] {
        assert_eq!(errors(&report_schema(), &parse(&show(&report, Format::Json))), Vec::<String>::new());
    }
    let tests = render_tests(&sample::tests(), Format::Json, &RenderOptions::default());
    assert_eq!(errors(&test_schema(), &parse(&tests)), Vec::<String>::new());
}

#[test]
fn coverage_and_mutation_are_told_in_json_and_junit() {
    let tests = sample::tests_and_coverage();
    let show = |format| render_tests(&tests, format, &RenderOptions::default());
    let json = parse(&show(Format::Json));
    assert_eq!(errors(&test_schema(), &json), Vec::<String>::new());
    assert_eq!(json["coverage"]["rules"][0]["missing"][0]["message"], "no test expects it kept");
    assert_eq!(json["mutation"]["noticed"], 2);
    let lines = show(Format::Jsonl);
    let last = parse(lines.lines().last().unwrap());
    assert_eq!(errors(&part(test_schema(), "shown"), &last), Vec::<String>::new());
    assert_eq!(last["coverage"], json["coverage"]);
    let junit = show(Format::Junit);
    for said in [
        "message=\"coverage is 57.1%, less than the 90.0% asked for\"",
        "message=\"no test notices if `at most 2` becomes `at most 3`\"",
        "+ there must be at most 3 clouds",
        "policy.clause:",
    ] {
        assert!(junit.contains(said), "no {said} in\n{junit}");
    }
    let human = show(Format::Human);
    assert!(human.ends_with("3 changes tried, 2 noticed by a test, 1 not: 66.6%\n"), "{human}");
    assert!(human.contains("coverage: 57.1%, less than the 90.0% asked for\n"), "{human}");
}

#[test]
fn each_line_of_jsonl_is_valid() {
    let (finding, diagnostic) = (part(report_schema(), "finding"), part(report_schema(), "diagnostic"));
    let text = show(&sample::report(), Format::Jsonl);
    let lines: Vec<Value> = text.lines().map(parse).collect();
    let (findings, diagnostics): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.get("rule").is_some());
    assert_eq!((findings.len(), diagnostics.len()), (5, 7));
    for line in findings {
        assert_eq!(errors(&finding, line), Vec::<String>::new());
    }
    for line in diagnostics {
        assert_eq!(errors(&diagnostic, line), Vec::<String>::new());
    }
    let tests = render_tests(&sample::tests(), Format::Jsonl, &RenderOptions::default());
    for line in tests.lines() {
        assert_eq!(errors(&part(test_schema(), "test"), &parse(line)), Vec::<String>::new());
    }
}

/// A report of which not everything is decided and told.
fn partial() -> Report {
    let mut report = sample::report();
    report.partial = Some(Partial::Budget);
    report.ignored = vec![Ignored { file: "a.md".into(), line: 1, rule: "draft/blank".into(), reason: None }];
    report.rules[4].verdict = Verdict::Undecided;
    report.rules[0].untold = 3;
    report.summary = Summary::of(&report.rules);
    (report.summary.untold, report.summary.known, report.summary.stale) = (5, 2, 1);
    report
}

#[test]
fn a_partial_report_is_valid_too() {
    let report = partial();
    assert_eq!(errors(&report_schema(), &parse(&show(&report, Format::Json))), Vec::<String>::new());
    assert_eq!(errors(&sarif_schema(), &parse(&show(&report, Format::Sarif))), Vec::<String>::new());
    let lines = show(&report, Format::Jsonl);
    let last = parse(lines.lines().last().unwrap());
    assert_eq!(errors(&part(report_schema(), "whole"), &last), Vec::<String>::new());
    assert_eq!(last["summary"]["undecided"], 1);
}

#[test]
fn the_schema_refuses_what_the_model_does_not_have() {
    let report = parse(&show(&sample::report(), Format::Json));
    for (pointer, value) in [
        ("/findings/0/severity", json!("note")),
        ("/findings/0/days/0/from", json!("beginning")),
        ("/findings/0/labels/0/start/line", json!(0)),
        ("/findings/0/fingerprint", json!("")),
        ("/diagnostics/0/code", json!("platform-risk/open-cloud")),
        ("/summary", json!({})),
        ("/as_of", json!("2026")),
        ("/partial", json!("stopped")),
        ("/rules/0/verdict", json!("unknown")),
        ("/rules/0", json!({ "rule": "p/r", "verdict": "kept" })),
        ("/diagnostics/0/notes", json!(null)),
        ("/ignored", json!([{}])),
    ] {
        let mut broken = report.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!errors(&report_schema(), &broken).is_empty(), "{pointer}");
    }
}

#[test]
fn sarif_is_valid() {
    let options = RenderOptions::default();
    let failures = render_tests(&sample::tests(), Format::Sarif, &options);
    for text in [show(&sample::report(), Format::Sarif), show(&Report::default(), Format::Sarif), failures] {
        assert_eq!(errors(&sarif_schema(), &parse(&text)), Vec::<String>::new());
    }
}

#[test]
fn the_sarif_schema_refuses_a_level_it_does_not_know() {
    let mut log = parse(&show(&sample::report(), Format::Sarif));
    *log.pointer_mut("/runs/0/results/0/level").unwrap() = json!("open");
    assert!(!errors(&sarif_schema(), &log).is_empty());
}

#[test]
fn sarif_results_name_rules_that_are_there() {
    let log = parse(&show(&sample::report(), Format::Sarif));
    let rules = log.pointer("/runs/0/tool/driver/rules").unwrap();
    let results = log.pointer("/runs/0/results").unwrap().as_array().unwrap();
    assert_eq!(results.len(), 12);
    for result in results {
        let position = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[position]["id"], result["ruleId"]);
        assert!(result["partialFingerprints"]["clausal/v2"].is_string());
    }
    let suppressed: Vec<&Value> =
        results.iter().filter(|result| result.get("suppressions").is_some()).collect();
    assert_eq!(suppressed.len(), 1, "what is waived is suppressed, not hidden");
}
