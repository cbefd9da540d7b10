//! The case on its four days: what `check` reports is what its folder `expected/` says, word for word.
use clausal::diagnostic::render::{Format, RenderOptions, render};
use clausal::diagnostic::report::Report;
use clausal::diagnostic::report::Verdict::{self, Broken, Kept, Open};
use clausal::time::Day;
use clausal::{Options, Project};

const CASE: &str = "policies/cases/microsoft-openai";

/// The days, and what the four rules of the table in the case's README say on each.
const DAYS: [(&str, [Verdict; 4]); 4] = [
    ("2024-06-01", [Broken, Broken, Broken, Kept]),
    ("2025-02-01", [Kept, Kept, Broken, Broken]),
    ("2025-11-30", [Open, Open, Open, Broken]),
    ("2026-05-01", [Kept, Kept, Kept, Kept]),
];

const RULES: [&str; 4] = [
    "independence/open-cloud",
    "independence/open-licence",
    "independence/dated-share",
    "independence/capped-share",
];

fn report(day: &str) -> Report {
    let options = Options::default().as_of(day.parse::<Day>().unwrap());
    Project::load(&[CASE]).unwrap().check(&options)
}

#[test]
fn the_table_of_the_readme_is_true() {
    for (day, verdicts) in DAYS {
        let report = report(day);
        let found = RULES.map(|rule| report.verdict(rule).unwrap());
        assert_eq!(found, verdicts, "as of {day}");
    }
}

#[test]
fn each_day_reports_what_is_expected_of_it() {
    for (day, _) in DAYS {
        let file = format!("{CASE}/expected/as-of-{day}.txt");
        let expected = std::fs::read_to_string(&file).unwrap();
        let found = render(&report(day), Format::Short, &RenderOptions::default());
        let only = |here: &str, there: &str| -> String {
            here.lines()
                .filter(|line| !there.lines().any(|other| other == *line))
                .fold(String::new(), |all, line| all + line + "\n")
        };
        assert!(
            found == expected,
            "as of {day} the report is not what {file} says.\n\nIn the file only:\n{}\nIn the report only:\n{}\n\
             Read the difference; if the report is right, write it with\n  \
             clausal check {CASE} --as-of {day} --format short > {file}",
            only(&expected, &found),
            only(&found, &expected),
        );
    }
}
