//! What is drawn before each paragraph in, the numbers of sections out: which list is the contract's own, and which only counts
//! something in it.

use rustc_hash::FxHashMap;

use super::format::Format;
use super::{Drawn, LEVELS};
use crate::draft::model::Number;

/// So many captions make a list behind the contract's own the sections of something attached.
const ATTACHED: usize = 2;

/// The numbered paragraphs of a document, in order.
#[derive(Default)]
pub(in crate::draft::read::word) struct Sections {
    items: Vec<Item>,
}

/// A numbered paragraph.
struct Item {
    /// Its block.
    block: usize,
    drawn: Drawn,
    /// It has a caption, or is a heading.
    captioned: bool,
    heading: bool,
}

/// The number of a section, and what else it may be called by.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::draft::read::word) struct Numbered {
    pub block: usize,
    pub number: Number,
    /// With the numbers of the levels above, which are not drawn: `2.1` of the first section of Article II.
    pub nested: Option<Number>,
}

impl Sections {
    /// Adds a numbered paragraph.
    pub fn add(&mut self, block: usize, drawn: Drawn, captioned: bool, heading: bool) {
        if !drawn.numbers.is_empty() {
            self.items.push(Item { block, drawn, captioned: captioned || heading, heading });
        }
    }

    /// The paragraphs that begin a section, in order.
    pub fn numbered(self) -> Vec<Numbered> {
        let mut numbering = Open { makes: self.sections(), stacks: FxHashMap::default(), section: None };
        self.items.iter().filter_map(|item| numbering.take(item)).collect()
    }

    /// The lists whose numbers are those of sections: the contract's own, which is the one with the most captions (of two the
    /// longer, and of two as long the first), and those behind its beginning that have captions, too.
    fn sections(&self) -> Vec<usize> {
        let mut lists: Vec<Counted> = Vec::new();
        let mut places: FxHashMap<usize, usize> = FxHashMap::default();
        for (at, item) in self.items.iter().enumerate() {
            let next = lists.len();
            let place = *places.entry(item.drawn.make).or_insert(next);
            if place == next {
                lists.push(Counted { make: item.drawn.make, first: at, ..Counted::default() });
            }
            if let Some(list) = lists.get_mut(place).filter(|_| !item.drawn.bracketed) {
                list.paragraphs += 1;
                list.captions += usize::from(item.captioned);
            }
        }
        let Some(own) =
            lists.iter().rev().max_by_key(|list| (list.captions, list.paragraphs)).map(|list| list.first)
        else {
            return Vec::new();
        };
        let is_of_sections =
            |list: &&Counted| list.first == own || (list.first > own && list.captions >= ATTACHED);
        lists.iter().filter(is_of_sections).map(|list| list.make).collect()
    }
}

/// How much a list has.
#[derive(Default)]
struct Counted {
    make: usize,
    /// The first of its paragraphs.
    first: usize,
    paragraphs: usize,
    captions: usize,
}

/// The sections that are open while the paragraphs are walked through.
struct Open {
    /// The lists whose numbers are those of sections.
    makes: Vec<usize>,
    /// The open paragraphs of each list, by their levels.
    stacks: FxHashMap<usize, [Option<Number>; LEVELS]>,
    /// The section that was numbered last by a list of sections.
    section: Option<Number>,
}

impl Open {
    fn take(&mut self, item: &Item) -> Option<Numbered> {
        let drawn = &item.drawn;
        let of_sections = self.makes.contains(&drawn.make) || item.heading;
        // `(a)` on the first level of a list counts what is in the section that is open, and so does `a.` of a list of its own.
        let in_section = drawn.level == 0 && drawn.bracketed && self.section.is_some();
        if of_sections && !in_section && !self.is_part(drawn) {
            let number = Number::new(drawn.numbers.clone())?;
            let nested = self.above(drawn).filter(|_| drawn.alone && drawn.level > 0);
            let nested = nested.map(|above| above.with(number.last()));
            // What counted within the section before counts no more.
            self.stacks.retain(|make, _| *make == drawn.make);
            self.section = Some(number.clone());
            self.open(drawn, nested.clone().unwrap_or_else(|| number.clone()));
            return Some(Numbered { block: item.block, number, nested });
        }
        if !of_sections && !drawn.bracketed {
            return None;
        }
        let above = self.above(drawn).or_else(|| self.section.clone())?;
        let number = drawn.numbers.last().map(|own| above.with(*own))?;
        self.open(drawn, number.clone());
        if of_sections && !in_section {
            self.section = Some(number.clone());
        }
        Some(Numbered { block: item.block, number, nested: None })
    }

    /// Whether it is drawn as a part of the paragraph above it: `(a)`, `i.`, and not as a number of its own.
    fn is_part(&self, drawn: &Drawn) -> bool {
        let small = drawn.bracketed || drawn.format.is_small() || drawn.format == Format::UpperLetter;
        drawn.alone && drawn.level > 0 && small && self.above(drawn).is_some()
    }

    /// The number of the open paragraph of its list on the nearest level above it.
    fn above(&self, drawn: &Drawn) -> Option<Number> {
        self.stacks.get(&drawn.make)?.iter().take(drawn.level).rev().find_map(Clone::clone)
    }

    fn open(&mut self, drawn: &Drawn, number: Number) {
        let stack = self.stacks.entry(drawn.make).or_default();
        for (level, slot) in stack.iter_mut().enumerate().skip(drawn.level) {
            *slot = (level == drawn.level).then(|| number.clone());
        }
    }
}
