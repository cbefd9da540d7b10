//! A path in, the bytes of its file out, or why it is not read: the one place that opens what a text names.
//!
//! What is opened for a text must be a regular file inside the border, after all links; that is asked of the file that was
//! opened, not of a name that may mean another one by then. What the command line names may be anything that can be read.
//! Both are read up to a bound, whatever size is stated.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::border::Border;
use super::paths::shown;
use super::refusal::Refusal;

/// Who wants a file to be read.
#[derive(Debug, Clone, Copy)]
pub enum Asking<'b> {
    /// Whoever starts the program.
    CommandLine,
    /// A text, which may reach what lies inside this border.
    Text(&'b Border),
}

/// A file that was opened and is what it should be.
#[derive(Debug)]
pub struct Opened {
    file: File,
    /// Its size, where what is read must have it.
    length: Option<u64>,
    most: u64,
}

/// Which file it is, however its path is spelt.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Identity {
    /// The device and the number that its system gives it.
    Number(u64, u64),
    /// Its real path.
    Path(PathBuf),
}

const MEBIBYTE: u64 = 1 << 20;

/// Reads a file of at most so many mebibytes.
///
/// # Errors
///
/// Where it is not read, and why.
pub fn read(path: &Path, asking: Asking<'_>, most: u64) -> Result<Vec<u8>, Refusal> {
    open(path, asking, most)?.read()
}

/// Opens a file of at most so many mebibytes.
///
/// # Errors
///
/// Where it is not read, and why.
pub fn open(path: &Path, asking: Asking<'_>, most: u64) -> Result<Opened, Refusal> {
    let opened = match asking {
        Asking::CommandLine => {
            let file = File::open(path).map_err(Refusal::Unreadable)?;
            let metadata = file.metadata().map_err(Refusal::Unreadable)?;
            if metadata.is_dir() {
                return Err(Refusal::NoFile("a folder"));
            }
            // A pipe has no size.
            Opened { file, length: None, most }
        }
        Asking::Text(border) => {
            let real = settle(path, border)?;
            let file = open_at_once(&real).map_err(Refusal::Unreadable)?;
            let metadata = file.metadata().map_err(Refusal::Unreadable)?;
            is_plain(&metadata)?;
            // What was opened is what has this real path, if nobody put a link there meanwhile.
            let there = std::fs::symlink_metadata(&real).map_err(Refusal::Unreadable)?;
            if identity_of(&there, &real) != identity_of(&metadata, &real) {
                return Err(Refusal::Changing);
            }
            Opened { file, length: Some(metadata.len()), most }
        }
    };
    match opened.length {
        Some(length) if length > most * MEBIBYTE => Err(Refusal::TooLarge(most)),
        _ => Ok(opened),
    }
}

impl Opened {
    /// All that is in it.
    ///
    /// # Errors
    ///
    /// Where it is larger than it may be, or changes meanwhile.
    pub fn read(self) -> Result<Vec<u8>, Refusal> {
        let Opened { file, length, most } = self;
        let room = length.unwrap_or(0).min(most * MEBIBYTE);
        let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or(0));
        let mut bounded = (&file).take(most * MEBIBYTE + 1);
        bounded.read_to_end(&mut bytes).map_err(Refusal::Unreadable)?;
        let read = bytes.len() as u64;
        if read > most * MEBIBYTE {
            return Err(Refusal::TooLarge(most));
        }
        if let Some(length) = length {
            let after = file.metadata().map_err(Refusal::Unreadable)?.len();
            if read != length || after != length {
                return Err(Refusal::Changing);
            }
        }
        Ok(bytes)
    }

    /// What is in it, as a stream that ends at the bound.
    pub fn stream(self) -> impl Read {
        self.file.take(self.most * MEBIBYTE)
    }
}

/// Which file a path means; none where it means none.
pub fn identity(path: &Path) -> Option<Identity> {
    let metadata = std::fs::metadata(path).ok()?;
    match identity_of(&metadata, Path::new("")) {
        Identity::Path(_) => Some(Identity::Path(path.canonicalize().ok()?)),
        number => Some(number),
    }
}

/// Whether a path goes through no link; of a file that has several paths, this is the one to show.
pub fn is_real(path: &Path) -> bool {
    let whole = std::path::absolute(path);
    whole.is_ok_and(|whole| path.canonicalize().is_ok_and(|real| real == plain(&whole)))
}

/// Whether a path means a stream that can be read once only: a pipe, a device, what the program has open already.
pub fn is_stream(path: &Path) -> bool {
    let is_open = ["/dev/fd", "/dev/stdin", "/dev/stdout", "/dev/stderr", "/proc/self/fd"];
    let is_open = cfg!(unix) && is_open.iter().any(|folder| path.starts_with(folder));
    let sort = std::fs::metadata(path).map(|metadata| (metadata.is_file(), metadata.is_dir()));
    match sort {
        Ok((is_file, is_dir)) => !is_dir && (is_open || !is_file),
        Err(_) => false,
    }
}

/// What sort of thing is no regular file, in words.
pub fn sort_of(metadata: &Metadata) -> &'static str {
    let kind = metadata.file_type();
    if kind.is_dir() {
        return "a folder";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return "a pipe";
        }
        if kind.is_socket() {
            return "a socket";
        }
        if kind.is_char_device() || kind.is_block_device() {
            return "a device";
        }
    }
    "no file that can be read"
}

/// The real path of a regular file inside the border.
fn settle(path: &Path, border: &Border) -> Result<PathBuf, Refusal> {
    // The empty path is that of the folder.
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let whole = std::path::absolute(path).map_err(Refusal::Unreadable)?;
    let real = match whole.canonicalize() {
        Ok(real) => real,
        // Of what lies outside nothing is told, not even whether it is there.
        Err(_) if !border.holds(&nearest_real(&whole)) => return Err(Refusal::Outside),
        Err(error) if goes_round(&error) => return Err(Refusal::Circle(shown(path))),
        Err(error) => return Err(Refusal::Unreadable(error)),
    };
    if !border.holds(&real) {
        return Err(Refusal::Outside);
    }
    if real != plain(&whole) {
        check_links(&whole, &real, border)?;
    }
    // A device may do something when it is opened: so it is asked first, and once more when it is open.
    is_plain(&std::fs::symlink_metadata(&real).map_err(Refusal::Unreadable)?)?;
    Ok(real)
}

/// Whether the system gave up following links.
fn goes_round(error: &io::Error) -> bool {
    #[cfg(all(unix, feature = "cli"))]
    {
        error.raw_os_error() == Some(libc::ELOOP)
    }
    #[cfg(not(all(unix, feature = "cli")))]
    {
        error.to_string().contains("symbolic link")
    }
}

/// The real path of as much of a path as there is.
fn nearest_real(path: &Path) -> PathBuf {
    let there = plain(path).ancestors().find_map(|folder| folder.canonicalize().ok());
    there.unwrap_or_default()
}

/// Refuses links that go round, and links from one sort of file to another: `terms.clause` for `.env`.
fn check_links(path: &Path, real: &Path, border: &Border) -> Result<(), Refusal> {
    if let Some(refusal) = circle(path, border) {
        return Err(refusal);
    }
    let ending = |path: &Path| path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    if ending(path) != ending(real) {
        return Err(Refusal::OtherEnding(shown(real)));
    }
    Ok(())
}

/// Whether the way to a file leads through a link inside the border into a folder that the link itself lies in. Such a file has
/// paths without end, so none of them is followed.
pub fn circle(path: &Path, border: &Border) -> Option<Refusal> {
    let whole = std::path::absolute(path).ok()?;
    let goes_round = |link: &&Path| {
        let target = link.is_symlink().then(|| link.canonicalize().ok()).flatten();
        let holder = link.parent().and_then(|holder| holder.canonicalize().ok());
        target.zip(holder).is_some_and(|(target, holder)| border.holds(&holder) && holder.starts_with(target))
    };
    whole.ancestors().find(goes_round).map(|link| Refusal::Circle(shown(link)))
}

fn is_plain(metadata: &Metadata) -> Result<(), Refusal> {
    if metadata.is_file() { Ok(()) } else { Err(Refusal::NoFile(sort_of(metadata))) }
}

/// A path without `.` and `..`, as it reads.
fn plain(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// Opens a file for reading; should a pipe have taken its place, without waiting for a writer.
fn open_at_once(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(all(unix, feature = "cli"))]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
    }
    options.open(path)
}

#[cfg(unix)]
fn identity_of(metadata: &Metadata, _real: &Path) -> Identity {
    use std::os::unix::fs::MetadataExt;
    Identity::Number(metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn identity_of(_metadata: &Metadata, real: &Path) -> Identity {
    Identity::Path(real.to_owned())
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::io::Write;

    use super::*;

    /// A folder that is gone with the test.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Folder {
            let name = format!("clausal-open-{}-{name}", std::process::id());
            let folder = std::env::temp_dir().canonicalize().unwrap().join(name);
            std::fs::create_dir(&folder).unwrap();
            Folder(folder)
        }

        fn border(&self) -> Border {
            let mut border = Border::default();
            border.add_folder(&self.0);
            border
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_file_that_grows_or_shrinks_is_not_read() {
        let folder = Folder::new("grows");
        let path = folder.0.join("t.clause");
        let border = folder.border();
        for (before, after) in [("party A", "party A\nparty B"), ("party A", "party"), ("party A", "")] {
            std::fs::write(&path, before).unwrap();
            let opened = open(&path, Asking::Text(&border), 1).unwrap();
            let mut file = OpenOptions::new().write(true).truncate(true).open(&path).unwrap();
            file.write_all(after.as_bytes()).unwrap();
            assert!(matches!(opened.read(), Err(Refusal::Changing)), "{after}");
        }
        std::fs::write(&path, "party A").unwrap();
        assert_eq!(read(&path, Asking::Text(&border), 1).unwrap(), b"party A");
    }

    #[test]
    fn no_more_is_read_than_the_bound() {
        let folder = Folder::new("bound");
        let path = folder.0.join("t.clause");
        std::fs::write(&path, vec![b' '; (1 << 20) + 1]).unwrap();
        let border = folder.border();
        for asking in [Asking::Text(&border), Asking::CommandLine] {
            assert!(matches!(read(&path, asking, 1), Err(Refusal::TooLarge(1))));
            assert!(read(&path, asking, 2).is_ok());
        }
        assert!(matches!(read(Path::new("/dev/zero"), Asking::CommandLine, 1), Err(Refusal::TooLarge(1))));
        assert!(matches!(read(Path::new("/dev/zero"), Asking::Text(&border), 1), Err(Refusal::Outside)));
    }

    #[test]
    fn a_file_of_the_system_has_no_size_to_believe() {
        let mut border = Border::default();
        border.add_folder(Path::new("/"));
        let outside = read(Path::new("/proc/self/environ"), Asking::Text(&border), 1);
        assert!(matches!(outside, Err(Refusal::Outside)));
    }

    #[test]
    fn a_file_has_one_identity_under_all_its_names() {
        let folder = Folder::new("identity");
        let (one, two, link) = (folder.0.join("one"), folder.0.join("two"), folder.0.join("link"));
        std::fs::write(&one, "x").unwrap();
        std::fs::write(&two, "x").unwrap();
        std::os::unix::fs::symlink(&one, &link).unwrap();
        assert_eq!(identity(&one), identity(&link));
        assert_eq!(
            identity(&one),
            identity(&folder.0.join("../").join(folder.0.file_name().unwrap()).join("one"))
        );
        assert_ne!(identity(&one), identity(&two));
        assert_eq!(identity(&folder.0.join("none")), None);
        assert!(is_real(&one) && !is_real(&link));
    }
}
