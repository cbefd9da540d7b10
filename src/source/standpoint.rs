//! A path as it is shown, seen from where the program runs, in; the same path seen from the project's folder out.

use serde::{Deserialize, Serialize};

/// Where a project lies and where the program runs, each as seen from the other. The default: they are one folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standpoint {
    /// The project's folder, as seen from the folder the program runs in; empty where they are one.
    folder: String,
    /// The folder the program runs in, as seen from the project's; empty where it does not lie below that.
    here: String,
}

impl Standpoint {
    /// A project in `folder`, of which the program runs in the folder `here`.
    pub fn new(folder: &str, here: &str) -> Standpoint {
        Standpoint { folder: plain(folder), here: plain(here) }
    }

    /// The project's folder, as seen from where the program runs; empty where they are one.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// A path as seen from the project's folder; none where it leads elsewhere.
    pub fn seen(&self, path: &str) -> Option<String> {
        let path = plain(path);
        let below = path.strip_prefix(&self.folder).and_then(|rest| rest.strip_prefix('/'));
        let seen = match below {
            _ if self.folder.is_empty() => path,
            Some(below) => below.to_owned(),
            None if self.here.is_empty() => return None,
            None => plain(&format!("{}/{path}", self.here)),
        };
        (!seen.starts_with("../") && !seen.starts_with('/')).then_some(seen)
    }
}

/// A path without `.` and without `..` where a folder stands before it, so that no way round leads elsewhere.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            "" if !parts.is_empty() => {}
            ".." if parts.last().is_some_and(|last| !last.is_empty() && *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_the_same_wherever_one_stands() {
        for (folder, here, path, expected) in [
            (".", "", "drafts/a.md", Some("drafts/a.md")),
            (".", "", "./drafts/../drafts/a.md", Some("drafts/a.md")),
            (".", "", "../a.md", None),
            ("..", "drafts", "a.md", Some("drafts/a.md")),
            ("..", "drafts", "../terms/a.md", Some("terms/a.md")),
            ("..", "drafts", "../../a.md", None),
            ("../..", "drafts/ours", "a.md", Some("drafts/ours/a.md")),
            ("project", "", "project/drafts/a.md", Some("drafts/a.md")),
            ("project", "", "drafts/a.md", None),
            ("project", "", "projects/a.md", None),
            ("../up", "", "../up/a.md", Some("a.md")),
            (".", "", "/etc/a.md", None),
        ] {
            assert_eq!(
                Standpoint::new(folder, here).seen(path).as_deref(),
                expected,
                "{folder} {here} {path}"
            );
        }
    }
}
