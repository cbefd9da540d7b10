//! `draft/cross-reference`: a reference to a section of this draft that it does not have.

mod by_content;
mod entitled;
mod numbering;
mod runs;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use self::by_content::Captioned;
use self::numbering::Numbering;
use self::runs::Runs;
use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::model::{Form, Number, OpenPlaceKind, Reference, Section, Target, Whose, letter, roman};
use crate::draft::sections::possible_heading;
use crate::draft::words::{Gap, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    fields(context, problems);
    without_number(context, problems);
    let draft = context.draft;
    if context.amends() {
        return;
    }
    entitled::find(context, problems);
    // In fewer sections than these nobody knows how they are numbered.
    let numbered = draft.sections.len() >= 3;
    let (numbering, runs, captioned) = (Numbering::new(context), Runs::new(context), Captioned::of(context));
    let mut told: FxHashSet<&Number> = FxHashSet::default();
    let mut cited: FxHashMap<&Number, Vec<Range<usize>>> = FxHashMap::default();
    for reference in draft.references.iter().filter(|reference| reference.whose == Whose::Own) {
        if let Target::Section { number, .. } = &reference.target {
            cited.entry(number).or_default().push(reference.tokens.clone());
        }
    }
    for reference in &draft.references {
        let Target::Section { number, inner } = &reference.target else { continue };
        let is_this = context.words.is(reference.tokens.start.wrapping_sub(1), "this");
        if is_this
            && let Some(finding) = stands_elsewhere(context, reference, number)
                .or_else(|| stands_between_others(context, &runs, reference, number))
        {
            problems.push(finding);
            continue;
        }
        if !numbered {
            continue;
        }
        if reference.whose == Whose::Own && !inner.is_empty() {
            without_part(context, &numbering, reference, (number, inner), problems);
        }
        if is_this || reference.whose == Whose::Other {
            continue;
        }
        if draft.possible_numbers.contains(number) {
            problems.extend(by_content::find(context, &captioned, reference, number));
            continue;
        }
        let telling = numbering.telling(context, reference, number);
        if !telling && (!numbering.stands_nowhere(context, reference, number) || !told.insert(number)) {
            continue;
        }
        let quote = context.quote(reference.tokens.clone());
        let mut finding = context.finding(
            drafts::CROSS_REFERENCE,
            reference.tokens.clone(),
            format!("`{quote}` points at a section this draft does not have"),
            "no such section",
        );
        if !telling {
            finding.severity = Severity::Note;
            // It is told once, with the other places.
            for other in cited.get(number).into_iter().flatten().skip(1).take(MOST_SHOWN) {
                finding = finding.related(context.span(other.clone()), "and here");
            }
        }
        if let Some(last) = numbering.last.get(&number.parent()) {
            finding = finding.note(format!("the last section beside it is {last}"));
        }
        problems.push(finding.help("mend the number, or name the document whose section it is"));
    }
}

/// So many further places of a reference are shown with the first.
const MOST_SHOWN: usize = 8;

/// `the covenants in Article shall survive`, `under Section or 14.8`: the number was forgotten. `Section 0` is what is left of one whose
/// target went away.
fn without_number(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    // What Word shows of a reference is told with the field.
    let fields: FxHashSet<usize> =
        context.draft.open_places.iter().flat_map(|place| words.within(&place.bytes)).collect();
    for at in context.range() {
        let named = words.is_one_of(at, &["section", "article", "clause", "paragraph"]);
        let preposed = words.is_one_of(at.wrapping_sub(1), &LEADS)
            && !words.is_capital(at.wrapping_sub(1))
            && words.gap(at) <= Gap::Space;
        if !named || words.gap(at + 1) > Gap::Line {
            continue;
        }
        let word = words.text(at);
        let lost = words.text(at + 1) == "0" && words.gap(at) < Gap::Wide && !fields.contains(&(at + 1));
        let goes_on = words.is_one_of(at + 1, &["shall", "will", "hereof", "above", "below", "hereunder"])
            || words.are(at + 1, &["of", "this", "agreement"])
            || (words.is_one_of(at + 1, &["or", "and"])
                && words.is_number(at + 2)
                && words.text(at + 2).contains('.'));
        let forgotten = words.is_capital(at) && !words.is_shouted(at) && preposed && goes_on;
        let message = match (lost, forgotten) {
            (true, _) => format!("`{word} 0` is what is left of a reference that lost its number"),
            (_, true) => format!("`{word}` has no number here"),
            _ => continue,
        };
        let tokens = at..at + 1 + usize::from(lost);
        let mut finding = context.finding(drafts::CROSS_REFERENCE, tokens, message, "which one?");
        finding.severity = Severity::Warning;
        problems.push(finding.help("write the number"));
    }
}

/// The words that lead to a reference.
const LEADS: [&str; 7] = ["in", "under", "to", "of", "by", "with", "per"];

/// References of Word that have lost what they point at: `Section 0`, and one whose bookmark is gone, which shows its old number
/// until the fields are updated.
fn fields(context: &Context<'_>, problems: &mut Problems) {
    for place in &context.draft.open_places {
        let tokens = context.words.within(&place.bytes);
        if tokens.is_empty() {
            continue;
        }
        let finding = |message: String, label: &str| {
            context.finding(drafts::CROSS_REFERENCE, tokens.clone(), message, label)
        };
        match &place.kind {
            OpenPlaceKind::LostNumber => {
                let message = "a reference shows the number 0: what it points at has no number any more";
                let finding = finding(message.to_owned(), "the number was lost");
                problems.push(finding.help("let it point at a numbered paragraph, and update the fields"));
            }
            OpenPlaceKind::NoBookmark(bookmark) => {
                let bookmark: String = bookmark.chars().take(LONGEST_BOOKMARK).collect();
                let message = format!(
                    "a reference follows the bookmark `{bookmark}`, which the document does not have"
                );
                let mut finding = finding(message, "Word writes an error here when the fields are updated");
                // The number that still stands here may be right.
                finding.severity = Severity::Warning;
                problems.push(finding.help("let it point at a paragraph that is there, or write the number"));
            }
            OpenPlaceKind::Prompt | OpenPlaceKind::Entry | OpenPlaceKind::Highlight => {}
        }
    }
}

/// The most letters of a bookmark's name that are shown; Word takes no longer ones.
const LONGEST_BOOKMARK: usize = 40;

/// `this Section 1.6` in section 1.7: the number was left behind when the sections were numbered anew.
fn stands_elsewhere(context: &Context<'_>, reference: &Reference, number: &Number) -> Option<Diagnostic> {
    let draft = context.draft;
    let here = draft.section_at(reference.tokens.start)?;
    let around = std::iter::successors(Some(here), |section| draft.sections.get(section.parent?));
    let is_inside = around.into_iter().any(|section| section.number.0.starts_with(&number.0));
    let mut named =
        draft.sections.iter().filter(|section| section.number == *number && section.part == here.part);
    let meant = named.next();
    let certain = match meant {
        Some(meant) => {
            meant.tokens.start != here.tokens.start
                && named.next().is_none()
                && (draft.form != Form::Plain || is_shifted(number, here))
        }
        // Where it is not there, the heading of this one may not have been recognised; a number like its own tells all the same.
        None => is_shifted(number, here) || is_of_another(number, here),
    };
    // Where pages were put on one line, its heading may stand between the beginning of this section and the reference.
    let between = here.tokens.start..reference.tokens.start;
    if is_inside || !certain || between.into_iter().skip(1).any(|at| may_begin(context, number, at)) {
        return None;
    }
    let mut finding = another_section(context, reference, &here.number, here.heading());
    if meant.is_none() {
        finding.severity = Severity::Warning;
    }
    Some(finding)
}

/// Whether a section may begin at a place that the number is that of, or a part of.
fn may_begin(context: &Context<'_>, number: &Number, at: usize) -> bool {
    possible_heading(context.words, at).is_some_and(|begun| number.0.starts_with(&begun.0))
}

/// `this Section 8.02` between the beginnings of sections 8.07 and 8.08, wherever section 8.02 is.
fn stands_between_others(
    context: &Context<'_>,
    runs: &Runs,
    reference: &Reference,
    number: &Number,
) -> Option<Diagnostic> {
    let start = reference.tokens.start;
    let (here, at) = runs.section_at(start, number)?;
    // A number at the end of a page may be that of the page.
    let paged = number.0.len() == 1 && context.words.gap(reference.tokens.end) >= Gap::Wide;
    if here.0.starts_with(&number.0) || paged || (at + 1..start).any(|at| may_begin(context, number, at)) {
        return None;
    }
    let mut finding = another_section(context, reference, here, at..at + 1);
    finding.severity = Severity::Warning;
    Some(finding)
}

fn another_section(
    context: &Context<'_>,
    reference: &Reference,
    here: &Number,
    heading: Range<usize>,
) -> Diagnostic {
    let quote = context.quote(reference.tokens.clone());
    context
        .finding(
            drafts::CROSS_REFERENCE,
            reference.tokens.start - 1..reference.tokens.end,
            format!("`this {quote}` stands in section {here}"),
            "this is another section",
        )
        .related(context.span(heading), format!("section {here} begins here"))
        .help("mend the number, or leave out `this` where another section is meant")
}

/// Whether a number is that of the same part of another section, as 2.7 in 12.7: the number of the section is old.
fn is_of_another(number: &Number, here: &Section) -> bool {
    let same_part = number.last() == here.number.last() && number.0.len() == here.number.0.len();
    let apart = number.0.iter().zip(&here.number.0).filter(|(wanted, own)| wanted != own);
    number.0.len() > 1 && same_part && apart.count() == 1
}

/// Whether a number is one that a section may have had before others came in or went out: beside it, or beside the one around it.
/// Where pages were put on one line, a number that has nothing to do with the section's says that the section was not recognised.
fn is_shifted(number: &Number, here: &Section) -> bool {
    /// How far numbers are shifted.
    const FAR: u32 = 2;
    let (wanted, own) = (&number.0, &here.number.0);
    let apart: Vec<u32> = wanted.iter().zip(own).map(|(wanted, own)| wanted.abs_diff(*own)).collect();
    let moved = apart.iter().filter(|apart| **apart > 0).count();
    wanted.len() <= own.len() && moved == 1 && apart.iter().all(|apart| *apart <= FAR)
}

/// `Section 4(f)` where section 4 has the parts (a) and (b).
fn without_part(
    context: &Context<'_>,
    numbering: &Numbering,
    reference: &Reference,
    (number, inner): (&Number, &[String]),
    problems: &mut Problems,
) {
    let draft = context.draft;
    let Some(part) = inner.first() else { return };
    let mut named = draft.sections.iter().enumerate().filter(|(_, section)| section.number == *number);
    let Some((place, section)) = named.next().filter(|_| named.next().is_none()) else { return };
    // Where pages were put on one line nobody knows where a section ends, unless the one that begins there is the next.
    let closed = draft.form != Form::Plain
        || draft.sections.get(place + 1).is_some_and(|next| is_followed_by(context, section, next));
    let certain = closed && numbering.whole.get(number) == Some(&true);
    let values = [part.parse().ok(), letter(part), roman(part)];
    let counted = values.into_iter().flatten().any(|value| {
        let below = number.with(value);
        draft.possible_numbers.contains(&below) || numbering.whole.contains_key(&below)
    });
    if !certain || counted || has_marker(context, section, part) {
        return;
    }
    let quote = context.quote(reference.tokens.clone());
    let mut finding = context.finding(
        drafts::CROSS_REFERENCE,
        reference.tokens.clone(),
        format!("`{quote}` points at a part that section {number} does not have"),
        format!("no ({part}) there"),
    );
    finding.severity = Severity::Warning;
    problems.push(finding.help("mend the number or the letter, or name the document whose section it is"));
}

/// The longest section of a text, in tokens, of which every part is seen: in a longer one headings may be hidden.
const LONGEST_SEEN: usize = 1_500;

/// Whether a section of a text ends where the next one begins: beside it, or beside the one around it. Where nothing but a number of
/// one part tells, both have captions and begin a paragraph.
fn is_followed_by(context: &Context<'_>, section: &Section, next: &Section) -> bool {
    let follows = |number: &Number| {
        next.number.parent() == number.parent()
            && next.number.0.len() == number.0.len()
            && next.number.last() == number.last() + 1
    };
    let plain = |section: &Section| {
        section.caption.is_some() && context.words.gap(section.tokens.start) == Gap::Block
    };
    section.tokens.len() <= LONGEST_SEEN
        && (follows(&section.number) || section.number.parent().is_some_and(|parent| follows(&parent)))
        && (section.number.0.len() > 1 || (plain(section) && plain(next)))
}

/// Whether `(f)`, `f)` or `f.` stands in a section, and not as part of a reference.
fn has_marker(context: &Context<'_>, section: &Section, part: &str) -> bool {
    let words = context.words;
    let references = &context.draft.references;
    section.tokens.clone().any(|at| {
        // In a text every line may be a part of a longer one, and `a.` a marker anywhere.
        let opens = words.gap(at) >= Gap::Line || context.draft.form == Form::Plain;
        let marked = words.mark(at + 1, ')') || (words.mark(at + 1, '.') && opens);
        let cited = references.partition_point(|reference| reference.tokens.start <= at);
        let in_reference = references.get(..cited).and_then(<[_]>::last).is_some_and(|it| at < it.tokens.end);
        marked && !in_reference && fold(words.text(at)) == *part
    }) || context.draft.blocks.iter().any(|block| {
        let drawn = block.drawn.as_deref().unwrap_or("");
        section.tokens.contains(&block.tokens.start) && drawn.trim_matches(['(', ')', '.']) == part
    })
}
