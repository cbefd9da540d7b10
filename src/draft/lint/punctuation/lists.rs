//! The joints of a list: `and` before a part that is not the last, none at all, and a last part that ends as if another followed.

use std::ops::Range;

use super::super::context::Context;
use super::super::numbering::markers::{Marker, Style, markers};
use super::told::Told;
use crate::draft::words::Gap;

/// How many lists are open within each other at most.
const DEEPEST_LIST: usize = 8;

/// The longest part of a list, in tokens, behind which its next one is looked for.
const LONGEST_PART: usize = 1_500;

/// A list as it is read.
struct List {
    style: Style,
    bracketed: bool,
    close: char,
    /// The place of its last part.
    last: u32,
    /// The markers of its parts.
    parts: Vec<Range<usize>>,
}

impl List {
    fn place(&self, marker: &Marker) -> Option<u32> {
        let counted = marker.readings.iter().find(|(style, _)| *style == self.style);
        let near = self.parts.last().is_some_and(|part| marker.tokens.start - part.end < LONGEST_PART);
        counted.filter(|_| near && marker.is_like(self.bracketed, self.close)).map(|(_, place)| *place)
    }
}

pub(super) fn find(context: &Context<'_>) -> Vec<Told> {
    let mut told = Vec::new();
    for list in lists(context) {
        told.extend(joint(context, &list));
        told.extend(end(context, &list));
    }
    told
}

/// Every list with bracketed markers, in running text within its paragraph.
fn lists(context: &Context<'_>) -> Vec<List> {
    let mut whole = Vec::new();
    let (mut paragraphs, mut inline): (Vec<List>, Vec<List>) = (Vec::new(), Vec::new());
    let mut block = 0;
    for marker in markers(context).iter().filter(|marker| marker.close == ')') {
        let here = context.draft.blocks.partition_point(|block| block.tokens.start <= marker.tokens.start);
        if block != here {
            block = here;
            whole.append(&mut inline);
        }
        let open = if marker.opens { &mut paragraphs } else { &mut inline };
        if let Some(depth) = open.iter().rposition(|list| list.place(marker) == Some(list.last + 1)) {
            whole.extend(open.drain(depth + 1..));
            if let Some(list) = open.last_mut() {
                list.last += 1;
                list.parts.push(marker.tokens.clone());
            }
        } else if let Some((style, last)) = marker.readings.iter().rev().find(|(_, place)| *place == 1) {
            // A list that is counted like one that is open begins anew.
            let again = open.iter().position(|list| list.place(marker).is_some());
            let depth = again.unwrap_or(open.len()).min(DEEPEST_LIST);
            whole.extend(open.drain(depth.min(open.len())..));
            let parts = vec![marker.tokens.clone()];
            open.push(List {
                style: *style,
                bracketed: marker.bracketed,
                close: marker.close,
                last: *last,
                parts,
            });
        }
    }
    whole.append(&mut inline);
    whole.append(&mut paragraphs);
    whole
}

/// What stands between two parts: the mark, and `and` or `or`.
struct Joint {
    mark: char,
    join: Option<usize>,
}

fn joints(context: &Context<'_>, list: &List) -> Vec<Joint> {
    let words = context.words;
    let of = |part: &Range<usize>| {
        let before = part.start.saturating_sub(1);
        let join = words.is_one_of(before, &["and", "or"]).then_some(before);
        let mark = before - usize::from(join.is_some());
        Joint { mark: words.text(mark).chars().next().unwrap_or(' '), join }
    };
    list.parts.iter().skip(1).map(of).collect()
}

/// The shortest list that is looked at, in parts.
const SHORTEST: usize = 3;

/// `(a) …; (b) …; and (c) …; (d) …`.
fn joint(context: &Context<'_>, list: &List) -> Option<Told> {
    let joints = joints(context, list);
    if list.parts.len() < SHORTEST {
        return None;
    }
    let (last, others) = joints.split_last()?;
    let marked = others.iter().all(|joint| joint.mark == ';') && matches!(last.mark, ';' | '.');
    let joined: Vec<usize> = others.iter().filter_map(|joint| joint.join).collect();
    match joined.as_slice() {
        [early] if last.join.is_none() && marked => {
            let word = context.words.text(*early);
            let message = format!("`{word}` stands before a part of the list that is not its last");
            let first = list.parts.iter().find(|part| part.start == *early + 1)?;
            Some(Told::new(*early..first.end, message, format!("move `{word}` before the last part")))
        }
        [] if last.join.is_none() && marked && last.mark == ';' => {
            let first = list.parts.first()?;
            let last = list.parts.last()?;
            let mut sentence = context.sentence(first.start.saturating_sub(1)).start..first.start;
            // A list that goes on behind this part, or has its word before the mark: `three, or; (4) four`.
            let words = context.words;
            let stop = (last.end..last.end + LONGEST_PART)
                .find(|at| matches!(words.text(*at), "." | ";") && words.gap(at + 1) > Gap::None);
            let goes_on = stop.is_none_or(|at| words.mark(at, ';'));
            let joined = words.is_one_of(last.start.saturating_sub(2), &["and", "or"]);
            let led = sentence
                .any(|at| context.words.is_one_of(at, &["following", "follows", "any", "either", "each"]));
            let message = "no `and` or `or` stands before the last part of the list";
            (!led && !goes_on && !joined)
                .then(|| Told::note(last.clone(), message, "put the one in that is meant"))
        }
        _ => None,
    }
}

/// The deepest level of a section that is no part of a list itself, which `;` would end.
const HIGH: usize = 2;

/// `…; and` or `…;` where a section follows and no part of the list.
fn end(context: &Context<'_>, list: &List) -> Option<Told> {
    let (words, draft) = (context.words, context.draft);
    let last = list.parts.last().filter(|_| list.parts.len() > 1)?;
    let block = draft.block_at(last.start)?;
    let behind = block.tokens.end;
    let section = draft.sections.partition_point(|section| section.tokens.start < behind);
    let follows = draft.sections.get(section).is_some_and(|section| {
        section.tokens.start == behind && section.written && section.number.0.len() <= HIGH
    });
    let numbered = words.is_number(behind) || words.is_one_of(behind, &["section", "article", "clause"]);
    let joint = behind.checked_sub(1)?;
    let alike = joints(context, list).iter().all(|joint| joint.mark == ';');
    if !follows || !numbered || !alike || last.end >= joint {
        return None;
    }
    let joined = words.is_one_of(joint, &["and", "or"]) && words.mark(joint.wrapping_sub(1), ';');
    if joined {
        let message = format!("the list ends with `; {}`, and no part follows", words.text(joint));
        return Some(Told::new(
            joint - 1..joint + 1,
            message,
            "end it with a full stop, or add the part that is missing",
        ));
    }
    matches!(words.text(joint), ";" | ",").then(|| {
        let message = format!("the list ends with `{}`, and no part follows", words.text(joint));
        Told::new(joint - 1..joint + 1, message, "end it with a full stop, or add the part that is missing")
    })
}
