//! A draft in, the sections out that have no caption among others that have one: `7.8 The Seller warrants` between `7.7 Delivery.` and
//! `7.9 Returns.`

use rustc_hash::FxHashMap;

use super::super::context::Context;
use super::super::openers::OPENERS;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::model::Section;
use crate::draft::words::Gap;

/// So many sections beside one another have captions, or the lack of one says nothing.
const CAPTIONED: usize = 3;

/// Of the sections beside one another so many lack a caption at most.
const MOST_LACKING: usize = 2;

/// The verb of a sentence stands within so many tokens of its beginning.
const VERB_WITHIN: usize = 12;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    if context.amends() {
        return;
    }
    let mut families: FxHashMap<(usize, Option<usize>, usize), Vec<&Section>> = FxHashMap::default();
    for section in &context.draft.sections {
        let family = families.entry((section.part, section.parent, section.number.0.len()));
        family.or_default().push(section);
    }
    let mut found: Vec<(usize, Diagnostic)> = Vec::new();
    for family in families.values() {
        let lacking: Vec<&&Section> = family.iter().filter(|section| section.caption.is_none()).collect();
        let captioned = family.len() - lacking.len();
        if captioned < CAPTIONED || lacking.len() > MOST_LACKING || lacking.len() * 3 > captioned {
            continue;
        }
        let spoken = lacking.into_iter().filter(|section| is_sentence(context, section));
        found.extend(spoken.map(|section| (section.tokens.start, lacks(context, section, captioned))));
    }
    found.sort_by_key(|(at, _)| *at);
    problems.extend(found.into_iter().map(|(_, finding)| finding));
}

fn lacks(context: &Context<'_>, section: &Section, captioned: usize) -> Diagnostic {
    let message =
        format!("section {} has no caption, and {captioned} sections beside it have one", section.number);
    let mut finding = context
        .finding(
            drafts::NUMBERING,
            section.tokens.start..section.tokens.start + 1,
            message,
            "no caption here",
        )
        .help("give it a caption, or put its words into the section before");
    finding.severity = Severity::Note;
    finding
}

/// Whether a section begins with a sentence: its verb comes soon, and no stop before it that could end a caption.
fn is_sentence(context: &Context<'_>, section: &Section) -> bool {
    const VERBS: [&str; 20] = [
        "shall",
        "will",
        "may",
        "must",
        "is",
        "are",
        "has",
        "have",
        "agrees",
        "agree",
        "warrants",
        "represents",
        "hereby",
        "can",
        "does",
        "acknowledges",
        "grants",
        "undertakes",
        "becomes",
        "fails",
    ];
    const DUTIES: [&str; 10] = [
        "shall",
        "will",
        "may",
        "must",
        "agrees",
        "warrants",
        "represents",
        "hereby",
        "acknowledges",
        "undertakes",
    ];
    let words = context.words;
    let start = section.tokens.start;
    // Behind the word and the number.
    let from = start + 1 + usize::from(words.is_one_of(start, &["article", "section"]));
    let Some(first) = (from..section.tokens.end.min(from + 3)).find(|at| words.is_word(*at)) else {
        return false;
    };
    let opens = words.gap(start) >= Gap::Wide && words.is_capital(first) && !words.is_shouted(first);
    let small = |at: usize| words.text(at).chars().all(char::is_lowercase);
    let near = first..section.tokens.end.min(first + VERB_WITHIN);
    let stops = |at: usize| {
        matches!(words.text(at), "." | ":" | ";" | "(" | "-" | "\"")
            || words.is_redaction(at)
            || (at > first && words.gap(at) >= Gap::Wide)
    };
    let before = near.take_while(|at| !stops(*at));
    // `The Seller warrants`, `If it does`; and `Seller shall`, `Capital Resources represents`.
    let verb = before.clone().find(|at| words.is_one_of(*at, &VERBS) && small(*at));
    let duty = before.take(3).any(|at| words.is_one_of(at, &DUTIES) && small(at));
    opens && (duty || (verb.is_some() && words.is_one_of(first, &OPENERS)))
}
