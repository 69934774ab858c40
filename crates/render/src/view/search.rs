//! The names by which readers find cities and countries in a directory.

use std::collections::{BTreeMap, BTreeSet};

use super::super::linked_data::script_json;
use super::ViewBuilder;
use crate::i18n;
use crate::locale::Locale;
use crate::schema::Spanned;
use crate::site::{CityId, Country, CountryId};

impl ViewBuilder<'_> {
    /// Returns the names of a city that a search does not find by the name on the page: in the scripts of the site, in
    /// the main language of its country, and those of `aka`.
    pub fn searched_names(&self, id: CityId, scripts: &BTreeSet<String>) -> Vec<String> {
        let city = &self.site[id];
        let own = i18n::language_of_country(&self.site[city.country].code);
        // Readers type letters of their own languages, or copy the name that the city uses.
        let is_typed = |form: &Locale| {
            own.as_deref() == Some(form.language()) || scripts.contains(&i18n::script(form))
        };
        let forms = city.record.name.iter().filter(|(form, _)| is_typed(form));
        let plain_form = city.record.name.unlocalized().into_iter();
        let names = plain_form.chain(forms.map(|(_, name)| name)).chain(plain(&city.record.aka));
        distinct(self.site.city_name(id, self.locale), names.map(str::to_owned))
    }

    /// Returns the codes of the scripts in which the site is written.
    pub fn scripts(&self) -> BTreeSet<String> {
        let config = &self.site.config;
        config.locale_ids().map(|id| i18n::script(&config.locale(id).locale)).collect()
    }

    /// Returns the names of the countries as JSON for a `script` element. Each key consists of the codes of a country,
    /// such as `PT PRT`. Its value is the list of the names that are not on the page.
    pub fn searched_countries(&self) -> String {
        let countries = self.site.countries.iter().map(|country| {
            let codes = [Some(&*country.code), i18n::alpha3(&country.code)];
            let codes: Vec<&str> = codes.into_iter().flatten().collect();
            (codes.join(" "), self.names_of_country(country))
        });
        script_json(&countries.collect::<BTreeMap<String, Vec<String>>>())
    }

    /// Returns the other names of a country: in the languages of the site, in its own language, and those of its
    /// record.
    fn names_of_country(&self, country: &Country) -> Vec<String> {
        let site = self.site;
        let in_locales = site.config.locale_ids().flat_map(|locale| {
            let written = country.names[locale].to_string();
            std::iter::once(written).chain(site.formats[locale].country_names(&country.code))
        });
        let own = i18n::own_country_names(&country.code);
        let aka = country.record.iter().flat_map(|record| plain(&record.aka)).map(str::to_owned);
        distinct(&country.names[self.locale], in_locales.chain(own).chain(aka))
    }

    /// Returns all countries, in the order of their names.
    pub fn all_countries(&self) -> Vec<CountryId> {
        let all: Vec<CountryId> = CountryId::all(self.site.countries.len()).collect();
        self.site.countries_in_order(&all, self.locale)
    }
}

fn plain(names: &[Spanned<String>]) -> impl Iterator<Item = &str> {
    names.iter().map(|name| name.value.as_str())
}

/// Returns each name that differs from `shown` and from the names before it in more than accents, case and signs.
fn distinct(shown: &str, names: impl Iterator<Item = String>) -> Vec<String> {
    let mut known = BTreeSet::from([i18n::search_words(shown)]);
    names.filter(|name| known.insert(i18n::search_words(name))).collect()
}
