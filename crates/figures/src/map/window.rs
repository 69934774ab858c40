//! Chooses the part of the earth that a map shows: all its places, and enough coast to recognize them.

use super::Land;
use super::azimuthal::Azimuthal;
use super::outline::share_of_sea;
use super::plane::{Point, Rect};
use super::projected_map::ProjectedMap;
use super::sphere::{EARTH_KM, GeoPoint, Vector};

/// The minimum width of a map in kilometres. A smaller map would show no recognizable shape.
const LEAST_KM: f64 = 640.0;
/// The margin on each side, relative to the extent of the places.
const MARGIN: f64 = 0.14;
/// The minimum and maximum ratio of width to height.
const SHAPES: (f64, f64) = (1.35, 2.0);
/// The minimum fraction of water. With less there is no recognizable coast, so the window grows.
const LEAST_SEA: f64 = 0.1;
/// The minimum fraction of land. With less the map is only water, so the window grows.
const LEAST_LAND: f64 = 0.004;
/// The factor by which the window grows in each step, up to [`GROWN_KM`].
const GROWTH: f64 = 1.3;
/// The maximum width after growing, in kilometres.
const GROWN_KM: f64 = 4000.0;
/// The maximum radius of a regional map, as an angle in radians. Wider windows become the world map.
const FARTHEST: f64 = 1.9;

impl ProjectedMap {
    /// Creates a map of all places with a margin; the world map if they are too far apart. Returns `None` without
    /// places.
    pub fn around(places: &[GeoPoint], land: &Land) -> Option<Self> {
        let sum = places.iter().fold(Vector::default(), |sum, place| sum + place.vector);
        let mut azimuthal = Azimuthal::new(sum.direction().or(Some(places.first()?.vector))?);
        // The middle of the places in one projection becomes the centre of the next. It converges after three rounds.
        let mut frame = frame_of(&azimuthal, places);
        for _ in 0..3 {
            let Some(centre) = azimuthal.unproject(frame.middle()).direction() else { break };
            azimuthal = Azimuthal::new(centre);
            frame = frame_of(&azimuthal, places);
        }
        let margin = 2.0 * MARGIN * frame.width().max(frame.height());
        let width = (frame.width() + margin).max(LEAST_KM / EARTH_KM);
        let height = frame.height() + margin;
        let width = width.max(height * SHAPES.0);
        let height = height.max(width / SHAPES.1).max(LEAST_KM / EARTH_KM / 1.5);
        let mut plate = Self::azimuthal(azimuthal, width, height);
        let mut factor = 1.0;
        let is_bare = |plate: &Self| {
            let sea = share_of_sea(plate, land);
            !(LEAST_SEA..=1.0 - LEAST_LAND).contains(&sea)
        };
        while width * factor * GROWTH * EARTH_KM < GROWN_KM && is_bare(&plate) {
            factor *= GROWTH;
            plate = Self::azimuthal(azimuthal, width * factor, height * factor);
        }
        Some(if plate.radius() > FARTHEST { Self::world() } else { plate })
    }
}

fn frame_of(azimuthal: &Azimuthal, places: &[GeoPoint]) -> Rect {
    let points: Vec<Point> = places.iter().map(|place| azimuthal.project(place.vector)).collect();
    Rect::around(&points)
}
