//! The name of a kind, or of a field of one, in; its page for the terminal out.

use super::sample::sample;
use super::{OF_EVERY_TERM, ancestors, descendants, find_field, find_kind, own_fields, shape};
use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::render::wrap;
use crate::diagnostic::suggest::nearest;
use crate::ir::spelt::{lists, prose};
use crate::ir::{Declared, Field, FieldId, FieldType, Ir, KindId, Noun};

/// The columns of a page.
const WIDTH: usize = 80;

/// The page of `KIND` or `KIND.FIELD`; none where the vocabulary has neither.
pub fn explain(ir: &Ir, name: &str) -> Option<String> {
    let Some((noun, field)) = name.split_once('.') else {
        return find_kind(ir, name).map(|kind| kind_page(ir, kind));
    };
    let kind = find_kind(ir, noun)?;
    match find_field(ir, kind, field) {
        Some(id) => Some(field_page(ir, kind, id, field)),
        None => every_term(ir, kind, field),
    }
}

/// The kind, or field of a kind, that is nearest to a name that neither has.
pub fn suggest(ir: &Ir, name: &str) -> Option<String> {
    let kinds = || {
        let names = |kind: &'_ crate::ir::Kind| -> Vec<String> {
            std::iter::once(&kind.declared.name).chain(&kind.also).map(ToString::to_string).collect()
        };
        ir.kinds.iter().flat_map(names).collect::<Vec<_>>()
    };
    let Some((noun, field)) = name.split_once('.') else {
        return nearest(name, kinds().iter().map(String::as_str)).map(str::to_owned);
    };
    let known = kinds();
    let noun = match find_kind(ir, noun) {
        Some(_) => noun,
        None => nearest(noun, known.iter().map(String::as_str))?,
    };
    let kind = find_kind(ir, noun)?;
    if find_field(ir, kind, field).is_some() {
        return Some(format!("{noun}.{field}"));
    }
    let fields = ir.kind(kind).fields.iter().map(|id| ir.field(*id));
    let words = fields.clone().filter(|field| field.anonymous).flat_map(|field| match &field.ty {
        FieldType::Choice(words) => words.as_slice(),
        _ => &[],
    });
    let names =
        fields.map(|field| field.declared.name.as_str()).chain(words.map(|word| ir.word(*word).as_str()));
    let names = names.chain(OF_EVERY_TERM.iter().map(|(name, _, _)| *name));
    Some(match nearest(field, names) {
        Some(near) => format!("{noun}.{near}"),
        None => noun.to_owned(),
    })
}

fn kind_page(ir: &Ir, id: KindId) -> String {
    let kind = ir.kind(id);
    let name = &kind.declared.name;
    let mut page = match &kind.title {
        Some(title) => format!("# {name}: {}\n", one_line(title)),
        None => format!("# {name}\n"),
    };
    let doc = kind.declared.doc.as_deref().unwrap_or(match id.index() {
        0 => "What every kind of term descends from: a rule on `term` speaks of all of them.",
        _ => "",
    });
    paragraph(&mut page, &prose(doc), 0);
    spelt(&mut page, doc);
    if !kind.also.is_empty() {
        paragraph(&mut page, &format!("Also called {}.", list(kind.also.iter().map(AsRef::as_ref))), 0);
    }
    // Of `term` all are children, which would say nothing.
    if let Some(parent) = kind.lineage.get(1).filter(|parent| parent.index() > 0) {
        let parent = &ir.kind(*parent).declared.name;
        paragraph(&mut page, &format!("It is a `{parent}`: a rule on `{parent}` speaks of it, too."), 0);
    }
    let children: Vec<&str> = descendants(ir, id).map(|kind| kind.declared.name.as_str()).collect();
    if !children.is_empty() && id.index() > 0 {
        paragraph(&mut page, &format!("Kinds of it: {}.", list(children.into_iter())), 0);
    }
    if id.index() > 0 {
        page.push_str(&format!("\n    {}\n", sample(ir, id)));
    }
    fields(&mut page, ir, "Its fields:", own_fields(ir, id));
    if !kind.words.is_empty() {
        paragraph(&mut page, "Words of every term, and what they mean for it:", 0);
        kind.words.iter().for_each(|word| entry(&mut page, &word.name, word.doc.as_deref()));
    }
    for ancestor in ancestors(ir, id) {
        let heading = format!("What it has from `{}`:", ir.kind(ancestor).declared.name);
        fields(&mut page, ir, &heading, own_fields(ir, ancestor));
    }
    defined(&mut page, ir, id);
    let words = list(OF_EVERY_TERM.iter().map(|(name, _, _)| *name));
    paragraph(&mut page, &format!("Every term also has {words}."), 0);
    page
}

fn fields(page: &mut String, ir: &Ir, heading: &str, ids: impl Iterator<Item = FieldId>) {
    let mut ids = ids.peekable();
    if ids.peek().is_none() {
        return;
    }
    paragraph(page, heading, 0);
    for id in ids {
        let field = ir.field(id);
        entry(page, &shape::declared(ir, field), field.declared.doc.as_deref());
    }
}

/// What is defined of a kind or of one that it descends from.
fn defined(page: &mut String, ir: &Ir, id: KindId) {
    let is_of = |noun: Noun| matches!(noun, Noun::Kind(kind) if ir.kind(id).lineage.contains(&kind));
    let adjectives = ir.adjectives.iter().filter(|adjective| is_of(adjective.of.noun));
    let computed = ir.computed.iter().filter(|computed| is_of(computed.of));
    let all: Vec<&Declared> =
        adjectives.map(|one| &one.declared).chain(computed.map(|one| &one.declared)).collect();
    if !all.is_empty() {
        paragraph(page, "What is defined of it:", 0);
    }
    for one in all {
        entry(page, &one.name, one.doc.as_deref());
    }
}

fn field_page(ir: &Ir, kind: KindId, id: FieldId, wanted: &str) -> String {
    let field = ir.field(id);
    let noun = &ir.kind(kind).declared.name;
    let mut page = format!("# {noun}.{wanted}\n");
    page.push('\n');
    lines(&mut page, &shape::declared(ir, field), 4, 8);
    let built_in = match (field.kind.index(), field.declared.name.as_str()) {
        (0, "tail") => "How long after the end of its agreement it ends; without one, it ends with it.",
        _ => "",
    };
    let doc = field.declared.doc.as_deref().unwrap_or(built_in);
    paragraph(&mut page, &prose(doc), 0);
    spelt(&mut page, doc);
    if field.kind != kind {
        let parent = &ir.kind(field.kind).declared.name;
        paragraph(&mut page, &format!("It comes from `{parent}`: every kind of it has it."), 0);
    }
    paragraph(&mut page, &stating(ir, field), 0);
    let said = shape::said(ir, field, wanted);
    let (term, rule) = match (&field.ty, field.preposition) {
        (_, Some(_)) => (format!("{noun} {said}"), format!("{noun} {said} must …")),
        (FieldType::Flag, _) => {
            (format!("{said} {noun}"), format!("{noun} {}", shape::asked(ir, field, wanted)))
        }
        (FieldType::Choice(_), _) if field.anonymous => {
            (format!("{said} {noun}"), format!("{noun} {}", shape::asked(ir, field, wanted)))
        }
        _ => (said, format!("{noun} {}", shape::asked(ir, field, wanted))),
    };
    page.push_str(&format!("\nA term says   {term}\nA rule says   {rule}\n"));
    page
}

/// Whether it must be said, and what holds where it is not.
fn stating(ir: &Ir, field: &Field) -> String {
    if shape::is_required(field) {
        return "A term must state it; what is not known is `tbd`.".to_owned();
    }
    match (&field.ty, shape::default(ir, field)) {
        (FieldType::Flag, _) => "Where nothing is said of it, it is not so.".to_owned(),
        (_, Some(default)) => format!("Where nothing is said of it, `{default}` holds."),
        (_, None) => "A term need not state it.".to_owned(),
    }
}

/// The page of what every term has.
fn every_term(ir: &Ir, kind: KindId, name: &str) -> Option<String> {
    let (name, ty, doc) = OF_EVERY_TERM.iter().find(|(own, _, _)| *own == name)?;
    let noun = &ir.kind(kind).declared.name;
    let mut page = format!("# {noun}.{name}\n\n    {name}: {ty}\n");
    let lineage = ir.kind(kind).lineage.iter().flat_map(|kind| &ir.kind(*kind).words);
    let own = lineage.filter(|word| word.name == *name).find_map(|word| word.doc.as_deref());
    paragraph(&mut page, &prose(own.unwrap_or("")), 0);
    paragraph(&mut page, doc, 0);
    paragraph(&mut page, "Every term has it.", 0);
    Some(page)
}

/// A paragraph after an empty line, broken at spaces; none where there are no words.
fn paragraph(page: &mut String, words: &str, indent: usize) {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return;
    }
    page.push('\n');
    lines(page, &words, indent, indent);
}

/// The words by which drafts say it, as its doc comment lists them.
fn spelt(page: &mut String, doc: &str) {
    for (word, list) in lists(doc) {
        let of = word.map_or_else(|| "it".to_owned(), |word| format!("`{word}`"));
        let spellings: Vec<String> = list.iter().map(|spelling| format!("\"{spelling}\"")).collect();
        paragraph(page, &format!("Drafts say {of} as {}.", spellings.join(", ")), 0);
    }
}

/// Something that is named, and below it what its doc comment says.
fn entry(page: &mut String, name: &str, doc: Option<&str>) {
    page.push('\n');
    lines(page, name, 2, 6);
    let doc = prose(doc.unwrap_or("")).split_whitespace().collect::<Vec<_>>().join(" ");
    if !doc.is_empty() {
        lines(page, &doc, 6, 6);
    }
}

fn lines(page: &mut String, words: &str, first: usize, others: usize) {
    let width = WIDTH.saturating_sub(first.max(others));
    for (at, line) in wrap(&one_line(words), width).iter().enumerate() {
        let indent = if at == 0 { first } else { others };
        page.push_str(&format!("{:indent$}{line}\n", ""));
    }
}

/// "`a`, `b` and `c`".
fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}
