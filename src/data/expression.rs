//! A string like `(agi-verified + 90 days)` in, the value it stands for out; what can only be known with the days of events
//! has no shorter form.

use std::iter::Peekable;

use logos::Logos;

use super::literal::{self, Unread};
use super::vocabulary::Vocabulary;
use crate::ir::{ExtremeWord, FieldType, Impossible, Literal, Operator, UnitId, Value, ValueKind};
use crate::source::Span;
use crate::syntax::Token;
use crate::time::Period;
use crate::value::{Decimal, Magnitude, parse_number};

/// How deeply parentheses may stand within each other.
const MAX_DEPTH: u16 = 50;

/// What sort of value an expression has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Four digits: a year where a date is wanted, else a number.
    Year,
    Number,
    Quantity(UnitId),
    Percent,
    Money,
    Duration,
    Date,
}

/// Whether a string is an expression and no literal.
pub(super) fn is_expression(text: &str) -> bool {
    text.starts_with('(')
}

/// Reads an expression for a field of this type. Its parts all have the place of the whole.
pub(super) fn expression(
    text: &str,
    ty: &FieldType,
    span: Span,
    vocabulary: &Vocabulary,
    agreement_end: AgreementEnd,
) -> Result<ValueKind, Unread> {
    let tokens: Vec<Word> =
        Token::lexer(text).spanned().map(|(_, range)| text.get(range).unwrap_or_default()).collect();
    let words = tokens.into_iter().peekable();
    let mut reader = Expressions { words, span, vocabulary, depth: 0, agreement_end };
    let (value, sort) = reader.sum()?;
    if let Some(word) = reader.words.next() {
        return Err(odd(word));
    }
    let wanted = match ty {
        FieldType::Number(None) => Sort::Number,
        FieldType::Number(Some(unit)) => Sort::Quantity(*unit),
        FieldType::Percent => Sort::Percent,
        FieldType::Money => Sort::Money,
        FieldType::Duration => Sort::Duration,
        FieldType::Date => Sort::Date,
        _ => return Err(Unread::new("this field takes no sums", "write its value")),
    };
    fit(value, sort, wanted).map(|value| value.kind).ok_or_else(mixture)
}

type Word<'t> = &'t str;

struct Expressions<'t, 'v> {
    words: Peekable<std::vec::IntoIter<Word<'t>>>,
    span: Span,
    vocabulary: &'v Vocabulary,
    depth: u16,
    agreement_end: AgreementEnd,
}

/// Whether an expression may speak of the end of its agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum AgreementEnd {
    /// It says when a term or what it states holds.
    Meant,
    /// It stands anywhere else.
    #[default]
    Refused,
}

impl<'t> Expressions<'t, '_> {
    fn value(&self, kind: ValueKind) -> Value {
        Value { kind, span: self.span }
    }

    fn literal(&self, literal: Literal) -> Value {
        self.value(ValueKind::Literal(literal))
    }

    fn sum(&mut self) -> Result<(Value, Sort), Unread> {
        let mut left = self.product()?;
        loop {
            let operator = match self.words.peek() {
                Some(&"+") => Operator::Add,
                Some(&"-") => Operator::Subtract,
                _ => return Ok(left),
            };
            self.words.next();
            let right = self.product()?;
            left = self.arithmetic(operator, left, right)?;
        }
    }

    fn product(&mut self) -> Result<(Value, Sort), Unread> {
        let mut left = self.unary()?;
        loop {
            let operator = match self.words.peek() {
                Some(&"*") => Operator::Multiply,
                Some(&"/") => Operator::Divide,
                _ => return Ok(left),
            };
            self.words.next();
            let right = self.unary()?;
            left = self.arithmetic(operator, left, right)?;
        }
    }

    fn unary(&mut self) -> Result<(Value, Sort), Unread> {
        if self.words.next_if_eq(&"-").is_none() {
            return self.primary();
        }
        let (value, sort) = self.primary()?;
        let sort = if sort == Sort::Year { Sort::Number } else { sort };
        if sort == Sort::Date {
            return Err(mixture());
        }
        Ok((self.value(ValueKind::Negate(Box::new(value))), sort))
    }

    fn primary(&mut self) -> Result<(Value, Sort), Unread> {
        let Some(word) = self.words.next() else {
            return Err(Unread::new("it breaks off", "close every parenthesis"));
        };
        if word == "(" {
            let inner = self.nested(Self::sum)?;
            self.expect(")")?;
            return Ok(inner);
        }
        if let Some(digits) = word.strip_suffix('%') {
            return self.percent(digits);
        }
        if word.starts_with(|letter: char| letter.is_ascii_digit()) {
            return self.amount(word);
        }
        let extreme = match word {
            "greater" => ExtremeWord::Greater,
            "lesser" => ExtremeWord::Lesser,
            "earlier" => ExtremeWord::Earlier,
            "later" => ExtremeWord::Later,
            "its" => return self.agreement_end(),
            event => {
                let event = self.vocabulary.event(event).ok_or_else(|| odd(word))?;
                return Ok((self.value(ValueKind::Event(event)), Sort::Date));
            }
        };
        self.extreme(extreme)
    }

    /// `its agreement.end`
    fn agreement_end(&mut self) -> Result<(Value, Sort), Unread> {
        for word in ["agreement", ".", "end"] {
            self.expect(word)?;
        }
        match self.agreement_end {
            AgreementEnd::Meant => Ok((self.value(ValueKind::AgreementEnd), Sort::Date)),
            AgreementEnd::Refused => Err(Unread::new(
                "`its agreement.end` is known only where a term or a piece of `over_time` says when it holds, and not in a renewal",
                "write the day itself",
            )),
        }
    }

    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Unread>) -> Result<T, Unread> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Unread::new("it is nested too deeply", "take out some parentheses"));
        }
        let result = read(self);
        self.depth -= 1;
        result
    }

    fn expect(&mut self, mark: &str) -> Result<(), Unread> {
        match self.words.next() {
            Some(word) if word == mark => Ok(()),
            Some(word) => Err(odd(word)),
            None => Err(Unread::new("it breaks off", format!("there is no `{mark}`"))),
        }
    }

    /// `greater of (A, B)` and its sisters.
    fn extreme(&mut self, word: ExtremeWord) -> Result<(Value, Sort), Unread> {
        self.expect("of")?;
        self.expect("(")?;
        let of_days = matches!(word, ExtremeWord::Earlier | ExtremeWord::Later);
        let mut members = vec![self.nested(Self::sum)?];
        while self.words.next_if_eq(&",").is_some() {
            members.push(self.nested(Self::sum)?);
        }
        self.expect(")")?;
        let sorts = members.iter().map(|(_, sort)| *sort);
        let sort = match sorts.clone().find(|sort| *sort != Sort::Year) {
            _ if of_days => Sort::Date,
            Some(sort) => sort,
            None => Sort::Number,
        };
        let fitted = members.into_iter().map(|(value, of)| fit(value, of, sort));
        let of = fitted.collect::<Option<Vec<Value>>>().ok_or_else(mixture)?;
        if of_days == (sort == Sort::Date) {
            Ok((self.value(ValueKind::Extreme { word, of }), sort))
        } else {
            Err(mixture())
        }
    }

    /// `60%`, `60% of X`
    fn percent(&mut self, digits: &str) -> Result<(Value, Sort), Unread> {
        let percent = number(digits)?;
        if self.words.next_if_eq(&"of").is_none() {
            return Ok((self.literal(Literal::Percent(percent.into())), Sort::Percent));
        }
        let (of, sort) = self.nested(Self::primary)?;
        let sort = if sort == Sort::Year { Sort::Number } else { sort };
        match sort {
            Sort::Date | Sort::Duration => Err(mixture()),
            _ => match of.literal().and_then(|of| of.part(&percent.into())) {
                Some(part) => Ok((self.literal(part.map_err(impossible)?), sort)),
                None => Ok((self.value(ValueKind::PercentOf { percent, of: Box::new(of) }), sort)),
            },
        }
    }

    /// What begins with a digit: a date, a duration, an amount with or without a unit.
    fn amount(&mut self, digits: &'t str) -> Result<(Value, Sort), Unread> {
        if digits.contains('-') {
            let period = Period::parse(digits)
                .map_err(|problem| Unread::new(problem.to_string(), "write it like `2032-12-31`"))?;
            return Ok((self.literal(Literal::Date(period)), Sort::Date));
        }
        let mut text = digits.to_owned();
        let magnitude = self.words.next_if(|word| Magnitude::from_word(word).is_some());
        if let Some(word) = magnitude {
            text = format!("{text} {word}");
        }
        let unit = self.words.next_if(|word| word.starts_with(char::is_alphabetic));
        let Some(unit) = unit else {
            let is_year =
                magnitude.is_none() && digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
            let sort = if is_year { Sort::Year } else { Sort::Number };
            return Ok((self.literal(Literal::Number(literal::number(&text)?.into())), sort));
        };
        text = format!("{text} {unit}");
        if let Some(id) = self.vocabulary.unit_of(unit) {
            let amount = literal::quantity(&text, unit)?.into();
            return Ok((self.literal(Literal::Quantity { amount, unit: id }), Sort::Quantity(id)));
        }
        if unit.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Ok((self.literal(Literal::Money(literal::money(&text)?)), Sort::Money));
        }
        // All further parts of a duration belong to it.
        while let Some(word) = self.words.next_if(|word| word.starts_with(char::is_alphanumeric)) {
            text = format!("{text} {word}");
        }
        Ok((self.literal(Literal::Duration(literal::duration(&text)?)), Sort::Duration))
    }

    fn arithmetic(
        &self,
        operator: Operator,
        (left, left_sort): (Value, Sort),
        (right, right_sort): (Value, Sort),
    ) -> Result<(Value, Sort), Unread> {
        let (left_as, right_as, sort) = sorts(operator, left_sort, right_sort).ok_or_else(mixture)?;
        let left = fit(left, left_sort, left_as).ok_or_else(mixture)?;
        let right = fit(right, right_sort, right_as).ok_or_else(mixture)?;
        let fixed = left.literal().zip(right.literal());
        if let Some(result) = fixed.and_then(|(left, right)| Literal::calculated(operator, left, right)) {
            return Ok((self.literal(result.map_err(impossible)?), sort));
        }
        let kind = ValueKind::Arithmetic { operator, left: Box::new(left), right: Box::new(right) };
        Ok((self.value(kind), sort))
    }
}

/// As what two operands are taken, and what comes of them.
fn sorts(operator: Operator, left: Sort, right: Sort) -> Option<(Sort, Sort, Sort)> {
    use Sort::{Date, Duration, Number, Year};
    let plain = |sort| matches!(sort, Number | Year);
    match (operator, left, right) {
        (Operator::Add | Operator::Subtract, Date | Year, Duration) => Some((Date, Duration, Date)),
        (Operator::Add, Duration, Date | Year) => Some((Duration, Date, Date)),
        (Operator::Subtract, Date, Date | Year) | (Operator::Subtract, Year, Date) => {
            Some((Date, Date, Duration))
        }
        (Operator::Add | Operator::Subtract, left, right) if plain(left) && plain(right) => {
            Some((Number, Number, Number))
        }
        (Operator::Add | Operator::Subtract, left, right) if left == right && left != Date => {
            Some((left, right, left))
        }
        (Operator::Multiply | Operator::Divide, left, right) if plain(right) && left != Date => {
            let left = if plain(left) { Number } else { left };
            Some((left, Number, left))
        }
        (Operator::Multiply, left, right) if plain(left) && right != Date => Some((Number, right, right)),
        _ => None,
    }
}

/// The value as the sort that is wanted; none where it is of another.
fn fit(value: Value, sort: Sort, wanted: Sort) -> Option<Value> {
    match (sort, wanted, &value.kind) {
        (Sort::Year, Sort::Date, ValueKind::Literal(Literal::Number(number))) => {
            let year = Period::parse(&format!("{number:0>4}")).ok()?;
            Some(Value { kind: ValueKind::Literal(Literal::Date(year)), span: value.span })
        }
        (Sort::Year, Sort::Number, _) => Some(value),
        _ => (sort == wanted).then_some(value),
    }
}

fn number(digits: &str) -> Result<Decimal, Unread> {
    parse_number(digits).map_err(|problem| Unread::new(problem.to_string(), "write it like `12.5%`"))
}

fn odd(word: &str) -> Unread {
    let help =
        "write it like `(agi-verified + 90 days)` or `(later of (2030, agi-verified))`, with declared events";
    Unread::new(format!("`{word}` is not understood here"), help)
}

fn impossible(why: Impossible) -> Unread {
    let (why, help) = match why {
        Impossible::DividedByZero => ("nothing can be divided by zero", "write what it comes to"),
        Impossible::TooManyDigits => {
            ("the result has too many digits", "write a number of at most 28 digits")
        }
        Impossible::BrokenDuration => {
            ("this leaves no whole months, years, business days or hours", "write a duration in whole units")
        }
    };
    Unread::new(why, help)
}

fn mixture() -> Unread {
    Unread::new(
        "these values do not go together",
        "dates take durations; amounts take numbers and their like",
    )
}
