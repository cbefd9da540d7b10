//! A draft in, the terms out that it gives a meaning in any way: what is none of them is defined nowhere.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::context::Context;
use super::lexicon::normal;
use super::term_like::is_noun_of_terms;
use crate::draft::definitions::{bracketed, quotation, quotation_before};
use crate::draft::model::{Block, BlockKind, Definition, DefinitionForm, Form, Value};
use crate::draft::words::{Gap, Words};

/// The longest label of a table or form that counts as a term, in tokens.
const LONGEST_LABEL: usize = 6;

/// By how many of their first letters words are compared that may be forms of one.
const START: usize = 5;

/// Every term that a draft defines, points at, links to or quotes, and the names of companies in it; as they are compared.
pub(super) struct KnownTerms {
    terms: FxHashSet<String>,
    /// Those that the draft surely means as terms, and does not only quote.
    meant: FxHashSet<String>,
    words: FxHashSet<String>,
    /// Its words as they begin.
    starts: FxHashSet<String>,
    names: FxHashSet<String>,
}

impl KnownTerms {
    pub fn of(context: &Context<'_>) -> KnownTerms {
        let words = context.words;
        let draft = context.draft;
        let mut terms = FxHashSet::default();
        // `Item Services. The terms …` is a caption.
        let caption = |definition: &&Definition| {
            definition.form == DefinitionForm::Labelled && words.mark(definition.tokens.end, '.')
        };
        for definition in draft.definitions.iter().filter(|definition| !caption(definition)) {
            terms.insert(phrase(words, definition.tokens.clone()));
            // The number of a page may stand within it.
            if definition.tokens.clone().any(|at| is_page_number(words, at)) {
                let own = definition.tokens.clone().filter(|at| !is_page_number(words, *at));
                terms.insert(own.map(|at| normal(words.text(at))).collect::<Vec<_>>().join(" "));
            }
            // `Affiliate(s)`, `Virtual Private Network (VPN)`.
            if let Some(open) = definition.tokens.clone().find(|at| words.mark(*at, '(')) {
                terms.insert(phrase(words, definition.tokens.start..open));
                terms.insert(phrase(words, open + 1..definition.tokens.end));
            }
        }
        terms.extend(
            draft.linked.iter().map(|term| term.split_whitespace().map(normal).collect::<Vec<_>>().join(" ")),
        );
        terms.extend(
            context
                .settings
                .definitions_elsewhere
                .iter()
                .map(|term| term.split_whitespace().map(normal).collect::<Vec<_>>().join(" ")),
        );
        // `Software: …` may be a label, and `Server Software` another thing.
        let label = |definition: &&Definition| {
            definition.form == DefinitionForm::Labelled && !words.mark(definition.tokens.end, ')')
        };
        let mut meant = terms.clone();
        let own: FxHashSet<String> = draft
            .definitions
            .iter()
            .filter(|definition| !label(definition))
            .map(|definition| phrase(words, definition.tokens.clone()))
            .collect();
        for definition in draft.definitions.iter().filter(label) {
            let label = phrase(words, definition.tokens.clone());
            if !own.contains(&label) {
                meant.remove(&label);
            }
        }
        for at in context.range() {
            terms.extend(
                meant_before(words, at).or_else(|| called(words, at)).map(|term| phrase(words, term)),
            );
        }
        // What is quoted is a name at least, and a cell or a line alone may be the term of its row or a caption.
        for at in context.range() {
            if let Some(quoted) = quotation(words, at) {
                terms.insert(phrase(words, quoted.inside()));
            }
        }
        let label = |block: &&Block| {
            (draft.form != Form::Plain || block.kind == BlockKind::Cell)
                && block.tokens.len() <= LONGEST_LABEL
        };
        for block in draft.blocks.iter().filter(label) {
            terms.insert(phrase(words, block.tokens.clone()));
        }
        let single: FxHashSet<String> =
            terms.iter().flat_map(|term| term.split(' ')).map(str::to_owned).collect();
        let parties = draft.mentions.iter().filter(|mention| matches!(mention.value, Value::Party(_)));
        let names =
            parties.flat_map(|mention| mention.tokens.clone()).map(|at| normal(words.text(at))).collect();
        let starts = single.iter().map(|word| word.chars().take(START).collect()).collect();
        KnownTerms { terms, meant, words: single, starts, names }
    }

    /// Whether a phrase is a term.
    pub fn is_term(&self, phrase: &str) -> bool {
        self.terms.contains(phrase)
    }

    /// Whether the last words of a phrase are a term: `Buyer Confidential Information` ends in `Confidential Information`.
    pub fn ends_in_term(&self, phrase: &str) -> bool {
        phrase
            .match_indices(' ')
            .any(|(at, _)| phrase.get(at + 1..).is_some_and(|end| self.meant.contains(end)))
    }

    /// Whether a word alone is a term or stands in the name of a company.
    pub fn is_own(&self, word: &str) -> bool {
        self.meant.contains(word) || self.is_name(word)
    }

    /// Whether a word is a term or stands in one.
    pub fn has_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether a word of a term begins with these five letters.
    pub fn has_start(&self, letters: &str) -> bool {
        self.starts.contains(letters)
    }

    /// Whether a word stands in the name of a company.
    pub fn is_name(&self, word: &str) -> bool {
        self.names.contains(word)
    }
}

/// Whether a number stands alone between two lines or wide gaps, as that of a page does.
fn is_page_number(words: Words<'_>, at: usize) -> bool {
    words.is_number(at) && words.gap(at) >= Gap::Wide && words.gap(at + 1) >= Gap::Wide
}

/// The capitalised words before the verb at `at` that gives them a meaning, wherever in its sentence: `which Output shall mean`,
/// `Output" means`.
fn meant_before(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let means = words.is_one_of(at, &["means", "mean"])
        || (words.is_one_of(at, &["has", "have"]) && words.are(at + 1, &["the", "meaning"]));
    if !means {
        return None;
    }
    let mut end = at;
    while end > 0 && (words.is_one_of(end - 1, &["shall", "will"]) || words.mark(end - 1, '"')) {
        end -= 1;
    }
    // Of `"Transition Services" has the meaning` all is the term, which is known as a quotation.
    if words.mark(end, '"') && quotation_before(words, end).is_some() {
        return None;
    }
    let start = (end.saturating_sub(LONGEST_LABEL)..end)
        .rev()
        .take_while(|here| {
            words.is_capital(*here) || (words.mark(*here, '-') && words.gap(*here) == Gap::None)
        })
        .last()?;
    Some(start..end)
}

/// The capitalised words that are said to be what something is called, in no quotation marks: `(the Output)`, `hereinafter
/// referred to as Output`.
fn called(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    if words.mark(at, '(') {
        return bracketed(words, at).or_else(|| titled(words, at));
    }
    let called = (words.is(at, "as") && words.is_one_of(at.wrapping_sub(2), &["referred", "known"]))
        || (words.is(at, "as") && words.is_one_of(at.wrapping_sub(1), &["known", "to"]))
        || (words.is_one_of(at, &["called", "named"])
            && words.is_one_of(at.wrapping_sub(1), &["hereinafter", "hereafter"]))
        || (words.is_one_of(at, &["hereinafter", "hereafter"]) && words.is_capital(at + 1));
    let start = at + 1 + usize::from(words.is(at + 1, "the"));
    let length = (start..start + LONGEST_LABEL).take_while(|here| words.is_capital(*here)).count();
    (called && length > 0).then_some(start..start + length)
}

/// Two capitalised words or more alone in brackets behind small words: `for a further quarter (Sell-Off Period)`.
fn titled(words: Words<'_>, open: usize) -> Option<Range<usize>> {
    let close = words.closing(open, LONGEST_LABEL + 1)?;
    let tokens = open + 1..close;
    let worded = |at: usize| words.is_capital(at) && !words.is_shouted(at) || words.mark(at, '-');
    let several = tokens.clone().filter(|at| words.is_word(*at)).count() >= 2;
    let noun = is_noun_of_terms(&normal(words.text(close.wrapping_sub(1))));
    (several && noun && words.is_small(open.wrapping_sub(1)) && tokens.clone().all(worded)).then_some(tokens)
}

/// A phrase as it is compared.
pub(super) fn phrase(words: Words<'_>, tokens: Range<usize>) -> String {
    let written = tokens.filter(|at| words.is_word(*at) || words.is_number(*at));
    written.map(|at| normal(words.text(at))).collect::<Vec<_>>().join(" ")
}
