//! Events in; those that do one and the same thing, and the one of them that stands for all, out.
//!
//! Contracts end early for many reasons: `or until breach or until insolvency or until change-of-control`. Of several such events
//! only the first that happens makes a difference. Let one of them happen on any of its days while the others never do: the
//! agreement ends on the same days as in all worlds together. So where only the ends of the same agreements wait for them, one
//! stands for all when worlds are walked through, and the time that takes does not grow with their number. Where findings are told
//! they are told together: `the first of a and b`.

use rustc_hash::FxHashMap;

use super::{Sort, Unknown, World};
use crate::ir::visit::{self, Visit};
use crate::ir::{
    AgreementId, EventId, PatchKind, Stated, Statement, TermId, TimeSpan, TimeSpanKind, Value, ValueKind,
};
use crate::time::Day;

/// Which unknowns stand for others.
#[derive(Debug, Clone, Default)]
pub(super) struct Roles {
    /// For each that another stands for, that other.
    representatives: FxHashMap<Unknown, Unknown>,
    /// All that each of those stands for, itself among them, in the order of their names.
    groups: FxHashMap<Unknown, Vec<Unknown>>,
}

/// What speaks of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
struct Role {
    /// The agreements that it ends by itself, sorted.
    ends: Vec<AgreementId>,
    /// Whether anything else speaks of it.
    more: bool,
}

impl Roles {
    /// The roles of the events of a world whose possible days are known.
    pub(super) fn of(world: &World) -> Roles {
        let mut by_role: FxHashMap<Vec<AgreementId>, Vec<Unknown>> = FxHashMap::default();
        for (place, role) in Seen::of(world).roles.into_iter().enumerate() {
            let unknown = Unknown::from(EventId::new(place));
            if !role.more && !role.ends.is_empty() && world.is_uncertain(unknown) {
                by_role.entry(role.ends).or_default().push(unknown);
            }
        }
        let mut roles = Roles::default();
        for mut unknowns in by_role.into_values().filter(|unknowns| unknowns.len() > 1) {
            // Who can be on the most days goes first, so that it may stand for the others; then in the order of names.
            world.put_in_order(&mut unknowns, |unknown| *unknown);
            unknowns.sort_by_key(|unknown| world.domain(*unknown).first());
            while let Some((first, rest)) = unknowns.split_first() {
                let (first, rest) = (*first, rest.to_vec());
                let (own, others): (Vec<Unknown>, Vec<Unknown>) =
                    rest.into_iter().partition(|other| world.may_stand_for(first, *other));
                roles.put_together(world, first, own);
                unknowns = others;
            }
        }
        roles
    }

    fn put_together(&mut self, world: &World, first: Unknown, others: Vec<Unknown>) {
        if others.is_empty() {
            return;
        }
        self.representatives.extend(others.iter().map(|other| (*other, first)));
        let mut all = others;
        all.push(first);
        world.put_in_order(&mut all, |unknown| *unknown);
        self.groups.insert(first, all);
    }

    /// Those that others stand for.
    pub(super) fn represented(&self) -> impl Iterator<Item = Unknown> + '_ {
        self.representatives.keys().copied()
    }
}

impl World {
    /// Whether worlds in which `other` happens and worlds in which this one does instead are the same worlds.
    fn may_stand_for(&self, unknown: Unknown, other: Unknown) -> bool {
        let (own, its) = (self.domain(unknown), self.domain(other));
        own.never
            && its.never
            && own.unexpected == its.unexpected
            && its.days.difference(&own.days).is_empty()
    }

    /// Finds the first world: in which every unknown is on the first day it can, and none that another stands for.
    pub(super) fn find_first_days(&mut self) {
        let mut days = self.unknowns.first_days();
        for unknown in self.roles.represented() {
            days.get_mut(unknown.index()).into_iter().for_each(|day| *day = Day::END);
        }
        self.first_days = days.into();
    }

    /// The unknown that stands for this one in walks through worlds: most stand for themselves.
    pub(crate) fn representative(&self, unknown: Unknown) -> Unknown {
        self.roles.representatives.get(&unknown).copied().unwrap_or(unknown)
    }

    /// Whether another unknown stands for this one.
    pub(crate) fn is_represented(&self, unknown: Unknown) -> bool {
        self.roles.representatives.contains_key(&unknown)
    }

    /// All that an unknown stands for, itself among them, in the order of their names.
    pub(crate) fn represents(&self, unknown: Unknown) -> Vec<Unknown> {
        self.roles.groups.get(&unknown).cloned().unwrap_or_else(|| vec![unknown])
    }
}

/// Looks through all that is declared for what speaks of events.
struct Seen<'w> {
    world: &'w World,
    roles: Vec<Role>,
}

impl<'w> Seen<'w> {
    fn of(world: &'w World) -> Seen<'w> {
        let ir = world.ir();
        let mut seen = Seen { world, roles: vec![Role::default(); ir.events.len()] };
        for id in world.agreements() {
            let agreement = ir.agreement(*id);
            agreement.from.iter().for_each(|time| seen.visit_time(time));
            agreement.ends.iter().for_each(|end| seen.end(*id, end));
            for id in world.known_amendments(*id) {
                let amendment = ir.amendment(*id);
                amendment.from.iter().for_each(|time| seen.visit_time(time));
                for patch in &amendment.patches {
                    match &patch.kind {
                        PatchKind::Add(_) => {}
                        PatchKind::Change { statements, .. } => seen.statements(statements),
                        PatchKind::Extend { ending, .. } => seen.visit_time(ending),
                        PatchKind::End { ending, .. } => {
                            ending.iter().for_each(|ending| seen.visit_time(ending));
                        }
                    }
                }
            }
        }
        world.terms().iter().for_each(|term| seen.term(*term));
        for field in &ir.fields {
            let values = field.default.iter().flat_map(Stated::values);
            values.for_each(|default| seen.visit_value(default));
        }
        ir.rules.iter().for_each(|rule| seen.visit_rule(rule));
        for policy in &ir.policies {
            policy.time.iter().for_each(|time| seen.visit_time(time));
        }
        for adjective in &ir.adjectives {
            seen.visit_phrase(&adjective.of);
            seen.visit_condition(&adjective.condition);
        }
        ir.computed.iter().for_each(|computed| seen.visit_value(&computed.value));
        for waiver in &ir.waivers {
            waiver.time.iter().for_each(|time| seen.visit_time(time));
        }
        seen
    }

    fn term(&mut self, id: TermId) {
        let term = self.world.ir().term(id);
        term.time.iter().for_each(|time| self.visit_time(time));
        self.statements(&term.statements);
    }

    fn statements(&mut self, statements: &'w [Statement]) {
        for statement in statements {
            statement.time.iter().for_each(|time| self.visit_time(time));
            statement.stated.values().for_each(|value| self.visit_value(value));
        }
    }

    /// One of the ends that the header of an agreement has.
    fn end(&mut self, agreement: AgreementId, end: &'w TimeSpan) {
        match &end.kind {
            TimeSpanKind::Until(Value { kind: ValueKind::Event(event), .. }) => {
                if let Some(role) = self.role(*event)
                    && !role.ends.contains(&agreement)
                {
                    role.ends.push(agreement);
                }
            }
            _ => self.visit_time(end),
        }
    }

    fn role(&mut self, event: EventId) -> Option<&mut Role> {
        let Sort::Event(event) = self.world.sort(self.world.unknown(event)) else { return None };
        self.roles.get_mut(event.index())
    }
}

impl<'w> Visit<'w> for Seen<'w> {
    fn visit_value(&mut self, value: &'w Value) {
        if let ValueKind::Event(event) = value.kind
            && let Some(role) = self.role(event)
        {
            role.more = true;
        }
        visit::walk_value(self, value);
    }
}
