//! Templates, catalogs, and pages that do not hold together.

use urbi::diag::Code;

use super::{Case, Edit, REMOVED, case};

const BASE: &str = "themes/plain/templates/base.html";
const DOCUMENT: &str = "themes/plain/templates/document.html";
const SWEDISH: &str = "themes/plain/i18n/sv.yaml";
const GERMAN: &str = "themes/plain/i18n/de.yaml";
const SITE: &str = "data/site.yaml";
const THEME: &str = "themes/plain/theme.yaml";
const FONT: &str = "themes/plain/fonts/plain.ttf";
/// Gives the fixture share pictures.
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
                (DOCUMENT, "<ul>{% for link", "<ul>{‹%› for link"),
            ],
            "Found `%`",
            "",
        ),
        case(
            Code::Template,
            &[(DOCUMENT, "document.title.text", "document.‹titel›.text")],
            "Field `titel` is not defined. Available fields: about, date",
            "",
        ),
        case(
            Code::Template,
            &[(BASE, "asset(name=\"plain.css\")", "‹asset(name=\"plane.css\")")],
            "the theme has no asset `plane.css`: did you mean `plain.css`?",
            "",
        ),
        case(
            Code::Template,
            &[(
                "themes/plain/templates/rounds.html",
                "<h1>{{ t(key=\"rounds.title\")",
                "<h1>{{ ‹t(key=\"rounds.titel\")",
            )],
            "the catalog has no message `rounds.titel`: did you mean `rounds.title`?",
            "",
        ),
        case(
            Code::Template,
            &[("themes/plain/templates/round.html", "", REMOVED)],
            "Template 'round.html' not found",
            "templates/",
        ),
    ]
}

fn catalogs() -> Vec<Case> {
    vec![
        case(
            Code::MissingTranslation,
            &[(SWEDISH, "moved: Har flyttat till\n", ""), (GERMAN, "moved: Umg", "moved: ‹Umg")],
            "the word `moved` of the interface is not translated into `sv`",
            "urbi translations --to sv",
        ),
        case(
            Code::Catalog,
            &[(GERMAN, "\"Seite {number} von {pages}\"", "‹\"Seite {number von {pages}\"›")],
            "this message is malformed",
            "names in braces",
        ),
        case(
            Code::Catalog,
            &[(ARABIC, "    two: مدينتان\n", ""), (ARABIC, "    zero: لا", "    ‹zero: لا")],
            "the plural message `count.cities` lacks the forms: two",
            "",
        ),
        case(
            Code::Catalog,
            &[(SWEDISH, "back: \"Tillbaka till {number}\"", "back: \"Tillbaka till ‹{numer}›\"")],
            "the message `footnotes.back` has no placeholder `{numer}`",
            "did you mean `{number}`?",
        ),
        case(
            Code::Catalog,
            &[(
                SWEDISH,
                "{one: \"{count} stad\", other: \"{count} städer\"}",
                "‹{one: \"{count} stad\"}›",
            )],
            "the plural message `count.cities` has no form `other`",
            "",
        ),
        case(
            Code::Catalog,
            &[(SWEDISH, "open: öppen", "open: ‹[öppen]›")],
            "the message `call.open` must be a text, and this is a list",
            "",
        ),
    ]
}

/// Catalogs beside that of the source locale.
fn catalog_keys() -> Vec<Case> {
    vec![
        case(
            Code::Catalog,
            &[(SWEDISH, "moved: Har", "‹movd›: x\nmoved: Har")],
            "the message `movd` is not in the catalog of `de`",
            "did you mean `moved`?",
        ),
        case(
            Code::Catalog,
            &[(SWEDISH, "moved: Har", "‹movd›: Har")],
            "the message `movd` is not in the catalog of `de`",
            "did you mean `moved`?",
        ),
        case(
            Code::Catalog,
            &[
                (SWEDISH, "moved: Har", "greeting: Hej\nmoved: Har"),
                (SWEDISH, "greeting:", "‹greeting›:"),
            ],
            "the message `greeting` is not in the catalog of `de`",
            "take it out, or add it there",
        ),
        case(
            Code::Catalog,
            &[
                (SWEDISH, "moved: Har", "greeting: Hej\nmoved: Har"),
                (ARABIC, "moved: ", "greeting: مرحبا\nmoved: "),
                (GERMAN, "moved: Umg", "‹greeting›: Hallo\nmoved: Umg"),
            ],
            "nothing writes the message `greeting`",
            "take it out, or write it in a template",
        ),
        case(
            Code::Catalog,
            &[(
                SWEDISH,
                "{one: \"{count} stad\", other:",
                "{one: \"{count} stad\", ‹few: \"{count} städer\"›, other:",
            )],
            "no number has the plural form `few` in this language",
            "its forms are one, other",
        ),
        case(
            Code::Catalog,
            &[(SWEDISH, "{one: \"{count} stad\", other:", "{‹oen›: \"{count} stad\", other:")],
            "`oen` is no plural category",
            "did you mean `one`?",
        ),
        case(
            Code::Catalog,
            &[(SWEDISH, "back: \"Tillbaka till {number}\"", "back: ‹Tillbaka›")],
            "the message `footnotes.back` lost the placeholder `{number}`, which it has in `de`",
            "put `{number}` where it belongs",
        ),
        case(
            Code::Catalog,
            &[(GERMAN, "\"Zurück zu {number}\"", "‹\"Zurück zu {number\"›")],
            "this message is malformed",
            "names in braces",
        ),
    ]
}

fn pictures() -> Vec<Case> {
    vec![
        case(
            Code::Font,
            &[(FONT, "", REMOVED), PICTURES, (SITE, "theme: plain", "theme: ‹plain›")],
            "`share_pictures` needs a font, and the theme has none",
            "themes/plain/fonts/",
        ),
        case(
            Code::Font,
            &[("themes/plain/fonts/other.TTF", "", "‹no font")],
            "`themes/plain/fonts/other.TTF` is not a font that can be read",
            ".ttf or .otf",
        ),
        case(
            Code::MissingLetter,
            &[PICTURES, (SITE, "theme: plain", "theme: ‹plain›")],
            "no font of the theme can write Arabic letters, which share pictures need",
            "themes/plain/fonts/",
        ),
        case(
            Code::InvalidValue,
            &[(THEME, "", "paper: \"#ffffff\"\nink: ‹black›\n")],
            "`black` is not a colour",
            "six hexadecimal digits",
        ),
        case(
            Code::InvalidValue,
            &[(THEME, "", "hues: [\"#0b5f66\", ‹\"#0b5f6\"›]\n")],
            "`#0b5f6` is not a colour",
            "six hexadecimal digits",
        ),
        case(
            Code::CutValue,
            &[(THEME, "", "accent: ‹#0b5f66›\n")],
            "`#` begins a comment here",
            "in quotes",
        ),
        case(
            Code::UnknownKey,
            &[(THEME, "", "‹papper›: \"#ffffff\"\n")],
            "a theme has no field `papper`",
            "did you mean `paper`?",
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
            "a link leads to `/nowhere/`, which does not exist",
            "template",
        ),
        case(
            Code::Html,
            &[("themes/plain/templates/clusters.html", "<h1>", "<h1 id=a>‹<b id=a>›</b>")],
            "the id `a` appears twice",
            "template",
        ),
        case(
            Code::Html,
            &[("themes/plain/templates/clusters.html", "<h1>", "<h1>‹<a href=\"#no\">›x</a>")],
            "a link leads to `#no`, which has no such id",
            "template",
        ),
        case(
            Code::Html,
            &[(BASE, "<html lang=\"{{ site.locale }}\"", "‹<html")],
            "the page does not say its language",
            "template",
        ),
    ]
}
