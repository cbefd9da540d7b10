//! Where texts come from: the disk, or memory.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::border::Border;
use super::open::{self, Asking, Identity};
use super::refusal::Refusal;

/// A place that texts are read from, by the path shown to people (with `/` between its parts).
pub trait Files: Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// Why it is not read: there is no such file, it lies outside of the project …
    fn read(&self, path: &str) -> Result<Vec<u8>, Refusal>;

    /// What tells a file from others, however its path is spelt.
    fn key(&self, path: &str) -> Key {
        Key::Path(path.to_owned())
    }

    /// Why a path is not followed although its file may be known under another one.
    fn circle(&self, _path: &str) -> Option<Refusal> {
        None
    }
}

/// A file as it is told from others.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A file of the disk.
    File(Identity),
    /// A text in memory, or what is not there.
    Path(String),
}

/// The disk, from the folder the program runs in, as far as texts may reach it.
#[derive(Debug, Clone, Default)]
pub struct Disk {
    /// What texts may reach.
    pub border: Arc<Border>,
}

/// Files larger than this many mebibytes are refused: no text that people wrote comes near it …
pub const LARGEST: u64 = 256;

/// … but data that a contract system writes does,
pub const LARGEST_DATA: u64 = 2 * 1024;

/// … and nobody writes settings of this size.
pub const LARGEST_SETTINGS: u64 = 16;

impl Disk {
    /// Whoever asks for this file: the command line, if it names it.
    pub fn asking(&self, path: &str) -> Asking<'_> {
        if self.border.is_named(path) { Asking::CommandLine } else { Asking::Text(&self.border) }
    }
}

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, Refusal> {
        open::read(Path::new(path), self.asking(path), largest(path))
    }

    fn key(&self, path: &str) -> Key {
        open::identity(Path::new(path)).map_or_else(|| Key::Path(path.to_owned()), Key::File)
    }

    fn circle(&self, path: &str) -> Option<Refusal> {
        open::circle(Path::new(path), &self.border)
    }
}

/// How many mebibytes a file with this path may have.
pub fn largest(path: &str) -> u64 {
    let path = path.to_ascii_lowercase();
    if path.ends_with(".json") || path.ends_with(".jsonl") { LARGEST_DATA } else { LARGEST }
}

/// Texts in memory.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    texts: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// These texts, by path.
    pub fn new(texts: impl IntoIterator<Item = (String, Vec<u8>)>) -> Memory {
        Memory { texts: texts.into_iter().collect() }
    }

    /// Adds a text.
    pub fn put(&mut self, path: String, text: Vec<u8>) {
        self.texts.insert(path, text);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

impl Files for Memory {
    fn read(&self, path: &str) -> Result<Vec<u8>, Refusal> {
        let text = self.texts.get(path).cloned();
        text.ok_or_else(|| Refusal::Unreadable(io::Error::from(io::ErrorKind::NotFound)))
    }
}

/// Where the texts of a project come from.
#[derive(Debug, Clone)]
pub enum Place {
    /// The disk.
    Disk(Disk),
    /// Memory.
    Memory(Memory),
    /// The disk, and before it some texts: those that an editor has open, and what came through a pipe.
    Open(Memory, Disk),
}

impl Default for Place {
    fn default() -> Place {
        Place::Memory(Memory::default())
    }
}

impl Files for Place {
    fn read(&self, path: &str) -> Result<Vec<u8>, Refusal> {
        match self {
            Place::Disk(disk) => disk.read(path),
            Place::Memory(memory) => memory.read(path),
            Place::Open(memory, disk) => match memory.read(path) {
                Ok(text) => Ok(text),
                // A text that is open is meant however its path is spelt.
                Err(_) => match memory.texts.iter().find(|(open, _)| disk.key(open) == disk.key(path)) {
                    Some((_, text)) => Ok(text.clone()),
                    None => disk.read(path),
                },
            },
        }
    }

    fn key(&self, path: &str) -> Key {
        match self {
            Place::Disk(disk) | Place::Open(_, disk) => disk.key(path),
            Place::Memory(memory) => memory.key(path),
        }
    }

    fn circle(&self, path: &str) -> Option<Refusal> {
        match self {
            Place::Disk(disk) | Place::Open(_, disk) => disk.circle(path),
            Place::Memory(memory) => memory.circle(path),
        }
    }
}
