//! What can be said: parties, units, events, kinds and their fields, defined adjectives.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{
    Condition, Declared, FieldId, KindId, PartyId, Phrase, Preposition, Stated, TestId, UnitId, Value, WordId,
};
use crate::source::Span;
use crate::time::Day;
use crate::value::Money;

/// A party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Party {
    /// The short name by which terms and rules speak of it.
    pub declared: Declared,
    /// Its legal name.
    pub title: Option<SmolStr>,
    /// The group it belongs to.
    pub part_of: Option<PartyId>,
}

/// A unit of `number in UNIT`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Unit {
    /// The name that stands after a number: `GW`.
    pub declared: Declared,
    /// What it is called in prose.
    pub title: Option<SmolStr>,
}

/// `exchange LEFT = RIGHT`: so much of the one is worth so much of the other, both ways.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Exchange {
    /// The amount on the left.
    pub left: Money,
    /// The amount on the right.
    pub right: Money,
    /// The whole declaration.
    pub span: Span,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Event {
    /// The name that stands where a day could: `until agi-verified`.
    pub declared: Declared,
    /// What must happen, in prose.
    pub title: Option<SmolStr>,
    /// What is known of its day.
    pub when: EventWhen,
    /// Whether it may also never happen and nobody counts on it, as on a breach.
    pub unexpected: bool,
    /// The test it stands in; none: it is the project's.
    pub scope: Option<TestId>,
}

/// What is known of an event's day. All days inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EventWhen {
    /// `on D`: that day. As of an earlier day it is only known to be after the as-of day, or never.
    On(Day),
    /// `in P`, `between A and B`: surely on one of these days.
    Within {
        /// The first possible day.
        first: Day,
        /// The last possible day.
        last: Day,
    },
    /// `not before A`: from A on, or never.
    NotBefore(Day),
    /// `never`.
    Never,
    /// Nothing said: any day, or never.
    Any,
}

/// A kind of term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Kind {
    /// Its name in the singular, which phrases use as their noun.
    pub declared: Declared,
    /// Other names that mean the same.
    pub also: Vec<SmolStr>,
    /// What it is called in prose.
    pub title: Option<SmolStr>,
    /// Itself, its parent, and so on up to `term`.
    pub lineage: Vec<KindId>,
    /// Its fields, the inherited first.
    pub fields: Vec<FieldId>,
    /// Words of every term that it declares again, to say what they mean for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Declared>,
}

/// A field of a kind; the kinds that descend from it share the id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Field {
    /// Its name; of a choice without a name, its words joined by ` | `.
    pub declared: Declared,
    /// The kind that declares it.
    pub kind: KindId,
    /// What it can hold.
    pub ty: FieldType,
    /// Whether it need not be stated; one that must be, and has no default, must be stated for every day of a term's life.
    pub optional: bool,
    /// What holds where nothing is stated.
    pub default: Option<Stated>,
    /// The preposition that says it in phrases.
    pub preposition: Option<Preposition>,
    /// Whether it is a choice without a name, whose words are adjectives.
    pub anonymous: bool,
}

/// The types of fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FieldType {
    /// `number`, `number in UNIT`
    Number(Option<UnitId>),
    /// `percent`
    Percent,
    /// `money`
    Money,
    /// `date`
    Date,
    /// `duration`
    Duration,
    /// `text`
    Text,
    /// `place`: a text that names a jurisdiction.
    Place,
    /// `flag`
    Flag,
    /// `party`
    Party,
    /// `parties`
    Parties,
    /// One of these words.
    Choice(Vec<WordId>),
    /// Some of these words.
    Set(Vec<WordId>),
}

/// What a phrase can speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Noun {
    /// Terms of this kind and of those that descend from it.
    Kind(KindId),
    /// Parties.
    Party,
    /// Agreements.
    Agreement,
}

/// `define ADJ … NOUN as COND`. Inside, the thing is variable 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DefinedAdjective {
    /// The adjective itself.
    pub declared: Declared,
    /// The things it may be said of, and what else they must be for it to be true.
    pub of: Phrase,
    /// When it is true of them.
    pub condition: Condition,
}

/// `define NAME of NOUN as EXPR`. Inside, the thing is variable 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ComputedField {
    /// The name that stands after the dot: `c.yearly`.
    pub declared: Declared,
    /// The things that have it.
    pub of: Noun,
    /// What it is worked out from, for each day.
    pub value: Value,
}
