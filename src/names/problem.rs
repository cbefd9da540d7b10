//! What is wrong with names that nobody can tell apart, and how it is said.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::names;
use crate::source::Span;

/// A name of the project and where it is given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'a> {
    /// The name, or the legal name of a party.
    pub(super) text: &'a str,
    /// Where it is declared or, in data, first used.
    pub(super) span: Span,
}

/// `what` says of which sort both are: "parties".
pub(super) fn alike(what: &str, name: Named<'_>, first: Named<'_>) -> Diagnostic {
    let message = if name.text == first.text {
        format!("`{}` is the name of one party and the legal name of another", name.text)
    } else {
        format!("`{}` and `{}` look alike, and are two {what}", name.text, first.text)
    };
    Diagnostic::new(names::LOOK_ALIKE, name.span, message, differs(name.text, first.text))
        .related(first.span, "the other one")
        .help("write both alike if they are one, or make the difference plain to see")
}

/// The first character in which two names differ, as far as it can be told.
fn differs(name: &str, first: &str) -> String {
    let mut others = first.chars();
    let one = name.chars().find_map(|one| match others.next() {
        Some(other) if one == other => None,
        other => Some((one, other)),
    });
    match one {
        Some((one, Some(other))) if one.to_lowercase().ne(other.to_lowercase()) && !one.is_ascii() => {
            format!("`{one}` is U+{:04X}", u32::from(one))
        }
        Some((one, Some(other))) if one.to_lowercase().ne(other.to_lowercase()) && !other.is_ascii() => {
            format!("`{one}`, and there U+{:04X}", u32::from(other))
        }
        _ => "one of the two".to_owned(),
    }
}

pub(super) fn one_legal_name(title: &str, name: Named<'_>, first: Named<'_>) -> Diagnostic {
    let message = format!("`{}` and `{}` have the same legal name, `{title}`", name.text, first.text);
    Diagnostic::new(names::ONE_LEGAL_NAME, name.span, message, "named again here")
        .related(first.span, "the other one")
        .help("declare a company once; a group that it belongs to is said with `part of`")
}

#[cfg(feature = "look-alikes")]
pub(super) fn mixed(name: Named<'_>, mixed: &super::script::Mixed) -> Diagnostic {
    let super::script::Mixed { letter, fewer, more } = mixed;
    let message = format!("`{}` mixes letters of two alphabets in one word", name.text);
    let label = format!("`{letter}` (U+{:04X}) is {fewer}, and others are {more}", u32::from(*letter));
    Diagnostic::new(names::MIXED_SCRIPTS, name.span, message, label)
        .help("type the word anew in one alphabet: another name may look just like it")
}
