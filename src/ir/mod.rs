//! The meaning of a project: everything the sources declare, resolved and typed, as flat vectors that name each other by id.
//!
//! It can be written as JSON and read back without loss (`clausal check --emit ir`). Names are gone into ids, sugar is
//! gone into few forms; spans stay, so that every verdict can point at words.

mod calculate;
mod expression;
mod id;
mod names;
mod question;
mod rule;
pub mod spelt;
mod statement;
pub mod visit;
mod vocabulary;
mod words;

pub(crate) use calculate::Impossible;
pub use expression::*;
pub use id::*;
pub use names::*;
pub use rule::*;
pub use statement::*;
pub use vocabulary::*;
pub use words::*;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::source::Span;

/// A whole project.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Ir {
    /// The version of this form.
    pub version: u32,
    /// The paths of the files that spans point into, by `FileId`.
    pub files: Vec<String>,
    /// Whose side `us` is: `we are NAME`, or the option that overrides it.
    pub us: Option<PartyId>,
    /// The parties.
    pub parties: Vec<Party>,
    /// The units of `number in UNIT`.
    pub units: Vec<Unit>,
    /// The words of all choices and sets; two lists are compared by their words.
    pub words: Vec<SmolStr>,
    /// Rates between two currencies.
    pub exchanges: Vec<Exchange>,
    /// The events; those of a test have its `scope`.
    pub events: Vec<Event>,
    /// The kinds of terms. The first is the built-in `term`, from which all descend.
    pub kinds: Vec<Kind>,
    /// The fields of all kinds.
    pub fields: Vec<Field>,
    /// Adjectives made by `define`.
    pub adjectives: Vec<DefinedAdjective>,
    /// Fields made by `define NAME of NOUN`.
    pub computed: Vec<ComputedField>,
    /// The agreements; those of a test have its `scope`.
    pub agreements: Vec<Agreement>,
    /// The amendments.
    pub amendments: Vec<Amendment>,
    /// The terms of agreements and amendments, and the facts.
    pub terms: Vec<Term>,
    /// The policies.
    pub policies: Vec<Policy>,
    /// Their rules.
    pub rules: Vec<Rule>,
    /// The agreed exceptions.
    pub waivers: Vec<Waiver>,
    /// The tests.
    pub tests: Vec<Test>,
}

/// The form written now.
pub const VERSION: u32 = 1;

/// A name that was declared, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Declared {
    /// The name as written.
    pub name: SmolStr,
    /// The name where it is declared.
    pub span: Span,
    /// The doc comment (`///`) above it, without its marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc: Option<SmolStr>,
}
