//! What a project declares: each declaration with its name and the place it stands in.

use smol_str::SmolStr;

use crate::ir::{AgreementId, KindId, PolicyId, TestId};
use crate::source::{FileId, Span};
use crate::syntax::tree::{self, ExprId, Name, Text, Tree};

/// Where a declaration stands.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// Its file.
    pub file: FileId,
    /// The tree of its file, which holds its expressions.
    pub tree: &'a Tree,
    /// Its doc comment.
    pub doc: Option<&'a SmolStr>,
    /// The whole declaration.
    pub span: Span,
    /// The test it belongs to.
    pub test: Option<TestId>,
    /// The policy it belongs to.
    pub policy: Option<PolicyId>,
}

/// A declaration with a name.
#[derive(Debug, Clone, Copy)]
pub struct Declaration<'a, T> {
    /// The name.
    pub name: &'a Name,
    /// Where.
    pub site: Site<'a>,
    /// What is declared.
    pub node: T,
}

/// `party NAME "legal name" part of GROUP`
#[derive(Debug, Clone, Copy)]
pub struct Party<'a> {
    /// Its legal name.
    pub title: Option<&'a Text>,
    /// The group it belongs to.
    pub part_of: Option<&'a Name>,
}

/// `event NAME "title" unexpected WHEN`
#[derive(Debug, Clone, Copy)]
pub struct Event<'a> {
    /// What it is.
    pub title: Option<&'a Text>,
    /// The word that says that nobody counts on it.
    pub unexpected: Option<Span>,
    /// What is known of its day.
    pub when: Option<&'a tree::When>,
}

/// `define ADJ … NOUN as COND`
#[derive(Debug, Clone, Copy)]
pub struct DefinedAdjective<'a> {
    /// The words between the new adjective and the noun.
    pub others: &'a [Name],
    /// When it is true.
    pub condition: ExprId,
    /// The things it is said of; none where the noun is unknown.
    pub of: Option<crate::ir::Noun>,
    /// The noun's words.
    pub noun_span: Span,
}

/// `define NAME of NOUN as EXPR`
#[derive(Debug, Clone, Copy)]
pub struct ComputedField {
    /// Its value.
    pub value: ExprId,
    /// The things that have it; none where the noun is unknown.
    pub of: Option<crate::ir::Noun>,
}

/// A term of an agreement or amendment, or a fact.
#[derive(Debug, Clone, Copy)]
pub struct Term<'a> {
    /// Its phrase.
    pub phrase: &'a tree::Phrase,
    /// Its sections.
    pub sections: &'a [Text],
    /// Its entries.
    pub entries: &'a [tree::Entry],
    /// Its agreement; none: a fact.
    pub agreement: Option<AgreementId>,
    /// The amendment that adds it, as a position in [`Resolved::amendments`](super::Resolved::amendments).
    pub amendment: Option<usize>,
}

/// An amendment.
#[derive(Debug, Clone, Copy)]
pub struct Amendment<'a> {
    /// As written.
    pub tree: &'a tree::Amendment,
    /// The agreement it amends; none where that is unknown.
    pub to: Option<AgreementId>,
}

/// A rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule<'a> {
    /// As written.
    pub tree: &'a tree::Rule,
    /// Its policy.
    pub policy: PolicyId,
}

/// A test.
#[derive(Debug, Clone, Copy)]
pub struct Test<'a> {
    /// As written.
    pub tree: &'a tree::Test,
    /// Where.
    pub site: Site<'a>,
}

/// What a name means as a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueName {
    /// A constant, by its position in [`Resolved::lets`](super::Resolved::lets).
    Let(usize),
    /// An event.
    Event(crate::ir::EventId),
    /// A party.
    Party(crate::ir::PartyId),
}

impl ValueName {
    /// What it is called in messages, with its article.
    pub fn sort(self) -> &'static str {
        match self {
            ValueName::Let(_) => "a constant",
            ValueName::Event(_) => "an event",
            ValueName::Party(_) => "a party",
        }
    }
}

/// What a kind calls by a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// A field with a name; of type flag it is an adjective too.
    Field(crate::ir::FieldId),
    /// A word of a choice without a name: an adjective.
    Word(crate::ir::FieldId, crate::ir::WordId),
}

/// A kind of term.
#[derive(Debug)]
pub struct Kind<'a> {
    /// As written; none: the built-in `term`.
    pub tree: Option<(&'a tree::Kind, Site<'a>)>,
    /// Its name.
    pub name: &'a str,
    /// Itself, its parent, and so on up to `term`.
    pub lineage: Vec<KindId>,
    /// Its own fields and adjectives, the inherited ones not included.
    pub members: rustc_hash::FxHashMap<&'a str, Member>,
    /// Its own prepositions.
    pub prepositions: Vec<(tree::Preposition, crate::ir::FieldId)>,
    /// Its own fields, in order.
    pub fields: Vec<crate::ir::FieldId>,
    /// Words of every term that it declares again, to say what they mean for it.
    pub words: Vec<(&'static str, &'a tree::Field, Span)>,
    /// Whether more was declared of it than could be read.
    pub disputed: bool,
}

/// A field of a kind.
#[derive(Debug)]
pub struct Field<'a> {
    /// Its name; of a choice without a name, its words joined by ` | `.
    pub name: SmolStr,
    /// Where its name stands.
    pub name_span: Span,
    /// As written.
    pub tree: &'a tree::Field,
    /// Where its kind is declared.
    pub site: Site<'a>,
    /// The kind that declares it.
    pub kind: KindId,
    /// Its type; none: it is broken, and uses of it are silent.
    pub ty: Option<crate::ir::FieldType>,
    /// Whether it need not be stated.
    pub optional: bool,
    /// The preposition that says it in phrases.
    pub preposition: Option<tree::Preposition>,
    /// Whether it is a choice without a name.
    pub anonymous: bool,
}
