//! A report in, a text for people out: each finding with the words of the term and of the rule, and a last line with
//! the counts. The only file that knows the drawing library.

mod arrows;
mod coverage;
mod excerpt;
mod groups;
mod margin;
mod pieces;
mod rows;
mod tally;
mod windows;

use std::fmt::Display;

use ariadne::{Cache, Color, Config, Label as Drawn, Report as Drawing, ReportKind, Source};

use self::excerpt::{Excerpt, cut};
use self::groups::Group;
use super::RenderOptions;
use super::clean::{lines, one_line};
use super::item::{count, first_place, of_diagnostic, place, severity_word, waiver_text};
use super::wrap;
use crate::diagnostic::report::Report;
use crate::diagnostic::report::test::{TestReport, TestResult};
use crate::diagnostic::{Code, Label, Role, Severity};
use crate::source::{FileId, SourceMap};

/// The most places drawn of one finding; the others are counted.
const MOST_LABELS: usize = 16;

/// The most places listed of findings that say the same.
const MOST_OTHERS: usize = 10;

/// Every diagnostic and finding drawn, what is waived in a few words, and the counts.
pub(super) fn report(report: &Report, options: &RenderOptions) -> String {
    let groups = groups::groups(report, options);
    let counts = |lints| if options.quiet { None } else { tally::of_rules(&groups, lints, columns(options)) };
    let mut parts: Vec<String> = counts(true).into_iter().collect();
    let (noted, drawn): (Vec<&Group<'_>>, Vec<&Group<'_>>) =
        groups.shown.iter().partition(|group| !options.all && group.first.is_note_of_draft());
    let (waived, drawn): (Vec<&Group<'_>>, Vec<&Group<'_>>) =
        drawn.into_iter().partition(|group| group.first.is_waived());
    parts.extend(drawn.into_iter().map(|group| draw(group, &report.sources, options)));
    let noted: String = noted.into_iter().map(|group| self::noted(group, &report.sources, options)).collect();
    parts.extend(Some(noted).filter(|noted| !noted.is_empty()));
    parts.extend(waived.into_iter().map(|group| self::waived(group, &report.sources, options)));
    parts.extend(groups.cut_in_words().map(|words| paragraph(&words, "", options)));
    parts.extend(counts(false));
    let last =
        if options.quiet { tally::of_gaps(report) } else { Some(tally::of_report(report, options.verbose)) };
    parts.extend(last.map(|last| paragraph(&last, "", options)));
    parts.join("\n")
}

/// Every test that failed with what failed of it, and the counts.
pub(super) fn tests(tests: &TestReport, options: &RenderOptions) -> String {
    let failed = tests.tests.iter().filter(|test| !test.passed);
    let mut parts: Vec<String> = failed.map(|test| failed_test(test, &tests.sources, options)).collect();
    if !options.quiet {
        parts.push(paragraph(&tally::of_tests(tests), "", options));
    }
    parts.extend(shown(tests, options));
    parts.join("\n")
}

/// What the tests show of the rules, and which changes of them they notice, as far as that was asked.
pub(super) fn shown(tests: &TestReport, options: &RenderOptions) -> Vec<String> {
    let covered = tests.coverage.iter().map(|covered| coverage::coverage(covered, &tests.sources, options));
    let mutated = tests.mutation.iter().map(|mutated| coverage::mutation(mutated, &tests.sources, options));
    covered.chain(mutated).collect()
}

fn failed_test(test: &TestResult, sources: &SourceMap, options: &RenderOptions) -> String {
    let place = place(sources, test.span);
    let place = place.map(|place| format!(" ({}:{})", one_line(place.path), place.start.line));
    let title = bold(&format!("test \"{}\" failed", one_line(&test.title)), options);
    let failures = test
        .failures
        .iter()
        .map(|failure| draw(&Group::of(of_diagnostic(failure, sources)), sources, options));
    format!("{title}{}\n{}", place.unwrap_or_default(), failures.collect::<String>())
}

/// One finding or diagnostic, drawn; of those that say the same the others are listed.
fn draw(group: &Group<'_>, sources: &SourceMap, options: &RenderOptions) -> String {
    let item = &group.first;
    let kind = format!("{}[{}]", severity_word(item.severity), item.id);
    let headline = paragraph(&format!("{kind}: {}", one_line(&group.said())), "  ", options);
    // The kind has no spaces, so that it was not broken.
    let mut out = headline.replacen(&kind, &paint(&kind, severity_color(item.severity), options), 1);

    let width = columns(options);
    let most = if options.all { usize::MAX } else { MOST_LABELS };
    let labels = group.labels();
    let drawn: Vec<&Label> = labels.iter().copied().take(most).collect();
    let mut notes: Vec<(&str, String)> = item.notes.iter().map(|note| ("Note", lines(note))).collect();
    if labels.len() > drawn.len() {
        notes.push(("Note", format!("and {}", count(labels.len() - drawn.len(), "more place"))));
    }
    notes.extend(item.help.map(|help| ("Help", lines(help))));
    notes.extend(others(group, sources).map(|others| ("Also", others)));

    let excerpts = excerpts(&drawn, sources, width);
    let digits = margin::digits(&excerpts);
    let bar = if excerpts.is_empty() {
        "  ".to_owned()
    } else {
        out.push_str(&margin::restore(&picture(&excerpts, item.severity, options), &excerpts, width));
        format!(" {:digits$} {} ", "", paint("│", FRAME, options))
    };
    for (word, text) in notes {
        let indent = word.len() + 2;
        let room = width.saturating_sub(digits + 4 + indent);
        for (at, line) in wrap::wrap(&text, room).iter().enumerate() {
            let start =
                if at == 0 { format!("{}: ", paint(word, NOTE, options)) } else { " ".repeat(indent) };
            out.push_str(format!("{bar}{start}{line}").trim_end());
            out.push('\n');
        }
    }
    if !excerpts.is_empty() {
        let end = format!("{}╯", "─".repeat(digits + 2));
        out.push_str(&format!("{}\n", paint(&end, FRAME, options)));
    }
    out
}

/// The places of those that say the same and are not drawn, a line each; none where there is one place only.
fn others(group: &Group<'_>, sources: &SourceMap) -> Option<String> {
    if group.first.is_lint() {
        return None;
    }
    let lines = group.others.iter().take(MOST_OTHERS).map(|item| {
        let place = first_place(sources, item);
        let place = place.map(|place| format!("{}:{}:{}", place.path, place.start.line, place.start.column));
        let parts = [item.about.clone(), place].into_iter().flatten().collect::<Vec<_>>();
        one_line(&parts.join(" at "))
    });
    let mut lines: Vec<String> = lines.collect();
    let more = group.others.len() - lines.len();
    lines.extend((more > 0).then(|| format!("and {more} more; `--all` shows each")));
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The notes of one lint, without a picture: what one says, or what all are about and where the first stands.
fn noted(group: &Group<'_>, sources: &SourceMap, options: &RenderOptions) -> String {
    let item = &group.first;
    let kind = format!("{}[{}]", severity_word(item.severity), item.id);
    let place = first_place(sources, item);
    let place =
        place.map(|place| format!("{}:{}:{}", one_line(place.path), place.start.line, place.start.column));
    let place = place.unwrap_or_default();
    let said = match group.others.len() {
        0 => format!("{} ({place})", one_line(item.message)),
        others => {
            let title = Code::find(item.id).map_or("", Code::title);
            format!("{title} ({} places, the first {place}; `--all` shows each)", others + 1)
        }
    };
    paragraph(&format!("{kind}: {said}"), "  ", options).replacen(
        &kind,
        &paint(&kind, severity_color(item.severity), options),
        1,
    )
}

/// A waived finding: what, where and why, without a picture.
fn waived(group: &Group<'_>, sources: &SourceMap, options: &RenderOptions) -> String {
    let item = &group.first;
    let kind = format!("waived[{}]", item.id);
    let place = first_place(sources, item);
    let place =
        place.map(|place| format!(" ({}:{}:{})", one_line(place.path), place.start.line, place.start.column));
    let headline = format!("{kind}: {}{}", one_line(&group.said()), place.unwrap_or_default());
    let mut out = paragraph(&headline, "  ", options).replacen(&kind, &paint(&kind, FRAME, options), 1);
    if let Some(waiver) = item.waiver {
        let reason = one_line(&waiver_text(waiver));
        out.push_str(&wrap::outline(&format!("  because: {reason}"), columns(options)));
    }
    out
}

/// A text broken for the terminal and ended by LF; all lines but the first begin with `indent`.
fn paragraph(text: &str, indent: &str, options: &RenderOptions) -> String {
    let mut lines = wrap::wrap(text, columns(options).saturating_sub(indent.len())).into_iter();
    let mut out = lines.next().unwrap_or_default();
    for line in lines {
        out.push_str(&format!("\n{indent}{line}"));
    }
    out.push('\n');
    out
}

/// The columns to draw in; with fewer than forty nothing can be read.
fn columns(options: &RenderOptions) -> usize {
    usize::from(options.width.max(40))
}

/// The lines to show, file by file: first the file of the first label, then the others as they come.
fn excerpts<'a>(labels: &[&'a Label], sources: &'a SourceMap, width: usize) -> Vec<Excerpt<'a>> {
    let mut files: Vec<(FileId, Vec<&Label>)> = Vec::new();
    for label in labels {
        match files.iter_mut().find(|(file, _)| *file == label.span.file) {
            Some((_, labels)) => labels.push(label),
            None => files.push((label.span.file, vec![label])),
        }
    }
    let last = labels.iter().filter_map(|label| Some(place(sources, label.span)?.end.line)).max();
    let digits = last.map_or(1, |line| line.to_string().len());
    let columns = width.saturating_sub(digits + 3);
    files.iter().filter_map(|(file, labels)| Some(cut(sources.get(*file)?, labels, columns))).collect()
}

/// The picture as the library draws it, with a headline and without notes.
fn picture(excerpts: &[Excerpt<'_>], severity: Severity, options: &RenderOptions) -> String {
    let mut cache = Excerpts(excerpts.iter().map(|excerpt| Source::from(excerpt.text())).collect());
    let first = excerpts.first().and_then(|excerpt| excerpt.labels.first());
    let span = (0, first.map_or(0..0, |marked| marked.range.clone()));
    // The configuration comes first: a colour given before it would stay.
    let config = Config::new().with_color(options.color);
    let mut drawing = Drawing::build(ReportKind::Error, span).with_config(config);
    for (file, excerpt) in excerpts.iter().enumerate() {
        for marked in &excerpt.labels {
            let color = match marked.label.role {
                Role::Term => severity_color(severity),
                Role::Rule => Color::Cyan,
                Role::Draft => Color::Magenta,
                Role::Related => Color::Blue,
            };
            // Without a message there would be no mark at all.
            let label =
                Drawn::new((file, marked.range.clone())).with_message(one_line(&marked.label.message));
            drawing.add_label(label.with_color(color));
        }
    }
    let mut drawn = Vec::new();
    // Writing to memory does not fail.
    let _ = drawing.finish().write(&mut cache, &mut drawn);
    String::from_utf8_lossy(&drawn).into_owned()
}

/// The excerpts as the library asks for them, by position.
struct Excerpts(Vec<Source>);

impl Cache<usize> for Excerpts {
    type Storage = String;

    fn fetch(&mut self, id: &usize) -> Result<&Source, impl std::fmt::Debug> {
        self.0.get(*id).ok_or("no such excerpt")
    }

    fn display<'a>(&self, _: &'a usize) -> Option<impl Display + 'a> {
        // The path is written with the place in the file, which the library does not know.
        None::<&str>
    }
}

/// The colour of the frame and of what is only said in passing.
const FRAME: Color = Color::Fixed(246);
/// The colour of `Note` and `Help`.
const NOTE: Color = Color::Fixed(115);

fn severity_color(severity: Severity) -> Color {
    match severity {
        Severity::Error => Color::Red,
        Severity::Warning => Color::Yellow,
        Severity::Note => Color::Blue,
    }
}

fn paint(text: &str, color: Color, options: &RenderOptions) -> String {
    if options.color { ariadne::Fmt::fg(text, color).to_string() } else { text.to_owned() }
}

fn bold(text: &str, options: &RenderOptions) -> String {
    if options.color { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}
