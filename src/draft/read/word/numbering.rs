//! Word's list definitions and styles in, the number of each paragraph out.

use std::collections::BTreeMap;

use super::xml::{Step, attribute, walk};
use crate::draft::model::Number;
use crate::draft::problem::Unreadable;

/// How deep Word's lists nest.
const LEVELS: usize = 9;

/// The lists and styles of a document, and how far each list has counted.
pub(super) struct Numbering {
    /// Abstract lists by id, each with its levels.
    abstracts: BTreeMap<String, [Level; LEVELS]>,
    /// Which abstract list each list stands for, and the levels it starts anew.
    lists: BTreeMap<String, List>,
    styles: BTreeMap<String, Style>,
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// The abstract list whose numbers are those of the sections: the first that counts.
    main: Option<String>,
    /// The number of the section that is open.
    section: Option<Number>,
}

#[derive(Clone, Copy, Default)]
struct Level {
    start: Option<u32>,
    /// Bullets count nothing.
    silent: bool,
    /// Its number stands in brackets: `(a)`.
    bracketed: bool,
}

#[derive(Default)]
struct List {
    abstract_id: String,
    restarts: BTreeMap<usize, u32>,
}

#[derive(Default, Clone)]
struct Style {
    based_on: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    outline: Option<u8>,
}

/// What a paragraph says of its own numbering; what it leaves out its style says.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    pub style: Option<String>,
    pub list: Option<String>,
    pub level: Option<usize>,
    pub outline: Option<u8>,
}

impl Numbering {
    pub fn read(lists: &str, styles: &str) -> Result<Numbering, Unreadable> {
        let mut numbering = Numbering {
            abstracts: BTreeMap::new(),
            lists: BTreeMap::new(),
            styles: read_styles(styles)?,
            counts: BTreeMap::new(),
            main: None,
            section: None,
        };
        numbering.read_lists(lists)?;
        Ok(numbering)
    }

    fn read_lists(&mut self, text: &str) -> Result<(), Unreadable> {
        if text.is_empty() {
            return Ok(());
        }
        let (mut open_abstract, mut open_list) = (String::new(), String::new());
        let (mut level, mut overriding) = (0usize, false);
        walk(text, "word/numbering.xml", |step| match step {
            Step::Open(name, element) => {
                let value = || attribute(element, "val").unwrap_or_default();
                let index =
                    || attribute(element, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(LEVELS);
                match name {
                    "abstractNum" => {
                        open_abstract = attribute(element, "abstractNumId").unwrap_or_default();
                        open_list.clear();
                        self.abstracts.entry(open_abstract.clone()).or_default();
                    }
                    "num" => {
                        open_list = attribute(element, "numId").unwrap_or_default();
                        self.lists.entry(open_list.clone()).or_default();
                    }
                    "abstractNumId" => {
                        if let Some(list) = self.lists.get_mut(&open_list) {
                            list.abstract_id = value();
                        }
                    }
                    "lvlOverride" => (level, overriding) = (index(), true),
                    "lvl" => level = index(),
                    "startOverride" => {
                        if let (Some(list), Ok(start)) = (self.lists.get_mut(&open_list), value().parse()) {
                            list.restarts.insert(level, start);
                        }
                    }
                    "start" | "numFmt" | "lvlText" if !overriding => {
                        let slot =
                            self.abstracts.get_mut(&open_abstract).and_then(|levels| levels.get_mut(level));
                        if let Some(slot) = slot {
                            match name {
                                "start" => slot.start = value().parse().ok(),
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
        })
    }

    /// The level a paragraph has in the outline, from 1, if it is a heading.
    pub fn outline(&self, properties: &Properties) -> Option<u8> {
        let inherited = || self.chain(properties.style.as_deref()).find_map(|style| style.outline);
        properties.outline.or_else(inherited).filter(|level| *level < 9).map(|level| level + 1)
    }

    /// A style and those it is based on. A circle of styles ends after as many steps as there are styles.
    fn chain(&self, style: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = style.and_then(|style| self.styles.get(style));
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_deref()?))
            .take(self.styles.len())
    }

    /// Counts a paragraph and gives the number of the section it begins, if it begins one.
    pub fn count(&mut self, properties: &Properties) -> Option<Number> {
        let style = properties.style.as_deref();
        let list =
            properties.list.clone().or_else(|| self.chain(style).find_map(|style| style.list.clone()))?;
        let level = properties.level.or_else(|| self.chain(style).find_map(|style| style.level)).unwrap_or(0);
        let heading = self.outline(properties).is_some();
        // List 0 takes the numbering of a style away.
        let definition = self.lists.get(&list).filter(|_| list != "0")?;
        let levels = self.abstracts.get(&definition.abstract_id)?;
        let own = levels.get(level).copied()?;
        if own.silent {
            return None;
        }
        let counts = self.counts.entry(definition.abstract_id.clone()).or_default();
        let slot = counts.get_mut(level)?;
        let fresh = definition.restarts.get(&level).copied().filter(|_| slot.is_none());
        let next = match (fresh, *slot) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => own.start.unwrap_or(1),
        };
        *slot = Some(next);
        counts.iter_mut().skip(level + 1).for_each(|deeper| *deeper = None);
        let parts: Vec<u32> = counts.iter().take(level + 1).flatten().copied().collect();
        let main = self.main.get_or_insert_with(|| definition.abstract_id.clone());
        let sections = *main == definition.abstract_id || heading;
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

fn read_styles(text: &str) -> Result<BTreeMap<String, Style>, Unreadable> {
    let mut styles: BTreeMap<String, Style> = BTreeMap::new();
    if text.is_empty() {
        return Ok(styles);
    }
    let mut open = String::new();
    walk(text, "word/styles.xml", |step| {
        let Step::Open(name, element) = step else { return };
        if name == "style" {
            open = attribute(element, "styleId").unwrap_or_default();
            styles.entry(open.clone()).or_default();
            return;
        }
        let Some(style) = styles.get_mut(&open) else { return };
        let value = attribute(element, "val");
        match name {
            "basedOn" => style.based_on = value,
            "numId" => style.list = value,
            "ilvl" => style.level = value.and_then(|level| level.parse().ok()),
            "outlineLvl" => style.outline = value.and_then(|level| level.parse().ok()),
            _ => {}
        }
    })?;
    Ok(styles)
}
