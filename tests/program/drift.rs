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
    assert!(told.contains("the terms say `Harbour`; section 7.2(b) says `Northlight`"), "{told}");
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
