//! A chart in, lines for a terminal of some width out. Every state has a sign of its own; colour only repeats it.

use unicode_width::UnicodeWidthStr;

use super::canvas::{Line, Paint, fit};
use super::captions;
use super::escape;
use super::model::{Broken, Certainty, Chart, Group, Mark, Row, When};
use super::scale::{ChartPosition, Drawn, Scale};
use super::signs::{ASCII, Signs, UNICODE};
use super::window::days_of;
use crate::diagnostic::Severity;
use crate::diagnostic::report::FindingVerdict;

/// How the chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TerminalOptions {
    /// Columns to use.
    pub width: u16,
    /// Whether to colour.
    pub color: bool,
    /// Whether to use signs of ASCII only. Names and titles stay as they are written.
    pub ascii: bool,
}

/// Draws the chart.
pub fn terminal(chart: &Chart, options: &TerminalOptions) -> String {
    let width = usize::from(options.width).clamp(NARROWEST, WIDEST);
    let names = (width * 3 / 10).clamp(16, 44);
    let signs = if options.ascii { &ASCII } else { &UNICODE };
    let scale = Scale::of(chart, i64::try_from(width - names - 2).unwrap_or(1));
    let mut drawing = Drawing {
        chart,
        scale,
        signs,
        width,
        names,
        color: options.color,
        used: Used::default(),
        text: String::new(),
    };
    drawing.chart();
    drawing.text
}

/// Narrower than this nothing can be read.
const NARROWEST: usize = 50;
/// Wider than this the eye loses the row.
const WIDEST: usize = 160;
/// Columns to keep free between the names of years.
const BETWEEN_YEARS: usize = 6;

struct Drawing<'a> {
    chart: &'a Chart,
    scale: Scale,
    signs: &'static Signs,
    width: usize,
    /// The columns of the names; one more is for the arrow of what began earlier.
    names: usize,
    color: bool,
    used: Used,
    text: String,
}

/// What the legend has to explain.
#[derive(Debug, Default)]
struct Used {
    plain: bool,
    marked: bool,
    uncertain: bool,
    amendment: bool,
    act: bool,
    event: bool,
    error: bool,
    warning: bool,
    open: bool,
    waived: bool,
}

impl Drawing<'_> {
    fn chart(&mut self) {
        self.title();
        self.years();
        let (chart, head) = (self.chart, "events");
        if !chart.events.is_empty() {
            self.words(&[(head, Paint::Strong)]);
            for event in &chart.events {
                self.used.event = true;
                self.mark(event, self.signs.event);
            }
        }
        for group in &chart.groups {
            self.group(group);
        }
        self.text.push('\n');
        self.legend();
        self.summary();
    }

    fn title(&mut self) {
        let title = escape::line(&self.chart.title).into_owned();
        let as_of = self.chart.as_of.map(|day| format!(", as of {day}")).unwrap_or_default();
        self.words(&[(&title, Paint::Strong), (&as_of, Paint::Plain)]);
    }

    /// Words across the whole width.
    fn words(&mut self, parts: &[(&str, Paint)]) {
        let mut line = Line::blank(self.width);
        let mut at = 0;
        for (text, paint) in parts {
            let text = fit(text, self.width.saturating_sub(at), self.signs.more);
            line.write(at, &text, *paint);
            at += text.width();
        }
        self.text.push_str(&line.text(self.color));
    }

    /// The columns between the two arrows.
    fn track(&self) -> usize {
        self.width.saturating_sub(self.names + 2)
    }

    /// The column that the beginning of a day lies in.
    fn column(&self, place: ChartPosition) -> usize {
        self.names + 1 + count(place.floor()).min(self.track().saturating_sub(1))
    }

    /// First column and the column after the last. What must not be lost takes every column it touches.
    fn columns(&self, drawn: Drawn, touched: bool) -> (usize, usize) {
        let (left, right) = if touched {
            (drawn.left.floor(), drawn.right.ceil())
        } else {
            (drawn.left.round(), drawn.right.round())
        };
        let left = count(left).min(self.track().saturating_sub(1));
        let right = count(right).clamp(left + 1, self.track());
        (self.names + 1 + left, self.names + 1 + right)
    }

    fn years(&mut self) {
        let mut labels = Line::blank(self.width);
        let mut axis = Line::blank(self.width);
        for column in self.names..self.width {
            axis.put(column, self.signs.axis, Paint::Faint);
        }
        for tick in self.scale.ticks((self.track() / BETWEEN_YEARS).max(2)) {
            let at = self.column(self.scale.begin(tick.day));
            axis.put(at, self.signs.tick, Paint::Faint);
            if at + tick.label.width() <= self.width {
                labels.write(at, &tick.label, Paint::Plain);
            }
        }
        if let Some(day) = self.chart.as_of.filter(|day| self.scale.shows(*day)) {
            axis.put(self.column(self.scale.begin(day)), self.signs.today_tick, Paint::Today);
        }
        self.text.push_str(&labels.text(self.color));
        self.text.push_str(&axis.text(self.color));
    }

    /// A row with nothing but the grid and the day it stands at.
    fn empty(&self) -> Line {
        let mut line = Line::blank(self.width);
        if let Some(day) = self.chart.as_of.filter(|day| self.scale.shows(*day)) {
            line.put(self.column(self.scale.begin(day)), self.signs.today, Paint::Today);
        }
        line
    }

    fn name(&self, line: &mut Line, indent: usize, parts: &[(&str, Paint)]) {
        let mut at = indent;
        for (text, paint) in parts {
            let text = fit(&escape::line(text), (self.names - 1).saturating_sub(at), self.signs.more);
            if !text.is_empty() && text != self.signs.more {
                line.write(at, &text, *paint);
                at += text.width() + 1;
            }
        }
    }

    fn group(&mut self, group: &Group) {
        self.text.push_str(&self.empty().text(self.color));
        let name = escape::line(&group.head.name).into_owned();
        let about = format!("  {}", escape::line(&captions::about(group, "; ")));
        self.words(&[(&name, Paint::Strong), (about.trim_end(), Paint::Plain)]);
        if let Some(row) = group.own_row() {
            self.row(&row);
        }
        for amendment in &group.amendments {
            self.used.amendment = true;
            self.mark(amendment, self.signs.amendment);
        }
        for act in &group.acts {
            self.used.act = true;
            self.mark(act, self.signs.act);
        }
        for row in &group.rows {
            self.row(row);
        }
    }

    fn mark(&mut self, mark: &Mark, sign: char) {
        let mut line = self.empty();
        self.name(&mut line, 2, &[(&format!("{sign} {}", mark.name), Paint::Plain)]);
        let mut end = self.names + 1;
        for run in days_of(mark).runs() {
            let Some(drawn) = self.scale.drawn(*run) else { continue };
            if let When::On(_) = mark.when {
                let at = self.column(drawn.left);
                line.put(at, sign, Paint::Strong);
                end = at + 1;
            } else {
                self.used.uncertain = true;
                let (from, to) = self.columns(drawn, true);
                (from..to).for_each(|column| line.put(column, self.signs.uncertain, Paint::Plain));
                self.arrows(&mut line, drawn);
                end = to;
            }
        }
        let note = captions::when(mark);
        // Beside the mark, where there is room on one side of it.
        let width = note.width() + 1;
        if end + width < self.width {
            line.write(end, &format!(" {note}"), Paint::Faint);
        } else if let Some(from) =
            (end.saturating_sub(1)).checked_sub(width).filter(|from| *from > self.names)
        {
            line.write(from, &format!("{note} "), Paint::Faint);
        }
        self.text.push_str(&line.text(self.color));
    }

    fn arrows(&self, line: &mut Line, drawn: Drawn) {
        if drawn.cut_left {
            line.put(self.names, self.signs.before, Paint::Plain);
        }
        if drawn.cut_right {
            line.put(self.width - 1, self.signs.beyond, Paint::Plain);
        }
    }

    fn row(&mut self, row: &Row) {
        let mut line = self.empty();
        // Half a phrase says less than its kind alone.
        let room = (self.names - 1).saturating_sub(2 + row.name.width() + 1);
        let kind = row.phrase.split(' ').next().unwrap_or_default();
        let phrase = if row.phrase.width() <= room { &row.phrase } else { kind };
        self.name(&mut line, 2, &[(&row.name, Paint::Plain), (phrase, Paint::Faint)]);
        for segment in &row.segments {
            let Some(drawn) = self.scale.drawn(segment.run) else { continue };
            let (from, to) = self.columns(drawn, false);
            let certain = segment.certainty == Certainty::Certain;
            let sign = match (certain, segment.marked) {
                (true, true) => self.signs.marked,
                (true, false) => self.signs.plain,
                (false, true) => self.signs.uncertain_marked,
                (false, false) => self.signs.uncertain,
            };
            self.used.marked |= segment.marked;
            self.used.plain |= certain && !segment.marked;
            self.used.uncertain |= !certain;
            let paint = if segment.marked { Paint::Marked } else { Paint::Plain };
            (from..to).for_each(|column| line.put(column, sign, paint));
            let label = escape::line(&segment.label);
            if !label.is_empty() && label.width() + 4 <= to - from {
                line.write(from + 1, &format!(" {label} "), paint);
            }
            self.arrows(&mut line, drawn);
        }
        self.text.push_str(&line.text(self.color));
        for broken in &row.broken {
            self.broken(broken);
        }
    }

    fn broken(&mut self, broken: &Broken) {
        let (sign, paint) = match (broken.verdict, broken.severity) {
            (FindingVerdict::Broken, Severity::Error) => (self.signs.broken, Paint::Broken),
            (FindingVerdict::Broken, _) => (self.signs.broken_warning, Paint::Broken),
            (FindingVerdict::Open, _) => (self.signs.open, Paint::Open),
            (FindingVerdict::Waived, _) => (self.signs.waived, Paint::Faint),
        };
        match (broken.verdict, broken.severity) {
            (FindingVerdict::Broken, Severity::Error) => self.used.error = true,
            (FindingVerdict::Broken, _) => self.used.warning = true,
            (FindingVerdict::Open, _) => self.used.open = true,
            (FindingVerdict::Waived, _) => self.used.waived = true,
        }
        let mut line = self.empty();
        let rule = captions::short(&broken.rule);
        self.name(&mut line, 4, &[(&format!("{sign} {rule}"), paint)]);
        for run in broken.days.runs() {
            let Some(drawn) = self.scale.drawn(*run) else { continue };
            let (from, to) = self.columns(drawn, true);
            (from..to).for_each(|column| line.put(column, sign, paint));
            self.arrows(&mut line, drawn);
        }
        self.text.push_str(&line.text(self.color));
    }

    fn legend(&mut self) {
        let signs = self.signs;
        let pair = |sign: char, meaning: &str| format!("{sign} {meaning}");
        let entries = [
            (self.used.plain, pair(signs.plain, "in force")),
            (self.used.marked, pair(signs.marked, "in force, on special terms")),
            (self.used.uncertain, format!("{}{} not certain", signs.uncertain, signs.uncertain_marked)),
            (self.used.amendment, pair(signs.amendment, "amendment")),
            (self.used.act, pair(signs.act, "last day to act")),
            (self.used.event, pair(signs.event, "event")),
            (self.used.error, pair(signs.broken, "broken")),
            (self.used.warning, pair(signs.broken_warning, "broken, a warning")),
            (self.used.open, pair(signs.open, "open")),
            (self.used.waived, pair(signs.waived, "waived")),
            (self.chart.as_of.is_some(), pair(signs.today, "as of")),
            (true, pair(signs.beyond, "runs on")),
        ];
        let mut line = String::new();
        for (_, entry) in entries.iter().filter(|(used, _)| *used) {
            if !line.is_empty() && line.width() + entry.width() + 3 > self.width {
                self.words(&[(&line, Paint::Faint)]);
                line.clear();
            }
            if !line.is_empty() {
                line.push_str("   ");
            }
            line.push_str(entry);
        }
        self.words(&[(&line, Paint::Faint)]);
    }

    fn summary(&mut self) {
        self.words(&[(&captions::terms(self.chart), Paint::Plain)]);
        let mut found = captions::found(self.chart);
        if !self.chart.findings.is_empty() {
            found.push_str("; `clausal check` says why");
        }
        self.words(&[(&found, Paint::Plain)]);
    }
}

/// A number of columns.
fn count(columns: i64) -> usize {
    usize::try_from(columns).unwrap_or(0)
}
