//! Generates test images, with the metadata of cameras and with errors.

use jpeg_encoder::{ColorType, Encoder};

/// A word in the metadata of test images, which must not appear in any output.
pub(crate) const SECRET: &[u8] = b"53.5459N-9.9681E";

/// Returns the pixels of an image. `at` returns the colour at a position.
pub(crate) fn pixels(width: u32, height: u32, at: impl Fn(u32, u32) -> [u8; 3]) -> Vec<u8> {
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    places.flat_map(|(x, y)| at(x, y)).collect()
}

/// The colours of the four quarters: red, green, blue and white.
pub(crate) const CORNERS: [[u8; 3]; 4] = [[200, 30, 30], [30, 160, 30], [30, 30, 200], [240; 3]];

/// Returns an image of four quarters in these colours: the top row from left to right, then the bottom row.
pub(crate) fn quarters(width: u32, height: u32, corners: [usize; 4]) -> Vec<u8> {
    pixels(width, height, |x, y| {
        let (right, below) = (usize::from(x >= width / 2), usize::from(y >= height / 2));
        CORNERS[corners[below * 2 + right]]
    })
}

/// Returns an image of random pixels, which no encoder can compress.
pub(crate) fn noise(width: u32, height: u32) -> Vec<u8> {
    pixels(width, height, |x, y| {
        let mixed = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(2_246_822_519))
            .wrapping_mul(3_266_489_917);
        let [a, b, c, _] = (mixed ^ mixed >> 15).to_be_bytes();
        [a, b, c]
    })
}

/// Encodes pixels as JPEG.
pub(crate) fn jpeg_of(width: u32, height: u32, pixels: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let side = |side: u32| u16::try_from(side).unwrap();
    let encoder = Encoder::new(&mut bytes, 90);
    encoder.encode(pixels, side(width), side(height), ColorType::Rgb).unwrap();
    bytes
}

/// Returns a smooth photo of a size.
pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    jpeg_of(width, height, &quarters(width, height, [0, 1, 2, 3]))
}

/// Returns an EXIF block with an orientation, a camera maker and a location.
pub(crate) fn exif(orientation: u8) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    // The first directory at 8 has three entries and ends at 50. Its values follow.
    let secret = u32::try_from(SECRET.len()).unwrap();
    let first = [
        entry(0x010F, 2, secret, 50_u32.to_le_bytes()),
        entry(0x0112, 3, 1, [orientation, 0, 0, 0]),
        entry(0x8825, 4, 1, 66_u32.to_le_bytes()),
    ];
    let place = [entry(0x0001, 2, 2, *b"N\0\0\0"), entry(0x001C, 7, secret, 96_u32.to_le_bytes())];
    let mut block = b"II*\0\x08\0\0\0\x03\0".to_vec();
    block.extend(first.concat());
    block.extend([0; 4]);
    block.extend(SECRET);
    block.extend([2, 0]);
    block.extend(place.concat());
    block.extend([0; 4]);
    block.extend(SECRET);
    block
}

/// Adds the metadata of cameras, phones and programs to a JPEG.
pub(crate) fn as_from_a_camera(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let segment = |marker: u8, data: &[u8]| {
        let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker][..], &length, data].concat()
    };
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude='", SECRET].concat();
    let preview = [b"JFXX\0\x10", SECRET].concat();
    [
        &jpeg[..2],
        &segment(0xE1, &[b"Exif\0\0", &exif(orientation)[..]].concat()),
        &segment(0xE1, &xmp),
        &segment(0xE0, &preview),
        &segment(0xE2, &[b"MPF\0", SECRET].concat()),
        &segment(0xED, &[b"Photoshop 3.0\0", SECRET].concat()),
        &segment(0xFE, SECRET),
        &jpeg[2..],
        // After the image: the video or the second image of a phone.
        SECRET,
    ]
    .concat()
}

/// Encodes pixels as PNG.
pub(crate) fn png_of(width: u32, height: u32, color: png::ColorType, pixels: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(color);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(pixels).unwrap();
    writer.finish().unwrap();
    bytes
}

/// Returns a PNG of a size, with four quarters of one colour each.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    png_of(width, height, png::ColorType::Rgb, &quarters(width, height, [0, 1, 2, 3]))
}

/// Returns a chunk of a PNG with its checksum.
pub(crate) fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [&name[..], data].concat();
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length[..], &named, &crc32fast::hash(&named).to_be_bytes()].concat()
}

/// Inserts chunks after the header of a PNG.
pub(crate) fn with_chunks(png: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    [&png[..33], &chunks.concat(), &png[33..]].concat()
}

/// Decodes a WebP. Returns its size, its number of channels and its pixels.
pub(crate) fn decode_webp(bytes: &[u8]) -> ([u32; 2], usize, Vec<u8>) {
    let mut decoder = image_webp::WebPDecoder::new(std::io::Cursor::new(bytes)).unwrap();
    let (width, height) = decoder.dimensions();
    let channels = if decoder.has_alpha() { 4 } else { 3 };
    let mut pixels = vec![0; decoder.output_buffer_size().unwrap()];
    decoder.read_image(&mut pixels).unwrap();
    ([width, height], channels, pixels)
}

/// Returns the index of the colour in each quarter of a WebP.
pub(crate) fn quarters_of(bytes: &[u8]) -> [usize; 4] {
    let ([width, height], channels, pixels) = decode_webp(bytes);
    [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| {
        let at = ((height * y / 4 * width + width * x / 4) as usize) * channels;
        let distance = |color: &[u8; 3]| -> u32 {
            (0..3).map(|c| u32::from(color[c].abs_diff(pixels[at + c]))).sum()
        };
        (0..4).min_by_key(|corner| distance(&CORNERS[*corner])).unwrap()
    })
}
