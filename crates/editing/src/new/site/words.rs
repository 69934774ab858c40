//! Texts of a new site in the languages of the theme: titles of sections, slugs, and a default name.

use crate::locale::Locale;

type Table = &'static [(&'static str, &'static [(&'static str, &'static str)])];

/// The titles of sections.
const TITLES: Table = &[
    (
        "news",
        &[
            ("ar", "أخبار"),
            ("de", "Nachrichten"),
            ("en", "News"),
            ("es", "Noticias"),
            ("fr", "Actualités"),
            ("it", "Notizie"),
            ("ja", "ニュース"),
            ("ko", "소식"),
            ("pt", "Notícias"),
            ("ru", "Новости"),
            ("tr", "Haberler"),
            ("uk", "Новини"),
            ("zh", "新闻"),
        ],
    ),
    (
        "flyers",
        &[
            ("ar", "منشورات"),
            ("de", "Faltblätter"),
            ("en", "Flyers"),
            ("es", "Folletos"),
            ("fr", "Dépliants"),
            ("it", "Pieghevoli"),
            ("ja", "リーフレット"),
            ("ko", "안내지"),
            ("pt", "Folhetos"),
            ("ru", "Листовки"),
            ("tr", "Broşürler"),
            ("uk", "Листівки"),
            ("zh", "传单"),
        ],
    ),
    (
        "concept-notes",
        &[
            ("ar", "مذكرات مفاهيمية"),
            ("de", "Konzeptpapiere"),
            ("en", "Concept notes"),
            ("es", "Notas conceptuales"),
            ("fr", "Notes conceptuelles"),
            ("it", "Note concettuali"),
            ("ja", "コンセプトノート"),
            ("ko", "개념 문서"),
            ("pt", "Notas conceptuais"),
            ("ru", "Концептуальные записки"),
            ("tr", "Kavram notları"),
            ("uk", "Концептуальні записки"),
            ("zh", "概念文件"),
        ],
    ),
    (
        "pages",
        &[
            ("ar", "صفحات"),
            ("de", "Seiten"),
            ("en", "Pages"),
            ("es", "Páginas"),
            ("fr", "Pages"),
            ("it", "Pagine"),
            ("ja", "ページ"),
            ("ko", "페이지"),
            ("pt", "Páginas"),
            ("ru", "Страницы"),
            ("tr", "Sayfalar"),
            ("uk", "Сторінки"),
            ("zh", "页面"),
        ],
    ),
];

/// The slugs of sections and families. A missing language uses the slug of the source language.
const SLUGS: Table = &[
    (
        "news",
        &[
            ("de", "nachrichten"),
            ("en", "news"),
            ("es", "noticias"),
            ("fr", "actualites"),
            ("it", "notizie"),
            ("pt", "noticias"),
            ("tr", "haberler"),
        ],
    ),
    (
        "flyers",
        &[
            ("de", "faltblaetter"),
            ("en", "flyers"),
            ("es", "folletos"),
            ("fr", "depliants"),
            ("it", "pieghevoli"),
            ("pt", "folhetos"),
            ("tr", "brosurler"),
        ],
    ),
    (
        "concept-notes",
        &[
            ("de", "konzeptpapiere"),
            ("en", "concept-notes"),
            ("es", "notas-conceptuales"),
            ("fr", "notes-conceptuelles"),
            ("it", "note-concettuali"),
            ("pt", "notas-conceptuais"),
            ("tr", "kavram-notlari"),
        ],
    ),
    (
        "cities",
        &[
            ("de", "staedte"),
            ("en", "cities"),
            ("es", "ciudades"),
            ("fr", "villes"),
            ("it", "citta"),
            ("pt", "cidades"),
            ("tr", "sehirler"),
        ],
    ),
    (
        "countries",
        &[
            ("de", "laender"),
            ("en", "countries"),
            ("es", "paises"),
            ("fr", "pays"),
            ("it", "paesi"),
            ("pt", "paises"),
            ("tr", "ulkeler"),
        ],
    ),
    (
        "regions",
        &[
            ("de", "regionen"),
            ("en", "regions"),
            ("es", "regiones"),
            ("fr", "regions"),
            ("it", "regioni"),
            ("pt", "regioes"),
            ("tr", "bolgeler"),
        ],
    ),
    (
        "clusters",
        &[
            ("de", "gruppen"),
            ("en", "groups"),
            ("es", "grupos"),
            ("fr", "groupes"),
            ("it", "gruppi"),
            ("pt", "grupos"),
            ("tr", "kumeler"),
        ],
    ),
    (
        "rounds",
        &[
            ("de", "aufnahmen"),
            ("en", "admissions"),
            ("es", "admisiones"),
            ("fr", "admissions"),
            ("it", "ammissioni"),
            ("pt", "admissoes"),
            ("tr", "kabuller"),
        ],
    ),
    (
        "awards",
        &[
            ("de", "auszeichnungen"),
            ("en", "awards"),
            ("es", "premios"),
            ("fr", "prix"),
            ("it", "premi"),
            ("pt", "premios"),
            ("tr", "oduller"),
        ],
    ),
];

/// The default name of a network.
const NAME: &[(&str, &str)] = &[
    ("ar", "شبكة المدن"),
    ("de", "Netzwerk der Städte"),
    ("en", "Network of Cities"),
    ("es", "Red de Ciudades"),
    ("fr", "Réseau de villes"),
    ("it", "Rete di città"),
    ("ja", "都市ネットワーク"),
    ("ko", "도시 네트워크"),
    ("pt", "Rede de Cidades"),
    ("ru", "Сеть городов"),
    ("tr", "Şehirler Ağı"),
    ("uk", "Мережа міст"),
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

/// Returns the slug of a section or a family.
pub(super) fn slug(name: &str, locale: &Locale) -> Option<&'static str> {
    find(SLUGS, name, locale)
}

/// Returns the default name of a network.
pub(super) fn name(locale: &Locale) -> Option<&'static str> {
    of(NAME, locale)
}
