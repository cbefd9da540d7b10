//! A `.docx` in, blocks out: its text one paragraph a line, with the numbers Word would draw, as if every tracked
//! change were accepted.

mod numbering;
mod package;
mod story;
mod xml;

use super::raw::{Raw, ignore};
use crate::draft::model::{Form, Leftover, LeftoverKind, Part};
use crate::draft::problem::Unreadable;
use numbering::Numbering;
use package::Package;
use story::Story;

/// Reads a Word document.
pub(super) fn read(bytes: &[u8]) -> Result<Raw, Unreadable> {
    let mut package = Package::open(bytes)?;
    let body = package.part("word/document.xml")?.ok_or(Unreadable::NotWord { why: "it has no text" })?;
    let styles = package.part("word/styles.xml")?.unwrap_or_default();
    let lists = package.part("word/numbering.xml")?.unwrap_or_default();
    let numbering = Numbering::read(&lists, &styles)?;
    let mut story = Story::new(numbering);
    story.read(&body, "word/document.xml", Part::Document)?;
    for name in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(notes) = package.part(name)? {
            story.read(&notes, name, Part::Footnotes)?;
        }
    }
    for name in package.headers_and_footers() {
        if let Some(page) = package.part(&name)? {
            story.read(&page, &name, Part::Header)?;
        }
    }
    let comments = match package.part("word/comments.xml")? {
        Some(comments) => story::comments(&comments)?,
        None => Vec::new(),
    };
    Ok(finish(story, comments))
}

/// Puts comments beside the text they are about; one that begins with `clausal-ignore` is an ignore for the paragraph
/// it stands in and no leftover.
fn finish(story: Story, comments: Vec<story::Comment>) -> Raw {
    let (text, blocks, mut leftovers, anchors) = story.into_parts();
    let mut ignores = Vec::new();
    for comment in comments {
        let bytes = anchors.get(&comment.id).cloned().unwrap_or(0..0);
        let line = text.get(..bytes.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
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
    Raw { form: Form::Word, text, blocks, leftovers, ignores, linked: Vec::new() }
}
