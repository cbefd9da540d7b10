//! Things by the value that they are asked for, as they are kept.

use rustc_hash::FxHashMap;

use crate::evaluate::one_world::key::Key;
use crate::world::Thing;

/// Things by the value that they are asked for.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    /// All of them.
    pub(super) things: Vec<Thing>,
    /// The places of those with a value.
    pub(super) by_key: FxHashMap<Key, Vec<usize>>,
    /// The places of those that may have any.
    pub(super) anyway: Vec<usize>,
}
