//! A piece of work in, what it takes out: the shortest wall time of several runs, and the processor time of that run.

use std::time::{Duration, Instant};

use crate::clock::processor_time;

/// What a run took.
#[derive(Debug, Clone, Copy)]
pub struct Took {
    /// From start to end. The shortest of the runs, since whatever else the machine does only adds.
    pub wall: f64,
    /// Of all threads together, in the run that used least.
    pub processor: f64,
}

/// Runs a piece of work again and again for about a second, at least three times and at most a thousand; work that takes
/// longer than ten seconds, once.
pub fn measure<T>(mut work: impl FnMut() -> T) -> (Took, T) {
    let begun = Instant::now();
    let (mut took, mut result) = once(&mut work);
    let mut runs = 1;
    while took.wall < 10.0 && runs < 1_000 && (runs < 3 || begun.elapsed() < Duration::from_secs(1)) {
        let (again, same) = once(&mut work);
        took.wall = took.wall.min(again.wall);
        took.processor = took.processor.min(again.processor);
        result = same;
        runs += 1;
    }
    (took, result)
}

/// Runs it once.
pub fn once<T>(work: &mut impl FnMut() -> T) -> (Took, T) {
    let clock = Instant::now();
    let (processor, result) = processor_time(work);
    let took = Took { wall: clock.elapsed().as_secs_f64(), processor };
    (took, result)
}
