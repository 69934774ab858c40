//! Files and the formats in them: the folders of a site, YAML with places, XML, HTML, fixes made in texts.

pub mod fix;
pub mod html;
pub mod letters;
pub mod source;
pub mod xml;
pub mod yaml;

use urbi_base::{diag, path};
