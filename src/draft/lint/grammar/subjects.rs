//! A party before the plain form of a verb: `The Franchisee agree to`, `(c) Acme use its best efforts`.

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::super::roles::is_role;
use super::verb_forms::is_plain;
use super::{goes_on, report};
use crate::diagnostic::Problems;
use crate::draft::words::{Gap, Words, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let called = context.parties().iter().flat_map(|party| &party.called).filter(|called| called.len() == 1);
    let mut names: FxHashSet<String> =
        called.map(|called| fold(words.text(called.start)).into_owned()).collect();
    for role in
        ["company", "distributor", "licensee", "licensor", "supplier", "customer", "contractor", "franchisee"]
    {
        if is_role(role) {
            names.insert(role.to_owned());
        }
    }
    let range = context.range();
    for name in names.iter().filter(|name| !name.ends_with('s')) {
        for at in context.lexicon.places_of(name).filter(|at| range.contains(at)) {
            // The places are those of the plural, too.
            if fold(words.text(at)) != *name {
                continue;
            }
            if let Some(verb) = plain_behind(words, at) {
                let (subject, text) = (words.text(at), words.text(verb));
                let message = format!("`{subject}` is one, and `{text}` is of several");
                report(
                    context,
                    at..verb + 1,
                    message,
                    "write the verb of one, or the `shall` that is missing",
                    problems,
                );
            }
        }
    }
}

/// The plain verb of a sentence that begins with the name at `at`.
fn plain_behind(words: Words<'_>, at: usize) -> Option<usize> {
    let verb = at + 1 + usize::from(words.is_one_of(at + 1, &["also", "promptly", "hereby"]));
    let text = words.text(verb);
    let plain = is_plain(text) || matches!(text, "use" | "acknowledge" | "warrant" | "undertake");
    let close =
        words.is_capital(at) && words.is_small(verb) && goes_on(words, verb) && goes_on(words, verb + 1);
    let start = at.wrapping_sub(usize::from(words.is(at.wrapping_sub(1), "the")));
    let object = words.is_word(verb + 1)
        && words.is_small(verb + 1)
        && !words.is_one_of(verb + 1, &["of", "shall", "will", "is", "are", "by", "may"]);
    (plain && close && object && opens(words, start)).then_some(verb)
}

/// Whether a sentence begins at `at`, and no item of a list whose lead-in has a verb of duty.
fn opens(words: Words<'_>, at: usize) -> bool {
    /// So far back a verb that lets the plain form follow is looked for, in tokens.
    const FAR: usize = 150;
    const ASKS: [&str; 12] =
        ["shall", "should", "will", "would", "may", "must", "can", "did", "does", "that", "let", "require"];
    let marker = words.mark(at.wrapping_sub(1), ')') && words.text(at.wrapping_sub(2)).len() <= 3;
    let sentence =
        words.mark(at.wrapping_sub(1), '.') && goes_on(words, at) && words.is_word(at.wrapping_sub(2));
    let asked = || {
        (at.saturating_sub(FAR)..at)
            .rev()
            .take_while(|here| !(words.mark(*here, '.') && words.gap(*here + 1) > Gap::None))
            .any(|here| words.is_one_of(here, &ASKS) || words.mark(here, ':'))
    };
    sentence || marker && !asked()
}
