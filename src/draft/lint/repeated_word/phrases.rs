//! A phrase that stands twice in a row: `pursuant to pursuant to`, `in the in the`; and a name on both sides of `and`.

use super::{FUNCTION_WORDS, opens_sentence};
use crate::draft::words::{Gap, Words, fold};

/// How many words from `at` on stand again right behind them: `pursuant to pursuant to`, `in the in the`.
pub(super) fn repeated_phrase(words: Words<'_>, at: usize) -> Option<usize> {
    /// The longest phrase, in words.
    const LONGEST: usize = 40;
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
    let mut widths = words.as_long_as(at, at + 2..at + LONGEST + 1).map(|second| second - at);
    let width = widths.find(|width| alike(*width))?;
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
    /// So many words are not said twice by chance.
    const LONG: usize = 4;
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
    // `one or both sides one or both sides ask`: so many words are no list twice.
    let listed = listed && width < LONG;
    // `of Borrower and Borrower and its Subsidiaries`.
    let both = width == 2
        && joins(at + 1)
        && words.is_one_of(end, &["its", "their", "his", "her", "all", "each", "any"]);
    owns || noun || listed || both
}

/// How many words stand before `and` at `at` and again behind it, where two different ones must have been meant: `between Buyer and Buyer`,
/// `Ms. Hill and Ms. Hill agree`, `the several Articles and Articles of this Agreement`.
pub(super) fn joined(words: Words<'_>, at: usize) -> Option<usize> {
    /// The longest name, in tokens.
    const LONGEST: usize = 4;
    const VERBS: [&str; 7] = ["are", "have", "acknowledge", "agree", "represent", "warrant", "were"];
    if !words.is(at, "and") {
        return None;
    }
    let alike = |width: usize| {
        (1..=width).all(|back| {
            let (first, second) = (at.wrapping_sub(back), at + width + 1 - back);
            let named = words.is_word(first) || words.mark(first, '.');
            named && words.text(first) == words.text(second) && words.gap(second) <= Gap::Line
        })
    };
    let width = (1..=LONGEST).find(|width| alike(*width))?;
    let (start, end) = (at.checked_sub(width)?, at + width + 1);
    let named = words.is_capital(start) && !words.is_capital(start.wrapping_sub(1));
    let between = words.is_one_of(start.wrapping_sub(1), &["between", "among", "both"]);
    // `Patents and Patents of addition` is another thing; the parts of a text are none.
    let parts = words.is_one_of(
        start,
        &["articles", "sections", "exhibits", "schedules", "annexes", "clauses", "paragraphs"],
    );
    let goes_on = words.is_capital(end) || matches!(words.text(end), "-" | "'" | "/");
    (named && !goes_on && (between || parts || words.is_one_of(end, &VERBS))).then_some(width)
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
