//! Traps of `draft/contradiction`, and their wrong twins.

use super::{found, reported_in, silent};

#[test]
fn phrases_that_take_themselves_back() {
    silent(
        "draft/contradiction",
        &[
            "in its sole discretion, reasonably exercised",
            "any warranties of title, non-infringement and fitness",
            "any warranty of title or against infringement",
            "with a copy (which shall not constitute notice) to its counsel",
            "the Act and the regulations promulgated thereunder",
            "in witness whereof they sign, and by virtue thereof",
        ],
    );
    found(
        "draft/contradiction",
        &[
            ("It may refuse in its sole and reasonable discretion.", "sole and reasonable discretion"),
            ("It may refuse in its sole reasonable judgment.", "sole reasonable judgment"),
            (
                "It disclaims any warranties of title, infringement, merchantability or fitness.",
                "infringement",
            ),
            ("with a copy (which shall constitute notice) to its counsel", "which shall constitute notice"),
            ("means the Act and the regulations promulgated hereunder", "regulations promulgated hereunder"),
            ("IN WITNESS THEREOF, they sign.", "IN WITNESS THEREOF"),
        ],
    );
}

/// A draft with clauses under these captions, each with the words behind its bar.
fn clauses(all: &[&str]) -> Vec<String> {
    let clause = |(at, clause): (usize, &&str)| {
        let (caption, text) = clause.split_once('|').unwrap();
        format!(
            "## {}. {caption}\n\n{text} {}\n\n",
            at + 1,
            "The goods are new, and each of them is as good as the last one was. ".repeat(3)
        )
    };
    reported_in("a.md", "draft/contradiction", &all.iter().enumerate().map(clause).collect::<String>())
}

#[test]
fn a_caption_keeps_its_promise() {
    let told = |caption: &str, text: &str| {
        clauses(&["Scope|It is so.", &format!("{caption}|{text}"), "Fees|They are due.", "Term|It ends."])
    };
    assert_eq!(told("Indemnity and Insurance", "Supplier shall indemnify Buyer."), ["Insurance"]);
    assert_eq!(told("Governing Law; Jurisdiction", "The law of Utah governs."), ["Jurisdiction"]);
    for (caption, text) in [
        ("Indemnity and Insurance", "Supplier shall indemnify and insure Buyer."),
        ("Governing Law; Jurisdiction", "The law of Utah governs, and the courts of Utah decide."),
        ("Insurance", "Supplier shall pay."),
        ("No Renewal and no Assignment", "Supplier shall pay."),
        ("Indemnity and Insurance", "[Reserved]"),
    ] {
        assert_eq!(told(caption, text), [""; 0], "{caption}");
    }
}

#[test]
fn one_thing_has_one_clause() {
    let told = clauses(&[
        "Scope|It is so.",
        "Severability|The rest stands.",
        "Fees|They are due.",
        "Severability|All else stands.",
    ]);
    assert_eq!(told, ["Severability"]);
    let told = clauses(&[
        "Scope|It is so.",
        "Severability|The rest stands.",
        "Fees|They are due.",
        "Notices|They are written.",
    ]);
    assert_eq!(told, [""; 0]);
}

#[test]
fn a_right_for_ever_and_for_the_term() {
    found(
        "draft/contradiction",
        &[("During the Term, the Seller grants the Buyer a perpetual licence of it.", "During the Term")],
    );
    silent(
        "draft/contradiction",
        &[
            "During the Term, the Seller grants a licence, and after it a perpetual one.",
            "The licence is perpetual. During the Term, the Buyer pays for it.",
        ],
    );
}
