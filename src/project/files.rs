//! Where texts come from: the disk, or memory.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// A place that texts are read from, by the path shown to people (with `/` between its parts).
pub trait Files: Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// What the place says: that there is no such file, that it may not be read …
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// The disk, from the folder the program runs in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

/// Files larger than this are refused: no text that people wrote comes near it.
pub const LARGEST: u64 = 256 * 1024 * 1024;

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let size = std::fs::metadata(path)?.len();
        if size > LARGEST {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 256 MB"));
        }
        std::fs::read(path)
    }
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
}

impl Files for Memory {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.texts.get(path).cloned().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }
}

/// Where the texts of a project come from.
#[derive(Debug, Clone)]
pub enum Place {
    /// The disk.
    Disk(Disk),
    /// Memory.
    Memory(Memory),
}

impl Default for Place {
    fn default() -> Place {
        Place::Memory(Memory::default())
    }
}

impl Files for Place {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self {
            Place::Disk(disk) => disk.read(path),
            Place::Memory(memory) => memory.read(path),
        }
    }
}

/// `path` as seen from the folder of `from`: `../a.clause` beside `terms/b.clause` is `a.clause`.
pub fn beside(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A path as shown to people: seen from the folder the program runs in where it lies below it, with `/` between its parts.
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let relative = here.as_deref().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
    let text = relative.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_folder_of_the_file_that_names_them() {
        assert_eq!(beside("a/b.clause", "c.clause"), "a/c.clause");
        assert_eq!(beside("a/b.clause", "../c.clause"), "c.clause");
        assert_eq!(beside("b.clause", "../c.clause"), "../c.clause");
        assert_eq!(beside("b.clause", "./x/../c.clause"), "c.clause");
    }
}
