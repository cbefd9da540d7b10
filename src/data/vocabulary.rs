//! The vocabulary of a project in, what each word of agreement data means out.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::values::Values;
use crate::ir::{EventId, FieldId, FieldType, Ir, Kind, KindId, UnitId, WordId};

/// What agreement data can say: a copy, so that the project can grow while data is read.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// Of the project only kinds, fields, words and units.
    ir: Ir,
    by_name: FxHashMap<SmolStr, KindId>,
    /// What the words of each kind mean, by its id.
    keys: Vec<FxHashMap<SmolStr, Key>>,
    events: FxHashMap<SmolStr, EventId>,
    /// Adjectives made by `define`: they follow from what is stated and are never stated themselves.
    defined: Vec<SmolStr>,
    /// What the values met so far state.
    pub(super) values: Values,
}

/// What a word means for the terms of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// A field with a name.
    Field(FieldId),
    /// A word of a choice without a name.
    Choice { field: FieldId, word: WordId },
}

impl Vocabulary {
    pub(super) fn new(ir: &Ir) -> Vocabulary {
        let mut by_name = FxHashMap::default();
        for (at, kind) in ir.kinds.iter().enumerate() {
            for name in std::iter::once(&kind.declared.name).chain(&kind.also) {
                by_name.insert(name.clone(), KindId::new(at));
            }
        }
        let events = ir.events.iter().enumerate().filter(|(_, event)| event.scope.is_none());
        Vocabulary {
            by_name,
            keys: ir.kinds.iter().map(|kind| keys(ir, kind)).collect(),
            ir: Ir {
                kinds: ir.kinds.clone(),
                fields: ir.fields.clone(),
                words: ir.words.clone(),
                units: ir.units.clone(),
                ..Ir::default()
            },
            events: events.map(|(at, event)| (event.declared.name.clone(), EventId::new(at))).collect(),
            values: Values::new(ir.fields.len()),
            defined: ir.adjectives.iter().map(|adjective| adjective.declared.name.clone()).collect(),
        }
    }

    /// The kind of this name.
    pub(super) fn kind(&self, name: &str) -> Option<KindId> {
        self.by_name.get(name).copied()
    }

    /// Whether the terms of a kind are renewals.
    pub(super) fn renews(&self, kind: KindId) -> bool {
        self.ir.kind(kind).lineage.contains(&KindId::RENEWAL)
    }

    /// The names of all kinds but the built-in one, in the order of their declarations, other names included.
    pub(super) fn kind_names(&self) -> impl Iterator<Item = &str> {
        let declared = self.ir.kinds.iter().skip(1);
        declared.flat_map(|kind| std::iter::once(&kind.declared.name).chain(&kind.also)).map(SmolStr::as_str)
    }

    /// All names of a kind.
    pub(super) fn names_of(&self, kind: KindId) -> Vec<&str> {
        let kind = self.ir.kind(kind);
        std::iter::once(&kind.declared.name).chain(&kind.also).map(SmolStr::as_str).collect()
    }

    /// The name of a kind.
    pub(super) fn kind_name(&self, kind: KindId) -> &str {
        &self.ir.kind(kind).declared.name
    }

    /// What a word means for the terms of a kind.
    pub(super) fn key(&self, kind: KindId, name: &str) -> Option<Key> {
        self.keys.get(kind.index())?.get(name).copied()
    }

    /// The words that mean something for the terms of a kind, in the order of the alphabet.
    pub(super) fn key_names(&self, kind: KindId) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.keys.get(kind.index()).into_iter().flat_map(FxHashMap::keys).map(SmolStr::as_str).collect();
        names.sort_unstable();
        names
    }

    /// The adjectives of a kind: its flags and the words of its choices without a name, in the order of the alphabet.
    pub(super) fn adjectives(&self, kind: KindId) -> Vec<&str> {
        let is_adjective = |name: &&str| match self.key(kind, name) {
            Some(Key::Choice { .. }) => true,
            Some(Key::Field(field)) => self.ty(field) == &FieldType::Flag,
            None => false,
        };
        self.key_names(kind).into_iter().filter(is_adjective).collect()
    }

    /// How many fields of a kind name one party and have a preposition.
    pub(super) fn party_prepositions(&self, kind: KindId) -> usize {
        self.ir.party_prepositions(kind).count()
    }

    /// The type of a field.
    pub(super) fn ty(&self, field: FieldId) -> &FieldType {
        &self.ir.field(field).ty
    }

    /// The name of a field; of a choice without a name, its words.
    pub(super) fn field_name(&self, field: FieldId) -> &str {
        &self.ir.field(field).declared.name
    }

    /// A word of a choice or set.
    pub(super) fn word(&self, word: WordId) -> &str {
        self.ir.word(word)
    }

    /// The name of a unit.
    pub(super) fn unit(&self, unit: UnitId) -> &str {
        &self.ir.unit(unit).declared.name
    }

    /// The unit of this name.
    pub(super) fn unit_of(&self, name: &str) -> Option<UnitId> {
        self.ir.units.iter().position(|unit| unit.declared.name == name).map(UnitId::new)
    }

    /// The event of this name.
    pub(super) fn event(&self, name: &str) -> Option<EventId> {
        self.events.get(name).copied()
    }

    /// The names of all events, in the order of the alphabet.
    pub(super) fn event_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.events.keys().map(SmolStr::as_str).collect();
        names.sort_unstable();
        names
    }

    /// Whether an adjective of this name was made by `define`.
    pub(super) fn is_defined(&self, name: &str) -> bool {
        self.defined.iter().any(|defined| defined == name)
    }
}

fn keys(ir: &Ir, kind: &Kind) -> FxHashMap<SmolStr, Key> {
    let mut keys = FxHashMap::default();
    for id in &kind.fields {
        let field = ir.field(*id);
        match &field.ty {
            FieldType::Choice(words) if field.anonymous => {
                for word in words {
                    keys.insert(ir.word(*word).clone(), Key::Choice { field: *id, word: *word });
                }
            }
            _ => {
                keys.insert(field.declared.name.clone(), Key::Field(*id));
            }
        }
    }
    keys
}
