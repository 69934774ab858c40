//! Numbers and places as geometry: charts, and maps of the earth.

pub mod chart;
pub mod map;

use urbi_base::locale;
