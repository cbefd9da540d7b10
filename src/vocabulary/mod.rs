//! A meaning in; pages on its kinds of terms and their fields out, made from their doc comments.

mod explain;
mod page;
mod sample;
mod shape;

pub use explain::{explain, suggest};
pub use page::page;

use crate::ir::{Field, FieldId, FieldType, Ir, Kind, KindId};
use crate::resolve::noun::plurals;

/// What every term has that no kind declares, with the type as a kind would write it.
const OF_EVERY_TERM: [(&str, &str, &str); 8] = [
    ("start", "date", "Its first day."),
    ("end", "date", "Its last day."),
    ("agreement", "agreement", "The agreement it belongs to."),
    ("section", "text", "The section of the draft it stands in, as `section \"2.1\"` says."),
    ("name", "text", "The name it has in its agreement."),
    ("surviving", "flag", "The end of its agreement is none of its ends."),
    ("perpetual", "flag", "It survives its agreement and has no dated end of its own."),
    ("mutual", "flag", "It binds from either side: read with its two parties exchanged, it holds as well."),
];

/// The kind of a noun: its name, another name of it, or the plural of either.
fn find_kind(ir: &Ir, noun: &str) -> Option<KindId> {
    let ids = || (0..ir.kinds.len()).map(KindId::new);
    let names = |id: KindId| {
        let kind = ir.kind(id);
        std::iter::once(&kind.declared.name).chain(&kind.also)
    };
    let named = ids().find(|id| names(*id).any(|name| name == noun));
    named.or_else(|| ids().find(|id| names(*id).any(|name| plurals(name).any(|plural| plural == noun))))
}

/// The field of a kind that has this name or, of a choice without a name, this word.
fn find_field(ir: &Ir, kind: KindId, name: &str) -> Option<FieldId> {
    let has_word = |field: &Field| match &field.ty {
        FieldType::Choice(words) => field.anonymous && words.iter().any(|word| ir.word(*word) == name),
        _ => false,
    };
    let fields = || ir.kind(kind).fields.iter().copied();
    let named = fields().find(|id| ir.field(*id).declared.name == name);
    named.or_else(|| fields().find(|id| has_word(ir.field(*id))))
}

/// The kinds that descend from a kind, in the order declared.
fn descendants(ir: &Ir, kind: KindId) -> impl Iterator<Item = &Kind> {
    let descends = move |other: &&Kind| other.lineage.iter().skip(1).any(|ancestor| *ancestor == kind);
    ir.kinds.iter().filter(descends)
}

/// The fields that a kind itself declares.
fn own_fields(ir: &Ir, kind: KindId) -> impl Iterator<Item = FieldId> + '_ {
    ir.kind(kind).fields.iter().copied().filter(move |field| ir.field(*field).kind == kind)
}

/// A kind's ancestors that declare fields, the nearest first.
fn ancestors(ir: &Ir, kind: KindId) -> impl Iterator<Item = KindId> + '_ {
    let lineage = ir.kind(kind).lineage.iter().copied().skip(1);
    lineage.filter(|ancestor| own_fields(ir, *ancestor).next().is_some())
}
