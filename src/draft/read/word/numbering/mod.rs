//! Word's lists in; what Word draws before each paragraph, and which of these numbers are those of sections, out.

mod articles;
mod chosen;
mod definitions;
mod format;
mod sections;

use rustc_hash::FxHashMap;

use self::definitions::{Definitions, LEVELS, Level, Piece};
use self::format::Format;
pub(super) use self::sections::{Item, Sections};
use super::styles::{StyleId, Styles};
use crate::draft::problem::Unreadable;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    definitions: Definitions,
    /// How far each make has counted; several lists of one make count on together.
    counts: Vec<[Option<u32>; LEVELS]>,
    /// The levels of each list that have begun: what it says of its beginning holds once.
    begun: Vec<[bool; LEVELS]>,
    /// The level that paragraphs of a style have in a make.
    levels: FxHashMap<(usize, StyleId), usize>,
}

/// What a paragraph or a style says of the list it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    /// In this list, by its place.
    In(usize),
    /// In none: list 0 takes the numbering of a style away, and one that is not there has no numbers.
    Nowhere,
}

/// What a paragraph says of its own numbering; what it leaves out its style says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Properties {
    pub style: Option<StyleId>,
    pub list: Option<Listed>,
    pub level: Option<usize>,
    pub outline: Option<u8>,
}

/// What is drawn before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Drawn {
    /// All of it, as `Section 2.1` or `(a)`.
    pub text: String,
    /// What its list is made after: lists of one make go on together.
    make: usize,
    /// The level in the list, from 0.
    level: usize,
    /// The numbers that are drawn, in order.
    numbers: Vec<u32>,
    /// Only the number of its own level is drawn.
    alone: bool,
    /// It stands in brackets, or before one: `(a)`, `1)`.
    bracketed: bool,
    /// A bracket opens before its number: `(a)`.
    opened: bool,
    /// Numbers that its list writes out stand before those that it counts: `7.` of `7.%1`.
    literal: bool,
    format: Format,
}

impl Numbering {
    pub fn read(text: &str) -> Result<Numbering, Unreadable> {
        let definitions = Definitions::read(text)?;
        let counts = vec![[None; LEVELS]; definitions.makes.len()];
        let begun = vec![[false; LEVELS]; definitions.lists.len()];
        Ok(Numbering { definitions, counts, begun, levels: FxHashMap::default() })
    }

    /// What the number of a list in the file stands for.
    pub fn listed(&self, id: &str) -> Listed {
        self.definitions.list(id).filter(|_| id != "0").map_or(Listed::Nowhere, Listed::In)
    }

    /// Learns which style is on which level of a make.
    pub fn know(&mut self, styles: &Styles) {
        for (place, make) in self.definitions.makes.iter().enumerate() {
            for (level, of) in make.levels.iter().enumerate() {
                if let Some(style) = of.style.as_ref().and_then(|style| styles.find(style)) {
                    self.levels.entry((place, style)).or_insert(level);
                }
            }
        }
    }

    /// Counts a paragraph and gives what is drawn before it; nothing before one in no list, and before a bullet.
    pub fn count(&mut self, properties: &Properties, styles: &Styles) -> Option<Drawn> {
        let style = styles.of_paragraph(properties.style);
        let Listed::In(place) = properties.list.or_else(|| style?.list)? else { return None };
        let list = self.definitions.lists.get(place)?;
        let make = list.make?;
        let by_style = || self.levels.get(&(make, style?.lister?)).copied();
        let level = properties.level.or(style.and_then(|style| style.level)).or_else(by_style).unwrap_or(0);
        let own = self.definitions.level(list, make, level)?;
        let start = |at: usize| {
            let said = list.restarts.get(at).copied().flatten();
            said.or_else(|| self.definitions.level(list, make, at).map(|level| level.start)).unwrap_or(0)
        };
        let counts = self.counts.get_mut(make)?;
        // What is drawn of a level above that has not begun is its first number, and the next one there goes on from it.
        for (at, count) in counts.iter_mut().enumerate().take(level) {
            count.get_or_insert_with(|| start(at));
        }
        let restart = list.restarts.get(level).copied().flatten();
        let begun = self.begun.get_mut(place).and_then(|begun| begun.get_mut(level));
        let is_first = begun.is_some_and(|begun| !std::mem::replace(begun, true));
        let count = counts.get_mut(level)?;
        let next = match (restart, *count) {
            (Some(restart), _) if is_first => restart,
            (_, Some(count)) => count.saturating_add(1),
            (_, None) => start(level),
        };
        *count = Some(next);
        for deeper in level + 1..LEVELS {
            let restart = self.definitions.level(list, make, deeper).and_then(|level| level.restart);
            // The file counts levels from 1, so that 0 means: behind none.
            if restart.is_none_or(|behind| level < behind)
                && let Some(count) = counts.get_mut(deeper)
            {
                *count = None;
            }
        }
        if own.format.is_silent() {
            return None;
        }
        let number = |at: usize| counts.get(at).copied().flatten().unwrap_or(0);
        let format = |at: usize| {
            let format = self.definitions.level(list, make, at).map_or(Format::Decimal, |level| level.format);
            if own.legal && !format.is_silent() { Format::Decimal } else { format }
        };
        Some(drawn(own, (make, level), number, format))
    }
}

/// Puts together what a level draws, from the numbers of all levels and how these are written.
fn drawn(
    own: &Level,
    (make, level): (usize, usize),
    number: impl Fn(usize) -> u32,
    format: impl Fn(usize) -> Format,
) -> Drawn {
    let mut text = String::new();
    let (mut numbers, mut alone, mut bracketed) = (Vec::new(), true, false);
    let (mut opened, mut literal) = (false, false);
    for piece in &own.text {
        match piece {
            Piece::Words(words) => {
                bracketed |= words.starts_with(')') && numbers.last().is_some();
                text.push_str(words);
            }
            // A level that is below this one has no number here.
            Piece::Number(at) if *at <= level && !format(*at).is_silent() => {
                opened |= *at == level && text.ends_with('(');
                if numbers.is_empty() {
                    numbers = written_out(&text);
                    literal = !numbers.is_empty();
                }
                alone &= *at == level && !literal;
                text.push_str(&format(*at).draw(number(*at)));
                numbers.push(number(*at));
            }
            Piece::Number(_) => {}
        }
    }
    let (text, format) = (text.trim().to_owned(), format(level));
    Drawn { text, make, level, numbers, alone, bracketed: bracketed || opened, opened, literal, format }
}

/// The numbers at the end of words that a list writes out itself, before one that it counts: 7 of `Section 7.`.
fn written_out(words: &str) -> Vec<u32> {
    /// The longest of them, in digits.
    const LONGEST: usize = 3;
    if !words.ends_with('.') {
        return Vec::new();
    }
    let start = words.rfind(|letter: char| !(letter.is_ascii_digit() || letter == '.'));
    let digits = words.get(start.map_or(0, |at| at + 1)..).filter(|_| {
        // `A1.` is no number of ours.
        start.is_none_or(|at| words.get(at..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    });
    let parts = digits.unwrap_or("").split_terminator('.');
    let numbers: Option<Vec<u32>> =
        parts.map(|part| part.parse().ok().filter(|_| part.len() <= LONGEST)).collect();
    numbers.unwrap_or_default()
}
