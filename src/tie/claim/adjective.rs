//! The adjective of a term in, how drafts say it out, and whether they deny it.

use crate::draft::mentions::Operative;
use crate::draft::words::{Words, fold};
use crate::tie::Tie;
use crate::tie::phrases::{Phrase, phrases};

/// Whether the words by which an adjective itself is named stand in the sections: then the draft says it in some other way, as
/// `a breach that is material`.
pub(super) fn names_itself(tie: &Tie<'_>, adjective: &str) -> bool {
    const GENERAL: [&str; 14] = [
        "only", "excepted", "excluded", "included", "waived", "kept", "accepted", "at", "once", "too",
        "first", "own", "with", "and",
    ];
    /// How many letters of a word tell it, whatever its ending.
    const ROOT: usize = 6;
    let words = tie.draft.words();
    let mut parts = adjective.split('-').filter(|part| !GENERAL.contains(part) && part.len() > 3).peekable();
    let root = |part: &str| part.chars().take(ROOT).collect::<String>();
    parts.peek().is_some()
        && parts.all(|part| {
            let root = root(part);
            let mut tokens = tie.sections.iter().flat_map(|section| section.tokens.clone());
            tokens.any(|at| fold(words.text(at)).starts_with(&root) && !is_denied(words, at))
        })
}

/// More ways in which drafts say an adjective that is known by itself.
pub(super) fn more_spellings(word: &str) -> Vec<Phrase> {
    let spelt: &[&str] = match squeezed(word).as_str() {
        "perpetual" => &[
            "for ever",
            "forever",
            "everlasting",
            "unlimited time",
            "unlimited period",
            "unlimited duration",
            "limit in time",
            "limitation in time",
            "time thereafter",
            "indefinitely",
            "indefinite period",
            "in eternity",
        ],
        "irrevocable" => {
            &["non revocable", "nonrevocable", "not be revoked", "cannot be revoked", "never be revoked"]
        }
        _ => return Vec::new(),
    };
    phrases(&spelt.iter().map(|phrase| (*phrase).to_owned()).collect::<Vec<_>>())
}

/// Whether an adjective says the opposite where its words are denied: `shall not sublicense`.
pub(super) fn turns_on_not(word: &str) -> bool {
    matches!(word, "sublicensable" | "transferable" | "assignable" | "marked-only" | "exclusive-venue")
}

/// Whether what stands at `at` is denied: `shall not sublicense`, `without the right to sublicense`, `non-exclusive`.
pub(super) fn is_denied(words: Words<'_>, at: usize) -> bool {
    const DENIES: [&str; 7] = ["not", "no", "without", "non", "nor", "neither", "never"];
    const BREAKS: [&str; 6] = ["except", "unless", "other", "only", "than", "but"];
    for back in 1..=5 {
        let here = at.wrapping_sub(back);
        if words.is_one_of(here, &BREAKS) || matches!(words.text(here), "." | ";" | ",") {
            return false;
        }
        // `non-transferable and sublicensable` denies another thing, and so do `not limited to` and `no later than`.
        if words.is_one_of(here, &DENIES) && !(words.is(here, "non") && back > 2) {
            return !words.is_one_of(here + 1, &["limited", "later", "less", "more"]);
        }
    }
    words.is(at.wrapping_sub(1), "whether")
        || words.is(at, "marked") && words.is(at.wrapping_sub(2), "whether")
}

/// The operative words that say an adjective; none for one that is no operative word.
pub(super) fn operatives(word: &str) -> &'static [Operative] {
    match squeezed(word).as_str() {
        "exclusive" | "sole" => &[Operative::Exclusive, Operative::Sole],
        "nonexclusive" => &[Operative::Nonexclusive],
        "irrevocable" => &[Operative::Irrevocable],
        "perpetual" => &[Operative::Perpetual],
        "royaltyfree" => &[Operative::RoyaltyFree],
        "worldwide" => &[Operative::Worldwide],
        "sublicensable" => &[Operative::Sublicensable],
        "nonsublicensable" => &[Operative::Nonsublicensable],
        "transferable" => &[Operative::Transferable],
        "nontransferable" => &[Operative::Nontransferable],
        _ => &[],
    }
}

/// A word without hyphens, in small letters.
pub(super) fn squeezed(word: &str) -> String {
    word.chars().filter(|letter| *letter != '-').flat_map(char::to_lowercase).collect()
}
