//! The schema of `data/site.yaml`.

use super::contact::Contact;
use super::menus::MENU;
use super::{Fallback, KindDeclaration, Layout, SectionOrder, SlugScript};
use crate::reference::Family;
use crate::schema::{
    FieldDeclaration, Kind, Localized, Record, ReferenceTarget, Schema, field, optional, record,
    required,
};

/// The fields of `data/site.yaml`.
pub static SITE: Schema<'static> = Schema {
    noun: "noun.site",
    fields: &[
        required("name", Kind::Text).help("help.site.name"),
        optional("short_name", Kind::Text).help("help.site.short_name"),
        optional("description", Kind::Text).help("help.site.description"),
        required("base_url", Kind::Base).help("help.site.base_url"),
        required("theme", Kind::Plain).naming(ReferenceTarget::Theme).help("help.site.theme"),
        optional("source_locale", Kind::Locale).help("help.site.source_locale"),
        required("locales", Kind::List(&Kind::Map(&LOCALE))).help("help.site.locales"),
        optional("fallback", Fallback::KIND).help("help.site.fallback"),
        optional("slugs", SlugScript::KIND).help("help.site.slugs"),
        optional("sections", Kind::Keyed(&SECTION)).help("help.site.sections"),
        optional("families", Kind::Keyed(&FAMILY)).help("help.site.families"),
        optional("kinds", Kind::Keyed(KindDeclaration::SCHEMA)).help("help.site.kinds"),
        optional("home", Kind::Plain).naming(ReferenceTarget::Document).help("help.site.home"),
        optional("featured_city", Kind::Id)
            .naming(ReferenceTarget::Record(Family::Cities))
            .help("help.site.featured_city"),
        optional("join", Kind::Plain).naming(ReferenceTarget::Document).help("help.site.join"),
        optional("country_feeds", Kind::Flag).help("help.site.country_feeds"),
        optional("fact_sheets", Kind::Flag).help("help.site.fact_sheets"),
        optional("fonts", Kind::List(&Kind::Plain)).help("help.site.fonts"),
        optional("picture_credits", Kind::Flag).help("help.site.picture_credits"),
        optional("share_pictures", Kind::Flag).help("help.site.share_pictures"),
        optional("maps", Kind::Flag).help("help.site.maps"),
        optional("open_data", Kind::Flag).help("help.site.open_data"),
        optional("data_licence", Kind::Url).help("help.site.data_licence"),
        optional("menus", Kind::Keyed(&MENU)).help("help.site.menus"),
        optional("contact", Kind::Map(Contact::SCHEMA)).help("help.site.contact"),
        optional("disclaimer", Kind::Text).help("help.site.disclaimer"),
        optional("attributions", Kind::List(&Kind::Map(Attribution::SCHEMA)))
            .help("help.site.attributions"),
        optional("handbook", Kind::Flag).help("help.site.handbook"),
        optional("multilingual", Kind::OneOf(MULTILINGUAL)).help("help.site.multilingual"),
        optional("stale_notice", Kind::Integer(0, 100)).help("help.site.stale_notice"),
        optional("cms", Kind::Map(&CMS)).help("help.site.cms"),
    ],
};

const MULTILINGUAL: &[&str] = &["strict", "report"];

/// The types of storage that a CMS can use.
pub(super) const BACKENDS: &[&str] = &["github", "gitlab", "gitea", "test-repo"];

const CMS: Schema<'static> = Schema {
    noun: "CMS",
    fields: &[
        required("script", Kind::Plain).help("help.cms.script"),
        required("backend", Kind::OneOf(BACKENDS)).help("help.cms.backend"),
        optional("repository", Kind::Plain).help("help.cms.repository"),
        optional("branch", Kind::Plain).help("help.cms.branch"),
        optional("server", Kind::Url).help("help.cms.server"),
        optional("app_id", Kind::Plain).help("help.cms.app_id"),
    ],
};

const LOCALE: Schema<'static> = Schema {
    noun: "noun.locale",
    fields: &[
        required("tag", Kind::Locale).help("help.locale.tag"),
        optional("format", Kind::Locale).help("help.locale.format"),
        required("label", Kind::Plain).help("help.locale.label"),
        optional("path", Kind::Id).help("help.locale.path"),
        optional("at_root", Kind::Flag).help("help.locale.at_root"),
        optional("slugs", SlugScript::KIND).help("help.locale.slugs"),
        optional("fallback", Kind::List(&Kind::Locale)).help("help.locale.fallback"),
    ],
};

const SECTION: Schema<'static> = Schema {
    noun: "noun.section",
    fields: &[
        required("title", Kind::Text).help("help.section.title"),
        optional("label", Kind::Text).help("help.section.label"),
        optional("summary", Kind::Text).help("help.section.summary"),
        optional("slug", Kind::Slug).help("help.section.slug"),
        optional("at_root", Kind::Flag).help("help.section.at_root"),
        optional("layout", Layout::KIND).help("help.section.layout"),
        optional("order", SectionOrder::KIND).help("help.section.order"),
        optional("per_page", Kind::Integer(1, 1000)).help("help.section.per_page"),
        optional("feed", Kind::Flag).help("help.section.feed"),
        optional("fallback", Fallback::KIND).help("help.section.fallback"),
        optional("fields", Kind::Keyed(FieldDeclaration::SCHEMA)).help("help.section.fields"),
    ],
};

const FAMILY: Schema<'static> = Schema {
    noun: "noun.family",
    fields: &[
        optional("slug", Kind::Slug).help("help.family.slug"),
        optional("off", Kind::Flag).help("help.family.off"),
    ],
};

record! {
    /// The attribution of a data source.
    pub struct Attribution: "noun.attribution" {
        /// The text that the licence requires.
        text: Localized = field(Kind::Text, "help.attribution.text");
        /// The address of the link.
        url: Option<String> = field(Kind::Url, "help.attribution.url");
    }
}
