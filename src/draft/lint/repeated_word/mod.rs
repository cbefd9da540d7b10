//! `draft/repeated-word`: a word or phrase written twice in a row, and two words of which only one can stand: `the this`, `will shall`.

mod lead_in;
mod listed;
mod pairs;
mod phrases;
mod sentences;
mod touched;
mod twice;

use std::ops::Range;

use rustc_hash::FxHashSet;

use self::lead_in::said_again;
use self::pairs::excludes;
use self::phrases::{joined, repeated_phrase};
use self::touched::Touched;
use self::twice::said_twice;
use super::context::Context;
use super::lexicon::normal;
use super::roles::is_role;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::{Gap, Words, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    // `each Loan Party party thereto`: the last words of terms, which a common word may follow.
    let terms = context.draft.definitions.iter().filter_map(|definition| definition.tokens.clone().last());
    let terms: FxHashSet<String> = terms.map(|at| normal(words.text(at))).collect();
    sentences::find(context, problems);
    let touched = Touched::of(context);
    let mut behind = 0;
    for at in context.range() {
        if at < behind || touched.is_code(at) || touched::is_sic(context, at) {
            continue;
        }
        if let Some(width) = repeated_phrase(words, at) {
            let (once, both) = (words.phrase(at..at + width), at..at + 2 * width);
            behind = both.end;
            let mut finding = context
                .finding(
                    drafts::REPEATED_WORD,
                    both.clone(),
                    format!("`{once}` is written twice in a row"),
                    "once is enough",
                )
                .help(format!("write `{once}` once"));
            if touched.leaves(context, both.clone()) {
                let once = words.slice(at..at + width);
                finding = finding.fix(format!("write `{once}` once"), context.span(both), once);
            }
            problems.push(finding);
            continue;
        }
        if excludes(words, at) {
            let message = format!(
                "`{}` has a word too many, a wrong one, or lacks one between",
                words.phrase(at..at + 2)
            );
            report(
                context,
                at..at + 2,
                message,
                "not side by side",
                "take one of the two out, or mend it",
                problems,
            );
            continue;
        }
        if let Some(width) = joined(words, at) {
            let both = at - width..at + width + 1;
            let message = format!("`{}` joins a thing to itself", context.quote(both.clone()));
            report(
                context,
                both,
                message,
                "one of them is another",
                "name the other one, or write it once",
                problems,
            );
        }
        if let Some(both) = said_twice(words, at) {
            let message = format!("`{}` says one thing twice", context.quote(both.clone()));
            report(context, both, message, "once is enough", "take one of the two out", problems);
        }
        if let Some((first, again)) = listed::twice(words, at) {
            let message = format!("the list names `{}` twice", words.phrase(again.clone()));
            let finding = context.finding(drafts::REPEATED_WORD, again, message, "the second time");
            let finding = finding.related(context.span(first), "the first time");
            problems.push(finding.help("take one of the two out, or name what else is meant"));
        }
        if let Some((again, others)) = said_again(words, at).split_first() {
            let message =
                format!("`{}` is said by the words before the list already", words.phrase(again.clone()));
            let mut finding = context.finding(drafts::REPEATED_WORD, again.clone(), message, "a second time");
            for other in others {
                finding = finding.related(context.span(other.clone()), "here, too");
            }
            problems.push(finding.help("take it out, or out of the words before the list"));
        }
        if let Some(both) = closed_twice(words, at) {
            let message = format!("`{}` is written twice in a row", words.phrase(at..at + 2));
            report(context, both, message, "once is enough", "write it once", problems);
        }
        let term = words.is_capital(at) && words.text(at) != words.text(at + 1) && !opens_sentence(words, at);
        if !repeats(words, at) || (term && terms.contains(&normal(words.text(at)))) {
            continue;
        }
        let word = words.text(at);
        let both = at..at + 2;
        let mut finding = context
            .finding(
                drafts::REPEATED_WORD,
                both.clone(),
                format!("`{word}` is written twice in a row"),
                "once is enough",
            )
            .help(format!("write `{word}` once"));
        if touched.leaves(context, both.clone()) {
            let title = format!("write `{word}` once");
            finding = finding.fix_if(is_certain(words, at), title, context.span(both), word);
        }
        problems.push(finding);
    }
}

fn report(
    context: &Context<'_>,
    tokens: Range<usize>,
    message: String,
    label: &'static str,
    help: &'static str,
    problems: &mut Problems,
) {
    problems.push(context.finding(drafts::REPEATED_WORD, tokens, message, label).help(help));
}

/// `Order) Order)`: a word that stands twice, with its bracket.
fn closed_twice(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let closed = |at: usize| words.is_word(at) && words.mark(at + 1, ')') && words.gap(at + 1) == Gap::None;
    let long = words.text(at).chars().count() > 4;
    (long && closed(at) && closed(at + 2) && words.text(at) == words.text(at + 2)).then_some(at..at + 4)
}

/// Why `--fix` may change it: see [`SAFE_FIXES`](super::SAFE_FIXES).
pub(super) const SAFE: &str = "one of two equal small words (`the the`, `of of`, `shall shall`) goes, which no sentence has twice on \
     purpose, where nothing but blanks stands between them: no footnote, link, comment or other markup; what is quoted or code stays as it \
     is. Words that may be meant twice are only offered: with a capital in mid-sentence (`the Pump Line line losses`), words of \
     weight (`the pump line line`), and those that end one thought and begin the next (`carried on on the premises`)";

/// Whether one of the two words can go without a change of the sense.
fn is_certain(words: Words<'_>, at: usize) -> bool {
    const NEVER_TWICE: [&str; 11] =
        ["the", "a", "an", "and", "or", "of", "any", "shall", "such", "be", "this"];
    let alike = words.text(at) == words.text(at + 1) || opens_sentence(words, at);
    alike && words.is_one_of(at, &NEVER_TWICE)
}

/// Whether the word at `at` is the first of a sentence, and has its capital from there.
fn opens_sentence(words: Words<'_>, at: usize) -> bool {
    words.gap(at) == Gap::Block || matches!(words.text(at.wrapping_sub(1)), "." | "?" | ":" | ";")
}

/// Whether the word at `at` stands again behind it, and not on purpose.
fn repeats(words: Words<'_>, at: usize) -> bool {
    let (first, second) = (words.text(at), words.text(at + 1));
    if !words.is_word(at) || !words.is_word(at + 1) || first.len() != second.len() {
        return false;
    }
    let near = matches!(words.gap(at + 1), Gap::Space | Gap::Line);
    if !near || fold(first) != fold(second) || first.chars().count() < 2 {
        return false;
    }
    // Side by side in columns: `By By`, `N/A N/A`, `yes yes`; names: `Duran Duran`.
    // `th th` are the endings of two ordinals that a page set above the line.
    const LISTED: [&str; 14] =
        ["yes", "no", "none", "na", "ditto", "had", "vous", "nous", "very", "bora", "st", "nd", "rd", "th"];
    if words.is_one_of(at, &LISTED) {
        return false;
    }
    // `BY BY` stands above two signatures.
    let shouted = !words.is(at, "by")
        && words.is_shouted(at)
        && words.is_shouted(at + 1)
        && FUNCTION_WORDS.contains(&fold(first).as_ref());
    let small = second.chars().all(char::is_lowercase);
    // `follow-up on on-going projects`, `a trial of the cut-over over a weekend`.
    // `at AT&T`: a part of a name.
    let compound = (words.mark(at + 2, '-') && words.gap(at + 2) == Gap::None)
        || (words.mark(at + 2, '&') && words.gap(at + 2) == Gap::None)
        || (words.mark(at.wrapping_sub(1), '-') && words.gap(at) == Gap::None);
    // `APPLICABLE MARGIN APPLICABLE MARGIN FOR FOR` heads two columns.
    let column = shouted && fold(words.text(at.wrapping_sub(1))) == fold(words.text(at.wrapping_sub(3)));
    // `[; and OR or]` offers two words to choose from.
    let choice = words.is_one_of(at, &["or", "and"]) && words.text(at) != second;
    if !(small || shouted) || column || choice || thrice(words, at) || compound || !in_sentence(words, at) {
        return false;
    }
    // `that that party` is grammar, `that that the party` is not, nor `that that Buyer has`.
    let side = words.is_capital(at + 2) && is_role(words.text(at + 2));
    !words.is(at, "that")
        || words.is_one_of(at + 2, &DETERMINERS)
        || side && words.is_one_of(at + 3, &["has", "shall", "will", "may", "is"])
}

/// Whether small words of a sentence stand near; a list of key words has none.
fn in_sentence(words: Words<'_>, at: usize) -> bool {
    let near = (at.saturating_sub(8)..at).chain(at + 2..at + 10);
    FUNCTION_WORDS.contains(&fold(words.text(at)).as_ref())
        || near.filter(|here| FUNCTION_WORDS.contains(&words.text(*here))).count() >= 3
}

/// A word that stands three times is a column, not a slip.
fn thrice(words: Words<'_>, at: usize) -> bool {
    fold(words.text(at)) == fold(words.text(at + 2))
        || fold(words.text(at)) == fold(words.text(at.wrapping_sub(1)))
}

const FUNCTION_WORDS: [&str; 22] = [
    "the", "of", "and", "or", "to", "in", "on", "for", "by", "with", "any", "shall", "be", "is", "such",
    "this", "as", "at", "that", "a", "an", "from",
];

const DETERMINERS: [&str; 16] = [
    "the", "a", "an", "any", "such", "this", "each", "no", "all", "it", "they", "he", "she", "we", "you",
    "its",
];
