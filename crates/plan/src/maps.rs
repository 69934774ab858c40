//! Plans the land of each map: one file for all locales, because land has no text.

use super::{MapScope, OutputKind, Route};
use crate::content::NamedRecord;
use crate::diag::message;
use crate::path::UrlPath;
use crate::site::{CityId, CountryId, Entity, RegionId, Site};

impl MapScope {
    /// Returns the map that a block names, if it exists.
    pub fn named(site: &Site, of: Option<&NamedRecord>) -> Option<Self> {
        let Some((family, id)) = of else { return Some(Self::World) };
        match site.record(*family, &id.value)? {
            Entity::Region(id) => Some(Self::Region(id)),
            Entity::Country(id) => Some(Self::Country(id)),
            _ => None,
        }
    }

    /// Returns the cities of the map, sorted by id. Cities without known coordinates are included.
    pub fn cities(self, site: &Site) -> Vec<CityId> {
        match self {
            Self::World => CityId::all(site.cities.len()).collect(),
            Self::Region(id) => site[id].cities.clone(),
            Self::Country(id) => site[id].cities.clone(),
        }
    }
}

/// Plans each map that has a city to show, if the site wants maps.
pub(super) fn plan(site: &Site) -> Vec<Route> {
    if !site.config.maps {
        return Vec::new();
    }
    let regions = RegionId::all(site.regions.len()).map(MapScope::Region);
    let countries = CountryId::all(site.countries.len()).map(MapScope::Country);
    let all = std::iter::once(MapScope::World).chain(regions).chain(countries);
    let shown = all.filter(|of| {
        let cities = of.cities(site);
        cities.iter().any(|city| site[*city].record.location.is_some())
    });
    let routes = shown.map(|of| {
        let (url, what) = match of {
            MapScope::World => {
                (UrlPath::file(["maps/world.svg"]), message!("plan.owner-world-map"))
            }
            MapScope::Region(id) => {
                let id = &site[id].record.id.value;
                let url = UrlPath::file(["maps/regions", &format!("{id}.svg")]);
                (url, message!("plan.owner-region-map", id))
            }
            MapScope::Country(id) => {
                let code = &site[id].code;
                let file = format!("{}.svg", code.to_lowercase());
                let url = UrlPath::file(["maps/countries", &file]);
                (url, message!("plan.owner-country-map", code))
            }
        };
        Route { url, kind: OutputKind::Map(of), what, span: None }
    });
    routes.collect()
}
