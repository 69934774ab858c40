//! Places on the earth as a sphere. At the size of these maps the difference to the ellipsoid is invisible.

use std::ops::{Add, Mul, Sub};

/// The mean radius of the earth in kilometres (IUGG).
pub(super) const EARTH_KM: f64 = 6371.009;

/// A place on the earth.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct GeoPoint {
    /// Degrees east.
    pub(super) longitude: f64,
    /// The unit vector from the centre of the earth.
    pub(super) vector: Vector,
}

impl GeoPoint {
    /// Creates a place from degrees north and east.
    pub fn new(latitude: f64, longitude: f64) -> Self {
        let (up, out) = latitude.to_radians().sin_cos();
        let (y, x) = longitude.to_radians().sin_cos();
        Self { longitude, vector: Vector { x: out * x, y: out * y, z: up } }
    }

    /// Creates the place in a direction from the centre of the earth.
    pub(super) fn at(vector: Vector) -> Self {
        Self { longitude: vector.y.atan2(vector.x).to_degrees(), vector }
    }

    /// Returns the degrees north.
    pub(super) fn latitude(self) -> f64 {
        self.vector.z.clamp(-1.0, 1.0).asin().to_degrees()
    }
}

/// Returns the great-circle distance between two places in kilometres.
pub fn distance_km(from: GeoPoint, to: GeoPoint) -> f64 {
    // Uses the chord, because the arc cosine is inaccurate for short distances.
    let chord = (from.vector - to.vector).length();
    2.0 * (chord / 2.0).min(1.0).asin() * EARTH_KM
}

/// A vector from the centre of the earth, with length 1 unless stated otherwise.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub(super) struct Vector {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) z: f64,
}

impl Vector {
    pub(super) fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    pub(super) fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    /// Normalizes a sum of directions. Returns `None` if they cancel out.
    pub(super) fn direction(self) -> Option<Self> {
        let length = self.length();
        (length > 1e-9).then(|| self * (1.0 / length))
    }
}

impl Add for Vector {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y, z: self.z + other.z }
    }
}

impl Sub for Vector {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + other * -1.0
    }
}

impl Mul<f64> for Vector {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self { x: self.x * factor, y: self.y * factor, z: self.z * factor }
    }
}

/// A spherical cap: a circular part of the earth's surface.
#[derive(Clone, Copy, Debug)]
pub(super) struct SphericalCap {
    centre: Vector,
    /// The angle from the centre to the rim.
    radius: f64,
    sine: f64,
    cosine: f64,
}

impl SphericalCap {
    pub(super) fn new(centre: Vector, radius: f64) -> Self {
        let (sine, cosine) = radius.sin_cos();
        Self { centre, radius, sine, cosine }
    }

    /// Returns a small cap that contains every point.
    pub(super) fn around(points: impl Iterator<Item = Vector> + Clone) -> Self {
        let sum = points.clone().fold(Vector::default(), Add::add);
        let Some(centre) = sum.direction() else {
            return Self::new(Vector { x: 0.0, y: 0.0, z: 1.0 }, std::f64::consts::PI);
        };
        let least = points.map(|point| point.dot(centre)).fold(1.0, f64::min);
        Self::new(centre, least.clamp(-1.0, 1.0).acos())
    }

    /// Returns whether two caps have a point in common.
    pub(super) fn meets(self, other: Self) -> bool {
        // The cosine of the sum of the radii, by the angle addition theorem.
        let reach = self.cosine * other.cosine - self.sine * other.sine;
        self.radius + other.radius >= std::f64::consts::PI || self.centre.dot(other.centre) >= reach
    }

    /// Returns the angle from a point to the rim; negative for a point in the cap.
    pub(super) fn distance(self, point: Vector) -> f64 {
        self.centre.dot(point).clamp(-1.0, 1.0).acos() - self.radius
    }

    /// Returns the area, on a sphere with radius 1.
    pub(super) fn size(self) -> f64 {
        2.0 * std::f64::consts::PI * (1.0 - self.cosine)
    }

    /// Returns whether the cap is smaller than half the earth.
    pub(super) fn is_small(self) -> bool {
        self.cosine > 0.0
    }
}
