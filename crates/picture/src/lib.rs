//! Pictures: what their files say of them, and what is made of them for pages.
//!
//! [`read`] takes bytes and gives facts, without decoding a pixel. Of a raster picture the file
//! itself is never shown: [`RasterImage::versions`] says which smaller ones a page offers, and
//! [`RasterImage::deferred`] promises their bytes. This module knows nothing of documents and pages.

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
use crate::source::MAX_PICTURE;
use container::ImageFormat;

/// The most pixels that are decoded.
const MAX_PIXELS: u64 = 50_000_000;

/// From so many pixels on, an editor is told that far fewer are shown.
const MANY_PIXELS: u64 = 12_000_000;

/// The longest side that WebP can have.
const MAX_SIDE: u32 = 16_383;

/// The widths that are offered, up to the picture's own.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// The width of the version for what cannot read WebP.
const FALLBACK: u32 = 800;

/// Changes whenever other bytes would be made of the same picture.
const MAKER: &str = "picture 1";

/// Width and height in pixels, as the picture is to be seen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Size {
    /// From side to side.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Size {
    fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    fn turned(self) -> Self {
        Self { width: self.height, height: self.width }
    }

    /// Returns the size of the same picture in another width.
    fn at_width(self, width: u32) -> Self {
        let (own, height) = (u64::from(self.width), u64::from(self.height));
        let height = (height * u64::from(width) + own / 2) / own;
        Self { width, height: u32::try_from(height).unwrap_or(u32::MAX).max(1) }
    }
}

/// A picture that can be shown.
#[derive(Clone, Debug)]
pub enum Picture {
    /// An SVG, which is copied.
    Drawing(Size),
    /// A photograph or the like, of which others are made.
    Raster(RasterImage),
}

/// A picture made of pixels.
#[derive(Clone, Debug)]
pub struct RasterImage {
    /// As it is to be seen, once it is turned as its camera says.
    pub size: Size,
    bytes: Arc<[u8]>,
    hash: blake3::Hash,
    format: ImageFormat,
    orientation: exif::Orientation,
    /// Whether its edges count more than its colours: it has a palette, or can be seen through.
    crisp: bool,
}

/// A file that is made of a raster picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ImageVersion {
    /// How large it is.
    pub size: Size,
    /// In which format.
    pub encoding: Encoding,
}

/// The formats that are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// What browsers are offered.
    Webp,
    /// For what cannot read WebP: of photographs.
    Jpeg,
    /// For what cannot read WebP: of pictures with a palette or seen through.
    Png,
}

impl Encoding {
    /// Returns how files of the format end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// Why a picture is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageError {
    code: Code,
    message: Message,
    hint: Message,
    /// Where in the file, if it is a text.
    within: Option<Span>,
}

impl ImageError {
    fn new(code: Code, message: Message, hint: Message) -> Self {
        Self { code, message, hint, within: None }
    }

    /// Makes the diagnostic for the place that shows the picture.
    pub fn at(self, span: &Span) -> Diagnostic {
        let shown = |diagnostic: Diagnostic| match &self.within {
            Some(_) => diagnostic.related(span.clone(), message!("picture.used-here-label")),
            None => diagnostic,
        };
        let place = self.within.clone().unwrap_or_else(|| span.clone());
        shown(Diagnostic::new(self.code, place, self.message.clone()).hint(self.hint.clone()))
    }
}

/// Reads what a file says of its picture.
pub fn read(file: &SourcePath, bytes: &Arc<[u8]>) -> Result<Picture, ImageError> {
    let ending = file.file_name().rsplit_once('.').map_or("", |(_, ending)| ending);
    if ending.eq_ignore_ascii_case("svg") {
        return drawing::read(file, bytes).map(Picture::Drawing);
    }
    if bytes.len() as u64 > MAX_PICTURE {
        return Err(too_many_bytes(file));
    }
    let header = container::read(bytes).map_err(|fault| fault.refuse(file))?;
    let Size { width, height } = header.size;
    if header.size.pixels() > MAX_PIXELS || width.max(height) > MAX_SIDE {
        let message = message!(
            "picture.too-many-pixels",
            file,
            width,
            height,
            megapixels = MAX_PIXELS / 1_000_000,
            max_side = MAX_SIDE
        );
        return Err(ImageError::new(Code::TooLarge, message, smaller()));
    }
    let turned = header.orientation.swaps_sides();
    Ok(Picture::Raster(RasterImage {
        size: if turned { header.size.turned() } else { header.size },
        bytes: bytes.clone(),
        hash: blake3::hash(bytes),
        format: header.format,
        orientation: header.orientation,
        crisp: header.crisp,
    }))
}

fn smaller() -> Message {
    message!("picture.reduce-image-hint")
}

/// Refuses a file that is too large to be read as a picture.
pub fn too_many_bytes(file: &SourcePath) -> ImageError {
    let message = message!("picture.file-too-large", file, megabytes = MAX_PICTURE >> 20);
    ImageError::new(Code::TooLarge, message, smaller())
}

/// Refuses a file that is not one of those that are read.
pub fn unread(file: &SourcePath) -> ImageError {
    let moves = file.file_name().to_ascii_lowercase().ends_with(".gif");
    if moves { container::ContainerError::Moving } else { container::ContainerError::Unknown }
        .refuse(file)
}

/// Returns a mark of the content for addresses. Two files that differ in their ending alone have
/// two marks, since their endings are not in the addresses.
pub fn mark(file: &SourcePath, bytes: &[u8]) -> String {
    marked(file, &blake3::hash(bytes))
}

fn marked(file: &SourcePath, hash: &blake3::Hash) -> String {
    let named = format!("{} {hash}", file.file_name());
    blake3::hash(named.as_bytes()).to_hex()[..10].to_owned()
}

/// Returns a raster picture as it was taken, without what its file says beside the picture: where
/// and when it was taken, by whom, with what. Nothing is encoded anew.
pub fn bare(file: &SourcePath, bytes: &[u8]) -> Result<Vec<u8>, ImageError> {
    container::bare(bytes).map_err(|fault| fault.refuse(file))
}

impl RasterImage {
    /// Returns a mark of the content for addresses, as [`mark`].
    pub fn mark(&self, file: &SourcePath) -> String {
        marked(file, &self.hash)
    }

    /// Returns the files that a page offers: the fallback, then the WebP ones from the narrowest
    /// up. None is wider than the picture itself.
    pub fn versions(&self) -> Vec<ImageVersion> {
        let widest = self.size.width.min(WIDTHS[WIDTHS.len() - 1]);
        // A width that is nearly the widest is not worth a file.
        let narrower = WIDTHS.into_iter().filter(|width| width * 8 <= widest * 7);
        let fallback = if self.crisp { Encoding::Png } else { Encoding::Jpeg };
        let version = |width, encoding| ImageVersion { size: self.size.at_width(width), encoding };
        let webp = narrower.chain([widest]).map(|width| version(width, Encoding::Webp));
        std::iter::once(version(widest.min(FALLBACK), fallback)).chain(webp).collect()
    }

    /// Returns the file that printed documents take: as wide as the widest of pages, which is enough for
    /// a sheet of A4, and in a format that they can hold as it is.
    pub fn for_print(&self) -> ImageVersion {
        let width = self.size.width.min(WIDTHS[WIDTHS.len() - 1]);
        let encoding = if self.crisp { Encoding::Png } else { Encoding::Jpeg };
        ImageVersion { size: self.size.at_width(width), encoding }
    }

    /// Returns what an editor should know of a picture that is far larger than what is shown.
    pub fn warning(&self, file: &SourcePath, span: &Span) -> Option<Diagnostic> {
        let Size { width, height } = self.size;
        (self.size.pixels() > MANY_PIXELS).then(|| {
            let message = message!(
                "picture.larger-than-shown",
                file,
                width,
                height,
                most = WIDTHS[WIDTHS.len() - 1]
            );
            Diagnostic::new(Code::LargePicture, span.clone(), message).hint(smaller())
        })
    }

    /// Promises the bytes of a version. `span` is where a picture is shown that cannot be decoded.
    pub fn deferred(&self, version: ImageVersion, file: &SourcePath, span: &Span) -> LazyOutput {
        let Size { width, height } = version.size;
        let follows = format!("{MAKER} {} {width}x{height} {:?}", self.hash, version.encoding);
        let key = blake3::hash(follows.as_bytes()).to_hex().to_string();
        let (raster, file, span) = (self.clone(), file.clone(), span.clone());
        LazyOutput::new(key, move || {
            let made = raster.make(version);
            made.map_err(|fault| Box::new(fault.refuse(&file).at(&span)))
        })
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
