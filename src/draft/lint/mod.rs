//! A draft in, findings out: the registry of lints, and the inline ignores.

mod blank;
mod capitalisation;
mod context;
mod cross_reference;
mod currency;
mod date;
mod double_negative;
mod duplicate_definition;
mod leftover_markup;
mod lexicon;
mod missing_attachment;
mod modal_verb;
mod negated_and;
mod no_end;
mod number_words;
mod numbering;
mod party_name;
mod reference_caption;
mod repeated_word;
mod undefined_term;
mod unit;
mod unused_definition;
mod vague;

use super::model::{BlockKind, Draft, Section};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::source::Span;
use context::Context;
pub use context::LintSettings;
use lexicon::Lexicon;

/// A lint: the walk that finds what it is about.
type Find = fn(&Context<'_>, &mut Problems);

/// Every lint, in the order of the catalogue.
const REGISTRY: &[Find] = &[
    number_words::find,
    blank::find,
    cross_reference::find,
    reference_caption::find,
    missing_attachment::find,
    duplicate_definition::find,
    unused_definition::find,
    capitalisation::find,
    date::find,
    party_name::find,
    repeated_word::find,
    leftover_markup::find,
    numbering::find,
    unit::find,
    currency::find,
    no_end::find,
    undefined_term::find,
    modal_verb::find,
    vague::find,
    double_negative::find,
    negated_and::find,
];

/// Proofreads a draft: every finding that no inline ignore takes away, sorted by place.
pub fn lint(draft: &Draft, settings: &LintSettings) -> Problems {
    let words = draft.words();
    let context = Context { draft, words, lexicon: Lexicon::new(words), settings };
    let mut problems = Problems::default();
    for find in REGISTRY {
        find(&context, &mut problems);
    }
    apply_ignores(draft, &mut problems);
    problems.sort();
    problems
}

/// The sentences of a section that are no headings, in order.
pub(super) fn sentences(draft: &Draft, section: &Section) -> Vec<std::ops::Range<usize>> {
    let words = draft.words();
    let ends = |here: usize| {
        matches!(words.text(here), "." | ";" | "?") && words.gap(here + 1) != super::words::Gap::None
    };
    let mut sentences = Vec::new();
    let blocks = draft.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Heading(_)));
    for block in blocks {
        let end = block.tokens.end.min(section.tokens.end);
        let first = block.tokens.start.max(section.tokens.start);
        let mut start = first;
        for here in first..end {
            if ends(here) || here + 1 == end {
                sentences.push(start..here + 1);
                start = here + 1;
            }
        }
    }
    sentences
}

/// Takes out what an inline ignore silences, and reports the ignores that give no reason or silence nothing.
fn apply_ignores(draft: &Draft, problems: &mut Problems) {
    for ignore in &draft.ignores {
        let span = Span::new(draft.file(), ignore.bytes.start, ignore.bytes.end);
        let next = draft.token_from(ignore.bytes.end);
        let scope = draft.block_at(next).map_or(span, |block| draft.span(next..block.tokens.end));
        let before = problems.iter().len();
        problems.retain(|finding| {
            finding.code.id() != ignore.lint
                || finding.span().start < scope.start
                || finding.span().start >= scope.end
        });
        let silenced = before - problems.iter().len();
        let mut report = |code, message: String, help: &str| {
            problems.push(Diagnostic::new(code, span, message, "").help(help));
        };
        if Code::find(&ignore.lint).is_none() {
            report(
                drafts::IDLE_IGNORE,
                format!("no lint is called `{}`", ignore.lint),
                "see `clausal explain` for the names",
            );
        } else if silenced == 0 {
            report(
                drafts::IDLE_IGNORE,
                format!("this ignore of `{}` silences nothing", ignore.lint),
                "take it out, or put it right before the paragraph it is about",
            );
        }
        if ignore.reason.is_empty() {
            report(
                drafts::IGNORE_WITHOUT_REASON,
                format!("this ignore of `{}` gives no reason", ignore.lint),
                "say why behind a colon: `clausal-ignore draft/blank: filled at signing`",
            );
        }
    }
}
