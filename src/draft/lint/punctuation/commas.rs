//! A comma of a pair that is missing, and one that stands where none can: `provided, however that`, `The goods of the Seller, shall`.

use super::told::Told;
use crate::draft::words::{Gap, Words};

pub(super) fn told(words: Words<'_>, at: usize) -> Option<Told> {
    match words.initial(at) {
        b'p' => however(words, at),
        b',' => before_verb(words, at),
        _ => None,
    }
}

/// `provided, however that`, `provided however, that`.
fn however(words: Words<'_>, at: usize) -> Option<Told> {
    if !words.is(at, "provided") {
        return None;
    }
    let first = words.mark(at + 1, ',');
    let however = at + 1 + usize::from(first);
    let behind = however + 1;
    let second = words.mark(behind, ',');
    let goes_on = words.gap(behind) < Gap::Block && (second || words.is_word(behind));
    let wrong =
        words.is(however, "however") && words.gap(however) < Gap::Block && goes_on && !(first && second);
    wrong.then(|| {
        let phrase = words.phrase(at..behind);
        Told::note(at..behind, format!("`{phrase}` lacks a comma"), "write `provided, however, that`")
    })
}

/// `The goods of the Seller, shall be`: the only comma of a sentence, between what it speaks of and its verb.
fn before_verb(words: Words<'_>, at: usize) -> Option<Told> {
    /// The longest subject that is looked at, in tokens.
    const SUBJECT: usize = 30;
    /// So many ends of lines part two pages.
    const PAGE: usize = 4;
    /// What makes more of the words before the comma than a subject.
    const OTHERWISE: [&str; 46] = [
        "if",
        "when",
        "where",
        "whether",
        "unless",
        "upon",
        "provided",
        "which",
        "who",
        "that",
        "shall",
        "will",
        "may",
        "must",
        "is",
        "are",
        "was",
        "were",
        "be",
        "has",
        "have",
        "had",
        "does",
        "do",
        "can",
        "cannot",
        "should",
        "would",
        "means",
        "agrees",
        "agree",
        "not",
        "however",
        "including",
        "except",
        "than",
        "but",
        "whose",
        "until",
        "while",
        "notwithstanding",
        "whom",
        "as",
        "what",
        "without",
        "whichever",
    ];
    let verb = at + 1;
    let modal = words.is_one_of(verb, &["shall", "will", "may", "must"])
        && words.text(verb).chars().all(char::is_lowercase);
    // `the Buyer in its sole discretion, may` lacks the first comma of two.
    let inserted = words.is_one_of(at.wrapping_sub(1), &["discretion", "option", "expense"]);
    if !words.mark(at, ',')
        || !modal
        || inserted
        // `in relation to the goods, shall mean`: the term may stand on the line before.
        || words.is(verb + 1, "mean")
        || words.gap(verb) >= Gap::Block
        || words.mark(verb + 1, ',')
    {
        return None;
    }
    let mut start = at;
    while start > 0 && at - start < SUBJECT {
        let before = start - 1;
        // The full stop of `James E. Smith` ends no sentence.
        let named = words.is_capital(before.wrapping_sub(1)) && words.is_capital(before.wrapping_sub(2));
        let initial = words.mark(before, '.') && named && words.text(before.wrapping_sub(1)).len() == 1;
        if (matches!(words.text(before), "." | ";") && !initial) || words.gap(start) == Gap::Block {
            break;
        }
        if words.mark(before, ',')
            || words.mark(before, ':')
            || words.is_one_of(before, &OTHERWISE)
            || words.is_redaction(before)
        {
            return None;
        }
        start = before;
    }
    // At the top of a page a sentence may go on that began on the page before.
    let before = start.saturating_sub(1);
    let turned = words.gap(start) == Gap::Block
        && (words.is_small(before) || words.slice(before..start + 1).matches('\n').count() >= PAGE);
    let begins = !turned && words.is_capital(start) && at - start > 1 && at - start < SUBJECT;
    begins.then(|| {
        let message = format!("a comma parts what the sentence speaks of from `{}`", words.text(verb));
        Told::new(at..verb + 1, message, "take the comma out")
    })
}
