//! The outputs of a build, which rendering creates and publishing writes: a sorted map from path to body.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::path::OutPath;

/// The content of one output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutputBody {
    /// Bytes in memory.
    Bytes(Arc<[u8]>),
    /// A file on disk, copied unchanged.
    CopyOf(PathBuf),
    /// Expensive bytes, computed on publication or on request.
    Lazy(LazyOutput),
}

/// Bytes that are not computed yet: a pure function with a cache key over its inputs.
///
/// Publishing computes them in parallel, or copies bytes with the same key from the previous output.
/// A check computes one fact sheet for each language, to test the layout, and no other lazy output.
#[derive(Clone)]
pub struct LazyOutput {
    /// A hash of all inputs and of the code version. Equal keys imply equal bytes.
    pub key: String,
    make: Arc<dyn Fn() -> OutputResult + Send + Sync>,
}

/// Computed bytes, or the error.
pub type OutputResult = Result<Arc<[u8]>, Box<Diagnostic>>;

impl LazyOutput {
    /// Creates a lazy output. `make` must return the same bytes on every call.
    pub fn new(key: String, make: impl Fn() -> OutputResult + Send + Sync + 'static) -> Self {
        Self { key, make: Arc::new(make) }
    }

    /// Computes the bytes.
    pub fn compute(&self) -> OutputResult {
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
        f.debug_struct("LazyOutput").field("key", &self.key).finish_non_exhaustive()
    }
}

/// Every output of a build, sorted by path.
pub type Rendered = BTreeMap<OutPath, OutputBody>;

/// The identity of a published page, to recognize the page at a new address.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PageFingerprint {
    /// The subject of the page as a reference: `news/2026-03-02-open-day`, `city:lisbon`.
    pub of: String,
    /// The locale of its address, as a tag.
    pub locale: String,
    /// Texts that the page keeps when it moves: the title, the text, or the name and position of a record.
    pub marks: Vec<String>,
}

/// The pages of a published site by output file.
pub type PageFingerprints = BTreeMap<OutPath, PageFingerprint>;
