//! Encodes pictures within a budget of bytes. What comes out holds pixels and nothing else.

use jpeg_encoder::{ColorType, SamplingFactor};

use super::pixels::Pixels;
use super::{Encoding, FALLBACK};

/// The most bytes of a picture up to a width, beside widths in pixels; the last holds for all wider.
const BUDGETS: [(u32, usize); 4] = [(480, 30_000), (800, 60_000), (1200, 100_000), (1600, 150_000)];

/// The most bytes of a JPEG, which only what is old or simple asks for.
const JPEG_BUDGET: usize = 120_000;

/// The qualities that are tried until one keeps the budget; a picture that does not at the last is
/// taken at the last.
const WEBP_QUALITIES: [f32; 5] = [80.0, 70.0, 60.0, 50.0, 40.0];
const JPEG_QUALITIES: [u8; 5] = [82, 74, 66, 58, 50];

/// Encodes a picture. One that comes from `lossless` is tried without loss first: drawings and
/// pictures of screens grow smaller so, and stay sharp.
pub(super) fn encode(pixels: &Pixels, encoding: Encoding, lossless: bool) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Webp => webp(pixels, lossless),
        Encoding::Jpeg => {
            // Wider ones are for print: a pixel of them may have as many bytes.
            let (own, wide) = (pixels.size.pixels(), u64::from(FALLBACK) * u64::from(FALLBACK));
            let share = usize::try_from(own / wide).unwrap_or(usize::MAX).max(1);
            first_within(
                JPEG_BUDGET.saturating_mul(share),
                JPEG_QUALITIES.map(|q| move || jpeg(pixels, q)),
            )
        }
        Encoding::Png => png(pixels),
    }
}

fn webp(pixels: &Pixels, lossless: bool) -> Option<Vec<u8>> {
    let width = pixels.size.width;
    let budget = BUDGETS.iter().find(|(up_to, _)| width <= *up_to);
    let (_, budget) = budget.unwrap_or(&BUDGETS[BUDGETS.len() - 1]);
    if lossless {
        let whole = webp_at(pixels, None)?;
        if whole.len() <= *budget {
            return Some(whole);
        }
    }
    first_within(*budget, WEBP_QUALITIES.map(|quality| move || webp_at(pixels, Some(quality))))
}

/// Returns the first of several tries that keeps a budget, or else the last.
fn first_within<T: Fn() -> Option<Vec<u8>>>(
    budget: usize,
    tries: impl IntoIterator<Item = T>,
) -> Option<Vec<u8>> {
    let mut last = None;
    for attempt in tries {
        let bytes = attempt()?;
        if bytes.len() <= budget {
            return Some(bytes);
        }
        last = Some(bytes);
    }
    last
}

/// Encodes at a quality, or without loss.
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
            // Averages colour as light: red edges stay sharp.
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
    // A picture that can be seen through is a PNG.
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
