//! A condition and the things bound in, its truth over time out.

use std::cmp::Ordering;

use crate::evaluate::known::compare::{self, Comparer};
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::{self, Reasons, Truth, Truths};
use crate::evaluate::known::value::{Estimate, Estimates, Item};
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::ir::{Condition, ConditionKind, FieldId, Operator, Part, Phrase, Relation, Value, ValueKind};
use crate::time::Day;
use crate::world::{Cell, Known, Origin, Thing};

impl Frame<'_> {
    /// When the condition holds.
    pub(crate) fn condition(&self, condition: &Condition, row: &mut Row) -> Truths {
        let bound = row.len();
        let truths = self.decide(condition, row);
        // What its own phrases have bound says nothing to an observer.
        row.truncate(bound);
        self.observe(condition.span, row, &truths);
        truths
    }

    fn decide(&self, condition: &Condition, row: &mut Row) -> Truths {
        match &condition.kind {
            ConditionKind::All(parts) => self.fold(parts, row, truth::ALWAYS, truth::NEVER, truth::and),
            ConditionKind::Any(parts) => self.fold(parts, row, truth::NEVER, truth::ALWAYS, truth::or),
            // `is not` is one condition to whoever listens.
            ConditionKind::Not(part) if part.span == condition.span => truth::not(&self.decide(part, row)),
            ConditionKind::Not(part) => truth::not(&self.condition(part, row)),
            ConditionKind::Is { thing, adjective } => {
                let things = self.value(thing, row);
                self.of_thing(&things, |thing| self.adjective(thing, *adjective))
            }
            ConditionKind::Compare { left, relation, right } => self.compare(left, *relation, right, row),
            ConditionKind::Within { left, distance, of } => self.within(left, distance, of, row),
            ConditionKind::OneOf { left, options } => {
                let parts =
                    options.iter().map(|option| self.compare(left, Relation::Equal, option, row)).collect();
                truth::any(parts)
            }
            ConditionKind::PartOf { left, right } => self.known_pair(left, right, row, |left, right| {
                let world = self.context.world;
                match (left, right) {
                    (Item::Party(part), Item::Party(whole)) => world.is_part_of(*part, *whole),
                    (Item::Party(part), Item::Parties(wholes)) => {
                        wholes.iter().any(|whole| world.is_part_of(*part, *whole))
                    }
                    _ => false,
                }
            }),
            ConditionKind::Blank { value, redacted } => self.blank(value, *redacted, row),
            ConditionKind::Includes { left, right } => self.known_pair(left, right, row, compare::includes),
            ConditionKind::Overlaps { left, right } => self.known_pair(left, right, row, compare::overlaps),
            ConditionKind::LivesOverlap { left, right } => {
                let (left, right) = (self.value(left, row), self.value(right, row));
                left.zip_with(&right, |left, right| {
                    let (Some(left), Some(right)) = (thing_of(left), thing_of(right)) else {
                        return Truth::False;
                    };
                    truth::some_day(&truth::and(self.lives(left), self.lives(right)))
                })
            }
            ConditionKind::Has(value) => self.has(value, row),
            ConditionKind::AgreementHas { agreement, phrase } => {
                let agreements = self.value(agreement, row);
                // The row is bound anew for each agreement; there is one, but for a path that changes over time.
                let row = std::cell::RefCell::new(row);
                self.of_thing(&agreements, |thing| self.agreement_has(thing, phrase, &mut row.borrow_mut()))
            }
            ConditionKind::Some(phrase) => self.some(phrase, row),
            ConditionKind::Flag(value) => self.value(value, row).map(|estimate| match estimate {
                Estimate::Exactly(Item::Flag(flag)) => (*flag).into(),
                Estimate::Unknown(reasons) | Estimate::Between { reasons, .. } => Truth::Unknown(*reasons),
                _ => Truth::False,
            }),
        }
    }

    /// All parts joined. False and true settle a conjunction and a disjunction in Kleene's logic even where other parts are unknown,
    /// so once they do so on every day, the parts that follow are not looked at: neither their truth nor their reasons are missed.
    /// An observer hears of every part, whatever the parts before it were.
    fn fold(
        &self,
        parts: &[Condition],
        row: &mut Row,
        empty: Truths,
        settled: Truths,
        join: impl Fn(Truths, Truths) -> Truths,
    ) -> Truths {
        let mut all = empty;
        for part in parts {
            if all == settled && !self.is_observed() {
                return all;
            }
            all = join(all, self.condition(part, row));
        }
        all
    }

    /// When two values are so related.
    pub(crate) fn compare(&self, left: &Value, relation: Relation, right: &Value, row: &mut Row) -> Truths {
        if relation != Relation::Equal {
            if let Some(truths) = self.compare_furthest(left, relation, right, row) {
                return truths;
            }
            if let Some(truths) = self.compare_furthest(right, relation.flipped(), left, row) {
                return truths;
            }
        }
        let truths = self.compare_estimates(&self.value(left, row), relation, &self.value(right, row));
        self.cancelled(left, relation, right, row, truths)
    }

    /// When two values over time are so related.
    pub(crate) fn compare_estimates(
        &self,
        left: &Estimates,
        relation: Relation,
        right: &Estimates,
    ) -> Truths {
        left.zip_with(right, |left, right| {
            if self.keeps_orders()
                && let (Estimate::Exactly(left), Estimate::Exactly(right)) = (left, right)
            {
                self.keep_order(order_in_time(left, right));
            }
            self.with_reasons(|rates, reasons| Comparer { rates, reasons }.compare(left, relation, right))
        })
    }

    /// When a day lies within a distance of another, either way.
    fn within(&self, left: &Value, distance: &Value, of: &Value, row: &mut Row) -> Truths {
        let span = left.span;
        let (left, distance, of) = (self.value(left, row), self.value(distance, row), self.value(of, row));
        let reached = of.zip_with(&distance, |of, distance| {
            // Nothing is near a day that never comes.
            (!is_no_day(of)).then(|| {
                self.calculate(span, |it| {
                    let from = it.binary(Operator::Subtract, of, distance);
                    (from, it.binary(Operator::Add, of, distance))
                })
            })
        });
        left.zip_with(&reached, |left, reached| {
            let Some((from, through)) = reached else { return Truth::False };
            self.with_reasons(|rates, reasons| {
                let mut comparer = Comparer { rates, reasons };
                let after = comparer.compare(left, Relation::AtLeast, from);
                after.and(comparer.compare(left, Relation::AtMost, through))
            })
        })
    }

    /// What holds of two values on the days both are known. False where one is absent, even if the other is unknown: nothing that is
    /// asked of an absent value holds.
    fn known_pair(
        &self,
        left: &Value,
        right: &Value,
        row: &mut Row,
        holds: impl Fn(&Item, &Item) -> bool,
    ) -> Truths {
        let (left, right) = (self.value(left, row), self.value(right, row));
        left.zip_with(&right, |left, right| match (left, right) {
            (Estimate::Exactly(left), Estimate::Exactly(right)) => holds(left, right).into(),
            (Estimate::Absent, _) | (_, Estimate::Absent) => Truth::False,
            _ => Truth::Unknown(left.reasons().with(right.reasons())),
        })
    }

    /// `is tbd`, `is undisclosed`.
    fn blank(&self, value: &Value, redacted: bool, row: &mut Row) -> Truths {
        let wanted = if redacted { Known::Redacted } else { Known::Blank };
        let (of, field) = match &value.kind {
            ValueKind::Field { of, field } => (of.as_ref(), Some(*field)),
            _ => (value, None),
        };
        let things = self.value(of, row);
        self.of_thing(&things, |thing| {
            let Thing::Term(term) = thing else { return truth::NEVER };
            let is_wanted = |field: FieldId| {
                self.read_field(term, field, |cell| (cell.known == wanted).into(), Truth::Unknown)
            };
            match field {
                Some(field) => is_wanted(field),
                None => {
                    let fields = &self.context.ir.kind_of(term).fields;
                    truth::any(fields.iter().map(|field| is_wanted(*field)).collect())
                }
            }
        })
    }

    /// When a field is stated: a blank leaves it open, a redaction counts, a default does not. `has end` asks for a day.
    pub(crate) fn has(&self, value: &Value, row: &mut Row) -> Truths {
        match &value.kind {
            ValueKind::Field { of, field } => {
                let things = self.value(of, row);
                self.of_thing(&things, |thing| {
                    let Thing::Term(term) = thing else { return truth::NEVER };
                    let is_stated = |cell: &Cell| match (cell.origin, &cell.known) {
                        (Origin::Default | Origin::Absent, _) | (_, Known::Absent) => Truth::False,
                        (Origin::Stated, Known::Blank) => {
                            let (term, field) = self.context.world.where_stated(term, *field);
                            Truth::Unknown(self.note(Reason::Blank { term, field, span: cell.span }))
                        }
                        (Origin::Stated, _) => Truth::True,
                    };
                    self.read_field(term, *field, is_stated, Truth::Unknown)
                })
            }
            ValueKind::Part { part, .. } => {
                let nowhere = match part {
                    Part::Start => Some(Item::day(Day::BEGINNING)),
                    Part::End => Some(Item::day(Day::END)),
                    _ => None,
                };
                self.value(value, row).map(|estimate| match estimate {
                    Estimate::Absent => Truth::False,
                    Estimate::Exactly(item) => (nowhere.as_ref() != Some(item)).into(),
                    other => Truth::Unknown(other.reasons()),
                })
            }
            _ => self.value(value, row).map(|estimate| match estimate {
                Estimate::Absent => Truth::False,
                Estimate::Exactly(_) | Estimate::Between { .. } => Truth::True,
                Estimate::Unknown(reasons) => self.unless_redacted(*reasons),
            }),
        }
    }

    /// A value that is only redacted is there; one that is blank may not be.
    fn unless_redacted(&self, reasons: Reasons) -> Truth {
        let blank = |reason: &Reason| !matches!(reason, Reason::Redacted { .. });
        if self.reasons(reasons).iter().any(blank) { Truth::Unknown(reasons) } else { Truth::True }
    }

    /// When such a term of the agreement lives.
    pub(crate) fn agreement_has(&self, agreement: Thing, phrase: &Phrase, row: &mut Row) -> Truths {
        let Thing::Agreement(id) = agreement else { return truth::NEVER };
        let world = self.context.world;
        let terms: Vec<Thing> =
            world.terms_of(id).flat_map(|term| world.with_readings(term)).map(Thing::Term).collect();
        self.some_of(phrase, &terms, row)
    }

    /// The same of an agreement that is judged, so that only the days count on which it lives itself: on each of them, in whatever world,
    /// a term is there that lives as long as its agreement at least.
    pub(crate) fn subject_has(&self, agreement: Thing, phrase: &Phrase, row: &mut Row) -> Truths {
        let has = self.agreement_has(agreement, phrase, row);
        let Thing::Agreement(id) = agreement else { return has };
        if !self.is_blurred(agreement) {
            return has;
        }
        let world = self.context.world;
        let lives = truth::on(&self.across_worlds(agreement).sometimes);
        let along = world.terms_of(id).filter(|term| world.lives_through_agreement(*term));
        let along = along.flat_map(|term| world.with_readings(term)).map(Thing::Term);
        let fits = along.map(|thing| truth::and(self.fits_where(phrase, None, thing, row), lives.clone()));
        let found: Vec<Truths> = fits.collect();
        truth::or(has, truth::any(found))
    }

    /// What holds of a thing, on the days on which the value is that thing.
    fn of_thing(&self, things: &Estimates, holds: impl Fn(Thing) -> Truths) -> Truths {
        if let Some(estimate) = things.as_constant() {
            return match (thing_of(estimate), estimate) {
                (Some(thing), _) => holds(thing),
                (None, Estimate::Unknown(reasons)) => Truths::constant(Truth::Unknown(*reasons)),
                _ => truth::NEVER,
            };
        }
        let mut parts = Vec::new();
        for (run, estimate) in things.segments() {
            let here = match (thing_of(estimate), estimate) {
                (Some(thing), _) => holds(thing),
                (None, Estimate::Unknown(reasons)) => Truths::constant(Truth::Unknown(*reasons)),
                _ => continue,
            };
            parts.push(truth::and(truth::on(&run.into()), here));
        }
        truth::any(parts)
    }
}

/// The thing a value is, where it is one.
pub(crate) fn thing_of(estimate: &Estimate) -> Option<Thing> {
    match estimate {
        Estimate::Exactly(Item::Thing(thing)) => Some(*thing),
        Estimate::Exactly(Item::Party(party)) => Some(Thing::Party(*party)),
        _ => None,
    }
}

/// Whether one day or span of time may be less than another, the same, or more; nothing of other values.
pub(crate) fn order_in_time(left: &Item, right: &Item) -> Option<[bool; 3]> {
    let of = |order: Ordering| [order.is_lt(), order.is_eq(), order.is_gt()];
    match (left, right) {
        (Item::Date(left), Item::Date(right)) => Some(of(left.first.cmp(&right.first))),
        (Item::Duration(left), Item::Duration(right)) => {
            let possible = left.compare(right);
            Some([possible.less, possible.equal, possible.greater])
        }
        (Item::Below, _) | (_, Item::Above) => Some(of(Ordering::Less)),
        (Item::Above, _) | (_, Item::Below) => Some(of(Ordering::Greater)),
        _ => None,
    }
}

/// Whether it is known to be no day of the calendar: that of what never comes, or of a start that is not stated.
fn is_no_day(estimate: &Estimate) -> bool {
    matches!(estimate, Estimate::Exactly(Item::Date(period)) if !period.first.is_civil())
}
