//! A condition, a world and a day in, true, false or unknown out.

use std::collections::BTreeMap;

use super::calendar::{self, Day, NEVER, add};
use super::instance::{Held, Instance};
use super::lives::{ends_of, within};
use super::model::*;
use super::values::{
    Amount, Bounds, Known, Measure, ONE, added, common, compare, equals, includes, includes_words, known_of,
    known_value, place, share,
};

/// True, false, or (none) unknown.
pub type Truth = Option<bool>;

pub fn and(a: Truth, b: Truth) -> Truth {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

pub fn or(a: Truth, b: Truth) -> Truth {
    not(and(not(a), not(b)))
}

pub fn not(a: Truth) -> Truth {
    a.map(|a| !a)
}

pub fn all(truths: impl IntoIterator<Item = Truth>) -> Truth {
    truths.into_iter().fold(Some(true), and)
}

pub fn any(truths: impl IntoIterator<Item = Truth>) -> Truth {
    truths.into_iter().fold(Some(false), or)
}

/// What a rule may bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A position among the terms of the instance.
    Term(usize),
    /// A mutual term with its two sides exchanged; where only one is stated, with that party in its place.
    Mirror(usize, Option<Party>),
    Agreement(usize),
    Party(Party),
}

impl Thing {
    /// The thing itself, whichever way it is read.
    pub fn itself(self) -> Self {
        match self {
            Self::Mirror(index, _) => Self::Term(index),
            other => other,
        }
    }

    /// The position of a term, whichever way it is read.
    pub fn term(self) -> Option<usize> {
        match self {
            Self::Term(index) | Self::Mirror(index, _) => Some(index),
            Self::Agreement(_) | Self::Party(_) => None,
        }
    }
}

/// Where names are looked up: the nearest phrase's thing, `it`, and the binders.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    pub nearest: Option<Thing>,
    pub it: Option<Thing>,
    pub binders: &'a [(String, Thing)],
}

/// One day of one world.
#[derive(Clone, Copy)]
pub struct Moment<'a> {
    pub world: &'a World,
    pub instance: &'a Instance,
    pub today: Day,
}

impl<'a> Moment<'a> {
    /// Every living, visible thing of the noun, whatever its adjectives; a mutual term once for each way to read it.
    pub fn living(&self, noun: Noun, nonbinding: bool) -> Vec<Thing> {
        let all: Vec<Thing> = match noun {
            Noun::Kind(_) => (0..self.instance.terms.len()).flat_map(|index| self.readings(index)).collect(),
            Noun::Agreement => (0..self.instance.agreements.len()).map(Thing::Agreement).collect(),
            Noun::Party => Party::ALL.into_iter().map(Thing::Party).collect(),
        };
        all.into_iter().filter(|thing| self.lives(*thing, noun, nonbinding)).collect()
    }

    /// The ways to read a term today: as stated and, where it is mutual, with its sides exchanged.
    fn readings(&self, index: usize) -> Vec<Thing> {
        let term = &self.instance.terms[index];
        let mut readings = vec![Thing::Term(index)];
        let (Some((one, other)), true) = (term.kind.sides(), term.mutual) else { return readings };
        let stated = |field| match term.field(field, self.today) {
            // What holds by default is as good as stated.
            Held::Stated(Said::Value(Value::Party(party))) | Held::Default(Value::Party(party)) => {
                Some(Some(party))
            }
            Held::Stated(_) | Held::Default(_) => Some(None),
            _ => None,
        };
        match (stated(one), other.and_then(stated)) {
            (Some(_), Some(_)) => readings.push(Thing::Mirror(index, None)),
            (Some(party), None) | (None, Some(party)) => {
                let parties = term.agreement.map_or(&[][..], |of| &self.instance.agreements[of].parties);
                let others = parties.iter().filter(|other| Some(**other) != party);
                readings.extend(others.map(|other| Thing::Mirror(index, Some(*other))));
            }
            (None, None) => {}
        }
        readings
    }

    /// What a mutual term's field is when its sides are exchanged.
    fn exchanged(&self, index: usize, field: Field, instead: Option<Party>) -> Held {
        let term = &self.instance.terms[index];
        let own = |field| term.field(field, self.today);
        let sides = term.kind.sides();
        let Some((one, other)) = sides.filter(|(one, other)| field == *one || Some(field) == *other) else {
            return own(field);
        };
        let across = if field == one { other } else { Some(one) };
        let across = across.map(own).filter(|across| matches!(across, Held::Stated(_) | Held::Default(_)));
        match (across, instead) {
            (Some(across), _) => across,
            // The stated one stands on the other side now, where there is one.
            (None, Some(party)) => Held::Stated(Said::Value(Value::Party(party))),
            (None, None) => own(field),
        }
    }

    /// Who `us` is. The generator speaks of it only where somebody says.
    fn us(&self) -> Party {
        self.world.us.expect("a world that speaks of us says who that is")
    }

    fn lives(&self, thing: Thing, noun: Noun, nonbinding: bool) -> bool {
        match (thing, noun) {
            (Thing::Term(index) | Thing::Mirror(index, _), Noun::Kind(kind)) => {
                let term = &self.instance.terms[index];
                term.kind.is_a(kind) && term.lives_on(self.today) && term.nonbinding == nonbinding
            }
            (Thing::Agreement(index), Noun::Agreement) => {
                let agreement = &self.instance.agreements[index];
                agreement.known
                    && agreement.nonbinding == nonbinding
                    && agreement.life.is_some_and(|life| within(self.today, life))
            }
            (Thing::Party(party), Noun::Party) => self.party_lives(party),
            _ => false,
        }
    }

    /// A term of an agreement names the party, or a party that is part of it.
    fn party_lives(&self, group: Party) -> bool {
        self.instance.terms.iter().enumerate().any(|(index, term)| {
            term.agreement.is_some()
                && !term.nonbinding
                && term.lives_on(self.today)
                && PARTY_FIELDS.iter().any(|field| match self.held(Thing::Term(index), *field) {
                    Held::Stated(Said::Value(Value::Party(party))) | Held::Default(Value::Party(party)) => {
                        party.is_part_of(group)
                    }
                    Held::Stated(Said::Value(Value::Parties(parties))) => {
                        parties.iter().any(|party| party.is_part_of(group))
                    }
                    _ => false,
                })
        })
    }

    /// Whether the thing lives today and fits the phrase and its `where`.
    pub fn fits(&self, thing: Thing, subject: &Subject, scope: &Scope) -> Truth {
        let phrase = self.fits_phrase(thing, &subject.phrase, scope);
        match &subject.condition {
            Some(condition) if phrase != Some(false) => {
                let inner = Scope { nearest: Some(thing), ..scope.clone() };
                and(phrase, self.holds(condition, &inner))
            }
            _ => phrase,
        }
    }

    pub fn fits_phrase(&self, thing: Thing, phrase: &Phrase, scope: &Scope) -> Truth {
        let nonbinding = phrase.adjectives.contains(&Adjective::Nonbinding);
        if !self.lives(thing, phrase.noun, nonbinding) {
            return Some(false);
        }
        let adjectives = all(phrase.adjectives.iter().map(|adjective| self.is(thing, *adjective)));
        let prepositions = phrase.prepositions.iter().map(|(preposition, reference)| {
            let party = match reference {
                Reference::Word(word) => return self.has_word(thing, *preposition, word),
                Reference::Us => self.us(),
                Reference::Party(party) => *party,
                Reference::It => party_of(scope.it),
                Reference::Binder(name) => party_of(Some(binder(scope, name))),
            };
            self.has_party(thing, *preposition, party)
        });
        and(adjectives, all(prepositions))
    }

    fn has_party(&self, thing: Thing, preposition: Preposition, group: Party) -> Truth {
        match thing {
            Thing::Agreement(index) => {
                Some(self.instance.agreements[index].parties.iter().any(|party| party.is_part_of(group)))
            }
            Thing::Term(index) | Thing::Mirror(index, _) => {
                let term = &self.instance.terms[index];
                let is = |field| match self.held(thing, field) {
                    Held::Stated(Said::Value(Value::Party(party))) | Held::Default(Value::Party(party)) => {
                        Some(party.is_part_of(group))
                    }
                    Held::Stated(Said::Value(Value::Parties(parties))) => {
                        Some(parties.iter().any(|party| party.is_part_of(group)))
                    }
                    Held::Stated(_) => None,
                    _ => Some(false),
                };
                match preposition {
                    Preposition::With => any(PARTY_FIELDS.into_iter().map(is)),
                    _ => term.kind.field_of(preposition).map_or(Some(false), is),
                }
            }
            Thing::Party(_) => Some(false),
        }
    }

    /// Whether the set that the preposition speaks of includes the word.
    fn has_word(&self, thing: Thing, preposition: Preposition, word: &str) -> Truth {
        let Some(index) = thing.term() else { return Some(false) };
        let field = self.instance.terms[index].kind.field_of(preposition);
        field.map_or(Some(false), |field| includes(&known_of(&self.held(thing, field)), word))
    }

    /// Whether the thing is such as the adjective says.
    pub fn is(&self, thing: Thing, adjective: Adjective) -> Truth {
        let field_is = |field, wanted: &Value| match self.held(thing, field) {
            Held::Stated(Said::Value(value)) | Held::Default(value) => Some(value == *wanted),
            Held::Stated(_) => None,
            Held::Absent => Some(false),
        };
        match adjective {
            Adjective::Word(word) => field_is(Field::Exclusivity, &Value::Word(word)),
            Adjective::Flag(field) => field_is(field, &Value::Flag(true)),
            Adjective::Surviving => {
                Some(thing.term().is_some_and(|index| self.instance.terms[index].surviving))
            }
            Adjective::Perpetual => {
                Some(thing.term().is_some_and(|index| self.instance.terms[index].perpetual))
            }
            Adjective::Mutual => Some(thing.term().is_some_and(|index| self.instance.terms[index].mutual)),
            Adjective::Nonbinding => match thing {
                Thing::Term(index) | Thing::Mirror(index, _) => Some(self.instance.terms[index].nonbinding),
                Thing::Agreement(index) => Some(self.instance.agreements[index].nonbinding),
                Thing::Party(_) => Some(false),
            },
            Adjective::LockedIn => {
                let scope = Scope { nearest: Some(thing), it: Some(thing), binders: &[] };
                let thirty = Value::Length(calendar::Duration::of(30, calendar::Unit::Days));
                let long = Condition::Compare(
                    Expression::Field(Owner::Nearest, Field::Notice),
                    Comparison::Above,
                    Expression::Literal(thirty),
                );
                and(self.is(thing, Adjective::Word("exclusive")), self.holds(&long, &scope))
            }
        }
    }

    fn held(&self, thing: Thing, field: Field) -> Held {
        match thing {
            Thing::Term(index) | Thing::Mirror(index, _) => {
                let term = &self.instance.terms[index];
                let has = match field {
                    Field::Exclusivity => term.kind.is_a(Kind::Grant),
                    Field::Revocable => term.kind == Kind::Licence,
                    Field::Pledgor | Field::Holders | Field::Assets => term.kind == Kind::Pledge,
                    Field::Seller | Field::Buyer => term.kind == Kind::Supply,
                    Field::Amount => matches!(term.kind, Kind::Cloud | Kind::Commitment | Kind::Supply),
                    Field::Primary
                    | Field::Scope
                    | Field::Tier
                    | Field::Capacity
                    | Field::Rate
                    | Field::Renewal => term.kind == Kind::Cloud,
                    Field::Notice => matches!(term.kind, Kind::Cloud | Kind::Renewal),
                    Field::Law | Field::Note => term.kind == Kind::Law,
                    Field::Automatic
                    | Field::Successive
                    | Field::Holder
                    | Field::Period
                    | Field::Window
                    | Field::Times => term.kind == Kind::Renewal,
                    _ => true,
                };
                match thing {
                    _ if !has => Held::Absent,
                    Thing::Mirror(_, instead) => self.exchanged(index, field, instead),
                    _ => term.field(field, self.today),
                }
            }
            Thing::Agreement(_) | Thing::Party(_) => Held::Absent,
        }
    }

    fn known(&self, thing: Thing, field: Field) -> Known {
        match known_of(&self.held(thing, field)) {
            Known::Text(text) if field == Field::Law => Known::Place(place(&text)),
            known => known,
        }
    }

    /// `have FIELD`: stated for that day.
    pub fn has_field(&self, thing: Thing, field: Field) -> Truth {
        match self.held(thing, field) {
            Held::Stated(Said::Blank) => None,
            Held::Stated(_) => Some(true),
            Held::Default(_) | Held::Absent => Some(false),
        }
    }

    pub fn field_compares(&self, thing: Thing, field: Field, comparison: Comparison, value: &Value) -> Truth {
        compare(self.world.exchange, &known_of(&self.held(thing, field)), comparison, &known_value(value))
    }

    pub fn field_is_one_of(&self, thing: Thing, field: Field, values: &[Value]) -> Truth {
        let held = self.known(thing, field);
        any(values.iter().map(|value| equals(self.world.exchange, &held, &known_value(value))))
    }

    pub fn field_includes(&self, thing: Thing, field: Field, words: &[&'static str]) -> Truth {
        all(words.iter().map(|word| includes(&known_of(&self.held(thing, field)), word)))
    }

    /// An agreement has such a term today.
    pub fn has_term(&self, agreement: usize, subject: &Subject, scope: &Scope) -> Truth {
        any((0..self.instance.terms.len())
            .filter(|index| self.instance.terms[*index].agreement == Some(agreement))
            .flat_map(|index| self.readings(index))
            .map(|thing| self.fits(thing, subject, scope)))
    }

    /// What fits or may fit, each thing once.
    fn members(&self, subject: &Subject, scope: &Scope) -> Vec<(Thing, Truth)> {
        let nonbinding = subject.phrase.adjectives.contains(&Adjective::Nonbinding);
        let mut members: BTreeMap<Thing, Truth> = BTreeMap::new();
        for thing in self.living(subject.phrase.noun, nonbinding) {
            let before = members.get(&thing.itself()).copied().unwrap_or(Some(false));
            members.insert(thing.itself(), or(before, self.fits(thing, subject, scope)));
        }
        members.into_iter().filter(|(_, fits)| *fits != Some(false)).collect()
    }

    pub fn holds(&self, condition: &Condition, scope: &Scope) -> Truth {
        let value = |expression: &Expression| self.value(expression, scope);
        match condition {
            Condition::And(parts) => all(parts.iter().map(|part| self.holds(part, scope))),
            Condition::Or(parts) => any(parts.iter().map(|part| self.holds(part, scope))),
            Condition::Not(part) => not(self.holds(part, scope)),
            Condition::Some(subject) => any(self.members(subject, scope).into_iter().map(|(_, fits)| fits)),
            Condition::No(subject) => {
                not(any(self.members(subject, scope).into_iter().map(|(_, fits)| fits)))
            }
            Condition::Compare(left, comparison, right) => self.compares(left, *comparison, right, scope),
            Condition::Is(left, negated, right) => {
                let equal = equals(self.world.exchange, &value(left), &value(right));
                if *negated { not(equal) } else { equal }
            }
            Condition::IsAdjective(owner, negated, adjective) => {
                let is = self.is(owner_of(scope, owner), *adjective);
                if *negated { not(is) } else { is }
            }
            Condition::IsBlank(expression) => Some(self.stated(expression, scope) == Some(Said::Blank)),
            Condition::IsRedacted(expression) => Some(self.stated(expression, scope) == Some(Said::Redacted)),
            Condition::IsOneOf(expression, values) => {
                let left = value(expression);
                any(values.iter().map(|one| equals(self.world.exchange, &left, &known_value(one))))
            }
            Condition::IsPartOf(part, whole) => match (value(part), value(whole)) {
                (Known::Absent, _) | (_, Known::Absent) => Some(false),
                (Known::Thing(part), Known::Thing(whole)) => {
                    Some(party_of(Some(part)).is_part_of(party_of(Some(whole))))
                }
                _ => None,
            },
            // Days that never come are equal to each other where they are compared.
            Condition::IsWhen(date, Relation::On, atom) => {
                self.about_day(value(date), |day| within(day, ends_of(atom, &self.instance.events)))
            }
            Condition::IsWhen(date, relation, atom) => self
                .about_day(value(date), |day| is_when(day, *relation, ends_of(atom, &self.instance.events))),
            Condition::IsWithin(date, length, atom) => self.about_day(value(date), |day| {
                let (first, last) = ends_of(atom, &self.instance.events);
                let back = calendar::Duration(length.0.iter().map(|(count, unit)| (-count, *unit)).collect());
                day != NEVER && first != NEVER && within(day, (add(first, &back), add(last, length)))
            }),
            Condition::IsHomeLaw(owner) => {
                let law = value(&Expression::Field(owner.clone(), Field::Law));
                any(HOME_LAWS.iter().map(|home| equals(self.world.exchange, &law, &known_value(home))))
            }
            Condition::Includes(set, word) => includes(&value(set), word),
            Condition::IncludesWords(text, words) => includes_words(&value(text), words),
            Condition::Overlaps(left, right) => match (value(left), value(right)) {
                (Known::Absent, _) | (_, Known::Absent) => Some(false),
                (Known::Set(left), Known::Set(right)) => Some(
                    left.contains(&"all")
                        || right.contains(&"all")
                        || left.iter().any(|word| right.contains(word)),
                ),
                _ => None,
            },
            Condition::HasField(owner, field) => self.has_field(owner_of(scope, owner), *field),
            Condition::HasTerm(owner, subject) => match owner_of(scope, owner) {
                Thing::Agreement(index) => self.has_term(index, subject, scope),
                _ => Some(false),
            },
        }
    }

    fn about_day(&self, date: Known, test: impl Fn(Day) -> bool) -> Truth {
        match date {
            Known::Day(day) => Some(test(day)),
            Known::Absent => Some(false),
            _ => None,
        }
    }

    fn stated(&self, expression: &Expression, scope: &Scope) -> Option<Said> {
        match expression {
            Expression::Field(owner, field) => match self.held(owner_of(scope, owner), *field) {
                Held::Stated(said) => Some(said),
                _ => None,
            },
            _ => None,
        }
    }

    /// A comparison; with `largest` and `smallest` it speaks of every member, or of one.
    fn compares(
        &self,
        left: &Expression,
        comparison: Comparison,
        right: &Expression,
        scope: &Scope,
    ) -> Truth {
        let limit = self.value(right, scope);
        let (field, subject, every) = match (left, comparison) {
            (Expression::Largest(field, subject), Comparison::AtMost | Comparison::Below)
            | (Expression::Smallest(field, subject), Comparison::AtLeast | Comparison::Above) => {
                (field, subject, true)
            }
            (Expression::Largest(field, subject), _) | (Expression::Smallest(field, subject), _) => {
                (field, subject, false)
            }
            _ => return compare(self.world.exchange, &self.value(left, scope), comparison, &limit),
        };
        let members = self.members(subject, scope).into_iter().map(|(thing, fits)| {
            let held = match known_of(&self.held(thing, *field)) {
                Known::Absent => Known::Unknown,
                held => held,
            };
            (fits, compare(self.world.exchange, &held, comparison, &limit))
        });
        if every {
            all(members.map(|(fits, holds)| or(not(fits), holds)))
        } else {
            any(members.map(|(fits, holds)| and(fits, holds)))
        }
    }

    fn value(&self, expression: &Expression, scope: &Scope) -> Known {
        let life_of = |owner: &Owner| match owner_of(scope, owner) {
            Thing::Term(index) | Thing::Mirror(index, _) => self.instance.terms[index].life,
            Thing::Agreement(index) => self.instance.agreements[index].life,
            Thing::Party(_) => None,
        };
        match expression {
            Expression::Field(owner, field) => self.known(owner_of(scope, owner), *field),
            Expression::Start(owner) => life_of(owner).map_or(Known::Absent, |life| Known::Day(life.0)),
            Expression::End(owner) => life_of(owner).map_or(Known::Absent, |life| Known::Day(life.1)),
            Expression::AgreementEnd(owner) => match owner_of(scope, owner) {
                Thing::Term(index) | Thing::Mirror(index, _) => self.instance.terms[index]
                    .agreement
                    .and_then(|agreement| self.instance.agreements[agreement].life)
                    .map_or(Known::Absent, |life| Known::Day(life.1)),
                _ => Known::Absent,
            },
            Expression::Literal(value) => known_value(value),
            Expression::Us => Known::Thing(Thing::Party(self.us())),
            Expression::Thing(name) => Known::Thing(binder(scope, name)),
            Expression::Sum(field, subject) => Known::Amount(self.sum(*field, subject, scope)),
            Expression::Largest(..) | Expression::Smallest(..) => {
                unreachable!("the model has them on the left of comparisons only")
            }
            Expression::Count(subject) => {
                let members = self.members(subject, scope);
                let sure = members.iter().filter(|(_, fits)| *fits == Some(true)).count();
                let count = |members: usize| Some(i128::try_from(members).expect("few") * 1000);
                Known::Amount(Amount::Between(count(sure), count(members.len()), Measure::Plain))
            }
            Expression::Percent(percent, whole) => match self.value(whole, scope) {
                Known::Amount(Amount::Between(low, high, measure)) => {
                    let part = |bound: Option<i128>| bound.map(|bound| bound * i128::from(*percent) / 100);
                    Known::Amount(Amount::Between(part(low), part(high), measure))
                }
                Known::Amount(Amount::Mixed { dollars, euros }) => {
                    let part = |bound: Option<i128>| bound.map(|bound| bound * i128::from(*percent) / 100);
                    let parts = |(low, high): Bounds| (part(low), part(high));
                    Known::Amount(Amount::Mixed { dollars: parts(dollars), euros: parts(euros) })
                }
                other => other,
            },
            Expression::Negative(of) => self.sum_of(&[(-1, of)], scope),
            Expression::Times(count, of) => self.sum_of(&[(i128::from(*count), of)], scope),
            Expression::Plus(one, other) => self.sum_of(&[(1, one), (1, other)], scope),
            Expression::Minus(one, other) => self.sum_of(&[(1, one), (-1, other)], scope),
            Expression::Share(rate, of) => {
                share(self.world.exchange, &self.value(rate, scope), self.value(of, scope))
            }
            Expression::Exposure(name) => {
                let thing = binder(scope, name);
                let phrase = Phrase {
                    adjectives: vec![],
                    noun: Noun::Kind(Kind::Commitment),
                    prepositions: vec![(Preposition::To, Reference::It)],
                };
                let inner = Scope { nearest: Some(thing), it: Some(thing), binders: &[] };
                Known::Amount(self.sum(Field::Amount, &Subject { phrase, condition: None }, &inner))
            }
        }
    }

    /// Several values, each so many times, added up: absent where one of them is.
    fn sum_of(&self, parts: &[(i128, &Expression)], scope: &Scope) -> Known {
        let values: Vec<(i128, Known)> =
            parts.iter().map(|(count, part)| (*count, self.value(part, scope))).collect();
        added(self.world.exchange, &values)
    }

    fn sum(&self, field: Field, subject: &Subject, scope: &Scope) -> Amount {
        let (mut low, mut high) = (0, Some(0));
        let mut unit = Measure::Nothing;
        // What is in the other currency, where no rate joins the two.
        let mut other: Option<(i128, Option<i128>)> = None;
        for (thing, fits) in self.members(subject, scope) {
            let held = self.held(thing, field);
            let (least, most, measure) = match known_of(&held) {
                Known::Amount(Amount::Between(least, most, measure)) => (least.unwrap_or(0), most, measure),
                // Absent, blank or redacted: the sum is known from below only.
                _ => {
                    high = None;
                    continue;
                }
            };
            let Some((factor, joint)) = common(self.world.exchange, unit, measure) else {
                let (before, most_before) = other.unwrap_or((0, Some(0)));
                let sure = if fits == Some(true) { least } else { 0 };
                other = Some((before + sure, most_before.zip(most).map(|(before, most)| before + most)));
                continue;
            };
            // What is summed so far is turned into the common measure, then the member is.
            let before = common(self.world.exchange, joint, unit).map_or(ONE, |(factor, _)| factor);
            low = low * before.0 / before.1;
            high = high.map(|high: i128| high * before.0 / before.1);
            unit = joint;
            if fits == Some(true) {
                low += least * factor.0 / factor.1;
            }
            high = match (high, most) {
                (Some(high), Some(most)) => Some(high + most * factor.0 / factor.1),
                _ => None,
            };
        }
        let Some((least, most)) = other else { return Amount::Between(Some(low), high, unit) };
        // What is not stated may be in either.
        let (one, two) = match (high, most) {
            (Some(_), Some(_)) => ((Some(low), high), (Some(least), most)),
            _ => ((Some(low), None), (Some(least), None)),
        };
        match unit {
            Measure::Money(Currency::Usd) => Amount::Mixed { dollars: one, euros: two },
            _ => Amount::Mixed { dollars: two, euros: one },
        }
    }
}

const PARTY_FIELDS: [Field; 12] = [
    Field::Holder,
    Field::Pledgor,
    Field::Holders,
    Field::Seller,
    Field::Buyer,
    Field::Provider,
    Field::Customer,
    Field::Licensor,
    Field::Licensee,
    Field::Payer,
    Field::Payee,
    Field::Competitor,
];

fn binder(scope: &Scope, name: &str) -> Thing {
    scope.binders.iter().find(|(binder, _)| binder == name).expect("the model names binders it has").1
}

fn owner_of(scope: &Scope, owner: &Owner) -> Thing {
    match owner {
        Owner::Nearest => scope.nearest.expect("the model uses bare fields inside phrases"),
        Owner::Binder(name) => binder(scope, name),
    }
}

fn party_of(thing: Option<Thing>) -> Party {
    match thing {
        Some(Thing::Party(party)) => party,
        _ => unreachable!("the model puts parties after prepositions"),
    }
}

/// A day against first and last day of what it is compared with.
pub fn is_when(day: Day, relation: Relation, (first, last): (Day, Day)) -> bool {
    match relation {
        Relation::By => day <= last,
        Relation::Before => day < first,
        Relation::After => day > last,
        Relation::On => day != NEVER && within(day, (first, last)),
    }
}
