//! Sums, products and extremes of values; what is fixed is calculated at once.

use crate::ir::{ExtremeWord, Impossible, Literal, Operator, Value, ValueKind};
use crate::source::Span;
use crate::syntax::tree::ExprId;

use super::{Checker, Type, Typed, literal, problem};

/// The result of calculating with fixed values.
enum Folded {
    /// This.
    To(Literal),
    /// It is calculated when its parts are known.
    Later,
    /// It cannot be, and this is why.
    Impossible(&'static str),
}

impl<'a> Checker<'a> {
    pub(super) fn negate(&mut self, span: Span, inner: ExprId) -> Option<Typed> {
        let typed = self.value(inner, None)?;
        if !typed.ty.is_amount() {
            let described = typed.ty.describe(self.resolved);
            return self.report(problem::cannot_negate(span, &described));
        }
        // A negative year is only a number.
        let ty = if typed.ty == Type::Year { Type::Number(None) } else { typed.ty };
        let folded = match &typed.value.kind {
            ValueKind::Literal(literal) => literal.negated(),
            _ => None,
        };
        let value = match folded {
            Some(folded) => literal(folded, span),
            None => Value { kind: ValueKind::Negate(Box::new(typed.value)), span },
        };
        Some(Typed { value, ty })
    }

    pub(super) fn percent_of(&mut self, span: Span, number: Span, of: ExprId) -> Option<Typed> {
        let percent = self.number(number);
        let typed = self.value(of, None)?;
        let percent = percent?;
        let ty = match typed.ty {
            Type::Year => Type::Number(None),
            ty @ (Type::Number(_) | Type::Money | Type::Percent) => ty,
            other => {
                let described = other.describe(self.resolved);
                return self.report(problem::percent_of(typed.value.span, &described));
            }
        };
        let folded = match &typed.value.kind {
            ValueKind::Literal(fixed) => fixed.part(&percent.into()).and_then(Result::ok),
            _ => None,
        };
        let value = match folded {
            Some(folded) => literal(folded, span),
            None => Value { kind: ValueKind::PercentOf { percent, of: Box::new(typed.value) }, span },
        };
        Some(Typed { value, ty })
    }

    pub(super) fn extreme(&mut self, span: Span, word: ExtremeWord, of: &'a [ExprId]) -> Option<Typed> {
        let of_days = matches!(word, ExtremeWord::Earlier | ExtremeWord::Later);
        let want = of_days.then_some(Type::Date);
        let typed: Vec<Option<Typed>> = of.iter().map(|id| self.value(*id, want)).collect();
        let typed: Vec<Typed> = typed.into_iter().collect::<Option<_>>()?;
        let mut ty = typed.first()?.ty;
        // Among dates a bare number of four digits is a year.
        if typed.iter().any(|one| one.ty == Type::Date) || (of_days && ty == Type::Year) {
            ty = Type::Date;
        } else if ty == Type::Year {
            ty = typed.iter().map(|one| one.ty).find(|ty| *ty != Type::Year).unwrap_or(Type::Number(None));
        }
        let mut values = Vec::with_capacity(typed.len());
        for one in typed {
            values.push(self.fit(one, ty, &format!("`{} of`", word.word())));
        }
        let values: Vec<Value> =
            values.into_iter().map(|one| one.map(|one| one.value)).collect::<Option<_>>()?;
        if of_days != (ty == Type::Date) || !ty.is_ordered() {
            let described = ty.describe(self.resolved);
            return self.report(problem::wrong_extreme(span, word.word(), &described, ty));
        }
        Some(Typed { value: Value { kind: ValueKind::Extreme { word, of: values }, span }, ty })
    }

    pub(super) fn arithmetic(
        &mut self,
        span: Span,
        operator: Operator,
        left: ExprId,
        right: ExprId,
    ) -> Option<Typed> {
        let left = self.value(left, None);
        let right = self.value(right, None);
        let (mut left, mut right) = (left?, right?);
        // `2032 + 1 year` and `c.start - 2030` want a date where the number stands.
        match (left.ty, right.ty) {
            (Type::Year, Type::Duration | Type::Date) => left = self.year_as_date(left)?,
            (Type::Date, Type::Year) => right = self.year_as_date(right)?,
            _ => {}
        }
        for side in [&left, &right] {
            let multiplies = matches!(operator, Operator::Multiply | Operator::Divide);
            if side.ty == Type::Date && !multiplies && !self.is_day(&side.value) {
                return self.report(problem::period_in_sum(side.value.span, self.text(side.value.span)));
            }
        }
        let Some(ty) = result_type(operator, left.ty, right.ty) else {
            let (l, r) = (left.ty.describe(self.resolved), right.ty.describe(self.resolved));
            return self.report(problem::arithmetic(span, operator, (left.ty, &l), (right.ty, &r)));
        };
        if ty == Type::Date
            && let Some(days) = business_days(&left).or_else(|| business_days(&right))
        {
            return self.report(problem::business_days(days));
        }
        // A date comes first, so that sums of a date and a duration have one shape.
        if right.ty == Type::Date && operator == Operator::Add {
            std::mem::swap(&mut left, &mut right);
        }
        if operator == Operator::Divide && is_zero(&right.value) {
            return self.report(problem::divided_by_zero(right.value.span));
        }
        match fold(operator, &left.value, &right.value) {
            Folded::To(folded) => Some(Typed { value: literal(folded, span), ty }),
            Folded::Impossible(why) => self.report(problem::number(span, why)),
            Folded::Later => {
                let kind = ValueKind::Arithmetic {
                    operator,
                    left: Box::new(left.value),
                    right: Box::new(right.value),
                };
                Some(Typed { value: Value { kind, span }, ty })
            }
        }
    }
}

/// The type of a sum, difference, product or quotient, if there is one.
fn result_type(operator: Operator, left: Type, right: Type) -> Option<Type> {
    let plain = |ty: Type| matches!(ty, Type::Number(None) | Type::Year);
    let scalable =
        |ty: Type| matches!(ty, Type::Number(_) | Type::Money | Type::Percent | Type::Duration | Type::Year);
    let number = |ty: Type| if ty == Type::Year { Type::Number(None) } else { ty };
    match operator {
        Operator::Add | Operator::Subtract => match (left, right) {
            (Type::Date, Type::Duration) => Some(Type::Date),
            (Type::Duration, Type::Date) if operator == Operator::Add => Some(Type::Date),
            (Type::Date, Type::Date) if operator == Operator::Subtract => Some(Type::Duration),
            _ if plain(left) && plain(right) => Some(Type::Number(None)),
            _ if left == right && left.is_amount() => Some(left),
            _ => None,
        },
        Operator::Multiply if plain(right) && scalable(left) => Some(number(left)),
        Operator::Multiply if plain(left) && scalable(right) => Some(number(right)),
        // A named percentage times an amount is that part of it, as `20% of` says of a written one.
        Operator::Multiply if left == Type::Percent && right.is_amount() => Some(number(right)),
        Operator::Multiply if right == Type::Percent && left.is_amount() => Some(number(left)),
        Operator::Divide if plain(right) && scalable(left) && left != Type::Duration => Some(number(left)),
        Operator::Divide if left == right && scalable(left) && left != Type::Duration => {
            Some(Type::Number(None))
        }
        _ => None,
    }
}

/// Where a value is a fixed number of business days.
fn business_days(typed: &Typed) -> Option<Span> {
    match &typed.value.kind {
        ValueKind::Literal(Literal::Duration(duration)) if duration.business_days != 0 => {
            Some(typed.value.span)
        }
        _ => None,
    }
}

/// Whether a value is a fixed zero, of whatever unit.
fn is_zero(value: &Value) -> bool {
    match &value.kind {
        ValueKind::Literal(Literal::Number(number) | Literal::Percent(number)) => number.is_zero(),
        ValueKind::Literal(Literal::Quantity { amount, .. }) => amount.is_zero(),
        ValueKind::Literal(Literal::Money(money)) => money.is_zero(),
        _ => false,
    }
}

/// Calculates with two fixed values.
fn fold(operator: Operator, left: &Value, right: &Value) -> Folded {
    let (ValueKind::Literal(left), ValueKind::Literal(right)) = (&left.kind, &right.kind) else {
        return Folded::Later;
    };
    match Literal::calculated(operator, left, right) {
        None => Folded::Later,
        Some(Ok(result)) => Folded::To(result),
        Some(Err(Impossible::DividedByZero)) => Folded::Impossible("nothing can be divided by zero"),
        Some(Err(Impossible::TooManyDigits)) => {
            Folded::Impossible("what this comes to has more digits than are kept exactly, which are 300")
        }
        Some(Err(Impossible::BrokenDuration)) => {
            Folded::Impossible("this leaves no whole months, years, business days or hours")
        }
    }
}
