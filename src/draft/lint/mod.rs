//! A draft in, findings out: the registry of lints, the settings, and the inline ignores.

mod blank;
mod capitalisation;
mod cross_reference;
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

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::mentions::Mention;
use super::model::{BlockKind, Draft, Section};
use super::words::Words;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Code, Diagnostic, Problems, Role, Severity};
use crate::source::Span;
use lexicon::Lexicon;

/// What a project says about lints.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct LintSettings {
    /// Documents (or terms) that define terms this draft uses: `["Order Form"]`. A name of a document only says that
    /// there is one; then a term that is used but not defined here is not reported.
    pub definitions_elsewhere: Vec<String>,
    /// Lints to leave out of a file, with the reason.
    pub ignores: Vec<IgnoreSetting>,
    /// Levels other than the catalogue's, by the lint's id; `None` switches it off.
    pub levels: BTreeMap<String, Option<Severity>>,
}

/// A lint left out of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct IgnoreSetting {
    /// The lint's id.
    pub rule: String,
    /// The file's path, as shown to people.
    pub file: String,
    /// Why.
    #[serde(default)]
    pub because: String,
}

/// What every lint is given.
struct Context<'a> {
    draft: &'a Draft,
    words: Words<'a>,
    lexicon: Lexicon,
    settings: &'a LintSettings,
}

impl Context<'_> {
    /// A finding at these tokens.
    fn finding(
        &self,
        code: Code,
        tokens: std::ops::Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
    ) -> Diagnostic {
        let mut finding = Diagnostic::new(code, self.draft.span(tokens.clone()), message, label);
        for label in &mut finding.labels {
            label.role = Role::Draft;
        }
        if self.draft.form == super::Form::Word {
            finding.notes.push(format!("in {}", self.draft.place(tokens.start)));
        }
        finding
    }

    /// The words of these tokens, short enough for a message.
    fn quote(&self, tokens: std::ops::Range<usize>) -> String {
        let phrase = self.words.phrase(tokens);
        match phrase.char_indices().nth(60) {
            Some((cut, _)) => format!("{}…", phrase.get(..cut).unwrap_or("").trim_end()),
            None => phrase,
        }
    }

    /// The tokens that are proofread: footers of a filing, which its publisher added, are not.
    fn range(&self) -> std::ops::Range<usize> {
        if self.draft.form == super::Form::Plain { self.draft.body() } else { 0..self.words.len() }
    }

    /// Whether the draft changes another agreement, whose numbers and attachments it speaks of.
    fn amends(&self) -> bool {
        let words = self.words;
        (0..words.len().min(400))
            .any(|at| words.is_capital(at) && words.is_one_of(at, &["amendment", "supplement", "addendum"]))
    }

    /// The sentence around a token, within its block.
    fn sentence(&self, at: usize) -> std::ops::Range<usize> {
        let block = self.draft.block_at(at).map_or(at..at + 1, |block| block.tokens.clone());
        let ends = |here: usize| {
            matches!(self.words.text(here), "." | ";" | "?")
                && self.words.gap(here + 1) != super::words::Gap::None
        };
        let start = (block.start..at).rev().find(|here| ends(*here)).map_or(block.start, |stop| stop + 1);
        let end = (at..block.end).find(|here| ends(*here)).map_or(block.end, |stop| stop + 1);
        start..end
    }

    /// The mentions that begin within these tokens.
    fn mentions(&self, tokens: std::ops::Range<usize>) -> &[Mention] {
        let first = self.draft.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let last = self.draft.mentions.partition_point(|mention| mention.tokens.start < tokens.end);
        self.draft.mentions.get(first..last).unwrap_or(&[])
    }

    fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        self.draft.span(tokens)
    }
}

/// A lint: its code, and the walk that finds what it is about.
struct Lint {
    code: Code,
    find: fn(&Context<'_>, &mut Problems),
}

/// Every lint, in the order of the catalogue.
const REGISTRY: &[Lint] = &[
    Lint { code: drafts::NUMBER_WORDS, find: number_words::find },
    Lint { code: drafts::BLANK, find: blank::find },
    Lint { code: drafts::CROSS_REFERENCE, find: cross_reference::find },
    Lint { code: drafts::REFERENCE_CAPTION, find: reference_caption::find },
    Lint { code: drafts::MISSING_ATTACHMENT, find: missing_attachment::find },
    Lint { code: drafts::DUPLICATE_DEFINITION, find: duplicate_definition::find },
    Lint { code: drafts::UNUSED_DEFINITION, find: unused_definition::find },
    Lint { code: drafts::CAPITALISATION, find: capitalisation::find },
    Lint { code: drafts::DATE, find: date::find },
    Lint { code: drafts::PARTY_NAME, find: party_name::find },
    Lint { code: drafts::REPEATED_WORD, find: repeated_word::find },
    Lint { code: drafts::LEFTOVER_MARKUP, find: leftover_markup::find },
    Lint { code: drafts::NUMBERING, find: numbering::find },
    Lint { code: drafts::UNIT, find: unit::find },
    Lint { code: drafts::NO_END, find: no_end::find },
    Lint { code: drafts::UNDEFINED_TERM, find: undefined_term::find },
    Lint { code: drafts::MODAL_VERB, find: modal_verb::find },
    Lint { code: drafts::VAGUE, find: vague::find },
    Lint { code: drafts::DOUBLE_NEGATIVE, find: double_negative::find },
    Lint { code: drafts::NEGATED_AND, find: negated_and::find },
];

/// Proofreads a draft: every finding that is neither switched off nor ignored, sorted by place.
pub fn lint(draft: &Draft, settings: &LintSettings) -> Problems {
    let words = draft.words();
    let context = Context { draft, words, lexicon: Lexicon::new(words), settings };
    let mut problems = Problems::default();
    for lint in REGISTRY {
        let level = settings.levels.get(lint.code.id());
        if matches!(level, Some(None)) || left_out(settings, lint.code, draft) {
            continue;
        }
        let mut found = Problems::default();
        (lint.find)(&context, &mut found);
        if let Some(Some(level)) = level {
            found.iter_mut().for_each(|finding| finding.severity = *level);
        }
        problems.append(found);
    }
    apply_ignores(draft, &mut problems);
    problems.sort();
    problems
}

/// The sentences of a section that are no headings, in order.
pub(crate) fn sentences(draft: &Draft, section: &Section) -> Vec<std::ops::Range<usize>> {
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

/// How often, in words: `once`, `twice`, `3 times`.
fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}

fn left_out(settings: &LintSettings, code: Code, draft: &Draft) -> bool {
    settings.ignores.iter().any(|ignore| ignore.rule == code.id() && ignore.file == draft.source.path)
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
