//! What cannot be read, or run as it is asked: a whole report in every format that programs read, in words for people, status 2.

use clausal::diagnostic::render::Format;
use serde_json::Value;

use crate::folder::Folder;

/// What goes wrong: arguments, the code, and the place that a report names.
fn refusals() -> Vec<(Vec<&'static str>, &'static str, &'static str)> {
    vec![
        (vec!["check", "nowhere"], "E0820", "nowhere"),
        (vec!["check", "a.clause", "nowhere.clause"], "E0820", "nowhere.clause"),
        (vec!["check", "a.clause", "--policy", "nowhere"], "E0820", "nowhere"),
        (vec!["check", "a.pdf"], "E0824", "a.pdf"),
        (vec!["check", "a.clause", "--as", "Nobody"], "E0829", "clausal.toml"),
        (vec!["check", "a.clause", "--only", "nothing"], "E0829", "clausal.toml"),
        (vec!["check", "a.clause", "--as-of", "2026-02-30"], "E0829", "clausal.toml"),
        (vec!["check", "a.clause", "--baseline", "nowhere.json"], "E0829", "clausal.toml"),
        (vec!["lint", "nowhere.md"], "E0820", "nowhere.md"),
    ]
}

fn files() -> [(&'static str, &'static str); 2] {
    [("a.clause", "party Us\n"), ("a.pdf", "")]
}

#[test]
fn every_format_is_a_whole_report() {
    let folder = Folder::with(&files());
    for (arguments, code, place) in refusals() {
        for format in Format::ALL.iter().copied().filter(|format| *format != Format::Human) {
            let asked = [arguments.clone(), vec!["--format", format.name()]].concat();
            let found = folder.run(&asked);
            let said = found.out;
            assert_eq!(found.status, 2, "{asked:?}");
            assert!(said.contains(code) && said.contains(place), "{asked:?}: {said}");
            assert!(!found.err.is_empty(), "{asked:?}: people are told, too");
            let written = folder.run(&[asked.clone(), vec!["--output", "report"]].concat());
            assert_eq!(written.status, 2, "{asked:?}");
            assert_eq!(written.out, "", "{asked:?}");
            assert_eq!(std::fs::read_to_string(folder.0.join("report")).unwrap(), said, "{asked:?}");
            std::fs::remove_file(folder.0.join("report")).unwrap();
        }
        let human = folder.run(&arguments);
        assert_eq!((human.status, human.out.as_str()), (2, ""), "{arguments:?}");
    }
}

#[test]
fn each_mistake_of_the_project_file_has_its_place_in_the_report() {
    let settings = "[check]\nstrickt = true\nas-of = \"soon\"\n";
    let folder = Folder::with(&[("clausal.toml", settings), ("a.clause", "party Us\n")]);
    for arguments in [vec!["check"], vec!["check", "a.clause"]] {
        let found = folder.run(&[arguments, vec!["--format", "json"]].concat());
        assert_eq!(found.status, 2);
        let report: Value = serde_json::from_str(&found.out).unwrap();
        let told: Vec<(&str, u64, &str)> = report["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                let label = &one["labels"][0];
                let line = label["start"]["line"].as_u64().unwrap();
                (one["code"].as_str().unwrap(), line, label["file"].as_str().unwrap())
            })
            .collect();
        assert_eq!(told, [("E0802", 2, "clausal.toml"), ("E0805", 3, "clausal.toml")]);
        assert_eq!(report["findings"], serde_json::json!([]));
    }
}

#[test]
fn tests_that_cannot_be_run_are_told_in_every_format() {
    let wrong = "agreemnt x {}\n";
    let good = "party A\ntest \"good\" { expect nothing }\n";
    for (name, files, arguments, code, place) in [
        ("missing", vec![("a.clause", good)], vec!["test", "nowhere"], "E0820", "nowhere"),
        (
            "settings",
            vec![("clausal.toml", "[chek]\n"), ("a.clause", good)],
            vec!["test"],
            "E0802",
            "clausal.toml",
        ),
        ("sources", vec![("a.clause", wrong)], vec!["test"], "E0202", "a.clause"),
        (
            "one of two",
            vec![("a/clausal.toml", ""), ("a/a.clause", good), ("b/clausal.toml", ""), ("b/b.clause", wrong)],
            vec!["test"],
            "E0202",
            "b/b.clause",
        ),
    ] {
        let folder = Folder::with(&files);
        for format in Format::ALL.iter().copied().filter(|format| *format != Format::Human) {
            let asked = [arguments.clone(), vec!["--format", format.name()]].concat();
            let found = folder.run(&asked);
            let said = found.out;
            assert_eq!(found.status, 2, "{name}: {asked:?}: {said}");
            assert!(said.contains(code) && said.contains(place), "{name}: {asked:?}: {said}");
            if format == Format::Json {
                let report: Value = serde_json::from_str(&said).unwrap();
                assert_eq!(report["tests"], serde_json::json!([]), "{name}");
                let schema: Value =
                    serde_json::from_str(include_str!("../../docs/schema/test.schema.json")).unwrap();
                let validator = jsonschema::validator_for(&schema).unwrap();
                assert!(validator.is_valid(&report), "{name}: {said}");
            }
        }
    }
}

#[test]
fn a_baseline_is_not_made_of_what_went_wrong() {
    let folder = Folder::with(&files());
    let asked = ["check", "nowhere", "--format", "json", "--baseline", "kept.json", "--write-baseline"];
    assert_eq!(folder.run(&asked).status, 2);
    assert!(!folder.0.join("kept.json").exists());
}

#[test]
fn a_dash_is_standard_output_for_pictures() {
    let folder = Folder::with(&[("a.clause", "party A party B agreement x between A and B from 2026 {}\n")]);
    for (option, begin, end) in [("--svg", "<svg", "</svg>\n"), ("--html", "<!doctype html>", "</html>\n")] {
        let found = folder.run(&["timeline", "a.clause", option, "-"]);
        let said = found.out;
        assert_eq!(found.status, 0);
        assert!(said.starts_with(begin) && said.ends_with(end), "{said}");
    }
    let both = folder.run(&["timeline", "a.clause", "--svg", "-", "--html", "page.html"]);
    assert!(both.out.ends_with("</svg>\n"), "nothing else stands in the picture");
    assert!(folder.0.join("page.html").exists() && !folder.0.join("-").exists());
    assert_eq!(folder.run(&["timeline", "a.clause", "--svg", "-", "--html", "-"]).status, 2);
}
