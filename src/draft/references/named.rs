//! A draft and names of laws in; its references to sections of these laws, which are not its own, marked out.

use super::whose::share_owner;
use crate::draft::model::{Draft, Whose};
use crate::draft::words::{Gap, Token, Words, fold, tokenize};

/// How many words and signs may stand between a reference and the name of its law: `Section 377(1), first sentence, of the German`.
const FAR: usize = 12;

impl Draft {
    /// Takes the sections that the draft cites of laws of these names for none of its own, whichever way round it says them: `§ 377
    /// Handelsgesetzbuch`, `Section 377 of the Handelsgesetzbuch`, `Handelsgesetzbuch, § 377`.
    pub fn set_laws_apart(&mut self, names: &[String]) {
        let names: Vec<Vec<String>> = names.iter().map(|name| words_of(name)).collect();
        if names.iter().all(Vec::is_empty) {
            return;
        }
        let mut references = std::mem::take(&mut self.references);
        let words = self.words();
        for reference in &mut references {
            let (start, end) = (reference.tokens.start, reference.tokens.end);
            if names.iter().any(|name| named_behind(words, end, name) || named_before(words, start, name)) {
                reference.whose = Whose::Other;
            }
        }
        share_owner(self, &mut references);
        self.references = references;
    }
}

/// The words and signs of a name, in small letters.
fn words_of(name: &str) -> Vec<String> {
    let mut tokens: Vec<Token> = Vec::new();
    let whole = std::iter::once(0..u32::try_from(name.len()).unwrap_or(u32::MAX));
    tokenize(name, &whole.collect::<Vec<_>>(), &mut tokens);
    let words = Words::new(name, &tokens);
    (0..words.len()).map(|at| fold(words.text(at)).into_owned()).collect()
}

/// Whether a name begins at `at`.
fn stands(words: Words<'_>, at: usize, name: &[String]) -> bool {
    !name.is_empty() && name.iter().enumerate().all(|(place, word)| fold(words.text(at + place)) == *word)
}

/// Looks ahead over what belongs to the citation for the name.
fn named_behind(words: Words<'_>, end: usize, name: &[String]) -> bool {
    for at in end..end + FAR {
        if words.gap(at) == Gap::Block || at >= words.len() {
            return false;
        }
        if stands(words, at, name) {
            return true;
        }
        if !is_of_citation(words, at) {
            return false;
        }
    }
    false
}

/// Looks back, over signs and short words, for the name.
fn named_before(words: Words<'_>, start: usize, name: &[String]) -> bool {
    for at in (start.saturating_sub(FAR)..start).rev() {
        if words.gap(at + 1) == Gap::Block {
            return false;
        }
        let from = (at + 1).checked_sub(name.len()).filter(|from| stands(words, *from, name));
        if from.is_some() {
            return true;
        }
        let joins =
            words.is_one_of(at, &["in", "particular", "under", "see", "cf", "with", "pursuant", "to"]);
        if !(joins || matches!(words.text(at), "," | "(" | ":" | "§")) {
            return false;
        }
    }
    false
}

/// Whether a word may stand between a number and the law it is of: `(1)`, `first sentence`, `ff.`, `Abs. 2`, `of the German`.
fn is_of_citation(words: Words<'_>, at: usize) -> bool {
    const SMALL: [&str; 32] = [
        "of",
        "the",
        "in",
        "under",
        "f",
        "ff",
        "et",
        "seq",
        "abs",
        "absatz",
        "satz",
        "s",
        "nr",
        "no",
        "lit",
        "para",
        "paragraph",
        "paragraphs",
        "subsection",
        "sentence",
        "sentences",
        "clause",
        "first",
        "second",
        "third",
        "des",
        "der",
        "du",
        "de",
        "la",
        "del",
        "applicable",
    ];
    // A full stop behind a short word cuts it short; behind others it ends the sentence.
    let cut_short = words.is_word(at.wrapping_sub(1)) && words.text(at.wrapping_sub(1)).len() <= 4;
    let mark = matches!(words.text(at), "," | "(" | ")" | "-" | "–") || (words.mark(at, '.') && cut_short);
    // `Under Section 5, the …` goes on with something else.
    if words.is(at, "the") && !words.is_one_of(at.wrapping_sub(1), &["of", "in", "under"]) {
        return false;
    }
    // The country of the law: `of the German`.
    let country = words.is_capital(at) && words.is(at.wrapping_sub(1), "the");
    let part = words.text(at).len() <= 2 && words.mark(at + 1, ')');
    mark || part || country || words.is_number(at) || words.is_one_of(at, &SMALL)
}
