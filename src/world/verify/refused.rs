//! Dates that the calendar refuses, world by world, in; those that are refused in every world out.

use std::cell::{Cell, RefCell};

use crate::diagnostic::Problems;
use crate::source::Span;
use crate::time::ArithmeticProblem;
use crate::world::problem;

/// Dates that the calendar refuses, each said once. Where a day hangs on events, some world always has an odd month, so only
/// what is refused in every world is reported.
#[derive(Default)]
pub(super) struct Refused {
    worlds: Cell<usize>,
    list: RefCell<Vec<InWorlds>>,
}

/// What was refused at a place.
struct InWorlds {
    at: Span,
    problem: ArithmeticProblem,
    /// Whether it is another one in another world.
    varies: bool,
    /// In how many worlds so far; a place counts once a world.
    worlds: usize,
}

impl Refused {
    pub(super) fn next_world(&self) {
        self.worlds.set(self.worlds.get() + 1);
    }

    pub(super) fn hear(&self, at: Span, problem: ArithmeticProblem) {
        let before = self.worlds.get().saturating_sub(1);
        let mut list = self.list.borrow_mut();
        match list.iter_mut().find(|known| known.at == at) {
            Some(known) => {
                known.varies |= known.problem != problem;
                if known.worlds == before {
                    known.worlds += 1;
                }
            }
            None if before == 0 => list.push(InWorlds { at, problem, varies: false, worlds: 1 }),
            None => {}
        }
    }

    pub(super) fn report(self, problems: &mut Problems) {
        let everywhere = self.worlds.get();
        for refused in self.list.into_inner().iter().filter(|refused| refused.worlds == everywhere) {
            problems.push(if refused.varies {
                problem::refused_by_event(refused.at, &refused.problem)
            } else {
                problem::refused(refused.at, &refused.problem)
            });
        }
    }
}
