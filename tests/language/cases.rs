//! The literate cases of `tests/language/`: each source in, the findings and errors written beside it out.
#[path = "../oracle/adapter.rs"]
pub mod adapter;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use adapter::{Checked, Diagnostic, Finding, Options};

/// One `##` section of a file: a source and what is expected of it.
#[derive(Debug)]
struct Case {
    /// `time.md: from a day`
    title: String,
    source: String,
    options: Options,
    /// Whether the shared vocabulary is left out.
    alone: bool,
    expected: Vec<Expected>,
}

/// One line of an `expect` block.
#[derive(Debug, Clone)]
enum Expected {
    /// `p/r kept`, `p/r idle`
    Rule { rule: String, verdict: String },
    /// `p/r broken it=deal/c 2033-01-01.. on agi-verified "if …" severity warning`
    Finding {
        rule: String,
        verdict: String,
        /// Name (empty: any) and thing.
        bindings: BTreeSet<(String, String)>,
        days: Vec<(Option<String>, Option<String>)>,
        possible_days: Vec<(Option<String>, Option<String>)>,
        /// The unexpected events that would undo it, each with the day by which.
        unless: Vec<(String, Option<String>)>,
        on: Vec<String>,
        words: Vec<String>,
        severity: Option<String>,
    },
    /// `error "words" 3`, `warning E0503 "words" 3:14`: code, words and place may be left out.
    Diagnostic {
        severity: String,
        code: Option<String>,
        words: Vec<String>,
        at: Option<(usize, Option<usize>)>,
    },
}

/// Every case of every file, and a report of all that fail; `CLAUSAL_CASE` picks those whose title holds it.
#[test]
fn cases_come_out_as_written() {
    let cases = all_cases();
    let vocabulary = std::fs::read_to_string(folder().join("vocabulary.clause")).unwrap();
    let wanted = std::env::var("CLAUSAL_CASE").unwrap_or_default();
    let mut failures = String::new();
    let (mut tried, mut failed) = (0, 0);
    for case in cases.iter().filter(|case| case.title.contains(&wanted)) {
        tried += 1;
        let mut sources = vec![("world.clause", case.source.as_str())];
        if !case.alone {
            sources.push(("vocabulary.clause", vocabulary.as_str()));
        }
        let checked = adapter::check(&sources, &case.options);
        let wrong = mistakes(case, &checked);
        if !wrong.is_empty() {
            failed += 1;
            let _ = writeln!(failures, "\n## {}\n{}\n  {}", case.title, case.source, wrong.join("\n  "));
        }
    }
    assert!(tried > 0, "no case is called {wanted}");
    assert!(failed == 0, "{failed} of {tried} cases failed:\n{failures}");
}

/// A source of which no error is expected is grammatical.
#[test]
fn cases_without_errors_can_be_parsed() {
    let mut failures = String::new();
    for case in all_cases() {
        let is_error =
            |one: &Expected| matches!(one, Expected::Diagnostic { severity, .. } if severity == "error");
        let errors = adapter::grammar_errors(&case.source);
        if !errors.is_empty() && !case.expected.iter().any(is_error) {
            let _ = writeln!(failures, "## {}\n{}{errors:#?}", case.title, case.source);
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// The files hold what this runner takes them to hold.
#[test]
fn cases_are_well_formed() {
    let cases = all_cases();
    assert!(cases.len() >= 250, "{} cases", cases.len());
    let mut titles = BTreeSet::new();
    for case in &cases {
        assert!(titles.insert(&case.title), "two cases are called {}", case.title);
        assert!(!case.expected.is_empty(), "{} expects nothing", case.title);
        assert!(!case.source.trim().is_empty(), "{} has no source", case.title);
    }
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language")
}

/// The title and the source of each case, and whether it stands without the shared vocabulary.
pub fn sources() -> Vec<(String, String, bool)> {
    all_cases().into_iter().map(|case| (case.title, case.source, case.alone)).collect()
}

fn all_cases() -> Vec<Case> {
    let mut files: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| path.file_name().is_some_and(|name| name != "README.md"))
        .collect();
    files.sort();
    files.iter().flat_map(|file| cases_of(file)).collect()
}

fn cases_of(file: &Path) -> Vec<Case> {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(file).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case {
                title: format!("{name}: {title}"),
                source: String::new(),
                options: Options::default(),
                alone: false,
                expected: Vec::new(),
            });
        } else if let Some(info) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let case = cases.last_mut().unwrap_or_else(|| panic!("{name}: a block before the first title"));
            let mut words = info.split_whitespace();
            match words.next() {
                Some("clausal") => {
                    case.source = body.join("\n") + "\n";
                    read_info(case, words);
                }
                Some("expect") => {
                    case.expected = body.iter().map(|line| expected(line, &case.title)).collect()
                }
                other => panic!("{}: a block of {other:?}", case.title),
            }
        }
    }
    cases
}

fn read_info<'a>(case: &mut Case, mut words: impl Iterator<Item = &'a str>) {
    while let Some(word) = words.next() {
        match word {
            "alone" => case.alone = true,
            "strict" => case.options.strict = true,
            "as-of" => case.options.as_of = words.next().map(str::to_owned),
            "as" => case.options.us = words.next().map(str::to_owned),
            other => panic!("{}: `{other}` is no option", case.title),
        }
    }
}

/// The words of a line, quoted ones whole and with their opening quote.
fn words_of(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let end = match rest.strip_prefix('"') {
            Some(quoted) => quoted.find('"').expect("a closing quote") + 1,
            None => rest.find(' ').unwrap_or(rest.len()),
        };
        words.push(rest[..end].to_owned());
        rest = rest[end..].trim_start_matches('"').trim_start();
    }
    words
}

fn expected(line: &str, title: &str) -> Expected {
    let all = words_of(line);
    let mut words = all.iter().map(String::as_str).peekable();
    let first = words.next().unwrap_or_else(|| panic!("{title}: an empty line"));
    if matches!(first, "error" | "warning") {
        let mut texts = Vec::new();
        let (mut code, mut at) = (None, None);
        for word in words {
            if let Some(text) = word.strip_prefix('"') {
                texts.push(text.to_owned());
            } else if word.starts_with(['E', 'W']) {
                code = Some(word.to_owned());
            } else {
                let (line, column) =
                    word.split_once(':').map_or((word, None), |(line, column)| (line, Some(column)));
                let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("{title}: place {word}"));
                at = Some((number(line), column.map(number)));
            }
        }
        return Expected::Diagnostic { severity: first.to_owned(), code, words: texts, at };
    }
    let verdict = words.next().unwrap_or_else(|| panic!("{title}: no verdict in {line}")).to_owned();
    let rule = first.to_owned();
    match verdict.as_str() {
        "kept" | "idle" => {
            assert!(words.next().is_none(), "{title}: too much in {line}");
            return Expected::Rule { rule, verdict };
        }
        "broken" | "open" | "waived" => {}
        other => panic!("{title}: `{other}` is no verdict"),
    }
    let mut bindings = BTreeSet::new();
    let (mut days, mut possible_days, mut unless) = (Vec::new(), Vec::new(), Vec::new());
    let mut is_possible = false;
    let mut texts = Vec::new();
    let (mut on, mut severity) = (Vec::new(), None);
    while let Some(word) = words.next() {
        if let Some(text) = word.strip_prefix('"') {
            texts.push(text.to_owned());
        } else if let Some((from, through)) = word.split_once("..") {
            let day = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let list = if is_possible { &mut possible_days } else { &mut days };
            list.push((day(from), day(through)));
        } else if word == "possible" {
            is_possible = true;
        } else if word == "unless" {
            let name = words.next().unwrap_or_else(|| panic!("{title}: unless what?")).to_owned();
            let day = words.next_if(|word| word.starts_with(|first: char| first.is_ascii_digit()));
            unless.push((name, day.map(str::to_owned)));
        } else if word == "on" {
            on.extend(words.next().map(str::to_owned));
        } else if word == "severity" {
            severity = words.next().map(str::to_owned);
        } else if let Some((name, thing)) = word.split_once('=') {
            bindings.insert((name.to_owned(), thing.to_owned()));
        } else {
            assert!(word.contains('/'), "{title}: `{word}` is neither a thing nor days");
            bindings.insert((String::new(), word.to_owned()));
        }
    }
    Expected::Finding { rule, verdict, bindings, days, possible_days, unless, on, words: texts, severity }
}

/// What differs between the case and what the compiler says, a line each.
fn mistakes(case: &Case, checked: &Checked) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut errors: Vec<&Diagnostic> = checked.errors().collect();
    let mut findings: Vec<&Finding> = checked.findings.iter().collect();
    for expected in &case.expected {
        match expected {
            Expected::Diagnostic { severity, .. } if severity == "error" => {
                match errors.iter().position(|error| is_expected(expected, error)) {
                    Some(at) => {
                        errors.remove(at);
                    }
                    None => wrong.push(format!("missing: {expected:?}")),
                }
            }
            Expected::Diagnostic { .. } => {
                if !checked.diagnostics.iter().any(|one| is_expected(expected, one)) {
                    wrong.push(format!("missing: {expected:?}"));
                    wrong.extend(checked.diagnostics.iter().map(|one| format!("   there is {}", show(one))));
                }
            }
            Expected::Rule { rule, verdict } => {
                let found = checked.rules.get(rule);
                if found != Some(verdict) {
                    wrong.push(format!("{rule} is {found:?}, not {verdict}"));
                }
            }
            Expected::Finding { .. } => match findings.iter().position(|finding| is_found(expected, finding))
            {
                Some(at) => {
                    findings.remove(at);
                }
                None => wrong.push(format!("missing: {expected:?}")),
            },
        }
    }
    wrong.extend(errors.iter().map(|error| format!("not expected: {}", show(error))));
    wrong.extend(findings.iter().map(|finding| format!("not expected: {finding:?}")));
    wrong
}

fn show(diagnostic: &Diagnostic) -> String {
    let Diagnostic { code, severity, message, help, at } = diagnostic;
    format!("{severity}[{code}] {message} (help: {help}) at {at:?}")
}

fn is_expected(expected: &Expected, found: &Diagnostic) -> bool {
    let Expected::Diagnostic { severity, code, words, at } = expected else {
        return false;
    };
    let text = format!("{} {}", found.message, found.help);
    let place = match (at, found.at) {
        (None, _) => true,
        (Some((line, column)), Some((found_line, found_column))) => {
            *line == found_line && column.is_none_or(|column| column == found_column)
        }
        (Some(_), None) => false,
    };
    found.severity == *severity
        && code.as_ref().is_none_or(|code| found.code == *code)
        && words.iter().all(|word| text.contains(word))
        && place
}

fn is_found(expected: &Expected, found: &Finding) -> bool {
    let Expected::Finding { rule, verdict, bindings, days, possible_days, unless, on, words, severity } =
        expected
    else {
        return false;
    };
    let binds = |(name, thing): &(String, String)| {
        found
            .bindings
            .iter()
            .any(|(found_name, found_thing)| thing == found_thing && (name.is_empty() || name == found_name))
    };
    let breaks: String = found.open_on.iter().map(|(_, _, breaks)| breaks.as_str()).collect();
    let text = format!("{} {breaks}", found.message);
    found.rule == *rule
        && found.verdict == *verdict
        && found.bindings.len() == bindings.len()
        && bindings.iter().all(binds)
        && found.days == *days
        && found.possible_days == *possible_days
        && found.unless == *unless
        && on.iter().all(|on| found.open_on.iter().any(|(_, name, _)| name.contains(on)))
        && words.iter().all(|word| text.replace('`', "").contains(word))
        && severity.as_ref().is_none_or(|severity| found.severity == *severity)
}
