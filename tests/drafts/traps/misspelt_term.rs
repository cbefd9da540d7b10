//! Traps of `draft/misspelt-term`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    found(
        "draft/misspelt-term",
        &[
            ("Grid AG (\"HGX\") sells. HGX delivers, HGX meters, and HXG insures.", "HXG"),
            (
                "\"Receiving Party\" means who is told. The Receiving Party keeps it, the Receiving Party returns it, and the Recieving Party pays.",
                "Recieving",
            ),
            (
                "Northwind (the \"Encoraline\"). Encoraline is safe, Encoraline is pure, and Encoralne is dear.",
                "Encoralne",
            ),
        ],
    );
    silent(
        "draft/misspelt-term",
        &[
            "Land (the \"Field\"). The Field is wide, the Field is dry, the Field is far. Omitted and Filed Separately.",
            "Northwind (the \"Licensor\"). Licensor sells, Licensor ships, Licensor bills, and the Licensee pays.",
            "Northwind (the \"Employer\"). Employer hires, Employer pays, Employer ends it, and an Employee works.",
            "The plan (the \"Programme\"). The Programme runs, the Programme ends, the Programme costs, and a Program is code.",
            "The deed (the \"Contract\"). The Contract binds, the Contract ends, the Contract is long, and Contact Us is a page.",
            "The form (the \"CRF\"). A CRF is sent, a CRF is kept, a CRF is read under 21 CFR 312.",
            "The place (the \"Territory\"). The Territory is big, the Territory is far, the Territory is dry, and Territories differ.",
        ],
    );
}

#[test]
fn terms_with_a_word_in_another_form_are_told() {
    found(
        "draft/misspelt-term",
        &[
            ("\"Licensed Songs\" means these. The band sings the License Songs at night.", "License Songs"),
            (
                "\"Governmental Body\" means a town. It asks any Government Body that is near.",
                "Government Body",
            ),
            (
                "\"Promotion Period\" means May. It sells during the Promotional Period at half price.",
                "Promotional Period",
            ),
            (
                "\"Competing Computer Goods Retailer\" means a shop. It tells any Competing Computer Retailer of it.",
                "Competing Computer Retailer",
            ),
            (
                "\"Supply Outsourcing Services\" means work. It pays for the Outsourcing Supply Services in time.",
                "Outsourcing Supply Services",
            ),
        ],
    );
    silent(
        "draft/misspelt-term",
        &[
            "\"Licensed Songs\" means these. \"License Songs\" means those. It sings the License Songs.",
            "\"Auditing Firm\" means who looks. It looks at the Audited Firm once.",
            "\"Licensor Songs\" means ours. It hears the Licensee Songs too.",
            "\"Gross Income\" means all. It counts the Net Income too.",
            "\"Competing Goods Retailer\" means a shop. It tells any Competing Retailer of it.",
            "\"Market Analysis\" means a look. It makes the Market Analyses each year.",
        ],
    );
}

#[test]
fn terms_with_another_hyphen_or_space_are_told() {
    for (text, words) in [
        ("\"Trade Know-How\" means skill. It keeps the Trade Know How for years.", "Trade Know How"),
        (
            "\"Prefilled Syringe\" means a tool. It fills the Pre-Filled Syringes at night.",
            "Pre-Filled Syringes",
        ),
        ("\"Energy Saver\" means a lamp. It sells the EnergySaver to all.", "EnergySaver"),
        ("\"Backup Site\" means a place. It goes to the Back Up Site then.", "Back Up Site"),
    ] {
        found("draft/misspelt-term", &[(text, words)]);
    }
    silent(
        "draft/misspelt-term",
        &[
            // Both are defined, a line ends at the hyphen, and the words stand before another.
            "\"Backup Site\" or \"Back-Up Site\" means a place. It goes to the Back-Up Site.",
            "\"Trade Know-How\" means skill. It keeps the Trade Know- How for years.",
            "\"Third Party\" means others. It knows Third-Party claims.",
            // In capitals, in small letters, at the beginning of a sentence, and in a name.
            "\"Know-How\" means skill. KNOW HOW\n\nIt may know how to go. Know how to go.",
            "\"Pipeline\" means a pipe. It asks Northern Pipe Line.",
        ],
    );
}

#[test]
fn another_word_for_that_of_a_term_is_told() {
    for (text, words) in [
        (
            "\"Protected Parties\" means these. It insures the Protected Persons against rain.",
            "Protected Persons",
        ),
        (
            "\"Change in Tariff\" means a new one. It waits for any Change of Tariff in May.",
            "Change of Tariff",
        ),
        (
            "\"Early Booking Increase Request\" means a letter. It grants the Early Booking Increases at once.",
            "Early Booking Increases",
        ),
        ("\"Film Publisher\" means one. It hears what the Publisher says.", "Publisher"),
    ] {
        found("draft/misspelt-term", &[(text, words)]);
    }
    silent(
        "draft/misspelt-term",
        &[
            // Both are defined, two terms begin or end so, and the words are no two names of one thing.
            "\"Protected Parties\" means these. \"Protected Persons\" means those. It insures the Protected Persons.",
            "\"Early Booking Plan\" means a list. \"Early Booking Request\" means a letter. It grants the Early Booking at once.",
            "\"Film Publisher\" means one. \"Book Publisher\" means another. It hears what the Publisher says.",
            "\"Protected Parties\" means these. It repairs the Protected Houses.",
        ],
    );
}

/// Another form of a word is a slip; another word may be another thing.
#[test]
fn a_form_is_a_warning_and_a_word_a_note() {
    use clausal::diagnostic::Severity;
    for (term, written, severity) in [
        ("Licensed Songs", "License Songs", Severity::Warning),
        ("Protected Parties", "Protected Persons", Severity::Note),
    ] {
        let text = format!("\"{term}\" means these. It hears the {written} at night.");
        let draft = clausal::draft::read(clausal::source::FileId(0), "draft.txt", text.as_bytes()).unwrap();
        let found = clausal::draft::lint(&draft, &clausal::draft::LintSettings::default());
        let of_lint = found.iter().filter(|finding| finding.code.id() == "draft/misspelt-term");
        let levels: Vec<Severity> = of_lint.map(|finding| finding.severity).collect();
        assert_eq!(levels, [severity], "{written}");
    }
}
