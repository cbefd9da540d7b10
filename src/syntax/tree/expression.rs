//! Expressions as written: values, conditions and days.
//!
//! They live in one flat vector and name each other by [`ExprId`], so that no text, however deeply nested, can exhaust
//! the stack. Invariant: an expression's parts come before it in the vector, and none is deeper than [`MAX_DEPTH`].

use smol_str::SmolStr;

use super::{Join, Name, Phrase};
use crate::ir::{AggregateWord, ExtremeWord, Operator};
use crate::source::Span;

/// How deeply expressions may nest. Deeper text is an error (`E0207`) and becomes [`ExprKind::Error`].
pub const MAX_DEPTH: u16 = 200;

/// A position in [`Tree::exprs`](super::Tree::exprs).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExprId(pub u32);

/// An expression: a value, a condition, or a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// Where.
    pub span: Span,
    /// How deeply it nests: one more than its deepest part.
    pub depth: u16,
    /// What it is.
    pub kind: ExprKind,
}

/// The sorts of expression. Numbers keep their spelling; their value is read when they are checked.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant shows by example what its fields hold")]
pub enum ExprKind {
    /// `NAME ("." WORD)*`
    Path(Vec<Name>),
    /// `us`
    Us,
    /// `it`
    It,
    /// `its WORD ("." WORD)*`
    Its(Vec<Name>),
    /// `2032-12-31`, `2032-06`, `2032-Q3`
    Date,
    /// `7`, `38 billion USD`, `10 GW`, `2032`: a number, its magnitude and its unit or currency. The number's own words are `number`.
    Quantity { number: Span, magnitude: Option<Magnitude>, unit: Option<Name> },
    /// `12.5%`
    Percent { number: Span },
    /// `60% of X`
    PercentOf { number: Span, of: ExprId },
    /// `1 year 6 months`
    Duration(Vec<DurationPart>),
    /// `"Delaware"`
    Text(SmolStr),
    /// `( … )`
    Group(ExprId),
    /// `- X`
    Negate(ExprId),
    /// `A + B`, `A - B`, `A * B`, `A / B`
    Arithmetic { operator: Operator, left: ExprId, right: ExprId },
    /// `greater of (…)` and its three sisters
    Extreme { word: ExtremeWord, of: Vec<ExprId> },
    /// `sum of FIELD over …`, `largest FIELD over …`, `count of …`
    Aggregate { word: AggregateWord, field: Option<ExprId>, over: Inner },
    /// `(a, b)`, several values after `one of` or as a constant
    List(Vec<ExprId>),
    /// `not COND`
    Not(ExprId),
    /// `A and B or C`: a chain as written; a mixture is refused later. `joins` is one shorter than `parts`.
    Chain { parts: Vec<ExprId>, joins: Vec<Join> },
    /// `A at most B`, without `is`: an error said later in words
    BareComparison { left: ExprId, comparison: Comparison, comparison_span: Span, right: ExprId },
    /// `A is not at most B` and all that may follow `is`
    Is { left: ExprId, negated: bool, test: IsTest },
    /// `A includes B`
    Includes { left: ExprId, right: ExprId },
    /// `A overlaps B`
    Overlaps { left: ExprId, right: ExprId },
    /// `A has FIELD`, `A has FIELD of at most X`, `A has PHRASE`: `words`, as names decide
    Has { left: ExprId, inner: Inner, comparison: Option<(Comparison, ExprId)> },
    /// `some PHRASE`
    Some(Inner),
    /// `no PHRASE`
    No(Inner),
    /// Text that made no expression, or one nested too deeply; it has been reported.
    Error,
}

/// The comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// `at most`
    AtMost,
    /// `at least`
    AtLeast,
    /// `above`
    Above,
    /// `below`
    Below,
    /// `exactly`
    Exactly,
}

/// What may follow `is`.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant shows by example what its fields hold")]
pub enum IsTest {
    /// `is X`: a value, an adjective, a choice, as names decide
    Equal(ExprId),
    /// `is at most X`
    Compared { comparison: Comparison, comparison_span: Span, right: ExprId },
    /// `is before X`
    Before(ExprId),
    /// `is after X`
    After(ExprId),
    /// `is within D of X`
    Within { distance: ExprId, of: ExprId },
    /// `is one of (…)`, `is one of NAME`: a list, or a path to one
    OneOf(ExprId),
    /// `is part of X`
    PartOf(ExprId),
    /// `is tbd`, `is undisclosed`
    Blank { redacted: bool },
}

/// A phrase inside a condition: `commitment to p`, `(cloud for us where primary)`.
#[derive(Debug, Clone, PartialEq)]
pub struct Inner {
    /// The phrase.
    pub phrase: Phrase,
    /// `where COND`, inside the parentheses.
    pub filter: Option<ExprId>,
    /// Whether it stands in parentheses.
    pub grouped: bool,
    /// The whole.
    pub span: Span,
}

/// A number and a unit of time: `6 months`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DurationPart {
    /// The number's own words.
    pub number: Span,
    /// The unit.
    pub unit: DurationUnit,
    /// Number and unit.
    pub span: Span,
}

/// The units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DurationUnit {
    /// `hours`
    Hour,
    /// `days`
    Day,
    /// `weeks`
    Week,
    /// `months`
    Month,
    /// `years`
    Year,
    /// `business days`
    BusinessDay,
}

/// The words that multiply a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Magnitude {
    /// `thousand`
    Thousand,
    /// `million`
    Million,
    /// `billion`
    Billion,
    /// `trillion`
    Trillion,
}

impl ExprKind {
    /// Calls `visit` with each expression that is directly part of this one, in the order written.
    pub fn for_each_part(&self, visit: &mut impl FnMut(ExprId)) {
        match self {
            ExprKind::Path(_)
            | ExprKind::Us
            | ExprKind::It
            | ExprKind::Its(_)
            | ExprKind::Date
            | ExprKind::Quantity { .. }
            | ExprKind::Percent { .. }
            | ExprKind::Duration(_)
            | ExprKind::Text(_)
            | ExprKind::Error => {}
            ExprKind::PercentOf { of: part, .. }
            | ExprKind::Group(part)
            | ExprKind::Negate(part)
            | ExprKind::Not(part) => visit(*part),
            ExprKind::Arithmetic { left, right, .. }
            | ExprKind::BareComparison { left, right, .. }
            | ExprKind::Includes { left, right }
            | ExprKind::Overlaps { left, right } => {
                visit(*left);
                visit(*right);
            }
            ExprKind::Extreme { of: parts, .. } | ExprKind::List(parts) | ExprKind::Chain { parts, .. } => {
                parts.iter().copied().for_each(visit)
            }
            ExprKind::Aggregate { field, over, .. } => {
                field.iter().copied().for_each(&mut *visit);
                over.for_each_part(visit);
            }
            ExprKind::Is { left, test, .. } => {
                visit(*left);
                test.for_each_part(visit);
            }
            ExprKind::Has { left, inner, comparison } => {
                visit(*left);
                inner.for_each_part(visit);
                comparison.iter().for_each(|(_, limit)| visit(*limit));
            }
            ExprKind::Some(inner) | ExprKind::No(inner) => inner.for_each_part(visit),
        }
    }
}

impl IsTest {
    /// Calls `visit` with each expression that is directly part of this test.
    pub fn for_each_part(&self, visit: &mut impl FnMut(ExprId)) {
        match self {
            IsTest::Equal(part)
            | IsTest::Compared { right: part, .. }
            | IsTest::Before(part)
            | IsTest::After(part)
            | IsTest::OneOf(part)
            | IsTest::PartOf(part) => visit(*part),
            IsTest::Within { distance, of } => {
                visit(*distance);
                visit(*of);
            }
            IsTest::Blank { .. } => {}
        }
    }
}

impl Inner {
    /// Calls `visit` with each expression that is directly part of this phrase.
    pub fn for_each_part(&self, visit: &mut impl FnMut(ExprId)) {
        for qualifier in &self.phrase.qualifiers {
            visit(qualifier.first);
            qualifier.second.iter().copied().for_each(&mut *visit);
        }
        self.filter.iter().copied().for_each(visit);
    }
}
