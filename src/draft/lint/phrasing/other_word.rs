//! One word that stands for another which it nearly is: `in no vent shall`, `breach of his Agreement`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::misspelling::dictionary::is_common;
use super::near::{Near, is_small, near, small_slips};
use super::oddity::{Kind, Oddity};
use super::run::Run;
use super::table::{TABLE, UNKNOWN, Word};

/// How often a word may stand in a draft that is written for another one; what comes more often is meant.
const SELDOM: u32 = 2;

pub(super) fn find(run: &Run<'_>, found: &mut Vec<Oddity>) {
    for at in 1..run.len().saturating_sub(1) {
        if let Some(usual) = meant(run, at) {
            let phrase = run.phrase(at.saturating_sub(2), at + 2);
            found.push(Oddity {
                kind: Kind::Other,
                tokens: run.tokens(at),
                phrase,
                usual: TABLE.word(usual),
                sure: true,
            });
        }
    }
}

/// Both phrases of four words stand in more of [`super::SHARE`] contracts than this with the other word: then it is meant, however often
/// the draft has the word in other places.
const SURE: u8 = 2;

/// What stands around a word, and how often a phrase of them has another word in its place.
struct Place {
    /// The two words before it and the two behind it.
    around: [Word; 4],
}

impl Place {
    /// In how many of [`super::SHARE`] contracts the four words that end behind the place stand, and those that begin before it.
    fn wide(&self, word: Word) -> (u8, u8) {
        let [first, left, right, last] = self.around;
        (TABLE.count(&[first, left, word, right]), TABLE.count(&[left, word, right, last]))
    }

    /// In how many of [`super::SHARE`] contracts the word stands behind those before it, or before those behind it.
    fn side(&self, word: Word) -> u8 {
        let [first, left, right, last] = self.around;
        TABLE.count(&[first, left, word]).max(TABLE.count(&[word, right, last]))
    }

    /// Whether the word is usual right behind the one before it, and right before the one behind it.
    fn pairs(&self, word: Word) -> (bool, bool) {
        let [_, left, right, _] = self.around;
        (TABLE.has_pair(left, word), TABLE.has_pair(word, right))
    }
}

/// By each small word, those that are one letter off.
static SMALL_SLIPS: LazyLock<FxHashMap<Word, Vec<Word>>> = LazyLock::new(|| {
    let mut slips: FxHashMap<Word, Vec<Word>> = FxHashMap::default();
    for (word, other) in small_slips() {
        slips.entry(TABLE.number(word)).or_default().push(TABLE.number(other));
    }
    slips
});

/// Both phrases of four words around a word stand in so many of [`super::SHARE`] contracts with another one, where it is not unheard of itself.
const FAR_MORE: u8 = 3;

/// The small word that is meant by one which is not unheard of in its place: `an assignment or the benefit of`.
fn far_more_usual(run: &Run<'_>, at: usize, place: &Place) -> Option<Word> {
    let slips = SMALL_SLIPS.get(&run.number(at))?;
    let inside = [at.wrapping_sub(2), at - 1, at + 1, at + 2].iter().all(|at| !run.is_end(*at));
    let usual = |word: &&Word| {
        let wide = place.wide(**word);
        wide.0.min(wide.1) >= FAR_MORE
    };
    slips.iter().find(usual).copied().filter(|_| inside && !run.is_name(at))
}

/// The word that is meant by the one at `at`, where that leaves no doubt.
fn meant(run: &Run<'_>, at: usize) -> Option<Word> {
    let (left, given, right) = (run.number(at - 1), run.number(at), run.number(at + 1));
    if left == UNKNOWN || right == UNKNOWN || !run.is_word(at) {
        return None;
    }
    let usual = TABLE.between(left, right);
    if usual.is_empty() || usual.contains(&given) {
        return None;
    }
    let around = [run.beyond(at - 1, at.wrapping_sub(2)), left, right, run.beyond(at + 1, at + 2)];
    let place = Place { around };
    let pairs = place.pairs(given);
    if place.side(given) > 1 || !run.touch(at - 1) || !run.touch(at) {
        return None;
    }
    if place.side(given) > 0 || (pairs.0 && pairs.1) {
        return far_more_usual(run, at, &place);
    }
    let word = run.word(at);
    if word.len() < 2 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let word_is_small = is_small(&word);
    let near =
        usual.iter().filter_map(|meant| Some((near(&word, word_is_small, TABLE.word(*meant))?, *meant)));
    let best = near.max_by_key(|(_, meant)| {
        let wide = place.wide(*meant);
        (wide.0.max(wide.1), TABLE.count(&[left, *meant, right]))
    });
    let (kind, meant) = best?;
    let wide = place.wide(meant);
    let (less, more) = (wide.0.min(wide.1), wide.0.max(wide.1));
    let alone = !pairs.0 && !pairs.1;
    let small = word_is_small && is_small(TABLE.word(meant));
    let lost = TABLE.word(meant).ends_with(word.as_str());
    let told = match kind {
        Near::Letter if small => less > 0,
        // A word that contracts use may be meant: both sides must speak for the other one.
        Near::Letter if given != UNKNOWN || is_common(&word) => less > 1 || (less > 0 && alone),
        Near::Letter => more > 2 || less > 0,
        Near::Letters => less > 0 && more > 1 && alone,
        Near::Adverb => less > 1 || (less > 0 && alone),
        // `that arise out of or relate to this Agreement`: a sentence may want the other form.
        Near::Past => less > 5,
        Near::Number => false,
        Near::Kind => less > 1 || (less > 0 && alone && lost),
    };
    // A word with a capital may be a name, unless that would be a wonder: `the Untied States`.
    let named = run.is_name(at) && (kind != Near::Letter || given != UNKNOWN || more < 5);
    (told && !named && (small || less > SURE || run.uses(&word) <= SELDOM)).then_some(meant)
}
