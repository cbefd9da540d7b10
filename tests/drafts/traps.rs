//! Sentences that look wrong and are right, and their wrong twins: every trap a lint has to know.

use clausal::draft::{self, LintSettings};
use clausal::source::FileId;

/// The words a lint reports in a draft of this name.
fn reported_in(name: &str, lint: &str, text: &str) -> Vec<String> {
    let draft = draft::read(FileId(0), name, text.as_bytes()).unwrap();
    let found = draft::lint(&draft, &LintSettings::default());
    let of_lint = found.iter().filter(|finding| finding.code.id() == lint);
    of_lint.map(|finding| draft.source.slice(finding.span()).to_owned()).collect()
}

fn reported(lint: &str, text: &str) -> Vec<String> {
    reported_in("draft.txt", lint, text)
}

#[track_caller]
fn silent(lint: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(reported(lint, text), [""; 0], "{lint} reports a trap: {text}");
    }
}

#[track_caller]
fn found(lint: &str, cases: &[(&str, &str)]) {
    for (text, words) in cases {
        assert_eq!(reported(lint, text), [*words], "{lint} on: {text}");
    }
}

#[test]
fn numbers_in_words_and_digits() {
    silent(
        "draft/number-words",
        &[
            "the higher of (1) zero and (2) the fee",
            "at least $2 million and (3) interest",
            "in Year One (1998) of the term",
            "a sum of Six (6,000,000) Million dollars",
            "a sum of three (3) million dollars ($3,000,000)",
            "at one half of one percent (0.5%) a year",
            "at forty-four hundredths of one percent (0.44%)",
            "at ninety-seven point five percent (97.5%)",
            "a rate of point five percent (0.5%)",
            "Four and One-Half Million Dollars ($4,500,000)",
            "four\u{ad}million U.S. Dollars (USD $4,000,000.00)",
            "one million, two hundred thousand dollars ($1,200,000)",
            "thirty percent (3016) of the shares",
            "one cent ($0.01) a share",
            "one-hundred-and-eighty (180) days",
            "Four Dollars and Forty Cents ($4.40)",
            "two thirty (30) day periods",
            "Two Hundred Fifty Thousand and 00/100 Dollars ($250,000.00)",
            "5 (five) copies and 10% (ten percent) of them",
            "ten thousand (10.000) euros and one million (1.000.000) euros",
            "ten per cent (10 per cent) for Tier one (5%) and Party Two (50%)",
        ],
    );
    found(
        "draft/number-words",
        &[
            ("within thirty (45) days", "thirty (45)"),
            ("within sixty ( 90 ) days", "sixty ( 90 )"),
            ("one hundred twenty (20) days", "one hundred twenty (20)"),
            ("five million dollars ($5,000,00)", "five million dollars ($5,000,00)"),
            ("5 (six) copies", "5 (six)"),
            ("ten per cent (15 per cent) of it", "ten per cent (15 per cent)"),
            ("two thousand (3.000) euros", "two thousand (3.000)"),
        ],
    );
}

#[test]
fn blanks() {
    silent(
        "draft/blank",
        &[
            "The fee is [***] or *** or [*] or XXXX a month.",
            "Notices go to [address removed].",
            "a fee of NTD 12 million (SAY TWELVE MILLION ONLY)",
            "the company << Pty >> of Sydney",
            "By: ____________ Name: ____________ Title: ___________",
            "IN WITNESS WHEREOF, signed on the ____ day of ____ by them.",
            "Each certificate says: \"These shares are subject to an agreement dated as of ____ between us.\"",
            "It is agreed. IN WITNESS WHEREOF they sign.\n\nAcme Group Annex 1 - Form of the Letter\n\nThe fee for the [\u{2022}] quarter is due.",
            "Terms.\n\nExhibit A\n\nOrder\n\n[insert name of buyer] buys from [to be added].",
            "Exhibit C\n\nFORM OF TASK ORDER\n\nThis order begins on ____ and is for [insert name] of the firm.",
        ],
    );
    assert_eq!(reported_in("draft.md", "draft/blank", "- [ ] Yes\n- [x] No\n"), [""; 0]);
    found(
        "draft/blank",
        &[
            ("The fee is [●] a month.", "[●]"),
            ("Governing law: [to be completed]", "[to be completed]"),
            ("between Acme and <<enter Company Name>> today", "<<enter Company Name>>"),
            ("a fee of {{amount}} a month", "{{amount}}"),
            ("the term begins on ____ of this year", "____"),
            ("the name of the venture is TBD", "TBD"),
        ],
    );
}

const SECTIONS: &str = "1. Term. It begins today.\n\n1.1 Start. Now.\n\n1.2 End. Later.\n\n2. Fees. They are due.\n\n\
                        2.1 Amount. Ten.\n\n2.2 Tax. None.\n\n3. Law. English.\n\n4. Notices. By letter.\n\n";

#[test]
fn references_to_sections() {
    for trap in [
        "See Section 2.9 of the UK Addendum.",
        "See Section 365(n) of the Bankruptcy Code and 11 U.S.C. Section 548.",
        "See Article 28 GDPR.",
        "This Section 9 survives.",
        "See Sections 1.1, 2.1 and 2.2 and Section 2.0.",
        "See Section 2.7 (Liability), Section 2.8 (Other) and Section 2.9 (More) of the Separation Agreement.",
        "See the Plan's Section 2.9.",
        "See Article II and Section 3(a).",
    ] {
        assert_eq!(reported("draft/cross-reference", &format!("{SECTIONS}{trap}")), [""; 0], "{trap}");
    }
    assert_eq!(reported("draft/cross-reference", &format!("{SECTIONS}See Section 2.9.")), ["Section 2.9"]);
    assert_eq!(
        reported("draft/cross-reference", &format!("{SECTIONS}See Sections 2.1, 2.7 and 2.8.")),
        ["2.7", "2.8"]
    );
    let redacted = format!("{SECTIONS}[***]\n\nSee Section 10.1 hereof.");
    assert_eq!(reported("draft/cross-reference", &redacted), [""; 0]);
    let amendment = format!("FIRST AMENDMENT\n\n{SECTIONS}See Section 2.9.");
    assert_eq!(reported("draft/cross-reference", &amendment), [""; 0]);
}

#[test]
fn a_page_on_one_line_has_its_headings() {
    let page = "1. Term. It begins today. 1.1 Start. Now. 1.2 End. Later. 2. Fees. They are due. 2.1 Amount. Ten. 2.2 Tax. \
                None is due under Section 1.2. 3. Law. English. 4. Notices. By letter under Section 2.3.";
    assert_eq!(reported("draft/cross-reference", page), ["Section 2.3"]);
}

#[test]
fn captions_of_references() {
    let draft = |text: &str| {
        format!(
            "1. **Services.** None.\n2. **Payment & Taxes.** All.\n3. **Limits of Liability.** None.\n4. **Law.** {text}\n"
        )
    };
    for trap in [
        "Section 2 (for fees due)",
        "Section 2 (PAYMENT AND TAXES)",
        "Section 3 (Liability Limits)",
        "Section 3 (a)",
    ] {
        assert_eq!(reported_in("a.md", "draft/reference-caption", &draft(trap)), [""; 0], "{trap}");
    }
    assert_eq!(
        reported_in("a.md", "draft/reference-caption", &draft("See Section 2 (Payment & Fees).")),
        ["Section 2 (Payment & Fees)"]
    );
    // The number is stale: another section has the caption.
    assert_eq!(
        reported_in("a.md", "draft/reference-caption", &draft("See Section 2 (Services).")),
        ["Section 2 (Services)"]
    );
    // The caption is known to its end, so more words are other words.
    assert_eq!(
        reported_in("a.md", "draft/reference-caption", &draft("See Section 1 (Services and Support).")),
        ["Section 1 (Services and Support)"]
    );
    // A child called after its parent.
    let nested = "1. Warranties\n    1. **From Provider.** All.\n    2. **From Customer.** See Section 1.1 (Warranties from Provider).\n";
    assert_eq!(reported_in("a.md", "draft/reference-caption", nested), [""; 0]);
}

#[test]
fn attachments() {
    let with = |text: &str| format!("{text}\n\nExhibit A\n\nPrices.\n");
    for trap in [
        "Attached hereto as Exhibit A are prices.",
        "See Exhibit B to the Master Lease attached hereto.",
        "The parties attached a Schedule 13D.",
        "The parties hereto have caused this Exhibit B to be executed.",
    ] {
        assert_eq!(reported("draft/missing-attachment", &with(trap)), [""; 0], "{trap}");
    }
    assert_eq!(
        reported("draft/missing-attachment", &with("Attached hereto as Exhibit C are plans.")),
        ["Exhibit C"]
    );
    // Where titles are marked the reference alone says it.
    let marked = "The hours are in Annex B. The prices are in Annex A.\n\n## Annex A. Prices\n\nTen.\n";
    assert_eq!(reported_in("a.md", "draft/missing-attachment", marked), ["Annex B"]);
    assert_eq!(reported("draft/missing-attachment", &with("The hours are in Exhibit B.")), [""; 0]);
    // Nothing at all is attached: sent without its attachments.
    silent("draft/missing-attachment", &["Attached hereto as Exhibit C are plans."]);
}

#[test]
fn definitions() {
    silent(
        "draft/duplicate-definition",
        &[
            "\"Losses\" has the meaning set forth in Section 8.1. \"Losses\" means all damage. Losses are paid.",
            "\"Party\" means one of them. \"Parties\" means both of them.",
            "\"Data\" means records. \"Data\" also includes logs.",
            "\"Tax\" means duties. For purposes of this Section 4, \"Tax\" means levies.",
        ],
    );
    silent(
        "draft/unused-definition",
        &[
            "Goods are sold \"AS IS\" and marked \"including\".",
            "\"Affiliate(s)\" means a sister company. Affiliates are bound.",
            "\"Multi-level Marketing\" or \"MLM\" means pyramids. MLM is banned.",
            "\"Licensed Product\" means toys. A Licensed Product's box is red.",
            "(the \"Grantback Licence\"). The Grant-back Licence ends.",
            "\"Widget\" means a toy. [***] [***] [***]",
        ],
    );
    found("draft/unused-definition", &[("A toy (the \"Widget\") is sold.", "Widget")]);
    silent(
        "draft/capitalisation",
        &[
            "The work (the \"Services\") is due. Services. Services. Services. Services. Services. Services. The services end.",
        ],
    );
    let few = "The day (the \"Launch Date\") is near. Pay on the Launch Date. Rest on the Launch Date. Tell Buyer of the launch date.\n";
    assert_eq!(reported_in("a.md", "draft/capitalisation", few), ["launch date"]);
    assert_eq!(reported("draft/capitalisation", few), [""; 0]);
}

#[test]
fn repeated_words() {
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
fn dates() {
    silent(
        "draft/date",
        &[
            "29 February 2028",
            "Commercial in Confidence Page 35 May 2004",
            "Monday, 23 November 2026",
            "the 11th, 12th and 13th day",
            "Date: 4/1/2018 and June 1, 2018",
        ],
    );
    found(
        "draft/date",
        &[
            ("on 31 June 2030 at noon", "31 June 2030"),
            ("on February 29, 2027 at noon", "February 29, 2027"),
            ("the 30st day of May", "30st"),
            ("on Tuesday, 23 November 2026", "Tuesday, 23 November 2026"),
            ("from January 1, 2030 through March 1, 2029", "January 1, 2030 through March 1, 2029"),
            ("signed on June 1, 2020, due on 01/02/2021", "01/02/2021"),
            ("for a term of five (5) years from January 1, 2020 through June 30, 2026", "June 30, 2026"),
        ],
    );
    silent("draft/date", &["for a term of five (5) years from January 1, 2020 through December 31, 2024"]);
}

#[test]
fn names_of_parties() {
    silent(
        "draft/party-name",
        &[
            "Sekisui Diagnostics, LLC and its affiliate Sekisui Diagnostics GmbH",
            "Acme   Widgets, Inc. and Acme\nWidgets Inc.",
            "Delaware Corporation and Delaware Corp.",
        ],
    );
    found(
        "draft/party-name",
        &[("Acme Widgets Corporation pays. Acme Widgets Corp. delivers.", "Acme Widgets Corp.")],
    );
}

#[test]
fn leftovers_numbers_and_units() {
    silent(
        "draft/leftover-markup",
        &["a fee of NTD 12 million", "provide a draft of the report", "Version 2.0 of the software"],
    );
    found(
        "draft/leftover-markup",
        &[
            ("[Note to Draft: ask finance]", "Note to Draft: ask finance"),
            ("CONFIDENTIAL DRAFT", "CONFIDENTIAL DRAFT"),
        ],
    );
    silent(
        "draft/numbering",
        &[
            "4.1 Fees. Due.\n\n4.2 [Intentionally omitted]\n\n4.3 Law. English.",
            "4.1 Fees. Due.\n\n[Reserved]\n\n4.3 Law. English.",
            "4.1 Fees. Due.\n\n[***]\n\n4.3 Law. English.",
            "18.0 Law. English.\n\n18.1 Courts. English.",
        ],
    );
    silent(
        "draft/unit",
        &[
            "within ten business days",
            "\"Business Day\" means a weekday. Ten Business Days.",
            "A $5 fee and $6 more",
        ],
    );
    found("draft/unit", &[("within ten Business Days", "Business Days"), ("pay $5 and then CA$6", "$5")]);
    silent(
        "draft/no-end",
        &[
            "Each court shall have exclusive jurisdiction.",
            "Owner grants a non-exclusive licence.",
            "Owner grants an exclusive licence for two years.",
            "Seller is the exclusive owner of the mark in perpetuity.",
            "From February 1, 2024 through December 31, 2032 Seller is the exclusive reseller of the goods.",
            "Seller is the exclusive reseller of the goods before June 2033.",
        ],
    );
    found("draft/no-end", &[("Seller is the exclusive reseller of the goods in perpetuity.", "exclusive")]);
}

#[test]
fn notes_on_style() {
    silent(
        "draft/double-negative",
        &[
            "consent shall not be unreasonably withheld",
            "consent that is not unreasonable withheld",
            "it is not under the control of Seller, not until then, not unless asked and not unanimous",
            "TERMS NOT UNITED HERE",
            "A waiver shall not bind unless in writing and shall not be construed otherwise.",
        ],
    );
    found(
        "draft/double-negative",
        &[
            ("The right is not unconditional.", "not unconditional"),
            ("A use that would not be inconsistent is free.", "not be inconsistent"),
            ("Seller may not stop and may not leave unless Buyer does not pay.", "unless Buyer does not"),
        ],
    );
    silent("draft/negated-and", &["if they do not and will not infringe"]);
    silent("draft/vague", &["Each shall use reasonable efforts, and then reasonable efforts again."]);
}

#[test]
fn verbs_of_duty() {
    silent(
        "draft/modal-verb",
        &[
            "Customer will pay. Provider will deliver.",
            // `must` for conditions beside `shall` for duties.
            "Seller shall deliver. Seller shall insure. Seller shall invoice. A notice must be in writing and must be dated.",
            // `will` for what is to come.
            "Seller shall deliver. Seller shall insure. Seller shall invoice. The term will end in 2030.",
        ],
    );
    let duties =
        "Seller must deliver. Seller must insure. Seller must invoice. Buyer must pay. Buyer must inspect. ";
    found("draft/modal-verb", &[(format!("{duties}The term shall be one year.").as_str(), "shall")]);
    // Every kind once a draft.
    let rights = "Seller shall have the right to stop. Buyer shall be entitled to stop. Both shall have the right to go.";
    found("draft/modal-verb", &[(rights, "shall have the right to")]);
}

#[test]
fn ignores_need_a_reason_and_something_to_silence() {
    let codes = |text: &str| -> Vec<String> {
        let draft = draft::read(FileId(0), "a.md", text.as_bytes()).unwrap();
        draft::lint(&draft, &LintSettings::default())
            .iter()
            .map(|finding| finding.code.id().to_owned())
            .collect()
    };
    let blank = "The fee is [●] a month.\n";
    assert_eq!(codes(&format!("<!-- clausal-ignore draft/blank: filled at signing -->\n\n{blank}")), [""; 0]);
    assert_eq!(codes(&format!("<!-- clausal-ignore draft/blank -->\n\n{blank}")), ["W0901"]);
    assert_eq!(codes("<!-- clausal-ignore draft/blank: old -->\n\nThe fee is USD 5.\n"), ["W0902"]);
    assert_eq!(codes("<!-- clausal-ignore draft/blanks: typo -->\n\nThe fee is USD 5.\n"), ["W0902"]);
    // Only the paragraph behind it.
    assert_eq!(
        codes(&format!("<!-- clausal-ignore draft/blank: here -->\n\n{blank}\n{blank}")),
        ["draft/blank"]
    );
}

#[test]
fn settings_change_levels_and_leave_files_out() {
    let draft = draft::read(FileId(0), "a.md", b"The fee is [\xe2\x97\x8f] a month.\n").unwrap();
    let mut settings = LintSettings::default();
    settings.levels.insert("draft/blank".to_owned(), Some(clausal::diagnostic::Severity::Error));
    assert!(draft::lint(&draft, &settings).has_errors());
    settings.levels.insert("draft/blank".to_owned(), None);
    assert!(draft::lint(&draft, &settings).is_empty());
}
