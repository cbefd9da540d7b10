//! Folders in, a border out: which files a text of the project may reach.
//!
//! The border is one of real paths, after all links. What the command line itself names is not held to it: whoever starts
//! the program may read what they may read. A source, a record or a setting was perhaps written by somebody else.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use super::paths::shown;

/// Below these folders a system shows its own state as if it were files. No text of a project is there.
const OF_THE_SYSTEM: [&str; 2] = ["/proc", "/sys"];

/// The folder in which Git keeps what is nobody's text, such as the keys to a remote repository.
const OF_GIT: &str = ".git";

/// What texts may reach: the files below some folders, and those that the command line names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Border {
    /// Real paths.
    folders: Vec<PathBuf>,
    /// Paths as shown to people.
    named: BTreeSet<String>,
}

impl Border {
    /// Takes in what lies below a folder. One that is not there has nothing below it.
    pub fn add_folder(&mut self, folder: &Path) {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if let Ok(real) = folder.canonicalize()
            && !self.folders.contains(&real)
        {
            self.folders.push(real);
        }
    }

    /// Takes in a file that the command line names, whatever and wherever it is.
    pub fn add_named(&mut self, file: &Path) {
        self.named.insert(shown(file));
    }

    /// Takes in all that another border holds.
    pub fn add(&mut self, other: &Border) {
        for folder in &other.folders {
            if !self.folders.contains(folder) {
                self.folders.push(folder.clone());
            }
        }
        self.named.extend(other.named.iter().cloned());
    }

    /// Whether the command line names a file with this path.
    pub fn is_named(&self, path: &str) -> bool {
        self.named.contains(path)
    }

    /// Whether a real path lies inside.
    pub fn holds(&self, real: &Path) -> bool {
        self.folders.iter().any(|folder| {
            real.strip_prefix(folder).is_ok_and(|inner| {
                let is_git = |part: Component<'_>| part.as_os_str().eq_ignore_ascii_case(OF_GIT);
                !inner.components().any(is_git) && !is_of_the_system(real)
            })
        })
    }
}

fn is_of_the_system(real: &Path) -> bool {
    cfg!(unix) && OF_THE_SYSTEM.iter().any(|folder| real.starts_with(folder))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn around(folders: &[&str]) -> Border {
        Border { folders: folders.iter().map(PathBuf::from).collect(), named: BTreeSet::new() }
    }

    #[test]
    fn a_border_holds_what_is_below_its_folders() {
        let border = around(&["/home/us/project", "/home/us/common"]);
        let holds = |path: &str| border.holds(Path::new(path));
        assert!(holds("/home/us/project/terms/a.clause"));
        assert!(holds("/home/us/common/a.clause"));
        assert!(!holds("/home/us/projects/a.clause"), "a name that only begins alike");
        assert!(!holds("/home/us/a.clause"));
        assert!(!holds("/etc/passwd"));
        assert!(!around(&[]).holds(Path::new("/a.clause")));
    }

    #[test]
    fn what_is_no_text_of_anybody_is_outside() {
        let border = around(&["/"]);
        assert!(border.holds(Path::new("/home/us/a.clause")));
        assert!(!border.holds(Path::new("/home/us/.git/config")));
        if cfg!(unix) {
            assert!(!border.holds(Path::new("/proc/self/environ")));
        }
    }

    #[test]
    fn a_named_file_is_known_by_its_path() {
        let mut border = Border::default();
        border.add_named(Path::new("./terms/a.clause"));
        assert!(border.is_named("terms/a.clause"));
        assert!(!border.is_named("a.clause"));
    }
}
