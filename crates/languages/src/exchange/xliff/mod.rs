//! XLIFF, the XML Localisation Interchange File Format (OASIS). urbi writes version 2.1, core only, and reads
//! versions 2.0 to 2.2 and 1.0 to 1.2.

mod old;
mod order;
mod read;
mod state;
mod write;

pub use read::read;
pub use write::write;

/// The namespace of the core of XLIFF 2.0 and 2.1.
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";

/// The common prefix of the namespaces of all versions.
const NAMESPACES: &str = "urn:oasis:names:tc:xliff:document:";
