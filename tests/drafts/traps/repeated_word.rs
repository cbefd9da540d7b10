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
fn small_words_that_do_not_go_together() {
    found(
        "draft/repeated-word",
        &[
            ("The costs include, but nor limited to, the freight of the goods.", "but nor"),
            ("The Buyer pays pursuant this Section, and the Seller delivers.", "pursuant this"),
            ("The Buyer is free to breach any its duties once a year.", "any its"),
            ("The Buyer tells the Seller immediately promptly of each loss.", "immediately promptly"),
        ],
    );
    silent(
        "draft/repeated-word",
        &[
            "The Buyer may, but nor does the Seller mind, sell the goods.",
            "The Buyer tells the Seller immediately, promptly paying what is due.",
            "This is made on this the 3rd day of May of the year.",
        ],
    );
}

#[test]
fn more_small_words_that_do_not_go_together() {
    found(
        "draft/repeated-word",
        &[
            ("The Buyer tells it with respect to the either party's goods.", "the either"),
            ("The forms and the all licences granted to it end.", "the all"),
            ("The lists attached to hereto are of the sale.", "to hereto"),
            ("The Seller will ensure than any third party keeps it.", "ensure than"),
            ("\"User\" means is any person who has a key.", "means is"),
            ("The costs for such any such recall are those of the Seller.", "such any"),
        ],
    );
    silent(
        "draft/repeated-word",
        &[
            "The either-or choice, the all risks cover and the all stock deal are open.",
            "What is paid by such means is paid; what it pays for it are fees; the Buyer as such any day.",
            "The parties hereto and the lists referred to herein, as disposed of herein.",
        ],
    );
}

#[test]
fn what_is_of_itself_or_said_in_both_ways() {
    found(
        "draft/repeated-word",
        &[
            ("It is made as of the date of the initial date thereof.", "date of the initial date"),
            ("They are open 24 hours a day, 7 seven days a week.", "7 seven"),
            ("It holds for goods that that Buyer has bought.", "that that"),
        ],
    );
    silent(
        "draft/repeated-word",
        &[
            "The parent company of the surviving company, a release of a press release, and the date of the later date it has.",
            "Section 7 seven days later; 12 seven-day weeks; and on condition that that Party has paid.",
        ],
    );
}

#[test]
fn long_phrases_written_twice() {
    let twice = "The Buyer sells to all those who may be engaged in such trade as those who may be engaged in \
                 such trade as the Seller is in.";
    found(
        "draft/repeated-word",
        &[(twice, "those who may be engaged in such trade as those who may be engaged in such trade as")],
    );
}

/// The draft with every change that `--fix` makes, and what is found in it then.
fn mended(text: &str) -> (String, Vec<String>) {
    use std::sync::Arc;

    use clausal::Report;
    use clausal::diagnostic::edit;
    use clausal::draft::{self, LintSettings};
    use clausal::source::SourceMap;
    let mut sources = SourceMap::default();
    let id = sources.add("draft.md", text);
    let lint = |text: &str| {
        let draft = draft::read(id, "draft.md", text.as_bytes()).unwrap();
        draft::lint(&draft, &LintSettings::default())
    };
    let found = lint(text).into_vec();
    for finding in found.iter().filter(|finding| finding.fixes.iter().any(|fix| fix.safe)) {
        assert!(
            draft::lint::SAFE_FIXES.iter().any(|(code, _)| *code == finding.code),
            "{} is mended and does not say why it may be",
            finding.code.id()
        );
    }
    let mut report = Report::default();
    (report.sources, report.diagnostics) = (Arc::new(sources), found);
    let mended = edit::mend(&report).files.into_iter().next().map_or(text.to_owned(), |file| file.text);
    let left = lint(&mended).iter().map(|finding| finding.code.id().to_owned()).collect();
    (mended, left)
}

#[test]
fn a_mended_draft_has_the_finding_gone_and_nothing_else_changed() {
    for (wrong, right) in [
        ("The buyer pays for the the losses of any unit.", "The buyer pays for the losses of any unit."),
        ("The the buyer pays for the losses of any unit.", "The buyer pays for the losses of any unit."),
        ("The buyer shall shall pay for the losses.", "The buyer shall pay for the losses."),
        ("Each of of the buyers pays\nfor the the losses.", "Each of the buyers pays\nfor the losses."),
        (
            "**The buyer** pays for any any losses; the the rest is void.",
            "**The buyer** pays for any losses; the rest is void.",
        ),
    ] {
        assert_eq!(mended(wrong), (right.to_owned(), Vec::new()), "{wrong}");
    }
}

#[test]
fn a_word_that_may_be_meant_twice_is_not_mended() {
    for (kept, reported) in [
        ("The buyer pays, for the Pump Line line losses of any unit.", true),
        ("The buyer pays for the pump line line losses of the unit.", true),
        ("The seller tells the buyer[; and OR or] the bank of it.", false),
        ("The business is carried on on the premises of the seller.", true),
        ("The buyer was the party referred to to the seller.", true),
        ("It was agreed and provided that that the chair is kept.", true),
    ] {
        let (text, left) = mended(kept);
        assert_eq!((text.as_str(), !left.is_empty()), (kept, reported), "{kept}: {left:?}");
    }
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
            ("the officers of a Party and its and its Affiliates' officers", "and its and its"),
            (
                "the front page of the Prospectus and the Prospectus and the second page of it",
                "the Prospectus and the Prospectus and",
            ),
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
            "\"Loan Party\" means a borrower, and each Loan Party party thereto pays",
            "what is excluded from the amount of debt the amount of debt that matures later",
            "time deposits with commercial banks or savings banks or savings and loan associations",
            "the Solvency of Borrower and Borrower and its Subsidiaries",
            "If Fixed Charge Coverage Ratio for Coverage Ratio for previous four quarters of the year",
            "the Series A the holders of which are told",
            "the Buyer will, shall it be asked, pay",
        ],
    );
}

#[test]
fn two_words_that_no_sentence_has_side_by_side() {
    found(
        "draft/repeated-word",
        &[
            ("the value of the any such house", "the any"),
            ("it owns the its marks alone", "the its"),
            ("the seller may replace any a member of it", "any a"),
            ("freight and or travel is paid", "and or"),
            ("the seller may to publish a study", "may to"),
            ("as part to of its name", "to of"),
            ("to approve the to import of it", "the to"),
            ("the engine, plus and a number of parts", "plus and"),
        ],
    );
    silent(
        "draft/repeated-word",
        &[
            "as such the Buyer shall pay, and to each the sum due is paid",
            "the seller shall to the extent permitted pay",
            "freight and/or travel, an and-or choice, and the on-site team",
            "the official forms are filled in of right",
            "the first log in of a Customer",
            "It may happen AT AT&T'S plant and at AT&T shops",
            "the by-laws and the in-house counsel",
        ],
    );
}

#[test]
fn a_thing_is_not_joined_to_itself() {
    found(
        "draft/repeated-word",
        &[
            ("this is made between Seller and Seller.", "Seller and Seller"),
            ("In it Ms. Hill and Ms. Hill acknowledge this.", "Ms. Hill and Ms. Hill"),
            ("the several Articles and Articles of it", "Articles and Articles"),
            ("(or if an Order) Order) is late", "Order) Order)"),
        ],
    );
    silent(
        "draft/repeated-word",
        &[
            "the stock sale and sale of assets",
            "it is paid to Seller and Seller shall confirm it",
            "for the Product and Product marks, Patents and Patents of addition",
            "between Seller and Seller's bank",
            "(in a) (in a) way",
        ],
    );
}

#[test]
fn what_is_said_before_a_list_is_not_said_in_it() {
    found(
        "draft/repeated-word",
        &[
            ("Seller shall: (a) pack the goods; (b) shall insure them; and (c) ship them.", "shall"),
            ("A work that is: (1) new; (2) is approved; or (3) old.", "is"),
        ],
    );
    silent(
        "draft/repeated-word",
        &[
            "Seller shall: (a) shall pack the goods; and (b) shall ship them.",
            "Seller shall: (a) pack the goods and tell what shall be shipped; and (b) ship them.",
            "It applies to the: (a) to the extent allowed; (b) goods.",
            "Seller warrants that: (a) it is new.\n\n2.1 Buyer (a) pays; and (b) warrants that it can.",
            "provided that the Buyer shall: (i) the Buyer may keep one copy and (ii) the Buyer shall owe nothing for it.",
            "Seller shall: (a) pack. \n\n(b) ship.\n\nNext it is told. Then: (b) shall follow.",
        ],
    );
}

#[test]
fn one_thing_said_twice_in_a_clause() {
    found(
        "draft/repeated-word",
        &[
            ("if it owns at least half (50%) or more of it", "at least half (50%) or more"),
            ("the increase may not exceed more than a tenth", "exceed more than"),
            ("it sells a minimum of at least ten", "minimum of at least"),
            ("to the address below its signature below or elsewhere", "below its signature below"),
            (
                "if it is greater than ten percent (10%) or more of it",
                "greater than ten percent (10%) or more",
            ),
            (
                "on its termination, expiration or earlier termination it ends",
                "termination, expiration or earlier termination",
            ),
        ],
    );
    silent(
        "draft/repeated-word",
        &[
            "at least ten days, or more if asked",
            "at least ten or more than twenty",
            "greater than ten or more than twenty, and more than one or more often",
            "on its expiration or earlier termination it ends",
            "a cent per gallon when freight is charged in cents per gallon",
            "ten hours per week and two days per week, five a day per person per day",
            "see the list below. The list below is complete",
            "at least once a year but not more",
        ],
    );
}

#[test]
fn the_last_words_of_a_lead_in_said_again() {
    found(
        "draft/repeated-word",
        &[
            ("Acme will: (a) pack the goods; and (b) Acme will also insure them.", "Acme will"),
            ("It is sent by: (i) mail; (ii) sent by hand; or (iii) wire.", "sent by"),
            (
                "If one or both sides one or both sides ask for it, it ends.",
                "one or both sides one or both sides",
            ),
        ],
    );
    silent(
        "draft/repeated-word",
        &[
            "It ends for a breach by Acme: (i) Acme shall pay; and (ii) Acme shall go.",
            "Acme will: (a) pack the goods. (b) Acme will insure them on its own.",
            "Losses of: (a) Losses of one kind; (b) Losses of another kind.",
        ],
    );
}
