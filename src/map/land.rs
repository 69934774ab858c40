//! The land of the earth, from the `TopoJSON` file that is part of the program.

use serde_json::Value;

use super::sphere::{Cap, Place, Vector};

const FILE: &str = include_str!("land-50m.json");

/// How many points of a coast are looked at, or passed over, as one.
const STRETCH: usize = 24;

/// The land of the earth without borders: islands, continents and inland seas as rings.
#[derive(Debug)]
pub struct Land {
    pub(super) rings: Vec<Ring>,
}

/// A closed line of coast; its last point is not its first.
#[derive(Debug)]
pub(super) struct Ring {
    pub(super) points: Vec<Place>,
    /// Whether it is the shore of an inland sea, and runs the other way round.
    pub(super) is_hole: bool,
    /// Where it lies.
    pub(super) cap: Cap,
    /// Where each run of [`STRETCH`] points lies, with the point after it.
    caps: Vec<Cap>,
}

impl Land {
    /// Reads the land. It takes some milliseconds: once for a build is enough.
    pub fn read() -> Self {
        let file: Value = serde_json::from_str(FILE).expect("the file of the program is JSON");
        let pair = |of: &str| {
            let pair = &file["transform"][of];
            (number(&pair[0]), number(&pair[1]))
        };
        let (scale, translate) = (pair("scale"), pair("translate"));
        let arcs: Vec<Vec<Place>> =
            array(&file["arcs"]).iter().map(|arc| arc_of(arc, scale, translate)).collect();
        let polygons = &file["objects"]["land"]["geometries"][0]["arcs"];
        let rings = array(polygons)
            .iter()
            .flat_map(|polygon| array(polygon).iter().enumerate())
            .map(|(place, ring)| Ring::new(points_of(ring, &arcs), place > 0));
        Self { rings: rings.collect() }
    }
}

impl Ring {
    fn new(points: Vec<Place>, is_hole: bool) -> Self {
        let vectors = |run: &[Place]| -> Vec<Vector> { run.iter().map(|p| p.vector).collect() };
        let caps = (0..points.len()).step_by(STRETCH).map(|start| {
            let end = points.len().min(start + STRETCH);
            let mut run = vectors(&points[start..end]);
            run.push(points[end % points.len()].vector);
            Cap::around(run.into_iter())
        });
        let caps: Vec<Cap> = caps.collect();
        let cap = Cap::around(vectors(&points).into_iter());
        Self { points, is_hole, cap, caps }
    }

    /// Returns the points of the ring near a cap in full, and of every stretch elsewhere only the
    /// first: enough to tell on which side of the coast the cap lies.
    pub(super) fn near(&self, cap: Cap) -> impl Iterator<Item = &Place> {
        self.points.chunks(STRETCH).zip(&self.caps).flat_map(move |(run, own)| {
            let far = own.is_small() && !own.meets(cap);
            &run[..if far { 1 } else { run.len() }]
        })
    }
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

/// Reads an arc: each position is told by its distance from the one before, in steps of `scale`.
fn arc_of(arc: &Value, scale: (f64, f64), translate: (f64, f64)) -> Vec<Place> {
    let (mut x, mut y) = (0.0, 0.0);
    let points = array(arc).iter().map(|step| {
        x += number(&step[0]);
        y += number(&step[1]);
        Place::new(y * scale.1 + translate.1, x * scale.0 + translate.0)
    });
    points.collect()
}

/// Joins the arcs of a ring; `!n` is arc `n` backwards. Each begins where the one before ends.
fn points_of(ring: &Value, arcs: &[Vec<Place>]) -> Vec<Place> {
    let mut points = Vec::new();
    for index in array(ring).iter().filter_map(Value::as_i64) {
        let at = |index: i64| usize::try_from(index).ok().and_then(|index| arcs.get(index));
        let Some(arc) = at(index.max(!index)) else { continue };
        points.pop();
        if index < 0 {
            points.extend(arc.iter().rev());
        } else {
            points.extend(arc);
        }
    }
    points.pop();
    points
}
