//! The files that pictures come in: JPEG, PNG and WebP, read part by part and never decoded.

mod jpeg;
mod png;
mod webp;

use super::exif::Orientation;
use super::{ImageError, Size};
use crate::diag::{Code, message};
use crate::path::SourcePath;

/// A format that is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ImageFormat {
    Jpeg,
    Png,
    Webp,
}

impl ImageFormat {
    fn of(bytes: &[u8]) -> Option<Self> {
        let is_webp =
            bytes.starts_with(b"RIFF") && bytes.get(8..12).is_some_and(|name| name == b"WEBP");
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            _ => is_webp.then_some(Self::Webp),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Webp => "WebP",
        }
    }
}

/// What a file says of its picture.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header {
    pub(super) format: ImageFormat,
    /// As it is stored, before it is turned.
    pub(super) size: Size,
    pub(super) orientation: Orientation,
    /// Whether it has a palette, or can be seen through.
    pub(super) crisp: bool,
}

/// What is wrong with a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ContainerError {
    /// Not one of the formats.
    Unknown,
    /// The file ends too early, or does not hold together.
    Damaged(ImageFormat),
    /// It moves.
    Moving,
}

impl ContainerError {
    pub(super) fn refuse(self, file: &SourcePath) -> ImageError {
        let (message, hint) = match self {
            Self::Unknown => (
                message!("picture.unsupported-format", file),
                message!("picture.save-as-supported-format-hint"),
            ),
            Self::Damaged(format) => (
                message!("picture.corrupt-image", file, format = format.name()),
                message!("picture.save-image-again-hint"),
            ),
            Self::Moving => {
                (message!("picture.animated-image", file), message!("picture.use-still-image-hint"))
            }
        };
        ImageError::new(Code::BrokenPicture, message, hint)
    }
}

/// Reads what a file says of its picture. Nothing that it says makes this take more memory than
/// the file itself.
pub(super) fn read(bytes: &[u8]) -> Result<Header, ContainerError> {
    if bytes.starts_with(b"GIF8") {
        return Err(ContainerError::Moving);
    }
    let format = ImageFormat::of(bytes).ok_or(ContainerError::Unknown)?;
    let read = match format {
        ImageFormat::Jpeg => jpeg::read(bytes),
        ImageFormat::Png => png::read(bytes),
        ImageFormat::Webp => webp::read(bytes),
    };
    let header = read.ok_or(ContainerError::Damaged(format))??;
    let is_empty = header.size.width == 0 || header.size.height == 0;
    if is_empty { Err(ContainerError::Damaged(format)) } else { Ok(header) }
}

/// Returns the same picture in a file that holds nothing but it, its colours and how it is turned.
pub(super) fn bare(bytes: &[u8]) -> Result<Vec<u8>, ContainerError> {
    let format = ImageFormat::of(bytes).ok_or(ContainerError::Unknown)?;
    let bare = match format {
        ImageFormat::Jpeg => jpeg::bare(bytes),
        ImageFormat::Png => png::bare(bytes),
        ImageFormat::Webp => webp::bare(bytes),
    };
    bare.ok_or(ContainerError::Damaged(format))
}

/// A header, or that the picture moves; nothing where the file is damaged.
type Read = Option<Result<Header, ContainerError>>;

fn big_endian_16(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?).into())
}

fn big_endian_32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
