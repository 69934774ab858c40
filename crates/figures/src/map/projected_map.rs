//! A map: its projection, its part of the earth and its scale.

use super::azimuthal::Azimuthal;
use super::plane::{Point, Rect};
use super::sphere::GeoPoint;
use super::{Land, grid, outline, world};

/// The width of regional maps, in units of the view box.
pub(super) const WIDTH: f64 = 800.0;
/// The width of the world map.
const WORLD_WIDTH: f64 = 1000.0;

/// A map: a projection and a frame.
#[derive(Clone, Debug)]
pub struct ProjectedMap {
    pub(super) projection: Projection,
    /// Units of the view box per radius of the earth.
    scale: f64,
    /// The origin of the projection in the view box.
    origin: Point,
    pub(super) frame: Rect,
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
            frame: Rect::of_size(WORLD_WIDTH, ((bottom - top) * scale).round()),
        }
    }

    /// Creates a map around the centre of a projection, with a width and height in radii of the earth.
    pub(super) fn azimuthal(azimuthal: Azimuthal, width: f64, height: f64) -> Self {
        let scale = WIDTH / width;
        let frame = Rect::of_size(WIDTH, (height * scale).round());
        let projection = Projection::Azimuthal(azimuthal);
        Self { projection, scale, origin: frame.middle(), frame }
    }

    /// Returns the place in the middle of the map; on the world map, the intersection of its central meridian and the
    /// equator.
    pub fn middle(&self) -> GeoPoint {
        match &self.projection {
            Projection::World => GeoPoint::new(0.0, world::MIDDLE),
            Projection::Azimuthal(azimuthal) => GeoPoint::at(azimuthal.centre),
        }
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
        let point = match &self.projection {
            Projection::World => world::project(place),
            Projection::Azimuthal(azimuthal) => azimuthal.project(place.vector),
        };
        let point = self.scaled(point);
        // The last bit of a sine differs between machines, so it must not affect the map.
        self.frame.contains(point).then(|| point.rounded())
    }

    /// Draws the map. A place of `marks` in the sea gets a dot of land, because its island is too small to be drawn.
    pub fn draw(&self, land: &Land, marks: &[GeoPoint]) -> MapPaths {
        MapPaths {
            sea: grid::sea(self),
            land: outline::land(self, land, marks),
            grid: grid::grid(self),
        }
    }

    /// Converts a point of the projection to the view box.
    pub(super) fn scaled(&self, point: Point) -> Point {
        Point::new(self.origin.x + point.x * self.scale, self.origin.y + point.y * self.scale)
    }

    /// Returns the angle from the centre to the corners.
    pub(super) fn radius(&self) -> f64 {
        let half = self.frame.width().hypot(self.frame.height()) / 2.0 / self.scale;
        2.0 * (half / 2.0).min(1.0).asin()
    }
}
