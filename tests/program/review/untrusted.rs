//! Drafts of the other side, run through the whole program: what they say of themselves is told, and what they hide says nothing.

use super::{DRAFT, Folder, TERMS, project};

/// A draft with a mistake that its own words ask to pass over.
const SILENCED: &str =
    "<!-- clausal-ignore draft/number-words: agreed with counsel -->\nThe notice is 5 (six) days.\n";

fn offers(name: &str, settings: &str) -> Folder {
    Folder::new(
        name,
        &[("clausal.toml", settings), ("ours/offer.md", SILENCED), ("theirs/offer.md", SILENCED)],
    )
}

#[test]
fn inline_ignores_are_heard_where_the_project_says_so() {
    let everywhere = offers("heard", "").run(&["lint", ".", "--format", "short"]);
    assert_eq!((everywhere.status, everywhere.count("draft/number-words")), (0, 0), "{everywhere:?}");
    let folder = offers("heard-ours", "[lint]\ninline-ignores = [\"ours/**\"]\n");
    let ours = folder.run(&["lint", ".", "--format", "short"]);
    assert_eq!((ours.status, ours.count("draft/number-words"), ours.count("draft/ignored")), (1, 1, 1));
    assert!(ours.out.lines().all(|line| !line.starts_with("ours/")), "{}", ours.out);
    assert!(ours.out.contains("agreed with counsel"), "{}", ours.out);
    // No way round leads into the pattern.
    let round = folder.run(&["lint", "ours/../theirs/offer.md", "--format", "short"]);
    assert_eq!(round.count("draft/number-words"), 1, "{round:?}");
    let nobody =
        offers("heard-none", "[lint]\ninline-ignores = []\n").run(&["lint", ".", "--format", "short"]);
    assert_eq!((nobody.count("draft/number-words"), nobody.count("draft/ignored")), (2, 2), "{nobody:?}");
}

#[test]
fn a_pattern_that_means_no_draft_is_told() {
    let folder = offers("heard-idle", "[lint]\ninline-ignores = [\"our/**\", \"ours/*.docx\", \"ours/*\"]\n");
    let ran = folder.run(&["lint", ".", "--format", "short"]);
    assert_eq!(ran.count("W0902"), 2, "{}", ran.out);
    // Whoever looks at one draft learns nothing of the others.
    let one = folder.run(&["lint", "theirs/offer.md", "--format", "short"]);
    assert_eq!(one.count("W0902"), 1, "{}", one.out);
    let broken = offers("heard-broken", "[lint]\ninline-ignores = [\"ours/[a\"]\n").run(&["lint", "."]);
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
        let ran = project("hidden-drift", &hide(hiding), "").run(&["check", "--format", "short"]);
        assert_eq!(ran.count("draft/drift"), 1, "{hiding}: {}", ran.out);
    }
    // The lint itself cannot be silenced by the draft.
    let silent = hide("<!-- it ends on December 31, 2032 as agreed -->")
        .replace("From February", "<!-- clausal-ignore draft/hidden: nothing to see -->\nFrom February");
    let ran = project("hidden-silent", &silent, "").run(&["check", "--format", "short"]);
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
    for (number, length) in huge.iter().enumerate() {
        let draft = DRAFT.replace(
            "### 2.2",
            &format!(
                "The term is {length} from January 1, 2025 through December 31, 2030. Within {length} ({length}) of February 30, 9999 \
                 and 31 December 9999 through 1 January 1000 the fee is USD {length}.\n\n### 2.2"
            ),
        );
        let ran = project(&format!("huge-{number}"), &draft, "").run(&["check", "--format", "short"]);
        assert_eq!((ran.status, ran.count("E0908")), (1, 0), "{length}: {ran:?}");
        let terms = TERMS.replace("through 2032-12-31", &format!("for {length}"));
        for sources in [terms, TERMS.replace("from 2024 through 2034", &format!("from 9999 for {length}"))] {
            let folder = project(&format!("huge-terms-{number}"), DRAFT, "");
            folder.write("terms/a.clause", &sources);
            let ran = folder.run(&["check", "--format", "short"]);
            assert!(matches!(ran.status, 0..=2), "{length}: {ran:?}");
            assert!(!ran.err.contains("panicked"), "{length}: {}", ran.err);
        }
    }
}
