//! Positions of the cities on the earth and on each map of the site. Computed on first use and shared by
//! all locales, because maps have no language.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::map::{GeoPoint, Land, MapPaths, Point, ProjectedMap, distance_km, spread};
use crate::plan::{MapScope, Plan};
use crate::site::{CityId, Site};

/// The minimum and maximum distance between the centres of dots on the world map, in view box units.
const WORLD_DISTANCES: (f64, f64) = (5.6, 5.6);
/// The same distances on region maps, which are as wide as their page.
const REGION_DISTANCES: (f64, f64) = (8.0, 18.0);
/// The same distances on country maps, which are half as wide: the maximum is large enough for a finger.
const COUNTRY_DISTANCES: (f64, f64) = (14.0, 36.0);
/// The distance between dots shrinks if a dot would otherwise move farther than this from its position.
const FARTHEST: f64 = 20.0;
/// The maximum share of a map's area that dots can cover before their distance shrinks.
const COVERED: f64 = 0.045;

/// The positions of the cities, and the maps.
pub(super) struct Geography {
    places: Vec<Option<GeoPoint>>,
    sheets: BTreeMap<MapScope, LazyMap>,
}

/// A map that is computed on first use.
struct LazyMap {
    cities: Vec<(CityId, GeoPoint)>,
    sheet: OnceLock<Option<DottedMap>>,
}

/// A map with its dots.
pub(super) struct DottedMap {
    pub(super) plate: ProjectedMap,
    /// Each city on the map with its position, by id.
    pub(super) dots: Vec<(CityId, Point)>,
    /// The minimum distance between two dots.
    pub(super) distance: f64,
    /// The largest distance between a dot and its true position.
    pub(super) farthest: f64,
    drawing: OnceLock<MapPaths>,
}

impl Geography {
    pub(super) fn new(site: &Site, plan: &Plan) -> Self {
        let places = site.cities.iter().map(|city| {
            let location = city.record.point()?;
            Some(GeoPoint::new(location.lat, location.lon))
        });
        let places: Vec<Option<GeoPoint>> = places.collect();
        let draft = |of: MapScope| {
            let own = of.cities(site).into_iter();
            let cities = own.filter_map(|id| Some((id, places[id.index()]?))).collect();
            (of, LazyMap { cities, sheet: OnceLock::new() })
        };
        Self { sheets: plan.maps().map(draft).collect(), places }
    }

    /// Computes every map, in parallel.
    pub(super) fn compute_maps(&self) {
        self.sheets.par_iter().for_each(|(of, _)| {
            self.sheet(*of);
        });
    }

    /// Returns a map, if the site has it.
    pub(super) fn sheet(&self, of: MapScope) -> Option<&DottedMap> {
        let draft = self.sheets.get(&of)?;
        draft.sheet.get_or_init(|| DottedMap::new(of, &draft.cities, Land::get())).as_ref()
    }

    /// Returns the position of a city.
    pub(super) fn place(&self, city: CityId) -> Option<GeoPoint> {
        self.places[city.index()]
    }

    /// Returns the cities that match `is_wanted` with their distance in kilometres, nearest first. Cities at
    /// the same distance are in order of id.
    pub(super) fn nearest(
        &self,
        city: CityId,
        is_wanted: impl Fn(CityId) -> bool,
    ) -> Vec<(CityId, f64)> {
        let Some(from) = self.place(city) else { return Vec::new() };
        let others = CityId::all(self.places.len()).filter(|other| is_wanted(*other));
        let mut all: Vec<(CityId, f64)> =
            others.filter_map(|id| Some((id, distance_km(from, self.place(id)?)))).collect();
        all.sort_by(|a, b| a.1.total_cmp(&b.1));
        all
    }

    /// Returns the land of a map as SVG path data.
    pub(super) fn land(&self, of: MapScope) -> Option<&MapPaths> {
        let sheet = self.sheet(of)?;
        Some(sheet.drawing.get_or_init(|| {
            let marks: Vec<GeoPoint> =
                sheet.dots.iter().filter_map(|(id, _)| self.place(*id)).collect();
            sheet.plate.draw(Land::get(), &marks)
        }))
    }

    /// Draws the land of a map as an SVG file. Its parts have no colours, so that pages that reference them
    /// with `use` can set their own. Only the file viewed alone is coloured.
    pub(super) fn draw(&self, of: MapScope) -> String {
        let (Some(sheet), Some(drawing)) = (self.sheet(of), self.land(of)) else {
            return String::new();
        };
        let MapPaths { sea, land, grid } = drawing;
        let (width, height) = (sheet.plate.width(), sheet.plate.height());
        let mut text = String::new();
        let _ = write!(
            text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">\n\
             <g fill=\"#e8eeee\"><path id=\"sea\" d=\"{sea}\"/></g>\n\
             <g fill=\"#c2c8c0\"><path id=\"land\" fill-rule=\"evenodd\" d=\"{land}\"/></g>\n\
             <g stroke=\"#fff\" stroke-width=\".6\"><path id=\"grid\" fill=\"none\" d=\"{grid}\"/></g>\n\
             </svg>\n"
        );
        text
    }
}

impl DottedMap {
    /// Computes the map of cities at their positions; `None` if there are none.
    fn new(of: MapScope, cities: &[(CityId, GeoPoint)], land: &Land) -> Option<Self> {
        let places: Vec<GeoPoint> = cities.iter().map(|(_, place)| *place).collect();
        let plate = match of {
            MapScope::World => ProjectedMap::world(),
            MapScope::Region(_) | MapScope::Country(_) => ProjectedMap::around(&places, land)?,
        };
        let on_it = cities.iter().filter_map(|(id, place)| Some((*id, plate.point(*place)?)));
        let (ids, points): (Vec<CityId>, Vec<Point>) = on_it.unzip();
        let room = plate.width() * plate.height() * COVERED / points.len().max(1) as f64;
        let (least, most) = match of {
            MapScope::World => WORLD_DISTANCES,
            MapScope::Region(_) => REGION_DISTANCES,
            MapScope::Country(_) => COUNTRY_DISTANCES,
        };
        let mut distance = room.sqrt().clamp(least, most);
        let (moved, farthest) = loop {
            let moved = spread(&points, distance, plate.width(), plate.height());
            let ways = points.iter().zip(&moved).map(|(from, to)| from.distance(*to));
            let farthest = ways.fold(0.0, f64::max);
            if farthest <= FARTHEST || distance <= least {
                break (moved, farthest);
            }
            distance = (distance * 0.85).max(least);
        };
        let dots = ids.into_iter().zip(moved).collect();
        Some(Self { plate, dots, distance, farthest, drawing: OnceLock::new() })
    }
}
