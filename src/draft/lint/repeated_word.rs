//! `draft/repeated-word`: a word or phrase written twice in a row, and two words of which only one can stand: `the this`, `will shall`.

use rustc_hash::FxHashSet;

use super::context::Context;
use super::lexicon::normal;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::{Gap, Words, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    // `each Loan Party party thereto`: the last words of terms, which a common word may follow.
    let terms = context.draft.definitions.iter().filter_map(|definition| definition.tokens.clone().last());
    let terms: FxHashSet<String> = terms.map(|at| normal(words.text(at))).collect();
    let mut behind = 0;
    for at in context.range() {
        if at < behind {
            continue;
        }
        if let Some(width) = repeated_phrase(words, at) {
            let (once, both) = (words.phrase(at..at + width), at..at + 2 * width);
            behind = both.end;
            problems.push(
                context
                    .finding(
                        drafts::REPEATED_WORD,
                        both.clone(),
                        format!("`{once}` is written twice in a row"),
                        "once is enough",
                    )
                    .help(format!("write `{once}` once"))
                    .fix(format!("write `{once}` once"), context.span(both), words.slice(at..at + width)),
            );
            continue;
        }
        if excludes(words, at) {
            let both = words.phrase(at..at + 2);
            problems.push(
                context
                    .finding(
                        drafts::REPEATED_WORD,
                        at..at + 2,
                        format!("`{both}` has one word too many"),
                        "only one can stand",
                    )
                    .help("take one of the two out"),
            );
            continue;
        }
        let term = words.is_capital(at) && words.text(at) != words.text(at + 1) && !opens_sentence(words, at);
        if !repeats(words, at) || (term && terms.contains(&normal(words.text(at)))) {
            continue;
        }
        let word = words.text(at);
        let both = at..at + 2;
        let certain = is_certain(words, at);
        let finding = context
            .finding(
                drafts::REPEATED_WORD,
                both.clone(),
                format!("`{word}` is written twice in a row"),
                "once is enough",
            )
            .help(format!("write `{word}` once"))
            .fix_if(certain, format!("write `{word}` once"), context.span(both), word);
        problems.push(finding);
    }
}

/// How many words from `at` on stand again right behind them: `pursuant to pursuant to`, `in the in the`.
fn repeated_phrase(words: Words<'_>, at: usize) -> Option<usize> {
    /// The longest phrase, in words.
    const LONGEST: usize = 6;
    if !words.is_word(at) {
        return None;
    }
    let alike = |width: usize| {
        (0..width).all(|offset| {
            let (first, second) = (at + offset, at + width + offset);
            words.is_word(second)
                && (offset == 0 || words.gap(first) < Gap::Wide || words.gap(first) == Gap::Line)
                && matches!(words.gap(second), Gap::Space | Gap::Line)
                && (words.text(first) == words.text(second)
                    || (offset == 0
                        && opens_sentence(words, at)
                        && fold(words.text(first)) == fold(words.text(second))))
        })
    };
    let width = (2..=LONGEST).find(|width| alike(*width))?;
    let phrase = at..at + width;
    let small = phrase.clone().filter(|here| words.text(*here).chars().all(char::is_lowercase)).count();
    let function = phrase.clone().any(|here| {
        FUNCTION_WORDS.contains(&fold(words.text(here)).as_ref())
            || PREPOSITIONS.contains(&fold(words.text(here)).as_ref())
    });
    // Names and headings stand side by side in columns; so does what stands three times.
    let shouted = phrase.clone().all(|here| words.is_shouted(here));
    let thrice =
        (0..width).all(|offset| fold(words.text(at + offset)) == fold(words.text(at + 2 * width + offset)));
    // `from time to time to the Buyer`, `one by one by hand`.
    let paired = width == 2 && phrase.clone().any(|here| PAIRED.contains(&fold(words.text(here)).as_ref()));
    let same = fold(words.text(at)) == fold(words.text(at + 1));
    let meant = is_meant(words, at, width);
    // A capitalised phrase that goes on from another heads a column: `Fixed Charge Coverage Ratio for Coverage Ratio for`.
    let before = at.wrapping_sub(1);
    let column = !phrase.clone().any(|here| words.is_one_of(here, &["and", "or"]))
        && words.is_capital(at)
        && !words.is_shouted(at)
        && words.is_capital(before)
        && words.gap(at) < Gap::Block;
    // `print name and title` under two signatures.
    let signed =
        phrase.clone().any(|here| words.is_one_of(here, &["signature", "name", "title", "dated", "signed"]));
    (function && (small >= 1 || shouted) && !thrice && !paired && !same && !meant && !column && !signed)
        .then_some(width)
}

/// Whether a phrase stands twice because the second goes on as something else: `pay to the Agents the Agents' Fee`, `excluded from the
/// amount of debt the amount of debt that matures`, `banks or savings banks or savings associations`.
fn is_meant(words: Words<'_>, at: usize, width: usize) -> bool {
    let end = at + 2 * width;
    let small = |at: usize| {
        let word = fold(words.text(at));
        FUNCTION_WORDS.contains(&word.as_ref())
            || PREPOSITIONS.contains(&word.as_ref())
            || matches!(word.as_ref(), "its" | "their" | "his" | "her" | "our" | "your")
    };
    let joins = |at: usize| words.is_one_of(at, &["and", "or"]);
    let owns = words.mark(end, '\'') && words.gap(end) == Gap::None;
    let noun = words.is_one_of(at, &["the", "a", "an", "such", "any"])
        && words.is_one_of(end, &["that", "which", "who", "whose"]);
    let listed =
        (at..at + width - 1).any(joins) && !small(at + width - 1) && words.is_word(end) && !small(end)
            || ((at + 1..at + width - 1).any(joins) && !small(at + width - 1));
    // `of Borrower and Borrower and its Subsidiaries`.
    let both = width == 2
        && joins(at + 1)
        && words.is_one_of(end, &["its", "their", "his", "her", "all", "each", "any"]);
    owns || noun || listed || both
}

/// Words that stand twice around a small word: `day to day`, `more and more`.
const PAIRED: [&str; 30] = [
    "time", "day", "week", "month", "year", "quarter", "hour", "minute", "one", "side", "step", "point",
    "case", "face", "end", "back", "person", "line", "word", "item", "page", "more", "again", "over", "by",
    "door", "business", "hand", "peer", "shoulder",
];

const PREPOSITIONS: [&str; 14] = [
    "pursuant", "under", "upon", "through", "between", "within", "into", "after", "before", "until",
    "during", "which", "will", "has",
];

/// Whether the word at `at` and the next are two of which only one can stand: two articles, two verbs of duty.
fn excludes(words: Words<'_>, at: usize) -> bool {
    const PAIRS: [(&str, &str); 24] = [
        ("the", "this"),
        ("the", "these"),
        ("the", "those"),
        ("the", "an"),
        ("a", "the"),
        ("an", "the"),
        ("a", "an"),
        ("an", "a"),
        ("a", "this"),
        ("a", "these"),
        ("this", "these"),
        ("these", "this"),
        ("any", "the"),
        ("will", "shall"),
        ("shall", "will"),
        ("shall", "may"),
        ("may", "shall"),
        ("shall", "must"),
        ("must", "shall"),
        ("will", "may"),
        ("may", "will"),
        ("will", "must"),
        ("must", "will"),
        ("the", "a"),
    ];
    let near = matches!(words.gap(at + 1), Gap::Space | Gap::Line);
    if !near || !PAIRS.iter().any(|(first, second)| words.is(at, first) && words.is(at + 1, second)) {
        return false;
    }
    let small = words.text(at + 1).chars().all(char::is_lowercase)
        && (words.text(at).chars().all(char::is_lowercase) || opens_sentence(words, at));
    // `free will shall prevail`, `his last will shall`.
    let noun = words.is(at, "will")
        && words.is_one_of(
            at.wrapping_sub(1),
            &[
                "the", "a", "free", "good", "his", "her", "their", "its", "last", "at", "of", "own", "such",
                "any",
            ],
        );
    // `series a the holders`, `the a/c`, `grade a an item`: a letter, not an article.
    let goes_on = words.is_word(at + 2) && words.gap(at + 2) < Gap::Wide;
    let lettered = words.is(at, "a")
        && (words.gap(at) == Gap::None
            || words.is_one_of(
                at.wrapping_sub(1),
                &["series", "class", "grade", "exhibit", "schedule", "part", "annex"],
            ));
    small && !noun && goes_on && !lettered
}

/// Why `--fix` may change it: see [`SAFE_FIXES`](super::SAFE_FIXES).
pub(super) const SAFE: &str = "one of two equal small words (`the the`, `of of`, `shall shall`) goes, which no sentence has twice on \
     purpose. Words that may be meant twice are only offered: with a capital in mid-sentence (`the Pump Line line losses`), words of \
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
    let compound = (words.mark(at + 2, '-') && words.gap(at + 2) == Gap::None)
        || (words.mark(at.wrapping_sub(1), '-') && words.gap(at) == Gap::None);
    // `APPLICABLE MARGIN APPLICABLE MARGIN FOR FOR` heads two columns.
    let column = shouted && fold(words.text(at.wrapping_sub(1))) == fold(words.text(at.wrapping_sub(3)));
    // `[; and OR or]` offers two words to choose from.
    let choice = words.is_one_of(at, &["or", "and"]) && words.text(at) != second;
    if !(small || shouted) || column || choice || thrice(words, at) || compound || !in_sentence(words, at) {
        return false;
    }
    // `that that party` is grammar, `that that the party` is not.
    !words.is(at, "that") || words.is_one_of(at + 2, &DETERMINERS)
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
