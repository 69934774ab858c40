//! Waits for changes of the site's folder. The only place that names the watcher.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecursiveMode, Watcher};

use crate::source::{FOLDERS, is_left_over};

/// How long nothing must happen before a change counts as over: editors write in several steps.
const QUIET: Duration = Duration::from_millis(8);
/// How long a change is waited for that does not end.
const LONGEST: Duration = Duration::from_millis(60);
/// How often folders are looked at where the system does not tell of changes.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// A folder that is watched.
pub(super) struct Watch {
    root: PathBuf,
    events: Receiver<notify::Result<Event>>,
    watcher: Box<dyn Watcher + Send>,
}

impl Watch {
    /// Begins to watch the sources of a site. Where the system has no watches left, the folders are
    /// looked at several times in a second.
    pub(super) fn new(root: &Path) -> notify::Result<Self> {
        let (sender, events) = channel();
        let system = notify::recommended_watcher(sender.clone())
            .map(|watcher| Box::new(watcher) as Box<dyn Watcher + Send>);
        let mut watch = match system {
            Ok(watcher) => Self { root: root.to_owned(), events, watcher },
            Err(_) => return Self::by_looking(root),
        };
        match watch.begin() {
            Ok(()) => Ok(watch),
            Err(_) => Self::by_looking(root),
        }
    }

    fn by_looking(root: &Path) -> notify::Result<Self> {
        let (sender, events) = channel();
        let often = Config::default().with_poll_interval(LOOK_EVERY);
        let watcher = Box::new(PollWatcher::new(sender, often)?);
        let mut watch = Self { root: root.to_owned(), events, watcher };
        watch.begin()?;
        Ok(watch)
    }

    fn begin(&mut self) -> notify::Result<()> {
        // A folder of sources may come later.
        self.watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS {
            let folder = self.root.join(folder);
            if folder.is_dir() {
                self.watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    /// Waits until sources have changed and the change seems to be over. Returns the files that were
    /// named; `None` if there will be no more changes.
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
        // After a fault of the watcher everything may have changed: the root stands for all.
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
                // A folder of sources that is new; if it is watched already, nothing is lost.
                let _ = self.watcher.watch(&path, RecursiveMode::Recursive);
            }
            files.push(path);
        }
    }
}
