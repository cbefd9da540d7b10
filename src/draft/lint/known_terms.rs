//! A draft in, the terms out that it gives a meaning in any way: what is none of them is defined nowhere.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::context::Context;
use super::lexicon::normal;
use crate::draft::definitions::quotation;
use crate::draft::model::{Block, BlockKind, Form, Value};
use crate::draft::words::Words;

/// The longest label of a table or form that counts as a term, in tokens.
const LONGEST_LABEL: usize = 6;

/// Every term that a draft defines, points at, links to or quotes, and the names of companies in it; as they are compared.
pub(super) struct KnownTerms {
    terms: FxHashSet<String>,
    words: FxHashSet<String>,
    names: FxHashSet<String>,
}

impl KnownTerms {
    pub fn of(context: &Context<'_>) -> KnownTerms {
        let words = context.words;
        let draft = context.draft;
        let mut terms = FxHashSet::default();
        for definition in &draft.definitions {
            terms.insert(phrase(words, definition.tokens.clone()));
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
        let single = terms.iter().flat_map(|term| term.split(' ')).map(str::to_owned).collect();
        let parties = draft.mentions.iter().filter(|mention| matches!(mention.value, Value::Party(_)));
        let names =
            parties.flat_map(|mention| mention.tokens.clone()).map(|at| normal(words.text(at))).collect();
        KnownTerms { terms, words: single, names }
    }

    /// Whether a phrase is a term, or is made of one: `Licensed Products Warranty` has `Licensed Products` in it.
    pub fn has(&self, phrase: &str) -> bool {
        let parts: Vec<&str> = phrase.split(' ').collect();
        (0..parts.len()).any(|from| {
            (from + 1..=parts.len())
                .any(|to| parts.get(from..to).is_some_and(|part| self.terms.contains(&part.join(" "))))
        })
    }

    /// Whether a word is a term or stands in one.
    pub fn has_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether a word stands in the name of a company.
    pub fn is_name(&self, word: &str) -> bool {
        self.names.contains(word)
    }
}

/// A phrase as it is compared.
pub(super) fn phrase(words: Words<'_>, tokens: Range<usize>) -> String {
    let written = tokens.filter(|at| words.is_word(*at) || words.is_number(*at));
    written.map(|at| normal(words.text(at))).collect::<Vec<_>>().join(" ")
}
