//! Word's list definitions in, the number of each paragraph out.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::look::number;
use super::styles::{StyleId, Styles};
use super::xml::{Step, attribute, walk};
use crate::draft::model::Number;
use crate::draft::problem::Unreadable;

/// How deep Word's lists nest.
const LEVELS: usize = 9;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// The lists by their numbers in the file, and as they stand there.
    by_id: FxHashMap<SmolStr, usize>,
    lists: Vec<List>,
    /// What lists are made after; several lists of one make count on together.
    makes: Vec<Make>,
    /// The make whose numbers are those of the sections: the first that counts.
    main: Option<usize>,
    /// The number of the section that is open.
    section: Option<Number>,
}

/// What a paragraph or a style says of the list it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    /// In this list, by its place.
    In(usize),
    /// In none: list 0 takes the numbering of a style away, and one that is not there has no numbers.
    Nowhere,
}

/// `w:abstractNum`: the levels of lists, and how far they have counted.
#[derive(Default)]
struct Make {
    levels: [Level; LEVELS],
    counts: [Option<u32>; LEVELS],
}

#[derive(Clone, Copy, Default)]
struct Level {
    start: Option<u32>,
    /// Bullets count nothing.
    silent: bool,
    /// Its number stands in brackets: `(a)`.
    bracketed: bool,
}

/// `w:num`: a list, what it is made after, and the levels it starts anew.
#[derive(Default)]
struct List {
    make: Option<usize>,
    restarts: [Option<u32>; LEVELS],
}

/// What a paragraph says of its own numbering; what it leaves out its style says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Properties {
    pub style: Option<StyleId>,
    pub list: Option<Listed>,
    pub level: Option<usize>,
    pub outline: Option<u8>,
}

impl Numbering {
    pub fn read(text: &str) -> Result<Numbering, Unreadable> {
        let mut numbering = Numbering::default();
        if text.is_empty() {
            return Ok(numbering);
        }
        let mut makes: FxHashMap<SmolStr, usize> = FxHashMap::default();
        let (mut make, mut list) = (None, None);
        let (mut level, mut overriding) = (LEVELS, false);
        walk(text, "word/numbering.xml", |step| match step {
            Step::Open(name, element) => {
                let value = || SmolStr::from(attribute(element, "val").unwrap_or_default());
                let index = || number(element, "ilvl").unwrap_or(LEVELS);
                match name {
                    "abstractNum" => {
                        let id = SmolStr::from(attribute(element, "abstractNumId").unwrap_or_default());
                        let next = numbering.makes.len();
                        let place = *makes.entry(id).or_insert(next);
                        if place == next {
                            numbering.makes.push(Make::default());
                        }
                        (make, list) = (Some(place), None);
                    }
                    "num" => {
                        let id = SmolStr::from(attribute(element, "numId").unwrap_or_default());
                        let next = numbering.lists.len();
                        let place = *numbering.by_id.entry(id).or_insert(next);
                        if place == next {
                            numbering.lists.push(List::default());
                        }
                        list = Some(place);
                    }
                    "abstractNumId" => {
                        if let Some(list) = list.and_then(|at| numbering.lists.get_mut(at)) {
                            list.make = makes.get(&value()).copied();
                        }
                    }
                    "lvlOverride" => (level, overriding) = (index(), true),
                    "lvl" => level = index(),
                    "startOverride" => {
                        let list = list.and_then(|at| numbering.lists.get_mut(at));
                        if let Some(restart) = list.and_then(|list| list.restarts.get_mut(level)) {
                            *restart = number(element, "val");
                        }
                    }
                    "start" | "numFmt" | "lvlText" if !overriding => {
                        let make = make.and_then(|at| numbering.makes.get_mut(at));
                        if let Some(slot) = make.and_then(|make| make.levels.get_mut(level)) {
                            match name {
                                "start" => slot.start = number(element, "val"),
                                "numFmt" => slot.silent = matches!(value().as_str(), "bullet" | "none"),
                                _ => slot.bracketed = value().contains('('),
                            }
                        }
                    }
                    _ => {}
                }
            }
            Step::Close("lvlOverride") => overriding = false,
            _ => {}
        })?;
        Ok(numbering)
    }

    /// What the number of a list in the file stands for.
    pub fn listed(&self, id: &str) -> Listed {
        self.by_id.get(id).filter(|_| id != "0").map_or(Listed::Nowhere, |place| Listed::In(*place))
    }

    /// Counts a paragraph and gives the number of the section it begins, if it begins one.
    pub fn count(&mut self, properties: &Properties, styles: &Styles) -> Option<Number> {
        let style = styles.of_paragraph(properties.style);
        let Listed::In(list) = properties.list.or_else(|| style?.list)? else { return None };
        let level = properties.level.or(style.and_then(|style| style.level)).unwrap_or(0);
        let heading = outline(properties, styles).is_some();
        let list = self.lists.get(list)?;
        let place = list.make?;
        let make = self.makes.get_mut(place)?;
        let own = make.levels.get(level).copied()?;
        if own.silent {
            return None;
        }
        let slot = make.counts.get_mut(level)?;
        let fresh = list.restarts.get(level).copied().flatten().filter(|_| slot.is_none());
        let next = match (fresh, *slot) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => own.start.unwrap_or(1),
        };
        *slot = Some(next);
        make.counts.iter_mut().skip(level + 1).for_each(|deeper| *deeper = None);
        let parts: Vec<u32> = make.counts.iter().take(level + 1).flatten().copied().collect();
        let main = *self.main.get_or_insert(place);
        let sections = main == place || heading;
        // `(a)` in a list of its own counts within the section that is open; other lists do not number sections.
        if sections && !(own.bracketed && level == 0 && self.section.is_some()) {
            let number = Number::new(parts)?;
            self.section = Some(number.clone());
            Some(number)
        } else if own.bracketed {
            Some(parts.iter().fold(self.section.clone()?, |number, part| number.with(*part)))
        } else {
            None
        }
    }
}

/// The level a paragraph has in the outline, from 1, if it is a heading.
pub(super) fn outline(properties: &Properties, styles: &Styles) -> Option<u8> {
    let inherited = || styles.of_paragraph(properties.style).and_then(|style| style.outline);
    properties.outline.or_else(inherited).filter(|level| *level < 9).map(|level| level + 1)
}
