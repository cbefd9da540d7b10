//! A thing in; when it lives, as far as that takes no look at possible worlds, out.

use super::{Assignment, Thing, Unknown, World};
use crate::ir::{AgreementId, TermId};
use crate::time::Day;

/// Of what hangs on more unknowns than these, each world is looked at.
const MOST_UNKNOWNS: usize = 2;

/// When a thing lives, over all possible worlds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lives {
    /// From the first day through the second, whatever happens; on no day where the second is before the first.
    Fixed(Day, Day),
    /// Always from `first`, and through `least` at least and `most` at most: each unknown that it hangs on, all of which people count on,
    /// does nothing but let it live on by coming later.
    On { first: Day, least: Day, most: Day },
    /// Its days hang on more.
    Hanging,
}

impl Lives {
    /// The first and the last day, where these hang on nothing.
    pub(crate) fn fixed(self) -> Option<(Day, Day)> {
        match self {
            Lives::Fixed(first, last) => Some((first, last)),
            Lives::On { .. } | Lives::Hanging => None,
        }
    }
}

/// When the terms and the agreements of a world live, by their ids.
#[derive(Debug, Clone, Default)]
pub(crate) struct AllLives {
    terms: Vec<Lives>,
    agreements: Vec<Lives>,
}

impl AllLives {
    /// Works them out in a world that is laid out.
    pub(super) fn of(world: &World) -> AllLives {
        let ir = world.ir();
        let mut agreements = vec![Lives::Hanging; ir.agreements.len()];
        for id in world.agreements() {
            let lives = world.find_lives(Thing::Agreement(*id), &agreements);
            agreements.get_mut(id.index()).into_iter().for_each(|place| *place = lives);
        }
        let mut terms = vec![Lives::Hanging; ir.terms.len()];
        for id in world.terms() {
            let lives = world.find_lives(Thing::Term(*id), &agreements);
            terms.get_mut(id.index()).into_iter().for_each(|place| *place = lives);
        }
        AllLives { terms, agreements }
    }

    /// When a term lives, however it is read.
    pub(crate) fn of_term(&self, id: TermId) -> Lives {
        self.terms.get(id.stated().index()).copied().unwrap_or(Lives::Hanging)
    }

    /// When an agreement lives.
    pub(crate) fn of_agreement(&self, id: AgreementId) -> Lives {
        self.agreements.get(id.index()).copied().unwrap_or(Lives::Hanging)
    }
}

impl World {
    /// When a thing lives, in the world with all that may be.
    pub(crate) fn lives(&self, thing: Thing) -> Lives {
        match thing {
            Thing::Term(id) => self.columns().lives.of_term(id),
            Thing::Agreement(id) => self.columns().lives.of_agreement(id),
            Thing::Party(_) => Lives::Hanging,
        }
    }

    fn find_lives(&self, thing: Thing, agreements: &[Lives]) -> Lives {
        if let Some((first, last)) = self.fixed_life(thing) {
            return Lives::Fixed(first, last);
        }
        match thing {
            Thing::Agreement(id) => match self.renewed_ends(id) {
                Some([first, least, most]) => Lives::On { first, least, most },
                None => self.lives_between(thing),
            },
            Thing::Term(id) if self.lives_with_agreement(id) => {
                let agreement = self.agreement_of(id).and_then(|agreement| agreements.get(agreement.index()));
                agreement.copied().unwrap_or(Lives::Hanging)
            }
            Thing::Term(id) if self.fields_that_renewals_move(id).is_empty() => self.lives_between(thing),
            Thing::Term(_) | Thing::Party(_) => Lives::Hanging,
        }
    }

    /// When a thing lives that unknowns let live on: between what it is with all of them early and with all of them late.
    fn lives_between(&self, thing: Thing) -> Lives {
        let unknowns = self.depends(thing);
        let is_simple = |unknown| !self.is_unexpected(unknown) && !self.is_represented(unknown);
        if unknowns.len() > MOST_UNKNOWNS
            || !unknowns.iter().all(|unknown| is_simple(*unknown))
            || !self.lives_on_evenly(thing)
        {
            return Lives::Hanging;
        }
        let [early, late] = self.first_and_last_between(thing, &unknowns);
        if early.0 != late.0 {
            return Lives::Hanging;
        }
        Lives::On { first: early.0, least: early.1, most: late.1 }
    }

    /// The first and the last day of a thing with all these unknowns early, and with all of them late.
    pub(super) fn first_and_last_between(&self, thing: Thing, unknowns: &[Unknown]) -> [(Day, Day); 2] {
        [World::earliest, World::latest].map(|day| {
            let mut assignment = Assignment::new(self);
            unknowns.iter().for_each(|unknown| assignment.set(*unknown, day(self, *unknown)));
            self.first_and_last(thing, &assignment)
        })
    }
}
