//! References to articles, where the sections of a draft are counted on through them: `Article V` of four, and `this Article II` in
//! Article III.

use super::super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Reference, Section, Target, Whose, in_roman};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let articles = &context.draft.articles;
    // Only of articles that are there without a gap the next one is known not to be.
    let is_complete = articles.iter().zip(1..).all(|(article, number)| article.number.0 == [number]);
    for reference in context.draft.references.iter().filter(|reference| reference.whose == Whose::Own) {
        let Target::Article { number } = &reference.target else { continue };
        let known = articles.iter().any(|article| article.number == *number);
        if !known && is_complete {
            missing(context, articles.last(), reference, problems);
        } else if known {
            elsewhere(context, reference, number, problems);
        }
    }
}

fn missing(context: &Context<'_>, last: Option<&Section>, reference: &Reference, problems: &mut Problems) {
    let quote = context.quote(reference.tokens.clone());
    let message = format!("`{quote}` points at an article this draft does not have");
    let mut finding =
        context.finding(drafts::CROSS_REFERENCE, reference.tokens.clone(), message, "no such article");
    if let Some(last) = last {
        finding = finding.note(format!("the last one is Article {}", in_roman(last.number.last())));
    }
    problems.push(finding.help("mend the number, or name the document whose article it is"));
}

fn elsewhere(
    context: &Context<'_>,
    reference: &Reference,
    number: &crate::draft::model::Number,
    problems: &mut Problems,
) {
    let start = reference.tokens.start;
    let articles = &context.draft.articles;
    let behind = articles.partition_point(|article| article.tokens.start <= start);
    let here = behind.checked_sub(1).and_then(|at| articles.get(at));
    let is_this = context.words.is(start.wrapping_sub(1), "this");
    let Some(here) = here.filter(|here| is_this && here.number != *number && here.part == 0) else { return };
    // What is attached is no part of the last article.
    if context.draft.attachment_at(start).is_some() {
        return;
    }
    let quote = context.quote(reference.tokens.clone());
    let place = in_roman(here.number.last());
    let message = format!("`this {quote}` stands in Article {place}");
    let tokens = start - 1..reference.tokens.end;
    let finding = context.finding(drafts::CROSS_REFERENCE, tokens, message, "this is another article");
    problems.push(
        finding
            .related(context.span(here.heading()), format!("Article {place} begins here"))
            .help("mend the number, or leave out `this` where another article is meant"),
    );
}
