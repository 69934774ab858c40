//! Maps, and what lies near.

use serde::{Serialize, Serializer};

use super::super::geography::DottedMap;
use super::{CityCard, CityGroup, Link, ViewBuilder};
use crate::locale::Direction;
use crate::map::{LabelText, Point, label};
use crate::plan::MapScope;
use crate::site::{CityId, Entity, RegionId};

/// Maps with more cities than this have no names on them.
const MOST_NAMES: usize = 64;
/// The size of the names on the map of a region, which is as wide as its page, and on that of a
/// country, which is half as wide: in units of the view box.
const NAME_SIZES: (f64, f64) = (11.0, 21.0);
/// The least and the largest radius of a dot, in the same units.
const RADII: (f64, f64) = (3.4, 8.0);
/// How many cities are near, at most.
const NEARBY: usize = 5;
/// A dot so far from its place has been moved, for the eye; in units of the view box.
const MOVED: f64 = 3.0;

/// A map: the land as a file, and a dot for each city.
#[derive(Clone, Debug, Serialize)]
pub struct MapView {
    /// `world`, `region`, `country` or `city`.
    pub kind: &'static str,
    /// The address of the file with `#sea`, `#land` and `#grid`.
    pub plate: String,
    /// The width of the view box, which begins at 0.
    #[serde(serialize_with = "short")]
    pub width: f64,
    /// The height of the view box.
    #[serde(serialize_with = "short")]
    pub height: f64,
    /// The radius of a dot.
    #[serde(serialize_with = "short")]
    pub radius: f64,
    /// The radius in which a dot can be chosen, and no other.
    #[serde(serialize_with = "short")]
    pub target: f64,
    /// The size of the names.
    #[serde(serialize_with = "short")]
    pub name_size: f64,
    /// The region of all its cities, as dots have it; none on the map of the world.
    pub region: Option<usize>,
    /// The cities; the city of the page, if there is one, comes last.
    pub dots: Vec<DotView>,
    /// How many cities belong on it, and are not, as their place is not known.
    pub missing: usize,
    /// Whether dots were moved apart, so that they are not quite where their cities are.
    pub moved: bool,
    /// Where it lies in the world; not for the map of the world.
    pub locator: Option<LocatorView>,
    /// The regions whose cities are on the map of the world, in the order of their file.
    pub legend: Vec<LegendView>,
    /// The cities as a list by country, where the page has none of them.
    pub groups: Vec<CityGroup>,
}

/// A region on the map of the world.
#[derive(Clone, Debug, Serialize)]
pub struct LegendView {
    /// The region.
    pub link: Link,
    /// Its number, which its dots have too.
    pub region: usize,
}

/// A city on a map.
#[derive(Clone, Debug, Serialize)]
pub struct DotView {
    /// From the left.
    #[serde(serialize_with = "short")]
    pub x: f64,
    /// From the top.
    #[serde(serialize_with = "short")]
    pub y: f64,
    /// The name of the city.
    pub name: String,
    /// The name of its country.
    pub country: String,
    /// Its page.
    pub url: Option<String>,
    /// The place of its region in the file of regions, from 1.
    pub region: Option<usize>,
    /// Whether the page is about it.
    pub here: bool,
    /// Where its name stands, if there is room for it.
    pub label: Option<LabelView>,
}

/// Where a name stands on a map.
#[derive(Clone, Debug, Serialize)]
pub struct LabelView {
    /// From the left.
    #[serde(serialize_with = "short")]
    pub x: f64,
    /// The line of writing, from the top.
    #[serde(serialize_with = "short")]
    pub y: f64,
    /// The value of `text-anchor`, for the direction of the page.
    pub anchor: &'static str,
}

/// Where a map lies on the map of the world.
#[derive(Clone, Debug, Serialize)]
pub struct LocatorView {
    /// The address of the map of the world.
    pub plate: String,
    /// The width of its view box.
    #[serde(serialize_with = "short")]
    pub width: f64,
    /// The height of its view box.
    #[serde(serialize_with = "short")]
    pub height: f64,
    /// From the left.
    #[serde(serialize_with = "short")]
    pub x: f64,
    /// From the top.
    #[serde(serialize_with = "short")]
    pub y: f64,
}

/// A member of another country that is near.
#[derive(Clone, Debug, Serialize)]
pub struct NearbyCity {
    /// The city.
    pub city: CityCard,
    /// The way as the crow flies in kilometres, rounded.
    pub km: i64,
    /// The same as the locale writes it.
    pub km_text: String,
}

impl ViewBuilder<'_> {
    /// Makes the view of a map; `None` if the site does not have it.
    pub fn map(&self, of: MapScope) -> Option<MapView> {
        let kind = match of {
            MapScope::World => "world",
            MapScope::Region(_) => "region",
            MapScope::Country(_) => "country",
        };
        let mut view = self.map_of(of, kind)?;
        if kind != "world" && view.dots.len() <= MOST_NAMES {
            self.label(&mut view);
        }
        Some(view)
    }

    /// Makes the view of a map with the list of its cities, for a page that has no other.
    pub fn map_with_list(&self, of: MapScope) -> Option<MapView> {
        Some(MapView { groups: self.by_country(&of.cities(self.site)), ..self.map(of)? })
    }

    /// Makes the view of the small map on the page of a city: that of its country. `None` if the
    /// site has no maps, or nobody knows where the city lies.
    pub fn city_map(&self, id: CityId) -> Option<MapView> {
        self.geography?.place(id)?;
        let mut view = self.map_of(MapScope::Country(self.site[id].country), "city")?;
        let sheet = self.sheet(MapScope::Country(self.site[id].country))?;
        let rank = sheet.dots.iter().position(|(city, _)| *city == id)?;
        let mut own = view.dots.remove(rank);
        (own.here, own.url) = (true, None);
        view.dots.push(own);
        Some(view)
    }

    /// Makes the map of the world without a link, for a page in no language.
    pub fn map_without_links(&self) -> Option<MapView> {
        let mut view = self.map_of(MapScope::World, "world")?;
        for dot in &mut view.dots {
            dot.url = None;
        }
        Some(view)
    }

    /// Returns the members of other countries that are nearest, the nearest first.
    pub fn nearby(&self, id: CityId) -> Vec<NearbyCity> {
        let Some(geography) = self.geography else { return Vec::new() };
        let country = self.site[id].country;
        let nearest = geography.nearest(id, |other| self.site[other].country != country);
        let near = nearest.into_iter().take(NEARBY).map(|(other, way)| {
            // The place of a city is good to some kilometres; more digits would say too much.
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
        let dots = sheet.dots.iter().map(|(id, point)| self.dot(*id, *point));
        let dots: Vec<DotView> = dots.collect();
        Some(MapView {
            kind,
            plate: self.href(self.plan.map(of)?),
            width: sheet.plate.width(),
            height: sheet.plate.height(),
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
            legend: if of == MapScope::World { self.legend(&dots) } else { Vec::new() },
            groups: Vec::new(),
            dots,
        })
    }

    fn dot(&self, id: CityId, point: Point) -> DotView {
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
            label: None,
        }
    }

    fn legend(&self, dots: &[DotView]) -> Vec<LegendView> {
        let entry = |id: RegionId| LegendView {
            link: self.link(Entity::Region(id)),
            region: id.index() + 1,
        };
        let all = RegionId::all(self.site.regions.len()).map(entry);
        all.filter(|entry| dots.iter().any(|dot| dot.region == Some(entry.region))).collect()
    }

    fn locator(&self, of: MapScope, sheet: &DottedMap) -> Option<LocatorView> {
        let world = self.sheet(MapScope::World).filter(|_| of != MapScope::World)?;
        let point = world.plate.point(sheet.plate.middle())?;
        Some(LocatorView {
            plate: self.href(self.plan.map(MapScope::World)?),
            width: world.plate.width(),
            height: world.plate.height(),
            x: tenths(point.x),
            y: tenths(point.y),
        })
    }

    /// Finds room for the names of cities.
    fn label(&self, view: &mut MapView) {
        let points: Vec<Point> = view.dots.iter().map(|dot| Point::new(dot.x, dot.y)).collect();
        let names = view.dots.iter().zip(&points).map(|(dot, point)| LabelText {
            point: *point,
            width: LabelText::width_of(&dot.name, view.name_size),
        });
        let names: Vec<LabelText> = names.collect();
        let room = (view.width, view.height);
        let labels = label(&names, &points, view.radius, view.name_size, room);
        // Where a text starts depends on the direction of the page, whatever its own is.
        let own = self.site.config.locale(self.locale).direction;
        let (left, right) = if own == Direction::Rtl { ("end", "start") } else { ("start", "end") };
        for (dot, label) in view.dots.iter_mut().zip(labels) {
            dot.label = label.map(|label| LabelView {
                x: tenths(label.at.x),
                y: tenths(label.at.y),
                anchor: match label.side {
                    -1 => left,
                    0 => "middle",
                    _ => right,
                },
            });
        }
    }
}

fn size_of_names(of: MapScope) -> f64 {
    if matches!(of, MapScope::Country(_)) { NAME_SIZES.1 } else { NAME_SIZES.0 }
}

/// Rounds to tenths: nobody sees less, and pages are smaller for it.
fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Shows whole numbers to templates as such: `12` and not `12.0`.
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
