//! Builds sites for tests in memory. A test edits a site with chained calls, and runs it in memory or with the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use urbi::config::Overrides;
use urbi::date::Date;
use urbi::diag::Diagnostics;
use urbi::diag::format::{self, Format, Style, Summary};
use urbi::output::OutputBody;
use urbi::path::{OutPath, SourcePath};
use urbi::pipeline::{self, Options, Outcome};
use urbi::source::{FOLDERS, SourceFile, Sources};

use crate::disk::Disk;
use crate::problem::{Problem, ids};

/// The default day of all tests.
pub(crate) const NOW: &str = "2026-01-15";

/// The files of a folder, with `/` in their paths.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Returns the root folder of the repository.
pub(crate) fn crate_root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Reads every file below a folder. Returns an empty map if the folder does not exist.
pub(crate) fn read_tree(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let Ok(entries) = fs::read_dir(&next) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
                continue;
            }
            let relative = path.strip_prefix(folder).unwrap();
            let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(parts.join("/"), fs::read(&path).unwrap_or_default());
        }
    }
    files
}

/// Writes files below a folder, in the order of the iterator.
pub(crate) fn write_tree<'a>(
    folder: &Path,
    files: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>,
) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Reads the source folders of a site, without built output.
fn sources_below(root: &Path) -> Files {
    let mut files = Files::new();
    for folder in FOLDERS {
        let tree = read_tree(&root.join(folder));
        files.extend(tree.into_iter().map(|(path, bytes)| (format!("{folder}/{path}"), bytes)));
    }
    files
}

/// A site in memory.
#[derive(Clone)]
pub(crate) struct Site {
    files: Files,
    base_url: Option<String>,
    now: String,
    minified: bool,
}

impl Site {
    /// Returns the site of `tests/sites/harbours`.
    pub(crate) fn harbours() -> Self {
        static FILES: LazyLock<Files> =
            LazyLock::new(|| sources_below(&crate_root().join("tests/sites/harbours")));
        Self::of(FILES.clone())
    }

    /// Returns the site of `tests/sites/beacons`, with the theme of this repository.
    pub(crate) fn beacons() -> Self {
        static FILES: LazyLock<Files> = LazyLock::new(|| {
            let mut files = sources_below(&crate_root().join("tests/sites/beacons"));
            let theme = read_tree(&crate_root().join("themes/atlas"));
            files.extend(
                theme.into_iter().map(|(path, bytes)| (format!("themes/atlas/{path}"), bytes)),
            );
            files
        });
        Self::of(FILES.clone())
    }

    /// Returns the site of `tests/sites/oasis`, with the theme of this repository.
    pub(crate) fn oasis() -> Self {
        let mut files = sources_below(&crate_root().join("tests/sites/oasis"));
        let theme = read_tree(&crate_root().join("themes/atlas"));
        files
            .extend(theme.into_iter().map(|(path, bytes)| (format!("themes/atlas/{path}"), bytes)));
        Self::of(files)
    }

    /// Returns the site at the root of this repository.
    pub(crate) fn repository() -> Self {
        static FILES: LazyLock<Files> = LazyLock::new(|| sources_below(crate_root()));
        assert!(!FILES.is_empty(), "there is no site at {}", crate_root().display());
        Self::of(FILES.clone())
    }

    /// Returns the site of `urbi new site`, with the theme of this repository.
    pub(crate) fn starter() -> Self {
        Self::started(&urbi::new::NewSiteOptions::default())
    }

    /// Returns the site of `urbi new site` with options.
    pub(crate) fn started(wish: &urbi::new::NewSiteOptions) -> Self {
        let files = urbi::new::starter(wish).unwrap_or_else(|words| panic!("{words}"));
        Self::of(files.into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect())
    }

    /// Returns a site with these files.
    pub(crate) fn of(files: Files) -> Self {
        Self { files, base_url: None, now: NOW.to_owned(), minified: true }
    }

    /// Adds or replaces a file.
    pub(crate) fn write(mut self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.files.insert(path.to_owned(), text.as_ref().to_vec());
        self
    }

    /// Replaces the only occurrence of `from`. It panics if the number of occurrences differs.
    pub(crate) fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {path}");
        let text = text.replace(from, to);
        self.write(path, text)
    }

    /// Removes a file.
    pub(crate) fn remove(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "there is no {path}");
        self
    }

    /// Disables PDFs of flyers and notes, for tests that do not need them.
    pub(crate) fn unprinted(mut self) -> Self {
        let is_printed = |path: &str| {
            path.ends_with(".en.md")
                && ["content/flyers/", "content/concept-notes/"].iter().any(|f| path.starts_with(f))
        };
        let paths: Vec<String> = self.files.keys().filter(|p| is_printed(p)).cloned().collect();
        assert!(!paths.is_empty(), "the site prints nothing");
        for path in paths {
            let text = self.text(&path).replacen("---\n", "---\npdf: false\n", 1);
            self = self.write(&path, text);
        }
        self
    }

    /// Sets the base address.
    pub(crate) fn base_url(mut self, url: &str) -> Self {
        self.base_url = Some(url.to_owned());
        self
    }

    /// Sets the day of the build.
    pub(crate) fn now(mut self, day: &str) -> Self {
        day.clone_into(&mut self.now);
        self
    }

    /// Disables minification.
    pub(crate) fn unminified(mut self) -> Self {
        self.minified = false;
        self
    }

    /// Returns every file.
    pub(crate) fn files(&self) -> &Files {
        &self.files
    }

    /// Returns the text of a file.
    pub(crate) fn text(&self, path: &str) -> String {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
        String::from_utf8(bytes.clone()).unwrap()
    }

    /// Returns the sources as loading returns them.
    pub(crate) fn sources(&self) -> Sources {
        let mut sources = Sources::default();
        for (path, bytes) in &self.files {
            let file = match String::from_utf8(bytes.clone()) {
                Ok(text) => SourceFile::Text(text.into()),
                Err(_) => SourceFile::Bytes(Arc::from(bytes.as_slice())),
            };
            sources.insert(SourcePath::new(path).unwrap(), file);
        }
        sources
    }

    /// Returns the options of a run.
    pub(crate) fn options(&self) -> Options {
        let overrides = Overrides { base_url: self.base_url.clone(), origin: None };
        let now = Date::parse(&self.now).unwrap();
        Options { overrides, minify: self.minified, ..Options::of(now) }
    }

    /// Runs every stage except loading and publishing.
    pub(crate) fn run(&self) -> Run {
        let (sources, options) = (self.sources(), self.options());
        Run::of(pipeline::run(&sources, &options, Diagnostics::new()), &sources)
    }

    /// Runs every stage, and returns the output of a site without errors.
    pub(crate) fn made(&self) -> Files {
        let run = self.run();
        assert_eq!(run.errors(), [""; 0]);
        run.files()
    }

    /// Writes the site to a temporary folder.
    pub(crate) fn on_disk(&self) -> Disk {
        let disk = Disk::empty();
        write_tree(&disk.root(), &self.files);
        disk
    }
}

/// The outputs and diagnostics of a run in memory.
pub(crate) struct Run {
    pub(crate) outcome: Outcome,
    pub(crate) problems: Vec<Problem>,
}

impl Run {
    /// Reads the result of a run.
    pub(crate) fn of(outcome: Outcome, sources: &Sources) -> Self {
        let sorted = outcome.diagnostics.sorted();
        let summary = Summary::default();
        let json = format::render(Format::Json, &sorted, &summary, sources, Style::default());
        let mut problems = Problem::all(&serde_json::from_str(&json).unwrap());
        for (problem, diagnostic) in problems.iter_mut().zip(sorted) {
            problem.ids = ids(diagnostic);
        }
        Self { outcome, problems }
    }

    /// Returns the errors and warnings, one line each.
    pub(crate) fn errors(&self) -> Vec<String> {
        let grave = self.problems.iter().filter(|problem| problem.severity != "note");
        grave.map(ToString::to_string).collect()
    }

    /// Returns the errors and warnings, one line each, with ids instead of texts.
    pub(crate) fn error_ids(&self) -> Vec<String> {
        let grave = self.problems.iter().filter(|problem| problem.severity != "note");
        grave.map(Problem::id_line).collect()
    }

    /// Returns every output.
    pub(crate) fn files(&self) -> Files {
        let rendered = self.outcome.rendered.as_ref().expect("the site was made");
        let bytes = rendered.iter().map(|(path, body)| {
            let bytes = match body {
                OutputBody::Bytes(bytes) => bytes.to_vec(),
                OutputBody::CopyOf(path) => fs::read(path).unwrap(),
                // Without optimisation, a thousand share images and fact sheets are slow: see
                // `Run::make`.
                OutputBody::Lazy(_)
                    if [".png", ".pdf"].iter().any(|end| path.as_str().ends_with(end)) =>
                {
                    Vec::new()
                }
                OutputBody::Lazy(deferred) => deferred.compute().unwrap().to_vec(),
            };
            (path.to_string(), bytes)
        });
        bytes.collect()
    }

    /// Computes one output that `files` leaves empty.
    pub(crate) fn make(&self, path: &str) -> Vec<u8> {
        let rendered = self.outcome.rendered.as_ref().expect("the site was made");
        match rendered.get(&OutPath::new(path).unwrap()) {
            Some(OutputBody::Lazy(deferred)) => deferred.compute().unwrap().to_vec(),
            other => panic!("{path} is {other:?}"),
        }
    }
}

/// Returns whether to overwrite the expected files.
#[expect(clippy::disallowed_methods, reason = "the one switch of the tests")]
pub(crate) fn overwrites() -> bool {
    std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite")
}

/// Compares a text with a file of the repository, or overwrites that file.
pub(crate) fn snapshot(file: &str, text: &str) {
    let path = crate_root().join(file);
    if overwrites() {
        fs::write(path, text).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    let patch = urbi::diff::unified(file, &expected, text);
    assert!(patch.is_empty(), "{patch}\nif that is right: SNAPSHOTS=overwrite cargo test");
}
