//! `--as`, `--as-of` and `--only` in every command that has them: a name that nothing has ends with 2 and the nearest one.

use std::process::{Command, Output};

use clausal::{Options, Project};

use crate::folder::Folder;

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

const RULES: &str = "
    party Acme
    party Us
    kind cloud { provider: by party, customer: for party, exclusive: flag }
    agreement hosting between Acme and Us from 2026 { main: cloud by Acme for Us }
    policy risk { rule open: cloud for us must not be exclusive }
    test \"a test\" { expect risk/open kept }
";

/// A project whose file names this side.
fn on_the_side_of(name: &str) -> Folder {
    let settings = format!("[project]\nas = \"{name}\"\n");
    Folder::with(&[("clausal.toml", &settings), ("a.clause", RULES)])
}

#[test]
fn a_side_of_the_project_file_that_is_no_party_is_refused_by_every_command() {
    let commands: [&[&str]; 6] =
        [&["check"], &["timeline"], &["why", "risk/open"], &["test"], &["rules"], &["schema"]];
    let folder = on_the_side_of("Acne");
    for command in commands {
        let ran = folder.run(command);
        let said = ran.out + &ran.err;
        assert_eq!(ran.status, 2, "{command:?}: {said}");
        for words in ["E0307", "there is no party `Acne`", "did you mean `Acme`?", "clausal.toml:2:6"] {
            assert!(said.contains(words), "{command:?} does not say {words}: {said}");
        }
    }
    // What hangs on no side is explained all the same, and of a rule that does it is said why it is not.
    assert_eq!(folder.run(&["explain", "cloud"]).status, 0);
    let ran = folder.run(&["explain", "risk/open"]);
    assert_eq!(ran.status, 2, "{}", ran.out);
    let said = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("it has errors: there is no party `Acne`"), "{said}");
    let folder = on_the_side_of("Acme");
    assert_eq!(folder.run(&["explain", "risk/open"]).status, 0);
    for command in commands {
        let ran = folder.run(command);
        assert!(ran.status < 2, "{command:?}: {}{}", ran.out, ran.err);
    }
    // The command line comes first.
    let folder = on_the_side_of("Acne");
    assert_eq!(folder.run(&["check", "--as", "Us"]).status, 0);
}

#[test]
fn a_side_that_is_no_party_is_refused_by_the_library_and_in_snapshots() {
    let project = Project::from_sources([("a.clause", RULES)]);
    let report = project.check(&Options::default().us("Nobody"));
    let told: Vec<_> =
        report.diagnostics.iter().map(|told| (told.code.id(), told.message.as_str())).collect();
    assert_eq!(told, [("E0829", "there is no party `Nobody`")]);
    assert!(report.judged_nothing());
    let folder = on_the_side_of("Nobody");
    // A snapshot takes the options that it is given, and tells of the setting all the same.
    folder.write("a.clause", RULES.replace("cloud for us", "cloud"));
    let text = clausal::snapshot([folder.path()], &Options::default());
    assert!(text.contains("error[E0307]") && text.contains("there is no party `Nobody`"), "{text}");
}

#[test]
fn a_party_that_data_alone_names_is_nobodys_side() {
    let record = r#"{"agreement": "other", "parties": ["Azure", "Us"], "from": "2026-01-01", "terms": []}"#;
    let folder = Folder::with(&[("a.clause", RULES), ("b.json", record)]);
    let ran = folder.run(&["check", "--as", "Azure"]);
    assert_eq!(ran.status, 2, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("`Azure` is named by data alone"), "{}", ran.err);
    assert!(ran.err.contains("declare it in a source, with `party Azure`"), "{}", ran.err);
}
