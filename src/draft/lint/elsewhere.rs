//! A draft in, the parts of it out that take their terms from another document: `capitalized terms not defined herein have the meaning given in
//! the Master Agreement`.

use std::ops::Range;

use super::context::Context;
use super::lexicon::normal;
use super::other_agreement::names_another;
use crate::draft::sections::{ATTACHMENT_WORDS, attachment_label};
use crate::draft::words::{Gap, Words};

/// The parts of a draft whose terms another document may define.
pub(super) struct Elsewhere {
    /// Whether the body, and with it all, is one.
    pub whole: bool,
    /// The attachments that say so of themselves, by their tokens.
    parts: Vec<Range<usize>>,
}

impl Elsewhere {
    pub fn of(context: &Context<'_>) -> Elsewhere {
        let mut found = Elsewhere { whole: false, parts: Vec::new() };
        let takes = |at: &usize| takes_terms(context, *at) || takes_plainly(context, *at);
        for at in context.range().filter(takes) {
            match context.draft.attachment_at(at) {
                _ if is_itself(context, at) => {}
                // A file may hold nothing but what was attached to another.
                Some(attachment) if attachment.tokens.start > context.draft.body().start + TITLE => {
                    found.parts.push(attachment.tokens.clone());
                }
                _ => found.whole = true,
            }
        }
        found
    }

    /// Whether a token stands in an attachment that takes its terms from another document.
    pub fn holds(&self, at: usize) -> bool {
        self.parts.iter().any(|part| part.contains(&at))
    }
}

/// How many tokens the words may take by which a draft says that another document defines its terms: `Capitalized terms
/// used and not otherwise defined in this Agreement shall have the respective meanings ascribed to them in the Plan`
/// reaches its last word of weight within them.
const DEFINING_CLAUSE: usize = 26;

/// How many tokens the title takes, with what a filing prints above it.
const TITLE: usize = 60;

/// How far behind `meaning` the document is named, in tokens.
const FAR: usize = 16;

/// Whether a clause that takes terms from another document begins with the word at `at`.
fn takes_terms(context: &Context<'_>, at: usize) -> bool {
    let words = context.words;
    // Accounting terms have the meaning that accountants give them, which says nothing of the others.
    if !words.is_one_of(at, &["capitalized", "capitalised", "terms"])
        || words.is(at.wrapping_sub(1), "accounting")
    {
        return false;
    }
    let clause = at..at + DEFINING_CLAUSE;
    let has = |some: &[&str]| clause.clone().any(|here| words.is_one_of(here, some));
    let Some(meaning) = meaning(words, at) else { return false };
    // `Terms that the Plan defines have the same meaning here` says it without a `not`.
    // `whether or not capitalised` leaves nothing open, nor does `unless the context otherwise requires`.
    let not = |here: usize| words.is(here, "not") && !words.is(here.wrapping_sub(1), "or");
    let otherwise = |here: usize| {
        words.is(here, "otherwise")
            && !words
                .is_one_of(here + 1, &["requires", "require", "clearly", "indicates", "dictates", "demands"])
    };
    let left_open = clause.clone().any(|here| not(here) || otherwise(here) || words.is(here, "without"))
        || words.is(meaning.wrapping_sub(1), "same");
    // `… a meaning according to the law`, `certain other terms are defined elsewhere in this Agreement`.
    let negated = clause.clone().any(|here| not(here) || words.is(here, "without"));
    let ordinary = has(&["law", "natural", "ordinary", "obvious", "plain", "customary"])
        || !negated
            && clause.clone().any(|here| words.is(here, "elsewhere") && words.are(here + 1, &["in", "this"]));
    // `… shall have the following meanings`, `… the meanings set forth below`, `… assigned in the part of this Agreement in which they are
    // defined`: they are defined here.
    let own = (meaning - 1..meaning + 8).any(|here| {
        words.is_one_of(here, &["following", "below", "throughout"])
            || (words.are(here, &["in", "this"])
                || words.are(here, &["part", "of", "this"]) && !words.is_capital(here))
                && (here..here + 4).any(|it| words.is_one_of(it, &["agreement", "contract", "lease", "deed"]))
    });
    // What is attached takes its terms from the draft itself: `the meaning given in the Agreement`.
    let attached = || {
        context.draft.attachment_at(at).is_some()
            && (meaning..meaning + 8)
                .any(|here| words.are(here, &["the", "agreement"]) && words.is_capital(here + 1))
    };
    has(&["defined", "definition", "defines"]) && left_open && !own && !ordinary && !attached()
}

/// Whether terms are said to be those of another document without a word on what is not defined here: `words and expressions defined in the
/// Lease have the same meanings in this Deed`, `defined terms have the meaning of the General Terms`, `capitalized terms are as in the Indenture`.
fn takes_plainly(context: &Context<'_>, at: usize) -> bool {
    /// The longest such clause, in tokens, and how far behind `as in` the document is named.
    const CLAUSE: usize = 34;
    const NAME: usize = 9;
    let words = context.words;
    let before = at.wrapping_sub(1);
    let of_terms = words.is_one_of(at, &["term", "terms"])
        && words.is_one_of(before, &["capitalised", "capitalized", "defined"])
        || words.is(at, "expressions") && words.is(before, "and") && words.is(at.wrapping_sub(2), "words");
    if !of_terms {
        return false;
    }
    let end = context.sentence(at).end.min(at + CLAUSE);
    let document = |from: usize| {
        let named = (from..(from + NAME).min(end))
            .take_while(|here| !words.is(*here, "this") && !words.mark(*here, ','))
            .find(|here| words.is_capital(*here) && names_another(words, *here));
        named.is_some_and(|here| !is_own_document(context, here))
    };
    let defined_there = || {
        (at + 1..end).any(|here| {
            words.is(here, "defined") && words.is_one_of(here + 1, &["in", "by"]) && document(here + 2)
        }) && (at + 1..end)
            .any(|here| words.is(here, "same") && words.is_one_of(here + 1, &["meaning", "meanings"]))
    };
    let used_as_there = || {
        (at + 1..end).any(|here| {
            let leads = words.are(here, &["as", "in"])
                || words.is_one_of(here, &["meaning", "meanings"])
                    && words.is_one_of(here + 1, &["of", "in", "from"]);
            leads && document(here + 2)
        })
    };
    defined_there() || used_as_there()
}

/// Whether the document that is named with its last word at `at` is the draft itself.
fn is_own_document(context: &Context<'_>, at: usize) -> bool {
    let words = context.words;
    let mut start = at;
    while words.is_capital(start.wrapping_sub(1)) && words.gap(start) <= Gap::Line {
        start -= 1;
    }
    let name: Vec<String> = (start..at + 1).map(|at| normal(words.text(at))).collect();
    // What is attached takes its terms from the draft itself.
    let attached = context.draft.attachment_at(at).is_some() && name.len() == 1;
    attached || is_title(context, &name) || is_short_title(context, &name)
}

fn meaning(words: Words<'_>, at: usize) -> Option<usize> {
    (at..at + DEFINING_CLAUSE).find(|here| words.is_one_of(*here, &["meaning", "meanings"]))
}

/// Whether the document from which a clause takes its terms is the draft itself, or is attached to it: `the meanings ascribed to them in the
/// Marketing Agreement`, in a form that is attached to the Marketing Agreement.
fn is_itself(context: &Context<'_>, at: usize) -> bool {
    let words = context.words;
    // `Terms defined in the Supply Agreement have the same meaning in this Schedule`.
    let before = meaning(words, at).map_or(0..0, |meaning| at + 1..meaning);
    let behind = meaning(words, at).map_or(0..0, |meaning| meaning + 1..meaning + FAR);
    let named = |at: &usize| {
        let lead = at.wrapping_sub(1);
        let article = usize::from(words.is(lead, "the"));
        words.is_capital(*at)
            && words.is_one_of(lead.wrapping_sub(article), &["in", "by", "of", "on"])
            && !words.is(lead, "this")
    };
    let Some(start) = behind.clone().find(named).or_else(|| before.clone().find(named)) else { return false };
    if words.is_one_of(start, &ATTACHMENT_WORDS) {
        return attachment_label(words, start + 1).is_some_and(|(label, _)| {
            let mut all = context.draft.attachments.iter();
            all.any(|attachment| words.is(start, &attachment.kind) && attachment.label == label)
        });
    }
    let goes_on = |at: &usize| {
        words.is_capital(*at) && (*at == start || words.gap(*at) <= Gap::Line)
            || words.is_one_of(*at, &["and", "of"]) && words.is_capital(at + 1)
    };
    let name: Vec<String> =
        (start..start + FAR).take_while(goes_on).map(|at| normal(words.text(at))).collect();
    is_own_title(context, &name)
}

/// Whether a draft is called by these words where it begins.
pub(super) fn is_own_title(context: &Context<'_>, name: &[String]) -> bool {
    is_title(context, name) || is_short_title(context, name)
}

/// Whether a draft has these words for its title, and is no supplement to what has it.
fn is_title(context: &Context<'_>, name: &[String]) -> bool {
    let words = context.words;
    let begins =
        |at: usize| name.iter().enumerate().all(|(place, word)| normal(words.text(at + place)) == *word);
    let start = context.draft.body().start;
    name.len() > 1
        && (start..start + TITLE).any(|at| {
            let lead = at.wrapping_sub(1);
            let titled = words.gap(at) >= Gap::Wide || words.is_shouted(at) || words.is(lead, "this");
            titled && begins(at) && !words.is_one_of(lead, &["the", "to", "of", "under", "certain"])
        })
}

/// Whether a draft gives itself this name where it begins: `this Marketing Agreement (the "OMA")`.
fn is_short_title(context: &Context<'_>, name: &[String]) -> bool {
    /// How far before the brackets the draft is named, in tokens.
    const NEAR: usize = 10;
    let words = context.words;
    let own = context.draft.definitions.iter().take_while(|definition| definition.tokens.start < TITLE * 2);
    own.filter(|definition| definition.tokens.len() == name.len()).any(|definition| {
        let same = definition.tokens.clone().zip(name).all(|(at, word)| normal(words.text(at)) == *word);
        let before = definition.text.start.saturating_sub(NEAR)..definition.text.start;
        same && words.is(definition.tokens.start.wrapping_sub(2), "the")
            && before.clone().any(|at| words.is(at, "this"))
    })
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::catalogue::drafts;
    use crate::draft::lint::testing::findings;

    #[test]
    fn terms_may_be_those_of_another_document() {
        let undefined = |sentence: &str| {
            let text = format!(
                "# Supply Agreement\n\nThis Supply Agreement (this \"Agreement\") is made by Ash Ltd (the \"Supplier\").\n\n\
                 1. The Supplier delivers within ten Business Days. {sentence}\n"
            );
            findings("draft.md", &text).iter().any(|finding| finding.code == drafts::UNIT)
        };
        for sentence in [
            "Unless the context requires otherwise, words and expressions defined in the Lease have the same meanings in this Agreement.",
            "Defined terms have the meaning of the General Terms.",
            "Except as defined here, capitalized terms are as in the Indenture.",
            "Any capitalised term that is not defined is used as in the Framework Agreement.",
        ] {
            assert!(!undefined(sentence), "{sentence}");
        }
        assert!(undefined("Defined terms have the meaning given in the Supply Agreement."));
        assert!(undefined("The Supplier keeps the Lease."));
    }
}
