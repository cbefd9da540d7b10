//! Names in, what they mean where they stand out.
//!
//! A name is sought among the things bound, then the nearest thing's fields and words, then constants, events and parties.

use crate::ir::{Adjective, Condition, Literal, Noun, Part, Value, ValueKind, Variable, WordId};
use crate::resolve::{Member, ValueName};
use crate::source::Span;
use crate::syntax::tree::Name;

use super::{AgreementEnd, Checker, Meaning, Nearest, Type, Typed, Words, literal, problem};

/// What a name means.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A value; a flag is one too.
    Value(Typed),
    /// A constant that is a condition.
    Condition(Condition),
    /// An adjective of this thing.
    Adjective(Adjective, Value),
    /// A constant that is a list.
    List(Vec<Typed>),
}

impl<'a> Checker<'a> {
    /// What a path means. `want` is the type its place wants, by which the words of choices are known.
    pub(super) fn path(&mut self, names: &'a [Name], want: Option<Type>) -> Option<Found> {
        let (first, rest) = names.split_first()?;
        let want = want.filter(|_| rest.is_empty());
        let found = self.first_name(first, want)?;
        self.fields_of(found, first.span, rest)
    }

    /// What `its NAME.NAME` means.
    pub(super) fn its(&mut self, names: &'a [Name], span: Span) -> Option<Found> {
        if self.scope.nearest == Nearest::Nothing && self.scope.agreement_end != AgreementEnd::NoAgreement {
            return self.agreement_end(names, span);
        }
        let Some((variable, thing)) = self.scope.nearest_thing() else {
            return self.report(problem::nothing_near("its", span, self.scope.nearest));
        };
        let (first, rest) = names.split_first()?;
        let noun = thing.noun?;
        let of = thing_value(variable, span);
        match self.member_of(&of, noun, first, if rest.is_empty() { span } else { first.span }) {
            Some(found) => {
                let found = found?;
                self.fields_of(found, span, rest)
            }
            None => {
                self.report_of(noun, &first.text, |resolved| problem::unknown_field(first, noun, resolved))
            }
        }
    }

    /// `its agreement.end` outside of rules: the one thing that the time words of a term say of what they belong to.
    fn agreement_end(&mut self, names: &[Name], span: Span) -> Option<Found> {
        let is_end = matches!(names, [agreement, end] if agreement.text == "agreement" && end.text == "end");
        match self.scope.agreement_end {
            AgreementEnd::Meant if is_end => {
                let value = Value { kind: ValueKind::AgreementEnd, span };
                Some(Found::Value(Typed { value, ty: Type::Date }))
            }
            AgreementEnd::Meant => self.report(problem::only_agreement_end(span, self.text(span))),
            AgreementEnd::Refused(place) if is_end => {
                self.report(problem::agreement_end_refused(span, place))
            }
            _ => self.report(problem::nothing_near("its", span, self.scope.nearest)),
        }
    }

    /// What `it` means.
    pub(super) fn it(&mut self, span: Span) -> Option<Typed> {
        let Some((variable, thing)) = self.scope.nearest_thing() else {
            return self.report(problem::nothing_near("it", span, self.scope.nearest));
        };
        Some(Typed { value: thing_value(variable, span), ty: Type::of_thing(thing.noun?) })
    }

    /// The field `names` of what was found, one after the other.
    fn fields_of(&mut self, found: Found, start: Span, names: &'a [Name]) -> Option<Found> {
        let mut found = found;
        let mut span = start;
        for name in names {
            let Found::Value(of) = found else {
                return self.report(problem::no_fields(span, self.text(span), "this", name));
            };
            let noun = match of.ty {
                Type::Thing(noun) => noun,
                Type::Party => Noun::Party,
                other => {
                    let described = other.describe(self.resolved);
                    return self.report(problem::no_fields(span, self.text(span), &described, name));
                }
            };
            span = span.to(name.span);
            found = match self.member_of(&of.value, noun, name, span) {
                Some(member) => member?,
                None => {
                    return self.report_of(noun, &name.text, |resolved| {
                        problem::unknown_field(name, noun, resolved)
                    });
                }
            };
        }
        Some(found)
    }

    fn first_name(&mut self, name: &'a Name, want: Option<Type>) -> Option<Found> {
        if let Some((variable, thing)) = self.scope.named(&name.text) {
            return Some(Found::Value(Typed {
                value: thing_value(variable, name.span),
                ty: Type::of_thing(thing.noun?),
            }));
        }
        if let Some(word) = self.word_of(name, want) {
            return Some(Found::Value(word));
        }
        if let Some((variable, thing)) = self.scope.nearest_thing() {
            // What belongs to a thing of an unknown kind cannot be told; only names that are certain are looked up further.
            let Some(noun) = thing.noun else {
                return self.value_name(name).unwrap_or(None);
            };
            let of = thing_value(variable, name.span);
            if let Some(found) = self.member_of(&of, noun, name, name.span) {
                return found;
            }
        }
        if let Some(found) = self.value_name(name) {
            return found;
        }
        if self.scope.nearest == Nearest::Several && self.is_field_of_some(name) {
            return self.report(problem::bare_field(name, &self.scope, self.resolved));
        }
        if let Some(word) = self.any_word(name) {
            let ty = Type::Choice(Words::One(word));
            return Some(Found::Value(Typed { value: literal(Literal::Word(word), name.span), ty }));
        }
        let nearest = self.scope.nearest_thing().and_then(|(_, thing)| thing.noun);
        if self.resolved.is_spoiled(&name.text) || nearest.is_some_and(|noun| self.resolved.is_disputed(noun))
        {
            return None;
        }
        let unknown = problem::unknown_name(name, want, self);
        self.report(unknown)
    }

    /// The word of the choice or set that is wanted.
    fn word_of(&self, name: &Name, want: Option<Type>) -> Option<Typed> {
        let ty = want?;
        let words = ty.words()?;
        if name.text == "all" && matches!(ty, Type::Set(_)) {
            return Some(Typed { value: literal(Literal::AllWords, name.span), ty });
        }
        let word = self.resolved.word(&name.text)?;
        words.list(self.resolved).binary_search(&word).ok()?;
        Some(Typed { value: literal(Literal::Word(word), name.span), ty: Type::Choice(words) })
    }

    /// A word of some choice: of the nearest thing's, or in a constant of any.
    fn any_word(&self, name: &Name) -> Option<WordId> {
        let word = self.resolved.word(&name.text)?;
        if self.scope.constant {
            return Some(word);
        }
        let (_, thing) = self.scope.nearest_thing()?;
        let Noun::Kind(kind) = thing.noun? else { return None };
        let mut fields = self.resolved.lineage(kind).flat_map(|kind| &kind.fields);
        fields.any(|field| Words::Of(*field).list(self.resolved).binary_search(&word).is_ok()).then_some(word)
    }

    /// Whether one of the things bound together has a field of this name.
    fn is_field_of_some(&self, name: &Name) -> bool {
        self.scope.things.iter().any(|thing| match thing.noun {
            Some(Noun::Kind(kind)) => {
                self.resolved.member(kind, &name.text).is_some()
                    || part(Noun::Kind(kind), &name.text).is_some()
            }
            Some(noun) => self.resolved.computed_field(noun, &name.text).is_some(),
            None => false,
        })
    }

    /// A constant, event or party. The outer none: nothing has this name.
    #[expect(
        clippy::option_option,
        reason = "nothing of this name, and something that is broken, are different answers"
    )]
    fn value_name(&mut self, name: &'a Name) -> Option<Option<Found>> {
        let value = self.resolved.value(&name.text, self.scope.policy, self.scope.test)?;
        Some(match value {
            ValueName::Party(party) => {
                self.used.party(party);
                Some(Found::Value(Typed {
                    value: literal(Literal::Party(party), name.span),
                    ty: Type::Party,
                }))
            }
            ValueName::Event(event) => {
                self.used.event(event);
                let value = Value { kind: ValueKind::Event(event), span: name.span };
                Some(Found::Value(Typed { value, ty: Type::Date }))
            }
            ValueName::Let(position) => {
                self.used.constant(position);
                self.constant(position).map(|meaning| match meaning {
                    Meaning::Value(mut typed) => {
                        typed.value.span = name.span;
                        Found::Value(typed)
                    }
                    Meaning::Condition(mut condition) => {
                        condition.span = name.span;
                        Found::Condition(condition)
                    }
                    // Each value keeps its own words, which tell it from the others.
                    Meaning::List(list) => Found::List(list),
                })
            }
        })
    }

    /// What a thing calls by this name. The outer none: it has nothing of this name.
    #[expect(
        clippy::option_option,
        reason = "nothing of this name, and something that is broken, are different answers"
    )]
    pub(super) fn member_of(
        &mut self,
        of: &Value,
        noun: Noun,
        name: &Name,
        span: Span,
    ) -> Option<Option<Found>> {
        let of = || Box::new(of.clone());
        if let Noun::Kind(kind) = noun {
            match self.resolved.member(kind, &name.text) {
                Some(Member::Field(field)) => {
                    let ty = Type::of_field(field, self.resolved);
                    let value = Value { kind: ValueKind::Field { of: of(), field }, span };
                    return Some(ty.map(|ty| Found::Value(Typed { value, ty })));
                }
                Some(Member::Word(field, word)) => {
                    return Some(Some(Found::Adjective(Adjective::Choice { field, word }, *of())));
                }
                None => {}
            }
        }
        if let Some((part, ty)) = part(noun, &name.text) {
            let value = Value { kind: ValueKind::Part { of: of(), part }, span };
            return Some(Some(Found::Value(Typed { value, ty })));
        }
        if let Some(computed) = self.resolved.computed_field(noun, &name.text) {
            self.used.computed(computed);
            let value = Value { kind: ValueKind::Computed { of: of(), computed }, span };
            return Some(self.computed_type(computed).map(|ty| Found::Value(Typed { value, ty })));
        }
        let adjective = self.defined_adjective(noun, &name.text)?;
        Some(Some(Found::Adjective(adjective, *of())))
    }
}

/// The thing a variable is bound to.
pub(super) fn thing_value(variable: Variable, span: Span) -> Value {
    Value { kind: ValueKind::Thing(variable), span }
}

/// What every such thing has besides its fields.
pub(super) fn part(noun: Noun, name: &str) -> Option<(Part, Type)> {
    let part = match (noun, name) {
        (Noun::Kind(_) | Noun::Agreement, "start") => (Part::Start, Type::Date),
        (Noun::Kind(_) | Noun::Agreement, "end") => (Part::End, Type::Date),
        (Noun::Kind(_), "agreement") => (Part::Agreement, Type::Thing(Noun::Agreement)),
        (Noun::Kind(_), "section") => (Part::Section, Type::Text),
        (Noun::Kind(_), "name") => (Part::Name, Type::Text),
        (Noun::Agreement, "signed") => (Part::Signed, Type::Date),
        (Noun::Agreement, "parties") => (Part::Parties, Type::Parties),
        _ => return None,
    };
    Some(part)
}
