//! A reference in, whether it points at the definition of a term that its sentence has no word of: `deducted under Section 1.48`, and 1.48
//! defines `Clinical Study`.

use rustc_hash::FxHashMap;

use super::super::context::Context;
use super::super::numbered_terms::term_of;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::draft::model::{Definition, Number, Reference};
use crate::draft::words::fold;

/// So many sections that define a term each make a list of definitions.
const ENOUGH: usize = 5;

/// So many letters in common make two words of one root.
const ROOT: usize = 4;

/// The sections that define one term each, by their numbers; none for a number that two sections have.
pub(super) struct Numbered<'a>(FxHashMap<&'a Number, Option<&'a Definition>>);

impl<'a> Numbered<'a> {
    pub fn of(context: &Context<'a>) -> Numbered<'a> {
        let mut found: FxHashMap<&Number, Option<&Definition>> = FxHashMap::default();
        for section in &context.draft.sections {
            let term = term_of(context, section).filter(|_| section.number.0.len() > 1);
            found.entry(&section.number).and_modify(|one| *one = None).or_insert(term);
        }
        if found.values().flatten().count() < ENOUGH {
            found.clear();
        }
        Numbered(found)
    }
}

pub(super) fn find(
    context: &Context<'_>,
    numbered: &Numbered<'_>,
    reference: &Reference,
    number: &Number,
) -> Option<Diagnostic> {
    let words = context.words;
    let tokens = reference.tokens.clone();
    let definition = numbered.0.get(number).copied().flatten()?;
    let sentence = whole_sentence(context, tokens.start);
    let is_range = words.is_one_of(tokens.end, &["through", "thru", "to", "-"])
        || words.is_one_of(tokens.start.wrapping_sub(1), &["through", "to"]) && words.is_number(tokens.start);
    // A list of what lives on, or of what is amended, names many things; where a term is defined is told of its definition.
    const LISTS: [&str; 12] = [
        "survive",
        "survives",
        "surviving",
        "survival",
        "amended",
        "deleted",
        "replaced",
        "meaning",
        "meanings",
        "defined",
        "ascribed",
        "used",
    ];
    let is_list = sentence.clone().any(|at| words.is_one_of(at, &LISTS));
    // In an index of terms no word leads to it, and behind a comma it is one of what is named there.
    let is_led = words.is_one_of(
        tokens.start.wrapping_sub(1),
        &["in", "under", "to", "of", "by", "with", "per", "from", "and", "or"],
    );
    if is_range
        || is_list
        || !is_led
        || reference.caption.is_some()
        || speaks_of(context, definition, sentence)
    {
        return None;
    }
    let quote = context.quote(tokens.clone());
    let message = format!("`{quote}` defines `{}`, of which nothing is said here", definition.term);
    let mut finding = context
        .finding(drafts::CROSS_REFERENCE, tokens, message, "is another section meant?")
        .related(context.span(definition.tokens.clone()), "defined there")
        .help("mend the number");
    finding.severity = Severity::Warning;
    Some(finding)
}

/// The sentence around a token with the clauses that semicolons part from it.
fn whole_sentence(context: &Context<'_>, at: usize) -> std::ops::Range<usize> {
    /// So many of them are looked at.
    const CLAUSES: usize = 4;
    let clause = context.sentence(at);
    let mut start = clause.start;
    for _ in 0..CLAUSES {
        match start.checked_sub(1).filter(|before| context.words.mark(*before, ';')) {
            Some(before) => start = context.sentence(before).start.min(before),
            None => break,
        }
    }
    start..clause.end
}

/// Whether a word of a term, or its initials, stands among these tokens.
fn speaks_of(context: &Context<'_>, definition: &Definition, sentence: std::ops::Range<usize>) -> bool {
    const SMALL: [&str; 8] = ["of", "and", "the", "or", "for", "to", "in", "by"];
    let words = context.words;
    let term = definition.tokens.clone().filter(|at| words.is_word(*at) && !words.is_one_of(*at, &SMALL));
    let term: Vec<String> = term.map(|at| fold(words.text(at)).into_owned()).collect();
    let initials: String = term.iter().filter_map(|word| word.chars().next()).collect();
    let alike = |word: &str, other: &str| {
        let common = word.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
        common >= ROOT || word == other
    };
    let says = |at: usize| {
        let word = fold(words.text(at));
        words.is_word(at) && (word == initials.as_str() || term.iter().any(|other| alike(&word, other)))
    };
    sentence.into_iter().any(says)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    #[test]
    fn a_definition_has_nothing_of_what_is_asked() {
        let told = |sentence: &str| {
            let text = format!(
                "1.1 \"Net Sales\" means all sales.\n\n1.2 \"Large Buyer\" means a buyer of ten.\n\n1.3 \"Year\" means a calendar \
                 year.\n\n1.4 \"Goods\" means cloth.\n\n1.5 \"Place\" means London.\n\n2.1 {sentence}\n\n2.2 It is due.\n"
            );
            let found = findings("sale.txt", &text).into_iter();
            found.filter(|finding| finding.code == drafts::CROSS_REFERENCE).count()
        };
        assert_eq!(told("Acme deducts its costs in accordance with Section 1.2."), 1);
        for trap in [
            "Acme sells to the buyers of Section 1.2.",
            "Net Sales are those of Section 1.1.",
            "Acme has sold; it counts its sales; costs are deducted as in Section 1.1.",
            "Sections 1.1 and 1.2 shall survive.",
            "The words of Sections 1.1 through 1.5 are used.",
            "Section 1.2 of the Plan is kept.",
            "Costs are those of the Guide, Section 1.2, and no others.",
            "\"Costs\" has the meaning set forth in Section 1.2.",
        ] {
            assert_eq!(told(trap), 0, "{trap}");
        }
    }
}
