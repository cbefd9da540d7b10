//! A value and the type its place wants in, the value as that type out, or what is missing on it.

use crate::ir::{Literal, Value, ValueKind};
use crate::time::Period;

use super::{Checker, Type, Typed, literal, problem};

impl<'a> Checker<'a> {
    /// The value as the type that is wanted. `place` names the place in messages: "`notice`", "`until`".
    pub fn fit(&mut self, typed: Typed, want: Type, place: &str) -> Option<Typed> {
        match (typed.ty, want) {
            (have, want) if have == want => Some(typed),
            (Type::Year, Type::Number(None)) => Some(Typed { ty: want, ..typed }),
            (Type::Year, Type::Date) => self.year_as_date(typed),
            (Type::Choice(have), Type::Choice(words) | Type::Set(words))
            | (Type::Set(have), Type::Set(words)) => {
                if have.meets(&words, self.resolved) {
                    return Some(typed);
                }
                let unlike = problem::no_common_word(
                    typed.value.span,
                    self.text(typed.value.span),
                    words,
                    place,
                    self.resolved,
                );
                self.report(unlike)
            }
            (Type::Party, Type::Parties) | (Type::Place, Type::Text) => Some(typed),
            (Type::Text, Type::Place) => Some(as_place(typed)),
            _ => {
                let unfit = problem::unfit(&typed, self.text(typed.value.span), want, place, self.resolved);
                self.report(unfit)
            }
        }
    }

    /// A bare number of four digits as the year it is.
    pub(super) fn year_as_date(&mut self, typed: Typed) -> Option<Typed> {
        let span = typed.value.span;
        // The digits themselves may stand elsewhere, in a constant; the number has kept their value.
        let year = match &typed.value.kind {
            ValueKind::Literal(Literal::Number(number)) => {
                let year = number.as_whole().and_then(|number| i32::try_from(number).ok());
                year.and_then(Period::of_year)
            }
            _ => None,
        };
        match year {
            Some(year) => Some(Typed { value: literal(Literal::Date(year), span), ty: Type::Date }),
            None => self.report(problem::no_such_date(span, "years go from 0001 to 9999")),
        }
    }

    /// Whether a date is known to be a single day, or cannot be told.
    pub(super) fn is_day(&self, value: &Value) -> bool {
        match &value.kind {
            ValueKind::Literal(Literal::Date(period)) => period.day().is_some(),
            ValueKind::Extreme { of, .. } => of.iter().all(|value| self.is_day(value)),
            _ => true,
        }
    }
}

/// A text that names a jurisdiction.
fn as_place(typed: Typed) -> Typed {
    let Typed { mut value, .. } = typed;
    if let ValueKind::Literal(Literal::Text(text)) = &value.kind {
        value.kind = ValueKind::Literal(Literal::Place(text.clone()));
    }
    Typed { value, ty: Type::Place }
}
