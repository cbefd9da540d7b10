//! One side of a secret where the clause can only mean the other: `information that the Disclosing Party can demonstrate was public`.

use std::ops::Range;

use super::super::context::Context;
use super::super::lexicon::normal;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::{Gap, Words};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    towards_itself(context, problems);
    let range = context.range();
    let places = |word: &str| -> Vec<usize> {
        context.lexicon.places_of(word).filter(|at| range.contains(at)).collect()
    };
    for (first, length) in [("disclosing", 2), ("discloser", 1)] {
        for at in places(first) {
            let side = at..at + length;
            if length == 1 || is_party(context.words, at + 1) {
                told(context, side.clone(), is_exempt(context.words, &side), "received", problems);
            }
        }
    }
    for (first, length) in [("receiving", 2), ("recipient", 1)] {
        for at in places(first) {
            let side = at..at + length;
            if length == 1 || is_party(context.words, at + 1) {
                told(context, side.clone(), is_its_own(context, &side), "disclosed", problems);
            }
        }
    }
}

/// `Recipient shall give notice to Recipient`.
fn towards_itself(context: &Context<'_>, problems: &mut Problems) {
    /// How far behind the verb of duty the same party may stand, in tokens.
    const FAR: usize = 7;
    const DEEDS: [&str; 10] = [
        "notify",
        "inform",
        "indemnify",
        "pay",
        "reimburse",
        "notice",
        "assist",
        "advise",
        "invoice",
        "compensate",
    ];
    let words = context.words;
    let range = context.range();
    let called = context.parties().iter().flat_map(|party| &party.called).filter(|called| called.len() == 1);
    let mut names: Vec<String> = called.map(|called| normal(words.text(called.start))).collect();
    names.extend(["recipient", "discloser"].map(str::to_owned));
    names.sort_unstable();
    names.dedup();
    for name in names {
        for at in context.lexicon.places_of(&name).filter(|at| range.contains(at)) {
            let bound = words.is_capital(at)
                && (words.is_one_of(at + 1, &["shall", "will", "must"])
                    || words.are(at + 1, &["agrees", "to"]));
            if !bound {
                continue;
            }
            let behind = at + 2..at + 2 + FAR;
            let clause = behind.take_while(|here| words.is_word(*here) && words.gap(*here) < Gap::Block);
            let same = |here: &usize| words.text(*here) == words.text(at);
            let Some(again) = clause.clone().find(same) else { continue };
            let before = again - 1 - usize::from(words.is(again - 1, "the"));
            let deed = before - usize::from(words.is(before, "to"));
            // `Buyer shall pay Buyer's costs`, `Buyer will pay Buyer Group`.
            let owns =
                words.mark(again + 1, '\'') || words.is_capital(again + 1) || words.mark(again + 1, '-');
            if words.is_one_of(deed, &DEEDS) && deed > at && !owns {
                let message = format!("`{}` is to do this for itself", context.quote(at..again + 1));
                let finding =
                    context.finding(drafts::PARTY_NAME, again..again + 1, message, "the other side?");
                problems.push(finding.help("name the other side"));
            }
        }
    }
}

/// `Party`, `Party's`.
fn is_party(words: Words<'_>, at: usize) -> bool {
    normal(words.text(at)) == "party"
}

fn told(context: &Context<'_>, side: Range<usize>, wrong: bool, did: &str, problems: &mut Problems) {
    if wrong {
        let name = context.quote(side.clone());
        let message = format!("`{name}` stands where the one who {did} the information is meant");
        let finding = context.finding(drafts::PARTY_NAME, side, message, "the other side?");
        problems.push(finding.help("name the other side, or say what is meant"));
    }
}

/// What tells that the words at a side are of the exceptions from secrecy, which speak of the one who received the information.
fn is_exempt(words: Words<'_>, side: &Range<usize>) -> bool {
    /// How far before the side the words that make an exception may stand, in tokens.
    const NEAR: usize = 14;
    let before = side.start.wrapping_sub(1);
    let before = if words.is(before, "the") { before.wrapping_sub(1) } else { before };
    let near = before.saturating_sub(NEAR)..before;
    let clause = || near.clone().rev().take_while(|at| !matches!(words.text(*at), "." | ";" | ":" | "("));
    let said = |some: &[&str]| clause().any(|at| words.is_one_of(at, some));
    let behind = side.end;
    // `information that the Disclosing Party can demonstrate was public`.
    let shows = ["demonstrate", "show", "prove", "establish", "document", "evidence"];
    let can = words.is(behind, "can") && words.is_one_of(behind + 1, &shows)
        || words.are(behind, &["is", "able", "to"]) && words.is_one_of(behind + 3, &shows);
    if can
        && words.is_one_of(before, &["that", "which"])
        && words.is_one_of(before.wrapping_sub(1), &["information", "data"])
    {
        return true;
    }
    // `becomes public other than through the Disclosing Party`; `by a disclosure of the Disclosing Party to others` may be meant.
    let apart = clause().any(|at| words.is(at, "than") && words.is(at.wrapping_sub(1), "other"))
        || said(&["without", "no"]);
    let public = said(&["public", "publicly", "known", "available", "domain"]);
    let fault = ["fault", "breach", "act", "action", "omission", "through", "negligence"];
    if apart
        && public
        && words.is_one_of(before, &["of", "by", "through"])
        && (words.is(before, "through") || said(&fault))
        && !words.is(behind, "to")
    {
        return true;
    }
    // `obtained by the Disclosing Party from a third party`.
    let third = (behind..behind + 4).any(|at| words.is(at, "third")) && words.is(behind, "from");
    if third
        && words.is(before, "by")
        && words.is_one_of(before.wrapping_sub(1), &["obtained", "received", "acquired"])
    {
        return true;
    }
    // `known to the Disclosing Party prior to disclosure`.
    let already = words.is_one_of(behind, &["prior", "before"]) || words.are(behind, &["at", "the", "time"]);
    already
        && words.gap(behind) < Gap::Block
        && (words.is_one_of(before, &["to", "by"]) && words.is(before.wrapping_sub(1), "known")
            || words.is(before, "of") && words.is(before.wrapping_sub(1), "possession"))
}

/// `Recipient shall not use the Confidential Information of Recipient`.
fn is_its_own(context: &Context<'_>, side: &Range<usize>) -> bool {
    let words = context.words;
    let before = side.start.wrapping_sub(1);
    let before = if words.is(before, "the") { before.wrapping_sub(1) } else { before };
    let noun = match () {
        () if words.is(before, "of") => before,
        () if words.is(before, "by")
            && words.is_one_of(before.wrapping_sub(1), &["disclosed", "furnished", "provided"]) =>
        {
            before.wrapping_sub(1)
        }
        () => return false,
    };
    if !words.are(noun.wrapping_sub(2), &["confidential", "information"]) {
        return false;
    }
    let sentence = context.sentence(side.start);
    let verb = (sentence.start..noun.saturating_sub(2))
        .rev()
        .find(|at| words.is_one_of(*at, &["use", "treat", "disclose", "hold", "keep", "protect"]));
    let Some(verb) = verb else { return false };
    let bound =
        (verb.saturating_sub(3)..verb).find(|at| words.is_one_of(*at, &["shall", "will", "must", "may"]));
    // The subject of the duty is the same side.
    bound.is_some_and(|bound| {
        let same = |at: usize| words.text(at) == words.text(side.start);
        (sentence.start.max(bound.saturating_sub(8))..bound).any(same)
            || words.is(bound.wrapping_sub(1), "it") && (sentence.start..bound).any(same)
    })
}
