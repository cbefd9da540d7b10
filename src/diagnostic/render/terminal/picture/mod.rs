//! Labels in, the lines that they mark out, drawn with each label's text beside its mark. The only file that knows the
//! drawing library.

mod arrows;
mod excerpt;
mod margin;
mod pieces;
mod rows;
mod windows;

use std::fmt::Display;

use ariadne::{Cache, Color, Config, Label as Drawn, Report as Drawing, ReportKind, Source};

use self::excerpt::{Excerpt, cut};
use super::color::{FRAME, paint};
use super::{Shape, columns};
use crate::diagnostic::render::RenderOptions;
use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::render::item::place;
use crate::diagnostic::{Label, Role, Severity};
use crate::source::{FileId, SourceMap};

/// Draws the lines that the labels mark, in a frame that goes on beside the notes.
pub(super) fn shape(
    labels: &[&Label],
    sources: &SourceMap,
    severity: Severity,
    options: &RenderOptions,
) -> Shape {
    let width = columns(options);
    let excerpts = excerpts(labels, sources, width);
    if excerpts.is_empty() {
        return Shape::without_places();
    }
    let digits = margin::digits(&excerpts);
    Shape {
        places: margin::restore(&drawn(&excerpts, severity, options), &excerpts, width),
        margin: format!(" {:digits$} {} ", "", paint("│", FRAME, options)),
        margin_width: digits + 4,
        end: format!("{}\n", paint(&format!("{}╯", "─".repeat(digits + 2)), FRAME, options)),
    }
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
fn drawn(excerpts: &[Excerpt<'_>], severity: Severity, options: &RenderOptions) -> String {
    let mut cache = Excerpts(excerpts.iter().map(|excerpt| Source::from(excerpt.text())).collect());
    let first = excerpts.first().and_then(|excerpt| excerpt.labels.first());
    let span = (0, first.map_or(0..0, |marked| marked.range.clone()));
    // The configuration comes first: a colour given before it would stay.
    let config = Config::new().with_color(options.color);
    let mut drawing = Drawing::build(ReportKind::Error, span).with_config(config);
    for (file, excerpt) in excerpts.iter().enumerate() {
        for marked in &excerpt.labels {
            let color = match (marked.label.role, severity) {
                (Role::Term, Severity::Error) => Color::Red,
                (Role::Term, Severity::Warning) => Color::Yellow,
                (Role::Term, Severity::Note) | (Role::Related, _) => Color::Blue,
                (Role::Rule, _) => Color::Cyan,
                (Role::Draft, _) => Color::Magenta,
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
