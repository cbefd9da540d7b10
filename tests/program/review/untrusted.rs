//! Drafts of the other side, run through the whole program: what they say of themselves is told, and what they hide says nothing.

use super::{DRAFT, Folder, TERMS, project};

/// A draft with a mistake that its own words ask to pass over.
const SILENCED: &str =
    "<!-- clausal-ignore draft/number-words: agreed with counsel -->\nThe notice is 5 (six) days.\n";

fn offers(settings: &str) -> Folder {
    Folder::with(&[("clausal.toml", settings), ("ours/offer.md", SILENCED), ("theirs/offer.md", SILENCED)])
}

#[test]
fn inline_ignores_are_heard_where_the_project_says_so() {
    let everywhere = offers("").run(&["lint", ".", "--format", "short"]);
    assert_eq!((everywhere.status, everywhere.count("draft/number-words")), (0, 0), "{everywhere:?}");
    // What was taken away is counted and listed.
    let told = offers("");
    let human = told.run(&["lint", "."]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    let listed = "2 ignores in drafts took findings away: `draft/number-words` at `ours/offer.md`:1 (agreed with counsel)";
    assert!(human.contains(listed), "{human}");
    let json: serde_json::Value =
        serde_json::from_str(&told.run(&["lint", ".", "--format", "json"]).out).unwrap();
    assert_eq!(json["ignored"].as_array().map(Vec::len), Some(2), "{json}");
    assert_eq!(json["ignored"][1]["file"], "theirs/offer.md");
    assert_eq!(json["ignored"][1]["reason"], "agreed with counsel");
    let checked: serde_json::Value = serde_json::from_str(
        &project(&format!("{SILENCED}\n{DRAFT}"), "").run(&["check", "--format", "json"]).out,
    )
    .unwrap();
    assert_eq!(checked["ignored"].as_array().map(Vec::len), Some(1), "{checked}");
    let folder = offers("[lint]\ninline-ignores = [\"ours/**\"]\n");
    let ours = folder.run(&["lint", ".", "--format", "short"]);
    assert_eq!((ours.status, ours.count("draft/number-words"), ours.count("draft/ignored")), (1, 1, 1));
    assert!(ours.out.lines().all(|line| !line.starts_with("ours/")), "{}", ours.out);
    assert!(ours.out.contains("agreed with counsel"), "{}", ours.out);
    // No way round leads into the pattern.
    let round = folder.run(&["lint", "ours/../theirs/offer.md", "--format", "short"]);
    assert_eq!(round.count("draft/number-words"), 1, "{round:?}");
    let nobody = offers("[lint]\ninline-ignores = []\n").run(&["lint", ".", "--format", "short"]);
    assert_eq!((nobody.count("draft/number-words"), nobody.count("draft/ignored")), (2, 2), "{nobody:?}");
}

#[test]
fn a_pattern_that_means_no_draft_is_told() {
    let folder = offers("[lint]\ninline-ignores = [\"our/**\", \"ours/*.docx\", \"ours/*\"]\n");
    let ran = folder.run(&["lint", ".", "--format", "short"]);
    assert_eq!(ran.count("W0902"), 2, "{}", ran.out);
    // Whoever looks at one draft learns nothing of the others.
    let one = folder.run(&["lint", "theirs/offer.md", "--format", "short"]);
    assert_eq!(one.count("W0902"), 1, "{}", one.out);
    let broken = offers("[lint]\ninline-ignores = [\"ours/[a\"]\n").run(&["lint", "."]);
    assert_eq!(broken.status, 2);
    assert!(broken.err.contains("is no pattern of paths"), "{}", broken.err);
}

#[test]
fn what_a_reader_does_not_see_is_not_held_against_the_terms() {
    let hide = |said: &str| DRAFT.replace("December 31, 2032", &format!("2050{said}"));
    for hiding in [
        "<span style=\"display:none\"> December 31, 2032</span>",
        "<!-- it ends on December 31, 2032 as agreed -->",
        " ![December 31, 2032](x.png)",
    ] {
        let ran = project(&hide(hiding), "").run(&["check", "--format", "short"]);
        assert_eq!(ran.count("draft/drift"), 1, "{hiding}: {}", ran.out);
    }
    // The lint itself cannot be silenced by the draft.
    let silent = hide("<!-- it ends on December 31, 2032 as agreed -->")
        .replace("From February", "<!-- clausal-ignore draft/hidden: nothing to see -->\nFrom February");
    let ran = project(&silent, "").run(&["check", "--format", "short"]);
    assert_eq!((ran.count("draft/hidden"), ran.count("W0902")), (1, 1), "{}", ran.out);
}

/// Lengths of time past what any calendar has, wherever a draft, the terms or the project file may say one.
#[test]
fn no_number_in_a_draft_or_in_terms_ends_the_program() {
    let huge = [
        "300000 months",
        "20000 years",
        "4294967295 days",
        "99999999999999999999 years",
        "239977 months",
        "0 years",
    ];
    for length in huge {
        let draft = DRAFT.replace(
            "### 2.2",
            &format!(
                "The term is {length} from January 1, 2025 through December 31, 2030. Within {length} ({length}) of February 30, 9999 \
                 and 31 December 9999 through 1 January 1000 the fee is USD {length}.\n\n### 2.2"
            ),
        );
        let ran = project(&draft, "").run(&["check", "--format", "short"]);
        assert_eq!((ran.status, ran.count("E0908")), (1, 0), "{length}: {ran:?}");
        let terms = TERMS.replace("through 2032-12-31", &format!("for {length}"));
        for sources in [terms, TERMS.replace("from 2024 through 2034", &format!("from 9999 for {length}"))] {
            let folder = project(DRAFT, "");
            folder.write("terms/a.clause", &sources);
            let ran = folder.run(&["check", "--format", "short"]);
            assert!(matches!(ran.status, 0..=2), "{length}: {ran:?}");
            assert!(!ran.err.contains("panicked"), "{length}: {}", ran.err);
        }
    }
}

/// The same lengths in agreement data, for every key and field that takes one.
#[test]
fn no_length_of_time_in_data_ends_the_program() {
    let lengths = [
        "300000 months",
        "20000 years",
        "9223372036854775807 days",
        "9223372036854775808 days",
        "768614336404564651 years",
        "99999999999999999999999 weeks",
        "0 days",
        "9223372036854775807 hours",
        "9223372036854775807 business days",
    ];
    let policy = "use std.partnership\nparty Us\nwe are Us\npolicy p {\n  rule ends: cloud must end by 2030\n  rule short: cloud must not last more than 5 years\n  \
                  rule told: cloud must have notice of at most 90 days\n  rule free: for each c: cloud require (c.end - c.notice) is before 2031\n}\n";
    for length in lengths {
        let record = format!(
            r#"{{"agreement":"a","parties":["Us","Acme"],"signed":"2025-01-01","from":"2025-01-01","for":"{length}","terms":[
              {{"name":"c","kind":"cloud","provider":"Acme","customer":"Us","notice":"{length}","for":"{length}"}},
              {{"name":"d","kind":"cloud","provider":"Acme","customer":"Us","from":"9999-12-31","for":"{length}","notice":{{"at_least":"{length}"}}}}]}}"#
        );
        let folder = Folder::with(&[("policy.clause", policy), ("data.json", &record)]);
        for arguments in [&["check", "--format", "short"][..], &["timeline"], &["check", "--emit", "data"]] {
            let ran = folder.run(arguments);
            assert!(matches!(ran.status, 0..=2), "{length} {arguments:?}: {ran:?}");
            assert!(
                !ran.err.contains("panicked") && !ran.out.contains("E0836"),
                "{length} {arguments:?}: {ran:?}"
            );
        }
    }
}
