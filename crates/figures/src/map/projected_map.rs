//! A map: its projection, its part of the earth and its scale.

use super::azimuthal::Azimuthal;
use super::land::Territory;
use super::plane::{Point, Rect};
use super::sphere::GeoPoint;
use super::{Land, grid, outline, world};

/// The width of regional maps, in units of the view box.
pub(super) const WIDTH: f64 = 800.0;
/// The width of the world map.
const WORLD_WIDTH: f64 = 1000.0;
/// How far outside the frame the land is drawn, so that no stroke along the cut is visible.
const BLEED: f64 = 6.0;

/// A map: a projection and a frame.
#[derive(Clone, Debug)]
pub struct ProjectedMap {
    pub(super) projection: Projection,
    /// Units of the view box per radius of the earth.
    scale: f64,
    /// The origin of the projection in the view box.
    origin: Point,
    pub(super) frame: Rect,
    /// How far outside the frame the land is drawn.
    pub(super) bleed: f64,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Projection {
    World,
    Azimuthal(Azimuthal),
}

/// The paths of a map, as `d` attributes of SVG paths.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MapPaths {
    /// The water, up to the outline of the earth.
    pub sea: String,
    /// The land, for the fill rule `evenodd`.
    pub land: String,
    /// The country that the map is about, for the fill rule `evenodd`; empty if there is none.
    pub home: String,
    /// Meridians and parallels.
    pub grid: String,
}

impl ProjectedMap {
    /// Creates the world map.
    pub fn world() -> Self {
        let edge = world::project_degrees(0.0, 180.0).x;
        let [top, bottom] =
            [world::NORTH, world::SOUTH].map(|at| world::project_degrees(at, 0.0).y);
        let scale = WORLD_WIDTH / (2.0 * edge);
        Self {
            projection: Projection::World,
            scale,
            origin: Point::new(WORLD_WIDTH / 2.0, -top * scale),
            bleed: BLEED,
            frame: Rect::of_size(WORLD_WIDTH, ((bottom - top) * scale).round()),
        }
    }

    /// Creates a map around the centre of a projection, with a width and height in radii of the earth.
    pub(super) fn azimuthal(azimuthal: Azimuthal, width: f64, height: f64) -> Self {
        let scale = WIDTH / width;
        let frame = Rect::of_size(WIDTH, (height * scale).round());
        let projection = Projection::Azimuthal(azimuthal);
        Self { projection, scale, origin: frame.middle(), frame, bleed: BLEED }
    }

    /// Returns the same part of the earth at the scale of a smaller frame on another map.
    pub(super) fn inset(self, frame: Rect) -> Self {
        let factor = (frame.width() / self.frame.width()).min(frame.height() / self.frame.height());
        Self { scale: self.scale * factor, origin: frame.middle(), frame, bleed: 0.0, ..self }
    }

    /// Adds a strip below the map, which shows more of the earth.
    pub(super) fn extend_down(&mut self, height: f64) {
        self.frame.to.y += height;
    }

    /// Returns the place in the middle of the map; on the world map, the intersection of its central meridian and the
    /// equator.
    pub fn middle(&self) -> GeoPoint {
        match &self.projection {
            Projection::World => GeoPoint::new(0.0, world::MIDDLE),
            Projection::Azimuthal(azimuthal) => GeoPoint::at(azimuthal.centre),
        }
    }

    /// Returns the frame in the view box.
    pub fn frame(&self) -> Rect {
        self.frame
    }

    /// Returns the width of the view box.
    pub fn width(&self) -> f64 {
        self.frame.width()
    }

    /// Returns the height of the view box.
    pub fn height(&self) -> f64 {
        self.frame.height()
    }

    /// Returns the position of a place; `None` if it is outside the map.
    pub fn point(&self, place: GeoPoint) -> Option<Point> {
        let point = self.projected(place);
        // The last bit of a sine differs between machines, so it must not affect the map.
        self.frame.contains(point).then(|| point.rounded())
    }

    /// Draws the map. A place of `marks` in the sea gets a dot of land, because its island is too small to be drawn.
    pub(super) fn draw(&self, land: &Land, home: &[Territory], marks: &[GeoPoint]) -> MapPaths {
        MapPaths {
            sea: grid::sea(self),
            land: outline::land(self, land, marks),
            home: outline::country(self, home),
            grid: grid::grid(self),
        }
    }

    /// Returns whether this is the map of the world.
    pub(super) fn is_world(&self) -> bool {
        matches!(self.projection, Projection::World)
    }

    /// Returns the point of the map that is nearest to a place, which can be outside of the map.
    pub(super) fn direction(&self, place: GeoPoint) -> Point {
        let Rect { from, to } = self.frame;
        let point = self.projected(place);
        Point::new(point.x.clamp(from.x, to.x), point.y.clamp(from.y, to.y)).rounded()
    }

    fn projected(&self, place: GeoPoint) -> Point {
        self.scaled(match &self.projection {
            Projection::World => world::project(place),
            Projection::Azimuthal(azimuthal) => azimuthal.project(place.vector),
        })
    }

    /// Converts a point of the projection to the view box.
    pub(super) fn scaled(&self, point: Point) -> Point {
        Point::new(self.origin.x + point.x * self.scale, self.origin.y + point.y * self.scale)
    }

    /// Returns the angle from the centre to the corners.
    pub(super) fn radius(&self) -> f64 {
        let corners = self.frame.corners().into_iter();
        let farthest = corners.map(|corner| corner.distance(self.origin)).fold(0.0, f64::max);
        2.0 * (farthest / self.scale / 2.0).min(1.0).asin()
    }
}
