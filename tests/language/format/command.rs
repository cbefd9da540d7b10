//! `clausal fmt` as a program: what it writes, what it leaves, how it ends.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn fmt(folder: &PathBuf, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_clausal"))
        .arg("fmt")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn files_are_checked_shown_and_written() {
    let folder = folder("fmt-files");
    fs::write(folder.join("a.clause"), "party   A\n").unwrap();
    fs::write(folder.join("b.clause"), "party B\n").unwrap();

    let checked = fmt(&folder, &["--check"]);
    assert_eq!(
        (checked.status.code(), said(&checked).lines().next()),
        (Some(1), Some("not formatted: a.clause"))
    );
    let shown = fmt(&folder, &["--diff", "a.clause"]);
    assert_eq!(shown.status.code(), Some(1));
    assert_eq!(said(&shown), "--- a.clause\n+++ a.clause\n@@ -1 +1 @@\n-party   A\n+party A\n");
    assert_eq!(fs::read_to_string(folder.join("a.clause")).unwrap(), "party   A\n", "neither writes");

    assert_eq!(fmt(&folder, &[]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(folder.join("a.clause")).unwrap(), "party A\n");
    assert_eq!(fmt(&folder, &["--check"]).status.code(), Some(0));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing else is left in the folder");
}

#[test]
fn a_file_with_errors_is_left_alone_and_the_others_are_formatted() {
    let folder = folder("fmt-errors");
    fs::write(folder.join("a.clause"), "party   A\nparty\n").unwrap();
    fs::write(folder.join("b.clause"), "party   B\n").unwrap();
    let output = fmt(&folder, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("`a.clause` is left alone"));
    assert_eq!(fs::read_to_string(folder.join("a.clause")).unwrap(), "party   A\nparty\n");
    assert_eq!(fs::read_to_string(folder.join("b.clause")).unwrap(), "party B\n");
}

#[test]
fn standard_input_is_formatted_to_standard_output() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_clausal"))
        .args(["fmt", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"party   A").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), "party A\n"));
}
