//! Shows the progress of a run: one line at the bottom of the terminal, if a run takes more than half a second.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diag::{UiLanguage, message};
use crate::pipeline::PipelineStep;

/// The delay before the line appears. Shorter runs need no progress.
const PATIENCE: Duration = Duration::from_millis(500);

/// The interval at which the line is redrawn when nothing changes.
const TICK: Duration = Duration::from_millis(100);

/// The line. Dropping it clears the line.
pub(super) struct Progress {
    bar: ProgressBar,
    ui_language: UiLanguage,
    /// The thread that shows the line after the delay, with a channel that ends it.
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Creates a hidden line, which appears after the delay. It never appears if it is not wanted, or if standard error
    /// is not a terminal.
    pub(super) fn new(is_wanted: bool, ui_language: UiLanguage) -> Self {
        let bar = ProgressBar::hidden();
        let is_shown = is_wanted && io::stderr().is_terminal() && !is_dumb();
        let waiting = is_shown.then(|| {
            let (over, wait) = mpsc::channel();
            let bar = bar.clone();
            let thread = thread::spawn(move || {
                if wait.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    bar.set_draw_target(ProgressDrawTarget::stderr());
                    bar.enable_steady_tick(TICK);
                }
            });
            (over, thread)
        });
        Self { bar, ui_language, waiting }
    }

    pub(super) fn report(&self, step: PipelineStep) {
        let (words, count) = match step {
            PipelineStep::One => return self.bar.inc(1),
            PipelineStep::Reading => (message!("cli.reading-files"), None),
            PipelineStep::Linking => (message!("cli.resolving-references"), None),
            PipelineStep::Making(count) => (message!("cli.building-pages"), Some(count)),
            PipelineStep::Checking => (message!("cli.checking"), None),
            PipelineStep::Publishing(count) => (message!("cli.publishing"), Some(count)),
        };
        let shape = if count.is_some() {
            "{spinner} {msg} {bar:30} {pos}/{len}"
        } else {
            "{spinner} {msg}"
        };
        let style = ProgressStyle::with_template(shape);
        self.bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.bar.set_position(0);
        self.bar.set_length(count.and_then(|count| u64::try_from(count).ok()).unwrap_or(0));
        self.bar.set_message(words.text(self.ui_language));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((over, thread)) = self.waiting.take() {
            drop(over);
            // The thread returns nothing.
            let _ = thread.join();
        }
        self.bar.finish_and_clear();
    }
}

/// Returns whether the terminal cannot overwrite lines, according to `TERM`.
#[expect(clippy::disallowed_methods, reason = "the environment is read here")]
fn is_dumb() -> bool {
    std::env::var("TERM").is_ok_and(|term| term == "dumb")
}
