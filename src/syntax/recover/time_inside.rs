//! Time words inside a condition in, the message that says where they belong out.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::time;
use crate::source::Span;

/// Time words at `span`, the first of which is `word`, inside a condition.
pub fn time_inside(span: Span, word: &str) -> Diagnostic {
    let message = format!("time words cannot stand inside a condition, and `{word}` says a time here");
    let help = match word {
        "from" => {
            "put `from DATE` after the binder, which is the thing that the rule speaks of, or say `after`"
        }
        _ => "put the time words at the end of the sentence, or compare days: `its end is before 2030`",
    };
    Diagnostic::new(time::TIME_INSIDE, span, message, "time words").help(help)
}
