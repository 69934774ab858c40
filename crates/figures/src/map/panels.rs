//! A map with its insets: far groups of places get small maps of their own at the edge.

use super::groups::groups;
use super::land::Territory;
use super::outline;
use super::plane::{Point, Rect, is_near};
use super::window::WindowLimits;
use super::{GeoPoint, Land, MapPaths, ProjectedMap};

/// The area of an inset, in square units of the view box.
const AREA: f64 = 26_000.0;
/// The distance of an inset from the edge and from other insets.
const GAP: f64 = 8.0;
/// The minimum distance of an inset from a place.
const CLEAR: f64 = 26.0;
/// The distance between two positions that an inset can have.
const STEP: f64 = 16.0;
/// The number of points in each direction at which an inset is compared with the land below it.
const SAMPLES: u32 = 6;
/// What it costs to cover all of an inset's area with land, compared with the distance of the inset from its place.
const COVERING: f64 = 1500.0;

/// A map: one panel, and insets for places that are far from most others.
#[derive(Debug)]
pub struct MapSheet {
    /// The main map, then the insets.
    panels: Vec<MapPanel>,
    /// The parts of the country that the map is about.
    country: Vec<Territory>,
}

/// A part of a map with a scale of its own.
#[derive(Debug)]
pub struct MapPanel {
    /// The part of the earth, and its frame in the view box of the whole map.
    pub map: ProjectedMap,
    /// The indices of its places.
    pub places: Vec<usize>,
}

/// The paths of a map and, if it has any, of its insets. The water of the insets is their frames.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetPaths {
    /// The main map.
    pub main: MapPaths,
    /// All insets together.
    pub insets: Option<MapPaths>,
}

impl MapSheet {
    /// Creates the map of the world.
    pub fn world(places: &[GeoPoint]) -> Self {
        let panel = MapPanel { map: ProjectedMap::world(), places: (0..places.len()).collect() };
        Self { panels: vec![panel], country: Vec::new() }
    }

    /// Creates a map of the places of a region. Returns `None` without places.
    pub fn region(places: &[GeoPoint], land: &Land) -> Option<Self> {
        Self::around(places, Vec::new(), land, WindowLimits::REGION)
    }

    /// Creates a map of the places of a country, by its code. Returns `None` without places.
    pub fn country(code: &str, places: &[GeoPoint], land: &Land) -> Option<Self> {
        Self::around(places, land.country(code), land, WindowLimits::COUNTRY)
    }

    fn around(
        places: &[GeoPoint],
        country: Vec<Territory>,
        land: &Land,
        limits: WindowLimits,
    ) -> Option<Self> {
        let mut groups = groups(places, &country).into_iter().map(|group| {
            let own: Vec<GeoPoint> = group.iter().map(|index| places[*index]).collect();
            (group, own)
        });
        let (group, own) = groups.next()?;
        let main = ProjectedMap::around(&own, &country, land, limits)?;
        if main.is_world() {
            return Some(Self::world(places));
        }
        let mut sheet = Self { panels: vec![MapPanel { map: main, places: group }], country };
        let mut taken: Vec<Point> =
            own.iter().filter_map(|place| sheet.main().point(*place)).collect();
        for (group, own) in groups {
            let limits = WindowLimits::INSET;
            let Some(map) = ProjectedMap::around(&own, &sheet.country, land, limits) else {
                continue;
            };
            let frame = sheet.room_for(&map, &taken, land);
            let map = map.inset(frame);
            taken.extend(own.iter().filter_map(|place| map.point(*place)));
            sheet.panels.push(MapPanel { map, places: group });
        }
        Some(sheet)
    }

    /// Returns the main map.
    pub fn main(&self) -> &ProjectedMap {
        &self.panels[0].map
    }

    /// Returns the main map and the insets.
    pub fn panels(&self) -> &[MapPanel] {
        &self.panels
    }

    /// Returns whether the map marks a country.
    pub fn marks_country(&self) -> bool {
        !self.country.is_empty()
    }

    /// Returns the frames of the insets.
    pub fn insets(&self) -> impl Iterator<Item = Rect> {
        self.panels[1..].iter().map(|panel| panel.map.frame())
    }

    /// Draws the map with its insets.
    pub fn draw(&self, land: &Land, places: &[GeoPoint]) -> SheetPaths {
        let draw = |panel: &MapPanel| {
            let marks: Vec<GeoPoint> = panel.places.iter().map(|index| places[*index]).collect();
            panel.map.draw(land, &self.country, &marks)
        };
        let mut paths = self.panels.iter().map(draw);
        let main = paths.next().expect("a map has a main panel");
        let insets = paths.reduce(|all, next| MapPaths {
            sea: all.sea + &next.sea,
            land: all.land + &next.land,
            home: all.home + &next.home,
            grid: all.grid + &next.grid,
        });
        SheetPaths { main, insets }
    }

    /// Finds the frame of an inset at the edge of the main map: away from places and other insets, where it covers
    /// little land and is near to the true direction. If there is no room, the main map grows downwards.
    fn room_for(&mut self, inset: &ProjectedMap, places: &[Point], land: &Land) -> Rect {
        let ratio = inset.width() / inset.height();
        let (width, height) = ((AREA * ratio).sqrt().round(), (AREA / ratio).sqrt().round());
        let rings = outline::rings_below(self.main(), &self.country, land);
        let whole = self.main().frame();
        let target = self.main().direction(inset.middle());
        let cost = |frame: Rect| {
            let at = |step: u32| (f64::from(step) + 0.5) / f64::from(SAMPLES);
            let sample = |x: u32, y: u32| {
                Point::new(frame.from.x + at(x) * width, frame.from.y + at(y) * height)
            };
            let samples = (0..SAMPLES).flat_map(|x| (0..SAMPLES).map(move |y| (x, y)));
            let on_land = |point: Point| {
                rings.iter().filter(|ring| is_near(ring, point, 0.0)).count() % 2 == 1
            };
            let covered = samples.filter(|(x, y)| on_land(sample(*x, *y))).count();
            let covered = covered as f64 / f64::from(SAMPLES * SAMPLES);
            COVERING * covered + frame.middle().distance(target)
        };
        let is_free = |frame: &Rect| {
            !places.iter().any(|place| frame.grown(CLEAR).contains(*place))
                && !self.insets().any(|other| other.grown(GAP / 2.0).meets(*frame))
        };
        let free = along_edges(whole.grown(-GAP), width, height).filter(is_free);
        let best = free.map(|frame| (cost(frame), frame)).min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, frame)) = best {
            return frame;
        }
        let from = Point::new(whole.from.x + GAP, whole.to.y);
        self.panels[0].map.extend_down(height + GAP);
        Rect { from, to: Point::new(from.x + width, from.y + height) }
    }
}

/// Returns the frames of a size along the four edges of a rectangle.
fn along_edges(outer: Rect, width: f64, height: f64) -> impl Iterator<Item = Rect> {
    let steps = |from: f64, to: f64| {
        let count = ((to - from) / STEP).floor().max(0.0);
        (0..)
            .map(f64::from)
            .take_while(move |step| *step < count)
            .map(move |step| from + step * STEP)
            .chain([to])
    };
    let (right, bottom) = (outer.to.x - width, outer.to.y - height);
    let across = steps(outer.from.x, right).flat_map(move |x| [(x, bottom), (x, outer.from.y)]);
    let down = steps(outer.from.y, bottom).flat_map(move |y| [(outer.from.x, y), (right, y)]);
    across
        .chain(down)
        .map(move |(x, y)| Rect { from: Point::new(x, y), to: Point::new(x + width, y + height) })
}
