//! Files whose names or types are wrong, each with the problems a person would report, as lines
//! `//~ line:column CODE words of the message`; and the round trip of the Ir through JSON.

use std::path::{Path, PathBuf};

use clausal::ir::Ir;
use clausal::{Options, Project};

fn sources(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "clause"));
    paths.sort();
    paths
}

/// The vocabulary that the files of `tests/types` use.
fn vocabulary() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/types/vocabulary.clause");
    std::fs::read_to_string(path).unwrap()
}

/// The problems of a file that uses the shared vocabulary, as `file line:column CODE message`.
fn told(name: &str, text: &str, vocabulary: &str) -> Vec<String> {
    let project = Project::from_sources([(name, text), ("vocabulary.clause", vocabulary)]);
    let (_, problems) = project.meaning(&Options::default());
    let lines = problems.iter().map(|problem| {
        let span = problem.span();
        let file = project.loaded().sources.get(span.file).unwrap();
        let at = file.lines.position(&file.text, span.start as usize);
        let place = if file.path == name { String::new() } else { format!("{} ", file.path) };
        format!("{place}{}:{} {} {}", at.line, at.column, problem.code.id(), problem.message)
    });
    lines.collect()
}

#[test]
fn mistakes_of_names_and_types_are_told_once_and_in_words() {
    let paths = sources("tests/types");
    let vocabulary = vocabulary();
    assert_eq!(told("empty.clause", "use \"vocabulary.clause\"", &vocabulary), [""; 0]);
    let mut faults = Vec::new();
    for path in paths.iter().filter(|path| !path.ends_with("vocabulary.clause")) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        let mut wanted: Vec<String> =
            text.lines().filter_map(|line| line.strip_prefix("//~ ")).map(str::to_owned).collect();
        assert!(!wanted.is_empty(), "{name} says nothing of what is wrong with it");
        let mut told = told(name, &text, &vocabulary);
        wanted.sort();
        told.sort();
        faults.extend(
            wanted.iter().filter(|want| !told.contains(want)).map(|want| format!("{name}: not told: {want}")),
        );
        faults.extend(
            told.iter()
                .filter(|told| !wanted.contains(told))
                .map(|told| format!("{name}: told too much: {told}")),
        );
    }
    assert!(paths.len() > 60);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_right_is_understood() {
    let vocabulary = vocabulary();
    for path in sources("tests/types/right") {
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(told("right.clause", &text, &vocabulary), [""; 0], "{}", path.display());
    }
}

/// The rule of this name, as JSON without its spans.
fn rule(ir: &Ir, name: &str) -> serde_json::Value {
    let rule = ir.rules.iter().find(|rule| rule.declared.name == name).unwrap();
    without_spans(serde_json::to_value(&rule.sentence).unwrap())
}

fn without_spans(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value::{Array, Object};
    match value {
        Object(map) if map.contains_key("file") => serde_json::Value::Null,
        Object(map) => Object(
            map.into_iter()
                .filter(|(key, _)| !key.ends_with("span"))
                .map(|(key, value)| (key, without_spans(value)))
                .collect(),
        ),
        Array(list) => list.into_iter().map(without_spans).collect(),
        other => other,
    }
}

/// A constant that speaks of things is numbered by the place where it is named.
#[test]
fn a_constant_with_a_phrase_is_as_good_as_its_words() {
    let source = "
        party Azure
        kind cloud { provider: by party, notice: duration optional, amount: money optional, exclusive: flag }
        let busy = some (exclusive cloud by Azure where notice is above 30 days)
        let total = sum of amount over (cloud where exclusive)
        policy risk {
          rule named-condition: for each c: cloud, d: cloud where c.provider is d.provider require busy
          rule said-condition:
            for each c: cloud, d: cloud where c.provider is d.provider
              require some (exclusive cloud by Azure where notice is above 30 days)
          rule named-value: cloud where amount is above total must end
          rule said-value: cloud where amount is above sum of amount over (cloud where exclusive) must end
        }
    ";
    let (ir, problems) = Project::from_sources([("risk.clause", source)]).meaning(&Options::default());
    assert_eq!(problems.iter().count(), 0);
    assert_eq!(rule(&ir, "named-condition"), rule(&ir, "said-condition"));
    assert_eq!(rule(&ir, "named-value"), rule(&ir, "said-value"));
}

#[test]
fn the_ir_survives_json() {
    for folder in ["policies/std", "policies/cases/microsoft-openai"] {
        let paths: Vec<PathBuf> = sources(folder);
        let project = Project::load(&paths).unwrap();
        let (ir, _) = project.meaning(&Options::default().us("OpenAI"));
        assert!(!ir.kinds.is_empty());
        let json = serde_json::to_string(&ir).unwrap();
        let back: Ir = serde_json::from_str(&json).unwrap();
        assert!(back == ir, "{folder} is not the same after a round trip");
        assert_eq!(serde_json::to_string(&back).unwrap(), json);
    }
}
