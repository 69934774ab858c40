//! Lambert's azimuthal equal-area projection: areas are right everywhere, shapes near the centre,
//! whichever that is. So it needs no special case at the poles or at the date line.

use super::land::Ring;
use super::plane::Point;
use super::sphere::{SphericalCap, Vector};

/// Gaps between points on the rim are filled in until they are no wider than this.
const RIM_STEP: f64 = 0.3;

/// The projection around a centre. Its unit is the radius of the earth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Azimuthal {
    pub(super) centre: Vector,
    east: Vector,
    north: Vector,
}

/// How far around its centre a map is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct MapExtent {
    /// What holds the whole map.
    cap: SphericalCap,
    /// Where what lies much farther away is drawn, outside of the map.
    rim: f64,
}

/// A coast on the plane.
pub(super) struct Coast {
    pub(super) points: Vec<Point>,
    /// Whether the line is turned inside out: it holds the place opposite of the centre, which the
    /// projection draws out to a circle around everything.
    pub(super) is_inverted: bool,
}

impl Azimuthal {
    pub(super) fn new(centre: Vector) -> Self {
        let east = Vector { x: -centre.y, y: centre.x, z: 0.0 };
        // At the poles every direction is south or north; any may be east.
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

    /// Returns the place that is drawn at a point: at the rim for one that no place is drawn at.
    pub(super) fn unproject(&self, point: Point) -> Vector {
        let square = (point.x * point.x + point.y * point.y).min(4.0);
        let out = (1.0 - square / 4.0).sqrt();
        self.centre * (1.0 - square / 2.0)
            + self.east * (out * point.x)
            + self.north * (-out * point.y)
    }

    /// Makes the reach of a map whose corners lie at an angle of `radius` from the centre.
    pub(super) fn reach(&self, radius: f64) -> MapExtent {
        MapExtent {
            cap: SphericalCap::new(self.centre, radius * 1.1 + 0.02),
            rim: 2.0 * ((radius * 1.6 + 0.1).min(3.0) / 2.0).sin(),
        }
    }

    /// Projects a coast as far as the map reaches. What is much farther away is drawn at the rim.
    /// `None` if nothing of it is near.
    pub(super) fn coast(&self, ring: &Ring, reach: &MapExtent) -> Option<Coast> {
        let MapExtent { cap, rim } = *reach;
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
        Some(Coast { points, is_inverted })
    }
}

/// Goes to a point on the rim, along the rim where the line is there already.
fn along_rim(points: &mut Vec<Point>, to: Point, rim: f64) {
    if let Some(from) = points.last().copied() {
        let is_there = (from.x * from.x + from.y * from.y).sqrt() > rim * 0.999_999;
        if is_there && from.distance(to) > RIM_STEP * rim {
            let (start, end) = (from.y.atan2(from.x), to.y.atan2(to.x));
            let turn = (end - start + 3.0 * std::f64::consts::PI)
                .rem_euclid(2.0 * std::f64::consts::PI)
                - std::f64::consts::PI;
            let steps = (turn.abs() / RIM_STEP).ceil();
            let mut step = 1.0;
            while step < steps {
                let (y, x) = (start + turn * step / steps).sin_cos();
                points.push(Point::new(x * rim, y * rim));
                step += 1.0;
            }
        }
    }
    points.push(to);
}

/// Returns how often a closed line runs around the centre, clockwise on the screen.
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
