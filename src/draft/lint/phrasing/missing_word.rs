//! A small word that is left out of a phrase: `in accordance this Section`, `as result of`.

use super::near::{is_article, is_link};
use super::oddity::{Kind, Oddity};
use super::run::Run;
use super::table::{TABLE, UNKNOWN, Word};

pub(super) fn find(run: &Run<'_>, found: &mut Vec<Oddity>) {
    for at in 0..run.len().saturating_sub(1) {
        let (left, right) = (run.number(at), run.number(at + 1));
        let words = run.is_word(at) && run.is_word(at + 1);
        if left == UNKNOWN || right == UNKNOWN || !words || TABLE.has_pair(left, right) {
            continue;
        }
        let usual = TABLE.between(left, right);
        if usual.is_empty()
            || stands_alone(TABLE.word(left), TABLE.word(right))
            || run.tokens(at).end != run.tokens(at + 1).start
            || run.is_name(at)
            || run.is_name(at + 1)
        {
            continue;
        }
        let around = [run.beyond(at, at.wrapping_sub(1)), left, right, run.beyond(at + 1, at + 2)];
        let best = usual.iter().map(|word| (wide(around, *word), *word)).max();
        if let Some((counts, word)) = best
            && let Some(sure) = told(TABLE.word(word), TABLE.word(right), counts)
        {
            let tokens = run.phrase(at, at + 1);
            let phrase = run.phrase(at.saturating_sub(1), at + 2);
            found.push(Oddity { kind: Kind::Missing, tokens, phrase, usual: TABLE.word(word), sure });
        }
    }
}

/// Whether a word that points at something needs no noun behind it: `This may be found in the handbook.`
fn stands_alone(word: &str, behind: &str) -> bool {
    let verbs = ["may", "shall", "will", "must", "can", "is", "was", "does", "has", "means", "includes"];
    matches!(word, "this" | "that") && verbs.contains(&behind)
}

/// In how many of [`super::SHARE`] contracts the word stands behind two words of these and before one, and the other way round: the less and the more.
fn wide([first, left, right, last]: [Word; 4], word: Word) -> (u8, u8) {
    let (before, behind) =
        (TABLE.count(&[first, left, word, right]), TABLE.count(&[left, word, right, last]));
    (before.min(behind), before.max(behind))
}

/// Whether a word is told as missing before `behind`, and whether that is sure: without an article a phrase is only poor.
fn told(word: &str, behind: &str, (less, more): (u8, u8)) -> Option<bool> {
    if is_article(word) {
        // `prior to expiration of the Term`: what happens may have no article; nor has `With copy to` above an address.
        let bare = ["tion", "ment", "copy"].iter().any(|ending| behind.ends_with(ending));
        return (less > 1 && more > 3 && !bare).then_some(less > 6);
    }
    if is_link(word) {
        return ((less > 1 && more > 2) || (less > 0 && more > 6)).then_some(true);
    }
    // `under this or any other agreement` says it later.
    (less > 4 && !matches!(behind, "or" | "and")).then_some(true)
}
