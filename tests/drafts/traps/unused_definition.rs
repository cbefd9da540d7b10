//! Traps of `draft/unused-definition`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
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
}

#[test]
fn redactions_hide_only_what_they_can() {
    // Prices hide no use of a term.
    let priced = "A toy (the \"Widget\") is sold at $[***] a unit, at [***]% less for more than [***] units, and in [***] days.";
    found("draft/unused-definition", &[(priced, "Widget")]);
    silent(
        "draft/unused-definition",
        &[
            "A toy (the \"Widget\") is sold.\n\n2. [***].\n\nThat is all.",
            "A toy (the \"Widget\") is sold. \"Price\" means [***]. The Price is paid.",
            "A toy (the \"Widget\") is sold. [***] The rest is as agreed.",
        ],
    );
}

#[test]
fn a_word_in_small_letters_is_no_use_of_a_term() {
    found(
        "draft/unused-definition",
        &[("The law of 1990 (the \"Statute\") binds. Each statute of the state is obeyed.", "Statute")],
    );
    silent(
        "draft/unused-definition",
        &["The law of 1990 (the \"Statute\") binds. The Statute's words count."],
    );
}

/// What stands in titles, in the definition itself, or small before the brackets that name it uses no term.
#[test]
fn a_use_is_a_sentence_of_its_own() {
    for (text, term) in [
        (
            "The law of 1933 (the \"Act\") binds, and so does that of 1934 (the \"Exchange Act\"). The Exchange Act is old.",
            "Act",
        ),
        ("\"Balance of Plant\" or \"BOP\" means the rest. He mends the Balance of Plant.", "BOP"),
        ("They sign a rights agreement (the \"Rights Agreement\"). It binds.", "Rights Agreement"),
        ("The exchange board (\"SEC\") is told. Section 2 says more, and Second Street too.", "SEC"),
    ] {
        found("draft/unused-definition", &[(text, term)]);
    }
    silent(
        "draft/unused-definition",
        &[
            "They sign a rights agreement (the \"Rights Agreement\"). The rights agreement binds.",
            "What it needs (the \"Forecast\") is told. Each Forecast binds.",
        ],
    );
}

#[test]
fn definitions_are_seen_in_every_form() {
    for (definition, term) in [
        ("‘Rent Day’ means the first day.", "Rent Day"),
        ("'Rent Day' means the first day.", "Rent Day"),
        ("«Rent Day» means the first day.", "Rent Day"),
        ("\"Rent Day\" shall mean the first day.", "Rent Day"),
        ("The first day (together with the last one of each year, the \"Rent Day\") counts.", "Rent Day"),
        ("The first days (each such day, a \"Rent Day\") count.", "Rent Day"),
        ("The first days are the \"Rent Days\".", "Rent Days"),
        ("\"Rent Day\" or \"rD\" means the first day.", "Rent Day"),
    ] {
        found("draft/unused-definition", &[(definition, term)]);
    }
    silent(
        "draft/unused-definition",
        &[
            "\"Good Practices\" or \"cGP\" means care. Follow cGP.",
            "Northwind (\"GRX\" or \"the Company\") pays. The Company is old.",
            "‘Service Charge’ means the sum. The Tenants' ‘Service Charge’ is due.",
            "The brand (the \"Stock Option\" plan) is old.",
            "The mark \"Acme\" is a registered trademark of ours.",
            "Sold on NASDAQ (NASDAQ: \"ACME\") today.",
        ],
    );
}
