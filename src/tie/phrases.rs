//! Words that a vocabulary lists or a field is named by in, whether they stand in a draft out.

use crate::draft::words::{Words, fold};
use crate::ir::spelt::spellings;
use crate::ir::{Field, Kind};

/// Words that stand one after the other, in small letters; hyphens between them make no difference.
pub(super) type Phrase = Vec<String>;

/// Words in the names of fields that say nothing of what a sentence is about.
const GENERAL: [&str; 20] = [
    "amount",
    "answer",
    "available",
    "base",
    "cap",
    "charge",
    "due",
    "for",
    "from",
    "held",
    "length",
    "of",
    "per",
    "period",
    "rate",
    "share",
    "tail",
    "threshold",
    "value",
    "window",
];

/// The phrases of a list of spellings.
pub(super) fn phrases(spellings: &[String]) -> Vec<Phrase> {
    spellings.iter().map(|spelling| phrase(spelling)).filter(|phrase| !phrase.is_empty()).collect()
}

fn phrase(spelling: &str) -> Phrase {
    let words = spelling.split(|letter: char| letter.is_whitespace() || letter == '-');
    words.filter(|word| !word.is_empty()).map(|word| fold(word).into_owned()).collect()
}

/// The words by which prose speaks of a field: those of its name, and those that its doc comment lists.
pub(super) fn topics(field: &Field) -> Vec<Phrase> {
    let named = field.declared.name.split('-').filter(|word| !GENERAL.contains(word) && word.len() > 2);
    let mut topics: Vec<Phrase> = named.map(|word| vec![fold(word).into_owned()]).collect();
    topics.extend(phrases(&spellings(field.declared.doc.as_deref(), None)));
    topics
}

/// The words by which prose speaks of a kind: its names, and those that its doc comment lists.
pub(super) fn topics_of_kind(kind: &Kind) -> Vec<Phrase> {
    let names = std::iter::once(&kind.declared.name).chain(&kind.also);
    let mut topics: Vec<Phrase> = names.map(|name| phrase(name)).collect();
    topics.extend(phrases(&spellings(kind.declared.doc.as_deref(), None)));
    topics
}

/// The single words by which a kind is known: of `record-keeping` `record`, besides those that its doc comment lists.
pub(super) fn words_of_kind(kind: &Kind) -> Vec<Phrase> {
    const IDLE: [&str; 8] = ["keeping", "right", "clause", "limit", "duty", "of", "the", "and"];
    let title = kind.title.as_deref().unwrap_or("");
    let parts = kind.declared.name.split('-').chain(title.split_whitespace());
    let parts = parts.filter(|part| part.len() > 3 && !IDLE.contains(part));
    let mut found: Vec<Phrase> = parts.map(|part| vec![fold(part).into_owned()]).collect();
    found.extend(phrases(&spellings(kind.declared.doc.as_deref(), None)));
    found
}

/// Whether one of the phrases begins at `at`.
pub(super) fn stands_in(words: Words<'_>, at: usize, phrases: &[Phrase]) -> bool {
    phrases.iter().any(|phrase| end_of(words, at, phrase).is_some())
}

/// The token behind a phrase that begins at `at`; its last word may be inflected.
fn end_of(words: Words<'_>, at: usize, phrase: &Phrase) -> Option<usize> {
    let mut here = at;
    for (place, word) in phrase.iter().enumerate() {
        here += usize::from(place > 0 && words.mark(here, '-'));
        let text = fold(words.text(here));
        let last = place + 1 == phrase.len();
        if !(text == *word || last && is_inflected(&text, word)) {
            return None;
        }
        here += 1;
    }
    Some(here)
}

/// Whether a word is another with an ending: `notices`, `cured`, `merging`, `renewal`.
pub(super) fn is_inflected(text: &str, word: &str) -> bool {
    const ENDINGS: [&str; 13] =
        ["s", "es", "ed", "d", "ing", "al", "'s", "s'", "ment", "able", "ly", "ation", "ity"];
    let root = word.strip_suffix('e').filter(|root| root.len() > 2).unwrap_or(word);
    let rest = |root: &str| text.strip_prefix(root).is_some_and(|rest| ENDINGS.contains(&rest));
    word.len() > 2 && (rest(word) || rest(root))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_be_inflected() {
        for (text, word) in [
            ("notices", "notice"),
            ("cured", "cure"),
            ("curing", "cure"),
            ("renewal", "renew"),
            ("mergers", "merger"),
            ("transferable", "transfer"),
        ] {
            assert!(is_inflected(text, word), "{text}");
        }
        for (text, word) in [("noticeboard", "notice"), ("curate", "cure"), ("as", "a"), ("payee", "pay")] {
            assert!(!is_inflected(text, word), "{text}");
        }
    }

    #[test]
    fn hyphens_and_letter_case_make_no_difference() {
        assert_eq!(phrase("Non-exclusive right"), ["non", "exclusive", "right"]);
    }
}
