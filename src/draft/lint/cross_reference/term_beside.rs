//! A term and a reference in, whether the section beside the one pointed at defines the term: `Spare Capacity as set forth in Section 3.8`,
//! which says nothing of it, and section 3.9 defines it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::context::Context;
use super::super::known_terms::phrase;
use super::by_content::Captioned;
use super::may_begin;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::draft::model::{Definition, Form, Number, Reference, Section};
use crate::draft::words::{Gap, Words};

/// The longest term, in tokens.
const LONGEST: usize = 7;

/// The words between a term and the section that has it.
const LEADING: [&str; 27] = [
    "as",
    "set",
    "forth",
    "out",
    "provided",
    "for",
    "described",
    "specified",
    "stated",
    "listed",
    "detailed",
    "referred",
    "contemplated",
    "granted",
    "payable",
    "made",
    "pursuant",
    "to",
    "in",
    "under",
    "by",
    "accordance",
    "with",
    "further",
    "is",
    "are",
    "calculated",
];

/// Where each term is defined.
pub(super) struct Sites<'a>(FxHashMap<String, Vec<&'a Definition>>);

impl<'a> Sites<'a> {
    pub fn of(context: &Context<'a>) -> Sites<'a> {
        let mut found: FxHashMap<String, Vec<&Definition>> = FxHashMap::default();
        for definition in context.draft.definitions.iter().filter(|definition| definition.form.defines()) {
            found.entry(phrase(context.words, definition.tokens.clone())).or_default().push(definition);
        }
        Sites(found)
    }
}

pub(super) fn find(
    context: &Context<'_>,
    (sites, captioned): (&Sites<'_>, &Captioned<'_>),
    reference: &Reference,
    number: &Number,
) -> Option<Diagnostic> {
    let (words, draft) = (context.words, context.draft);
    let start = reference.tokens.start;
    // `Section 7.E.a` goes on with a letter that is not read.
    let end = reference.tokens.end;
    let is_cut = words.mark(end, '.') && words.gap(end + 1) == Gap::None;
    let run = term_before(words, start).filter(|_| reference.caption.is_none() && !is_cut)?;
    let part = captioned.main_text.part_of(context, reference);
    let target = captioned.only(part, number)?;
    if target.tokens.contains(&start) || target.tokens.clone().any(|at| words.is_redaction(at)) {
        return None;
    }
    let (term, site) = run.clone().find_map(|first| {
        let term = first..run.end;
        let [site] = sites.0.get(&phrase(words, term.clone()))?.as_slice() else { return None };
        Some((term, *site))
    })?;
    let home = draft
        .section_at(site.tokens.start)
        .filter(|home| home.part == part && is_beside(context, home, target))
        .filter(|home| captioned.only(part, &home.number).is_some())?;
    let numbers = context.lexicon.phrase(words, term.clone())?;
    let said = context.lexicon.places(&numbers).any(|at| target.tokens.contains(&at));
    let hidden = || (home.tokens.start + 1..site.tokens.start).any(|at| may_begin(context, number, at));
    if said || home.tokens.contains(&start) || hidden() {
        return None;
    }
    let quote = context.quote(reference.tokens.clone());
    let name = context.quote(term);
    let message = format!("`{quote}` says nothing of `{name}`, and section {} defines it", home.number);
    let mut finding = context
        .finding(drafts::CROSS_REFERENCE, reference.tokens.clone(), message, "is another section meant?")
        .related(context.span(site.tokens.clone()), "defined here")
        .help(format!("point at section {}", home.number));
    finding.severity = Severity::Warning;
    Some(finding)
}

/// The words with capitals before `as set forth in`, that lead to a reference at `start`.
fn term_before(words: Words<'_>, start: usize) -> Option<Range<usize>> {
    /// How far back they end, in tokens.
    const NEAR: usize = 9;
    let leads = |at: &usize| words.is_one_of(*at, &LEADING) || matches!(words.text(*at), "(" | ",");
    let end = (start.saturating_sub(NEAR)..start).rev().find(|at| !leads(at))? + 1;
    let goes_on = |at: &usize| words.is_capital(*at) && (*at + 1 == end || words.gap(at + 1) <= Gap::Line);
    let first = (end.saturating_sub(LONGEST)..end).rev().take_while(goes_on).last()?;
    (end < start && !words.is_shouted(end - 1)).then_some(first..end)
}

/// Whether the number of a section is right beside that of another, where both are surely told apart.
fn is_beside(context: &Context<'_>, home: &Section, target: &Section) -> bool {
    let sure = context.draft.form != Form::Plain
        || home.number.0.len() > 1
        || [home, target].iter().all(|section| section.caption.is_some());
    sure && home.number.parent() == target.number.parent()
        && home.number.0.len() == target.number.0.len()
        && home.number.last().abs_diff(target.number.last()) == 1
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    #[test]
    fn the_section_beside_defines_the_term() {
        let told = |sentence: &str| {
            let text = format!(
                "1. Sale.\n\n1.1 Acme sells goods to Beta.\n\n1.2 Beta may return what it does not need within a month.\n\n\
                 1.3 What is left in a month (the \"Spare Stock\") stays with Acme.\n\n1.4 Beta may see it.\n\n2. Price.\n\n\
                 2.1 {sentence}\n\n2.2 It is due at once.\n"
            );
            let found = findings("sale.txt", &text).into_iter();
            found.filter(|finding| finding.code == drafts::CROSS_REFERENCE).count()
        };
        assert_eq!(told("Beta pays for the Spare Stock as set forth in Section 1.2."), 1);
        for trap in [
            "Beta pays for the Spare Stock as set forth in Section 1.3.",
            "Beta pays for the Spare Stock as set forth in Section 1.1.",
            "Beta pays for the goods as set forth in Section 1.2.",
            "Beta gives back the Spare Stock, if it returns what is described in Section 1.2.",
            "Beta pays for the Spare Stock as set forth in Section 1.2 of the Plan.",
        ] {
            assert_eq!(told(trap), 0, "{trap}");
        }
    }
}
