//! Spans, paths and severities in, their forms in the protocol out, and back.

use std::path::{Component, Path, PathBuf};
use std::str::FromStr;

use lsp_types::{DiagnosticSeverity, Position, Range, Uri};

use crate::diagnostic::Severity;
use crate::source::{SourceFile, Span};

/// The place of a span in its file.
pub fn range(file: &SourceFile, span: Span) -> Range {
    let position = |at: u32| {
        let (line, column) = file.lines.in_units(&file.text, at as usize);
        Position::new(line, column)
    };
    Range::new(position(span.start), position(span.end))
}

/// The byte at a position.
pub fn byte(file: &SourceFile, position: Position) -> usize {
    file.lines.byte_of(&file.text, position.line, position.character)
}

/// How the protocol calls a severity.
pub fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Note => DiagnosticSeverity::INFORMATION,
    }
}

/// The path that a URI names; of one that is no file's, what stands behind its scheme.
pub fn path_of(uri: &Uri) -> PathBuf {
    let text = uri.as_str();
    let after = text.split_once(':').map_or(text, |(_, after)| after);
    let path = match after.strip_prefix("//") {
        Some(rest) => rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or(rest),
        None => after,
    };
    let path = decoded(path);
    // `/c:/terms` is `c:/terms`.
    let drive = path.strip_prefix('/').filter(|rest| rest.as_bytes().get(1) == Some(&b':'));
    PathBuf::from(drive.unwrap_or(&path))
}

/// Whether a URI names a file of the disk.
pub fn is_file(uri: &Uri) -> bool {
    uri.as_str().get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"))
}

/// The URI of a file, seen from the folder the program runs in.
pub fn uri_of(path: &Path) -> Option<Uri> {
    let whole = std::env::current_dir().ok()?.join(path);
    let mut plain = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    let text = plain.to_str()?.replace('\\', "/");
    let slash = if text.starts_with('/') { "" } else { "/" };
    Uri::from_str(&format!("file://{slash}{}", encoded(&text))).ok()
}

/// `%20` is a space; what is no such sequence stays.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let pair = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn encoded(path: &str) -> String {
    let mut text = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_comes_back_from_its_uri() {
        let path = Path::new("/terms/a b é.clause");
        let uri = uri_of(path);
        assert_eq!(uri.as_ref().map(|uri| uri.as_str()), Some("file:///terms/a%20b%20%C3%A9.clause"));
        assert_eq!(uri.as_ref().map(path_of).as_deref(), Some(path));
    }
}
