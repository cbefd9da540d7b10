//! Traps of `draft/definition-pointer`, and their wrong twins.

use super::{reported_in, silent};

/// A draft in Markdown whose section 1 says where a term is defined.
fn pointing(says: &str, section_2: &str) -> String {
    format!(
        "# Supply\n\n1. **Terms.** {says}\n2. **Output.** {section_2}\n3. **Price.** The Buyer pays for the North Output, the Fee and the goods.\n"
    )
}

fn found_in(says: &str, section_2: &str) -> Vec<String> {
    reported_in("draft.md", "draft/definition-pointer", &pointing(says, section_2))
}

#[test]
fn a_section_that_defines_another_term_is_told() {
    let other = "The goods of the south are the \"South Output\".";
    for says in [
        "\"North Output\" has the meaning given in Section 2.",
        "‘North Output’ shall have the meaning set forth in Section 2.",
        "**North Output** has the meaning given to it in clause 2.",
        "\"North Output\" is defined in Section 2.",
    ] {
        assert_eq!(found_in(says, other).len(), 1, "{says}");
    }
    // Another section has it.
    let moved = "# Supply\n\n1. **Terms.** \"Fee\" has the meaning given in Section 2.\n2. **Output.** The goods.\n3. **Price.** The Buyer pays USD 5 (the \"Fee\").\n";
    assert_eq!(reported_in("draft.md", "draft/definition-pointer", moved), ["Section 2"]);
    // Nothing below defines it.
    let promised =
        "# Supply\n\nThe Buyer takes the Output (as defined below) each year and pays for the Output.\n";
    assert_eq!(reported_in("draft.md", "draft/definition-pointer", promised), ["Output"]);
}

#[test]
fn a_section_that_defines_the_term_is_not() {
    for (says, section) in [
        (
            "\"North Output\" has the meaning given in Section 2.",
            "The goods of the north are the \"North Output\".",
        ),
        (
            "\"North Output\" has the meaning given in Section 2.",
            "All goods of the north (the **North Output**) count.",
        ),
        (
            "\"North Output(s)\" has the meaning given in Section 2.",
            "The goods of the north (each, a \"North Output\").",
        ),
        ("\"Output\" has the meaning given in Section 2.", "It is what the mine yields."),
        ("\"North Output\" has the meaning given in Section 2 of the Mining Act.", "The goods of the south."),
        (
            "\"North Output\" has the meaning given in Section 2 of the Master Agreement.",
            "The goods of the south.",
        ),
    ] {
        assert_eq!(found_in(says, section), [""; 0], "{says} {section}");
    }
    silent(
        "draft/definition-pointer",
        &[
            "The Buyer takes the Output (as defined below). \"Output\" means the goods.",
            "On a Change of Control (as defined below) it ends. A Change of Control shall be deemed to have occurred if control passes.",
            "A Liquidation Event (as defined in the Charter) ends it.",
        ],
    );
}

#[test]
fn what_is_said_to_be_defined_below_is_not_defined_above() {
    let told = |text: &str| super::reported("draft/definition-pointer", text);
    let above = "The goods made in the north are the \"North Output\".\n\nHe buys North Output (as hereinafter defined) today.";
    assert_eq!(told(above), ["North Output"]);
    let below = "He buys North Output (as defined above) today.\n\nThe goods made in the north are the \"North Output\".";
    assert_eq!(told(below), ["North Output"]);
    for text in [
        "He buys North Output (as hereinafter defined) today.\n\nThe goods made in the north are the \"North Output\".",
        "The goods made in the north are the \"North Output\".\n\nHe buys North Output (as defined above) today.",
        "The goods of old are the \"North Output\".\n\nHe buys North Output (as North Output and Price are defined below) today.",
    ] {
        assert_eq!(told(text), [""; 0], "{text}");
    }
}

#[test]
fn a_term_is_not_cut_down_to_another_one() {
    let text = "Each law of the land (a \"Law\") binds. He keeps the River Laws (as defined below), and each River Law. \"River Laws\" are Laws \
                of rivers.";
    silent("draft/definition-pointer", &[text]);
}

#[test]
fn either_of_two_names_is_defined_where_they_point() {
    let text = "# Supply\n\n1. **Terms.** \"Sell\" or \"Sale\" has the meaning given in Section 2.\n2. **Trade.** He may trade and give \
                (to \"Sell\") the goods.\n3. **Price.** A Sale is paid for.\n";
    assert_eq!(reported_in("draft.md", "draft/definition-pointer", text), [""; 0]);
}

#[test]
fn sections_that_say_so_are_sure() {
    let text = |section: u32| {
        format!(
            "Section 1. Sale. It goes to each Permitted Buyer (as defined in Section {section}).\n\nSection 2. Price. It is paid in cash.\n\n\
             Section 3. Assignment. Who takes it over (a \"Permitted Buyer\") pays.\n\nSection 4. Law. It is English."
        )
    };
    assert_eq!(super::reported("draft/definition-pointer", &text(2)), ["Section 2"]);
    assert_eq!(super::reported("draft/definition-pointer", &text(3)), [""; 0]);
}
