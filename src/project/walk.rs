//! A folder in, what lies in it and below out: files, with the links that lead to some, and what stays shut.
//!
//! Hidden files and folders are left out, as everywhere, and the lock files of Word (`~$letter.docx`). Links are followed as far
//! as the border allows, each folder once, so that no way goes round in a circle.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use super::border::Border;
use super::open::{self, Identity};
use super::paths::shown;
use super::problem::LoadProblem;
use super::refusal::{Refusal, why};

/// Something in a folder.
#[derive(Debug)]
pub struct Entry {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub sort: Sort,
}

/// What lies in a folder.
#[derive(Debug)]
pub enum Sort {
    /// A regular file, or a link to one.
    File,
    /// What is neither file nor folder: a pipe, a device.
    Odd(&'static str),
    /// A link that is not followed.
    Link(Refusal),
    /// A folder that is not looked into.
    Shut(&'static str),
}

/// What lies in a folder and below it.
///
/// # Errors
///
/// Where a folder cannot be read.
pub fn walk(folder: &Path, border: &Border) -> Result<Vec<Entry>, LoadProblem> {
    let mut walk = Walk { border, entries: Vec::new(), links: Vec::new(), visited: FxHashSet::default() };
    walk.folder(folder)?;
    // Links come last, so that what is there without them is shown without them.
    while !walk.links.is_empty() {
        let mut links = std::mem::take(&mut walk.links);
        links.sort();
        for link in links {
            walk.link(link)?;
        }
    }
    Ok(walk.entries)
}

struct Walk<'b> {
    border: &'b Border,
    entries: Vec<Entry>,
    links: Vec<PathBuf>,
    visited: FxHashSet<Identity>,
}

impl Walk<'_> {
    /// Adds what lies in a folder and below it; the links in it wait.
    fn folder(&mut self, folder: &Path) -> Result<(), LoadProblem> {
        let mut waiting = vec![folder.to_owned()];
        while let Some(folder) = waiting.pop() {
            if !open::identity(&folder).is_none_or(|identity| self.visited.insert(identity)) {
                continue;
            }
            let unreadable = |error| LoadProblem::Unreadable { path: shown(&folder), why: why(&error) };
            for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
                let entry = entry.map_err(unreadable)?;
                let (path, kind) = (entry.path(), entry.file_type().map_err(unreadable)?);
                if is_passed_over(&entry.file_name()) {
                    continue;
                }
                if kind.is_symlink() {
                    self.links.push(path);
                } else if kind.is_dir() && is_cache(&path) {
                    self.add(path, Sort::Shut("it is a folder of what was built"));
                } else if kind.is_dir() {
                    waiting.push(path);
                } else if kind.is_file() {
                    self.add(path, Sort::File);
                } else {
                    let sort = entry.metadata().map_or("no file", |metadata| open::sort_of(&metadata));
                    self.add(path, Sort::Odd(sort));
                }
            }
        }
        Ok(())
    }

    fn link(&mut self, link: PathBuf) -> Result<(), LoadProblem> {
        let real = match link.canonicalize() {
            Ok(real) => real,
            Err(error) => {
                self.add(link, Sort::Link(Refusal::Unreadable(error)));
                return Ok(());
            }
        };
        match std::fs::metadata(&real) {
            _ if !self.border.holds(&real) => self.add(link, Sort::Link(Refusal::Outside)),
            Ok(metadata) if metadata.is_dir() && is_cache(&real) => {
                self.add(link, Sort::Shut("it is a link to a folder of what was built"));
            }
            Ok(metadata) if metadata.is_dir() => self.folder(&link)?,
            Ok(metadata) if metadata.is_file() => self.add(link, Sort::File),
            Ok(metadata) => self.add(link, Sort::Odd(open::sort_of(&metadata))),
            Err(error) => self.add(link, Sort::Link(Refusal::Unreadable(error))),
        }
        Ok(())
    }

    fn add(&mut self, path: PathBuf, sort: Sort) {
        self.entries.push(Entry { path, sort });
    }
}

/// Whether a name is that of something hidden, or of a lock file of Word.
fn is_passed_over(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with("~$")
}

/// Whether a folder is one that Cargo builds in; anybody else's folder `target` is like any other.
fn is_cache(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name == "target") && folder.join("CACHEDIR.TAG").is_file()
}
