//! The geometry of charts and maps.

pub mod chart;
pub mod map;
pub mod timeline;

use urbi_base::locale;
