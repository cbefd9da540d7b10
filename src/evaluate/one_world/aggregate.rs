//! `sum`, `count`, `largest` and `smallest`: the things of a phrase in, one value over time out.
//!
//! An aggregate seldom hangs on what is bound around it, so it is made once and not once for each candidate: see [`Place`].

use std::sync::atomic::Ordering;

use rustc_hash::FxHashMap;

use crate::evaluate::known::arithmetic;
use crate::evaluate::known::count::count_bounds;
use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::{self, Reasons, Truth, Truths};
use crate::evaluate::known::value::{Estimate, Estimates, Item};
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::place::Place;
use crate::evaluate::one_world::reading::{Member, either};
use crate::evaluate::one_world::row::Row;
use crate::evaluate::one_world::sums::{MOST_OF_WORLDS, Shifting, Worlds};
use crate::evaluate::one_world::tally::Tally;
use crate::evaluate::one_world::written::Aggregate;
use crate::ir::{Phrase, Value};
use crate::source::Span;
use crate::time::Timeline;
use crate::world::{Thing, Unknown};

/// So many stretches of what is kept are read in the time that one thing takes to be looked at.
const READ: usize = 64;

impl Frame<'_> {
    /// How many such things live, or what a field of them adds up to. What a member does not tell makes it known from below only.
    pub(crate) fn sum(&self, sum: &Aggregate, row: &mut Row) -> Estimates {
        if self.is_too_much() {
            return self.unless_too_much(Timeline::constant(Estimate::Absent));
        }
        let estimates = match self.place_of(sum, row) {
            None => self.joined_sum(sum, row),
            place => self.sum_at_once(sum, place, None, row),
        };
        self.unless_too_much(estimates)
    }

    /// The same of what is made anew each time, but for what can be told of many of its things at once.
    fn joined_sum(&self, sum: &Aggregate, row: &mut Row) -> Estimates {
        match self.group(sum, row) {
            Some(group) => self.sum_at_once(sum, group.place, Some(&group.things), row),
            None => self.ranked_sum(sum, row).unwrap_or_else(|| self.sum_at(sum, None, None, row)),
        }
    }

    /// The same at a place. What is worked out once for all who ask costs nobody its making, and everybody the reading.
    fn sum_at_once(
        &self,
        sum: &Aggregate,
        place: Option<Place>,
        among: Option<&[Thing]>,
        row: &mut Row,
    ) -> Estimates {
        match place {
            Some(place) if place.is_closed() => {
                let estimates = self.without_counting(|| self.sum_at(sum, Some(place), among, row));
                self.look_at(estimates.segments().count() / READ);
                estimates
            }
            place => self.sum_at(sum, place, among, row),
        }
    }

    /// When there is at least one such thing, where what they come to is worked out once for all who ask; none where it is not.
    pub(super) fn some_at_once(&self, phrase: &Phrase, row: &mut Row) -> Option<Truths> {
        let any = Aggregate { span: phrase.span, over: phrase, filter: None, field: None };
        let number = match self.place_of(&any, row) {
            Some(place) if place.is_closed() => self.sum_at_once(&any, Some(place), None, row),
            Some(_) => return None,
            None => {
                let group = self.group(&any, row)?;
                if group.place.is_none() {
                    return Some(self.some_of(phrase, &group.things, row));
                }
                self.sum_at_once(&any, group.place, Some(&group.things), row)
            }
        };
        Some(number.map(|number| {
            let (least, most) = count_bounds(number);
            Truth::between(least > 0, most.is_none_or(|most| most > 0), number.reasons())
        }))
    }

    /// The estimates, or that it is not known for how much there is to look at.
    pub(super) fn unless_too_much(&self, estimates: Estimates) -> Estimates {
        if self.is_too_much() {
            return Timeline::constant(Estimate::Unknown(self.note(Reason::TooMuch)));
        }
        estimates
    }

    /// The same, kept at its place.
    fn sum_at(
        &self,
        sum: &Aggregate,
        place: Option<Place>,
        among: Option<&[Thing]>,
        row: &mut Row,
    ) -> Estimates {
        let members = |row: &mut Row| match among {
            Some(things) => things.to_vec(),
            None => self.candidates(sum.over, row).into_owned(),
        };
        let everything = |row: &mut Row| {
            let things = members(row);
            self.tally(sum, &things, row).map(|tally| self.total(tally))
        };
        let Some(place) = place else { return everything(row) };
        if self.is_the_same_everywhere() {
            return self.once(&self.sums(&place).totals, (place.clone(), Worlds::All), || everything(row));
        }
        // From one world to the next only things that hang on events count differently: the others are added up once.
        let shifting = self.sums(&place).shifting.of(place.clone(), || self.shifting(&members(row)).into());
        let add = |row: &mut Row| {
            let steady = self.once(&self.sums(&place).steady, place.clone(), || {
                let world = self.context.world;
                let mut things = members(row);
                things.retain(|thing| world.depends(*thing).is_empty());
                self.tally(sum, &things, row)
            });
            let more = self.tally(sum, &shifting.things, row);
            steady.zip_with(&more, |one, other| one.plus(other)).map(|tally| self.total(tally))
        };
        if shifting.things.is_empty() {
            return self.once(&self.sums(&place).totals, (place.clone(), Worlds::All), || add(row));
        }
        let worlds = self.worlds_like_this(&shifting);
        // There are few ways to see the moments of things, and every candidate meets the same.
        let is_of_few = matches!(worlds, Worlds::Seen(_));
        let all = self.sums(&place);
        let has_room = || place.is_closed() && all.kept_of_worlds.load(Ordering::Relaxed) < MOST_OF_WORLDS;
        if is_of_few || has_room() {
            return self.once(&all.totals, (place.clone(), worlds), || {
                all.kept_of_worlds.fetch_add(shifting.things.len(), Ordering::Relaxed);
                add(row)
            });
        }
        let key = (place.clone(), worlds);
        let kept = all.totals.get(&key).filter(|_| place.is_closed());
        match kept {
            Some(kept) => self.take_out(&kept),
            None => self.once(&self.sums_here().totals, key, || add(row)),
        }
    }

    /// Where what an aggregate comes to is kept; none where it is made anew: each time for an observer, who hears of every member.
    pub(super) fn place_of(&self, aggregate: &Aggregate, row: &Row) -> Option<Place> {
        if self.is_observed() { None } else { aggregate.place(row) }
    }

    /// Whether no event can move anything, as far as this frame looks: there is none, or all worlds are looked at at once.
    pub(super) fn is_the_same_everywhere(&self) -> bool {
        self.is_all_at_once() || !self.context.uncertain
    }

    /// The worlds in which the things of an aggregate that hang on events are as in this one. The days are asked for, so that
    /// whoever looks at several worlds learns which events matter even where the aggregate is not made anew.
    pub(super) fn worlds_like_this(&self, shifting: &Shifting) -> Worlds {
        if let Some(number) = self.assignment.view() {
            return match shifting.seers(self.context.world) {
                Some(seers) => {
                    let day = |(thing, unknown): &(Thing, Unknown)| self.assignment.day_for(*thing, *unknown);
                    Worlds::Seen(seers.iter().map(day).collect())
                }
                None => Worlds::Viewed(number),
            };
        }
        Worlds::Where(shifting.unknowns.iter().map(|unknown| self.assignment.day(*unknown)).collect())
    }

    /// Those of some things that hang on events.
    pub(super) fn shifting(&self, things: &[Thing]) -> Shifting {
        let world = self.context.world;
        let mut shifting = Shifting::default();
        for thing in things {
            let unknowns = world.depends(*thing);
            if !unknowns.is_empty() {
                shifting.things.push(*thing);
                shifting.unknowns.extend(unknowns.iter());
            }
        }
        shifting.unknowns.sort_unstable();
        shifting.unknowns.dedup();
        shifting
    }

    /// When a thing is one of those that an aggregate is over. Afterwards its variable is bound to the thing.
    pub(super) fn is_member(&self, aggregate: &Aggregate, thing: Thing, row: &mut Row) -> Truths {
        let matches = self.matches_where(aggregate.over, aggregate.filter, thing, row);
        row.bind(aggregate.over.variable, thing);
        matches
    }

    /// The amount of the member that is bound; where it states none it is not known.
    pub(super) fn amount_of_member(&self, field: &Value, span: Span, row: &mut Row) -> Estimates {
        self.value(field, row).map(|amount| match amount {
            Estimate::Absent => Estimate::Unknown(self.note(Reason::Sum { span })),
            other => other.clone(),
        })
    }

    /// What these things add up to.
    pub(super) fn tally(&self, sum: &Aggregate, things: &[Thing], row: &mut Row) -> Timeline<Tally> {
        let floor = sum.field.is_none_or(|field| self.context.ir.is_never_negative(field));
        let tally = |(matches, amounts): &Member| {
            matches.zip_with(amounts, |matches, amount| Tally::of(*matches, amount, floor))
        };
        let mut tallies = Vec::new();
        // A mutual term counts once, however it is read.
        let mut mutual: Vec<Member> = Vec::new();
        let mut places: FxHashMap<Thing, usize> = FxHashMap::default();
        let has_readings = self.context.world.index().has_readings();
        for thing in things {
            if self.leaves_off() {
                break;
            }
            let matches = self.is_member(sum, *thing, row);
            if matches == truth::NEVER {
                continue;
            }
            let amounts = match sum.field {
                Some(field) => self.amount_of_member(field, sum.span, row),
                None => Timeline::constant(Item::Number(1.into()).into()),
            };
            let member = (matches, amounts);
            if !has_readings || !self.is_mutual(*thing) {
                tallies.push(tally(&member));
                continue;
            }
            let place = *places.entry(thing.stated()).or_insert(mutual.len());
            match mutual.get_mut(place) {
                Some(known) => *known = either(known, &member),
                None => mutual.push(member),
            }
        }
        tallies.extend(mutual.iter().map(tally));
        truth::merged(tallies, Tally::default(), |one, other| one.plus(other))
    }

    /// The tally as a value, in one currency where the rates lead to one.
    pub(super) fn total(&self, tally: &Tally) -> Estimate {
        let rounded = tally.least.rounded || tally.most.rounded;
        let rounding = if rounded { self.note(Reason::Rounding) } else { Reasons::NONE };
        let reasons = tally.reasons.with(rounding);
        self.calculate(Span::default(), |it| {
            // Where nothing is uncertain the two are the same.
            if tally.least == tally.most && !tally.least.unbounded {
                let total = it.sum(&tally.least.parts, None);
                return with_reasons(total, reasons);
            }
            // Both in one currency, where that can be.
            let least = it.sum(&tally.least.parts, None);
            let currency = least.bounds().and_then(|(least, ..)| least?.currency());
            let most = it.sum(&tally.most.parts, currency);
            let reasons = reasons.with(least.reasons()).with(most.reasons());
            let least = least.bounds().and_then(|bounds| bounds.0).filter(|_| !tally.least.unbounded);
            let most = most.bounds().and_then(|bounds| bounds.1).filter(|_| !tally.most.unbounded);
            arithmetic::within(least.cloned(), most.cloned(), reasons)
        })
    }
}

/// The estimate, not known for these reasons too where it is not known.
fn with_reasons(estimate: Estimate, more: Reasons) -> Estimate {
    match estimate {
        Estimate::Unknown(reasons) => Estimate::Unknown(reasons.with(more)),
        Estimate::Between { least, most, reasons } => {
            Estimate::Between { least, most, reasons: reasons.with(more) }
        }
        known @ (Estimate::Absent | Estimate::Exactly(_)) => known,
    }
}
