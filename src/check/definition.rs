//! Constants and what `define` makes: each is checked once, when what it leans on has been, and none may lean on itself.
//!
//! Nothing here recurses: what is wanted first waits on a stack of its own.

use crate::ir::{
    AdjectiveId, ComputedField, ComputedId, Condition, ConditionKind, Declared, DefinedAdjective, Literal,
    Noun,
};
use crate::resolve::{Declaration, Site};
use crate::syntax::tree::Name;

use super::shift::shift;
use super::{AgreementEnd, Bound, Checker, Meaning, Scope, Type, Typed, literal, problem};

/// How deep and how large a constant may be with all it leans on.
const MAX_DEPTH: usize = 200;
const MAX_SIZE: usize = 2_000;

/// A constant or computed field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Definition {
    Let(usize),
    Computed(ComputedId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Waiting,
    Done,
}

/// What leans on what: a defined adjective or a computed field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leans {
    Adjective(AdjectiveId),
    Computed(ComputedId),
}

/// What is known of constants and definitions so far.
#[derive(Debug)]
pub(super) struct Definitions {
    lets: Vec<(State, Option<Meaning>)>,
    computed: Vec<(State, Option<Typed>)>,
    /// What the definition at hand needs first.
    wanted: Vec<Definition>,
    /// How deep and large each constant is.
    measures: Vec<(usize, usize)>,
    /// The same of the constants that the definition at hand names.
    inlined: (usize, usize),
    /// What the definition at hand leans on.
    leans: Vec<Leans>,
    computed_leans: Vec<Vec<Leans>>,
}

impl Definitions {
    pub(super) fn new(resolved: &crate::resolve::Resolved<'_>) -> Definitions {
        Definitions {
            lets: vec![(State::New, None); resolved.lets.len()],
            computed: vec![(State::New, None); resolved.computed.len()],
            wanted: Vec::new(),
            measures: vec![(0, 0); resolved.lets.len()],
            inlined: (0, 0),
            leans: Vec::new(),
            computed_leans: vec![Vec::new(); resolved.computed.len()],
        }
    }

    fn state(&mut self, definition: Definition) -> Option<&mut State> {
        match definition {
            Definition::Let(position) => self.lets.get_mut(position).map(|(state, _)| state),
            Definition::Computed(id) => self.computed.get_mut(id.index()).map(|(state, _)| state),
        }
    }
}

impl<'a> Checker<'a> {
    /// What a constant means; none where it is broken, or is still to be checked (it is then noted as wanted).
    pub(super) fn constant(&mut self, position: usize) -> Option<Meaning> {
        let (state, meaning) = self.definitions.lets.get(position)?;
        if *state != State::Done {
            self.definitions.wanted.push(Definition::Let(position));
            return None;
        }
        let (depth, size) = self.definitions.measures.get(position).copied().unwrap_or_default();
        let inlined = &mut self.definitions.inlined;
        *inlined = (inlined.0.max(depth), inlined.1.saturating_add(size));
        let mut meaning = meaning.clone()?;
        shift(&mut meaning, super::variable(self.scope.things.len()).0);
        Some(meaning)
    }

    /// The type of a computed field; none where it is broken or still to be checked.
    pub(super) fn computed_type(&mut self, id: ComputedId) -> Option<Type> {
        self.definitions.leans.push(Leans::Computed(id));
        let (state, typed) = self.definitions.computed.get(id.index())?;
        if *state != State::Done {
            self.definitions.wanted.push(Definition::Computed(id));
            return None;
        }
        typed.as_ref().map(|typed| typed.ty)
    }

    /// Notes that the definition at hand leans on this adjective.
    pub(super) fn depends_on_adjective(&mut self, id: AdjectiveId) {
        self.definitions.leans.push(Leans::Adjective(id));
    }

    /// Checks all constants and computed fields.
    pub fn settle(&mut self) {
        for position in 0..self.definitions.lets.len() {
            self.settle_one(Definition::Let(position));
        }
        for position in 0..self.definitions.computed.len() {
            self.settle_one(Definition::Computed(ComputedId::new(position)));
        }
        self.definitions.leans.clear();
    }

    fn settle_one(&mut self, first: Definition) {
        let mut stack = vec![first];
        while let Some(definition) = stack.last().copied() {
            match self.definitions.state(definition) {
                None | Some(State::Done) => {
                    stack.pop();
                    continue;
                }
                Some(state) => *state = State::Waiting,
            }
            let before = std::mem::take(&mut self.problems);
            let side_is_missing = self.side_is_missing;
            let result = self.define(definition);
            let wanted = std::mem::take(&mut self.definitions.wanted);
            if wanted.is_empty() {
                let found = std::mem::replace(&mut self.problems, before);
                self.problems.append(found);
                self.finish(definition, result);
                stack.pop();
                continue;
            }
            // It is checked again when what it wants is known, so what was said of it now is not kept.
            self.problems = before;
            self.side_is_missing = side_is_missing;
            let waiting =
                wanted.iter().find(|one| self.definitions.state(**one) == Some(&mut State::Waiting)).copied();
            match waiting {
                Some(closes) => self.report_circle(&stack, closes),
                None => stack.extend(wanted),
            }
        }
    }

    fn define(&mut self, definition: Definition) -> Option<Meaning> {
        self.definitions.inlined = (0, 0);
        self.definitions.leans.clear();
        match definition {
            Definition::Let(position) => {
                let constant = self.resolved.lets.get(position)?;
                let agreement_end = AgreementEnd::Refused("a constant");
                let scope = Scope { constant: true, agreement_end, ..Scope::outside(&constant.site) };
                let node = constant.node;
                let meaning = self.within(scope, |checker| checker.meaning(node));
                let (depth, size) = self.definitions.inlined;
                let span = constant.site.span;
                let own = usize::try_from(span.end.saturating_sub(span.start)).unwrap_or(usize::MAX) / 4;
                let deeper =
                    constant.site.tree.exprs.get(usize::try_from(node.0).ok()?).map_or(0, |expr| expr.depth);
                let measure = (
                    depth.saturating_add(usize::from(deeper)),
                    size.saturating_add(own.min(MAX_SIZE) / 8 + 1),
                );
                if meaning.is_some() && (measure.0 > MAX_DEPTH || measure.1 > MAX_SIZE) {
                    return self.report(problem::constant_too_large(constant.name));
                }
                if let Some(slot) = self.definitions.measures.get_mut(position) {
                    *slot = measure;
                }
                meaning
            }
            Definition::Computed(id) => {
                let computed = self.resolved.computed_at(id);
                let noun = computed.node.of;
                let node = computed.node.value;
                let mut scope = Scope::outside(&computed.site);
                scope.bind(Bound { name: None, noun });
                let meaning = self.within(scope, |checker| checker.meaning(node));
                let leans = std::mem::take(&mut self.definitions.leans);
                if let Some(slot) = self.definitions.computed_leans.get_mut(id.index()) {
                    *slot = leans;
                }
                match meaning? {
                    // No list can be written there.
                    Meaning::List(_) => None,
                    Meaning::Condition(condition) => {
                        let noun = noun.map(|noun| noun_word(noun, self));
                        self.report(problem::field_as_condition(
                            condition.span,
                            computed.name,
                            noun.as_deref(),
                        ))
                    }
                    Meaning::Value(mut typed) => {
                        if typed.ty == Type::Year {
                            typed.ty = Type::Number(None);
                        }
                        Some(Meaning::Value(typed))
                    }
                }
            }
        }
    }

    fn finish(&mut self, definition: Definition, result: Option<Meaning>) {
        match (definition, result) {
            (Definition::Let(position), meaning) => {
                if let Some(slot) = self.definitions.lets.get_mut(position) {
                    *slot = (State::Done, meaning);
                }
            }
            (Definition::Computed(id), meaning) => {
                let typed = match meaning {
                    Some(Meaning::Value(typed)) => Some(typed),
                    _ => None,
                };
                if let Some(slot) = self.definitions.computed.get_mut(id.index()) {
                    *slot = (State::Done, typed);
                }
            }
        }
    }

    /// Reports a circle of definitions, and gives all of them up.
    fn report_circle(&mut self, stack: &[Definition], closes: Definition) {
        let mut members = Vec::new();
        for definition in stack.iter().skip_while(|one| **one != closes) {
            if self.definitions.state(*definition) == Some(&mut State::Waiting)
                && !members.contains(definition)
            {
                members.push(*definition);
            }
        }
        let names: Vec<&Name> = members.iter().filter_map(|member| self.definition_name(*member)).collect();
        self.problems.push(problem::circle(&names));
        for member in members {
            self.finish(member, None);
        }
    }

    fn definition_name(&self, definition: Definition) -> Option<&'a Name> {
        match definition {
            Definition::Let(position) => self.resolved.lets.get(position).map(|constant| constant.name),
            Definition::Computed(id) => Some(self.resolved.computed_at(id).name),
        }
    }

    /// The computed fields, once settled; a broken one stands as zero and is spoken of nowhere.
    pub fn computed_fields(&mut self) -> Vec<ComputedField> {
        let mut fields = Vec::with_capacity(self.resolved.computed.len());
        for (position, declaration) in self.resolved.computed.iter().enumerate() {
            let typed = self.definitions.computed.get(position).and_then(|(_, typed)| typed.clone());
            let zero = || literal(Literal::Number(crate::value::Number::ZERO), declaration.name.span);
            fields.push(ComputedField {
                declared: declared(declaration.name, &declaration.site),
                of: declaration.node.of.unwrap_or(Noun::Party),
                value: typed.map_or_else(zero, |typed| typed.value),
            });
        }
        fields
    }

    /// The defined adjectives; a broken one is true of everything and stands beside an error.
    pub fn defined_adjectives(&mut self) -> Vec<DefinedAdjective> {
        let mut adjectives = Vec::with_capacity(self.resolved.adjectives.len());
        let mut leans = Vec::with_capacity(self.resolved.adjectives.len());
        for declaration in &self.resolved.adjectives {
            self.definitions.leans.clear();
            adjectives.push(self.defined_adjective_of(declaration));
            leans.push(std::mem::take(&mut self.definitions.leans));
        }
        self.check_leans(&leans);
        adjectives
    }

    fn defined_adjective_of(
        &mut self,
        declaration: &'a Declaration<'a, crate::resolve::DefinedAdjective<'a>>,
    ) -> DefinedAdjective {
        let node = &declaration.node;
        let others: Vec<_> = match node.of {
            Some(noun) => node.others.iter().filter_map(|word| self.adjective(word, noun)).collect(),
            None => Vec::new(),
        };
        let mut scope = Scope::outside(&declaration.site);
        let variable = scope.bind(Bound { name: None, noun: node.of });
        let condition = self.within(scope, |checker| checker.condition(node.condition));
        let span = declaration.name.span.to(node.noun_span);
        let truth = || Condition { kind: ConditionKind::All(Vec::new()), span: declaration.name.span };
        DefinedAdjective {
            declared: declared(declaration.name, &declaration.site),
            of: crate::ir::Phrase {
                noun: node.of.unwrap_or(Noun::Party),
                noun_span: node.noun_span,
                adjectives: others,
                slots: Vec::new(),
                variable,
                filter: None,
                span,
            },
            condition: condition.unwrap_or_else(truth),
        }
    }

    /// Reports definitions that lean on themselves, and towers of definitions that are too high to be evaluated.
    fn check_leans(&mut self, adjectives: &[Vec<Leans>]) {
        let count = adjectives.len();
        let place = |leans: &Leans| match leans {
            Leans::Adjective(id) => id.index(),
            Leans::Computed(id) => count + id.index(),
        };
        let edges: Vec<Vec<usize>> = adjectives
            .iter()
            .chain(&self.definitions.computed_leans)
            .map(|leans| leans.iter().map(place).collect())
            .collect();
        let name = |position: usize| match position.checked_sub(count) {
            None => self.resolved.adjectives.get(position).map(|one| one.name),
            Some(computed) => self.resolved.computed.get(computed).map(|one| one.name),
        };
        let mut found = Vec::new();
        super::problem::towers(&edges, MAX_DEPTH / 4, &name, &mut found);
        for problem in found {
            self.problems.push(problem);
        }
    }
}

/// The noun's word, for messages.
fn noun_word(noun: Noun, checker: &Checker<'_>) -> String {
    problem::noun_word(noun, checker.resolved)
}

/// A name and where it is declared.
pub fn declared(name: &Name, site: &Site<'_>) -> Declared {
    Declared { name: name.text.clone(), span: name.span, doc: site.doc.cloned() }
}
