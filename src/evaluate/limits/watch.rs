//! Work under way, seen from outside: how far it has come, and the wish that it stop.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How long what was decided by then may be put into words, once it was asked to stop. Whoever asked does not wait longer.
const LAST_WORDS: Duration = Duration::from_millis(300);

/// Shared by those who work and those who wait for them.
#[derive(Debug, Default)]
pub struct Watch {
    decided: AtomicUsize,
    stop: AtomicBool,
    /// When it was asked to stop.
    asked: OnceLock<Instant>,
}

impl Watch {
    /// How many rules are decided.
    pub fn decided(&self) -> usize {
        self.decided.load(Ordering::Relaxed)
    }

    /// Asks that no more be decided. What is known by then is still told.
    pub fn stop(&self) {
        // A browser has no clock to ask here, and nobody there who stops what runs.
        if !cfg!(all(target_family = "wasm", target_os = "unknown")) {
            self.asked.get_or_init(Instant::now);
        }
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether that was asked.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Whether it was asked so long ago that no more is told, either.
    pub fn is_overdue(&self) -> bool {
        self.is_stopped() && self.asked.get().is_none_or(|asked| asked.elapsed() > LAST_WORDS)
    }

    pub(crate) fn count(&self) {
        self.decided.fetch_add(1, Ordering::Relaxed);
    }
}
