//! The state of the preview: the newest site, the last site without errors, and the diagnostics. It uses no sockets,
//! threads or files, and any thread can read it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::edition::Edition;
use super::editor::Editor;
use crate::diag::{Diagnostic, Diagnostics, UiLanguage};
use crate::output::{LazyOutput, OutputBody};
use crate::path::{OutPath, SourcePath};
use crate::pipeline::{self, Options};
use crate::source::Sources;

/// The settings of a preview.
#[derive(Clone, Debug)]
pub struct ServeSettings {
    /// The site's folder.
    pub root: PathBuf,
    /// The options of the pipeline. The server adds drafts.
    pub options: Options,
    /// The code editor that opens files.
    pub editor: Editor,
    /// The language of the server's messages.
    pub ui_language: UiLanguage,
}

impl ServeSettings {
    /// Returns the address that opens a position in the code editor, if one is set.
    pub(super) fn open(&self, file: &str, line: usize, column: usize) -> Option<String> {
        self.editor.open(&self.root.join(file), line, column)
    }
}

/// The state of the preview, shared by all threads.
pub struct ServerState {
    pub(super) settings: ServeSettings,
    known: Mutex<Known>,
    /// The number of the newest change. It is readable without a lock.
    number: AtomicU64,
    listeners: Mutex<Vec<Sender<u64>>>,
    /// The images that were encoded, by cache key.
    pictures: Mutex<BTreeMap<String, Arc<[u8]>>>,
}

#[derive(Default)]
struct Known {
    /// The newest site without errors before rendering.
    shown: Option<Arc<Edition>>,
    /// The newest site that was rendered completely without errors.
    sound: Option<Arc<Edition>>,
    report: StateReport,
}

/// The diagnostics of the newest sources.
#[derive(Clone, Debug, Default)]
pub struct StateReport {
    /// The sources.
    pub sources: Arc<Sources>,
    /// The diagnostics before rendering.
    early: Diagnostics,
    /// The diagnostics of rendering and checks. They belong to an older state until the next check ends.
    late: Diagnostics,
    /// Whether the check is complete.
    pub is_whole: bool,
    /// Whether the pages shown are older than the sources.
    pub is_behind: bool,
}

impl StateReport {
    /// Returns all diagnostics. They are ordered by position after sorting.
    pub fn diagnostics(&self) -> Diagnostics {
        let mut all = self.early.clone();
        all.extend(self.late.clone());
        all
    }
}

/// The result of a request for an output.
pub(super) enum OutputLookup {
    Body(OutputBody),
    /// The output is planned, but rendering failed.
    Failed,
    Nothing,
}

impl ServerState {
    /// Creates an empty state.
    pub fn new(settings: ServeSettings) -> Self {
        Self {
            settings,
            known: Mutex::default(),
            number: AtomicU64::new(0),
            listeners: Mutex::default(),
            pictures: Mutex::default(),
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Replaces the sources and the diagnostics of loading. Returns the files that changed, or an empty set.
    pub fn take(&self, sources: Sources, mut found: Diagnostics) -> BTreeSet<SourcePath> {
        let before = Arc::clone(&self.known().report.sources);
        let changed = differing(&before, &sources);
        if changed.is_empty() && self.number() > 0 {
            return changed;
        }
        let sources = Arc::new(sources);
        let options = self.settings.options.clone();
        let prepared = pipeline::prepare(&sources, &options, &mut found);
        let sound = prepared.filter(|_| !found.has_errors());
        let edition = sound.map(|p| Arc::new(Edition::new(Arc::clone(&sources), p, options)));
        let mut known = self.known();
        let report = &mut known.report;
        let late = std::mem::take(&mut report.late).into_iter().filter(|problem| {
            // The diagnostics of changed files are out of date.
            problem.span.as_ref().is_none_or(|span| !changed.contains(&span.file))
        });
        let (late, is_behind) = (late.collect(), edition.is_none());
        *report = StateReport { sources, early: found, late, is_whole: false, is_behind };
        known.shown = edition.or_else(|| known.shown.take());
        drop(known);
        self.number.fetch_add(1, Ordering::SeqCst);
        self.notify();
        changed
    }

    /// Checks the newest sources without drafts, and reports the result. Newer sources stop it. Returns whether the check
    /// completed.
    pub fn check(&self) -> bool {
        let number = self.number();
        let is_wanted = || self.number() == number;
        let (sources, shown, mut found) = {
            let known = self.known();
            (Arc::clone(&known.report.sources), known.shown.clone(), Diagnostics::new())
        };
        let options = Options { unpublished: false, ..self.settings.options.clone() };
        if let Some(prepared) = pipeline::prepare(&sources, &options, &mut found)
            && !found.has_errors()
        {
            let renderer = prepared.renderer(&sources, &options);
            pipeline::finish(renderer, &|_| is_wanted(), &mut found);
        }
        let mut known = self.known();
        if !is_wanted() {
            return false;
        }
        for problem in shown.iter().flat_map(|shown| shown.found()) {
            add_anew(&mut found, problem);
        }
        known.report.late = found;
        known.report.is_whole = true;
        if !known.report.is_behind && !known.report.diagnostics().has_errors() {
            known.sound = shown;
        }
        drop(known);
        self.notify();
        true
    }

    /// Returns the number of the newest change; 0 before there is one.
    pub fn number(&self) -> u64 {
        self.number.load(Ordering::SeqCst)
    }

    /// Returns the current diagnostics.
    pub fn report(&self) -> StateReport {
        self.known().report.clone()
    }

    /// Returns the site that is shown, or `None` if no state was free of errors yet.
    pub(super) fn shown(&self) -> Option<Arc<Edition>> {
        self.known().shown.clone()
    }

    /// Returns an output of the newest site, or of the last one without errors if rendering fails.
    pub(super) fn output(&self, path: &OutPath) -> OutputLookup {
        let (shown, sound) = {
            let known = self.known();
            (known.shown.clone(), known.sound.clone())
        };
        let Some(asked) = shown.and_then(|shown| shown.output(path)) else {
            return OutputLookup::Nothing;
        };
        if !asked.found.is_empty() {
            self.add(asked.found);
        }
        let before = || sound?.output(path)?.body;
        asked.body.or_else(before).map_or(OutputLookup::Failed, OutputLookup::Body)
    }

    fn add(&self, found: impl IntoIterator<Item = Diagnostic>) {
        let mut known = self.known();
        for problem in found {
            add_anew(&mut known.report.late, problem);
        }
        drop(known);
        self.notify();
    }

    /// Computes the bytes of a lazy output once. Returns `None` after an error.
    pub(super) fn make(&self, deferred: &LazyOutput) -> Option<Arc<[u8]>> {
        let made = || self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = made().get(&deferred.key) {
            return Some(Arc::clone(bytes));
        }
        match deferred.compute() {
            Ok(bytes) => {
                made().insert(deferred.key.clone(), Arc::clone(&bytes));
                Some(bytes)
            }
            Err(problem) => {
                self.add([*problem]);
                None
            }
        }
    }

    /// Returns a channel that receives the number of each change and report.
    pub(super) fn listen(&self) -> Receiver<u64> {
        let (sender, receiver) = channel();
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
        receiver
    }

    fn notify(&self) {
        let number = self.number();
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain(|listener| listener.send(number).is_ok());
    }
}

/// Adds a diagnostic if it is new: a template that fails on many pages is one error.
fn add_anew(known: &mut Diagnostics, problem: Diagnostic) {
    let fault = |p: &Diagnostic| (p.code, p.span.clone(), p.message.clone());
    if !known.sorted().into_iter().any(|other| fault(other) == fault(&problem)) {
        known.push(problem);
    }
}

/// Returns the files that were added, removed or changed between two sets of sources.
fn differing(before: &Sources, after: &Sources) -> BTreeSet<SourcePath> {
    let other =
        |(path, file): &(&SourcePath, _), sources: &Sources| sources.get(path) != Some(*file);
    let gone = before.iter().filter(|entry| other(entry, after));
    let new = after.iter().filter(|entry| other(entry, before));
    gone.chain(new).map(|(path, _)| path.clone()).collect()
}
