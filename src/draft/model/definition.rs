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
    /// Whether it is another name for the term before it: `"Good Practices" or "cGP" means`.
    pub alias: bool,
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
    /// `Fees (as defined in Section 4)`: uses a term, and says where it is defined.
    Recalled,
    /// `(the "Fees")`, `(each, a "Party")`.
    Inline,
    /// `"Fees" is the amount …`.
    Stated,
    /// `Fees means …` without quotes, at the start of a sentence; `Fees: …` in a section of definitions.
    Unquoted,
    /// `(the Fees)`, and `Fees: …` anywhere else: what may be a definition, and may be a caption.
    Labelled,
}

impl DefinitionForm {
    /// Whether it surely defines: it is neither a pointer nor a label.
    pub fn defines(self) -> bool {
        use DefinitionForm::{Includes, Inline, Means, Stated, Unquoted};
        matches!(self, Means | Includes | Inline | Stated | Unquoted)
    }
}
