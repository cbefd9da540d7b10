//! Every sample of the guide and of the README: the blocks of a page form one file, and what it says of them is true.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clausal::diagnostic::Severity;
use clausal::diagnostic::render::{Format, RenderOptions, render};
use clausal::diagnostic::report::Report;
use clausal::project::modules::MODULES;
use clausal::syntax::WORDS;
use clausal::testing::{Selection, run};
use clausal::{Options, Project};

/// One file of samples: the blocks of a page together, or one block that says `alone`.
#[derive(Debug, Default)]
struct Sample {
    /// `docs/guide/tutorial.md`, with the line of the block where it stands alone.
    name: String,
    /// The text; lines before and between the blocks are empty, so that lines are those of the page.
    text: String,
    expected: BTreeSet<String>,
}

#[test]
fn samples_say_what_their_pages_say() {
    let mut failures = Vec::new();
    for page in pages() {
        for sample in samples(&page).into_iter().filter(|sample| !sample.expected.is_empty()) {
            let found = lines(&check(&sample));
            for missing in sample.expected.difference(&found) {
                failures.push(format!("{}: missing {missing}", sample.name));
            }
            for extra in found.difference(&sample.expected) {
                failures.push(format!("{}: not expected {extra}", sample.name));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn tests_in_samples_pass() {
    let mut ran = 0;
    for page in pages() {
        for sample in samples(&page) {
            let project = Project::from_sources([(sample.name.clone(), sample.text.clone())]);
            let (ir, problems) = project.meaning(&Options::default());
            if problems.has_errors() {
                continue;
            }
            let sources = Arc::new(project.loaded().sources.clone());
            for test in run(&Arc::new(ir), &sources, &Selection::default()).tests {
                ran += 1;
                let failures: Vec<&String> = test.failures.iter().map(|failure| &failure.message).collect();
                assert!(test.passed, "{}: `{}`: {failures:?}", sample.name, test.title);
            }
        }
    }
    assert!(ran >= 3, "{ran} tests in the samples");
}

/// The README's sample is what its output was made from.
#[test]
fn the_readme_shows_real_output() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let block = |opening: &str| {
        let (_, rest) = readme.split_once(opening).unwrap();
        rest.split_once("```").unwrap().0.to_owned()
    };
    let report = Project::from_sources([("tour.clause", block("```clausal\n"))]).check(&Options::default());
    let rendered = render(&report, Format::Human, &RenderOptions::default());
    assert_eq!(rendered, block("```text\n"), "the output of the sample at 80 columns");
}

#[test]
fn every_page_has_samples() {
    for page in pages() {
        let samples = samples(&page);
        assert!(!samples.is_empty(), "{}", page.display());
        let judged = samples.iter().filter(|sample| !sample.expected.is_empty()).count();
        assert!(judged > 0 || page == Path::new("README.md"), "{} expects nothing", page.display());
    }
}

/// Files that are there, and below them headings that are there.
#[test]
fn links_lead_somewhere() {
    let others =
        ["CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md", "docs/settings.md"];
    let mut lost = Vec::new();
    for page in pages().into_iter().chain(others.map(PathBuf::from)) {
        let text = std::fs::read_to_string(&page).unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (path, heading) = target.split_once('#').unwrap_or((target, ""));
            let path = if path.is_empty() { page.clone() } else { page.parent().unwrap().join(path) };
            let leads = target.starts_with("https://")
                || path.exists()
                    && (heading.is_empty()
                        || anchors(&std::fs::read_to_string(&path).unwrap()).contains(heading));
            if !leads {
                lost.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// What hosts of Markdown call the headings of a page: in lower case, with hyphens for blanks and without other signs.
fn anchors(page: &str) -> BTreeSet<String> {
    let headings = page.lines().filter(|line| line.starts_with('#'));
    let anchor = |line: &str| {
        let words = line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        words.chars().filter(|sign| sign.is_alphanumeric() || *sign == '-').collect()
    };
    headings.map(anchor).collect()
}

/// Each row of the table is one little project: the sample above it, an agreement with the row's term, and the row's rule.
#[test]
fn worked_verdicts_come_out_as_written() {
    let page = std::fs::read_to_string("docs/reference.md").unwrap();
    let (_, section) = page.split_once("### Worked verdicts").unwrap();
    let (_, world) = section.split_once("```clausal alone\n").unwrap();
    let (world, rest) = world.split_once("```").unwrap();
    let (table, _) = rest.split_once("\n## ").unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| `")).collect();
    let mut wrong = Vec::new();
    for row in &rows {
        let [said, rule, verdict, _] = row.split(" |").collect::<Vec<_>>()[..] else { panic!("{row}") };
        let code = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
        let said = code(said.trim_start_matches("| "));
        let rule = code(rule)
            .first()
            .cloned()
            .unwrap_or("primary cloud must not be exclusive after 2032".to_owned());
        let (term, besides) = said.split_first().unwrap();
        let source = format!(
            "{world}agreement deal between Nimbus and Acme from 2026 {{ {term} }}\npolicy p {{ rule r: {rule} }}\n{}\n",
            besides.join("\n")
        );
        let report = Project::from_sources([("row.clause", source)]).check(&Options::default());
        if !comes_to(&report, verdict.trim()) {
            let found = render(&report, Format::Short, &RenderOptions::default());
            wrong.push(format!("{row}\n{:?}\n{found}", lines(&report)));
        }
    }
    assert!(rows.len() >= 15, "{} rows", rows.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `kept`, `idle`, `broken 2033-01-01 through 2036-12-31`, `open: words of the message`, `error E0622: …`
fn comes_to(report: &Report, verdict: &str) -> bool {
    let found = lines(report);
    let (head, words) = verdict.split_once(": ").unwrap_or((verdict, ""));
    let only = |wanted: &str| found.iter().filter(|line| line.starts_with("p/r")).eq([wanted]);
    match head.split(' ').collect::<Vec<_>>()[..] {
        ["error", code] => found.contains(&format!("error {code}")),
        ["open"] => {
            let [finding] = &report.findings[..] else { return false };
            format!("{:?}", finding.verdict) == "Open" && finding.message.contains(words)
        }
        ["broken", from, "through", through] => {
            let mut bound = report.findings.iter().flat_map(|finding| &finding.bindings);
            let term = bound.next().map(|binding| binding.term.as_str()).unwrap_or_default();
            only(&format!("p/r broken {term} {from}..{through}"))
        }
        ["broken", from, "on"] => {
            let mut bound = report.findings.iter().flat_map(|finding| &finding.bindings);
            let term = bound.next().map(|binding| binding.term.as_str()).unwrap_or_default();
            only(&format!("p/r broken {term} {from}.."))
        }
        _ => only(&format!("p/r {head}")),
    }
}

/// The table of words and the grammar of the reference have the words the lexer knows, and no others.
#[test]
fn the_reference_has_every_word_of_the_language() {
    let page = std::fs::read_to_string("docs/reference.md").unwrap();
    let known: BTreeSet<&str> = WORDS.iter().map(|(word, _)| *word).collect();
    let (_, table) = page.split_once("\n## Words\n").unwrap();
    let rows = table.lines().filter_map(|row| row.strip_prefix("| `")?.split(" |").next());
    let listed: Vec<&str> =
        rows.flat_map(|row| row.split([' ', '`'])).filter(|word| !word.is_empty()).collect();
    assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), known);
    assert_eq!(listed.len(), known.len(), "no word stands in two rows");
    let (_, grammar) = page.split_once("```ebnf\n").unwrap();
    let quoted = grammar.split("```").next().unwrap().split('"').skip(1).step_by(2);
    let words = quoted.filter(|text| text.starts_with(char::is_alphabetic));
    assert_eq!(words.collect::<BTreeSet<_>>(), known);
}

fn pages() -> Vec<PathBuf> {
    let pages = [
        "README.md",
        "docs/language.md",
        "docs/reference.md",
        "docs/guide/tutorial.md",
        "docs/guide/cookbook.md",
    ];
    pages.map(PathBuf::from).into()
}

fn samples(page: &Path) -> Vec<Sample> {
    let shown = page.display().to_string();
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
    let mut together = Sample { name: format!("{shown}.clause"), ..Sample::default() };
    let mut all = Vec::new();
    let mut last_is_alone = false;
    let mut lines = text.lines().zip(1..);
    while let Some((line, number)) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> =
            lines.by_ref().map(|(line, _)| line).take_while(|line| !line.starts_with("```")).collect();
        match info.split_whitespace().collect::<Vec<_>>().as_slice() {
            ["clausal"] => {
                let written = together.text.lines().count();
                together.text.push_str(&"\n".repeat(number - written));
                together.text.push_str(&(body.join("\n") + "\n"));
                last_is_alone = false;
            }
            ["clausal", "alone"] => {
                let text = "\n".repeat(number) + &body.join("\n") + "\n";
                all.push(Sample { name: format!("{shown}-{number}.clause"), text, ..Sample::default() });
                last_is_alone = true;
            }
            ["expect"] => {
                let alone = all.last_mut().filter(|_| last_is_alone);
                let sample = alone.unwrap_or(&mut together);
                sample.expected.extend(body.iter().map(|line| (*line).to_owned()));
            }
            ["clausal", rest @ ..] => panic!("{shown}:{number}: {rest:?} says nothing to this test"),
            _ => {}
        }
    }
    if !together.text.is_empty() {
        all.push(together);
    }
    all
}

fn check(sample: &Sample) -> Report {
    Project::from_sources([(sample.name.clone(), sample.text.clone())]).check(&Options::default())
}

/// What an `expect` block lists: each error and warning of the sources as `error E0302`, each finding as
/// `policy/rule broken 2033-01-01..` with its days, each rule that met nothing as `policy/rule idle`, and each that is kept.
fn lines(report: &Report) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for diagnostic in &report.diagnostics {
        let severity = if diagnostic.severity == Severity::Error { "error" } else { "warning" };
        all.insert(format!("{severity} {}", diagnostic.code.id()));
    }
    for finding in &report.findings {
        let things: Vec<&str> = finding.bindings.iter().map(|binding| binding.term.as_str()).collect();
        let day = |day: clausal::time::Day| if day.is_civil() { day.to_string() } else { String::new() };
        let days: Vec<String> = finding
            .days
            .runs()
            .iter()
            .map(|run| format!("{}..{}", day(run.from), day(run.through)))
            .collect();
        let verdict = format!("{:?}", finding.verdict).to_lowercase();
        let words = [&[finding.rule.as_str(), verdict.as_str()], things.as_slice()].concat();
        all.insert([words.join(" "), days.join(" ")].join(" "));
    }
    for rule in &report.rules {
        let verdict = format!("{:?}", rule.verdict).to_lowercase();
        if matches!(verdict.as_str(), "kept" | "idle") {
            all.insert(format!("{} {verdict}", rule.rule));
        }
    }
    all
}

/// The README leads to each page of `docs`.
#[test]
fn the_readme_leads_to_every_page() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let pages = std::fs::read_dir("docs").unwrap().map(|entry| entry.unwrap().path());
    let unnamed: Vec<PathBuf> = pages
        .filter(|page| page.extension().is_some_and(|ending| ending == "md"))
        .filter(|page| !readme.contains(&format!("]({}", page.display())))
        .collect();
    assert_eq!(unnamed, Vec::<PathBuf>::new());
}

/// The README names each shipped module and each format, and the reference each module.
#[test]
fn pages_name_all_that_is_shipped() {
    let page = |path: &str| std::fs::read_to_string(path).unwrap();
    let (readme, reference) = (page("README.md"), page("docs/reference.md"));
    for module in MODULES {
        let name = format!("`{}`", module.name);
        assert!(reference.contains(&name), "docs/reference.md does not name {name}");
        let loaded = format!("use {}", module.name);
        assert!(readme.contains(&name) || readme.contains(&loaded), "README.md does not name {name}");
    }
    let (_, listed) = readme.split_once("`--format ").unwrap();
    let listed: Vec<&str> = listed.split(';').next().unwrap().split('`').step_by(2).collect();
    let formats: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    assert_eq!(listed, formats);
}

/// What a rule asks and what it is called: whoever loads all packs meets each once.
#[test]
fn no_two_packs_ask_the_same() {
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let mut rules = 0;
    for module in MODULES {
        for rule in module.text.split("\n  rule ").skip(1) {
            let (head, body) = rule.split_once("\":\n").unwrap();
            let title = head.split('"').next_back().unwrap().to_owned();
            let sentence = body.split("\n    because").next().unwrap();
            let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
            for what in [title, sentence] {
                assert!(asked.insert(what.clone()), "{}: `{what}` stands in two rules", module.name);
            }
            rules += 1;
        }
    }
    assert!(rules > 100, "{rules} rules");
}

#[test]
fn the_readme_has_a_row_for_each_command() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_clausal")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let listed = help.split("Commands:").nth(1).and_then(|rest| rest.split("Options:").next()).unwrap();
    let commands = listed.lines().filter_map(|line| line.split_whitespace().next());
    let readme = std::fs::read_to_string("README.md").unwrap();
    let mut rows = 0;
    for command in commands.filter(|command| *command != "help") {
        assert!(readme.contains(&format!("\n| `{command}` | ")), "README.md has no row for `{command}`");
        rows += 1;
    }
    assert!(rows > 5, "{rows} commands in the help: {help}");
}

/// The files that the pages for contributors name are there; so is each of a pair in braces.
#[test]
fn pages_for_contributors_name_files_that_are_there() {
    let mut lost = Vec::new();
    let mut named = 0;
    for page in ["CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md"] {
        let text = std::fs::read_to_string(page).unwrap();
        let roots = ["src/", "tests/", "docs/", "policies/", "grammar/", ".ci/"];
        let paths = text.split('`').filter(|span| roots.iter().any(|root| span.starts_with(root)));
        let made_up = |path: &str| path.contains("NAME") || path.contains("two") || path.contains(' ');
        for path in paths.filter(|path| !made_up(path)) {
            named += 1;
            let each = match path.split_once('{') {
                Some((before, rest)) => {
                    let (names, after) = rest.split_once('}').unwrap();
                    names.split(',').map(|name| format!("{before}{name}{after}")).collect()
                }
                None => vec![path.to_owned()],
            };
            let missing = each.into_iter().filter(|path| !Path::new(path).exists());
            lost.extend(missing.map(|path| format!("{page}: {path}")));
        }
    }
    assert!(named > 30, "{named} files are named");
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// The page of the architecture has each feature of the library.
#[test]
fn the_architecture_lists_the_features() {
    let manifest: toml::Table = std::fs::read_to_string("Cargo.toml").unwrap().parse().unwrap();
    let features = manifest.get("features").and_then(toml::Value::as_table).unwrap();
    let features = features.keys().map(String::as_str);
    let page = std::fs::read_to_string("docs/architecture.md").unwrap();
    let (_, section) = page.split_once("\n## Features\n").unwrap();
    let rows = section.split("\n## ").next().unwrap().lines().filter_map(|row| row.strip_prefix("| `"));
    let listed: BTreeSet<&str> = rows.filter_map(|row| row.split('`').next()).collect();
    assert_eq!(listed, features.filter(|feature| *feature != "default").collect());
}
