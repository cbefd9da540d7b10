//! `sum`, `count`, `largest` and `smallest`: the things of a phrase in, one value over time out.

use crate::evaluate::known::arithmetic;
use crate::evaluate::known::compare::Comparer;
use crate::evaluate::known::truth::{self, Reasons, Truth};
use crate::evaluate::known::value::{Estimate, Estimates, Item};
use crate::evaluate::one_world::context::{Frame, Row};
use crate::ir::{Adjective, EventId, Operator, Phrase, Value, ValueKind};
use crate::source::Span;
use crate::time::{Day, Timeline};
use crate::world::Thing;

/// How much has been added up: what is certain, and the most it may be.
#[derive(Debug, Clone, PartialEq, Default)]
struct Tally {
    /// At least this: one entry for each unit or currency.
    least: Vec<Item>,
    /// At most this …
    most: Vec<Item>,
    /// … unless nothing is known from above.
    unbounded: bool,
    /// Why the two differ.
    reasons: Reasons,
}

/// What the things of an aggregate come to that are the same in every world, and the others.
#[derive(Debug)]
pub(crate) struct Counted {
    steady: Timeline<Tally>,
    shifting: Vec<Thing>,
    /// The events that the others hang on.
    events: Vec<EventId>,
}

/// Whether what a thing adds to an aggregate hangs on that thing alone.
fn is_own_affair(over: &Phrase, field: Option<&Value>) -> bool {
    let own = |value: &Value| value.kind == ValueKind::Thing(over.variable);
    over.filter.is_none()
        && over.slots.iter().all(|slot| slot.value.is_steady())
        && over.adjectives.iter().all(|(adjective, _)| !matches!(adjective, Adjective::Defined(_)))
        && field.is_none_or(|field| matches!(&field.kind, ValueKind::Field { of, .. } if own(of)))
}

/// The furthest value found: what is certain, and the furthest it may be.
#[derive(Debug, Clone, PartialEq)]
struct Furthest {
    least: Item,
    most: Item,
    reasons: Reasons,
    /// Two members cannot be told apart.
    unlike: bool,
}

impl Frame<'_> {
    /// How many such things live.
    pub(crate) fn count(&self, over: &Phrase, row: &mut Row) -> Estimates {
        self.tally(over, None, row, |_, _| Timeline::constant(Item::Number(1.into()).into()))
    }

    /// The sum of a field over the living things. What a member does not tell makes it known from below only.
    pub(crate) fn sum(&self, field: &Value, over: &Phrase, span: Span, row: &mut Row) -> Estimates {
        let aggregate = Value { span, ..field.clone() };
        self.tally(over, Some(field), row, |frame, row| {
            frame.value(field, row).map(|amount| frame.unless_absent(amount, &aggregate))
        })
    }

    fn tally(
        &self,
        over: &Phrase,
        field: Option<&Value>,
        row: &mut Row,
        amount: impl Fn(&Self, &mut Row) -> Estimates,
    ) -> Estimates {
        // What hangs on nothing that is bound around it is the same for all of that.
        let closed = is_own_affair(over, field) && over.slots.iter().all(|slot| slot.value.is_written_out());
        let place =
            (std::ptr::from_ref(over).addr(), field.map_or(0, |field| std::ptr::from_ref(field).addr()));
        let everywhere = self.all_worlds() || !self.context.uncertain;
        if closed && everywhere && self.observer.is_none() {
            return self.settled(place, || {
                let things = self.candidates(over, row);
                self.tally_of(over, &things, row, &amount).map(|tally| self.total(tally))
            });
        }
        let many_worlds = self.context.uncertain && !self.all_worlds() && self.observer.is_none();
        if !many_worlds || !is_own_affair(over, field) {
            let things = self.candidates(over, row);
            return self.tally_of(over, &things, row, &amount).map(|tally| self.total(tally));
        }
        // From one world to the next only things that hang on events count differently.
        let bound = row.before(over.variable);
        let counted = self.steadily_counted(place, &bound, || {
            let world = self.context.world;
            let things = self.candidates(over, row);
            let (steady, shifting): (Vec<Thing>, Vec<Thing>) =
                things.iter().partition(|thing| world.depends(**thing).is_empty());
            let mut events: Vec<EventId> =
                shifting.iter().flat_map(|thing| world.depends(*thing).into_owned()).collect();
            events.sort_unstable();
            events.dedup();
            Counted { steady: self.tally_of(over, &steady, row, &amount), shifting, events }
        });
        let days: Vec<Day> = counted.events.iter().map(|event| self.assignment.day(*event)).collect();
        self.total_in(place, bound, days, || {
            let shifting = self.tally_of(over, &counted.shifting, row, &amount);
            counted.steady.zip_with(&shifting, |one, other| one.plus(other)).map(|tally| self.total(tally))
        })
    }

    /// What these things come to.
    fn tally_of(
        &self,
        over: &Phrase,
        things: &[Thing],
        row: &mut Row,
        amount: &impl Fn(&Self, &mut Row) -> Estimates,
    ) -> Timeline<Tally> {
        let mut tallies = Vec::new();
        for thing in things {
            let matches = self.matches(over, *thing, row);
            if matches == truth::NEVER {
                continue;
            }
            row.bind(over.variable, *thing);
            let amounts = amount(self, row);
            tallies.push(matches.zip_with(&amounts, |matches, amount| Tally::of(*matches, amount)));
        }
        truth::merged(tallies, Tally::default(), |one, other| one.plus(other))
    }

    /// The tally as a value, in one currency.
    fn total(&self, tally: &Tally) -> Estimate {
        // What an event leaves unknown may be of another currency in some world, and then all of it is.
        if tally.unbounded && self.all_worlds() && self.hangs_on_events(tally.reasons) {
            return Estimate::Unknown(tally.reasons);
        }
        let least = self.in_one(&tally.least);
        // A part in another currency makes all of it unknown, whatever else is not known of it.
        let most = self.in_one(&tally.most).map(|most| (!tally.unbounded).then_some(most));
        match (least, most) {
            (Ok(least), Ok(most)) => arithmetic::within(Some(least), most, tally.reasons),
            (Err(reasons), _) | (_, Err(reasons)) => Estimate::Unknown(tally.reasons.with(reasons)),
        }
    }

    /// Amounts of several currencies in one of them that has a rate to each of the others; the first that loses nothing.
    fn in_one(&self, amounts: &[Item]) -> Result<Item, Reasons> {
        let money = |item: &Item| match item {
            Item::Money(money) => Some(*money),
            _ => None,
        };
        let rates = &self.context.rates;
        let fits = |into: &Item, exactly: bool| {
            let Some(into) = money(into) else { return false };
            amounts.iter().filter_map(money).all(|amount| {
                if exactly {
                    rates.converts_exactly(&amount, into.currency)
                } else {
                    rates.convert(&amount, into.currency).is_some()
                }
            })
        };
        let Some(first) = amounts.first() else { return Ok(Item::Zero) };
        let chosen = amounts
            .iter()
            .find(|into| fits(into, true))
            .or_else(|| amounts.iter().find(|into| fits(into, false)));
        let chosen = chosen.unwrap_or(first);
        let mut total = chosen.clone();
        for amount in amounts.iter().filter(|amount| *amount != chosen) {
            // Converted first, so that the sum stays in the currency chosen.
            let amount = match (money(amount), money(&total)) {
                (Some(amount), Some(into)) => rates.convert(&amount, into.currency).map(Item::Money),
                _ => None,
            }
            .unwrap_or_else(|| amount.clone());
            match self.calculate(|it| it.items(Operator::Add, &total, &amount)) {
                Estimate::Exactly(sum) => total = sum,
                other => return Err(other.reasons()),
            }
        }
        Ok(total)
    }

    /// The largest or smallest amount over the living things.
    pub(crate) fn furthest(
        &self,
        largest: bool,
        field: &Value,
        over: &Phrase,
        span: Span,
        row: &mut Row,
    ) -> Estimates {
        let aggregate = Value { span, ..field.clone() };
        let mut found = Vec::new();
        for thing in self.candidates(over, row).iter() {
            let matches = self.matches(over, *thing, row);
            if matches == truth::NEVER {
                continue;
            }
            row.bind(over.variable, *thing);
            let amounts = self.value(field, row).map(|amount| self.unless_absent(amount, &aggregate));
            found.push(matches.zip_with(&amounts, |matches, amount| Furthest::of(largest, *matches, amount)));
        }
        let none = Furthest::none(largest);
        let furthest = truth::merged(found, none, |one, other| self.further(largest, one, other));
        furthest.map(|furthest| {
            if furthest.unlike {
                Estimate::Unknown(furthest.reasons)
            } else {
                arithmetic::within(
                    Some(furthest.least.clone()),
                    Some(furthest.most.clone()),
                    furthest.reasons,
                )
            }
        })
    }

    fn further(&self, largest: bool, one: &Furthest, other: &Furthest) -> Furthest {
        let reasons = one.reasons.with(other.reasons);
        self.with_reasons(|rates, table| {
            let mut comparer = Comparer { rates, reasons: table };
            let least = comparer.extreme(&one.least, &other.least, largest);
            let most = comparer.extreme(&one.most, &other.most, largest);
            match (least, most) {
                (Ok(least), Ok(most)) => {
                    Furthest { least, most, reasons, unlike: one.unlike || other.unlike }
                }
                (Err(why), _) | (_, Err(why)) => {
                    Furthest { reasons: reasons.with(why), unlike: true, ..one.clone() }
                }
            }
        })
    }
}

impl Tally {
    /// One member. Amounts in terms are never below zero.
    fn of(matches: Truth, amount: &Estimate) -> Tally {
        if matches == Truth::False {
            return Tally::default();
        }
        let reasons = matches.reasons().with(amount.reasons());
        let (least, most) = match amount.bounds() {
            Some((least, most, _)) => (least, most),
            None => (None, None),
        };
        let least = least.filter(|_| matches == Truth::True).cloned();
        Tally {
            least: least.into_iter().collect(),
            most: most.cloned().into_iter().collect(),
            unbounded: most.is_none(),
            reasons,
        }
    }

    fn plus(&self, other: &Tally) -> Tally {
        Tally {
            least: plus(&self.least, &other.least),
            most: plus(&self.most, &other.most),
            unbounded: self.unbounded || other.unbounded,
            reasons: self.reasons.with(other.reasons),
        }
    }
}

/// The sums of amounts, unit by unit.
fn plus(one: &[Item], other: &[Item]) -> Vec<Item> {
    let mut sums = one.to_vec();
    for amount in other {
        let added = sums.iter_mut().any(|sum| match added(sum, amount) {
            Some(result) => {
                *sum = result;
                true
            }
            None => false,
        });
        if !added {
            sums.push(amount.clone());
        }
    }
    sums
}

/// The sum of two amounts of one unit.
fn added(one: &Item, other: &Item) -> Option<Item> {
    match (one, other) {
        (Item::Zero, other) | (other, Item::Zero) => Some(other.clone()),
        (Item::Number(a), Item::Number(b)) => crate::value::add(*a, *b).map(Item::Number),
        (Item::Percent(a), Item::Percent(b)) => crate::value::add(*a, *b).map(Item::Percent),
        (Item::Quantity { amount: a, unit }, Item::Quantity { amount: b, unit: other }) if unit == other => {
            crate::value::add(*a, *b).map(|amount| Item::Quantity { amount, unit: *unit })
        }
        (Item::Money(a), Item::Money(b)) if a.currency == b.currency || a.is_zero() || b.is_zero() => {
            a.plus(b).ok().map(Item::Money)
        }
        (Item::Duration(a), Item::Duration(b)) => a.plus(b).map(Item::Duration),
        _ => None,
    }
}

impl Furthest {
    /// Of no thing: the largest is below everything, the smallest above.
    fn none(largest: bool) -> Furthest {
        let bound = if largest { Item::Below } else { Item::Above };
        Furthest { least: bound.clone(), most: bound, reasons: Reasons::NONE, unlike: false }
    }

    fn of(largest: bool, matches: Truth, amount: &Estimate) -> Furthest {
        let mut furthest = Furthest::none(largest);
        if matches == Truth::False {
            return furthest;
        }
        let (least, most) = match amount.bounds() {
            Some((least, most, _)) => (least.cloned(), most.cloned()),
            None => (None, None),
        };
        furthest.reasons = matches.reasons().with(amount.reasons());
        // What may not be a member can only make the largest larger, and the smallest smaller.
        let certain = matches == Truth::True;
        if certain || !largest {
            furthest.least = least.unwrap_or(Item::Below);
        }
        if certain || largest {
            furthest.most = most.unwrap_or(Item::Above);
        }
        furthest
    }
}
