//! The facts of fields that a site declares, as views for templates.

use serde::Serialize;

use super::contact::dial;
use super::{Link, Text, ViewBuilder};
use crate::content::Document;
use crate::network::Call;
use crate::reference::Reference;
use crate::schema::{Localized, OwnField, OwnKind, OwnValue, OwnValues};
use crate::site::{Entity, GroupId, RecordId};

/// A fact of a declared field.
#[derive(Clone, Debug, Serialize)]
pub struct OwnFact {
    /// The key of the field.
    pub key: String,
    /// The name of the field.
    pub label: Text,
    /// Its values, in the order of the file.
    pub items: Vec<OwnItem>,
    /// The organization that measured the number.
    pub source: Option<String>,
    /// The year of the number.
    pub year: Option<i64>,
}

/// One value of a declared field.
#[derive(Clone, Debug, Default, Serialize)]
pub struct OwnItem {
    /// The link to the record that the value names.
    pub link: Option<Link>,
    /// The value as a text, if it is not a record or a flag.
    pub text: Option<Text>,
    /// The address of the value: of a website, an e-mail address or a telephone number.
    pub url: Option<String>,
    /// The value of a flag.
    pub flag: Option<bool>,
}

impl ViewBuilder<'_> {
    /// Builds the facts of a call for applications.
    pub fn call_facts(&self, call: &Call) -> Vec<OwnFact> {
        let fields = self.site.own.of("calls").iter().filter(|field| field.is_fact());
        fields.filter_map(|field| self.own_fact(field, &call.own)).collect()
    }

    /// Builds the facts of a record.
    pub fn facts(&self, entity: Entity) -> Vec<OwnFact> {
        self.chosen(entity, OwnField::is_fact)
    }

    /// Builds the facts that lists show.
    pub fn card_facts(&self, entity: Entity) -> Vec<OwnFact> {
        self.chosen(entity, |field| field.declared.card)
    }

    /// Returns where an event takes place. The last place is the most exact one: a declaration names the city first, then
    /// the house in it.
    pub fn place(&self, event: RecordId) -> Option<OwnItem> {
        let is_place = |field: &OwnField| {
            let property = field.declared.property.as_ref();
            field.is_fact() && property.is_some_and(|own| own.value == "location")
        };
        self.chosen(Entity::Record(event), is_place).pop()?.items.pop()
    }

    /// Builds the facts of a document in one locale. What its file lacks comes from the source file.
    pub fn document_facts(&self, id: GroupId, document: &Document) -> Vec<OwnFact> {
        let source = &self.site[id].source().document;
        let fields = self.site.document_rules.fields(&self.site[id].section).iter();
        let facts = fields.filter(|field| field.is_fact()).filter_map(|field| {
            let is_own = document.front.own.get(field).is_some();
            let written = if is_own { document } else { source };
            if !matches!(field.kind, OwnKind::Text | OwnKind::Name) {
                return self.own_fact(field, &written.front.own);
            }
            let text = |text: String| OwnItem {
                text: Some(match field.kind {
                    OwnKind::Text => self.text_in(&written.locale, &text),
                    _ => self.own(&text),
                }),
                ..OwnItem::default()
            };
            let items = written.front.own.plains(field).into_iter().map(|own| text(own.value));
            let items: Vec<OwnItem> = items.collect();
            (!items.is_empty()).then(|| OwnFact {
                key: field.key.value.clone(),
                label: self.text(&field.declared.label),
                items,
                source: None,
                year: None,
            })
        });
        facts.collect()
    }

    fn chosen(&self, entity: Entity, is_chosen: fn(&OwnField) -> bool) -> Vec<OwnFact> {
        let Some(subject) = self.site.subject(entity) else { return Vec::new() };
        let Some(values) = subject.own else { return Vec::new() };
        let fields = subject.fields.iter().filter(|field| is_chosen(field));
        let facts = fields.filter_map(|field| {
            let mut fact = self.own_fact(field, values)?;
            if field.is_facet() && field.kind == OwnKind::Choice {
                // The page of a choice lists the records that share it.
                let words = values.plains(field).into_iter().map(|word| word.value);
                for (item, word) in fact.items.iter_mut().zip(words) {
                    let page = self.site.facet_page(subject.family, &field.key.value, &word);
                    item.link = page.map(|page| self.link(Entity::Facet(page)));
                }
            }
            Some(fact)
        });
        facts.collect()
    }

    fn own_fact(&self, field: &OwnField, values: &OwnValues) -> Option<OwnFact> {
        let fact = |items: Vec<OwnItem>, year, source: Option<&str>| OwnFact {
            key: field.key.value.clone(),
            label: self.text(&field.declared.label),
            items,
            source: source.map(str::to_owned),
            year,
        };
        let fact = match values.get(field)? {
            OwnValue::Figure { value, year, source } => {
                fact(self.own_item(field, &value).into_iter().collect(), year, source)
            }
            OwnValue::List(items) => {
                let items = items.iter().filter_map(|item| self.own_item(field, item));
                fact(items.collect(), None, None)
            }
            value => fact(self.own_item(field, &value).into_iter().collect(), None, None),
        };
        (!fact.items.is_empty()).then_some(fact)
    }

    fn own_item(&self, field: &OwnField, value: &OwnValue<'_>) -> Option<OwnItem> {
        let format = &self.site.formats[self.locale];
        let text = |text: Text| OwnItem { text: Some(text), ..OwnItem::default() };
        let plain = |words: &str| text(self.own(words));
        Some(match *value {
            OwnValue::Localized(words) => text(self.text(words)),
            OwnValue::Integer(year) if field.kind == OwnKind::Year => plain(&format.ordinal(year)),
            OwnValue::Integer(number) => text(self.with_unit(field, &format.number(number))),
            OwnValue::Decimal(number) => text(self.with_unit(field, &format.decimal(number, 6))),
            OwnValue::Date(date) => plain(&format.date(date)),
            OwnValue::Period(starts, ends) => plain(&self.days(starts, ends)),
            OwnValue::Flag(flag) => OwnItem { flag: Some(flag), ..OwnItem::default() },
            OwnValue::Plain(words) => match field.kind {
                OwnKind::Url => OwnItem {
                    url: Some(words.to_owned()),
                    ..plain(words.split_once("://")?.1.trim_end_matches('/'))
                },
                OwnKind::Email => OwnItem { url: Some(format!("mailto:{words}")), ..plain(words) },
                OwnKind::Phone => OwnItem { url: Some(dial(words)), ..plain(words) },
                OwnKind::Choice => text(self.text(choice(field, words)?)),
                _ => {
                    let family = field.kind.family()?;
                    let shown = self.site.resolve(&Reference::Record(family, words.to_owned()));
                    // A site can show no pages of a family.
                    let record = shown.or_else(|| self.site.record(family, words))?;
                    OwnItem { link: Some(self.link(record)), ..OwnItem::default() }
                }
            },
            OwnValue::List(_) | OwnValue::Figure { .. } => return None,
        })
    }

    /// Adds the unit after a no-break space.
    fn with_unit(&self, field: &OwnField, number: &str) -> Text {
        match &field.declared.unit {
            Some(unit) => self.own(&format!("{number}\u{a0}{}", self.text(unit).text)),
            None => self.own(number),
        }
    }
}

/// Returns the word of a choice for readers.
fn choice<'a>(field: &'a OwnField, word: &str) -> Option<&'a Localized> {
    let found = field.declared.choices.iter().find(|(own, _)| own.value == word);
    found.map(|(_, choice)| &choice.label)
}
