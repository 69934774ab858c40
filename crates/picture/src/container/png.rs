//! Reads PNG files (third edition): chunks with checksums.

use super::super::Size;
use super::super::exif::Orientation;
use super::{ContainerError, Header, Read, big_endian_32};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that are necessary to show the image, animated or not, in its colours.
const PICTURE: [&[u8; 4]; 20] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
    b"mDCV", b"cLLI", b"sBIT", b"bKGD", b"hIST", b"sPLT", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

struct Chunk<'a> {
    name: &'a [u8],
    data: &'a [u8],
    whole: &'a [u8],
}

pub(super) fn read(bytes: &[u8]) -> Read {
    let chunks = chunks(bytes)?;
    let has = |name: &[u8; 4]| chunks.iter().any(|chunk| chunk.name == name);
    if has(b"acTL") {
        return Some(Err(ContainerError::Animated));
    }
    let header = chunks.first().filter(|chunk| chunk.name == b"IHDR")?.data;
    let size = Size { width: big_endian_32(header, 0)?, height: big_endian_32(header, 4)? };
    has(b"IDAT").then_some(())?;
    // 3 is a palette; 4 and 6 are greyscale and colour with an alpha channel.
    let crisp = matches!(header.get(9)?, 3 | 4 | 6) || has(b"tRNS");
    Some(Ok(Header { size, orientation: orientation(&chunks), crisp }))
}

pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let chunks = chunks(bytes)?;
    let mut bare = SIGNATURE.to_vec();
    for chunk in &chunks {
        if PICTURE.iter().any(|name| name.as_slice() == chunk.name) {
            bare.extend(chunk.whole);
        }
        if chunk.name == b"IHDR"
            && let Some(block) = orientation(&chunks).block()
        {
            bare.extend(u32::try_from(block.len()).ok()?.to_be_bytes());
            let named = [b"eXIf".as_slice(), &block].concat();
            bare.extend(&named);
            bare.extend(crc32fast::hash(&named).to_be_bytes());
        }
    }
    Some(bare)
}

fn orientation(chunks: &[Chunk]) -> Orientation {
    let exif = chunks.iter().find(|chunk| chunk.name == b"eXIf");
    exif.map_or(Orientation::UPRIGHT, |chunk| Orientation::read(chunk.data))
}

/// Splits a file into its chunks. Returns `None` if a chunk is truncated or its checksum is wrong.
fn chunks(bytes: &[u8]) -> Option<Vec<Chunk<'_>>> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut chunks = Vec::new();
    loop {
        let length = usize::try_from(big_endian_32(rest, 0)?).ok()?;
        let whole = rest.get(..length.checked_add(12)?)?;
        let (named, sum) = whole[4..].split_at(length + 4);
        if crc32fast::hash(named).to_be_bytes() != *sum {
            return None;
        }
        let (name, data) = named.split_at(4);
        chunks.push(Chunk { name, data, whole });
        if name == b"IEND" {
            return Some(chunks);
        }
        rest = &rest[whole.len()..];
    }
}
