//! Kinds in, their lineage, fields, adjectives and prepositions out.

use rustc_hash::FxHashMap;
use smol_str::{SmolStr, ToSmolStr};

use crate::diagnostic::Problems;
use crate::ir::{FieldId, FieldType, KindId, Noun, TermWord, WordId};
use crate::source::Span;
use crate::syntax::tree::{self, FieldKind, Name, TypeExpr, TypeExprKind};

use super::{Field, Kind, Member, Resolved, Site, built_in, cycle, noun, problem, renewal};

/// How many kinds a kind may descend from, so that a chain of a million kinds stays an error and does not fill memory.
const MAX_LINEAGE: usize = 64;

/// What every term has besides its fields.
const PARTS_OF_TERM: [&str; 6] = ["start", "end", "agreement", "section", "name", built_in::TAIL];
/// What every agreement has.
const PARTS_OF_AGREEMENT: [&str; 5] = ["start", "end", "signed", "parties", "nonbinding"];

/// Whether every such thing has a part or adjective of this name.
pub fn is_built_in(name: &str, noun: Noun) -> bool {
    match noun {
        Noun::Kind(_) => {
            PARTS_OF_TERM.contains(&name) || TermWord::of(name).is_some() || name == "nonbinding"
        }
        Noun::Agreement => PARTS_OF_AGREEMENT.contains(&name),
        Noun::Party => false,
    }
}

/// Declares the kinds, the built-in `term` first.
pub fn collect<'a>(
    resolved: &mut Resolved<'a>,
    kinds: &[(&'a tree::Kind, Site<'a>)],
    problems: &mut Problems,
) {
    built_in::declare(resolved);
    renewal::declare(resolved);
    let mut named: FxHashMap<&'a str, Span> = FxHashMap::default();
    for (tree, site) in kinds {
        let is_renewal = tree.name.text == renewal::NAME;
        let id = if is_renewal { KindId::RENEWAL } else { KindId::new(resolved.kinds.len()) };
        if !name(resolved, &mut named, &tree.name, id, problems) {
            dispute(resolved, &tree.name.text);
            continue;
        }
        for also in &tree.also {
            name(resolved, &mut named, also, id, problems);
        }
        // A vocabulary may say more of what is built in.
        if let Some(kind) = resolved.kinds.get_mut(id.index()).filter(|_| is_renewal) {
            kind.tree = Some((tree, *site));
            kind.disputed = tree.fields.iter().any(|field| matches!(field.kind, FieldKind::Error));
            continue;
        }
        resolved.kinds.push(Kind {
            tree: Some((tree, *site)),
            name: &tree.name.text,
            lineage: Vec::new(),
            members: FxHashMap::default(),
            prepositions: Vec::new(),
            fields: Vec::new(),
            words: Vec::new(),
            disputed: tree.fields.iter().any(|field| matches!(field.kind, FieldKind::Error)),
        });
    }
    plurals(resolved);
    lineages(resolved, problems);
    for id in 0..resolved.kinds.len() {
        let Some((tree, site)) = resolved.kinds.get(id).and_then(|kind| kind.tree) else { continue };
        for field in &tree.fields {
            Fields { resolved, problems, kind: KindId::new(id), site }.field(field);
        }
    }
    check_inherited(resolved, problems);
}

/// Notes that a kind was declared twice, so that its fields are not all known.
fn dispute(resolved: &mut Resolved<'_>, name: &str) {
    let id = resolved.nouns.get(name).copied();
    if let Some(kind) = id.and_then(|id| resolved.kinds.get_mut(id.index())) {
        kind.disputed = true;
    }
}

/// Gives a kind one of its names; false where the name is taken.
fn name<'a>(
    resolved: &mut Resolved<'a>,
    named: &mut FxHashMap<&'a str, Span>,
    name: &'a Name,
    id: KindId,
    problems: &mut Problems,
) -> bool {
    if name.text == "term" || name.text == "party" || name.text == "agreement" {
        problems.push(problem::kind_is_built_in(name));
        return false;
    }
    if let Some(first) = named.insert(&name.text, name.span) {
        named.insert(&name.text, first);
        problems.push(problem::duplicate("kind", name, Some(first)));
        return false;
    }
    resolved.nouns.insert(name.text.clone(), id);
    true
}

/// Adds the plural of each name, unless it is a name itself. Of two kinds with one plural the first has it.
fn plurals(resolved: &mut Resolved<'_>) {
    let mut found: FxHashMap<SmolStr, KindId> = FxHashMap::default();
    for (name, id) in &resolved.nouns {
        for plural in noun::plurals(name) {
            let first = found.entry(SmolStr::new(plural)).or_insert(*id);
            *first = (*first).min(*id);
        }
    }
    for (plural, id) in found {
        resolved.nouns.entry(plural).or_insert(id);
    }
}

/// Finds what each kind descends from.
fn lineages(resolved: &mut Resolved<'_>, problems: &mut Problems) {
    let mut parents: Vec<KindId> = vec![KindId::TERM; resolved.kinds.len()];
    let mut orphans: Vec<usize> = Vec::new();
    for (position, kind) in resolved.kinds.iter().enumerate() {
        let Some(parent) = kind.tree.and_then(|(tree, _)| tree.parent.as_ref()) else { continue };
        match (resolved.nouns.get(&parent.text), parents.get_mut(position)) {
            (Some(id), Some(slot)) => *slot = *id,
            _ => {
                orphans.push(position);
                if !resolved.is_spoiled(&parent.text) {
                    problems.push(problem::unknown_kind(parent, resolved));
                }
            }
        }
    }
    let next = |kind: usize| parents.get(kind).map(|parent| parent.index()).filter(|_| kind != 0);
    let cycles = cycle::find_cycles(parents.len(), next);
    for cycle in cycles {
        let members = cycle.iter().filter_map(|kind| resolved.kinds.get(*kind));
        let names: Vec<&Name> = members.filter_map(|kind| kind.tree.map(|(tree, _)| &tree.name)).collect();
        problems.push(problem::cycle(&names, "is"));
        for kind in cycle {
            orphans.push(kind);
            if let Some(parent) = parents.get_mut(kind) {
                *parent = KindId::TERM;
            }
        }
    }
    for orphan in orphans {
        if let Some(kind) = resolved.kinds.get_mut(orphan) {
            kind.disputed = true;
        }
    }
    for position in 0..parents.len() {
        let mut lineage = vec![KindId::new(position)];
        let mut at = position;
        while at != 0 && lineage.len() <= MAX_LINEAGE {
            at = parents.get(at).map_or(0, |parent| parent.index());
            lineage.push(KindId::new(at));
        }
        if at != 0 {
            if let Some((tree, _)) = resolved.kinds.get(position).and_then(|kind| kind.tree) {
                // Only the first that is too deep is reported: its descendants are too deep because of it.
                if lineage.len() == MAX_LINEAGE + 1 && parents_depth_exceeds_first(&parents, position) {
                    problems.push(problem::too_deep(&tree.name, MAX_LINEAGE));
                }
            }
            lineage.push(KindId::TERM);
        }
        if let Some(kind) = resolved.kinds.get_mut(position) {
            kind.lineage = lineage;
        }
    }
}

/// Whether this kind is the first of its chain with too many ancestors, its parent having just few enough.
fn parents_depth_exceeds_first(parents: &[KindId], position: usize) -> bool {
    let mut at = position;
    for _ in 0..=MAX_LINEAGE {
        at = parents.get(at).map_or(0, |parent| parent.index());
    }
    at != 0 && parents.get(at).is_some_and(|parent| parent.index() == 0)
}

/// Reads the fields of one kind.
struct Fields<'r, 'a> {
    resolved: &'r mut Resolved<'a>,
    problems: &'r mut Problems,
    kind: KindId,
    site: Site<'a>,
}

impl<'a> Fields<'_, 'a> {
    fn field(&mut self, tree: &'a tree::Field) {
        let id = FieldId::new(self.resolved.fields.len());
        let field = match &tree.kind {
            FieldKind::Error => return,
            FieldKind::Choice { words, default } => {
                let listed = self.words(words);
                for word in words {
                    let member = self.resolved.word(&word.text).map(|interned| Member::Word(id, interned));
                    if let Some(member) = member {
                        self.member(word, member);
                    }
                }
                if let Some(default) = default
                    && !words.iter().any(|word| word.text == default.text)
                {
                    self.problems.push(problem::default_not_listed(default, words));
                }
                let name = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" | ");
                let name_span = words
                    .first()
                    .zip(words.last())
                    .map_or(tree.span, |(first, last)| first.span.to(last.span));
                Field {
                    name: name.to_smolstr(),
                    name_span,
                    tree,
                    site: self.site,
                    kind: self.kind,
                    ty: Some(FieldType::Choice(listed)),
                    optional: false,
                    preposition: None,
                    anonymous: true,
                }
            }
            FieldKind::Named { name, ty, optional, default } => {
                let is = |ty: &TypeExpr, of: &str| matches!(&ty.kind, TypeExprKind::Named { name, unit: None } if name.text == of);
                let plain = ty.preposition.is_none() && default.is_empty();
                if let Some(word) = TermWord::of(&name.text) {
                    return self.again(
                        word.word(),
                        tree,
                        name,
                        plain && optional.is_none() && is(ty, "flag"),
                    );
                }
                if name.text == built_in::TAIL {
                    return self.again(built_in::TAIL, tree, name, plain && is(ty, "duration"));
                }
                if self.kind == KindId::RENEWAL
                    && let Some(as_it_is) = renewal::again(self.resolved, self.site, tree)
                {
                    if !as_it_is {
                        self.problems.push(problem::renewal_field(name));
                    }
                    return;
                }
                self.member(name, Member::Field(id));
                let resolved_type = self.ty(ty);
                if let Some(preposition) = ty.preposition {
                    self.preposition(preposition, id, ty, resolved_type.as_ref());
                }
                Field {
                    name: name.text.clone(),
                    name_span: name.span,
                    tree,
                    site: self.site,
                    kind: self.kind,
                    ty: resolved_type,
                    optional: optional.is_some(),
                    preposition: ty.preposition,
                    anonymous: false,
                }
            }
        };
        self.resolved.fields.push(field);
        if let Some(kind) = self.resolved.kinds.get_mut(self.kind.index()) {
            kind.fields.push(id);
        }
    }

    /// What every term has that is declared again: as what it is, to say what it means for the kind.
    fn again(&mut self, word: &'static str, tree: &'a tree::Field, name: &Name, as_it_is: bool) {
        let Some(kind) = self.resolved.kinds.get_mut(self.kind.index()) else { return };
        if !as_it_is {
            self.problems.push(match word {
                built_in::TAIL => problem::tail_again(name),
                _ => problem::term_word_is_flag(name),
            });
        } else if let Some((_, _, first)) = kind.words.iter().find(|(own, ..)| *own == word) {
            self.problems.push(problem::duplicate_member(name, kind.name, Some(*first)));
        } else {
            kind.words.push((word, tree, name.span));
        }
    }

    /// Gives a field or adjective its name within its kind.
    fn member(&mut self, name: &'a Name, member: Member) {
        if is_built_in(&name.text, Noun::Kind(self.kind)) {
            self.problems.push(problem::built_in(name));
            return;
        }
        let Some(kind) = self.resolved.kinds.get_mut(self.kind.index()) else { return };
        if kind.members.contains_key(name.text.as_str()) {
            let kind_name = kind.name;
            let kind = self.resolved.kind_at(self.kind);
            let first = member_span(self.resolved, kind, &name.text).or_else(|| own_word(kind, name));
            self.problems.push(problem::duplicate_member(name, kind_name, first));
            return;
        }
        kind.members.insert(&name.text, member);
    }

    fn preposition(
        &mut self,
        preposition: tree::Preposition,
        id: FieldId,
        ty: &TypeExpr,
        resolved: Option<&FieldType>,
    ) {
        if resolved == Some(&FieldType::Flag) {
            self.problems.push(problem::preposition_of_flag(ty));
            return;
        }
        let Some(kind) = self.resolved.kinds.get_mut(self.kind.index()) else { return };
        let first = kind.prepositions.iter().find(|(own, _)| *own == preposition).map(|(_, field)| *field);
        if let Some(first) = first {
            let kind = kind.name;
            let first = Some(self.resolved.field_at(first).name_span);
            self.problems.push(problem::preposition_twice(ty, preposition, kind, first));
        } else {
            kind.prepositions.push((preposition, id));
        }
    }

    fn ty(&mut self, ty: &'a TypeExpr) -> Option<FieldType> {
        match &ty.kind {
            TypeExprKind::Named { name, unit } => self.named_type(name, unit.as_ref()),
            TypeExprKind::Choice(words) => {
                self.check_repeats(words);
                Some(FieldType::Choice(self.words(words)))
            }
            TypeExprKind::Set(words) => {
                self.check_repeats(words);
                if let Some(all) = words.iter().find(|word| word.text == "all") {
                    self.problems.push(problem::all_is_built_in(all));
                }
                Some(FieldType::Set(self.words(words)))
            }
        }
    }

    fn named_type(&mut self, name: &Name, unit: Option<&Name>) -> Option<FieldType> {
        let ty = match name.text.as_str() {
            "number" => {
                let Some(unit) = unit else { return Some(FieldType::Number(None)) };
                let known = self.resolved.unit(&unit.text);
                if known.is_none() {
                    self.problems.push(problem::unknown_unit(unit, self.resolved));
                }
                return known.map(|unit| FieldType::Number(Some(unit)));
            }
            "percent" => FieldType::Percent,
            "money" => FieldType::Money,
            "date" => FieldType::Date,
            "duration" => FieldType::Duration,
            "text" => FieldType::Text,
            "place" => FieldType::Place,
            "flag" => FieldType::Flag,
            "party" => FieldType::Party,
            "parties" => FieldType::Parties,
            _ => {
                self.problems.push(problem::unknown_type(name, self.resolved));
                return None;
            }
        };
        if let Some(unit) = unit {
            self.problems.push(problem::unit_of_other_type(name, unit));
        }
        Some(ty)
    }

    /// The ids of the words of a list.
    fn words(&mut self, words: &'a [Name]) -> Vec<WordId> {
        let mut listed = Vec::with_capacity(words.len());
        for word in words {
            let next = WordId::new(self.resolved.words.len());
            let id = *self.resolved.word_ids.entry(&word.text).or_insert(next);
            if id == next {
                self.resolved.words.push(word.text.clone());
            }
            listed.push(id);
        }
        listed.sort_unstable();
        listed.dedup();
        listed
    }

    fn check_repeats(&mut self, words: &[Name]) {
        let mut seen: FxHashMap<&str, Span> = FxHashMap::default();
        for word in words {
            if let Some(first) = seen.insert(&word.text, word.span) {
                self.problems.push(problem::duplicate("word", word, Some(first)));
            }
        }
    }
}

/// Where a kind declares the field or adjective of this name.
pub fn member_span(resolved: &Resolved<'_>, kind: &Kind<'_>, name: &str) -> Option<Span> {
    let (Member::Field(id) | Member::Word(id, _)) = kind.members.get(name)?;
    // The field that is being read is not in the list yet.
    let field = resolved.fields.get(id.index())?;
    match &field.tree.kind {
        FieldKind::Choice { words, .. } => words.iter().find(|word| word.text == name).map(|word| word.span),
        _ => Some(field.name_span),
    }
}

/// Where a word stands in the list that is being read.
fn own_word(kind: &Kind<'_>, name: &Name) -> Option<Span> {
    let (tree, _) = kind.tree?;
    tree.fields.iter().find_map(|field| match &field.kind {
        FieldKind::Choice { words, .. } => {
            words.iter().find(|word| word.text == name.text).map(|word| word.span)
        }
        _ => None,
    })
}

/// Reports names and prepositions that an ancestor has already.
fn check_inherited(resolved: &Resolved<'_>, problems: &mut Problems) {
    for kind in &resolved.kinds {
        let ancestors = || kind.lineage.iter().skip(1).map(|id| resolved.kind_at(*id));
        for field in kind.fields.iter().map(|id| resolved.field_at(*id)) {
            let names: &[Name] = match &field.tree.kind {
                FieldKind::Choice { words, .. } => words,
                FieldKind::Named { name, .. } => std::slice::from_ref(name),
                FieldKind::Error => &[],
            };
            for name in names {
                // What is built in has been told.
                let declared = ancestors().filter(|ancestor| ancestor.tree.is_some());
                let first =
                    declared.into_iter().find_map(|ancestor| member_span(resolved, ancestor, &name.text));
                if first.is_some() {
                    problems.push(problem::duplicate_member(name, kind.name, first));
                }
            }
            let (Some(preposition), FieldKind::Named { ty, .. }) = (field.preposition, &field.tree.kind)
            else {
                continue;
            };
            let of = |ancestor: &Kind<'_>| {
                ancestor.prepositions.iter().find(|(own, _)| *own == preposition).map(|(_, field)| *field)
            };
            if let Some(first) = ancestors().find_map(of) {
                let first = Some(resolved.field_at(first).name_span);
                problems.push(problem::preposition_twice(ty, preposition, kind.name, first));
            }
        }
    }
}
