//! Parties and the groups they belong to in, who is part of whom out, however long the chains of groups are.

use crate::ir::{Ir, PartyId};

/// The parties in an order in which all that is part of a group follows it without a gap.
#[derive(Debug, Clone, Default)]
pub(crate) struct Groups {
    /// By party: its place in that order, and the first place after it that is no part of it.
    places: Vec<(u32, u32)>,
}

impl Groups {
    /// Sorts the parties.
    pub(super) fn of(ir: &Ir) -> Groups {
        let count = ir.parties.len();
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut roots = Vec::new();
        for (place, party) in ir.parties.iter().enumerate() {
            match party.part_of.and_then(|group| members.get_mut(group.index())) {
                Some(list) => list.push(place),
                None => roots.push(place),
            }
        }
        let mut places = vec![(u32::MAX, u32::MAX); count];
        let mut next = 0;
        // Each party is come by twice: before its members and after them. Nothing here recurses, since chains can be long.
        let mut open: Vec<(usize, bool)> = roots.into_iter().rev().map(|root| (root, false)).collect();
        while let Some((party, done)) = open.pop() {
            let Some(place) = places.get_mut(party) else { continue };
            if done {
                place.1 = next;
                continue;
            }
            place.0 = next;
            next += 1;
            open.push((party, true));
            open.extend(members.get(party).into_iter().flatten().rev().map(|member| (*member, false)));
        }
        Groups { places }
    }

    /// Whether `part` is `whole`, or belongs to it, or to a group that does.
    pub(super) fn is_part_of(&self, part: PartyId, whole: PartyId) -> bool {
        let (first, after) = self.range(whole);
        part == whole
            || self.places.get(part.index()).is_some_and(|(place, _)| first <= *place && *place < after)
    }

    /// The places of a party and of all that is part of it.
    pub(super) fn range(&self, party: PartyId) -> (u32, u32) {
        // A circle of groups, which names are refused for, has no place.
        self.places.get(party.index()).copied().unwrap_or((u32::MAX, u32::MAX))
    }
}
