//! Signs that are put in by their code, and digits above the line, in, the letters that stand for them out.

use quick_xml::events::BytesStart;

use super::xml::attribute;

/// A sign that is put in by its code: `§`. Of a font that draws pictures for letters nothing is known.
pub(super) fn symbol(element: &BytesStart<'_>) -> Option<String> {
    /// Fonts of signs stand with codes of their own, behind this one.
    const PRIVATE: u32 = 0xf000;
    let font = attribute(element, "font").unwrap_or_default().to_ascii_lowercase();
    if ["symbol", "dings", "zapf", "mt extra"].iter().any(|pictures| font.contains(pictures)) {
        return None;
    }
    let code = u32::from_str_radix(&attribute(element, "char")?, 16).ok()?;
    let code = if (PRIVATE..=PRIVATE + 0xff).contains(&code) { code - PRIVATE } else { code };
    char::from_u32(code).filter(|sign| !sign.is_control()).map(String::from)
}

/// Digits above the line as they are written in a text: `3` behind `Section 2` is a mark, and no digit of its number. Nothing for words,
/// such as the `st` of `1st`.
pub(super) fn superscript(words: &str) -> Option<String> {
    let sign = |letter: char| match letter {
        '0'..='9' => letter.to_digit(10).and_then(|digit| SUPERSCRIPT.get(digit as usize).copied()),
        '(' => Some('⁽'),
        ')' => Some('⁾'),
        '-' => Some('⁻'),
        ',' | '*' | ' ' => Some(letter),
        _ => None,
    };
    /// The longest of them, in bytes.
    const LONGEST: usize = 16;
    if words.len() > LONGEST || !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    words.chars().map(sign).collect()
}

/// The digits above the line.
const SUPERSCRIPT: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
