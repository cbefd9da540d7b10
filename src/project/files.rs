//! Where texts come from: the disk, or memory.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

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

/// Files larger than this are refused: no text that people wrote comes near it …
pub const LARGEST: u64 = 256 * 1024 * 1024;

/// … but data that a contract system writes does.
pub const LARGEST_DATA: u64 = 2 * 1024 * 1024 * 1024;

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let size = std::fs::metadata(path)?.len();
        let data = path.ends_with(".json") || path.ends_with(".jsonl");
        let (most, shown) = if data { (LARGEST_DATA, "2 GB") } else { (LARGEST, "256 MB") };
        if size > most {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it is larger than {shown}")));
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

impl Memory {
    /// The text whose path leads to the same file of the disk, however it is spelt.
    fn read_linked(&self, path: &str) -> io::Result<Vec<u8>> {
        let real = std::fs::canonicalize(path)?;
        let mut texts = self.texts.iter();
        let is_it = |(open, _): &(&String, _)| std::fs::canonicalize(open).is_ok_and(|open| open == real);
        texts
            .find(is_it)
            .map(|(_, text)| text.clone())
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
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
    /// The disk, and before it the texts that an editor has open.
    Open(Memory),
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
            Place::Open(memory) => {
                memory.read(path).or_else(|_| memory.read_linked(path)).or_else(|_| Disk.read(path))
            }
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

/// A path as shown to people: seen from the folder the program runs in, with `/` between its parts. What lies elsewhere is
/// reached with `..`, so that no absolute path is shown.
pub fn shown(path: &Path) -> String {
    let relative = match std::env::current_dir() {
        Ok(here) if path.is_absolute() => seen_from(&here, path),
        _ => path.to_owned(),
    };
    let text = relative.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").unwrap_or(&text).to_owned()
}

/// An absolute path as seen from an absolute folder; where no way leads from one to the other, the path itself.
fn seen_from(here: &Path, path: &Path) -> PathBuf {
    let Some(common) = here.ancestors().find(|folder| path.starts_with(folder)) else {
        return path.to_owned();
    };
    let (Ok(up), Ok(down)) = (here.strip_prefix(common), path.strip_prefix(common)) else {
        return path.to_owned();
    };
    let steps: PathBuf = up.components().map(|_| "..").collect();
    let way = steps.join(down);
    if way.as_os_str().is_empty() { PathBuf::from(".") } else { way }
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

    #[test]
    fn no_absolute_path_is_shown() {
        let here = Path::new("/home/work/terms");
        let seen = |path: &str| seen_from(here, Path::new(path)).to_string_lossy().into_owned();
        assert_eq!(seen("/home/work/terms/a.clause"), "a.clause");
        assert_eq!(seen("/home/work/drafts/a.md"), "../drafts/a.md");
        assert_eq!(seen("/srv/a.md"), "../../../srv/a.md");
        assert_eq!(seen("/home/work/terms"), ".");
    }
}
