//! Which part of the earth a map shows: what holds its places, and no border.

use super::Land;
use super::azimuthal::Azimuthal;
use super::outline::share_of_sea;
use super::plane::{Point, Rect};
use super::projected_map::ProjectedMap;
use super::sphere::{EARTH_KM, GeoPoint, Vector};

/// The least width of a map in kilometres: less shows no shape that anybody knows.
const LEAST_KM: f64 = 640.0;
/// How much is shown around the places, on each side, for the whole of their extent.
const MARGIN: f64 = 0.14;
/// The narrowest and the widest shape.
const SHAPES: (f64, f64) = (1.35, 2.0);
/// Less water than this, and there is no coast to know a place by: the window grows.
const LEAST_SEA: f64 = 0.1;
/// Less land than this, and there is nothing to see but water: the window grows.
const LEAST_LAND: f64 = 0.004;
/// By how much it grows at a time, and up to which width in kilometres.
const GROWTH: f64 = 1.3;
/// See [`GROWTH`].
const GROWN_KM: f64 = 4000.0;
/// Windows that reach farther around their centre are the world.
const FARTHEST: f64 = 1.9;

/// Makes the map around places.
pub(super) fn around(places: &[GeoPoint], land: &Land) -> Option<ProjectedMap> {
    let sum = places.iter().fold(Vector::default(), |sum, place| sum + place.vector);
    let mut azimuthal = Azimuthal::new(sum.direction().or(Some(places.first()?.vector))?);
    // The middle of the places in one projection is the centre of the next: three times are enough
    // for it to stay where it is.
    let mut frame = frame_of(&azimuthal, places);
    for _ in 0..3 {
        let middle = Point::new(
            f64::midpoint(frame.from.x, frame.to.x),
            f64::midpoint(frame.from.y, frame.to.y),
        );
        let Some(centre) = azimuthal.unproject(middle).direction() else { break };
        azimuthal = Azimuthal::new(centre);
        frame = frame_of(&azimuthal, places);
    }
    let margin = 2.0 * MARGIN * frame.width().max(frame.height());
    let width = (frame.width() + margin).max(LEAST_KM / EARTH_KM);
    let height = frame.height() + margin;
    let width = width.max(height * SHAPES.0);
    let height = height.max(width / SHAPES.1).max(LEAST_KM / EARTH_KM / 1.5);
    let mut plate = ProjectedMap::azimuthal(azimuthal, width, height);
    let mut factor = 1.0;
    let is_bare = |plate: &ProjectedMap| {
        let sea = share_of_sea(plate, land);
        !(LEAST_SEA..=1.0 - LEAST_LAND).contains(&sea)
    };
    while width * factor * GROWTH * EARTH_KM < GROWN_KM && is_bare(&plate) {
        factor *= GROWTH;
        plate = ProjectedMap::azimuthal(azimuthal, width * factor, height * factor);
    }
    Some(if plate.radius() > FARTHEST { ProjectedMap::world() } else { plate })
}

fn frame_of(azimuthal: &Azimuthal, places: &[GeoPoint]) -> Rect {
    let points: Vec<Point> = places.iter().map(|place| azimuthal.project(place.vector)).collect();
    Rect::around(&points)
}
