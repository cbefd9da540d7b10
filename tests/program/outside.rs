//! What others' programs make of what is written: validators of schemas and of SARIF, and what draws pictures. They are no part
//! of the repository; `.ci/tools` gets them, and `.ci/run` runs these tests.

use std::path::{Path, PathBuf};
use std::process::Command;

const CASE: &str = "policies/cases/microsoft-openai";

/// The folder that `.ci/tools` has filled.
fn tools() -> PathBuf {
    let folder = std::env::var_os("CLAUSAL_TOOLS");
    let folder = folder.expect("run `.ci/tools FOLDER`, and say CLAUSAL_TOOLS=FOLDER");
    std::path::absolute(folder).unwrap()
}

/// What a program writes on standard output; it must end with one of these statuses.
fn output(command: &mut Command, statuses: &[i32]) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}; `.ci/tools` gets it"));
    let (said, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let status = output.status.code();
    assert!(status.is_some_and(|code| statuses.contains(&code)), "{command:?}: {status:?}\n{said}\n{errors}");
    said.into_owned()
}

fn clausal(arguments: &[&str], statuses: &[i32]) -> String {
    output(Command::new(env!("CARGO_BIN_EXE_clausal")).args(arguments), statuses)
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("outside-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

/// The numbers of the records in a file that fit the schema of the vocabulary, and how many there are, as `validate` sees them.
fn fitting(validate: &dyn Fn(&Path, &Path) -> String, schema: &Path, records: &str) -> (Vec<usize>, usize) {
    let found = validate(schema, Path::new(records));
    let numbers = found.lines().map(|line| line.parse().unwrap()).collect();
    (numbers, std::fs::read_to_string(records).unwrap().lines().count())
}

fn judges_as_the_reader(name: &str, validate: &dyn Fn(&Path, &Path) -> String) {
    let schema = scratch(&format!("{name}.json"));
    std::fs::write(&schema, clausal(&["schema", "tests/data/vocabulary.clause"], &[0])).unwrap();
    let (good, all) = fitting(validate, &schema, "tests/data/good.jsonl");
    assert_eq!(good, (0..all).collect::<Vec<_>>(), "{name} takes what the reader takes");
    let (good, all) = fitting(validate, &schema, "tests/data/bad.jsonl");
    assert!(all > 100);
    assert_eq!(good, Vec::<usize>::new(), "{name} refuses what the reader refuses");
    // The shipped vocabulary is the largest at hand.
    std::fs::write(&schema, clausal(&["schema", "policies/std"], &[0])).unwrap();
    let record = scratch(&format!("{name}.jsonl"));
    std::fs::write(
        &record,
        "{\"agreement\":\"Société-Générale\",\"signed\":\"2024-02-29\"}\n{\"agreement\":\"a b\"}\n",
    )
    .unwrap();
    assert_eq!(validate(&schema, &record).trim(), "0");
}

#[test]
#[ignore = "needs the programs that `.ci/tools` gets"]
fn the_schema_of_data_is_one_for_python() {
    let python = tools().join("python/bin/python");
    judges_as_the_reader("jsonschema", &|schema, records| {
        output(Command::new(&python).arg("tests/program/outside/records.py").args([schema, records]), &[0])
    });
}

#[test]
#[ignore = "needs the programs that `.ci/tools` gets"]
fn the_schema_of_data_is_one_for_ajv_at_its_strictest() {
    let tools = tools();
    judges_as_the_reader("ajv", &|schema, records| {
        let script = Path::new("tests/program/outside/records.cjs");
        output(Command::new("node").args([script, &tools, schema, records]), &[0])
    });
}

#[test]
#[ignore = "needs the programs that `.ci/tools` gets"]
fn sarif_is_what_github_and_others_take() {
    let validator = tools().join("node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");
    let settings = scratch("clausal.toml");
    std::fs::write(&settings, "[check]\nstrickt = true\n").unwrap();
    let broken = scratch("broken.clause");
    std::fs::write(&broken, "agreemnt x {}\n").unwrap();
    let broken = broken.to_str().unwrap();
    let draft = format!("{CASE}/drafts/faulty.md");
    for (name, arguments, status) in [
        ("case", vec!["check", CASE], 1),
        ("waived", vec!["check", "policies/std"], 0),
        ("lint", vec!["lint", &draft], 1),
        ("settings", vec!["check", broken], 2),
        ("missing", vec!["check", "no such folder"], 2),
        ("party", vec!["check", CASE, "--as", "Nobody"], 2),
    ] {
        let log = scratch(&format!("{name}.sarif"));
        std::fs::write(&log, clausal(&[arguments, vec!["--format", "sarif"]].concat(), &[status])).unwrap();
        let found = output(
            Command::new(&validator)
                .env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")
                .arg("validate")
                .arg(&log)
                .args(["--rule-kind", "Sarif;Ghas", "--log", "ForceOverwrite", "--output"])
                .arg(scratch(&format!("{name}.validated.sarif"))),
            &[0, 1],
        );
        let wrong: Vec<&str> = found
            .lines()
            .filter(|line| [" error ", " warning "].iter().any(|word| line.contains(word)))
            .collect();
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        assert!(found.contains("Analysis completed successfully"), "{name}: {found}");
    }
}

#[test]
#[ignore = "needs the programs that `.ci/tools` gets"]
fn the_picture_has_its_colours_outside_of_browsers() {
    let (picture, drawn) = (scratch("chart.svg"), scratch("chart.png"));
    std::fs::write(&picture, clausal(&["timeline", CASE, "--as-of", "2025-11-30", "--svg", "-"], &[0]))
        .unwrap();
    output(Command::new("rsvg-convert").arg(&picture).arg("--output").arg(&drawn), &[0]);
    let python = tools().join("python/bin/python");
    let colours = output(Command::new(python).arg("tests/program/outside/colours.py").arg(&drawn), &[0]);
    let shares: Vec<(&str, f64)> = colours
        .lines()
        .map(|line| line.split_once(' ').map(|(colour, share)| (colour, share.parse().unwrap())).unwrap())
        .collect();
    let share = |colour: &str| shares.iter().find(|(own, _)| *own == colour).map_or(0.0, |(_, share)| *share);
    assert!(share("#ffffff") > 0.5, "the paper is white: {:?}", &shares[..5]);
    assert!(share("#000000") < 0.001, "nothing is black");
    // In force, on special terms, broken, the band of an agreement, the ink.
    for colour in ["#a9bccf", "#1f5fa8", "#c21f32", "#f6f8fa", "#1f2328"] {
        assert!(share(colour) > 0.0002, "{colour}: {}", share(colour));
    }
}
