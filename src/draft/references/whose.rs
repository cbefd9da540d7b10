//! Whose section a reference points at: this draft's, another agreement's or a law's.

use std::ops::Range;

use super::{citation, laws, texts};
use crate::draft::model::{Draft, Reference, Whose};
use crate::draft::sections::{ATTACHMENT_WORDS, attachment_label};
use crate::draft::words::{Gap, Words};

/// In `Section 6.4 (Records), Section 6.5 (Liability) and Section 6.6 of the Plan` all three are the plan's; and where `Article 5 of
/// the Plan` was named, what goes on in the same sentence is the plan's, too, unless it says that it is this draft's. In a text that
/// belongs to another one, such as an order, the next sentence may go on so as well.
pub(super) fn share_owner(draft: &Draft, found: &mut [Reference]) {
    let words = draft.words();
    let mut owner: Option<usize> = None;
    for reference in found.iter_mut().rev() {
        let end = reference.tokens.end;
        let end = words.closing(end, 24).map_or(end, |close| close + 1);
        let joined = owner.is_some_and(|next| {
            next >= end
                && next - end <= 3
                && (end..next)
                    .all(|at| words.mark(at, ',') || words.is_one_of(at, &["and", "or", "through", "to"]))
        });
        if joined {
            reference.whose = Whose::Other;
        }
        owner = (reference.whose == Whose::Other).then_some(reference.tokens.start);
    }
    let sentences = if belongs_to_another(draft) { 2 } else { 1 };
    let mut owned: Option<usize> = None;
    for reference in found.iter_mut() {
        let tokens = reference.tokens.clone();
        let goes_on = owned.is_some_and(|before| {
            let stops =
                (before..tokens.start).filter(|at| words.gap(*at) == Gap::Block || ends_sentence(words, *at));
            stops.take(sentences).count() < sentences
        });
        if reference.whose == Whose::Other {
            let named = names_agreement(words, tokens.end);
            owned = if named { Some(tokens.end) } else { owned.filter(|_| goes_on) };
        } else if goes_on && !is_own(words, &tokens) {
            reference.whose = Whose::Other;
        }
    }
}

/// Whether a full stop ends a sentence here.
fn ends_sentence(words: Words<'_>, at: usize) -> bool {
    words.mark(at, '.') && words.gap(at + 1) != Gap::None && words.is_capital(at + 1)
}

/// Whether the draft says at its top that it belongs to another text, whose sections it may speak of.
fn belongs_to_another(draft: &Draft) -> bool {
    const TITLES: [&[&str]; 7] = [
        &["statement", "of", "work"],
        &["order", "form"],
        &["work", "order"],
        &["side", "letter"],
        &["purchase", "order"],
        &["addendum"],
        &["amendment"],
    ];
    /// The title and what stands around it.
    const TOP: usize = 60;
    let words = draft.words();
    (0..TOP).any(|at| words.is_capital(at) && TITLES.iter().any(|title| words.are(at, title)))
}

/// Whether a reference says that it is this draft's: `of this Agreement`, `hereof`, `this Section`.
fn is_own(words: Words<'_>, tokens: &Range<usize>) -> bool {
    words.is(tokens.start.wrapping_sub(1), "this")
        || words.is_one_of(tokens.end, &["hereof", "herein", "above", "below", "hereunder"])
        || (words.is_one_of(tokens.end, &["of", "to", "in"])
            && words.is_one_of(tokens.end + 1, &["this", "these", "our"]))
}

/// Whether the words behind a reference name an agreement between parties, and no law: `of the Parent Agreement`.
fn names_agreement(words: Words<'_>, end: usize) -> bool {
    const AGREEMENTS: [&str; 14] = [
        "agreement",
        "contract",
        "lease",
        "msa",
        "indenture",
        "terms",
        "plan",
        "charter",
        "bylaws",
        "deed",
        "licence",
        "license",
        "conditions",
        "note",
    ];
    let end = words.closing(end, 24).map_or(end, |close| close + 1);
    words.is_one_of(end, &["of", "to", "in", "under"])
        && ((end + 1..end + 8)
            .take_while(|at| words.is_word(*at))
            .any(|at| words.is_capital(at) && words.is_one_of(at, &AGREEMENTS))
            || texts::is_other(words, end))
}

/// Whether the words around a list of references make them another document's.
pub(in crate::draft) fn is_other(words: Words<'_>, word: usize, end: usize) -> bool {
    let singles =
        words.is_number(word + 1) && words.text(word + 1).parse::<u32>().is_ok_and(|number| number >= 60);
    let singles = singles && !is_own(words, &(word..end));
    let behind = citation::behind_parts(words, end);
    singles
        || other_before(words, word)
        || other_behind(words, end)
        || behind > end && other_behind(words, behind)
        || laws::is_of_law(words, word, end)
}

pub(super) fn other_before(words: Words<'_>, word: usize) -> bool {
    // A full stop behind a whole word ends the sentence before; behind one letter it is an abbreviation, `U.S.C.`
    let ends = |here: usize| words.mark(here, '.') && words.text(here.wrapping_sub(1)).len() > 2;
    let near = (1..=3).map_while(|back| word.checked_sub(back));
    if texts::is_other_before(words, word) {
        return true;
    }
    near.take_while(|here| words.gap(here + 1) < Gap::Block && !ends(*here)).any(|here| {
        let possessive =
            words.is_capital(here) && (words.text(here).ends_with("'s") || words.text(here).ends_with("’s"));
        // The last letters of `U.S.C.` and `C.F.R.`
        let initial = words.is_capital(here) && words.is_one_of(here, &["c", "r"]);
        laws::names_law(words, here) || initial || possessive
    }) || {
        // `the Master Agreement, Section 4`, `Credit Agreement Section 4`.
        let comma = usize::from(words.mark(word.wrapping_sub(1), ','));
        let before = word.wrapping_sub(1 + comma);
        words.is_capital(before)
            && words.is_one_of(
                before,
                &["agreement", "plan", "lease", "contract", "charter", "bylaws", "policy", "terms"],
            )
            && words.gap(word) < Gap::Wide
            && !words.is_one_of(before.wrapping_sub(1), &["this", "the"])
    }
}

/// How many bytes behind a reference its owner may be named. Long lists (`Section 4.1(a), 4.2 and 4.3 of the Plan`) are
/// read as references before; what stands between is at most a caption or `and its schedules`.
const OWNER_WITHIN: u32 = 70;

/// Looks a little ahead for `of`, `to`, `in` or `under` and a capital: `Section 9 of the Plan`.
pub(super) fn other_behind(words: Words<'_>, end: usize) -> bool {
    let Some(first) = words.get(end) else { return false };
    let initials = words.is_capital(end) && words.is_one_of(end, &["uk", "eu", "u", "bgb", "hgb", "et"]);
    if initials || laws::is_initials_of_law(words, end) {
        return true;
    }
    if words.is(end, "et") || words.is(end, "thereof") || words.is(end, "thereunder") {
        return true;
    }
    if words.is_one_of(end, &["hereof", "herein", "hereto", "above", "below", "hereunder"]) {
        return false;
    }
    let mut at = end;
    let mut chained = false;
    while let Some(token) = words.get(at) {
        let far = token.start > first.start + OWNER_WITHIN;
        let stops = matches!(words.text(at), "." | ";" | ":") || token.gap == Gap::Block;
        if far || (stops && at > end) || (at == end && stops) {
            return false;
        }
        if words.is_one_of(at, &["of", "to", "in", "under", "from", "within"]) {
            let mut noun = at + 1;
            while words.is_one_of(
                noun,
                &[
                    "the",
                    "that",
                    "such",
                    "each",
                    "its",
                    "said",
                    "any",
                    "certain",
                    "an",
                    "a",
                    "their",
                    "applicable",
                    "related",
                    "relevant",
                    "respective",
                    "existing",
                    "original",
                ],
            ) {
                noun += 1;
            }
            if words.is_one_of(noun, &["this", "our", "these"]) {
                return false;
            }
            // `of the 1940 Act`.
            let dated = words.is_number(noun) && words.text(noun).len() == 4 && words.is_capital(noun + 1);
            if words.is_capital(noun) || dated || (words.mark(noun, '"') && noun == at + 2) {
                let near = at <= end + 1 || chained;
                if words.is_one_of(noun, &["section", "article", "sections", "articles", "part"]) {
                    // `Section 4.3(a) of Article 4 of the Plan`: what comes behind decides.
                    at = noun + 1;
                    chained = true;
                    continue;
                }
                // `of the Existing Agreement` names another than this one.
                let told_apart = (at + 1..noun)
                    .any(|here| words.is_one_of(here, &["existing", "original", "related", "respective"]));
                let own = words.is_one_of(noun, &["agreement", "contract"]) && !told_apart;
                // Where all is shouted, a capital names nothing: `SECTION 9 (AGENCY), IN NO EVENT SHALL …`.
                let near = near && !(words.is_shouted(at) && words.is_shouted(noun));
                return (!own && (near || names_document(words, noun)))
                    || words.is_one_of(noun, &["title", "chapter"]);
            }
            if at == end && (words.is_one_of(noun, &["same", "other"]) || texts::is_other(words, at)) {
                return true;
            }
        }
        at += 1;
    }
    false
}

/// Whether the capitalised words from `at` name a law or a document.
fn names_document(words: Words<'_>, at: usize) -> bool {
    const DOCUMENTS: [&str; 19] = [
        "agreement",
        "plan",
        "lease",
        "contract",
        "addendum",
        "exhibit",
        "schedule",
        "annex",
        "appendix",
        "attachment",
        "indenture",
        "terms",
        "policy",
        "clauses",
        "scc",
        "sccs",
        "guidelines",
        "note",
        "warrant",
    ];
    (at..at + 8)
        .take_while(|here| words.is_capital(*here) || words.is_one_of(*here, &["of", "and", "for", "the"]))
        .any(|here| {
            // `the terms of an Exhibit that should survive` names none.
            let attached = words.is_one_of(here, &ATTACHMENT_WORDS);
            let unlabelled = attached && here == at && attachment_label(words, here + 1).is_none();
            (words.is_one_of(here, &DOCUMENTS) && !unlabelled) || laws::names_law(words, here)
        })
}
