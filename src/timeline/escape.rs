//! Text of sources in; text that a terminal, SVG or HTML shows as it stands out.

use std::borrow::Cow;

use crate::diagnostic::render::clean::visible;

/// For text and attribute values of XML and HTML.
///
/// Control characters, which XML refuses even as references, and the two that are no characters become spaces; what turns the
/// direction of reading becomes a sign that is seen.
pub fn markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push(' '),
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(visible(other)),
        }
    }
    escaped
}

/// For one line of a terminal: what could move the cursor becomes a space, what turns the direction of reading a sign that
/// is seen.
pub fn line(text: &str) -> Cow<'_, str> {
    let shown = |character: char| if character.is_control() { ' ' } else { visible(character) };
    if text.chars().any(|character| shown(character) != character) {
        Cow::Owned(text.chars().map(shown).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_no_markup() {
        assert_eq!(markup("<b a=\"1\" c='2'>&"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
        assert_eq!(markup("a\u{0}b\u{1b}c\u{ffff}d\ne\u{2066}"), "a b c d e\u{fffd}");
        assert_eq!(markup("Société Générale – 界"), "Société Générale – 界");
    }

    #[test]
    fn leaves_no_escape_sequence() {
        assert_eq!(line("a\u{1b}[2Jb\u{202e}c"), "a [2Jb\u{fffd}c");
        assert!(matches!(line("plain"), Cow::Borrowed("plain")));
    }
}
