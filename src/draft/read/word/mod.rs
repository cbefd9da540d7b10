//! A `.docx` in, blocks out: its text one paragraph a line, with the numbers Word would draw, as if every tracked
//! change were accepted, and without words that no reader sees.

mod changes;
mod chunks;
mod colour;
mod comments;
mod control;
mod fields;
mod line;
mod look;
mod numbering;
mod package;
mod paragraph;
mod relations;
mod shape;
mod sheet;
mod signs;
mod story;
mod styles;
mod table;
mod xml;

use super::raw::{Raw, ignore};
use crate::draft::model::{Form, Leftover, LeftoverKind, Part};
use crate::draft::problem::Unreadable;
use crate::source::LineIndex;
use chunks::Chunks;
use colour::Theme;
use comments::Comment;
use line::Told;
use numbering::Numbering;
use package::Package;
use relations::Relations;
use story::Story;
use styles::Styles;

/// Reads a Word document.
pub(super) fn read(bytes: &[u8]) -> Result<Raw, Unreadable> {
    read_inner(&mut Package::open(bytes)?)
}

/// Reads an open document; one that lies in another takes nothing in itself.
fn read_inner(package: &mut Package<'_>) -> Result<Raw, Unreadable> {
    let main = Relations::of(package, "")?.first("officeDocument", "word/document.xml");
    let main = main.unwrap_or_default();
    let body = package.part(&main)?.ok_or(Unreadable::NotWord { why: "it has no text" })?;
    let related = Relations::of(package, &main)?;
    let chunks = if package.is_inner { Chunks::default() } else { Chunks::of(package, &related)? };
    let mut text = |kind: &str, usual: &str| {
        let part = related.first(kind, usual).map(|part| package.part(&part)).transpose()?;
        Ok::<_, Unreadable>(part.flatten().unwrap_or_default())
    };
    let theme = Theme::read(&text("theme", "word/theme/theme1.xml")?)?;
    let mut numbering = Numbering::read(&text("numbering", "word/numbering.xml")?)?;
    let styles = Styles::read(&text("styles", "word/styles.xml")?, &theme, |list| numbering.listed(list))?;
    numbering.know(&styles);
    let mut story = Story::new(numbering, styles, theme, chunks);
    story.read(&body, &main, Part::Document)?;
    drop(body);
    for (kind, usual) in [("footnotes", "word/footnotes.xml"), ("endnotes", "word/endnotes.xml")] {
        for name in related.parts(kind, usual) {
            if let Some(notes) = package.part(&name)? {
                story.read(&notes, &name, Part::Footnotes)?;
            }
        }
    }
    for name in package.headers_and_footers(&related) {
        if let Some(page) = package.part(&name)? {
            story.read_page(&page, &name)?;
        }
    }
    let mut comments = Vec::new();
    for name in related.parts("comments", "word/comments.xml") {
        if let Some(text) = package.part(&name)? {
            comments.extend(comments::comments(&text)?);
        }
    }
    let told = story.into_told();
    if told.blocks.is_empty() && told.hidden.is_empty() {
        let unread = told.unread.first().map(|unread| unread.what);
        return Err(Unreadable::WithoutWords { pictures: told.pictures, unread });
    }
    Ok(finish(told, comments))
}

/// Puts comments beside the text they are about; one that begins with `clausal-ignore` is an ignore for the paragraph
/// it stands in and no leftover.
fn finish(told: Told, comments: Vec<Comment>) -> Raw {
    let Told { text, blocks, mut leftovers, hidden, unread, anchors, open_places, .. } = told;
    let lines = LineIndex::new(&text);
    let mut ignores = Vec::new();
    for comment in comments {
        let bytes = anchors.get(&comment.id).cloned().unwrap_or(0..0);
        let line = lines.start_of(lines.line_of(bytes.start));
        match ignore(&comment.words, line..line) {
            Some(ignore) => ignores.push(ignore),
            None => leftovers.push(Leftover {
                kind: LeftoverKind::Comment,
                bytes,
                author: comment.author,
                words: comment.words,
            }),
        }
    }
    leftovers.sort_by_key(|leftover| (leftover.bytes.start, leftover.bytes.end));
    ignores.sort_by_key(|ignore| ignore.bytes.start);
    let mut raw = Raw::new(Form::Word, text);
    (raw.blocks, raw.leftovers, raw.ignores, raw.hidden, raw.unread, raw.open_places) =
        (blocks, leftovers, ignores, hidden, unread, open_places);
    raw
}
