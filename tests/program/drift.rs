//! Terms and the drafts they are tied to: what is right is silent, and each of twelve kinds of slip is told, one at a time.

use super::folder::Folder;

/// A draft, its terms, and slips: what the draft says, what the slip makes of it, and the words of the terms that are then told.
struct Pair {
    name: &'static str,
    draft: &'static str,
    terms: &'static str,
    slips: [(&'static str, &'static str, &'static str); 12],
}

impl Pair {
    /// The messages of `draft/drift` where the draft is this.
    fn drifts(&self, draft: &str) -> Vec<String> {
        drifts(self.name, self.terms, draft)
    }
}

/// The messages of `draft/drift` of a draft and its terms.
fn drifts(name: &str, terms: &str, draft: &str) -> Vec<String> {
    let folder = Folder::with(&[("terms.clause", terms), ("draft.md", draft)]);
    let ran = folder.run(&["check", "terms.clause", "--format", "short"]);
    assert!(!ran.out.contains("error["), "{name}: {}", ran.out);
    ran.out.lines().filter(|line| line.contains("[draft/drift]")).map(str::to_owned).collect()
}

const HOSTING: Pair = Pair {
    name: "hosting",
    draft: "# Hosting Agreement

This Hosting Agreement (the \"Agreement\") is made as of March 1, 2027 by and between Northlight Hosting, Inc., a Delaware
corporation (\"Northlight\"), and Harbour Books LLC, a Maine limited liability company (the \"Customer\").

## 1. Term

The initial term of this Agreement shall commence on April 1, 2027 and continue for a period of five (5) years.

## 2. Hosting

Northlight shall host the Customer's shop. Until December 31, 2029 Northlight is the exclusive host of the shop.

## 3. First refusal

The Customer hereby grants to Northlight a right of first refusal on any hosting of further shops. Northlight shall answer
within fifteen (15) days.

## 4. Fees

The Customer shall pay Northlight at least $240,000 in each year. Invoices are payable within thirty (30) days of receipt.
Late payments bear interest of 6% a year.

## 5. Price promise

Northlight warrants that the prices charged to the Customer are no less favorable than those of any other customer of the same
volume.

## 6. Termination

Either party may terminate this Agreement upon sixty (60) days' prior written notice. Where a party is in breach and the breach
is not cured within thirty (30) days after receipt of written notice of it, the other may terminate at once.

## 7. Records

Northlight keeps its records for 36 months. Upon ten (10) days' notice the Customer may audit them; disputes about an audit are
raised within 24 months.

## 8. Assignment

Neither party may assign this Agreement without consent, except in a merger or sale of all of its business.

## 9. Law

This Agreement is governed by the laws of the State of Maine.

IN WITNESS WHEREOF, the parties have signed.

NORTHLIGHT HOSTING, INC.

HARBOUR BOOKS LLC
",
    terms: "use std.partnership
party Northlight \"Northlight Hosting, Inc.\"
party Harbour \"Harbour Books LLC\"
agreement hosting between Northlight and Harbour as \"Customer\"
  signed 2027-03-01 from 2027-04-01 for 5 years draft \"draft.md\" {
  host: exclusive supply by Northlight for Harbour through 2029-12-31 section \"2\" { subject: services }
  refusal: right-of-first-refusal of Northlight from Harbour section \"3\" { response: 15 days }
  spend: commitment from Harbour to Northlight section \"4\" { annual-minimum: 240000 USD }
  paying: payment from Harbour to Northlight section \"4\" { due: 30 days, late-interest: 6% }
  prices: volume-matched most-favoured-customer from Northlight to Harbour section \"5\" { covers: price }
  leave: termination-right of Harbour section \"6\" { notice: 60 days }
  breach: termination-for-cause of Harbour section \"6\" { cure: 30 days }
  books: record-keeping by Northlight for Harbour section \"7\" { period: 36 months }
  look: audit of Harbour on Northlight section \"7\" { notice: 10 days }
  move: merger-excepted assignment-limit on Harbour section \"8\"
  law: governing-law { law: \"Maine\" }
}
",
    slips: [
        ("a period of five (5) years", "a period of seven (7) years", "for 5 years"),
        ("made as of March 1, 2027", "made as of May 1, 2027", "signed 2027-03-01"),
        ("Northlight Hosting, Inc., a", "Northlight Holding, Inc., a", "Northlight Hosting, Inc."),
        ("laws of the State of Maine", "laws of the State of Ohio", "\"Maine\""),
        (
            "The Customer hereby grants to Northlight a right",
            "Northlight hereby grants to the Customer a right",
            "Harbour",
        ),
        (
            "Northlight warrants that the prices charged to the Customer",
            "The Customer warrants that the prices charged to Northlight",
            "Northlight",
        ),
        ("upon sixty (60) days' prior", "upon thirty (30) days' prior", "60 days"),
        ("records for 36 months", "records for 24 months", "36 months"),
        ("at least $240,000", "at least $204,000", "240000 USD"),
        ("interest of 6% a year", "interest of 9% a year", "6%"),
        ("Until December 31, 2029", "Until December 31, 2030", "2029-12-31"),
        ("is the exclusive host", "is a non-exclusive host", "exclusive"),
    ],
};

const DISTRIBUTION: Pair = Pair {
    name: "distribution",
    draft: "DISTRIBUTION AGREEMENT

THIS DISTRIBUTION AGREEMENT, dated 15 June 2026, is entered into between Kestrel Optics GmbH (hereinafter \"Kestrel\") and Blue
Fjord Trading A/S Ltd. (hereinafter the \"Distributor\").

# 1.0 APPOINTMENT

Kestrel appoints the Distributor as its sole distributor in Norway. Kestrel grants to the Distributor a non-exclusive and
nontransferable licence of its marks.

# 2.0 MINIMUM

The Distributor shall buy goods of EUR 1.500.000 in each year. It earns a margin of twelve percent (12%).

# 3.0 BEST PRICES

Kestrel shall not charge the Distributor prices higher than those it charges to any other distributor. It looks back over 12
months.

# 4.0 TERM

This Agreement shall commence on July 1, 2026 and shall expire on 30 June 2031. It shall be automatically renewed for successive periods of
two (2) years unless a party gives notice of at least ninety (90) days before its end.

# 5.0 TERMINATION

Kestrel may terminate this Agreement on one hundred eighty (180) days' written notice; it must then buy back the stock within
ninety (90) days.

# 6.0 AFTER THE END

For 2 years after the end the Distributor shall not compete with Kestrel. The Distributor may sell its stock for six (6) months.

# 7.0 FIRST OFFER

Kestrel shall first offer to the Distributor any new product; the Distributor shall answer within three weeks. The first offer
holds until 31 December 2029.

# 8.0 LAW

This Agreement shall be governed by and construed in accordance with Norwegian law, without its conflict of laws.

KESTREL OPTICS GMBH

BLUE FJORD TRADING A/S LTD.
",
    terms: "use std.partnership
party Kestrel \"Kestrel Optics GmbH\"
party Fjord \"Blue Fjord Trading A/S Ltd.\"
agreement nordic between Kestrel and Fjord as \"Distributor\"
  signed 2026-06-15 from 2026-07-01 through 2031-06-30 draft \"draft.md\" {
  selling: sole distribution by Fjord for Kestrel section \"1.0\" { territory: \"Norway\", margin tbd }
  marks: nontransferable licence from Kestrel to Fjord on brand section \"1\"
  buying: commitment from Fjord to Kestrel section \"2.0\" { annual-minimum: 1500000 EUR }
  keeps: distribution by Fjord for Kestrel section \"2.0\" { margin: 12% }
  best: most-favoured-customer from Kestrel to Fjord section \"3.0\" { lookback: 12 months }
  again: renewal section \"4.0\" { automatic, successive, period: 2 years, notice: 90 days }
  leave: termination-right of Kestrel section \"5.0\" { notice: 180 days }
  apart: noncompete from Fjord to Kestrel section \"6.0\" { tail: 2 years }
  rest: sell-off by Fjord section \"6.0\" { period: 6 months }
  first: right-of-first-refusal of Fjord from Kestrel on product through 2029-12-31 section \"7.0\" { form: offer, response: 3 weeks }
  law: conflicts-excluded governing-law section \"8.0\" { law: \"Norway\" }
}
",
    slips: [
        ("shall expire on 30 June 2031", "shall expire on 30 June 2033", "through 2031-06-30"),
        ("dated 15 June 2026", "dated 16 June 2026", "signed 2026-06-15"),
        ("between Kestrel Optics GmbH (", "between Kestrel Optik GmbH (", "Kestrel Optics GmbH"),
        ("with Norwegian law", "with Danish law", "\"Norway\""),
        (
            "Kestrel shall first offer to the Distributor any new product",
            "The Distributor shall first offer to Kestrel any new product",
            "Kestrel",
        ),
        (
            "Kestrel shall not charge the Distributor prices higher",
            "The Distributor shall not charge Kestrel prices higher",
            "Kestrel",
        ),
        ("on one hundred eighty (180) days' written notice", "on ninety (90) days' written notice", "180 days"),
        ("for six (6) months", "for 2 years", "6 months"),
        ("goods of EUR 1.500.000", "goods of EUR 1.050.000", "1500000 EUR"),
        ("twelve percent (12%)", "twenty percent (20%)", "12%"),
        ("holds until 31 December 2029", "holds until 31 December 2028", "2029-12-31"),
        ("non-exclusive and\nnontransferable licence", "non-exclusive and\ntransferable licence", "nontransferable"),
    ],
};

const LICENCE: Pair = Pair {
    name: "licence",
    draft: "# SOFTWARE LICENCE

This Software Licence is entered into on this 3rd day of February, 2028 (the \"Effective Date\"), by and among Aldgate Systems
plc, a company under the laws of England, having its seat in London (\"Licensor\"), and Quarry Tools Corporation, a Texas
corporation (\"Licensee\").

## ARTICLE 1. GRANT

1.1 Licence. Subject to this Agreement, Licensor hereby grants to Licensee a worldwide, irrevocable licence to use the Software,
with the right to sublicense it to its customers.

1.2 Improvements. Licensee grants Licensor a first right of refusal on improvements it sells, until January 31, 2034. Licensor
has (30) days to answer.

## ARTICLE 2. MONEY

2.1 Royalty. Licensee shall pay a royalty of five percent (5%) of its sales.

2.2 Minimum. The royalty is at least two hundred thousand pounds sterling (£200,000) in each year.

2.3 Best terms. Licensor guarantees that no licensee gets terms more favourable than those given to Licensee.

## ARTICLE 3. SECRETS

3.1 Secrets. Each party keeps the secrets of the other for a further 36 months. Trade secrets are kept as long as they are such.

## ARTICLE 4. TERM AND END

4.1 Term. The term of this Agreement shall be ten (10) years from the Effective Date.

4.2 Leaving. Licensee may terminate this Agreement by giving Licensor not less than six (6) months' written notice. Amounts due
are paid within one month.

4.3 Breach. Either party may terminate if the other does not remedy a breach within forty-five (45) days of being told.

## ARTICLE 5. AUDIT

5.1 Audit. Licensor may on fourteen (14) days' notice have an independent auditor look at the books of Licensee, which are kept
for seven years.

## ARTICLE 6. LAW

6.1 Law. The laws of England govern this Agreement.

Executed by the parties:

ALDGATE SYSTEMS PLC

QUARRY TOOLS CORPORATION
",
    terms: "use std.partnership
party Aldgate \"Aldgate Systems plc\"
party Quarry \"Quarry Tools Corporation\"
agreement software between Aldgate as \"Licensor\" and Quarry as \"Licensee\"
  signed 2028-02-03 from 2028-02-03 for 10 years draft \"draft.md\" {
  use: irrevocable sublicensable licence from Aldgate to Quarry section \"1.1\" { territory: \"worldwide\" }
  next: right-of-first-refusal of Aldgate from Quarry on sale through 2034-01-31 section \"1.2\" { response: 30 days }
  pay: licence from Aldgate to Quarry section \"2.1\" { royalty: 5% }
  least: commitment from Quarry to Aldgate section \"2.2\" { annual-minimum: 200000 GBP }
  best: most-favoured-customer from Aldgate to Quarry section \"2.3\"
  quiet: mutual trade-secrets-kept confidentiality from Aldgate to Quarry section \"3.1\" { tail: 3 years }
  leave: termination-right of Quarry section \"4.2\" { notice: 6 months }
  breach: termination-for-cause of Quarry section \"4.3\" { cure: 45 days }
  books: independent audit of Aldgate on Quarry section \"5.1\" { notice: 2 weeks }
  kept: record-keeping by Quarry for Aldgate section \"5.1\" { period: 7 years }
  law: governing-law section \"6.1\" { law: \"England\" }
}
",
    slips: [
        ("shall be ten (10) years from", "shall be twelve (12) years from", "for 10 years"),
        ("this 3rd day of February, 2028", "this 8th day of February, 2028", "signed 2028-02-03"),
        ("Quarry Tools Corporation, a Texas", "Quarry Mills Corporation, a Texas", "Quarry Tools Corporation"),
        ("The laws of England govern", "The laws of Texas govern", "\"England\""),
        ("Licensee grants Licensor a first right of refusal", "Licensor grants Licensee a first right of refusal", "Quarry"),
        (
            "Licensor guarantees that no licensee gets terms more favourable than those given to Licensee",
            "Licensee guarantees that no licensor gets terms more favourable than those given to Licensor",
            "Aldgate",
        ),
        ("not less than six (6) months' written notice", "not less than one (1) month's written notice", "6 months"),
        ("a further 36 months", "a further 24 months", "3 years"),
        ("(£200,000)", "(£250,000)", "200000 GBP"),
        ("five percent (5%)", "fifteen percent (15%)", "5%"),
        ("until January 31, 2034", "until January 31, 2035", "2034-01-31"),
        ("worldwide, irrevocable licence", "worldwide, revocable licence", "irrevocable"),
    ],
};

/// Each slip alone: those that are told in the words of the terms, and what is told besides.
fn judge(pair: &Pair) {
    assert_eq!(pair.drifts(pair.draft), [""; 0], "{}: the right draft", pair.name);
    let mut missed = Vec::new();
    for (right, wrong, words) in pair.slips {
        assert_eq!(pair.draft.matches(right).count(), 1, "{}: {right}", pair.name);
        let mut draft = pair.draft.replace(right, wrong);
        if right == "(£200,000)" {
            draft = draft.replace("two hundred thousand pounds", "two hundred fifty thousand pounds");
        }
        let told = pair.drifts(&draft);
        let (meant, besides): (Vec<String>, Vec<String>) = told
            .into_iter()
            .partition(|line| line.contains(&format!("the terms say `{words}`")) || line.contains(words));
        assert_eq!(besides, [""; 0], "{}: {wrong}", pair.name);
        if meant.is_empty() {
            missed.push(wrong);
        }
    }
    assert_eq!(missed, [""; 0], "{}", pair.name);
}

#[test]
fn slips_in_a_hosting_agreement_are_told() {
    judge(&HOSTING);
}

#[test]
fn slips_in_a_distribution_agreement_are_told() {
    judge(&DISTRIBUTION);
}

#[test]
fn slips_in_a_licence_are_told() {
    judge(&LICENCE);
}

#[test]
fn a_term_is_tied_to_an_item_of_a_section() {
    let draft = "# Agreement

This Agreement is made by and between Harbour Books LLC (\"Harbour\") and Northlight Hosting, Inc. (\"Northlight\").

7.2 Termination. This Agreement may be terminated:

(a) by Harbour on thirty (30) days' notice, but see Section 7.2(b);

(b) by Northlight on sixty (60) days' notice (i) of a default that is (ii) not cured.

7.3 Notice. Either party gives (1) forty (40) days' notice to move, (2) fifty (50) days' notice to close, and 3) ten (10) days' notice to visit.
";
    let terms = |section: &str, days: u32| {
        format!(
            "use std.partnership
party Harbour \"Harbour Books LLC\"
party Northlight \"Northlight Hosting, Inc.\"
agreement deal between Harbour and Northlight draft \"draft.md\" {{
  a: termination-right of Harbour section \"{section}\" {{ notice: {days} days }}
}}
"
        )
    };
    for (section, days) in [("7.2(a)", 30), ("7.3(1)", 40), ("7.3(2)", 50), ("7.3(3)", 10)] {
        assert_eq!(drifts(section, &terms(section, days), draft), [""; 0], "{section}");
        let other = drifts(section, &terms(section, 35), draft);
        let [told] = other.as_slice() else { panic!("{section}: {other:?}") };
        assert!(
            told.contains(&format!("{days} days")) || told.contains(&format!("({days})")),
            "{section}: {told}"
        );
    }
    let other = drifts("(b)", &terms("7.2 (b)", 60), draft);
    let [told] = other.as_slice() else { panic!("{other:?}") };
    assert!(
        told.contains("the terms say `Harbour`; section 7.2(b) has it the other way round: `by Northlight"),
        "{told}"
    );
    for section in ["7.2(c)", "7.3(4)", "7.4(a)"] {
        let told = drifts(section, &terms(section, 30), draft);
        let [told] = told.as_slice() else { panic!("{section}: {told:?}") };
        assert!(told.contains(&format!("has no section `{section}`")), "{told}");
    }
}

#[test]
fn what_is_said_without_a_figure_is_no_drift() {
    let terms = |fields: &str| {
        format!(
            "use std.partnership
kind deal {{ share: percent optional, interval: duration optional }}
party Harbour \"Harbour Books LLC\"
party Northlight \"Northlight Hosting, Inc.\"
agreement deal between Harbour and Northlight draft \"draft.md\" {{
  a: deal section \"2\" {{ {fields} }}
}}
"
        )
    };
    for (fields, said, otherwise) in [
        ("share: 50%", "Profits are divided equally.", "Profits are divided by volume."),
        ("share: 100%", "Northlight bears the entire cost.", "Northlight bears a part of the cost."),
        ("interval: 1 year", "A report is made once per year.", "A report is made from time to time."),
        ("interval: 1 year", "An annual report is made.", "A report is made to the year."),
        ("interval: 3 months", "Interest is paid quarterly.", "Interest is paid monthly."),
        ("interval: 1 month", "A report is due every calendar month.", "A report is due every week."),
        ("interval: 0 days", "The price is payable upon receipt.", "The price is payable."),
        ("interval: 0 days", "It ends at once.", "It ends once it is done."),
    ] {
        let draft = |sentence: &str| {
            format!(
                "# Agreement

This Agreement is made by and between Harbour Books LLC and Northlight Hosting, Inc.

## 1. Purpose

The parties work together.

## 2. Terms

{sentence}
"
            )
        };
        assert_eq!(drifts(fields, &terms(fields), &draft(said)), [""; 0], "{said}");
        assert_eq!(drifts(fields, &terms(fields), &draft(otherwise)).len(), 1, "{otherwise}");
    }
}

/// A term of two millers in section 2 of a short agreement, and what `draft/drift` tells where the section says this.
fn in_section_two(term: &str, said: &str) -> Vec<String> {
    let terms = format!(
        "use std.partnership
party Alder \"Alder Mills, Inc.\"
party Brook \"Brook Foods LLC\"
agreement deal between Alder as \"Supplier\" and Brook as \"Buyer\" signed 2027-03-01 draft \"draft.md\" {{
  a: {term}
}}
"
    );
    let draft = format!(
        "# Supply Agreement

This Supply Agreement (the \"Agreement\") is made as of March 1, 2027 between Alder Mills, Inc., a Delaware corporation
(\"Supplier\"), and Brook Foods LLC, an Ohio limited liability company (\"Buyer\").

## 1. Definitions

\"Royalty Rate\" means five percent (5%).

## 2. Terms

{said}

## 3. General

Each party bears its own costs.

## Exhibit A

Buyer may leave on ninety (90) days' notice.
"
    );
    drifts(said, &terms, &draft)
}

/// Each term with sections that say it and sections that say otherwise.
fn judge_sections(cases: &[(&str, &[&str], &[&str])]) {
    let mut wrong = Vec::new();
    for (term, right, other) in cases {
        for said in *right {
            wrong.extend(in_section_two(term, said));
        }
        for said in *other {
            if in_section_two(term, said).is_empty() {
                wrong.push(format!("silent: {term}: {said}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn who_does_what_is_read_from_the_verbs() {
    judge_sections(&[
        (
            "indemnity by Alder for Brook section \"2\"",
            &[
                "Supplier shall indemnify Buyer against all claims.",
                "Buyer shall be indemnified by Supplier.",
                "Each party shall indemnify the other.",
            ],
            &[
                "Buyer shall indemnify Supplier against all claims.",
                "Supplier shall be indemnified by Buyer.",
            ],
        ),
        (
            "fee from Brook to Alder section \"2\" { amount: 5000 USD }",
            &[
                "Buyer shall pay Supplier a fee of $5,000.",
                "Supplier shall invoice Buyer for $5,000.",
                "Supplier pays its staff. The fee is $5,000.",
            ],
            &[
                "Supplier shall pay Buyer a fee of $5,000.",
                "A fee of $5,000 is payable by Supplier to Buyer.",
            ],
        ),
        (
            "termination-right of Brook section \"2\"",
            &[
                "Buyer may terminate this Agreement.",
                "This Agreement ends if Supplier terminates its business.",
                "Either party may terminate this Agreement.",
            ],
            &[
                "Supplier may terminate this Agreement.",
                "This Agreement may be terminated by Supplier by notice to Buyer.",
            ],
        ),
        (
            "termination-for-cause of Brook section \"2\" { cure: 30 days }",
            &["This Agreement ends if Supplier commits a breach that is not cured within 30 days."],
            &[],
        ),
        (
            "audit of Brook on Alder section \"2\"",
            &["Buyer may audit the books of Supplier.", "Supplier shall permit Buyer to inspect its works."],
            &["Supplier may audit the books of Buyer.", "Buyer shall permit Supplier to inspect its works."],
        ),
        (
            "ip-ownership of Brook section \"2\"",
            &["All works are the sole property of Buyer.", "Supplier hereby assigns to Buyer all works."],
            &["All works are the sole property of Supplier.", "Supplier shall own all works made by Buyer."],
        ),
        (
            "assignment-limit on Alder section \"2\" { consent: required }",
            &[
                "Supplier may not assign this Agreement without the consent of Buyer.",
                "Buyer may assign this Agreement, and Supplier may not assign it.",
            ],
            &["Buyer may not assign this Agreement without the consent of Supplier."],
        ),
    ]);
}

#[test]
fn intervals_blanks_and_figures_are_read() {
    judge_sections(&[
        (
            "report by Alder to Brook on sales section \"2\" { interval: 3 months }",
            &[
                "Supplier shall report its sales to Buyer within ten (10) days of the end of each calendar quarter.",
                "Supplier shall report its sales to Buyer four times a year.",
            ],
            &["Supplier shall report its sales to Buyer within ten (10) days of the end of each month."],
        ),
        (
            "report by Alder to Brook on sales section \"2\" { interval: 6 months }",
            &[
                "Supplier shall report its sales to Buyer semi-annually.",
                "Supplier shall report its sales to Buyer twice a year.",
            ],
            &["Supplier shall report its sales to Buyer annually."],
        ),
        (
            "fee from Brook to Alder section \"2\" { amount: 5000 USD }",
            &[
                "Buyer shall pay Supplier $[●].",
                "Buyer shall pay Supplier [insert amount].",
                "Buyer shall pay Supplier [REDACTED] per unit, and $9 for its box.",
            ],
            &["Buyer shall pay Supplier $6,000."],
        ),
        (
            "revenue-share from Alder to Brook section \"2\" { rate: 5% }",
            &[
                "Supplier shall pay Buyer a royalty at the Royalty Rate.",
                "Supplier shall pay Buyer 500 basis points of its sales.",
            ],
            &["Supplier shall pay Buyer a royalty of seven percent (7%)."],
        ),
        (
            "liability-cap of Alder section \"2\" { amount: 40000 CHF }",
            &["Supplier's liability shall not exceed CHF 40'000."],
            &["Supplier's liability shall not exceed CHF 4'000."],
        ),
        (
            "termination-right of Brook section \"2\" { notice: 18 months }",
            &[
                "Buyer may terminate on one and a half years' notice.",
                "Buyer may terminate on one year and six months' notice.",
            ],
            &["Buyer may terminate on one year's notice."],
        ),
        (
            "record-keeping by Alder for Brook section \"2\" { period: 36 months }",
            &["Supplier keeps its books for thirty-six (36) months. Disputes are raised within 24 months."],
            &["Supplier keeps its books for twenty-four (24) months. Disputes are raised within 36 months."],
        ),
        (
            "dispute-resolution section \"2\" { forum: courts, venue: \"New York\" }",
            &["The laws of New York govern this Agreement. Disputes go to the courts of New York."],
            &["The laws of New York govern this Agreement. Disputes go to the courts of the State of Texas."],
        ),
        (
            "sublicensable licence from Alder to Brook on brand section \"2\"",
            &["Supplier grants Buyer a licence with the right to sublicense."],
            &["Supplier grants Buyer a licence. Buyer shall not sublicense it."],
        ),
        (
            "material-only termination-for-cause of Brook section \"2\"",
            &["Buyer may terminate if Supplier is in breach of one or more of its material obligations."],
            &["Buyer may terminate upon a breach, however small."],
        ),
        (
            "perpetual licence from Alder to Brook on brand section \"2\"",
            &["Supplier grants Buyer a licence for ever."],
            &[],
        ),
    ]);
}

#[test]
fn items_and_attachments_are_whole() {
    let exit = "Buyer may leave on sixty (60) days' notice.";
    let item = |section: &str, days: u32| {
        format!("termination-right of Brook section \"{section}\" {{ notice: {days} days }}")
    };
    for (section, said) in [
        (
            "2(b)",
            format!(
                "(a) None.\n\n(b) Supplier ships (i) flour, (ii) bran and (iii) germ. {exit}\n\n(c) None."
            ),
        ),
        ("2(b)", format!("(a) None.\n\n(b) In each of three (3) years {exit}")),
        ("2(a)(ii)", format!("(a) These hold:\n\n(i) None.\n\n(ii) {exit}\n\n(b) None.")),
        ("2(a)(ii)", format!("(a) These hold: (i) none; (ii) {exit} (b) None.")),
        ("2b", format!("(a) None.\n\n(b) {exit}")),
    ] {
        assert_eq!(in_section_two(&item(section, 60), &said), [""; 0], "{section}: {said}");
        let told = in_section_two(&item(section, 45), &said);
        assert!(told.len() == 1 && told[0].contains("sixty (60) days"), "{section}: {said}: {told:?}");
    }
    assert_eq!(in_section_two(&item("Exhibit A", 90), exit), [""; 0]);
    let told = in_section_two(&item("Exhibit A", 60), exit);
    assert!(told.len() == 1 && told[0].contains("Exhibit A says `ninety (90) days`"), "{told:?}");
    let told = in_section_two(&item("Exhibit B", 60), exit);
    assert!(told.len() == 1 && told[0].contains("has no section `Exhibit B`"), "{told:?}");
}

#[test]
fn the_term_of_the_header_is_told() {
    let told = |header: &str, said: &str| {
        let terms = format!(
            "use std.partnership
party Alder \"Alder Mills, Inc.\"
party Brook \"Brook Foods LLC\"
agreement deal between Alder as \"Supplier\" and Brook as \"Buyer\" signed 2027-03-01 {header} draft \"draft.md\" {{
  a: relationship section \"1\"
}}
"
        );
        let draft = format!(
            "# Supply Agreement

THIS AGREEMENT is dated March 1, 2027 BETWEEN: ALDER MILLS, INC. (the \"Supplier\") AND: BROOK FOODS LLC (the \"Buyer\")

## 1. Purpose

The parties work together. Supplier answers within seven (7) days.

## 2. Term

{said}

## 3. General

Records are kept for seven (7) years. Either party may terminate this Agreement on six (6) months' notice.
"
        );
        drifts(said, &terms, &draft)
    };
    for said in [
        "This Agreement starts on the Effective Date and continues for a period of five (5) years.",
        "This Agreement has a five-year term.",
        "This Agreement remains in force until the fifth anniversary of the Effective Date.",
        "This Agreement lasts 5 years.",
        "The term of any order is two years.",
    ] {
        assert_eq!(told("from 2027-03-01 for 5 years", said), [""; 0], "{said}");
        let other = said
            .replace("five (5)", "seven (7)")
            .replace("five", "two")
            .replace("fifth", "third")
            .replace('5', "7");
        if other != said {
            assert_eq!(told("from 2027-03-01 for 5 years", &other).len(), 1, "{other}");
        }
    }
    let through = "from 2027-03-01 through 2031-12-31";
    for said in [
        "The \"Term\" begins on the date hereof and shall expire December 31, 2031, subject to early termination.",
        "This Agreement terminates on December 31, 2031 unless renewed.",
        "This Agreement continues through the end of 2031.",
    ] {
        assert_eq!(told(through, said), [""; 0], "{said}");
        assert_eq!(told(through, &said.replace("2031", "2033")).len(), 1, "{said}");
    }
}

#[test]
fn operative_words_are_told_where_they_give_a_right() {
    let told = |said: &str| {
        let terms = "use std.partnership
party Alder \"Alder Mills, Inc.\"
party Brook \"Brook Foods LLC\"
agreement deal between Alder as \"Supplier\" and Brook as \"Buyer\" draft \"draft.md\" {
  a: relationship section \"1\"
}
";
        let draft =
            format!("# Agreement\n\n## 1. Purpose\n\nThe parties work together.\n\n## 2. Terms\n\n{said}\n");
        let folder = Folder::with(&[("terms.clause", terms), ("draft.md", &draft)]);
        let ran = folder.run(&["check", "terms.clause", "--format", "short", "--all"]);
        ran.out.lines().any(|line| line.contains("[draft/untied]"))
    };
    let right = [
        "Supplier is the exclusive supplier of Buyer.",
        "Supplier grants Buyer an exclusive, royalty-bearing licence of its marks.",
        "Buyer shall buy its flour exclusively from Supplier.",
        "Supplier grants Buyer exclusivity in Ohio.",
        "Supplier shall give Buyer a right of first offer.",
        "Supplier grants Buyer most-favoured-nation pricing.",
    ];
    let idle = [
        "Buyer shall be exclusively responsible for its staff.",
        "The rights and remedies of Supplier are not mutually exclusive.",
        "Such remedy will be exclusive.",
        "THE WARRANTIES AND THE REMEDIES SET FORTH HERE ARE EXCLUSIVE.",
        "Supplier shall retain its exclusive right, title and interest in its marks.",
        "Supplier shall have the exclusive right to file and prosecute patents.",
        "Disputes shall be exclusively settled by arbitration.",
        "The rate depends on whether this Agreement is exclusive or non-exclusive.",
        "Nothing in this Agreement grants Buyer exclusivity.",
        "Supplier wishes to grant Buyer an exclusive licence of its marks.",
        "Buyer acknowledges that Supplier owns the exclusive rights in its marks.",
        "The exclusive rights granted to Buyer are set out above.",
        "This clause states the exclusive liability of Supplier for a breach of its licence.",
        "Supplier shall not dilute the exclusive rights of others.",
    ];
    assert_eq!(right.iter().filter(|said| !told(said)).collect::<Vec<_>>(), [&""; 0]);
    assert_eq!(idle.iter().filter(|said| told(said)).collect::<Vec<_>>(), [&""; 0]);
}
