//! Draws the land of a map: clips it to the frame and removes invisible detail.

use super::Land;
use super::land::{Ring, Territory};
use super::path::SvgPath;
use super::plane::{Point, Rect, area, is_near, simplify_ring};
use super::projected_map::{ProjectedMap, Projection};
use super::sphere::GeoPoint;
use super::world;

/// The maximum deviation of a simplified coastline, in units of the view box.
const TOLERANCE: f64 = 0.45;
/// Islands up to this size are omitted.
const LEAST_SIZE: f64 = 1.2;
/// The distance from land at which a place counts as in the sea.
const SHORE: f64 = 2.5;
/// Half the width of the dot for an island that is too small to draw.
const SPECK: f64 = 1.6;

impl ProjectedMap {
    /// Returns the land as closed lines. Those of inland seas have the opposite winding.
    pub fn coasts(&self, land: &Land) -> Vec<Vec<Point>> {
        shapes(self, land.rings.iter())
    }
}

/// Draws a country.
pub(super) fn country(map: &ProjectedMap, parts: &[Territory]) -> String {
    let mut path = SvgPath::default();
    for shape in shapes(map, parts.iter().flat_map(|part| &part.rings)) {
        path.ring(&shape);
    }
    path.finish()
}

/// Projects and clips lines, and removes invisible detail.
fn shapes<'a>(map: &ProjectedMap, rings: impl Iterator<Item = &'a Ring>) -> Vec<Vec<Point>> {
    let cut = map.frame.grown(map.bleed);
    let mut shapes: Vec<Vec<Point>> = Vec::new();
    for (shore, is_inverted) in shores(map, rings, cut) {
        if is_inverted {
            shapes.push(cut.corners());
        }
        let size = Rect::around(&shore);
        if size.width().max(size.height()) >= LEAST_SIZE {
            shapes.push(simplify_ring(&shore, TOLERANCE));
        }
    }
    shapes
}

/// Draws the land.
pub(super) fn land(map: &ProjectedMap, land: &Land, marks: &[GeoPoint]) -> String {
    let shapes = map.coasts(land);
    let places: Vec<Point> = marks.iter().filter_map(|mark| map.point(*mark)).collect();
    let bounds: Vec<Rect> = shapes.iter().map(|shape| Rect::around(shape).grown(SHORE)).collect();
    let at_sea = |point: &&Point| {
        let mut around = shapes.iter().zip(&bounds).filter(|(_, bounds)| bounds.contains(**point));
        !around.any(|(shape, _)| is_near(shape, **point, SHORE))
    };
    let specks: Vec<Vec<Point>> = places.iter().filter(at_sea).map(|point| speck(*point)).collect();
    let mut path = SvgPath::default();
    for shape in shapes.iter().chain(&specks) {
        path.ring(shape);
    }
    path.finish()
}

fn speck(Point { x, y }: Point) -> Vec<Point> {
    let corners = [(x - SPECK, y), (x, y - SPECK), (x + SPECK, y), (x, y + SPECK)];
    corners.map(|(x, y)| Point::new(x, y)).into()
}

/// Returns the lines of the country on a map, or those of all land if there is no country.
pub(super) fn rings_below(map: &ProjectedMap, parts: &[Territory], land: &Land) -> Vec<Vec<Point>> {
    if parts.is_empty() {
        return map.coasts(land);
    }
    shapes(map, parts.iter().flat_map(|part| &part.rings))
}

/// Returns the fraction of a map that the shapes cover, from 0 to 1.
pub(super) fn share<'a>(map: &ProjectedMap, rings: impl Iterator<Item = &'a Ring>) -> f64 {
    let whole = map.frame.width() * map.frame.height();
    let parts = shores(map, rings, map.frame).into_iter();
    // A shore with the land outside has the opposite winding, so its area is negative.
    let dry: f64 = parts
        .map(|(shore, is_inverted)| area(&shore) + if is_inverted { whole } else { 0.0 })
        .sum();
    dry / whole
}

/// Projects every shore and clips it to `cut`. Returns each shore with whether its land is outside the line.
fn shores<'a>(
    map: &ProjectedMap,
    rings: impl Iterator<Item = &'a Ring>,
    cut: Rect,
) -> Vec<(Vec<Point>, bool)> {
    let azimuthal = match &map.projection {
        Projection::World => None,
        Projection::Azimuthal(azimuthal) => Some((azimuthal, azimuthal.reach(map.radius()))),
    };
    let shore = |ring: &Ring| {
        let (points, is_inverted) = match azimuthal {
            None => (world::coast(ring)?, false),
            Some((azimuthal, reach)) => azimuthal.coast(ring, reach)?,
        };
        let points = points.into_iter().map(|point| map.scaled(point)).collect();
        let clipped = cut.clip_ring(points);
        (!clipped.is_empty() || is_inverted).then_some((clipped, is_inverted))
    };
    rings.filter_map(shore).collect()
}
