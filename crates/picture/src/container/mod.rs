//! Reads the headers of JPEG, PNG and WebP files, and removes their metadata, without decoding pixels.

mod jpeg;
mod png;
mod webp;

use super::exif::Orientation;
use super::{ImageError, ImageFormat, Size};
use crate::diag::{Code, message};
use crate::path::SourcePath;

/// The properties of an image, from its file header.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header {
    /// The stored size, before the orientation is applied.
    pub(super) size: Size,
    pub(super) orientation: Orientation,
    /// Whether the image has a palette or transparency.
    pub(super) crisp: bool,
}

/// The error of an image file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ContainerError {
    /// The format is not supported.
    Unknown,
    /// The file is truncated or corrupt.
    Damaged(ImageFormat),
    /// The image is animated.
    Animated,
    /// The image has four inks instead of red, green and blue.
    Inks,
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
            Self::Animated => {
                (message!("picture.animated-image", file), message!("picture.use-still-image-hint"))
            }
            Self::Inks => {
                (message!("picture.print-colours", file), message!("picture.save-as-rgb-hint"))
            }
        };
        ImageError::new(Code::BrokenPicture, message, hint)
    }
}

/// Reads the header of an image file. No field of the file can make this use more memory than the file itself.
pub(super) fn read(bytes: &[u8]) -> Result<(ImageFormat, Header), ContainerError> {
    if bytes.starts_with(b"GIF8") {
        return Err(ContainerError::Animated);
    }
    let format = ImageFormat::of(bytes).ok_or(ContainerError::Unknown)?;
    let read = match format {
        ImageFormat::Jpeg => jpeg::read(bytes),
        ImageFormat::Png => png::read(bytes),
        ImageFormat::Webp => webp::read(bytes),
    };
    let header = read.ok_or(ContainerError::Damaged(format))??;
    let is_empty = header.size.width == 0 || header.size.height == 0;
    if is_empty { Err(ContainerError::Damaged(format)) } else { Ok((format, header)) }
}

/// Returns the same image with only its pixels, colours and orientation, without other metadata.
pub(super) fn bare(bytes: &[u8]) -> Result<Vec<u8>, ContainerError> {
    let format = ImageFormat::of(bytes).ok_or(ContainerError::Unknown)?;
    let bare = match format {
        ImageFormat::Jpeg => jpeg::bare(bytes),
        ImageFormat::Png => png::bare(bytes),
        ImageFormat::Webp => webp::bare(bytes),
    };
    bare.ok_or(ContainerError::Damaged(format))
}

/// A header, or the error of an image that pages cannot show; `None` if the file is corrupt.
type Read = Option<Result<Header, ContainerError>>;

fn big_endian_16(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?).into())
}

fn big_endian_32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
