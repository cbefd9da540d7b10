//! A draft in, findings out: the registry of lints, and the inline ignores.

mod accessory;
mod address;
mod blank;
mod capitalisation;
mod context;
mod contradiction;
mod conversion;
mod cross_reference;
mod currency;
mod date;
mod definition_pointer;
mod double_negative;
mod duplicate_definition;
mod elsewhere;
mod given_captions;
mod grammar;
mod hidden;
mod highlighted;
mod ignores;
mod known_terms;
mod leftover_markup;
mod lexicon;
mod missing_attachment;
mod misspelling;
mod misspelt_term;
mod modal_verb;
mod negated_and;
mod no_end;
mod number_words;
mod numbered_terms;
mod numbering;
mod one_slip;
mod openers;
mod other_agreement;
mod other_names;
mod other_texts;
pub mod page;
mod party_name;
pub mod phrasing;
mod prompts;
mod punctuation;
mod redacted;
mod reference_caption;
mod repeated_word;
mod roles;
mod term_like;
#[cfg(test)]
pub(in crate::draft) mod testing;
mod typed_number;
mod undefined_term;
mod unit;
mod unpaired;
mod unused_definition;
mod vague;
mod wording;

use super::model::{BlockKind, Draft, Section};
use super::problem;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::source::Span;
use crate::wall;
use context::Context;
pub use context::LintSettings;
use conversion::Damages;
pub use ignores::Ignored;

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
    definition_pointer::find,
    capitalisation::find,
    date::find,
    party_name::find,
    repeated_word::find,
    unpaired::find,
    leftover_markup::find,
    misspelt_term::find,
    misspelling::find,
    grammar::find,
    punctuation::find,
    numbering::find,
    typed_number::find,
    unit::find,
    currency::find,
    address::find,
    contradiction::find,
    no_end::find,
    undefined_term::find,
    modal_verb::find,
    vague::find,
    double_negative::find,
    negated_and::find,
    hidden::find,
    highlighted::find,
];

/// The lints whose changes `--fix` makes, each with why that cannot change the sense. Every other change is only offered.
pub const SAFE_FIXES: &[(Code, &str)] = &[(drafts::REPEATED_WORD, repeated_word::SAFE)];

/// The most findings of one lint that are told of one draft. A longer list helps nobody, and is made to exhaust a machine.
const MOST_FINDINGS: usize = 10_000;

/// What the lints found in a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linted {
    /// Every finding that no inline ignore took away, by place.
    pub found: Problems,
    /// The inline ignores that took a finding away, in the order of the draft.
    pub ignored: Vec<Ignored>,
}

/// Proofreads a draft: every finding that no inline ignore takes away, sorted by place.
pub fn lint(draft: &Draft, settings: &LintSettings) -> Problems {
    proofread(draft, settings, || false).found
}

/// Proofreads a draft, and says which inline ignores took a finding away. Once it is to stop, what is found so far is all.
pub fn proofread(draft: &Draft, settings: &LintSettings, is_stopped: impl Fn() -> bool) -> Linted {
    let mut found = Problems::default();
    let mut damages = Damages::default();
    let walked = wall::behind(|| {
        let context = Context::new(draft, settings);
        for find in REGISTRY.iter().take_while(|_| !is_stopped()) {
            found.append(findings_of(*find, &context));
        }
        damages = context.damages;
    });
    if let Err(fault) = walked {
        found.push(problem::fault(draft.file(), &draft.source.path, &fault));
    }
    let ignored = ignores::apply(draft, settings, &mut found);
    for finding in found.iter_mut() {
        finding.clause = Some(clause(draft, finding.span()));
    }
    prompts::forget(draft, &mut found);
    found.sort();
    one_slip::tell_once(&mut found);
    damages.settle(&mut found);
    Linted { found, ignored }
}

/// The clause that a place stands in: the nearest section around it that has a caption, else what is attached, else the draft.
fn clause(draft: &Draft, place: Span) -> Span {
    let token = draft.token_from(place.range().start);
    let section = draft.section_at(token);
    let mut around = std::iter::successors(section, |section| draft.sections.get(section.parent?));
    let captioned = around.find(|section| section.caption.is_some()).or(section);
    let tokens = captioned.map(|section| &section.tokens);
    let tokens = tokens.or_else(|| draft.attachment_at(token).map(|attachment| &attachment.tokens));
    draft.span(tokens.cloned().unwrap_or_else(|| draft.body()))
}

/// What one lint finds; a fault of it leaves the findings of the others alone.
fn findings_of(find: Find, context: &Context<'_>) -> Problems {
    let mut found = Problems::at_most(MOST_FINDINGS);
    let walked = wall::behind(|| find(context, &mut found));
    let mut all = Problems::default();
    let untold = found.untold();
    let last = found.iter().last().filter(|_| untold > 0);
    let more = last.map(|last| {
        let message = format!("{untold} more findings like this one are not told");
        Diagnostic::new(last.code, last.span(), message, "the last one that is told")
            .help("mend those that are told, then look again")
    });
    all.extend(more);
    all.append(found);
    if let Err(fault) = walked {
        all.push(problem::fault(context.draft.file(), &context.draft.source.path, &fault));
    }
    all
}

/// The sentences of a section that are no headings, in order.
pub(crate) fn sentences(draft: &Draft, section: &Section) -> Vec<std::ops::Range<usize>> {
    sentences_of(draft, section.tokens.clone())
}

/// The sentences among these tokens that are no headings, in order.
pub(crate) fn sentences_of(draft: &Draft, tokens: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let words = draft.words();
    let ends = |here: usize| {
        matches!(words.text(here), "." | ";" | "?") && words.gap(here + 1) != super::words::Gap::None
    };
    let mut sentences = Vec::new();
    let first = draft.blocks.partition_point(|block| block.tokens.end <= tokens.start);
    let blocks = draft.blocks.get(first..).unwrap_or(&[]).iter();
    let blocks = blocks.take_while(|block| block.tokens.start < tokens.end);
    let blocks = blocks.filter(|block| !matches!(block.kind, BlockKind::Heading(_)));
    for block in blocks {
        let end = block.tokens.end.min(tokens.end);
        let first = block.tokens.start.max(tokens.start);
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
