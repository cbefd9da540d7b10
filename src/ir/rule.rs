//! What terms must be: policies, rules, waivers, tests.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{
    Adjective, AgreementId, BoundWord, Condition, Declared, EventId, ExpectedVerdict, PartyId, Phrase,
    PolicyId, Relation, RuleId, TermId, TimeSpan, Value,
};
use crate::source::Span;
use crate::time::Day;

/// A policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Policy {
    /// The name that stands before the `/` of its rules.
    pub declared: Declared,
    /// What it is called in prose.
    pub title: Option<SmolStr>,
    /// The days on which its rules apply: those within all of these; without any, all days.
    pub time: Vec<TimeSpan>,
    /// Its rules, in order.
    pub rules: Vec<RuleId>,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rule {
    /// The name that stands after the `/`: no other rule of its policy has it.
    pub declared: Declared,
    /// The policy that holds it.
    pub policy: PolicyId,
    /// What findings call it.
    pub title: Option<SmolStr>,
    /// Said with `should`: breaking it is a warning.
    pub advisory: bool,
    /// What must be so, of which things.
    pub sentence: Sentence,
    /// The words of the sentence, its time words and tails not included.
    pub sentence_span: Span,
    /// When it applies, besides its policy's time. The values may speak of the things bound.
    pub time: Vec<TimeSpan>,
    /// It is not broken on a day on which one of these holds.
    pub unless: Vec<Condition>,
    /// Why it matters.
    pub because: Option<SmolStr>,
    /// What to propose instead.
    pub fix: Option<SmolStr>,
    /// Where it comes from: statutes, guidelines, pages.
    pub see: Vec<SmolStr>,
    /// How many things are bound together: the variables `0..binders` are these.
    pub binders: u16,
    /// The names its binders were given, in order; a subject and a binder without a name are `it`.
    pub binder_names: Vec<SmolStr>,
    /// From the word `rule` to its last tail.
    pub span: Span,
}

/// The three sentences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Sentence {
    /// A. Every such thing must (not) …
    Every {
        /// The things; variable 0.
        subject: Phrase,
        /// `must not`
        negated: bool,
        /// What they must or must not.
        predicate: Predicate,
    },
    /// B. There must be so many such things.
    There {
        /// How many there must be on each day on which the rule applies.
        count: Count,
        /// The things, variables 0, 1, …
        binders: Vec<Phrase>,
        /// `where COND`
        filter: Option<Condition>,
    },
    /// C. For each such thing require …
    ForEach {
        /// The things, variables 0, 1, …
        binders: Vec<Phrase>,
        /// `where COND`
        filter: Option<Condition>,
        /// What must hold of them.
        require: Condition,
    },
}

/// How many things there must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Count {
    /// `no`
    No,
    /// `a`, `an`, `at least N`
    AtLeast(u32),
    /// `at most N`
    AtMost(u32),
    /// `exactly N`
    Exactly(u32),
}

/// What a subject must or must not. Inside, the subject is variable 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Predicate {
    /// Which sort of predicate it is, with its parts.
    pub kind: PredicateKind,
    /// The words it is written in, time words not included.
    pub span: Span,
}

/// The sorts of predicate. In a rule `field` is always of the subject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant says what its fields hold")]
#[non_exhaustive]
pub enum PredicateKind {
    /// `be A and B`: all these adjectives, each with its words; or (`any`) `be A or B`: one of them.
    Be { adjectives: Vec<(Adjective, Span)>, any: bool },
    /// `have FIELD`: stated for the day.
    HaveField(Value),
    /// `have FIELD of at most X`
    HaveCompared { field: Value, relation: Relation, limit: Value },
    /// `have FIELD one of (…)`
    HaveOneOf { field: Value, options: Vec<Value> },
    /// `have FIELD including A and B`: every one of these words or parties.
    HaveIncluding { field: Value, values: Vec<Value> },
    /// `have PHRASE` (agreements): such a term of the agreement lives.
    HaveTerm(Box<Phrase>),
    /// `end`: have a last day.
    End,
    /// `end by D`, or (`start`) `start after D`: the last or first day lies so to the day or period `day`. What never ends has
    /// its last day after all days.
    Bound { start: bool, word: BoundWord, day: Value },
    /// `last at most D`: the time from the first day through the last compares so with the duration `limit`.
    Last { relation: Relation, limit: Value },
}

/// An agreed exception.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Waiver {
    /// The rules it excuses.
    pub rules: Vec<RuleId>,
    /// What a finding must bind, all of these: `for NAME`.
    pub bound: Vec<Target>,
    /// The agreement that each of these is of, or, where there are none, of which a finding must bind anything: `in NAME`.
    pub within: Option<Target>,
    /// The days it excuses: those within all of these; without any, all days.
    pub time: Vec<TimeSpan>,
    /// Why it is excused; findings tell it.
    pub because: SmolStr,
    /// Who approved it.
    pub approved: Option<SmolStr>,
    /// The test it stands in; none: it is the project's.
    pub scope: Option<super::TestId>,
    /// From the word `waive` to its last tail.
    pub span: Span,
}

/// Things that a waiver or an expectation names; a name may mean several terms (of several agreements).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Target {
    /// The name as written; of `AGREEMENT.TERM` the term's.
    pub name: SmolStr,
    /// The terms and facts of that name, sorted.
    pub terms: Vec<TermId>,
    /// The party of that name.
    pub party: Option<PartyId>,
    /// The agreement of that name.
    pub agreement: Option<AgreementId>,
    /// The words of the name.
    pub span: Span,
}

/// A test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Test {
    /// What it shows, in words; tests have no other name.
    pub title: SmolStr,
    /// The day from which its world is looked at; none: all is known.
    pub as_of: Option<Day>,
    /// The agreements of the project that are given.
    pub given: Vec<AgreementId>,
    /// Loaded events and the test's own that stand in for them.
    pub shadows: Vec<(EventId, EventId)>,
    /// What is expected.
    pub expectations: Vec<Expectation>,
    /// The words `expect nothing else`, if it says so.
    pub nothing_else: Option<Span>,
    /// From the word `test` to its closing brace.
    pub span: Span,
    /// The title with its quotes.
    pub title_span: Span,
}

/// An expectation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Expectation {
    /// The rules meant: one, or all of a policy.
    pub rules: Vec<RuleId>,
    /// What is expected of them.
    pub verdict: ExpectedVerdict,
    /// `by T`, `for T`: what must (or, kept, must not) be bound.
    pub bound: Vec<Target>,
    /// Exactly the days of the finding; without any, whichever they are.
    pub days: Vec<TimeSpan>,
    /// From the word `expect` on.
    pub span: Span,
}
