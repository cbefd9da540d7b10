//! A count and the way a list writes its numbers in, the number as it is drawn out.

use crate::draft::model::in_roman;
use crate::value::english::{BELOW_TWENTY, TENS};

/// How a level of a list writes its numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Format {
    #[default]
    Decimal,
    /// `01`, `02` … `10`.
    DecimalZero,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    /// `1st`, `2nd`.
    Ordinal,
    /// `One`, `Two`.
    CardinalText,
    /// `First`, `Second`.
    OrdinalText,
    /// Draws a sign and no number.
    Bullet,
    /// Draws nothing for the number.
    None,
}

impl Format {
    /// The format of this name; those of scripts that are not read are drawn as digits.
    pub fn named(name: &str) -> Format {
        match name {
            "decimalZero" => Format::DecimalZero,
            "lowerLetter" => Format::LowerLetter,
            "upperLetter" => Format::UpperLetter,
            "lowerRoman" => Format::LowerRoman,
            "upperRoman" => Format::UpperRoman,
            "ordinal" => Format::Ordinal,
            "cardinalText" => Format::CardinalText,
            "ordinalText" => Format::OrdinalText,
            "bullet" => Format::Bullet,
            "none" => Format::None,
            _ => Format::Decimal,
        }
    }

    /// Whether a paragraph of this format has no number.
    pub fn is_silent(self) -> bool {
        matches!(self, Format::Bullet | Format::None)
    }

    /// Whether its numbers are those of parts of a clause, `a` or `i`, which are told with the clause they belong to.
    pub fn is_small(self) -> bool {
        matches!(self, Format::LowerLetter | Format::LowerRoman)
    }

    /// The number as it is drawn.
    pub fn draw(self, number: u32) -> String {
        match self {
            Format::Decimal => number.to_string(),
            Format::DecimalZero => format!("{number:02}"),
            Format::LowerLetter => letters(number),
            Format::UpperLetter => letters(number).to_ascii_uppercase(),
            Format::LowerRoman => in_roman(number).to_ascii_lowercase(),
            Format::UpperRoman => in_roman(number),
            Format::Ordinal => format!("{number}{}", ending(number)),
            Format::CardinalText => {
                cardinal(number).map_or_else(|| number.to_string(), |word| capital(&word))
            }
            Format::OrdinalText => {
                ordinal(number).map_or_else(|| format!("{number}{}", ending(number)), |word| capital(&word))
            }
            Format::Bullet | Format::None => String::new(),
        }
    }
}

/// `a` … `z`, `aa`, `bb` …: Word doubles the letter where the alphabet is over.
fn letters(number: u32) -> String {
    /// The most letters that are drawn; nobody reads more.
    const MOST: u32 = 30;
    let Some(from_a) = number.checked_sub(1) else { return String::new() };
    let letter = char::from_u32(u32::from('a') + from_a % 26).unwrap_or('a');
    (0..=(from_a / 26).min(MOST)).map(|_| letter).collect()
}

fn ending(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (1, tens) if tens != 11 => "st",
        (2, tens) if tens != 12 => "nd",
        (3, tens) if tens != 13 => "rd",
        _ => "th",
    }
}

/// A number below a hundred in words.
fn cardinal(number: u32) -> Option<String> {
    let number = usize::try_from(number).ok()?;
    if let Some(word) = BELOW_TWENTY.get(number) {
        return Some((*word).to_owned());
    }
    let ten = TENS.get((number / 10).checked_sub(2)?)?;
    Some(match BELOW_TWENTY.get(number % 10).filter(|_| number % 10 > 0) {
        Some(one) => format!("{ten}-{one}"),
        None => (*ten).to_owned(),
    })
}

/// A place below the hundredth in words.
fn ordinal(number: u32) -> Option<String> {
    let cardinal = cardinal(number)?;
    let (before, last) = cardinal.rsplit_once('-').map_or(("", cardinal.as_str()), |(ten, one)| (ten, one));
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        other => match other.strip_suffix('y') {
            Some(stem) => format!("{stem}ieth"),
            None => format!("{other}th"),
        },
    };
    Some(if before.is_empty() { last } else { format!("{before}-{last}") })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn numbers_are_drawn_as_word_draws_them() {
        for (name, number, drawn) in [
            ("decimal", 12, "12"),
            ("decimalZero", 7, "07"),
            ("lowerLetter", 27, "aa"),
            ("upperLetter", 3, "C"),
            ("lowerRoman", 14, "xiv"),
            ("upperRoman", 4, "IV"),
            ("ordinal", 22, "22nd"),
            ("ordinal", 112, "112th"),
            ("cardinalText", 21, "Twenty-one"),
            ("cardinalText", 100, "100"),
            ("ordinalText", 30, "Thirtieth"),
            ("ordinalText", 42, "Forty-second"),
            ("bullet", 1, ""),
            ("lowerLetter", 0, ""),
            ("chicago", 3, "3"),
        ] {
            assert_eq!(Format::named(name).draw(number), drawn, "{name} {number}");
        }
    }
}
