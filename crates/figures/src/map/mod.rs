//! Maps as pictures: the land of the earth, projected, clipped and written as SVG paths.
//!
//! Pure geometry: it knows points, windows and distances, and nothing of sites, pages or locales.
//! [`Land`] is read once for a build and passed along; a [`ProjectedMap`] is one map, on which
//! [`spread()`] moves near points apart and [`label()`] finds room for names.
//!
//! Invariant: the same points give the same picture. What the functions of the machine's
//! mathematics may round differently is rounded away before anything depends on it.

mod azimuthal;
mod country;
mod grid;
mod label;
mod land;
mod outline;
mod path;
mod plane;
mod projected_map;
mod sphere;
mod spread;
mod window;
mod world;

pub use country::may_hold;
pub use label::{LabelPlacement, LabelText, label};
pub use land::Land;
pub use plane::Point;
pub use projected_map::{MapPaths, ProjectedMap};
pub use sphere::{GeoPoint, distance_km};
pub use spread::spread;

#[cfg(test)]
mod tests;
