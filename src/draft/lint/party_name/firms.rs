//! A firm whose partners are named now with a comma and now without: `Roe, Doe & Partners` and `Roe Doe & Partners`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::context::Context;
use super::super::lexicon::normal;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::parties::squeezed;
use crate::draft::words::{Gap, Words};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let mut firms: BTreeMap<String, Range<usize>> = BTreeMap::new();
    let mut told: Vec<String> = Vec::new();
    for at in context.range().filter(|at| words.mark(*at, '&')) {
        let Some(firm) = firm(words, at).filter(|firm| is_of_names(context, firm)) else { continue };
        let key = squeezed(words, firm.clone());
        let Some(first) = firms.get(&key) else {
            firms.insert(key, firm);
            continue;
        };
        if commas(words, first) == commas(words, &firm) || told.contains(&key) {
            continue;
        }
        let message =
            format!("`{}` is `{}` elsewhere", context.quote(firm.clone()), context.quote(first.clone()));
        let mut finding = context.finding(drafts::PARTY_NAME, firm, message, "with other marks");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(first.clone()), "the other spelling");
        problems.push(finding.help("write the name as its bearer does"));
        told.push(key);
    }
}

fn commas(words: Words<'_>, firm: &Range<usize>) -> usize {
    firm.clone().filter(|at| words.mark(*at, ',')).count()
}

/// The names around the sign at `at`: two or three capitalised words before it, with the commas between them, and one behind it.
fn firm(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    /// The most tokens before the sign.
    const BEFORE: usize = 5;
    let near = |at: usize| words.gap(at) <= Gap::Line && words.gap(at) != Gap::None || words.mark(at, ',');
    let of_name = |here: &usize| (words.is_capital(*here) || words.mark(*here, ',')) && near(*here + 1);
    let start = (at.saturating_sub(BEFORE)..at).rev().take_while(of_name).last()?;
    let start = start + usize::from(words.mark(start, ','));
    let named = (start..at).filter(|here| words.is_capital(*here)).count();
    (named >= 2 && words.is_capital(at + 1) && near(at + 1)).then_some(start..at + 2)
}

/// Whether the words are names, and none of them a word of the language: `Research, Development & Supply`.
fn is_of_names(context: &Context<'_>, firm: &Range<usize>) -> bool {
    let words = context.words;
    firm.clone().filter(|at| words.is_word(*at)).all(|at| !context.is_common(&normal(words.text(at))))
}
