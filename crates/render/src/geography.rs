//! Positions of the cities on the earth and on each map of the site. Computed on first use and shared by
//! all locales, because maps have no language.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::map::{
    GeoPoint, Land, MapPanel, MapPaths, MapSheet, Point, SheetPaths, distance_km, spread,
};
use crate::plan::{MapScope, Plan};
use crate::site::{CityId, CountryId, Site};

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
    /// The codes of the countries.
    countries: Vec<String>,
    sheets: BTreeMap<MapScope, LazyMap>,
}

/// A map that is computed on first use.
struct LazyMap {
    cities: Vec<(CityId, GeoPoint)>,
    sheet: OnceLock<Option<DottedMap>>,
}

/// A map with its dots.
pub(super) struct DottedMap {
    pub(super) sheet: MapSheet,
    /// Each city on the map, by id.
    pub(super) dots: Vec<MapDot>,
    /// The minimum distance between two dots.
    pub(super) distance: f64,
    /// The largest distance between a dot and its true position.
    pub(super) farthest: f64,
    drawing: OnceLock<SheetPaths>,
}

/// A city on a map.
#[derive(Clone, Copy)]
pub(super) struct MapDot {
    pub(super) city: CityId,
    pub(super) point: Point,
    /// The index of its panel: 0 is the main map, the others are insets.
    pub(super) panel: usize,
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
        let countries = site.countries.iter().map(|country| country.code.clone()).collect();
        Self { sheets: plan.maps().map(draft).collect(), countries, places }
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
        let country = |id: CountryId| self.countries[id.index()].as_str();
        draft.sheet.get_or_init(|| DottedMap::new(of, country, &draft.cities, Land::get())).as_ref()
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
    pub(super) fn land(&self, of: MapScope) -> Option<&SheetPaths> {
        let cities = &self.sheets.get(&of)?.cities;
        let dotted = self.sheet(of)?;
        Some(dotted.drawing.get_or_init(|| {
            let places: Vec<GeoPoint> = cities.iter().map(|(_, place)| *place).collect();
            dotted.sheet.draw(Land::get(), &places)
        }))
    }

    /// Draws the land of a map as an SVG file. Its parts have no colours, so that pages that reference them
    /// with `use` can set their own. Only the file viewed alone is coloured.
    pub(super) fn draw(&self, of: MapScope) -> String {
        let (Some(dotted), Some(drawing)) = (self.sheet(of), self.land(of)) else {
            return String::new();
        };
        let (width, height) = (dotted.sheet.main().width(), dotted.sheet.main().height());
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">\n"
        );
        draw_panel(&drawing.main, "", &mut text);
        if let Some(insets) = &drawing.insets {
            draw_panel(insets, "inset-", &mut text);
            let frames = &insets.sea;
            let _ = writeln!(text, "<path fill=\"none\" stroke=\"#6b7470\" d=\"{frames}\"/>");
        }
        text.push_str("</svg>\n");
        text
    }
}

/// Writes the parts of a map, whose ids begin with `prefix`.
fn draw_panel(paths: &MapPaths, prefix: &str, text: &mut String) {
    let MapPaths { sea, land, home, grid } = paths;
    let _ = write!(
        text,
        "<g fill=\"#e8eeee\"><path id=\"{prefix}sea\" d=\"{sea}\"/></g>\n\
         <g fill=\"#c2c8c0\"><path id=\"{prefix}land\" fill-rule=\"evenodd\" d=\"{land}\"/></g>\n"
    );
    if !home.is_empty() {
        let _ = writeln!(
            text,
            "<g fill=\"#a9b3a5\"><path id=\"{prefix}home\" fill-rule=\"evenodd\" d=\"{home}\"/></g>"
        );
    }
    let _ = writeln!(
        text,
        "<g stroke=\"#fff\" stroke-width=\".6\"><path id=\"{prefix}grid\" fill=\"none\" d=\"{grid}\"/></g>"
    );
}

impl DottedMap {
    /// Computes the map of cities at their positions; `None` if there are none.
    fn new<'a>(
        of: MapScope,
        country: impl Fn(CountryId) -> &'a str,
        cities: &[(CityId, GeoPoint)],
        land: &Land,
    ) -> Option<Self> {
        let places: Vec<GeoPoint> = cities.iter().map(|(_, place)| *place).collect();
        let (sheet, (least, most)) = match of {
            MapScope::World => (MapSheet::world(&places), WORLD_DISTANCES),
            MapScope::Region(_) => (MapSheet::region(&places, land)?, REGION_DISTANCES),
            MapScope::Country(id) => {
                (MapSheet::country(country(id), &places, land)?, COUNTRY_DISTANCES)
            }
        };
        let room = sheet.main().width() * sheet.main().height() * COVERED / places.len() as f64;
        let mut distance = room.sqrt().clamp(least, most);
        let (dots, farthest) = loop {
            let panels = sheet.panels().iter().enumerate();
            let moved = panels.map(|(index, panel)| {
                spread_on(panel, &places, distance, |place, point| MapDot {
                    city: cities[place].0,
                    point,
                    panel: index,
                })
            });
            let (dots, ways): (Vec<Vec<MapDot>>, Vec<f64>) = moved.unzip();
            let farthest = ways.into_iter().fold(0.0, f64::max);
            if farthest <= FARTHEST || distance <= least {
                break (dots.concat(), farthest);
            }
            distance = (distance * 0.85).max(least);
        };
        let mut dots = dots;
        dots.sort_by_key(|dot| dot.city);
        Some(Self { sheet, dots, distance, farthest, drawing: OnceLock::new() })
    }
}

/// Separates the places of a panel. Returns them with the largest distance by which one was moved.
fn spread_on(
    panel: &MapPanel,
    places: &[GeoPoint],
    distance: f64,
    dot: impl Fn(usize, Point) -> MapDot,
) -> (Vec<MapDot>, f64) {
    let on_it =
        panel.places.iter().filter_map(|place| Some((*place, panel.map.point(places[*place])?)));
    let (ids, points): (Vec<usize>, Vec<Point>) = on_it.unzip();
    let moved = spread(&points, distance, panel.map.frame());
    let ways = points.iter().zip(&moved).map(|(from, to)| from.distance(*to));
    let farthest = ways.fold(0.0, f64::max);
    (ids.into_iter().zip(moved).map(|(place, point)| dot(place, point)).collect(), farthest)
}
