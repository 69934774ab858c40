//! `data/site.yaml`, and files that are missing or too many.

use urbi::diag::Code;

use super::{Case, REMOVED, case};

const SITE: &str = "data/site.yaml";

pub(super) fn cases() -> Vec<Case> {
    [locales(), menus(), values()].into_iter().flatten().collect()
}

fn values() -> Vec<Case> {
    vec![
        case(
            Code::MissingFile,
            &[(SITE, "", REMOVED)],
            "there is no file `data/site.yaml`",
            "--root",
        ),
        case(
            Code::MissingFile,
            &[(SITE, "theme: plain", "theme: ‹plian›")],
            "there is no theme `themes/plian`",
            "did you mean `plain`?",
        ),
        case(
            Code::InvalidAddress,
            &[(SITE, "https://harbours.example\n", "‹harbours.example›\n")],
            "`base_url` must be the address of a site",
            "write it like this: https://harbours.example",
        ),
        case(
            Code::InvalidAddress,
            &[(SITE, "kai@harbours.example", "‹kai at harbours›")],
            "`email` must be an e-mail address",
            "name@example.org",
        ),
        case(
            Code::UnknownKey,
            &[(SITE, "country_feeds", "‹country_feed›")],
            "a site has no field `country_feed`",
            "did you mean `country_feeds`?",
        ),
        case(
            Code::WrongType,
            &[(SITE, "country_feeds: true", "country_feeds: ‹yes›")],
            "`country_feeds` must be true or false, and `yes` is not",
            "write it like this: true",
        ),
        case(
            Code::InvalidAddress,
            &[(SITE, "country_feeds: true", "data_licence: ‹licence.example/by›")],
            "`data_licence` must be an address of the web",
            "write it like this: https://licence.example/by",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "layout: news", "layout: ‹newz›")],
            "`layout` must be one of a few words",
            "did you mean `news`?",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "per_page: 2", "per_page: ‹0›")],
            "`per_page` must be between 1 and 1000, and it is 0",
            "from 1 to 1000",
        ),
        case(
            Code::UnknownKey,
            &[(SITE, "  cities: {slug", "  ‹citys›: {slug")],
            "there is no family of pages `citys`",
            "did you mean `cities`?",
        ),
        case(
            Code::FileName,
            &[("data/roundz.yaml", "", "‹- id: 1\n")],
            "nothing reads the file `data/roundz.yaml`",
            "data/rounds.yaml",
        ),
        case(
            Code::InvalidValue,
            &[
                (SITE, "    fallback: none\n\nfam", "    fallback: none\n    feed: true\n\nfam"),
                (SITE, "  pages:", "  ‹pages›:"),
            ],
            "another section has the feed already",
            "remove `feed: true` from one of them",
        ),
        case(
            Code::MissingField,
            &[(
                SITE,
                "    title: {de: Nachrichten, sv: Nyheter, ar: أخبار}\n    slug",
                "    ‹slug",
            )],
            "`title` is missing, and a section must have it",
            "title: …",
        ),
        case(
            Code::UnknownKey,
            &[(SITE, "sections:", "‹sektions›:")],
            "a site has no field `sektions`",
            "did you mean `sections`?",
        ),
    ]
}

fn locales() -> Vec<Case> {
    vec![
        case(
            Code::UnknownLocale,
            &[(SITE, "fallback: [de]", "fallback: [‹fr›, de]")],
            "`fr` is not one of the site's locales",
            "de, sv",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "fallback: [de]", "fallback: [‹ar›, de]")],
            "the locale `ar` names itself as its fallback",
            "take it out here",
        ),
        case(
            Code::InvalidValue,
            &[
                (SITE, "label: Svenska}", "label: Svenska, fallback: [ar]}"),
                (SITE, "fallback: [de]", "fallback: [‹sv›]"),
            ],
            "`ar` falls back to `sv`, which falls back to `ar`",
            "the source locale comes last",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "label: Deutsch,", "label: Deutsch, fallback: [‹ar›],")],
            "`de` falls back to `ar`, which falls back to `de`",
            "the source locale comes last",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "country_feeds: true", "country_feeds: true\nfallback: ‹pages›")],
            "`fallback` must be one of a few words",
            "did you mean `page`?",
        ),
        case(
            Code::UnknownLocale,
            &[(SITE, "source_locale: de", "source_locale: ‹fr›")],
            "`fr` is not one of the site's locales",
            "",
        ),
        case(
            Code::DuplicateId,
            &[(SITE, "label: Svenska}", "label: Svenska}\n  - ‹{tag: sv, label: Svenska}›")],
            "the locale `sv` has the tag or path of another",
            "at the root",
        ),
        case(
            Code::UnknownLocale,
            &[(SITE, "sv: Sidor", "‹xx›: Sidor")],
            "`xx` is not the tag of a locale",
            "BCP 47",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "label: Svenska}", "label: Svenska, path: ‹../x›}")],
            "`path` must be an id, and `../x` is not",
            "lower-case letters",
        ),
        case(
            Code::UnknownLocale,
            &[(SITE, "- {tag: sv,", "- {tag: ‹schwedisch›,")],
            "`tag` must be the tag of a locale, and `schwedisch` is not",
            "en",
        ),
        case(
            Code::DuplicateId,
            &[(SITE, "{tag: sv, label: Svenska}", "‹{tag: sv, label: Svenska, at_root: true}›")],
            "the locale `sv` has the tag or path of another",
            "at the root",
        ),
    ]
}

fn menus() -> Vec<Case> {
    vec![
        case(
            Code::DeadLink,
            &[(SITE, "to: pages/join", "to: ‹pages/joyn›")],
            "there is no document `content/pages/joyn`",
            "did you mean `pages/join`?",
        ),
        case(
            Code::DeadLink,
            &[(SITE, "to: section:news", "to: ‹section:newz›")],
            "`section:newz` leads to nothing",
            "did you mean `section:news`?",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "to: section:news", "to: ‹news›")],
            "`news` does not name a place of the site",
            "section:news",
        ),
        case(
            Code::DeadLink,
            &[(SITE, "home: pages/home", "home: ‹pages/hone›")],
            "there is no document `content/pages/hone`",
            "did you mean `pages/home`?",
        ),
        case(
            Code::DeadLink,
            &[(SITE, "join: pages/join", "join: ‹pages/joyn›")],
            "there is no document `content/pages/joyn`",
            "did you mean `pages/join`?",
        ),
    ]
}
