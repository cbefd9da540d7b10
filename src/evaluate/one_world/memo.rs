//! What definitions come to of things, worked out once in one possible world.

use rustc_hash::FxHashMap;

use crate::evaluate::known::truth::Truths;
use crate::evaluate::known::value::Estimates;
use crate::ir::{AdjectiveId, ComputedId};
use crate::world::Thing;

/// What defined adjectives and computed fields are of things.
///
/// It is so in one possible world only, and what is unknown of it has its reasons in the table of one frame. So it is forgotten when
/// an event is given a day, when all worlds are looked at at once instead of one, and with the table.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    pub(super) adjectives: FxHashMap<(AdjectiveId, Thing), Truths>,
    pub(super) computed: FxHashMap<(ComputedId, Thing), Estimates>,
}

impl Memo {
    pub(super) fn clear(&mut self) {
        self.adjectives.clear();
        self.computed.clear();
    }
}
