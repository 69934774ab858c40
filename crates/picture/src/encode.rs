//! Encodes images within a budget of bytes, without metadata.

use jpeg_encoder::{ColorType, SamplingFactor};

use super::pixels::Pixels;
use super::{FALLBACK, ImageFormat};

/// The maximum size in bytes of an image up to a width in pixels. The last entry applies to all wider images.
const BUDGETS: [(u32, usize); 4] = [(480, 30_000), (800, 60_000), (1200, 100_000), (1600, 150_000)];

/// The maximum size of a JPEG in bytes. Only old or simple programs request it.
const JPEG_BUDGET: usize = 120_000;

/// The qualities to try until one is within the budget. If none is, the last one is used.
const WEBP_QUALITIES: [f32; 5] = [80.0, 70.0, 60.0, 50.0, 40.0];
const JPEG_QUALITIES: [u8; 5] = [82, 74, 66, 58, 50];

/// Encodes an image. If the source is `lossless`, tries lossless compression first: screenshots and drawings become
/// smaller and stay sharp.
pub(super) fn encode(pixels: &Pixels, encoding: ImageFormat, lossless: bool) -> Option<Vec<u8>> {
    match encoding {
        ImageFormat::Webp => webp(pixels, lossless),
        ImageFormat::Jpeg => {
            // Larger images are for print: their budget grows with the number of pixels.
            let (own, wide) = (pixels.size.pixels(), u64::from(FALLBACK) * u64::from(FALLBACK));
            let share = usize::try_from(own / wide).unwrap_or(usize::MAX).max(1);
            let budget = JPEG_BUDGET.saturating_mul(share);
            first_within(budget, JPEG_QUALITIES.into_iter().map(|quality| jpeg(pixels, quality)))
        }
        ImageFormat::Png => png(pixels),
    }
}

fn webp(pixels: &Pixels, lossless: bool) -> Option<Vec<u8>> {
    let width = pixels.size.width;
    let budget = BUDGETS.iter().find(|(up_to, _)| width <= *up_to);
    let (_, budget) = budget.unwrap_or(&BUDGETS[BUDGETS.len() - 1]);
    let qualities = lossless.then_some(None).into_iter().chain(WEBP_QUALITIES.map(Some));
    first_within(*budget, qualities.map(|quality| webp_at(pixels, quality)))
}

/// Returns the first result within the budget, else the last one. Computes no more results than necessary.
fn first_within(budget: usize, tries: impl Iterator<Item = Option<Vec<u8>>>) -> Option<Vec<u8>> {
    let mut last = None;
    for bytes in tries {
        last = Some(bytes?);
        if last.as_ref().is_some_and(|bytes| bytes.len() <= budget) {
            break;
        }
    }
    last
}

/// Encodes as WebP with a quality, or without loss for `None`.
fn webp_at(pixels: &Pixels, quality: Option<f32>) -> Option<Vec<u8>> {
    let (bytes, width, height) = (&pixels.bytes, pixels.size.width, pixels.size.height);
    let encoder = if pixels.alpha {
        webp::Encoder::from_rgba(bytes, width, height)
    } else {
        webp::Encoder::from_rgb(bytes, width, height)
    };
    let mut config = webp::WebPConfig::new().ok()?;
    match quality {
        Some(quality) => {
            config.quality = quality;
            // Converts chroma in linear light, so that red edges stay sharp.
            config.use_sharp_yuv = 1;
        }
        None => config.lossless = 1,
    }
    Some(encoder.encode_advanced(&config).ok()?.to_vec())
}

fn jpeg(pixels: &Pixels, quality: u8) -> Option<Vec<u8>> {
    let side = |side: u32| u16::try_from(side).ok();
    let (width, height) = (side(pixels.size.width)?, side(pixels.size.height)?);
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, quality);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    // Images with transparency are PNG.
    let kind = if pixels.alpha { ColorType::Rgba } else { ColorType::Rgb };
    encoder.encode(&pixels.bytes, width, height, kind).ok()?;
    Some(bytes)
}

fn png(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.size.width, pixels.size.height);
    encoder.set_color(if pixels.alpha { png::ColorType::Rgba } else { png::ColorType::Rgb });
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels.bytes).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}
