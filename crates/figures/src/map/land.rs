//! The land of the earth and its countries, from the embedded `TopoJSON` file.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::sphere::{GeoPoint, SphericalCap, Vector};

const FILE: &str = include_str!("countries-50m.json");

/// The number of coastline points that are included or skipped together.
const STRETCH: usize = 24;

/// The land without borders: islands, continents and inland seas as rings. Also the shapes of the countries.
#[derive(Debug)]
pub struct Land {
    pub(super) rings: Vec<Ring>,
    /// The points that shapes are made of.
    arcs: Vec<Vec<GeoPoint>>,
    /// The polygons of each country, by its code.
    countries: BTreeMap<String, Vec<Polygon>>,
}

/// The outer ring and the holes of a shape, as the numbers of their arcs.
type Polygon = Vec<Vec<i64>>;

/// A connected part of a country: its outer line, and holes for other countries and inland seas.
#[derive(Debug)]
pub(super) struct Territory {
    pub(super) rings: Vec<Ring>,
}

/// A closed coastline. The first point is not repeated at the end.
#[derive(Debug)]
pub(super) struct Ring {
    pub(super) points: Vec<GeoPoint>,
    /// Whether it is the shore of an inland sea, which has the opposite winding.
    pub(super) is_hole: bool,
    /// A cap that contains it.
    pub(super) cap: SphericalCap,
    /// A cap for each group of [`STRETCH`] points, including the next point.
    caps: Vec<SphericalCap>,
}

/// The part of the file that is read.
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
    countries: Collection,
    land: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Polygons>,
}

#[derive(Deserialize)]
struct Polygons {
    /// The code of a country.
    #[serde(default)]
    id: String,
    arcs: Vec<Polygon>,
}

impl Land {
    /// Returns the land. The first call parses the file, which takes some milliseconds.
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
        let rings = rings.collect();
        let countries = file.objects.countries.geometries.into_iter();
        Self { rings, countries: countries.map(|shape| (shape.id, shape.arcs)).collect(), arcs }
    }

    /// Returns the parts of a country by its code; nothing for an unknown country.
    pub(super) fn country(&self, code: &str) -> Vec<Territory> {
        let ring =
            |(place, ring): (usize, &Vec<i64>)| Ring::new(points_of(ring, &self.arcs), place > 0);
        let polygons = self.countries.get(code).into_iter().flatten();
        let part =
            |polygon: &Polygon| Territory { rings: polygon.iter().enumerate().map(ring).collect() };
        polygons.map(part).collect()
    }
}

impl Territory {
    /// Returns the points of its outer line.
    pub(super) fn outline(&self) -> &[GeoPoint] {
        self.rings.first().map_or(&[], |ring| &ring.points)
    }

    /// Returns the distance of a place from the circle around the part, as an angle; negative inside of it.
    pub(super) fn distance(&self, place: GeoPoint) -> f64 {
        self.rings.first().map_or(f64::INFINITY, |ring| ring.cap.distance(place.vector))
    }

    /// Returns a measure of its size, to compare parts.
    pub(super) fn size(&self) -> f64 {
        self.rings.first().map_or(0.0, |ring| ring.cap.size())
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

    /// Returns all points of the ring near a cap, and only the first point of each distant group. That is enough to
    /// determine on which side of the coastline the cap is.
    pub(super) fn near(&self, cap: SphericalCap) -> impl Iterator<Item = &GeoPoint> {
        self.points.chunks(STRETCH).zip(&self.caps).flat_map(move |(run, own)| {
            let far = own.is_small() && !own.meets(cap);
            &run[..if far { 1 } else { run.len() }]
        })
    }
}

/// Decodes an arc: each position is relative to the previous one, in units of `scale`.
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

/// Joins the arcs of a ring. `!n` is arc `n` backwards. Each arc begins where the previous one ends.
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
