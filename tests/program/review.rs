//! The program run over folders as a user runs it: the project file, drafts, data, baselines and fixes.

mod month_ends;
mod untrusted;

use std::path::Path;

use super::folder::{Folder, run_in};

const TERMS: &str = r#"
use std.partnership
party Azure "Azure Cloud Ltd"
party Acme "Acme Inc"
agreement hosting between Azure as "Provider" and Acme signed 2024-01-01 from 2024 through 2034
  draft "../drafts/a.md" {
  main: exclusive cloud by Azure for Acme from 2024-02-01 through 2032-12-31 section "2.1"
  pay: commitment from Acme to Azure section "2.2" { amount: 5 million USD }
}
policy risk { rule open-market: cloud must not be exclusive after 2030 }
"#;

/// A draft that says what the terms say.
const DRAFT: &str = "# Agreement

## 2. Hosting

### 2.1 Cloud

From February 1, 2024 through December 31, 2032, the Provider is the exclusive cloud provider of Acme.

### 2.2 Payment

Acme must pay Provider $5 million by the end of this agreement.
";

const PROJECT: &str = r#"
[project]
sources = ["terms", "drafts/*.md"]
"#;

fn project(draft: &str, more: &str) -> Folder {
    let settings = format!("{PROJECT}{more}");
    Folder::with(&[
        ("clausal.toml", &settings),
        ("terms/a.clause", TERMS),
        ("drafts/a.md", draft),
        ("README.md", "the the\n"),
    ])
}

#[test]
fn the_project_file_is_found_upwards() {
    let folder = project(DRAFT, "");
    let here = folder.run(&["check", "--format", "short"]);
    assert_eq!((here.status, here.count("risk/open-market")), (1, 1), "{here:?}");
    let below = run_in(&folder.path().join("drafts"), &["check", "--format", "short"]);
    assert_eq!((below.status, below.count("risk/open-market")), (1, 1), "{below:?}");
    assert!(below.out.starts_with("../terms/a.clause:"), "{}", below.out);
    let elsewhere =
        run_in(&std::env::temp_dir(), &["check", folder.path().to_str().unwrap(), "--format", "short"]);
    assert_eq!(elsewhere.count("risk/open-market"), 1, "{elsewhere:?}");
    assert!(!elsewhere.out.contains(folder.path().to_str().unwrap()), "an absolute path: {}", elsewhere.out);
}

#[test]
fn an_unknown_setting_stops_with_a_suggestion() {
    let folder = project(DRAFT, "[check]\nstrikt = true\n");
    let ran = folder.run(&["check"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("did you mean `strict`?"), "{}", ran.err);
}

#[test]
fn the_command_line_comes_before_the_project_file() {
    let folder = project(DRAFT, "[check]\nas-of = \"2023-01-01\"\n");
    // Nothing is signed yet in 2023.
    assert_eq!(folder.run(&["check", "--format", "short"]).status, 0);
    assert_eq!(folder.run(&["check", "--as-of", "2026-01-01"]).status, 1);
    let nobody = folder.run(&["check", "--as", "Acmee"]);
    assert_eq!(nobody.status, 2);
    assert!(nobody.err.contains("did you mean `Acme`?"), "{}", nobody.err);
}

#[test]
fn a_draft_that_says_the_same_is_not_reported_and_unrelated_prose_is_not_read() {
    let folder = project(DRAFT, "");
    let ran = folder.run(&["check", "--format", "short"]);
    assert!(!ran.out.contains("draft/"), "{}", ran.out);
}

#[test]
fn a_draft_that_drifts_is_reported_with_what_it_says_instead() {
    let draft = DRAFT
        .replace("December 31, 2032", "June 30, 2033")
        .replace("the exclusive", "a non-exclusive")
        .replace("$5 million", "$6 million");
    let ran = project(&draft, "").run(&["check", "--format", "short"]);
    assert_eq!(ran.count("draft/drift"), 3, "{}", ran.out);
    for message in [
        "the terms say `2032-12-31`; section 2.1 says `June 30, 2033`",
        "the terms say `exclusive`; section 2.1 says `non-exclusive`",
        "the terms say `5 million USD`; section 2.2 says `$6 million`",
    ] {
        assert!(ran.out.contains(message), "{message} is not in {}", ran.out);
    }
}

#[test]
fn other_spellings_are_no_drift() {
    let draft = DRAFT
        .replace("December 31, 2032", "the 31st day of December 2032")
        .replace("the exclusive", "the sole and exclusive")
        .replace("$5 million", "USD 5,000,000");
    let ran = project(&draft, "").run(&["check", "--format", "short"]);
    assert_eq!(ran.count("draft/drift"), 0, "{}", ran.out);
    // A year or month for the day at its edge, and no other day of it.
    for (said, drifts) in [("2032", 0), ("December 2032", 0), ("2033", 1), ("November 2032", 1)] {
        let draft = DRAFT.replace("December 31, 2032", said).replace("February 1, 2024", "February 2024");
        let ran = project(&draft, "").run(&["check", "--format", "short"]);
        assert_eq!(ran.count("draft/drift"), drifts, "{said}: {}", ran.out);
    }
}

#[test]
fn what_is_perpetual_says_so_and_what_binds_both_may_name_either() {
    let drifts = |words: &str, prose: &str| {
        let terms = format!(
            "party Acme\nparty Beta\nparty Gamma\nkind secrecy {{ keeper: from party, owner: to party }}
agreement deal between Acme, Beta and Gamma from 2026 draft \"../drafts/a.md\" {{
  quiet: {words} secrecy from Acme to Beta section \"1\"
}}\n"
        );
        let draft = format!("# Agreement\n\n## 1. Secrecy\n\n{prose}\n");
        let folder =
            Folder::with(&[("clausal.toml", PROJECT), ("terms/a.clause", &terms), ("drafts/a.md", &draft)]);
        let ran = folder.run(&["check", "--format", "short"]);
        (ran.count("draft/drift"), ran.out)
    };
    let (count, told) = drifts("perpetual", "Acme keeps the secrets of Beta for ten years.");
    assert_eq!(count, 1, "{told}");
    assert!(told.contains("section 1 never says `perpetual`"), "{told}");
    let (count, told) = drifts("perpetual", "The duty of Acme to keep the secrets of Beta is perpetual.");
    assert_eq!(count, 0, "{told}");
    let (count, told) = drifts("", "Gamma keeps the secrets of Beta.");
    assert_eq!(count, 1, "{told}");
    let (count, told) = drifts("mutual", "Gamma and Beta keep each other's secrets.");
    assert_eq!(count, 0, "{told}");
}

#[test]
fn operative_words_without_a_term_are_a_note_and_a_missing_section_a_warning() {
    let draft = format!(
        "{DRAFT}\n### 2.4 More\n\nUntil June 30, 2030, Acme grants the Provider a right of first refusal.\n"
    );
    let folder = project(&draft.replace("### 2.2", "### 2.3"), "");
    let ran = folder.run(&["check", "--format", "short"]);
    assert!(ran.out.contains("note[draft/untied]: section 2.4 says `first refusal`"), "{}", ran.out);
    assert!(ran.out.contains("warning[draft/drift]: `drafts/a.md` has no section `2.2`"), "{}", ran.out);
}

#[test]
fn a_finding_shows_the_sentence_of_the_draft_behind_the_rule() {
    let ran = project(DRAFT, "").run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let labels = report["findings"][0]["labels"].as_array().unwrap();
    let roles: Vec<&str> = labels.iter().map(|label| label["role"].as_str().unwrap()).collect();
    assert_eq!(roles, ["term", "term", "rule", "draft"]);
    assert_eq!(labels[3]["file"], "drafts/a.md");
    assert_eq!(labels[3]["start"]["line"], 7);
}

#[test]
fn a_draft_that_is_not_there_is_one_error_and_rules_are_judged() {
    let folder = Folder::with(&[("terms/a.clause", TERMS)]);
    let ran = folder.run(&["check", "--format", "short"]);
    assert_eq!(ran.status, 2);
    assert_eq!((ran.count("E0826"), ran.count("risk/open-market")), (1, 1), "{}", ran.out);
    assert!(ran.out.contains("cannot read `drafts/a.md`: there is no such file or folder"), "{}", ran.out);
}

#[test]
fn levels_and_ignores_of_the_project_file_count() {
    let draft = format!("{DRAFT}\nAcme pays the the fee.\n");
    let denied = project(&draft, "[check]\ndeny = [\"draft/repeated-word\"]\n");
    let ran = denied.run(&["lint", "drafts/a.md", "--format", "short"]);
    assert!(ran.out.contains("error[draft/repeated-word]"), "{}", ran.out);
    assert_eq!(ran.status, 1);
    let allowed = project(&draft, "[check]\nallow = [\"draft/repeated-word\"]\n");
    assert_eq!(allowed.run(&["lint", "drafts/a.md", "--format", "short"]).out, "");
    let ignore = "[[lint.ignore]]\nrule = \"draft/repeated-word\"\nfile = \"drafts/a.md\"\nbecause = \"a quotation\"\n";
    let ignored = project(&draft, ignore);
    assert_eq!(ignored.run(&["lint", "drafts/a.md", "--format", "short"]).out, "");
    let idle = project(DRAFT, ignore);
    assert_eq!(idle.run(&["lint", "drafts/a.md", "--format", "short"]).count("W0902"), 1);
}

#[test]
fn fixes_are_applied_only_when_asked_for() {
    let draft = format!("{DRAFT}\nAcme pays the the fee.\n");
    let folder = project(&draft, "");
    folder.run(&["lint", "drafts/a.md"]);
    assert_eq!(folder.read("drafts/a.md"), draft);
    let ran = folder.run(&["lint", "drafts/a.md", "--fix"]);
    assert_eq!(folder.read("drafts/a.md"), draft.replace("the the", "the"));
    assert!(ran.out.contains("-Acme pays the the fee.\n+Acme pays the fee.\n"), "{}", ran.out);
    assert!(!ran.out.contains("draft/repeated-word"), "{}", ran.out);
}

#[test]
fn a_baseline_leaves_out_what_was_known() {
    let folder = project(DRAFT, "");
    let kept = folder.run(&["check", "--baseline", "known.json", "--write-baseline"]);
    assert_eq!(kept.status, 0, "{kept:?}");
    let same = folder.run(&["check", "--baseline", "known.json", "--format", "short"]);
    let note = "note: 1 finding is not shown: the baseline knows it\n";
    assert_eq!((same.status, same.out.as_str()), (0, note));
    folder.write("drafts/a.md", DRAFT.replace("December 31, 2032", "June 30, 2033"));
    let new = folder.run(&["check", "--baseline", "known.json", "--format", "short"]);
    assert_eq!((new.count("risk/open-market"), new.count("draft/drift")), (0, 1), "{}", new.out);
    // A report in JSON is a baseline too.
    let report = folder.run(&["check", "--format", "json"]);
    folder.write("main.json", &report.out);
    let known = folder.run(&["check", "--baseline", "main.json", "--format", "short"]);
    assert_eq!(known.out, "note: 2 findings are not shown: the baseline knows them\n");
    assert_eq!(folder.run(&["check", "--baseline", "nowhere.json"]).status, 2);
}

#[test]
fn data_is_read_beside_sources_and_a_bad_record_stops_no_other() {
    let data = r#"{"agreement": "extra", "parties": ["Azure", "Acme"], "from": "2024-01-01", "through": "2040-12-31", "terms": [{"name": "more", "kind": "cloud", "is": ["exclusive"], "provider": "Azure", "customer": "Acme"}]}
{"agreement": "bad", "parties": ["Azure", "Acme"], "colour": 1}
"#;
    let folder = Folder::with(&[("terms/a.clause", TERMS), ("drafts/a.md", DRAFT), ("data/all.jsonl", data)]);
    let ran = folder.run(&["check", "terms", "data/all.jsonl", "--format", "short"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.out.contains("data/all.jsonl:2:"), "{}", ran.out);
    assert_eq!(ran.count("risk/open-market"), 2, "{}", ran.out);
    let all = folder.run(&["check", "terms", "--emit", "data"]);
    assert_eq!(all.status, 0, "{all:?}");
    let records: serde_json::Value = serde_json::from_str(&all.out).unwrap();
    assert_eq!(records[0]["agreement"], "hosting");
}

#[test]
fn every_format_of_lint_has_the_finding_and_the_exit_status() {
    let folder = Folder::with(&[("a.md", "Pay within thirty (45) days.\n")]);
    for format in ["human", "short", "json", "jsonl", "sarif", "github", "junit", "markdown"] {
        let ran = folder.run(&["lint", "a.md", "--format", format]);
        assert_eq!(ran.status, 1, "{format}: {ran:?}");
        assert!(ran.out.contains("draft/number-words"), "{format}: {}", ran.out);
    }
    folder.write("b.md", "Pay within thirty (30) days.\n");
    assert_eq!(folder.run(&["lint", "b.md"]).status, 0);
    assert_eq!(folder.run(&["lint", "nowhere.md"]).status, 2);
    folder.write("c.docx", "no zip");
    assert_eq!(folder.run(&["lint", "c.docx"]).status, 2);
}

#[test]
fn the_draft_of_the_case_says_what_the_terms_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ran = run_in(root, &["check", "policies/cases/microsoft-openai", "--format", "short"]);
    assert_eq!(ran.count("draft/drift"), 0, "{}", ran.out);
    assert_eq!(ran.count("draft/untied"), 0, "{}", ran.out);
    assert_eq!(ran.count("draft/date"), 0, "{}", ran.out);
}

#[test]
fn a_report_on_one_agreement_calls_no_baseline_stale() {
    let folder = project(DRAFT, "");
    let other = TERMS
        .split_once("agreement hosting")
        .map(|(_, rest)| {
            format!(
                "use std.partnership\nuse \"a.clause\"\nagreement storage{}",
                rest.split_once("policy").unwrap().0
            )
        })
        .unwrap();
    folder.write(
        "terms/b.clause",
        other.replace("  draft \"../drafts/a.md\"", "").replace(" section \"2.1\"", ""),
    );
    folder.write("terms/b.clause", folder.read("terms/b.clause").replace(" section \"2.2\"", ""));
    let kept = folder.run(&["check", "--baseline", "known.json", "--write-baseline"]);
    assert_eq!(kept.status, 0, "{kept:?}");
    assert!(folder.read("known.json").contains("storage") || folder.read("known.json").contains("b.clause"));
    let part = folder.run(&["check", "--only", "hosting", "--baseline", "known.json"]);
    assert_eq!(part.status, 0, "{part:?}");
    assert!(!part.err.contains("not found any more"), "{}", part.err);
}

#[test]
fn a_report_on_one_agreement_has_no_warnings_about_others() {
    let two = "use std.partnership
party Azure \"Azure Cloud Ltd\"
party Acme \"Acme Inc\"
agreement hosting between Azure and Acme signed 2024-01-01 from 2024 through 2034 draft \"hosting.md\" {
  main: cloud by Azure for Acme { notice: 30 days from 2040 }
}
agreement storage between Azure and Acme signed 2024-01-01 from 2024 through 2034 draft \"storage.md\" {
  main: cloud by Azure for Acme { notice: 60 days from 2041 }
}
";
    let folder = project(DRAFT, "");
    folder.write("terms/a.clause", two);
    folder.write("terms/hosting.md", "# Hosting\n\n## 1. Scope\n\nThe fee is [Amount] a year.\n");
    folder.write("terms/storage.md", "# Storage\n\n## 1. Scope\n\nThe fee is [Amount] a year.\n");
    let all = folder.run(&["check", "terms", "--format", "short"]);
    for said in ["W0624", "hosting.md", "storage.md"] {
        assert!(all.out.contains(said), "{}", all.out);
    }
    assert_eq!(all.count("W0624"), 2, "{}", all.out);
    let part = folder.run(&["check", "terms", "--only", "hosting", "--format", "short"]);
    assert_eq!(part.count("W0624"), 1, "{}", part.out);
    assert!(part.out.contains("hosting.md") && !part.out.contains("storage.md"), "{}", part.out);
}
