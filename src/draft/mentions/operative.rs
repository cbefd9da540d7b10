//! Words that make a right what it is: exclusive, sole, first refusal, most favoured …

use crate::draft::model::{Mention, Operative, Value};
use crate::draft::words::Words;

/// The operative word that begins at `at`, if one does.
pub(super) fn word(words: Words<'_>, at: usize) -> Option<Mention> {
    if !words.is_word(at) {
        return None;
    }
    let text = words.text(at);
    // Most words are none of these: look at the first letter before comparing.
    let first = text.bytes().next()?.to_ascii_lowercase();
    if !b"efimnprstwa".contains(&first) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let hyphen = usize::from(words.mark(at + 1, '-'));
    let next = at + 1 + hyphen;
    let (operative, end) = match lower.as_str() {
        "exclusive" | "exclusively" | "exclusivity" => (Operative::Exclusive, at + 1),
        "nonexclusive" | "nonexclusively" => (Operative::Nonexclusive, at + 1),
        "non" | "not" if words.is_one_of(next, &["exclusive", "exclusively"]) => {
            (Operative::Nonexclusive, next + 1)
        }
        "non" if words.is_one_of(next, &["sublicensable", "sublicenseable"]) => {
            (Operative::Nonsublicensable, next + 1)
        }
        "non" if words.is_one_of(next, &["transferable", "assignable"]) => {
            (Operative::Nontransferable, next + 1)
        }
        "nonsublicensable" | "nonsublicenseable" => (Operative::Nonsublicensable, at + 1),
        "nontransferable" | "nonassignable" => (Operative::Nontransferable, at + 1),
        "sublicensable" | "sublicenseable" => (Operative::Sublicensable, at + 1),
        "transferable" | "assignable" => (Operative::Transferable, at + 1),
        "sole" | "solely" => (Operative::Sole, at + 1),
        "first" if words.is(next, "refusal") => (Operative::FirstRefusal, next + 1),
        "first" if words.is_one_of(next, &["offer", "negotiation"]) => (Operative::FirstOffer, next + 1),
        "rofr" => (Operative::FirstRefusal, at + 1),
        "rofo" | "rofn" => (Operative::FirstOffer, at + 1),
        "mfn" => (Operative::MostFavoured, at + 1),
        "most" if words.is_one_of(next, &["favoured", "favored"]) => (Operative::MostFavoured, next + 1),
        "irrevocable" | "irrevocably" => (Operative::Irrevocable, at + 1),
        "perpetual" | "perpetually" | "perpetuity" => (Operative::Perpetual, at + 1),
        "royalty" if words.is(next, "free") => (Operative::RoyaltyFree, next + 1),
        "worldwide" => (Operative::Worldwide, at + 1),
        _ => return None,
    };
    Some(Mention { value: Value::Operative(operative), tokens: at..end })
}
