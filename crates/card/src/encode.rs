//! Encodes share images as PNG. The only module that uses the encoder crate.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};

use super::canvas::Canvas;
use super::colour::IndexedPalette;
use super::{HEIGHT, WIDTH};

/// The compression level. Higher levels cost more time than they save in bytes.
const PRESSURE: u8 = 2;

/// Encodes an image with a palette. Packs two pixels into a byte if there are at most 16 colours.
pub(super) fn png(canvas: &Canvas, palette: &IndexedPalette) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(1 << 15);
    let [width, height] = [WIDTH, HEIGHT].map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_palette(palette.bytes());
    // Filters do not help with palette indices, because the indices of neighbouring pixels are unrelated numbers.
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
