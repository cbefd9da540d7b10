//! A meaning in; a chapter of Markdown on its kinds and their fields out, one section a kind.

use super::sample::sample;
use super::{ancestors, own_fields, shape};
use crate::diagnostic::render::markdown::words::{cell, code, text};
use crate::ir::spelt::prose;
use crate::ir::{FieldId, FieldType, Ir, KindId};

/// A chapter for each file that declares kinds, in the order in which they are loaded, and in it a section for each kind: its
/// doc comment, a term of it, and a table of its own fields.
pub fn page(ir: &Ir) -> String {
    let ids = || (0..ir.kinds.len()).map(KindId::new);
    // What is built in stands in no file.
    let is_of = |id: &KindId, file: usize| {
        let span = ir.kind(*id).declared.span;
        span.file.index() == file && span.start < span.end
    };
    let mut out = String::new();
    for (at, path) in ir.files.iter().enumerate() {
        let kinds: Vec<KindId> = ids().filter(|id| is_of(id, at)).collect();
        if kinds.is_empty() {
            continue;
        }
        let name = path.strip_suffix(".clause").unwrap_or(path).replace('/', ".");
        out.push_str(&format!("### {name}\n\n"));
        kinds.iter().for_each(|kind| out.push_str(&section(ir, *kind)));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn section(ir: &Ir, id: KindId) -> String {
    let kind = ir.kind(id);
    let mut out = format!("#### {}\n", kind.declared.name);
    let also: Vec<String> = kind.also.iter().map(|name| code(name)).collect();
    let mut head = vec![kind.title.as_deref().map(text).unwrap_or_default()];
    head.extend((!also.is_empty()).then(|| format!("also {}", also.join(", "))));
    let parent = kind.lineage.get(1).filter(|parent| parent.index() > 0);
    head.extend(parent.map(|parent| {
        let name = &ir.kind(*parent).declared.name;
        format!("a kind of [{}](#{name})", code(name))
    }));
    head.retain(|part| !part.is_empty());
    if !head.is_empty() {
        out.push_str(&format!("\n{}.\n", capital(&head.join("; "))));
    }
    let doc = one_paragraph(kind.declared.doc.as_deref());
    if !doc.is_empty() {
        out.push_str(&format!("\n{}\n", text(&doc)));
    }
    out.push_str(&format!("\n    {}\n", sample(ir, id)));
    let fields: Vec<FieldId> = own_fields(ir, id).collect();
    if !fields.is_empty() || !kind.words.is_empty() {
        out.push_str("\n| field | type | is |\n|---|---|---|\n");
        fields.iter().for_each(|field| out.push_str(&row(ir, *field)));
        for word in &kind.words {
            let doc = text(&one_paragraph(word.doc.as_deref()));
            let is_tail = word.name == ir.field(FieldId::TAIL).declared.name;
            let ty = if is_tail { "duration optional" } else { "flag" };
            out.push_str(&format!("| {} | {} | {} |\n", code(&word.name), code(ty), cell(&doc)));
        }
    }
    // What every term has stands once, before the kinds.
    let inherited: Vec<String> = ancestors(ir, id)
        .filter(|ancestor| ancestor.index() > 0)
        .map(|ancestor| {
            let names: Vec<String> =
                own_fields(ir, ancestor).map(|field| cell(&code(&ir.field(field).declared.name))).collect();
            format!("{} ({})", code(&ir.kind(ancestor).declared.name), names.join(", "))
        })
        .collect();
    if !inherited.is_empty() {
        out.push_str(&format!("\nIt also has the fields of {}.\n", inherited.join(" and of ")));
    }
    out.push('\n');
    out
}

/// `tail` | `duration optional` | How long it outlasts its agreement.
fn row(ir: &Ir, id: FieldId) -> String {
    let field = ir.field(id);
    let declared = shape::declared(ir, field);
    let (name, ty) = match declared.split_once(": ") {
        Some((name, ty)) if !field.anonymous => (name.to_owned(), ty.to_owned()),
        _ => {
            let (words, rest) = declared.split_once(" = ").unwrap_or((&declared, ""));
            let default = if rest.is_empty() { String::new() } else { format!(" = {rest}") };
            (words.to_owned(), format!("adjectives{default}"))
        }
    };
    let ty = match field.ty {
        FieldType::Flag => "flag".to_owned(),
        _ => ty,
    };
    let doc = text(&one_paragraph(field.declared.doc.as_deref()));
    format!("| {} | {} | {} |\n", cell(&code(&name)), cell(&code(&ty)), cell(&doc))
}

fn one_paragraph(doc: Option<&str>) -> String {
    prose(doc.unwrap_or("")).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn capital(words: &str) -> String {
    let mut characters = words.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
