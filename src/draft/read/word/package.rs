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
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, Unreadable> {
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(Unreadable::NotWord { why: "it is an old .doc or is protected by a password" });
        }
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| Unreadable::NotWord { why: "it is not a zip archive" })?;
        Ok(Package { archive, unpacked: 0 })
    }

    /// A part as text, if the document has it.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
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
        String::from_utf8(bytes).map(Some).map_err(|_| Unreadable::BrokenXml { part: name.to_owned() })
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
