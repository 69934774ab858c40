//! Where the cities lie: on the earth, and on each map of the site. Made once for all locales,
//! as no map has a language, and when the first page asks.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::map::{GeoPoint, Land, MapPaths, Point, ProjectedMap, distance_km, spread};
use crate::plan::{MapScope, Plan};
use crate::site::{CityId, Site};

/// The least and the largest distance between the middles of dots on the map of the world, in
/// units of its view box.
const WORLD_DISTANCES: (f64, f64) = (5.6, 5.6);
/// The least and the largest distance on maps of regions, which are as wide as their page.
const REGION_DISTANCES: (f64, f64) = (8.0, 18.0);
/// The same on maps of countries, which are half as wide: the largest is wide enough for a finger.
const COUNTRY_DISTANCES: (f64, f64) = (14.0, 36.0);
/// Dots move closer together too, rather than that one of them is farther from its place than this.
const FARTHEST: f64 = 20.0;
/// How much of a map its dots may cover, before they move closer together.
const COVERED: f64 = 0.045;

/// The places of the cities, and the maps.
pub(super) struct Geography {
    places: Vec<Option<GeoPoint>>,
    sheets: BTreeMap<MapScope, LazyMap>,
}

/// A map that is made when it is first asked for.
struct LazyMap {
    cities: Vec<(CityId, GeoPoint)>,
    sheet: OnceLock<Option<DottedMap>>,
}

/// A map with its dots.
pub(super) struct DottedMap {
    pub(super) plate: ProjectedMap,
    /// Each city that lies on it, by id.
    pub(super) dots: Vec<(CityId, Point)>,
    /// No two dots are nearer.
    pub(super) distance: f64,
    /// How far the dot is from its place that had to move the farthest.
    pub(super) farthest: f64,
    drawing: OnceLock<MapPaths>,
}

impl Geography {
    pub(super) fn new(site: &Site, plan: &Plan) -> Self {
        let places = site.cities.iter().map(|city| {
            let location = city.record.location?;
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

    /// Makes every map, in parallel.
    pub(super) fn draw_up(&self) {
        self.sheets.par_iter().for_each(|(of, _)| {
            self.sheet(*of);
        });
    }

    /// Returns a map, if the site has it.
    pub(super) fn sheet(&self, of: MapScope) -> Option<&DottedMap> {
        let draft = self.sheets.get(&of)?;
        draft.sheet.get_or_init(|| DottedMap::new(of, &draft.cities, Land::get())).as_ref()
    }

    /// Returns where a city lies.
    pub(super) fn place(&self, city: CityId) -> Option<GeoPoint> {
        self.places[city.index()]
    }

    /// Returns the cities that `is_wanted`, the nearest first, with the way in kilometres. Cities
    /// that are equally near come in order of id.
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

    /// Returns the land of a map, as the data of paths.
    pub(super) fn land(&self, of: MapScope) -> Option<&MapPaths> {
        let sheet = self.sheet(of)?;
        Some(sheet.drawing.get_or_init(|| {
            let marks: Vec<GeoPoint> =
                sheet.dots.iter().filter_map(|(id, _)| self.place(*id)).collect();
            sheet.plate.draw(Land::get(), &marks)
        }))
    }

    /// Draws the land of a map as a file. Its parts have no colours of their own: whoever takes one
    /// with `use` gives it its own, and only the file itself, seen alone, is coloured.
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
    /// Makes the map of cities at places. `None` if there are none.
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
