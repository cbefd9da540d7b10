//! Spans that no pass would make: whatever they are, every format shows them without a panic.

use std::sync::Arc;

use clausal::diagnostic::catalogue::agreements;
use clausal::diagnostic::render::{Format, RenderOptions, render};
use clausal::diagnostic::report::Report;
use clausal::diagnostic::{Diagnostic, Label, Role};
use clausal::source::{FileId, SourceMap, Span};
use proptest::prelude::*;

use crate::output::taken_for_more;

/// What a path may end with.
fn ending() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "\n::error::x", "##[error]", "\u{1b}[31m", "\u{202e}\u{85}", " ##vso[x]\r"])
}

/// Pieces of text with which drawing has gone wrong somewhere.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "word ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "é",
        "e\u{301}",
        "微软",
        "👩\u{200d}🚀",
        "\u{feff}",
        "\u{2028}",
        "\u{85}",
        "\u{b}",
        "\u{c}",
        "\u{0}",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{9b}2J",
        "::error::x",
        "##[error]",
        "##vso[x]",
        "│",
        "╭─[ x ]",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn label() -> impl Strategy<Value = Label> {
    let place = prop_oneof![0_u32..120, Just(u32::MAX)];
    let message = prop::sample::select(vec!["", "a message", "two\nlines", "微软 \u{1b}", "::error:: ##[x]"]);
    (0_u32..4, place.clone(), place, message).prop_map(|(file, start, end, message)| Label {
        span: Span { file: FileId(file), start, end },
        role: Role::Term,
        message: message.to_owned(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_span_makes_a_format_panic(
        texts in prop::collection::vec(text(), 3),
        labels in prop::collection::vec(label(), 0..8),
        width in prop_oneof![Just(0_u16), 1_u16..200, Just(u16::MAX)],
        color in any::<bool>(),
        endings in prop::collection::vec(ending(), 3),
        message in prop::sample::select(vec!["a message", "one\n::error::x ##[y]\u{202e}", "long words before ::error::"]),
    ) {
        let mut sources = SourceMap::default();
        for (at, text) in texts.iter().enumerate() {
            sources.add(format!("file-{at}{}", endings[at]), text.as_str());
        }
        let mut diagnostic = Diagnostic::new(agreements::STATED_TWICE, Span::default(), message, "");
        diagnostic.labels = labels;
        let known = diagnostic.labels.iter().filter(|label| label.span.file.0 < 3).count();
        let report = report_of(sources, diagnostic);
        for format in Format::ALL.iter().copied() {
            let shown = render(&report, format, &RenderOptions::default().color(color).width(width));
            prop_assert!(shown.ends_with('\n'));
            if !color {
                prop_assert_eq!(taken_for_more(&shown, Some(format)), None);
            }
        }

        let human = render(&report, Format::Human, &RenderOptions::default().width(width));
        // Every file with a label has a frame of its own, and only one.
        let headers = human.lines().filter(|line| line.trim_start().starts_with(['╭', '├']) && line.ends_with(']'));
        let headers = headers.filter(|line| line.contains("─[ file-")).count();
        let mut files: Vec<u32> = report.diagnostics.iter().flat_map(|d| &d.labels).map(|label| label.span.file.0).collect();
        files.retain(|file| *file < 3);
        files.sort_unstable();
        files.dedup();
        prop_assert_eq!(headers, files.len(), "{}", human);
        // Every label that lies in a file is drawn with its message.
        let is_message = |line: &&str| line.contains("─ a message") || line.contains("a message ──╯");
        let messages = human.lines().filter(is_message).count();
        let wanted = report.diagnostics.iter().flat_map(|d| &d.labels);
        let wanted = wanted.filter(|label| label.span.file.0 < 3 && label.message == "a message").count();
        prop_assert!(known > 0 || messages == 0);
        prop_assert_eq!(messages, wanted, "{}", human);
    }
}

#[test]
fn a_mark_of_characters_without_width_is_drawn() {
    for text in
        ["aa\u{feff}\nword\n\u{feff}\u{feff}\u{feff}", "\u{301}", "a\u{301}\u{301} b", "\u{200d}\n", ""]
    {
        for start in 0..=text.len() {
            let mut sources = SourceMap::default();
            sources.add("a.clause", text);
            let span = Span { file: FileId(0), start: start.try_into().unwrap(), end: 0 };
            let mut diagnostic = Diagnostic::new(agreements::STATED_TWICE, span, "a message", "");
            diagnostic.labels = vec![Label { span, role: Role::Term, message: "here".to_owned() }];
            let report = report_of(sources, diagnostic);
            let human = render(&report, Format::Human, &RenderOptions::default().width(40));
            assert!(human.contains("here ──╯") || human.contains("─ here"), "{text:?} {start}\n{human}");
        }
    }
}

/// A report that says one thing.
fn report_of(sources: SourceMap, diagnostic: Diagnostic) -> Report {
    let mut report = Report::default();
    (report.sources, report.diagnostics) = (Arc::new(sources), vec![diagnostic]);
    report
}
