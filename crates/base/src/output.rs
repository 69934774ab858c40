//! What rendering makes and publishing writes: an ordered map from path to body.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::path::OutPath;

/// The content of one output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutputBody {
    /// Bytes made by the build.
    Bytes(Arc<[u8]>),
    /// A file on disk that is copied as it is.
    CopyOf(PathBuf),
    /// Expensive bytes, computed when they are published or requested.
    Deferred(LazyOutput),
}

/// Bytes that are not computed yet: a pure function with a cache key over its inputs.
///
/// Publishing computes them in parallel, or copies bytes with the same key from the previous output.
/// A check computes one fact sheet for each language, to test the layout, and no other lazy output.
#[derive(Clone)]
pub struct LazyOutput {
    /// The hash of all inputs, with the version of the code that computes the bytes: equal keys mean
    /// equal bytes.
    pub key: String,
    make: Arc<dyn Fn() -> OutputResult + Send + Sync>,
}

/// Computed bytes, or the error.
pub type OutputResult = Result<Arc<[u8]>, Box<Diagnostic>>;

impl LazyOutput {
    /// Makes a lazy output. `make` must return the same bytes on every call.
    pub fn new(key: String, make: impl Fn() -> OutputResult + Send + Sync + 'static) -> Self {
        Self { key, make: Arc::new(make) }
    }

    /// Computes the bytes.
    pub fn make(&self) -> OutputResult {
        (self.make)()
    }
}

impl PartialEq for LazyOutput {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for LazyOutput {}

impl fmt::Debug for LazyOutput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deferred").field("key", &self.key).finish_non_exhaustive()
    }
}

/// Every output of a build, in order of path.
pub type Rendered = BTreeMap<OutPath, OutputBody>;

/// What a page was when it was published.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PageFingerprint {
    /// What it showed, as links name it: `news/2026-03-02-open-day`, `city:lisbon`.
    pub of: String,
    /// The tag of the locale of its address.
    pub locale: String,
    /// What it has in common with a page that takes its place: its title, its text; the name of a
    /// record, its point.
    pub marks: Vec<String>,
}

/// The pages of a published site, by the files that they are.
pub type PageFingerprints = BTreeMap<OutPath, PageFingerprint>;
