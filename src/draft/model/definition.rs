//! A defined term as it is kept: its words, its place, and how it is defined.

use std::ops::Range;

/// A term and one place that defines it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The term as written.
    pub term: String,
    /// How it is defined.
    pub form: DefinitionForm,
    /// The tokens of the term, without quotes.
    pub tokens: Range<usize>,
    /// The tokens of the sentence or brackets that define it.
    pub text: Range<usize>,
    /// 0 in the body, n in the n-th attachment.
    pub part: usize,
}

/// How a term is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefinitionForm {
    /// `"Fees" means …`.
    Means,
    /// `"Fees" includes …`, `"Fees" also means …`: adds to a definition, or is one.
    Includes,
    /// `"Fees" has the meaning set forth in Section 4`: says where the definition stands.
    Pointer,
    /// `(the "Fees")`, `(each, a "Party")`.
    Inline,
    /// `Fees means …` without quotes, at the start of an item.
    Unquoted,
}
