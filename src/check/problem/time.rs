//! Time words before what is no time.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{time, types};
use crate::source::Span;
use crate::syntax::tree::Qualifier;
use crate::time::Period;

use super::one_line;

/// `until 2030`: `readings` are the period and the one before it.
pub fn until_period(span: Span, text: &str, readings: Option<(Period, Option<Period>)>) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`until` takes a day, and `{text}` is a whole period");
    let diagnostic = Diagnostic::new(time::DAY_WANTED, span, message, "its first day or its last?");
    match readings {
        Some((whole, Some(before))) => diagnostic.help(format!(
            "write `through {before}` to end before it begins, or `through {whole}` to include it"
        )),
        Some((whole, None)) => diagnostic.help(format!("write `through {whole}` to include it")),
        None => diagnostic.help("write `through` and the last day or period"),
    }
}

pub fn day_wanted(span: Span, text: &str, word: &str) -> Diagnostic {
    let message = format!("`{word}` takes a day, and `{text}` is a whole period");
    Diagnostic::new(time::DAY_WANTED, span, message, "which day of it?")
        .help("write the day, such as 2025-10-28")
}

pub fn period_in_sum(span: Span, text: &str) -> Diagnostic {
    let text = one_line(text);
    let message = format!("sums and differences take days, and `{text}` is a whole period");
    Diagnostic::new(time::DAY_WANTED, span, message, "which day of it?")
        .help("write the day, such as 2032-12-31")
}

pub fn fixed_day_wanted(span: Span, text: &str, word: &str) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`{word}` takes a fixed date, and `{text}` is none");
    Diagnostic::new(types::CONSTANT_WANTED, span, message, "not fixed")
        .help("write the date itself, such as 2025-10-28")
}

pub fn duration_as_day(span: Span, text: &str, word: &str) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`{word}` takes a date, and `{text}` is a duration");
    let help = if matches!(word, "through" | "until") {
        format!("say `for {text}`, or count from a day: `{word} (its start + {text})`")
    } else {
        format!("count from a day: `{word} (its start + {text})`")
    };
    Diagnostic::new(types::MISMATCH, span, message, "a duration").help(help)
}

pub fn day_after_for(span: Span, text: &str) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`for` takes a duration, and `{text}` is a date");
    Diagnostic::new(types::MISMATCH, span, message, "a date")
        .help(format!("say `in {text}` or `through {text}`"))
}

pub fn backwards(span: Span, from: &str, through: &str) -> Diagnostic {
    let message = format!("no day lies between {from} and {through}: the later stands first");
    Diagnostic::new(types::BOUNDS, span, message, "the wrong way round")
        .help(format!("write `between {through} and {from}`"))
}

pub fn unexpected_never(span: Span) -> Diagnostic {
    let message = "an event that never happens cannot be unexpected";
    Diagnostic::new(time::UNEXPECTED_NEVER, span, message, "both at once").help(
        "write `unexpected` for what may happen though nobody counts on it, `never` for what cannot happen",
    )
}

pub fn not_time(qualifier: &Qualifier, word: &str) -> Diagnostic {
    let message = format!("`{word}` has no place here: time words are wanted");
    Diagnostic::new(time::NOT_TIME, qualifier.span, message, "not time words")
        .help("time words are `from`, `after`, `before`, `until`, `through`, `in`, `between … and …` and `within … of …`")
}
