//! The Lambert azimuthal equal-area projection: exact areas everywhere, exact shapes near the centre. The centre can
//! be anywhere, so the poles and the date line need no special case.

use super::land::Ring;
use super::plane::Point;
use super::sphere::{SphericalCap, Vector};

/// The maximum distance between points on the rim. Wider gaps are filled with points.
const RIM_STEP: f64 = 0.3;

/// The projection around a centre, in units of the earth's radius.
#[derive(Clone, Copy, Debug)]
pub(super) struct Azimuthal {
    pub(super) centre: Vector,
    east: Vector,
    north: Vector,
}

/// The part of the earth that a map draws.
#[derive(Clone, Copy, Debug)]
pub(super) struct MapExtent {
    /// A cap that contains the whole map.
    cap: SphericalCap,
    /// The radius of the circle, outside the map, to which distant points are moved.
    rim: f64,
}

impl Azimuthal {
    pub(super) fn new(centre: Vector) -> Self {
        let east = Vector { x: -centre.y, y: centre.x, z: 0.0 };
        // At a pole every direction is north or south, so any direction can be east.
        let east = east.direction().unwrap_or(Vector { x: 0.0, y: 1.0, z: 0.0 });
        let north = Vector {
            x: centre.y * east.z - centre.z * east.y,
            y: centre.z * east.x - centre.x * east.z,
            z: centre.x * east.y - centre.y * east.x,
        };
        Self { centre, east, north }
    }

    pub(super) fn project(&self, place: Vector) -> Point {
        let away = (1.0 + self.centre.dot(place)).max(1e-12);
        let factor = (2.0 / away).sqrt();
        Point::new(factor * self.east.dot(place), -factor * self.north.dot(place))
    }

    /// Returns the place at a point; for a point outside the projection, a place on the rim.
    pub(super) fn unproject(&self, point: Point) -> Vector {
        let square = (point.x * point.x + point.y * point.y).min(4.0);
        let out = (1.0 - square / 4.0).sqrt();
        self.centre * (1.0 - square / 2.0)
            + self.east * (out * point.x)
            + self.north * (-out * point.y)
    }

    /// Computes the extent of a map whose corners are at an angle of `radius` from the centre.
    pub(super) fn reach(&self, radius: f64) -> MapExtent {
        MapExtent {
            cap: SphericalCap::new(self.centre, radius * 1.1 + 0.02),
            rim: 2.0 * ((radius * 1.6 + 0.1).min(3.0) / 2.0).sin(),
        }
    }

    /// Projects a coastline within the extent of the map, and moves distant points to the rim. Returns `None` if the
    /// whole coastline is distant.
    ///
    /// Also returns whether the land is outside the line. Then the line encloses the point opposite the centre, which
    /// the projection stretches to a circle around the map.
    pub(super) fn coast(&self, ring: &Ring, reach: MapExtent) -> Option<(Vec<Point>, bool)> {
        let MapExtent { cap, rim } = reach;
        if ring.cap.is_small() && !ring.cap.meets(cap) {
            return None;
        }
        let mut points: Vec<Point> = Vec::new();
        for place in ring.near(cap) {
            let point = self.project(place.vector);
            let length = (point.x * point.x + point.y * point.y).sqrt();
            if length <= rim {
                points.push(point);
                continue;
            }
            let point = Point::new(point.x * rim / length, point.y * rim / length);
            along_rim(&mut points, point, rim);
        }
        let turns = turns(&points);
        let is_inverted = if ring.is_hole { turns > 0 } else { turns < 0 };
        Some((points, is_inverted))
    }
}

/// Adds a point on the rim. If the line is already on the rim, follows the rim to this point.
fn along_rim(points: &mut Vec<Point>, to: Point, rim: f64) {
    if let Some(from) = points.last().copied() {
        let is_there = (from.x * from.x + from.y * from.y).sqrt() > rim * 0.999_999;
        if is_there && from.distance(to) > RIM_STEP * rim {
            let (start, end) = (from.y.atan2(from.x), to.y.atan2(to.x));
            let turn = (end - start + 3.0 * std::f64::consts::PI)
                .rem_euclid(2.0 * std::f64::consts::PI)
                - std::f64::consts::PI;
            let steps = (turn.abs() / RIM_STEP).ceil();
            for step in (1..).map(f64::from).take_while(|step| *step < steps) {
                let (y, x) = (start + turn * step / steps).sin_cos();
                points.push(Point::new(x * rim, y * rim));
            }
        }
    }
    points.push(to);
}

/// Returns the winding number of a closed line around the centre, clockwise on the screen.
fn turns(ring: &[Point]) -> i32 {
    let mut turns = 0;
    for (a, b) in ring.iter().zip(ring.iter().skip(1).chain(ring.first())) {
        let right_of_centre = a.x * (b.y - a.y) - a.y * (b.x - a.x);
        if a.y <= 0.0 && b.y > 0.0 && right_of_centre > 0.0 {
            turns += 1;
        } else if a.y > 0.0 && b.y <= 0.0 && right_of_centre < 0.0 {
            turns -= 1;
        }
    }
    turns
}
