//! Records below `data/`.

use urbi::diag::Code;

use super::{Case, case};

const NORTH: &str = "data/members/north.yaml";

pub(super) fn cases() -> Vec<Case> {
    [yaml(), fields(), values(), references()].into_iter().flatten().collect()
}

/// What people write by hand and YAML reads otherwise.
fn yaml() -> Vec<Case> {
    vec![
        case(
            Code::Yaml,
            &[(NORTH, "\"'s-Gravendeel\"", "‹'s-Gravendeel›")],
            "`'` at the start of a value opens a quotation, which is not closed",
            "double quotes: \"'s-Gravendeel\"",
        ),
        case(
            Code::Yaml,
            &[(NORTH, "name: Zingst", "name: ‹Zingst: Hafen›")],
            "a colon followed by a space is inside this value",
            "put the whole value in quotes: \"Zingst: Hafen\"",
        ),
        case(
            Code::Yaml,
            &[(NORTH, "name: Zingst", "name: ‹@Zingst›")],
            "a value cannot begin with `@`",
            "put the whole value in quotes: \"@Zingst\"",
        ),
        case(
            Code::Yaml,
            &[("data/calls.yaml", "  closes: 2026-02-28", " ‹closes: 2026-02-28")],
            "",
            "begin below each other",
        ),
        case(
            Code::DuplicateKey,
            &[(NORTH, "name: Zingst", "name: Zingst\n  ‹name›: Barth")],
            "`name` is given twice",
            "keep one",
        ),
        case(
            Code::EmptyFile,
            &[("data/calls.yaml", "", "‹")],
            "`data/calls.yaml` is empty",
            "remove the file",
        ),
        case(
            Code::WrongType,
            &[("data/calls.yaml", "", "‹id: 1\nname: A\n")],
            "this file must be a list of records",
            "begin each record with `- `",
        ),
        case(
            Code::Yaml,
            &[(NORTH, "name: Zingst\n  country", "name: Zingst\n‹\t›country")],
            "a tab stands where spaces are needed",
            "indent with spaces",
        ),
        case(
            Code::Yaml,
            &[(
                "data/awards.yaml",
                "winners: [bergen, mariehamn]",
                "winners: ‹[bergen, mariehamn›",
            )],
            "`[` is opened and not closed",
            "add `]`",
        ),
    ]
}

fn fields() -> Vec<Case> {
    vec![
        case(
            Code::UnknownKey,
            &[(NORTH, "website:", "‹webseite›:")],
            "a city has no field `webseite`",
            "did you mean `website`?",
        ),
        case(
            Code::MissingField,
            &[(NORTH, "- id: zingst\n  name: Zingst\n", "- ‹id›: zingst\n")],
            "`name` is missing, and a city must have it",
            "add a line `name: …`",
        ),
        case(
            Code::MissingField,
            &[(NORTH, "name: Zingst", "‹name›:")],
            "`name` is empty, and a city must have it",
            "write `name: …`",
        ),
        case(
            Code::WrongType,
            &[(NORTH, "joined: 2024\n  population", "joined: ‹[2024]›\n  population")],
            "`joined` must be a whole number, and this is a list",
            "joined: 2024",
        ),
        case(
            Code::WrongType,
            &[(NORTH, "value: 52163", "value: ‹52.163›")],
            "`value` must be a whole number",
            "write it without separators: 52163",
        ),
        case(
            Code::WrongType,
            &[(NORTH, "lat: 53.55", "lat: ‹\"53,55\"›")],
            "`lat` must be a number",
            "write a point for the comma: 53.55",
        ),
        case(
            Code::WrongType,
            &[(NORTH, "seat: true", "seat: ‹ja›")],
            "`seat` must be true or false",
            "true or false",
        ),
        case(
            Code::UnknownLocale,
            &[(NORTH, "fr: Flessingue", "‹fra-nce›: Flessingue")],
            "`fra-nce` is not the tag of a locale",
            "BCP 47",
        ),
    ]
}

fn values() -> Vec<Case> {
    vec![
        case(
            Code::InvalidValue,
            &[(NORTH, "lat: 53.55", "lat: ‹153.55›")],
            "`lat` must be between -90 and 90, and it is 153.55",
            "a digit or a point",
        ),
        case(
            Code::InvalidValue,
            &[(NORTH, "- id: zingst", "- id: ‹Ostseebad Zingst›")],
            "`id` must be an id",
            "ostseebad-zingst",
        ),
        case(
            Code::InvalidValue,
            &[(NORTH, "name: Zingst\n  country: DE", "name: Zingst\n  country: ‹Germany›")],
            "`country` must be the code of a country, and `Germany` is not",
            "write its code: DE",
        ),
        case(
            Code::InvalidDate,
            &[("data/rounds.yaml", "date: 2019-05-04", "date: ‹04.05.2019›")],
            "`date` must be a date, and `04.05.2019` is not",
            "write 2019-04-05 or 2019-05-04",
        ),
        case(
            Code::InvalidDate,
            &[("data/calls.yaml", "2026-02-28", "‹2026-02-30›")],
            "`closes` must be a date",
            "this month has fewer days",
        ),
        case(
            Code::InvalidAddress,
            &[(NORTH, "https://bergen.example", "‹bergen.example›")],
            "`website` must be an address of the web",
            "write it like this: https://bergen.example",
        ),
        case(
            Code::InvalidAddress,
            &[(NORTH, "https://bergen.example", "‹javascript:alert(1)›")],
            "`website` must be an address of the web",
            "https://",
        ),
        case(
            Code::InvalidDate,
            &[("data/calls.yaml", "closes: 2026-02-28", "closes: ‹2025-12-01›")],
            "`closes` lies before `opens`",
            "compare the two dates",
        ),
    ]
}

fn references() -> Vec<Case> {
    vec![
        case(
            Code::DuplicateId,
            &[(NORTH, "- id: zingst", "- id: ‹luebeck›")],
            "another city has the id `luebeck` too",
            "another id",
        ),
        case(
            Code::DuplicateId,
            &[("data/countries.yaml", "", "- {code: AX, name: {de: Åland}}\n- {code: ‹AX›}\n")],
            "another country has the id `AX` too",
            "another id",
        ),
        case(
            Code::UnknownReference,
            &[(NORTH, "clusters: [quays]\n  website", "clusters: [‹quais›]\n  website")],
            "there is no cluster `quais`",
            "did you mean `quays`?",
        ),
        case(
            Code::UnknownReference,
            &[("data/awards.yaml", "[bergen, mariehamn]", "[bergen, ‹marienhamn›]")],
            "there is no city `marienhamn`",
            "did you mean `mariehamn`?",
        ),
        case(
            Code::UnknownReference,
            &[("data/conferences.yaml", "city: hamburg", "city: ‹hambourg›")],
            "there is no city `hambourg`",
            "did you mean `hamburg`?",
        ),
        case(
            Code::UnknownReference,
            &[("data/clusters.yaml", "[hamburg]", "[‹altona›]")],
            "there is no city `altona`",
            "",
        ),
        case(
            Code::UnknownReference,
            &[(NORTH, "name: Zingst\n  country: DE", "name: Zingst\n  country: ‹DK›")],
            "the country `DK` stands in no region",
            "data/regions.yaml",
        ),
        case(
            Code::DuplicateId,
            &[("data/regions.yaml", "[AX, DE, NL, NO]", "[AX, DE, NL, NO, ‹AX›]")],
            "the country `AX` stands in two regions",
            "",
        ),
        case(
            Code::MissingRound,
            &[(NORTH, "joined: 2024\n  population", "joined: ‹2023›\n  population")],
            "there is no round of the year 2023, in which this city joined",
            "data/rounds.yaml",
        ),
        case(
            Code::DuplicateId,
            &[(
                "data/awards.yaml",
                "",
                "- {id: 2024, name: A, year: 2024}\n- {id: ‹2024›, name: B, year: 2025}\n",
            )],
            "another award has the id `2024` too",
            "another id",
        ),
        case(
            Code::InvalidValue,
            &[("data/awards.yaml", "sv: ankarpriset-2024", "sv: ‹Ankarpriset 2024›")],
            "`slug` must be an id, and `Ankarpriset 2024` is not",
            "ankarpriset-2024",
        ),
    ]
}
