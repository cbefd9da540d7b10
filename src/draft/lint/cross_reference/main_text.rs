//! A reference in, the part of the draft out whose sections it means: where an attachment speaks of `Section 9 of the Agreement` that it
//! belongs to, that is the main text.

use rustc_hash::FxHashSet;

use super::super::context::Context;
use crate::draft::model::Reference;
use crate::draft::words::fold;

/// The parts of a draft that call themselves `the Agreement`, as a form of an agreement that is attached does.
pub(super) struct MainText(FxHashSet<usize>);

impl MainText {
    pub fn of(context: &Context<'_>) -> MainText {
        let definitions = context.draft.definitions.iter();
        let own = definitions.filter(|definition| {
            definition.part > 0 && matches!(fold(&definition.term).as_ref(), "agreement" | "contract")
        });
        MainText(own.map(|definition| definition.part).collect())
    }

    /// The part whose sections a reference means.
    pub fn part_of(&self, context: &Context<'_>, reference: &Reference) -> usize {
        let here = context.draft.section_at(reference.tokens.start).map_or(0, |section| section.part);
        let is_of_main =
            here > 0 && !self.0.contains(&here) && names_agreement(context, reference.tokens.end);
        if is_of_main { 0 } else { here }
    }
}

/// Whether `of the Agreement` stands behind a reference.
fn names_agreement(context: &Context<'_>, end: usize) -> bool {
    let words = context.words;
    let end = words.closing(end, 24).map_or(end, |close| close + 1);
    words.is_one_of(end, &["of", "to", "in", "under"])
        && words.is(end + 1, "the")
        && words.is_capital(end + 2)
        && words.is_one_of(end + 2, &["agreement", "contract"])
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    #[test]
    fn an_attachment_speaks_of_the_main_text() {
        let told = |owner: &str| {
            let text = format!(
                "1. Sale. Acme sells.\n\n2. Price. It is ten.\n\n3. Term. It is a year.\n\n4. Termination. Either party may \
                 terminate this Agreement.\n\nEXHIBIT A\nORDERS\n\n1. Orders. Beta orders until this is terminated under \
                 Section 4 {owner}.\n\n2. Forms. They are used.\n\n3. Termination of Orders. Beta may terminate \
                 an order.\n\n4. Copies. Two are kept.\n"
            );
            let found = findings("sale.txt", &text).into_iter();
            found.filter(|finding| finding.code == drafts::CROSS_REFERENCE).count()
        };
        assert_eq!(told("of the Agreement"), 0);
        assert_eq!(told("hereof"), 1);
    }
}
