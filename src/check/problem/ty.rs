//! Values of the wrong type.

use crate::check::{Type, Typed, Words};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{time, types};
use crate::ir::{AggregateWord, Operator};
use crate::resolve::Resolved;
use crate::source::Span;
use crate::value::Decimal;

use super::{listed, one_line};

/// A number below one, a hundred times: `5` of `0.05`.
fn hundredfold(text: &str) -> Option<String> {
    let number: Decimal = text.strip_prefix("0.").and_then(|_| text.parse().ok())?;
    let parts = number.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
    (!parts.is_zero()).then(|| parts.to_string())
}

/// What stands in quotation marks, where it looks like a date, a duration or an amount: `30 days` of `"30 days"`.
fn quoted_value(text: &str) -> Option<&str> {
    let value = text.strip_prefix('"')?.strip_suffix('"')?.trim();
    value.starts_with(|first: char| first.is_ascii_digit()).then_some(value)
}

/// A value that does not fit its place, `place` being "`notice`" or "`until`".
pub fn unfit(typed: &Typed, text: &str, want: Type, place: &str, resolved: &Resolved<'_>) -> Diagnostic {
    let span = typed.value.span;
    let (have, wanted) = (typed.ty.describe(resolved), want.describe(resolved));
    let text = one_line(text);
    let bare = matches!(typed.ty, Type::Number(None) | Type::Year);
    let literal = typed.value.is_written_out();
    match want {
        Type::Money if bare => Diagnostic::new(
            types::NO_CURRENCY,
            span,
            format!("{place} wants an amount of money, and `{text}` has no currency"),
            "no currency",
        )
        .help(format!("write the currency behind it, such as `{text} USD`")),
        Type::Percent if bare && literal => {
            let message = format!("{place} wants a percentage, and `{text}` has no `%`");
            let diagnostic = Diagnostic::new(types::NO_PERCENT, span, message, "no `%`");
            // A number below one is a part of one, or a very small percentage: both are offered.
            if let Some(parts) = hundredfold(&text) {
                let help = format!("write `{parts}%`; `{text}%` is less than one part in a hundred");
                return diagnostic
                    .help(help)
                    .fix(format!("write `{parts}%`"), span, format!("{parts}%"))
                    .fix(format!("write `{text}%`"), span, format!("{text}%"));
            }
            diagnostic.help(format!("write `{text}%`")).fix(
                format!("write `{text}%`"),
                span,
                format!("{text}%"),
            )
        }
        Type::Number(Some(unit)) if matches!(typed.ty, Type::Number(_) | Type::Year) => {
            let unit = &resolved.unit_at(unit).name.text;
            let message = if bare {
                format!("{place} is counted in {unit}, and `{text}` has no unit")
            } else {
                format!("{place} is counted in {unit}, and `{text}` is {have}")
            };
            let number = text.split_whitespace().next().unwrap_or("10");
            Diagnostic::new(types::NO_UNIT, span, message, if bare { "no unit" } else { "another unit" })
                .help(format!("write it in {unit}, such as `{number} {unit}`"))
        }
        Type::Number(None) if matches!(typed.ty, Type::Number(Some(_))) => Diagnostic::new(
            types::NO_UNIT,
            span,
            format!("{place} is a bare number, and `{text}` is {have}"),
            "a unit",
        )
        .help("leave the unit out, or declare the field as `number in UNIT`"),
        Type::Duration if bare => mismatch(span, place, &wanted, &text, &have)
            .help(format!("write its unit, such as `{text} days` or `{text} months`")),
        Type::Choice(words) | Type::Set(words) if typed.ty == Type::Text => mismatch(
            span, place, &wanted, &text, &have,
        )
        .help(format!("write the word without quotation marks; the words are {}", listed(words, resolved))),
        Type::Choice(words) | Type::Set(words) => mismatch(span, place, &wanted, &text, &have)
            .help(format!("the words are {}", listed(words, resolved))),
        Type::Party if matches!(typed.ty, Type::Text) => mismatch(span, place, &wanted, &text, &have)
            .help("name the party as it is declared, without quotation marks"),
        Type::Date | Type::Duration | Type::Money | Type::Percent | Type::Number(_)
            if typed.ty == Type::Text && quoted_value(&text).is_some() =>
        {
            let value = quoted_value(&text).unwrap_or(&text);
            mismatch(span, place, &wanted, &text, &have)
                .help(format!("write it without quotation marks: `{value}`"))
                .fix(format!("write `{value}`"), span, value)
        }
        _ => match want.example() {
            Some(example) => mismatch(span, place, &wanted, &text, &have)
                .help(format!("write {wanted}, such as `{example}`")),
            None => mismatch(span, place, &wanted, &text, &have),
        },
    }
}

fn mismatch(span: Span, place: &str, wanted: &str, text: &str, have: &str) -> Diagnostic {
    let message = format!("{place} wants {wanted}, and `{text}` is {have}");
    Diagnostic::new(types::MISMATCH, span, message, have)
}

pub fn no_common_word(
    span: Span,
    text: &str,
    words: Words,
    place: &str,
    resolved: &Resolved<'_>,
) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`{text}` can hold none of the words of {place}");
    Diagnostic::new(types::NO_COMMON_WORD, span, message, "no word in common")
        .help(format!("the words of {place} are {}", listed(words, resolved)))
}

pub fn no_such_date(span: Span, why: &str) -> Diagnostic {
    Diagnostic::new(time::NO_SUCH_DATE, span, why, "not in the calendar")
        .help("write a date that exists, such as 2032-12-31")
}

/// A quotient by zero.
pub fn divided_by_zero(span: Span) -> Diagnostic {
    Diagnostic::new(types::NUMBER, span, "nothing can be divided by zero", "this is zero")
        .help("divide by something that is not zero; a quotient by a value that comes to zero is absent")
}

pub fn number(span: Span, why: &str) -> Diagnostic {
    Diagnostic::new(types::NUMBER, span, why, "cannot be kept")
        .help("write a number of at most 28 digits; what is calculated from such is exact up to 300")
}

pub fn duration(span: Span, why: &str) -> Diagnostic {
    Diagnostic::new(time::DURATION, span, why, "too long").help("write a shorter duration")
}

pub fn broken_duration(span: Span) -> Diagnostic {
    Diagnostic::new(
        time::DURATION,
        span,
        "months, years, business days and hours are whole",
        "not a whole number",
    )
    .help("write whole ones, such as `1 year 6 months` for a year and a half")
}

pub fn business_days(span: Span) -> Diagnostic {
    Diagnostic::new(
        time::DURATION,
        span,
        "business days are compared and never added to a day, since no calendar says which days they are",
        "cannot be counted from a day",
    )
    .help("write calendar days, such as `14 days`")
}

pub fn value_wanted(span: Span) -> Diagnostic {
    Diagnostic::new(
        types::VALUE_WANTED,
        span,
        "a value is wanted here, and this is a condition",
        "true or not true",
    )
    .help("write a date, an amount, a duration, a party or a field")
}

pub fn condition_wanted(span: Span, text: &str, described: &str, ty: Type) -> Diagnostic {
    let text = one_line(text);
    let message = format!("a condition is wanted here, and `{text}` is {described}");
    let help = match ty {
        Type::Thing(_) | Type::Party => "say what is true of it: `it is …`, `it has …`, `some …`".to_owned(),
        ty if ty.is_ordered() => format!("compare it: `{text} is at most …`"),
        _ => format!("compare it: `{text} is …`"),
    };
    Diagnostic::new(types::CONDITION_WANTED, span, message, described).help(help)
}

pub fn cannot_negate(span: Span, described: &str) -> Diagnostic {
    let message = format!("minus cannot stand before {described}");
    Diagnostic::new(types::ARITHMETIC, span, message, described)
        .help("only amounts and durations can be negative")
}

pub fn percent_of(span: Span, described: &str) -> Diagnostic {
    let message = format!("a percentage can be taken of an amount, and this is {described}");
    Diagnostic::new(types::ARITHMETIC, span, message, described)
        .help("take it of a number, of money or of a percentage")
}

pub fn wrong_extreme(span: Span, word: &str, described: &str, ty: Type) -> Diagnostic {
    let of_days = ty == Type::Date;
    let message = format!("`{word} of` cannot choose among values of this sort: each is {described}");
    let help = match (word, of_days) {
        ("greater", true) => "of dates say `later of`",
        ("lesser", true) => "of dates say `earlier of`",
        ("earlier", false) if ty.is_ordered() => "of amounts say `lesser of`",
        ("later", false) if ty.is_ordered() => "of amounts say `greater of`",
        _ => "it chooses among amounts, or among dates",
    };
    Diagnostic::new(types::ARITHMETIC, span, message, described).help(help)
}

pub fn arithmetic(span: Span, operator: Operator, left: (Type, &str), right: (Type, &str)) -> Diagnostic {
    let (left_ty, left) = left;
    let (right_ty, right) = right;
    let message = match operator {
        Operator::Add => format!("{left} and {right} cannot be added"),
        Operator::Subtract => format!("{right} cannot be taken from {left}"),
        Operator::Multiply => format!("{left} cannot be multiplied by {right}"),
        Operator::Divide => format!("{left} cannot be divided by {right}"),
    };
    let diagnostic = Diagnostic::new(types::ARITHMETIC, span, message, "makes no sense");
    let bare = |ty: Type| matches!(ty, Type::Number(None) | Type::Year);
    let either = |ty: Type| left_ty == ty || right_ty == ty;
    match operator {
        Operator::Multiply if either(Type::Percent) => diagnostic.help("say `20% of …`"),
        Operator::Add | Operator::Subtract if either(Type::Date) && (bare(left_ty) || bare(right_ty)) => {
            diagnostic.help("write the unit of time, such as `+ 90 days`")
        }
        Operator::Add | Operator::Subtract if either(Type::Money) && (bare(left_ty) || bare(right_ty)) => {
            diagnostic.help("write the currency behind the number")
        }
        Operator::Add | Operator::Subtract if either(Type::Duration) && (bare(left_ty) || bare(right_ty)) => {
            diagnostic.help("write the unit of time behind the number")
        }
        Operator::Add if left_ty == Type::Date && right_ty == Type::Date => {
            diagnostic.help("two dates can be subtracted, which gives a duration in days")
        }
        Operator::Divide if either(Type::Duration) => diagnostic.help("durations are compared, not divided"),
        _ => diagnostic.help("amounts of one sort are added; a number multiplies or divides an amount"),
    }
}

pub fn not_summable(word: AggregateWord, span: Span, text: &str, described: &str) -> Diagnostic {
    let text = one_line(text);
    let (verb, help) = match word {
        AggregateWord::Sum => {
            ("added up", "`sum of` takes amounts: numbers, money, percentages or durations")
        }
        _ => ("put in order", "`largest` and `smallest` take amounts or dates"),
    };
    let message = format!("`{text}` is {described} and cannot be {verb}");
    Diagnostic::new(types::UNORDERED, span, message, described).help(help)
}

pub fn constant_wanted(span: Span, text: &str) -> Diagnostic {
    let text = one_line(text);
    let message = format!("an agreement states fixed values, and `{text}` depends on other things");
    Diagnostic::new(types::CONSTANT_WANTED, span, message, "not fixed")
        .help("write the value itself; only days may depend on events, as in `(agi-verified + 90 days)`")
}

pub fn negative(span: Span, text: &str) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`{text}` is a negative amount, which no term can state");
    Diagnostic::new(types::NEGATIVE, span, message, "below zero")
        .help("state what is owed the other way as a term of its own, with the parties the other way round")
}

pub fn bounds(span: Span, text: &str) -> Diagnostic {
    let text = one_line(text);
    let message = format!("nothing lies `{text}`: the lower bound is above the upper");
    Diagnostic::new(types::BOUNDS, span, message, "the wrong way round").help("write the lower bound first")
}
