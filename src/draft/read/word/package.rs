//! The zip around a Word document: its parts as text, within limits that no real document comes near.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::relations::Relations;
use crate::draft::problem::Unreadable;

/// The most one part may unpack to, in bytes.
const MOST_PART: u64 = 48 << 20;

/// The most all parts together may unpack to.
const MOST_TOTAL: u64 = 96 << 20;

/// The most headers and footers that are read.
const MOST_PAGES: usize = 64;

/// An open Word document.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
    /// It lies in another one.
    pub is_inner: bool,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, Unreadable> {
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(Unreadable::NotWord { why: "it is an old .doc or is protected by a password" });
        }
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| Unreadable::NotWord { why: "it is not a zip archive" })?;
        Ok(Package { archive, unpacked: 0, is_inner: false })
    }

    /// Reads a document that lies in this one; what it unpacks to counts as this one's.
    pub fn within<T>(
        &mut self,
        bytes: &[u8],
        read: impl FnOnce(&mut Package<'_>) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        let mut inner = Package { unpacked: self.unpacked, is_inner: true, ..Package::open(bytes)? };
        let read = read(&mut inner);
        self.unpacked = inner.unpacked;
        read
    }

    /// A part as text, if the document has it.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        decoded(bytes).map(Some).map_err(|_| Unreadable::BrokenXml { part: name.to_owned() })
    }

    /// A part as it stands, if the document has it.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(Unreadable::NotWord { why: "its archive is damaged" }),
        };
        // The size the archive states may lie, so what comes out is counted.
        let mut bytes = Vec::new();
        file.take(MOST_PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Unreadable::NotWord { why: "its archive is damaged" })?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.unpacked = self.unpacked.saturating_add(size);
        if size > MOST_PART || self.unpacked > MOST_TOTAL {
            return Err(Unreadable::Swollen);
        }
        Ok(Some(bytes))
    }

    /// The names of the parts that hold headers and footers, sorted: those the document is related to, or those that have the
    /// usual name where it is not said.
    pub fn headers_and_footers(&self, related: &Relations) -> Vec<String> {
        let named = ["header", "footer"].map(|kind| related.parts(kind, "")).concat();
        let usual = |name: &&str| {
            (name.starts_with("word/header") || name.starts_with("word/footer")) && name.ends_with(".xml")
        };
        let mut names: Vec<String> = if named.iter().any(String::is_empty) {
            self.archive.file_names().filter(usual).map(str::to_owned).collect()
        } else {
            named
        };
        names.sort();
        names.dedup();
        names.truncate(MOST_PAGES);
        names
    }
}

/// Bytes as text: UTF-8, or UTF-16 where they begin as that does.
///
/// # Errors
///
/// With the bytes, where they are neither.
pub(super) fn decoded(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    let little = match bytes.as_slice() {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => true,
        [0xfe, 0xff, ..] | [0, b'<', ..] => false,
        _ => return String::from_utf8(bytes).map_err(std::string::FromUtf8Error::into_bytes),
    };
    let units = bytes.chunks_exact(2).filter_map(|pair| {
        let pair = <[u8; 2]>::try_from(pair).ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    });
    let text: Result<String, _> = char::decode_utf16(units).collect();
    match text {
        Ok(text) if bytes.len().is_multiple_of(2) => Ok(text),
        _ => Err(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn text_is_of_eight_or_sixteen_bits() {
        let text = "<a>§ 4 “ten” 𝄞</a>";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [text.as_bytes().to_vec(), little.clone(), big.clone()] {
            assert_eq!(decoded(bytes).as_deref(), Ok(text));
        }
        let marked = decoded([&[0xff, 0xfe][..], &little].concat()).unwrap_or_default();
        assert_eq!(marked.trim_start_matches('\u{feff}'), text);
        // A unit too few, and half of a pair.
        let cut: Vec<u8> = little.iter().copied().take(little.len() - 1).collect();
        assert!(decoded(cut).is_err());
        assert!(decoded(vec![0xfe, 0xff, 0xd8, 0x34]).is_err());
        assert!(decoded(vec![b'a', 0xff]).is_err());
    }
}
