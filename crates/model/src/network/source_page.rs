//! Pages that the records and documents of a site name as sources, with their titles.

use std::collections::BTreeMap;

use crate::date::Date;
use crate::schema::{Kind, Localized, Spanned, field, record};

record! {
    /// A page that is a source: what readers see instead of its address.
    pub struct SourcePage: "noun.source-page" {
        /// The address, as the records and documents write it.
        url: Spanned<String> = field(Kind::Url, "help.source-page.url");
        /// The organization that published the page.
        publisher: Localized = field(Kind::Name, "help.source-page.publisher");
        /// The title, in the language of the page.
        title: Option<String> = field(Kind::Plain, "help.source-page.title");
        /// The language of the title, if it is not the source language of the site.
        language: Option<String> = field(Kind::Locale, "help.source-page.language");
        /// The date of publication.
        date: Option<Date> = field(Kind::Date, "help.source-page.date");
    }
}

/// The pages of `data/sources.yaml`, by address.
pub type SourcePages = BTreeMap<String, SourcePage>;
