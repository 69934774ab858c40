//! Computes the order of lists.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{City, GroupId, TranslationGroup};
use crate::config::{Config, Fallback, SectionOrder};
use crate::i18n::Formatter;
use crate::locale::{LocaleId, PerLocale};

/// Computes the rank of each city by its name, once per locale, so that sorting compares numbers.
pub(super) fn city_ranks(
    cities: &[City],
    config: &Config,
    formats: &PerLocale<Formatter>,
) -> PerLocale<Vec<u32>> {
    config.per_locale(|locale| {
        let format = &formats[locale];
        let mut order: Vec<usize> = (0..cities.len()).collect();
        order.sort_by_cached_key(|index| {
            let record = &cities[*index].record;
            (format.sort_key(config.text(&record.name, locale).1), record.id.value.clone())
        });
        let mut ranks = vec![0; cities.len()];
        for (rank, index) in (0..).zip(order) {
            ranks[index] = rank;
        }
        ranks
    })
}

/// The listed documents of each section per locale, in the section's order.
type Listings = BTreeMap<String, PerLocale<Vec<GroupId>>>;

/// Lists the documents of each section once per locale, with the index of each document in its list.
pub(super) fn listings(
    groups: &[TranslationGroup],
    config: &Config,
    formats: &PerLocale<Formatter>,
) -> (Listings, PerLocale<Vec<Option<usize>>>) {
    let mut listings = Listings::new();
    let mut places = config.per_locale(|_| vec![None; groups.len()]);
    for section in &config.sections {
        let listing = config.per_locale(|locale| {
            let listed = GroupId::all(groups.len()).filter(|id| {
                let group = &groups[id.index()];
                let is_shown =
                    section.fallback != Fallback::None || group.translations[locale].is_some();
                group.section == section.id.value && is_shown
            });
            let mut listed: Vec<GroupId> = listed.collect();
            sort(&mut listed, groups, section.order, config, locale, &formats[locale]);
            for (place, id) in listed.iter().enumerate() {
                places[locale][id.index()] = Some(place);
            }
            listed
        });
        listings.insert(section.id.value.clone(), listing);
    }
    (listings, places)
}

/// Sorts documents by date, the latest first, or by weight and then title.
fn sort(
    listed: &mut [GroupId],
    groups: &[TranslationGroup],
    order: SectionOrder,
    config: &Config,
    locale: LocaleId,
    format: &Formatter,
) {
    if order == SectionOrder::Date {
        listed.sort_by_key(|id| {
            let group = &groups[id.index()];
            (Reverse(group.date), group.identity.clone())
        });
        return;
    }
    listed.sort_by_cached_key(|id| {
        let group = &groups[id.index()];
        let (_, translation) = group.nearest(config, locale);
        let title = translation.document.front.title.as_ref();
        let title = title.map(|title| format.sort_key(&title.value));
        (group.weight, title, group.identity.clone())
    });
}
