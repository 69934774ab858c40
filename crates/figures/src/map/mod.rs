//! Draws maps: projects and clips the land of the earth, and writes it as SVG paths.
//!
//! Pure geometry, independent of sites, pages and locales. [`Land`] is parsed once per process. A [`MapSheet`] is
//! one map with its insets; [`spread()`] separates points that are too close, and [`label()`] places names.
//!
//! Invariant: the same points result in the same map on every machine. Values that mathematical functions of the
//! machine may round differently are rounded before anything depends on them.

mod azimuthal;
mod country;
mod grid;
mod groups;
mod label;
mod land;
mod outline;
mod panels;
mod path;
mod plane;
mod projected_map;
mod sphere;
mod spread;
mod window;
mod world;

pub use country::may_contain;
pub use label::{LabelPlacement, LabelText, label, label_one};
pub use land::Land;
pub use panels::{MapPanel, MapSheet, SheetPaths};
pub use plane::{Point, Rect};
pub use projected_map::{MapPaths, ProjectedMap};
pub use sphere::{GeoPoint, distance_km};
pub use spread::spread;

#[cfg(test)]
mod tests;
