//! What a document takes in from other files (`altChunk`) in; these files, read, out. Programs that assemble documents put their
//! parts together so, and Word shows them as its own text.

use rustc_hash::FxHashMap;

use super::package::{Package, decoded};
use super::relations::Relations;
use crate::draft::problem::Unreadable;
use crate::draft::read::raw::Raw;
use crate::draft::read::{page, plain};

/// The most files that are taken in.
const MOST: usize = 64;

/// The files that a document may take in, each once, by the names it has for them.
#[derive(Default)]
pub(super) struct Chunks(FxHashMap<String, Raw>);

impl Chunks {
    /// Those of a document. What cannot be read is none of them, and is told where it stands.
    ///
    /// # Errors
    ///
    /// Where all of them unpack to more than any document.
    pub fn of(package: &mut Package<'_>, related: &Relations) -> Result<Chunks, Unreadable> {
        let mut chunks = Chunks::default();
        for (id, part) in related.named("aFChunk").into_iter().take(MOST) {
            let Some(bytes) = package.bytes(&part)? else { continue };
            if let Some(chunk) = read(package, &part, bytes)? {
                chunks.0.insert(id, chunk);
            }
        }
        Ok(chunks)
    }

    /// The file of this name. It is taken in once: a document that asks for it again and again would have no end.
    pub fn take(&mut self, id: &str) -> Option<Raw> {
        self.0.remove(id)
    }
}

fn read(package: &mut Package<'_>, part: &str, bytes: Vec<u8>) -> Result<Option<Raw>, Unreadable> {
    if bytes.starts_with(b"PK") {
        return match package.within(&bytes, super::read_inner) {
            Err(Unreadable::Swollen) => Err(Unreadable::Swollen),
            read => Ok(read.ok()),
        };
    }
    let text = decoded(bytes).unwrap_or_else(|bytes| bytes.iter().copied().map(western).collect());
    let ending = part.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    let opens_html = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).starts_with('<');
    Ok(match ending.as_str() {
        // Other text for programs: RTF, and mails with pages in them.
        _ if text.starts_with("{\\rtf") || text.starts_with("MIME-Version") => None,
        "txt" | "text" => Some(plain::read(&text)),
        "htm" | "html" | "xhtml" => Some(page::read(&text)),
        _ if opens_html => Some(page::read(&text)),
        _ => None,
    })
}

/// A byte of a text that is not of Unicode, as Windows writes it in the west.
fn western(byte: u8) -> char {
    const SIGNS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => SIGNS.get(usize::from(byte - 0x80)).copied().unwrap_or(char::from(byte)),
        byte => char::from(byte),
    }
}
