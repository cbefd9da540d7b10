//! A check under way, seen from outside: how far it has come, and the wish that it stop.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Shared by those who decide rules and those who wait for them.
#[derive(Debug, Default)]
pub struct Watch {
    begun: AtomicBool,
    decided: AtomicUsize,
    stop: AtomicBool,
}

impl Watch {
    /// How many rules are decided.
    pub fn decided(&self) -> usize {
        self.decided.load(Ordering::Relaxed)
    }

    /// Whether the first rule is being decided. Before that nothing is known that could be told.
    pub fn has_begun(&self) -> bool {
        self.begun.load(Ordering::Relaxed)
    }

    pub(in crate::evaluate) fn begin(&self) {
        self.begun.store(true, Ordering::Relaxed);
    }

    /// Asks that no more be decided. What is known by then is still told.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether that was asked.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    pub(in crate::evaluate) fn count(&self) {
        self.decided.fetch_add(1, Ordering::Relaxed);
    }
}
