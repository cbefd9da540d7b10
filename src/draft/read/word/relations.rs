//! What a part of a Word document is related to in; where the main part, its styles, notes and comments stand, out. A program that
//! shows the document goes by this, so words that stand where they usually do and are not named here are before no reader's eyes.

use super::package::Package;
use super::xml::{Step, attribute, walk};
use crate::draft::problem::Unreadable;

/// The most parts of one sort that are read.
const MOST: usize = 64;

/// The relations of one part.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// The folder that targets start from, with a `/` at its end; empty for the archive itself.
    folder: String,
    /// The last word of the type, the target, and the name that the part has for it.
    list: Vec<(String, String, String)>,
    is_known: bool,
}

impl Relations {
    /// The relations of a part, of the archive itself where `part` is empty.
    pub fn of(package: &mut Package<'_>, part: &str) -> Result<Relations, Unreadable> {
        let (folder, name) = part.rfind('/').map_or(("", part), |end| part.split_at(end + 1));
        let path = format!("{folder}_rels/{name}.rels");
        let Some(text) = package.part(&path)? else { return Ok(Relations::default()) };
        let mut relations = Relations { folder: folder.to_owned(), list: Vec::new(), is_known: true };
        walk(&text, &path, |step| {
            let Step::Open("Relationship", element) = step else { return };
            let is_outside = attribute(element, "TargetMode").is_some_and(|mode| mode == "External");
            if let (Some(kind), Some(target), false) =
                (attribute(element, "Type"), attribute(element, "Target"), is_outside)
            {
                let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
                let id = attribute(element, "Id").unwrap_or_default();
                relations.list.push((kind, target, id));
            }
        })?;
        Ok(relations)
    }

    /// The parts of a sort, at most so many as any document has; where nothing says what is related to what, the one that has
    /// the usual name.
    pub fn parts(&self, kind: &str, usual: &str) -> Vec<String> {
        if !self.is_known {
            return vec![usual.to_owned()];
        }
        let mut parts: Vec<String> = Vec::new();
        for (_, target, _) in self.list.iter().filter(|(of, ..)| of == kind).take(MOST) {
            let path = resolved(&self.folder, target);
            if !parts.contains(&path) {
                parts.push(path);
            }
        }
        parts
    }

    /// The parts of a sort, each with the name that this part has for it.
    pub fn named(&self, kind: &str) -> Vec<(String, String)> {
        let of_kind = self.list.iter().filter(|(of, ..)| of == kind);
        of_kind.map(|(_, target, id)| (id.clone(), resolved(&self.folder, target))).collect()
    }

    /// The first part of a sort.
    pub fn first(&self, kind: &str, usual: &str) -> Option<String> {
        self.parts(kind, usual).into_iter().next()
    }
}

/// The path in the archive of a target that is named from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("{folder}{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_start_from_the_folder_of_their_part() {
        for (folder, target, expected) in [
            ("word/", "styles.xml", "word/styles.xml"),
            ("word/", "/word/styles.xml", "word/styles.xml"),
            ("word/", "../other/./styles.xml", "other/styles.xml"),
            ("", "word/document2.xml", "word/document2.xml"),
            ("", "../../word/document.xml", "word/document.xml"),
        ] {
            assert_eq!(resolved(folder, target), expected, "{folder} {target}");
        }
    }
}
