//! A report in, a text for people out: each finding with the words of the term and of the rule, and a last line with
//! the counts.

mod color;
mod coverage;
mod groups;
#[cfg(feature = "pictures")]
mod picture;
#[cfg(not(feature = "pictures"))]
mod places;
mod tally;

use self::color::{Color, FRAME, NOTE, bold, paint};
use self::groups::Group;
#[cfg(feature = "pictures")]
use self::picture::shape;
#[cfg(not(feature = "pictures"))]
use self::places::shape;
use super::RenderOptions;
use super::clean::{lines, one_line};
use super::item::{count, first_place, of_diagnostic, place, severity_word, waiver_text};
use super::wrap;
use crate::diagnostic::report::Report;
use crate::diagnostic::report::test::{TestReport, TestResult};
use crate::diagnostic::{Code, Label};
use crate::source::SourceMap;

/// The most places drawn of one finding; the others are counted.
const MOST_LABELS: usize = 16;

/// The most places listed of findings that say the same.
const MOST_OTHERS: usize = 10;

/// How far a headline goes in after its first line.
const HANGING: &str = "  ";

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
    let mut out = headline(&kind, color::of_severity(item.severity), &one_line(&group.said()), options);

    let most = if options.all { usize::MAX } else { MOST_LABELS };
    let labels = group.labels();
    let drawn: Vec<&Label> = labels.iter().copied().take(most).collect();
    let mut notes: Vec<(&str, String)> = item.notes.iter().map(|note| ("Note", lines(note))).collect();
    if labels.len() > drawn.len() {
        notes.push(("Note", format!("and {}", count(labels.len() - drawn.len(), "more place"))));
    }
    notes.extend(item.help.map(|help| ("Help", lines(help))));
    notes.extend(others(group, sources).map(|others| ("Also", others)));

    let shape = shape(&drawn, sources, item.severity, options);
    out.push_str(&shape.places);
    for (word, text) in notes {
        let indent = word.len() + 2;
        let room = columns(options).saturating_sub(shape.margin_width + indent);
        for (at, line) in wrap::wrap(&text, room).iter().enumerate() {
            let start =
                if at == 0 { format!("{}: ", paint(word, NOTE, options)) } else { " ".repeat(indent) };
            out.push_str(format!("{}{start}{line}", shape.margin).trim_end());
            out.push('\n');
        }
    }
    out.push_str(&shape.end);
    out
}

/// The places of a finding as they are shown, and what stands around its notes.
struct Shape {
    /// The places, in lines.
    places: String,
    /// What each line of a note begins with.
    margin: String,
    /// How many columns a note may not use.
    margin_width: usize,
    /// What comes after the notes.
    end: String,
}

impl Shape {
    fn without_places() -> Shape {
        Shape { places: String::new(), margin: "  ".to_owned(), margin_width: 5, end: String::new() }
    }
}

/// The places of those that say the same and are not drawn, a line each; none where there is one place only.
fn others(group: &Group<'_>, sources: &SourceMap) -> Option<String> {
    if group.first.is_lint() {
        return None;
    }
    let lines = group.others.iter().take(MOST_OTHERS).map(|item| {
        let place = first_place(sources, item);
        let place = place.map(|place| format!("{}:{}:{}", place.path, place.start.line, place.start.column));
        let about = item.about.clone().or_else(|| item.agreement_judged().map(|name| format!("`{name}`")));
        let parts = [about, place].into_iter().flatten().collect::<Vec<_>>();
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
    headline(&kind, color::of_severity(item.severity), &said, options)
}

/// A waived finding: what, where and why, without a picture.
fn waived(group: &Group<'_>, sources: &SourceMap, options: &RenderOptions) -> String {
    let item = &group.first;
    let kind = format!("waived[{}]", item.id);
    let place = first_place(sources, item);
    let place =
        place.map(|place| format!(" ({}:{}:{})", one_line(place.path), place.start.line, place.start.column));
    let said = format!("{}{}", one_line(&group.said()), place.unwrap_or_default());
    let mut out = headline(&kind, FRAME, &said, options);
    if let Some(waiver) = item.waiver {
        let reason = one_line(&waiver_text(waiver));
        out.push_str(&wrap::outline(&format!("  because: {reason}"), columns(options)));
    }
    out
}

/// The kind of a finding in its colour, and what is said of it.
fn headline(kind: &str, color: Color, said: &str, options: &RenderOptions) -> String {
    let mut lines = broken(&format!("{kind}: {said}"), HANGING, options);
    // It is painted after the lines are broken, since escape sequences would count as columns. A kind has no spaces, so the first
    // line begins with all of it.
    if let Some(first) = lines.first_mut()
        && let Some(after) = first.strip_prefix(kind)
    {
        *first = format!("{}{after}", paint(kind, color, options));
    }
    joined(&lines, HANGING)
}

/// A text broken for the terminal and ended by LF; all lines but the first begin with `indent`.
fn paragraph(text: &str, indent: &str, options: &RenderOptions) -> String {
    joined(&broken(text, indent, options), indent)
}

fn broken(text: &str, indent: &str, options: &RenderOptions) -> Vec<String> {
    wrap::wrap(text, columns(options).saturating_sub(indent.len()))
}

fn joined(lines: &[String], indent: &str) -> String {
    lines.join(&format!("\n{indent}")) + "\n"
}

/// The columns to draw in; with fewer than forty nothing can be read.
fn columns(options: &RenderOptions) -> usize {
    usize::from(options.width.max(40))
}
