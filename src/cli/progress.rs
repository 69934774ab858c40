//! How far a run is: a line at the foot of the terminal, for what takes longer than half a second.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diag::{UiLanguage, message};
use crate::pipeline::PipelineStep;

/// What takes less than this is over before anybody has read a word.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the line is drawn anew while nothing is counted.
const TICK: Duration = Duration::from_millis(100);

/// The line; gone without a trace when this is dropped.
pub(super) struct Progress {
    bar: ProgressBar,
    ui_language: UiLanguage,
    /// Waits for half a second, or for the end of the run, and shows the line.
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Makes a line that nobody sees before it is time, or, where it is not wanted or standard
    /// error is no terminal, ever.
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

    /// Tells how far it is.
    pub(super) fn tell(&self, step: PipelineStep) {
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
            // It has nothing to say but that it has ended.
            let _ = thread.join();
        }
        self.bar.finish_and_clear();
    }
}

/// Returns whether the terminal says of itself that it cannot write over what it has written.
#[expect(clippy::disallowed_methods, reason = "the environment is read here")]
fn is_dumb() -> bool {
    std::env::var("TERM").is_ok_and(|term| term == "dumb")
}
