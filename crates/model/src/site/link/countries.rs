//! Builds the countries that have members: name, address and region.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Linker;
use crate::config::SlugScript;
use crate::diag::{Code, Diagnostic, Span, message};
use crate::i18n;
use crate::locale::PerLocale;
use crate::network::{self, Records};
use crate::site::Country;
use crate::site::index::RegionId;

impl Linker<'_> {
    /// Builds the countries that have members, sorted by code.
    pub(super) fn countries(&mut self, records: &Records) -> Vec<Country> {
        let region_of = self.region_of(&records.regions);
        let mut first_of: BTreeMap<&str, &Span> = BTreeMap::new();
        for city in &records.cities {
            first_of.entry(&city.country.value).or_insert(&city.country.span);
        }
        let mut countries = Vec::new();
        for (code, span) in first_of {
            let region = region_of.get(code).copied();
            if region.is_none() && !records.regions.is_empty() {
                let message = message!("site.country-in-no-region", code);
                let hint = message!("site.add-country-to-region-hint", code);
                self.diagnostics.push(
                    Diagnostic::new(Code::UnknownReference, span.clone(), message).hint(hint),
                );
            }
            let names = records.countries.iter().find(|names| names.code.value == code);
            countries.push(self.country(code, names, region));
        }
        countries
    }

    /// Maps each country to its region. Reports countries that are in two regions.
    fn region_of<'r>(
        &mut self,
        regions: &'r [network::RegionRecord],
    ) -> BTreeMap<&'r str, RegionId> {
        let mut first: BTreeMap<&str, (RegionId, &Span)> = BTreeMap::new();
        for (index, region) in regions.iter().enumerate() {
            for code in &region.countries {
                let own = (RegionId::new(index), &code.span);
                if let Some((_, span)) = first.insert(&code.value, own) {
                    let message = message!("site.country-in-two-regions", code = code.value);
                    self.diagnostics.push(
                        Diagnostic::new(Code::DuplicateId, code.span.clone(), message)
                            .related(span.clone(), message!("site.first-occurrence-label")),
                    );
                }
            }
        }
        first.into_iter().map(|(code, (region, _))| (code, region)).collect()
    }

    fn country(
        &self,
        code: &str,
        own: Option<&network::CountryNames>,
        region: Option<RegionId>,
    ) -> Country {
        let names: PerLocale<Arc<str>> = self.config.per_locale(|locale| {
            let own =
                own.and_then(|own| own.name.as_ref()).map(|name| self.config.text(name, locale));
            match own {
                // A name of another locale does not apply here: the name of CLDR is used.
                Some((form, name)) if *form == self.config.locale(locale).locale => name.into(),
                _ => self.formats[locale].country_name(code).unwrap_or_else(|| code.into()).into(),
            }
        });
        let slugs = self.config.per_locale(|locale| {
            let own = own.and_then(|own| own.slug.as_ref());
            let is_native = self.config.locale(locale).slugs == SlugScript::Native;
            let form =
                own.and_then(|slug| self.config.own_text(slug, locale)).map(|(form, _)| form);
            let is_foreign = form.is_some_and(|form| *form != self.config.locale(locale).locale);
            let given = own.filter(|_| !(is_native && is_foreign));
            let given = given.and_then(|slug| self.config.slug(slug, locale));
            let of_name = || {
                if is_native {
                    i18n::native_slug(&names[locale])
                } else {
                    i18n::slug(&names[locale])
                }
            };
            let slug = given.unwrap_or_else(of_name);
            if slug.is_empty() { code.to_lowercase().into() } else { slug.into() }
        });
        Country {
            code: code.to_owned(),
            names,
            slugs,
            record: own.cloned(),
            region,
            cities: Vec::new(),
        }
    }
}
