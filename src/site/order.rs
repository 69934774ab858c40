//! The orders in which lists are shown.

use std::cmp::Reverse;

use super::{City, GroupId, Site};
use crate::config::{Config, Order};
use crate::i18n::Formatter;
use crate::locale::{LocaleId, PerLocale};

/// Works out the place of each city by its name, once per locale, so that lists sort by number.
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

/// Sorts the documents of a section: by date, the latest first, or by weight and title.
pub(super) fn sort_documents(
    site: &Site,
    documents: &mut [GroupId],
    section: &str,
    locale: LocaleId,
) {
    let by_date = site
        .config
        .sections
        .iter()
        .any(|config| config.id.value == section && config.order == Order::Date);
    if by_date {
        documents.sort_by_key(|id| (Reverse(site[*id].date), site[*id].identity.clone()));
        return;
    }
    let format = &site.formats[locale];
    documents.sort_by_cached_key(|id| {
        let group = &site[*id];
        let title = group.translations[locale].as_ref().and_then(|translation| {
            translation.document.front.title.as_ref().map(|title| format.sort_key(&title.value))
        });
        (group.weight, title, group.identity.clone())
    });
}
