//! Maps and nearby cities as views for templates.

use serde::{Serialize, Serializer};

use super::super::geography::{DottedMap, MapDot};
use super::{CityCard, CityGroup, Link, ViewBuilder};
use crate::locale::Direction;
use crate::map::{LabelPlacement, LabelText, MapSheet, Point, Rect, label, label_one, spread};
use crate::plan::MapScope;
use crate::site::{CityId, Entity, RegionId};

/// The maximum number of cities on a map with names.
const MOST_NAMES: usize = 64;
/// The font size of names on region maps (as wide as their page) and country maps (half as wide), and of the name of
/// the city on its own map, in view box units. The last one is readable on a phone.
const NAME_SIZES: (f64, f64, f64) = (11.0, 21.0, 36.0);
/// How much wider the name of the city on its own map is than other names, because it is bold.
const BOLD: f64 = 1.15;
/// The radius of the ring around the city of a page, in radii of its dot.
const RING: f64 = 2.0;
/// The minimum and maximum radius of a dot, in view box units.
const RADII: (f64, f64) = (3.4, 8.0);
/// The radius of the circle of a region on the world map: large enough for a finger on a phone.
const BUBBLE: f64 = 58.0;
/// The distance of their middles. Their outlines need some space between them.
const BUBBLE_DISTANCE: f64 = 125.0;
/// The maximum number of nearby cities.
const NEARBY: usize = 5;
/// A dot farther from its position than this counts as moved; in view box units.
const MOVED: f64 = 3.0;

/// A map: the land as a file, and one dot for each city.
#[derive(Clone, Debug, Serialize)]
pub struct MapView {
    /// `world`, `region`, `country` or `city`.
    pub kind: &'static str,
    /// The address of the SVG file with `#sea`, `#land` and `#grid`; also `#home` and `#inset-…`, if there are any.
    pub plate: String,
    /// Whether the file marks the country.
    pub home: bool,
    /// Whether the file has insets for distant cities.
    pub insets: bool,
    /// The width of the view box, which begins at 0.
    #[serde(serialize_with = "short")]
    pub width: f64,
    /// The height of the view box.
    #[serde(serialize_with = "short")]
    pub height: f64,
    /// The radius of a dot.
    #[serde(serialize_with = "short")]
    pub radius: f64,
    /// The radius of the clickable area around a dot, without overlap.
    #[serde(serialize_with = "short")]
    pub target: f64,
    /// The font size of the names.
    #[serde(serialize_with = "short")]
    pub name_size: f64,
    /// The number of the region of all its cities; `None` on the world map.
    pub region: Option<usize>,
    /// The cities; the city of the page, if any, comes last.
    pub dots: Vec<DotView>,
    /// The number of cities without a known position that would be on the map.
    pub missing: usize,
    /// Whether dots were moved apart and so are not exactly at the positions of their cities.
    pub moved: bool,
    /// Its location on the world map; `None` on the world map itself.
    pub locator: Option<LocatorView>,
    /// The regions with cities on the world map, in the order of the regions file.
    pub legend: Vec<LegendView>,
    /// The radius of the circles of regions.
    #[serde(serialize_with = "short")]
    pub bubble: f64,
    /// The cities as a list by country, if the page has no such list.
    pub groups: Vec<CityGroup>,
}

/// A region in the legend of the world map.
#[derive(Clone, Debug, Serialize)]
pub struct LegendView {
    /// The region.
    pub link: Link,
    /// The number of the region, the same as that of its dots.
    pub region: usize,
    /// The number of its dots.
    pub count: usize,
    /// The middle of its circle, from the left.
    #[serde(serialize_with = "short")]
    pub x: f64,
    /// The middle of its circle, from the top.
    #[serde(serialize_with = "short")]
    pub y: f64,
}

/// A city on a map.
#[derive(Clone, Debug, Serialize)]
pub struct DotView {
    /// The distance from the left.
    #[serde(serialize_with = "short")]
    pub x: f64,
    /// The distance from the top.
    #[serde(serialize_with = "short")]
    pub y: f64,
    /// The name of the city.
    pub name: String,
    /// The name of its country.
    pub country: String,
    /// The address of its page.
    pub url: Option<String>,
    /// The number of its region, from 1.
    pub region: Option<usize>,
    /// Whether it is the city of the page.
    pub here: bool,
    /// The index of its panel: 0 is the main map, the others are insets.
    #[serde(skip)]
    panel: usize,
    /// The position of its name, if there is room for it.
    pub label: Option<LabelView>,
}

/// The position of a name on a map.
#[derive(Clone, Debug, Serialize)]
pub struct LabelView {
    /// The distance from the left.
    #[serde(serialize_with = "short")]
    pub x: f64,
    /// The baseline, from the top.
    #[serde(serialize_with = "short")]
    pub y: f64,
    /// The value of `text-anchor`, for the direction of the page.
    pub anchor: &'static str,
}

/// The location of a map on the world map.
#[derive(Clone, Debug, Serialize)]
pub struct LocatorView {
    /// The address of the SVG file of the world map.
    pub plate: String,
    /// The width of its view box.
    #[serde(serialize_with = "short")]
    pub width: f64,
    /// The height of its view box.
    #[serde(serialize_with = "short")]
    pub height: f64,
    /// The distance from the left.
    #[serde(serialize_with = "short")]
    pub x: f64,
    /// The distance from the top.
    #[serde(serialize_with = "short")]
    pub y: f64,
}

/// A nearby member in another country.
#[derive(Clone, Debug, Serialize)]
pub struct NearbyCity {
    /// The city.
    pub city: CityCard,
    /// The straight-line distance in kilometres, rounded.
    pub km: i64,
    /// The formatted distance.
    pub km_text: String,
}

impl ViewBuilder<'_> {
    /// Builds the view of a map; `None` if the site does not have the map.
    pub fn map(&self, of: MapScope) -> Option<MapView> {
        let kind = match of {
            MapScope::World => "world",
            MapScope::Region(_) => "region",
            MapScope::Country(_) => "country",
        };
        let mut view = self.map_of(of, kind)?;
        if kind != "world" && view.dots.len() <= MOST_NAMES {
            self.label(&mut view, &self.sheet(of)?.sheet);
        }
        Some(view)
    }

    /// Builds the view of a map with the list of its cities, for a page without another list.
    pub fn map_with_list(&self, of: MapScope) -> Option<MapView> {
        Some(MapView { groups: self.by_country(&of.cities(self.site)), ..self.map(of)? })
    }

    /// Builds the view of the small map on a city's page: that of its country. `None` if the site has no maps
    /// or the city's position is unknown.
    pub fn city_map(&self, id: CityId) -> Option<MapView> {
        self.geography?.place(id)?;
        let mut view = self.map_of(MapScope::Country(self.site[id].country), "city")?;
        let sheet = self.sheet(MapScope::Country(self.site[id].country))?;
        let rank = sheet.dots.iter().position(|dot| dot.city == id)?;
        let mut own = view.dots.remove(rank);
        (own.here, own.url) = (true, None);
        let panel = own.panel;
        view.dots.push(own);
        view.name_size = NAME_SIZES.2;
        let points: Vec<Point> = view.dots.iter().map(DotView::point).collect();
        // The name may leave the inset of its city, but not cover another one.
        let insets = sheet.sheet.panels().iter().enumerate().skip(1);
        let others =
            insets.filter(|(index, _)| *index != panel).map(|(_, other)| other.map.frame());
        let others: Vec<Rect> = others.collect();
        let (name, room) = (view.name_of(points.len() - 1), sheet.sheet.main().frame());
        let name = LabelText { width: name.width * BOLD, ..name };
        let label = label_one(name, &points, view.radius * RING, view.name_size, room, &others);
        view.dots.last_mut()?.label = Some(self.label_view(label));
        Some(view)
    }

    /// Builds the world map without links, for a page without a language.
    pub fn map_without_links(&self) -> Option<MapView> {
        let mut view = self.map_of(MapScope::World, "world")?;
        for dot in &mut view.dots {
            dot.url = None;
        }
        Some(view)
    }

    /// Returns the nearest members in other countries, the nearest first.
    pub fn nearby(&self, id: CityId) -> Vec<NearbyCity> {
        let Some(geography) = self.geography else { return Vec::new() };
        let country = self.site[id].country;
        let nearest = geography.nearest(id, |other| self.site[other].country != country);
        let near = nearest.into_iter().take(NEARBY).map(|(other, way)| {
            // Positions are accurate to a few kilometres, so more digits would suggest too much precision.
            let unit = if way < 100.0 { 1.0 } else { 10.0 };
            #[expect(clippy::cast_possible_truncation, reason = "the earth is round")]
            let km = ((way / unit).round() * unit) as i64;
            let km_text = self.site.formats[self.locale].number(km);
            NearbyCity { city: self.city_card(other), km, km_text }
        });
        near.collect()
    }

    fn sheet(&self, of: MapScope) -> Option<&DottedMap> {
        self.geography?.sheet(of)
    }

    fn map_of(&self, of: MapScope, kind: &'static str) -> Option<MapView> {
        let sheet = self.sheet(of)?;
        let target = sheet.distance / 2.0;
        let dots = sheet.dots.iter().map(|dot| self.dot(*dot));
        let dots: Vec<DotView> = dots.collect();
        Some(MapView {
            kind,
            plate: self.href(self.plan.map(of)?),
            home: sheet.sheet.marks_country(),
            insets: sheet.sheet.insets().next().is_some(),
            width: sheet.sheet.main().width(),
            height: sheet.sheet.main().height(),
            radius: tenths(if of == MapScope::World {
                target * 0.86
            } else {
                (target * 0.62).clamp(RADII.0, RADII.1)
            }),
            target: tenths(target),
            name_size: size_of_names(of),
            region: match of {
                MapScope::World => None,
                MapScope::Region(id) => Some(id.index() + 1),
                MapScope::Country(id) => self.site[id].region.map(|region| region.index() + 1),
            },
            missing: of.cities(self.site).len() - dots.len(),
            moved: sheet.farthest > MOVED,
            locator: self.locator(of, sheet),
            legend: if of == MapScope::World {
                self.legend(&dots, sheet.sheet.main().frame())
            } else {
                Vec::new()
            },
            bubble: BUBBLE,
            groups: Vec::new(),
            dots,
        })
    }

    fn dot(&self, MapDot { city: id, point, panel }: MapDot) -> DotView {
        let city = &self.site[id];
        DotView {
            x: tenths(point.x),
            y: tenths(point.y),
            name: self.site.city_name(id, self.locale).to_owned(),
            country: self.name(Entity::Country(city.country)).text,
            url: self
                .plan
                .link(self.site, Entity::City(id), self.reader)
                .map(|target| self.href(target.url)),
            region: self.site[city.country].region.map(|region| region.index() + 1),
            here: false,
            panel,
            label: None,
        }
    }

    /// The regions with dots. The middle of a region is that of its dots, moved so that circles do not overlap.
    fn legend(&self, dots: &[DotView], frame: Rect) -> Vec<LegendView> {
        let regions = RegionId::all(self.site.regions.len()).filter_map(|id| {
            let own = dots.iter().filter(|dot| dot.region == Some(id.index() + 1));
            let own: Vec<Point> = own.map(DotView::point).collect();
            let count = own.len() as f64;
            let (x, y) = own.iter().fold((0.0, 0.0), |(x, y), point| (x + point.x, y + point.y));
            (!own.is_empty()).then(|| (id, Point::new(x / count, y / count)))
        });
        let regions: Vec<(RegionId, Point)> = regions.collect();
        let middles: Vec<Point> = regions.iter().map(|(_, middle)| *middle).collect();
        let middles = spread(&middles, BUBBLE_DISTANCE, frame);
        let entry = |((id, _), middle): ((RegionId, Point), Point)| LegendView {
            link: self.link(Entity::Region(id)),
            region: id.index() + 1,
            // A city without a position counts too: the list of the region has it.
            count: self.site[id].cities.len(),
            x: tenths(middle.x),
            y: tenths(middle.y),
        };
        regions.into_iter().zip(middles).map(entry).collect()
    }

    fn locator(&self, of: MapScope, sheet: &DottedMap) -> Option<LocatorView> {
        let world = self.sheet(MapScope::World).filter(|_| of != MapScope::World)?;
        let point = world.sheet.main().point(sheet.sheet.main().middle())?;
        Some(LocatorView {
            plate: self.href(self.plan.map(MapScope::World)?),
            width: world.sheet.main().width(),
            height: world.sheet.main().height(),
            x: tenths(point.x),
            y: tenths(point.y),
        })
    }

    /// Places the names of cities where there is room: first those of the insets, inside their frames, then those on
    /// the main map.
    fn label(&self, view: &mut MapView, sheet: &MapSheet) {
        let points: Vec<Point> = view.dots.iter().map(DotView::point).collect();
        let mut taken: Vec<Rect> = Vec::new();
        let place = |view: &mut MapView, panel: usize, room: Rect, taken: &mut Vec<Rect>| {
            let is_open = |dot: &DotView| dot.panel == panel && dot.label.is_none();
            let own: Vec<usize> =
                (0..points.len()).filter(|dot| is_open(&view.dots[*dot])).collect();
            let names: Vec<LabelText> = own.iter().map(|dot| view.name_of(*dot)).collect();
            let labels = label(&names, &points, view.radius, view.name_size, room, taken);
            for (dot, label) in own.into_iter().zip(labels) {
                taken.extend(label.map(|label| label.room));
                view.dots[dot].label = label.map(|label| self.label_view(label));
            }
        };
        let whole = sheet.main().frame();
        for (panel, inset) in (1..).zip(sheet.insets()) {
            place(view, panel, inset, &mut taken);
        }
        taken.extend(sheet.insets());
        place(view, 0, whole, &mut taken);
    }

    /// Writes a position for SVG. `text-anchor` depends on the direction of the page, not on that of the name.
    fn label_view(&self, label: LabelPlacement) -> LabelView {
        let own = self.site.config.locale(self.locale).direction;
        let (left, right) = if own == Direction::Rtl { ("end", "start") } else { ("start", "end") };
        LabelView {
            x: tenths(label.at.x),
            y: tenths(label.at.y),
            anchor: match label.side {
                -1 => left,
                0 => "middle",
                _ => right,
            },
        }
    }
}

impl MapView {
    /// The name of a city, to be placed.
    fn name_of(&self, dot: usize) -> LabelText {
        let dot = &self.dots[dot];
        LabelText { point: dot.point(), width: LabelText::width_of(&dot.name, self.name_size) }
    }
}

impl DotView {
    fn point(&self) -> Point {
        Point::new(self.x, self.y)
    }
}

fn size_of_names(of: MapScope) -> f64 {
    if matches!(of, MapScope::Country(_)) { NAME_SIZES.1 } else { NAME_SIZES.0 }
}

/// Rounds to tenths: finer differences are invisible, and pages are smaller.
fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Serializes whole numbers as integers: `12` and not `12.0`.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields so")]
fn short<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    #[expect(clippy::cast_possible_truncation, reason = "a map is some thousand units wide")]
    let whole = *value as i64;
    if value.fract() == 0.0 {
        serializer.serialize_i64(whole)
    } else {
        serializer.serialize_f64(*value)
    }
}
