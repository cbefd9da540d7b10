//! A draft in, whether it is a form that nobody has filled in yet out: its title says so, nobody has signed it, or it has no party.

use std::ops::Range;

use super::super::context::Context;
use crate::draft::model::Form;
use crate::draft::words::{Gap, Kind, Words};

/// In so many tokens at the top the title stands.
const TITLE: usize = 60;

/// Whether a draft that was made public is a form, in which blanks are meant to be. What is still being drafted in Word or Markdown is
/// not signed either, and there each blank is to be filled in.
pub(super) fn is_form(context: &Context<'_>, blanks: &[Range<usize>]) -> bool {
    if blanks.is_empty() || context.draft.form != Form::Plain {
        return false;
    }
    let words = context.words;
    if context.range().any(|at| is_signed(words, at)) {
        return false;
    }
    is_titled(words) || blanks.iter().any(|blank| is_party(words, blank)) || has_no_signature(context)
}

/// `/s/ Ann Lee`, and what a scanner makes of it: `s/ Ann Lee`, `/s Ann Lee`.
fn is_signed(words: Words<'_>, at: usize) -> bool {
    let slash = |at: usize, tight: usize| words.mark(at, '/') && words.gap(tight) == Gap::None;
    words.is(at, "s")
        && (slash(at.wrapping_sub(1), at) && words.gap(at.wrapping_sub(1)) > Gap::None
            || slash(at + 1, at + 1) && words.gap(at) > Gap::None)
        || words.is(at, "signed") && words.mark(at.wrapping_sub(1), '(') && words.mark(at + 1, ')')
}

/// `FORM OF SUPPLY AGREEMENT` at the top.
fn is_titled(words: Words<'_>) -> bool {
    (0..TITLE.min(words.len()))
        .any(|at| words.are(at, &["form", "of"]) && words.is_capital(at) && words.is_capital(at + 2))
}

/// `____ ("Distributor")`: a party without a name.
fn is_party(words: Words<'_>, blank: &Range<usize>) -> bool {
    /// How far behind the name that of the party stands: `____ (hereinafter referred to as the "Buyer")`.
    const NEAR: usize = 9;
    let open = blank.end;
    let before = blank.start.wrapping_sub(1);
    let joins = words.is_one_of(before, &["and", "between", "of"]) || words.mark(before, ':');
    words.mark(open, '(')
        && joins
        && (open..open + NEAR).any(|at| words.mark(at, '"') && words.is_capital(at + 1))
}

/// Whether there is a place to sign, and in none of them a name.
fn has_no_signature(context: &Context<'_>) -> bool {
    let words = context.words;
    let mut empty = false;
    for at in context.range().filter(|at| words.is(*at, "by") && words.is_capital(*at)) {
        let colon = words.mark(at + 1, ':');
        let next = at + 1 + usize::from(colon);
        let ruled = words.mark(next, '-') || words.get(next).is_some_and(|token| token.kind == Kind::Rule);
        let labelled =
            words.is_one_of(next, &["name", "by", "title", "its", "date"]) && words.is_capital(next);
        let ends = words.gap(next) == Gap::Block || labelled;
        empty |= ruled || ends && (colon || words.is(next, "name"));
    }
    empty
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Severity;
    use crate::draft::lint::testing::findings;

    fn severities(path: &str, text: &str) -> Vec<Severity> {
        findings(path, text)
            .iter()
            .filter(|one| one.code.id() == "draft/blank")
            .map(|one| one.severity)
            .collect()
    }

    #[test]
    fn blanks_of_a_form_are_notes() {
        let open = "The jars are delivered on ____ at noon, and paid for within a month.";
        let forms = [
            format!("FORM OF SUPPLY AGREEMENT\n\n1. Jars. {open}"),
            format!("SUPPLY AGREEMENT\n\n1. Jars. {open}\n\nACME\n\nBy:\n\nName:\n\nTitle:\n"),
            format!("SUPPLY AGREEMENT\n\n1. Jars. {open}\n\nACME\n\nBy: Name: Title:\n"),
            format!("SUPPLY AGREEMENT\n\n1. Jars. {open}\n\nACME\n\nBy          ----------\n"),
            format!("SUPPLY AGREEMENT between Acme (\"Seller\") and ______ (\"Buyer\").\n\n1. Jars. {open}"),
        ];
        for form in forms {
            let found = severities("a.txt", &form);
            assert!(!found.is_empty() && found.iter().all(|one| *one == Severity::Note), "{form}");
        }
    }

    #[test]
    fn blanks_of_what_is_signed_or_still_drafted_are_warnings() {
        let open = "The jars are delivered on ____ at noon, and paid for within a month.";
        let drafts = [
            ("a.txt", format!("SUPPLY AGREEMENT\n\n1. Jars. {open}")),
            ("a.txt", format!("SUPPLY AGREEMENT\n\n1. Jars. {open}\n\nACME\n\nBy: /s/ Ann Lee\n\nBy:\n")),
            ("a.txt", format!("FORM OF SUPPLY AGREEMENT\n\n1. Jars. {open}\n\nACME\n\ns/ Ann Lee\n")),
            ("a.md", format!("# Supply\n\n## 1. Jars\n\n{open}\n\nBy:\n\nName:\n")),
        ];
        for (path, text) in drafts {
            assert_eq!(severities(path, &text), [Severity::Warning], "{text}");
        }
    }
}
