//! Checks the contrast of colours by WCAG 2.2.

use urbi_card::Colour;

/// The use of a colour, which determines the minimum contrast.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ContrastNeed {
    /// Text.
    Text,
    /// A line or mark that readers must see.
    Mark,
}

impl ContrastNeed {
    pub(super) fn ratio(self) -> f64 {
        match self {
            Self::Text => 4.5,
            Self::Mark => 3.0,
        }
    }
}

/// Returns the contrast ratio of two colours, from 1 to 21.
pub(super) fn ratio(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(Colour(parts): Colour) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = parts.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Returns the nearest colour with enough contrast: darker on a light background, lighter on a dark one.
pub(super) fn enough(front: Colour, ground: Colour, need: ContrastNeed) -> Option<Colour> {
    let to: u32 = if luminance(ground) > 0.18 { 0 } else { 255 };
    // The result is `step` fiftieths of the way from one value to the other.
    let mixed = |part: u8, step: u32| (u32::from(part) * (50 - step) + to * step) / 50;
    let mixed = |part, step| u8::try_from(mixed(part, step)).unwrap_or(part);
    (1..=50)
        .map(|step| Colour(front.0.map(|part| mixed(part, step))))
        .find(|colour| ratio(*colour, ground) >= need.ratio())
}

#[cfg(test)]
mod tests {
    use super::{ContrastNeed, enough, ratio};
    use urbi_card::Colour;

    #[test]
    fn contrast_is_that_of_wcag() {
        let of = |a, b| ratio(Colour::parse(a).unwrap(), Colour::parse(b).unwrap());
        assert!((of("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        assert!((of("#777777", "#ffffff") - 4.478).abs() < 1e-3);
        assert!((of("#ffee00", "#ffffff") - 1.201).abs() < 1e-3);
        assert!((of("#123456", "#123456") - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_colour_that_would_do_is_found() {
        for (front, ground) in [("#ffee00", "#ffffff"), ("#444444", "#14181a")] {
            let (front, ground) = (Colour::parse(front).unwrap(), Colour::parse(ground).unwrap());
            assert!(ratio(front, ground) < 4.5);
            let found = enough(front, ground, ContrastNeed::Text).unwrap();
            assert!((4.5..6.0).contains(&ratio(found, ground)));
        }
    }
}
