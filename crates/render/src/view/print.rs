//! Links to printed documents as views for templates.

use serde::Serialize;

use super::ViewBuilder;
use crate::locale::LocaleId;
use crate::path::UrlPath;
use crate::site::Entity;

/// A printed document in one language.
#[derive(Clone, Debug, Serialize)]
pub struct PrintView {
    /// The address.
    pub url: String,
    /// The native name of its language.
    pub language: String,
    /// The tag of its locale.
    pub lang: String,
    /// Whether it is in the language of the page.
    pub own: bool,
    /// The number of pages.
    pub pages: usize,
    /// The formatted size; `None` if it is unknown until the file is typeset.
    pub size: Option<String>,
    /// The unit of the size: `kb` or `mb`, part of a catalog key.
    pub unit: &'static str,
}

impl PrintView {
    /// Builds the view of a printed document. `size` is its number of pages and bytes; `None` for a fact sheet
    /// that is not typeset yet.
    pub fn new(
        builder: &ViewBuilder<'_>,
        url: &UrlPath,
        locale: LocaleId,
        size: Option<(usize, usize)>,
    ) -> Self {
        let config = builder.site.config.locale(locale);
        let pages = size.map_or(1, |(pages, _)| pages);
        let bytes = size.map(|(_, bytes)| u64::try_from(bytes).unwrap_or(u64::MAX));
        let (size, unit) = bytes.map(|bytes| builder.size(bytes)).unzip();
        Self {
            url: builder.href(url),
            language: config.label.clone(),
            lang: config.locale.to_string(),
            own: locale == builder.reader,
            pages,
            size,
            unit: unit.unwrap_or("kb"),
        }
    }
}

impl ViewBuilder<'_> {
    /// Builds the views of an entity's printed documents, the one in the reader's locale first.
    #[cfg(feature = "pdf")]
    pub fn prints_of(&self, entity: Entity) -> Vec<PrintView> {
        let Some(sizes) = self.prints else { return Vec::new() };
        if let Entity::Document(id) = entity {
            sizes.prepare(id);
        }
        let others = self.site.config.locale_ids().filter(|locale| *locale != self.reader);
        let view = |locale: LocaleId| {
            let url = self.plan.print(entity, locale)?;
            let size = match entity {
                Entity::Document(id) => Some(sizes.of(id, locale)?),
                // A fact sheet is typeset when it is published.
                _ => None,
            };
            Some(PrintView::new(self, url, locale, size))
        };
        std::iter::once(self.reader).chain(others).filter_map(view).collect()
    }

    /// Returns no views: this build has no typesetter.
    #[cfg(not(feature = "pdf"))]
    pub fn prints_of(&self, _: Entity) -> Vec<PrintView> {
        Vec::new()
    }
}
