//! Work in, the seconds of processor time it takes out, of all threads together.

use cpu_time::ProcessTime;

/// Does the work. What else the machine does counts for little: the time a thread waits for a processor is left out.
pub fn processor_time<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let before = ProcessTime::now();
    let result = work();
    (before.elapsed().as_secs_f64(), result)
}
