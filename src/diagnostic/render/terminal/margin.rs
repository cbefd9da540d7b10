//! A drawing of excerpts in, the same with the paths and line numbers of their files out.
//!
//! The drawing library counts the lines of the text it is given, which is an excerpt; and it leaves rows that hold
//! nothing but the frame.

use super::excerpt::Excerpt;

/// The characters that end the margin of a row: everything before the first of them is margin.
const FRAME: [char; 5] = ['│', '┆', '╭', '├', '╯'];

/// How wide the widest line number is.
pub(super) fn digits(excerpts: &[Excerpt<'_>]) -> usize {
    let numbers = excerpts.iter().flat_map(|excerpt| excerpt.numbers.iter().flatten());
    numbers.max().map_or(1, |number| number.to_string().len())
}

/// The rows between the headline and the end of the frame, each ended by LF.
pub(super) fn restore(drawn: &str, excerpts: &[Excerpt<'_>]) -> String {
    let digits = digits(excerpts);
    let mut out = String::new();
    let mut rest = excerpts.iter();
    let mut current: Option<&Excerpt<'_>> = None;
    // A row with nothing but the frame stands for lines left out, unless it only keeps a distance from a header.
    let (mut after_header, mut gap) = (false, false);
    for row in drawn.lines().skip(1).filter_map(Row::parse) {
        if row.is_header() {
            current = rest.next();
            if let Some(excerpt) = current {
                out.push_str(&format!("{:digits$}  {}\n", "", row.header(excerpt)));
            }
            (after_header, gap) = (true, false);
        } else if row.is_empty() {
            gap = !after_header;
        } else if !row.frame.starts_with('╯') {
            if gap {
                out.push_str(&format!(" {:digits$} {}\n", "", row.frame_alone('┆')));
            }
            let number =
                current.and_then(|excerpt| excerpt.numbers.get(row.number?.checked_sub(1)?).copied()?);
            let number = number.map(|number| number.to_string()).unwrap_or_default();
            out.push_str(&format!(" {number:>digits$} {}{}\n", row.color, row.frame.trim_end()));
            (after_header, gap) = (false, false);
        }
    }
    out
}

/// A row as the library drew it.
struct Row<'a> {
    /// The line number in the margin.
    number: Option<usize>,
    /// The escape sequence that colours the frame; empty without colour.
    color: &'a str,
    /// From the first character of the frame on.
    frame: &'a str,
}

impl<'a> Row<'a> {
    fn parse(row: &'a str) -> Option<Row<'a>> {
        let (margin, frame) = row.split_at_checked(row.find(FRAME)?)?;
        // Before a colour there are only spaces; the digits of the sequence itself are no line number.
        let color = margin.find('\u{1b}').and_then(|at| margin.get(at..)).unwrap_or("");
        let color = color.split_inclusive('m').next().unwrap_or("");
        let number = margin.rsplit('m').next().unwrap_or("").trim().parse().ok();
        Some(Row { number, color, frame })
    }

    fn is_header(&self) -> bool {
        self.frame.starts_with(['╭', '├'])
    }

    /// Whether it holds nothing but the frame: neither a line of the file, which may be empty, nor a mark.
    fn is_empty(&self) -> bool {
        let mut steering = false;
        let mut shown = self.frame.chars().skip(1).filter(|character| {
            let hidden = steering || *character == '\u{1b}';
            steering = hidden && *character != 'm';
            !hidden && *character != ' '
        });
        self.number.is_none() && self.frame.starts_with('│') && shown.next().is_none()
    }

    fn header(&self, excerpt: &Excerpt<'_>) -> String {
        let corner = self.frame.chars().next().unwrap_or('╭');
        let (color, reset) = (self.color, self.reset());
        let (path, place) = (excerpt.path, excerpt.place);
        format!("{color}{corner}─[{reset} {path}:{}:{} {color}]{reset}", place.line, place.column)
    }

    fn frame_alone(&self, frame: char) -> String {
        format!("{}{frame}{}", self.color, self.reset())
    }

    fn reset(&self) -> &'static str {
        if self.color.is_empty() { "" } else { "\u{1b}[0m" }
    }
}
