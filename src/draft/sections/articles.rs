//! Blocks that the format numbers as articles in, the articles of a draft out, where its sections are counted on through them.

use super::caption::caption;
use super::heading::{Candidate, Marked, Strength};
use crate::draft::model::{BlockKind, Draft, Section};

/// The articles, each up to the next one.
pub(super) fn find(draft: &Draft, marked: &[Marked]) -> Vec<Section> {
    let words = draft.words();
    let mut articles: Vec<Section> = Vec::new();
    for (block, mark) in draft.blocks.iter().zip(marked).filter(|(_, mark)| mark.is_article) {
        let Some(number) = mark.number.clone() else { continue };
        let (start, end) = (block.tokens.start, block.tokens.end);
        let candidate = Candidate {
            number: number.clone(),
            start,
            after: start,
            strength: Strength::Certain,
            caption: mark.caption.clone(),
            named: true,
            written: false,
        };
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        let caption = caption(words, &candidate, end, is_heading, draft.form);
        if let Some(before) = articles.last_mut() {
            before.tokens.end = start;
        }
        let part = draft.attachments.partition_point(|attachment| attachment.tokens.start <= start);
        let tokens = start..draft.body().end;
        articles.push(Section { number, caption, tokens, parent: None, part, written: false });
    }
    articles
}

/// Ends each section where the next article begins.
pub(super) fn end_sections(draft: &mut Draft) {
    let articles = &draft.articles;
    for section in &mut draft.sections {
        let next = articles.partition_point(|article| article.tokens.start <= section.tokens.start);
        if let Some(next) = articles.get(next) {
            section.tokens.end = section.tokens.end.min(next.tokens.start);
        }
    }
}
