//! References that call a part of the draft otherwise than the draft does: `Section 5` where that is Article V, one `Paragraph 6` among
//! twenty sections, `Section 2.4(a)` where the part is marked `(A)`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Number, Reference, Target, Whose};
use crate::draft::words::{Gap, Words, fold};

/// So many headings with a word say what the parts are called.
const NAMED: usize = 3;

/// So many references do, where no heading does.
const CITED: usize = 6;

/// Of so many in a hundred references most are called by one word.
const MOST: usize = 75;

/// So many places are shown with the first.
const MOST_SHOWN: usize = 8;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let draft = context.draft;
    // What is attached has words of its own: the part that has most of the sections is the text.
    let mut parts: FxHashMap<usize, usize> = FxHashMap::default();
    for section in &draft.sections {
        *parts.entry(section.part).or_default() += 1;
    }
    let Some((part, _)) = parts.into_iter().max_by_key(|(part, count)| (*count, std::cmp::Reverse(*part)))
    else {
        return;
    };
    let of_text = || draft.sections.iter().filter(move |section| section.part == part);
    let known: FxHashSet<&Number> = of_text().map(|section| &section.number).collect();
    let is_first = |number: &Number| number.0.len() == 1;
    let dotted = of_text().filter(|section| !is_first(&section.number)).count();
    let articles = of_text()
        .filter(|section| is_first(&section.number) && context.words.is(section.tokens.start, "article"));
    let in_articles = articles.count() >= NAMED && dotted >= CITED;
    for first in [true, false] {
        let cited: Vec<(&'static str, &Reference)> = draft
            .references
            .iter()
            .filter(|reference| reference.whose == Whose::Own)
            .filter(|reference| match &reference.target {
                Target::Section { number, .. } => known.contains(number) && is_first(number) == first,
                Target::Attachment { .. } | Target::Article { .. } => false,
            })
            .filter(|reference| {
                draft.section_at(reference.tokens.start).is_some_and(|here| here.part == part)
            })
            .filter_map(|reference| Some((word(context.words, reference)?, reference)))
            .collect();
        let usual = usual(&cited).or_else(|| (first && in_articles).then_some("article"));
        let usual = if first && in_articles { Some("article") } else { usual };
        if let Some(usual) = usual {
            other_words(context, usual, &cited, problems);
        }
    }
}

/// The word of a reference, in the singular.
fn word(words: Words<'_>, reference: &Reference) -> Option<&'static str> {
    let start = reference.tokens.start;
    let end = reference.tokens.end;
    // `paragraph 4 of this Section` is a part, `Section 2.l (b)` is no number, `Savings Clause 3` a title.
    let of = (end..end + OWNER).take_while(|at| words.gap(*at) < Gap::Block).any(|at| {
        words.is_one_of(at, &["of", "in", "to"])
            && words.is_one_of(at + 1, &["this", "the", "that"])
            && !words.is_one_of(at + 2, &["agreement", "contract"])
    });
    let is_part = of || !words.is_number(start + 1);
    let is_cut = words.mark(end, '.') && words.gap(end + 1) == Gap::None && words.is_word(end + 1);
    let is_title = words.is_number(start.wrapping_sub(2)) && words.is_capital(start.wrapping_sub(1));
    if is_cut || is_title {
        return None;
    }
    match fold(words.text(start)).as_ref() {
        "section" | "sections" => Some("section"),
        "article" | "articles" => Some("article"),
        "clause" | "clauses" if !is_part => Some("clause"),
        "paragraph" | "paragraphs" if !is_part => Some("paragraph"),
        _ => None,
    }
}

/// How far behind a reference it may say of what it is a part, in tokens.
const OWNER: usize = 5;

/// The word by which most are called.
fn usual(cited: &[(&'static str, &Reference)]) -> Option<&'static str> {
    let mut counts: FxHashMap<&'static str, usize> = FxHashMap::default();
    for (word, _) in cited {
        *counts.entry(word).or_default() += 1;
    }
    let (word, count) = counts.into_iter().max_by_key(|(word, count)| (*count, *word))?;
    (cited.len() >= CITED && count * 100 >= cited.len() * MOST).then_some(word)
}

/// One finding of all references by another word.
fn other_words(
    context: &Context<'_>,
    usual: &'static str,
    cited: &[(&'static str, &Reference)],
    problems: &mut Problems,
) {
    for other in ["section", "article", "clause", "paragraph"] {
        if other == usual {
            continue;
        }
        let references: Vec<&Reference> =
            cited.iter().filter(|(word, _)| *word == other).map(|(_, reference)| *reference).collect();
        let Some((first, rest)) = references.split_first() else { continue };
        let quote = context.quote(first.tokens.clone());
        let message = format!("`{quote}` is called by another word than in the rest of the draft: `{usual}`");
        let mut finding =
            context.finding(drafts::CROSS_REFERENCE, first.tokens.clone(), message, "another word");
        for other in rest.iter().take(MOST_SHOWN) {
            finding = finding.related(context.span(other.tokens.clone()), "and here");
        }
        finding.severity = Severity::Note;
        problems.push(finding.help(format!("write `{usual}`, or name the document whose part it is")));
    }
}
