//! Things sorted by an amount, with the days on which they come and go, as they are kept; what those in a range add up to out.

use std::cmp::Ordering;

use crate::evaluate::known::compare::are_alike;
use crate::evaluate::known::value::Item;
use crate::ir::Relation;
use crate::time::{Day, Days, Timeline};
use crate::value::Number;
use crate::world::Thing;

/// The plain things, sorted, and the others.
#[derive(Debug, Default)]
pub(crate) struct Ranking {
    /// An item of the unit that things are sorted by; none where nothing is plain.
    pub(super) unit: Option<Item>,
    /// By what they are sorted, ascending.
    keys: Vec<Number>,
    /// The amounts that are added up; none where things are only counted.
    pub(super) amounts: Option<Amounts>,
    /// When each comes, and when it goes; by day.
    pub(super) steps: Vec<Step>,
    /// The things that are not plain.
    pub(super) others: Vec<Thing>,
}

#[derive(Debug)]
pub(super) struct Amounts {
    pub(super) unit: Item,
    pub(super) list: Vec<Number>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// The first day of what comes, and the day after the last of what goes.
    day: Day,
    comes: bool,
    /// The place of what it is sorted by.
    key: usize,
    /// The place of its amount.
    amount: usize,
}

/// A stretch of days in which a thing is a member.
pub(super) struct Part {
    pub(super) days: Days,
    pub(super) key: Number,
    pub(super) amount: Number,
}

/// Whether an item is of the unit, which is that of the first that is asked for. What is zero of everything has none.
pub(super) fn is_of(unit: &mut Option<Item>, item: &Item) -> bool {
    are_alike(unit.get_or_insert_with(|| item.clone()), item)
}

impl Ranking {
    pub(super) fn fill(&mut self, mut parts: Vec<Part>) {
        parts.sort_by(|one, other| one.key.cmp(&other.key));
        let Some(amounts) = &mut self.amounts else { return };
        for (place, part) in parts.into_iter().enumerate() {
            for run in part.days.runs() {
                self.steps.push(Step { day: run.from, comes: true, key: place, amount: place });
                self.steps.push(Step { day: run.through.next(), comes: false, key: place, amount: place });
            }
            self.keys.push(part.key);
            amounts.list.push(part.amount);
        }
        // What goes goes first, so that no more is there at once than is.
        self.steps.sort_by_key(|step| (step.day, step.comes));
    }

    /// Which places lie so to a bound; none where that is of another unit.
    pub(super) fn range(&self, relation: Relation, bound: &Item) -> Option<(usize, usize)> {
        let Some(unit) = &self.unit else { return Some((0, 0)) };
        let bound = bound.number().filter(|_| are_alike(unit, bound))?;
        let below = self.keys.partition_point(|key| key.cmp(bound) == Ordering::Less);
        let through = self.keys.partition_point(|key| key.cmp(bound) != Ordering::Greater);
        Some(match relation {
            Relation::Equal => (below, through),
            Relation::AtMost => (0, through),
            Relation::Below => (0, below),
            Relation::AtLeast => (below, self.keys.len()),
            Relation::Above => (through, self.keys.len()),
        })
    }

    /// What those in a range add up to on each day, nothing where there is none; none where that cannot be told exactly.
    pub(super) fn passed(&self, (from, until): (usize, usize)) -> Option<Timeline<Option<Item>>> {
        let Some(amounts) = &self.amounts else { return Some(Timeline::constant(None)) };
        let (mut there, mut sum) = (0_usize, Number::ZERO);
        let mut first = None;
        let mut changes: Vec<(Day, Option<Item>)> = Vec::new();
        let mut steps = self.steps.iter().filter(|step| (from..until).contains(&step.key)).peekable();
        while let Some(step) = steps.next() {
            let amount = amounts.list.get(step.amount)?;
            sum = if step.comes { sum.plus(amount) } else { sum.minus(amount) }.exactly()?;
            there = if step.comes { there + 1 } else { there.saturating_sub(1) };
            if steps.peek().is_some_and(|next| next.day == step.day) {
                continue;
            }
            let value = (there > 0).then(|| amounts.unit.with_number(sum.clone())).flatten();
            if step.day <= Day::FIRST {
                first = value;
            } else if step.day.is_civil() {
                changes.push((step.day, value));
            }
        }
        Some(Timeline::from_changes(first, changes))
    }
}
