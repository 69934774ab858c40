//! The land of a map: clipped to its frame, as fine as can be seen.

use super::Land;
use super::land::Ring;
use super::path::SvgPath;
use super::plane::{Point, Rect, area, is_near, simplify_ring};
use super::projected_map::{ProjectedMap, Projection};
use super::sphere::GeoPoint;
use super::world;

/// By how much a shore may be off, in units of the view box.
const TOLERANCE: f64 = 0.45;
/// Islands that are no larger are left out.
const LEAST_SIZE: f64 = 1.2;
/// How far outside of the frame the land is cut, so that no stroke is drawn along the cut.
const BLEED: f64 = 6.0;
/// A place so far from land is in the sea.
const SHORE: f64 = 2.5;
/// Half the width of what stands for an island that is too small.
const SPECK: f64 = 1.6;

/// Returns the land as closed lines; those of inland seas run the other way round.
pub(super) fn shapes(plate: &ProjectedMap, land: &Land) -> Vec<Vec<Point>> {
    let cut = plate.frame.grown(BLEED);
    let mut shapes: Vec<Vec<Point>> = Vec::new();
    for (shore, is_inverted) in shores(plate, land, cut) {
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
pub(super) fn land(plate: &ProjectedMap, land: &Land, marks: &[GeoPoint]) -> String {
    let shapes = shapes(plate, land);
    let places: Vec<Point> = marks.iter().filter_map(|mark| plate.point(*mark)).collect();
    let bounds: Vec<Rect> = shapes.iter().map(|shape| Rect::around(shape).grown(SHORE)).collect();
    let at_sea = |point: &&Point| {
        let mut around = shapes.iter().zip(&bounds).filter(|(_, bounds)| bounds.holds(**point));
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
    vec![
        Point::new(x - SPECK, y),
        Point::new(x, y - SPECK),
        Point::new(x + SPECK, y),
        Point::new(x, y + SPECK),
    ]
}

/// Returns how much of a map is water: from 0 to 1.
pub(super) fn share_of_sea(plate: &ProjectedMap, land: &Land) -> f64 {
    let whole = plate.frame.width() * plate.frame.height();
    let parts = shores(plate, land, plate.frame).into_iter();
    // A shore that is turned inside out runs the other way round: its area is negative.
    let dry: f64 = parts
        .map(|(shore, is_inverted)| area(&shore) + if is_inverted { whole } else { 0.0 })
        .sum();
    1.0 - dry / whole
}

/// Projects every shore and clips it to `cut`. Of one that is turned inside out, the land is what
/// is outside of it.
fn shores(plate: &ProjectedMap, land: &Land, cut: Rect) -> Vec<(Vec<Point>, bool)> {
    let azimuthal = match &plate.projection {
        Projection::World => None,
        Projection::Azimuthal(azimuthal) => Some((azimuthal, azimuthal.reach(plate.radius()))),
    };
    let shore = |ring: &Ring| {
        let (points, is_inverted) = match &azimuthal {
            None => (world::coast(ring)?, false),
            Some((azimuthal, reach)) => {
                let coast = azimuthal.coast(ring, reach)?;
                (coast.points, coast.is_inverted)
            }
        };
        let points = points.into_iter().map(|point| plate.scaled(point)).collect();
        let clipped = cut.clip_ring(points);
        (!clipped.is_empty() || is_inverted).then_some((clipped, is_inverted))
    };
    land.rings.iter().filter_map(shore).collect()
}
