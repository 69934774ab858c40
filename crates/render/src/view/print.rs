//! Printed documents as pages offer them.

use serde::Serialize;

use super::ViewBuilder;
use crate::locale::LocaleId;
use crate::path::UrlPath;
use crate::site::Entity;

/// A printed document in one language.
#[derive(Clone, Debug, Serialize)]
pub struct PrintView {
    /// Where it is.
    pub url: String,
    /// The own name of its language.
    pub language: String,
    /// The tag of its locale.
    pub lang: String,
    /// Whether it is in the language of the page.
    pub own: bool,
    /// How many pages it has.
    pub pages: usize,
    /// How large it is, as the locale writes numbers; none where that is not known before it is made.
    pub size: Option<String>,
    /// In which unit: `kb` or `mb`, of which a word of the catalog is made.
    pub unit: &'static str,
}

impl PrintView {
    /// Makes the view of a document for the readers of `maker`: `size` is its pages and its bytes,
    /// none for a sheet of a page that is not made yet.
    pub fn new(
        maker: &ViewBuilder<'_>,
        url: &UrlPath,
        locale: LocaleId,
        size: Option<(usize, usize)>,
    ) -> Self {
        let config = maker.site.config.locale(locale);
        let pages = size.map_or(1, |(pages, _)| pages);
        let bytes = size.map(|(_, bytes)| u64::try_from(bytes).unwrap_or(u64::MAX));
        let (size, unit) = bytes.map(|bytes| maker.size(bytes)).unzip();
        Self {
            url: maker.href(url),
            language: config.label.clone(),
            lang: config.locale.to_string(),
            own: locale == maker.reader,
            pages,
            size,
            unit: unit.unwrap_or("kb"),
        }
    }
}

impl ViewBuilder<'_> {
    /// Makes the views of the printed documents of an entity: that in the reader's locale first.
    #[cfg(feature = "pdf")]
    pub fn prints_of(&self, entity: Entity) -> Vec<PrintView> {
        self.prints.map_or_else(Vec::new, |renderer| renderer.print_views(entity, self.reader))
    }

    /// Makes no views: this program makes no printed documents.
    #[cfg(not(feature = "pdf"))]
    pub fn prints_of(&self, _: Entity) -> Vec<PrintView> {
        Vec::new()
    }
}
