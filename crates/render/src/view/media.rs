//! Images and downloads in documents as views for templates.

use serde::Serialize;

use super::ViewBuilder;
use crate::path::SourcePath;

/// An image.
#[derive(Clone, Debug, Serialize)]
pub struct PictureView {
    /// The fallback address for browsers without `srcset`.
    pub url: String,
    /// The WebP versions as `srcset`; `None` for drawings, and in output that leaves the site (feeds).
    pub webp: Option<String>,
    /// The width in pixels, of the largest version.
    pub width: u32,
    /// The height in pixels, of the largest version.
    pub height: u32,
    /// The alternative text; empty for decorative images.
    pub alt: String,
    /// The tag of the locale of the alternative text, if that is not the page's.
    pub lang: Option<String>,
    /// Its text direction, if that is not the page's.
    pub dir: Option<&'static str>,
    /// The title, shown by browsers as a tooltip.
    pub title: Option<String>,
}

/// A file to download.
#[derive(Clone, Debug, Serialize)]
pub struct DownloadView {
    /// The title.
    pub title: String,
    /// The address.
    pub url: String,
    /// The file type, from its extension: `PDF`.
    pub kind: String,
    /// The formatted size.
    pub size: String,
    /// The unit of the size: `kb` or `mb`, part of a catalog key.
    pub unit: &'static str,
}

impl PictureView {
    /// Returns the media type of the file at its address.
    pub fn media_type(&self) -> &'static str {
        match self.url.rsplit_once('.') {
            Some((_, "svg")) => "image/svg+xml",
            Some((_, "png")) => "image/png",
            _ => "image/jpeg",
        }
    }
}

impl ViewBuilder<'_> {
    /// Builds the view of an image; `None` if it is not in the plan, which was reported.
    pub fn picture(&self, file: &SourcePath, alt: &str, title: &str) -> Option<PictureView> {
        let shown = self.plan.picture(file)?;
        let versions = shown.webp.iter().map(|(url, width)| format!("{} {width}w", self.href(url)));
        let versions: Vec<String> = versions.collect();
        let is_offered = !versions.is_empty() && !self.absolute;
        Some(PictureView {
            url: self.href(&shown.url),
            webp: is_offered.then(|| versions.join(", ")),
            width: shown.size.width,
            height: shown.size.height,
            alt: alt.to_owned(),
            lang: None,
            dir: None,
            title: (!title.is_empty()).then(|| title.to_owned()),
        })
    }

    /// Builds the view of a file; `None` if it is not in the plan, which was reported.
    pub fn download(&self, file: &SourcePath, title: &str) -> Option<DownloadView> {
        let linked = self.plan.file(file)?;
        let ending = file.file_name().rsplit_once('.').map_or("", |(_, ending)| ending);
        let (size, unit) = self.size(linked.bytes);
        Some(DownloadView {
            title: title.to_owned(),
            url: self.href(&linked.url),
            kind: ending.to_uppercase(),
            size,
            unit,
        })
    }

    /// Formats a number of bytes in thousands or millions; also returns the unit.
    pub(super) fn size(&self, bytes: u64) -> (String, &'static str) {
        let numbers = &self.site.formats[self.locale];
        if bytes < 1_000_000 {
            let thousands = i64::try_from(bytes.div_ceil(1000)).unwrap_or(i64::MAX);
            (numbers.number(thousands), "kb")
        } else {
            (numbers.decimal(bytes as f64 / 1e6, 1), "mb")
        }
    }
}
