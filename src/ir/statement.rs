//! What agreements say: headers, terms, entries and amendments, before the calendar is laid over them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{AgreementId, AmendmentId, Declared, FieldId, KindId, PartyId, TermId, TestId, TimeSpan, Value};
use crate::source::Span;
use crate::time::Day;

/// An agreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Its name.
    pub declared: Declared,
    /// Its title.
    pub title: Option<SmolStr>,
    /// Its parties and what its draft calls them.
    pub sides: Box<[Side]>,
    /// The day it was signed; none: a draft.
    pub signed: Option<Day>,
    /// Its `from`.
    pub from: Option<TimeSpan>,
    /// Its ends, whichever is first.
    pub ends: Box<[TimeSpan]>,
    /// Where it says `nonbinding`.
    pub nonbinding: Option<Span>,
    /// Its prose: the path as written, relative to the file.
    pub draft: Option<DraftPath>,
    /// Its own terms and those its amendments add.
    pub terms: Vec<TermId>,
    /// Its amendments, in the order of the sources.
    pub amendments: Vec<AmendmentId>,
    /// The test it belongs to.
    pub scope: Option<TestId>,
    /// The whole declaration.
    pub span: Span,
}

/// The prose an agreement or amendment names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPath {
    /// As written.
    pub path: SmolStr,
    /// Where.
    pub span: Span,
}

/// A party to an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// The party.
    pub party: PartyId,
    /// The name the draft gives it.
    pub called: Option<SmolStr>,
    /// Where.
    pub span: Span,
}

/// A term of an agreement or amendment, or a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// Its name.
    pub declared: Declared,
    /// Its agreement; none: a fact.
    pub agreement: Option<AgreementId>,
    /// The amendment that adds it.
    pub amendment: Option<AmendmentId>,
    /// Its kind.
    pub kind: KindId,
    /// Its own time words; it lives where all of them hold.
    pub time: Box<[TimeSpan]>,
    /// Where it says `surviving`.
    pub surviving: Option<Span>,
    /// The sections of the draft it stands in.
    pub sections: Box<[SectionRef]>,
    /// What it states, phrase first, then entries in order.
    pub statements: Box<[Statement]>,
    /// The words of its phrase.
    pub phrase_span: Span,
    /// The test it belongs to (of an agreement's term: the agreement's).
    pub scope: Option<TestId>,
    /// The whole term.
    pub span: Span,
}

/// `section "2.1"`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionRef {
    /// As written.
    pub number: SmolStr,
    /// Where.
    pub span: Span,
}

/// What is said of one field, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// The field.
    pub field: FieldId,
    /// What is said of it. Statements that came as data share what they say.
    pub stated: Arc<Stated>,
    /// When it holds; none: for the whole life.
    pub time: Box<[TimeSpan]>,
    /// The words that say it, time words included.
    pub span: Span,
}

/// A fact about a field, as far as it is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stated {
    /// This.
    Exactly(Value),
    /// This or less.
    AtMost(Value),
    /// This or more.
    AtLeast(Value),
    /// From the one to the other, both included.
    Between(Value, Value),
    /// `tbd`
    Blank,
    /// `undisclosed`
    Redacted,
}

/// An amendment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Amendment {
    /// Its name.
    pub declared: Declared,
    /// Its title.
    pub title: Option<SmolStr>,
    /// The agreement it amends.
    pub to: AgreementId,
    /// The day it was signed; none: a draft.
    pub signed: Option<Day>,
    /// When it takes effect; without it, when signed.
    pub from: Option<TimeSpan>,
    /// Its prose.
    pub draft: Option<DraftPath>,
    /// What it does, in order.
    pub patches: Box<[Patch]>,
    /// The test it belongs to.
    pub scope: Option<TestId>,
    /// The whole declaration.
    pub span: Span,
}

/// One change of an amendment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Patch {
    /// What it does.
    pub kind: PatchKind,
    /// Its words.
    pub span: Span,
}

/// The sorts of patch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PatchKind {
    /// A new term.
    Add(TermId),
    /// What is said of a term's fields from that day on.
    Change {
        /// The term.
        term: TermId,
        /// Where, in the amendment's draft.
        section: Option<SectionRef>,
        /// What is said.
        statements: Box<[Statement]>,
    },
    /// A later dated end.
    Extend {
        /// The term; none: the agreement.
        term: Option<TermId>,
        /// `until`, `through` or `for`.
        ending: TimeSpan,
    },
    /// An earlier end.
    End {
        /// The term; none: the agreement.
        term: Option<TermId>,
        /// `until` or `through`; none: the day before the amendment's `from` is the last.
        ending: Option<TimeSpan>,
    },
}
