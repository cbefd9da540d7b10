//! Traps of `draft/repeated-word`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/repeated-word",
        &[
            "on condition that that source be named",
            "they had had notice",
            "BY BY",
            "By By",
            "EXHIBIT A A. PURPOSE",
            "follow-up on on-going work",
            "the 1st st line and the 5th th line",
            "N/A N/A",
        ],
    );
    found(
        "draft/repeated-word",
        &[("in the the State", "the the"), ("provided that that the chair", "that that")],
    );
}

#[test]
fn a_word_that_may_be_meant_twice_is_not_mended() {
    use clausal::draft::{self, LintSettings};
    use clausal::source::FileId;
    let fixes = |text: &str| -> Vec<bool> {
        let draft = draft::read(FileId(0), "draft.md", text.as_bytes()).unwrap();
        let found = draft::lint(&draft, &LintSettings::default());
        let found = found.iter().filter(|finding| finding.code.id() == "draft/repeated-word");
        found.flat_map(|finding| finding.fixes.iter().map(|fix| fix.safe)).collect()
    };
    assert_eq!(fixes("The buyer pays for the the losses of any unit."), [true]);
    assert_eq!(fixes("The buyer pays, for the Pump Line line losses of any unit."), [false]);
    assert_eq!(fixes("The seller tells the buyer[; and OR or] the bank of it."), [false; 0]);
}

#[test]
fn phrases_and_words_of_which_one_is_too_many() {
    found(
        "draft/repeated-word",
        &[
            ("it is sold in the in the State", "in the in the"),
            ("pursuant to pursuant to this clause", "pursuant to pursuant to"),
            (
                "as set out in this Section as set out in this Section and below",
                "as set out in this Section as set out in this Section",
            ),
            ("under the terms of the this agreement", "the this"),
            ("the Buyer will shall pay", "will shall"),
            ("the Buyer is a an agent of us", "a an"),
        ],
    );
    silent(
        "draft/repeated-word",
        &[
            "it pays from time to time to the Buyer, day by day by courier and more and more and more",
            "a peer to peer to peer network of one to one to one talks",
            "John Smith John Smith signed",
            "the free will shall count, and in May shall be paid what is due",
            "Representations of the Seller The Seller represents that it owns the goods",
            "it pays to the Agents the Agents' fee",
            "the Series A the holders of which are told",
            "the Buyer will, shall it be asked, pay",
        ],
    );
}
