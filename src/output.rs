//! What rendering makes and publishing writes: an ordered map from path to body.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::path::OutPath;

/// The content of one output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Bytes made by the build.
    Bytes(Arc<[u8]>),
    /// A file on disk that is copied as it is.
    CopyOf(PathBuf),
}

/// Every output of a build, in order of path.
pub type Rendered = BTreeMap<OutPath, Body>;
