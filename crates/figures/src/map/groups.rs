//! Finds groups of places that are far from the others, and so need an inset.

use super::azimuthal::Azimuthal;
use super::land::Territory;
use super::plane::{Point, Rect, is_near};
use super::sphere::{EARTH_KM, GeoPoint, Vector, distance_km};

/// The maximum number of insets.
const INSETS: usize = 4;
/// A group is far if the way to it is at least this fraction of the size of the main group.
const FAR: f64 = 0.5;
/// An inset is worth its space if the scale of the main map grows at least by this factor.
const GAIN: f64 = 1.25;
/// An inset of a region is for exceptions: the main group has at least this number of times more places.
const FEW: usize = 4;
/// The minimum size of the main group in kilometres: a map of this size needs no inset.
const LEAST_KM: f64 = 900.0;
/// The minimum size of the groups into which the islands of a country are divided.
const LEAST_FAR_KM: f64 = 300.0;
/// A place this near to a part of the country belongs to it: the shapes are less exact than the places.
const SHORE_KM: f64 = 15.0;

/// Divides the indices of places into groups. The first is the main group; the others are far away from it. Places in
/// the same part of the country are never divided.
pub(super) fn groups(places: &[GeoPoint], country: &[Territory]) -> Vec<Vec<usize>> {
    let owners: Vec<Option<usize>> = places.iter().map(|place| owner(*place, country)).collect();
    let atlas = Places { points: places, country, tree: tree(places, &owners), owners };
    let mut groups: Vec<Vec<usize>> = vec![(0..places.len()).collect()];
    let mut at = 0;
    // Far places of a region share an inset, but the Azores and Madeira do not.
    while at < groups.len() && (at == 0 || !country.is_empty()) {
        let least_km = if at == 0 { LEAST_KM } else { LEAST_FAR_KM };
        while groups.len() <= INSETS
            && let Some((kept, cut)) = atlas.cut(&groups[at], least_km)
        {
            groups[at] = kept;
            groups.push(cut);
        }
        at += 1;
    }
    groups
}

/// The places of a map.
struct Places<'a> {
    points: &'a [GeoPoint],
    country: &'a [Territory],
    /// The part of the country of each place.
    owners: Vec<Option<usize>>,
    tree: Vec<Edge>,
}

impl Places<'_> {
    /// Divides a group at the gap that leaves the smallest main part. Returns `None` if no gap is wide enough.
    fn cut(&self, group: &[usize], least_km: f64) -> Option<(Vec<usize>, Vec<usize>)> {
        let size_km = |group: &[usize]| size_km(group, self.points).max(least_km);
        let size = size_km(group);
        let cuts = self.tree.iter().filter_map(|edge| {
            if !group.contains(&edge.from) || !group.contains(&edge.to) || edge.km == 0.0 {
                return None;
            }
            let own = side(edge, &self.tree, group);
            let (own, other): (Vec<usize>, Vec<usize>) =
                group.iter().partition(|index| own.contains(index));
            let is_main = self.weight(&own) >= self.weight(&other);
            let (kept, cut) = if is_main { (own, other) } else { (other, own) };
            let kept_size = size_km(&kept);
            let is_exception = !self.country.is_empty() || cut.len() * FEW <= kept.len();
            let is_worth_it =
                is_exception && edge.km >= FAR * kept_size && size >= GAIN * kept_size;
            is_worth_it.then_some((kept_size, kept, cut))
        });
        cuts.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, kept, cut)| (kept, cut))
    }

    /// Returns the weight of a group: for a country the size of its parts, else the number of places.
    fn weight(&self, group: &[usize]) -> f64 {
        if self.country.is_empty() {
            return group.len() as f64;
        }
        let mut parts: Vec<usize> = group.iter().filter_map(|index| self.owners[*index]).collect();
        parts.sort_unstable();
        parts.dedup();
        parts.into_iter().map(|part| self.country[part].size()).sum()
    }
}

/// An edge of the shortest tree between places.
struct Edge {
    from: usize,
    to: usize,
    km: f64,
}

/// Connects all places by the shortest tree (Prim). Places in the same part of the country are connected at no cost.
fn tree(places: &[GeoPoint], owners: &[Option<usize>]) -> Vec<Edge> {
    let km = |from: usize, to: usize| {
        let is_one = owners[from].is_some() && owners[from] == owners[to];
        if is_one { 0.0 } else { distance_km(places[from], places[to]) }
    };
    // For each place that is not connected yet, its nearest connected place.
    let mut nearest: Vec<Edge> =
        (1..places.len()).map(|to| Edge { from: 0, to, km: km(0, to) }).collect();
    let mut tree = Vec::new();
    while let Some(next) =
        (0..nearest.len()).min_by(|a, b| nearest[*a].km.total_cmp(&nearest[*b].km))
    {
        let edge = nearest.swap_remove(next);
        for other in &mut nearest {
            let way = km(edge.to, other.to);
            if way < other.km {
                *other = Edge { from: edge.to, to: other.to, km: way };
            }
        }
        tree.push(edge);
    }
    tree
}

/// Returns the members of `main` that remain connected to the start of an edge without the edge.
fn side(cut: &Edge, tree: &[Edge], main: &[usize]) -> Vec<usize> {
    let mut side = vec![cut.from];
    let mut next = 0;
    while let Some(at) = side.get(next).copied() {
        for edge in tree.iter().filter(|edge| (edge.from, edge.to) != (cut.from, cut.to)) {
            let other = if edge.from == at {
                edge.to
            } else if edge.to == at {
                edge.from
            } else {
                continue;
            };
            if main.contains(&other) && !side.contains(&other) {
                side.push(other);
            }
        }
        next += 1;
    }
    side
}

/// Returns the part of the country to which a place belongs.
fn owner(place: GeoPoint, country: &[Territory]) -> Option<usize> {
    let reach = SHORE_KM / EARTH_KM;
    let azimuthal = Azimuthal::new(place.vector);
    let extent = azimuthal.reach(reach);
    country.iter().position(|part| {
        part.distance(place) <= reach
            && part
                .rings
                .first()
                .and_then(|ring| azimuthal.coast(ring, extent))
                .is_some_and(|(line, _)| is_near(&line, Point::default(), reach))
    })
}

/// Returns the width of a map that contains the places of a group, in kilometres.
fn size_km(group: &[usize], places: &[GeoPoint]) -> f64 {
    let sum = group.iter().fold(Vector::default(), |sum, index| sum + places[*index].vector);
    let Some(centre) = sum.direction() else { return f64::INFINITY };
    let azimuthal = Azimuthal::new(centre);
    let points: Vec<Point> =
        group.iter().map(|index| azimuthal.project(places[*index].vector)).collect();
    let frame = Rect::around(&points);
    frame.width().max(frame.height()) * EARTH_KM
}
