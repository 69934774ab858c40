//! Errors in records in `data/`.

use urbi::diag::Code;

use super::{Case, case};

const NORTH: &str = "data/members/north.yaml";

pub(super) fn cases() -> Vec<Case> {
    [yaml(), fields(), source_pages(), values(), references()].into_iter().flatten().collect()
}

/// YAML that people write by hand and that means something else.
fn yaml() -> Vec<Case> {
    vec![
        case(
            Code::Yaml,
            &[(NORTH, "\"'s-Gravendeel\"", "‹'s-Gravendeel›")],
            "yaml.unclosed-quotation-mark(quote: \"'\")",
            "yaml.quote-apostrophe-hint(value: \"\\\"'s-Gravendeel\\\"\")",
        ),
        case(
            Code::Yaml,
            &[(NORTH, "name: Zingst", "name: ‹Zingst: Hafen›")],
            "yaml.colon-in-value",
            "schema.put-in-quotation-marks-hint(quoted: \"\\\"Zingst: Hafen\\\"\")",
        ),
        case(
            Code::Yaml,
            &[(NORTH, "name: Zingst", "name: ‹@Zingst›")],
            "yaml.invalid-first-character(first: \"@\")",
            "schema.put-in-quotation-marks-hint(quoted: \"\\\"@Zingst\\\"\")",
        ),
        case(
            Code::Yaml,
            &[("data/calls.yaml", "  closes: 2026-02-28", " ‹closes: 2026-02-28")],
            "yaml.indented-too-little(count: yaml.one-space)",
            "yaml.indent-evenly-hint",
        ),
        case(
            Code::DuplicateKey,
            &[(NORTH, "name: Zingst", "name: Zingst\n  ‹name›: Barth")],
            "yaml.duplicate-field(key: \"name\")",
            "schema.keep-one-hint",
        ),
        case(
            Code::EmptyFile,
            &[("data/calls.yaml", "", "‹")],
            "network.empty-file(path: \"data/calls.yaml\")",
            "network.add-record-hint",
        ),
        case(
            Code::WrongType,
            &[("data/calls.yaml", "", "‹id: 1\nname: A\n")],
            "network.not-a-list-of-records(shape: schema.noun-group)",
            "network.begin-record-hint",
        ),
        case(
            Code::Yaml,
            &[(NORTH, "name: Zingst\n  country", "name: Zingst\n‹\t›country")],
            "yaml.tab-indentation",
            "yaml.indent-with-spaces-hint",
        ),
        case(
            Code::Yaml,
            &[(
                "data/awards.yaml",
                "winners: [bergen, mariehamn]",
                "winners: ‹[bergen, mariehamn›",
            )],
            "yaml.bracket-not-closed(open: \"[\")",
            "yaml.add-closing-bracket-hint(close: \"]\")",
        ),
    ]
}

/// The titles of sources.
fn source_pages() -> Vec<Case> {
    vec![
        case(
            Code::UnusedSource,
            &[(
                "data/sources.yaml",
                "",
                "- url: ‹http://rounds.example/2019›\n  publisher: Hafenamt\n",
            )],
            "site.unused-source-page",
            "site.write-named-address-hint(near: \"https://rounds.example/2019\")",
        ),
        case(
            Code::UnusedSource,
            &[("data/sources.yaml", "", "- url: ‹https://a.example›\n  publisher: Hafenamt\n")],
            "site.unused-source-page",
            "site.delete-unused-page-hint",
        ),
        case(
            Code::DuplicateId,
            &[(
                "data/sources.yaml",
                "",
                "- {url: https://rounds.example/2019, publisher: Hafenamt}\n- url: \
                 ‹https://rounds.example/2019›\n  publisher: Hafenamt\n",
            )],
            "site.duplicate-source-page",
            "site.delete-source-page-hint",
        ),
    ]
}

fn fields() -> Vec<Case> {
    vec![
        case(
            Code::UnknownKey,
            &[(NORTH, "website:", "‹webseite›:")],
            "schema.unknown-field(noun: noun.city, key: \"webseite\")",
            "schema.did-you-mean-hint(near: \"website\")",
        ),
        case(
            Code::MissingField,
            &[(NORTH, "- id: zingst\n  name: Zingst\n", "- ‹id›: zingst\n")],
            "schema.missing-required-field(noun: noun.city, key: \"name\")",
            "schema.add-field-hint(key: \"name\", example: \"…\", help: help.schema.name-city)",
        ),
        case(
            Code::MissingField,
            &[(NORTH, "name: Zingst", "‹name›:")],
            "schema.empty-required-field(key: \"name\", noun: noun.city)",
            "schema.write-field-example-hint(key: \"name\", example: \"…\")",
        ),
        case(
            Code::WrongType,
            &[(NORTH, "joined: 2024\n  population", "joined: ‹[2024]›\n  population")],
            "schema.wrong-shape(key: \"joined\", noun: schema.noun-whole-number-between(low: \"1900\", high: \"2100\"), shape: schema.noun-list)",
            "schema.single-value-hint(key: \"joined\", written: \"2024\")",
        ),
        case(
            Code::WrongType,
            &[(NORTH, "value: 52163", "value: ‹52.163›")],
            "schema.wrong-value(key: \"value\", noun: schema.noun-whole-number, text: \"52.163\")",
            "schema.without-separators-hint(fixed: \"52163\")",
        ),
        case(
            Code::WrongType,
            &[(NORTH, "lat: 53.55", "lat: ‹\"53,55\"›")],
            "schema.wrong-value(key: \"lat\", noun: schema.noun-number-between(low: \"-90\", high: \"90\"), text: \"53,55\")",
            "schema.decimal-point-hint(fixed: \"53.55\")",
        ),
        case(
            Code::WrongType,
            &[(NORTH, "seat: true", "seat: ‹ja›")],
            "schema.wrong-value(key: \"seat\", noun: schema.noun-true-or-false, text: \"ja\")",
            "schema.write-true-or-false-hint",
        ),
        case(
            Code::UnknownLocale,
            &[(NORTH, "fr: Flessingue", "‹fra-nce›: Flessingue")],
            "schema.unknown-language-code(tag: \"fra-nce\")",
            "schema.language-codes-hint",
        ),
    ]
}

fn values() -> Vec<Case> {
    vec![
        case(
            Code::InvalidValue,
            &[(NORTH, "lat: 53.55", "lat: ‹153.55›")],
            "schema.number-out-of-range(key: \"lat\", low: \"-90\", high: \"90\", text: \"153.55\")",
            "schema.check-digits-hint",
        ),
        case(
            Code::InvalidValue,
            &[(NORTH, "- id: zingst", "- id: ‹Ostseebad Zingst›")],
            "schema.wrong-value(key: \"id\", noun: schema.noun-id, text: \"Ostseebad Zingst\")",
            "schema.write-slug-hint(known: \"ostseebad-zingst\")",
        ),
        case(
            Code::InvalidValue,
            &[(NORTH, "name: Zingst\n  country: DE", "name: Zingst\n  country: ‹Germany›")],
            "schema.wrong-value(key: \"country\", noun: schema.noun-country-code, text: \"Germany\")",
            "schema.write-country-code-hint(fixed: \"DE\")",
        ),
        case(
            Code::InvalidDate,
            &[("data/rounds.yaml", "date: 2019-05-04", "date: ‹04.05.2019›")],
            "schema.wrong-value(key: \"date\", noun: schema.noun-date, text: \"04.05.2019\")",
            "schema.ambiguous-date-hint(one: \"2019-04-05\", two: \"2019-05-04\")",
        ),
        case(
            Code::InvalidDate,
            &[("data/calls.yaml", "2026-02-28", "‹2026-02-30›")],
            "schema.wrong-value(key: \"closes\", noun: schema.noun-date, text: \"2026-02-30\")",
            "schema.month-has-fewer-days",
        ),
        case(
            Code::InvalidAddress,
            &[(NORTH, "https://bergen.example", "‹bergen.example›")],
            "schema.wrong-value(key: \"website\", noun: schema.noun-web-address, text: \"bergen.example\")",
            "schema.write-like-this-hint(fixed: \"https://bergen.example\")",
        ),
        case(
            Code::InvalidAddress,
            &[(NORTH, "https://bergen.example", "‹javascript:alert(1)›")],
            "schema.wrong-value(key: \"website\", noun: schema.noun-web-address, text: \"javascript:alert(1)\")",
            "schema.begin-address-hint",
        ),
        case(
            Code::InvalidDate,
            &[("data/conferences.yaml", "starts: 2023-09-28", "starts: ‹2023-09-28T22:00+02:00›")],
            "schema.wrong-value(key: \"starts\", noun: schema.noun-date, text: \"2023-09-28T22:00+02:00\")",
            "schema.date-without-time-hint(fixed: \"2023-09-28\")",
        ),
        case(
            Code::InvalidDate,
            &[("data/conferences.yaml", "ends: 2023-10-01}", "ends: ‹2023-09-01›}")],
            "site.ends-before-starts",
            "site.check-dates-hint",
        ),
        case(
            Code::InvalidDate,
            &[("data/calls.yaml", "closes: 2026-02-28", "closes: ‹2025-12-01›")],
            "site.closes-before-opens",
            "site.check-dates-hint",
        ),
    ]
}

fn references() -> Vec<Case> {
    vec![
        case(
            Code::DuplicateId,
            &[(NORTH, "- id: zingst", "- id: ‹luebeck›")],
            "site.duplicate-id(noun: site.noun-city, value: \"luebeck\")",
            "site.change-id-hint",
        ),
        case(
            Code::DuplicateId,
            &[("data/countries.yaml", "", "- {code: AX, name: {de: Åland}}\n- {code: ‹AX›}\n")],
            "site.duplicate-id(noun: site.noun-country, value: \"AX\")",
            "site.change-id-hint",
        ),
        case(
            Code::UnknownReference,
            &[(NORTH, "clusters: [quays]\n  website", "clusters: [‹quais›]\n  website")],
            "site.unknown-record(noun: site.noun-cluster, id: \"quais\")",
            "site.near-or-add-record-hint(near: \"quays\", id: \"quais\", file: \"data/clusters.yaml\")",
        ),
        case(
            Code::UnknownReference,
            &[("data/awards.yaml", "[bergen, mariehamn]", "[bergen, ‹marienhamn›]")],
            "site.unknown-record(noun: site.noun-city, id: \"marienhamn\")",
            "site.near-or-add-record-hint(near: \"mariehamn\", id: \"marienhamn\", file: \"data/members/\")",
        ),
        case(
            Code::UnknownReference,
            &[("data/conferences.yaml", "city: hamburg", "city: ‹hambourg›")],
            "site.unknown-record(noun: site.noun-city, id: \"hambourg\")",
            "site.near-or-add-record-hint(near: \"hamburg\", id: \"hambourg\", file: \"data/members/\")",
        ),
        case(
            Code::UnknownReference,
            &[("data/clusters.yaml", "[hamburg]", "[‹altona›]")],
            "site.unknown-record(noun: site.noun-city, id: \"altona\")",
            "site.correct-or-add-record-hint(id: \"altona\", file: \"data/members/\")",
        ),
        case(
            Code::UnknownReference,
            &[(NORTH, "name: Zingst\n  country: DE", "name: Zingst\n  country: ‹DK›")],
            "site.country-in-no-region(code: \"DK\")",
            "site.add-country-to-region-hint(code: \"DK\")",
        ),
        case(
            Code::DuplicateId,
            &[("data/regions.yaml", "[AX, DE, NL, NO]", "[AX, DE, NL, NO, ‹AX›]")],
            "site.country-in-two-regions(code: \"AX\")",
            "",
        ),
        case(
            Code::MissingRound,
            &[(NORTH, "joined: 2024\n  population", "joined: ‹2023›\n  population")],
            "site.no-round-for-year(year: \"2023\")",
            "site.add-round-hint(line: \"- {id: 2023, year: 2023}\")",
        ),
        case(
            Code::DuplicateId,
            &[(
                "data/awards.yaml",
                "",
                "- {id: 2024, name: A, year: 2024}\n- {id: ‹2024›, name: B, year: 2025}\n",
            )],
            "site.duplicate-id(noun: site.noun-award, value: \"2024\")",
            "site.change-id-hint",
        ),
        case(
            Code::InvalidValue,
            &[("data/awards.yaml", "sv: ankarpriset-2024", "sv: ‹Ankarpriset 2024›")],
            "schema.wrong-value(key: \"slug\", noun: schema.noun-id, text: \"Ankarpriset 2024\")",
            "schema.write-slug-hint(known: \"ankarpriset-2024\")",
        ),
    ]
}
