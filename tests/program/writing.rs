//! What the program writes: never over what was read, whole or not at all, and with links and permissions kept.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};

use super::folder::Folder;

/// A policy, and terms that break it.
const POLICY: &str = "use std.partnership\nwe are Us\nparty Us\nparty Acme\n\
                      policy p { rule c: commitment must be rollable }\n";
const TERMS: &str =
    "agreement deal between Us and Acme signed 2025-01-01 { t: commitment from Us to Acme }\n";
const DRAFT: &str = "# Order\n\nIt is the the house.\n";

fn project() -> Folder {
    Folder::with(&[
        ("p.clause", POLICY),
        ("t.clause", TERMS),
        ("d.md", DRAFT),
        ("d.json", r#"[{"agreement":"a-1","parties":["Us","Acme"],"draft":"d.md","terms":[]}]"#),
    ])
}

const PROJECT: [&str; 4] = ["check", "p.clause", "t.clause", "d.json"];

/// Runs a command on the project, and wants that nothing of it has changed, nor anything been left behind.
#[track_caller]
fn refused(folder: &Folder, arguments: &[&str], words: &str) {
    let before = state(folder);
    let (status, text) = folder.outcome(arguments);
    assert_eq!(status, 2, "{arguments:?}: {text}");
    let text = text.split_whitespace().filter(|word| *word != "│").collect::<Vec<_>>().join(" ");
    assert!(text.contains(words), "{arguments:?}: no `{words}` in {text}");
    assert_eq!(state(folder), before, "{arguments:?}");
}

/// The names in a folder, what they lead to, and what is in each.
fn state(folder: &Folder) -> Vec<String> {
    let mut all: Vec<String> = fs::read_dir(&folder.0)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            let text = if kind.is_dir() { "folder".to_owned() } else { said(&path) };
            format!("{:?} {:?} {text}", entry.file_name(), fs::read_link(&path).ok())
        })
        .collect();
    all.sort();
    all
}

fn said(path: &std::path::Path) -> String {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => {
            format!("{:o} {}", metadata.mode(), String::from_utf8_lossy(&fs::read(path).unwrap_or_default()))
        }
        _ => "no file".to_owned(),
    }
}

#[test]
fn no_output_is_written_over_what_was_read() {
    let folder = project();
    folder.write("clausal.toml", "");
    folder.link("t.clause", "link");
    folder.link(".", "round");
    fs::hard_link(folder.at("t.clause"), folder.at("twin")).unwrap();
    let own = folder.at("t.clause").to_str().unwrap().to_owned();
    let spelt =
        ["t.clause", "./t.clause", "round/t.clause", "link", "twin", &own, "p.clause", "d.json", "d.md"];
    for target in spelt.into_iter().chain(["clausal.toml"]) {
        let with = |more: &[&'static str]| -> Vec<&str> {
            PROJECT.iter().copied().chain(more.iter().copied()).chain([target]).collect()
        };
        refused(&folder, &with(&["--format", "short", "--output"]), "read");
        refused(&folder, &with(&["--write-baseline", "--baseline"]), "");
        if target != "t.clause" && target != "twin" {
            // One way to write is like another.
            continue;
        }
        refused(&folder, &with(&["--emit", "ir", "--output"]), "read");
        refused(&folder, &with(&["--emit", "data", "--output"]), "read");
        refused(&folder, &with(&["--fix", "--output"]), "read");
        for picture in ["--svg", "--html"] {
            refused(&folder, &["timeline", "p.clause", "t.clause", "d.json", picture, target], "read");
        }
    }
    refused(&folder, &["lint", "d.md", "--output", "d.md"], "it is one of the files that were read");
    refused(&folder, &["lint", "d.md", "--fix", "--output", "round/d.md"], "`d.md`, which was read");
}

#[test]
fn a_report_of_what_could_not_be_read_is_written_over_nothing_of_it() {
    let folder = project();
    folder.write("clausal.toml", "[check]\nstrickt = 1\n");
    for target in ["t.clause", "d.json", "d.md", "clausal.toml"] {
        for paths in [&["."][..], &["p.clause", "t.clause", "d.json"], &[]] {
            let all = [&["check"], paths, &["--format", "json", "--output", target]].concat();
            refused(&folder, &all, "cannot write");
        }
    }
    let (status, _) = folder.outcome(&["check", "--format", "markdown", "--output", "report.md"]);
    assert!(status == 2 && folder.read("report.md").starts_with("## Clausal"));
    let (status, text) = folder.outcome(&["check", "--format", "markdown", "--output", "report.md"]);
    assert!(status == 2 && !text.contains("cannot write"), "{text}");
}

#[test]
fn a_baseline_is_written_over_itself_and_nothing_else_but_a_baseline() {
    let folder = project();
    folder.write("README.md", "# Read me\n");
    let with = |target: &'static str| [&PROJECT[..], &["--write-baseline", "--baseline", target]].concat();
    refused(&folder, &with("README.md"), "what is there is no baseline");
    for _ in 0..2 {
        let (status, text) = folder.outcome(&with("known.json"));
        assert_eq!(status, 0, "{text}");
        assert!(folder.read("known.json").contains("p/c"));
    }
    let both = [&PROJECT[..], &["--baseline", "known.json", "--output", "known.json"]].concat();
    refused(&folder, &both, "it is one of the files that were read");
    for report in [&["--output", "new.json"][..], &["--format", "json=new.json"]] {
        let one = [&PROJECT[..], &["--write-baseline", "--baseline", "new.json"], report].concat();
        refused(&folder, &one, "is named for the baseline and for the report");
    }
    let (status, text) = folder.outcome(&[&PROJECT[..], &["--baseline", "known.json"]].concat());
    assert_eq!(status, 0, "{text}");
}

#[test]
fn an_output_takes_the_place_of_an_older_one() {
    let folder = project();
    folder.write("real/out.txt", "older");
    fs::set_permissions(folder.at("real/out.txt"), fs::Permissions::from_mode(0o640)).unwrap();
    folder.link("real/out.txt", "out.txt");
    let with = |target: &'static str| [&PROJECT[..], &["--format", "short", "--output", target]].concat();
    let (status, text) = folder.outcome(&with("out.txt"));
    assert_eq!(status, 1, "{text}");
    assert!(folder.at("out.txt").is_symlink(), "the link is kept");
    assert!(folder.read("real/out.txt").contains("error[p/c]"));
    assert_eq!(fs::metadata(folder.at("out.txt")).unwrap().mode() & 0o777, 0o640);
    assert_eq!(fs::read_dir(folder.at("real")).unwrap().count(), 1, "nothing is left behind");
    let (status, text) = folder.outcome(&with("new.txt"));
    assert_eq!(status, 1, "{text}");
    assert_eq!(folder.read("new.txt"), folder.read("out.txt"));

    folder.link("nowhere", "dangling");
    refused(&folder, &with("dangling"), "it is a link that leads nowhere");
    refused(&folder, &with("real"), "it is a folder");
    refused(&folder, &with("none/out.txt"), "there is no such file or folder");
    folder.write("two", "older");
    fs::hard_link(folder.at("two"), folder.at("names")).unwrap();
    refused(&folder, &with("two"), "it has several names (hard links)");
    fs::set_permissions(folder.at("new.txt"), fs::Permissions::from_mode(0o400)).unwrap();
    if fs::OpenOptions::new().write(true).open(folder.at("new.txt")).is_err() {
        refused(&folder, &with("new.txt"), "it may not be written");
    }
}

#[test]
fn what_is_no_file_is_written_to_and_stays() {
    let folder = project();
    let with = |target: &str| -> Vec<String> {
        PROJECT
            .iter()
            .chain(&["--format", "short", "--output"])
            .map(|word| (*word).to_owned())
            .chain([target.to_owned()])
            .collect()
    };
    for target in ["/dev/stdout", "/dev/fd/1", "/dev/stderr"] {
        let all = with(target);
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let (status, text) = folder.outcome(&all);
        assert!(status == 1 && text.contains("error[p/c]"), "{target}: {text}");
    }
    let all = with("/dev/null");
    let (status, text) = folder.outcome(&all.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!((status, text.as_str()), (1, ""));
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    let all = with("/dev/full");
    let (status, text) = folder.outcome(&all.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(status, 2, "{text}");
    // Standard output that is a file is written on, after what is there.
    folder.write("log", "before\n");
    let log = fs::OpenOptions::new().append(true).open(folder.at("log")).unwrap();
    let all = with("/dev/stdout");
    folder.command(&all.iter().map(String::as_str).collect::<Vec<_>>()).stdout(log).status().unwrap();
    assert!(folder.read("log").starts_with("before\n") && folder.read("log").contains("error[p/c]"));
    folder.pipe("pipe");
    let reader =
        std::process::Command::new("cat").arg(folder.at("pipe")).stdout(std::process::Stdio::piped()).spawn();
    let (status, _) = folder.outcome(&[&PROJECT[..], &["--format", "short", "--output", "pipe"]].concat());
    let read = reader.unwrap().wait_with_output().unwrap();
    assert!(status == 1 && String::from_utf8_lossy(&read.stdout).contains("error[p/c]"));
}

#[test]
fn a_draft_is_mended_whole_or_not_at_all() {
    let folder = Folder::with(&[("real/d.md", DRAFT)]);
    fs::set_permissions(folder.at("real/d.md"), fs::Permissions::from_mode(0o604)).unwrap();
    folder.link("real/d.md", "d.md");
    let (status, text) = folder.outcome(&["lint", "d.md", "--fix"]);
    assert_eq!(status, 0, "{text}");
    assert_eq!(folder.read("real/d.md"), DRAFT.replace("the the", "the"));
    assert!(folder.at("d.md").is_symlink());
    assert_eq!(fs::metadata(folder.at("d.md")).unwrap().mode() & 0o777, 0o604);
    assert_eq!(fs::read_dir(folder.at("real")).unwrap().count(), 1, "nothing is left behind");

    let folder = Folder::with(&[("d.md", DRAFT)]);
    fs::hard_link(folder.at("d.md"), folder.at("twin.txt")).unwrap();
    refused(&folder, &["lint", "d.md", "--fix"], "it has several names (hard links)");

    // A limit of 4 kB for what may be written stands for a full disk.
    let folder = Folder::with(&[("d.md", &format!("{DRAFT}{}", "So it is the the way.\n".repeat(500)))]);
    let before = folder.read("d.md");
    let program = env!("CARGO_BIN_EXE_clausal");
    for arguments in ["lint d.md --fix", "lint d.md --format json --output d.json"] {
        let limited = format!("trap '' XFSZ; ulimit -f 4; {program} {arguments}");
        let mut shell = std::process::Command::new("bash");
        let output = shell.args(["-c", &limited]).current_dir(&folder.0).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert_eq!(folder.read("d.md"), before);
        assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1, "nothing is left behind");
    }
}

#[test]
fn what_a_killed_program_left_is_taken_away() {
    let folder = Folder::with(&[("d.md", DRAFT), (".d.md.clausal-new", "half of")]);
    let (status, text) = folder.outcome(&["lint", "d.md", "--fix"]);
    assert_eq!(status, 0, "{text}");
    assert_eq!(folder.read("d.md"), DRAFT.replace("the the", "the"));
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1);
    // A link that somebody has put there is not written through.
    let folder = Folder::with(&[("d.md", DRAFT), ("other", "kept")]);
    folder.link("other", ".d.md.clausal-new");
    let (status, text) = folder.outcome(&["lint", "d.md", "--fix"]);
    assert_eq!(status, 0, "{text}");
    assert_eq!(folder.read("other"), "kept");
    // What another program is writing now is left to it.
    let folder = Folder::with(&[("d.md", DRAFT), (".d.md.clausal-new", "half of")]);
    let writing = fs::File::open(folder.at(".d.md.clausal-new")).unwrap();
    writing.lock().unwrap();
    let (status, text) = folder.outcome(&["lint", "d.md", "--fix"]);
    assert!(status == 2 && text.contains("another program is writing it"), "{text}");
    assert_eq!(folder.read("d.md"), DRAFT);
}

#[test]
fn sources_are_formatted_in_their_place() {
    let ugly = "party   Us\n";
    let folder = Folder::with(&[("real/a.clause", ugly), ("b.clause", ugly)]);
    folder.link("real/a.clause", "a.clause");
    fs::hard_link(folder.at("b.clause"), folder.at("twin.txt")).unwrap();
    let (status, text) = folder.outcome(&["fmt", "a.clause", "b.clause"]);
    assert_eq!(status, 2, "{text}");
    assert!(text.contains("formatted: a.clause") && text.contains("several names"), "{text}");
    assert_eq!(folder.read("real/a.clause"), "party Us\n");
    assert_eq!(folder.read("b.clause"), ugly);
    assert!(folder.at("a.clause").is_symlink());
}

#[test]
fn a_new_project_is_written_over_nothing() {
    let folder = Folder::with(&[]);
    folder.link("elsewhere", "terms.clause");
    refused(&folder, &["init"], "`terms.clause` is already there");
    assert!(!folder.at("elsewhere").exists());
    fs::remove_file(folder.at("terms.clause")).unwrap();
    let (status, text) = folder.outcome(&["init"]);
    assert_eq!(status, 0, "{text}");
    let names = ["clausal.toml", "drafts", "policy.clause", "terms.clause", "tests.clause"];
    let mut found: Vec<_> =
        fs::read_dir(&folder.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    found.sort();
    assert_eq!(found, names);
    refused(&folder, &["init"], "is already there");
}
