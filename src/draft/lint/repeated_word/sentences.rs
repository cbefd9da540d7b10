//! A sentence that stands word for word in two clauses.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};

use super::super::context::Context;
use super::super::sentences_of;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::{Words, fold};

/// The shortest sentence that is compared, in words.
const SHORTEST: usize = 16;

/// How far apart both must stand, in tokens: clauses side by side on two like things are written alike on purpose.
const APART: usize = 350;

/// How many may stand twice: where more do, two agreements stand in one file, or the draft is a form of like parts.
const MOST: usize = 3;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let (draft, words) = (context.draft, context.words);
    let end = draft.attachments.first().map_or(context.range().end, |attachment| attachment.tokens.start);
    let mut seen: FxHashMap<u64, Range<usize>> = FxHashMap::default();
    let mut twice: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for sentence in sentences_of(draft, context.range().start..end) {
        if sentence.len() < SHORTEST || !is_whole(words, &sentence) {
            continue;
        }
        let key = key(words, &sentence);
        match seen.get(&key) {
            Some(first) => twice.push((first.clone(), sentence)),
            None => _ = seen.insert(key, sentence),
        }
    }
    twice.retain(|(first, second)| is_same(words, first, second));
    if twice.len() > MOST {
        return;
    }
    for (first, second) in twice {
        let stated = second.clone().filter(|at| words.is_word(*at)).count() >= SHORTEST;
        if !stated || second.start - first.end < APART || hangs(words, &second) {
            continue;
        }
        let message = "this sentence stands word for word in another clause, too";
        let mut finding = context.finding(drafts::REPEATED_WORD, second.clone(), message, "the second time");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(first), "the first time");
        problems
            .push(finding.help("say it once: where one of both is changed later, nobody knows which holds"));
    }
}

/// Whether these tokens are a sentence that says what is or shall be.
fn is_whole(words: Words<'_>, sentence: &Range<usize>) -> bool {
    words.is_capital(sentence.start) && words.mark(sentence.end - 1, '.')
}

/// Whether a sentence says something of the clause that it stands in, and so may stand in several.
fn hangs(words: Words<'_>, sentence: &Range<usize>) -> bool {
    const POINTS: [&str; 15] = [
        "such",
        "foregoing",
        "above",
        "these",
        "those",
        "thereof",
        "thereto",
        "therein",
        "said",
        "same",
        "omitted",
        "excluded",
        "signed",
        "hereunto",
        "whereof",
    ];
    const PARTS: [&str; 7] =
        ["section", "subsection", "paragraph", "article", "clause", "schedule", "exhibit"];
    const SAYS: [&str; 8] = ["shall", "will", "may", "must", "is", "are", "agree", "agrees"];
    let points = |at: usize| {
        words.is_one_of(at, &POINTS)
            || words.is_one_of(at, &["this", "that"]) && words.is_one_of(at + 1, &PARTS)
            || words.is_redaction(at)
    };
    let says = sentence.clone().any(|at| words.is_one_of(at, &SAYS));
    !says || sentence.clone().any(points)
}

/// The words of a sentence as one number.
fn key(words: Words<'_>, sentence: &Range<usize>) -> u64 {
    let mut hasher = FxHasher::default();
    for at in sentence.clone() {
        words.text(at).hash(&mut hasher);
    }
    hasher.finish()
}

fn is_same(words: Words<'_>, first: &Range<usize>, second: &Range<usize>) -> bool {
    first.len() == second.len()
        && first
            .clone()
            .zip(second.clone())
            .all(|(one, other)| fold(words.text(one)) == fold(words.text(other)))
}

#[cfg(test)]
mod tests {
    use crate::draft::lint::testing::findings;

    fn told(text: &str) -> usize {
        findings("draft.txt", text).iter().filter(|finding| finding.message.contains("word for word")).count()
    }

    #[test]
    fn a_sentence_in_two_clauses_is_told_where_they_stand_apart() {
        let sentence = "The Buyer shall keep the goods dry and safe in a house of stone until the Seller comes to take them away.";
        let like = "The Buyer shall keep the goods dry and safe in such a house of stone until the Seller comes to take them away.";
        let between: String = (0..40)
            .map(|some| format!("The Buyer pays for load {some} when it comes to the yard.\n\n"))
            .collect();
        assert_eq!(told(&format!("1. {sentence}\n\n{between}2. {sentence}\n")), 1);
        assert_eq!(told(&format!("1. {sentence}\n\n2. {sentence}\n")), 0);
        assert_eq!(told(&format!("1. {like}\n\n{between}2. {like}\n")), 0);
    }
}
