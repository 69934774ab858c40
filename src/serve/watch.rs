//! Waits for changes in the site's folder. Only this module uses the file watcher.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecursiveMode, Watcher};

use crate::source::{FOLDERS, is_left_over};

/// The pause that ends a change: editors save in several steps.
const QUIET: Duration = Duration::from_millis(8);
/// The maximum wait for the end of a change.
const LONGEST: Duration = Duration::from_millis(60);
/// The interval of polling, on systems that report no changes.
const LOOK_EVERY: Duration = Duration::from_millis(250);

pub(super) struct Watch {
    root: PathBuf,
    events: Receiver<notify::Result<Event>>,
    watcher: Box<dyn Watcher + Send>,
}

impl Watch {
    /// Starts to watch the sources of a site. If the system has no free watches, it polls the folders.
    pub(super) fn new(root: &Path) -> notify::Result<Self> {
        let often = Config::default().with_poll_interval(LOOK_EVERY);
        Self::with(root, notify::recommended_watcher)
            .or_else(|_| Self::with(root, |sender| PollWatcher::new(sender, often)))
    }

    fn with<W: Watcher + Send + 'static>(
        root: &Path,
        start: impl FnOnce(Sender<notify::Result<Event>>) -> notify::Result<W>,
    ) -> notify::Result<Self> {
        let (sender, events) = channel();
        let watcher = Box::new(start(sender)?);
        let mut watch = Self { root: root.to_owned(), events, watcher };
        watch.begin()?;
        Ok(watch)
    }

    fn begin(&mut self) -> notify::Result<()> {
        // A folder of sources can be created later.
        self.watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS {
            let folder = self.root.join(folder);
            if folder.is_dir() {
                self.watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    /// Waits until sources change and the change seems complete. Returns the changed files, or `None` if the watcher
    /// ended.
    pub(super) fn wait(&mut self) -> Option<Vec<PathBuf>> {
        let mut files = Vec::new();
        while files.is_empty() {
            let event = self.events.recv().ok()?;
            self.note(event, &mut files);
        }
        let started = Instant::now();
        while started.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => self.note(event, &mut files),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        Some(files)
    }

    fn note(&mut self, event: notify::Result<Event>, files: &mut Vec<PathBuf>) {
        // After an error of the watcher, every file can be different. The root means all files.
        let Ok(event) = event else { return files.push(self.root.clone()) };
        let is_written = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
            EventKind::Access(_) => false,
            _ => true,
        };
        for path in event.paths.into_iter().filter(|_| is_written) {
            let Ok(below) = path.strip_prefix(&self.root) else { continue };
            let mut parts = below.iter();
            let is_ours = parts.next().is_some_and(|top| FOLDERS.iter().any(|own| top == *own));
            let is_passed_over = parts.clone().any(|name| is_left_over(&name.to_string_lossy()));
            if !is_ours || is_passed_over {
                continue;
            }
            if parts.next().is_none() && path.is_dir() {
                // A new folder of sources. Watching it twice does no harm.
                let _ = self.watcher.watch(&path, RecursiveMode::Recursive);
            }
            files.push(path);
        }
    }
}
