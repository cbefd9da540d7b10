//! Expressions in, conditions out.

use crate::ir::{Condition, ConditionKind};
use crate::source::Span;
use crate::syntax::tree::{ExprId, ExprKind, Join};

use super::comparison::relation;
use super::{Checker, Found, Type, Typed, problem};

impl<'a> Checker<'a> {
    /// The condition an expression states.
    pub fn condition(&mut self, id: ExprId) -> Option<Condition> {
        let expr = self.expr(id);
        let span = expr.span;
        let kind = match &expr.kind {
            ExprKind::Error => return None,
            ExprKind::Group(inner) => return self.condition(*inner),
            ExprKind::Not(inner) => ConditionKind::Not(Box::new(self.condition(*inner)?)),
            ExprKind::Chain { parts, joins } => self.chain(span, parts, joins)?,
            ExprKind::Path(names) => {
                let found = self.path(names, None)?;
                return self.found_condition(found, span, names.len() > 1);
            }
            ExprKind::Its(names) => {
                let found = self.its(names, span)?;
                return self.found_condition(found, span, true);
            }
            ExprKind::BareComparison { left, comparison, comparison_span, right } => {
                let comparison_text = self.text(*comparison_span);
                self.problems.push(problem::bare_comparison(*comparison_span, comparison_text));
                self.sized(span, *left, relation(*comparison), *right)?
            }
            ExprKind::Is { left, negated, test } => return self.is(span, *left, *negated, test),
            ExprKind::Includes { left, right } => self.includes(*left, *right)?,
            ExprKind::Overlaps { left, right } => self.overlaps(span, *left, *right)?,
            ExprKind::Has { left, inner, comparison } => self.has(span, *left, inner, *comparison)?,
            ExprKind::Some(inner) => ConditionKind::Some(Box::new(self.inner_phrase(inner)?)),
            ExprKind::No(inner) => {
                let some = ConditionKind::Some(Box::new(self.inner_phrase(inner)?));
                ConditionKind::Not(Box::new(Condition { kind: some, span }))
            }
            _ => {
                let typed = self.value(id, None)?;
                return self.value_condition(typed, span);
            }
        };
        Some(Condition { kind, span })
    }

    /// A name as a condition. `path`: it was reached by `.` or `its`, as only fields are.
    fn found_condition(&mut self, found: Found, span: Span, path: bool) -> Option<Condition> {
        match found {
            Found::Value(typed) => self.value_condition(typed, span),
            Found::Condition(condition) => Some(condition),
            Found::List(_) => self.report(problem::list_as_condition(span, self.text(span))),
            Found::Adjective(..) if path => self.report(problem::adjective_as_field(span, self.text(span))),
            Found::Adjective(adjective, thing) => {
                Some(Condition { kind: ConditionKind::Is { thing: Box::new(thing), adjective }, span })
            }
        }
    }

    /// A flag as a condition.
    fn value_condition(&mut self, typed: Typed, span: Span) -> Option<Condition> {
        use crate::ir::{Adjective, ValueKind};
        if typed.ty != Type::Flag {
            let described = typed.ty.describe(self.resolved);
            return self.report(problem::condition_wanted(span, self.text(span), &described, typed.ty));
        }
        let kind = match typed.value.kind {
            ValueKind::Field { of, field } => {
                ConditionKind::Is { thing: of, adjective: Adjective::Flag(field) }
            }
            _ => ConditionKind::Flag(Box::new(typed.value)),
        };
        Some(Condition { kind, span })
    }

    fn chain(&mut self, span: Span, parts: &'a [ExprId], joins: &[Join]) -> Option<ConditionKind> {
        let any = joins.first().is_some_and(|join| join.or);
        let other = joins.iter().find(|join| join.or != any);
        if let Some(other) = other {
            let texts: Vec<&str> = parts.iter().map(|part| self.text(self.expr(*part).span)).collect();
            self.problems.push(problem::mixed(span, joins, other, &texts));
        }
        let conditions: Vec<Option<Condition>> = parts.iter().map(|part| self.condition(*part)).collect();
        let conditions: Vec<Condition> = conditions.into_iter().collect::<Option<_>>()?;
        if other.is_some() {
            return None;
        }
        Some(if any { ConditionKind::Any(conditions) } else { ConditionKind::All(conditions) })
    }
}
