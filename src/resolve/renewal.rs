//! The built-in kind `renewal`, as if a vocabulary declared it; and what a vocabulary declares again of it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::{Field, Kind, Member, Resolved, Site};
use crate::ir::{FieldId, FieldType, KindId};
use crate::source::Span;
use crate::syntax::tree::{self, FieldKind, Name, Preposition, Tree, TypeExpr, TypeExprKind};

/// Its name.
pub const NAME: &str = "renewal";

/// A field of it.
struct BuiltIn {
    name: &'static str,
    ty: FieldType,
    word: &'static str,
    preposition: Option<Preposition>,
    doc: &'static str,
}

/// Its fields, in the order of their ids.
static FIELDS: [BuiltIn; 7] = [
    BuiltIn::plain("automatic", FieldType::Flag, "flag", "It renews unless somebody objects in time."),
    BuiltIn::plain("successive", FieldType::Flag, "flag", "It renews again and again; without it, once."),
    BuiltIn {
        name: "option",
        ty: FieldType::Party,
        word: "party",
        preposition: Some(Preposition::Of),
        doc: "Who may extend the agreement by saying so in time.",
    },
    BuiltIn::plain(
        "period",
        FieldType::Duration,
        "duration",
        "For how long each time; without it, as long as before.",
    ),
    BuiltIn::plain(
        "notice",
        FieldType::Duration,
        "duration",
        "How long before the end the last day to act lies.",
    ),
    BuiltIn::plain(
        "window",
        FieldType::Duration,
        "duration",
        "How long before the end the first day to act lies.",
    ),
    BuiltIn::plain("times", FieldType::Number(None), "number", "How often at most."),
];

impl BuiltIn {
    const fn plain(name: &'static str, ty: FieldType, word: &'static str, doc: &'static str) -> BuiltIn {
        BuiltIn { name, ty, word, preposition: None, doc }
    }

    /// As it would be written: `notice: duration optional`.
    fn as_written(&self) -> tree::Field {
        let named = |text| Name { text: SmolStr::new_static(text), span: Span::default() };
        let kind = TypeExprKind::Named { name: named(self.word), unit: None };
        tree::Field {
            doc: Some(SmolStr::new_static(self.doc)),
            span: Span::default(),
            kind: FieldKind::Named {
                name: named(self.name),
                ty: TypeExpr { preposition: self.preposition, kind, span: Span::default() },
                optional: self.is_optional().then(Span::default),
                default: Vec::new(),
            },
        }
    }

    /// A flag is no unless it is stated, so that it need not be.
    fn is_optional(&self) -> bool {
        self.ty != FieldType::Flag
    }
}

static NO_TREE: LazyLock<Tree> = LazyLock::new(Tree::default);
static TREES: LazyLock<Vec<tree::Field>> = LazyLock::new(|| FIELDS.iter().map(BuiltIn::as_written).collect());

/// Declares the kind and its fields.
pub(super) fn declare(resolved: &mut Resolved<'_>) {
    let site = Site {
        file: Span::default().file,
        tree: &NO_TREE,
        doc: None,
        span: Span::default(),
        test: None,
        policy: None,
    };
    let mut members = FxHashMap::default();
    let mut fields = Vec::new();
    for (field, tree) in FIELDS.iter().zip(TREES.iter()) {
        let id = FieldId::new(resolved.fields.len());
        members.insert(field.name, Member::Field(id));
        fields.push(id);
        resolved.fields.push(Field {
            name: SmolStr::new_static(field.name),
            name_span: Span::default(),
            tree,
            site,
            kind: KindId::RENEWAL,
            ty: Some(field.ty.clone()),
            optional: field.is_optional(),
            preposition: field.preposition,
            anonymous: false,
        });
    }
    resolved.kinds.push(Kind {
        tree: None,
        name: NAME,
        lineage: vec![KindId::RENEWAL, KindId::TERM],
        members,
        prepositions: vec![(Preposition::Of, FieldId::OPTION)],
        fields,
        words: Vec::new(),
        disputed: false,
    });
    resolved.nouns.insert(SmolStr::new_static(NAME), KindId::RENEWAL);
}

/// Takes a field that a vocabulary declares again, if it is one. False where it is declared as something else than it is.
pub(super) fn again<'a>(resolved: &mut Resolved<'a>, site: Site<'a>, tree: &'a tree::Field) -> Option<bool> {
    let FieldKind::Named { name, ty, optional, default } = &tree.kind else { return None };
    let place = FIELDS.iter().position(|field| field.name == name.text)?;
    let (built_in, id) = (FIELDS.get(place)?, FieldId::AUTOMATIC.index() + place);
    let is_same = matches!(&ty.kind, TypeExprKind::Named { name, unit: None } if name.text == built_in.word)
        && ty.preposition == built_in.preposition
        && default.is_empty();
    let field = resolved.fields.get_mut(id).filter(|_| is_same);
    Some(field.is_some_and(|field| {
        (field.tree, field.site, field.name_span) = (tree, site, name.span);
        field.optional = !built_in.is_optional() || optional.is_some();
        true
    }))
}

/// What a field of it is, as it is written.
pub(super) fn written(name: &str) -> Option<String> {
    let field = FIELDS.iter().find(|field| field.name == name)?;
    let preposition =
        field.preposition.map_or(String::new(), |preposition| format!("{} ", preposition.word()));
    let optional = if field.is_optional() { " optional" } else { "" };
    Some(format!("{}: {preposition}{}{optional}", field.name, field.word))
}
