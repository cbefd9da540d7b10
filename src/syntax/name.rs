//! A text that begins with a letter in, the name at its start out. What a letter is Unicode says: its tables are the standard
//! library's, since an automaton of them would be thousands of states in every pattern that has a letter.

use unicode_normalization::char::is_combining_mark;

/// A name at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Its length in bytes.
    pub length: usize,
    /// Whether its parts are joined by hyphens alone, as the language has it, and not as in `foo_bar`, `AT&T`, `cloud–main`.
    pub is_plain: bool,
}

/// What joins the parts of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    /// `-`, which the language has.
    Hyphen,
    /// `_`, `&`, an apostrophe.
    Mark,
    /// What word processors and other keyboards have for a hyphen.
    OddHyphen,
}

/// The longest name that begins `text`: a letter, then letters, digits and inner joins. Marks and odd hyphens never stand in one
/// name.
pub fn name(text: &str) -> Option<Name> {
    if !text.chars().next().is_some_and(is_letter) {
        return None;
    }
    let mut length = part(text);
    let mut odd: Option<Join> = None;
    loop {
        let rest = text.get(length..).unwrap_or_default();
        let Some((sign, join)) = rest.chars().next().and_then(|sign| Some((sign, join(sign)?))) else {
            break;
        };
        let goes_on = join == Join::Hyphen || odd.is_none_or(|odd| odd == join);
        let next = part(rest.get(sign.len_utf8()..).unwrap_or_default());
        if !goes_on || next == 0 {
            break;
        }
        if join != Join::Hyphen {
            odd = Some(join);
        }
        length += sign.len_utf8() + next;
    }
    Some(Name { length, is_plain: odd.is_none() })
}

/// How many bytes of letters, marks upon them and digits begin a text.
pub(super) fn part(text: &str) -> usize {
    text.find(|character| !goes_on(character)).unwrap_or(text.len())
}

/// Whether a character may begin a name: Unicode's general category L.
pub(super) fn is_letter(character: char) -> bool {
    // Alphabetic are besides letters also numbers that are letters, some marks, and letters in circles and squares.
    let is_enclosed = || {
        matches!(character, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f149}' | '\u{1f150}'..='\u{1f169}'
            | '\u{1f170}'..='\u{1f189}')
    };
    character.is_ascii_alphabetic()
        || (!character.is_ascii()
            && character.is_alphabetic()
            && !character.is_numeric()
            && !is_combining_mark(character)
            && !is_enclosed())
}

/// Whether a character may stand in a name behind its first: Unicode's general categories L, M and N.
fn goes_on(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || (!character.is_ascii()
            && (is_letter(character) || character.is_numeric() || is_combining_mark(character)))
}

fn join(character: char) -> Option<Join> {
    match character {
        '-' => Some(Join::Hyphen),
        '_' | '&' | '\'' | '’' => Some(Join::Mark),
        '‐' | '‑' | '‒' | '–' | '−' | '﹣' | '－' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => {
            Some(Join::OddHyphen)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_rule_of_the_language() {
        for text in
            ["a", "acme-2024", "Société-Générale", "right-of-first-refusal", "x2", "ο-π", "e\u{301}tude"]
        {
            assert_eq!(name(text), Some(Name { length: text.len(), is_plain: true }), "{text}");
        }
        for text in ["", "2x", "-a", "Ⓐ", "\u{301}e", "Ⅻ", "½"] {
            assert_eq!(name(text), None, "{text}");
        }
        for (text, length) in [("a-", 1), ("a--b", 1), ("a b", 1), ("a.b", 1), ("a-½ b", 4), ("b_", 1)] {
            assert_eq!(name(text), Some(Name { length, is_plain: true }), "{text}");
        }
    }

    #[test]
    fn odd_joins_are_told() {
        for (text, length) in
            [("foo_bar", 7), ("AT&T-1", 6), ("a‑b", 5), ("a-b_c-d", 7), ("a_b‑c", 3), ("a‑b_c", 5)]
        {
            assert_eq!(name(text), Some(Name { length, is_plain: false }), "{text}");
        }
    }
}
