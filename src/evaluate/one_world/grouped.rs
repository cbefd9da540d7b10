//! Things that must share a value with what is bound around them in; found by that value, once for all who ask, out.
//!
//! `for each c: cloud require count of (cloud where provider is c.provider) is at most 2` asks of the same things for each `c`, and
//! of each of them nothing but whether it has one value. So the things are put into groups by that once. Where nothing else around
//! them makes a difference, what a group comes to is worked out once, too, whoever asks. What may have any value (it changes, or is
//! not known) is looked at with each group.

use crate::evaluate::known::value::{Estimate, Item};
use crate::evaluate::one_world::affair::{Outside, OwnAffair, flatten};
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::groups::Groups;
use crate::evaluate::one_world::key::{Key, KeyOf, is_of_place};
use crate::evaluate::one_world::place::Place;
use crate::evaluate::one_world::row::Row;
use crate::evaluate::one_world::written::Aggregate;
use crate::ir::visit::Visit;
use crate::ir::{Condition, ConditionKind, Ir, Phrase, Relation, Value, ValueKind};
use crate::world::Thing;

/// Of more things than these that may have any value, each asker pays for the look.
const ANYWAY: usize = 16;

/// The things of one group, and where it is kept what they come to; none where that hangs on more around them.
pub(super) struct Group {
    pub(super) things: Vec<Thing>,
    pub(super) place: Option<Place>,
}

/// An aggregate whose members are found by one equality.
struct Joined<'v> {
    /// What each has …
    key: &'v Value,
    /// … and what is asked for.
    asked: &'v Value,
    /// Whether each answers all else that is asked of it for itself.
    is_alone: bool,
}

impl<'v> Joined<'v> {
    /// Takes an aggregate apart; none where it is no such one.
    fn of(ir: &Ir, aggregate: &Aggregate<'v>) -> Option<Joined<'v>> {
        let Phrase { variable, adjectives, slots, filter, .. } = aggregate.over;
        let mut parts = Vec::new();
        filter.as_deref().into_iter().chain(aggregate.filter).for_each(|filter| flatten(filter, &mut parts));
        let is_own = |look: &dyn Fn(&mut OwnAffair)| {
            let mut own = OwnAffair { variable: *variable, so: true };
            look(&mut own);
            own.so
        };
        let of_itself = |value: &'v Value| {
            matches!(&value.kind, ValueKind::Field { of, .. }
                if matches!(of.kind, ValueKind::Thing(bound) if bound == *variable))
        };
        let outside = |value: &'v Value| {
            let mut outside = Outside { variable: *variable, so: true };
            outside.visit_value(value);
            outside.so
        };
        let join = |part: &'v Condition| {
            let ConditionKind::Compare { left, relation: Relation::Equal, right } = &part.kind else {
                return None;
            };
            // Nothing is the same for all that the comparison of a text with a jurisdiction calls the same.
            if is_of_place(ir, left) != is_of_place(ir, right) {
                return None;
            }
            match () {
                () if of_itself(left) && outside(right) => Some((&**left, &**right)),
                () if of_itself(right) && outside(left) => Some((&**right, &**left)),
                () => None,
            }
        };
        let (place, (key, asked)) =
            parts.iter().enumerate().find_map(|(place, part)| Some((place, join(part)?)))?;
        let others = parts.iter().enumerate().filter(|(at, _)| *at != place);
        let is_alone = slots.iter().all(|slot| matches!(slot.value.kind, ValueKind::Literal(_)))
            && others.fold(true, |so, (_, part)| so && is_own(&|own| own.visit_condition(part)))
            && is_own(&|own| {
                adjectives.iter().for_each(|(adjective, _)| own.visit_adjective(adjective));
                aggregate.field.into_iter().for_each(|field| own.visit_value(field));
            });
        Some(Joined { key, asked, is_alone })
    }
}

impl Frame<'_> {
    /// The things that may be members of an aggregate whose members are found by one equality; none where it is no such one.
    pub(super) fn group(&self, aggregate: &Aggregate, row: &mut Row) -> Option<Group> {
        if self.is_observed() {
            return None;
        }
        let joined = Joined::of(self.context.ir, aggregate)?;
        let asked = self.value(joined.asked, row);
        let key = match asked.as_constant()? {
            // Nothing is the same as what is absent.
            Estimate::Absent => return Some(Group { things: Vec::new(), place: None }),
            Estimate::Exactly(item @ (Item::Thing(_) | Item::Party(_) | Item::Word(_)))
            | Estimate::Exactly(item @ (Item::Text(_) | Item::Place(_))) => Key::of(item)?,
            _ => return None,
        };
        let groups = self.context.sums.groups.of(aggregate.open_place(), || {
            // What a look for a value notes is noted again when the thing is looked at.
            let (groups, _) = self.apart(|| self.groups(aggregate.over, joined.key));
            groups.into()
        });
        let own = groups.by_key.get(&key).map_or(&[][..], Vec::as_slice);
        let mut places: Vec<usize> = own.iter().chain(&groups.anyway).copied().collect();
        places.sort_unstable();
        let things = places.iter().filter_map(|place| groups.things.get(*place).copied()).collect();
        let is_kept = joined.is_alone && groups.anyway.len() <= ANYWAY;
        let place = is_kept.then(|| Place { key: Some(key), ..aggregate.open_place() });
        Some(Group { things, place })
    }

    fn groups(&self, over: &Phrase, key: &Value) -> Groups {
        let mut groups =
            Groups { things: self.context.world.index().things(over.noun).to_vec(), ..Groups::default() };
        for (place, thing) in groups.things.iter().enumerate() {
            let mut row = Row::default();
            row.bind(over.variable, *thing);
            match self.key(key, &mut row, &[*thing]) {
                KeyOf::One(key) => groups.by_key.entry(key).or_default().push(place),
                KeyOf::Perhaps => groups.anyway.push(place),
                KeyOf::None => {}
            }
        }
        groups
    }
}
