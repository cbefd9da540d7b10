//! A definition in, the other name out that stands beside it in quotation marks for the same thing: `("we" or the "Company")`, `"Person" or
//! "person" means`, `"Good Practices" ("cGP") means`.

use std::ops::Range;

use super::context::Context;
use crate::draft::model::{Definition, DefinitionForm};
use crate::draft::words::{Gap, Words};

/// How many tokens may stand between two names: `"GRX" or, where the context requires, the "Inspector"`.
const BETWEEN: usize = 9;

/// So many names stand side by side at most.
const MOST: usize = 4;

/// The longest name, in tokens.
const LONGEST: usize = 6;

/// The other name of a definition, where it is used anywhere else.
pub(super) fn used(context: &Context<'_>, definition: &Definition) -> Option<String> {
    let words = context.words;
    let (open, close) = (definition.tokens.start.checked_sub(1)?, definition.tokens.end);
    // The name may have its article within its quotation marks.
    let open = if words.mark(open, '"') { open } else { open.checked_sub(1)? };
    if !words.mark(open, '"') || !words.mark(close, '"') {
        return None;
    }
    let inline = definition.form == DefinitionForm::Inline;
    // `("we", "us" or the "Company")`
    let earlier = std::iter::successors(before(words, open, inline), |name| {
        before(words, name.start.checked_sub(1)?, inline)
    });
    let found = behind(words, close, inline).into_iter().chain(earlier.take(MOST));
    let mut used = found.filter(|name| {
        let plain = usize::from(words.is_one_of(name.start, &["the", "a", "an"]) && name.len() > 1);
        let phrase = context.lexicon.phrase(words, name.start + plain..name.end);
        phrase.is_some_and(|phrase| {
            let stands =
                |at: usize| at != name.start + plain && words.text(at) == words.text(name.start + plain);
            let small = words.is_small(name.start + plain);
            context.lexicon.places(&phrase).any(|at| at != name.start + plain && (small || stands(at)))
        })
    });
    used.next().map(|name| words.phrase(name))
}

/// The name in quotation marks behind one that ends at `close`.
fn behind(words: Words<'_>, close: usize, inline: bool) -> Option<Range<usize>> {
    let open = (close + 1..close + 2 + BETWEEN).find(|at| words.mark(*at, '"'))?;
    let end = (open + 2..open + 2 + LONGEST).find(|at| words.mark(*at, '"'))?;
    joins(words, close + 1..open, inline).then_some(open + 1..end)
}

/// The name in quotation marks before one that begins at `open`.
fn before(words: Words<'_>, open: usize, inline: bool) -> Option<Range<usize>> {
    let close = (open.saturating_sub(BETWEEN + 1)..open).rev().find(|at| words.mark(*at, '"'))?;
    let start =
        (close.saturating_sub(LONGEST + 1)..close.saturating_sub(1)).rev().find(|at| words.mark(*at, '"'))?;
    joins(words, close + 1..open, inline).then_some(start + 1..close)
}

/// Whether what stands between two names makes them names of one thing.
fn joins(words: Words<'_>, between: Range<usize>, inline: bool) -> bool {
    const VERBS: [&str; 9] = ["means", "mean", "shall", "is", "are", "has", "have", "refers", "will"];
    let joint = between.clone().any(|at| {
        words.is_one_of(at, &["or", "oder", "bzw", "ou", "including"])
            || matches!(words.text(at), "/" | "(")
            // `"Assets", "Debts" and "Surplus" shall have the meanings` are three.
            || inline && (words.is_one_of(at, &["and", "und", "et"]) || between.len() == 1 && words.mark(at, ','))
    });
    let apart = between.clone().any(|at| {
        words.is_one_of(at, &VERBS) || matches!(words.text(at), ")" | ";") || words.gap(at) == Gap::Block
    });
    // `the "Seller" and the "Buyer", each a "Party"` are two; so are two companies with their names between.
    let named = between.clone().any(|at| words.is_capital(at));
    let close = between.clone().any(|at| words.is(at, "and")) && between.len() > 3;
    joint && !apart && !named && !close
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Severity;
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    #[test]
    fn one_of_two_names_that_is_not_used_is_no_more_than_a_note() {
        for text in [
            "Ash Ltd (\"we\" or the \"Company\") sells goods. We pay for them.",
            "Ash Ltd (\"we\", \"us\" or the \"Company\") sells goods. We pay for them.",
            "Ash Ltd („Lieferant“ / „Supplier“) sells goods. The Supplier pays for them.",
            "Ash Ltd (\"GRX\" and the \"Company\") sells goods. GRX pays for them.",
            "\"Good Practices\" (\"cGP\") means those of the trade. The Buyer follows cGP.",
            "\"Person\" or \"person\" means anybody. No person may enter.",
            "\"Control\" (including \"controlled by\") means the power to lead. A firm controlled by Ash is bound.",
        ] {
            let found = findings("draft.md", text);
            let warned =
                found.iter().any(|it| it.code == drafts::UNUSED_DEFINITION && it.severity != Severity::Note);
            assert!(!warned, "{text}: {found:?}");
        }
        let text = "Ash Ltd (the \"Seller\") and Elm Ltd (the \"Buyer\") agree. The Seller sells goods.";
        let found = findings("draft.md", text);
        assert!(found.iter().any(|it| it.code == drafts::UNUSED_DEFINITION && it.severity != Severity::Note));
    }
}
