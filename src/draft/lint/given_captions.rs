//! Words in brackets behind a reference in, whether they are surely a caption out: qualifiers with capitals are none (`Section 2 (Limited to
//! Direct Damages)`), a caption may lead down from those of sections around, and it may be that of a heading that was not seen.

use std::collections::BTreeSet;

use super::context::Context;
use crate::draft::model::{Caption, Number, Reference, Section};
use crate::draft::words::Words;

/// Words that open what is said of a section more often than what it is called.
const OPENERS: [&str; 67] = [
    "about",
    "above",
    "after",
    "again",
    "always",
    "ending",
    "even",
    "ranking",
    "starting",
    "all",
    "although",
    "amended",
    "and",
    "any",
    "applied",
    "at",
    "because",
    "before",
    "being",
    "below",
    "beyond",
    "both",
    "by",
    "collectively",
    "during",
    "each",
    "either",
    "every",
    "following",
    "from",
    "inclusive",
    "inter",
    "jointly",
    "limited",
    "modified",
    "mutatis",
    "neither",
    "not",
    "notwithstanding",
    "on",
    "only",
    "or",
    "pending",
    "preceding",
    "pro",
    "provided",
    "read",
    "save",
    "since",
    "so",
    "such",
    "supra",
    "that",
    "then",
    "these",
    "this",
    "through",
    "together",
    "under",
    "unless",
    "until",
    "upon",
    "when",
    "where",
    "which",
    "with",
    "without",
];

/// Words of relation that do, too.
const RELATIVES: [&str; 6] = ["subject", "whether", "while", "who", "whose", "whichever"];

/// Verbs that no caption has, and a qualifier may.
const VERBS: [&str; 14] =
    ["is", "are", "was", "were", "be", "been", "has", "have", "had", "shall", "will", "may", "must", "does"];

/// Parts of a section that are counted: `First Sentence`, `Last Paragraph`, `Opening Words`.
const PARTS: [&str; 14] = [
    "sentence",
    "sentences",
    "paragraph",
    "paragraphs",
    "part",
    "half",
    "limb",
    "bullet",
    "line",
    "lines",
    "words",
    "clause",
    "proviso",
    "item",
];

/// Whether words in brackets may say something of a section instead of what it is called.
pub(super) fn is_qualifier(words: Words<'_>, given: &Caption) -> bool {
    let (first, last) = (given.tokens.start, given.tokens.end.saturating_sub(1));
    let opens = words.is_one_of(first, &OPENERS) || words.is_one_of(first, &RELATIVES);
    let verb = given.tokens.clone().skip(1).any(|at| words.is_one_of(at, &VERBS));
    opens || verb || words.is_one_of(last, &PARTS)
}

/// Whether what was given leads down to a section: its own caption, and before it those of some sections around.
pub(super) fn leads_down(
    given: &BTreeSet<String>,
    own: &BTreeSet<String>,
    around: &[BTreeSet<String>],
) -> bool {
    let mut rest: BTreeSet<&String> = given.difference(own).collect();
    for above in around.iter().filter(|above| !above.is_empty() && above.is_subset(given)) {
        rest.retain(|word| !above.contains(*word));
    }
    !own.is_empty() && own.is_subset(given) && rest.is_empty()
}

/// Whether a caption is a whole sentence of the contract, which a list or heading set as one: `The Buyer pays the price within thirty days`.
pub(super) fn is_sentence(context: &Context<'_>, caption: &Caption) -> bool {
    /// The shortest sentence, in words.
    const SHORTEST: usize = 5;
    const SUBJECTS: [&str; 18] = [
        "the", "a", "an", "each", "any", "all", "neither", "either", "no", "if", "this", "it", "we", "you",
        "they", "these", "both", "every",
    ];
    const JOINTS: [&str; 12] = ["of", "and", "or", "for", "to", "in", "on", "by", "with", "from", "at", "as"];
    let words = context.words;
    let tokens = caption.tokens.clone();
    let small = |at: &usize| words.is_small(*at) && !words.is_one_of(*at, &JOINTS);
    let (telling, first) = (tokens.clone().filter(small).count(), tokens.start);
    let article = tokens.clone().skip(1).any(|at| words.is_small(at) && words.is_one_of(at, &SUBJECTS));
    let verb = tokens.clone().skip(1).any(|at| words.is_small(at) && words.is_one_of(at, &VERBS));
    let terms = || {
        let definitions = &context.draft.definitions;
        let named: Vec<_> = definitions.iter().filter(|it| it.tokens.len() == 1).collect();
        named.iter().any(|it| words.is(it.tokens.start, words.text(first)))
    };
    tokens.len() >= SHORTEST
        && telling >= 2
        && (words.is_one_of(first, &SUBJECTS) || verb || article && terms())
}

/// Whether the number stands with these very words as a heading in the part of the draft that the reference is in, though it was not read as
/// one: `2. Hours: Calls are answered by day.`
pub(super) fn stands_beside(
    context: &Context<'_>,
    reference: &Reference,
    number: &Number,
    given: &Caption,
) -> bool {
    /// At so many places of the words the number is looked for.
    const MOST: usize = 100;
    let words = context.words;
    let Some(part) = context.draft.attachment_at(reference.tokens.start) else { return false };
    let Some(phrase) = context.lexicon.phrase(words, given.tokens.clone()) else { return false };
    let written = number.to_string();
    let is_number = |at: usize| {
        let stop = usize::from(matches!(words.text(at.wrapping_sub(1)), "." | ")" | ":"));
        words.text(at.wrapping_sub(1 + stop)) == written
    };
    let mut places = context.lexicon.places(&phrase).take(MOST);
    places.any(|at| part.tokens.contains(&at) && is_number(at))
}

/// Whether a reference stands in what is attached and says that it means a section of that: `below`, `of this Schedule`.
pub(super) fn is_of_attached(context: &Context<'_>, behind: usize, section: &Section) -> bool {
    let words = context.words;
    let says = words.is_one_of(behind, &["below", "above", "hereof", "hereto"])
        || words.is_one_of(behind, &["of", "to", "in"]) && words.is(behind + 1, "this");
    let inside =
        context.draft.attachment_at(behind).is_some_and(|part| !part.tokens.contains(&section.tokens.start));
    says && inside
}
