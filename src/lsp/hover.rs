//! A place in a document in, what is known of the words there out: the declaration of a name, the page of a code.

use lsp_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

use super::convert;
use super::documents::Documents;
use super::names::{Declared, Names, Sort, term_word_at};
use super::view::View;
use crate::source::Span;

/// How many meanings of a name are shown where the words around it do not tell them apart.
const MOST_MEANINGS: usize = 3;

/// What is known of the words under the cursor.
pub fn hover(documents: &Documents, params: &HoverParams) -> Option<Hover> {
    let place = &params.text_document_position_params;
    let view = documents.view(&place.text_document.uri)?;
    let file = view.file()?;
    let at = convert::byte(file, place.position);
    let names = Names::new(&view);
    let (mut span, mut parts) = (None, Vec::new());
    if let Some((words, meant)) = names.at(file, at) {
        span = Some(words);
        parts.extend(meant.iter().take(MOST_MEANINGS).map(|declared| described(&view, declared)));
    }
    if span.is_none()
        && let Some((words, word)) = term_word_at(file, at)
    {
        span = Some(words);
        parts.push(format!("Every term can be `{}`: {}.", word.word(), word.meaning()));
    }
    for (words, page) in pages(&view, at) {
        span = span.or(Some(words));
        parts.push(page);
    }
    let span = span?;
    let contents = MarkupContent { kind: MarkupKind::Markdown, value: parts.join("\n\n---\n\n") };
    Some(Hover { contents: HoverContents::Markup(contents), range: Some(convert::range(file, span)) })
}

/// A declaration: its words, its doc comment, and of a rule what it says of itself and what became of it.
fn described(view: &View, declared: &Declared) -> String {
    let words = view.sources().slice(declared.span);
    let head = match declared.sort {
        Sort::Kind if declared.is_built_in() => "kind renewal",
        // Their braces hold declarations of their own.
        Sort::Agreement | Sort::Amendment | Sort::Policy | Sort::Kind => {
            words.split('{').next().unwrap_or(words).trim_end()
        }
        _ if declared.is_built_in() => &declared.name,
        _ => words,
    };
    let mut text = format!("```clausal\n{head}\n```");
    if let Some(doc) = &declared.doc {
        text.push_str(&format!("\n\n{}", doc.trim()));
    }
    if let (Sort::Rule, Some(policy)) = (declared.sort, &declared.policy) {
        let full = format!("{policy}/{}", declared.name);
        let rules = view.report().into_iter().flat_map(|report| &report.rules);
        if let Some(rule) = rules.into_iter().find(|rule| rule.rule == full) {
            let title = rule.title.as_deref().unwrap_or("no title");
            text.push_str(&format!("\n\n**{full}**: {title}\n\n{}", rule.verdict.word()));
            if let Some(because) = &rule.because {
                text.push_str(&format!("\n\nbecause {because}"));
            }
        }
    }
    text
}

/// The first paragraphs of the pages of the codes reported at a place of the text as it was checked.
fn pages(view: &View, at: usize) -> Vec<(Span, String)> {
    let Some(file) = view.file().filter(|_| view.is_current()) else { return Vec::new() };
    let diagnostics = view.report().map_or(&[][..], |report| &report.diagnostics);
    let here = diagnostics.iter().filter(|diagnostic| {
        let span = diagnostic.span();
        span.file == file.id && span.touches(at)
    });
    here.map(|diagnostic| {
        let code = diagnostic.code;
        let paragraph = code.page().trim_start().split("\n\n").next().unwrap_or("").trim();
        (diagnostic.span(), format!("**{}**: {}\n\n{paragraph}", code.id(), code.title()))
    })
    .collect()
}
