//! The markers of a draft in, the parts of lists that come twice or skip one out.

use std::ops::Range;

use super::super::context::Context;
use super::markers::{Marker, Style, is_parted};
use super::nested::{ends_inner, is_within};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems};
use crate::draft::words::Gap;

/// A list that is open. Lists stand within lists.
pub(super) struct List {
    style: Style,
    pub bracketed: bool,
    pub close: char,
    /// The place of its last part, and where that begins.
    pub last: u32,
    pub at: Range<usize>,
}

impl List {
    /// How a part of this list would be marked.
    fn mark(&self, place: u32) -> String {
        let open = if self.bracketed { "(" } else { "" };
        format!("{open}{}{}", self.style.written(place), self.close)
    }

    /// The place that a marker has in this list, if it is written as this list's are.
    pub fn place(&self, marker: &Marker) -> Option<u32> {
        let counted = marker.readings.iter().find(|(style, _)| *style == self.style);
        counted.filter(|_| marker.is_like(self.bracketed, self.close)).map(|(_, place)| *place)
    }
}

/// How many lists are open within each other at most.
const DEEPEST_LIST: usize = 8;

/// The longest part of a list, in tokens, behind which its next one is looked for.
pub(super) const LONGEST_PART: usize = 1_500;

/// The longest part among paragraphs, in tokens, that is taken for one of the same list where the next has its number.
const SHORT_PART: usize = 300;

/// A part that lies farther behind the one before belongs to another list.
const MOST_MISSING: u32 = 4;

/// How many markers behind one that comes twice the next may stand, with a list of its own between.
const NEAR: usize = 3;

pub(super) fn find(context: &Context<'_>, markers: &[Marker], problems: &mut Problems) {
    let draft = context.draft;
    // Those that begin paragraphs count by themselves, for lists in running text stand within their parts.
    let (mut paragraphs, mut inline): (Vec<List>, Vec<List>) = (Vec::new(), Vec::new());
    let (mut section, mut block) = ((0, 0), 0);
    for (order, marker) in markers.iter().enumerate() {
        let at = marker.tokens.start;
        let here = (
            draft.sections.partition_point(|section| section.tokens.start <= at),
            draft.attachments.partition_point(|attachment| attachment.tokens.start <= at),
        );
        if section != here {
            (section, paragraphs, inline) = (here, Vec::new(), Vec::new());
        }
        let block_here = draft.blocks.partition_point(|block| block.tokens.start <= at);
        if block != block_here {
            (block, inline) = (block_here, Vec::new());
        }
        let (open, others) =
            if marker.opens { (&mut paragraphs, &inline) } else { (&mut inline, &paragraphs) };
        if goes_on(open, marker) {
            continue;
        }
        let behind = markers.get(order + 1..).unwrap_or(&[]);
        let earlier = markers.get(..order).unwrap_or(&[]);
        let following = behind.iter().take(NEAR);
        let before = earlier.last();
        if let Some(finding) = begun_twice(context, open, marker, behind)
            .or_else(|| begun_again(context, open, before, marker, following.clone()))
            .or_else(|| begun_anew(context, open, marker, behind))
        {
            problems.push(finding);
        } else if begins(open, marker) {
            problems.extend(alone(context, before, marker, behind));
        } else {
            if before.is_none_or(|before| !before.is_followed_by(marker)) {
                let finding = otherwise_counted(context, open, (others, earlier), marker)
                    .or_else(|| out_of_step(context, open, marker, following));
                problems.extend(finding);
            }
        }
    }
}

/// Whether a marker is the next part of an open list, the innermost first; those within it have ended.
fn goes_on(open: &mut Vec<List>, marker: &Marker) -> bool {
    let Some(depth) = open.iter().rposition(|list| list.place(marker) == Some(list.last + 1)) else {
        return false;
    };
    open.truncate(depth + 1);
    if let Some(list) = open.last_mut() {
        (list.last, list.at) = (list.last + 1, marker.tokens.clone());
    }
    true
}

/// Whether a marker begins a list.
fn begins(open: &mut Vec<List>, marker: &Marker) -> bool {
    let first = marker.readings.iter().rev().find(|(_, place)| *place == 1);
    if let Some((style, last)) = first {
        open.truncate(DEEPEST_LIST);
        let (bracketed, close, at) = (marker.bracketed, marker.close, marker.tokens.clone());
        open.push(List { style: *style, bracketed, close, last: *last, at });
    }
    first.is_some()
}

/// A list that begins where its own second part should: `a)` behind `a)`.
fn begun_twice(
    context: &Context<'_>,
    open: &[List],
    marker: &Marker,
    following: &[Marker],
) -> Option<Diagnostic> {
    let list = open.last().filter(|list| list.last == 1 && list.place(marker) == Some(1))?;
    let between = list.at.end..marker.tokens.start;
    let before = marker.tokens.start.wrapping_sub(1);
    let joined = usize::from(context.words.is_one_of(before, &["and", "or"]));
    // Behind a colon a list within begins.
    let is_next = matches!(context.words.text(before - joined), ";" | ",") && between.len() <= SHORT_PART;
    let goes_on = following.first().is_some_and(|next| list.place(next) == Some(2));
    let told = is_next
        && goes_on
        && !ends_sentence(context, between)
        && !is_within(context, list, marker, following);
    told.then(|| twice(context, list, marker, 1))
}

/// Two paragraphs with one marker, `a.` behind `a.`, and no marker between: the second should have been `b.`
fn begun_again<'a>(
    context: &Context<'_>,
    open: &[List],
    before: Option<&Marker>,
    marker: &Marker,
    mut following: impl Iterator<Item = &'a Marker>,
) -> Option<Diagnostic> {
    let words = context.words;
    let list = open.last().filter(|list| list.last == 1 && list.place(marker) == Some(1))?;
    let is_next = marker.opens && before.is_some_and(|before| before.tokens == list.at);
    let between = list.at.end..marker.tokens.start;
    // A heading without a number, or a number that is not seen, may begin another list.
    let is_parted = between.len() > LONGEST_PART
        || between.clone().any(|at| {
            words.is_redaction(at)
                || (words.gap(at) >= Gap::Wide && (words.is_number(at) || words.is_shouted(at)))
                || (words.gap(at) == Gap::Block && words.is_capital(at))
        });
    let ends = matches!(words.text(marker.tokens.start.wrapping_sub(1)), "." | ";");
    let goes_on = following.next().is_none_or(|next| list.place(next) != Some(1));
    (is_next && ends && !is_parted && goes_on).then(|| twice(context, list, marker, 1))
}

/// The first marker behind the last paragraph of a list, alone in what is left of its section: `(a)` behind `(c)`, or behind an `(a)` with
/// a list of its own. The next letter was meant.
fn begun_anew(
    context: &Context<'_>,
    open: &[List],
    marker: &Marker,
    following: &[Marker],
) -> Option<Diagnostic> {
    let words = context.words;
    let (start, draft) = (marker.tokens.start, context.draft);
    // Several letters in order tell a list; one alone does so where its paragraph has a list of its own.
    let depth = open.iter().rposition(|list| list.place(marker) == Some(1))?;
    let list = open.get(depth)?;
    let holds_list = open.len() > depth + 1;
    let is_list = list.last > 1 || holds_list;
    let next = draft.sections.partition_point(|section| section.tokens.start <= start);
    let section = draft.sections.get(next.checked_sub(1)?)?;
    let end = draft.sections.get(next).map_or(section.tokens.end, |next| next.tokens.start);
    let followed = following
        .iter()
        .take_while(|next| next.tokens.start < end)
        .any(|next| next.opens && next.is_like(list.bracketed, list.close) && list.place(next).is_some());
    let between = list.at.end..start;
    let before = start.wrapping_sub(1);
    let ends = matches!(words.text(before), "." | ";");
    let is_parted = between.len() > LONGEST_PART
        || between.clone().any(|at| {
            words.is_redaction(at)
                || (words.gap(at) >= Gap::Wide && (words.is_number(at) || words.is_shouted(at)))
                || (words.gap(at) == Gap::Block && words.is_capital(at))
        });
    let told = marker.opens && is_list && ends && !followed && !is_parted && section.tokens.contains(&start);
    told.then(|| {
        let next = list.mark(list.last + 1);
        let message = format!("{} follows {}: {next} is meant", list.mark(1), list.mark(list.last));
        context
            .finding(drafts::NUMBERING, marker.tokens.clone(), message, "begins anew")
            .related(context.span(list.at.clone()), "the part before")
            .help("renumber, and mend the references")
    })
}

/// How far behind the first part of a list its second one is looked for, in tokens.
const WHOLE_LIST: usize = 600;

/// `procedures (a) are designed to`, and no `(b)` comes: one part makes no list, or the others lost their markers.
fn alone(
    context: &Context<'_>,
    marker_before: Option<&Marker>,
    marker: &Marker,
    following: &[Marker],
) -> Option<Diagnostic> {
    let words = context.words;
    let (start, end) = (marker.tokens.start, marker.tokens.end);
    let before = start.wrapping_sub(1);
    let is_digit = words.is_number(start + 1);
    // `(B) (i) becomes`, `to: (1) copy`.
    let is_inner = marker_before.is_some_and(|outer| outer.tokens.end == start);
    let leads = !is_digit && words.is_word(before) && words.text(before).chars().all(char::is_lowercase)
        || !is_digit && words.mark(before, ',')
        || words.mark(before, ':')
        || is_inner;
    let sentence = leads
        && !words.is_one_of(
            before,
            &[
                "and",
                "or",
                "notwithstanding",
                "foregoing",
                "clauses",
                "see",
                "the",
                "option",
                "phase",
                "type",
                "note",
            ],
        )
        && words.text(end).chars().all(char::is_lowercase)
        && words.is_word(end)
        && !words.is_one_of(end, &["through", "above", "below", "immediately", "to", "and", "or"]);
    let near = start..start + WHOLE_LIST;
    // A list of the same sort that begins behind the end of the sentence has a second part of its own.
    let is_first = |next: &&Marker| {
        next.is_like(marker.bracketed, marker.close)
            && words.text(next.tokens.start + 1) == words.text(start + 1)
            && ends_sentence(context, end..next.tokens.start)
    };
    let within = || following.iter().take_while(|next| near.contains(&next.tokens.start));
    // What ends the part around this one ends this one: `(c)` at the beginning of a paragraph, and the next section.
    let outer = |next: &&Marker| {
        let leads = |before: &Marker| before.is_followed_by(next);
        next.opens
            && next.is_like(marker.bracketed, marker.close)
            && !next.readings.iter().any(|(_, place)| *place == 1)
            && !marker.is_followed_by(next)
            && !within().take_while(|before| before.tokens.start < next.tokens.start).any(leads)
    };
    let sections = &context.draft.sections;
    let next = sections.partition_point(|section| section.tokens.start <= start);
    let next = sections.get(next).map(|next| next.tokens.start);
    let next = next.filter(|next| words.mark(next.wrapping_sub(1), '.'));
    let ends = [within().find(is_first), within().find(outer)].into_iter().flatten();
    let ends = ends.map(|end| end.tokens.start).chain(next).chain([near.end, words.len()]);
    let whole = start..ends.min().unwrap_or(near.end);
    let second = |at: usize| match words.text(at) {
        "ii" | "b" => true,
        "2" => !words.is(at.wrapping_sub(2), "two"),
        _ => false,
    };
    // A second part that is scanned badly, or stands in another form, is one all the same.
    let goes_on = within().any(|next| whole.contains(&next.tokens.start) && marker.is_followed_by(next))
        || whole.clone().any(|at| {
            second(at) && matches!(words.text(at + 1), ")" | "." | "}" | "]") || words.is_redaction(at)
        });
    let single = marker.bracketed && !marker.opens && matches!(words.text(start + 1), "a" | "i" | "1");
    // `(h) … (i)`: the ninth of a list whose last part is far.
    let ninth = words.text(start + 1) == "i"
        && (start.saturating_sub(WHOLE_LIST)..start)
            .any(|at| words.text(at) == "h" && words.mark(at + 1, ')'));
    let is_alone = single && sentence && !goes_on && !ninth;
    is_alone.then(|| {
        let mark = context.quote(marker.tokens.clone());
        context
            .finding(drafts::NUMBERING, marker.tokens.clone(), format!("{mark} {ALONE}"), "alone")
            .help("take the marker out, or mark the part that goes with it")
    })
}

/// `(vi)` behind `(vi)`, and `(d)` behind `(b)`.
fn out_of_step<'a>(
    context: &Context<'_>,
    open: &mut Vec<List>,
    marker: &Marker,
    mut following: impl Iterator<Item = &'a Marker>,
) -> Option<Diagnostic> {
    let step = |list: &List, place: u32| {
        (place == list.last && place > 1) || (list.last + 2..=list.last + MOST_MISSING).contains(&place)
    };
    let depth = open.iter().rposition(|list| list.place(marker).is_some_and(|place| step(list, place)))?;
    open.truncate(depth + 1);
    let list = open.last_mut()?;
    let place = list.place(marker)?;
    let between = list.at.end..marker.tokens.start;
    let finding = if place == list.last {
        // In running text the sentence goes on; among paragraphs the list does, and is no list of another section whose heading is hidden.
        let is_list = if marker.opens {
            let mut goes_on = || following.any(|next| list.place(next) == Some(place + 1));
            // `ii)` is read in one way only, and a paragraph of its own.
            let is_plain = roman(list.style)
                && marker.close == ')'
                && list.style.written(place).len() > 1
                && context.words.gap(marker.tokens.start) == Gap::Block;
            (is_plain && between.len() <= LONGEST_PART) || (between.len() <= SHORT_PART && goes_on())
        } else {
            stands_apart(context, marker) && !ends_sentence(context, between)
        };
        (is_list && !is_doubtful(list.style, place)).then(|| twice(context, list, marker, place))
    } else {
        let missing: Vec<String> = (list.last + 1..place).map(|place| list.style.written(place)).collect();
        // Farther on, one letter may be that of another list.
        let near = place == list.last + 2;
        let certain = near || (list.last > 1 && !(roman(list.style) && list.style.written(place).len() == 1));
        let is_gap = certain
            && !is_doubtful(list.style, place)
            && stands_apart(context, marker)
            && missing.iter().all(|missing| is_missing(context, missing, between.clone()));
        is_gap.then(|| gap(context, list, marker, place))
    };
    (list.last, list.at) = (place, marker.tokens.clone());
    finding
}

/// A part that is counted as the list it stands in is not: `(d)` behind `(iii)`, `(b)` behind `(A)`. The sentence goes on, and no list
/// of the other sort is open.
fn otherwise_counted(
    context: &Context<'_>,
    open: &mut [List],
    (others, earlier): (&[List], &[Marker]),
    marker: &Marker,
) -> Option<Diagnostic> {
    let words = context.words;
    let before = marker.tokens.start.wrapping_sub(1);
    let is_part = matches!(words.text(before), "," | ";") || words.is_one_of(before, &["and", "or"]);
    let belongs = |list: &List| list.place(marker).is_some_and(|place| place > list.last);
    let list = open.last_mut().filter(|list| marker.is_like(list.bracketed, list.close))?;
    let next = list.last + 1;
    let (style, _) = marker.readings.iter().find(|(style, place)| *style != list.style && *place == next)?;
    let between = list.at.end..marker.tokens.start;
    if !is_part
        || between.len() > SHORT_PART
        || ends_sentence(context, between)
        || others.iter().any(belongs)
        || ends_inner(context, (list, *style, next), marker, earlier)
    {
        return None;
    }
    let here = context.quote(marker.tokens.clone());
    let finding = context
        .finding(
            drafts::NUMBERING,
            marker.tokens.clone(),
            format!("{here} follows {}: {} is meant", list.mark(list.last), list.mark(next)),
            "counted otherwise",
        )
        .related(context.span(list.at.clone()), "the part before")
        .help("renumber, and mend the references");
    // What comes behind may go on in either way; it is told once.
    (list.style, list.last, list.at) = (*style, next, marker.tokens.clone());
    Some(finding)
}

fn twice(context: &Context<'_>, list: &List, marker: &Marker, place: u32) -> Diagnostic {
    let message = format!("{} comes twice", list.mark(place));
    context
        .finding(drafts::NUMBERING, marker.tokens.clone(), message, "the second")
        .related(context.span(list.at.clone()), "the first")
        .help("renumber, and mend the references")
}

fn gap(context: &Context<'_>, list: &List, marker: &Marker, place: u32) -> Diagnostic {
    let (first, last) = (list.mark(list.last + 1), list.mark(place - 1));
    let missing =
        if first == last { format!("{first} is missing") } else { format!("{first} to {last} are missing") };
    let message = format!("{} follows {}: {missing}", list.mark(place), list.mark(list.last));
    context
        .finding(drafts::NUMBERING, marker.tokens.clone(), message, "the part after the gap")
        .related(context.span(list.at.clone()), "the part before")
        .help("renumber, and mend the references")
}

fn roman(style: Style) -> bool {
    matches!(style, Style::Roman { .. })
}

/// Letters that are Roman numbers, too, may belong to a list within.
fn is_doubtful(style: Style, place: u32) -> bool {
    let letters = matches!(style, Style::Letters { .. });
    letters && matches!(style.written(place).to_ascii_lowercase().as_str(), "i" | "v" | "x")
}

/// Whether a marker is parted from what stands before it as a part is; a letter or a number in running text may be anything.
fn stands_apart(context: &Context<'_>, marker: &Marker) -> bool {
    marker.opens || is_parted(context.words, marker.tokens.start)
}

/// Whether a label is nowhere between two markers, and nothing says why.
fn is_missing(context: &Context<'_>, label: &str, between: Range<usize>) -> bool {
    let words = context.words;
    between.len() < LONGEST_PART
        && !between.into_iter().any(|at| {
            let marked = matches!(words.text(at + 1), ")" | "." | "-")
                || words.mark(at.wrapping_sub(1), '(')
                || words.gap(at) >= Gap::Wide;
            (marked && words.text(at) == label)
                || words.is_redaction(at)
                // `(c)` is printed as a sign of its own.
                || words.is_one_of(at, &["omitted", "reserved", "deleted", "redacted", "©", "¢", "0"])
        })
}

/// Whether a sentence ends among these tokens, as far as they are looked through.
pub(super) fn ends_sentence(context: &Context<'_>, tokens: Range<usize>) -> bool {
    let words = context.words;
    let ends = |at: usize| {
        // Behind two letters a full stop cuts a word short.
        let stops = words.mark(at, '.') && words.text(at.wrapping_sub(1)).len() > 2;
        stops && words.gap(at + 1) > Gap::None && (words.is_capital(at + 1) || words.mark(at + 1, '('))
    };
    tokens.len() > LONGEST_PART || tokens.into_iter().any(ends)
}

/// What is said of a part without another behind it.
const ALONE: &str = "has no second part";

/// Takes back what is said of a part that has no second, where its list is told to go on wrongly: `(a) … and (c)`. The findings of lists
/// are in the order of their places.
pub(super) fn tell_once(problems: &mut Problems) {
    /// How far on that is told, in bytes.
    const NEAR: u32 = 1_500;
    let others: Vec<u32> = problems
        .iter()
        .filter(|finding| finding.message.starts_with('(') && !finding.message.ends_with(ALONE))
        .flat_map(|finding| finding.labels.iter().map(|label| label.span.start))
        .collect();
    problems.retain(|finding| {
        let start = finding.span().start;
        let goes_on = || others.iter().any(|other| (start..start + NEAR).contains(other));
        !finding.message.ends_with(ALONE) || !goes_on()
    });
}
