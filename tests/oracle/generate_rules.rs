//! Choices in, rules and waivers out that mostly meet the terms made before them.

use super::Maker;
use crate::model::*;
use crate::words;

impl Maker<'_> {
    pub(super) fn waiver(&mut self, world: &World) -> Waiver {
        let rule = self.choices.one(&world.rules);
        let names_a_thing = self.choices.happens(50);
        let agreement = self.choices.one(&world.agreements);
        let names = [agreement.terms[0].name.clone(), agreement.name.clone()];
        let mut thing = names_a_thing.then(|| self.choices.one(&names));
        let within = self.choices.happens(25).then(|| self.choices.one(&world.agreements).name);
        if let (Some(named), Some(agreement)) = (&thing, &within) {
            // What an agreement does not have is an error of the waiver.
            let known = world.agreements.iter().find(|one| one.name == *agreement).expect("one of them");
            if known.terms.iter().all(|term| term.name != *named)
                && world.agreements.iter().all(|one| one.name != *named)
            {
                thing = Some(known.terms[0].name.clone());
            }
        }
        let times = if self.choices.happens(40) { vec![self.bound()] } else { vec![] };
        Waiver { rule: rule.name, thing, within, times }
    }

    /// Time words of a rule; after a condition `from` would be a preposition.
    fn rule_times(&mut self, condition: bool) -> Vec<TimeWord> {
        if self.choices.happens(50) {
            return vec![];
        }
        match self.choices.below(8) {
            0 => vec![TimeWord::After(self.atom())],
            7 => vec![TimeWord::Within(self.duration(), Atom::Day(self.day()))],
            6 if !condition => vec![TimeWord::From(self.atom())],
            1 => vec![TimeWord::Through(self.atom())],
            2 => vec![TimeWord::Before(self.atom())],
            3 => vec![TimeWord::In(Atom::Month(2026, 2))],
            4 => {
                let (first, last) = self.two_days();
                vec![TimeWord::Between(Atom::Day(first), Atom::Day(last))]
            }
            _ => vec![TimeWord::Until(self.moment())],
        }
    }

    pub(super) fn rule(&mut self, index: usize, world: &World) -> Rule {
        let name = format!("r{index}");
        let sentence = match self.choices.below(8) {
            0..=3 => self.every(),
            4 => self.agreement_rule(),
            5 | 6 => self.there(),
            _ => self.each(),
        };
        let unless = if self.choices.happens(15) { Some(self.worldly_condition(world)) } else { None };
        Rule { name, sentence, unless }
    }

    fn every(&mut self) -> Sentence {
        let kind = self.kind(&[Kind::Grant, Kind::Term]);
        let subject = self.subject(kind, 20);
        let not = self.choices.happens(50);
        let mut predicate = self.predicate(kind);
        if let (true, Predicate::HaveIncluding(_, words)) = (not, &mut predicate) {
            // With several, `must not have … including` may mean neither or not both.
            words.truncate(1);
        }
        Sentence::Every { subject, not, times: self.predicate_times(&predicate), predicate }
    }

    fn predicate_times(&mut self, predicate: &Predicate) -> Vec<TimeWord> {
        // A bare `end` takes no time words.
        if matches!(predicate, Predicate::End) { vec![] } else { self.rule_times(false) }
    }

    fn agreement_rule(&mut self) -> Sentence {
        let phrase = Phrase {
            adjectives: if self.choices.happens(5) { vec![Adjective::Nonbinding] } else { vec![] },
            noun: Noun::Agreement,
            prepositions: if self.choices.happens(40) {
                vec![(Preposition::With, self.reference())]
            } else {
                vec![]
            },
        };
        let condition = if self.choices.happens(30) {
            Some(Box::new(Condition::HasTerm(Owner::Nearest, self.subject(Kind::Cloud, 20))))
        } else {
            None
        };
        let nonbinding = phrase.adjectives.contains(&Adjective::Nonbinding);
        let not = self.choices.happens(40);
        let predicate = match self.choices.below(4) {
            0 | 1 if !nonbinding => {
                let kind = self.kind(&[Kind::Cloud, Kind::Licence, Kind::Commitment, Kind::Grant]);
                Predicate::HaveTerm(self.subject(kind, 30))
            }
            2 => Predicate::Last(Comparison::AtMost, self.duration()),
            _ => self.whole_predicate(),
        };
        let times = match &predicate {
            Predicate::HaveTerm(subject) if subject.condition.is_some() => self.rule_times(true),
            _ => self.predicate_times(&predicate),
        };
        Sentence::Every { subject: Subject { phrase, condition }, not, predicate, times }
    }

    /// A kind of which there is a term, or one of some others.
    fn kind(&mut self, others: &[Kind]) -> Kind {
        let met = self.kinds.clone();
        if self.choices.happens(25) { self.choices.one(others) } else { self.choices.one(&met) }
    }

    fn reference(&mut self) -> Reference {
        let us = if self.us.is_some() { Reference::Us } else { Reference::Party(Party::Ireland) };
        self.choices.one(&[
            us,
            Reference::Party(Party::Microsoft),
            Reference::Party(Party::Amazon),
            Reference::Party(Party::Aws),
        ])
    }

    /// What may stand after the preposition.
    fn referred(&mut self, preposition: Preposition) -> Reference {
        match preposition {
            Preposition::On => Reference::Word(self.choices.one(&["shares", "cash", "debt"])),
            _ => self.reference(),
        }
    }

    fn subject(&mut self, kind: Kind, percent: usize) -> Subject {
        let phrase = self.phrase(kind);
        let condition = if self.choices.happens(percent) {
            Some(Box::new(self.condition(kind, &Owner::Nearest, 1)))
        } else {
            None
        };
        Subject { phrase, condition }
    }

    fn phrase(&mut self, kind: Kind) -> Phrase {
        let adjectives = if self.choices.happens(15) { vec![self.adjective(kind)] } else { vec![] };
        let preposition = match kind {
            Kind::Cloud | Kind::Supply => Some(self.choices.one(&[Preposition::By, Preposition::For])),
            Kind::Licence | Kind::Commitment => Some(self.choices.one(&[Preposition::From, Preposition::To])),
            Kind::Pledge => Some(self.choices.one(&[
                Preposition::To,
                Preposition::On,
                Preposition::On,
                Preposition::From,
            ])),
            Kind::Competition => Some(Preposition::By),
            Kind::Term => Some(Preposition::With),
            Kind::Renewal => Some(Preposition::Of),
            Kind::Grant | Kind::Law => None,
        };
        let prepositions = match preposition {
            Some(preposition) if kind == Kind::Pledge && self.choices.happens(60) => {
                let mut prepositions = vec![(preposition, self.referred(preposition))];
                if preposition != Preposition::On && self.choices.happens(30) {
                    prepositions.push((Preposition::On, self.referred(Preposition::On)));
                }
                prepositions
            }
            Some(preposition) if self.choices.happens(20) && kind != Kind::Pledge => {
                vec![(preposition, self.reference())]
            }
            _ => vec![],
        };
        Phrase { adjectives, noun: Noun::Kind(kind), prepositions }
    }

    fn adjective(&mut self, kind: Kind) -> Adjective {
        let exclusivities =
            [Adjective::Word("exclusive"), Adjective::Word("nonexclusive"), Adjective::Word("sole")];
        match kind {
            Kind::Cloud if self.choices.happens(40) => Adjective::Flag(Field::Primary),
            Kind::Cloud if self.choices.happens(15) => Adjective::LockedIn,
            Kind::Licence if self.choices.happens(40) => Adjective::Flag(Field::Revocable),
            _ if words::ENDS && self.choices.happens(10) => Adjective::Perpetual,
            _ if words::MUTUAL && self.choices.happens(10) => Adjective::Mutual,
            Kind::Renewal => Adjective::Flag(self.choices.one(&[Field::Automatic, Field::Successive])),
            Kind::Cloud | Kind::Licence | Kind::Grant => self.choices.one(&exclusivities),
            _ => Adjective::Surviving,
        }
    }

    fn comparison(&mut self) -> Comparison {
        self.choices.one(&[
            Comparison::AtMost,
            Comparison::AtLeast,
            Comparison::Above,
            Comparison::Below,
            Comparison::Exactly,
        ])
    }

    fn predicate(&mut self, kind: Kind) -> Predicate {
        if self.choices.happens(30) {
            return self.whole_predicate();
        }
        let fields: &[Field] = match kind {
            Kind::Cloud => {
                &[Field::Notice, Field::Amount, Field::Capacity, Field::Rate, Field::Tier, Field::Scope]
            }
            Kind::Commitment | Kind::Supply => &[Field::Amount],
            Kind::Pledge => &[Field::Assets],
            Kind::Renewal => &[Field::Period, Field::Notice, Field::Times],
            _ => &[],
        };
        if words::ENDS && self.choices.happens(8) {
            if self.choices.happens(50) {
                return Predicate::HaveField(Field::Tail);
            }
            let length = Value::Length(self.duration());
            return Predicate::HaveFieldOf(Field::Tail, self.comparison(), length);
        }
        if kind == Kind::Law && self.choices.happens(80) {
            return self.law_predicate();
        }
        if fields.is_empty() || (kind == Kind::Cloud && self.choices.happens(45)) {
            let first = self.adjective(kind);
            let second = self.adjective(kind);
            let both = second != first && self.choices.happens(25);
            return Predicate::Be(if both { vec![first, second] } else { vec![first] });
        }
        let stated: Vec<Field> = fields.iter().copied().filter(|field| self.stated.contains(field)).collect();
        let fields = if kind == Kind::Cloud && !stated.is_empty() && self.choices.happens(60) {
            &stated
        } else {
            fields
        };
        match self.choices.one(fields) {
            Field::Tier => Predicate::HaveOneOf(Field::Tier, vec![Value::Word("gold")]),
            Field::Scope => Predicate::HaveIncluding(
                Field::Scope,
                self.choices.one(&[vec!["api"], vec!["api", "training"]]),
            ),
            Field::Assets => Predicate::HaveIncluding(
                Field::Assets,
                self.choices.one(&[vec!["shares"], vec!["shares", "cash"]]),
            ),
            field if self.choices.happens(25) => Predicate::HaveField(field),
            field => Predicate::HaveFieldOf(field, self.comparison(), self.value(field)),
        }
    }

    fn whole_predicate(&mut self) -> Predicate {
        let relation = self.choices.one(&[Relation::By, Relation::Before, Relation::After, Relation::On]);
        match self.choices.below(6) {
            0 => Predicate::End,
            1 | 2 => Predicate::EndWhen(relation, self.atom()),
            3 => Predicate::StartWhen(relation, self.atom()),
            _ => Predicate::Last(self.comparison(), self.duration()),
        }
    }

    /// A condition on a thing of the kind.
    fn condition(&mut self, kind: Kind, owner: &Owner, depth: usize) -> Condition {
        if depth > 0 && self.choices.happens(30) {
            let parts = vec![self.condition(kind, owner, depth - 1), self.condition(kind, owner, depth - 1)];
            return if self.choices.happens(50) { Condition::Or(parts) } else { Condition::And(parts) };
        }
        let field = |field| Expression::Field(owner.clone(), field);
        if matches!(kind, Kind::Cloud | Kind::Commitment | Kind::Supply) && self.choices.happens(12) {
            if kind == Kind::Cloud && self.choices.happens(30) {
                let share = Expression::Share(field(Field::Rate).into(), field(Field::Amount).into());
                let limit = Value::Money(self.choices.one(&[1, 2, 4, 10]), Currency::Usd);
                return Condition::Compare(share, self.comparison(), Expression::Literal(limit));
            }
            return self.calculated(field(Field::Amount));
        }
        if kind == Kind::Law && self.choices.happens(80) {
            return self.law_condition(owner);
        }
        if let Some((one, other)) = kind.sides().filter(|_| self.choices.happens(12)) {
            let side = field(self.choices.one(&[one, other.unwrap_or(one)]));
            let party = self.choices.one(&[Party::Ireland, Party::Microsoft, Party::Amazon, Party::OpenAI]);
            let party = Expression::Literal(Value::Party(party));
            let us = if self.us.is_some() { Expression::Us } else { party.clone() };
            return match self.choices.below(4) {
                0 => Condition::Is(side, self.choices.happens(40), us),
                1 => Condition::IsPartOf(side, us),
                2 => Condition::Is(side, self.choices.happens(40), party),
                _ => Condition::IsPartOf(side, party),
            };
        }
        if kind == Kind::Pledge && self.choices.happens(50) {
            return match self.choices.below(4) {
                0 => Condition::Includes(
                    field(Field::Holders),
                    self.choices.one(&["AWS", "Microsoft", "Amazon"]),
                ),
                1 => Condition::Includes(field(Field::Assets), self.choices.one(&["shares", "cash"])),
                2 => Condition::Is(
                    field(Field::Assets),
                    self.choices.happens(40),
                    Expression::Literal(Value::Word(self.choices.one(&["shares", "debt"]))),
                ),
                _ => Condition::IsBlank(field(self.choices.one(&[Field::Holders, Field::Assets]))),
            };
        }
        let about_life = |maker: &mut Self| {
            let ends = [
                Expression::End(owner.clone()),
                Expression::Start(owner.clone()),
                Expression::AgreementEnd(owner.clone()),
            ];
            let date = maker.choices.one(&ends);
            if maker.choices.happens(20) {
                return Condition::IsWithin(date, maker.duration(), maker.moment());
            }
            let relation =
                maker.choices.one(&[Relation::Before, Relation::After, Relation::By, Relation::On]);
            Condition::IsWhen(date, relation, maker.atom())
        };
        let condition = match (kind, self.choices.below(12)) {
            (Kind::Cloud | Kind::Commitment, 0 | 1) => {
                let comparison = self.comparison();
                Condition::Compare(field(Field::Amount), comparison, Expression::Literal(self.money()))
            }
            (Kind::Cloud, 2) => {
                let length = Expression::Literal(Value::Length(self.duration()));
                Condition::Compare(field(Field::Notice), self.comparison(), length)
            }
            (Kind::Renewal, 0 | 1) => {
                let length = Expression::Literal(Value::Length(self.duration()));
                let side = field(self.choices.one(&[Field::Period, Field::Notice]));
                Condition::Compare(side, self.comparison(), length)
            }
            (Kind::Renewal, 2 | 3) => Condition::Compare(
                field(Field::Times),
                self.comparison(),
                Expression::Literal(Value::Number(self.choices.one(&[1, 2, 0]))),
            ),
            (Kind::Renewal, 4 | 5) => {
                let side = field(Field::Holder);
                let party = self.choices.one(&[Party::OpenAI, Party::Microsoft]);
                Condition::Is(side, self.choices.happens(40), Expression::Literal(Value::Party(party)))
            }
            (Kind::Renewal, 6 | 7) => {
                Condition::IsAdjective(owner.clone(), self.choices.happens(40), self.adjective(kind))
            }
            (_, 11) if words::ENDS => {
                let length = Expression::Literal(Value::Length(self.duration()));
                Condition::Compare(field(Field::Tail), self.comparison(), length)
            }
            (Kind::Cloud, 3) => Condition::Is(
                field(Field::Tier),
                self.choices.happens(50),
                Expression::Literal(Value::Word("gold")),
            ),
            (Kind::Cloud, 4) => {
                Condition::Includes(field(Field::Scope), self.choices.one(&["api", "training"]))
            }
            (Kind::Cloud, 5) => {
                Condition::HasField(owner.clone(), self.choices.one(&[Field::Notice, Field::Amount]))
            }
            (Kind::Cloud, 6) => Condition::IsWhen(
                field(Field::Renewal),
                self.choices.one(&[Relation::By, Relation::After]),
                self.atom(),
            ),
            (Kind::Cloud, 7) => {
                Condition::IsWithin(field(Field::Renewal), self.duration(), Atom::Day(self.day()))
            }
            (Kind::Cloud, 8) => {
                let amounts = vec![Value::Money(10, Currency::Usd), Value::Money(20, Currency::Usd)];
                match self.choices.below(3) {
                    0 => Condition::IsBlank(field(Field::Amount)),
                    1 => Condition::IsRedacted(field(Field::Notice)),
                    _ => Condition::IsOneOf(field(Field::Amount), amounts),
                }
            }
            (Kind::Cloud | Kind::Licence | Kind::Grant, 9 | 10 | 0 | 1) => {
                Condition::IsAdjective(owner.clone(), self.choices.happens(40), self.adjective(kind))
            }
            _ => about_life(self),
        };
        if self.choices.happens(15) { Condition::Not(Box::new(condition)) } else { condition }
    }

    /// A comparison of what is calculated from one amount.
    fn calculated(&mut self, amount: Expression) -> Condition {
        let literal = |maker: &mut Self| Expression::Literal(maker.money());
        let comparison = self.comparison();
        let (left, right) = match self.choices.below(5) {
            0 => (Expression::Negative(amount.into()), Expression::Negative(literal(self).into())),
            1 => (
                Expression::Minus(
                    Expression::Times(self.choices.one(&[2, 3]), amount.into()).into(),
                    literal(self).into(),
                ),
                literal(self),
            ),
            2 => (Expression::Minus(literal(self).into(), amount.into()), literal(self)),
            3 => (literal(self), Expression::Plus(amount.into(), literal(self).into())),
            _ => (
                Expression::Minus(literal(self).into(), Expression::Times(2, amount.into()).into()),
                Expression::Literal(Value::Money(0, Currency::Usd)),
            ),
        };
        Condition::Compare(left, comparison, right)
    }

    /// A condition that names no thing of the rule, and so may follow any of the three sentences.
    fn worldly_condition(&mut self, world: &World) -> Condition {
        let kind = if world.facts.is_empty() { Kind::Cloud } else { world.facts[0].kind };
        let subject = self.subject(kind, 0);
        if self.choices.happens(40) { Condition::No(subject) } else { Condition::Some(subject) }
    }

    fn there(&mut self) -> Sentence {
        let times = self.rule_times(false);
        let kind = self.kind(&[Kind::Cloud, Kind::Licence, Kind::Commitment, Kind::Supply, Kind::Pledge]);
        match self.choices.below(4) {
            0 => {
                // Two things of one kind, and a condition that is the same both ways round.
                let binder = |name: &str| Binder {
                    name: name.to_owned(),
                    phrase: Phrase {
                        adjectives: vec![],
                        noun: Noun::Kind(Kind::Cloud),
                        prepositions: vec![],
                    },
                };
                let of = |name: &str, field| Expression::Field(Owner::Binder(name.to_owned()), field);
                let condition = match self.choices.below(5) {
                    3 | 4 => {
                        let (one, other) = (of("x", Field::Amount), of("y", Field::Amount));
                        let left = match self.choices.below(3) {
                            0 => Expression::Minus(Expression::Times(2, one.into()).into(), other.into()),
                            1 => Expression::Minus(one.into(), other.into()),
                            _ => Expression::Plus(Expression::Negative(one.into()).into(), other.into()),
                        };
                        let limit = Expression::Literal(self.money());
                        Condition::Compare(left, self.comparison(), limit)
                    }
                    0 => Condition::Overlaps(of("x", Field::Scope), of("y", Field::Scope)),
                    1 => Condition::Is(of("x", Field::Provider), true, of("y", Field::Provider)),
                    _ => Condition::And(vec![
                        Condition::IsAdjective(
                            Owner::Binder("x".to_owned()),
                            false,
                            Adjective::Word("exclusive"),
                        ),
                        Condition::IsAdjective(
                            Owner::Binder("y".to_owned()),
                            false,
                            Adjective::Word("exclusive"),
                        ),
                    ]),
                };
                Sentence::There {
                    count: Count::No,
                    binders: vec![binder("x"), binder("y")],
                    condition: Some(condition),
                    times,
                }
            }
            1 => {
                let condition = self.party_condition("p");
                let phrase = Phrase { adjectives: vec![], noun: Noun::Party, prepositions: vec![] };
                let binders = vec![Binder { name: "p".to_owned(), phrase }];
                Sentence::There { count: Count::No, binders, condition: Some(condition), times }
            }
            _ => {
                let count = self.choices.one(&[
                    Count::No,
                    Count::A,
                    Count::AtLeast(2),
                    Count::AtMost(1),
                    Count::Exactly(1),
                    Count::AtMost(0),
                ]);
                let binders = vec![Binder { name: "c".to_owned(), phrase: self.phrase(kind) }];
                let owner = Owner::Binder("c".to_owned());
                let condition =
                    if self.choices.happens(50) { Some(self.condition(kind, &owner, 1)) } else { None };
                Sentence::There { count, binders, condition, times }
            }
        }
    }

    fn some_of(&mut self, name: &str) -> Condition {
        let kind =
            self.kind(&[Kind::Cloud, Kind::Commitment, Kind::Licence, Kind::Competition, Kind::Supply]);
        let kind = if kind == Kind::Law { Kind::Cloud } else { kind };
        let preposition = match kind {
            Kind::Cloud | Kind::Competition => Preposition::By,
            Kind::Renewal => Preposition::Of,
            Kind::Supply => self.choices.one(&[Preposition::For, Preposition::By]),
            _ => Preposition::To,
        };
        let adjectives = if matches!(kind, Kind::Cloud | Kind::Licence) && self.choices.happens(30) {
            vec![self.adjective(kind)]
        } else {
            vec![]
        };
        let phrase = Phrase {
            adjectives,
            noun: Noun::Kind(kind),
            prepositions: vec![(preposition, Reference::Binder(name.to_owned()))],
        };
        Condition::Some(Subject { phrase, condition: None })
    }

    fn party_condition(&mut self, name: &str) -> Condition {
        let party = || Expression::Thing(name.to_owned());
        match self.choices.below(4) {
            0 => self.some_of(name),
            1 => Condition::And(vec![self.some_of(name), self.some_of(name)]),
            2 => Condition::IsPartOf(party(), Expression::Literal(Value::Party(Party::Amazon))),
            _ => {
                let us = match self.us {
                    Some(_) => Expression::Us,
                    None => Expression::Literal(Value::Party(Party::Ireland)),
                };
                Condition::Is(party(), self.choices.happens(50), us)
            }
        }
    }

    fn each(&mut self) -> Sentence {
        let times = self.rule_times(true);
        if self.choices.happens(35) {
            let kind = self.kind(&[Kind::Cloud, Kind::Commitment]);
            let owner = Owner::Binder("c".to_owned());
            let condition =
                if self.choices.happens(40) { Some(self.condition(kind, &owner, 0)) } else { None };
            let require = self.condition(kind, &owner, 1);
            let binders = vec![Binder { name: "c".to_owned(), phrase: self.phrase(kind) }];
            return Sentence::Each { binders, condition, require, times };
        }
        let phrase = Phrase { adjectives: vec![], noun: Noun::Party, prepositions: vec![] };
        let binders = vec![Binder { name: "p".to_owned(), phrase }];
        let condition = if self.choices.happens(60) { Some(self.party_condition("p")) } else { None };
        Sentence::Each { binders, condition, require: self.aggregate_condition(), times }
    }

    fn aggregate_condition(&mut self) -> Condition {
        let over = |prepositions| Subject {
            phrase: Phrase { adjectives: vec![], noun: Noun::Kind(Kind::Commitment), prepositions },
            condition: None,
        };
        let to_party = || over(vec![(Preposition::To, Reference::Binder("p".to_owned()))]);
        let comparison = self.comparison();
        match self.choices.below(8) {
            6 => Condition::Compare(
                Expression::Minus(
                    Expression::Sum(Field::Amount, to_party()).into(),
                    Expression::Literal(self.money()).into(),
                ),
                comparison,
                Expression::Literal(self.money()),
            ),
            7 => Condition::Compare(
                Expression::Minus(
                    Expression::Times(2, Expression::Count(to_party()).into()).into(),
                    Expression::Literal(Value::Number(1)).into(),
                ),
                comparison,
                Expression::Literal(Value::Number(self.choices.one(&[1, 0, 2, 3]))),
            ),
            0 => Condition::Compare(
                Expression::Sum(Field::Amount, to_party()),
                comparison,
                Expression::Literal(self.money()),
            ),
            1 => Condition::Compare(
                Expression::Sum(Field::Amount, to_party()),
                Comparison::AtMost,
                Expression::Percent(
                    self.choices.one(&[60, 50, 100]),
                    Box::new(Expression::Sum(Field::Amount, over(vec![]))),
                ),
            ),
            2 => {
                let limit = self.choices.one(&[1, 0, 2]);
                Condition::Compare(
                    Expression::Count(to_party()),
                    comparison,
                    Expression::Literal(Value::Number(limit)),
                )
            }
            3 => Condition::Compare(
                Expression::Exposure("p".to_owned()),
                comparison,
                Expression::Literal(self.money()),
            ),
            choice => {
                let comparison =
                    if comparison == Comparison::Exactly { Comparison::AtMost } else { comparison };
                let extreme = if choice == 4 { Expression::Largest } else { Expression::Smallest };
                Condition::Compare(
                    extreme(Field::Amount, to_party()),
                    comparison,
                    Expression::Literal(self.money()),
                )
            }
        }
    }
}
