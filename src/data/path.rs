//! Where in a JSON document a value stands, as JSONPath writes it: `$[3].terms[0].amount`.

use std::borrow::Cow;
use std::fmt;

use smol_str::SmolStr;

use crate::names::LONGEST;
use crate::source::Span;
use crate::source::character::is_hidden;

/// The way from the root of the document to a value.
#[derive(Debug, Clone, Copy)]
pub(super) enum Path<'p> {
    /// The record itself, as written from the root: `$` or `$[3]`.
    Record(&'p str),
    /// The value of a key.
    Key(&'p Path<'p>, &'p str),
    /// An item of a list, from 0.
    Item(&'p Path<'p>, usize),
}

impl<'p> Path<'p> {
    /// The way to the value of a key.
    pub(super) fn key(&'p self, key: &'p str) -> Path<'p> {
        Path::Key(self, key)
    }

    /// What stands there, in words: "`notice`", "an item of `scope`".
    pub(super) fn subject(&self) -> String {
        match self {
            Path::Record(_) => "a record".to_owned(),
            Path::Key(_, key) => format!("`{key}`"),
            Path::Item(parent, _) => format!("an item of {}", parent.subject()),
        }
    }

    /// The way to an item of a list.
    pub(super) fn item(&'p self, index: usize) -> Path<'p> {
        Path::Item(self, index)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Record(root) => f.write_str(root),
            Path::Key(parent, key) => write!(f, "{parent}{}", step(key)),
            Path::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// One step of the way: `.terms`, `['open-cloud']`.
pub(super) fn step(key: &str) -> String {
    let key = &*cut(key);
    if is_plain(key) { format!(".{key}") } else { format!("['{}']", quoted(key)) }
}

/// A key between single quotes: what would end them, and what nobody sees, as JSONPath escapes it.
fn quoted(key: &str) -> String {
    let mut quoted = String::with_capacity(key.len());
    for letter in key.chars() {
        match letter {
            '\\' | '\'' => quoted.extend(['\\', letter]),
            letter if is_hidden(letter) => {
                let mut units = [0; 2];
                quoted.extend(letter.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
            }
            letter => quoted.push(letter),
        }
    }
    quoted
}

/// A key as it is told: of one that is longer than any name the beginning.
pub(super) fn cut(key: &str) -> Cow<'_, str> {
    // A text has no more characters than bytes.
    let end = if key.len() > LONGEST { key.char_indices().nth(LONGEST).map(|(end, _)| end) } else { None };
    end.map_or(Cow::Borrowed(key), |end| Cow::Owned(format!("{}…", key.get(..end).unwrap_or_default())))
}

/// Whether a key needs no quotes.
fn is_plain(key: &str) -> bool {
    key.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && key.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// A name that another record declares.
#[derive(Debug, Clone)]
pub(super) struct Reference {
    pub(super) name: SmolStr,
    pub(super) span: Span,
    /// The way to it in its document.
    pub(super) path: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_as_json_path() {
        let root = Path::Record("$[3]");
        let change = root.key("change");
        let term = change.key("open-cloud");
        assert_eq!(term.item(2).to_string(), "$[3].change['open-cloud'][2]");
        assert_eq!(root.key("it's").to_string(), r"$[3]['it\'s']");
        assert_eq!(root.key("a\u{200b}b\n\u{e0041}").to_string(), r"$[3]['a\u200bb\u000a\udb40\udc41']");
        assert_eq!(term.item(2).subject(), "an item of `open-cloud`");
    }
}
