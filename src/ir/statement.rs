//! What agreements say: headers, terms, entries and amendments, before the calendar is laid over them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{
    AgreementId, AmendmentId, Declared, FieldId, KindId, PartyId, TermId, TermWord, TestId, TimeSpan, Value,
};
use crate::source::Span;
use crate::time::Day;

/// An agreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Agreement {
    /// The name that rules, waivers and reports use.
    pub declared: Declared,
    /// What it is called in prose.
    pub title: Option<SmolStr>,
    /// Its parties and what its draft calls them.
    pub sides: Box<[Side]>,
    /// The day it was signed; none: a draft.
    pub signed: Option<Day>,
    /// Its first day; without it the day it was signed, or else the beginning of all days.
    pub from: Option<TimeSpan>,
    /// Its last day: the earliest of these; without any it runs on.
    pub ends: Box<[TimeSpan]>,
    /// Where it says `nonbinding`.
    pub nonbinding: Option<Span>,
    /// Its prose: the path as written, relative to the file.
    pub draft: Option<DraftPath>,
    /// Its own terms and those its amendments add.
    pub terms: Vec<TermId>,
    /// Its amendments, in the order of the sources.
    pub amendments: Vec<AmendmentId>,
    /// The test it stands in; none: it is the project's.
    pub scope: Option<TestId>,
    /// The whole declaration; of one from data, its record.
    pub span: Span,
}

/// The prose an agreement or amendment names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DraftPath {
    /// The path as written, relative to the file it is written in.
    pub path: SmolStr,
    /// The path with its quotes.
    pub span: Span,
}

/// A party to an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Side {
    /// Which party it is.
    pub party: PartyId,
    /// The name the draft gives it: `between Microsoft as "Provider" and …`.
    pub called: Option<SmolStr>,
    /// The party's name where it is written, through `as …`.
    pub span: Span,
}

/// A term of an agreement or amendment, or a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Term {
    /// The name it has in its agreement, or among the facts.
    pub declared: Declared,
    /// Its agreement; none: a fact.
    pub agreement: Option<AgreementId>,
    /// The amendment that adds it; none: the agreement has it from the first.
    pub amendment: Option<AmendmentId>,
    /// What kind of term it is; one whose kind is unknown, beside an error, is a bare `term`.
    pub kind: KindId,
    /// Its own time words. Without a start it starts with its agreement or amendment; it ends with its agreement, unless it ends
    /// before or is surviving.
    pub time: Box<[TimeSpan]>,
    /// What it says of itself as a whole.
    pub words: TermWords,
    /// The sections of the draft it stands in.
    pub sections: Box<[SectionRef]>,
    /// What it states, phrase first, then entries in order.
    pub statements: Box<[Statement]>,
    /// The words of its phrase.
    pub phrase_span: Span,
    /// The test it belongs to (of an agreement's term: the agreement's).
    pub scope: Option<TestId>,
    /// From its name to its last entry; of one from data, its record.
    pub span: Span,
}

/// The words that a term says of itself as a whole, each where it stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TermWords {
    surviving: Option<Span>,
    perpetual: Option<Span>,
    mutual: Option<Span>,
}

impl TermWords {
    /// Where the word stands; none where it is not said.
    pub fn at(&self, word: TermWord) -> Option<Span> {
        match word {
            TermWord::Surviving => self.surviving,
            TermWord::Perpetual => self.perpetual,
            TermWord::Mutual => self.mutual,
        }
    }

    /// Notes that the word is said; the first place that says it stays.
    pub fn say(&mut self, word: TermWord, span: Span) {
        let place = match word {
            TermWord::Surviving => &mut self.surviving,
            TermWord::Perpetual => &mut self.perpetual,
            TermWord::Mutual => &mut self.mutual,
        };
        place.get_or_insert(span);
    }

    /// Those that are said, each with its place.
    pub fn said(&self) -> impl Iterator<Item = (TermWord, Span)> {
        let words = *self;
        TermWord::ALL.into_iter().filter_map(move |word| Some((word, words.at(word)?)))
    }
}

impl Term {
    /// Whether it says this word of itself.
    pub fn says(&self, word: TermWord) -> bool {
        self.words.at(word).is_some()
    }

    /// Whether it outlives its agreement.
    pub fn is_surviving(&self) -> bool {
        self.is(TermWord::Surviving)
    }

    /// Whether the word can be said of it: what is perpetual is surviving, too.
    pub fn is(&self, word: TermWord) -> bool {
        self.says(word) || word == TermWord::Surviving && self.says(TermWord::Perpetual)
    }
}

/// `section "2.1"`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SectionRef {
    /// The number as the draft has it: `2.1`.
    pub number: SmolStr,
    /// The number with its quotes.
    pub span: Span,
}

/// What is said of one field, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Statement {
    /// The field it is about.
    pub field: FieldId,
    /// What is said of it. Statements that came as data share what they say.
    pub stated: Arc<Stated>,
    /// The days on which it holds, within the life of the term; without any, the whole life.
    pub time: Box<[TimeSpan]>,
    /// The words that say it, time words included.
    pub span: Span,
}

/// A fact about a field, as far as it is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
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
#[non_exhaustive]
pub struct Amendment {
    /// The name that messages use; no other amendment of its agreement has it.
    pub declared: Declared,
    /// What it is called in prose.
    pub title: Option<SmolStr>,
    /// The agreement it amends.
    pub to: AgreementId,
    /// The day it was signed; none: a draft.
    pub signed: Option<Day>,
    /// The day it takes effect: nothing it does touches an earlier day. Without it, the day it was signed.
    pub from: Option<TimeSpan>,
    /// Its own prose.
    pub draft: Option<DraftPath>,
    /// What it does, in order.
    pub patches: Box<[Patch]>,
    /// The test it stands in; none: it is the project's.
    pub scope: Option<TestId>,
    /// The whole declaration; of one from data, its record.
    pub span: Span,
}

/// One change of an amendment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Patch {
    /// Which sort of change it is, with its parts.
    pub kind: PatchKind,
    /// The words it is written in.
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
        /// The term that is changed.
        term: TermId,
        /// The section of the amendment's draft that says so.
        section: Option<SectionRef>,
        /// What is said from then on; of a field that is said anew, all that was said before it goes.
        statements: Box<[Statement]>,
    },
    /// A later dated end.
    Extend {
        /// The term that lasts longer; none: the agreement.
        term: Option<TermId>,
        /// The new end: `until`, `through`, or `for` counted from the old end.
        ending: TimeSpan,
    },
    /// An earlier end.
    End {
        /// The term that ends; none: the agreement.
        term: Option<TermId>,
        /// The new end: `until` or `through`; none: the day before the amendment's `from` is the last.
        ending: Option<TimeSpan>,
    },
}
