//! Long work under way: how far it has come, on a terminal's standard error.

use std::io::IsTerminal;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::interrupt::Interrupt;

/// What is done sooner than this is not worth a picture.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the picture changes.
const TICK: Duration = Duration::from_millis(100);

/// Runs something of which nobody knows how long it takes, such as reading.
pub fn while_busy<T>(doing: &'static str, run: impl FnOnce() -> T) -> T {
    shown(run, move |done| {
        let bar = ProgressBar::new_spinner().with_message(doing);
        follow(&bar, done, |bar| bar.tick());
    })
}

/// Decides so many rules.
pub fn while_deciding<T>(rules: usize, interrupt: &Interrupt, run: impl FnOnce() -> T) -> T {
    let seen = interrupt.clone();
    shown(run, move |done| {
        let bar = ProgressBar::new(u64::try_from(rules).unwrap_or(u64::MAX));
        let template = "{bar:30} {pos} of {len} rules decided, {per_sec}, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let decided = || u64::try_from(seen.watch().decided()).unwrap_or(u64::MAX);
        follow(&bar, done, |bar| bar.set_position(decided()));
    })
}

/// Runs something while `show`, on a thread of its own, shows how far it is; only where there is a terminal to show it on.
fn shown<T>(run: impl FnOnce() -> T, show: impl FnOnce(&Receiver<()>) + Send + 'static) -> T {
    if !std::io::stderr().is_terminal() {
        return run();
    }
    let (finished, done) = channel();
    let picture = std::thread::spawn(move || {
        if done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            show(&done);
        }
    });
    let result = run();
    drop(finished);
    // The picture is gone before anything else is written; if its thread failed, so it is too.
    let _ = picture.join();
    result
}

fn follow(bar: &ProgressBar, done: &Receiver<()>, update: impl Fn(&ProgressBar)) {
    while done.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
        update(bar);
    }
    bar.finish_and_clear();
}
