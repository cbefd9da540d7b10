//! A value as written and the things bound in, what is known of it over time out.

use crate::evaluate::known::arithmetic::{self, Calculator};
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::{self, Reasons};
use crate::evaluate::known::value::{Estimate, Estimates, Item};
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::evaluate::one_world::written::Aggregate;
use crate::ir::{
    AggregateWord, FieldId, FieldType, Literal, Operator, Part, TermId, Value, ValueKind, WordId,
};
use crate::source::Span;
use crate::time::{Day, Timeline};
use crate::world::{Cell, Known, Thing, Unknown};

impl Frame<'_> {
    /// What is known of a value over time. Outside the life of a thing its fields mean nothing.
    pub(crate) fn value(&self, value: &Value, row: &mut Row) -> Estimates {
        match &value.kind {
            ValueKind::Literal(literal) => Timeline::constant(Item::of(literal, &[]).into()),
            ValueKind::Thing(variable) => {
                let thing = row.get(*variable).map(Item::thing);
                Timeline::constant(thing.map_or(Estimate::Absent, Estimate::Exactly))
            }
            ValueKind::Event(event) => {
                let unknown = self.context.world.unknown(*event);
                Timeline::constant(self.day_of(unknown))
            }
            // Only time words of terms say it, and no rule evaluates those.
            ValueKind::AgreementEnd => Timeline::constant(Estimate::Absent),
            ValueKind::Field { of, field } => self.each_thing(of, row, |frame, thing| match thing {
                Thing::Term(term) => frame.field(term, *field),
                _ => Timeline::constant(Estimate::Absent),
            }),
            ValueKind::Part { of, part } => {
                self.each_thing(of, row, |frame, thing| Timeline::constant(frame.part(thing, *part)))
            }
            ValueKind::Computed { of, computed } => self.each_thing(of, row, |frame, thing| {
                let definition = frame.context.ir.computed(*computed);
                frame.computed_of(*computed, thing, || frame.value(&definition.value, &mut Row::of(thing)))
            }),
            ValueKind::Negate(of) => {
                let zero = Estimate::Exactly(Item::Zero);
                self.value(of, row).map(|estimate| {
                    self.calculate(value.span, |it| it.binary(Operator::Subtract, &zero, estimate))
                })
            }
            ValueKind::Arithmetic { operator, left, right } => {
                let (left, right) = (self.value(left, row), self.value(right, row));
                left.zip_with(&right, |left, right| {
                    self.calculate(value.span, |it| it.binary(*operator, left, right))
                })
            }
            ValueKind::PercentOf { percent, of } => {
                let percent = Estimate::Exactly(Item::Percent((*percent).into()));
                self.value(of, row).map(|estimate| {
                    self.calculate(value.span, |it| it.binary(Operator::Multiply, estimate, &percent))
                })
            }
            ValueKind::Extreme { word, of } => {
                let alone = |member: &Value| {
                    let is_field = matches!(member.kind, ValueKind::Field { .. });
                    self.value(member, &mut row.clone()).map(|estimate| match estimate {
                        Estimate::Unknown(reasons) if is_field && self.is_surely_stated(*reasons) => {
                            vec![Estimate::Between { least: None, most: None, reasons: *reasons }]
                        }
                        other => vec![other.clone()],
                    })
                };
                let members = truth::merged(of.iter().map(alone).collect(), Vec::new(), |left, right| {
                    [left.as_slice(), right.as_slice()].concat()
                });
                members.map(|members| {
                    let chosen = self.calculate(value.span, |it| it.extreme(*word, members));
                    if self.keeps_orders() {
                        self.keep_order(members.iter().position(|member| *member == chosen));
                    }
                    chosen
                })
            }
            ValueKind::Aggregate { word, field, over } => {
                let aggregate = Aggregate { span: value.span, over, filter: None, field: field.as_deref() };
                match word {
                    AggregateWord::Count | AggregateWord::Sum => self.sum(&aggregate, row),
                    AggregateWord::Largest => self.furthest(true, &aggregate, row),
                    AggregateWord::Smallest => self.furthest(false, &aggregate, row),
                }
            }
        }
    }

    /// Calculates with the rates and the rule for month ends. A date that this refuses is told of the words at `span`.
    pub(crate) fn calculate<T>(&self, span: Span, run: impl FnOnce(&mut Calculator) -> T) -> T {
        let month_end = self.context.world.month_end();
        let (result, refused) = self.with_reasons(|rates, reasons| {
            let mut calculator = Calculator { rates, reasons, month_end, refused: None };
            (run(&mut calculator), calculator.refused)
        });
        if let Some(problem) = refused {
            self.refuse(span, problem);
        }
        result
    }

    /// What `read` says of the thing that `of` is, on the days on which it is that thing.
    fn each_thing(&self, of: &Value, row: &mut Row, read: impl Fn(&Self, Thing) -> Estimates) -> Estimates {
        if let ValueKind::Thing(variable) = &of.kind {
            return match row.get(*variable) {
                Some(thing) => read(self, thing),
                None => Timeline::constant(Estimate::Absent),
            };
        }
        let things = self.value(of, row);
        let read_one = |estimate: &Estimate| match estimate {
            Estimate::Exactly(Item::Thing(thing)) => read(self, *thing),
            Estimate::Exactly(Item::Party(party)) => read(self, Thing::Party(*party)),
            Estimate::Unknown(reasons) => Timeline::constant(Estimate::Unknown(*reasons)),
            _ => Timeline::constant(Estimate::Absent),
        };
        if let Some(estimate) = things.as_constant() {
            return read_one(estimate);
        }
        let mut result = Timeline::constant(Estimate::Absent);
        for (run, estimate) in things.segments() {
            let within = Timeline::from_days(&run.into(), true, false);
            let here = read_one(estimate);
            let picked = within.zip_with(&here, |within, here| within.then(|| here.clone()));
            result = picked.zip_with(&result, |here, before| here.clone().unwrap_or_else(|| before.clone()));
        }
        result
    }

    /// A field of a term over time.
    pub(crate) fn field(&self, term: TermId, field: FieldId) -> Estimates {
        let every = self.words_of(field);
        self.read_field(term, field, |cell| self.estimate(term, field, cell, every), Estimate::Unknown)
    }

    /// Whether a field that is not known for these reasons has a value all the same: it must be stated, or is only not shown.
    pub(super) fn is_surely_stated(&self, reasons: Reasons) -> bool {
        self.reasons(reasons).iter().all(|reason| match reason {
            Reason::Blank { field, .. } => !self.context.ir.field(*field).optional,
            Reason::Redacted { .. } => true,
            _ => false,
        })
    }

    /// The day of an event; over all worlds it lies between the first and the last it can have.
    fn day_of(&self, unknown: Unknown) -> Estimate {
        let domain = self.context.world.domain(unknown);
        if !self.is_all_at_once() || domain.fixed().is_some() {
            return Item::day(self.assignment.day(unknown)).into();
        }
        let first = domain.days.first().unwrap_or(Day::END).max(Day::FIRST);
        let last =
            if domain.never { Day::END } else { domain.days.last().unwrap_or(Day::END).min(Day::LAST) };
        let reasons = self.undated(&[unknown]);
        arithmetic::within(Some(Item::day(first)), Some(Item::day(last)), reasons)
    }

    /// The first (or last) day of a thing; what lives on no day has none.
    fn bound(&self, thing: Thing, start: bool) -> Estimate {
        let world = self.context.world;
        if self.is_blurred(thing) && !matches!(thing, Thing::Party(_)) {
            let across = self.across_worlds(thing);
            let (first, last) = if start { across.start } else { across.end };
            let reasons = self.undated(&across.unknowns);
            if across.always.is_empty() {
                // There may be a world in which it lives on no day.
                return Estimate::Unknown(reasons);
            }
            return arithmetic::within(Some(Item::day(first)), Some(Item::day(last)), reasons);
        }
        if self.life(thing).is_empty() {
            return Estimate::Absent;
        }
        let mark =
            if start { world.start(thing, &self.assignment) } else { world.end(thing, &self.assignment) };
        Item::day(mark.day).into()
    }

    /// What a cell says of the value.
    pub(crate) fn estimate(&self, term: TermId, field: FieldId, cell: &Cell, every: &[WordId]) -> Estimate {
        let (term, field) = self.context.world.where_stated(term, field);
        match &cell.known {
            Known::Absent => Estimate::Absent,
            Known::Blank => Estimate::Unknown(self.note(Reason::Blank { term, field, span: cell.span })),
            Known::Redacted => {
                Estimate::Unknown(self.note(Reason::Redacted { term, field, span: cell.span }))
            }
            Known::Exactly(literal) => Estimate::Exactly(Item::of(literal, every)),
            Known::Bounded { at_least, at_most } => {
                let bound =
                    |literal: &Option<Literal>| literal.as_ref().map(|literal| Item::of(literal, every));
                let reasons = self.note(Reason::Bound { term, field, span: cell.span });
                arithmetic::within(bound(at_least), bound(at_most), reasons)
            }
        }
    }

    /// The words a set or choice has.
    pub(crate) fn words_of(&self, field: FieldId) -> &[WordId] {
        match &self.context.ir.field(field).ty {
            FieldType::Set(words) | FieldType::Choice(words) => words,
            _ => &[],
        }
    }

    /// What every thing has besides its fields.
    fn part(&self, thing: Thing, part: Part) -> Estimate {
        let context = self.context;
        let agreement = match thing {
            Thing::Term(term) => context.world.agreement_of(term),
            Thing::Agreement(agreement) => Some(agreement),
            Thing::Party(_) => None,
        };
        let declared = agreement.map(|id| context.ir.agreement(id));
        let item = match part {
            Part::Start => return self.bound(thing, true),
            Part::End => return self.bound(thing, false),
            Part::Agreement => agreement.map(|id| Item::Thing(Thing::Agreement(id))),
            Part::Signed => declared.and_then(|agreement| agreement.signed).map(Item::day),
            Part::Parties => declared.map(|agreement| {
                let mut parties: Vec<_> = agreement.sides.iter().map(|side| side.party).collect();
                parties.sort_unstable();
                Item::Parties(parties)
            }),
            Part::Section => match thing {
                Thing::Term(term) => {
                    let section = context.ir.term(term).sections.first();
                    section.map(|section| Item::Text(section.number.clone()))
                }
                _ => None,
            },
            Part::Name => Some(Item::Text(context.ir.declared(thing).name.clone())),
        };
        item.map_or(Estimate::Absent, Estimate::Exactly)
    }
}
