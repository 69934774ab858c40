//! Parses bibliography files: every file is an error.

use std::convert::Infallible as Never;
use std::ops::Range;

use serde::de::Error;

use crate::{Library, REFUSAL};

/// Rejects a bibliography in YAML.
pub fn from_yaml_str(_text: &str) -> Result<Library, serde_yaml::Error> {
    Err(serde_yaml::Error::custom(REFUSAL))
}

/// Rejects a bibliography in BibLaTeX.
pub fn from_biblatex_str(_text: &str) -> Result<Library, Vec<BibLaTeXError>> {
    Err(vec![BibLaTeXError::Parse(ParseError { span: 0..0, kind: REFUSAL })])
}

/// The error for a BibLaTeX file.
pub enum BibLaTeXError {
    /// The file is rejected.
    Parse(ParseError),
    /// A field is invalid, which never happens.
    Type(TypeError),
}

/// The error for a file.
pub struct ParseError {
    /// The position in the file: its start.
    pub span: Range<usize>,
    /// The message.
    pub kind: &'static str,
}

/// The error for a field. This type has no values.
pub struct TypeError {
    /// The position in the file.
    pub span: Range<usize>,
    /// Makes this a type without values.
    pub kind: Never,
}
