//! Reads WebP files (RFC 9649): chunks in a RIFF container.

use super::super::Size;
use super::super::exif::Orientation;
use super::{ContainerError, Header, Read};

/// Flags of the extended format: the features of the file.
const MOVES: u8 = 0x02;
const HAS_XMP: u8 = 0x04;
const HAS_EXIF: u8 = 0x08;
const SEEN_THROUGH: u8 = 0x10;

/// The chunks that are necessary to show the image, animated or not, in its colours.
const PICTURE: [&[u8; 4]; 7] = [b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L"];

struct Chunk<'a> {
    name: &'a [u8],
    data: &'a [u8],
}

pub(super) fn read(bytes: &[u8]) -> Read {
    let chunks = chunks(bytes)?;
    let is_image = |chunk: &&Chunk| matches!(chunk.name, b"VP8 " | b"VP8L" | b"ANMF");
    chunks.iter().find(is_image)?;
    let first = chunks.first()?;
    let data = first.data;
    let (size, crisp) = match first.name {
        b"VP8X" => {
            let flags = *data.first()?;
            if flags & MOVES != 0 {
                return Some(Err(ContainerError::Animated));
            }
            let side = |at: usize| {
                let bytes = data.get(at..at + 3)?;
                Some(1 + u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]))
            };
            (Size { width: side(4)?, height: side(7)? }, flags & SEEN_THROUGH != 0)
        }
        b"VP8 " => {
            let side = |at: usize| {
                let bytes = data.get(at..at + 2)?.try_into().ok()?;
                Some(u32::from(u16::from_le_bytes(bytes)) & 0x3FFF)
            };
            (Size { width: side(6)?, height: side(8)? }, false)
        }
        b"VP8L" => {
            let bits = u32::from_le_bytes(data.get(1..5)?.try_into().ok()?);
            let size = Size { width: 1 + (bits & 0x3FFF), height: 1 + (bits >> 14 & 0x3FFF) };
            (size, bits >> 28 & 1 != 0)
        }
        _ => return None,
    };
    Some(Ok(Header { size, orientation: orientation(&chunks), crisp }))
}

pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let chunks = chunks(bytes)?;
    let block = orientation(&chunks).block();
    let mut bare = b"RIFF\0\0\0\0WEBP".to_vec();
    for chunk in &chunks {
        if PICTURE.iter().any(|name| name.as_slice() == chunk.name) {
            let start = bare.len();
            write(&mut bare, chunk.name, chunk.data)?;
            if chunk.name == b"VP8X" {
                let flags = bare.get_mut(start + 8)?;
                *flags &= !(HAS_XMP | HAS_EXIF);
                *flags |= if block.is_some() { HAS_EXIF } else { 0 };
            }
        }
    }
    if let Some(block) = block {
        write(&mut bare, b"EXIF", &block)?;
    }
    let length = u32::try_from(bare.len() - 8).ok()?;
    bare[4..8].copy_from_slice(&length.to_le_bytes());
    Some(bare)
}

fn write(file: &mut Vec<u8>, name: &[u8], data: &[u8]) -> Option<()> {
    file.extend(name);
    file.extend(u32::try_from(data.len()).ok()?.to_le_bytes());
    file.extend(data);
    if data.len() % 2 == 1 {
        file.push(0);
    }
    Some(())
}

/// Reads the orientation. Only the extended format has one.
fn orientation(chunks: &[Chunk]) -> Orientation {
    let is_extended = chunks.first().is_some_and(|chunk| chunk.name == b"VP8X");
    let exif = chunks.iter().find(|chunk| is_extended && chunk.name == b"EXIF");
    exif.map_or(Orientation::UPRIGHT, |chunk| {
        Orientation::read(chunk.data.strip_prefix(b"Exif\0\0").unwrap_or(chunk.data))
    })
}

/// Splits a file into its chunks. Returns `None` if the file is truncated.
fn chunks(bytes: &[u8]) -> Option<Vec<Chunk<'_>>> {
    let long = |bytes: &[u8], at: usize| {
        usize::try_from(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
    };
    let end = long(bytes, 4)?.checked_add(8)?;
    let mut rest = bytes.get(12..end)?;
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let length = long(rest, 4)?;
        let data = rest.get(8..length.checked_add(8)?)?;
        chunks.push(Chunk { name: &rest[..4], data });
        // Chunks are padded to an even length, but the padding of the last one may be missing.
        rest = rest.get(8 + length + length % 2..).unwrap_or_default();
    }
    Some(chunks)
}
