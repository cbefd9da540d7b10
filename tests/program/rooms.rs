//! The rooms of `src`: which may use which, and that no ring of files in them is larger than a reader can hold in mind.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A room uses only the rooms above it in the table of the architecture, and every room stands there.
#[test]
fn rooms_use_only_the_rooms_above_them() {
    let page = std::fs::read_to_string("docs/architecture.md").unwrap();
    let (_, table) = page.split_once("\n## The rooms\n").unwrap();
    let rows = table.split("\n## ").next().unwrap().lines().filter_map(|row| row.strip_prefix("| `"));
    let rooms: Vec<&str> = rows.filter_map(|row| row.split('`').next()).collect();
    let library = std::fs::read_to_string("src/lib.rs").unwrap();
    let declared = library.lines().filter_map(|line| line.split_once("mod ")?.1.strip_suffix(';'));
    let declared: BTreeSet<&str> = declared.collect();
    assert_eq!(declared, rooms.iter().copied().collect());
    assert_eq!(rooms_of_the_readme(), declared.iter().map(|room| (*room).to_owned()).collect::<Vec<_>>());
    let mut wrong = Vec::new();
    for (place, room) in rooms.iter().enumerate() {
        for file in files_of(room) {
            let text = std::fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            for used in lines.flat_map(|line| line.split("crate::").skip(1)) {
                let name = used.split(|sign: char| !(sign.is_alphanumeric() || sign == '_')).next().unwrap();
                if rooms.iter().position(|room| *room == name).is_some_and(|used| used > place) {
                    wrong.push(format!("{} uses `{name}`", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rooms in the README's table of `src/`, sorted; each stands there once.
fn rooms_of_the_readme() -> Vec<String> {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let (_, table) = readme.split_once("| in `src/` |").unwrap();
    let rows = table.split("\n\n").next().unwrap().lines().skip(2);
    let cells = rows.filter_map(|row| row.strip_prefix("| ")?.split(" | ").next());
    let mut rooms: Vec<String> =
        cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect();
    rooms.sort();
    rooms
}

/// What an id of the IR stands for is asked of `src/ir/names.rs`, which stops the program where there is nothing; a `get` of its own
/// would find nothing and print an empty name.
#[test]
fn ids_of_the_ir_are_looked_up_in_one_file() {
    let accessors = std::fs::read_to_string("src/ir/names.rs").unwrap();
    let (_, listed) = accessors.split_once("    Ir {\n").unwrap();
    let lines = listed.split("\n    }").next().unwrap().lines();
    let lists = lines.filter(|line| !line.trim_start().starts_with("///"));
    let lists: Vec<&str> = lists.filter_map(|line| line.split(", ").nth(1)?.strip_suffix(';')).collect();
    assert!(lists.len() > 10 && lists.contains(&"terms"), "{lists:?}");
    let library = std::fs::read_to_string("src/lib.rs").unwrap();
    let rooms = library.lines().filter_map(|line| line.split_once("mod ")?.1.strip_suffix(';'));
    let mut wrong = Vec::new();
    for file in rooms.flat_map(files_of).filter(|file| !file.ends_with("ir/names.rs")) {
        let code: String = std::fs::read_to_string(&file).unwrap().split_whitespace().collect();
        for list in &lists {
            for (before, after) in around(&code, &format!(".{list}.get(")) {
                let is_of_the_ir = before.ends_with("ir") || before.ends_with("ir()");
                if is_of_the_ir && after.split(')').next().unwrap().contains(".index(") {
                    wrong.push(format!("{} looks up `{list}`", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What stands before and after each place of some words.
fn around<'t>(text: &'t str, words: &str) -> Vec<(&'t str, &'t str)> {
    text.match_indices(words).map(|(at, found)| (&text[..at], &text[at + found.len()..])).collect()
}

/// Inside `evaluate` no inner room uses one that is drawn above it: data flows up from `limits` to `waive`.
#[test]
fn inner_rooms_of_evaluate_use_only_those_below_them() {
    let order = ["limits", "known", "one_world", "all_worlds", "finding", "search", "waive", "problem"];
    let place = |file: &str| {
        let inner = file.strip_prefix("evaluate::")?.split("::").next()?;
        order.iter().position(|room| *room == inner)
    };
    let house = House::read();
    let mut wrong = Vec::new();
    for (file, uses) in &house.uses {
        for used in uses {
            if let (Some(here), Some(there)) = (place(file), place(used))
                && there > here
            {
                wrong.push(format!("{file} uses {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How many files may lead round to each other.
const LARGEST_RING: usize = 4;

/// Files that use each other in a ring can only be read together, so rings stay small. The file of a folder itself (`mod.rs`) only
/// says what is in it, and is no part of a ring.
#[test]
fn no_ring_of_files_is_large() {
    let house = House::read();
    assert!(house.uses.len() > 300, "{} files", house.uses.len());
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        house.uses.keys().map(|file| (file.as_str(), house.reached(file))).collect();
    let mut rings = BTreeSet::new();
    for (file, all) in &reached {
        let ring: BTreeSet<&str> =
            all.iter().copied().filter(|other| reached[other].contains(file)).collect();
        if ring.len() > LARGEST_RING {
            rings.insert(ring);
        }
    }
    assert!(rings.is_empty(), "these files use each other in a ring:\n{rings:#?}");
}

/// Which file uses which, each by the path of its module: `evaluate::known::value`.
#[derive(Default)]
struct House {
    uses: BTreeMap<String, BTreeSet<String>>,
    /// The files of folders, with what each hands on under a name of its own.
    handed_on: BTreeMap<String, BTreeMap<String, String>>,
}

impl House {
    fn read() -> House {
        let library = std::fs::read_to_string("src/lib.rs").unwrap();
        let mut texts = BTreeMap::new();
        for room in library.lines().filter_map(|line| line.split_once("mod ")?.1.strip_suffix(';')) {
            for file in files_of(room).into_iter().filter(|file| !file.ends_with("tests.rs")) {
                let path = file.strip_prefix("src").unwrap().with_extension("");
                let path = path.to_str().unwrap().replace('/', "::");
                texts.insert(path, std::fs::read_to_string(file).unwrap());
            }
        }
        let mut house = House::default();
        for path in texts.keys() {
            match path.strip_suffix("::mod") {
                Some(folder) => _ = house.handed_on.insert(folder.to_owned(), BTreeMap::new()),
                None => _ = house.uses.insert(path.clone(), BTreeSet::new()),
            }
        }
        let mut named = BTreeMap::new();
        for (path, text) in &texts {
            let here = path.strip_suffix("::mod").unwrap_or(path);
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let lines: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let code = lines.join("\n");
            let (mut all, mut handed_on) = (Vec::new(), BTreeMap::new());
            for statement in code.split(';') {
                let Some((before, tree)) = statement.rsplit_once("use ") else { continue };
                if !before.is_empty() && !before.ends_with([' ', '\n']) {
                    continue;
                }
                let is_public =
                    before.rsplit('\n').next().unwrap_or_default().trim_start().starts_with("pub");
                for leaf in leaves(tree) {
                    let (leaf, name) = leaf.split_once(" as ").unwrap_or((&leaf, last(&leaf)));
                    let Some(leaf) = house.whole(here, leaf) else { continue };
                    if is_public {
                        handed_on.insert(name.to_owned(), leaf.clone());
                    }
                    all.push(leaf);
                }
            }
            for written in code.split(|sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == ':')) {
                if written.contains("::") {
                    all.extend(house.whole(here, written.trim_end_matches(':')));
                }
            }
            if let Some(known) = house.handed_on.get_mut(here) {
                *known = handed_on;
            }
            named.insert(path.clone(), all);
        }
        for (path, all) in named {
            let used: BTreeSet<String> = all.iter().filter_map(|name| house.file_of(name, 0)).collect();
            if let Some(uses) = house.uses.get_mut(&path) {
                uses.extend(used.into_iter().filter(|used| *used != path));
            }
        }
        house
    }

    /// A path as seen from the root; none where it leads out of the house.
    fn whole(&self, here: &str, path: &str) -> Option<String> {
        let mut from: Vec<&str> = here.split("::").collect();
        let mut parts = path.trim().split("::").peekable();
        match *parts.peek()? {
            "crate" => {
                parts.next();
                from.clear();
            }
            "self" => _ = parts.next(),
            "super" => {
                while parts.next_if_eq(&"super").is_some() {
                    from.pop();
                }
            }
            inner => {
                let inner = format!("{here}::{inner}");
                if !self.uses.contains_key(&inner) && !self.handed_on.contains_key(&inner) {
                    return None;
                }
            }
        }
        from.extend(parts);
        Some(from.join("::"))
    }

    /// The file that has what a path names, wherever it is handed on; none where that is the file of a folder.
    fn file_of(&self, path: &str, steps: usize) -> Option<String> {
        let mut known = path;
        loop {
            if self.uses.contains_key(known) {
                return Some(known.to_owned());
            }
            if let Some(handed_on) = self.handed_on.get(known) {
                let name = path.strip_prefix(known)?.strip_prefix("::")?.split("::").next()?;
                let leads = handed_on.get(name).filter(|leads| *leads != path && steps < 8)?;
                return self.file_of(leads, steps + 1);
            }
            known = known.rsplit_once("::")?.0;
        }
    }

    /// All that a file leads to, in however many steps.
    fn reached(&self, file: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![file];
        while let Some(file) = open.pop() {
            for used in &self.uses[file] {
                if reached.insert(used.as_str()) {
                    open.push(used);
                }
            }
        }
        reached
    }
}

/// The last part of a path.
fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or_default()
}

/// The paths of `a::{b, c::{self, D}}`, one by one.
fn leaves(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((before, inner)) = tree.split_once('{') else {
        return vec![tree.strip_suffix("::self").unwrap_or(tree).to_owned()];
    };
    let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
    let (mut depth, mut part, mut parts) = (0, String::new(), Vec::new());
    for sign in inner.chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if sign == ',' && depth == 0 {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(sign);
        }
    }
    parts.push(part);
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| leaves(&format!("{before}{}", part.trim()))).collect()
}

/// The files of a room that are not tests.
fn files_of(room: &str) -> Vec<PathBuf> {
    let mut files = vec![PathBuf::from(format!("src/{room}.rs"))];
    let mut folders = vec![PathBuf::from(format!("src/{room}"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap();
            match path.extension() {
                _ if name == "tests" => {}
                Some(ending) if ending == "rs" => files.push(path),
                _ => folders.push(path),
            }
        }
    }
    files.retain(|file| file.is_file());
    assert!(!files.is_empty(), "`{room}` is a room without files");
    files
}
