//! A chart in, one SVG picture out: readable on its own, in light and dark, and by screen readers. Colours stand as attributes;
//! on top of them styles bring the dark ones, for browsers.
//!
//! Nothing is measured: text is given more room than any usual font takes, and is cut where it has too little.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::canvas::fit;
use super::escape::markup;
use super::model::{Broken, Chart, Group, Mark, Row, Segment, When};
use super::paint::Paint;
use super::scale::{Drawn, Scale};
use super::window::days_of;
use super::{captions, styles};

/// The colours of the picture and of the page.
pub const COLOURS: &str = include_str!("colours.css");
const STYLE: &str = include_str!("svg.css");
const FONTS: &str = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

// All lengths are hundredths of a pixel.
const WIDTH: i64 = 100_000;
const EDGE: i64 = 2_000;
/// Where the days begin.
const TRACK: i64 = 30_500;
const TRACK_WIDTH: i64 = WIDTH - TRACK - EDGE - ARROW;
const ARROW: i64 = 900;
const ROW: i64 = 2_300;
const BAR: i64 = 1_400;
const LANE: i64 = 1_800;
const LANE_BAR: i64 = 800;
/// The most that a column of text takes of its size, in hundredths.
const COLUMN: i64 = 58;

/// Draws the chart.
pub fn svg(chart: &Chart) -> String {
    let scale = Scale::of(chart, TRACK_WIDTH);
    let mut drawing = Drawing { chart, scale, top: EDGE, out: String::new() };
    drawing.body();
    let height = px(drawing.top);
    let width = px(WIDTH);
    let title = markup(&captions::title(chart));
    let description = markup(&captions::summary(chart));
    let paper = format!("<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n");
    let painted = Paint::new(COLOURS, STYLE).apply(&format!("{PATTERNS}{paper}{}", drawing.out));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"{FONTS}\" role=\"img\" aria-labelledby=\"title description\">\n\
         <title id=\"title\">{title}</title>\n<desc id=\"description\">{description}</desc>\n\
         <style>\n@supports (fill:var(--ink)){{\n{COLOURS}{STYLE}}}\n</style>\n{painted}</svg>\n"
    )
}

const PATTERNS: &str = "<defs>\
    <pattern id=\"hatched\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
    <path class=\"hatch-plain\" d=\"M0 0V6\"/></pattern>\
    <pattern id=\"hatched-marked\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
    <path class=\"hatch-marked\" d=\"M0 0V6\"/></pattern></defs>\n";

struct Drawing<'a> {
    chart: &'a Chart,
    scale: Scale,
    /// Where the next row begins.
    top: i64,
    out: String,
}

impl Drawing<'_> {
    fn body(&mut self) {
        self.top += 1_700;
        let title = captions::title(self.chart);
        self.text(EDGE, self.top, "title", WIDTH - 2 * EDGE, 1_700, &title);
        self.top += 2_200;
        let summary = captions::summary(self.chart);
        self.text(EDGE, self.top, "muted", WIDTH - 2 * EDGE, 1_200, &summary);
        self.top += if self.chart.as_of.is_some() { 3_700 } else { 2_400 };
        // What lies behind the rows is as tall as they are, which is known only once they are drawn.
        let axis = self.top;
        self.top += 800;
        let front = std::mem::take(&mut self.out);
        self.rows();
        let rows = std::mem::replace(&mut self.out, front);
        self.grid(axis);
        // Behind the rows, so that it crosses no text.
        self.today(axis);
        self.out.push_str(&rows);
        self.top += 4_800;
        self.legend();
        self.top += EDGE;
    }

    fn rows(&mut self) {
        if !self.chart.events.is_empty() {
            self.heading("events", "");
            for event in &self.chart.events {
                self.mark(event, Sign::Event, None);
            }
        }
        for group in &self.chart.groups {
            self.group(group);
        }
    }

    fn grid(&mut self, axis: i64) {
        let bottom = self.top + 600;
        for tick in self.scale.ticks(14) {
            let x = px(TRACK + self.scale.begin(tick.day).round());
            let _ = writeln!(self.out, "<path class=\"grid\" d=\"M{x} {}V{}\"/>", px(axis + 300), px(bottom));
            for y in [axis, bottom + 1_300] {
                let _ = writeln!(
                    self.out,
                    "<text class=\"small muted\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                    px(y),
                    tick.label
                );
            }
        }
    }

    fn today(&mut self, axis: i64) {
        let Some(day) = self.chart.as_of.filter(|day| self.scale.shows(*day)) else { return };
        let x = TRACK + self.scale.begin(day).round();
        let (label, from) = (format!("as of {day}"), axis - 1_500);
        let room = columns(label.width(), 1_100) / 2;
        let middle = x.clamp(TRACK + room, WIDTH - EDGE - room);
        let _ = writeln!(
            self.out,
            "<text class=\"small as-of\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{label}</text>\n\
             <path class=\"today\" d=\"M{} {}V{}\"/>",
            px(middle),
            px(from),
            px(x),
            px(axis + 300),
            px(self.top + 600)
        );
    }

    /// Text of a size, cut to the room it has.
    fn text(&mut self, x: i64, y: i64, class: &str, room: i64, size: i64, text: &str) {
        let text = fit(text, count(room, size), "…");
        let _ = writeln!(
            self.out,
            "<text class=\"{class}\" x=\"{}\" y=\"{}\">{}</text>",
            px(x),
            px(y),
            markup(&text)
        );
    }

    fn heading(&mut self, name: &str, about: &str) {
        self.top += 900;
        let _ = writeln!(
            self.out,
            "<rect class=\"band\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"4\"/>",
            px(EDGE - 600),
            px(self.top),
            px(WIDTH - 2 * EDGE + 1_200),
            px(2_200)
        );
        let text = format!(
            "{}<tspan class=\"muted\" font-weight=\"400\" dx=\"10\">{}</tspan>",
            markup(&fit(name, 60, "…")),
            markup(&fit(
                about,
                count(WIDTH - 2 * EDGE - columns(name.width().min(60), 1_300) - 1_000, 1_300),
                "…"
            ))
        );
        let _ = writeln!(
            self.out,
            "<text class=\"head\" x=\"{}\" y=\"{}\">{text}</text>",
            px(EDGE),
            px(self.top + 1_550)
        );
        self.top += 2_600;
    }

    fn group(&mut self, group: &Group) {
        self.heading(&group.head.name, &captions::about(group, " · "));
        let begin = self.top;
        let front = std::mem::take(&mut self.out);
        let mut since = Vec::new();
        for amendment in &group.amendments {
            self.mark(amendment, Sign::Amendment, Some(&mut since));
        }
        for act in &group.acts {
            self.mark(act, Sign::Act, None);
        }
        self.top += if group.amendments.is_empty() && group.acts.is_empty() { 0 } else { 300 };
        for row in group.own_row().iter().chain(&group.rows) {
            self.row(row);
        }
        let rows = std::mem::replace(&mut self.out, front);
        // A thin line from each amendment down through the terms it may change, behind them.
        for (x, y) in since {
            if y > begin {
                let _ =
                    writeln!(self.out, "<path class=\"since\" d=\"M{} {}V{}\"/>", px(x), px(y), px(self.top));
            }
        }
        self.out.push_str(&rows);
    }

    /// The name on the left and what it is.
    fn name(&mut self, indent: i64, name: &str, phrase: &str) {
        let (x, y) = (EDGE + indent, self.top + 1_550);
        let room = TRACK - ARROW - x;
        let name = fit(name, count(room, 1_200), "…");
        let left = room - columns(name.width(), 1_200) - 800;
        let phrase = fit(phrase, count(left, 1_100), "…");
        let _ = writeln!(
            self.out,
            "<text x=\"{}\" y=\"{}\">{}<tspan class=\"phrase\" dx=\"7\">{}</tspan></text>",
            px(x),
            px(y),
            markup(&name),
            markup(phrase.trim_start_matches('…'))
        );
    }

    /// An amendment, event or last day to act; where its day is known, `since` gets the foot of its sign.
    fn mark(&mut self, mark: &Mark, sign: Sign, since: Option<&mut Vec<(i64, i64)>>) {
        let _ = writeln!(self.out, "<g><title>{}</title>", markup(&captions::mark(mark)));
        let title = mark.title.clone().unwrap_or_default();
        self.name(600, &mark.name, &title);
        let middle = self.top + 1_150;
        let mut end = TRACK;
        for run in days_of(mark).runs() {
            let Some(drawn) = self.scale.drawn(*run) else { continue };
            end = TRACK + drawn.right.round();
            if let When::On(_) = mark.when {
                let x = TRACK + drawn.left.round();
                let _ = writeln!(self.out, "{}", sign.drawn(x, middle));
                end = x + 500;
            } else {
                self.bar("hatched", drawn, middle, LANE_BAR);
            }
        }
        if let (Some(since), When::On(day)) = (since, &mark.when)
            && self.scale.shows(*day)
        {
            since.push((TRACK + self.scale.begin(*day).round(), middle + 500));
        }
        self.beside(end, middle, &captions::when(mark));
        self.out.push_str("</g>\n");
        self.top += LANE + 200;
    }

    /// A note to the right of a sign, or to its left where there is no room.
    fn beside(&mut self, end: i64, middle: i64, note: &str) {
        let room = columns(note.width(), 1_100) + 600;
        let (x, anchor) = if end + room < WIDTH - EDGE { (end + 500, "start") } else { (end - 1_700, "end") };
        if !note.is_empty() {
            let width = columns(note.width(), 1_100) + 200;
            self.backing(if anchor == "end" { x - width + 100 } else { x - 100 }, middle, width);
        }
        let _ = writeln!(
            self.out,
            "<text class=\"small muted\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
            px(x),
            px(middle + 400),
            markup(note)
        );
    }

    /// Paper under text, so that hatching does not run through it.
    fn backing(&mut self, x: i64, middle: i64, width: i64) {
        let _ = writeln!(
            self.out,
            "<rect class=\"paper\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"10\" rx=\"2\"/>",
            px(x),
            px(middle - 500),
            px(width)
        );
    }

    fn bar(&mut self, class: &str, drawn: Drawn, middle: i64, height: i64) {
        let (left, right) = (TRACK + drawn.left.round(), TRACK + drawn.right.round());
        // A single day is still seen.
        let right = right.max(left + 200);
        let _ = writeln!(
            self.out,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\"/>",
            px(left),
            px(middle - height / 2),
            px(right - left),
            px(height)
        );
        for (cut, x, tip) in [(drawn.cut_left, left - 200, -6), (drawn.cut_right, right + 200, 6)] {
            if cut {
                let _ = writeln!(
                    self.out,
                    "<path class=\"{class}\" d=\"M{} {}l{tip} 4l{} 4z\"/>",
                    px(x),
                    px(middle - 400),
                    -tip
                );
            }
        }
    }

    fn row(&mut self, row: &Row) {
        let _ = writeln!(self.out, "<g><title>{}</title>", markup(&captions::row(row)));
        self.name(600, &row.name, &row.phrase);
        for segment in &row.segments {
            self.segment(segment);
        }
        self.out.push_str("</g>\n");
        self.top += ROW;
        for broken in &row.broken {
            self.broken(broken);
        }
    }

    fn segment(&mut self, segment: &Segment) {
        let Some(drawn) = self.scale.drawn(segment.run) else { return };
        let middle = self.top + ROW / 2;
        let class = styles::segment(segment);
        self.bar(class, drawn, middle, BAR);
        let (left, right) = (drawn.left.round(), drawn.right.round());
        if !segment.label.is_empty() && columns(segment.label.width(), 1_050) + 800 <= right - left {
            let on = match class {
                "plain" => "on-plain",
                "marked" => "on-marked",
                _ => {
                    let width = columns(segment.label.width(), 1_050);
                    self.backing(TRACK + left + 300, middle, width + 400);
                    "on-paper"
                }
            };
            let _ = writeln!(
                self.out,
                "<text class=\"on {on}\" x=\"{}\" y=\"{}\">{}</text>",
                px(TRACK + left + 500),
                px(middle + 380),
                markup(&segment.label)
            );
        }
    }

    fn broken(&mut self, broken: &Broken) {
        let _ = writeln!(self.out, "<g><title>{}</title>", markup(&captions::broken(broken)));
        let class = styles::broken(broken);
        let x = EDGE + 1_800;
        let label = format!("{} {}", styles::sign(broken), captions::short(&broken.rule));
        let y = self.top + 1_250;
        self.text(x, y, &format!("say-{class}"), TRACK - ARROW - x, 1_150, &label);
        for run in broken.days.runs() {
            if let Some(drawn) = self.scale.drawn(*run) {
                self.bar(class, drawn, self.top + LANE / 2, LANE_BAR);
            }
        }
        self.out.push_str("</g>\n");
        self.top += LANE;
    }

    fn legend(&mut self) {
        let (mut x, mut y) = (EDGE, self.top);
        for (class, meaning) in styles::legend(self.chart) {
            let width = 2_600 + columns(meaning.width(), 1_100) + 1_400;
            if x + width > WIDTH - EDGE {
                (x, y) = (EDGE, y + 2_000);
            }
            let swatch = Swatch { class, x, y };
            let _ = writeln!(
                self.out,
                "{}<text class=\"small\" x=\"{}\" y=\"{}\">{meaning}</text>",
                swatch.drawn(),
                px(x + 2_600),
                px(y)
            );
            x += width;
        }
        self.top = y;
    }
}

/// The sign of something that happens on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Amendment,
    Event,
    Act,
}

impl Sign {
    /// The sign around a point.
    fn drawn(self, x: i64, middle: i64) -> String {
        let (top, shape) = match self {
            Sign::Amendment => (middle - 400, "l4.5 8h-9z"),
            Sign::Event => (middle - 500, "l5 5l-5 5l-5 -5z"),
            Sign::Act => (middle + 400, "l4.5 -8h-9z"),
        };
        format!("<path class=\"mark\" d=\"M{} {}{shape}\"/>", px(x), px(top))
    }
}

/// A sign of the legend.
struct Swatch {
    class: &'static str,
    x: i64,
    y: i64,
}

impl Swatch {
    fn drawn(&self) -> String {
        let (x, y) = (px(self.x), px(self.y - 400));
        match self.class {
            "amendment" => Sign::Amendment.drawn(self.x + 1_000, self.y - 400),
            "event" => Sign::Event.drawn(self.x + 1_000, self.y - 400),
            "act" => Sign::Act.drawn(self.x + 1_000, self.y - 400),
            "today" => format!("<path class=\"today\" d=\"M{x} {y}h20\"/>"),
            class => format!(
                "<rect class=\"{class}\" x=\"{x}\" y=\"{}\" width=\"20\" height=\"9\" rx=\"2\"/>",
                px(self.y - 850)
            ),
        }
    }
}

/// Hundredths of a pixel as SVG writes them.
fn px(hundredths: i64) -> String {
    let (whole, part) = (hundredths / 100, (hundredths % 100).abs());
    match part {
        0 => whole.to_string(),
        part => format!("{whole}.{part:02}"),
    }
}

/// The room that so many columns of text take.
fn columns(count: usize, size: i64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX / size).saturating_mul(size * COLUMN / 100)
}

/// How many columns of text have room.
fn count(room: i64, size: i64) -> usize {
    usize::try_from(room / (size * COLUMN / 100)).unwrap_or(0)
}
