//! The geometry of charts and maps.

pub mod chart;
pub mod map;

use urbi_base::locale;
