//! The Equal Earth projection (Šavrič, Patterson and Jenny, 2018) for the world map.

use super::land::Ring;
use super::plane::Point;
use super::sphere::GeoPoint;

/// The central meridian. It puts the edge of the map in the Bering Strait and the Pacific.
pub(super) const MIDDLE: f64 = 11.0;
/// The northern limit of the map, north of Greenland.
pub(super) const NORTH: f64 = 84.5;
/// The southern limit of the map, south of Cape Horn.
pub(super) const SOUTH: f64 = -57.0;

const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];

/// Projects a place `from_middle` degrees east of the central meridian. `sine` is the sine of its latitude. The unit
/// is the radius of the earth.
fn equal_earth(from_middle: f64, sine: f64) -> Point {
    let root = 3.0_f64.sqrt();
    let theta = (root / 2.0 * sine).clamp(-1.0, 1.0).asin();
    let square = theta * theta;
    let sixth = square * square * square;
    let slope = A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square);
    let x = 2.0 * root * from_middle.to_radians() * theta.cos() / (3.0 * slope);
    let y = theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
    Point::new(x, -y)
}

/// Projects a place.
pub(super) fn project(place: GeoPoint) -> Point {
    equal_earth(from_middle(place.longitude), place.vector.z)
}

/// Projects a point of the grid, which can be on either edge.
pub(super) fn project_degrees(latitude: f64, from_middle: f64) -> Point {
    equal_earth(from_middle, latitude.to_radians().sin())
}

/// Returns the degrees east of the central meridian, from -180 to 180.
pub(super) fn from_middle(longitude: f64) -> f64 {
    (longitude - MIDDLE + 180.0).rem_euclid(360.0) - 180.0
}

/// Projects a coastline. Islands at the edge are not cut: each is drawn on the side of its larger part. Returns
/// `None` for the coastline around a pole, which is outside the map.
pub(super) fn coast(ring: &Ring) -> Option<Vec<Point>> {
    let mut longitudes = Vec::with_capacity(ring.points.len());
    let (mut last, mut sum) = (from_middle(ring.points.first()?.longitude), 0.0);
    for place in &ring.points {
        let step = from_middle(place.longitude) - last;
        last += (step + 180.0).rem_euclid(360.0) - 180.0;
        sum += last;
        longitudes.push(last);
    }
    if (last - longitudes[0]).abs() > 180.0 {
        return None;
    }
    let turn = 360.0 * (sum / longitudes.len() as f64 / 360.0).round();
    let points = ring.points.iter().zip(longitudes);
    Some(points.map(|(place, at)| equal_earth(at - turn, place.vector.z)).collect())
}
