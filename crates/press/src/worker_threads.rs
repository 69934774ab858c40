//! Where documents are typeset: each on a thread of its own.
//!
//! The typesetter works in parallel itself. On the threads of the build it would take up another
//! document while it waits for a part of the first, and so on, until the stack is full.

use std::sync::{Mutex, PoisonError};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// The stack of a thread, in bytes: layouts call themselves, and texts stand in one another.
const STACK: usize = 32 << 20;

/// Threads that wait for documents, as many as there were documents at once.
#[derive(Default)]
pub(super) struct WorkerThreads {
    idle: Mutex<Vec<ThreadPool>>,
}

impl WorkerThreads {
    /// Does work on a thread that does nothing else meanwhile, and waits for it. `None` where the
    /// system gives no thread, or the work breaks off.
    pub(super) fn work<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Option<T> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle().pop();
        let pool = waiting.map_or_else(|| builder().build(), Ok).ok()?;
        // Whoever waits inside of the build would help out there, and be back on its stack.
        let done = thread::scope(|scope| {
            let own = thread::Builder::new().spawn_scoped(scope, || pool.install(work));
            own.ok()?.join().ok()
        });
        idle().push(pool);
        done
    }
}

fn builder() -> ThreadPoolBuilder {
    ThreadPoolBuilder::new().num_threads(1).stack_size(STACK)
}

#[cfg(test)]
mod tests {
    use rayon::prelude::*;

    use super::WorkerThreads;

    #[test]
    fn work_that_is_parallel_itself_does_not_pile_up() {
        let bench = WorkerThreads::default();
        let sum = |n: u64| (0..=n).into_par_iter().map(|n| n % 7).sum::<u64>();
        let own: Vec<Option<u64>> =
            (0..200).into_par_iter().map(|n| bench.work(|| sum(n))).collect();
        let plain: Vec<Option<u64>> =
            (0..200).map(|n| Some((0..=n).map(|n| n % 7).sum())).collect();
        assert_eq!(own, plain);
        // Nothing else can be taken up where there is one thread, and one piece of work for it.
        assert_eq!(bench.work(rayon::current_num_threads), Some(1));
        assert!(bench.idle.lock().unwrap().len() <= rayon::current_num_threads());
    }

    #[test]
    fn work_that_breaks_off_is_told_and_the_bench_goes_on() {
        let bench = WorkerThreads::default();
        assert_eq!(bench.work(|| -> u8 { panic!("on purpose") }), None);
        assert_eq!(bench.work(|| 7), Some(7));
    }
}
