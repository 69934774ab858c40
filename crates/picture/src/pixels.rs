//! Decodes, resizes and rotates raster images, and converts them to sRGB.

use std::io::Cursor;

use fast_image_resize::images::Image;
use fast_image_resize::pixels::{U16x3, U16x4};
use fast_image_resize::{
    FilterType, IntoImageView, IntoImageViewMut, PixelTrait, PixelType, ResizeAlg, ResizeOptions,
    Resizer,
};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::container::ContainerError;
use super::exif::Orientation;
use super::{ImageFormat, MAX_PIXELS, MAX_SIDE, Size};

/// A decoded image with eight bits per channel.
pub(super) struct Pixels {
    pub(super) size: Size,
    /// Whether there is a fourth channel for transparency.
    pub(super) alpha: bool,
    pub(super) bytes: Vec<u8>,
    /// The ICC profile; `None` for sRGB.
    profile: Option<Vec<u8>>,
}

/// Decodes an image, without applying the orientation.
pub(super) fn decode(format: ImageFormat, bytes: &[u8]) -> Result<Pixels, ContainerError> {
    let decoded = match format {
        ImageFormat::Jpeg => jpeg(bytes),
        ImageFormat::Png => png(bytes),
        ImageFormat::Webp => webp(bytes),
    };
    let fits = |pixels: &Pixels| {
        let length = pixels.size.pixels() * if pixels.alpha { 4 } else { 3 };
        pixels.bytes.len() as u64 == length
    };
    decoded.filter(fits).ok_or(ContainerError::Damaged(format))
}

fn jpeg(bytes: &[u8]) -> Option<Pixels> {
    let options = DecoderOptions::default()
        .set_max_width(MAX_SIDE as usize)
        .set_max_height(MAX_SIDE as usize)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let bytes = decoder.decode().ok()?;
    let shape = decoder.info()?;
    let size = Size { width: shape.width.into(), height: shape.height.into() };
    Some(Pixels { size, alpha: false, bytes, profile: decoder.icc_profile() })
}

fn png(bytes: &[u8]) -> Option<Pixels> {
    let limits = png::Limits { bytes: usize::try_from(MAX_PIXELS * 8).ok()? };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut buffer = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut buffer).ok()?;
    buffer.truncate(frame.buffer_size());
    let size = Size { width: frame.width, height: frame.height };
    let spread = |grey: u8| [grey, grey, grey];
    let (alpha, bytes) = match frame.color_type {
        png::ColorType::Rgb => (false, buffer),
        png::ColorType::Rgba => (true, buffer),
        png::ColorType::Grayscale => (false, buffer.into_iter().flat_map(spread).collect()),
        png::ColorType::GrayscaleAlpha => {
            let pixel = |pair: &[u8]| [pair[0], pair[0], pair[0], pair[1]];
            (true, buffer.chunks_exact(2).flat_map(pixel).collect())
        }
        png::ColorType::Indexed => return None,
    };
    let profile = reader.info().icc_profile.as_ref().map(|profile| profile.to_vec());
    Some(Pixels { size, alpha, bytes, profile })
}

fn webp(bytes: &[u8]) -> Option<Pixels> {
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).ok()?;
    decoder.set_memory_limit(usize::try_from(MAX_PIXELS * 8).ok()?);
    let (width, height) = decoder.dimensions();
    let size = Size { width, height };
    if size.pixels() > MAX_PIXELS {
        return None;
    }
    let mut bytes = vec![0; decoder.output_buffer_size()?];
    decoder.read_image(&mut bytes).ok()?;
    let profile = decoder.icc_profile().ok().flatten();
    Some(Pixels { size, alpha: decoder.has_alpha(), bytes, profile })
}

impl Pixels {
    /// Creates an image in sRGB.
    pub(super) fn of_rgb(size: Size, bytes: Vec<u8>) -> Self {
        Self { size, alpha: false, bytes, profile: None }
    }

    /// Returns the part around a point, in percent from the left and from the top, without transparency: what is
    /// behind it becomes white.
    pub(super) fn cropped(self, part: Size, focus: [u8; 2]) -> Vec<u8> {
        let offset = |whole: u32, part: u32, at: u8| {
            (whole.saturating_sub(part) * u32::from(at) / 100) as usize
        };
        let left = offset(self.size.width, part.width, focus[0]);
        let top = offset(self.size.height, part.height, focus[1]);
        let channels = if self.alpha { 4 } else { 3 };
        let (wide, high) = (part.width as usize, part.height as usize);
        let rows =
            self.bytes.chunks_exact(self.size.width as usize * channels).skip(top).take(high);
        let pixels = rows.flat_map(|row| row.chunks_exact(channels).skip(left).take(wide));
        pixels.flat_map(over_white).collect()
    }

    /// Resizes the image in linear light. Averages of sRGB values would darken fine bright patterns.
    pub(super) fn resized(self, size: Size) -> Result<Self, ContainerError> {
        if self.size == size {
            return Ok(self);
        }
        let Self { size: from, alpha, bytes, profile } = self;
        let bytes = resize(from, bytes, alpha, size).ok_or(ContainerError::Unknown)?;
        Ok(Self { size, alpha, bytes, profile })
    }

    /// Converts the image to sRGB, because cameras and phones use wider colour spaces. Ignores unreadable profiles.
    pub(super) fn in_srgb(mut self) -> Self {
        let is_rgb = |profile: &Vec<u8>| profile.get(16..20).is_some_and(|space| space == b"RGB ");
        let profile = self.profile.take().filter(is_rgb);
        let own = profile.and_then(|profile| qcms::Profile::new_from_slice(&profile, false));
        let Some(own) = own.filter(|own| !own.is_sRGB()) else { return self };
        let kind = if self.alpha { qcms::DataType::RGBA8 } else { qcms::DataType::RGB8 };
        let srgb = qcms::Profile::new_sRGB();
        if let Some(transform) = qcms::Transform::new(&own, &srgb, kind, qcms::Intent::Perceptual) {
            transform.apply(&mut self.bytes);
        }
        self
    }

    /// Applies the orientation to a stored image.
    pub(super) fn turned(self, orientation: Orientation) -> Self {
        if orientation == Orientation::UPRIGHT {
            return self;
        }
        let Size { width, height } = self.size;
        let size = if orientation.swaps_sides() { self.size.turned() } else { self.size };
        let channels = if self.alpha { 4 } else { 3 };
        let mut bytes = Vec::with_capacity(self.bytes.len());
        for y in 0..size.height {
            for x in 0..size.width {
                let [from_x, from_y] = orientation.stored([x, y], [width, height]);
                let at = (from_y as usize * width as usize + from_x as usize) * channels;
                bytes.extend_from_slice(&self.bytes[at..at + channels]);
            }
        }
        Self { size, bytes, ..self }
    }
}

/// Returns a pixel in front of white.
fn over_white(pixel: &[u8]) -> [u8; 3] {
    let cover = u16::from(pixel.get(3).copied().unwrap_or(u8::MAX));
    std::array::from_fn(|channel| {
        let mixed = (u16::from(pixel[channel]) * cover + 255 * (255 - cover)) / 255;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    })
}

fn resize(from: Size, bytes: Vec<u8>, alpha: bool, to: Size) -> Option<Vec<u8>> {
    let (narrow, wide) = if alpha {
        (PixelType::U8x4, PixelType::U16x4)
    } else {
        (PixelType::U8x3, PixelType::U16x3)
    };
    let srgb = fast_image_resize::create_srgb_mapper();
    let stored = Image::from_vec_u8(from.width, from.height, bytes, narrow).ok()?;
    let mut light = Image::new(from.width, from.height, wide);
    srgb.forward_map(&stored, &mut light).ok()?;
    drop(stored);
    let mut smaller = Image::new(to.width, to.height, wide);
    if alpha {
        shrink::<U16x4>(&light, &mut smaller)?;
    } else {
        shrink::<U16x3>(&light, &mut smaller)?;
    }
    let mut shown = Image::new(to.width, to.height, narrow);
    srgb.backward_map(&smaller, &mut shown).ok()?;
    Some(shown.into_vec())
}

/// Resizes pixels of a known type. The untyped `resize` would compile the code for all 13 pixel types.
fn shrink<P: PixelTrait>(from: &Image<'_>, to: &mut Image<'_>) -> Option<()> {
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    let (from, mut to) = (from.image_view::<P>()?, to.image_view_mut::<P>()?);
    Resizer::new().resize_typed(&from, &mut to, &options).ok()
}
