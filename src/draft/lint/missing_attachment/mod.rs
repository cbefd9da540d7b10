//! `draft/missing-attachment`: an exhibit or schedule that is referred to and does not stand in the draft, or of which only the title does.

mod title_only;
mod told;
mod unreferred;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use self::told::{How, Missing};
use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::model::{Attachment, Form, Reference, Target, Whose};
use crate::draft::sections::{ATTACHMENT_WORDS, attachment_label};
use crate::draft::words::{Gap, Words, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let draft = context.draft;
    if context.amends() || leaves_them_out(context) {
        return;
    }
    let (mut missing, attached) = title_only::find(context);
    unreferred::find(context, problems);
    let kinds: FxHashSet<&str> =
        draft.attachments.iter().map(|attachment| attachment.kind.as_str()).collect();
    let present: FxHashSet<(&str, &str)> = draft
        .attachments
        .iter()
        .map(|attachment| (attachment.kind.as_str(), attachment.label.as_str()))
        .collect();
    let standing = standing(context);
    let series: FxHashSet<(&str, Option<bool>)> = draft
        .attachments
        .iter()
        .filter(|attachment| !attachment.label.is_empty())
        .map(|attachment| (attachment.kind.as_str(), shape(&attachment.label)))
        .collect();
    let mut called: FxHashMap<&str, &Attachment> = FxHashMap::default();
    for attachment in draft.attachments.iter().filter(|attachment| !attachment.label.is_empty()) {
        called.entry(&attachment.label).or_insert(attachment);
    }
    let mut reported: FxHashSet<(&str, &str)> = FxHashSet::default();
    let mut places: FxHashMap<(&str, &str), Vec<Range<usize>>> = FxHashMap::default();
    for reference in draft.references.iter().filter(|reference| reference.whose == Whose::Own) {
        if let Target::Attachment { kind, label } = &reference.target {
            places.entry((kind.as_str(), label.as_str())).or_default().push(reference.tokens.clone());
        }
    }
    // What a sentence says of an attachment tells more than a list of them.
    let passes = [false, true].into_iter().flat_map(|listed| {
        draft.references.iter().enumerate().map(move |(at, reference)| (listed, at, reference))
    });
    for (listed, at, reference) in passes {
        let Target::Attachment { kind, label } = &reference.target else { continue };
        let key = (kind.as_str(), label.as_str());
        let of_a_series = kinds.contains(key.0) && series.contains(&(key.0, shape(label)));
        // Where none of its kind is attached, the draft may have been sent without them: then only its own words say that it is.
        let said = if of_a_series { said_to_be_attached } else { said_in_words };
        if present.contains(&key)
            || reference.whose != Whose::Own
            || (!draft.in_contents.is_empty() && reference.tokens.start < draft.behind_list)
            || label.len() > LONGEST_LABEL
            || part_of(label).is_some_and(|whole| present.contains(&(key.0, whole)))
            // A form that is attached has annexes of its own.
            || (!of_a_series && draft.attachment_at(reference.tokens.start).is_some())
            || (kinds.contains(key.0) && !of_a_series)
            || standing.contains(&(kind.clone(), label.clone()))
            || reported.contains(&key)
        {
            continue;
        }
        let together = named_together(context, at);
        let is_said = said(context, &together);
        if !is_said {
            if is_elsewhere(context.words, &together) {
                continue;
            }
            if let Some(other) = called.get(key.1).filter(|_| !kinds.contains(key.0)) {
                reported.insert(key);
                problems.push(called_otherwise(context, reference, other));
                continue;
            }
            let in_series = listed && is_in_series(context, at);
            if !in_series && !is_pointed_at(context, reference) {
                continue;
            }
        }
        reported.insert(key);
        let mut quote = context.quote(reference.tokens.clone());
        // In `Exhibits A and B` the second has no word of its own.
        if !has_word(context, reference.tokens.start) {
            quote = format!("{kind} {quote}");
        }
        // It is told once, with the other places.
        let others =
            places.get(&key).into_iter().flatten().filter(|other| other.start != reference.tokens.start);
        // Nothing at all is attached: drafts are often sent without their attachments. Where only the reference says that it is there, it
        // may be another document's.
        // A text that was published is whole but for what it says is left out.
        let is_whole = context.draft.form == Form::Plain;
        let unsure = kinds.is_empty() && !is_whole || !is_said;
        missing.push(Missing {
            how: if of_a_series || !is_said { How::Referred } else { How::Said },
            tokens: reference.tokens.clone(),
            name: quote,
            others: others.take(MOST_SHOWN).cloned().collect(),
            severity: if unsure { Severity::Note } else { Severity::Warning },
        });
    }
    told::tell(context, missing, attached, problems);
}

/// The longest label, in letters: `2.15.1`, `B-1`. What is longer is a word.
const LONGEST_LABEL: usize = 8;

/// The label that a label is a part of: `b` of `b-1`.
fn part_of(label: &str) -> Option<&str> {
    label.split_once('-').map(|(whole, _)| whole)
}

/// Whether a text points at it, `set forth in Schedule 3`, or lists it as one of its own, `(iii) Schedule C - Prices`.
fn is_pointed_at(context: &Context<'_>, reference: &Reference) -> bool {
    let words = context.words;
    let start = reference.tokens.start;
    let before = start.wrapping_sub(1);
    let pointed =
        words.is_one_of(before, &["in", "on", "to", "with", "by", "per", "under", "of", "from", "see", "as"]);
    // `such as Exhibit F to the disclosure document` is one of another document.
    let example = words.is(before, "as") && words.is(before.wrapping_sub(1), "such");
    let listed = words.mark(before, ')')
        && words.mark(before.wrapping_sub(2), '(')
        && words.mark(reference.tokens.end, '-')
        && words.gap(reference.tokens.end) > Gap::None;
    words.gap(start) <= Gap::Line
        && words.is_one_of(start, &ATTACHMENT_WORDS)
        && ((pointed && !example) || listed)
        && context.draft.attachment_at(start).is_none()
}

/// So many further places of a reference are shown with the first.
const MOST_SHOWN: usize = 8;

/// Whether a reference stands in a list of attachments with their captions: `Appendix 1 Services Appendix 2 Prices Appendix 3 Plan`.
fn is_in_series(context: &Context<'_>, at: usize) -> bool {
    /// So many stand in a row.
    const ENOUGH: usize = 4;
    /// The longest caption between two of them, in tokens.
    const CAPTION: usize = 10;
    let references = &context.draft.references;
    let follows = |first: usize| match (references.get(first), references.get(first + 1)) {
        (Some(first), Some(next)) => {
            let kinds = match (&first.target, &next.target) {
                (Target::Attachment { kind, label }, Target::Attachment { kind: other, label: second }) => {
                    kind == other && label != second
                }
                _ => false,
            };
            let near =
                next.tokens.start.checked_sub(first.tokens.end).is_some_and(|between| between <= CAPTION);
            kinds && near && has_word(context, next.tokens.start)
        }
        _ => false,
    };
    let back = (1..=ENOUGH).take_while(|back| at.checked_sub(*back).is_some_and(follows)).count();
    let on = (0..ENOUGH).take_while(|on| follows(at + on)).count();
    back + on + 1 >= ENOUGH
}

/// `Attachment C` where Schedule C is attached, and no attachment of the name.
fn called_otherwise(context: &Context<'_>, reference: &Reference, other: &Attachment) -> Diagnostic {
    let quote = context.quote(reference.tokens.clone());
    let title = context.quote(other.tokens.start..(other.tokens.start + 2).min(other.tokens.end));
    let message = format!("`{quote}` is referred to, and what is attached is called `{title}`");
    let mut finding = context
        .finding(
            drafts::MISSING_ATTACHMENT,
            reference.tokens.clone(),
            message,
            "not attached under this name",
        )
        .related(context.span(other.tokens.start..other.tokens.start + 1), "attached under this one")
        .help("call it by its title, or attach what is meant");
    finding.severity = Severity::Note;
    finding
}

/// The references that are named in one list with this one, `Exhibit A, Exhibit B (Prices) and Exhibit C`: what is said of
/// them is said of each.
fn named_together(context: &Context<'_>, at: usize) -> Range<usize> {
    let words = context.words;
    let references = &context.draft.references;
    let joined = |first: &Reference, second: &Reference| {
        let mut here = first.tokens.end;
        here = words.closing(here, 24).map_or(here, |close| close + 1);
        let is_attachment = |one: &Reference| matches!(one.target, Target::Attachment { .. });
        is_attachment(first)
            && is_attachment(second)
            && here <= second.tokens.start
            && second.tokens.start - here <= 2
            && (here..second.tokens.start)
                .all(|at| words.mark(at, ',') || words.is_one_of(at, &["and", "or", "&", "through", "to"]))
    };
    let pair = |first: usize| match (references.get(first), references.get(first + 1)) {
        (Some(first), Some(second)) => joined(first, second),
        _ => false,
    };
    let mut first = at;
    while first > at.saturating_sub(LONGEST_LIST) && pair(first - 1) {
        first -= 1;
    }
    let mut last = at;
    while last < at + LONGEST_LIST && pair(last) {
        last += 1;
    }
    let start = references.get(first).map_or(0, |reference| reference.tokens.start);
    let end = references.get(last).map_or(start, |reference| reference.tokens.end);
    let end = words.closing(end, 24).map_or(end, |close| close + 1);
    start..end
}

/// How many attachments one list names at most.
const LONGEST_LIST: usize = 12;

/// Whether the draft says that attachments are left out of this copy of it, as filings do.
fn leaves_them_out(context: &Context<'_>) -> bool {
    let words = context.words;
    (0..words.len()).any(|at| {
        let named = words.is_one_of(at, &["exhibits", "schedules", "annexes", "attachments", "appendices"]);
        named
            && (at + 1..at + 14)
                .take_while(|here| !words.mark(*here, '.'))
                .any(|here| words.is(here, "omitted") || words.are(here, &["not", "been", "filed"]))
    })
}

/// Whether a reference begins with the word for an attachment.
fn has_word(context: &Context<'_>, at: usize) -> bool {
    context.words.text(at).chars().count() > 3 && context.words.is_word(at)
}

/// Whether the prose says that it is attached. Where titles are marked as such an attachment that is meant to be there would
/// be seen, so the reference alone says it.
fn said_to_be_attached(context: &Context<'_>, tokens: &Range<usize>) -> bool {
    let words = context.words;
    if context.draft.form == Form::Plain {
        return said_in_words(context, tokens);
    }
    !words.is(tokens.start.wrapping_sub(1), "this") && !is_elsewhere(words, tokens)
}

/// `attached hereto as Exhibit B`, `Exhibit B hereto`, `attached to this Agreement and made part of it as Exhibit B`, `Exhibit B, which
/// is attached hereto`.
fn said_in_words(context: &Context<'_>, tokens: &Range<usize>) -> bool {
    const SAYS: [&str; 5] = ["attached", "hereto", "annexed", "appended", "enclosed"];
    let words = context.words;
    !words.is(tokens.start.wrapping_sub(1), "this")
        && near(words, tokens)
            .any(|at| words.is_one_of(at, &SAYS) && !words.is(at.wrapping_sub(1), "parties"))
        && !is_elsewhere(words, tokens)
}

/// The words around a reference that may say where it is, not beyond the ends of its sentence.
fn near(words: Words<'_>, tokens: &Range<usize>) -> impl Iterator<Item = usize> {
    let ends = move |at: &usize| matches!(words.text(*at), "." | ";") || words.gap(*at) == Gap::Block;
    let start = tokens.start;
    let before = (1..=8).map(move |back| start.wrapping_sub(back)).take_while(move |at| !ends(at));
    before.chain((tokens.end..tokens.end + 6).take_while(move |at| !ends(at)))
}

/// Whether the words around say that it belongs to another document, or is not there.
fn is_elsewhere(words: Words<'_>, tokens: &Range<usize>) -> bool {
    near(words, tokens).any(|at| {
        // `to be agreed and attached`, `will be incorporated`: it comes later.
        let later = words.is_one_of(at, &["attached", "annexed", "appended", "incorporated", "added"])
            && (1..=2).any(|back| words.is_one_of(at.wrapping_sub(back), &["be", "and", "once"]))
            && (1..=16).any(|back| words.is(at.wrapping_sub(back), "be"));
        words.is_one_of(at, &["thereto", "omitted", "not", "thereof"]) || later
    })
}

/// The series a label belongs to: letters or digits. One of the other series is another document's.
fn shape(label: &str) -> Option<bool> {
    label.chars().next().map(|first| first.is_ascii_digit())
}

/// The attachments whose names stand anywhere in capitals or open a line: titles that a page on one line hides.
fn standing(context: &Context<'_>) -> FxHashSet<(String, String)> {
    let words = context.words;
    let mut standing = FxHashSet::default();
    // The lines of a list of attachments are no titles.
    for at in context.draft.behind_list..words.len() {
        if !words.is_one_of(at, &ATTACHMENT_WORDS) || !(names_itself(words, at) || words.gap(at) >= Gap::Wide)
        {
            continue;
        }
        let Some((label, _)) = attachment_label(words, at + 1) else { continue };
        let kind = fold(words.text(at)).into_owned();
        // `Exhibit B-1` on a page of its own is a part of Exhibit B.
        for (end, _) in label.match_indices('-') {
            standing.insert((kind.clone(), label.get(..end).unwrap_or("").to_owned()));
        }
        standing.insert((kind, label));
    }
    standing
}

/// Whether a name in capitals is a title: `EXHIBIT C SUBLICENCE`, and not `attached hereto as EXHIBIT C`.
fn names_itself(words: Words<'_>, at: usize) -> bool {
    const SMALL: [&str; 14] =
        ["as", "in", "on", "of", "the", "and", "or", "to", "see", "this", "such", "with", "under", "by"];
    let before = at.wrapping_sub(1);
    let is_said = words.is_one_of(before, &SMALL) && !words.is_shouted(before);
    words.is_shouted(at) && !is_said && !words.is_one_of(at + 2, &["attached", "hereto"])
}
