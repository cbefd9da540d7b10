//! Which declarations are used so far.

use crate::ir::{AdjectiveId, ComputedId, EventId, KindId, PartyId, UnitId};
use crate::resolve::Resolved;

macro_rules! used {
    ($($(#[$doc:meta])* $sort:ident: $id:ty, $mark:ident;)*) => {
        /// Which declarations are used, by their ids.
        #[derive(Debug, Clone)]
        pub struct Used {
            $($(#[$doc])* pub $sort: Vec<bool>,)*
            /// Constants, by their positions.
            pub lets: Vec<bool>,
        }

        impl Used {
            /// Nothing is used yet.
            pub fn new(resolved: &Resolved<'_>) -> Used {
                Used {
                    $($sort: vec![false; resolved.$sort.len()],)*
                    lets: vec![false; resolved.lets.len()],
                }
            }

            $($(#[$doc])* pub fn $mark(&mut self, id: $id) {
                mark(&mut self.$sort, id.index());
            })*

            /// Constants, by their positions.
            pub fn constant(&mut self, position: usize) {
                mark(&mut self.lets, position);
            }
        }
    };
}

used! {
    /// Parties.
    parties: PartyId, party;
    /// Units.
    units: UnitId, unit;
    /// Events.
    events: EventId, event;
    /// Kinds named by a phrase.
    kinds: KindId, kind;
    /// Defined adjectives.
    adjectives: AdjectiveId, adjective;
    /// Computed fields.
    computed: ComputedId, computed;
}

fn mark(list: &mut [bool], position: usize) {
    if let Some(slot) = list.get_mut(position) {
        *slot = true;
    }
}
