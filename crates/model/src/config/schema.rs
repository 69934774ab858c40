//! The fields of `data/site.yaml`.

use crate::schema::{Kind, ReferenceTarget, Schema, optional, required};

/// The fields of `data/site.yaml`.
pub static SITE: Schema = Schema {
    noun: "a site",
    fields: &[
        required("name", Kind::Text).help("The network’s name, in each language."),
        optional("short_name", Kind::Text)
            .help("A shorter name, for narrow places such as the head of a page."),
        optional("description", Kind::Text)
            .help("One sentence that search engines and feeds show."),
        required("base_url", Kind::Base)
            .help("Where the site stands: `https://` with its host, and a path if it has one."),
        required("theme", Kind::Plain)
            .naming(ReferenceTarget::Theme)
            .help("The folder below `themes/` that says how the site looks."),
        optional("source_locale", Kind::Locale).help(
            "The language in which texts are first written; the first of `locales` if \
             not given.",
        ),
        required("locales", Kind::List(&Kind::Map(&LOCALE)))
            .help("The languages of the site, in the order in which readers see them."),
        optional("fallback", Kind::OneOf(FALLBACKS)).help(
            "What readers get of a text that is not translated into their language, where its \
             section says nothing: `page`, `link` or `none`. It is `link` if not given.",
        ),
        optional("slugs", Kind::OneOf(SLUGS)).help(
            "`latin` writes addresses in letters from a to z, `native` in those of each language. A \
             locale can say otherwise.",
        ),
        optional("sections", Kind::Keyed(&SECTION))
            .help("The folders of `content/`: the folder’s name, and below it what it is."),
        optional("families", Kind::Keyed(&FAMILY)).help(
            "The pages made from data (`cities`, `countries`, `regions`, `clusters`, \
             `rounds`, `awards`): their addresses, or `off`.",
        ),
        optional("home", Kind::Plain)
            .naming(ReferenceTarget::Document)
            .help("The document whose text the home page shows, such as `pages/home`."),
        optional("join", Kind::Plain)
            .naming(ReferenceTarget::Document)
            .help("The document that tells cities how to join, such as `pages/join`."),
        optional("country_feeds", Kind::Flag)
            .help("Whether each country that news are about has a feed of its own."),
        optional("fact_sheets", Kind::Flag).help(
            "`true` makes a sheet to print for each city and language: its facts, a map and the \
             contact on one page.",
        ),
        optional("fonts", Kind::List(&Kind::Plain)).help(
            "Fonts for printed documents beside those of the theme, such as one for Chinese: names \
             of files in `data/fonts/`.",
        ),
        optional("share_pictures", Kind::Flag)
            .help("Whether each page has a picture, shown where somebody shares its address."),
        optional("maps", Kind::Flag)
            .help("Whether there are maps of the world, the regions and the countries."),
        optional("open_data", Kind::Flag)
            .help("Whether the data are published as files that others can use."),
        optional("data_licence", Kind::Url)
            .help("The address of the licence under which those files may be used."),
        optional("menus", Kind::Keyed(&MENU))
            .help("The menus of the site (`main`, `footer`) with their entries."),
        optional("contact", Kind::Map(&CONTACT)).help("How to reach the network’s office."),
        optional("disclaimer", Kind::Text).help("A statement that stands on every page."),
        optional("attributions", Kind::List(&Kind::Map(&ATTRIBUTION)))
            .help("Whom the data is owed to, as their licences ask."),
        optional("handbook", Kind::Flag).help(
            "`true` makes a handbook for those who write: a section with every field, in \
             English and Portuguese.",
        ),
        optional("multilingual", Kind::OneOf(MULTILINGUAL)).help(
            "`strict` makes a warning of each translation that is missing or older than its \
             source; `report`, which holds without this line, a note.",
        ),
        optional("stale_notice", Kind::Integer(0, 100)).help(
            "How many blocks in a hundred must have changed in the source before readers of the \
             translation are told: 20 without this line; 0 tells nobody.",
        ),
        optional("cms", Kind::Map(&CMS))
            .help("A CMS in the browser, at `/admin/`. Without this group there is none."),
    ],
};

const MULTILINGUAL: &[&str] = &["strict", "report"];

/// Where a CMS keeps its files.
pub(super) const BACKENDS: &[&str] = &["github", "gitlab", "gitea", "test-repo"];

const CMS: Schema = Schema {
    noun: "CMS",
    fields: &[
        required("script", Kind::Plain).help(
            "The file in `data/cms/` that is the CMS: `sveltia-cms.js`, from the npm \
             package `@sveltia/cms`.",
        ),
        required("backend", Kind::OneOf(BACKENDS))
            .help("Where the files of the site are kept; `test-repo` is for trying it out."),
        optional("repository", Kind::Plain)
            .help("The repository with the files of the site: `owner/name`."),
        optional("branch", Kind::Plain).help("The branch to which the CMS writes."),
        optional("server", Kind::Url)
            .help("The server by which people sign in, where the backend needs one."),
        optional("app_id", Kind::Plain)
            .help("The number under which that server knows the CMS, where it gives one."),
    ],
};

const SLUGS: &[&str] = &["latin", "native"];

const LOCALE: Schema = Schema {
    noun: "a locale",
    fields: &[
        required("tag", Kind::Locale).help("The tag of the language: en, pt, pt-BR, ar."),
        optional("format", Kind::Locale)
            .help("Another tag that says how dates and numbers are written, such as pt-PT."),
        required("label", Kind::Plain).help("The language’s own name for itself: Português."),
        optional("path", Kind::Id).help("The first part of its addresses, if it is not the tag."),
        optional("at_root", Kind::Flag).help(
            "`true` if its addresses begin without a part of their own. One language \
             at most.",
        ),
        optional("slugs", Kind::OneOf(SLUGS)).help(
            "The letters of its addresses: `latin`, from a to z, or `native`, those of the language.",
        ),
        optional("fallback", Kind::List(&Kind::Locale)).help(
            "The languages that readers get where a text is not translated, the \
             nearest first. After them come theirs, and last the source language.",
        ),
    ],
};

pub(super) const LAYOUTS: &[&str] = &["page", "news", "flyer", "note"];
pub(super) const ORDERS: &[&str] = &["date", "weight"];
pub(super) const FALLBACKS: &[&str] = &["page", "link", "none"];

const SECTION: Schema = Schema {
    noun: "a section",
    fields: &[
        required("title", Kind::Text).help("The title of the section, in each language."),
        optional("slug", Kind::Slug)
            .help("The part of the address for the section, in each language."),
        optional("at_root", Kind::Flag).help(
            "`true` if its documents stand without a part for the section in their \
             addresses.",
        ),
        optional("layout", Kind::OneOf(LAYOUTS)).help("How its documents look."),
        optional("order", Kind::OneOf(ORDERS))
            .help("How its documents are put in order: the latest first, or by `weight`."),
        optional("per_page", Kind::Integer(1, 1000))
            .help("How many documents stand on one page of the list."),
        optional("feed", Kind::Flag)
            .help("`true` for the section whose documents go into the feed. One section at most."),
        optional("fallback", Kind::OneOf(FALLBACKS)).help(
            "What readers get of a text that is not translated into their language: `page`, a \
             page that shows it in another; `link`, an entry in lists that leads to it; or `none`.",
        ),
    ],
};

const FAMILY: Schema = Schema {
    noun: "a family",
    fields: &[
        optional("slug", Kind::Slug)
            .help("The part of the address for these pages, in each language."),
        optional("off", Kind::Flag).help("`true` leaves these pages out."),
    ],
};

const MENU: Schema = Schema {
    noun: "a menu",
    fields: &[
        required("entries", Kind::List(&Kind::Map(&MENU_ENTRY))).help("The entries, in order.")
    ],
};

const MENU_ENTRY: Schema = Schema {
    noun: "a menu entry",
    fields: &[
        required("to", Kind::Plain).naming(ReferenceTarget::Place).help(
            "Where it leads: `pages/join` for a document, or `home:`, `section:news`, \
             `cities:`, `city:lisbon`.",
        ),
        optional("label", Kind::Text).help("What it is called, if not by the name of the page."),
    ],
};

const CONTACT: Schema = Schema {
    noun: "a contact",
    fields: &[
        optional("name", Kind::Text).help("The name of the office."),
        optional("address", Kind::List(&Kind::Name)).help("The lines of the postal address."),
        optional("email", Kind::Email).help("The e-mail address."),
        optional("phone", Kind::Plain)
            .help("The telephone number, with its country: +49 40 123 45."),
        optional("website", Kind::Url).help("The office’s website."),
        optional("languages", Kind::List(&Kind::Locale))
            .help("The tags of the languages in which it answers."),
        optional("note", Kind::Text)
            .help("What readers should also know, such as what is uncertain."),
    ],
};

const ATTRIBUTION: Schema = Schema {
    noun: "an attribution",
    fields: &[
        required("text", Kind::Text).help("What the licence asks to be said."),
        optional("url", Kind::Url).help("Where the words lead."),
    ],
};
