//! Where documents lead, what they show, and addresses that meet.

use urbi::diag::Code;

use super::{Case, REMOVED, case};

const JOIN: &str = "content/pages/join.de.md";
const CHARTS: &str = "content/pages/charts.de.md";
const HANDBOOK: &str = "content/pages/handbook.de.md";

pub(super) fn cases() -> Vec<Case> {
    [links(), links_to_data(), pictures(), blocks(), maps(), charts(), collisions()]
        .into_iter()
        .flatten()
        .collect()
}

fn links() -> Vec<Case> {
    vec![
        case(
            Code::DeadLink,
            &[(JOIN, "[Handbuch](handbook.md#rules)", "‹[Handbuch](handbok.md#rules)›")],
            "there is no document `content/pages/handbok`",
            "did you mean `pages/handbook`?",
        ),
        case(
            Code::DeadLink,
            &[(HANDBOOK, "[](city:hamburg)", "‹[](city:hambrug)›")],
            "`city:hambrug` leads to nothing",
            "did you mean `city:hamburg`?",
        ),
        case(
            Code::DeadLink,
            &[(HANDBOOK, "[Land](country:NO)", "‹[Land](country:SE)›")],
            "`country:SE` leads to nothing",
            "did you mean",
        ),
        case(
            Code::DeadLink,
            &[(HANDBOOK, "[Land](country:NO)", "‹[Preis](award:2023)›")],
            "`award:2023` leads to nothing",
            "did you mean `award:2024`?",
        ),
        case(
            Code::DeadLink,
            &[(HANDBOOK, "[Nachrichten](section:news)", "‹[Nachrichten](section:pages)›")],
            "`section:pages` leads to nothing",
            "did you mean `section:news`?",
        ),
        case(
            Code::DeadLink,
            &[(JOIN, "[zurück](home:)", "‹[zurück](/handbuch/)›")],
            "`/handbuch/` is the address of a page, not of its source",
            "name its source",
        ),
        case(
            Code::DeadLink,
            &[(JOIN, "[zurück](home:)", "‹[zurück]()›")],
            "this link leads nowhere",
            "between the parentheses",
        ),
        case(
            Code::DeadLink,
            &[(HANDBOOK, "(tiefen.csv)", "(tiefe.csv)"), (HANDBOOK, "[Karte", "‹[Karte")],
            "there is no file `content/pages/tiefe.csv`",
            "did you mean `content/pages/tiefen.csv`?",
        ),
        case(
            Code::DeadFragment,
            &[(JOIN, "[Handbuch](handbook.md#rules)", "‹[Handbuch](handbook.md#rulez)›")],
            "`content/pages/handbook.de.md` has no heading `#rulez`",
            "did you mean `#rules`?",
        ),
        case(
            Code::DeadFragment,
            &[(HANDBOOK, "[Thema](cluster:quays)", "‹[Thema](#thema)›")],
            "`content/pages/handbook.de.md` has no heading `#thema`",
            "#rules",
        ),
        case(
            Code::InvalidAddress,
            &[(JOIN, "[zurück](home:)", "‹[zurück](javascript:alert)›")],
            "links with `javascript:` are not allowed",
            "https:",
        ),
        case(
            Code::DeadLink,
            &[(JOIN, "(handbook.md#rules)", "(../../data/site.md)"), (JOIN, "[Hand", "‹[Hand")],
            "`../../data/site.md` leads out of `content/`",
            "",
        ),
        case(
            Code::InvalidAddress,
            &[(JOIN, "(handbook.md#rules)", "(../../../x.pdf)"), (JOIN, "[Hand", "‹[Hand")],
            "`../../../x.pdf` leads out of the site's folder",
            "",
        ),
    ]
}

fn links_to_data() -> Vec<Case> {
    vec![
        case(
            Code::DeadLink,
            &[(JOIN, "[zurück](home:)", "‹[zurück](data:cities.csv)›")],
            "`data:cities.csv` leads to nothing",
            "add `open_data: true` to `data/site.yaml`",
        ),
        case(
            Code::DeadLink,
            &[
                ("data/site.yaml", "country_feeds: true", "open_data: true"),
                (JOIN, "[zurück](home:)", "‹[zurück](data:city.csv)›"),
            ],
            "`data:city.csv` leads to nothing",
            "did you mean `data:cities.csv`?",
        ),
        case(
            Code::DeadLink,
            &[
                ("data/site.yaml", "country_feeds: true", "open_data: true"),
                (JOIN, "[zurück](home:)", "‹[zurück](data:cities.csv#bergen)›"),
            ],
            "`data:cities.csv#bergen` leads to nothing",
            "did you mean",
        ),
    ]
}

fn pictures() -> Vec<Case> {
    vec![
        case(
            Code::MissingImage,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Anker](ankr.svg)›")],
            "there is no picture `content/pages/ankr.svg`",
            "did you mean `content/pages/anker.svg`?",
        ),
        case(
            Code::InvalidAddress,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![](https://x.example/a.png)›")],
            "a picture must be a file of this site",
            "beside the document",
        ),
        case(
            Code::MissingImage,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Anker](Anker.svg)›")],
            "there is no picture `content/pages/Anker.svg`",
            "did you mean `content/pages/anker.svg`?",
        ),
    ]
}

const SITE: &str = "data/site.yaml";
/// Switches maps on in the fixture.
const MAPS: super::Edit = (SITE, "country_feeds: true\n", "country_feeds: true\nmaps: true\n");
/// What the cases of `map` blocks are written in place of.
const PLACE: &str = "```conferences\n```";

fn maps() -> Vec<Case> {
    vec![
        case(
            Code::UnknownReference,
            &[(HANDBOOK, PLACE, "```map\n‹world: true\n›```")],
            "the site has no maps",
            "write `maps: true` in `data/site.yaml`",
        ),
        case(
            Code::UnknownReference,
            &[MAPS, (HANDBOOK, PLACE, "```map\nregion: ‹norht›\n```")],
            "there is no region `norht`",
            "did you mean `north`?",
        ),
        case(
            Code::UnknownReference,
            &[(HANDBOOK, PLACE, "```map\ncountry: ‹SE›\n```")],
            "there is no country `SE`",
            "",
        ),
        case(
            Code::UnknownReference,
            &[MAPS, (HANDBOOK, PLACE, "```map\ncountry: ‹NL›\n```")],
            "no city of this map says where it lies",
            "give at least one of them a `location`",
        ),
        case(
            Code::MissingField,
            &[MAPS, (HANDBOOK, PLACE, "```map‹\n```")],
            "this block must say what its map shows",
            "write one line",
        ),
        case(
            Code::MissingField,
            &[MAPS, (HANDBOOK, PLACE, "```map\n‹world: true\ncountry: DE\n›```")],
            "this block must say what its map shows",
            "write one line",
        ),
        case(
            Code::UnknownKey,
            &[MAPS, (HANDBOOK, PLACE, "```map\n‹regoin›: north\n```")],
            "",
            "did you mean `region`?",
        ),
        case(
            Code::WrongType,
            &[(SITE, "country_feeds: true\n", "country_feeds: true\nmaps: ‹world›\n")],
            "`maps` must be true or false",
            "write true or false",
        ),
    ]
}

fn blocks() -> Vec<Case> {
    vec![
        case(
            Code::UnknownReference,
            &[(HANDBOOK, "```facts\nround: 2024", "```facts\nround: ‹2023›")],
            "there is no round `2023`",
            "did you mean `2024`?",
        ),
        case(
            Code::UnknownReference,
            &[(HANDBOOK, "award: 2024", "award: ‹2020›")],
            "there is no award `2020`",
            "did you mean `2024`?",
        ),
        case(
            Code::MissingField,
            &[(HANDBOOK, "```members\naward: 2024\n```", "```members‹\n```")],
            "this block does not say which members",
            "round: 2022",
        ),
        case(
            Code::InvalidValue,
            &[(HANDBOOK, "group: country", "group: ‹contry›")],
            "`group` must be one of a few words",
            "did you mean `country`?",
        ),
        case(
            Code::WrongType,
            &[(JOIN, "latest: 1", "latest: ‹eins›")],
            "`latest` must be a whole number",
            "digits",
        ),
        case(
            Code::UnknownCodeLanguage,
            &[(HANDBOOK, "```conferences", "```‹conferenses›")],
            "there is no block `conferenses`",
            "did you mean `conferences`?",
        ),
        case(
            Code::UnknownKey,
            &[(HANDBOOK, "city: alesund", "‹cty›: alesund")],
            "a `facts` block has no field `cty`",
            "did you mean `city`?",
        ),
        case(
            Code::UnknownReference,
            &[(HANDBOOK, "year: 2024", "year: ‹2023›")],
            "there is no award of the year `2023`",
            "2024",
        ),
    ]
}

fn charts() -> Vec<Case> {
    vec![
        case(
            Code::InvalidValue,
            &[(CHARTS, "of: countries", "of: ‹countrys›")],
            "`of` must be one of a few words",
            "did you mean `countries`?",
        ),
        case(
            Code::MissingField,
            &[(CHARTS, "```chart\nof: countries\n```", "```chart‹\n```")],
            "this block does not say what it draws",
            "`of: admissions`",
        ),
        case(
            Code::UnknownReference,
            &[(CHARTS, "of: regions\nround: 2024", "of: regions\nround: ‹2042›")],
            "there is no round `2042`",
            "did you mean `2024`?",
        ),
        case(
            Code::InvalidValue,
            &[(CHARTS, "of: countries", "of: countries\nround: ‹2024›")],
            "a chart of `countries` cannot be of one round",
            "write `of: regions`",
        ),
        case(
            Code::UnknownReference,
            &[("data/totals.yaml", "", REMOVED), (CHARTS, "of: totals", "of: ‹totals›")],
            "the data holds nothing for a chart of `totals`",
            "data/totals.yaml",
        ),
    ]
}

fn collisions() -> Vec<Case> {
    vec![
        case(
            Code::Collision,
            &[(JOIN, "slug: mitglied-werden", "slug: ‹handbuch›")],
            "the document `content/pages/handbook.de.md` and the document `content/pages/join.de.md` would both be `handbuch/index.html`",
            "another `slug`",
        ),
        case(
            Code::Collision,
            &[(JOIN, "[/beitritt/, /alt", "[‹/nachrichten/kran/›, /alt")],
            "the document `content/news/2021-03-01-kran.de.md` and an alias of `content/pages/join.de.md` would both be `nachrichten/kran/index.html`",
            "take the alias out",
        ),
    ]
}
