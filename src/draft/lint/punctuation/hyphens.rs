//! A hyphen or slash that is missing between two words that are one: `twenty four (24)`, `and or`.

use super::told::Told;
use crate::draft::words::{Gap, Words};

pub(super) fn told(words: Words<'_>, at: usize) -> Option<Told> {
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const UNITS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let next = at + 1;
    if !matches!(words.gap(next), Gap::Space | Gap::Line) {
        return None;
    }
    let number = words.is_one_of(at, &TENS)
        && words.is_one_of(next, &UNITS)
        && words.is_number(next + 2)
        && words.mark(next + 1, '(');
    let choice = words.text(at) == "and"
        && words.text(next) == "or"
        && words.gap(next + 1) > Gap::None
        && !words.mark(next + 1, ',');
    let joined = if number {
        '-'
    } else if choice {
        '/'
    } else {
        return None;
    };
    let (first, second) = (words.text(at), words.text(next));
    let message = format!("`{first} {second}` lacks its {}", if number { "hyphen" } else { "slash" });
    Some(Told::note(at..next + 1, message, format!("write `{first}{joined}{second}`")))
}
