//! The amendments of an agreement in, by the day on which they take effect in one world; with what each does to a thing out.

use super::World;
use super::bounds::Bounds;
use super::value::Setting;
use crate::ir::{AmendmentId, Patch, TermId, TimeSpan};
use crate::time::Day;

/// An amendment that is known, and the day it takes effect in this world.
#[derive(Debug, Clone)]
pub(super) struct Effective<'a> {
    pub(super) id: AmendmentId,
    pub(super) day: Day,
    /// Whether that day hangs on an event.
    pub(super) by_event: bool,
    /// What it does to the term, or to the agreement itself, that is looked at.
    pub(super) patches: Vec<&'a Patch>,
}

impl World {
    /// The known amendments of an agreement by the day they take effect, those of one day in the order of the sources, with
    /// what they do to a term; none: to the agreement itself.
    pub(super) fn effective<'a>(
        &'a self,
        known: &[AmendmentId],
        term: Option<TermId>,
        setting: &Setting,
    ) -> Vec<Effective<'a>> {
        let mut list: Vec<Effective> = known
            .iter()
            .filter_map(|id| {
                let amendment = self.ir.amendment(*id);
                let day = match &amendment.from {
                    Some(span) => {
                        Bounds::of(std::slice::from_ref(span), Day::BEGINNING, setting).latest_start()?.day
                    }
                    None => amendment.signed?,
                };
                let by_event = amendment.from.as_ref().is_some_and(TimeSpan::names_event);
                Some(Effective { id: *id, day, by_event, patches: self.patches_of(*id, term).collect() })
            })
            .collect();
        list.sort_by_key(|effective| effective.day);
        list
    }

    /// What an amendment does to a term, or to the agreement itself, in order.
    pub(super) fn patches_of(&self, id: AmendmentId, term: Option<TermId>) -> impl Iterator<Item = &Patch> {
        let amendment = self.ir.amendment(id);
        let places = self.patches.get(&(id, term.map(TermId::stated))).into_iter().flatten();
        places.filter_map(move |place| amendment.patches.get(*place))
    }
}
