//! Two words in, how one may have been written for the other out.

/// How a word differs from the one that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Near {
    /// By one letter: lacking, too many, another, or two that changed places.
    Letter,
    /// By two letters of many: `their respected successors`.
    Letters,
    /// By the ending of an adverb: `commercial reasonable efforts`.
    Adverb,
    /// By the ending of a past form: `including but not limit to`.
    Past,
    /// By the ending of a plural or of the one who does it, which another sentence may want.
    Number,
    /// Both are small words of different kinds: `neither party any assign`.
    Kind,
}

/// How `word`, which may be one of the small ones, may have been written for `meant`, if it may.
pub(super) fn near(word: &str, word_is_small: bool, meant: &str) -> Option<Near> {
    let far = word.len().abs_diff(meant.len()) > "es".len();
    if word == meant || meant.len() < 2 || (far && !word_is_small) {
        return None;
    }
    let small = || word_is_small && is_small(meant);
    let found = match form(word, meant).filter(|_| !small()) {
        Some(form) => Some(form),
        None if is_one_letter_off(word, meant) => Some(Near::Letter),
        None if !word_is_small && is_two_letters_off(word, meant) => Some(Near::Letters),
        // `and` may stand for many a small word.
        None => (small() && kind(word) != kind(meant) && !joins(word) && !joins(meant)).then_some(Near::Kind),
    };
    found.filter(|_| !is_spelling(word, meant))
}

/// The ending by which one of two words is longer than the other.
fn form(word: &str, other: &str) -> Option<Near> {
    let (short, long) = if word.len() < other.len() { (word, other) } else { (other, word) };
    if long.len() - short.len() > "es".len() || !long.starts_with(short.get(..short.len() - 1)?) {
        return None;
    }
    match long.strip_prefix(short) {
        Some("s" | "es" | "r" | "er") => return Some(Near::Number),
        Some("d" | "ed") => return Some(Near::Past),
        Some("ly") => return Some(Near::Adverb),
        _ => {}
    }
    let plural = short.strip_suffix('y').is_some_and(|start| long.strip_prefix(start) == Some("ies"));
    let adverb = |word: &str, other: &str| {
        word.strip_suffix('e').is_some_and(|start| other.strip_prefix(start) == Some("y"))
    };
    let tense = |word: &str, other: &str| {
        word.strip_suffix('s').is_some_and(|start| other.strip_suffix('d') == Some(start))
    };
    if plural || tense(word, other) || tense(other, word) {
        return Some(Near::Number);
    }
    (adverb(word, other) || adverb(other, word)).then_some(Near::Adverb)
}

/// Whether two words differ as their usual spellings do: `defence`, `authorised`, `wilful`, `enure`, `insure`.
fn is_spelling(word: &str, other: &str) -> bool {
    let american = |word: &str| {
        let word = word
            .replace("ce", "se")
            .replace("is", "iz")
            .replace("ys", "yz")
            .replace("our", "or")
            .replace("ll", "l");
        match word.strip_prefix("en").or_else(|| word.strip_prefix("in")) {
            Some(rest) => format!("en{rest}"),
            None => word,
        }
    };
    word.len() > 4 && american(word) == american(other)
}

/// Whether a word becomes another one by one letter.
fn is_one_letter_off(word: &str, other: &str) -> bool {
    let (word, other) = (word.as_bytes(), other.as_bytes());
    if word.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same = word.iter().zip(other).take_while(|(first, second)| first == second).count();
    let (rest, other_rest) = (word.get(same..).unwrap_or(&[]), other.get(same..).unwrap_or(&[]));
    match (rest, other_rest) {
        ([_, rest @ ..], other_rest) if rest == other_rest => true,
        (rest, [_, other_rest @ ..]) if rest == other_rest => true,
        ([_, rest @ ..], [_, other_rest @ ..]) if rest == other_rest => true,
        ([first, second, rest @ ..], [third, fourth, other_rest @ ..]) => {
            first == fourth && second == third && rest == other_rest
        }
        _ => false,
    }
}

/// Whether a long word becomes another one by two letters, and keeps those at its beginning.
fn is_two_letters_off(word: &str, other: &str) -> bool {
    /// The shortest word, in letters, and how many at its beginning are the same.
    const SHORTEST: usize = 7;
    const KEPT: usize = 3;
    let (word, other) = (word.as_bytes(), other.as_bytes());
    let kept = word.get(..KEPT).is_some_and(|kept| other.get(..KEPT) == Some(kept));
    if word.len() < SHORTEST || word.len() != other.len() || !kept {
        return false;
    }
    word.iter().zip(other).filter(|(first, second)| first != second).count() == 2
}

/// The small words that hold a sentence together, by what they do there.
const SMALL: [&[&str]; 4] = [
    &[
        "a", "all", "an", "any", "each", "every", "her", "his", "its", "no", "other", "such", "that", "the",
        "their", "these", "this", "those", "it", "he", "which", "who", "there",
    ],
    &["at", "by", "for", "from", "in", "into", "of", "on", "to", "under", "upon", "with", "within"],
    &["are", "be", "been", "had", "has", "have", "is", "may", "shall", "was", "were", "will"],
    &["and", "as", "if", "nor", "not", "or", "than", "then"],
];

fn kind(word: &str) -> Option<usize> {
    SMALL.iter().position(|words| words.contains(&word))
}

fn joins(word: &str) -> bool {
    kind(word) == Some(SMALL.len() - 1)
}

/// Whether a word is one of the small ones that hold a sentence together.
pub(super) fn is_small(word: &str) -> bool {
    (1..="within".len()).contains(&word.len()) && kind(word).is_some()
}

/// Every two small words of which one is the other but for a letter.
pub(super) fn small_slips() -> impl Iterator<Item = (&'static str, &'static str)> {
    let small = || SMALL.iter().copied().flatten().copied();
    small()
        .flat_map(move |word| small().map(move |other| (word, other)))
        .filter(|(word, other)| near(word, true, other) == Some(Near::Letter))
}

/// Whether a word is `a`, `an` or `the`.
pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the")
}

/// Whether a word holds a phrase together and says nothing about which thing is meant, and so cannot be left out of a phrase.
pub(super) fn is_link(word: &str) -> bool {
    matches!(kind(word), Some(1)) || matches!(word, "be" | "not" | "as" | "or" | "than")
}
