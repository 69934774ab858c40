//! Draws the grid of meridians and parallels, and the outline of the earth.

use super::path::SvgPath;
use super::plane::{Point, simplify_line};
use super::projected_map::{ProjectedMap, Projection};
use super::sphere::GeoPoint;
use super::world;

/// The possible distances between lines, in degrees.
const STEPS: [f64; 7] = [1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0];
/// The latitude at which meridians end, so that they do not meet at the pole.
const FARTHEST: f64 = 85.0;
/// The maximum number of lines from side to side.
const LINES: f64 = 6.0;
/// The maximum deviation of a simplified line, in units of the view box.
const TOLERANCE: f64 = 0.15;
/// The number of segments of a curved line.
const PARTS: u32 = 72;

/// Draws the water: the whole frame, or the outline of the earth on the world map.
pub(super) fn sea(map: &ProjectedMap) -> String {
    let mut path = SvgPath::default();
    match map.projection {
        Projection::Azimuthal(_) => path.ring(&map.frame.corners()),
        Projection::World => {
            let east = world_line(map, 180.0);
            let west = world_line(map, -180.0);
            let edge: Vec<Point> = east.into_iter().chain(west.into_iter().rev()).collect();
            path.ring(&edge);
        }
    }
    path.finish()
}

/// Draws meridians and parallels.
pub(super) fn grid(map: &ProjectedMap) -> String {
    let lines = match &map.projection {
        Projection::World => world_lines(map),
        Projection::Azimuthal(azimuthal) => {
            let point = |place: GeoPoint| map.scaled(azimuthal.project(place.vector));
            lines(map.middle(), map.radius().to_degrees())
                .into_iter()
                .map(|line| line.into_iter().map(point).collect())
                .collect()
        }
    };
    let mut path = SvgPath::default();
    for line in lines {
        for part in map.frame.clip_line(&line) {
            path.line(&simplify_line(&part, TOLERANCE));
        }
    }
    path.finish()
}

fn world_line(map: &ProjectedMap, from_middle: f64) -> Vec<Point> {
    let at = |latitude| map.scaled(world::project_degrees(latitude, from_middle));
    let line: Vec<Point> = between(world::SOUTH, world::NORTH).map(at).collect();
    simplify_line(&line, TOLERANCE)
}

fn world_lines(map: &ProjectedMap) -> Vec<Vec<Point>> {
    let meridians = multiples(-150.0, 180.0, 30.0)
        .map(|longitude| world_line(map, world::from_middle(longitude)));
    let parallels = multiples(world::SOUTH, world::NORTH, 30.0).map(|latitude| {
        let end = |side: f64| map.scaled(world::project_degrees(latitude, side * 180.0));
        vec![end(-1.0), end(1.0)]
    });
    meridians.chain(parallels).collect()
}

/// Returns the lines that may be within `reach` degrees of a centre.
fn lines(centre: GeoPoint, reach: f64) -> Vec<Vec<GeoPoint>> {
    let latitude = centre.latitude();
    let (south, north) = (latitude - reach, latitude + reach);
    // The half width of the window in degrees of longitude: all longitudes if the window contains a pole.
    let sine = reach.to_radians().sin() / latitude.to_radians().cos().max(1e-9);
    let contains_pole = south <= -90.0 || north >= 90.0;
    let side = if contains_pole || sine >= 1.0 { 180.0 } else { sine.asin().to_degrees() };
    let (south, north) = (south.max(-FARTHEST), north.min(FARTHEST));
    let (west, east) = (centre.longitude - side, centre.longitude + side);
    let step = |extent: f64| {
        let wanted = STEPS.into_iter().find(|step| extent / step <= LINES);
        wanted.unwrap_or(STEPS[STEPS.len() - 1])
    };
    let parallels = multiples(south, north, step(2.0 * reach)).map(|latitude| {
        between(west, east).map(|longitude| GeoPoint::new(latitude, longitude)).collect()
    });
    // On a full circle the last meridian would be the first one again.
    let last = if side < 180.0 { east } else { east - 1e-6 };
    let meridians = multiples(west, last, step(2.0 * side)).map(|longitude| {
        between(south, north).map(|latitude| GeoPoint::new(latitude, longitude)).collect()
    });
    parallels.chain(meridians).collect()
}

/// Returns the multiples of `step` from one number to another.
fn multiples(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    let first = (from / step).ceil();
    (0..).map(move |index| (first + f64::from(index)) * step).take_while(move |at| *at <= to)
}

/// Returns evenly spaced numbers from one to another.
fn between(from: f64, to: f64) -> impl Iterator<Item = f64> {
    (0..=PARTS).map(move |part| from + (to - from) * f64::from(part) / f64::from(PARTS))
}
