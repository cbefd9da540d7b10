//! Work in, the seconds of processor time it takes out, of all threads; the wall clock's where the system does not tell.

use std::fs;
use std::time::Instant;

/// Does the work. What else the machine does counts for little: the time a thread waits for a processor is left out.
pub fn processor_time<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let (clock, before) = (Instant::now(), spent());
    let result = work();
    let wall = clock.elapsed().as_secs_f64();
    let spent = before.and_then(|before| Some(spent()? - before));
    (spent.unwrap_or(wall), result)
}

/// What the threads of this process have spent so far; the first number of a thread's `schedstat` is in nanoseconds.
fn spent() -> Option<f64> {
    let mut nanoseconds = 0.0;
    for thread in fs::read_dir("/proc/self/task").ok()?.flatten() {
        // A thread may end while its neighbours are read.
        let Ok(text) = fs::read_to_string(thread.path().join("schedstat")) else { continue };
        nanoseconds += text.split(' ').next()?.parse::<f64>().ok()?;
    }
    Some(nanoseconds / 1e9)
}
