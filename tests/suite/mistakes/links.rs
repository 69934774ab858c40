//! Errors in links, blocks and addresses of documents.

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
            "site.unknown-document(identity: \"pages/handbok\")",
            "schema.did-you-mean-hint(near: \"pages/handbook\")",
        ),
        case(
            Code::DeadLink,
            &[(HANDBOOK, "[](city:hamburg)", "‹[](city:hambrug)›")],
            "site.unknown-reference(written: \"city:hambrug\")",
            "schema.did-you-mean-hint(near: \"city:hamburg\")",
        ),
        case(
            Code::DeadLink,
            &[(HANDBOOK, "[Land](country:NO)", "‹[Land](country:SE)›")],
            "site.unknown-reference(written: \"country:SE\")",
            "schema.did-you-mean-hint(near: \"country:DE\")",
        ),
        case(
            Code::DeadLink,
            &[(HANDBOOK, "[Land](country:NO)", "‹[Preis](award:2023)›")],
            "site.unknown-reference(written: \"award:2023\")",
            "schema.did-you-mean-hint(near: \"award:2024\")",
        ),
        case(
            Code::DeadLink,
            &[(HANDBOOK, "[Nachrichten](section:news)", "‹[Nachrichten](section:pages)›")],
            "site.unknown-reference(written: \"section:pages\")",
            "schema.did-you-mean-hint(near: \"section:news\")",
        ),
        case(
            Code::DeadLink,
            &[(JOIN, "[zurück](home:)", "‹[zurück](/handbuch/)›")],
            "plan.link-to-page-address(url: \"/handbuch/\")",
            "plan.link-to-this-source-hint(source: \"handbook.md\")",
        ),
        case(
            Code::DeadLink,
            &[(JOIN, "[zurück](home:)", "‹[zurück]()›")],
            "content.link-without-address",
            "content.write-link-address-hint",
        ),
        case(
            Code::DeadLink,
            &[(HANDBOOK, "(tiefen.csv)", "(tiefe.csv)"), (HANDBOOK, "[Karte", "‹[Karte")],
            "plan.unknown-file(noun: plan.file-noun, file: \"content/pages/tiefe.csv\")",
            "schema.did-you-mean-hint(near: \"content/pages/tiefen.csv\")",
        ),
        case(
            Code::DeadFragment,
            &[(JOIN, "[Handbuch](handbook.md#rules)", "‹[Handbuch](handbook.md#rulez)›")],
            "plan.unknown-heading(file: \"content/pages/handbook.de.md\", fragment: \"rulez\")",
            "plan.similar-heading-hint(near: \"rules\")",
        ),
        case(
            Code::DeadFragment,
            &[(HANDBOOK, "[Thema](cluster:quays)", "‹[Thema](#thema)›")],
            "plan.unknown-heading(file: \"content/pages/handbook.de.md\", fragment: \"thema\")",
            "plan.known-headings-hint(ids: \"rules, #regeln, #zahlen\")",
        ),
        case(
            Code::InvalidAddress,
            &[(JOIN, "[zurück](home:)", "‹[zurück](javascript:alert)›")],
            "content.link-scheme-not-allowed(scheme: \"javascript\")",
            "content.allowed-links-hint",
        ),
        case(
            Code::DeadLink,
            &[(JOIN, "(handbook.md#rules)", "(../../data/site.md)"), (JOIN, "[Hand", "‹[Hand")],
            "content.path-outside-content(place: \"../../data/site.md\")",
            "",
        ),
        case(
            Code::InvalidAddress,
            &[(JOIN, "(handbook.md#rules)", "(../../../x.pdf)"), (JOIN, "[Hand", "‹[Hand")],
            "content.path-outside-site(place: \"../../../x.pdf\")",
            "",
        ),
    ]
}

fn links_to_data() -> Vec<Case> {
    vec![
        case(
            Code::DeadLink,
            &[(JOIN, "[zurück](home:)", "‹[zurück](data:cities.csv)›")],
            "plan.unknown-data-file(name: \"cities.csv\")",
            "plan.publish-open-data-hint",
        ),
        case(
            Code::DeadLink,
            &[
                ("data/site.yaml", "country_feeds: true", "open_data: true"),
                (JOIN, "[zurück](home:)", "‹[zurück](data:city.csv)›"),
            ],
            "plan.unknown-data-file(name: \"city.csv\")",
            "plan.similar-data-file-hint(near: \"cities.csv\")",
        ),
        case(
            Code::DeadLink,
            &[
                ("data/site.yaml", "country_feeds: true", "open_data: true"),
                (JOIN, "[zurück](home:)", "‹[zurück](data:cities.csv#bergen)›"),
            ],
            "plan.unknown-data-file(name: \"cities.csv#bergen\")",
            "plan.similar-data-file-hint(near: \"cities.csv\")",
        ),
    ]
}

fn pictures() -> Vec<Case> {
    vec![
        case(
            Code::MissingImage,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Anker](ankr.svg)›")],
            "plan.unknown-file(noun: content.image-noun, file: \"content/pages/ankr.svg\")",
            "schema.did-you-mean-hint(near: \"content/pages/anker.svg\")",
        ),
        case(
            Code::InvalidAddress,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![](https://x.example/a.png)›")],
            "content.image-not-of-site(destination: \"https://x.example/a.png\")",
            "content.put-image-next-to-document-hint",
        ),
        case(
            Code::MissingImage,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Anker](Anker.svg)›")],
            "plan.unknown-file(noun: content.image-noun, file: \"content/pages/Anker.svg\")",
            "schema.did-you-mean-hint(near: \"content/pages/anker.svg\")",
        ),
    ]
}

const SITE: &str = "data/site.yaml";
/// Enables maps in the fixture.
const MAPS: super::Edit = (SITE, "country_feeds: true\n", "country_feeds: true\nmaps: true\n");
/// The text that the cases of `map` blocks replace.
const PLACE: &str = "```records\nkind: conferences\n```";

fn maps() -> Vec<Case> {
    vec![
        case(
            Code::UnknownReference,
            &[(HANDBOOK, PLACE, "```map\n‹world: true\n›```")],
            "plan.maps-turned-off",
            "plan.turn-on-maps-hint",
        ),
        case(
            Code::UnknownReference,
            &[MAPS, (HANDBOOK, PLACE, "```map\nregion: ‹norht›\n```")],
            "site.unknown-record(noun: site.noun-region, id: \"norht\")",
            "site.near-or-add-record-hint(near: \"north\", id: \"norht\", file: \"data/regions.yaml\")",
        ),
        case(
            Code::UnknownReference,
            &[(HANDBOOK, PLACE, "```map\ncountry: ‹SE›\n```")],
            "site.unknown-record(noun: site.country-with-members, id: \"SE\")",
            "site.correct-or-add-city-hint(id: \"SE\", file: \"data/members/\")",
        ),
        case(
            Code::UnknownReference,
            &[MAPS, (HANDBOOK, PLACE, "```map\ncountry: ‹NL›\n```")],
            "plan.map-without-locations",
            "plan.add-location-hint",
        ),
        case(
            Code::MissingField,
            &[MAPS, (HANDBOOK, PLACE, "```map‹\n```")],
            "content.map-block-empty",
            "content.write-map-subject-hint",
        ),
        case(
            Code::MissingField,
            &[MAPS, (HANDBOOK, PLACE, "```map\n‹world: true\ncountry: DE\n›```")],
            "content.map-block-empty",
            "content.write-map-subject-hint",
        ),
        case(
            Code::UnknownKey,
            &[MAPS, (HANDBOOK, PLACE, "```map\n‹regoin›: north\n```")],
            "schema.unknown-field(noun: noun.map-block, key: \"regoin\")",
            "schema.did-you-mean-hint(near: \"region\")",
        ),
        case(
            Code::WrongType,
            &[(SITE, "country_feeds: true\n", "country_feeds: true\nmaps: ‹world›\n")],
            "schema.wrong-value(key: \"maps\", noun: schema.noun-true-or-false, text: \"world\")",
            "schema.write-true-or-false-hint",
        ),
    ]
}

fn blocks() -> Vec<Case> {
    vec![
        case(
            Code::UnknownReference,
            &[(HANDBOOK, "```facts\nround: 2024", "```facts\nround: ‹2023›")],
            "site.unknown-record(noun: site.noun-round, id: \"2023\")",
            "site.near-or-add-record-hint(near: \"2024\", id: \"2023\", file: \"data/rounds.yaml\")",
        ),
        case(
            Code::UnknownReference,
            &[(HANDBOOK, "award: 2024", "award: ‹2020›")],
            "site.unknown-record(noun: site.noun-award, id: \"2020\")",
            "site.near-or-add-record-hint(near: \"2024\", id: \"2020\", file: \"data/awards.yaml\")",
        ),
        case(
            Code::MissingField,
            &[(HANDBOOK, "```members\naward: 2024\n```", "```apply‹\n```")],
            "content.apply-block-empty",
            "content.write-apply-text-hint",
        ),
        case(
            Code::MissingField,
            &[(HANDBOOK, "```members\naward: 2024\n```", "```members‹\n```")],
            "content.members-block-empty",
            "content.add-members-filter-hint",
        ),
        case(
            Code::InvalidValue,
            &[(HANDBOOK, "group: country", "group: ‹contry›")],
            "schema.wrong-value(key: \"group\", noun: schema.noun-allowed-value, text: \"contry\")",
            "schema.did-you-mean-hint(near: \"country\")",
        ),
        case(
            Code::WrongType,
            &[(JOIN, "latest: 1", "latest: ‹eins›")],
            "schema.wrong-value(key: \"latest\", noun: schema.noun-whole-number-between(low: \"1\", high: \"100\"), text: \"eins\")",
            "schema.write-digits-hint(example: \"12\")",
        ),
        case(
            Code::UnknownCodeLanguage,
            &[(HANDBOOK, "```records", "```‹recordds›")],
            "content.unknown-block(info: \"recordds\")",
            "schema.did-you-mean-hint(near: \"records\")",
        ),
        case(
            Code::UnknownKey,
            &[(HANDBOOK, "city: alesund", "‹cty›: alesund")],
            "schema.unknown-field(noun: noun.facts-block, key: \"cty\")",
            "schema.did-you-mean-hint(near: \"city\")",
        ),
        case(
            Code::UnknownReference,
            &[(HANDBOOK, "year: 2024", "year: ‹2023›")],
            "plan.unknown-award-year(year: \"2023\")",
            "plan.known-award-years-hint(known: \"2024\")",
        ),
    ]
}

fn charts() -> Vec<Case> {
    vec![
        case(
            Code::InvalidValue,
            &[(CHARTS, "of: countries", "of: ‹countrys›")],
            "schema.wrong-value(key: \"of\", noun: schema.noun-allowed-value, text: \"countrys\")",
            "schema.did-you-mean-hint(near: \"countries\")",
        ),
        case(
            Code::MissingField,
            &[(CHARTS, "```chart\nof: countries\n```", "```chart‹\n```")],
            "content.chart-block-empty",
            "content.write-chart-subject-hint(known: \"`of: admissions`, `of: totals`, `of: regions`, `of: countries`\")",
        ),
        case(
            Code::UnknownReference,
            &[(CHARTS, "of: regions\nround: 2024", "of: regions\nround: ‹2042›")],
            "site.unknown-record(noun: site.noun-round, id: \"2042\")",
            "site.near-or-add-record-hint(near: \"2024\", id: \"2042\", file: \"data/rounds.yaml\")",
        ),
        case(
            Code::InvalidValue,
            &[(CHARTS, "of: countries", "of: countries\nround: ‹2024›")],
            "content.chart-round-not-allowed(name: \"countries\")",
            "content.write-regions-or-delete-hint",
        ),
        case(
            Code::UnknownReference,
            &[("data/totals.yaml", "", REMOVED), (CHARTS, "of: totals", "of: ‹totals›")],
            "plan.chart-without-data(name: \"totals\")",
            "plan.add-chart-data-hint(file: \"data/totals.yaml\")",
        ),
    ]
}

fn collisions() -> Vec<Case> {
    vec![
        case(
            Code::Collision,
            &[(JOIN, "slug: mitglied-werden", "slug: ‹handbuch›")],
            "plan.address-collision",
            "plan.change-slug-hint",
        ),
        case(
            Code::Collision,
            &[(JOIN, "[/beitritt/, /alt", "[‹/nachrichten/kran/›, /alt")],
            "plan.address-collision",
            "plan.remove-taken-alias-hint",
        ),
    ]
}
