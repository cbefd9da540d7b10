//! `A is …` in, a typed comparison out.

use crate::ir::{Condition, ConditionKind, Literal, Noun, Relation, Value, ValueKind};
use crate::source::Span;
use crate::syntax::tree::{Comparison, ExprId, ExprKind, IsTest, Name};

use super::{Checker, Found, Type, Typed, problem};

/// The relation that a comparison asks for.
pub fn relation(comparison: Comparison) -> Relation {
    match comparison {
        Comparison::AtMost => Relation::AtMost,
        Comparison::AtLeast => Relation::AtLeast,
        Comparison::Above => Relation::Above,
        Comparison::Below => Relation::Below,
        Comparison::Exactly => Relation::Equal,
    }
}

impl<'a> Checker<'a> {
    /// `left is [not] test`
    pub(super) fn is(
        &mut self,
        span: Span,
        left: ExprId,
        negated: bool,
        test: &'a IsTest,
    ) -> Option<Condition> {
        let kind = match test {
            IsTest::Equal(right) => self.is_equal(span, left, *right)?,
            IsTest::Compared { comparison, right, .. } => {
                self.sized(span, left, relation(*comparison), *right)?
            }
            IsTest::Before(right) => self.in_time(left, Relation::Below, *right, "before")?,
            IsTest::After(right) => self.in_time(left, Relation::Above, *right, "after")?,
            IsTest::Within { distance, of } => {
                let left = self.fitting(left, Type::Date, "`is within … of`");
                let distance = self.length(*distance, "within");
                let of = self.fitting(*of, Type::Date, "`within … of`");
                ConditionKind::Within {
                    left: Box::new(left?.value),
                    distance: Box::new(distance?),
                    of: Box::new(of?.value),
                }
            }
            IsTest::OneOf(options) => self.is_one_of(left, *options)?,
            IsTest::PartOf(right) => {
                let left = self.fitting(left, Type::Party, "`is part of`");
                let right = self.fitting(*right, Type::Party, "`part of`");
                ConditionKind::PartOf { left: Box::new(left?.value), right: Box::new(right?.value) }
            }
            IsTest::Blank { redacted } => self.is_blank(left, *redacted)?,
        };
        let condition = Condition { kind, span };
        if !negated {
            return Some(condition);
        }
        Some(Condition { kind: ConditionKind::Not(Box::new(condition)), span })
    }

    /// `A is X`, where X may be an adjective of the thing A.
    fn is_equal(&mut self, span: Span, left: ExprId, right: ExprId) -> Option<ConditionKind> {
        let typed = self.value(left, None);
        let Some(typed) = typed else {
            // A lone name would be looked up by what stands on the left, which is spoiled.
            if !matches!(self.expr(right).kind, ExprKind::Path(_)) {
                self.value(right, None);
            }
            return None;
        };
        let noun = match typed.ty {
            Type::Thing(noun) => Some(noun),
            Type::Party => Some(Noun::Party),
            _ => None,
        };
        if let (Some(noun), Some(word)) = (noun, self.lone_name(right))
            && self.scope.named(&word.text).is_none()
        {
            if let Some(adjective) = self.find_adjective(&word.text, noun) {
                return Some(ConditionKind::Is { thing: Box::new(typed.value), adjective });
            }
            let known = self.resolved.value(&word.text, self.scope.policy, self.scope.test).is_some();
            if noun != Noun::Party && !known {
                return self.report_of(noun, &word.text, |resolved| {
                    problem::unknown_adjective(word, noun, resolved)
                });
            }
        }
        let right = self.value(right, Some(typed.ty));
        self.compare(span, typed, Relation::Equal, right?)
    }

    /// The name, where the expression is nothing but a name.
    fn lone_name(&self, id: ExprId) -> Option<&'a Name> {
        match &self.expr(id).kind {
            ExprKind::Path(names) => match names.as_slice() {
                [name] => Some(name),
                _ => None,
            },
            _ => None,
        }
    }

    /// `A is at most B`, `A at most B`
    pub(super) fn sized(
        &mut self,
        span: Span,
        left: ExprId,
        relation: Relation,
        right: ExprId,
    ) -> Option<ConditionKind> {
        let left = self.value(left, None);
        let right = self.value(right, left.as_ref().map(|left| left.ty));
        self.compare(span, left?, relation, right?)
    }

    /// `A is before B`, `A is after B`
    fn in_time(
        &mut self,
        left: ExprId,
        relation: Relation,
        right: ExprId,
        word: &str,
    ) -> Option<ConditionKind> {
        let place = format!("`is {word}`");
        let left = self.value(left, Some(Type::Date));
        let right = self.fitting(right, Type::Date, &place);
        let left = left?;
        if let Type::Thing(_) = left.ty {
            return self.report(problem::thing_in_time(left.value.span, self.text(left.value.span), word));
        }
        let left = self.fit(left, Type::Date, &place)?;
        Some(ConditionKind::Compare { left: Box::new(left.value), relation, right: Box::new(right?.value) })
    }

    /// Two values compared, if they can be.
    pub fn compare(
        &mut self,
        span: Span,
        left: Typed,
        relation: Relation,
        right: Typed,
    ) -> Option<ConditionKind> {
        let (left, right) = self.alike(span, left, right)?;
        if relation != Relation::Equal && !left.ty.is_ordered() {
            let described = left.ty.describe(self.resolved);
            return self.report(problem::unordered(span, self.text(left.value.span), &described));
        }
        Some(ConditionKind::Compare { left: Box::new(left.value), relation, right: Box::new(right.value) })
    }

    /// Two values as one type: a bare number of four digits beside a date is a year.
    fn alike(&mut self, span: Span, left: Typed, right: Typed) -> Option<(Typed, Typed)> {
        match (left.ty, right.ty) {
            (l, r) if l == r => return Some((left, right)),
            (Type::Year, Type::Date) => return Some((self.year_as_date(left)?, right)),
            (Type::Date, Type::Year) => return Some((left, self.year_as_date(right)?)),
            (Type::Year, Type::Number(None)) | (Type::Number(None), Type::Year) => {
                return Some((left, right));
            }
            (Type::Choice(l) | Type::Set(l), Type::Choice(r) | Type::Set(r)) => {
                if l.meets(&r, self.resolved) || is_all(&left) || is_all(&right) {
                    return Some((left, right));
                }
                let place = format!("`{}`", self.text(left.value.span));
                let unlike = problem::no_common_word(
                    right.value.span,
                    self.text(right.value.span),
                    l,
                    &place,
                    self.resolved,
                );
                return self.report(unlike);
            }
            (Type::Party, Type::Parties) | (Type::Parties, Type::Party) => return Some((left, right)),
            (Type::Text, Type::Place) | (Type::Place, Type::Text) => return Some((left, right)),
            (Type::Thing(Noun::Kind(_)), Type::Thing(Noun::Kind(_))) => return Some((left, right)),
            _ => {}
        }
        // Where one side is a bare number, what it lacks is the better thing to say.
        let bare =
            |typed: &Typed| matches!(typed.ty, Type::Number(_) | Type::Year) && typed.value.is_written_out();
        let amount = |ty: Type| ty.is_ordered();
        if bare(&right) && amount(left.ty) {
            let place = format!("`{}`", self.text(left.value.span));
            return self.fit(right, left.ty, &place).map(|right| (left, right));
        }
        if bare(&left) && amount(right.ty) {
            let place = format!("`{}`", self.text(right.value.span));
            return self.fit(left, right.ty, &place).map(|left| (left, right));
        }
        let incomparable = problem::incomparable(
            span,
            (&left, self.text(left.value.span)),
            (&right, self.text(right.value.span)),
            self.resolved,
        );
        self.report(incomparable)
    }

    /// `A is one of (…)`
    fn is_one_of(&mut self, left: ExprId, options: ExprId) -> Option<ConditionKind> {
        let left = self.value(left, None);
        let ty = left.as_ref().map(|left| left.ty);
        let options = self.options(ty, left.as_ref(), options);
        Some(ConditionKind::OneOf { left: Box::new(left?.value), options: options? })
    }

    /// The options of `one of`, a list or the name of one, each comparable with `left`.
    pub fn options(&mut self, ty: Option<Type>, left: Option<&Typed>, options: ExprId) -> Option<Vec<Value>> {
        let expr = self.expr(options);
        match &expr.kind {
            ExprKind::List(parts) => {
                let typed: Vec<Option<Typed>> = parts.iter().map(|part| self.value(*part, ty)).collect();
                let alike: Vec<Option<Value>> =
                    typed.into_iter().map(|part| self.option(left, part?)).collect();
                alike.into_iter().collect()
            }
            // Its values are of one sort: where one does not fit, none does.
            ExprKind::Path(names) => match self.path(names, None)? {
                Found::List(list) => list.into_iter().map(|value| self.option(left, value)).collect(),
                // A constant with one value, as a house with one home law has, is a list of one.
                Found::Value(value) if matches!(value.value.kind, ValueKind::Literal(_)) => {
                    Some(vec![self.option(left, value)?])
                }
                _ => self.report(problem::not_a_list(expr.span, self.text(expr.span))),
            },
            _ => None,
        }
    }

    /// One of the options, comparable with `left`.
    fn option(&mut self, left: Option<&Typed>, option: Typed) -> Option<Value> {
        let left = left?.clone();
        self.alike(option.value.span, left, option).map(|(_, option)| option.value)
    }

    /// The values of a list that is a constant: all of one sort.
    pub(super) fn list(&mut self, parts: &'a [ExprId]) -> Option<Vec<Typed>> {
        let typed: Vec<Option<Typed>> = parts.iter().map(|part| self.value(*part, None)).collect();
        let typed: Vec<Typed> = typed.into_iter().collect::<Option<_>>()?;
        let (first, others) = typed.split_first()?;
        let mut sound = true;
        for other in others {
            // Which choices have the words shows where the list is used.
            let are_words = matches!((first.ty, other.ty), (Type::Choice(_), Type::Choice(_)));
            sound &= are_words || self.alike(other.value.span, first.clone(), other.clone()).is_some();
        }
        sound.then_some(typed)
    }

    /// `F is tbd`, `F is undisclosed`, where F may be an adjective: then its field is meant. Of a term it asks for any of its fields.
    fn is_blank(&mut self, left: ExprId, redacted: bool) -> Option<ConditionKind> {
        let expr = self.expr(left);
        let value = match &expr.kind {
            ExprKind::Path(names) => self.path(names, None)?,
            ExprKind::Its(names) => self.its(names, expr.span)?,
            _ => Found::Value(self.value(left, None)?),
        };
        let (value, is_term) = match value {
            Found::Value(typed) => {
                let is_term = matches!(typed.ty, Type::Thing(Noun::Kind(_)));
                (typed.value, is_term)
            }
            Found::Adjective(crate::ir::Adjective::Choice { field, .. }, thing) => {
                (Value { kind: ValueKind::Field { of: Box::new(thing), field }, span: expr.span }, false)
            }
            _ => return self.report(problem::not_blank(expr.span, self.text(expr.span), redacted)),
        };
        if !is_term && !matches!(value.kind, ValueKind::Field { .. }) {
            return self.report(problem::not_blank(expr.span, self.text(expr.span), redacted));
        }
        Some(ConditionKind::Blank { value: Box::new(value), redacted })
    }

    /// `SET includes W`, `TEXT includes WORDS`
    pub(super) fn includes(&mut self, left: ExprId, right: ExprId) -> Option<ConditionKind> {
        let left = self.value(left, None);
        let right_typed = self.value(right, left.as_ref().map(|left| left.ty));
        let left = left?;
        if !left.ty.is_plural() {
            let described = left.ty.describe(self.resolved);
            return self.report(problem::not_plural(
                left.value.span,
                self.text(left.value.span),
                &described,
                "includes",
            ));
        }
        let place = format!("`{} includes`", self.text(left.value.span));
        let right = self.fit(right_typed?, left.ty, &place)?;
        Some(ConditionKind::Includes { left: Box::new(left.value), right: Box::new(right.value) })
    }

    /// `SET overlaps SET`, `THING overlaps THING`
    pub(super) fn overlaps(&mut self, span: Span, left: ExprId, right: ExprId) -> Option<ConditionKind> {
        let left = self.value(left, None);
        let right = self.value(right, left.as_ref().map(|left| left.ty));
        let (left, right) = (left?, right?);
        let lives = |typed: &Typed| matches!(typed.ty, Type::Thing(_));
        if lives(&left) && lives(&right) {
            return Some(ConditionKind::LivesOverlap {
                left: Box::new(left.value),
                right: Box::new(right.value),
            });
        }
        for side in [&left, &right] {
            if !matches!(side.ty, Type::Set(_) | Type::Parties) && !lives(side) {
                let described = side.ty.describe(self.resolved);
                let span = side.value.span;
                return self.report(problem::not_plural(span, self.text(span), &described, "overlaps"));
            }
        }
        let (left, right) = self.alike(span, left, right)?;
        Some(ConditionKind::Overlaps { left: Box::new(left.value), right: Box::new(right.value) })
    }
}

fn is_all(typed: &Typed) -> bool {
    matches!(typed.value.kind, ValueKind::Literal(Literal::AllWords))
}
