//! Bytes in, text out, or the place where they are no text.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::text;
use crate::source::{FileId, Span};

/// The longest file that is read, in bytes.
pub const LONGEST_FILE: usize = 256 * 1024 * 1024;

/// Bytes that are no text in UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotText {
    /// The bytes as far as they can be shown: what is no text stands as `�`. Goes into the source map in place of the file.
    pub shown: String,
    /// Where in `shown` the first such place is.
    pub at: usize,
    /// The encoding the file seems to have.
    pub encoding: Option<&'static str>,
}

/// Reads bytes as UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<String, Box<NotText>> {
    // Letters with zeros between them are UTF-8 by the letter, and no text that anybody wrote so.
    let encoding = match bytes.as_slice() {
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some("UTF-16, little endian"),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some("UTF-16, big endian"),
        _ => None,
    };
    if encoding.is_some() {
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        return Err(Box::new(NotText { shown, at: 0, encoding }));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let encoding = match error.as_bytes() {
            [0xFF, 0xFE, ..] => Some("UTF-16, little endian"),
            [0xFE, 0xFF, ..] => Some("UTF-16, big endian"),
            _ => None,
        };
        Box::new(NotText { shown: String::from_utf8_lossy(error.as_bytes()).into_owned(), at, encoding })
    })
}

impl NotText {
    /// The problem, in the file under which [`NotText::shown`] was added to the source map.
    pub fn diagnostic(&self, file: FileId) -> Diagnostic {
        let wide = '\u{FFFD}'.len_utf8();
        let span = Span::new(file, self.at, self.at + wide);
        let message = match self.encoding {
            Some(encoding) => format!("this file is not UTF-8: it seems to be {encoding}"),
            None => "this file is not UTF-8".to_owned(),
        };
        Diagnostic::new(text::NOT_UTF8, span, message, "no character of UTF-8")
            .help("save the file in the encoding UTF-8")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;

    #[test]
    fn text_is_read_and_other_bytes_are_told() {
        assert_eq!(decode(b"party A".to_vec()).unwrap(), "party A");
        let broken = decode(b"party \xFF".to_vec()).unwrap_err();
        assert_eq!((broken.at, broken.shown.as_str()), (6, "party \u{FFFD}"));
        assert_eq!(broken.diagnostic(FileId(0)).code.id(), "E0101");
        for wide in [&b"\xFF\xFEp\0"[..], b"p\0a\0r\0", b"\0p\0a"] {
            let wide = decode(wide.to_vec()).unwrap_err();
            assert!(wide.diagnostic(FileId(0)).message.contains("UTF-16"));
        }
    }
}
