//! Words of a new site in the languages that a theme may speak: titles of sections, parts of
//! addresses, and a name to begin with.

use crate::locale::Locale;

type Table = &'static [(&'static str, &'static [(&'static str, &'static str)])];

/// The titles of sections.
const TITLES: Table = &[
    (
        "news",
        &[
            ("ar", "أخبار"),
            ("en", "News"),
            ("es", "Noticias"),
            ("fr", "Actualités"),
            ("pt", "Notícias"),
            ("ru", "Новости"),
            ("zh", "新闻"),
        ],
    ),
    (
        "flyers",
        &[
            ("ar", "منشورات"),
            ("en", "Flyers"),
            ("es", "Folletos"),
            ("fr", "Dépliants"),
            ("pt", "Folhetos"),
            ("ru", "Листовки"),
            ("zh", "传单"),
        ],
    ),
    (
        "concept-notes",
        &[
            ("ar", "مذكرات مفاهيمية"),
            ("en", "Concept notes"),
            ("es", "Notas conceptuales"),
            ("fr", "Notes conceptuelles"),
            ("pt", "Notas conceptuais"),
            ("ru", "Концептуальные записки"),
            ("zh", "概念文件"),
        ],
    ),
    (
        "pages",
        &[
            ("ar", "صفحات"),
            ("en", "Pages"),
            ("es", "Páginas"),
            ("fr", "Pages"),
            ("pt", "Páginas"),
            ("ru", "Страницы"),
            ("zh", "页面"),
        ],
    ),
];

/// The parts of addresses of sections and families. A language that is not here has that of the
/// source.
const SLUGS: Table = &[
    ("news", &[("en", "news"), ("es", "noticias"), ("fr", "actualites"), ("pt", "noticias")]),
    ("flyers", &[("en", "flyers"), ("es", "folletos"), ("fr", "depliants"), ("pt", "folhetos")]),
    (
        "concept-notes",
        &[
            ("en", "concept-notes"),
            ("es", "notas-conceptuales"),
            ("fr", "notes-conceptuelles"),
            ("pt", "notas-conceptuais"),
        ],
    ),
    ("cities", &[("en", "cities"), ("es", "ciudades"), ("fr", "villes"), ("pt", "cidades")]),
    ("countries", &[("en", "countries"), ("es", "paises"), ("fr", "pays"), ("pt", "paises")]),
    ("regions", &[("en", "regions"), ("es", "regiones"), ("fr", "regions"), ("pt", "regioes")]),
    ("clusters", &[("en", "groups"), ("es", "grupos"), ("fr", "groupes"), ("pt", "grupos")]),
    (
        "rounds",
        &[("en", "admissions"), ("es", "admisiones"), ("fr", "admissions"), ("pt", "admissoes")],
    ),
    ("awards", &[("en", "awards"), ("es", "premios"), ("fr", "prix"), ("pt", "premios")]),
];

/// The name of a network that has none yet.
const NAME: &[(&str, &str)] = &[
    ("ar", "شبكة المدن"),
    ("en", "Network of Cities"),
    ("es", "Red de Ciudades"),
    ("fr", "Réseau de villes"),
    ("pt", "Rede de Cidades"),
    ("ru", "Сеть городов"),
    ("zh", "城市网络"),
];

fn of(words: &[(&str, &'static str)], locale: &Locale) -> Option<&'static str> {
    words.iter().find(|(language, _)| *language == locale.language()).map(|(_, word)| *word)
}

fn find(table: Table, key: &str, locale: &Locale) -> Option<&'static str> {
    of(table.iter().find(|(name, _)| *name == key)?.1, locale)
}

/// Returns the title of a section.
pub(super) fn title(section: &str, locale: &Locale) -> Option<&'static str> {
    find(TITLES, section, locale)
}

/// Returns the part of an address for a section or a family.
pub(super) fn slug(name: &str, locale: &Locale) -> Option<&'static str> {
    find(SLUGS, name, locale)
}

/// Returns a name for a network.
pub(super) fn name(locale: &Locale) -> Option<&'static str> {
    of(NAME, locale)
}
