//! Words that are written for others, or fell into two, where a set phrase of contracts has the right one: `in no vent shall`,
//! `material breach of his Agreement`, `a y of the terms`.

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::super::conversion::Damage;
use super::super::phrasing::Kind;
use super::dictionary::is_word;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::fold;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let told: FxHashSet<usize> = problems.iter().map(|problem| problem.span().range().start).collect();
    for odd in context.oddities() {
        let label = match odd.kind {
            Kind::Other => "another word",
            Kind::Split => "one word",
            Kind::Missing => continue,
        };
        let span = context.draft.span(odd.tokens.clone());
        if told.contains(&span.range().start) || context.is_of_definition(odd.tokens.start) {
            continue;
        }
        let (wrong, phrase) = (context.words.phrase(odd.tokens.clone()), context.quote(odd.phrase.clone()));
        if let Some(damage) = damage(&wrong, odd.usual) {
            context.damaged(odd.tokens.clone(), damage);
        }
        let message = format!("`{wrong}` is written for `{}` in `{phrase}`", odd.usual);
        let help = format!("write `{}`", odd.usual);
        let finding = context.finding(drafts::MISSPELLING, odd.tokens.clone(), message, label);
        problems.push(finding.help(help.clone()).fix(help, span, odd.usual));
    }
}

/// What a conversion to text did where it made one of these words of the other: `a y` of `any`, `ate` of `date`.
fn damage(wrong: &str, usual: &str) -> Option<Damage> {
    if wrong.contains(' ') {
        let whole = wrong.split(' ').all(|part| is_word(&fold(part)));
        return Some(if whole { Damage::Word } else { Damage::Torn });
    }
    // Who writes leaves out the last letter, seldom the first.
    usual.ends_with(fold(wrong).as_ref()).then_some(Damage::Letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_conversion_does_to_a_word() {
        assert_eq!(damage("l ieu", "lieu"), Some(Damage::Torn));
        assert_eq!(damage("in to", "into"), Some(Damage::Word));
        assert_eq!(damage("ate", "date"), Some(Damage::Letter));
        assert_eq!(damage("it", "its"), None);
    }
}
