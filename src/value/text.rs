//! Two texts in, whether people would call them the same out: letter case, runs of white space and the shapes of quotes, hyphens and
//! dashes make no difference.

use std::iter::once;

use unicode_normalization::UnicodeNormalization;

/// Whether two texts are the same.
pub fn same_text(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

/// Whether the words of `part` stand in `whole`, each of them whole, in order and without a gap.
pub fn includes_words(whole: &str, part: &str) -> bool {
    holds(&folded(whole), &folded(part))
}

/// A text in one form for all that are the same.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        // Upper case first: some letters differ in one case alone.
        let letters = word.nfc().filter(|letter| !is_unseen(*letter)).map(plain);
        folded.extend(letters.flat_map(char::to_uppercase).flat_map(char::to_lowercase));
    }
    folded
}

/// One shape for all quotes, all hyphens and dashes.
fn plain(letter: char) -> char {
    match letter {
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{2039}' | '\u{203A}' | '`' | '\u{B4}' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{2033}' | '\u{AB}' | '\u{BB}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        other => other,
    }
}

/// Whether nobody sees the character: a soft hyphen, what joins or parts letters without a space.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether one folded text is the other, or has its words.
pub(super) fn holds(whole: &str, part: &str) -> bool {
    let (words, sought) = (words(whole), words(part));
    whole == part || !sought.is_empty() && words.windows(sought.len()).any(|some| some == sought)
}

/// The words of a folded text: letters and digits, and what stands between two of them without a space, as in `non-exclusive`,
/// `buyer's`, `AT&T` and `2.1`.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = None;
    let mut before = None;
    let next = text.chars().skip(1).map(Some).chain(once(None));
    for ((at, letter), next) in text.char_indices().zip(next) {
        let is_between = |letter: Option<char>| letter.is_some_and(is_of_word);
        let joins =
            matches!(letter, '-' | '\'' | '&' | '.') || letter == ',' && next.is_some_and(char::is_numeric);
        if is_of_word(letter) || joins && is_between(before) && is_between(next) {
            start = start.or(Some(at));
        } else if let Some(from) = start.take() {
            words.extend(text.get(from..at));
        }
        before = Some(letter);
    }
    words.extend(start.and_then(|from| text.get(from..)));
    words
}

/// A letter, a digit, or a mark on one.
fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_texts_as_people_mean_them() {
        for (one, other) in [
            ("New York", "  new\u{A0}YORK "),
            ("buyer's \"notice\"", "Buyer\u{2019}s \u{201C}notice\u{201D}"),
            ("non-exclusive", "non\u{2011}exclusive"),
            ("2026-2029", "2026\u{2013}2029"),
            ("Stra\u{DF}e", "STRASSE"),
            ("Qu\u{E9}bec", "que\u{301}bec"),
            ("co\u{AD}operation", "cooperation"),
        ] {
            assert!(same_text(one, other), "{one} | {other}");
            assert!(includes_words(one, other), "{one} | {other}");
        }
        for (one, other) in [("New York", "NewYork"), ("New York", "New York City"), ("a, b", "a b")] {
            assert!(!same_text(one, other), "{one} | {other}");
        }
    }

    #[test]
    fn asks_for_whole_words_in_order_without_a_gap() {
        for (whole, part) in [
            ("New York City", "new york"),
            ("courts of Delaware, New York and Texas", "Delaware"),
            ("courts of Delaware, New York and Texas", "New York and Texas"),
            ("section 2.1", "2.1"),
            ("(New York)", "York"),
        ] {
            assert!(includes_words(whole, part), "{whole} | {part}");
        }
        for (whole, part) in [
            ("Yorkshire", "York"),
            ("New York", "York New"),
            ("New Jersey or York", "New York"),
            ("non-exclusive", "exclusive"),
            ("section 2.1", "2"),
            ("AT&T", "AT"),
            ("New York", ""),
            ("New York", "-"),
        ] {
            assert!(!includes_words(whole, part), "{whole} | {part}");
        }
    }
}
