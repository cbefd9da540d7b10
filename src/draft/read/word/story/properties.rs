//! The properties of runs, paragraphs, cells and tables in, what they make of what is open out.

use quick_xml::events::BytesStart;

use super::{Story, unread};
use crate::draft::model::HiddenBy;
use crate::draft::read::word::colour::{Colour, Ink, Paper, WHITE};
use crate::draft::read::word::look::{is_flat_row, number};
use crate::draft::read::word::table::Table;
use crate::draft::read::word::xml::{attribute, is_on};

/// Whose properties are open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Run,
    /// The mark at the end of a paragraph.
    Mark,
    Paragraph,
    Cell,
    Row,
    Table,
    /// What fills letters.
    Letters,
    Shape,
    /// A line around a shape.
    Line,
}

impl Story {
    /// Whose properties an element begins, if it does.
    pub(super) fn begins(&self, name: &str) -> Option<Of> {
        Some(match name {
            "pPr" => Of::Paragraph,
            "rPr" if self.properties.last() == Some(&Of::Paragraph) => Of::Mark,
            "rPr" => Of::Run,
            "tcPr" => Of::Cell,
            "trPr" => Of::Row,
            "tblPr" => Of::Table,
            "textFill" => Of::Letters,
            "spPr" => Of::Shape,
            "ln" => Of::Line,
            _ => return None,
        })
    }

    pub(super) fn ends(&self, name: &str) -> bool {
        matches!(name, "pPr" | "rPr" | "tcPr" | "trPr" | "tblPr" | "textFill" | "spPr" | "ln")
    }

    pub(super) fn begin_properties(&mut self, of: Of) {
        self.properties.push(of);
        match of {
            Of::Paragraph => self.paragraph(|paragraph| paragraph.in_properties = true),
            Of::Shape => self.shape.begin_fill(),
            _ => {}
        }
    }

    pub(super) fn end_properties(&mut self) {
        if self.properties.pop() == Some(Of::Paragraph) {
            self.paragraph(|paragraph| paragraph.in_properties = false);
        }
    }

    /// A property, of whatever is open.
    pub(super) fn property(&mut self, name: &str, element: &BytesStart<'_>) {
        match self.properties.last() {
            Some(Of::Run) => self.run_property(name, element),
            Some(Of::Mark) => {
                if matches!(name, "vanish" | "specVanish") && is_on(element) {
                    self.paragraph(|paragraph| paragraph.mark_hidden = true);
                }
            }
            Some(Of::Paragraph) => self.paragraph_property(name, element),
            Some(of @ (Of::Cell | Of::Table)) if name == "shd" => {
                if let Some(paper) = self.theme.paper(element) {
                    self.sheets.lay(paper);
                    let table = self.tables.last_mut().filter(|_| *of == Of::Table);
                    table.into_iter().for_each(Table::cover);
                }
            }
            Some(Of::Table) if name == "tblStyle" => {
                let style = attribute(element, "val").and_then(|id| self.styles.find(&id));
                let style = style.and_then(|style| self.styles.get(style)).map(|style| &style.table);
                self.tables.last_mut().into_iter().for_each(|table| table.dress(style));
            }
            Some(Of::Table) if name == "tblLook" => {
                self.tables.last_mut().into_iter().for_each(|table| table.draw(element));
            }
            Some(Of::Row) if name == "trHeight" && is_flat_row(element) => self.sheets.hide(HiddenBy::Height),
            Some(Of::Row) if name == "hidden" && is_on(element) => self.sheets.hide(HiddenBy::Vanish),
            Some(Of::Letters) => self.letter_fill(name, element),
            Some(Of::Shape) => self.shape.fill(name, element, self.sheets.paper()),
            _ => unread(name).into_iter().for_each(|what| self.note_unread(what)),
        }
    }

    pub(super) fn run_property(&mut self, name: &str, element: &BytesStart<'_>) {
        let style = (name == "rStyle").then(|| attribute(element, "val")).flatten();
        let style = style.and_then(|id| self.styles.find(&id));
        let theme = &self.theme;
        let Some(run) = self.runs.last_mut() else { return };
        match name {
            "rStyle" => run.style = style,
            "b" => run.bold |= is_on(element),
            "u" => {
                run.bold |= is_on(element);
                run.underlined = attribute(element, "val").is_none_or(|line| line != "none");
            }
            "shd" => {
                run.highlighted |= attribute(element, "fill")
                    .and_then(|fill| Colour::parse(&fill))
                    .is_some_and(Colour::is_glaring);
                run.look.take(name, element, theme);
            }
            "highlight" => {
                run.highlighted = attribute(element, "val").is_some_and(|colour| colour != "none");
                run.look.take(name, element, theme);
            }
            _ => run.look.take(name, element, theme),
        }
    }

    pub(super) fn paragraph_property(&mut self, name: &str, element: &BytesStart<'_>) {
        let value = || attribute(element, "val");
        let style = (name == "pStyle").then(value).flatten().and_then(|id| self.styles.find(&id));
        let list = (name == "numId").then(value).flatten().map(|id| self.numbering.listed(&id));
        let theme = &self.theme;
        let Some(paragraph) = self.open.last_mut() else { return };
        match name {
            "pStyle" => paragraph.properties.style = style,
            "numId" => paragraph.properties.list = list,
            "ilvl" => paragraph.properties.level = number(element, "val"),
            "outlineLvl" => paragraph.properties.outline = number(element, "val"),
            "sectPr" => paragraph.breaks_section = true,
            "tab" => {
                let is_stop = attribute(element, "val").is_some_and(|kind| kind != "clear" && kind != "num");
                if is_stop {
                    let line = attribute(element, "leader").is_some_and(|leader| leader == "underscore");
                    paragraph.leads = paragraph.leads.with(line);
                }
            }
            "framePr" if attribute(element, "dropCap").is_some_and(|cap| cap != "none") => {
                paragraph.is_drop_cap = true;
            }
            _ => paragraph.look.take_paragraph(name, element, theme),
        }
    }

    /// What fills letters, where it is not said as a colour of theirs.
    pub(super) fn letter_fill(&mut self, name: &str, element: &BytesStart<'_>) {
        let value = || attribute(element, "val");
        let ink = match name {
            "noFill" => Some(Ink::None),
            "srgbClr" => value().as_deref().and_then(Colour::parse).map(Ink::Colour),
            "schemeClr" => value().as_deref().and_then(|name| self.theme.colour(name)).map(Ink::Colour),
            _ => None,
        };
        if let (Some(run), Some(ink)) = (self.runs.last_mut(), ink) {
            run.look.fill(ink);
        }
    }

    /// A page that is not white; what it looks like in print hangs on the reader's settings.
    pub(super) fn background(&mut self, element: &BytesStart<'_>) {
        let colour = attribute(element, "color").as_deref().and_then(Colour::parse);
        if colour.is_some_and(|colour| !colour.is_like(WHITE)) {
            self.sheets.page(Paper::Unknown);
        }
    }
}
