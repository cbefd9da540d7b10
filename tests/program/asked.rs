//! What the command line asks of a report: what it is about, how much of it is shown, which part of it, in which formats, and what
//! is mended.

use super::folder::Folder;

const VOCABULARY: &str = r#"
party Acme
party Beta
kind transition { period: duration optional }
kind cloud { provider: by party, primary: flag }
policy risk {
  rule exit "The exit takes time": transition must have period of at least 6 months
  rule who: cloud should be primary
  rule nothing: cloud where not primary must have provider
  rule met-by-none: cloud where primary must have provider
}
"#;

/// Thirty deals, each with a term `exit` in a section of its own.
fn deals() -> Folder {
    let deal = |number: usize| {
        format!(
            "agreement deal-{number:02} between Acme and Beta from 2030 through 2031 {{\n  exit: transition section \"{number}.2\" {{ period: 1 month }}\n}}\n"
        )
    };
    let deals: String = (1..=30).map(deal).collect();
    Folder::with(&[("vocabulary.clause", VOCABULARY), ("deals.clause", &deals)])
}

#[test]
fn every_text_format_says_which_agreement_and_section() {
    let folder = deals();
    for format in ["short", "markdown", "github"] {
        let ran = folder.run(&["check", "--format", format]);
        assert_eq!(ran.status, 1, "{format}: {ran:?}");
        for number in 1..=30 {
            let about = format!("(in `deal-{number:02}`, section {number}.2)");
            assert!(ran.out.contains(&about), "{format}: {about}\n{}", ran.out);
        }
    }
    let junit = folder.run(&["check", "--format", "junit"]);
    assert!(junit.out.contains("(in `deal-30`, section 30.2)"), "{}", junit.out);
    let all = folder.run(&["check", "--all"]);
    assert_eq!(all.out.matches("error[risk/exit]: ").count(), 30, "{}", all.out);
    assert!(all.out.lines().all(|line| line.chars().count() <= 80), "{}", all.out);
    let words: Vec<&str> = all.out.split_whitespace().collect();
    assert!(words.join(" ").contains("(in `deal-17`, section 17.2)"), "{}", all.out);
    let json: serde_json::Value =
        serde_json::from_str(&folder.run(&["check", "--format", "json"]).out).unwrap();
    let bound = &json["findings"][4]["bindings"][0];
    assert_eq!((bound["agreement"].as_str(), bound["section"].as_str()), (Some("deal-05"), Some("5.2")));
}

#[test]
fn equal_sentences_are_one_finding_with_several_places() {
    let folder = deals();
    let ran = folder.run(&["check"]);
    assert_eq!(ran.out.matches("error[risk/exit]: ").count(), 1, "{}", ran.out);
    let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("(in `deal-01`, section 1.2, and 29 other places)"), "{}", ran.out);
    assert!(ran.out.contains("Also: in `deal-02`, section 2.2 at deals.clause:5:3"), "{}", ran.out);
    assert!(ran.out.contains("and 19 more; `--all` shows each"), "{}", ran.out);
    assert!(ran.out.contains("\n30 broken  risk/exit\n"), "{}", ran.out);
}

#[test]
fn at_most_thirty_findings_are_shown_the_gravest_first() {
    let folder = deals();
    let clouds: String = (1..=40)
        .map(|n| {
            format!("agreement host-{n} between Acme and Beta from 2030 {{ cloud-{n}: cloud by Acme }}\n")
        })
        .collect();
    folder.write("clouds.clause", clouds);
    let ran = folder.run(&["check"]);
    assert!(ran.out.starts_with("error[risk/exit]"), "{}", ran.out);
    assert_eq!(ran.out.matches("warning[risk/who]: ").count(), 29, "{}", ran.out);
    assert!(ran.out.contains("\nand 11 more: 11 warnings; `--all` shows them\n"), "{}", ran.out);
    assert!(ran.out.contains("\n40 broken  risk/who\n"), "{}", ran.out);
    let quiet = folder.run(&["check", "--quiet"]);
    assert!(quiet.out.ends_with("\nand 11 more: 11 warnings; `--all` shows them\n"), "{}", quiet.out);
    let all = folder.run(&["check", "--all"]);
    assert_eq!(all.out.matches("warning[risk/who]: ").count(), 40, "{}", all.out);
    assert!(!all.out.contains("`--all`"), "{}", all.out);
}

#[test]
fn idle_rules_are_named_where_somebody_asks() {
    let folder = deals();
    let plain = folder.run(&["check"]);
    assert!(plain.out.ends_with("1 broken, 3 idle\n"), "{}", plain.out);
    let verbose = folder.run(&["check", "--verbose"]);
    assert!(
        verbose
            .out
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .ends_with("3 idle (risk/who, risk/nothing, risk/met-by-none)"),
        "{}",
        verbose.out
    );
}

#[test]
fn a_level_leaves_out_what_is_below_it_in_every_format() {
    let folder = deals();
    folder.write("clouds.clause", "agreement host between Acme and Beta from 2030 { main: cloud by Acme }\n");
    for format in ["human", "short", "json", "jsonl", "sarif", "github", "markdown"] {
        let all = folder.run(&["check", "--format", format]);
        assert!(all.out.contains("`main`"), "{format}: {}", all.out);
        let errors = folder.run(&["check", "--format", format, "--level", "error"]);
        assert!(!errors.out.contains("`main`"), "{format}: {}", errors.out);
        assert_eq!((all.status, errors.status), (1, 1), "{format}");
    }
    folder.remove("deals.clause");
    let ran = folder.run(&["check", "--level", "error", "--format", "short"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
    assert_eq!(folder.run(&["check", "--level", "grave"]).status, 2);
}

#[test]
fn one_rule_is_reported_alone() {
    let folder = deals();
    folder.write("clouds.clause", "agreement host between Acme and Beta from 2030 { main: cloud by Acme }\n");
    let ran = folder.run(&["check", "--rule", "risk/who", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.status, json["findings"].as_array().unwrap().len()), (0, 1), "{json:#}");
    assert_eq!((&json["summary"]["rules"], &json["summary"]["broken"]), (&1.into(), &1.into()));
    let both = folder.run(&["check", "--rule", "who", "--rule", "exit", "--format", "short"]);
    assert_eq!(
        (both.status, both.out.lines().filter(|line| line.contains("[risk/")).count()),
        (1, 31),
        "{}",
        both.out
    );
    let first = folder.run(&["check", "--rule", "who", "--max-findings", "1", "--format", "short"]);
    assert_eq!((first.status, first.count("risk/who")), (0, 1), "{}", first.out);
    let unknown = folder.run(&["check", "--rule", "risk/exitt"]);
    assert_eq!(unknown.status, 2, "{unknown:?}");
    assert!(unknown.err.contains("did you mean `risk/exit`?"), "{}", unknown.err);
    let known = folder.run(&["check", "--rule", "exit", "--baseline", "b.json", "--write-baseline"]);
    assert_eq!((known.status, folder.exists("b.json")), (2, false), "{known:?}");
    folder.write("wrong.clause", "agreement\n");
    assert_eq!(
        folder.run(&["check", "--rule", "risk/who"]).status,
        2,
        "an error in a source is never left out"
    );
}

#[test]
fn one_lint_is_reported_alone() {
    let folder = Folder::with(&[("a.md", "Pay within thirty (45) days. Pay the the fee.\n")]);
    let ran = folder.run(&["lint", "a.md", "--rule", "draft/number-words", "--format", "short"]);
    assert_eq!(
        (
            ran.status,
            ran.out.lines().filter(|line| line.contains("[draft/")).count(),
            ran.count("draft/number-words")
        ),
        (1, 1, 1),
        "{}",
        ran.out
    );
    let ran = folder.run(&["lint", "a.md", "--rule", "draft/repeated-word", "--level", "error"]);
    assert_eq!(
        (ran.status, ran.out.lines().filter(|line| line.contains("[draft/")).count()),
        (0, 0),
        "{}",
        ran.out
    );
    assert_eq!(folder.run(&["lint", "a.md", "--rule", "draft/nothing"]).status, 2);
}

#[test]
fn one_run_writes_several_formats() {
    let folder = deals();
    let ran =
        folder.run(&["check", "--format", "json=out.json", "--format", "short", "--format", "junit=out.xml"]);
    assert_eq!((ran.status, ran.count("risk/exit")), (1, 30), "{ran:?}");
    let json: serde_json::Value = serde_json::from_str(&folder.read("out.json")).unwrap();
    assert_eq!(json["findings"].as_array().unwrap().len(), 30);
    assert!(folder.read("out.xml").starts_with("<?xml"));
    // Without a format for standard output people read it.
    let ran = folder.run(&["check", "--format", "markdown=out.md"]);
    assert!(
        ran.out.starts_with("error[risk/exit]") && folder.read("out.md").starts_with("## Clausal"),
        "{ran:?}"
    );
    for wrong in [
        &["check", "--format", "json", "--format", "short"][..],
        &["check", "--format", "json=a", "--format", "short=a"],
        &["check", "--format", "json=deals.clause"],
        &["check", "--format", "yaml"],
    ] {
        assert_eq!(folder.run(wrong).status, 2, "{wrong:?}");
    }
    assert!(folder.read("deals.clause").starts_with("agreement deal-01"));
    let missing = folder.run(&["check", "nowhere", "--format", "json=missing.json"]);
    let json: serde_json::Value = serde_json::from_str(&folder.read("missing.json")).unwrap();
    assert_eq!(
        (missing.status, missing.out.as_str(), json["diagnostics"][0]["severity"].as_str()),
        (2, "", Some("error"))
    );
}

#[test]
fn what_is_certain_is_mended_in_sources_and_counted() {
    let source = "use std.partnership\nparty Acme\nparty Beta\nagreement deal between Acme and Beta from 2030-01-01 {\n  \
                  exit: termination-right { holder: Acme, notice: thirty (30) days } surviving\n  \
                  cap: commitment from Acme to Beta { amount: €5 million }\n  \
                  fee: commitment from Acme to Beta { amount: $5 million }\n  \
                  share: revenue-share from Acme to Beta { rate: 0.05 }\n}\n";
    let folder = Folder::with(&[("a.clause", source)]);
    let ran = folder.run(&["check", "--fix"]);
    let mended = folder.read("a.clause");
    for (line, expected) in [
        (5, "  exit: surviving termination-right { holder: Acme, notice: 30 days }"),
        (6, "  cap: commitment from Acme to Beta { amount: 5 million EUR }"),
        (7, "  fee: commitment from Acme to Beta { amount: $5 million }"),
        (8, "  share: revenue-share from Acme to Beta { rate: 0.05 }"),
    ] {
        assert_eq!(mended.lines().nth(line - 1), Some(expected), "{mended}");
    }
    assert!(ran.out.contains("\n3 applied, 2 left\n"), "{}", ran.out);
    let again = folder.run(&["check", "--fix", "--format", "json"]);
    assert_eq!((folder.read("a.clause"), again.status), (mended, 2), "{again:?}");
    assert!(again.err.ends_with("0 applied, 2 left\n"), "{}", again.err);
    assert!(serde_json::from_str::<serde_json::Value>(&again.out).is_ok(), "{}", again.out);
}
