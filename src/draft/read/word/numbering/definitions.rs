//! `word/numbering.xml` in; its lists, and what each is made after, out.

use quick_xml::events::BytesStart;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::format::Format;
use crate::draft::problem::Unreadable;
use crate::draft::read::word::look::number;
use crate::draft::read::word::xml::{Step, attribute, is_on, walk};

/// How deep Word's lists nest.
pub(super) const LEVELS: usize = 9;

/// The longest text of a level that is kept, in letters.
const LONGEST: usize = 200;

/// The lists of a document as its file says them.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    by_id: FxHashMap<SmolStr, usize>,
    pub lists: Vec<List>,
    pub makes: Vec<Make>,
}

/// `w:num`: a list, what it is made after, and what it says otherwise.
#[derive(Debug, Default)]
pub(super) struct List {
    pub make: Option<usize>,
    /// The number a level begins anew with where this list is first used.
    pub restarts: [Option<u32>; LEVELS],
    /// Levels it has of its own.
    pub levels: [Option<Level>; LEVELS],
}

/// `w:abstractNum`: the levels of lists.
#[derive(Debug, Default)]
pub(super) struct Make {
    pub levels: [Level; LEVELS],
    /// Its levels stand with the make that has this style.
    borrows: Option<SmolStr>,
    /// Makes without levels that name this style borrow from here.
    lends: Option<SmolStr>,
}

/// `w:lvl`: how a level counts, and how it draws its numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Level {
    /// The first number; the standard begins at 0 where nothing is said.
    pub start: u32,
    pub format: Format,
    /// What is drawn.
    pub text: Vec<Piece>,
    /// It begins anew behind levels above this one; none: behind any above it; 0: never.
    pub restart: Option<usize>,
    /// The numbers of all levels are drawn as digits.
    pub legal: bool,
    /// Paragraphs of this style are on this level.
    pub style: Option<SmolStr>,
}

/// A part of what is drawn before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Words(String),
    /// The number of a level, from 0.
    Number(usize),
}

impl Definitions {
    pub fn read(text: &str) -> Result<Definitions, Unreadable> {
        let mut reading = Reading { level: LEVELS, ..Reading::default() };
        if !text.is_empty() {
            walk(text, "word/numbering.xml", |step| match step {
                Step::Open(name, element) => reading.open(name, element),
                Step::Close(name) => reading.close(name),
                Step::Words(_) => {}
            })?;
        }
        let mut definitions = reading.definitions;
        definitions.lend();
        Ok(definitions)
    }

    /// The list that has this number in the file.
    pub fn list(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// How a level of a list is drawn.
    pub fn level<'a>(&'a self, list: &'a List, make: usize, level: usize) -> Option<&'a Level> {
        let own = list.levels.get(level).and_then(Option::as_ref);
        own.or_else(|| self.makes.get(make)?.levels.get(level))
    }

    /// Lists made after what only names a style are made after what has that style.
    fn lend(&mut self) {
        let lenders: FxHashMap<&SmolStr, usize> = self
            .makes
            .iter()
            .enumerate()
            .rev()
            .filter_map(|(place, make)| Some((make.lends.as_ref()?, place)))
            .collect();
        for list in &mut self.lists {
            let borrowed = list.make.and_then(|make| self.makes.get(make)?.borrows.as_ref());
            if let Some(lender) = borrowed.and_then(|style| lenders.get(style)) {
                list.make = Some(*lender);
            }
        }
    }
}

/// Where in the file the walk is.
#[derive(Default)]
struct Reading {
    definitions: Definitions,
    makes: FxHashMap<SmolStr, usize>,
    make: Option<usize>,
    list: Option<usize>,
    /// The level that is open; [`LEVELS`] where none is.
    level: usize,
    /// What a list says otherwise is open.
    overriding: bool,
    /// A level is open, and not only its number.
    in_level: bool,
}

impl Reading {
    fn open(&mut self, name: &str, element: &BytesStart<'_>) {
        let value = || attribute(element, "val").unwrap_or_default();
        match name {
            "abstractNum" => {
                let id = SmolStr::from(attribute(element, "abstractNumId").unwrap_or_default());
                let next = self.definitions.makes.len();
                let place = *self.makes.entry(id).or_insert(next);
                if place == next {
                    self.definitions.makes.push(Make::default());
                }
                (self.make, self.list) = (Some(place), None);
            }
            "num" => {
                let id = SmolStr::from(attribute(element, "numId").unwrap_or_default());
                let next = self.definitions.lists.len();
                let place = *self.definitions.by_id.entry(id).or_insert(next);
                if place == next {
                    self.definitions.lists.push(List::default());
                }
                (self.make, self.list) = (None, Some(place));
            }
            "abstractNumId" => {
                let make = self.makes.get(value().as_str()).copied();
                if let Some(list) = self.list.and_then(|at| self.definitions.lists.get_mut(at)) {
                    list.make = make;
                }
            }
            "numStyleLink" | "styleLink" => {
                let style = Some(SmolStr::from(value()));
                if let Some(make) = self.make.and_then(|at| self.definitions.makes.get_mut(at)) {
                    *(if name == "styleLink" { &mut make.lends } else { &mut make.borrows }) = style;
                }
            }
            "lvlOverride" => (self.level, self.overriding) = (level(element), true),
            "startOverride" => {
                let list = self.list.and_then(|at| self.definitions.lists.get_mut(at));
                if let Some(restart) = list.and_then(|list| list.restarts.get_mut(self.level)) {
                    *restart = number(element, "val");
                }
            }
            "lvl" => {
                (self.level, self.in_level) = (level(element), true);
                if let Some(slot) = self.slot() {
                    *slot = Level::default();
                }
            }
            _ if self.in_level => {
                if let Some(slot) = self.slot() {
                    slot.take(name, element);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "lvlOverride" => self.overriding = false,
            "lvl" => self.in_level = false,
            _ => {}
        }
    }

    /// The level that is open, of a list of its own or of what lists are made after.
    fn slot(&mut self) -> Option<&mut Level> {
        if self.overriding {
            let list = self.definitions.lists.get_mut(self.list?)?;
            return Some(list.levels.get_mut(self.level)?.get_or_insert_default());
        }
        self.definitions.makes.get_mut(self.make?)?.levels.get_mut(self.level)
    }
}

impl Level {
    fn take(&mut self, name: &str, element: &BytesStart<'_>) {
        let value = || attribute(element, "val").unwrap_or_default();
        match name {
            "start" => self.start = number(element, "val").unwrap_or(0),
            "numFmt" => self.format = Format::named(&value()),
            "lvlText" => self.text = pieces(&value()),
            "lvlRestart" => self.restart = number(element, "val"),
            "isLgl" => self.legal = is_on(element),
            "pStyle" => self.style = Some(SmolStr::from(value())),
            _ => {}
        }
    }
}

fn level(element: &BytesStart<'_>) -> usize {
    number(element, "ilvl").unwrap_or(LEVELS)
}

/// `Section %1.%2` in, its words and the levels it names out.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut letters = text.chars().take(LONGEST).peekable();
    while let Some(letter) = letters.next() {
        let level = letters.peek().filter(|_| letter == '%').and_then(|digit| digit.to_digit(10));
        match level.and_then(|level| usize::try_from(level).ok()?.checked_sub(1)) {
            Some(level) => {
                letters.next();
                if !words.is_empty() {
                    pieces.push(Piece::Words(std::mem::take(&mut words)));
                }
                pieces.push(Piece::Number(level));
            }
            None => words.push(letter),
        }
    }
    if !words.is_empty() {
        pieces.push(Piece::Words(words));
    }
    pieces
}
