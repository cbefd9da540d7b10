//! `word/styles.xml` in; of each style what it and all it is based on say, settled once, out.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::colour::Theme;
use super::look::{Look, number};
use super::numbering::{Listed, Properties};
use super::table::{Part, TableStyle};
use super::xml::{Step, attribute, walk};
use crate::draft::problem::Unreadable;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: FxHashMap<SmolStr, StyleId>,
    list: Vec<Style>,
    /// The style of paragraphs that name none.
    default: Option<StyleId>,
    /// How letters look that no style says anything of.
    base: Look,
}

/// A style, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct StyleId(usize);

/// What a style says, with all it is based on.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// The list its paragraphs are numbered in.
    pub list: Option<Listed>,
    /// The style that says so: this one, or one it is based on.
    pub lister: Option<StyleId>,
    /// The level in that list.
    pub level: Option<usize>,
    /// The level in the outline, from 0.
    pub outline: Option<u8>,
    /// How its letters look.
    pub look: Look,
    /// How a table of this style looks.
    pub table: TableStyle,
    /// It is one of the styles of a table of contents.
    pub contents: bool,
}

/// A style as the file says it.
#[derive(Default)]
struct Raw {
    based_on: Option<SmolStr>,
    own: Style,
}

impl Styles {
    /// Reads the styles. `list` says what the number of a list stands for.
    pub fn read(text: &str, theme: &Theme, list: impl Fn(&str) -> Listed) -> Result<Styles, Unreadable> {
        let mut styles = Styles::default();
        let mut raw: Vec<Raw> = Vec::new();
        if text.is_empty() {
            return Ok(styles);
        }
        let mut reading = Reading::default();
        walk(text, "word/styles.xml", |step| match step {
            Step::Open("style", element) => {
                let id = SmolStr::from(attribute(element, "styleId").unwrap_or_default());
                let place = StyleId(raw.len());
                raw.push(Raw::default());
                let by_default = attribute(element, "default").is_some_and(|on| on == "1" || on == "true");
                if by_default && attribute(element, "type").as_deref() == Some("paragraph") {
                    styles.default.get_or_insert(place);
                }
                // Of two with one name the last counts, as in Word.
                styles.by_id.insert(id, place);
                reading = Reading { style: Some(raw.len() - 1), ..Reading::default() };
            }
            Step::Close("style") => reading.style = None,
            Step::Open(name, element) => {
                reading.open(name, element);
                let style = reading.style.and_then(|at| raw.get_mut(at));
                match style {
                    Some(style) => style.take(name, element, &reading, (theme, &list)),
                    None if reading.letters > 0 => styles.base.take(name, element, theme),
                    None => {}
                }
            }
            Step::Close(name) => reading.close(name),
            Step::Words(_) => {}
        })?;
        for style in &mut raw {
            style.own.table.letter(style.own.look);
        }
        styles.list = settle(raw, &styles.by_id);
        Ok(styles)
    }

    /// The style of this name.
    pub fn find(&self, id: &str) -> Option<StyleId> {
        self.by_id.get(id).copied()
    }

    /// What a style says; of none what paragraphs without a style have.
    pub fn of_paragraph(&self, style: Option<StyleId>) -> Option<&Style> {
        self.list.get(style.or(self.default)?.0)
    }

    /// What a style of letters or of a table says.
    pub fn get(&self, style: StyleId) -> Option<&Style> {
        self.list.get(style.0)
    }

    /// How letters look in a paragraph of one style, with a style of letters of their own, in a table that has them look so.
    pub fn look(&self, paragraph: Option<StyleId>, letters: Option<StyleId>, table: Look) -> Look {
        let paragraph = self.of_paragraph(paragraph).map_or(Look::default(), |style| style.look);
        let letters = letters.and_then(|style| self.get(style)).map_or(Look::default(), |style| style.look);
        paragraph.with_letters(letters).over(table).over(self.base)
    }
}

/// Where in the file the walk is.
#[derive(Default)]
struct Reading {
    style: Option<usize>,
    /// Open properties of letters, of paragraphs, and of parts of tables.
    letters: usize,
    paragraph: usize,
    parts: usize,
    /// The part of a table that was last open.
    part: Option<Part>,
    /// Old properties that were changed, with their revision.
    old: usize,
}

impl Reading {
    fn count(&mut self, name: &str) -> Option<&mut usize> {
        match name {
            "rPr" => Some(&mut self.letters),
            "pPr" => Some(&mut self.paragraph),
            "tblStylePr" => Some(&mut self.parts),
            "rPrChange" | "pPrChange" => Some(&mut self.old),
            _ => None,
        }
    }

    fn open(&mut self, name: &str, element: &quick_xml::events::BytesStart<'_>) {
        if name == "tblStylePr" {
            self.part = Part::of(element);
        }
        if let Some(count) = self.count(name) {
            *count += 1;
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(count) = self.count(name) {
            *count = count.saturating_sub(1);
        }
    }
}

impl Raw {
    fn take(
        &mut self,
        name: &str,
        element: &quick_xml::events::BytesStart<'_>,
        reading: &Reading,
        (theme, list): (&Theme, &impl Fn(&str) -> Listed),
    ) {
        if reading.old > 0 {
            return;
        }
        let value = || attribute(element, "val");
        match name {
            "basedOn" => self.based_on = value().map(SmolStr::from),
            "name" => self.take_name(&value().unwrap_or_default().to_ascii_lowercase()),
            "numId" => {
                self.own.list = value().map(|id| list(&id));
                self.own.lister = reading.style.map(StyleId);
            }
            "ilvl" => self.own.level = number(element, "val"),
            "outlineLvl" => self.own.outline = number(element, "val"),
            "shd" if reading.letters == 0 && reading.paragraph == 0 => {
                let part = reading.part.filter(|_| reading.parts > 0).unwrap_or(Part::Whole);
                if let Some(paper) = theme.paper(element) {
                    self.own.table.shade(part, paper);
                }
            }
            _ if reading.parts > 0 && reading.part != Some(Part::Whole) => {
                let mut letters = Look::default();
                if reading.letters > 0 {
                    letters.take(name, element, theme);
                }
                if letters != Look::default() {
                    self.own.table.letter_a_part();
                }
            }
            _ if reading.letters > 0 => self.own.look.take(name, element, theme),
            _ if reading.paragraph > 0 => self.own.look.take_paragraph(name, element, theme),
            _ => {}
        }
    }
}

impl Raw {
    /// The built-in styles have one name in all languages, and Word knows the level of a heading by it.
    fn take_name(&mut self, name: &str) {
        self.own.contents = name.starts_with("toc ");
        let level = name.strip_prefix("heading ").and_then(|level| level.trim().parse::<u8>().ok());
        self.own.outline = level.and_then(|level| level.checked_sub(1)).or(self.own.outline);
    }
}

/// Gives each style what it is based on says, each once. A circle of styles ends where it comes back to a style that is
/// waiting for its own base: that one is based on nothing.
fn settle(mut raw: Vec<Raw>, by_id: &FxHashMap<SmolStr, StyleId>) -> Vec<Style> {
    let mut settled: Vec<Option<Style>> = raw.iter().map(|_| None).collect();
    let mut visited = vec![false; raw.len()];
    for first in 0..raw.len() {
        let mut waiting = Vec::new();
        let mut next = Some(first);
        while let Some(at) = next.filter(|at| visited.get(*at) == Some(&false)) {
            if let Some(mark) = visited.get_mut(at) {
                *mark = true;
            }
            waiting.push(at);
            let base = raw.get(at).and_then(|style| by_id.get(style.based_on.as_ref()?));
            next = base.map(|style| style.0);
        }
        let mut base = next.and_then(|at| settled.get(at).cloned().flatten());
        for at in waiting.into_iter().rev() {
            let own = raw.get_mut(at).map(|style| std::mem::take(&mut style.own)).unwrap_or_default();
            let style = match &base {
                Some(base) => own.over(base),
                None => own,
            };
            base = Some(style.clone());
            if let Some(slot) = settled.get_mut(at) {
                *slot = Some(style);
            }
        }
    }
    settled.into_iter().map(Option::unwrap_or_default).collect()
}

impl Style {
    fn over(self, base: &Style) -> Style {
        Style {
            list: self.list.or(base.list),
            lister: if self.list.is_some() { self.lister } else { base.lister },
            level: self.level.or(base.level),
            outline: self.outline.or(base.outline),
            look: self.look.over(base.look),
            table: self.table.over(&base.table),
            contents: self.contents || base.contents,
        }
    }
}

/// The level a paragraph has in the outline, from 1, if it is a heading.
pub(super) fn outline(properties: &Properties, styles: &Styles) -> Option<u8> {
    let inherited = || styles.of_paragraph(properties.style).and_then(|style| style.outline);
    properties.outline.or_else(inherited).filter(|level| *level < 9).map(|level| level + 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn styles(text: &str) -> Styles {
        let whole = format!("<w:styles xmlns:w=\"w\">{text}</w:styles>");
        Styles::read(&whole, &Theme::default(), |_| Listed::Nowhere).unwrap()
    }

    fn outline(styles: &Styles, id: &str) -> Option<u8> {
        styles.of_paragraph(styles.find(id)).and_then(|style| style.outline)
    }

    #[test]
    fn a_style_has_what_it_is_based_on() {
        let read = styles(
            "<w:style w:styleId=\"c\"><w:basedOn w:val=\"b\"/></w:style>\
             <w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl w:val=\"3\"/></w:pPr></w:style>\
             <w:style w:styleId=\"a\"><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>",
        );
        assert_eq!(
            (outline(&read, "a"), outline(&read, "b"), outline(&read, "c")),
            (Some(1), Some(3), Some(3))
        );
    }

    #[test]
    fn circles_and_long_chains_end() {
        let circle = styles(
            "<w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>\
             <w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>\
             <w:style w:styleId=\"s\"><w:basedOn w:val=\"s\"/></w:style>",
        );
        assert_eq!((outline(&circle, "a"), outline(&circle, "s")), (Some(2), None));
        let link =
            |at: usize| format!("<w:style w:styleId=\"{at}\"><w:basedOn w:val=\"{}\"/></w:style>", at + 1);
        let last = "<w:style w:styleId=\"50000\"><w:pPr><w:outlineLvl w:val=\"4\"/></w:pPr></w:style>";
        let long = styles(&((0..50_000).map(link).collect::<String>() + last));
        assert_eq!(outline(&long, "0"), Some(4));
    }
}
