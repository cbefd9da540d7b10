//! What is drawn before each paragraph in, the numbers of sections out: which list is the contract's own, and which only counts
//! something in it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::articles;
use super::chosen::chosen;
use super::format::Format;
use super::{Drawn, LEVELS};
use crate::draft::model::Number;

/// The numbered paragraphs of a document, in order.
#[derive(Default)]
pub(in crate::draft::read::word) struct Sections {
    items: Vec<Item>,
}

/// A numbered paragraph.
pub(in crate::draft::read::word) struct Item {
    /// Its block.
    pub block: usize,
    pub drawn: Drawn,
    /// It has a caption.
    pub captioned: bool,
    pub heading: bool,
    /// It stands in a table.
    pub in_cell: bool,
}

/// The number of a section, and what else it may be called by.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::draft::read::word) struct Numbered {
    pub block: usize,
    pub number: Number,
    /// With the numbers of the levels above, which are not drawn: `2.1` of the first section of Article II.
    pub nested: Option<Number>,
    /// It is an article in a draft whose sections are counted on through its articles.
    pub is_article: bool,
}

impl Sections {
    /// Adds a numbered paragraph.
    pub fn add(&mut self, item: Item) {
        if !item.drawn.numbers.is_empty() {
            self.items.push(item);
        }
    }

    /// The paragraphs that begin a section, in order. Where nothing outside of tables is numbered, a contract may stand in one.
    pub fn numbered(self, may_stand_in_table: bool) -> Vec<Numbered> {
        let makes = chosen(&self.items, may_stand_in_table);
        let own = makes.first().copied();
        let makes: FxHashSet<usize> = makes.into_iter().collect();
        let articles = articles::apart(&self.items, &makes);
        let mut numbering = Open { own, makes, articles, stacks: FxHashMap::default(), section: None };
        self.items.iter().filter_map(|item| numbering.take(item)).collect()
    }
}

/// The sections that are open while the paragraphs are walked through.
struct Open {
    /// The lists whose numbers are those of sections.
    makes: FxHashSet<usize>,
    /// The contract's own among them.
    own: Option<usize>,
    /// The list and the level of articles through which sections are counted on.
    articles: Option<(usize, usize)>,
    /// The open paragraphs of each list, by their levels.
    stacks: FxHashMap<usize, [Option<Number>; LEVELS]>,
    /// The section that was numbered last by a list of sections.
    section: Option<Number>,
}

impl Open {
    fn take(&mut self, item: &Item) -> Option<Numbered> {
        let drawn = &item.drawn;
        let own = self.makes.contains(&drawn.make);
        // What only a table counts is no section.
        let of_sections = own || item.heading && !item.in_cell;
        if item.in_cell && !own {
            return None;
        }
        if self.articles == Some((drawn.make, drawn.level)) {
            let number = Number::new(drawn.numbers.clone())?;
            return Some(Numbered { block: item.block, number, nested: None, is_article: true });
        }
        // `(a)` on the first level of a list counts what is in the section that is open, and so does `a.` of a list of its own;
        // `1)` on that of the contract's own list is a section.
        let is_first = self.own == Some(drawn.make) && !drawn.format.is_small();
        let in_section = drawn.level == 0 && drawn.bracketed && self.section.is_some() && !is_first;
        if of_sections && !in_section && !self.is_part(drawn) {
            let number = Number::new(drawn.numbers.clone())?;
            let nested = self.above(drawn).filter(|_| drawn.alone && drawn.level > 0);
            let nested = nested.map(|above| above.with(number.last()));
            // What counted within the section before counts no more.
            self.stacks.retain(|make, _| *make == drawn.make);
            self.section = Some(number.clone());
            self.open(drawn, nested.clone().unwrap_or_else(|| number.clone()));
            return Some(Numbered { block: item.block, number, nested, is_article: false });
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
        Some(Numbered { block: item.block, number, nested: None, is_article: false })
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
