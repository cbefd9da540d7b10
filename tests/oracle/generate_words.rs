//! Choices in, ends, tails and renewals of agreements and their terms out.

use super::Maker;
use crate::calendar::{Day, Duration, Unit, day};
use crate::model::*;
use crate::words;

impl Maker<'_> {
    /// Ends by event that a header adds to its first.
    pub(super) fn other_ends(&mut self) -> Vec<Atom> {
        if !words::ENDS || self.events == 0 || !self.choices.happens(20) {
            return vec![];
        }
        let event = Atom::Event(self.choices.below(self.events));
        let ten = Duration::of(self.choices.one(&[10, 1, 15]), Unit::Days);
        vec![match self.choices.below(4) {
            0 | 1 => event,
            2 => Atom::Plus(Box::new(event), ten),
            _ => Atom::Later(vec![event, Atom::Day(self.day())]),
        }]
    }

    /// The end of an agreement that may be renewed: early, so that its periods are walked.
    pub(super) fn end_to_pass(&mut self) -> TimeWord {
        let early = Atom::Day(day(2026, 2, 5) + self.choices.one(&[4, 0, 20, 24, 33]));
        match self.choices.below(8) {
            0..=3 => TimeWord::Through(early),
            4 => TimeWord::Until(early),
            5 => TimeWord::For(self.duration()),
            6 if words::ENDS && self.events > 0 => {
                let ten = Duration::of(self.choices.one(&[10, 1, 15]), Unit::Days);
                TimeWord::Until(Atom::Plus(Box::new(Atom::Event(self.choices.below(self.events))), ten))
            }
            _ => TimeWord::Through(Atom::Month(2026, 2)),
        }
    }

    /// A renewal, automatic more often than not.
    pub(super) fn renewal(&mut self, base: Day) -> Term {
        let name = format!("t{}", self.terms);
        self.terms += 1;
        self.kinds.push(Kind::Renewal);
        let mut adjectives = Vec::new();
        let mut parties = Vec::new();
        match self.choices.below(10) {
            0..=5 => adjectives.push((Field::Automatic, Value::Flag(true))),
            6..=8 => parties
                .push((Preposition::Of, self.choices.one(&[Party::OpenAI, Party::Microsoft, Party::Aws]))),
            // A record of what is agreed from time to time.
            _ => {}
        }
        if self.choices.happens(45) {
            adjectives.push((Field::Successive, Value::Flag(true)));
        }
        let mut entries = Vec::new();
        for (field, percent) in
            [(Field::Period, 75), (Field::Notice, 65), (Field::Times, 25), (Field::Window, 5)]
        {
            if self.choices.happens(percent) {
                entries.push(Entry { field, said: self.said_of_renewal(field), times: vec![] });
            }
        }
        if self.choices.happens(10) {
            let times = self.entry_times(Kind::Renewal);
            let field = self.choices.one(&[Field::Period, Field::Notice, Field::Times]);
            let said = self.said_of_renewal(field);
            if !entries.iter().any(|entry| entry.said == said) {
                entries.push(Entry { field, said, times });
            }
        }
        let mut times = Vec::new();
        if self.choices.happens(20) {
            times.push(match self.choices.below(4) {
                0 if !self.happening.is_empty() => {
                    TimeWord::From(Atom::Event(self.choices.one(&self.happening.clone())))
                }
                1 if self.events > 0 => TimeWord::Until(Atom::Event(self.choices.below(self.events))),
                2 => TimeWord::From(Atom::Day(base + self.choices.one(&[1, 12, 20]))),
                _ => TimeWord::Through(Atom::Day(base + self.choices.one(&[40, 20, 60]))),
            });
        }
        Term {
            name,
            kind: Kind::Renewal,
            surviving: false,
            perpetual: false,
            mutual: false,
            adjectives,
            parties,
            times,
            or: None,
            entries,
        }
    }

    pub(super) fn said_of_renewal(&mut self, field: Field) -> Said {
        let of = Duration::of;
        let length = |length| Said::Value(Value::Length(length));
        match field {
            Field::Period => {
                let known = self.choices.one(&[
                    of(10, Unit::Days),
                    of(1, Unit::Months),
                    of(28, Unit::Days),
                    of(2, Unit::Weeks),
                    of(30, Unit::Days),
                    Duration(vec![(1, Unit::Months), (1, Unit::Days)]),
                ]);
                match self.choices.below(20) {
                    17 => Said::Blank,
                    18 => Said::AtMost(Value::Length(known)),
                    19 => Said::AtLeast(Value::Length(known)),
                    _ => length(known),
                }
            }
            Field::Times => {
                let number = Value::Number(self.choices.one(&[1, 2, 3, 0]));
                match self.choices.below(12) {
                    9 => Said::Blank,
                    10 => Said::AtMost(number),
                    11 => Said::AtLeast(number),
                    _ => Said::Value(number),
                }
            }
            Field::Automatic | Field::Successive => {
                Said::Value(Value::Flag(self.choices.one(&[false, true])))
            }
            Field::Holder => Said::Value(Value::Party(self.choices.one(&[Party::OpenAI, Party::Microsoft]))),
            _ => {
                let known = self.choices.one(&[
                    of(5, Unit::Days),
                    of(1, Unit::Days),
                    of(10, Unit::Days),
                    of(2, Unit::Weeks),
                    of(30, Unit::Days),
                    of(1, Unit::Months),
                ]);
                match self.choices.below(20) {
                    16 => length(of(3, Unit::BusinessDays)),
                    17 => Said::Blank,
                    18 => Said::AtMost(Value::Length(known)),
                    19 => Said::AtLeast(Value::Length(known)),
                    _ => length(known),
                }
            }
        }
    }

    pub(super) fn law(&mut self) -> &'static str {
        self.choices.one(&[
            "New York",
            "State of New York",
            "the State of New York",
            "new  york",
            "NEW YORK",
            "New York City",
            "City of New York",
            "Delaware",
            "the laws of Delaware",
            "the laws of the State of Delaware",
            "Commonwealth of Virginia",
            "Virginia",
            "Baden-Baden",
            "Baden\u{2011}Baden",
            "Baden\u{2013}Baden",
        ])
    }

    pub(super) fn note(&mut self) -> &'static str {
        self.choices.one(&[
            "gold service tier",
            "Gold  Service Tier",
            "marigold service tier",
            "service of the gold tier",
            "the provider's tier",
            "the provider\u{2019}s tier",
            "tier",
        ])
    }

    /// What a governing law is asked.
    pub(super) fn law_condition(&mut self, owner: &Owner) -> Condition {
        let field = |field| Expression::Field(owner.clone(), field);
        match self.choices.below(6) {
            0 => Condition::IsHomeLaw(owner.clone()),
            1 | 2 => {
                let law = Expression::Literal(Value::Text(self.law()));
                Condition::Is(field(Field::Law), self.choices.happens(40), law)
            }
            3 => {
                let note = Expression::Literal(Value::Text(self.note()));
                Condition::Is(field(Field::Note), self.choices.happens(40), note)
            }
            4 => Condition::IncludesWords(
                field(Field::Note),
                self.choices.one(&[
                    "service tier",
                    "gold",
                    "Gold Service",
                    "tier",
                    "service",
                    "provider\u{2019}s tier",
                ]),
            ),
            _ => {
                Condition::IsOneOf(field(Field::Law), vec![Value::Text(self.law()), Value::Text(self.law())])
            }
        }
    }

    pub(super) fn law_predicate(&mut self) -> Predicate {
        match self.choices.below(4) {
            0 => Predicate::HaveField(self.choices.one(&[Field::Law, Field::Note])),
            1 | 2 => Predicate::HaveHomeLaw,
            _ => Predicate::HaveOneOf(Field::Law, vec![Value::Text(self.law()), Value::Text(self.law())]),
        }
    }

    /// How long a term outlives its agreement.
    pub(super) fn tail(&mut self) -> Said {
        let length = Value::Length(self.duration());
        match self.choices.below(20) {
            15 => Said::Blank,
            16 => Said::Redacted,
            17 | 18 => Said::AtMost(length),
            19 => Said::AtLeast(length),
            _ => Said::Value(length),
        }
    }

    /// A day that hangs on the end of the agreement.
    pub(super) fn end_of_agreement(&mut self) -> Atom {
        let ten = Duration::of(self.choices.one(&[10, 1, 15]), Unit::Days);
        let later = Atom::Plus(Box::new(Atom::AgreementEnd), ten);
        match self.choices.below(5) {
            0 | 1 => Atom::AgreementEnd,
            2 => later,
            3 if self.events > 0 => Atom::Later(vec![later, Atom::Event(self.choices.below(self.events))]),
            _ => Atom::Earlier(vec![Atom::AgreementEnd, Atom::Day(self.day())]),
        }
    }

    /// What the words of every term make of one that is made.
    pub(super) fn with_words(&mut self, mut term: Term) -> Term {
        if words::MUTUAL && term.kind.sides().is_some() && self.choices.happens(25) {
            term.mutual = true;
        }
        if !words::ENDS || !self.choices.happens(30) {
            return term;
        }
        let standing = |said| Entry { field: Field::Tail, said, times: vec![] };
        match self.choices.below(10) {
            0..=3 => {
                term.entries.push(standing(self.tail()));
                if self.choices.happens(10) {
                    term.surviving = true;
                }
            }
            4 => {
                let times = self.entry_times(term.kind);
                let said = self.tail();
                term.entries.push(Entry { field: Field::Tail, said, times });
                if self.choices.happens(50) {
                    let other = self.tail();
                    if term.entries.last().is_some_and(|last| last.said != other) {
                        term.entries.push(standing(other));
                    }
                }
            }
            5 | 6 => {
                term.perpetual = true;
                let is_dated = super::has_dated_end(&term.times);
                if is_dated && !self.choices.happens(15) {
                    term.times.retain(|time| matches!(time, TimeWord::From(_) | TimeWord::After(_)));
                    term.times.extend(term.or.take());
                }
            }
            7 => {
                // After the end of its agreement, for some time.
                term.surviving = !self.choices.happens(10);
                term.times = vec![
                    if self.choices.happens(30) {
                        TimeWord::From(self.end_of_agreement())
                    } else {
                        TimeWord::After(Atom::AgreementEnd)
                    },
                    TimeWord::For(self.duration()),
                ];
                term.or = None;
            }
            _ => {
                term.surviving = !self.choices.happens(20);
                term.times.retain(|time| matches!(time, TimeWord::From(_) | TimeWord::After(_)));
                let end = self.end_of_agreement();
                term.times.push(if matches!(end, Atom::AgreementEnd) {
                    TimeWord::Through(end)
                } else {
                    self.choices.one(&[TimeWord::Until(end.clone()), TimeWord::Through(end)])
                });
                term.or = None;
            }
        }
        term
    }
}
