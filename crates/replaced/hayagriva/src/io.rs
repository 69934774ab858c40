//! The files of bibliographies: all are refused.

use std::convert::Infallible as Never;
use std::ops::Range;

use serde::de::Error;

use crate::{Library, REFUSAL};

/// Refuses a bibliography in YAML.
pub fn from_yaml_str(_text: &str) -> Result<Library, serde_yaml::Error> {
    Err(serde_yaml::Error::custom(REFUSAL))
}

/// Refuses a bibliography in BibLaTeX.
pub fn from_biblatex_str(_text: &str) -> Result<Library, Vec<BibLaTeXError>> {
    Err(vec![BibLaTeXError::Parse(ParseError { span: 0..0, kind: REFUSAL })])
}

/// Why a bibliography in BibLaTeX is not read.
pub enum BibLaTeXError {
    /// The file is refused.
    Parse(ParseError),
    /// A field is refused, which never happens.
    Type(TypeError),
}

/// The refusal of a file.
pub struct ParseError {
    /// The place in the file: its beginning.
    pub span: Range<usize>,
    /// The message.
    pub kind: &'static str,
}

/// The refusal of a field. There is none.
pub struct TypeError {
    /// The place in the file.
    pub span: Range<usize>,
    /// What makes the type one without values.
    pub kind: Never,
}
