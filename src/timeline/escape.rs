//! Text of sources in; text that a terminal, SVG or HTML shows as it stands out.

use std::borrow::Cow;

/// For text and attribute values of XML and HTML.
///
/// Control characters, which XML refuses even as references, and the two that are no characters become spaces.
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
            other => escaped.push(other),
        }
    }
    escaped
}

/// For one line of a terminal: control characters, which could move the cursor, become spaces.
pub fn line(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_control) {
        Cow::Owned(text.replace(char::is_control, " "))
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
        assert_eq!(markup("a\u{0}b\u{1b}c\u{ffff}d\ne"), "a b c d e");
        assert_eq!(markup("Société Générale – 界"), "Société Générale – 界");
    }

    #[test]
    fn leaves_no_escape_sequence() {
        assert_eq!(line("a\u{1b}[2Jb"), "a [2Jb");
        assert!(matches!(line("plain"), Cow::Borrowed("plain")));
    }
}
