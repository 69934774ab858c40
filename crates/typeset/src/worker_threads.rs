//! Threads for typesetting. Each document has a thread of its own.
//!
//! Typst runs in parallel itself. On the build's threads it would start other documents while it waits for parts of
//! the first one, until the stack overflows.

use std::sync::{Mutex, PoisonError};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// The stack size of a thread in bytes. Layouts are recursive, and texts are nested.
const STACK: usize = 32 << 20;

/// Idle threads, at most the number of documents that were typeset in parallel.
#[derive(Default)]
pub(super) struct WorkerThreads {
    idle: Mutex<Vec<ThreadPool>>,
}

impl WorkerThreads {
    /// Runs work on an exclusive thread and waits for it. Returns `None` if no thread can start, or if the work
    /// panics.
    pub(super) fn work<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Option<T> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle().pop();
        let builder = || ThreadPoolBuilder::new().num_threads(1).stack_size(STACK);
        let pool = waiting.map_or_else(|| builder().build(), Ok).ok()?;
        // Waiting on a thread of the build would run other tasks on the same stack.
        let done = thread::scope(|scope| {
            let own = thread::Builder::new().spawn_scoped(scope, || pool.install(work));
            own.ok()?.join().ok()
        });
        idle().push(pool);
        done
    }
}

#[cfg(test)]
mod tests {
    use rayon::prelude::*;

    use super::WorkerThreads;

    #[test]
    fn work_that_is_parallel_itself_does_not_pile_up() {
        let threads = WorkerThreads::default();
        let sum = |n: u64| (0..=n).into_par_iter().map(|n| n % 7).sum::<u64>();
        let own: Vec<Option<u64>> =
            (0..200).into_par_iter().map(|n| threads.work(|| sum(n))).collect();
        let plain: Vec<Option<u64>> =
            (0..200).map(|n| Some((0..=n).map(|n| n % 7).sum())).collect();
        assert_eq!(own, plain);
        // With a single thread and a single task, no other task can start.
        assert_eq!(threads.work(rayon::current_num_threads), Some(1));
        assert!(threads.idle.lock().unwrap().len() <= rayon::current_num_threads());
    }

    #[test]
    fn a_failed_measurement_is_reported_and_the_bench_continues() {
        let threads = WorkerThreads::default();
        assert_eq!(threads.work(|| -> u8 { panic!("on purpose") }), None);
        assert_eq!(threads.work(|| 7), Some(7));
    }
}
