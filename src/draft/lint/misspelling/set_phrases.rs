//! Words that are written for others, or fell into two, where a set phrase of contracts has the right one: `in no vent shall`,
//! `material breach of his Agreement`, `a y of the terms`.

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::super::phrasing::Kind;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;

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
        let message = format!("`{wrong}` is written for `{}` in `{phrase}`", odd.usual);
        let help = format!("write `{}`", odd.usual);
        let finding = context.finding(drafts::MISSPELLING, odd.tokens.clone(), message, label);
        problems.push(finding.help(help.clone()).fix(help, span, odd.usual));
    }
}
