//! An article before the bracket of a definition, with no noun between: `collectively the ("Parties")`.

use super::super::context::Context;
use super::{goes_on, places, report};
use crate::diagnostic::Problems;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for article in ["the", "a", "an"] {
        for at in places(context, article) {
            let open = at + 1;
            let quoted = open + 1 + usize::from(words.is_one_of(open + 1, &["the", "each", "collectively"]));
            let term = words.mark(open, '(') && words.mark(quoted, '"') && words.is_capital(quoted + 1);
            if term && goes_on(words, open) && words.is_small(at) {
                let article = words.text(at);
                let message = format!("`{article}` has no noun before the bracket");
                report(
                    context,
                    at..open + 1,
                    message,
                    format!("put `{article}` into the bracket, or write the noun"),
                    problems,
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::lint::testing::findings;

    #[test]
    fn an_article_has_its_noun_before_the_bracket() {
        let told = |text: &str| {
            findings("draft.txt", text)
                .iter()
                .filter(|finding| finding.message.contains("has no noun before"))
                .count()
        };
        assert_eq!(told("The Buyer and the Seller are referred to as the (\"Parties\")."), 1);
        assert_eq!(told("The Buyer and the Seller are called here (the \"Parties\")."), 0);
        assert_eq!(told("The Buyer and the Seller, both of them the firm (\"Parties\")."), 0);
    }
}
