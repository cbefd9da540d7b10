//! A chart in, one page out that needs nothing else: the chart as a table whose cells are drawn, and the findings beside it.
//!
//! The drawing is hidden from screen readers; each cell says the same in words. All text of sources is escaped, and none of
//! it reaches the script.

use std::fmt::Write;

use super::escape::markup;
use super::model::{Broken, Chart, Finding, Group, Mark, Row, When};
use super::scale::{Drawn, Scale, Tick};
use super::svg::COLOURS;
use super::window::days_of;
use super::{captions, styles};

const STYLE: &str = include_str!("html.css");
const SCRIPT: &str = include_str!("html.js");
/// Places are thousandths of a percent.
const UNITS: i64 = 100_000;

/// Writes the page.
pub fn html(chart: &Chart) -> String {
    let mut page = Page { chart, scale: Scale::of(chart, UNITS), out: String::new() };
    page.body();
    let title = markup(&captions::title(chart));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         script-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{COLOURS}{STYLE}</style>\n</head>\n<body>\n{}<script>\n{SCRIPT}</script>\n\
         </body>\n</html>\n",
        page.out
    )
}

struct Page<'a> {
    chart: &'a Chart,
    scale: Scale,
    out: String,
}

impl Page<'_> {
    fn add(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn body(&mut self) {
        let (title, summary) = (markup(&captions::title(self.chart)), markup(&captions::summary(self.chart)));
        let findings = !self.chart.findings.is_empty();
        let _ = write!(
            self.out,
            "<header><h1>{title}</h1>\n<p class=\"muted\">{summary}</p></header>\n<div class=\"sides{}\">\n<main>\n",
            if findings { "" } else { " alone" }
        );
        if findings {
            self.add(
                "<p class=\"muted keys\">Choose a finding to see its days and terms. In the chart: arrow keys move, \
                 Enter goes through a row&#39;s findings, Escape lets go.</p>\n",
            );
        }
        let _ = writeln!(
            self.out,
            "<div role=\"table\" aria-label=\"{title}\" style=\"--grid:{}\">",
            self.grid()
        );
        self.axis();
        self.events();
        for group in &self.chart.groups {
            self.group(group);
        }
        self.add("</div>\n");
        self.legend();
        self.add("</main>\n");
        if findings {
            self.findings();
        }
        self.add("</div>\n<p id=\"said\" class=\"unseen\" role=\"status\"></p>\n");
    }

    fn axis(&mut self) {
        self.add(
            "<div role=\"row\" class=\"axis\"><div role=\"columnheader\"><span class=\"unseen\">term</span></div>\
             <div role=\"columnheader\"><span class=\"unseen\">days</span><div class=\"track\" aria-hidden=\"true\">",
        );
        let few = self.scale.ticks(5);
        for tick in self.scale.ticks(14) {
            // A narrow page shows only some of the years.
            let first = if tick.day == self.chart.from { " first" } else { "" };
            let minor = if few.contains(&tick) { "" } else { " minor" };
            let left = percent(self.scale.begin(tick.day).round());
            let _ = write!(
                self.out,
                "<span class=\"tick{first}{minor}\" style=\"left:{left}\">{}<i></i></span>",
                tick.label
            );
        }
        self.now();
        self.add("</div></div></div>\n");
    }

    /// A line for each year, as backgrounds of the tracks.
    fn grid(&self) -> String {
        let line = |tick: Tick| {
            let left = percent(self.scale.begin(tick.day).round());
            format!("linear-gradient(var(--line),var(--line)) {left} 0/1px 100% no-repeat")
        };
        self.scale.ticks(14).into_iter().map(line).collect::<Vec<_>>().join(",")
    }

    /// The day the chart stands at.
    fn now(&mut self) {
        if let Some(day) = self.chart.as_of.filter(|day| self.scale.shows(*day)) {
            let left = percent(self.scale.begin(day).round());
            let _ = write!(self.out, "<i class=\"now\" style=\"left:{left}\"></i>");
        }
    }

    fn heading(&mut self, name: &str, about: &str) {
        let _ = writeln!(
            self.out,
            "<div role=\"rowgroup\" class=\"group\"><div role=\"row\" class=\"heading\"><div role=\"rowheader\">{} \
             <small>{}</small></div></div>",
            markup(name),
            markup(about)
        );
    }

    fn events(&mut self) {
        if self.chart.events.is_empty() {
            return;
        }
        self.heading("events", "");
        for event in &self.chart.events {
            self.mark(event, "event");
        }
        self.add("</div>\n");
    }

    fn group(&mut self, group: &Group) {
        self.heading(&group.head.name, &captions::about(group, " · "));
        for amendment in &group.amendments {
            self.mark(amendment, "amendment");
        }
        for act in &group.acts {
            self.mark(act, "act");
        }
        for row in group.own_row().iter().chain(&group.rows) {
            self.row(row);
        }
        self.add("</div>\n");
    }

    /// Opens a row; its name, the words for screen readers, and the track.
    fn open(&mut self, class: &str, findings: &[usize], header: &str, words: &str) {
        let findings: Vec<String> = findings.iter().map(usize::to_string).collect();
        let data = match findings.as_slice() {
            [] => String::new(),
            some => format!(" data-findings=\"{}\"", some.join(" ")),
        };
        let lane = if class == "lane" { " lane" } else { "" };
        let words = markup(words);
        let _ = write!(
            self.out,
            "<div role=\"row\" class=\"{class}\" tabindex=\"0\"{data}><div role=\"rowheader\">{header}</div>\
             <div role=\"cell\" title=\"{words}\"><span class=\"unseen\">{words}</span>\
             <div class=\"track{lane}\" aria-hidden=\"true\">"
        );
        // First, and so behind everything else.
        self.now();
    }

    fn close(&mut self) {
        self.add("</div></div></div>\n");
    }

    fn mark(&mut self, mark: &Mark, class: &str) {
        let title = mark.title.as_deref().unwrap_or_default();
        let header = format!("{} <small>{}</small>", markup(&mark.name), markup(title));
        self.open(class, &[], &header, &captions::mark(mark));
        let mut end = 0;
        for run in days_of(mark).runs() {
            let Some(drawn) = self.scale.drawn(*run) else { continue };
            if let When::On(_) = mark.when {
                end = drawn.left.round();
                let _ = write!(self.out, "<i class=\"point\" style=\"left:{}\"></i>", percent(end));
            } else {
                end = drawn.right.round();
                self.bar("hatched", drawn, "");
            }
        }
        let note = captions::when(mark);
        if !note.is_empty() {
            // Past the middle there may be no room to the right.
            let (side, place) = if end < UNITS / 2 { ("left", end) } else { ("right", UNITS - end) };
            let place = percent(place);
            let _ = write!(
                self.out,
                "<span class=\"note\" style=\"{side}:calc({place} + .55rem)\">{}</span>",
                markup(&note)
            );
        }
        self.close();
    }

    fn bar(&mut self, class: &str, drawn: Drawn, label: &str) {
        let (left, right) = (drawn.left.round(), drawn.right.round());
        let before = if drawn.cut_left { " on-left" } else { "" };
        let beyond = if drawn.cut_right { " on-right" } else { "" };
        let label = if label.is_empty() { String::new() } else { format!("<span>{}</span>", markup(label)) };
        let _ = write!(
            self.out,
            "<i class=\"bar {class}{before}{beyond}\" style=\"left:{};width:{}\">{label}</i>",
            percent(left),
            percent(right - left)
        );
    }

    fn row(&mut self, row: &Row) {
        let header = format!("{} <small>{}</small>", markup(&row.name), markup(&row.phrase));
        let mut findings: Vec<usize> =
            row.broken.iter().flat_map(|broken| broken.findings.iter().copied()).collect();
        // One is drawn twice where some of its days are only possible.
        findings.sort_unstable();
        findings.dedup();
        self.open("term", &findings, &header, &captions::row(row));
        for segment in &row.segments {
            if let Some(drawn) = self.scale.drawn(segment.run) {
                self.bar(styles::segment(segment), drawn, &segment.label);
            }
        }
        self.close();
        for broken in &row.broken {
            self.broken(broken);
        }
    }

    fn broken(&mut self, broken: &Broken) {
        let look = styles::broken(broken);
        let header = format!(
            "<span class=\"rule say-{look}\"><span aria-hidden=\"true\">{} </span>{}</span>",
            styles::sign(broken),
            markup(captions::short(&broken.rule))
        );
        self.open("lane", &broken.findings, &header, &captions::broken(broken));
        for run in broken.days.runs() {
            if let Some(drawn) = self.scale.drawn(*run) {
                self.bar(look, drawn, "");
            }
        }
        self.close();
    }

    fn legend(&mut self) {
        self.add("<ul class=\"legend\" aria-label=\"Legend\">\n");
        for (look, meaning) in styles::legend(self.chart) {
            let sign = match look {
                "amendment" => "<i><i class=\"point\"></i></i>".to_owned(),
                "act" => "<i class=\"act\"><i class=\"point\"></i></i>".to_owned(),
                "event" => "<i class=\"event\"><i class=\"point\"></i></i>".to_owned(),
                "today" => "<i><i class=\"now\"></i></i>".to_owned(),
                look => format!("<i class=\"lane\"><i class=\"bar {look}\"></i></i>"),
            };
            let _ = writeln!(self.out, "<li>{sign}{meaning}</li>");
        }
        self.add("</ul>\n");
    }

    fn findings(&mut self) {
        self.add("<aside aria-labelledby=\"findings\"><h2 id=\"findings\">Findings</h2>\n<ol>\n");
        for (place, finding) in self.chart.findings.iter().enumerate() {
            self.finding(place, finding);
        }
        self.add("</ol></aside>\n");
    }

    fn finding(&mut self, place: usize, finding: &Finding) {
        let look = styles::verdict(finding.verdict, finding.severity);
        let title = finding.title.as_deref().unwrap_or_default();
        let _ = writeln!(
            self.out,
            "<li class=\"is-{look}\" data-finding=\"{place}\"><button type=\"button\" aria-pressed=\"false\">\
             <b class=\"say-{look}\"><span aria-hidden=\"true\">{} </span>{}: {}</b> {}</button>\n<p>{}</p>\n<dl>",
            styles::sign_of(look),
            captions::verdict(finding.verdict),
            markup(&finding.rule),
            markup(title),
            markup(&finding.message)
        );
        let open = finding.open_on.join(", ");
        let rows = finding.rows.join(", ");
        let details = [
            ("Days", Some(captions::days(finding))),
            ("Drawn on", Some(rows).filter(|rows| !rows.is_empty())),
            ("Open on", Some(open).filter(|open| !open.is_empty())),
            ("Waived", finding.waiver.clone()),
            ("Because", finding.because.clone()),
            ("Help", finding.help.clone()),
        ];
        for (term, text) in details {
            if let Some(text) = text {
                let _ = writeln!(self.out, "<dt>{term}</dt><dd>{}</dd>", markup(&text));
            }
        }
        self.add("</dl></li>\n");
    }
}

/// Thousandths of a percent as CSS writes them.
fn percent(thousandths: i64) -> String {
    let (whole, part) = (thousandths / 1000, (thousandths % 1000).abs());
    match part {
        0 => format!("{whole}%"),
        part => format!("{whole}.{part:03}%"),
    }
}
