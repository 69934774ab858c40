//! Colours, and the palette of a share image.

/// An sRGB colour: red, green, blue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// Returns the colour at `step` of `steps` on the way to another colour.
    fn towards(self, other: Self, step: u8, steps: u8) -> Self {
        let (step, steps) = (u32::from(step), u32::from(steps));
        Self(std::array::from_fn(|channel| {
            let [from, to] = [self, other].map(|colour| u32::from(colour.0[channel]));
            let sum = from * (steps - step) + to * step;
            u8::try_from((sum + steps / 2) / steps).unwrap_or(u8::MAX)
        }))
    }
}

/// Consecutive palette entries from the background to a colour, for antialiasing. The coverage of a pixel selects the
/// entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ColourRamp {
    /// The entry with the least coverage. The background itself is not part of the ramp.
    first: u8,
    steps: u8,
}

impl ColourRamp {
    /// The background.
    pub(super) const PAPER: Self = Self { first: 0, steps: 1 };

    /// Returns the entry for a coverage from 0 to 1; `None` if it is invisible.
    pub(super) fn entry(self, cover: f32) -> Option<u8> {
        let steps = f32::from(self.steps);
        // From 0 to `steps`, which is a small number.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let step = (cover.min(1.0) * steps).round() as u8;
        (step > 0).then(|| self.first + step - 1)
    }

    /// Returns the entry of the full colour.
    pub(super) fn full(self) -> u8 {
        self.first + self.steps - 1
    }
}

/// The palette of an image. Entry 0 is the background.
#[derive(Clone, Debug)]
pub(super) struct IndexedPalette(Vec<Colour>);

impl IndexedPalette {
    pub(super) fn new(paper: Colour) -> Self {
        Self(vec![paper])
    }

    /// Adds a ramp of `steps` entries from the background to a colour.
    pub(super) fn ramp(&mut self, to: Colour, steps: u8) -> ColourRamp {
        let first = u8::try_from(self.0.len()).unwrap_or(u8::MAX);
        let paper = self.0[0];
        self.0.extend((1..=steps).map(|step| paper.towards(to, step, steps)));
        ColourRamp { first, steps }
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the colour of an entry.
    pub(super) fn colour(&self, entry: u8) -> Colour {
        self.0[usize::from(entry)]
    }

    /// Returns the entries in the format of PNG.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|colour| colour.0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, IndexedPalette};

    #[test]
    fn colours_are_read() {
        assert_eq!(Colour::parse("#b4561e"), Some(Colour([0xb4, 0x56, 0x1e])));
        for wrong in
            ["", "#", "b4561e", "#b4561", "#b4561e0", "#b4561g", "red", "#+1+1+1", "#é1234"]
        {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn ramps_lead_from_the_paper_to_the_colour() {
        let mut palette = IndexedPalette::new(Colour([255, 255, 255]));
        let grey = palette.ramp(Colour([0, 0, 0]), 4);
        let red = palette.ramp(Colour([255, 0, 0]), 2);
        assert_eq!(palette.0[usize::from(grey.full())], Colour([0, 0, 0]));
        assert_eq!(palette.0[usize::from(red.full())], Colour([255, 0, 0]));
        assert_eq!((grey.entry(0.05), grey.entry(0.2), grey.entry(7.0)), (None, Some(1), Some(4)));
        assert_eq!(palette.len(), 7);
    }
}
