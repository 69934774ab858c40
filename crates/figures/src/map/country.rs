//! Bounding boxes of countries, to detect coordinates that are outside their country.

/// The minimum and maximum latitude and longitude of each country, in degrees, expanded to tenths. The source is
/// Natural Earth's countries, 1:50m, including overseas territories.
const BOXES: &str = include_str!("country-boxes.txt");

/// The tolerance around a bounding box in degrees, for islands that the data lacks.
const MARGIN: f64 = 1.0;

/// Returns whether a point can be in a country, by the country's code; `None` for unknown countries.
pub fn may_contain(country: &str, lat: f64, lon: f64) -> Option<bool> {
    let own = BOXES.lines().find_map(|line| line.strip_prefix(country)?.strip_prefix(' '))?;
    let numbers: Vec<f64> = own.split(' ').filter_map(|number| number.parse().ok()).collect();
    let [south, north, west, east] = numbers[..] else { return None };
    let within = |value: f64, low: f64, high: f64| (low - MARGIN..=high + MARGIN).contains(&value);
    Some(within(lat, south, north) && within(lon, west, east))
}

#[cfg(test)]
mod tests {
    use super::may_contain;

    #[test]
    fn a_point_is_in_its_country_or_not() {
        assert_eq!(may_contain("PT", 38.72, -9.14), Some(true));
        assert_eq!(may_contain("PT", 37.74, -25.67), Some(true), "the Azores");
        assert_eq!(may_contain("PT", -9.14, 38.72), Some(false));
        assert_eq!(may_contain("NZ", -43.53, 172.64), Some(true));
        assert_eq!(may_contain("XX", 0.0, 0.0), None);
    }
}
