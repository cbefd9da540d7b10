//! What is worked out once and shared by the threads that judge side by side.

use std::hash::{BuildHasher, Hash};
use std::sync::{Arc, OnceLock, RwLock};

use rustc_hash::{FxBuildHasher, FxHashMap};

/// What has been worked out so far, by what it is of. Parts of it are locked on their own, so that threads seldom wait; they are
/// set up when the first is asked for.
#[derive(Debug)]
pub(crate) struct Shared<K, T> {
    shards: OnceLock<[Shard<K, T>; 16]>,
}

type Shard<K, T> = RwLock<FxHashMap<K, Arc<T>>>;

impl<K, T> Default for Shared<K, T> {
    fn default() -> Shared<K, T> {
        Shared { shards: OnceLock::new() }
    }
}

impl<K: Hash + Eq, T> Shared<K, T> {
    /// What is known of the key, or what `work_out` says, which is kept. Nothing is locked while that runs, so it may ask for other
    /// keys; of two threads that work out the same at once, whichever comes last keeps it.
    pub(crate) fn of(&self, key: K, work_out: impl FnOnce() -> Arc<T>) -> Arc<T> {
        let Some(shard) = self.shard(&key) else { return work_out() };
        let known = shard.read().ok().and_then(|known| known.get(&key).cloned());
        if let Some(known) = known {
            return known;
        }
        let found = work_out();
        if let Ok(mut known) = shard.write() {
            known.insert(key, Arc::clone(&found));
        }
        found
    }

    /// What is known of the key.
    pub(crate) fn get(&self, key: &K) -> Option<Arc<T>> {
        self.shard(key)?.read().ok()?.get(key).cloned()
    }

    fn shard(&self, key: &K) -> Option<&Shard<K, T>> {
        let shards = self.shards.get_or_init(|| std::array::from_fn(|_| RwLock::default()));
        // The map in a shard goes by the lowest and the highest bits, so the shard is chosen by others.
        let number = usize::try_from((FxBuildHasher.hash_one(key) >> 32) % 16).unwrap_or_default();
        shards.get(number)
    }

    /// Forgets all.
    pub(crate) fn clear(&mut self) {
        for shard in self.shards.get_mut().into_iter().flatten() {
            if let Ok(known) = shard.get_mut() {
                known.clear();
            }
        }
    }
}
