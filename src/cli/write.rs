//! A path and a text in, the file with that text out: the one place that writes files.
//!
//! The text is written beside the file and takes its place in one step, so that whatever happens, the file has what it had or
//! all that it should have. Nothing that was read is written over, but by whoever mends just that; and that only if it still is
//! what was read. Permissions stay, and a symbolic link still leads to the file. A file with several names (hard links) is
//! refused: taking its place would part the names, and writing into it is not done in one step.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use miette::miette;

use crate::diagnostic::report::Report;
use crate::project::discover::Found;
use crate::project::files::LARGEST_DATA;
use crate::project::open::{self, Asking, Identity};
use crate::project::paths::shown;
use crate::project::refusal::why;

/// What the name of a text ends with until it takes the place of the file.
const UNFINISHED: &str = ".clausal-new";

/// What is written over.
#[derive(Debug, Clone, Copy)]
pub enum Onto<'t> {
    /// Whatever is there, if it was not read.
    Output(&'t Inputs),
    /// A file that was read, and that says this.
    Read(&'t [u8]),
    /// Nothing: the file is not there yet.
    Nothing,
}

/// Files that were read, which no output is written over.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    files: BTreeMap<Identity, String>,
    /// Whether there may be more of them, since something kept the project from being read.
    unread: bool,
}

/// The endings of what people write. Reports in Markdown begin with a heading of their own.
const WRITTEN: [&str; 10] =
    ["clause", "docm", "docx", "dotm", "dotx", "md", "markdown", "text", "toml", "txt"];

impl Inputs {
    /// The files that a report speaks of.
    pub fn of(report: &Report) -> Inputs {
        let mut inputs = Inputs::default();
        inputs.add(report.sources.iter().map(|file| file.path.as_str()));
        inputs
    }

    /// Adds the files at and below these paths, where a project could not be read, so that not all of it is known.
    pub fn add_unread(&mut self, paths: &[PathBuf]) {
        self.unread = true;
        let mut found = Found::default();
        for path in super::or_here(paths) {
            // What keeps it from being found was said when the project was read.
            let _ = found.add(&path);
            self.add([path]);
        }
        self.add(found.sources.iter().chain(&found.data).chain(&found.drafts));
    }

    /// Adds files; what is not there was not read.
    pub fn add(&mut self, paths: impl IntoIterator<Item = impl AsRef<Path>>) {
        for path in paths {
            let path = path.as_ref();
            if let Some(identity) = open::identity(path) {
                self.files.insert(identity, shown(path));
            }
        }
    }

    /// Takes a file out, which may be written over although it was read.
    pub fn remove(&mut self, path: &Path) {
        if let Some(identity) = open::identity(path) {
            self.files.remove(&identity);
        }
    }

    /// Refuses to write over a file that was read, under whatever name.
    ///
    /// # Errors
    ///
    /// Where it was.
    pub fn refuse(&self, path: &Path) -> miette::Result<()> {
        match open::identity(path).and_then(|identity| self.files.get(&identity)) {
            Some(read) if *read == shown(path) => Err(refusal(
                path,
                "it is one of the files that were read",
                "give the output another name; nothing was written",
            )),
            Some(read) => Err(refusal(
                path,
                &format!("it is the file `{read}`, which was read"),
                "give the output another name; nothing was written",
            )),
            None if self.unread && is_written_by_people(path) => Err(refusal(
                path,
                "it may belong to the project, which could not be read",
                "mend the project first, or give the output another name",
            )),
            None => Ok(()),
        }
    }
}

/// Whether a file that is there looks as if somebody wrote it.
fn is_written_by_people(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    let is_text = ending.is_some_and(|ending| WRITTEN.iter().any(|written| *written == ending));
    is_text
        && open::read(path, Asking::CommandLine, LARGEST_DATA)
            .is_ok_and(|text| !text.is_empty() && !text.starts_with(b"## Clausal"))
}

/// Writes a file.
///
/// # Errors
///
/// Where it is not written. Then it has what it had.
pub fn write(path: &Path, text: &[u8], onto: Onto<'_>) -> miette::Result<()> {
    if let Onto::Output(inputs) = onto {
        inputs.refuse(path)?;
        if let Some(written) = to_stream(path, text) {
            return written.map_err(|error| refusal(path, &why(&error), "what was written is not whole"));
        }
    }
    let target = settle(path, onto)?;
    let before = fs::metadata(&target).ok();
    if let Some(before) = &before {
        is_writable(path, &target, before)?;
    }
    is_unchanged(path, &target, onto)?;
    let new = beside(&target);
    let written = write_new(&new, text, before.as_ref())
        .map_err(|error| refusal(path, &why(&error), "look at the folder it is in; nothing was changed"))
        // Once more, now that the only thing left to do takes no time.
        .and_then(|file| is_unchanged(path, &target, onto).map(|()| file))
        .and_then(|file| {
            take_place(&new, &target, onto, file)
                .map_err(|error| refusal(path, &why(&error), "nothing was changed"))
        });
    if written.is_err() {
        // Best effort: the reason that is told is the first one.
        let _ = fs::remove_file(&new);
    }
    written
}

/// Writes to what is no file: a device, a pipe, a stream that is open already. None where it is a file.
fn to_stream(path: &Path, text: &[u8]) -> Option<io::Result<()>> {
    let write = |stream: &mut dyn Write| match stream.write_all(text).and_then(|()| stream.flush()) {
        // A reader that hangs up has read what it wanted.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    };
    if path == Path::new("/dev/stdout") {
        return Some(write(&mut io::stdout().lock()));
    }
    if path == Path::new("/dev/stderr") {
        return Some(write(&mut io::stderr().lock()));
    }
    let is_open = ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.starts_with(folder));
    let is_file = fs::metadata(path).map_or(true, |metadata| metadata.is_file() || metadata.is_dir());
    if !is_open && is_file {
        return None;
    }
    // What was written to an open stream before stays.
    Some(OpenOptions::new().append(true).open(path).and_then(|mut stream| write(&mut stream)))
}

/// The file that a path means, after links.
fn settle(path: &Path, onto: Onto<'_>) -> miette::Result<PathBuf> {
    match path.symlink_metadata() {
        Ok(_) if matches!(onto, Onto::Nothing) => {
            Err(refusal(path, "it is already there", "name another folder, or move the file away"))
        }
        Ok(_) => path.canonicalize().map_err(|error| match error.kind() {
            ErrorKind::NotFound => refusal(path, "it is a link that leads nowhere", "take the link away"),
            _ => refusal(path, &why(&error), "nothing was changed"),
        }),
        Err(error) if error.kind() == ErrorKind::NotFound && !matches!(onto, Onto::Read(_)) => {
            Ok(path.to_owned())
        }
        Err(error) => Err(refusal(path, &why(&error), "nothing was changed")),
    }
}

/// Refuses what cannot be replaced without harm.
fn is_writable(path: &Path, target: &Path, before: &Metadata) -> miette::Result<()> {
    if !before.is_file() {
        let help = "name a file";
        return Err(refusal(path, &format!("it is {}", open::sort_of(before)), help));
    }
    if names(before) > 1 {
        let help = "replace it by a copy of itself, or write elsewhere; nothing was changed";
        return Err(refusal(path, "it has several names (hard links), which would be parted", help));
    }
    // Taking the place of a file needs no right to write into it; so it is asked for.
    match OpenOptions::new().write(true).open(target) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            Err(refusal(path, "it may not be written", "change its permissions, or write elsewhere"))
        }
        Err(error) => Err(refusal(path, &why(&error), "nothing was changed")),
    }
}

/// Refuses where a file is to be mended that is not what was read any more.
fn is_unchanged(path: &Path, target: &Path, onto: Onto<'_>) -> miette::Result<()> {
    let Onto::Read(read) = onto else { return Ok(()) };
    match open::read(target, Asking::CommandLine, LARGEST_DATA) {
        Ok(now) if now == read => Ok(()),
        Ok(_) => Err(refusal(
            path,
            "it has changed since it was read",
            "start the command again; what was saved meanwhile is kept",
        )),
        Err(problem) => Err(refusal(path, &problem.because(), "nothing was changed")),
    }
}

/// Where a text is written before it takes its place. There is one such name for each file, so that what a program leaves
/// behind that was killed is taken away by the next one.
fn beside(target: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    // The longest name that most systems have is 255 bytes.
    name.push(target.file_name().filter(|name| name.len() < 240).unwrap_or_default());
    name.push(UNFINISHED);
    target.with_file_name(name)
}

/// Writes a text to a file of its own, with the permissions of the one whose place it will take.
fn write_new(new: &Path, text: &[u8], before: Option<&Metadata>) -> io::Result<File> {
    let mut file = match create(new) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            take_away(new)?;
            create(new)?
        }
        created => created?,
    };
    // Where there are no locks, two programs that write the same file at once are not told of each other.
    let _ = file.try_lock();
    file.write_all(text)?;
    if let Some(before) = before {
        keep_owner(&file, before);
        file.set_permissions(before.permissions())?;
    }
    file.sync_all()?;
    Ok(file)
}

fn create(new: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(new)
}

/// Takes away what a program left that was killed; what another one is writing now stays.
fn take_away(new: &Path) -> io::Result<()> {
    if new.symlink_metadata()?.is_file()
        && let Ok(file) = File::open(new)
        && matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock))
    {
        return Err(io::Error::other("another program is writing it"));
    }
    fs::remove_file(new)
}

/// Puts a file that is written in the place of another one, or where there is none.
fn take_place(new: &Path, target: &Path, onto: Onto<'_>, file: File) -> io::Result<()> {
    match onto {
        // Unlike a renamed file, a second name is never given over a file that has come up meanwhile.
        Onto::Nothing => {
            fs::hard_link(new, target).or_else(|error| match error.kind() {
                ErrorKind::AlreadyExists => Err(error),
                _ => fs::rename(new, target),
            })?;
            let _ = fs::remove_file(new);
        }
        Onto::Output(_) | Onto::Read(_) => fs::rename(new, target)?,
    }
    drop(file);
    // That the name is kept through a loss of power is asked for, and not every system can.
    if let Some(Ok(folder)) = target.parent().map(File::open) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// How many names a file has.
fn names(metadata: &Metadata) -> u64 {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        metadata.nlink()
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        1
    }
}

/// Leaves a file to whom it belonged, as far as that is in our hands.
fn keep_owner(file: &File, before: &Metadata) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let same = file.metadata().is_ok_and(|own| own.uid() == before.uid() && own.gid() == before.gid());
        if !same && fchown(file, Some(before.uid()), Some(before.gid())).is_err() {
            let _ = fchown(file, None, Some(before.gid()));
        }
    }
    #[cfg(not(unix))]
    let _ = (file, before);
}

fn refusal(path: &Path, because: &str, help: &str) -> miette::Report {
    miette!(help = help.to_owned(), "cannot write `{}`: {because}", shown(path))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn what_was_saved_meanwhile_is_kept() {
        let name = format!("clausal-write-{}.clause", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::write(&path, "party   A\n").unwrap();
        let read = fs::read(&path).unwrap();
        for (saved, written) in [("party   A\n", true), ("party   B\n", false), ("", false)] {
            fs::write(&path, saved).unwrap();
            let done = write(&path, b"party A\n", Onto::Read(&read));
            assert_eq!(done.is_ok(), written, "{done:?}");
            assert_eq!(fs::read_to_string(&path).unwrap(), if written { "party A\n" } else { saved });
        }
        fs::remove_file(&path).unwrap();
        assert!(
            write(&path, b"party A\n", Onto::Read(&read)).is_err(),
            "a file that is gone is not made anew"
        );
        assert!(!path.exists());
        assert!(!beside(&path).exists(), "nothing is left behind");
    }

    #[test]
    fn nothing_is_written_over_where_nothing_should_be() {
        let path = std::env::temp_dir().join(format!("clausal-new-{}.clause", std::process::id()));
        write(&path, b"one", Onto::Nothing).unwrap();
        assert!(write(&path, b"two", Onto::Nothing).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        fs::remove_file(&path).unwrap();
    }
}
