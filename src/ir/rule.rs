//! What terms must be: policies, rules, waivers, tests.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

pub use crate::syntax::tree::{BoundWord, ExpectedVerdict};

use super::{
    Adjective, AgreementId, Condition, Declared, EventId, PartyId, Phrase, PolicyId, Relation, RuleId,
    TermId, TimeSpan, Value,
};
use crate::source::Span;
use crate::time::Day;

/// A policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    /// Its name.
    pub declared: Declared,
    /// Its title.
    pub title: Option<SmolStr>,
    /// When its rules apply.
    pub time: Vec<TimeSpan>,
    /// Its rules, in order.
    pub rules: Vec<RuleId>,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Its name within its policy.
    pub declared: Declared,
    /// Its policy.
    pub policy: PolicyId,
    /// Its title.
    pub title: Option<SmolStr>,
    /// Said with `should`: breaking it is a warning.
    pub advisory: bool,
    /// What it says.
    pub sentence: Sentence,
    /// The words of the sentence.
    pub sentence_span: Span,
    /// When it applies, besides its policy's time. The values may speak of the things bound.
    pub time: Vec<TimeSpan>,
    /// Where it does not apply.
    pub unless: Vec<Condition>,
    /// Why it matters.
    pub because: Option<SmolStr>,
    /// What to propose instead.
    pub fix: Option<SmolStr>,
    /// Its sources.
    pub see: Vec<SmolStr>,
    /// How many things are bound together: the variables `0..binders` are these.
    pub binders: u16,
    /// The names its binders were given, in order; a subject and a binder without a name are `it`.
    pub binder_names: Vec<SmolStr>,
    /// The whole rule.
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
        /// How many.
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
pub struct Predicate {
    /// What it says.
    pub kind: PredicateKind,
    /// Its words, time words not included.
    pub span: Span,
}

/// The sorts of predicate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PredicateKind {
    /// `be A and B` (all), `be A or B` (any)
    Be {
        /// The adjectives and their words.
        adjectives: Vec<(Adjective, Span)>,
        /// Joined by `or`.
        any: bool,
    },
    /// `have FIELD`: stated for the day.
    HaveField(Value),
    /// `have FIELD of at most X`
    HaveCompared {
        /// The field.
        field: Value,
        /// The comparison.
        relation: Relation,
        /// The bound.
        limit: Value,
    },
    /// `have FIELD one of (…)`
    HaveOneOf {
        /// The field.
        field: Value,
        /// The options.
        options: Vec<Value>,
    },
    /// `have FIELD including A and B`
    HaveIncluding {
        /// The field.
        field: Value,
        /// The words (or parties) it must include, all of them.
        values: Vec<Value>,
    },
    /// `have PHRASE` (agreements): such a term of the agreement lives.
    HaveTerm(Box<Phrase>),
    /// `end`
    End,
    /// `end by D`, `start after D` …
    Bound {
        /// `start` instead of `end`.
        start: bool,
        /// `by`, `before`, `after`, `on`
        word: BoundWord,
        /// The day or period.
        day: Value,
    },
    /// `last at most D`
    Last {
        /// The comparison.
        relation: Relation,
        /// The duration.
        limit: Value,
    },
}

/// An agreed exception.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waiver {
    /// The rules it excuses.
    pub rules: Vec<RuleId>,
    /// What a finding must bind, all of these: `for NAME`, `in NAME`.
    pub bound: Vec<Target>,
    /// When.
    pub time: Vec<TimeSpan>,
    /// Why.
    pub because: SmolStr,
    /// By whom.
    pub approved: Option<SmolStr>,
    /// Its test, if it stands in one.
    pub scope: Option<super::TestId>,
    /// Where.
    pub span: Span,
}

/// Things that a waiver or an expectation names; a name may mean several terms (of several agreements).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The name.
    pub name: SmolStr,
    /// The terms and facts of that name, sorted.
    pub terms: Vec<TermId>,
    /// The party of that name.
    pub party: Option<PartyId>,
    /// The agreement of that name.
    pub agreement: Option<AgreementId>,
    /// Where.
    pub span: Span,
}

/// A test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Test {
    /// What it shows.
    pub title: SmolStr,
    /// The day it stands at.
    pub as_of: Option<Day>,
    /// The agreements of the project that are given.
    pub given: Vec<AgreementId>,
    /// Loaded events and the test's own that stand in for them.
    pub shadows: Vec<(EventId, EventId)>,
    /// What is expected.
    pub expectations: Vec<Expectation>,
    /// `expect nothing else`
    pub nothing_else: Option<Span>,
    /// The whole test.
    pub span: Span,
    /// Its title's place.
    pub title_span: Span,
}

/// An expectation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Expectation {
    /// The rules meant: one, or all of a policy.
    pub rules: Vec<RuleId>,
    /// What is expected of them.
    pub verdict: ExpectedVerdict,
    /// `by T`, `for T`: what must (or, kept, must not) be bound.
    pub bound: Vec<Target>,
    /// The days of the finding; none: any.
    pub days: Vec<TimeSpan>,
    /// Where.
    pub span: Span,
}
