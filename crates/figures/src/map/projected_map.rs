//! One map: which part of the earth it shows, and how large.

use super::azimuthal::Azimuthal;
use super::plane::{Point, Rect};
use super::sphere::GeoPoint;
use super::{Land, grid, outline, window, world};

/// The width of every map but the world's, in units of its view box.
pub(super) const WIDTH: f64 = 800.0;
/// The width of the map of the world.
const WORLD_WIDTH: f64 = 1000.0;

/// A map: a projection and a window.
#[derive(Clone, Debug)]
pub struct ProjectedMap {
    pub(super) projection: Projection,
    /// Units of the view box for a radius of the earth.
    scale: f64,
    /// Where the origin of the projection lies in the view box.
    origin: Point,
    pub(super) frame: Rect,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Projection {
    World,
    Azimuthal(Azimuthal),
}

/// The paths of a map, as the `d` of SVG paths.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MapPaths {
    /// The water, as far as the earth reaches.
    pub sea: String,
    /// The land; to be filled by the rule of even and odd.
    pub land: String,
    /// Meridians and parallels.
    pub grid: String,
}

impl ProjectedMap {
    /// Makes the map of the world.
    pub fn world() -> Self {
        let edge = world::project_degrees(0.0, 180.0).x;
        let (top, bottom) = (
            world::project_degrees(world::NORTH, 0.0).y,
            world::project_degrees(world::SOUTH, 0.0).y,
        );
        let scale = WORLD_WIDTH / (2.0 * edge);
        Self {
            projection: Projection::World,
            scale,
            origin: Point::new(WORLD_WIDTH / 2.0, -top * scale),
            frame: Rect {
                from: Point::default(),
                to: Point::new(WORLD_WIDTH, ((bottom - top) * scale).round()),
            },
        }
    }

    /// Makes a map that holds every place, with some of what lies around: that of the world where
    /// they lie too far apart for a smaller one. `None` without places.
    pub fn around(places: &[GeoPoint], land: &Land) -> Option<Self> {
        window::around(places, land)
    }

    /// Makes the map `width` radii of the earth wide around the centre of a projection.
    pub(super) fn azimuthal(azimuthal: Azimuthal, width: f64, height: f64) -> Self {
        let scale = WIDTH / width;
        let to = Point::new(WIDTH, (height * scale).round());
        Self {
            projection: Projection::Azimuthal(azimuthal),
            scale,
            origin: Point::new(to.x / 2.0, to.y / 2.0),
            frame: Rect { from: Point::default(), to },
        }
    }

    /// Returns the place in the middle of the map; on that of the world, where its middle meridian
    /// meets the equator.
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

    /// Returns where a place is drawn; `None` if it is not on the map.
    pub fn point(&self, place: GeoPoint) -> Option<Point> {
        let point = match &self.projection {
            Projection::World => world::project(place),
            Projection::Azimuthal(azimuthal) => azimuthal.project(place.vector),
        };
        let point = self.scaled(point);
        // Machines differ in the last bit of a sine; nothing on a map may hang on it.
        self.frame.holds(point).then(|| point.rounded())
    }

    /// Draws the map. A place of `marks` that would lie in the sea, as its island is too small to
    /// be drawn, gets a speck of land.
    pub fn draw(&self, land: &Land, marks: &[GeoPoint]) -> MapPaths {
        MapPaths {
            sea: grid::sea(self),
            land: outline::land(self, land, marks),
            grid: grid::grid(self),
        }
    }

    /// Returns the land as closed lines, for pictures that are no SVG. Those of inland seas run the
    /// other way round.
    pub fn coasts(&self, land: &Land) -> Vec<Vec<Point>> {
        outline::shapes(self, land)
    }

    /// Turns a point of the projection into one of the view box.
    pub(super) fn scaled(&self, point: Point) -> Point {
        Point::new(self.origin.x + point.x * self.scale, self.origin.y + point.y * self.scale)
    }

    /// Returns the angle from the centre to the farthest corner.
    pub(super) fn radius(&self) -> f64 {
        let half = self.frame.width().hypot(self.frame.height()) / 2.0 / self.scale;
        2.0 * (half / 2.0).min(1.0).asin()
    }
}
