//! Every format over the sample, and what each promises whatever the report holds.

use clausal::diagnostic::Severity;
use clausal::diagnostic::catalogue::all;
use clausal::diagnostic::render::{Format, RenderOptions, render, render_tests};
use clausal::diagnostic::report::{Report, RuleSummary, Summary, Verdict};

use super::sample;

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

/// The text with the pages of the catalogue, which SARIF quotes whole, named only, and without our version.
fn without_pages(text: &str) -> String {
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let text = text.replace(&version, "\"version\": \"(ours)\"");
    all().filter(|code| !code.page().is_empty()).fold(text, |text, code| {
        let page = serde_json::to_string(code.page()).unwrap();
        text.replace(&page, &format!("\"(the page of {})\"", code.id()))
    })
}

#[test]
fn every_format_of_a_check() {
    let report = sample::report();
    for format in Format::ALL.iter().copied() {
        let text = render(&report, format, &RenderOptions::default());
        snapshot(format.name(), &without_pages(&text));
    }
}

#[test]
fn every_format_of_tests() {
    let tests = sample::tests();
    for format in Format::ALL.iter().copied() {
        snapshot(
            &format!("tests-{}", format.name()),
            &without_pages(&render_tests(&tests, format, &RenderOptions::default())),
        );
    }
}

#[test]
fn wider_narrower_and_quiet() {
    let report = sample::report();
    for width in [40, 120] {
        let options = RenderOptions::default().width(width);
        snapshot(&format!("human-{width}"), &render(&report, Format::Human, &options));
    }
    let quiet = RenderOptions::default().quiet(true);
    snapshot("human-quiet", &render(&report, Format::Human, &quiet));
}

#[test]
fn colour_adds_escapes_and_nothing_else() {
    let report = sample::report();
    let plain = render(&report, Format::Human, &RenderOptions::default());
    let coloured = render(&report, Format::Human, &RenderOptions::default().color(true));
    assert!(!plain.contains('\u{1b}'), "no escape without colour, not even one from a file");
    assert!(coloured.contains("\u{1b}[31m"));
    let mut stripped = String::new();
    for (at, piece) in coloured.split('\u{1b}').enumerate() {
        stripped.push_str(if at == 0 { piece } else { piece.split_once('m').unwrap().1 });
    }
    let trimmed: String = stripped.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    assert_eq!(trimmed, plain);
}

#[test]
fn nothing_wrong_is_one_quiet_line() {
    let rule = RuleSummary::new("p/r", Verdict::Kept, Severity::Error);
    let mut kept = Report::default();
    kept.rules = vec![rule];
    kept.summary = Summary::of(&kept.rules);
    (kept.summary.agreements, kept.summary.terms) = (2, 9);
    let options = RenderOptions::default();
    assert_eq!(render(&kept, Format::Human, &options), "1 rule on 2 agreements and 9 terms: 1 kept\n");
    assert_eq!(render(&kept, Format::Short, &options), "");
    assert_eq!(render(&kept, Format::Github, &options), "");
    assert_eq!(render(&kept, Format::Jsonl, &options), "");
    assert_eq!(render(&Report::default(), Format::Human, &options), "nothing found\n");
    let quiet = options.quiet(true);
    assert_eq!(render(&kept, Format::Human, &quiet), "");
}

#[test]
fn every_format_ends_its_lines_and_is_the_same_twice() {
    let report = sample::report();
    let quiet = [Format::Human].map(|format| (format, true));
    for (format, quiet) in Format::ALL.iter().map(|format| (*format, false)).chain(quiet) {
        let options = RenderOptions::default().quiet(quiet);
        let text = render(&report, format, &options);
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{}", format.name());
        assert!(text.lines().all(|line| line == line.trim_end()), "{} has trailing spaces", format.name());
        assert_eq!(text, render(&report, format, &options));
        assert_eq!(Format::find(format.name()), Some(format));
    }
}

#[test]
fn github_commands_are_one_line_each() {
    let text = render(&sample::report(), Format::Github, &RenderOptions::default());
    assert!(text.lines().all(|line| line.starts_with("::")), "{text}");
    assert_eq!(text.lines().count(), 7 + 4, "seven diagnostics, and four findings that are not waived");
}

#[test]
fn junit_is_well_formed() {
    for text in [
        render(&sample::report(), Format::Junit, &RenderOptions::default()),
        render_tests(&sample::tests(), Format::Junit, &RenderOptions::default()),
    ] {
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        let mut cases = 0;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(element) | quick_xml::events::Event::Empty(element) => {
                    cases += usize::from(element.name().as_ref() == "testcase");
                    for attribute in element.attributes() {
                        attribute.unwrap().normalized_value(quick_xml::XmlVersion::Explicit1_0).unwrap();
                    }
                }
                _ => {}
            }
        }
        assert!(cases >= 2);
    }
}
