//! Reads images, and computes the versions that pages use.
//!
//! [`read`] reads the properties of an image without decoding pixels. Pages never use a raster file itself:
//! [`RasterImage::versions`] lists smaller versions, and [`RasterImage::lazy_output`] encodes them when they are
//! needed. This crate does not depend on documents or pages.

use urbi_base::{diag, output, path};
use urbi_text::{source, xml};

mod container;
mod drawing;
mod encode;
mod exif;
mod pixels;

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Message, Span, message};
use crate::output::LazyOutput;
use crate::path::SourcePath;
pub use crate::source::ImageFormat;
use crate::source::MAX_PICTURE;
use pixels::Pixels;

/// The maximum number of pixels to decode.
const MAX_PIXELS: u64 = 50_000_000;

/// The number of pixels above which editors get a warning about a large image.
const MANY_PIXELS: u64 = 12_000_000;

/// The maximum width and height of WebP.
const MAX_SIDE: u32 = 16_383;

/// The widths of the versions, up to the width of the image.
const WIDTHS: [u32; 4] = [480, 800, 1200, WIDEST];

/// The maximum width of a version.
const WIDEST: u32 = 1600;

/// The width of the version for programs without WebP.
const FALLBACK: u32 = 800;

/// The version of the encoding code, a part of cache keys. Change it with every change of the bytes.
const MAKER: &str = "picture 1";

/// A size in pixels, after the orientation is applied.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Size {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
}

impl Size {
    fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    fn turned(self) -> Self {
        Self { width: self.height, height: self.width }
    }

    /// Returns the size of the same image at another width.
    fn at_width(self, width: u32) -> Self {
        let (own, height) = (u64::from(self.width), u64::from(self.height));
        let height = (height * u64::from(width) + own / 2) / own;
        Self { width, height: u32::try_from(height).unwrap_or(u32::MAX).max(1) }
    }
}

/// A supported image.
#[derive(Clone, Debug)]
pub enum Picture {
    /// An SVG, published unchanged.
    Drawing(Size),
    /// A raster image, published in several versions.
    Raster(RasterImage),
}

/// A raster image.
#[derive(Clone, Debug)]
pub struct RasterImage {
    /// The size after the orientation is applied.
    pub size: Size,
    bytes: Arc<[u8]>,
    hash: blake3::Hash,
    format: ImageFormat,
    orientation: exif::Orientation,
    /// Whether sharp edges matter more than smooth colours: the image has a palette or transparency.
    crisp: bool,
}

/// A version of a raster image.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ImageVersion {
    /// The size of the version.
    pub size: Size,
    /// The format of the version.
    pub encoding: ImageFormat,
}

/// The error of an image that cannot be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageError {
    code: Code,
    message: Message,
    hint: Message,
    /// The place in the image file, if it is a text.
    within: Option<Span>,
}

impl ImageError {
    fn new(code: Code, message: Message, hint: Message) -> Self {
        Self { code, message, hint, within: None }
    }

    /// Creates the diagnostic, where `span` is the place that uses the image.
    pub fn at(self, span: &Span) -> Diagnostic {
        let place = self.within.clone().unwrap_or_else(|| span.clone());
        let problem = Diagnostic::new(self.code, place, self.message).hint(self.hint);
        match self.within {
            Some(_) => problem.related(span.clone(), message!("picture.used-here-label")),
            None => problem,
        }
    }
}

/// Reads the properties of an image file.
pub fn read(file: &SourcePath, bytes: &Arc<[u8]>) -> Result<Picture, ImageError> {
    let ending = file.file_name().rsplit_once('.').map_or("", |(_, ending)| ending);
    if ending.eq_ignore_ascii_case("svg") {
        return drawing::read(file, bytes).map(Picture::Drawing);
    }
    if bytes.len() as u64 > MAX_PICTURE {
        return Err(too_many_bytes(file));
    }
    let (format, header) = container::read(bytes).map_err(|fault| fault.refuse(file))?;
    let Size { width, height } = header.size;
    if header.size.pixels() > MAX_PIXELS || width.max(height) > MAX_SIDE {
        let (megapixels, max_side) = (MAX_PIXELS / 1_000_000, MAX_SIDE);
        let message =
            message!("picture.too-many-pixels", file, width, height, megapixels, max_side);
        return Err(ImageError::new(Code::TooLarge, message, smaller()));
    }
    let turned = header.orientation.swaps_sides();
    Ok(Picture::Raster(RasterImage {
        size: if turned { header.size.turned() } else { header.size },
        bytes: bytes.clone(),
        hash: blake3::hash(bytes),
        format,
        orientation: header.orientation,
        crisp: header.crisp,
    }))
}

fn smaller() -> Message {
    message!("picture.reduce-image-hint")
}

/// Creates the error for an image file above the size limit.
pub fn too_many_bytes(file: &SourcePath) -> ImageError {
    let message = message!("picture.file-too-large", file, megabytes = MAX_PICTURE >> 20);
    ImageError::new(Code::TooLarge, message, smaller())
}

/// Creates the error for an unsupported image file.
pub fn unread(file: &SourcePath) -> ImageError {
    let moves = file.file_name().to_ascii_lowercase().ends_with(".gif");
    if moves { container::ContainerError::Animated } else { container::ContainerError::Unknown }
        .refuse(file)
}

/// Returns a content hash for addresses. Files that differ only in their extension get different hashes, because
/// their addresses do not contain the extension.
pub fn mark(file: &SourcePath, bytes: &[u8]) -> String {
    marked(file, &blake3::hash(bytes))
}

fn marked(file: &SourcePath, hash: &blake3::Hash) -> String {
    let named = format!("{} {hash}", file.file_name());
    blake3::hash(named.as_bytes()).to_hex()[..10].to_owned()
}

/// Encodes rows of pixels with red, green and blue as JPEG. Returns `None` for a size that JPEG cannot have.
pub fn jpeg(size: Size, pixels: Vec<u8>) -> Option<Vec<u8>> {
    encode::encode(&Pixels::of_rgb(size, pixels), ImageFormat::Jpeg, false)
}

/// Returns a raster image without its metadata: place, date, author and camera. The image is not encoded again.
pub fn bare(file: &SourcePath, bytes: &[u8]) -> Result<Vec<u8>, ImageError> {
    container::bare(bytes).map_err(|fault| fault.refuse(file))
}

impl RasterImage {
    /// Returns a content hash for addresses, like [`mark`].
    pub fn mark(&self, file: &SourcePath) -> String {
        marked(file, &self.hash)
    }

    /// Returns the versions for a page: the fallback, then WebP from the narrowest to the widest. None is wider than
    /// the image.
    pub fn versions(&self) -> Vec<ImageVersion> {
        let widest = self.size.width.min(WIDEST);
        // A width that is almost the maximum is not worth a file.
        let narrower = WIDTHS.into_iter().filter(|width| width * 8 <= widest * 7);
        let webp = narrower.chain([widest]).map(|width| self.version(width, ImageFormat::Webp));
        std::iter::once(self.fallback(FALLBACK)).chain(webp).collect()
    }

    /// Returns the version for PDFs. It has the maximum width of pages, which is enough for A4, and a format that PDF
    /// can embed.
    pub fn for_print(&self) -> ImageVersion {
        self.fallback(WIDEST)
    }

    /// Returns the version for programs without WebP, at most `width` pixels wide.
    fn fallback(&self, width: u32) -> ImageVersion {
        let format = if self.crisp { ImageFormat::Png } else { ImageFormat::Jpeg };
        self.version(self.size.width.min(width), format)
    }

    fn version(&self, width: u32, encoding: ImageFormat) -> ImageVersion {
        ImageVersion { size: self.size.at_width(width), encoding }
    }

    /// Returns a warning if the image is far larger than its largest version.
    pub fn warning(&self, file: &SourcePath, span: &Span) -> Option<Diagnostic> {
        let Size { width, height } = self.size;
        (self.size.pixels() > MANY_PIXELS).then(|| {
            let most = WIDEST;
            let message = message!("picture.larger-than-shown", file, width, height, most);
            Diagnostic::new(Code::LargePicture, span.clone(), message).hint(smaller())
        })
    }

    /// Returns the lazy output of a version. `span` is the place that uses the image, for decoding errors.
    pub fn lazy_output(&self, version: ImageVersion, file: &SourcePath, span: &Span) -> LazyOutput {
        let Size { width, height } = version.size;
        let follows = format!("{MAKER} {} {width}x{height} {:?}", self.hash, version.encoding);
        let key = blake3::hash(follows.as_bytes()).to_hex().to_string();
        let (raster, file, span) = (self.clone(), file.clone(), span.clone());
        LazyOutput::new(key, move || {
            let made = raster.make(version);
            made.map_err(|fault| Box::new(fault.refuse(&file).at(&span)))
        })
    }

    /// Returns a part of the image in a size, as rows of pixels with red, green and blue. `focus` is the point that the
    /// part keeps, in percent from the left and from the top.
    pub fn cropped(
        &self,
        size: Size,
        focus: [u8; 2],
        file: &SourcePath,
        span: &Span,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let by_width = self.size.at_width(size.width);
        let covering = if by_width.height >= size.height {
            by_width
        } else {
            let turned = self.size.turned().at_width(size.height);
            turned.turned()
        };
        let turned = self.orientation.swaps_sides();
        let stored = if turned { covering.turned() } else { covering };
        let pixels = pixels::decode(self.format, &self.bytes).and_then(|own| own.resized(stored));
        let pixels = pixels.map_err(|fault| Box::new(fault.refuse(file).at(span)))?;
        Ok(pixels.in_srgb().turned(self.orientation).cropped(size, focus))
    }

    /// Returns a text that changes with the content of the image, for cache keys.
    pub fn cache_key(&self) -> String {
        format!("{MAKER} {}", self.hash)
    }

    fn make(&self, version: ImageVersion) -> Result<Arc<[u8]>, container::ContainerError> {
        let turned = self.orientation.swaps_sides();
        let size = if turned { version.size.turned() } else { version.size };
        let stored = pixels::decode(self.format, &self.bytes)?;
        let pixels = stored.resized(size)?.in_srgb().turned(self.orientation);
        encode::encode(&pixels, version.encoding, self.format == ImageFormat::Png)
            .map(Arc::from)
            .ok_or(container::ContainerError::Damaged(self.format))
    }
}
