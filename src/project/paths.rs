//! Paths in, paths as people are shown them or as another folder sees them out. No file is looked at.

use std::path::{Component, Path, PathBuf};

use crate::source::Standpoint;

/// The name of the project file.
pub const PROJECT_FILE: &str = "clausal.toml";

/// `path` as seen from the folder of `from`: `../a.clause` beside `terms/b.clause` is `a.clause`. An absolute path is seen from
/// everywhere alike.
pub fn beside(from: &str, path: &str) -> String {
    if path.starts_with(['/', '\\']) || Path::new(path).is_absolute() {
        return path.replace('\\', "/");
    }
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

/// Where a project's folder lies, and where in it the program runs.
pub fn standpoint(folder: &Path) -> Standpoint {
    let inside = std::env::current_dir().ok().and_then(|here| {
        let whole = plain(&here.join(folder));
        here.strip_prefix(&whole).map(|inside| inside.to_string_lossy().replace('\\', "/")).ok()
    });
    Standpoint::new(&shown(folder), &inside.unwrap_or_default())
}

/// A path without `.`, and without `..` where a folder stands before it.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
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
        assert_eq!(beside("a/b.clause", "/etc/c.clause"), "/etc/c.clause");
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
