//! Ctrl-C in; the last word of a command out, within a second, whatever it is doing.
//!
//! A command that knows how much it knows ends by itself: it sees on its [`Watch`] that it is to stop, tells what is known and
//! ends. Not all work looks there often enough: reading, laying out terms, drawing a report. So a command also leaves behind,
//! step by step, what there is to say if it does not come back in time.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use miette::miette;

use super::output::{Style, fail};
use crate::diagnostic::report::ending::Ending;
use crate::evaluate::Watch;

/// How long a command may take to tell itself what it knows.
const PATIENCE: Duration = Duration::from_millis(700);

/// How long something may still be written that was begun before. A reader who does not read is not waited for.
const WRITING: Duration = Duration::from_millis(900);

/// How often it is looked whether there is something to do.
const TICK: Duration = Duration::from_millis(10);

/// What there is to say where a command does not come back in time.
type LastWords = Box<dyn FnOnce() + Send>;

/// How far a command is with what it says.
#[derive(Default)]
enum Said {
    /// There is nothing to say yet.
    #[default]
    Nothing,
    /// This is to be said if it does not come back in time.
    Left(LastWords),
    /// It has said all.
    All,
}

/// What a command and Ctrl-C know of each other.
#[derive(Clone, Default)]
pub struct Interrupt(Arc<Both>);

#[derive(Default)]
struct Both {
    /// On it the wish that it stop is seen.
    watch: Watch,
    /// Whoever has it is the one who speaks.
    voice: Mutex<Said>,
}

impl Interrupt {
    /// Hears Ctrl-C from now on. Where the signal is taken already, it keeps its meaning.
    pub fn listen() -> Interrupt {
        let interrupt = Interrupt::default();
        let both = Arc::clone(&interrupt.0);
        let _ = ctrlc::set_handler(move || heard(&both));
        interrupt
    }

    /// On it is seen that the command is to stop.
    pub fn watch(&self) -> &Watch {
        &self.0.watch
    }

    /// Leaves behind what there is to say from now on, if the command is stopped and does not come back in time.
    pub fn leave(&self, words: impl FnOnce() + Send + 'static) {
        *self.0.voice() = Said::Left(Box::new(words));
    }

    /// Writes what is known, or a part of it that must be whole; nothing else is written meanwhile. Once the last words are
    /// being said this does not return.
    pub fn speak<T>(&self, write: impl FnOnce() -> T) -> T {
        let _voice = self.0.voice();
        write()
    }

    /// Writes all that there is to say, and hands in whether it was stopped before. Then the program ends with it, since to clear
    /// away what a large project is made of takes time.
    pub fn conclude<T>(&self, write: impl FnOnce(bool) -> miette::Result<T>) -> miette::Result<T> {
        let mut voice = self.0.voice();
        let is_stopped = self.watch().is_stopped();
        let written = write(is_stopped);
        *voice = Said::All;
        if written.is_ok() && is_stopped {
            end();
        }
        written
    }
}

/// What a command says that was stopped before it knew anything, and that writes no report.
pub fn nothing_to_tell(style: &Style) -> impl FnOnce() + Send + 'static {
    let style = *style;
    move || {
        fail(&miette!("interrupted before there was anything to tell"), &style);
    }
}

impl Both {
    fn voice(&self) -> MutexGuard<'_, Said> {
        self.voice.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a signal does. It must not wait: a second one ends the program at once.
fn heard(both: &Arc<Both>) {
    if both.watch.is_stopped() {
        end();
    }
    both.watch.stop();
    let both = Arc::clone(both);
    let asked = Instant::now();
    if std::thread::Builder::new().spawn(move || see_to_the_end(&both, asked)).is_err() {
        end();
    }
}

/// Waits until the command has said what it knows, and says what it left behind where it does not.
fn see_to_the_end(both: &Both, asked: Instant) {
    while asked.elapsed() < WRITING {
        // Where it is taken somebody writes, seldom for long.
        match both.voice.try_lock() {
            Err(TryLockError::WouldBlock) => {}
            Ok(mut voice) => match &*voice {
                // It was whole before anybody asked, and the command ends as it would have.
                Said::All => {}
                Said::Left(_) if asked.elapsed() < PATIENCE => {}
                Said::Left(_) => {
                    if let Said::Left(words) = std::mem::take(&mut *voice) {
                        words();
                    }
                    end();
                }
                Said::Nothing => end(),
            },
            Err(TryLockError::Poisoned(_)) => end(),
        }
        std::thread::sleep(TICK);
    }
    end();
}

fn end() -> ! {
    std::process::exit(Ending::Stopped.status().into())
}
