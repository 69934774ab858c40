//! The land of the earth, from the `TopoJSON` file that is part of the program.

use std::sync::LazyLock;

use serde::Deserialize;

use super::sphere::{GeoPoint, SphericalCap, Vector};

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
    pub(super) points: Vec<GeoPoint>,
    /// Whether it is the shore of an inland sea, and runs the other way round.
    pub(super) is_hole: bool,
    /// Where it lies.
    pub(super) cap: SphericalCap,
    /// Where each run of [`STRETCH`] points lies, with the point after it.
    caps: Vec<SphericalCap>,
}

/// What the program reads of the file.
#[derive(Deserialize)]
struct File {
    arcs: Vec<Vec<[f64; 2]>>,
    transform: Transform,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Objects {
    land: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Polygons>,
}

#[derive(Deserialize)]
struct Polygons {
    /// Of each polygon the outer ring and its holes, of each ring the numbers of its arcs.
    arcs: Vec<Vec<Vec<i64>>>,
}

impl Land {
    /// Returns the land. It is read when it is first asked for, which takes some milliseconds.
    pub fn get() -> &'static Self {
        static LAND: LazyLock<Land> = LazyLock::new(Land::read);
        &LAND
    }

    fn read() -> Self {
        let file: File = serde_json::from_str(FILE).expect("the program knows its own file");
        let arcs: Vec<Vec<GeoPoint>> =
            file.arcs.iter().map(|arc| arc_of(arc, &file.transform)).collect();
        let rings = file
            .objects
            .land
            .geometries
            .iter()
            .flat_map(|polygons| &polygons.arcs)
            .flat_map(|polygon| polygon.iter().enumerate())
            .map(|(place, ring)| Ring::new(points_of(ring, &arcs), place > 0));
        Self { rings: rings.collect() }
    }
}

impl Ring {
    fn new(points: Vec<GeoPoint>, is_hole: bool) -> Self {
        let vectors = |run: &[GeoPoint]| -> Vec<Vector> { run.iter().map(|p| p.vector).collect() };
        let caps = (0..points.len()).step_by(STRETCH).map(|start| {
            let end = points.len().min(start + STRETCH);
            let mut run = vectors(&points[start..end]);
            run.push(points[end % points.len()].vector);
            SphericalCap::around(run.into_iter())
        });
        let caps: Vec<SphericalCap> = caps.collect();
        let cap = SphericalCap::around(vectors(&points).into_iter());
        Self { points, is_hole, cap, caps }
    }

    /// Returns the points of the ring near a cap in full, and of every stretch elsewhere only the
    /// first: enough to tell on which side of the coast the cap lies.
    pub(super) fn near(&self, cap: SphericalCap) -> impl Iterator<Item = &GeoPoint> {
        self.points.chunks(STRETCH).zip(&self.caps).flat_map(move |(run, own)| {
            let far = own.is_small() && !own.meets(cap);
            &run[..if far { 1 } else { run.len() }]
        })
    }
}

/// Reads an arc: each position is told by its distance from the one before, in steps of `scale`.
fn arc_of(arc: &[[f64; 2]], transform: &Transform) -> Vec<GeoPoint> {
    let Transform { scale, translate } = transform;
    let (mut x, mut y) = (0.0, 0.0);
    let points = arc.iter().map(|step| {
        x += step[0];
        y += step[1];
        GeoPoint::new(y * scale[1] + translate[1], x * scale[0] + translate[0])
    });
    points.collect()
}

/// Joins the arcs of a ring; `!n` is arc `n` backwards. Each begins where the one before ends.
fn points_of(ring: &[i64], arcs: &[Vec<GeoPoint>]) -> Vec<GeoPoint> {
    let mut points = Vec::new();
    for index in ring {
        let at = |index: i64| usize::try_from(index).ok().and_then(|index| arcs.get(index));
        let Some(arc) = at(*index.max(&!index)) else { continue };
        points.pop();
        if *index < 0 {
            points.extend(arc.iter().rev());
        } else {
            points.extend(arc);
        }
    }
    points.pop();
    points
}
