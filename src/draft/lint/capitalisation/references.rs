//! `section 8 above` in a draft that else writes `Section 8`, and `Article 17` in one that writes `article`.

use std::ops::Range;

use super::super::context::{Context, times};
use super::super::term_like::with_places;
use super::begins_sentence;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::Whose;

/// The words by which a draft points at its own parts, each with its plural.
const PARTS: [[&str; 2]; 9] = [
    ["section", "sections"],
    ["article", "articles"],
    ["clause", "clauses"],
    ["paragraph", "paragraphs"],
    ["exhibit", "exhibits"],
    ["schedule", "schedules"],
    ["appendix", "appendices"],
    ["annex", "annexes"],
    ["attachment", "attachments"],
];

/// So often one way of writing must stand before the other is a slip.
const OFTEN: usize = 4;

/// How many tokens the cover of a filing takes.
const OPENING: usize = 300;

/// The most places that are slips.
const SELDOM: usize = 6;

/// So many times as often, at least.
const RATE: usize = 4;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for part in PARTS {
        let (mut small, mut titled): (Vec<Range<usize>>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
        for at in places(context, &part) {
            if words.is_capital(at) {
                // A sentence gives a capital to whatever begins it, and a heading shouts.
                if !words.is_shouted(at) && !begins_sentence(words, at) {
                    titled.push(at..at + 1);
                }
            } else {
                small.push(at..at + 1);
            }
        }
        let (fewer, most) = if small.len() < titled.len() { (small, titled) } else { (titled, small) };
        let Some((first, others)) = fewer.split_first() else { continue };
        let Some(usual) = most.first().map(|place| words.text(place.start)) else { continue };
        if fewer.len() > SELDOM || most.len() < OFTEN || most.len() < RATE * fewer.len() {
            continue;
        }
        let message = format!(
            "`{}` is written so {}, and `{usual}` everywhere else",
            words.text(first.start),
            times(fewer.len())
        );
        let mut finding =
            context.finding(drafts::CAPITALISATION, first.clone(), message, "written otherwise");
        finding.severity = Severity::Note;
        let help = "write references to the parts of the draft in one way";
        problems.push(with_places(context, finding, others).help(help));
    }
}

/// Whether a word names a numbered part of the draft itself, and nothing that is attached.
fn words_of_sections(part: &[&str; 2]) -> bool {
    matches!(part, ["section" | "article" | "clause" | "paragraph", _])
}

/// Where the word for a part of the draft points at one of its own: `section 8`, `this section`.
fn places(context: &Context<'_>, part: &[&str; 2]) -> Vec<usize> {
    let words = context.words;
    let own = context.draft.references.iter().filter(|reference| reference.whose == Whose::Own);
    let pointing = own.map(|reference| reference.tokens.start).filter(|at| words.is_one_of(*at, part));
    // `this section of the Act` is another's.
    // A filing says at its top that `portions of this exhibit` are left out, and a schedule may be any list of days.
    let attached = !words_of_sections(part);
    let this = context.lexicon.places_of(part.first().unwrap_or(&"")).filter(|at| {
        words.is(at.wrapping_sub(1), "this")
            && words.is(*at, part.first().unwrap_or(&""))
            && !words.is(at + 1, "of")
            && !words.mark(at + 1, '-')
            && !(attached && (*at < OPENING || words.is(*at, "schedule")))
    });
    let mut all: Vec<usize> = pointing.chain(this).filter(|at| context.draft.body().contains(at)).collect();
    all.sort_unstable();
    all.dedup();
    // What stands as a heading points at nothing, and a cell or a caption has letters of its own.
    all.retain(|at| {
        let small = |at: usize| words.is_word(at) && !words.is_capital(at);
        small(at.wrapping_sub(1)) || words.mark(at.wrapping_sub(1), ',')
    });
    all
}
