//! A reference in, whether it points at one of the closing clauses that nothing hangs on, such as `Counterparts`, and its sentence has no
//! word of that: `subject to Section 19.3, each party may ask for an injunction`.

use super::super::context::Context;
use super::by_content::Captioned;
use super::subjects::begins;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::draft::model::{Number, Reference};
use crate::draft::words::fold;

/// A closing clause: the words that it may be called by and no others, of which one is in the first list, and the words of which a sentence
/// that speaks of it has some.
struct Closing {
    called: &'static [&'static str],
    beside: &'static [&'static str],
    says: &'static [&'static str],
}

const CLOSING: [Closing; 4] = [
    Closing {
        called: &["counterpart"],
        beside: &["execution", "in", "facsimile", "electronic", "signatures", "signature", "multiple"],
        says: &["counterpart", "origina", "execut", "facsimile", "electron", "signature", "signed", "copies"],
    },
    Closing {
        called: &["heading", "caption"],
        beside: &["section", "descriptive", "article", "titles", "paragraph"],
        says: &["heading", "caption", "interpret", "constru", "title", "convenience"],
    },
    Closing {
        called: &["severab", "severance"],
        beside: &["of", "provisions", "partial", "invalidity"],
        says: &["sever", "invalid", "unenforc", "enforceab", "illegal", "void", "unlawful"],
    },
    Closing {
        called: &["entire", "integrat"],
        beside: &[
            "agreement",
            "contract",
            "understanding",
            "amendment",
            "amendments",
            "modification",
            "clause",
        ],
        says: &[
            "entire",
            "supersed",
            "prior",
            "integrat",
            "amend",
            "modif",
            "chang",
            "understanding",
            "conflict",
            "preced",
            "prevail",
            "previous",
            "represent",
            "confidential",
            "other",
        ],
    },
];

pub(super) fn find(
    context: &Context<'_>,
    captioned: &Captioned<'_>,
    reference: &Reference,
    number: &Number,
) -> Option<Diagnostic> {
    let words = context.words;
    let tokens = reference.tokens.clone();
    let part = captioned.main_text.part_of(context, reference);
    let (section, title) = captioned.titled(part, number)?;
    let named = |at: usize| {
        let word = fold(words.text(at)).into_owned();
        words.is_word(at).then_some(word).filter(|word| !matches!(word.as_str(), "and" | "or"))
    };
    let called: Vec<String> = title.clone().filter_map(named).collect();
    let closing = CLOSING.iter().find(|closing| {
        called.iter().any(|word| begins(word, closing.called))
            && called
                .iter()
                .all(|word| begins(word, closing.called) || closing.beside.contains(&word.as_str()))
    })?;
    let sentence = context.sentence(tokens.start);
    let says = |at: usize| begins(&fold(words.text(at)), closing.says);
    // A list of what lives on names all sorts of sections.
    let lives_on = |at: usize| {
        words.is_one_of(at, &["survive", "survives", "surviving", "survival", "amended", "deleted", "effect"])
    };
    let listed = words.is_one_of(tokens.end, &["and", "or", "through", "to", "-", "&"])
        || matches!(words.text(tokens.end), "," | "(" | "[" | "\"") && !words.is_word(tokens.end + 1)
        || words.is_one_of(tokens.start.wrapping_sub(1), &["and", "or", "through"])
        || words.text(tokens.start).ends_with('s');
    if reference.caption.is_some()
        || listed
        || section.tokens.contains(&tokens.start)
        || sentence.clone().any(|at| says(at) || lives_on(at))
    {
        return None;
    }
    let quote = context.quote(tokens.clone());
    let name = context.quote(title.clone());
    let message = format!("`{quote}` is `{name}`, of which nothing is said here");
    let mut finding = context
        .finding(drafts::CROSS_REFERENCE, tokens, message, "is another section meant?")
        .related(context.span(title), format!("section {number} is called this"))
        .help("mend the number");
    finding.severity = Severity::Warning;
    Some(finding)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::{findings, tells_each};

    #[test]
    fn nothing_hangs_on_a_closing_clause() {
        let told = |sentence: &str| {
            let text = format!(
                "1. Sale. Acme sells.\n\n2. Price. It is ten.\n\n3. Remedies. {sentence}\n\n4. Counterparts. This may be signed \
                 in two copies.\n\n5. Entire Agreement. This is all.\n\n6. Headings. They say nothing.\n"
            );
            let found = findings("sale.txt", &text).into_iter();
            found.filter(|finding| finding.code == drafts::CROSS_REFERENCE).count()
        };
        tells_each(
            told,
            &[
                "Subject to Section 4, each party may ask for an injunction.",
                "Goods are sent to the place named in Section 6 of this Agreement.",
            ],
            &[
                "Section 4 says in how many originals this is made.",
                "Sections 3, 4 and 5 shall survive.",
                "Section 4 and Section 5 are usual.",
                "As Section 5 says, this supersedes what was agreed.",
                "Section 4 of the Master Agreement applies.",
            ],
        );
    }
}
