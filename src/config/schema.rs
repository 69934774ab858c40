//! The fields of `data/site.yaml`.

use crate::schema::{Kind, Schema, optional, required};

pub(super) const SITE: Schema = Schema {
    noun: "site",
    fields: &[
        required("name", Kind::Text),
        optional("short_name", Kind::Text),
        optional("description", Kind::Text),
        required("base_url", Kind::Url),
        required("theme", Kind::Plain),
        optional("source_locale", Kind::Locale),
        required("locales", Kind::List(&Kind::Map(&LOCALE))),
        optional("sections", Kind::Keyed(&SECTION)),
        optional("families", Kind::Keyed(&FAMILY)),
        optional("home", Kind::Plain),
        optional("join", Kind::Plain),
        optional("country_feeds", Kind::Flag),
        optional("share_pictures", Kind::Flag),
        optional("maps", Kind::Flag),
        optional("open_data", Kind::Flag),
        optional("data_licence", Kind::Url),
        optional("menus", Kind::Keyed(&MENU)),
        optional("contact", Kind::Map(&CONTACT)),
        optional("disclaimer", Kind::Text),
        optional("attributions", Kind::List(&Kind::Map(&ATTRIBUTION))),
    ],
};

const LOCALE: Schema = Schema {
    noun: "locale",
    fields: &[
        required("tag", Kind::Locale),
        optional("format", Kind::Locale),
        required("label", Kind::Plain),
        optional("path", Kind::Id),
        optional("at_root", Kind::Flag),
        optional("fallback", Kind::List(&Kind::Locale)),
    ],
};

pub(super) const LAYOUTS: &[&str] = &["page", "news", "flyer", "note"];
pub(super) const ORDERS: &[&str] = &["date", "weight"];

const SECTION: Schema = Schema {
    noun: "section",
    fields: &[
        required("title", Kind::Text),
        optional("slug", Kind::Slug),
        optional("at_root", Kind::Flag),
        optional("layout", Kind::OneOf(LAYOUTS)),
        optional("order", Kind::OneOf(ORDERS)),
        optional("per_page", Kind::Integer(1, 1000)),
        optional("feed", Kind::Flag),
    ],
};

const FAMILY: Schema =
    Schema { noun: "family", fields: &[optional("slug", Kind::Slug), optional("off", Kind::Flag)] };

const MENU: Schema =
    Schema { noun: "menu", fields: &[required("entries", Kind::List(&Kind::Map(&MENU_ENTRY)))] };

const MENU_ENTRY: Schema = Schema {
    noun: "menu entry",
    fields: &[required("to", Kind::Plain), optional("label", Kind::Text)],
};

const CONTACT: Schema = Schema {
    noun: "contact",
    fields: &[
        optional("name", Kind::Text),
        optional("address", Kind::List(&Kind::Text)),
        optional("email", Kind::Email),
        optional("phone", Kind::Plain),
        optional("website", Kind::Url),
        optional("languages", Kind::List(&Kind::Locale)),
        optional("note", Kind::Text),
    ],
};

const ATTRIBUTION: Schema = Schema {
    noun: "attribution",
    fields: &[required("text", Kind::Text), optional("url", Kind::Url)],
};
