//! Expressions and the place they stand in in, typed values and conditions out.
//!
//! What is broken is reported once and is `None` from there on, so that nothing is said of it again.

mod adjective;
mod arithmetic;
mod comparison;
mod condition;
mod definition;
mod fit;
mod has;
mod literal;
mod name;
mod phrase;
pub(crate) mod problem;
mod scope;
mod shift;
mod time;
mod ty;
mod used;
mod value;

pub use comparison::relation as comparison_relation;
pub use definition::declared;
pub use name::Found;
pub use phrase::{QualifierSort, noun_span};
pub use scope::{AgreementEnd, Bound, Nearest, Scope, variable};
pub use ty::{Type, Words};
pub use used::Used;

use crate::diagnostic::{Diagnostic, Problems};
use crate::ir::{Condition, Literal, Noun, PartyId, Value, ValueKind};
use crate::resolve::Resolved;
use crate::source::{SourceMap, Span};
use crate::syntax::tree::{Expr, ExprId, ExprKind};

/// A value and what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// The value.
    pub value: Value,
    /// Its type.
    pub ty: Type,
}

/// What an expression means: grammar does not tell values from conditions.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// A value.
    Value(Typed),
    /// A condition.
    Condition(Condition),
    /// Several values, for `one of`.
    List(Vec<Typed>),
}

/// Gives expressions their meaning.
#[derive(Debug)]
pub struct Checker<'a> {
    /// What names mean.
    pub resolved: &'a Resolved<'a>,
    /// The texts, for numbers and for messages.
    pub sources: &'a SourceMap,
    /// What was found wrong so far.
    pub problems: Problems,
    /// Which declarations are used.
    pub used: Used,
    /// Where the expression at hand stands.
    pub scope: Scope<'a>,
    /// Whose side `us` is.
    pub us: Option<PartyId>,
    /// Whether a `us` without a side is still to be reported.
    side_is_missing: bool,
    definitions: definition::Definitions,
}

/// What stands for an expression that the tree does not have.
static NO_EXPR: Expr =
    Expr { span: Span { file: crate::source::FileId(0), start: 0, end: 0 }, depth: 0, kind: ExprKind::Error };

impl<'a> Checker<'a> {
    /// A checker of a project. `us` is whose side it is, `side_is_missing` whether nobody said so and a mention of `us` is wrong.
    pub fn new(
        resolved: &'a Resolved<'a>,
        sources: &'a SourceMap,
        scope: Scope<'a>,
        us: Option<PartyId>,
        side_is_missing: bool,
    ) -> Checker<'a> {
        Checker {
            resolved,
            sources,
            problems: Problems::default(),
            used: Used::new(resolved),
            scope,
            us,
            side_is_missing,
            definitions: definition::Definitions::new(resolved),
        }
    }

    /// Does something in another place, and comes back.
    pub fn within<R>(&mut self, scope: Scope<'a>, work: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.scope, scope);
        let result = work(self);
        self.scope = outer;
        result
    }

    /// The expression with this id.
    pub fn expr(&self, id: ExprId) -> &'a Expr {
        let position = usize::try_from(id.0).unwrap_or(usize::MAX);
        self.scope.tree.exprs.get(position).unwrap_or(&NO_EXPR)
    }

    /// The words at a place.
    pub fn text(&self, span: Span) -> &'a str {
        self.sources.slice(span)
    }

    /// Reports a problem and gives the value of what is spoiled.
    pub fn report<T>(&mut self, problem: Diagnostic) -> Option<T> {
        self.problems.push(problem);
        None
    }

    /// Reports that a thing has no such field, adjective or preposition, unless not all that it has is known.
    pub fn report_of<T>(
        &mut self,
        noun: Noun,
        name: &str,
        problem: impl FnOnce(&Resolved<'a>) -> Diagnostic,
    ) -> Option<T> {
        if self.resolved.is_disputed(noun) || self.resolved.is_spoiled(name) {
            return None;
        }
        let problem = problem(self.resolved);
        self.report(problem)
    }

    /// Whose side `us` is; where nobody said so, that is reported once for the project.
    pub(crate) fn side(&mut self, span: Span) -> Option<PartyId> {
        if self.us.is_none() && std::mem::take(&mut self.side_is_missing) {
            self.problems.push(problem::no_side(span));
        }
        self.us
    }
}

impl Checker<'_> {
    /// Whether nobody says who we are, and that has not been told yet.
    pub(crate) fn misses_side(&self) -> bool {
        self.us.is_none() && self.side_is_missing
    }
}

/// A fixed value with its words.
pub fn literal(literal: Literal, span: Span) -> Value {
    Value { kind: ValueKind::Literal(literal), span }
}
