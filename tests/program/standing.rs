//! `--as`, `--as-of` and `--only` in every command that has them: a name that nothing has ends with 2 and the nearest one.

use std::process::{Command, Output};

/// What each command is started with; its paths come last.
const COMMANDS: [&[&str]; 3] = [&["check"], &["timeline"], &["why", "platform-risk/open-cloud", "--path"]];

fn clausal(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_clausal")).args(arguments).output().expect("the program runs")
}

/// What a command says of the case when it is started with these arguments besides.
fn about_the_case(command: &[&str], more: &[&str]) -> (Option<i32>, String) {
    let output = clausal(&[command, &["policies/cases/microsoft-openai"], more].concat());
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).expect("the output is text"))
}

#[test]
fn a_side_that_is_no_party_is_refused() {
    for command in COMMANDS {
        let (status, text) = about_the_case(command, &["--as", "OpenAl"]);
        assert_eq!(status, Some(2), "{command:?}: {text}");
        assert!(text.contains("there is no party `OpenAl`"), "{command:?}: {text}");
        assert!(text.contains("did you mean `OpenAI`?"), "{command:?}: {text}");
    }
}

#[test]
fn an_agreement_that_is_not_there_is_refused() {
    for command in &COMMANDS[..2] {
        let (status, text) = about_the_case(command, &["--only", "nope"]);
        assert_eq!(status, Some(2), "{command:?}: {text}");
        assert!(text.contains("there is no agreement `nope`"), "{command:?}: {text}");
        assert!(text.contains("write the name of an agreement that is declared"), "{command:?}: {text}");
    }
}

#[test]
fn a_day_that_is_none_is_refused() {
    for command in COMMANDS {
        let (status, text) = about_the_case(command, &["--as-of", "2026-02-30"]);
        assert_eq!(status, Some(2), "{command:?}: {text}");
        assert!(text.contains("`--as-of 2026-02-30` is not a day of the calendar"), "{command:?}: {text}");
        let (status, text) = about_the_case(command, &["--as-of", "today"]);
        assert!(status.is_some_and(|status| status < 2), "{command:?}: {text}");
    }
}

#[test]
fn what_is_there_is_not_refused() {
    for command in COMMANDS {
        let (status, text) = about_the_case(command, &["--as", "OpenAI", "--as-of", "2026-05-01"]);
        assert_ne!(status, Some(2), "{command:?}: {text}");
        assert!(!text.contains("there is no"), "{command:?}: {text}");
    }
}

#[test]
fn what_is_written_instead_of_findings_is_refused_alike() {
    for emit in ["ir", "data"] {
        let (status, text) = about_the_case(&["check", "--emit", emit], &["--only", "nope"]);
        assert_eq!(status, Some(2), "{emit}: {}", &text[..text.len().min(200)]);
        assert!(text.contains("there is no agreement `nope`"), "{emit}");
    }
}
