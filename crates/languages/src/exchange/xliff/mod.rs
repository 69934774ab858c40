//! XLIFF, the XML Localisation Interchange File Format (OASIS). Version 2.1 is written, its core and nothing
//! beyond. Versions 2.0 to 2.2 and 1.0 to 1.2 are read.

mod old;
mod order;
mod read;
mod state;
mod write;

pub use read::read;
pub use write::write;

/// The namespace of the core of XLIFF 2.0 and 2.1.
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";

/// What the namespaces of all versions begin with.
const NAMESPACES: &str = "urn:oasis:names:tc:xliff:document:";
