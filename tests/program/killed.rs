//! The program, killed at random moments while it writes: each file has what it had, or all that it should have.
//!
//! `CLAUSAL_KILLS=500` kills each command so often; three times unless said. Which moments is random and depends on the machine;
//! that no moment does harm must hold for all.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::folder::Folder;

/// The files of a folder and what is in them.
type State = BTreeMap<String, Vec<u8>>;

/// What a text that is being written is called until it is whole.
const UNFINISHED: &str = ".clausal-new";

fn state(folder: &Path) -> State {
    let mut files = State::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// A row of numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }
}

/// What each command begins with: large enough that writing takes a while.
fn files() -> Vec<(String, String)> {
    let mut terms = String::from(
        "use std.partnership\nwe are Us\nparty Us\nparty   Acme\n\
         policy p { rule c: commitment must be rollable }\n\
         agreement deal between Us and Acme signed 2025-01-01 {\n",
    );
    for term in 0..400 {
        terms.push_str(&format!("    t{term}:   commitment from Us to Acme\n"));
    }
    terms.push_str("}\n");
    let draft = "So it is the the way.\n\n".repeat(4_000);
    [
        ("t.clause", terms),
        ("d.md", draft),
        ("out.json", "{}\n".repeat(50_000)),
        ("out.svg", "older".to_owned()),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .into()
}

fn with_files() -> Folder {
    let files = files();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Folder::with(&files)
}

const COMMANDS: [&[&str]; 6] = [
    &["lint", "d.md", "--fix", "--format", "short"],
    &["fmt", "t.clause"],
    &["check", "t.clause", "--format", "json", "--output", "out.json"],
    &["check", "t.clause", "--baseline", "known.json", "--write-baseline"],
    &["timeline", "t.clause", "--svg", "out.svg"],
    &["init", "new"],
];

#[test]
fn a_killed_program_leaves_the_old_content_or_the_new_one() {
    let kills: u64 = std::env::var("CLAUSAL_KILLS").map_or(3, |kills| kills.parse().expect("a number"));
    let mut dice = Dice(7);
    let (mut old, mut new, mut left) = (0, 0, 0);
    for arguments in COMMANDS {
        let folder = with_files();
        let before = state(&folder.0);
        let begun = Instant::now();
        folder.outcome(arguments);
        let took = u64::try_from(begun.elapsed().as_micros()).unwrap();
        let after = state(&folder.0);
        assert_ne!(before, after, "{arguments:?} writes something");
        for _ in 0..kills {
            let folder = with_files();
            let mut command = folder.command(arguments);
            let mut child =
                command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            // Most is written at the end.
            std::thread::sleep(Duration::from_micros(took / 3 + dice.below(took)));
            let _ = child.kill();
            child.wait().unwrap();
            let found = state(&folder.0);
            for (name, text) in &found {
                if name.ends_with(UNFINISHED) {
                    left += 1;
                } else if before.get(name) == Some(text) {
                    old += 1;
                } else {
                    assert_eq!(after.get(name), Some(text), "{arguments:?}: {name} is neither old nor new");
                    new += 1;
                }
            }
            assert!(before.keys().all(|name| found.contains_key(name)), "{arguments:?}: a file is gone");
            // Another start brings all to its end, whatever the first one left.
            if arguments.first() != Some(&"init") {
                folder.outcome(arguments);
                assert_eq!(state(&folder.0), after, "{arguments:?}");
            }
        }
    }
    println!("{old} files as before, {new} as after, {left} that were not finished");
}

/// A signal at the very moment of writing: the system kills who writes more than a limit.
#[test]
fn a_program_that_is_killed_by_what_it_writes_does_no_harm() {
    for arguments in COMMANDS {
        let complete = with_files();
        complete.outcome(arguments);
        let after = state(&complete.0);
        for blocks in [0, 1, 30] {
            let folder = with_files();
            let before = state(&folder.0);
            let limited = format!("ulimit -f {blocks}; exec \"$0\" \"$@\"");
            let mut shell = std::process::Command::new("bash");
            let shell = shell.args(["-c", &limited, env!("CARGO_BIN_EXE_clausal")]).args(arguments);
            shell.current_dir(&folder.0).output().unwrap();
            for (name, text) in state(&folder.0) {
                let is_whole = before.get(&name) == Some(&text) || after.get(&name) == Some(&text);
                assert!(is_whole || name.ends_with(UNFINISHED), "{arguments:?}, {blocks} blocks: {name}");
            }
        }
    }
}
