//! Attachments in, those out of which nothing but the title stands in the draft.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::Context;
use super::told::{How, Missing};
use crate::diagnostic::Severity;
use crate::draft::model::{Attachment, Form, Target};
use crate::draft::sections::attachment_label;
use crate::draft::words::{Gap, Words, fold};

/// The longest caption of an attachment, in tokens.
const LONGEST_CAPTION: usize = 16;

/// The longest title with what is printed around it on its page, in tokens; in more there is a text.
const LONGEST_TITLE: usize = 60;

/// The attachments of which only the title is there, and how many have a text.
pub(super) fn find(context: &Context<'_>) -> (Vec<Missing>, usize) {
    let attachments = &context.draft.attachments;
    let heads = running_heads(context);
    // A title in a table of contents stands again before what is attached.
    let mut last: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    for (at, attachment) in attachments.iter().enumerate() {
        last.insert((&attachment.kind, &attachment.label), at);
    }
    let bare: Vec<bool> = attachments.iter().map(|one| is_title_only(context, &heads, one)).collect();
    // What has a text anywhere is attached: its title is printed again at the foot of a page.
    let attached: FxHashSet<(&str, &str)> = attachments
        .iter()
        .zip(&bare)
        .filter(|(_, bare)| !**bare)
        .flat_map(|(one, _)| {
            // What has a part, as Appendix 2 has Appendix 2.1, is attached with it.
            let wholes = one.label.match_indices(['-', '.']).filter_map(|(end, _)| one.label.get(..end));
            wholes.chain([one.label.as_str()]).map(|label| (one.kind.as_str(), label))
        })
        .collect();
    let behind = context.draft.body().end / 2;
    let is_bare = |at: usize| {
        let one = attachments.get(at)?;
        let key = (one.kind.as_str(), one.label.as_str());
        let is_last = last.get(&key) == Some(&at) && !attached.contains(&key);
        (is_last && *bare.get(at)? && one.tokens.start > behind).then_some(one)
    };
    let referred = first_references(context);
    let told = (0..attachments.len()).filter_map(is_bare).map(|one| missing(context, &referred, one));
    let with_text = attachments.iter().zip(&bare).filter(|(_, bare)| !**bare);
    let with_text: FxHashSet<(&str, &str)> =
        with_text.map(|(one, _)| (one.kind.as_str(), one.label.as_str())).collect();
    (told.collect(), with_text.len())
}

/// The first reference to each attachment, by its kind and label.
fn first_references<'a>(context: &Context<'a>) -> FxHashMap<(&'a str, &'a str), Range<usize>> {
    let mut first = FxHashMap::default();
    for reference in &context.draft.references {
        if let Target::Attachment { kind, label } = &reference.target {
            first.entry((kind.as_str(), label.as_str())).or_insert_with(|| reference.tokens.clone());
        }
    }
    first
}

/// What is told of such a title.
fn missing(
    context: &Context<'_>,
    referred: &FxHashMap<(&str, &str), Range<usize>>,
    one: &Attachment,
) -> Missing {
    let start = one.tokens.start;
    let label = attachment_label(context.words, start + 1);
    let title = start..label.map_or(start + 1, |(_, after)| after);
    let reference = referred.get(&(one.kind.as_str(), one.label.as_str()));
    let before = reference.filter(|tokens| tokens.start < start);
    // In Word a picture may be all there is, and is not read.
    let is_sure = context.draft.form != Form::Word;
    Missing {
        how: How::TitleOnly,
        name: context.quote(title.clone()),
        tokens: title,
        others: before.into_iter().cloned().collect(),
        severity: if is_sure { Severity::Warning } else { Severity::Note },
    }
}

/// Whether nothing stands under the title of an attachment but its caption, `[see attached]`, and what is printed on every page.
fn is_title_only(context: &Context<'_>, heads: &FxHashSet<String>, attachment: &Attachment) -> bool {
    let words = context.words;
    let tokens = attachment.tokens.clone();
    // `B-1` may be the first page of Exhibit B.
    let paged = attachment.label.contains('-') && !attachment.label.starts_with(|c: char| c.is_ascii_digit());
    if tokens.len() > LONGEST_TITLE || paged || attachment.label.is_empty() {
        return false;
    }
    let Some((_, after)) = attachment_label(words, tokens.start + 1) else { return false };
    let mut lines = lines(words, after..tokens.end)
        .filter(|line| !is_furniture(words, line) && !heads.contains(&head(words, line.clone())))
        .filter(|line| !is_pointing(words, line));
    let caption = lines.next();
    lines.next().is_none() && caption.is_none_or(|caption| is_caption(words, caption))
}

/// The lines of a title, as far as they are apart.
fn lines(words: Words<'_>, tokens: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = tokens.start;
    std::iter::from_fn(move || {
        let first = start;
        let end = (first + 1..tokens.end).find(|at| words.gap(*at) >= Gap::Wide).unwrap_or(tokens.end);
        start = end;
        (first < tokens.end).then_some(first..end)
    })
}

/// Whether a line is the number of a page: `17`, `A-1`, `Page 17 of 18`, `- 3 -`.
fn is_furniture(words: Words<'_>, line: &Range<usize>) -> bool {
    line.clone().all(|at| {
        let numeral = words.is_number(at) || matches!(words.text(at), "-" | "(" | ")");
        numeral
            || words.text(at).len() == 1 && words.is_word(at)
            || words.is_one_of(at, &["page", "of", "ii", "iii", "iv"])
    })
}

/// Whether a line says that the text is attached: `[See attached.]`
fn is_pointing(words: Words<'_>, line: &Range<usize>) -> bool {
    let mut said = line.clone().filter(|at| words.is_word(*at));
    said.clone().any(|at| words.is(at, "attached"))
        && said.all(|at| {
            words.is_one_of(at, &["see", "attached", "is", "form", "of", "hereto", "to", "be", "the"])
        })
}

/// Words that say what is attached, or why it is not.
const SAYS: [&str; 20] = [
    "none",
    "omitted",
    "separately",
    "electronically",
    "graphic",
    "redacted",
    "reserved",
    "filed",
    "delivered",
    "deleted",
    "available",
    "applicable",
    "intentionally",
    "confidential",
    "provided",
    "worldwide",
    "picture",
    "image",
    "map",
    "logo",
];

/// Whether a line is a caption: words with capitals, and nothing that says what is attached or why it is not.
fn is_caption(words: Words<'_>, line: Range<usize>) -> bool {
    const SMALL: [&str; 14] =
        ["of", "and", "the", "for", "to", "in", "on", "or", "by", "with", "a", "an", "form", "from"];
    let short = line.len() <= LONGEST_CAPTION;
    let start = line.start;
    let shouted = |at: usize| words.is_shouted(at);
    let mut capitals = line.clone().filter(|at| words.is_capital(*at) && words.text(*at).len() > 1);
    // `LIST OF STORES Elm Street` goes on with what is listed.
    let alike = capitals.clone().all(shouted) || !capitals.any(shouted);
    let mut tokens = line;
    short
        && alike
        && tokens.all(|at| {
            let joins = at > start && words.is_one_of(at, &SMALL);
            // Between the label and its caption: `Exhibit A: Prices`, `Exhibit A. Prices`.
            let parts = at == start && matches!(words.text(at), ":" | ".");
            let mark = matches!(
                words.text(at),
                "-" | "&" | "," | "'" | "\"" | "(" | ")" | "/" | "®" | "™" | "[" | "]"
            );
            (words.is_capital(at) || joins || mark || parts) && !words.is_one_of(at, &SAYS)
        })
}

/// The lines that are printed on many pages, without their numbers.
fn running_heads(context: &Context<'_>) -> FxHashSet<String> {
    /// The longest running head, in tokens.
    const LONGEST_HEAD: usize = 16;
    /// On so many pages.
    const PAGES: usize = 3;
    // Only what was taken out of pages has their heads in its text.
    if context.draft.form != Form::Plain {
        return FxHashSet::default();
    }
    let words = context.words;
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    for block in context.draft.blocks.iter().filter(|block| block.tokens.len() <= LONGEST_HEAD) {
        if !block.tokens.clone().any(|at| words.is_one_of(at, &SAYS)) {
            *seen.entry(head(words, block.tokens.clone())).or_default() += 1;
        }
    }
    seen.into_iter()
        .filter(|(head, pages)| *pages >= PAGES && !head.is_empty())
        .map(|(head, _)| head)
        .collect()
}

/// The words of a line, as they are compared.
fn head(words: Words<'_>, line: Range<usize>) -> String {
    line.filter(|at| words.is_word(*at))
        .map(|at| fold(words.text(at)).into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}
