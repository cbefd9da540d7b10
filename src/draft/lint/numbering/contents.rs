//! A table of contents in, the lines out that the text belies: a title that stands under another number.

use rustc_hash::FxHashMap;

use super::super::context::Context;
use super::super::lexicon::normal;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems};
use crate::draft::model::{ContentsLine, Number, Section};
use crate::draft::words::fold;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let draft = context.draft;
    let mut numbered: FxHashMap<&Number, Vec<&Section>> = FxHashMap::default();
    let mut called: FxHashMap<String, Vec<&Section>> = FxHashMap::default();
    for section in draft.sections.iter().filter(|section| section.part == 0) {
        numbered.entry(&section.number).or_default().push(section);
        if let Some(caption) = &section.caption {
            called.entry(letters(&caption.text)).or_default().push(section);
        }
    }
    let mut listed: FxHashMap<String, usize> = FxHashMap::default();
    for line in &draft.contents {
        *listed.entry(letters(&context.words.phrase(line.title.clone()))).or_default() += 1;
    }
    for line in &draft.contents {
        let title = context.words.phrase(line.title.clone());
        let key = letters(&title);
        if let Some([section]) = numbered.get(&line.number).map(Vec::as_slice) {
            problems.extend(other_title(context, line, section, called.contains_key(&key)));
        }
        // A title that several sections have says nothing of their numbers.
        let Some([section]) = called.get(&key).map(Vec::as_slice) else { continue };
        let alone = listed.get(&key) == Some(&1);
        let level = section.number.0.len() == line.number.0.len();
        let Some(caption) =
            section.caption.as_ref().filter(|_| section.number != line.number && alone && level)
        else {
            continue;
        };
        // Where the number in the contents has the same title in the text, too, it is right.
        let same = numbered.get(&line.number).is_some_and(|sections| {
            sections
                .iter()
                .any(|section| section.caption.as_ref().is_some_and(|caption| letters(&caption.text) == key))
        });
        // The terms of a list of definitions may head sections of their own.
        let quoted = context.words.mark(line.title.start.wrapping_sub(1), '"');
        if same || quoted {
            continue;
        }
        problems.push(
            context
                .finding(
                    drafts::NUMBERING,
                    line.title.clone(),
                    format!(
                        "the contents have `{title}` as {}, and the text as {}",
                        line.number, section.number
                    ),
                    "another number in the text",
                )
                .related(
                    context.span(caption.tokens.clone()),
                    format!("section {} is called this", section.number),
                )
                .help("make the table of contents anew, or mend the number"),
        );
    }
}

/// A line whose section has a title of wholly other words, while no section has that of the line.
fn other_title(
    context: &Context<'_>,
    line: &ContentsLine,
    section: &Section,
    is_elsewhere: bool,
) -> Option<Diagnostic> {
    let words = context.words;
    let caption = section.caption.as_ref().filter(|_| !is_elsewhere && section.number.0.len() > 1)?;
    // A hidden heading, or a title cut off where its line ends, has some word of it.
    let weighty =
        |tokens: std::ops::Range<usize>| tokens.filter(|at| words.is_word(*at) && words.text(*at).len() > 3);
    let shares = weighty(line.title.clone()).any(|one| {
        weighty(caption.tokens.clone()).any(|other| normal(words.text(one)) == normal(words.text(other)))
    });
    let has_words =
        weighty(caption.tokens.clone()).next().is_some() && weighty(line.title.clone()).next().is_some();
    (has_words && !shares && !words.mark(line.title.start.wrapping_sub(1), '"')).then(|| {
        let title = words.phrase(line.title.clone());
        context
            .finding(
                drafts::NUMBERING,
                line.title.clone(),
                format!(
                    "the contents call section {} `{title}`, and the text `{}`",
                    line.number, caption.text
                ),
                "another title in the text",
            )
            .related(context.span(caption.tokens.clone()), "the title in the text")
            .help("make the table of contents anew, or mend the title")
    })
}

/// The letters of a title alone.
fn letters(title: &str) -> String {
    fold(title).chars().filter(|letter| letter.is_alphanumeric()).collect()
}
