//! What the language itself declares, as if a vocabulary did: the built-in kind `term` with the fields of every term.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::{Field, Kind, Member, Resolved, Site};
use crate::ir::{FieldId, FieldType, KindId};
use crate::source::Span;
use crate::syntax::tree::{self, FieldKind, Name, Tree, TypeExpr, TypeExprKind};

/// The field of every term that says how long it lives on after its agreement.
pub const TAIL: &str = "tail";

/// What a reader is told of it.
const TAIL_DOC: &str = "How long the term lives on after the last day of its agreement.";

static NO_TREE: LazyLock<Tree> = LazyLock::new(Tree::default);
static TAIL_FIELD: LazyLock<tree::Field> = LazyLock::new(|| optional(TAIL, "duration", TAIL_DOC));

/// A field as it would be written: `tail: duration optional`.
fn optional(name: &'static str, ty: &'static str, doc: &'static str) -> tree::Field {
    let named = |text| Name { text: SmolStr::new_static(text), span: Span::default() };
    let kind = TypeExprKind::Named { name: named(ty), unit: None };
    tree::Field {
        doc: Some(SmolStr::new_static(doc)),
        span: Span::default(),
        kind: FieldKind::Named {
            name: named(name),
            ty: TypeExpr { preposition: None, kind, span: Span::default() },
            optional: Some(Span::default()),
            default: Vec::new(),
        },
    }
}

/// Declares the kind `term`, first of all kinds, and its field, first of all fields.
pub(super) fn declare(resolved: &mut Resolved<'_>) {
    let mut members = FxHashMap::default();
    members.insert(TAIL, Member::Field(FieldId::TAIL));
    resolved.kinds.push(Kind {
        tree: None,
        name: "term",
        lineage: vec![KindId::TERM],
        members,
        prepositions: Vec::new(),
        fields: vec![FieldId::TAIL],
        words: Vec::new(),
        disputed: false,
    });
    resolved.nouns.insert(SmolStr::new_static("term"), KindId::TERM);
    resolved.fields.push(Field {
        name: SmolStr::new_static(TAIL),
        name_span: Span::default(),
        tree: &TAIL_FIELD,
        site: Site {
            file: Span::default().file,
            tree: &NO_TREE,
            doc: None,
            span: Span::default(),
            test: None,
            policy: None,
        },
        kind: KindId::TERM,
        ty: Some(FieldType::Duration),
        optional: true,
        preposition: None,
        anonymous: false,
    });
}
