//! Reads and writes the EXIF orientation, the only metadata that urbi uses.

/// The orientation of a stored image, from 1 (upright) to 8 (EXIF 2.3, tag 274).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Orientation(u8);

/// The EXIF tag of the orientation.
const TAG: u16 = 0x0112;

impl Orientation {
    pub(super) const UPRIGHT: Self = Self(1);

    /// Reads an EXIF block, which is a TIFF file without an image. The default is upright if the orientation is
    /// missing or unreadable.
    pub(super) fn read(tiff: &[u8]) -> Self {
        Self::find(tiff).unwrap_or(Self::UPRIGHT)
    }

    fn find(tiff: &[u8]) -> Option<Self> {
        let big = match tiff.get(..4)? {
            b"MM\0*" => true,
            b"II*\0" => false,
            _ => return None,
        };
        let short = |at: usize| {
            let bytes = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
            Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
        };
        let long = |at: usize| {
            let bytes = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
            Some(if big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
        };
        let directory = usize::try_from(long(4)?).ok()?;
        let count = usize::from(short(directory)?);
        let mut entries = (0..count).map(|number| directory + 2 + number * 12);
        let entry = entries.find(|entry| short(*entry) == Some(TAG))?;
        let value = u8::try_from(short(entry + 8)?).ok()?;
        (1..=8).contains(&value).then_some(Self(value))
    }

    /// Returns an EXIF block with only the orientation; `None` if the image is upright.
    pub(super) fn block(self) -> Option<[u8; 26]> {
        let mut block = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
        block[19] = self.0;
        (self != Self::UPRIGHT).then_some(block)
    }

    /// Returns whether the orientation swaps width and height.
    pub(super) fn swaps_sides(self) -> bool {
        self.0 >= 5
    }

    /// Returns the stored pixel that appears at `x`, `y`, for a stored size of `width` by `height`.
    pub(super) fn stored(self, [x, y]: [u32; 2], [width, height]: [u32; 2]) -> [u32; 2] {
        let (right, bottom) = (width - 1, height - 1);
        match self.0 {
            2 => [right - x, y],
            3 => [right - x, bottom - y],
            4 => [x, bottom - y],
            5 => [y, x],
            6 => [y, bottom - x],
            7 => [right - y, bottom - x],
            8 => [right - y, x],
            _ => [x, y],
        }
    }
}
