//! Files and their formats: the folders of a site, YAML with positions, XML, HTML, and automatic fixes.

pub mod fix;
pub mod html;
pub mod letters;
pub mod source;
pub mod xml;
pub mod yaml;

use urbi_base::{diag, path};
