//! A picture as PNG. The only file that names the encoder.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};

use super::canvas::Canvas;
use super::colour::IndexedPalette;
use super::{HEIGHT, WIDTH};

/// How hard the bytes are pressed: beyond this, each percent costs more time than it saves.
const PRESSURE: u8 = 2;

/// Writes a picture with a palette. Two pixels share a byte where there are at most 16 colours.
pub(super) fn png(canvas: &Canvas, palette: &IndexedPalette) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(1 << 15);
    let [width, height] = [WIDTH, HEIGHT].map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_palette(palette.bytes());
    // Entries of a palette are no measures: what stands beside or above tells nothing of them.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(PRESSURE));
    let is_packed = palette.len() <= 16;
    encoder.set_depth(if is_packed { BitDepth::Four } else { BitDepth::Eight });
    let mut writer = encoder.write_header().expect("a picture of this size can be written");
    let written = if is_packed {
        let pairs = canvas.pixels.chunks_exact(2);
        let packed: Vec<u8> = pairs.map(|pair| (pair[0] << 4) | pair[1]).collect();
        writer.write_image_data(&packed)
    } else {
        writer.write_image_data(&canvas.pixels)
    };
    written.and_then(|()| writer.finish()).expect("memory can be written to");
    bytes
}
