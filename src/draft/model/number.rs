//! The number of a section as text in, its parts out; roman numbers and letters count too.

use std::fmt;

/// The number of a section as its parts: `4.2(c)` is 4, 2, 3. Roman numbers and letters count too; parts that are
/// zero at the end (`4.0`) are left off.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub Vec<u32>);

impl Number {
    /// Reads `4.2`, `4.2(c)`, `IV`, `Section 2.1`, `§ 3`; nothing where no number stands.
    pub fn parse(text: &str) -> Option<Number> {
        let text = text.trim().trim_start_matches('§').trim();
        let text = match text.split_once(char::is_whitespace) {
            Some((word, rest)) if word.chars().all(char::is_alphabetic) => rest.trim(),
            _ => text,
        };
        let mut parts = Vec::new();
        for part in text.split(['.', '(', ')', ' ', '-']).filter(|part| !part.is_empty()) {
            parts.push(Number::part(part, parts.is_empty())?);
        }
        Number::new(parts)
    }

    /// A number of these parts; nothing where none is left.
    pub fn new(mut parts: Vec<u32>) -> Option<Number> {
        while parts.len() > 1 && parts.last() == Some(&0) {
            parts.pop();
        }
        (!parts.is_empty()).then_some(Number(parts))
    }

    /// One part: digits, a roman number (first part only, where letters are rare), or a letter.
    fn part(part: &str, first: bool) -> Option<u32> {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            return part.parse().ok();
        }
        if first && let Some(roman) = roman(part) {
            return Some(roman);
        }
        letter(part).or_else(|| roman(part))
    }

    /// The number one level up; nothing for a first level.
    pub fn parent(&self) -> Option<Number> {
        let (_, above) = self.0.split_last()?;
        (!above.is_empty()).then(|| Number(above.to_vec()))
    }

    /// This number with one more part.
    #[must_use]
    pub fn with(&self, part: u32) -> Number {
        let mut parts = self.0.clone();
        parts.push(part);
        Number(parts)
    }

    /// Whether a label of a list can stand for this part: `c`, `iii` and `3` for 3.
    pub fn is_labelled(part: u32, label: &str) -> bool {
        letter(label) == Some(part) || roman(label) == Some(part) || label.parse() == Ok(part)
    }

    /// The last part.
    pub fn last(&self) -> u32 {
        self.0.last().copied().unwrap_or(0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (level, part) in self.0.iter().enumerate() {
            if level > 0 {
                out.write_str(".")?;
            }
            write!(out, "{part}")?;
        }
        Ok(())
    }
}

/// The value of a roman number up to 399, of one letter case; nothing for any other word.
pub fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    let lower = text.bytes().all(|byte| byte.is_ascii_lowercase());
    let upper = text.bytes().all(|byte| byte.is_ascii_uppercase());
    if !lower && !upper {
        return None;
    }
    let value = |byte: u8| match byte.to_ascii_uppercase() {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        b'L' => Some(50),
        b'C' => Some(100),
        _ => None,
    };
    let digits = text.bytes().map(value).collect::<Option<Vec<u32>>>()?;
    let mut total = 0;
    for (at, digit) in digits.iter().enumerate() {
        if digits.get(at + 1).is_some_and(|next| next > digit) {
            total -= i64::from(*digit);
        } else {
            total += i64::from(*digit);
        }
    }
    let total = u32::try_from(total).ok()?;
    // Only the usual spelling is a number: `IC` and `VX` are words.
    (in_roman(total) == text.to_ascii_uppercase()).then_some(total)
}

/// The usual roman spelling of a number, in capitals.
pub fn in_roman(mut number: u32) -> String {
    let steps = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut roman = String::new();
    for (value, letters) in steps {
        while number >= value && roman.len() < 16 {
            roman.push_str(letters);
            number -= value;
        }
    }
    roman
}

/// The place of a letter in the alphabet, from 1; doubled letters go on after z: `aa` is 27.
pub fn letter(text: &str) -> Option<u32> {
    let mut letters = text.chars();
    let first = letters.next()?.to_ascii_lowercase();
    if !first.is_ascii_lowercase()
        || !letters.all(|other| other.to_ascii_lowercase() == first)
        || text.len() > 3
    {
        return None;
    }
    let rounds = u32::try_from(text.len() - 1).ok()?;
    Some(u32::from(first) - u32::from('a') + 1 + 26 * rounds)
}
