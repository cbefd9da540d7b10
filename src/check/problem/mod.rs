//! What can be wrong with expressions, and how it is said.

mod comparison;
mod definition;
mod meant;
mod name;
mod phrase;
mod time;
mod ty;

pub use comparison::*;
pub use definition::*;
pub use name::*;
pub use phrase::*;
pub use time::*;
pub use ty::*;

pub use meant::{unknown_unit, value_that_is_none};

use crate::ir::Noun;
use crate::resolve::Resolved;

use super::Words;

/// What a noun is called in messages.
pub fn noun_word(noun: Noun, resolved: &Resolved<'_>) -> String {
    match noun {
        Noun::Kind(kind) => resolved.kind_name(kind).to_owned(),
        Noun::Party => "party".to_owned(),
        Noun::Agreement => "agreement".to_owned(),
    }
}

/// Words of a list in backticks: `a`, `b` and `c`; at most a dozen.
pub fn list<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut words: Vec<&str> = words.into_iter().take(13).collect();
    words.dedup();
    let more = words.len() > 12;
    words.truncate(12);
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() && !more => format!("{} and {last}", rest.join(", ")),
        _ if more => format!("{} and others", quoted.join(", ")),
        _ => quoted.join(", "),
    }
}

/// The words of a choice or set.
pub fn listed(words: Words, resolved: &Resolved<'_>) -> String {
    list(words.list(resolved).iter().map(|word| resolved.word_at(*word).as_str()))
}

/// Some words of the source on one line, shortened where they are many.
pub fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(80) {
        Some((cut, _)) => format!("{}…", line.get(..cut).unwrap_or(&line)),
        None => line,
    }
}
