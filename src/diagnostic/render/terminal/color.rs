//! A text and a colour in, the text with the escape sequences of the colour around it out, where colours are asked for.

use crate::diagnostic::Severity;
use crate::diagnostic::render::RenderOptions;

/// A colour of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Color {
    Red,
    Yellow,
    Blue,
    /// One of the 256 of most terminals.
    Numbered(u8),
}

/// The colour of the frame and of what is only said in passing.
pub(super) const FRAME: Color = Color::Numbered(246);
/// The colour of `Note` and `Help`.
pub(super) const NOTE: Color = Color::Numbered(115);

/// The colour of a level.
pub(super) fn of_severity(severity: Severity) -> Color {
    match severity {
        Severity::Error => Color::Red,
        Severity::Warning => Color::Yellow,
        Severity::Note => Color::Blue,
    }
}

/// The text in a colour.
pub(super) fn paint(text: &str, color: Color, options: &RenderOptions) -> String {
    let code = match color {
        Color::Red => "31".to_owned(),
        Color::Yellow => "33".to_owned(),
        Color::Blue => "34".to_owned(),
        Color::Numbered(number) => format!("38;5;{number}"),
    };
    styled(text, &code, options)
}

/// The text in bold letters.
pub(super) fn bold(text: &str, options: &RenderOptions) -> String {
    styled(text, "1", options)
}

fn styled(text: &str, code: &str, options: &RenderOptions) -> String {
    if options.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}
