//! Reads JPEG files (ITU T.81): segments that begin with markers, and compressed scans.

use super::super::Size;
use super::super::exif::Orientation;
use super::{ContainerError, Header, Read, big_endian_16};

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const APP14: u8 = 0xEE;
const COMMENT: u8 = 0xFE;

const EXIF: &[u8] = b"Exif\0\0";
const PROFILE: &[u8] = b"ICC_PROFILE\0";

struct Part<'a> {
    marker: u8,
    payload: &'a [u8],
    /// The part with its marker; for a scan, including the compressed data.
    whole: &'a [u8],
}

pub(super) fn read(bytes: &[u8]) -> Read {
    let parts = parts(bytes)?;
    // C4, C8 and CC are in the range of frame markers but are not frames.
    let is_frame = |part: &&Part| {
        matches!(part.marker, 0xC0..=0xCF) && !matches!(part.marker, 0xC4 | 0xC8 | 0xCC)
    };
    let frame = parts.iter().find(is_frame)?;
    parts.iter().find(|part| part.marker == SCAN)?;
    if frame.payload.get(5) == Some(&4) {
        return Some(Err(ContainerError::Inks));
    }
    let size =
        Size { height: big_endian_16(frame.payload, 1)?, width: big_endian_16(frame.payload, 3)? };
    Some(Ok(Header { size, orientation: orientation(&parts), crisp: false }))
}

pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let parts = parts(bytes)?;
    let mut bare = vec![0xFF, START];
    if let Some(block) = orientation(&parts).block() {
        let length = u16::try_from(2 + EXIF.len() + block.len()).ok()?;
        bare.extend([0xFF, APP1]);
        bare.extend(length.to_be_bytes());
        bare.extend(EXIF);
        bare.extend(block);
    }
    for part in parts.iter().filter(|part| is_picture(part)) {
        bare.extend(part.whole);
    }
    bare.extend([0xFF, END]);
    Some(bare)
}

/// Returns whether a part is necessary to show the image in its colours.
fn is_picture(part: &Part) -> bool {
    match part.marker {
        // A longer JFIF segment contains a thumbnail, which may show parts that were cropped.
        APP0 => part.payload.starts_with(b"JFIF\0") && part.payload.len() == 14,
        APP2 => part.payload.starts_with(PROFILE),
        APP14 => part.payload.starts_with(b"Adobe"),
        0xE0..=0xEF | COMMENT => false,
        _ => true,
    }
}

fn orientation(parts: &[Part]) -> Orientation {
    let exif = parts.iter().filter(|part| part.marker == APP1);
    let mut blocks = exif.filter_map(|part| part.payload.strip_prefix(EXIF));
    blocks.next().map_or(Orientation::UPRIGHT, Orientation::read)
}

/// Splits a file into its parts, up to the end of the first image, because phones append others. Returns `None` if
/// the file is truncated.
fn parts(bytes: &[u8]) -> Option<Vec<Part<'_>>> {
    let mut at = 2;
    let mut parts = Vec::new();
    loop {
        // Decoders skip bytes between two parts, and so does urbi.
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        let fill = bytes[at..].iter().position(|byte| *byte != 0xFF)?;
        let (start, marker) = (at + fill - 1, bytes[at + fill]);
        at = start + 2;
        match marker {
            END => return Some(parts),
            0x00 | 0x01 | 0xD0..=START => continue,
            _ => {}
        }
        let length = usize::try_from(big_endian_16(bytes, at)?).ok()?;
        let payload = bytes.get(at + 2..at + length)?;
        at += length;
        if marker == SCAN {
            at += scan(&bytes[at..])?;
        }
        parts.push(Part { marker, payload, whole: &bytes[start..at] });
    }
}

/// Returns the number of bytes of compressed data before the next marker.
fn scan(bytes: &[u8]) -> Option<usize> {
    let is_marker = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF);
    bytes.windows(2).position(is_marker)
}
