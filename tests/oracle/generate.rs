//! Lists of numbers in, a small world with rules out; shorter lists and smaller numbers make simpler worlds, so that
//! proptest's own shrinking of the lists shrinks the world.

#[path = "generate_rules.rs"]
mod rules;
#[path = "generate_words.rs"]
mod special;

use super::calendar::{Day, Duration, Unit, day};
use super::model::*;
use super::words;

/// How many lists a world is made from. Each part of it has its own, so that a change to one leaves the others alone.
pub const PARTS: usize = 10;
/// How many choices a part is made from at most.
pub const CHOICES: usize = 48;

// Which list makes what: each of the last four is the first of several.
const SHAPE: usize = 0;
const SURROUNDINGS: usize = 1;
const EVENTS: usize = 2;
const AGREEMENTS: usize = 3;
const AMENDMENTS: usize = 5;
const RULES: usize = 7;

/// Choices taken one after the other; when they run out, always the first, simplest alternative.
struct Choices<'a> {
    left: std::slice::Iter<'a, u16>,
}

impl Choices<'_> {
    /// A number below `count`.
    fn below(&mut self, count: usize) -> usize {
        let choice = usize::from(self.left.next().copied().unwrap_or(0));
        choice * count / 65_536
    }

    /// Whether something happens that happens `percent` times in a hundred; not, when choices run out.
    fn happens(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

/// Days with something about them: neighbours, ends and starts of months, a leap-less February.
fn days() -> Vec<Day> {
    [(1, 20), (1, 31), (2, 1), (2, 10), (2, 11), (2, 12), (2, 28), (3, 1), (3, 2), (3, 10)]
        .map(|(month, date)| day(2026, month, date))
        .to_vec()
}

/// The world that the choices make.
pub fn world(parts: &[Vec<u16>]) -> World {
    let mut maker = Maker {
        parts,
        choices: Choices { left: [].iter() },
        events: 0,
        terms: 0,
        happening: vec![],
        stated: vec![],
        kinds: vec![],
        us: None,
        renews: false,
    };
    maker.world()
}

struct Maker<'a> {
    parts: &'a [Vec<u16>],
    choices: Choices<'a>,
    events: usize,
    terms: usize,
    /// The events that may happen.
    happening: Vec<usize>,
    /// The fields of clouds that entries state.
    stated: Vec<Field>,
    /// The kinds of the terms made so far, so that rules meet something.
    kinds: Vec<Kind>,
    /// Who `us` is, where somebody says.
    us: Option<Party>,
    /// Whether agreements of this program may renew.
    renews: bool,
}

/// How many programs of a hundred may have renewals: their many worlds take the naive evaluator far longer than all others.
const RENEWING: usize = 15;

/// Whether the time words hold an end that `extend` may move.
fn has_dated_end<'a>(times: impl IntoIterator<Item = &'a TimeWord>) -> bool {
    times.into_iter().any(|time| {
        matches!(
            time,
            TimeWord::Through(Atom::Day(_) | Atom::Month(..))
                | TimeWord::Until(Atom::Day(_))
                | TimeWord::For(_)
        )
    })
}

impl Maker<'_> {
    fn world(&mut self) -> World {
        let mut world = World { calendar: (day(2026, 1, 1), day(2026, 5, 20)), ..World::default() };
        self.turn_to(SHAPE);
        let events = self.choices.one(&[0, 1, 1, 1, 1, 1, 2, 2]);
        let agreements = 1 + self.choices.below(2);
        let amendments = [self.choices.happens(50), self.choices.happens(25)];
        let mut rules = [self.choices.happens(70), self.choices.happens(60), self.choices.happens(60)];
        rules[0] |= !rules.contains(&true);
        let waived = self.choices.happens(30);
        let as_of = self.choices.happens(25);
        let ours = Some(Party::OpenAI);
        let us =
            self.choices.one(&[ours, ours, ours, ours, ours, Some(Party::Amazon), Some(Party::Amazon), None]);
        self.us = us;
        self.renews = words::RENEWAL && self.choices.happens(RENEWING);

        self.turn_to(EVENTS);
        for index in 0..events {
            let when = self.when(events == 1);
            let unexpected = words::UNEXPECTED && when != When::Never && self.choices.happens(30);
            world.events.push(Event { name: format!("e{index}"), when, unexpected });
        }
        self.events = events;
        self.happening = (0..events).filter(|event| world.events[*event].when != When::Never).collect();
        for index in 0..agreements {
            self.turn_to(AGREEMENTS + index);
            let agreement = self.agreement(index);
            world.agreements.push(agreement);
        }
        for (index, _) in amendments.iter().enumerate().filter(|(_, happens)| **happens) {
            self.turn_to(AMENDMENTS + index);
            let amendment = self.amendment(index, &world);
            world.amendments.push(amendment);
        }
        self.turn_to(SURROUNDINGS);
        world.exchange = self.choices.happens(30);
        world.us = us;
        if self.choices.happens(15) {
            world.policy_times.push(self.bound());
        }
        world.as_of = as_of.then(|| self.day());
        if self.choices.happens(25) {
            world.facts.push(self.fact());
        }
        for (index, _) in rules.iter().enumerate().filter(|(_, happens)| **happens) {
            self.turn_to(RULES + index);
            let rule = self.rule(index, &world);
            world.rules.push(rule);
        }
        if waived {
            let waiver = self.waiver(&world);
            world.waivers.push(waiver);
        }
        world
    }

    /// From here on the choices are those of this part.
    fn turn_to(&mut self, part: usize) {
        self.choices = Choices { left: self.parts.get(part).map_or([].iter(), |part| part.iter()) };
    }

    fn day(&mut self) -> Day {
        self.choices.one(&days())
    }

    /// Two days, the earlier first.
    fn two_days(&mut self) -> (Day, Day) {
        let (one, other) = (self.day(), self.day());
        (one.min(other), one.max(other))
    }

    fn when(&mut self, alone: bool) -> When {
        // Most terms live by then.
        let first = day(2026, 2, 9) + self.choices.one(&[2, 1, 3, 19, 20, 21, 29]);
        let last = first + self.choices.one(&[1, 0, 2, 5, 9]);
        match self.choices.below(if alone { 12 } else { 7 }) {
            0..=3 => When::Between(first, last),
            4 | 5 => When::On(first),
            6 => When::Never,
            7 | 8 => When::NotBefore(first),
            9 => When::In(Atom::Month(2026, 2)),
            _ if words::UNEXPECTED => When::AnyDay,
            _ => When::NotBefore(first),
        }
    }

    fn duration(&mut self) -> Duration {
        let one = Duration::of;
        self.choices.one(&[
            one(10, Unit::Days),
            one(1, Unit::Days),
            one(30, Unit::Days),
            one(28, Unit::Days),
            one(31, Unit::Days),
            one(1, Unit::Months),
            one(2, Unit::Weeks),
            one(72, Unit::Hours),
            Duration(vec![(1, Unit::Months), (1, Unit::Days)]),
        ])
    }

    /// A day, a sum or a choice of days: no period.
    fn moment(&mut self) -> Atom {
        let event = |maker: &mut Self| Atom::Event(maker.choices.below(maker.events));
        match self.choices.below(if self.events == 0 { 4 } else { 12 }) {
            0..=3 => Atom::Day(self.day()),
            4..=8 => event(self),
            9 => {
                let ten = Duration::of(self.choices.one(&[10, 1, 15]), Unit::Days);
                Atom::Plus(Box::new(event(self)), ten)
            }
            10 => Atom::Earlier(vec![event(self), Atom::Day(self.day())]),
            _ => Atom::Later(vec![event(self), Atom::Day(self.day())]),
        }
    }

    fn atom(&mut self) -> Atom {
        if self.choices.happens(20) {
            self.choices.one(&[Atom::Month(2026, 2), Atom::Month(2026, 3)])
        } else {
            self.moment()
        }
    }

    fn ending(&mut self) -> TimeWord {
        match self.choices.below(5) {
            0 | 1 => TimeWord::Through(self.atom()),
            2 | 3 => TimeWord::Until(self.moment()),
            _ => TimeWord::For(self.duration()),
        }
    }

    /// `from`, `until` or `through` with a day, as a policy and a waiver take it.
    fn bound(&mut self) -> TimeWord {
        let day = Atom::Day(self.day());
        self.choices.one(&[TimeWord::From(day.clone()), TimeWord::Through(day.clone()), TimeWord::Until(day)])
    }

    /// Time words of an entry: its days within the term's life.
    fn entry_times(&mut self, kind: Kind) -> Vec<TimeWord> {
        if words::ENDS && kind != Kind::Renewal && self.choices.happens(10) {
            let end = self.end_of_agreement();
            return vec![self.choices.one(&[TimeWord::Through(end.clone()), TimeWord::From(end)])];
        }
        match self.choices.below(7) {
            0 => vec![TimeWord::From(self.atom())],
            1 => vec![TimeWord::Through(self.atom())],
            2 => vec![TimeWord::Until(self.moment())],
            3 => vec![TimeWord::After(self.atom())],
            4 => {
                let (first, last) = self.two_days();
                vec![TimeWord::From(Atom::Day(first)), TimeWord::Through(Atom::Day(last))]
            }
            5 => vec![TimeWord::In(self.choices.one(&[Atom::Month(2026, 2), Atom::Month(2026, 3)]))],
            _ => {
                let (first, last) = self.two_days();
                vec![TimeWord::Between(Atom::Day(first), Atom::Day(last))]
            }
        }
    }

    fn agreement(&mut self, index: usize) -> Agreement {
        let from = day(2026, 1, 10) + self.choices.one(&[0, 0, 10, 21, 22]);
        let signed = if self.choices.happens(60) { Some(from - self.choices.one(&[0, 1, 5])) } else { None };
        let renews = self.renews && self.choices.happens(45);
        let end = if renews && !self.choices.happens(4) {
            Some(self.end_to_pass())
        } else if self.choices.happens(45) {
            Some(self.later_ending())
        } else {
            None
        };
        let or = if end.is_some() { self.other_ends() } else { vec![] };
        let parties = self.choices.one(&[
            vec![Party::Microsoft, Party::OpenAI],
            vec![Party::Aws, Party::OpenAI],
            vec![Party::Amazon, Party::Ireland],
            vec![Party::Microsoft, Party::Aws],
            vec![Party::Microsoft, Party::OpenAI, Party::Amazon],
            vec![Party::Ireland, Party::Aws, Party::Microsoft],
            vec![Party::OpenAI, Party::Bedrock],
        ]);
        let nonbinding = self.choices.happens(6);
        let count = 1 + self.choices.below(2);
        let mut terms: Vec<Term> = (0..count).map(|_| self.term(from)).collect();
        if renews {
            terms.push(self.renewal(from));
        }
        Agreement { name: format!("a{index}"), parties, signed, from, end, or, nonbinding, terms }
    }

    /// An end in March at the earliest, so that most terms live.
    fn later_ending(&mut self) -> TimeWord {
        if self.events > 0 && self.choices.happens(35) {
            let event = Atom::Event(self.choices.below(self.events));
            return self.choices.one(&[TimeWord::Until(event.clone()), TimeWord::Through(event)]);
        }
        let late = Atom::Day(day(2026, 3, 1) + self.choices.one(&[0, 1, 9, 30]));
        match self.choices.below(10) {
            0..=3 => TimeWord::Through(late),
            4..=6 => TimeWord::Until(late),
            7 | 8 => TimeWord::Through(Atom::Month(2026, 3)),
            _ => self.ending(),
        }
    }

    fn term(&mut self, base: Day) -> Term {
        let kind = self.choices.one(&[
            Kind::Cloud,
            Kind::Cloud,
            Kind::Licence,
            Kind::Commitment,
            Kind::Supply,
            Kind::Pledge,
        ]);
        let kind = if words::TEXTS && self.choices.happens(12) { Kind::Law } else { kind };
        let kind = if words::MUTUAL && self.choices.happens(8) { Kind::Competition } else { kind };
        let name = format!("t{}", self.terms);
        self.terms += 1;
        self.kinds.push(kind);
        let mut times = Vec::new();
        let mut or = None;
        if self.choices.happens(35) {
            times.push(match self.choices.below(3) {
                0 => TimeWord::From(Atom::Day(base + self.choices.one(&[0, 1, 12, 15]))),
                1 => TimeWord::After(Atom::Day(base + self.choices.one(&[0, 1, 12]))),
                _ if !self.happening.is_empty() => {
                    TimeWord::From(Atom::Event(self.choices.one(&self.happening.clone())))
                }
                _ => TimeWord::From(Atom::Month(2026, 3)),
            });
        }
        if matches!(times.first(), Some(TimeWord::From(Atom::Event(_)))) {
            times.push(TimeWord::Through(Atom::Month(2026, 3)));
        } else if base > day(2026, 2, 9) {
            // Events may come before what is new in an amendment.
            times.push(TimeWord::Through(Atom::Day(day(2026, 4, 1))));
        } else if self.choices.happens(55) {
            times.push(self.later_ending());
            if has_dated_end(&times) && self.events > 0 && self.choices.happens(35) {
                or = Some(TimeWord::Until(Atom::Event(self.choices.below(self.events))));
            }
        }
        let parties = self.parties(kind);
        let adjectives = self.adjectives(kind);
        let mut entries = self.entries(kind, &adjectives, true);
        if kind == Kind::Commitment && entries.is_empty() {
            entries.push(Entry { field: Field::Amount, said: self.said(kind, Field::Amount), times: vec![] });
        }
        let standing = |entry: &Entry| entry.field == Field::Holders && entry.times.is_empty();
        if kind == Kind::Pledge && !entries.iter().any(standing) {
            entries.retain(|entry| entry.field != Field::Holders);
            entries.push(Entry {
                field: Field::Holders,
                said: self.said(kind, Field::Holders),
                times: vec![],
            });
        }
        let surviving = self.choices.happens(8);
        let (perpetual, mutual) = (false, false);
        self.with_words(Term {
            name,
            kind,
            surviving,
            perpetual,
            mutual,
            adjectives,
            parties,
            times,
            or,
            entries,
        })
    }

    fn fact(&mut self) -> Term {
        let kind = self.choices.one(&[Kind::Competition, Kind::Commitment]);
        let parties = match kind {
            Kind::Competition => vec![(Preposition::By, self.choices.one(&[Party::Aws, Party::Microsoft]))],
            _ => self.parties(kind),
        };
        let times = if self.choices.happens(40) { vec![self.bound()] } else { vec![] };
        let entries = if kind == Kind::Commitment {
            vec![Entry { field: Field::Amount, said: self.said(kind, Field::Amount), times: vec![] }]
        } else {
            vec![]
        };
        Term {
            name: "known".to_owned(),
            kind,
            surviving: false,
            perpetual: false,
            mutual: false,
            adjectives: vec![],
            parties,
            times,
            or: None,
            entries,
        }
    }

    fn parties(&mut self, kind: Kind) -> Vec<(Preposition, Party)> {
        if kind == Kind::Competition {
            return vec![(Preposition::By, self.choices.one(&[Party::OpenAI, Party::Microsoft, Party::Aws]))];
        }
        let (first, second) = match kind {
            Kind::Licence | Kind::Commitment | Kind::Pledge => (Preposition::From, Preposition::To),
            _ => (Preposition::By, Preposition::For),
        };
        if kind == Kind::Law {
            return vec![];
        }
        let other = self.choices.one(&[Party::Microsoft, Party::Aws, Party::Amazon, Party::Bedrock]);
        let ours = self.choices.one(&[Party::OpenAI, Party::OpenAI, Party::Ireland]);
        let (from, to) = match kind {
            Kind::Licence | Kind::Commitment | Kind::Pledge => (ours, other),
            _ => (other, ours),
        };
        if kind == Kind::Pledge {
            // Who holds it is said by entries, of which there may be several.
            return vec![(first, from)];
        }
        if kind == Kind::Supply && self.choices.happens(60) {
            // The buyer is the one that stands there by default.
            return vec![(first, from)];
        }
        vec![(first, from), (second, to)]
    }

    fn adjectives(&mut self, kind: Kind) -> Vec<(Field, Value)> {
        let mut adjectives = Vec::new();
        if kind == Kind::Cloud && self.choices.happens(50) {
            adjectives.push((Field::Primary, Value::Flag(true)));
        }
        if kind == Kind::Licence && self.choices.happens(30) {
            adjectives.push((Field::Revocable, Value::Flag(true)));
        }
        if matches!(kind, Kind::Cloud | Kind::Licence) && self.choices.happens(40) {
            adjectives.push((
                Field::Exclusivity,
                Value::Word(self.choices.one(&["exclusive", "exclusive", "sole"])),
            ));
        }
        adjectives
    }

    /// Entries, mostly such that a timeline is consistent: for each field one standing statement at most, and timed
    /// ones that may clash. `standing` is false where a change speaks.
    fn entries(&mut self, kind: Kind, adjectives: &[(Field, Value)], new: bool) -> Vec<Entry> {
        let fields: &[Field] = match kind {
            Kind::Cloud => &[
                Field::Exclusivity,
                Field::Amount,
                Field::Notice,
                Field::Primary,
                Field::Scope,
                Field::Tier,
                Field::Capacity,
                Field::Rate,
                Field::Renewal,
            ],
            Kind::Licence => &[Field::Exclusivity, Field::Revocable],
            Kind::Supply => &[Field::Amount, Field::Buyer],
            Kind::Pledge => &[Field::Holders, Field::Assets],
            Kind::Law => &[Field::Law, Field::Note],
            Kind::Competition => &[Field::Tail],
            Kind::Renewal => &[
                Field::Period,
                Field::Notice,
                Field::Automatic,
                Field::Times,
                Field::Successive,
                Field::Holder,
            ],
            _ => &[Field::Amount],
        };
        let mut entries: Vec<Entry> = Vec::new();
        let count = self.choices.one(&[0, 1, 1, 2, 3]);
        let mut used: Vec<Field> = Vec::new();
        for _ in 0..count {
            let field = self.choices.one(fields);
            if used.contains(&field) {
                continue;
            }
            used.push(field);
            if kind == Kind::Cloud {
                self.stated.push(field);
            }
            let in_phrase =
                adjectives.iter().find(|(other, _)| *other == field).map(|(_, value)| value.clone());
            let mut standing = in_phrase.map(Said::Value);
            if standing.is_none() && self.choices.happens(if new { 55 } else { 85 }) {
                let said = self.said(kind, field);
                entries.push(Entry { field, said: said.clone(), times: vec![] });
                standing = Some(said);
            }
            if standing.is_none() || self.choices.happens(45) {
                let timed_said = self.said(kind, field);
                if standing.as_ref() != Some(&timed_said) {
                    entries.push(Entry { field, said: timed_said.clone(), times: self.entry_times(kind) });
                }
                if self.choices.happens(12) {
                    let second =
                        if self.choices.happens(60) { timed_said.clone() } else { self.said(kind, field) };
                    if standing.as_ref() != Some(&second) {
                        entries.push(Entry { field, said: second, times: self.entry_times(kind) });
                    }
                }
            }
        }
        entries
    }

    fn value(&mut self, field: Field) -> Value {
        match field {
            Field::Exclusivity => Value::Word(self.choices.one(&["exclusive", "nonexclusive", "sole"])),
            Field::Primary | Field::Revocable => Value::Flag(self.choices.one(&[true, true, false])),
            Field::Law => Value::Text(self.law()),
            Field::Note => Value::Text(self.note()),
            Field::Times => Value::Number(self.choices.one(&[1, 2, 3, 0])),
            Field::Tail | Field::Period => Value::Length(self.duration()),
            Field::Scope => {
                Value::Set(self.choices.one(&[vec!["api"], vec!["training", "api"], vec!["inference"]]))
            }
            Field::Tier => Value::Word(self.choices.one(&["gold", "silver"])),
            Field::Notice => Value::Length(if self.choices.happens(25) {
                let count = self.choices.one(&[10, 30, 20, 12, 7]);
                let business = (count, Unit::BusinessDays);
                self.choices.one(&[
                    Duration(vec![business]),
                    Duration(vec![business]),
                    Duration(vec![(1, Unit::Months), business]),
                ])
            } else {
                self.duration()
            }),
            Field::Capacity => Value::Power(self.choices.one(&[1, 2, 3])),
            Field::Rate => Value::Percent(self.choices.one(&[5, 20, 50])),
            Field::Renewal => Value::Date(self.day()),
            Field::Holders => Value::Parties(self.choices.one(&[
                vec![Party::Aws],
                vec![Party::Microsoft, Party::Aws],
                vec![Party::Microsoft],
                vec![Party::Amazon, Party::Ireland],
                vec![Party::Bedrock, Party::Microsoft],
            ])),
            Field::Assets => Value::Set(self.choices.one(&[
                vec!["shares"],
                vec!["shares", "cash"],
                vec!["debt"],
                vec!["all"],
            ])),
            Field::Buyer => Value::Party(self.choices.one(&[Party::OpenAI, Party::Aws, Party::Ireland])),
            _ => self.money(),
        }
    }

    fn money(&mut self) -> Value {
        let currency = self.choices.one(&[Currency::Usd, Currency::Usd, Currency::Usd, Currency::Eur]);
        Value::Money(self.choices.one(&[10, 8, 20, 25, 50]), currency)
    }

    fn said(&mut self, kind: Kind, field: Field) -> Said {
        if kind == Kind::Renewal {
            return self.said_of_renewal(field);
        }
        let bounded = matches!(field, Field::Amount | Field::Capacity | Field::Rate | Field::Notice);
        match self.choices.below(20) {
            13 | 14 | 17 => Said::Blank,
            18 => Said::Redacted,
            15 if bounded => Said::AtMost(self.value(field)),
            16 if bounded => Said::AtLeast(self.value(field)),
            19 if field == Field::Capacity => Said::Between(Value::Power(1), Value::Power(2)),
            19 if field == Field::Notice => {
                let length = |count, unit| Value::Length(Duration::of(count, unit));
                self.choices.one(&[
                    Said::Between(length(10, Unit::Days), length(30, Unit::Days)),
                    Said::Between(length(10, Unit::BusinessDays), length(20, Unit::BusinessDays)),
                    Said::Between(length(2, Unit::Weeks), length(1, Unit::Months)),
                ])
            }
            19 if field == Field::Amount => {
                Said::Between(Value::Money(8, Currency::Usd), Value::Money(20, Currency::Usd))
            }
            _ => Said::Value(self.value(field)),
        }
    }

    fn amendment(&mut self, index: usize, world: &World) -> Amendment {
        let to = self.choices.below(world.agreements.len());
        let agreement = &world.agreements[to];
        // The signatures run with the days.
        let from = day(2026, 2, if index == 0 { 10 } else { 26 }) + self.choices.one(&[0, 1, 2, 3]);
        let shared = world.amendments.first().filter(|first| first.to == to && self.choices.happens(30));
        let from = shared.map_or(from, |first| first.from);
        let signed = if self.choices.happens(60) { Some(from - self.choices.one(&[0, 1, 10])) } else { None };
        let event = (words::AMENDED_BY_EVENT && !self.happening.is_empty() && self.choices.happens(15))
            .then(|| self.choices.one(&self.happening.clone()));
        let count = 1 + self.choices.below(2);
        let mut touched: Vec<String> = Vec::new();
        let mut patches = Vec::new();
        for _ in 0..count {
            let term = self.choices.one(&agreement.terms);
            let choice = self.choices.below(8);
            let name = if choice >= 6 { "agreement".to_owned() } else { term.name.clone() };
            if choice != 5 && touched.contains(&name) && !self.choices.happens(15) {
                continue;
            }
            touched.push(name);
            patches.push(match choice {
                0..=2 => {
                    let mut entries = self.entries(term.kind, &[], false);
                    if entries.is_empty() {
                        let field = match term.kind {
                            Kind::Commitment | Kind::Supply => Field::Amount,
                            Kind::Pledge => Field::Assets,
                            Kind::Renewal => Field::Period,
                            Kind::Law => Field::Law,
                            Kind::Competition => Field::Tail,
                            _ => Field::Exclusivity,
                        };
                        entries.push(Entry { field, said: self.said(term.kind, field), times: vec![] });
                    }
                    if words::ENDS && term.kind != Kind::Renewal && self.choices.happens(12) {
                        let said = self.tail();
                        entries.push(Entry { field: Field::Tail, said, times: vec![] });
                    }
                    Patch::Change(term.name.clone(), entries)
                }
                3 if has_dated_end(&term.times) || self.choices.happens(10) => {
                    Patch::Extend(Some(term.name.clone()), self.extension())
                }
                6 if has_dated_end(&agreement.end) || self.choices.happens(10) => {
                    Patch::Extend(None, self.extension())
                }
                3 | 4 => Patch::End(Some(term.name.clone()), self.earlier_end(from)),
                // What its agreement's end has ended is not patched as well.
                6 | 7 if patches.is_empty() => {
                    patches.push(Patch::End(None, self.earlier_end(from)));
                    break;
                }
                _ if self.renews && self.choices.happens(15) => Patch::New(self.renewal(from)),
                _ => Patch::New(self.term(from)),
            });
        }
        Amendment { name: format!("m{index}"), to, signed, from, event, patches }
    }

    fn extension(&mut self) -> TimeWord {
        let late = Atom::Day(day(2026, 3, 31) + self.choices.one(&[0, 1, 9]));
        match self.choices.below(3) {
            0 => TimeWord::Through(late),
            1 => TimeWord::Until(late),
            _ => TimeWord::For(self.duration()),
        }
    }

    fn earlier_end(&mut self, from: Day) -> Option<TimeWord> {
        match self.choices.below(4) {
            0 => None,
            3 if self.events > 0 => Some(TimeWord::Until(self.moment())),
            1 => Some(TimeWord::Through(Atom::Day(from + self.choices.one(&[0, 5, 12])))),
            _ => Some(TimeWord::Until(Atom::Day(from + self.choices.one(&[0, 1, 12])))),
        }
    }
}
