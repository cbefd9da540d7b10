//! Values, conditions, phrases and time spans, as rules and terms use them.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{AdjectiveId, ComputedId, EventId, FieldId, Noun, PartyId, UnitId, Variable, WordId};
use crate::source::Span;
pub use crate::syntax::tree::{AggregateWord, ExtremeWord, Operator};
use crate::time::{Duration, Period};
use crate::value::Money;

/// A value as written in a rule or term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// What it is.
    pub kind: ValueKind,
    /// Its words.
    pub span: Span,
}

/// The sorts of value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueKind {
    /// A fixed value.
    Literal(Literal),
    /// The thing a variable is bound to: a term, party or agreement.
    Thing(Variable),
    /// The day of an event.
    Event(EventId),
    /// A field of a term.
    Field {
        /// What has it.
        of: Box<Value>,
        /// Which field.
        field: FieldId,
    },
    /// What every term, agreement or party has.
    Part {
        /// What has it.
        of: Box<Value>,
        /// Which of them.
        part: Part,
    },
    /// A defined field.
    Computed {
        /// What has it.
        of: Box<Value>,
        /// Which defined field.
        computed: ComputedId,
    },
    /// `- X`
    Negate(Box<Value>),
    /// `A + B` and its sisters
    Arithmetic {
        /// The operator.
        operator: Operator,
        /// The left side.
        left: Box<Value>,
        /// The right side.
        right: Box<Value>,
    },
    /// `60% of X`
    PercentOf {
        /// How many hundredths.
        percent: Decimal,
        /// What has it.
        of: Box<Value>,
    },
    /// `greater of (…)` and its sisters
    Extreme {
        /// Which word.
        word: ExtremeWord,
        /// Among these.
        of: Vec<Value>,
    },
    /// `sum of FIELD over PHRASE` and its sisters; in `field` the phrase's variable is bound. `count` has none.
    Aggregate {
        /// Which word.
        word: AggregateWord,
        /// Which field.
        field: Option<Box<Value>>,
        /// The things.
        over: Box<Phrase>,
    },
}

/// A fixed value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Literal {
    /// A bare number.
    Number(Decimal),
    /// A number of a unit.
    Quantity {
        /// How many.
        amount: Decimal,
        /// Of what.
        unit: UnitId,
    },
    /// A percentage: 12.5 is `12.5%`.
    Percent(Decimal),
    /// An amount of a currency.
    Money(Money),
    /// A day, or the period that was written.
    Date(Period),
    /// A span of time.
    Duration(Duration),
    /// Text.
    Text(SmolStr),
    /// Yes or no.
    Flag(bool),
    /// A party.
    Party(PartyId),
    /// Several parties, sorted.
    Parties(Vec<PartyId>),
    /// A word of a choice.
    Word(WordId),
    /// Some words of a set, sorted.
    Words(Vec<WordId>),
    /// Every word of a set.
    AllWords,
}

/// What every term, agreement or party has besides its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Its first day.
    Start,
    /// Its last day.
    End,
    /// The agreement of a term.
    Agreement,
    /// The section a term says it stands in.
    Section,
    /// Its name.
    Name,
    /// The day an agreement was signed.
    Signed,
    /// The parties of an agreement.
    Parties,
}

/// A condition, decided day by day, in three values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// What it says.
    pub kind: ConditionKind,
    /// Its words.
    pub span: Span,
}

/// The sorts of condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionKind {
    /// All of them.
    All(Vec<Condition>),
    /// At least one of them.
    Any(Vec<Condition>),
    /// Not so.
    Not(Box<Condition>),
    /// `exclusive`, `c is exclusive`
    Is {
        /// The thing.
        thing: Box<Value>,
        /// The adjective.
        adjective: Adjective,
    },
    /// `A is at most B` and its sisters. `before` is `Below`, `after` is `Above`, `is` and `exactly` are `Equal`.
    Compare {
        /// The left side.
        left: Box<Value>,
        /// How they are compared.
        relation: Relation,
        /// The right side.
        right: Box<Value>,
    },
    /// `A is within D of B`
    Within {
        /// The left side.
        left: Box<Value>,
        /// How far apart they may be.
        distance: Box<Value>,
        /// What has it.
        of: Box<Value>,
    },
    /// `A is one of (…)`
    OneOf {
        /// The left side.
        left: Box<Value>,
        /// What it may be.
        options: Vec<Value>,
    },
    /// `p is part of q`
    PartOf {
        /// The left side.
        left: Box<Value>,
        /// The right side.
        right: Box<Value>,
    },
    /// `F is tbd`, `F is undisclosed`
    Blank {
        /// The field.
        value: Box<Value>,
        /// `undisclosed` instead of `tbd`.
        redacted: bool,
    },
    /// `SET includes W`
    Includes {
        /// The left side.
        left: Box<Value>,
        /// The right side.
        right: Box<Value>,
    },
    /// `SET overlaps SET`
    Overlaps {
        /// The left side.
        left: Box<Value>,
        /// The right side.
        right: Box<Value>,
    },
    /// Two things live on a common day.
    LivesOverlap {
        /// The left side.
        left: Box<Value>,
        /// The right side.
        right: Box<Value>,
    },
    /// `X has FIELD`: stated for the day (a [`ValueKind::Field`], [`ValueKind::Part`] or [`ValueKind::Computed`]).
    Has(Box<Value>),
    /// `A has PHRASE`: on the day such a term of the agreement lives.
    AgreementHas {
        /// The agreement.
        agreement: Box<Value>,
        /// The terms.
        phrase: Box<Phrase>,
    },
    /// `some PHRASE`: on the day such a thing lives. `no PHRASE` is `Not` of it.
    Some(Box<Phrase>),
    /// A value of type flag.
    Flag(Box<Value>),
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// `is`, `exactly`
    Equal,
    /// `at most`, and `by` of days
    AtMost,
    /// `at least`
    AtLeast,
    /// `above`, `after`
    Above,
    /// `below`, `before`
    Below,
}

/// What an adjective means of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Adjective {
    /// A field of type flag.
    Flag(FieldId),
    /// A word of a choice without a name.
    Choice {
        /// Which field.
        field: FieldId,
        /// Which word.
        word: WordId,
    },
    /// One made by `define`.
    Defined(AdjectiveId),
    /// `surviving`: the term outlives its agreement.
    Surviving,
    /// `nonbinding`: the agreement (of the term) binds nobody.
    Nonbinding,
}

/// Which things: adjectives, noun, prepositions, `where`. It binds `variable` for its own parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Phrase {
    /// What it speaks of.
    pub noun: Noun,
    /// The noun's words.
    pub noun_span: Span,
    /// Its adjectives and their words. Without [`Adjective::Nonbinding`] it finds nothing nonbinding; with it, nothing else.
    pub adjectives: Vec<(Adjective, Span)>,
    /// Its prepositions.
    pub slots: Vec<Slot>,
    /// The thing, inside `filter`. In `slots` it is not bound: they belong outside.
    pub variable: Variable,
    /// `where COND`
    pub filter: Option<Box<Condition>>,
    /// Its words.
    pub span: Span,
}

/// A preposition of a phrase and what it asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// What is asked.
    pub kind: SlotKind,
    /// What it must be. A party finds all that is part of it.
    pub value: Value,
    /// Preposition and value.
    pub span: Span,
}

/// What a preposition asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlotKind {
    /// That the field is this.
    Field(FieldId),
    /// `with P` of `agreement`: P is a party to it; of `term`: one of its party fields is P.
    AnyParty,
}

/// Time words and what follows them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimeSpan {
    /// What they say.
    pub kind: TimeSpanKind,
    /// Their words.
    pub span: Span,
}

/// The time words. Each value is a day, period or event; all bounds are as docs/reference.md, "Time words", says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeSpanKind {
    /// From its first day on.
    From(Value),
    /// From the day after its last day on.
    After(Value),
    /// Up to the day before its first day.
    Before(Value),
    /// Up to the day before.
    Until(Value),
    /// Up to its last day.
    Through(Value),
    /// On its days.
    In(Value),
    /// From the first day of the one through the last day of the other.
    Between(Box<Value>, Box<Value>),
    /// From the first day of `of` through its last day plus the duration.
    Within {
        /// How long after.
        duration: Box<Value>,
        /// What has it.
        of: Box<Value>,
    },
    /// Through the day before start + duration; only of agreements, terms, entries and `extend`.
    For(Value),
}
