//! Errors in templates, catalogs and finished pages.

use urbi::diag::Code;

use super::{Case, Edit, REMOVED, case};

const BASE: &str = "themes/plain/templates/base.html";
const DOCUMENT: &str = "themes/plain/templates/document.html";
const SWEDISH: &str = "themes/plain/i18n/sv.yaml";
const GERMAN: &str = "themes/plain/i18n/de.yaml";
const SITE: &str = "data/site.yaml";
const THEME: &str = "themes/plain/theme.yaml";
const FONT: &str = "themes/plain/fonts/plain.ttf";
/// Enables share images in the fixture.
const PICTURES: Edit =
    (SITE, "country_feeds: true\n", "country_feeds: true\nshare_pictures: true\n");
const ARABIC: &str = "themes/plain/i18n/ar.yaml";

pub(super) fn cases() -> Vec<Case> {
    [templates(), catalogs(), catalog_keys(), pages(), pictures()].into_iter().flatten().collect()
}

fn templates() -> Vec<Case> {
    vec![
        case(
            Code::Template,
            &[
                (DOCUMENT, "{{ <body of={document} /> }}", "{{ document.html | safe"),
                (DOCUMENT, "<ul>{% for group", "<ul>{‹%› for group"),
            ],
            "\"Found `%` but expected `...`, a string, an integer or a bool.\"",
            "",
        ),
        case(
            Code::Template,
            &[(DOCUMENT, "document.title.text", "document.‹titel›.text")],
            "\"Field `titel` is not defined. Available fields: about, city, date, dir, headings, html, lang, layout, machine, newer, older, original, own, press, prints, related, section, sources, stale, summary, title, updated\"",
            "",
        ),
        case(
            Code::Template,
            &[(BASE, "asset(name=\"plain.css\")", "‹asset(name=\"plane.css\")")],
            "\"the theme has no asset `plane.css`: did you mean `plain.css`?\"",
            "",
        ),
        case(
            Code::Template,
            &[(
                "themes/plain/templates/rounds.html",
                "<h1>{{ t(key=\"rounds.title\")",
                "<h1>{{ ‹t(key=\"rounds.titel\")",
            )],
            "\"the catalog has no message `rounds.titel`: did you mean `rounds.title`?\"",
            "",
        ),
        case(
            Code::Template,
            &[("themes/plain/templates/round.html", "", REMOVED)],
            "\"Template 'round.html' not found\"",
            "render.template-path-hint",
        ),
    ]
}

fn catalogs() -> Vec<Case> {
    vec![
        case(
            Code::MissingTranslation,
            &[(SWEDISH, "moved: Har flyttat till\n", ""), (GERMAN, "moved: Umg", "moved: ‹Umg")],
            "theme.untranslated-text(key: \"moved\", tag: \"sv\")",
            "theme.list-untranslated-hint(tag: \"sv\")",
        ),
        case(
            Code::Catalog,
            &[(GERMAN, "\"Seite {number} von {pages}\"", "‹\"Seite {number von {pages}\"›")],
            "theme.malformed-text(error: theme.placeholder-name-invalid)",
            "theme.placeholder-syntax-hint",
        ),
        case(
            Code::Catalog,
            &[(ARABIC, "    two: مدينتان\n", ""), (ARABIC, "    zero: لا", "    ‹zero: لا")],
            "theme.missing-plural-forms(key: \"count.cities\", missing: \"two\")",
            "",
        ),
        case(
            Code::Catalog,
            &[(SWEDISH, "back: \"Tillbaka till {number}\"", "back: \"Tillbaka till ‹{numer}›\"")],
            "theme.unknown-placeholder(key: \"footnotes.back\", name: \"numer\")",
            "theme.did-you-mean-placeholder-hint(near: \"number\")",
        ),
        case(
            Code::Catalog,
            &[(
                SWEDISH,
                "{one: \"{count} stad\", other: \"{count} städer\"}",
                "‹{one: \"{count} stad\"}›",
            )],
            "theme.no-other-form(key: \"count.cities\")",
            "",
        ),
        case(
            Code::Catalog,
            &[(SWEDISH, "open: öppen", "open: ‹[öppen]›")],
            "theme.text-is-list(prefix: \"call.open\")",
            "",
        ),
    ]
}

/// Errors in catalogs other than that of the source locale.
fn catalog_keys() -> Vec<Case> {
    vec![
        case(
            Code::Catalog,
            &[(SWEDISH, "moved: Har", "‹movd›: x\nmoved: Har")],
            "theme.text-not-in-source(key: \"movd\", source: \"de\")",
            "schema.did-you-mean-hint(near: \"moved\")",
        ),
        case(
            Code::Catalog,
            &[(SWEDISH, "moved: Har", "‹movd›: Har")],
            "theme.text-not-in-source(key: \"movd\", source: \"de\")",
            "schema.did-you-mean-hint(near: \"moved\")",
        ),
        case(
            Code::Catalog,
            &[
                (SWEDISH, "moved: Har", "greeting: Hej\nmoved: Har"),
                (SWEDISH, "greeting:", "‹greeting›:"),
            ],
            "theme.text-not-in-source(key: \"greeting\", source: \"de\")",
            "theme.delete-or-add-text-hint",
        ),
        case(
            Code::Catalog,
            &[
                (SWEDISH, "moved: Har", "greeting: Hej\nmoved: Har"),
                (ARABIC, "moved: ", "greeting: مرحبا\nmoved: "),
                (GERMAN, "moved: Umg", "‹greeting›: Hallo\nmoved: Umg"),
            ],
            "theme.unused-text(key: \"greeting\")",
            "theme.use-text-hint",
        ),
        case(
            Code::Catalog,
            &[(
                SWEDISH,
                "{one: \"{count} stad\", other:",
                "{one: \"{count} stad\", ‹few: \"{count} städer\"›, other:",
            )],
            "theme.unused-plural-form(category: \"few\")",
            "theme.used-plural-forms-hint(all: \"one, other\")",
        ),
        case(
            Code::Catalog,
            &[(SWEDISH, "{one: \"{count} stad\", other:", "{‹oen›: \"{count} stad\", other:")],
            "theme.unknown-plural-form(key: \"oen\")",
            "schema.did-you-mean-hint(near: \"one\")",
        ),
        case(
            Code::Catalog,
            &[(SWEDISH, "back: \"Tillbaka till {number}\"", "back: ‹Tillbaka›")],
            "theme.missing-placeholder(key: \"footnotes.back\", name: \"number\", tag: \"de\")",
            "theme.add-placeholder-hint(name: \"number\")",
        ),
        case(
            Code::Catalog,
            &[(GERMAN, "\"Zurück zu {number}\"", "‹\"Zurück zu {number\"›")],
            "theme.malformed-text(error: theme.brace-not-closed)",
            "theme.placeholder-syntax-hint",
        ),
    ]
}

fn pictures() -> Vec<Case> {
    vec![
        case(
            Code::Font,
            &[(FONT, "", REMOVED), PICTURES, (SITE, "theme: plain", "theme: ‹plain›")],
            "theme.share-images-without-font",
            "theme.add-font-hint(folder: \"themes/plain/fonts\")",
        ),
        case(
            Code::Font,
            &[("themes/plain/fonts/other.TTF", "", "‹no font")],
            "theme.unreadable-font(path: \"themes/plain/fonts/other.TTF\")",
            "theme.font-format-hint",
        ),
        case(
            Code::MissingLetter,
            &[PICTURES, (SITE, "theme: plain", "theme: ‹plain›")],
            "render.share-image-glyphs-missing(script: \"Arabic\")",
            "render.add-font-for-share-images-hint(folder: \"themes/plain/fonts\", locale: \"de\")",
        ),
        case(
            Code::InvalidValue,
            &[(THEME, "", "paper: \"#ffffff\"\nink: ‹black›\n")],
            "theme.invalid-colour(written: \"black\")",
            "theme.colour-format-hint",
        ),
        case(
            Code::InvalidValue,
            &[(THEME, "", "hues: [\"#0b5f66\", ‹\"#0b5f6\"›]\n")],
            "theme.invalid-colour(written: \"#0b5f6\")",
            "theme.colour-format-hint",
        ),
        case(
            Code::CutValue,
            &[(THEME, "", "accent: ‹#0b5f66›\n")],
            "schema.hash-begins-comment",
            "schema.put-in-quotation-marks-hint(quoted: \"\\\"#0b5f66\\\"\")",
        ),
        case(
            Code::UnknownKey,
            &[(THEME, "", "‹papper›: \"#ffffff\"\n")],
            "schema.unknown-field(noun: noun.theme, key: \"papper\")",
            "schema.did-you-mean-hint(near: \"paper\")",
        ),
    ]
}

fn pages() -> Vec<Case> {
    vec![
        case(
            Code::Html,
            &[(
                "themes/plain/templates/clusters.html",
                "<h1>",
                "<h1>‹<a href=\"/nowhere/\">›x</a>",
            )],
            "check.message-with-place",
            "check.from-theme",
        ),
        case(
            Code::Html,
            &[("themes/plain/templates/clusters.html", "<h1>", "<h1 id=a>‹<b id=a>›</b>")],
            "check.message-with-place",
            "check.from-theme",
        ),
        case(
            Code::Html,
            &[("themes/plain/templates/clusters.html", "<h1>", "<h1>‹<a href=\"#no\">›x</a>")],
            "check.message-with-place",
            "check.from-theme",
        ),
        case(
            Code::Html,
            &[(BASE, "<html lang=\"{{ site.locale }}\"", "‹<html")],
            "check.message-with-place(message: check.no-language, place: check.in-pages(first: \"404.html\", rest: \"113\"))",
            "check.from-theme",
        ),
    ]
}
