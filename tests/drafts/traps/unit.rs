//! Traps of `draft/unit`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/unit",
        &[
            "within ten business days",
            "\"Business Day\" means a weekday. Ten Business Days.",
            "Capitalized terms not defined herein have the meaning given in the Plan. Ten Business Days.",
        ],
    );
    found("draft/unit", &[("within ten Business Days", "Business Days")]);
}

#[test]
fn dollars_that_are_cents() {
    found("draft/unit", &[("Each costs $.25 cents.", "$.25 cents"), ("Each costs $5 cents.", "$5 cents")]);
    silent("draft/unit", &["Each costs $.25.", "Each costs 25 cents.", "It costs $5 and 25 cents."]);
}

#[test]
fn a_time_needs_a_unit() {
    found(
        "draft/unit",
        &[
            ("by notice no less than 120 prior to the end", "120"),
            ("at least thirty (30) prior to the end", "thirty (30)"),
            ("within sixty of receipt of it", "sixty"),
        ],
    );
    found("draft/unit", &[("it objects within fifteen (15) after the notice", "fifteen (15)")]);
    silent(
        "draft/unit",
        &[
            "no less than 120 days prior to the end",
            "no less than $120 prior to the end",
            "in 2020 prior to the end, and Section 5 prior to the change",
            "no later than 5:00 p.m. prior to the end",
            "more than 30% of the date palms",
            "at least two of the partners, before the others",
        ],
    );
}

#[test]
fn numbers_without_their_unit() {
    found(
        "draft/unit",
        &[
            ("The Buyer pays within ten (10) after it is invoiced.", "ten (10)"),
            ("The Buyer ends it on sixty (60) written notice.", "sixty (60)"),
            ("The Buyer ends it at 60 (sixty) prior notice.", "60 (sixty)"),
            ("The Buyer acts on no less than six prior notice.", "six"),
            ("The Buyer pays within 45 (forty five) from its date.", "45 (forty five)"),
            ("It renews for periods of one (1) each.", "one (1)"),
            ("It has a term of three (3). The Buyer pays.", "three (3)"),
            ("The goods are warranted for twelve (12) after delivery.", "twelve (12)"),
        ],
    );
    silent(
        "draft/unit",
        &[
            "The Buyer ends it on sixty (60) days' written notice, or on one notice to the Seller.",
            "The Buyer gives a clause 14 notice, a Section 9 notice and three notices.",
            "It has a term of three (3) years, and periods of one (1) month each.",
            "The Buyer pays within ten (10) days after it is invoiced.",
            "A list of three (3). The Buyer pays.",
            "It is late in three (3) months of any period of twelve (12).",
        ],
    );
}
