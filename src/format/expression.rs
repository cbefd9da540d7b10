//! Expressions: a line may end before the word that joins two parts, not behind it.

use super::piece::Break;
use super::writer::Writer;
use crate::syntax::tree::{ExprId, ExprKind, IsTest};

impl<'text> Writer<'text> {
    /// Writes an expression and the words before it. Its depth is bounded by that of the tree.
    pub fn expr(&mut self, id: ExprId) {
        let Some(expr) = self.expr_of(id) else { return };
        self.to(expr.span.start);
        let end = expr.span.end;
        match &expr.kind {
            ExprKind::Chain { parts, .. } => self.hanging(false, |writer| {
                for (at, part) in parts.iter().enumerate() {
                    if at > 0 {
                        writer.gap(Break::Together { blank: false });
                    }
                    writer.expr(*part);
                }
            }),
            ExprKind::Is { left, test, .. } => self.hanging(false, |writer| {
                writer.expr(*left);
                writer.may_break();
                writer.is_test(test);
            }),
            ExprKind::Includes { left, right }
            | ExprKind::Overlaps { left, right }
            | ExprKind::BareComparison { left, right, .. } => self.hanging(false, |writer| {
                writer.expr(*left);
                writer.may_break();
                writer.expr(*right);
            }),
            ExprKind::Arithmetic { left, right, .. } => {
                self.hanging(false, |writer| writer.operands(*left, *right))
            }
            ExprKind::Has { left, inner, comparison } => self.hanging(false, |writer| {
                writer.expr(*left);
                writer.may_break();
                writer.inner(inner);
                if let Some((_, limit)) = comparison {
                    writer.expr(*limit);
                }
            }),
            ExprKind::Some(inner) | ExprKind::No(inner) => self.hanging(false, |writer| writer.inner(inner)),
            ExprKind::Aggregate { field, over, .. } => self.hanging(false, |writer| {
                if let Some(field) = field {
                    writer.expr(*field);
                    writer.may_break();
                }
                writer.inner(over);
            }),
            ExprKind::Extreme { of, .. } => self.hanging(false, |writer| writer.list(of)),
            ExprKind::List(parts) => self.list(parts),
            ExprKind::Negate(part) => {
                self.token();
                self.tight();
                self.expr(*part);
            }
            // No line ends between the parts of the others, or they have none.
            other => other.for_each_part(&mut |part| self.expr(part)),
        }
        self.to(end);
    }

    /// `a + b - c`, which the tree holds as `(a + b) - c`: all its operands hang from the first.
    fn operands(&mut self, left: ExprId, right: ExprId) {
        match self.expr_of(left).map(|expr| &expr.kind) {
            Some(ExprKind::Arithmetic { left, right, .. }) => self.operands(*left, *right),
            _ => self.expr(left),
        }
        self.may_break();
        self.expr(right);
    }

    fn is_test(&mut self, test: &'text IsTest) {
        match test {
            IsTest::Equal(right)
            | IsTest::Compared { right, .. }
            | IsTest::Before(right)
            | IsTest::After(right)
            | IsTest::OneOf(right)
            | IsTest::PartOf(right) => self.expr(*right),
            IsTest::Within { distance, of } => {
                self.expr(*distance);
                self.expr(*of);
            }
            IsTest::Blank { .. } => {}
        }
    }

    /// `(a, b, c)`, with the words before it. A line may end behind a comma.
    pub fn list(&mut self, parts: &[ExprId]) {
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.token();
                self.may_break();
            }
            self.expr(*part);
        }
    }

    /// `a and b and c`. A line may end before an `and`.
    pub fn values(&mut self, values: &[ExprId]) {
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                self.may_break();
            }
            self.expr(*value);
        }
    }
}
