//! What a report says of what it does not show: rules that were not judged, findings that are not told, and known ones.

use std::io::Read;
use std::process::{Command, Stdio};

use clausal::diagnostic::render::{Format, RenderOptions, render};
use clausal::diagnostic::report::{Ignored, Partial};
use clausal::evaluate::Watch;
use clausal::{Options, Project, Report};
use serde_json::Value;

use super::folder::{Folder, Ran, run_in};

const FORMATS: [&str; 8] = ["human", "short", "json", "jsonl", "sarif", "github", "junit", "markdown"];

/// Three terms and two rules that each of them breaks, and one that is kept.
const BROKEN: &str = "
party A
party B
kind cloud { provider: by party, customer: for party, exclusive: flag, notice: duration optional }
agreement una between A and B from 2025 through 2040 {
  c: exclusive cloud by A for B
  d: exclusive cloud by A for B
}
agreement due between A and B from 2025 through 2040 { c: exclusive cloud by A for B }
policy p {
  rule open: cloud must not be exclusive after 2030
  rule notice: cloud must have notice
  rule ends: cloud must end by 2050-12-31
}
";

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
}

/// A text without the breaks of its lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The verdict of each rule, as `name verdict`.
fn verdicts(report: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rules = report["rules"].as_array().unwrap();
    rules.iter().map(|rule| format!("{} {}", text(&rule["rule"]), text(&rule["verdict"]))).collect()
}

/// The elements inside the case of a rule.
fn junit_case<'a>(junit: &'a str, name: &str) -> &'a str {
    let start =
        junit.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no case {name} in\n{junit}"));
    let rest = &junit[start..];
    let end = rest.find("<testcase").or_else(|| rest.find("</testsuite>")).unwrap();
    &rest[..end]
}

#[test]
fn every_rule_has_its_verdict_however_few_findings_are_told() {
    let folder = Folder::with(&[("a.clause", BROKEN)]);
    for most in ["0", "1", "2", "100"] {
        let ran = folder.run(&["check", "a.clause", "--max-findings", most, "--format", "json"]);
        assert_eq!(ran.status, 1, "{most}: {ran:?}");
        let report = json(&ran);
        assert_eq!(verdicts(&report), ["p/open broken", "p/notice broken", "p/ends kept"], "{most}");
        assert!(report["partial"].is_null());
        let junit = folder.run(&["check", "a.clause", "--max-findings", most, "--format", "junit"]);
        for broken in ["open", "notice"] {
            assert!(junit_case(&junit.out, broken).contains("<failure"), "{most} {broken}: {}", junit.out);
        }
        assert!(!junit_case(&junit.out, "ends").contains("<failure"), "{most}: {}", junit.out);
    }
}

#[test]
fn what_is_kept_back_is_named_in_every_format() {
    let folder = Folder::with(&[("a.clause", BROKEN)]);
    for format in FORMATS {
        let ran = folder.run(&["check", "a.clause", "--max-findings", "1", "--format", format]);
        assert_eq!(ran.status, 1, "{format}: {ran:?}");
        let said = match format {
            "json" | "jsonl" => "\"untold\"",
            _ => "not shown",
        };
        assert!(ran.out.contains(said), "{format}: {}", ran.out);
    }
    let quiet = folder.run(&["check", "a.clause", "--max-findings", "1", "--quiet"]);
    assert!(quiet.out.contains("5 findings are not shown: no more were asked for"), "{}", quiet.out);
}

#[test]
fn what_is_waived_does_not_use_up_what_is_asked_for() {
    let waived = format!("{BROKEN}\nwaive p/open because \"agreed\"\n");
    let folder = Folder::with(&[("a.clause", &waived)]);
    let ran = folder.run(&["check", "a.clause", "--max-findings", "2", "--format", "json"]);
    let report = json(&ran);
    let told: Vec<&str> =
        report["findings"].as_array().unwrap().iter().map(|found| found["rule"].as_str().unwrap()).collect();
    assert_eq!(told, ["p/notice", "p/notice"]);
    assert_eq!(verdicts(&report), ["p/open waived", "p/notice broken", "p/ends kept"]);
}

/// Two agreements of which the same is to be said, and rules that bind nothing in an agreement.
const TWO_DEALS: &str = r#"use std.partnership
party Acme
party Beta
agreement one between Acme and Beta from 2026 through 2028 {
  spend: commitment from Acme to Beta section "3" { amount: 10 million USD }
  host: cloud by Beta for Acme section "4"
}
agreement two between Acme and Beta from 2026 through 2028 {
  spend: commitment from Acme to Beta { amount: 10 million USD }
}
policy p {
  rule exit: agreement must have portability
  rule total: for each party q where some commitment to q require sum of amount over commitment to q is at most 5 million USD
  rule three: there must be at least 3 commitments
  rule cheap: there must be no commitment where amount is above 7 million USD
}
"#;

#[test]
fn findings_say_in_which_agreements_they_are_and_which_values_they_compare() {
    let folder = Folder::with(&[("a.clause", TWO_DEALS)]);
    let human = one_line(&folder.run(&["check", "a.clause"]).out);
    assert!(human.contains("agreement `one` has no `portability`"), "{human}");
    assert!(human.contains("(and 1 other agreement)"), "{human}");
    for format in ["short", "markdown", "junit"] {
        let out = folder.run(&["check", "a.clause", "--format", format]).out;
        assert!(out.matches("in `one`, section 3, and in `two`").count() >= 2, "{format}: {out}");
        assert!(out.contains("10 million USD against 7 million USD"), "{format}: {out}");
    }
}

/// Each certain change, and what is left where it is not certain.
#[test]
fn what_cannot_be_read_afterwards_is_left() {
    let text = "use std.partnership\nparty A\nparty B\nagreement d between A and B from 2026 {\n  a: commitment from A to B { amount: 10,00,000 INR }\n  b: commitment from A to B { amount: 5,000,00 INR }\n}\n";
    let folder = Folder::with(&[("a.clause", text)]);
    let ran = folder.run(&["check", "a.clause", "--fix", "--format", "short"]);
    assert!(ran.err.contains("1 applied, 0 left"), "{ran:?}");
    let after = folder.read("a.clause");
    assert_eq!(after, text.replace("10,00,000", "1 million"));
}

#[test]
fn a_project_without_a_rule_says_so_in_every_format_and_can_be_denied() {
    let terms = BROKEN.split("policy").next().unwrap();
    for (name, policy) in [
        ("nothing", ""),
        ("braces", "policy p {}"),
        ("let", "policy p { let horizon = 2032-12-31 }"),
        ("two", "policy p {}\npolicy q {}"),
    ] {
        let folder = Folder::with(&[("a.clause", terms), ("b.clause", policy)]);
        for format in FORMATS {
            let ran = folder.run(&["check", "--format", format]);
            assert_eq!(ran.status, 0, "{name} {format}: {ran:?}");
            assert!(ran.out.contains("no rule was judged"), "{name} {format}: {}", ran.out);
            assert!(ran.out.contains("W0732"), "{name} {format}: {}", ran.out);
        }
        folder.write("clausal.toml", "[check]\ndeny = [\"W0732\"]\n");
        for format in FORMATS {
            assert_eq!(folder.run(&["check", "--format", format]).status, 1, "{name} {format}");
        }
    }
}

#[test]
fn an_empty_policy_beside_another_is_told_and_a_lint_needs_no_rule() {
    let folder = Folder::with(&[("a.clause", BROKEN), ("b.clause", "policy q {}")]);
    let ran = folder.run(&["check", "--format", "short"]);
    assert_eq!(ran.count("W0732"), 1, "{}", ran.out);
    assert!(ran.out.contains("no rule of policy `q` was judged: it has none"), "{}", ran.out);
    folder.write("c.md", "All is well.\n");
    assert_eq!(folder.run(&["lint", "c.md", "--format", "short"]).out, "");
}

#[test]
fn rules_beside_a_source_error_are_undecided_and_do_not_pass() {
    let folder = Folder::with(&[("a.clause", BROKEN), ("b.clause", "party C part of Nobody\n")]);
    let ran = folder.run(&["check", "--format", "json"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert_eq!(verdicts(&json(&ran)), ["p/open undecided", "p/notice undecided", "p/ends undecided"]);
    let junit = folder.run(&["check", "--format", "junit"]);
    for name in ["open", "notice", "ends"] {
        assert!(junit_case(&junit.out, name).contains("<error"), "{}", junit.out);
    }
    let sarif = json(&folder.run(&["check", "--format", "sarif"]));
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["exitCode"], 2);
    assert!(folder.run(&["check"]).out.contains("no rule was judged"));
}

#[test]
fn a_rule_with_too_much_to_look_at_is_undecided_in_every_format() {
    let terms: String = (0..3000).map(|n| format!("  c{n}: thing by A\n")).collect();
    let source = format!(
        "party A\nparty B\nkind thing {{ owner: by party, size: money optional }}\n\
         agreement big between A and B from 2025 {{\n{terms}}}\n\
         policy p {{\n  rule many: there must be no x: thing, y: thing where x.size is above y.size\n\
         rule kept: thing must start after 2000\n}}\n"
    );
    let folder = Folder::with(&[("a.clause", &source)]);
    let ran = folder.run(&["check", "--format", "json"]);
    let report = json(&ran);
    assert_eq!(ran.status, 2, "{}", &ran.out[..ran.out.len().min(500)]);
    assert_eq!(verdicts(&report), ["p/many undecided", "p/kept kept"]);
    assert_eq!((&report["summary"]["undecided"], &report["summary"]["open"]), (&1.into(), &0.into()));
    assert_eq!(report["partial"], "budget");
    for format in ["human", "short", "sarif", "github", "junit", "markdown"] {
        let ran = folder.run(&["check", "--format", format]);
        let said = one_line(&ran.out);
        assert!(said.contains("not decided"), "{format}: {}", &said[..said.len().min(2000)]);
    }
    let junit = folder.run(&["check", "--format", "junit"]);
    assert!(junit_case(&junit.out, "many").contains("<error"), "{}", junit.out);
}

#[test]
fn a_finding_that_grows_on_either_side_is_new() {
    let source = |days: &str| {
        format!(
            "party A\nparty B\nkind cloud {{ provider: by party, exclusive: flag }}\n\
             agreement una between A and B from 2020 {{ c: exclusive cloud by A {days} }}\n\
             policy p {{ rule open: cloud must not be exclusive }}\n"
        )
    };
    let folder = Folder::with(&[("a.clause", &source("from 2039 through 2040"))]);
    let known = ["check", "--baseline", "known.json"];
    assert_eq!(folder.run(&[&known[..], &["--write-baseline"]].concat()).status, 0);
    assert_eq!(folder.run(&known).status, 0);
    for grown in
        ["from 2023 through 2040", "from 2039 through 2041", "from 2038-12-31 through 2040", "from 2039"]
    {
        folder.write("a.clause", source(grown));
        let ran = folder.run(&known);
        assert_eq!(ran.status, 1, "{grown}: {ran:?}");
    }
    // Words, lines and order are no part of it.
    folder.write("a.clause", format!("// moved\n{}", source("from 2039-01-01 through 2040-12-31")));
    let ran = folder.run(&known);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(one_line(&ran.out).contains("1 finding is not shown: the baseline knows it"), "{}", ran.out);
}

#[test]
fn what_is_known_is_named_in_every_format_and_fails_no_case() {
    let folder = Folder::with(&[("a.clause", BROKEN)]);
    folder.run(&["check", "--baseline", "known.json", "--write-baseline"]);
    for format in FORMATS {
        let ran = folder.run(&["check", "--baseline", "known.json", "--format", format]);
        assert_eq!(ran.status, 0, "{format}: {ran:?}");
        let said = match format {
            "json" | "jsonl" => "\"known\"",
            _ => "not shown",
        };
        assert!(ran.out.contains(said), "{format}: {}", ran.out);
    }
    let junit = folder.run(&["check", "--baseline", "known.json", "--format", "junit"]);
    for name in ["open", "notice"] {
        let case = junit_case(&junit.out, name);
        assert!(
            case.contains(
                "<skipped message=\"broken, and 3 findings not shown, since the baseline knows them\"/>"
            ),
            "{case}"
        );
    }
}

#[test]
fn the_limit_counts_only_what_the_baseline_does_not_know() {
    let folder = Folder::with(&[("a.clause", BROKEN)]);
    folder.run(&["check", "--baseline", "known.json", "--write-baseline"]);
    folder.write("a.clause", BROKEN.replace("from 2025 through 2040 { c", "from 2025 through 2041 { c"));
    let known = ["check", "--baseline", "known.json", "--max-findings", "1", "--format", "json"];
    let ran = folder.run(&known);
    let report = json(&ran);
    assert_eq!(ran.status, 1);
    let told = report["findings"].as_array().unwrap();
    assert_eq!(told.len(), 1, "{}", ran.out);
    assert_eq!(told[0]["bindings"][0]["term"], "due/c");
    let summary = &report["summary"];
    assert_eq!((&summary["known"], &summary["untold"], &summary["stale"]), (&4.into(), &5.into(), &2.into()));
}

#[test]
fn a_baseline_is_not_written_from_a_part() {
    let folder = Folder::with(&[("a.clause", BROKEN)]);
    let write = ["check", "--baseline", "known.json", "--write-baseline"];
    for more in [&["--max-findings", "1"][..], &["--max-findings", "100"], &["--only", "due"]] {
        let ran = folder.run(&[&write[..], more].concat());
        assert_eq!(ran.status, 2, "{more:?}: {ran:?}");
        assert!(ran.err.contains("a baseline is of all that is found"), "{}", ran.err);
        assert!(!folder.exists("known.json"), "{more:?}");
    }
    folder.run(&write);
    let whole = folder.read("known.json");
    for (path, text) in [
        ("b.clause", "party C part of Nobody\n"),
        ("b.json", "[{\"agreement\": \"x\", \"parties\": [\"A\", \"B\"], \"colour\": 1}]"),
    ] {
        folder.write(path, text);
        let ran = folder.run(&write);
        assert_eq!(ran.status, 2, "{path}: {ran:?}");
        assert!(ran.err.contains("is left as it is"), "{path}: {}", ran.err);
        assert_eq!(folder.read("known.json"), whole, "{path}");
        folder.remove(path);
    }
}

#[test]
fn an_old_baseline_is_refused_with_the_way_to_renew_it() {
    let folder = Folder::with(&[("a.clause", BROKEN)]);
    let entry = "{\"fingerprint\": \"0123456789abcdef\", \"rule\": \"p/open\", \"message\": \"m\"}";
    folder.write("none.json", "{\"version\": 1, \"findings\": []}");
    assert_eq!(folder.run(&["check", "--baseline", "none.json"]).status, 1, "what lists nothing is right");
    for old in [
        format!("{{\"version\": 1, \"findings\": [{entry}]}}"),
        format!("{{\"version\": 1, \"findings\": [{entry}], \"diagnostics\": [], \"summary\": {{}}}}"),
    ] {
        folder.write("old.json", &old);
        let ran = folder.run(&["check", "--baseline", "old.json"]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.err.contains("write it anew"), "{}", ran.err);
    }
}

#[test]
fn notes_of_diagnostics_stand_in_the_machine_formats() {
    let mixed = format!(
        "{BROKEN}\npolicy q {{ rule m: cloud where exclusive or notice and exclusive must have notice }}\n"
    );
    let folder = Folder::with(&[("a.clause", &mixed)]);
    let report = json(&folder.run(&["check", "--format", "json"]));
    let notes: Vec<&Value> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|found| found["notes"].as_array().unwrap())
        .collect();
    assert!(!notes.is_empty(), "{report:#}");
    let sarif = folder.run(&["check", "--format", "sarif"]);
    for note in notes {
        assert!(sarif.out.contains(serde_json::to_string(note).unwrap().trim_matches('"')), "{note}");
    }
}

/// The report of a check that is stopped before it begins.
fn interrupted() -> Report {
    let project = Project::from_sources([("a.clause", BROKEN)]);
    let options = Options::default();
    let watch = Watch::default();
    watch.stop();
    project.judge_watched(project.understand(&options), &options, &watch).report
}

#[test]
fn an_interrupted_run_says_so_in_every_format() {
    let report = interrupted();
    assert_eq!(report.ending().status(), 130);
    assert_eq!(report.partial, Some(Partial::Interrupted));
    assert_eq!((report.summary.rules, report.summary.undecided), (3, 3));
    for format in Format::ALL.iter().copied() {
        for quiet in [false, true] {
            let text = render(&report, format, &RenderOptions::default().quiet(quiet));
            let said = one_line(&text);
            assert!(said.contains("interrupted"), "{}: {text}", format.name());
            assert!(said.contains("p/ends") || said.contains("name=\"ends\""), "{}: {text}", format.name());
        }
    }
    let junit = render(&report, Format::Junit, &RenderOptions::default());
    for name in ["open", "notice", "ends"] {
        assert!(
            junit_case(&junit, name).contains("<error message=\"not decided: the check was interrupted\""),
            "{junit}"
        );
    }
    let lines = render(&report, Format::Jsonl, &RenderOptions::default());
    let last: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    assert_eq!(last["partial"], "interrupted");
    assert_eq!(last["rules"][2]["verdict"], "undecided");
}

#[test]
fn ignores_that_took_something_away_are_told_in_every_format() {
    let ignored = Ignored {
        file: "drafts/theirs.md".to_owned(),
        line: 7,
        rule: "draft/number-words".to_owned(),
        reason: Some("agreed with counsel".to_owned()),
    };
    let mut report = Report::default();
    report.ignored = vec![ignored];
    for format in Format::ALL.iter().copied() {
        let text = one_line(&render(&report, format, &RenderOptions::default()));
        for said in ["draft/number-words", "drafts/theirs.md", "7", "agreed with counsel"] {
            assert!(text.contains(said), "{} {said}: {text}", format.name());
        }
    }
}

/// What a command writes into a pipe whose reader takes one byte and hangs up, and how it ends.
fn hung_up(folder: &Folder, arguments: &[&str]) -> i32 {
    let mut child = Command::new(env!("CARGO_BIN_EXE_clausal"))
        .args(arguments)
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut first = [0];
    let mut out = child.stdout.take().unwrap();
    // Where nothing is written there is nothing to read.
    let _ = out.read(&mut first);
    drop(out);
    child.wait().unwrap().code().unwrap()
}

#[test]
fn a_reader_that_hangs_up_changes_no_exit_status() {
    // More than a pipe holds.
    let many: String = (0..400)
        .map(|n| {
            format!(
                "agreement a{n} between A and B from 2025 through 2040 {{ c: exclusive cloud by A for B }}\n"
            )
        })
        .collect();
    let tests: String = (0..400).map(|n| format!("test \"t{n}\" {{ expect p/ends broken }}\n")).collect();
    let folder = Folder::with(&[
        ("a.clause", &format!("{BROKEN}{many}")),
        ("t.clause", &format!("{BROKEN}{tests}")),
        ("d.md", &"the the words. Pay thirty (45) days.\n\n".repeat(1500)),
    ]);
    for format in FORMATS {
        assert_eq!(hung_up(&folder, &["check", "a.clause", "--format", format]), 1, "{format}");
        assert_eq!(hung_up(&folder, &["test", "t.clause", "--format", format]), 1, "{format}");
        assert_eq!(hung_up(&folder, &["lint", "d.md", "--format", format]), 1, "{format}");
    }
    for (arguments, status) in [
        (&["rules", "a.clause"][..], 0),
        (&["why", "p/open", "--path", "a.clause"], 0),
        (&["timeline", "a.clause"], 0),
        (&["fmt", "--diff", "a.clause"], 1),
        (&["fmt", "--check", "a.clause"], 1),
        (&["schema", "a.clause"], 0),
        (&["explain"], 0),
        (&["explain", "E9999"], 2),
        (&["check", "a.clause", "--emit", "ir"], 0),
    ] {
        assert_eq!(hung_up(&folder, arguments), status, "{arguments:?}");
    }
}

/// Two agreements of which one is looked at, and a waiver.
fn two_agreements(waiver: &str) -> String {
    format!(
        "party A\nparty B\nkind cloud {{ provider: by party, customer: for party, exclusive: flag }}\n\
         agreement first between A and B from 2026 through 2027 {{ c: exclusive cloud by A for B }}\n\
         agreement second between A and B from 2028 through 2029 {{ d: exclusive cloud by A for B }}\n\
         agreement third between A and B from 2028 through 2029 {{ e: cloud by A for B }}\n\
         policy p {{ rule r: cloud must not be exclusive }}\n{waiver}\n"
    )
}

#[test]
fn a_waiver_is_useless_only_where_it_would_be_without_only() {
    for (waiver, without, with) in [
        // Of another agreement: not told, whether it is of use or not.
        ("waive p/r for d in second because \"b\"", 0, 0),
        ("waive p/r for e in third because \"b\"", 1, 0),
        ("waive p/r for second because \"b\"", 1, 0),
        ("waive p/r for d in second through 2020 because \"b\"", 1, 0),
        // Of the agreement itself.
        ("waive p/r for c in first because \"b\"", 0, 0),
        ("waive p/r for c in first through 2020 because \"b\"", 1, 1),
        // Of all: useful for another agreement alone, or for none.
        ("waive p/r from 2028 through 2029 because \"b\"", 0, 0),
        ("waive p/r through 2020 because \"b\"", 1, 1),
    ] {
        let folder = Folder::with(&[("w.clause", &two_agreements(waiver))]);
        let all = folder.run(&["check", "w.clause", "--format", "short"]);
        assert_eq!(all.count("W0730"), without, "{waiver}: {}", all.out);
        let part = folder.run(&["check", "w.clause", "--only", "first", "--format", "short"]);
        assert_eq!(part.count("W0730"), with, "{waiver} --only first: {}", part.out);
    }
}

#[test]
fn a_rule_is_idle_only_where_it_would_be_without_only() {
    let source = "party A\nparty B\nkind cloud { provider: by party }\nkind fee { payer: from party, amount: money optional }\n\
         kind gift { giver: from party }\n\
         agreement first between A and B from 2026 through 2027 { c: cloud by A }\n\
         agreement second between A and B from 2028 through 2029 { f: fee from A { amount: 1 USD } }\n\
         policy p {\n\
           rule fee-is-small: fee must have amount at most 5 USD\n\
           rule pairs: there must be no x: fee, y: cloud where x.payer is not y.provider\n\
           rule each: for each x: fee require x.amount is at most 5 USD\n\
           rule gift-less: gift must end by 2030-01-01\n\
         }\n";
    let folder = Folder::with(&[("w.clause", source)]);
    let all = json(&folder.run(&["check", "w.clause", "--format", "json"]));
    let part = json(&folder.run(&["check", "w.clause", "--only", "first", "--format", "json"]));
    assert_eq!(verdicts(&all), verdicts(&part));
    assert!(verdicts(&part).contains(&"p/gift-less idle".to_owned()), "{part:#}");
    assert!(verdicts(&part).contains(&"p/fee-is-small kept".to_owned()), "{part:#}");
}

#[test]
fn reasons_are_told_once_with_their_terms_whatever_order_the_records_have() {
    let policy = "party A\nparty B\nkind deal { payer: from party, payee: to party, amount: money optional }\n\
        policy p { rule cap: for each party x where some deal to x require sum of amount over deal to x is at most 10 USD }\n";
    let record = |name: &str, amount: &str| {
        format!(
            "{{\"agreement\":\"{name}\",\"parties\":[\"A\",\"B\"],\"from\":\"2026\",\"terms\":[{{\"name\":\"t\",\"kind\":\"deal\",\
             \"payer\":\"A\",\"payee\":\"B\",\"amount\":{amount}}}]}}\n"
        )
    };
    let records =
        [record("m", "{\"tbd\":true}"), record("n", "{\"undisclosed\":true}"), record("k", "{\"tbd\":true}")];
    let folder = Folder::with(&[("p.clause", policy)]);
    let mut reports = Vec::new();
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0]] {
        let text: String = order.iter().map(|at| records[*at].as_str()).collect();
        folder.write("d.jsonl", &text);
        let report = json(&folder.run(&["check", "p.clause", "d.jsonl", "--format", "json"]));
        let found = &report["findings"][0];
        reports.push((found["message"].clone(), found["open_on"].clone(), found["fingerprint"].clone()));
    }
    let terms: Vec<&str> =
        reports[0].1.as_array().unwrap().iter().map(|open| open["term"].as_str().unwrap()).collect();
    assert_eq!(terms, ["k/t", "m/t", "n/t"]);
    assert!(reports.iter().all(|report| *report == reports[0]), "{reports:#?}");
}

#[test]
fn an_event_names_the_day_by_which_it_breaks() {
    let source = "party A\nparty B\nkind cloud { provider: by party, exclusive: flag }\nevent done\n\
        agreement una between A and B from 2026 until done { c: exclusive cloud by A }\n\
        policy p { rule r: cloud must not be exclusive after 2032 }\n";
    let folder = Folder::with(&[("a.clause", source)]);
    let report = json(&folder.run(&["check", "--format", "json"]));
    let open = &report["findings"][0]["open_on"][0];
    assert_eq!(open["kind"], "event");
    assert_eq!(open["breaks"], format!("if done has not happened by {}", open["by"].as_str().unwrap()));
}

/// Two agreements that end when something happens: one that nobody counts on, and one that only cannot have happened yet.
const UNTIL: &str = "party A\nparty B\nkind cloud { provider: by party, exclusive: flag }\n\
    event left unexpected\nevent done\n\
    agreement una between A and B from 2026 { c: exclusive cloud by A through 2036 or until left }\n\
    agreement altera between A and B signed 2026-01-05 { d: exclusive cloud by B until done }\n\
    policy p { rule r: cloud must not be exclusive }\n";

#[test]
fn what_would_undo_a_finding_is_told_in_every_format() {
    let source = UNTIL.replace("exclusive }\n", "exclusive after 2032 }\n");
    let folder = Folder::with(&[("a.clause", source.as_str())]);
    let report = json(&folder.run(&["check", "--format", "json"]));
    let findings = report["findings"].as_array().unwrap();
    let found = findings.iter().find(|found| found["bindings"][0]["term"] == "una/c").unwrap();
    assert_eq!(found["verdict"], "broken");
    let unless = serde_json::json!([{
        "kind": "event", "name": "left", "term": null, "breaks": null, "by": "2033-01-01",
    }]);
    assert_eq!(found["unless"], unless);
    assert!(found.get("possible_days").is_none(), "{found}");
    for format in ["human", "short", "github", "markdown", "junit", "sarif", "jsonl"] {
        let ran = folder.run(&["check", "--format", format]);
        let text = ran.out.split_whitespace().collect::<Vec<_>>().join(" ").replace("&#96;", "`");
        assert!(text.contains("unless `left` happens by 2033-01-01"), "{format}: {text}");
    }
}

#[test]
fn days_that_are_only_possible_are_told_and_keep_their_fingerprint() {
    let folder = Folder::with(&[("a.clause", UNTIL)]);
    let of = |report: &Value| {
        let findings = report["findings"].as_array().unwrap().iter();
        findings.filter(|found| found["bindings"][0]["term"] == "altera/d").cloned().collect::<Vec<_>>()
    };
    let whole = of(&json(&folder.run(&["check", "--format", "json"])));
    assert_eq!(whole.len(), 1);
    assert_eq!(whole[0]["verdict"], "broken");
    assert_eq!(whole[0]["days"], serde_json::json!([{ "from": "2026-01-05", "through": "2026-01-05" }]));
    assert_eq!(whole[0]["possible_days"], serde_json::json!([{ "from": "2026-01-05", "through": null }]));
    // A fingerprint rests on the days that are broken whatever happens.
    folder.write("a.clause", UNTIL.replace("until done }", "through 2028 or until done }"));
    let shorter = of(&json(&folder.run(&["check", "--format", "json"])));
    assert_eq!(shorter[0]["possible_days"][0]["through"], "2028-12-31");
    assert_eq!(shorter[0]["fingerprint"], whole[0]["fingerprint"]);
    // What lies wholly before the day stood at is left out, and possible days count.
    let later = of(&json(&folder.run(&["check", "--format", "json", "--as-of", "2028-06-01"])));
    assert_eq!(later.len(), 1);
    let after = of(&json(&folder.run(&["check", "--format", "json", "--as-of", "2029-06-01"])));
    assert_eq!(after.len(), 0);
}

#[test]
fn why_says_what_is_unexpected_and_what_is_only_possible() {
    let folder = Folder::with(&[("a.clause", UNTIL)]);
    let ran = folder.run(&["why", "p/r", "--path", "a.clause"]);
    let text = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("which hangs on `left` (unexpected)"), "{text}");
    assert!(ran.out.contains("possible days: from 2026-01-05 on"), "{}", ran.out);
    let drawn = folder.run(&["timeline", "a.clause"]);
    assert!(drawn.out.contains("left") && drawn.out.contains("(unexpected)"), "{}", drawn.out);
}

#[test]
fn nothing_of_this_hangs_on_the_folder_it_runs_in() {
    let folder = Folder::with(&[("a.clause", BROKEN)]);
    let here = folder.run(&["check", "--format", "sarif"]);
    let there =
        run_in(&std::env::temp_dir(), &["check", folder.path().to_str().unwrap(), "--format", "sarif"]);
    let prints = |ran: &Ran| -> Vec<Value> {
        let log = json(ran);
        log["runs"][0]["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|found| found["partialFingerprints"].clone())
            .collect()
    };
    assert_eq!(prints(&here), prints(&there));
}

/// A notice that an event lengthens, on days that no event moves.
const LENGTHENED: &str = "
party A
party B
event e
kind cloud { provider: by party, customer: for party, notice: duration }
agreement hosting between A and B from 2030 through 2040 {
  main: cloud by A for B { notice: 200 days until e, notice: 300 days from e }
}
policy p { rule short: for each c: cloud require c.notice is at most 180 days }
";

#[test]
fn every_format_tells_all_that_a_value_can_be() {
    let folder = Folder::with(&[("a.clause", LENGTHENED)]);
    for format in FORMATS {
        let ran = folder.run(&["check", "a.clause", "--format", format]);
        let said = one_line(&ran.out);
        assert!(said.contains("200 days or 300 days against 180 days"), "{format}: {said}");
    }
}

#[test]
fn why_says_of_a_statement_that_its_days_hang_on_an_event() {
    let folder = Folder::with(&[("a.clause", LENGTHENED)]);
    let ran = folder.run(&["why", "p/short", "--path", "a.clause"]);
    let said = one_line(&ran.out);
    let judged = said.split("judged:").nth(1).unwrap();
    assert!(judged.contains("`main` lives from 2030-01-01 through 2040-12-31 must"), "{judged}");
    for words in [
        "at most from 2030-01-01 through 2040-12-31, which hangs on `e`: `notice: 200 days until e`",
        "at most from 2030-01-02 through 2040-12-31, which hangs on `e`: `notice: 300 days from e`",
    ] {
        assert!(judged.contains(words), "{judged}");
    }
}
