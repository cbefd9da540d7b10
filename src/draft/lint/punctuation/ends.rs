//! The sections of a draft in, those out whose last sentence lacks its full stop.

use std::ops::Range;

use super::super::context::Context;
use super::told::Told;
use crate::draft::model::Section;
use crate::draft::words::{Gap, Words};

/// The shortest sentence whose end is looked at, in tokens.
const SENTENCE: usize = 9;

/// Of so many sections one may lack its full stop by a slip.
const ONE_IN: usize = 8;

pub(super) fn find(context: &Context<'_>) -> Vec<Told> {
    let sections = &context.draft.sections;
    let (mut ended, mut open) = (0, Vec::new());
    for pair in sections.windows(2) {
        let [section, next] = pair else { continue };
        match end(context, section, next) {
            Some(End::Stopped) => ended += 1,
            Some(End::Open(tokens)) => open.push(tokens),
            None => {}
        }
    }
    if open.len() * ONE_IN > ended {
        return Vec::new();
    }
    let told = |tokens: Range<usize>| {
        let message = format!("no full stop ends the section behind `{}`", context.words.text(tokens.start));
        Told::new(tokens, message, "put the full stop in, or add the words that are missing")
    };
    open.into_iter().map(told).collect()
}

/// How the text of a section ends before the next one.
enum End {
    Stopped,
    Open(Range<usize>),
}

fn end(context: &Context<'_>, section: &Section, next: &Section) -> Option<End> {
    let words = context.words;
    let last = next.tokens.start.checked_sub(1)?;
    if !next.written
        || next.part != section.part
        || last < section.tokens.start + SENTENCE
        || !context.range().contains(&last)
    {
        return None;
    }
    if words.mark(last, '.') {
        return Some(End::Stopped);
    }
    let sentence = context.sentence(last);
    let body = sentence.start.max(section.heading().end)..last + 1;
    let verb = body.clone().any(|at| {
        words.is_one_of(at, &["shall", "will", "may", "must", "is", "are", "has", "have", "agrees", "means"])
    });
    let small = |at: usize| {
        words.is_word(at) && words.text(at).chars().all(char::is_lowercase) && words.text(at).len() > 2
    };
    let joined =
        words.is_one_of(last, &["and", "or", "the", "of", "to", "that", "following", "a", "in", "by"]);
    (body.len() >= SENTENCE && verb && small(last) && !joined && is_running(words, body))
        .then(|| End::Open(last..last + 1))
}

/// Whether words stand in running text, and not in columns.
fn is_running(words: Words<'_>, mut tokens: Range<usize>) -> bool {
    let mut behind = tokens.start + 1..tokens.end;
    behind.all(|at| words.gap(at) < Gap::Wide) && !tokens.any(|at| words.is_redaction(at))
}
