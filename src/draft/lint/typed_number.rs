//! `draft/typed-number`: a number that was typed in a document whose numbers Word counts. It stays as it is when sections come and go.

use rustc_hash::FxHashMap;

use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems};
use crate::draft::model::{Block, Form, Number, Part, Section, letter};
use crate::draft::sections::decimal_number;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    if context.draft.form != Form::Word {
        return;
    }
    let drawn_too = context.draft.blocks.iter().filter(|block| block.part == Part::Document);
    problems.extend(drawn_too.filter_map(|block| drawn_too_of(context, block)));
    // The last section so far below each other one, by the length of its number.
    let mut last: FxHashMap<(Option<usize>, usize, usize), &Section> = FxHashMap::default();
    for section in &context.draft.sections {
        let place = (section.parent, section.number.0.len(), section.part);
        if let Some(before) = last.insert(place, section) {
            problems.extend(among_counted(context, before, section));
        }
    }
}

/// `2.1 2.1 Fees`: the number is typed behind the one that Word draws.
fn drawn_too_of(context: &Context<'_>, block: &Block) -> Option<Diagnostic> {
    let words = context.words;
    let drawn = block.drawn.as_deref()?.trim_matches(['(', '.', ')', ':']);
    let first = block.tokens.start;
    let typed = decimal_number(words.text(first)).filter(|_| words.is_number(first))?;
    // `30. 30 days` begins with a number that counts something.
    let is_of_section =
        words.mark(first + 1, '.') || words.mark(first + 1, ')') || words.is_capital(first + 1);
    // `(c) 3.` says it twice, too, and so does `(i) 1.`
    let places = [letter(drawn).map(|place| Number(vec![place])), Number::parse(drawn)];
    let is_same = places.into_iter().flatten().any(|place| place == typed);
    (is_of_section && is_same).then(|| {
        let message = format!("the number {typed} is typed behind the one that Word draws");
        context
            .finding(drafts::TYPED_NUMBER, first..first + 1, message, "typed")
            .help("take the typed one out")
    })
}

/// A section whose number is typed, behind one whose number Word counts.
fn among_counted(context: &Context<'_>, before: &Section, section: &Section) -> Option<Diagnostic> {
    let goes_on = section.number.parent() == before.number.parent()
        && section.number.last() == before.number.last() + 1;
    let captioned = before.caption.is_some() && section.caption.is_some();
    (goes_on && captioned && section.written && !before.written).then(|| {
        let message = format!(
            "the number of section {} is typed, and Word counts that of section {}",
            section.number, before.number
        );
        context
            .finding(drafts::TYPED_NUMBER, section.heading(), message, "typed")
            .related(context.span(before.heading()), "counted by Word")
            .help("let Word number it: a typed number stays behind when sections come and go")
    })
}
