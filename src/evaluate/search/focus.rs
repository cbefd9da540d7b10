//! Some agreements in; what of a world's findings they bring about, out. The rest of the world is context.
//!
//! A finding is told of them if it binds one of them or a term of one. What binds a party that they name, or nothing, as a
//! count does, is told where it would not be so without them.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::diagnostic::report::FindingVerdict;
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::context::Context;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::ir::{AgreementId, PartyId, Rule};
use crate::time::Days;
use crate::world::Thing;
use crate::world::index::parties_that_may_be_named;

/// The agreements that are looked at.
pub(crate) struct Focus<'a> {
    /// They and their terms, in order.
    things: Vec<Thing>,
    /// The parties to them and those their terms name, with the groups these belong to, in order.
    parties: Vec<Thing>,
    /// The world as it is without them.
    without: Context<'a>,
}

impl<'a> Focus<'a> {
    /// What is asked for these agreements; none where there are none, and all is looked at.
    pub(crate) fn of(context: &Context<'a>, agreements: &[AgreementId]) -> Option<Focus<'a>> {
        if agreements.is_empty() {
            return None;
        }
        let known = context.world.agreements().iter().filter(|id| agreements.contains(id));
        let mut things: Vec<Thing> = Vec::new();
        let mut parties: Vec<PartyId> = Vec::new();
        for id in known {
            things.push(Thing::Agreement(*id));
            let readings = context.world.terms_of(*id).flat_map(|term| context.world.with_readings(term));
            things.extend(readings.map(Thing::Term));
            parties.extend(context.world.parties_of(*id));
        }
        for thing in &things {
            if let Thing::Term(term) = thing {
                parties.extend(parties_that_may_be_named(context.ir, *term));
            }
        }
        let groups = |party: &PartyId| context.ir.party(*party).part_of;
        let mut place = 0;
        while let Some(party) = parties.get(place) {
            let group = groups(party);
            parties.extend(group.filter(|group| !parties.contains(group)));
            place += 1;
        }
        parties.sort_unstable();
        parties.dedup();
        things.sort_unstable();
        let hidden: FxHashSet<AgreementId> = agreements.iter().copied().collect();
        let without = Context::new(context.ir, context.world, context.sources);
        let without = without.without(hidden).with(context.effort, context.watch);
        Some(Focus { things, parties: parties.into_iter().map(Thing::Party).collect(), without })
    }

    /// Whether the thing is one of the agreements, or of one.
    pub(crate) fn has(&self, thing: Thing) -> bool {
        self.without.hides(thing)
    }

    /// Whether what was found of a candidate is told of them.
    pub(crate) fn brings_about(
        &self,
        rule: &'a Rule,
        candidate: &Candidate,
        found: &[(FindingVerdict, Days)],
    ) -> bool {
        let binds = |row: &Row| row.things().any(|thing| self.has(thing));
        if found.is_empty() || candidate.rows().any(binds) {
            return true;
        }
        let mut frame = Frame::new(&self.without, None);
        frame.judge(rule, &OnceLock::new(), candidate, false).verdicts() != found
    }

    /// The agreements and their terms, in order.
    pub(crate) fn things(&self) -> &[Thing] {
        &self.things
    }

    /// The parties to them and those their terms name, with the groups these belong to, in order.
    pub(crate) fn parties(&self) -> &[Thing] {
        &self.parties
    }
}
