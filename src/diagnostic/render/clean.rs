//! Text from files in, text that a terminal, a log or an XML reader takes as text out.

use crate::source::character::{ends_line, turns_direction};

/// On one line, without characters that steer a terminal or turn the direction of reading.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut after_end = false;
    for character in text.chars() {
        let ends = ends_line(character) || character == '\t';
        // A line end and the spaces around it read as one space.
        let part_of_end = ends || (after_end && character == ' ');
        if !part_of_end {
            line.push(visible(character));
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
        after_end = part_of_end;
    }
    line
}

/// The same lines, without characters that steer a terminal or turn the direction of reading.
pub(super) fn lines(text: &str) -> String {
    text.chars().map(|character| if character == '\n' { character } else { visible(character) }).collect()
}

/// The character itself, or one that can be seen in its place; a tab stays, other ends of lines become spaces.
pub(crate) fn visible(character: char) -> char {
    match character {
        // What most texts are made of needs no look.
        '\t' | ' '..='~' => character,
        _ if ends_line(character) => ' ',
        _ if character.is_control() || turns_direction(character) => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

/// Replaces what XML 1.0 cannot hold at all, even escaped.
pub(super) fn xml(text: &str) -> String {
    let allowed = |character: char| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{1_0000}'..);
    text.chars().map(|c| if allowed(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(one_line("a\r\n b\u{1b}[31m\u{202e}c"), "a b\u{fffd}[31m\u{fffd}c");
        assert_eq!(lines("a\nb\u{7}"), "a\nb\u{fffd}");
    }

    #[test]
    fn nothing_breaks_xml() {
        assert_eq!(xml("a\u{0}\u{b}\u{ffff}b\n"), "a\u{fffd}\u{fffd}\u{fffd}b\n");
    }
}
