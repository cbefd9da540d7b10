//! A world in which something unexpected may happen in; the same world as people count on it out: nothing unexpected happens, and
//! nothing is renewed for ever.
//!
//! Both have the same unknowns under the same numbers; what nobody counts on is never in the other one. So all that is decided in one is
//! decided in the other by the same code, and only what hangs on the unexpected is laid out twice.

use std::sync::Arc;

use super::columns::Columns;
use super::index::Index;
use super::{Assignment, Count, Domain, Thing, Unknown, World};
use crate::ir::AgreementId;
use crate::time::Day;

/// The calendar ends, people's agreements do not: what is renewed into its last thousand years is as good as renewed for ever, and what
/// comes after an end has room in it.
const DAYS_AT_THE_END: i64 = 365_243;

impl World {
    /// The same world where nothing unexpected happens and nothing is renewed for ever; none where neither can be.
    pub(super) fn as_expected(&self) -> Option<World> {
        let is_surprised = self.has_unexpected();
        if !is_surprised && !self.all_unknowns().any(|unknown| self.may_renew_for_ever(unknown)) {
            return None;
        }
        let mut world = self.clone();
        if is_surprised {
            world.leave_out_the_unexpected(self);
        }
        world.let_renewals_end();
        Some(world)
    }

    /// Lets nothing unexpected be; `known` is the same world with it.
    fn leave_out_the_unexpected(&mut self, known: &World) {
        let ir = &*known.ir;
        let moves = |thing: Thing| {
            let is_unexpected = |unknown: &Unknown| known.is_unexpected(*unknown);
            known.depends(thing).iter().any(is_unexpected)
        };
        let agreements: Vec<AgreementId> =
            known.agreements.iter().copied().filter(|id| moves(Thing::Agreement(*id))).collect();
        self.unknowns.leave_out_the_unexpected();
        self.find_first_days();
        self.find_renewals_again(&agreements);
        self.find_first_days();
        let assignment = Assignment::new(self);
        for id in agreements {
            let layout = self.lay_in_worlds(id, &assignment);
            let layouts = Arc::make_mut(&mut self.agreement_layouts);
            layouts.get_mut(id.index()).into_iter().for_each(|place| place.clone_from(&layout));
        }
        for id in known.terms.iter().filter(|id| moves(Thing::Term(**id))) {
            let layout = self.lay(ir, *id, &assignment);
            let layouts = Arc::make_mut(&mut self.term_layouts);
            layouts.get_mut(id.index()).into_iter().for_each(|place| place.clone_from(&layout));
        }
        self.index = Arc::new(Index::of(ir, self));
        self.columns = Arc::new(Columns::of(ir, self));
    }

    /// Lets nothing be renewed for ever. The first number of renewals, by which things are laid out, stays what it is.
    fn let_renewals_end(&mut self) {
        let mut assignment = Assignment::new(self);
        let endless = self.all_unknowns().filter(|unknown| self.may_renew_for_ever(*unknown));
        let found: Vec<(Unknown, Domain)> = endless
            .map(|unknown| (unknown, Count::up_to(self.most_that_end(unknown, &mut assignment), false)))
            .collect();
        for (unknown, domain) in found {
            self.unknowns.set(unknown, domain);
        }
    }

    /// How often an agreement can be renewed for its end not to come to the last days of the calendar; once at least, if it can.
    fn most_that_end(&self, unknown: Unknown, assignment: &mut Assignment) -> u32 {
        let most = Count::most(self.domain(unknown));
        let Some(agreement) = self.renewed_by(unknown) else { return most };
        let last = Day::LAST.plus_days(-DAYS_AT_THE_END);
        let (mut low, mut high) = (0, most);
        while low < high {
            let middle = high - (high - low) / 2;
            assignment.set(unknown, Count::Times(middle).as_day());
            if self.dated_end(agreement, assignment) <= last { low = middle } else { high = middle - 1 }
        }
        assignment.set(unknown, Count::Times(0).as_day());
        low.max(1).min(most)
    }

    /// Whether an unknown is a renewal that may be used for ever.
    pub(crate) fn may_renew_for_ever(&self, unknown: Unknown) -> bool {
        self.is_renewal(unknown) && self.domain(unknown).never && self.is_uncertain(unknown)
    }

    /// Whether it may be, though nobody counts on it: it may count against a rule and never for it.
    pub(crate) fn is_uncounted(&self, unknown: Unknown) -> bool {
        self.is_unexpected(unknown) || self.may_renew_for_ever(unknown)
    }

    /// Whether this is surely one of the worlds that people count on: nothing in it is unexpected or renewed more than once. Of some
    /// that are it says that they are not.
    pub(crate) fn is_counted_on(&self, world: &[(Unknown, Day)]) -> bool {
        world.iter().all(|(unknown, day)| match () {
            () if self.is_unexpected(*unknown) => *day == Day::END,
            () if self.may_renew_for_ever(*unknown) => Count::of(*day) <= Count::Times(1),
            () => true,
        })
    }
}
