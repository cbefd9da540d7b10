//! Chains of declarations that each name one other in, the circles among them out. Nothing here recurses.

use crate::diagnostic::Problems;
use crate::ir::PartyId;

use super::{Resolved, problem};

/// The circles of a relation in which each of `0..count` points at most at one other. Each circle is given once, in order.
pub fn find_cycles(count: usize, next: impl Fn(usize) -> Option<usize>) -> Vec<Vec<usize>> {
    // The walk that first came by each node; 0 is none.
    let mut walks = vec![0_usize; count];
    let mut cycles = Vec::new();
    for start in 0..count {
        let walk = start + 1;
        let mut at = start;
        let closes = loop {
            match walks.get_mut(at) {
                Some(mark) if *mark == 0 => *mark = walk,
                Some(mark) => break *mark == walk,
                None => break false,
            }
            match next(at) {
                Some(following) => at = following,
                None => break false,
            }
        };
        if closes {
            let mut cycle = vec![at];
            let mut member = next(at);
            while let Some(following) = member.filter(|following| *following != at) {
                cycle.push(following);
                member = next(following);
            }
            cycles.push(cycle);
        }
    }
    cycles
}

/// Looks up the group of each party, and reports groups that are part of themselves.
pub(super) fn groups(resolved: &mut Resolved<'_>, problems: &mut Problems) {
    let mut groups: Vec<Option<PartyId>> = Vec::with_capacity(resolved.parties.len());
    for party in &resolved.parties {
        let group = party.node.part_of.and_then(|name| {
            let group = resolved.party(&name.text);
            if group.is_none() && !resolved.is_spoiled(&name.text) {
                problems.push(problem::unknown_party(name, resolved));
            }
            group
        });
        groups.push(group);
    }
    let next = |party: usize| groups.get(party).copied().flatten().map(PartyId::index);
    for cycle in find_cycles(groups.len(), next) {
        let names: Vec<_> =
            cycle.iter().filter_map(|party| resolved.parties.get(*party)).map(|party| party.name).collect();
        problems.push(problem::cycle(&names, "is part of"));
        for party in cycle {
            if let Some(group) = groups.get_mut(party) {
                *group = None;
            }
        }
    }
    resolved.groups = groups;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, reason = "tests")]

    use super::*;

    #[test]
    fn finds_each_circle_once() {
        let next = [Some(1), Some(2), Some(1), None, Some(4), Some(0)];
        assert_eq!(find_cycles(6, |at| next[at]), [vec![1, 2], vec![4]]);
        assert!(find_cycles(3, |at| (at > 0).then(|| at - 1)).is_empty());
    }
}
