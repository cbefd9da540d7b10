//! Names as somebody typed them in, names as they are kept out: without space around, in one form, and with nothing in them
//! that nobody sees. And of all names of a project, those that a reader cannot tell apart.

mod alike;
mod problem;
mod review;
#[cfg(feature = "look-alikes")]
mod script;

use std::borrow::Cow;

use smol_str::SmolStr;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub use review::review;

use crate::source::character::first_hidden;

/// The most characters of a name.
pub const LONGEST: usize = 500;

/// Why a text is kept as no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// It holds a character that nobody sees: `U+200B ZERO WIDTH SPACE`.
    Hidden(String),
    /// It has so many characters.
    Long(usize),
}

/// A name as it is kept: trimmed, each white space within one space, letters and their marks composed (NFC).
///
/// # Errors
///
/// Where nobody could tell it from another, or read it.
pub fn kept(text: &str) -> Result<SmolStr, Unfit> {
    let trimmed = text.trim();
    if let Some((_, character)) = first_hidden(trimmed) {
        return Err(Unfit::Hidden(character));
    }
    let name = tidy(trimmed);
    // A text has no more characters than bytes.
    match name.len() > LONGEST {
        true if name.chars().count() > LONGEST => Err(Unfit::Long(name.chars().count())),
        _ => Ok(SmolStr::new(name)),
    }
}

/// The same of a text that is a name whatever it holds.
pub fn tidy(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    let is_space = |character: char| character.is_whitespace();
    let is_tidy = !trimmed.contains(|character: char| is_space(character) && character != ' ')
        && !trimmed.contains("  ");
    if is_tidy {
        return composed(trimmed);
    }
    let spaced = trimmed.split_whitespace().collect::<Vec<_>>().join(" ");
    Cow::Owned(composed(&spaced).into_owned())
}

/// A name with each letter and its marks as one character where there is one (NFC).
pub fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() || is_nfc_quick(name.chars()) == IsNormalized::Yes {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.nfc().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_has_one_form() {
        for typed in [
            "Société Générale",
            " Socie\u{301}te\u{301} Ge\u{301}ne\u{301}rale\n",
            "Société\u{a0} \u{3000}Générale",
        ] {
            assert_eq!(kept(typed).as_deref(), Ok("Société Générale"), "{typed:?}");
        }
        assert!(matches!(tidy("Acme Corp"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_nobody_sees_is_refused() {
        let hidden = |text: &str| matches!(kept(text), Err(Unfit::Hidden(_)));
        for text in [
            "Acme\u{200b}",
            "\u{feff}Acme",
            "A\u{ad}cme",
            "Ac\nme",
            "Ac\tme",
            "Acme\u{202e}",
            "\u{3164}",
            "A\u{e0041}",
            "A\u{fe0f}",
        ] {
            assert!(hidden(text), "{text:?}");
        }
        assert_eq!(kept("a\u{200b}"), Err(Unfit::Hidden("U+200B ZERO WIDTH SPACE".to_owned())));
    }

    #[test]
    fn a_name_has_an_end() {
        assert!(kept(&"é".repeat(LONGEST)).is_ok());
        assert_eq!(kept(&"x".repeat(100_000)), Err(Unfit::Long(100_000)));
    }
}
