//! What the library is without the program: few crates, no C, and a word for all it leaves out. Runs with any set of features.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::process::Command;

use clausal::{Options, Project};

/// The crates of the library without features, itself among them, as `name v1.2.3`.
fn crates(edges: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--no-default-features", "--prefix", "none", "-e", edges])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let listed = String::from_utf8(output.stdout).expect("the list is text");
    let named = |line: &str| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    listed.lines().filter(|line| !line.is_empty()).map(named).collect()
}

#[test]
fn who_takes_the_library_alone_takes_few_crates() {
    let run = crates("normal");
    assert!(run.iter().any(|name| name.starts_with("clausal ")), "{run:?}");
    assert!(run.len() <= 45, "{} crates at run time: {run:#?}", run.len());
    let build = crates("normal,build");
    assert!(build.len() <= 85, "{} crates with those that build: {build:#?}", build.len());
    assert!(build.len() > run.len(), "the parser is made by a crate that does not run");
}

#[test]
fn the_library_alone_has_nothing_of_the_program_and_no_c() {
    let all = crates("normal,build");
    let names: BTreeSet<&str> = all.iter().filter_map(|name| name.split(' ').next()).collect();
    let program = [
        "cc",
        "clap",
        "ctrlc",
        "indicatif",
        "lsp-types",
        "miette",
        "mimalloc",
        "rayon",
        "terminal_size",
        "zip",
        "zstd",
        "zstd-sys",
    ];
    let found: Vec<&str> = program.into_iter().filter(|name| names.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
}

const TERMS: &str = "
    party Azure
    party Us
    kind cloud { provider: by party, customer: for party, exclusive: flag }
    policy risk { rule open-market: cloud must not be exclusive after 2032 }
";

#[test]
fn rules_are_decided_with_any_features() {
    let hosting = "agreement hosting between Azure and Us from 2026 through 2036 {
        main: exclusive cloud by Azure for Us
    }";
    let checked =
        Project::from_sources([("hosting.clause", format!("{TERMS}{hosting}"))]).checked(&Options::default());
    assert!(checked.world.is_some_and(|world| world.terms().len() == 1));
    assert_eq!(checked.ir.agreements.len(), 1);
    let finding = &checked.report.findings[0];
    assert_eq!(finding.rule, "risk/open-market");
    assert_eq!(finding.days.first().map(|day| day.to_string()).as_deref(), Some("2033-01-01"));
}

#[test]
fn agreements_are_read_from_data_with_any_features() {
    let record = r#"{"agreement": "hosting", "parties": ["Azure", "Us"], "from": "2026-01-01", "through": "2036-12-31",
        "terms": [{"name": "main", "kind": "cloud", "is": ["exclusive"], "provider": "Azure", "customer": "Us"}]}"#;
    let sources = [("terms.clause", TERMS), ("hosting.json", record)];
    let report = Project::from_sources(sources).check(&Options::default());
    let told: Vec<_> = report.diagnostics.iter().map(|told| &told.message).collect();
    assert_eq!(report.summary.agreements, 1, "{told:?}");
}

#[cfg(not(feature = "drafts"))]
mod without_drafts {
    use super::{Options, Project, TERMS};

    fn refused(sources: Vec<(&str, String)>) -> Vec<String> {
        let report = Project::from_sources(sources).check(&Options::default());
        let refused = report.diagnostics.iter().filter(|told| told.code.id() == "E0828");
        refused.map(|told| told.message.clone()).collect()
    }

    #[test]
    fn a_draft_that_an_agreement_names_is_refused() {
        let hosting = "agreement hosting between Azure and Us from 2026 through 2036 draft \"hosting.docx\" {
            main: exclusive cloud by Azure for Us
        }";
        let told = refused(vec![("hosting.clause", format!("{TERMS}{hosting}"))]);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("`hosting.docx`") && told[0].contains("feature `drafts`"), "{told:?}");
    }

    #[test]
    fn a_draft_that_is_given_is_refused() {
        let told =
            refused(vec![("terms.clause", TERMS.to_owned()), ("hosting.txt", "1. Hosting".to_owned())]);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("`hosting.txt`"), "{told:?}");
    }

    #[test]
    fn terms_in_markdown_are_read_all_the_same() {
        let text = format!("# Terms\n\n```clausal\n{TERMS}\n```\n");
        assert_eq!(refused(vec![("terms.md", text)]), Vec::<String>::new());
    }
}

#[cfg(not(feature = "data-compressed"))]
#[test]
fn packed_data_is_refused() {
    for path in ["hosting.jsonl.gz", "hosting.json.zst"] {
        let sources = [("terms.clause", TERMS), (path, "")];
        let report = Project::from_sources(sources).check(&Options::default());
        let told: Vec<_> = report.diagnostics.iter().map(|told| (told.code.id(), &told.message)).collect();
        assert!(
            told.iter().any(|(code, message)| {
                *code == "E0828" && message.contains(path) && message.contains("`data-compressed`")
            }),
            "{told:?}"
        );
    }
}
