//! Chooses the part of the earth that a map shows: all its places, and enough of the coast or of their country to
//! recognize them.

use super::Land;
use super::azimuthal::Azimuthal;
use super::land::Territory;
use super::outline::share;
use super::plane::{Point, Rect};
use super::projected_map::ProjectedMap;
use super::sphere::{EARTH_KM, GeoPoint, Vector};

/// What limits a map.
#[derive(Clone, Copy, Debug)]
pub(super) struct WindowLimits {
    /// The minimum width in kilometres. A smaller map would show no recognizable shape.
    least_km: f64,
    /// The minimum and maximum ratio of width to height.
    shapes: (f64, f64),
    /// Up to this width in kilometres a map shows the whole country.
    whole_km: f64,
}

impl WindowLimits {
    /// Maps of a region: as wide as their page.
    pub(super) const REGION: Self = Self { least_km: 640.0, shapes: (1.35, 2.0), whole_km: 0.0 };
    /// Maps of a country: half as wide as their page.
    pub(super) const COUNTRY: Self =
        Self { least_km: 200.0, shapes: (0.95, 1.7), whole_km: 2600.0 };
    /// Insets.
    pub(super) const INSET: Self = Self { least_km: 120.0, shapes: (0.8, 1.8), whole_km: 700.0 };
}

/// The margin on each side around places, relative to their extent.
const MARGIN: f64 = 0.12;
/// The same margin around a country.
const COUNTRY_MARGIN: f64 = 0.05;
/// A map also shows the whole country if it is at most this number of times as wide as the places.
const WHOLE: f64 = 1.5;
/// Parts of the country that are nearer to a place than this are on the map, if it grows little or remains small.
const NEAR_KM: f64 = 500.0;
/// The factor by which the map can grow for them, and the width that is small, in kilometres.
const NEARBY: (f64, f64) = (1.3, 700.0);
/// The minimum width of a map that shows only a part of its country.
const PART_KM: f64 = 900.0;
/// The maximum fraction that the land, or the country, covers. With more there is no recognizable outline, so the
/// window grows.
const MOST_LAND: f64 = 0.9;
/// The minimum fraction of land. With less the map is only water, so the window grows.
const LEAST_LAND: f64 = 0.004;
/// The factor by which the window grows in each step, up to [`GROWN_KM`].
const GROWTH: f64 = 1.3;
/// The maximum width after growing, in kilometres.
const GROWN_KM: f64 = 4000.0;
/// The maximum radius of a regional map, as an angle in radians. Wider windows become the world map.
const FARTHEST: f64 = 1.9;

impl ProjectedMap {
    /// Creates a map of all places with a margin; the world map if they are too far apart. Returns `None` without
    /// places.
    pub(super) fn around(
        places: &[GeoPoint],
        country: &[Territory],
        land: &Land,
        limits: WindowLimits,
    ) -> Option<Self> {
        let own = Window::around(&places.iter())?;
        let most = (own.size() * WHOLE).max(limits.whole_km / EARTH_KM);
        let whole = country_window(places, country).filter(|window| window.size() <= most);
        let (window, margin, least_km) = match whole {
            Some(window) => (window, COUNTRY_MARGIN, limits.least_km),
            None if country.is_empty() => (own, MARGIN, limits.least_km),
            None => (own, MARGIN, limits.least_km.max(PART_KM.min(limits.whole_km))),
        };
        let (narrow, wide) = limits.shapes;
        let Rect { from, to } = window.frame;
        let frame = Rect { from, to }.grown(margin * window.size());
        let least = least_km / EARTH_KM;
        let width = frame.width().max(least).max(frame.height() * narrow);
        let height = frame.height().max(width / wide).max(least / 1.5);
        let mut plate = Self::azimuthal(window.azimuthal, width, height);
        let mut factor = 1.0;
        let is_bare = |plate: &Self| {
            let covered = share(plate, land.rings.iter());
            let known = country.iter().flat_map(|part| &part.rings);
            let full = if country.is_empty() { covered } else { share(plate, known) };
            covered < LEAST_LAND || full > MOST_LAND
        };
        while width * factor * GROWTH * EARTH_KM < GROWN_KM && is_bare(&plate) {
            factor *= GROWTH;
            plate = Self::azimuthal(window.azimuthal, width * factor, height * factor);
        }
        Some(if plate.radius() > FARTHEST { Self::world() } else { plate })
    }
}

/// A part of the earth, in the projection around its middle.
struct Window {
    azimuthal: Azimuthal,
    frame: Rect,
}

impl Window {
    fn around<'a>(places: &(impl Iterator<Item = &'a GeoPoint> + Clone)) -> Option<Self> {
        let first = places.clone().next()?;
        let sum = places.clone().fold(Vector::default(), |sum, place| sum + place.vector);
        let frame_of = |azimuthal: &Azimuthal| {
            let points = places.clone().map(|place| azimuthal.project(place.vector));
            Rect::around(&points.collect::<Vec<Point>>())
        };
        let mut azimuthal = Azimuthal::new(sum.direction().unwrap_or(first.vector));
        // The middle of the places in one projection becomes the centre of the next. It converges after three rounds.
        let mut frame = frame_of(&azimuthal);
        for _ in 0..3 {
            let Some(centre) = azimuthal.unproject(frame.middle()).direction() else { break };
            azimuthal = Azimuthal::new(centre);
            frame = frame_of(&azimuthal);
        }
        Some(Self { azimuthal, frame })
    }

    fn size(&self) -> f64 {
        self.frame.width().max(self.frame.height())
    }
}

/// Returns the window that shows the parts of a country that contain the places, preferably with those nearby. Returns
/// `None` if the country is unknown.
fn country_window(places: &[GeoPoint], country: &[Territory]) -> Option<Window> {
    let within = |reach: f64| {
        let is_near = |part: &&Territory| places.iter().any(|place| part.distance(*place) <= reach);
        let outlines = country.iter().filter(is_near).flat_map(Territory::outline);
        let outlines: Vec<&GeoPoint> = outlines.collect();
        (!outlines.is_empty()).then(|| Window::around(&outlines.iter().copied().chain(places)))?
    };
    let (own, near) = (within(0.0), within(NEAR_KM / EARTH_KM));
    let most = own.as_ref().map_or(0.0, |own| own.size() * NEARBY.0).max(NEARBY.1 / EARTH_KM);
    near.filter(|near| near.size() <= most).or(own)
}
