//! Paragraphs of a Word part in, lines of text with their blocks out; what was tracked, commented or hidden is remembered.

mod properties;

use quick_xml::events::BytesStart;
use rustc_hash::FxHashSet;

use super::changes::Changes;
use super::chunks::Chunks;
use super::colour::Theme;
use super::control::Control;
use super::fields::Fields;
use super::line::{Place, Told};
use super::look::{Look, number};
use super::numbering::Numbering;
use super::paragraph::{Leads, Paragraph};
use super::shape::Shape;
use super::sheet::Sheets;
use super::signs::{superscript, symbol};
use super::styles::{StyleId, Styles, outline};
use super::table::Table;
use super::xml::{Step, attribute, is_on, walk};
use crate::draft::model::{HiddenBy, Leftover, LeftoverKind, OpenPlaceKind, Part, Unread};
use crate::draft::problem::Unreadable;
use properties::Of;

/// What stands in the text where a field of a form has no entry.
const EMPTY_FIELD: &str = "_____";

/// The text of a document as it grows.
pub(super) struct Story {
    numbering: Numbering,
    styles: Styles,
    theme: Theme,
    chunks: Chunks,
    told: Told,
    part: Part,
    /// The paragraphs that are open: a text box stands inside one.
    open: Vec<Paragraph>,
    /// The runs that are open, for the same reason.
    runs: Vec<Run>,
    /// The properties that are open: of what the next ones are.
    properties: Vec<Of>,
    /// Elements whose words do not count: old properties, fallbacks.
    skipped: usize,
    sheets: Sheets,
    /// The tables that are open.
    tables: Vec<Table>,
    shape: Shape,
    cells: usize,
    changes: Changes,
    fields: Fields,
    /// The controls that are open.
    controls: Vec<Control>,
    /// The bookmarks there are, in small letters.
    bookmarks: FxHashSet<String>,
    /// What headers and footers say.
    pages: FxHashSet<String>,
    /// How many paragraphs have begun.
    begun: usize,
    /// Elements that turn the order of words around.
    turned: Vec<bool>,
    in_words: Option<Words>,
}

/// A run: words that look alike.
#[derive(Default)]
struct Run {
    look: Look,
    style: Option<StyleId>,
    bold: bool,
    underlined: bool,
    highlighted: bool,
    /// It is the mark of a note that its author wrote, instead of a number that Word counts.
    marks_note: bool,
}

/// What the words of an element are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    Text,
    Deleted,
    Instructions,
}

impl Story {
    pub fn new(numbering: Numbering, styles: Styles, theme: Theme, chunks: Chunks) -> Story {
        Story {
            numbering,
            styles,
            theme,
            chunks,
            told: Told::default(),
            part: Part::Document,
            open: Vec::new(),
            runs: Vec::new(),
            properties: Vec::new(),
            skipped: 0,
            sheets: Sheets::new(),
            tables: Vec::new(),
            shape: Shape::new(),
            cells: 0,
            changes: Changes::default(),
            fields: Fields::default(),
            controls: Vec::new(),
            bookmarks: FxHashSet::default(),
            pages: FxHashSet::default(),
            begun: 0,
            turned: Vec::new(),
            in_words: None,
        }
    }

    /// Reads a header or footer, unless one before it says the same: of first, odd and even pages there is often one each.
    pub fn read_page(&mut self, text: &str, name: &str) -> Result<(), Unreadable> {
        let before = self.told.length();
        self.read(text, name, Part::Header)?;
        let said = self.told.text.get(before.text..).unwrap_or("").to_owned();
        let is_known = !self.pages.insert(said);
        if is_known && self.told.says_no_more_than_words(&before) {
            self.told.cut_back(&before);
        }
        Ok(())
    }

    /// Reads a part and adds its paragraphs.
    pub fn read(&mut self, text: &str, name: &str, part: Part) -> Result<(), Unreadable> {
        self.part = part;
        walk(text, name, |step| match step {
            Step::Open(name, element) => self.open(name, element),
            Step::Close(name) => self.close(name),
            Step::Words(words) => self.words(words),
        })?;
        self.told.break_off(part, false);
        self.open.clear();
        self.fields = Fields::default();
        Ok(())
    }

    /// What has been read.
    pub fn into_told(mut self) -> Told {
        self.told.number_sections();
        let bookmarks = &self.bookmarks;
        self.told.open_places.retain(|place| match &place.kind {
            OpenPlaceKind::NoBookmark(name) => !bookmarks.contains(&name.to_lowercase()),
            _ => true,
        });
        self.told
    }

    fn open(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "p" => {
                self.begun += 1;
                self.open.push(Paragraph::default());
            }
            "tc" => {
                self.cells += 1;
                let paper = self.tables.last_mut().map(|table| {
                    table.begin_cell();
                    table.paper(self.sheets.paper())
                });
                self.sheets.begin();
                paper.into_iter().for_each(|paper| self.sheets.lay(paper));
            }
            "tbl" => {
                self.tables.push(Table::default());
                self.sheets.begin();
            }
            "tr" => {
                self.tables.last_mut().into_iter().for_each(Table::begin_row);
                self.sheets.begin();
            }
            "txbxContent" => {
                self.sheets.begin();
                self.sheets.lay(self.shape.paper());
                if self.shape.is_hidden() {
                    self.sheets.hide(HiddenBy::Vanish);
                }
            }
            // Old properties and fallbacks are no text.
            _ if is_skipped(name) => self.skipped += 1,
            _ if self.skipped > 0 => {}
            "r" => self.runs.push(Run::default()),
            "t" => self.in_words = Some(Words::Text),
            "delText" => self.in_words = Some(Words::Deleted),
            "instrText" => self.in_words = Some(Words::Instructions),
            "ins" | "moveTo" => self.change(LeftoverKind::Insertion, element),
            "del" | "moveFrom" => self.change(LeftoverKind::Deletion, element),
            "commentRangeStart" => self.anchor(element, true),
            "commentRangeEnd" | "commentReference" => self.anchor(element, false),
            "fldChar" => match attribute(element, "fldCharType").as_deref() {
                Some("begin") => self.fields.begin(),
                Some("separate") => self.fields.separate(self.here()),
                Some("end") => self.end_field(),
                _ => {}
            },
            "fldSimple" => self.simple_field(element),
            "sdt" => self.controls.push(Control::default()),
            "sdtContent" => {
                let here = self.here();
                self.controls.last_mut().into_iter().for_each(|control| control.start = Some(here));
            }
            "listItem" => {
                self.controls.last_mut().into_iter().for_each(|control| control.offer(element));
            }
            "listEntry" => self.fields.offer(&attribute(element, "val").unwrap_or_default()),
            "result" => self.fields.choose(number(element, "val"), true),
            "default" => self.fields.choose(number(element, "val"), false),
            "showingPlcHdr" => {
                if let Some(control) = self.controls.last_mut() {
                    control.shows_prompt = is_on(element);
                }
            }
            "altChunk" => self.chunk(element),
            "bookmarkStart" => self.bookmark(&attribute(element, "name").unwrap_or_default()),
            "bdo" => self.turned.push(attribute(element, "val").as_deref() == Some("rtl")),
            "background" => self.background(element),
            "footnoteReference" | "endnoteReference" => {
                let own = attribute(element, "customMarkFollows");
                if let Some(run) = self.runs.last_mut() {
                    run.marks_note = own.is_some_and(|own| matches!(own.as_str(), "1" | "true" | "on"));
                }
            }
            "tab" if self.in_run() => self.put("\t"),
            "br" | "cr" if self.in_run() => self.put(" "),
            "noBreakHyphen" => self.put("-"),
            "sym" if self.in_run() => symbol(element).into_iter().for_each(|sign| self.put(&sign)),
            "pic" | "imagedata" => self.picture(),
            "extent" | "docPr" | "shape" | "rect" | "roundrect" | "oval" => self.shape.take(name, element),
            "rt" if self.in_run() => self.put(" "),
            _ => match self.begins(name) {
                Some(of) => self.begin_properties(of),
                None => self.property(name, element),
            },
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "tc" => {
                self.told.break_off(self.part, true);
                self.cells = self.cells.saturating_sub(1);
                self.sheets.end();
            }
            "tbl" => {
                self.tables.pop();
                self.sheets.end();
            }
            "tr" | "txbxContent" => self.sheets.end(),
            _ if is_skipped(name) => self.skipped = self.skipped.saturating_sub(1),
            _ if self.skipped > 0 => {}
            "r" => {
                self.runs.pop();
            }
            "t" | "delText" | "instrText" => self.in_words = None,
            "rt" if self.in_run() => self.put(" "),
            "ins" | "moveTo" | "del" | "moveFrom" => self.end_change(),
            "fldSimple" => self.end_field(),
            "sdt" => self.end_control(),
            "bdo" => {
                self.turned.pop();
            }
            _ if self.ends(name) => self.end_properties(),
            _ => {}
        }
    }

    /// Remembers what a reader sees and is not read.
    fn note_unread(&mut self, what: &'static str) {
        let at = self.told.text.len();
        match self.open.last_mut() {
            Some(paragraph) => paragraph.unread.push((what, paragraph.words.len())),
            None => self.told.unread.push(Unread { what, at }),
        }
    }

    /// A picture; a large one may be a page of words.
    fn picture(&mut self) {
        self.told.pictures += 1;
        if self.shape.draws_large() && !self.told.text.is_empty() {
            self.note_unread("a picture as large as a paragraph");
        }
    }

    /// Takes in another document, which Word shows here; one that is not read is told.
    fn chunk(&mut self, element: &BytesStart<'_>) {
        let chunk = attribute(element, "id").and_then(|id| self.chunks.take(&id));
        match chunk.filter(|_| self.part == Part::Document) {
            Some(chunk) => self.told.take_in(chunk),
            None => self.note_unread(UNREAD_CHUNK),
        }
    }

    /// A control is over: one whose words are its empty choice (`Choose an item.`) has no entry.
    fn end_control(&mut self) {
        let Some(control) = self.controls.pop() else { return };
        let (paragraph, end) = self.here();
        let Some((_, start)) = control.start.filter(|(begun, start)| *begun == paragraph && *start <= end)
        else {
            return;
        };
        let words = self.open.last().and_then(|open| open.words.get(start..end)).unwrap_or("").trim();
        if control.shows_prompt && words.is_empty() {
            self.put(EMPTY_FIELD);
            let end = self.here().1;
            self.paragraph(|paragraph| paragraph.leave_open(OpenPlaceKind::Entry, start..end));
            return;
        }
        if control.shows_empty_choice(words) {
            self.paragraph(|paragraph| paragraph.leave_open(OpenPlaceKind::Prompt, start..end));
        }
    }

    fn in_run(&self) -> bool {
        !self.runs.is_empty()
    }

    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.open.last_mut() {
            change(paragraph);
        }
    }

    /// A field that is written as one element.
    fn simple_field(&mut self, element: &BytesStart<'_>) {
        self.fields.begin();
        self.fields.instruct(&attribute(element, "instr").unwrap_or_default());
        self.fields.separate(self.here());
    }

    /// Which paragraph is open, and how long it is.
    fn here(&self) -> (usize, usize) {
        (self.begun, self.open.last().map_or(0, |paragraph| paragraph.words.len()))
    }

    fn bookmark(&mut self, name: &str) {
        self.bookmarks.insert(name.to_lowercase());
    }

    /// A field is over: says what is not done there, if anything is.
    fn end_field(&mut self) {
        let Some(field) = self.fields.end() else { return };
        match field.name().as_str() {
            // These make a bookmark of the name that follows.
            "SET" | "ASK" => field.about().into_iter().for_each(|name| self.bookmark(name)),
            // What a button shows stands among its instructions, behind the name of what it does.
            "MACROBUTTON" => {
                let start = self.here().1;
                self.put(&field.shown());
                let end = self.here().1;
                self.paragraph(|paragraph| paragraph.leave_open(OpenPlaceKind::Prompt, start..end));
                return;
            }
            // What is chosen of a list stands in the list alone.
            "FORMDROPDOWN" if !field.has_outcome() => {
                let start = self.here().1;
                self.put(field.chosen().unwrap_or(EMPTY_FIELD));
                let end = self.here().1;
                if field.chosen().is_none() {
                    self.paragraph(|paragraph| paragraph.leave_open(OpenPlaceKind::Entry, start..end));
                }
                return;
            }
            _ => {}
        }
        let (paragraph, end) = self.here();
        let Some(start) = field.start_in(paragraph).filter(|start| *start <= end) else { return };
        let outcome = self.open.last().and_then(|open| open.words.get(start..end)).unwrap_or("");
        let is_blank = outcome.trim().is_empty();
        let kind = if field.name() == "FORMTEXT" && is_blank {
            self.put(EMPTY_FIELD);
            OpenPlaceKind::Entry
        } else if FAILED.iter().any(|word| outcome.trim_start().starts_with(word)) {
            return;
        } else if field.is_number() && outcome.trim() == "0" {
            OpenPlaceKind::LostNumber
        } else if let Some(bookmark) = field.bookmark().filter(|_| !is_blank) {
            OpenPlaceKind::NoBookmark(bookmark.to_owned())
        } else {
            return;
        };
        let end = self.here().1;
        self.paragraph(|paragraph| paragraph.leave_open(kind, start..end));
    }

    fn words(&mut self, words: &str) {
        match self.in_words.filter(|_| self.skipped == 0) {
            Some(Words::Instructions) => self.fields.instruct(words),
            Some(_) => self.put(words),
            None => {}
        }
    }

    /// Adds words to the deletion that is open, to the paragraph, or to what is hidden in it.
    fn put(&mut self, words: &str) {
        if self.skipped > 0 || self.changes.delete(words) {
            return;
        }
        // The mark of a note is no word, whoever draws it.
        if self.runs.last().is_some_and(|run| run.marks_note) {
            return;
        }
        let raised = superscript(words).filter(|_| self.look().is_some_and(|look| look.is_superscript()));
        let words = raised.as_deref().unwrap_or(words);
        // What is blank is as good as seen: it keeps words apart.
        let is_blank = words.trim().is_empty();
        let underlined = self.runs.last().is_some_and(|run| run.underlined);
        let in_contents = self.fields.in_contents();
        self.paragraph(|paragraph| {
            let is_led = words == "\t" && paragraph.leads == Leads::Lines;
            paragraph.settle_line(words, underlined || is_led);
            paragraph.in_contents_field |= in_contents;
        });
        let hidden = if is_blank { None } else { self.hidden_by(words) };
        let nowhere = self.fields.in_instructions() && !is_blank;
        let bold = self.runs.last().is_some_and(|run| run.bold);
        let open = match () {
            () if is_blank => None,
            () if self.controls.iter().any(|control| control.shows_prompt) => Some(OpenPlaceKind::Prompt),
            () if self.runs.last().is_some_and(|run| run.highlighted) => Some(OpenPlaceKind::Highlight),
            () => None,
        };
        self.paragraph(|paragraph| {
            let end = paragraph.words.len();
            match hidden {
                Some(HiddenBy::Web) => {
                    let place = paragraph.add(words, bold);
                    paragraph.hide(HiddenBy::Web, place, words);
                }
                Some(by) => paragraph.hide(by, end..end, words),
                None if nowhere => {}
                None => {
                    let place = paragraph.add(words, bold);
                    if let Some(open) = open {
                        paragraph.leave_open(open, place);
                    }
                }
            }
        });
    }

    /// How words look that stand here.
    fn look(&self) -> Option<Look> {
        let paragraph = self.open.last()?;
        let (own, style) = self.runs.last().map_or((Look::default(), None), |run| (run.look, run.style));
        let table = self.tables.last().map_or(Look::default(), Table::letters);
        Some(own.over(paragraph.look).over(self.styles.look(paragraph.properties.style, style, table)))
    }

    /// What keeps a reader from seeing words that stand here, if anything does.
    fn hidden_by(&self, words: &str) -> Option<HiddenBy> {
        let paragraph = self.open.last()?;
        if self.in_words == Some(Words::Deleted) {
            return Some(HiddenBy::Vanish);
        }
        if self.fields.is_instruction() {
            return Some(HiddenBy::Instructions);
        }
        let look = self.look()?;
        let by = match look.hidden_by(self.sheets.paper()) {
            None => self.sheets.hidden_by(),
            by => by,
        };
        let is_turned =
            self.turned.last() == Some(&true) && words.chars().any(|letter| letter.is_ascii_alphanumeric());
        match by {
            // The numbers of pages in a table of contents are hidden so by Word itself.
            Some(HiddenBy::Web) if self.is_contents(paragraph) => None,
            None if is_turned => Some(HiddenBy::Turned),
            by => by,
        }
    }

    fn is_contents(&self, paragraph: &Paragraph) -> bool {
        let style = self.styles.of_paragraph(paragraph.properties.style);
        self.fields.in_contents() || style.is_some_and(|style| style.contents)
    }

    /// Opens a tracked change; one of the paragraph mark itself has no words.
    fn change(&mut self, kind: LeftoverKind, element: &BytesStart<'_>) {
        let length = self.open.last().map_or((0, 0), Paragraph::length);
        self.changes.begin(kind, attribute(element, "author"), length);
        self.paragraph(|paragraph| {
            paragraph.mark_deleted |= paragraph.in_properties && kind == LeftoverKind::Deletion;
        });
    }

    fn end_change(&mut self) {
        let length = self.open.last().map_or((0, 0), Paragraph::length);
        let Some(change) = self.changes.end(length) else { return };
        match self.open.last_mut() {
            Some(paragraph) if paragraph.in_properties => {}
            Some(paragraph) => paragraph.changes.push(change),
            // A change around whole paragraphs.
            None => {
                let at = self.told.text.len();
                let (kind, author, words) = (change.kind, change.author, change.deleted);
                self.told.leftovers.push(Leftover { kind, bytes: at..at, author, words });
            }
        }
    }

    fn anchor(&mut self, element: &BytesStart<'_>, start: bool) {
        if let Some(id) = attribute(element, "id") {
            self.paragraph(|paragraph| {
                let at = paragraph.words.len();
                paragraph.anchors.push((id, at, start));
            });
        }
    }

    /// Numbers the paragraph, and writes it as a line of the text.
    fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.open.pop() else { return };
        paragraph.end_line();
        // A line of a field that holds the table of contents ends with its page; the end of the field may be lost.
        let is_paged = paragraph.words.trim_end().ends_with(|last: char| last.is_ascii_digit());
        let style = self.styles.of_paragraph(paragraph.properties.style);
        paragraph.is_contents =
            style.is_some_and(|style| style.contents) || paragraph.in_contents_field && is_paged;
        // A paragraph without words that is hidden or deleted to its end, or only breaks off a section, has no number, and one
        // whose mark was deleted goes on in the next one, which has its own.
        let is_there = paragraph.inked > 0 || !(paragraph.mark_hidden || paragraph.breaks_section);
        let is_counted = self.part == Part::Document && is_there && !paragraph.goes_on();
        let drawn = is_counted.then(|| self.numbering.count(&paragraph.properties, &self.styles)).flatten();
        let heading = outline(&paragraph.properties, &self.styles);
        self.told.add(paragraph, Place { part: self.part, in_cell: self.cells > 0, heading, drawn });
    }
}

/// What Word shows of a field that has failed, in English, German and French.
const FAILED: [&str; 4] = ["Error!", "Fehler!", "Erreur !", "Erreur\u{a0}!"];

const UNREAD_CHUNK: &str = "another document that is put in here (`altChunk`)";

/// What an element shows a reader that is not read.
fn unread(name: &str) -> Option<&'static str> {
    Some(match name {
        "altChunk" => UNREAD_CHUNK,
        "subDoc" => "a part of a master document (`subDoc`)",
        "relIds" => "a diagram",
        "chart" => "a chart",
        "OLEObject" => "an embedded object",
        "control" => "a control of a form",
        "textpath" => "lettering that is drawn (WordArt)",
        _ => return None,
    })
}

/// Whether an element holds what is no text: old properties, and what stands in for something newer.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "rPrChange"
            | "pPrChange"
            | "sectPrChange"
            | "tblPrChange"
            | "tblPrExChange"
            | "tcPrChange"
            | "trPrChange"
            | "Fallback"
    )
}
