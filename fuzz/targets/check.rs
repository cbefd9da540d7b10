//! Any text in, as a source of its own or beside a small vocabulary: every step ends, and whatever is found can be shown.
#![no_main]

use std::sync::Arc;

use clausal::diagnostic::render::{Format, RenderOptions, render};
use clausal::diagnostic::report::Report;
use clausal::project::world_settings;
use clausal::time::MonthEnd;
use clausal::timeline::{self, TerminalOptions};
use clausal::world::World;
use clausal::{Options, Project, testing};
use libfuzzer_sys::fuzz_target;

/// Something for the text to speak of.
const VOCABULARY: &str = include_str!("../../tests/language/vocabulary.clause");

fuzz_target!(|text: &str| {
    // The first character chooses how it is checked, so that every setting is met.
    let choice = text.bytes().next().unwrap_or_default();
    let month_end = match choice >> 2 & 3 {
        1 => MonthEnd::NextDay,
        2 => MonthEnd::Error,
        _ => MonthEnd::LastDay,
    };
    let mut options = Options::default().month_end(month_end);
    options.as_of = if choice & 1 != 0 { "2027-06-15".parse().ok() } else { None };
    options.strict = choice & 2 != 0;
    let text = text.get(1..).unwrap_or(text);
    let mut sources = vec![(if choice & 16 != 0 { "any.md" } else { "any.clause" }, text)];
    if choice & 32 != 0 {
        sources.push(("vocabulary.clause", VOCABULARY));
    }
    let project = Project::from_sources(sources);
    let report = project.check(&options);
    show(&report);
    let (ir, problems) = project.meaning(&options);
    if problems.has_errors() {
        return;
    }
    let ir = Arc::new(ir);
    let sources = Arc::new(project.loaded().sources.clone());
    let selection = testing::Selection { month_end: options.month_end, filter: None, effort: options.effort };
    show(&testing::run(&ir, &sources, &selection).failures());
    let (world, problems) = World::build(&ir, &world_settings(&options, None));
    if !problems.has_errors() {
        let chart = timeline::chart(&world, &report, &[]);
        timeline::html(&chart);
        timeline::terminal(&chart, &TerminalOptions { width: 80, color: false, ascii: true });
    }
});

fn show(report: &Report) {
    for format in Format::ALL {
        render(report, format, &RenderOptions::default());
    }
    let spans = report.diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels);
    for label in spans.chain(report.findings.iter().flat_map(|finding| &finding.labels)) {
        let file = report.sources.get(label.span.file).expect("a label is in a file");
        assert!(file.text.get(label.span.range()).is_some(), "{:?} lies in {}", label.span, file.path);
    }
}
