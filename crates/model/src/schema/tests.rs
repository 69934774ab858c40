use super::{Kind, Schema, optional, read, required, texts};
use crate::diag::{Diagnostics, place};
use crate::path::SourcePath;
use crate::yaml;

const POINT: Schema<'static> = Schema {
    noun: "a point",
    fields: &[
        required("lat", Kind::Decimal(-90.0, 90.0)),
        required("lon", Kind::Decimal(-180.0, 180.0)),
    ],
};
const TOWN: Schema<'static> = Schema {
    noun: "a town",
    fields: &[
        required("name", Kind::Name),
        optional("country", Kind::Country),
        optional("joined", Kind::Integer(2000, 2100)),
        optional("since", Kind::Date),
        optional("location", Kind::Map(&POINT)),
        optional("tags", Kind::List(&Kind::Id)),
        optional("website", Kind::Url),
    ],
};

fn problems(text: &str) -> Vec<String> {
    let file = SourcePath::new("data/a.yaml").unwrap();
    let mut diagnostics = Diagnostics::new();
    let parsed = yaml::parse(&file, text, 0..text.len(), &mut diagnostics);
    read(&TOWN, &parsed.root, &mut diagnostics);
    let shown = diagnostics.sorted().into_iter().map(|d| {
        let place = place(text, d.span.as_ref().unwrap());
        let hint = d.hint.as_ref().map_or("-".to_owned(), |hint| format!("{hint:?}"));
        format!("{}:{} {} | {:?} | {hint}", place.line, place.column, d.code, d.message)
    });
    shown.collect()
}

#[test]
fn a_right_record_is_read() {
    let text = "name: {en: Lisbon, pt: Lisboa}\ncountry: NO\njoined: 2016\ntags: one\n";
    assert_eq!(problems(text), [""; 0]);
}

#[test]
fn another_word_for_the_only_field_that_is_missing_is_one_mistake() {
    let meant = "1:1 unknown-key | schema.unknown-field(noun: a town, key: \"called\") | schema.did-you-mean-hint(near: \"name\")";
    assert_eq!(problems("called: Lisbon\ncountry: PT\n"), [meant]);
    assert_eq!(problems("called: {en: Lisbon, pt: Lisboa}\n"), [meant]);
    assert_eq!(problems("location: {lat: 1, length: 2}\nname: a\n").len(), 1);
    assert_eq!(problems("location: {lat: 1, remark: here}\nname: a\n").len(), 2);
    assert_eq!(problems("called: Lisbon\nremark: here\n").len(), 3);
    assert_eq!(problems("called: [Lisbon]\n").len(), 2);
}

#[test]
fn every_wrong_field_is_named_with_its_fix() {
    for (line, expected) in [
        (
            "contry: DK",
            "unknown-key | schema.unknown-field(noun: a town, key: \"contry\") | schema.did-you-mean-hint(near: \"country\")",
        ),
        (
            "country: Denmark",
            "invalid-value | schema.wrong-value(key: \"country\", noun: schema.noun-country-code, text: \"Denmark\") | schema.write-country-code-hint(fixed: \"DK\")",
        ),
        (
            "joined: 2,016",
            "wrong-type | schema.wrong-value(key: \"joined\", noun: schema.noun-whole-number-between(low: \"2000\", high: \"2100\"), text: \"2,016\") | schema.without-separators-hint(fixed: \"2016\")",
        ),
        (
            "joined: [2016]",
            "wrong-type | schema.wrong-shape(key: \"joined\", noun: schema.noun-whole-number-between(low: \"2000\", high: \"2100\"), shape: schema.noun-list) | schema.single-value-hint(key: \"joined\", written: \"2016\")",
        ),
        (
            "since: 2 Sept 2022",
            "invalid-date | schema.wrong-value(key: \"since\", noun: schema.noun-date, text: \"2 Sept 2022\") | schema.write-date-hint(fixed: \"2022-09-02\")",
        ),
        (
            "website: urbi.example",
            "invalid-address | schema.wrong-value(key: \"website\", noun: schema.noun-web-address, text: \"urbi.example\") | schema.write-like-this-hint(fixed: \"https://urbi.example\")",
        ),
        (
            "website: javascript:alert(1)",
            "invalid-address | schema.wrong-value(key: \"website\", noun: schema.noun-web-address, text: \"javascript:alert(1)\") | schema.begin-address-hint",
        ),
        (
            "tags: [Two Words]",
            "invalid-value | schema.wrong-value(key: \"tags\", noun: schema.noun-id, text: \"Two Words\") | schema.write-slug-hint(known: \"two-words\")",
        ),
        (
            "location: {lat: 54}",
            "missing-field | schema.missing-required-field(noun: a point, key: \"lon\") | schema.add-field-hint(key: \"lon\", example: \"12.5\", help: )",
        ),
    ] {
        let found = problems(&format!("name: A\n{line}\n"));
        assert_eq!(found.len(), 1, "{line}: {found:?}");
        assert!(found[0].starts_with("2:"), "{line}: {found:?}");
        assert!(found[0].ends_with(expected), "{line}: {found:?}");
    }
}

#[test]
fn all_problems_come_in_one_run() {
    assert_eq!(problems("joined: x\ncountry: XX\nfoo: 1\n").len(), 4);
}

#[test]
fn texts_of_entries_with_one_name_have_paths_of_their_own() {
    const TOTAL: Schema<'static> = Schema {
        noun: "noun.total",
        fields: &[required("date", Kind::Date), optional("note", Kind::Text)],
    };
    const TOTALS: Schema<'static> =
        Schema { noun: "totals", fields: &[required("all", Kind::List(&Kind::Map(&TOTAL)))] };
    let text = "all:\n- {date: 2024, note: a}\n- {date: 2025, note: b}\n- {date: 2024, note: c}\n";
    let file = SourcePath::new("data/a.yaml").unwrap();
    let parsed = yaml::parse(&file, text, 0..text.len(), &mut Diagnostics::new());
    let paths: Vec<String> =
        texts(&TOTALS, &parsed.root).into_iter().map(|written| written.path).collect();
    assert_eq!(paths, ["all.2024.note", "all.2025.note", "all.2024-2.note"]);
}
