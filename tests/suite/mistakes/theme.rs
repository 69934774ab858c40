//! Templates, catalogs, and pages that do not hold together.

use urbi::diag::Code;

use super::{Case, REMOVED, case};

const BASE: &str = "themes/plain/templates/base.html";
const DOCUMENT: &str = "themes/plain/templates/document.html";
const SWEDISH: &str = "themes/plain/i18n/sv.yaml";
const GERMAN: &str = "themes/plain/i18n/de.yaml";
const ARABIC: &str = "themes/plain/i18n/ar.yaml";

pub(super) fn cases() -> Vec<Case> {
    [templates(), catalogs(), pages()].into_iter().flatten().collect()
}

fn templates() -> Vec<Case> {
    vec![
        case(
            Code::Template,
            &[
                (DOCUMENT, "{{ document.html | safe }}", "{{ document.html | safe"),
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
            Code::Catalog,
            &[(SWEDISH, "moved: Har flyttat till\n", ""), (GERMAN, "moved: Umg", "moved: ‹Umg")],
            "the message `moved` is missing in `sv`",
            "themes/plain/i18n/sv.yaml",
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
            &[(SWEDISH, "back: \"Tillbaka till {number}\"", "back: ‹\"Tillbaka till {numer}\"›")],
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
        case(
            Code::Catalog,
            &[(SWEDISH, "moved: Har", "movd: ‹x›\nmoved: Har")],
            "",
            "did you mean `moved`?",
        ),
        case(
            Code::Catalog,
            &[(GERMAN, "\"Zurück zu {number}\"", "‹\"Zurück zu {number\"›")],
            "this message is malformed",
            "names in braces",
        ),
    ]
}

fn pages() -> Vec<Case> {
    vec![
        case(
            Code::Html,
            &[("themes/plain/templates/clusters.html", "<h1>", "<h1><a href=\"/nowhere/\">x</a>")],
            "a link leads to `/nowhere/`, which does not exist",
            "template",
        ),
        case(
            Code::Html,
            &[("themes/plain/templates/clusters.html", "<h1>", "<h1 id=a><b id=a></b>")],
            "the id `a` stands twice",
            "template",
        ),
        case(
            Code::Html,
            &[("themes/plain/templates/clusters.html", "<h1>", "<h1><a href=\"#no\">x</a>")],
            "a link leads to `#no`, which has no such id",
            "template",
        ),
        case(
            Code::Html,
            &[(BASE, "<html lang=\"{{ site.locale }}\"", "<html")],
            "the page does not say its language",
            "template",
        ),
    ]
}
