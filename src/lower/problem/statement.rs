//! Entries and fields that say what they cannot.

use crate::check::Type;
use crate::check::problem::list;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::types;
use crate::ir::{FieldId, FieldType};
use crate::resolve::Resolved;
use crate::source::Span;
use crate::syntax::tree::Name;

pub fn value_missing(word: &Name, ty: Type, resolved: &Resolved<'_>) -> Diagnostic {
    let message = format!("`{}` needs a value", word.text);
    let diagnostic = Diagnostic::new(types::VALUE_MISSING, word.span, message, "no value");
    let open = format!("or `{} tbd` where it is still open", word.text);
    match ty.words() {
        Some(words) => {
            let words = crate::check::problem::listed(words, resolved);
            diagnostic.help(format!("write `{}: …` and one of {words}, {open}", word.text))
        }
        None => diagnostic.help(format!("write `{}: {}`, {open}", word.text, ty.example().unwrap_or("…"))),
    }
}

/// `value` is what stands behind the colon, and its words.
pub fn value_of_flag(name: &Name, value: Option<(Span, &str)>) -> Diagnostic {
    let message = format!("`{}` is yes or no and takes no value", name.text);
    let diagnostic = Diagnostic::new(types::FLAG_VALUE, name.span, message, "an adjective")
        .help(format!("write `{0}` alone, or `not {0}`", name.text));
    let meant = value.and_then(|(span, words)| match words.to_lowercase().as_str() {
        "yes" | "true" | "y" | "1" => Some((span, name.text.to_string())),
        "no" | "false" | "n" | "0" => Some((span, format!("not {}", name.text))),
        _ => None,
    });
    match meant {
        Some((span, meant)) => diagnostic.sure_fix(format!("write `{meant}`"), name.span.to(span), meant),
        None => diagnostic,
    }
}

pub fn value_of_adjective(name: &Name) -> Diagnostic {
    let message = format!("`{}` is an adjective and takes no value", name.text);
    Diagnostic::new(types::FLAG_VALUE, name.span, message, "an adjective")
        .help(format!("write `{}` alone", name.text))
}

pub fn not_of_field(word: &Name) -> Diagnostic {
    let message = format!("`not` stands before flags, and `{}` is a field that holds a value", word.text);
    Diagnostic::new(types::NOT_A_FLAG, word.span, message, "not a flag")
        .help("leave the field out, or say `tbd` where it is still open")
}

/// `not exclusive`: the other words of the choice say what is meant.
pub fn not_of_choice(word: &Name, field: FieldId, resolved: &Resolved<'_>) -> Diagnostic {
    let others = match &resolved.field_at(field).ty {
        Some(FieldType::Choice(words)) => {
            let words = words.iter().map(|id| resolved.word_at(*id).as_str());
            list(words.filter(|other| *other != word.text)).replace(" and ", " or ")
        }
        _ => String::new(),
    };
    let message = format!("`not {}` leaves open which of the others it is", word.text);
    Diagnostic::new(types::NOT_A_FLAG, word.span, message, "one word of a choice")
        .help(format!("say which it is instead: {others}"))
}

pub fn bounds_of_unordered(name: &Name, described: &str) -> Diagnostic {
    let message = format!("`{}` is {described}, which has no bounds", name.text);
    Diagnostic::new(types::UNORDERED, name.span, message, described)
        .help("state its value, or say `tbd` or `undisclosed`")
}

/// An entry named after something every term has.
pub fn part_in_block(name: &Name) -> Option<Diagnostic> {
    let help = match name.text.as_str() {
        "start" => "say when the term starts after its phrase: `from 2026-01-01`",
        "end" => "say when the term ends after its phrase: `through 2030`",
        "section" => "say the section after the phrase: `section \"2.1\"`",
        "name" => "the name of a term stands before its colon",
        "agreement" => "a term belongs to the agreement it stands in",
        _ => return None,
    };
    let message = format!("`{}` is not stated in a block", name.text);
    Some(Diagnostic::new(types::VALUE_MISSING, name.span, message, "said elsewhere").help(help))
}

pub fn one_value(span: Span, name: &str) -> Diagnostic {
    let message = format!("`{name}` holds one value and is given several");
    Diagnostic::new(types::ONE_VALUE, span, message, "several values")
        .help("only sets (`some of …`) and `parties` hold several; state one value, each with its own time words if it changes")
}

pub fn optional_flag(span: Span, name: &str) -> Diagnostic {
    let message = format!("the flag `{name}` need not be `optional`: it is no unless stated");
    Diagnostic::new(types::OPTIONAL_FLAG, span, message, "not needed").help("leave `optional` out")
}

pub fn default_of_flag(span: Span, name: &str) -> Diagnostic {
    let message = format!("the flag `{name}` takes no default: it is no unless stated");
    Diagnostic::new(types::DEFAULT, span, message, "not needed")
        .help("leave the default out, or name the flag by its opposite")
}
