//! What the server knows: the newest state of the site, the last one that was sound, and what is
//! wrong. Knows no sockets, threads or files; everybody may ask at any time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::edition::{Edition, RequestedOutput};
use super::editor::Editor;
use crate::diag::{Diagnostic, Diagnostics, UiLanguage};
use crate::output::{LazyOutput, OutputBody};
use crate::path::{OutPath, SourcePath};
use crate::pipeline::{self, Options};
use crate::source::Sources;

/// How a site is served.
#[derive(Clone, Debug)]
pub struct ServeSettings {
    /// The site's folder.
    pub root: PathBuf,
    /// How the site is made. Drafts are shown.
    pub options: Options,
    /// The program that files are opened in.
    pub editor: Editor,
    /// In which language the server speaks.
    pub ui_language: UiLanguage,
}

impl ServeSettings {
    /// Returns the address that opens a place of a source in the editor, if one is to be opened.
    pub(super) fn open(&self, file: &str, line: usize, column: usize) -> Option<String> {
        self.editor.open(&self.root.join(file), line, column)
    }
}

/// What is known of the site, for everybody who asks.
pub struct ServerState {
    pub(super) settings: ServeSettings,
    known: Mutex<Known>,
    /// The number of the newest change, also for those who should not wait for the rest.
    number: AtomicU64,
    listeners: Mutex<Vec<Sender<u64>>>,
    /// Pictures that were made, by their keys.
    pictures: Mutex<BTreeMap<String, Arc<[u8]>>>,
}

#[derive(Default)]
struct Known {
    /// The newest state of the site that has no errors as far as they are known without rendering.
    shown: Option<Arc<Edition>>,
    /// The newest one that was rendered whole, and in which nothing was wrong.
    sound: Option<Arc<Edition>>,
    report: StateReport,
}

/// What is wrong with the newest state of the sources.
#[derive(Clone, Debug, Default)]
pub struct StateReport {
    /// The sources.
    pub sources: Arc<Sources>,
    /// What was found before rendering.
    early: Diagnostics,
    /// What was found by rendering and after it; of an older state, until there is news.
    late: Diagnostics,
    /// Whether everything that a check would find was found.
    pub is_whole: bool,
    /// Whether the pages shown are older than the sources.
    pub is_behind: bool,
}

impl StateReport {
    /// Returns everything that is wrong, in order once it is sorted.
    pub fn diagnostics(&self) -> Diagnostics {
        let mut all = self.early.clone();
        all.extend(self.late.clone());
        all
    }
}

/// What came of asking for an output.
pub(super) enum OutputLookup {
    Body(OutputBody),
    /// It is planned, and cannot be made.
    Failed,
    Nothing,
}

impl ServerState {
    /// Knows nothing yet.
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

    /// Takes the sources as they were read, with what was found then. Returns the files that differ
    /// from those before; none where nothing has changed.
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
            // Of the files that were changed nothing is known yet.
            problem.span.as_ref().is_none_or(|span| !changed.contains(&span.file))
        });
        let mut kept = Diagnostics::new();
        kept.extend(late);
        *report = StateReport {
            sources,
            early: found,
            late: kept,
            is_whole: false,
            is_behind: edition.is_none(),
        };
        known.shown = edition.or_else(|| known.shown.take());
        drop(known);
        self.number.fetch_add(1, Ordering::SeqCst);
        self.tell();
        changed
    }

    /// Does all that a check does with the newest sources, drafts left out, and reports what it
    /// finds. Gives up where newer sources come. Tells whether it came to an end.
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
        self.tell();
        true
    }

    /// Returns the number of the newest change; 0 before there is one.
    pub fn number(&self) -> u64 {
        self.number.load(Ordering::SeqCst)
    }

    /// Returns what is wrong.
    pub fn report(&self) -> StateReport {
        self.known().report.clone()
    }

    /// Returns the state of the site that is shown, if it was ever without errors.
    pub(super) fn shown(&self) -> Option<Arc<Edition>> {
        self.known().shown.clone()
    }

    /// Returns an output: of the newest state, or of the last sound one where it cannot be made.
    pub(super) fn output(&self, path: &OutPath) -> OutputLookup {
        let (shown, sound) = {
            let known = self.known();
            (known.shown.clone(), known.sound.clone())
        };
        let Some(asked) = shown.and_then(|shown| shown.output(path)) else {
            return OutputLookup::Nothing;
        };
        self.note(&asked);
        let before = || sound?.output(path)?.get().body.clone();
        asked.get().body.clone().or_else(before).map_or(OutputLookup::Failed, OutputLookup::Body)
    }

    /// Reports what was found while an output was made.
    fn note(&self, asked: &RequestedOutput) {
        let found = &asked.get().found;
        if asked.is_new && !found.is_empty() {
            self.add(found.clone());
        }
    }

    fn add(&self, found: impl IntoIterator<Item = Diagnostic>) {
        let mut known = self.known();
        for problem in found {
            add_anew(&mut known.report.late, problem);
        }
        drop(known);
        self.tell();
    }

    /// Makes the bytes that were promised, once. `None` where they cannot be made.
    pub(super) fn make(&self, deferred: &LazyOutput) -> Option<Arc<[u8]>> {
        let made = || self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = made().get(&deferred.key) {
            return Some(Arc::clone(bytes));
        }
        match deferred.make() {
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

    /// Returns where a listener hears the number of each change and report.
    pub(super) fn listen(&self) -> Receiver<u64> {
        let (sender, receiver) = channel();
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
        receiver
    }

    fn tell(&self) {
        let number = self.number();
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain(|listener| listener.send(number).is_ok());
    }
}

/// Adds a problem, unless it is known: a template that fails on many pages is at fault once.
fn add_anew(known: &mut Diagnostics, problem: Diagnostic) {
    let fault = |p: &Diagnostic| (p.code, p.span.clone(), p.message.clone());
    if !known.sorted().into_iter().any(|other| fault(other) == fault(&problem)) {
        known.push(problem);
    }
}

/// Returns the files that are only in one of two states of the sources, or differ.
fn differing(before: &Sources, after: &Sources) -> BTreeSet<SourcePath> {
    let other =
        |(path, file): &(&SourcePath, _), sources: &Sources| sources.get(path) != Some(*file);
    let gone = before.iter().filter(|entry| other(entry, after));
    let new = after.iter().filter(|entry| other(entry, before));
    gone.chain(new).map(|(path, _)| path.clone()).collect()
}
