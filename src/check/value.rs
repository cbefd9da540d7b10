//! Expressions in, typed values out.

use crate::ir::{AggregateWord, Literal, Value, ValueKind};
use crate::source::Span;
use crate::syntax::tree::{ExprId, ExprKind, Inner};

use super::{Checker, Found, Meaning, Type, Typed, literal, problem};

impl<'a> Checker<'a> {
    /// The value of an expression. `want` is what its place wants, if anything: words of choices are known by it. The value may
    /// still be of another type; [`Checker::fitting`] insists.
    pub fn value(&mut self, id: ExprId, want: Option<Type>) -> Option<Typed> {
        let expr = self.expr(id);
        let span = expr.span;
        match &expr.kind {
            ExprKind::Error => None,
            ExprKind::Path(names) => {
                let found = self.path(names, want)?;
                self.found_value(found, span)
            }
            ExprKind::Its(names) => {
                let found = self.its(names, span)?;
                self.found_value(found, span)
            }
            ExprKind::It => self.it(span),
            ExprKind::Us => {
                let us = self.side(span)?;
                self.used.party(us);
                Some(Typed { value: literal(Literal::Party(us), span), ty: Type::Party })
            }
            ExprKind::Date => self.date(span),
            ExprKind::Quantity { number, magnitude, unit } => {
                self.quantity(span, *number, *magnitude, unit.as_ref())
            }
            ExprKind::Percent { number } => self.percent(span, *number),
            ExprKind::PercentOf { number, of } => self.percent_of(span, *number, *of),
            ExprKind::Duration(parts) => self.duration(span, parts),
            ExprKind::Text(text) => {
                Some(Typed { value: literal(Literal::Text(text.clone()), span), ty: Type::Text })
            }
            ExprKind::Group(inner) => self.value(*inner, want),
            ExprKind::Negate(inner) => self.negate(span, *inner),
            ExprKind::Arithmetic { operator, left, right } => self.arithmetic(span, *operator, *left, *right),
            ExprKind::Extreme { word, of } => self.extreme(span, *word, of),
            ExprKind::Aggregate { word, field, over } => self.aggregate(span, *word, *field, over),
            ExprKind::List(_) => self.report(problem::list_as_value(span, self.text(span))),
            _ => {
                // What is inside is still checked, so that its own mistakes are told as well.
                self.condition(id)?;
                self.report(problem::value_wanted(span))
            }
        }
    }

    /// A value of the type its place wants. `place` names the place in messages: "`notice`", "`until`".
    pub fn fitting(&mut self, id: ExprId, want: Type, place: &str) -> Option<Typed> {
        let typed = self.value(id, Some(want))?;
        self.fit(typed, want, place)
    }

    fn found_value(&mut self, found: Found, span: Span) -> Option<Typed> {
        match found {
            Found::Value(typed) => Some(typed),
            Found::Condition(_) => self.report(problem::value_wanted(span)),
            Found::List(_) => self.report(problem::list_as_value(span, self.text(span))),
            Found::Adjective(..) => self.report(problem::adjective_as_value(span, self.text(span))),
        }
    }

    /// What a constant's expression means: a value where it can be one, else a condition.
    pub(super) fn meaning(&mut self, id: ExprId) -> Option<Meaning> {
        let mut inner = id;
        while let ExprKind::Group(group) = &self.expr(inner).kind {
            inner = *group;
        }
        let expr = self.expr(inner);
        match &expr.kind {
            ExprKind::Path(names) => Some(match self.path(names, None)? {
                Found::Value(typed) => Meaning::Value(typed),
                Found::Condition(condition) => Meaning::Condition(condition),
                Found::List(list) => Meaning::List(list),
                found @ Found::Adjective(..) => {
                    return self.found_value(found, expr.span).map(Meaning::Value);
                }
            }),
            ExprKind::Not(_)
            | ExprKind::Chain { .. }
            | ExprKind::BareComparison { .. }
            | ExprKind::Is { .. }
            | ExprKind::Includes { .. }
            | ExprKind::Overlaps { .. }
            | ExprKind::Has { .. }
            | ExprKind::Some(_)
            | ExprKind::No(_) => self.condition(inner).map(Meaning::Condition),
            ExprKind::List(parts) => self.list(parts).map(Meaning::List),
            _ => self.value(inner, None).map(Meaning::Value),
        }
    }

    fn aggregate(
        &mut self,
        span: Span,
        word: AggregateWord,
        field: Option<ExprId>,
        over: &'a Inner,
    ) -> Option<Typed> {
        let phrase = self.inner_phrase(over);
        let Some(field) = field else {
            let over = Box::new(phrase?);
            let value = Value { kind: ValueKind::Aggregate { word, field: None, over }, span };
            return Some(Typed { value, ty: Type::Number(None) });
        };
        let noun = self.inner_noun(over);
        let outer = self.scope.clone();
        self.scope.bind(super::Bound { name: None, noun });
        let typed = self.value(field, None);
        self.scope = outer;
        let (typed, phrase) = (typed?, phrase?);
        let fits = match word {
            AggregateWord::Sum => typed.ty.is_amount(),
            _ => typed.ty.is_ordered(),
        };
        if !fits {
            let described = typed.ty.describe(self.resolved);
            return self.report(problem::not_summable(
                word,
                typed.value.span,
                self.text(typed.value.span),
                &described,
            ));
        }
        let ty = typed.ty;
        let kind = ValueKind::Aggregate { word, field: Some(Box::new(typed.value)), over: Box::new(phrase) };
        Some(Typed { value: Value { kind, span }, ty })
    }
}
