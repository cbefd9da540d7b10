//! `largest` and `smallest`: the things of a phrase in, the furthest amount out, and how it compares with another value.

use std::cmp::{Ordering, Reverse};

use crate::evaluate::known::arithmetic;
use crate::evaluate::known::compare::{Comparer, are_alike};
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::{self, Reasons, Truth, Truths};
use crate::evaluate::known::value::{Estimate, Estimates, Item};
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::place::Place;
use crate::evaluate::one_world::row::Row;
use crate::evaluate::one_world::sums::{Leader, Worlds};
use crate::evaluate::one_world::written::Aggregate;
use crate::ir::{AggregateWord, Relation, Value, ValueKind};
use crate::time::Timeline;
use crate::value::Currency;
use crate::world::Thing;

/// The furthest value found.
#[derive(Debug, Clone, PartialEq)]
struct Furthest {
    /// What bounds the largest from below, and the smallest from above: one of each sort of amounts that cannot be held against each
    /// other, with how many there are of it. The most frequent comes first, whatever was found first.
    sure: Vec<(usize, Item)>,
    /// The furthest that it may be.
    open: Item,
    reasons: Reasons,
}

impl Frame<'_> {
    /// The largest or smallest amount over the living things.
    pub(crate) fn furthest(&self, largest: bool, of: &Aggregate, row: &mut Row) -> Estimates {
        let Some(place) = self.place_of(of, row) else {
            let furthest = self.furthest_of_all(largest, of, row);
            return self.unless_too_much(furthest);
        };
        let kept = if place.is_closed() {
            self.without_counting(|| self.furthest_at(place, largest, of, row))
        } else {
            self.furthest_at(place, largest, of, row)
        };
        self.unless_too_much(kept)
    }

    /// The same, kept at its place.
    fn furthest_at(&self, place: Place, largest: bool, of: &Aggregate, row: &mut Row) -> Estimates {
        // Which amounts are held against each other first can make a difference where they are unlike, so the things are not
        // taken apart into those that hang on events and the rest, as they are for a sum.
        let worlds = if self.is_the_same_everywhere() {
            Worlds::All
        } else {
            let shifting = self
                .sums(&place)
                .shifting
                .of(place.clone(), || self.shifting(&self.candidates(of.over, row)).into());
            if shifting.things.is_empty() { Worlds::All } else { self.worlds_like_this(&shifting) }
        };
        let sums = match worlds {
            Worlds::All | Worlds::Seen(_) => self.sums(&place),
            Worlds::Where(_) | Worlds::Viewed(_) => self.sums_here(),
        };
        self.once(&sums.totals, (place, worlds), || self.furthest_of_all(largest, of, row))
    }

    fn furthest_of_all(&self, largest: bool, of: &Aggregate, row: &mut Row) -> Estimates {
        let Some(field) = of.field else { return Timeline::constant(Estimate::Absent) };
        let mut found = Vec::new();
        for thing in self.candidates(of.over, row).iter() {
            if self.leaves_off() {
                break;
            }
            let matches = self.is_member(of, *thing, row);
            if matches == truth::NEVER {
                continue;
            }
            let amounts = self.amount_of_member(field, of.span, row);
            found.push(matches.zip_with(&amounts, |matches, amount| Furthest::of(largest, *matches, amount)));
        }
        let none = Furthest::none(largest);
        let furthest = truth::merged(found, none, |one, other| self.further(largest, one, other));
        furthest.map(|furthest| {
            let (sure, open) =
                (furthest.sure.first().map(|(_, item)| item.clone()), Some(furthest.open.clone()));
            let (least, most) = if largest { (sure, open) } else { (open, sure) };
            arithmetic::within(least, most, furthest.reasons)
        })
    }

    /// The further of two. Where they cannot be told apart each bounds the larger of them from below (the smaller from above), and
    /// neither bounds it on the other side.
    fn further(&self, largest: bool, one: &Furthest, other: &Furthest) -> Furthest {
        self.with_reasons(|rates, table| {
            let mut comparer = Comparer { rates, reasons: table };
            let mut reasons = one.reasons.with(other.reasons);
            let mut sure = one.sure.clone();
            for (count, item) in &other.sure {
                let mut apart = Reasons::NONE;
                let further = sure.iter_mut().find_map(|known| {
                    let found = comparer.extreme(&known.1, item, largest);
                    found.map_err(|why| apart = apart.with(why)).ok().map(|further| (known, further))
                });
                if let Some((known, further)) = further {
                    *known = (known.0 + count, further);
                } else {
                    reasons = reasons.with(apart);
                    sure.push((*count, item.clone()));
                }
            }
            sure.sort_by_key(|(count, item)| (Reverse(*count), self.sort_of(item)));
            let open = comparer.extreme(&one.open, &other.open, largest).unwrap_or_else(|why| {
                reasons = reasons.with(why);
                if largest { Item::Above } else { Item::Below }
            });
            Furthest { sure, open, reasons }
        })
    }

    /// What amounts that cannot be held against each other are told apart by.
    fn sort_of(&self, item: &Item) -> (Option<Currency>, Option<&str>) {
        match item {
            Item::Money(money) => (Some(money.currency), None),
            Item::Quantity { unit, .. } => (None, Some(&self.context.ir.unit(*unit).declared.name)),
            _ => (None, None),
        }
    }

    /// `largest F over S is at most X` says it of every one, `is at least X` of one; `smallest` the other way. None where the value
    /// is no such aggregate.
    pub(super) fn compare_furthest(
        &self,
        value: &Value,
        relation: Relation,
        other: &Value,
        row: &mut Row,
    ) -> Option<Truths> {
        let ValueKind::Aggregate { word, field: Some(field), over } = &value.kind else { return None };
        let upper = matches!(relation, Relation::AtMost | Relation::Below);
        let every = match word {
            AggregateWord::Largest => upper,
            AggregateWord::Smallest => !upper,
            AggregateWord::Sum | AggregateWord::Count => return None,
        };
        let of = Aggregate { span: value.span, over, filter: None, field: Some(field) };
        let other = self.value(other, row);
        // Of every one it is asked whether one fails.
        let sought = |compared: Truths| if every { truth::not(&compared) } else { compared };
        let one_by_one = |things: &[Thing], row: &mut Row| {
            let mut parts = Vec::new();
            for thing in things {
                if self.leaves_off() {
                    parts.push(Truths::constant(Truth::Unknown(self.note(Reason::TooMuch))));
                    break;
                }
                let matches = self.is_member(&of, *thing, row);
                if matches == truth::NEVER {
                    continue;
                }
                let amounts = self.amount_of_member(field, of.span, row);
                let compared = self.compare_estimates(&amounts, relation, &other);
                parts.push(truth::and(matches, sought(compared)));
            }
            parts
        };
        let closed = if self.is_observed() { None } else { of.closed_place(row) };
        let some = if let Some(place) = closed {
            let largest = *word == AggregateWord::Largest;
            let leader = self.context.sums.leaders.of(place, || {
                // The reasons are those of the things that must be looked at anyway.
                let lead = || self.leader(largest, &of, field, row);
                let (leader, _) = self.apart(|| self.without_counting(lead));
                leader.into()
            });
            let mut parts = one_by_one(&leader.others, row);
            parts.push(leader.amount.zip_with(&other, |amount, other| match amount {
                Some(amount) => self.compare_one(&amount.clone().into(), relation, other, every),
                None => Truth::False,
            }));
            truth::any(parts)
        } else {
            let things = self.candidates(over, row).into_owned();
            truth::any(one_by_one(&things, row))
        };
        let decided = if every { truth::not(&some) } else { some };
        let there = other.map(|other| Truth::from(*other != Estimate::Absent));
        Some(truth::and(there, decided))
    }

    fn compare_one(&self, left: &Estimate, relation: Relation, right: &Estimate, fails: bool) -> Truth {
        let compared =
            self.with_reasons(|rates, reasons| Comparer { rates, reasons }.compare(left, relation, right));
        if fails { compared.not() } else { compared }
    }

    /// The plain things of an aggregate and the others.
    ///
    /// Amounts of one unit lie in one line, and a comparison is the more certain the further an amount lies to one side of what it is
    /// compared with. So if the largest is at most X, each of them is; if that is not so or not known of the largest, it is not so or
    /// not known of all; and the same of `at least` and `smallest`. The one amount therefore stands for all.
    fn leader(&self, largest: bool, of: &Aggregate, field: &Value, row: &mut Row) -> Leader {
        let mut first = None;
        let mut others = Vec::new();
        let mut amounts = Vec::new();
        for thing in self.candidates(of.over, row).iter() {
            if self.leaves_off() {
                break;
            }
            let matches = self.is_member(of, *thing, row);
            if matches == truth::NEVER && self.context.world.depends(*thing).is_empty() {
                continue;
            }
            match self.plain_amount(*thing, &matches, &self.amount_of_member(field, of.span, row), &mut first)
            {
                Some(amount) => amounts.push(amount),
                None => others.push(*thing),
            }
        }
        let further = |one: &Option<Item>, other: &Option<Item>| match (one, other) {
            (Some(left), Some(right)) => {
                let order = left.number().cmp(&right.number());
                let wanted = if largest { Ordering::Greater } else { Ordering::Less };
                if order == wanted { one.clone() } else { other.clone() }
            }
            (Some(_), None) => one.clone(),
            (None, _) => other.clone(),
        };
        Leader { amount: truth::merged(amounts, None, further), others }
    }

    /// The amount of a thing on the days on which it is a member; none where that is not plain: it hangs on an event, is not known, or
    /// is not of the unit of the first that is plain.
    fn plain_amount(
        &self,
        thing: Thing,
        matches: &Truths,
        amounts: &Estimates,
        first: &mut Option<Item>,
    ) -> Option<Timeline<Option<Item>>> {
        if !self.context.world.depends(thing).is_empty() {
            return None;
        }
        let mut plain = true;
        let amount = matches.zip_with(amounts, |matches, amount| match (matches, amount) {
            (Truth::False, _) => None,
            (Truth::True, Estimate::Exactly(item)) => {
                plain &= are_alike(first.get_or_insert_with(|| item.clone()), item);
                Some(item.clone())
            }
            _ => {
                plain = false;
                None
            }
        });
        plain.then_some(amount)
    }
}

impl Furthest {
    /// Of no thing: the largest is below everything, the smallest above.
    fn none(largest: bool) -> Furthest {
        let bound = if largest { Item::Below } else { Item::Above };
        Furthest { sure: vec![(0, bound.clone())], open: bound, reasons: Reasons::NONE }
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
        let (least, most) = (least.unwrap_or(Item::Below), most.unwrap_or(Item::Above));
        let (sure, open) = if largest { (least, most) } else { (most, least) };
        furthest.reasons = matches.reasons().with(amount.reasons());
        furthest.open = open;
        // What may not be a member can only make the largest larger, and the smallest smaller.
        if matches == Truth::True {
            furthest.sure = vec![(1, sure)];
        }
        furthest
    }
}
