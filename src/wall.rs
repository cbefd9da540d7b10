//! Work on one file in; its outcome out, or the fault of this program that stopped it, so that the work on others goes on.

use std::any::Any;
use std::cell::{Cell, RefCell};
#[cfg(feature = "cli")]
use std::panic::Location;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    /// How many walls this thread is behind.
    static WALLS: Cell<usize> = const { Cell::new(0) };
    /// Where the last fault behind a wall happened, where a quiet program heard of it.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A fault of this program that a wall held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// What it said of itself, and where it happened if that is known.
    pub said: String,
}

/// Does the work; what stops it is a [`Fault`].
///
/// Whatever the work was changing is given up with it, so it is handed nothing that is used afterwards.
///
/// # Errors
/// Where the work had a fault.
pub(crate) fn behind<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    WALLS.set(WALLS.get() + 1);
    let outcome = panic::catch_unwind(AssertUnwindSafe(work));
    WALLS.set(WALLS.get().saturating_sub(1));
    outcome.map_err(|cause| {
        let said = words(cause.as_ref());
        let place = PLACE.take();
        Fault { said: place.map_or(said.clone(), |place| format!("{said} ({place})")) }
    })
}

/// Keeps the words that a fault behind a wall would print by itself off the standard error: it is told as a diagnostic. A
/// program does this once, as it starts; a library leaves it to the program.
#[cfg(feature = "cli")]
pub(crate) fn be_quiet() {
    let loud = panic::take_hook();
    panic::set_hook(Box::new(move |fault| {
        if WALLS.get() == 0 {
            loud(fault);
        } else {
            PLACE.set(fault.location().and_then(place));
        }
    }));
}

/// A place in this crate, or in a crate it uses; never a folder of the machine it was built on.
#[cfg(feature = "cli")]
fn place(location: &Location<'_>) -> Option<String> {
    let file = location.file().replace('\\', "/");
    let short = match file.rfind("/src/") {
        Some(at) => {
            let (before, inside) = file.split_at(at);
            let name = before.rsplit('/').next().unwrap_or("");
            format!("{name}{inside}")
        }
        None if file.starts_with("src/") => file,
        None => return None,
    };
    Some(format!("{short}:{}", location.line()))
}

/// What the cause of a fault says, on one line and short.
fn words(cause: &(dyn Any + Send)) -> String {
    let said = cause.downcast_ref::<String>().map(String::as_str).or(cause.downcast_ref::<&str>().copied());
    let line = said.unwrap_or("no reason was given").split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(160) {
        Some((cut, _)) => format!("{}…", line.get(..cut).unwrap_or("")),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "tests")]
    use super::*;

    #[test]
    fn a_fault_stays_behind_its_wall() {
        assert_eq!(behind(|| 7), Ok(7));
        let held = behind(|| -> u8 { panic!("no such\nmonth: {}", "x".repeat(400)) });
        let said = held.map_err(|fault| fault.said);
        assert!(said.as_ref().is_err_and(|said| said.starts_with("no such month: xxx")));
        assert!(said.is_err_and(|said| said.chars().count() < 240));
        // The wall is gone with its work, and one behind another holds too.
        let outer = behind(|| behind(|| -> u8 { panic!("inner") }).is_err());
        assert_eq!(outer, Ok(true));
        assert_eq!(WALLS.get(), 0);
    }
}
