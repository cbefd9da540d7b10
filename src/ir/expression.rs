//! Values, conditions, phrases and time spans, as rules and terms use them.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{
    AdjectiveId, AggregateWord, ComputedId, EventId, ExtremeWord, FieldId, Noun, Operator, Part, PartyId,
    Relation, TermWord, UnitId, Variable, WordId,
};
use crate::source::Span;
use crate::time::{Duration, Period};
use crate::value::{Money, Number};

/// A value as written in a rule or term. It is worked out for each day, and may be unknown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Value {
    /// Which sort of value it is, with its parts.
    pub kind: ValueKind,
    /// The words it is written in; of what a `let` stands for, the name of the `let` where it is used. Empty for some values from
    /// data, which have no words of their own.
    pub span: Span,
}

/// The sorts of value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant says what its fields hold")]
#[non_exhaustive]
pub enum ValueKind {
    /// A fixed value.
    Literal(Literal),
    /// The thing a variable is bound to: a term, party or agreement.
    Thing(Variable),
    /// The day of an event: the same day in one possible world, another in another.
    Event(EventId),
    /// `its agreement.end` in the time words of a term or entry: the last day of its agreement in one possible world.
    AgreementEnd,
    /// `c.notice`: what the term `of` states of the field on the day.
    Field { of: Box<Value>, field: FieldId },
    /// `c.start`, `c.agreement`: what `of`, a term, agreement or party, has besides its fields.
    Part { of: Box<Value>, part: Part },
    /// `c.yearly`: the field that `define` made, worked out of the thing `of`.
    Computed { of: Box<Value>, computed: ComputedId },
    /// `- X`
    Negate(Box<Value>),
    /// `left + right` and its sisters. A day and a duration give a day, two days the duration between them.
    Arithmetic { operator: Operator, left: Box<Value>, right: Box<Value> },
    /// `60% of X`: so many hundredths of `of`; `percent` is 60.
    PercentOf { percent: Decimal, of: Box<Value> },
    /// `greater of (…)` and its sisters: the one of `of` that the word asks for.
    Extreme { word: ExtremeWord, of: Vec<Value> },
    /// `sum of FIELD over PHRASE` and its sisters, over the things that `over` finds on the day. `field` is worked out of each,
    /// with the variable of `over` bound to it; `count` has none.
    Aggregate { word: AggregateWord, field: Option<Box<Value>>, over: Box<Phrase> },
}

/// A fixed value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Literal {
    /// A bare number.
    Number(Number),
    /// `10 GW`
    Quantity {
        /// The number, its magnitude (`million`) multiplied in.
        amount: Number,
        /// The unit it is counted in; amounts of two units are never compared.
        unit: UnitId,
    },
    /// A percentage: 12.5 is `12.5%`.
    Percent(Number),
    /// An amount of a currency.
    Money(Money),
    /// A day, or the period that was written.
    Date(Period),
    /// A span of time.
    Duration(Duration),
    /// Text.
    Text(SmolStr),
    /// Text that names a jurisdiction.
    Place(SmolStr),
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

/// A condition. It is decided for each day: true, false, or unknown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Condition {
    /// Which sort of condition it is, with its parts.
    pub kind: ConditionKind,
    /// The words it is written in.
    pub span: Span,
}

/// The sorts of condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant says what its fields hold")]
#[non_exhaustive]
pub enum ConditionKind {
    /// All of them hold; of none at all, true.
    All(Vec<Condition>),
    /// At least one of them holds; of none at all, false.
    Any(Vec<Condition>),
    /// It does not hold. What is unknown stays unknown.
    Not(Box<Condition>),
    /// `c is exclusive`
    Is { thing: Box<Value>, adjective: Adjective },
    /// `left is at most right` and its sisters. A day is compared with a period as [`Relation`] says.
    Compare { left: Box<Value>, relation: Relation, right: Box<Value> },
    /// `left is within D of right`: `left` is a day from `of` less the duration `distance` through `of` and the duration, both days
    /// included.
    Within { left: Box<Value>, distance: Box<Value>, of: Box<Value> },
    /// `left is one of (…)`: it equals one of `options`.
    OneOf { left: Box<Value>, options: Vec<Value> },
    /// `p is part of q`: the party `left` is the party `right`, or belongs to it, or to a group that does.
    PartOf { left: Box<Value>, right: Box<Value> },
    /// `F is tbd`, or (`redacted`) `F is undisclosed`: `value`, a field, is left open on the day, or kept back; of a term, any of its
    /// fields is.
    Blank { value: Box<Value>, redacted: bool },
    /// `SET includes W`: the set or list of parties `left` has every one of `right`.
    Includes { left: Box<Value>, right: Box<Value> },
    /// `SET overlaps SET`: they have a word or party in common.
    Overlaps { left: Box<Value>, right: Box<Value> },
    /// `a overlaps b` of two things: there is a day on which both live. It is so on every day or on none.
    LivesOverlap { left: Box<Value>, right: Box<Value> },
    /// `X has FIELD`: stated for the day (a [`ValueKind::Field`], [`ValueKind::Part`] or [`ValueKind::Computed`]).
    Has(Box<Value>),
    /// `A has PHRASE`: on the day a term of the agreement lives that `phrase` fits.
    AgreementHas { agreement: Box<Value>, phrase: Box<Phrase> },
    /// `some PHRASE`: on the day a thing lives that it fits. `no PHRASE` is `Not` of it.
    Some(Box<Phrase>),
    /// A value of type flag.
    Flag(Box<Value>),
}

/// What an adjective means of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Adjective {
    /// The name of a field of type flag: true where the flag is yes.
    Flag(FieldId),
    /// A word of a choice without a name: true where the choice is this word.
    Choice {
        /// The choice, a field that is [`anonymous`](super::Field::anonymous).
        field: FieldId,
        /// The word of it that is the adjective.
        word: WordId,
    },
    /// One made by `define`.
    Defined(AdjectiveId),
    /// A word that a term says of itself as a whole.
    Word(TermWord),
    /// `nonbinding`: the agreement (of the term) binds nobody.
    Nonbinding,
}

/// Which things: adjectives, noun, prepositions, `where`. It binds `variable` for its own parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
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
    /// From its first word to its last.
    pub span: Span,
}

/// A preposition of a phrase and what it asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
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

/// Time words and what follows them. Of several, all must hold: the latest start and the earliest end count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TimeSpan {
    /// The time words and their values.
    pub kind: TimeSpanKind,
    /// The words they are written in.
    pub span: Span,
}

/// The time words, with the days that docs/reference.md, "Time words", says. Each value is a day, a period or an event, but for
/// durations. First and last days are included; an event that never happens lies after all days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant says what its fields hold")]
#[non_exhaustive]
pub enum TimeSpanKind {
    /// From its first day on.
    From(Value),
    /// From the day after its last day on.
    After(Value),
    /// Through the day before its first day.
    Before(Value),
    /// Through the day before it, which is a day and no longer period.
    Until(Value),
    /// Through its last day.
    Through(Value),
    /// On its days.
    In(Value),
    /// From the first day of the one through the last day of the other.
    Between(Box<Value>, Box<Value>),
    /// `within D of X`: from the first day of `of` through its last day plus `duration`.
    Within { duration: Box<Value>, of: Box<Value> },
    /// `for D`: through the day before the start plus the duration, so that a year from 1 January ends on 31 December. Only of
    /// agreements, terms, entries and `extend`, where it counts from the old end.
    For(Value),
}
