//! Detects likely duplicates: similar names, and points near each other.

/// The radius of the earth, in kilometres.
const RADIUS: f64 = 6371.0;

/// Returns whether two names, given as slugs, can mean the same city: one or two letters differ, or one has all the
/// words of the other.
pub(super) fn is_near(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let shorter = one.len().min(other.len());
    if shorter < 4 {
        return false;
    }
    let has_all = |of: &str, those: &str| {
        those.split('-').all(|word| of.split('-').any(|other| other == word))
    };
    has_all(one, other)
        || has_all(other, one)
        || strsim::damerau_levenshtein(one, other) <= (shorter / 5).max(1)
}

/// Returns the distance in kilometres between two points, given as `(lat, lon)` in degrees.
pub(super) fn distance(one: (f64, f64), other: (f64, f64)) -> f64 {
    let (lat, other_lat) = (one.0.to_radians(), other.0.to_radians());
    let half = |from: f64, to: f64| ((to - from) / 2.0).sin().powi(2);
    let across = half(one.1.to_radians(), other.1.to_radians());
    let chord = half(lat, other_lat) + lat.cos() * other_lat.cos() * across;
    2.0 * RADIUS * chord.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::{distance, is_near};

    #[test]
    fn near_names() {
        assert!(is_near("evora", "evora"));
        for (one, other) in [("cork", "cork-city"), ("lisbon", "lisboa"), ("goteborg", "gotebrog")]
        {
            assert!(is_near(one, other), "{one} {other}");
        }
        for (one, other) in [("porto", "portel"), ("ube", "uba"), ("dong-gu", "nam-gu-busan")] {
            assert!(!is_near(one, other), "{one} {other}");
        }
    }

    #[test]
    fn lisbon_and_porto_are_274_km_apart() {
        let far = distance((38.717, -9.133), (41.15, -8.61));
        assert!((far - 274.0).abs() < 2.0, "{far}");
    }
}
