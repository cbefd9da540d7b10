//! A small word that is left out of a set phrase of contracts: `in accordance this Section`, `with respect to subject matter hereof`.

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::super::phrasing::Kind;
use super::verbs::is_inserted;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let told: FxHashSet<usize> = problems.iter().map(|problem| problem.span().range().start).collect();
    for odd in context.oddities().iter().filter(|odd| odd.kind == Kind::Missing) {
        let behind = odd.tokens.end - 1;
        let span = context.draft.span(odd.tokens.clone());
        // `with respect to subject matter to be used`: any that is so used.
        let any = odd.usual == "the" && context.words.is(odd.phrase.end.max(behind + 1), "to");
        let any = any || odd.usual == "be" && is_inserted(context.words, behind + 1);
        if told.contains(&span.range().start) || context.is_of_definition(behind) || any {
            continue;
        }
        let (before, behind) = (context.words.text(odd.tokens.start), context.words.text(behind));
        let phrase = context.quote(odd.phrase.clone());
        let message = format!("`{}` is missing in `{phrase}`", odd.usual);
        let help = format!("write `{before} {} {behind}`", odd.usual);
        let mut finding = context.finding(drafts::GRAMMAR, odd.tokens.clone(), message, "a word is left out");
        if !odd.sure {
            finding.severity = Severity::Note;
        }
        problems.push(finding.help(help).fix(
            format!("put `{}` in", odd.usual),
            span,
            format!("{before} {} {behind}", odd.usual),
        ));
    }
}
