//! A draft in, the terms out that stand out of the order of the alphabet in a list of definitions that keeps to it.

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::model::{Definition, DefinitionForm};
use crate::draft::words::{Gap, Words, fold};

/// So many terms make a list.
const ENOUGH: usize = 12;

/// So many in a hundred are in order, or the list keeps to none.
const MOST: usize = 90;

/// So many terms at most are out of place.
const MOST_TOLD: usize = 2;

/// The next term of a list stands so near, in tokens.
const NEAR: usize = 800;

/// So many letters are compared: whether `Net Sales` comes before `Network` is a matter of taste.
const LETTERS: usize = 3;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let mut list: Vec<&Definition> = Vec::new();
    for definition in context.draft.definitions.iter().filter(|definition| heads_its_entry(words, definition))
    {
        let goes_on = list.last().is_some_and(|last| {
            last.part == definition.part && definition.tokens.start - last.tokens.end <= NEAR
        });
        if !goes_on {
            problems.extend(out_of_order(context, &list));
            list.clear();
        }
        list.push(definition);
    }
    problems.extend(out_of_order(context, &list));
}

/// Whether a definition is an entry of a list: its term opens a paragraph, or stands behind the end of the one before.
fn heads_its_entry(words: Words<'_>, definition: &Definition) -> bool {
    use DefinitionForm::{Includes, Means, Pointer, Stated, Unquoted};
    let quoted = usize::from(matches!(words.text(definition.tokens.start.wrapping_sub(1)), "\"" | "“" | "'"));
    let start = definition.tokens.start.wrapping_sub(quoted);
    let before = start.wrapping_sub(1);
    matches!(definition.form, Means | Includes | Pointer | Stated | Unquoted)
        && !definition.alias
        && (words.gap(start) >= Gap::Line
            || matches!(words.text(before), "." | ";")
            || (words.is_number(before) && words.gap(before) >= Gap::Wide))
}

/// The letters of a term by which it is sorted.
fn key(definition: &Definition) -> String {
    fold(&definition.term).chars().filter(|letter| letter.is_alphanumeric()).take(LETTERS).collect()
}

/// The terms of one list that are not in the longest part of it that is in order.
fn out_of_order(context: &Context<'_>, list: &[&Definition]) -> Vec<Diagnostic> {
    if list.len() < ENOUGH {
        return Vec::new();
    }
    let keys: Vec<String> = list.iter().map(|definition| key(definition)).collect();
    let kept = in_order(&keys);
    let lost = list.len() - kept.iter().filter(|kept| **kept).count();
    if lost == 0 || lost > MOST_TOLD || (list.len() - lost) * 100 < list.len() * MOST {
        return Vec::new();
    }
    // Where a list begins and ends is a guess; initials and signs are sorted by some before all words.
    let is_inside = |at: usize| at > 0 && at + 1 < list.len();
    let is_plain = |definition: &Definition| {
        let mut letters = definition.term.chars().take(LETTERS + 1);
        let spelled = letters.all(|letter| letter.is_alphabetic() || letter == ' ');
        spelled && definition.term.chars().any(char::is_lowercase)
    };
    let told = list
        .iter()
        .enumerate()
        .filter(|(at, definition)| kept.get(*at) == Some(&false) && is_inside(*at) && is_plain(definition));
    told.map(|(at, definition)| {
        let message = format!("`{}` stands out of the order of the alphabet", definition.term);
        let mut finding =
            context.finding(drafts::NUMBERING, definition.tokens.clone(), message, "out of order");
        if let Some(next) = list.get(at + 1) {
            finding = finding.related(context.span(next.tokens.clone()), "this term comes next");
        }
        finding.severity = Severity::Note;
        finding.help("put it where it is looked for")
    })
    .collect()
}

/// Which of some keys belong to the longest sequence of them that does not fall.
fn in_order(keys: &[String]) -> Vec<bool> {
    // The place of the last key of the best sequence of each length, and for each key the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(keys.len());
    for (at, key) in keys.iter().enumerate() {
        let length = ends.partition_point(|end| keys.get(*end).is_some_and(|last| last <= key));
        before.push(length.checked_sub(1).and_then(|last| ends.get(last)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut kept = vec![false; keys.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        if let Some(kept) = kept.get_mut(at) {
            *kept = true;
        }
        next = before.get(at).copied().flatten();
    }
    kept
}
