//! XLIFF 2.1, the XML Localisation Interchange File Format (OASIS, 2018): its core, and nothing beyond.

mod read;
mod write;

pub use read::read;
pub use write::write;

/// The namespace of the core of XLIFF 2.
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";
