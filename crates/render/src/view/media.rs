//! Pictures and files of documents.

use serde::Serialize;

use super::ViewBuilder;
use crate::path::SourcePath;

/// A picture.
#[derive(Clone, Debug, Serialize)]
pub struct PictureView {
    /// The address for what knows of no others.
    pub url: String,
    /// The WebP versions, as `srcset` has them; `None` for a drawing, and in what leaves the site.
    pub webp: Option<String>,
    /// In pixels, of the largest version.
    pub width: u32,
    /// In pixels, of the largest version.
    pub height: u32,
    /// What it shows; empty where it only decorates.
    pub alt: String,
    /// A title, shown by browsers as a hint.
    pub title: Option<String>,
}

/// A file that readers can keep.
#[derive(Clone, Debug, Serialize)]
pub struct DownloadView {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// Of which kind, by the ending of its name: `PDF`.
    pub kind: String,
    /// How large it is, as the locale writes numbers.
    pub size: String,
    /// In which unit: `kb` or `mb`, of which a word of the catalog is made.
    pub unit: &'static str,
}

impl ViewBuilder<'_> {
    /// Makes the view of a picture; `None` where the plan has none, which was reported.
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
            title: (!title.is_empty()).then(|| title.to_owned()),
        })
    }

    /// Makes the view of a file; `None` where the plan has none, which was reported.
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

    /// Writes a number of bytes, in thousands or millions, with the unit.
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
