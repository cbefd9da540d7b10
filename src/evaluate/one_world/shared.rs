//! What is worked out once for a thing and shared by the threads that judge side by side.

use std::sync::{Arc, OnceLock, RwLock};

use rustc_hash::FxHashMap;

use crate::world::Thing;

/// Something about things, as far as it has been worked out. Parts of it are locked on their own, so that threads seldom wait;
/// they are set up when the first is asked for.
#[derive(Debug)]
pub(crate) struct Shared<T> {
    shards: OnceLock<[Shard<T>; 16]>,
}

type Shard<T> = RwLock<FxHashMap<Thing, Arc<T>>>;

impl<T> Default for Shared<T> {
    fn default() -> Shared<T> {
        Shared { shards: OnceLock::new() }
    }
}

impl<T> Shared<T> {
    /// What is known of the thing, or what `work_out` says, which is kept. Whichever of two threads comes last keeps the same.
    pub(crate) fn of(&self, thing: Thing, work_out: impl FnOnce() -> Arc<T>) -> Arc<T> {
        let number = match thing {
            Thing::Term(id) => id.index(),
            Thing::Party(id) => id.index(),
            Thing::Agreement(id) => id.index(),
        };
        let shards = self.shards.get_or_init(|| std::array::from_fn(|_| RwLock::default()));
        let Some(shard) = shards.get(number % shards.len()) else { return work_out() };
        let known = shard.read().ok().and_then(|known| known.get(&thing).cloned());
        if let Some(known) = known {
            return known;
        }
        let found = work_out();
        if let Ok(mut known) = shard.write() {
            known.insert(thing, Arc::clone(&found));
        }
        found
    }
}
