//! Tests of the collection of texts and their units.

use super::{Genre, TextKey, TranslatableTexts, UnitKind};
use crate::config::{self, Overrides};
use crate::content;
use crate::diag::Diagnostics;
use crate::site::{self, Site, Visibility};
use crate::source::Sources;
use crate::theme::{self, Theme};
use urbi_base::date::Date;
use urbi_model::network;

const SITE: &str = "\
-- data/site.yaml --
name: {en: Net, pt: Rede}
base_url: https://net.example
theme: plain
locales: [{tag: en, label: English}, {tag: pt, label: Português}]
sections: {pages: {title: {en: Pages, pt: Páginas}}}
-- data/regions.yaml --
- id: africa
  name: {en: Africa, pt: África}
  countries: [NG]
  summary: {en: The first.}
-- content/pages/join.en.md --
---
title: Join
---
## How to *join*

> One
> two.

- a
- b

| A | B |
|---|---|
| 1 | [x](home.md) |

```figure
image: a.svg
alt: A hall
```
-- content/pages/join.pt.md --
---
title: Aderir
machine: true
---
## Como aderir
-- themes/plain/templates/page.html --
x
-- themes/plain/i18n/en.yaml --
skip: Skip
cities: {one: '{count} city', other: '{count} cities'}
-- themes/plain/i18n/pt.yaml --
skip: Saltar
";

fn made(literal: &str) -> (Sources, Site, Theme) {
    let sources = Sources::from_literal(literal);
    let mut found = Diagnostics::new();
    let config = config::configure(&sources, &Overrides::default(), &mut found).unwrap();
    let rules = content::DocumentRules::new(&config, &mut found);
    let theme = theme::load(&sources, &config, &mut found);
    let records = network::parse(&sources, &config.kinds, &mut found);
    let documents = content::parse(&sources, &[], &rules, &mut found);
    let showing = Visibility { now: Date::parse("2026-01-01").unwrap(), unpublished: false };
    let site = site::link(config, records, documents, showing, &mut found).unwrap();
    (sources, site, theme)
}

#[test]
fn every_text_is_found_with_its_units_and_places() {
    let (sources, site, theme) = made(SITE);
    let texts = TranslatableTexts::of(&site, &theme, &sources);
    let keys: Vec<String> = texts.all.iter().map(|text| text.key.to_string()).collect();
    let expected = [
        "content/pages/join",
        "data/regions.yaml#africa.name",
        "data/regions.yaml#africa.summary",
        "data/site.yaml#name",
        "data/site.yaml#sections.pages.title",
        "i18n#cities",
        "i18n#skip",
    ];
    assert_eq!(keys, expected);
    let join = &texts.all[0];
    assert_eq!((join.genre, &join.key), (Genre::Page, &TextKey::Document("pages/join".into())));
    let source = join.versions[texts.source].as_ref().unwrap();
    let said: Vec<&str> = source.units.iter().map(|unit| unit.text).collect();
    let figure = "```figure\nimage: a.svg\nalt: A hall\n```";
    let cells = ["A", "B", "1", "[x](home.md)"];
    let before = ["Join", "How to *join*", "One\ntwo.", "a", "b"];
    assert_eq!(said, [&before[..], &cells[..], &[figure, "A hall"][..]].concat());
    let file = crate::diag::Texts::text(&sources, &source.file).unwrap();
    for unit in source.units.iter().filter(|unit| unit.indent.is_empty()) {
        assert_eq!(&file[unit.range.clone()], unit.text);
    }
    assert_eq!(source.units[2].indent, "> ");
    assert!(!source.units[9].kind.is_language());
    let ids = source.ids();
    assert_eq!(ids[0], "title");
    assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len());
    let pt = join.versions[site.config.find_locale("pt").unwrap()].as_ref().unwrap();
    assert!(pt.machine && pt.file.as_str() == "content/pages/join.pt.md");
}

#[test]
fn a_form_that_is_not_there_is_no_version_and_plurals_are_one_text() {
    let (sources, site, theme) = made(SITE);
    let texts = TranslatableTexts::of(&site, &theme, &sources);
    let versions = |key: &str| {
        let text = texts.all.iter().find(|text| text.key.to_string() == key).unwrap();
        text.versions.iter().map(|(_, version)| version.is_some()).collect::<Vec<_>>()
    };
    assert_eq!(versions("data/regions.yaml#africa.summary"), [true, false]);
    assert_eq!(versions("i18n#cities"), [true, false]);
    let cities = texts.all.iter().find(|text| text.key == TextKey::Word("cities".into())).unwrap();
    let kinds: Vec<UnitKind<'_>> =
        cities.versions[texts.source].iter().flat_map(|v| &v.units).map(|unit| unit.kind).collect();
    assert_eq!(kinds, [UnitKind::Plural("one"), UnitKind::Plural("other")]);
}
