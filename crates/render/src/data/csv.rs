//! The member cities as comma-separated values (RFC 4180), for spreadsheets.

use super::DataWriter;
use super::city::CityData;
use crate::network::{CityRecord, Extensible};
use crate::site::CityId;

/// First characters that a spreadsheet interprets as the start of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

impl DataWriter<'_> {
    /// Writes one row for each city. Names and pages have one column for each locale of the site.
    pub(super) fn cities_csv(&self) -> String {
        let mut text = line(&self.csv_columns());
        for id in CityId::all(self.site.cities.len()) {
            let mut row = self.csv_row(&self.city(id));
            let own = &self.site[id].record.own;
            let cells =
                self.own_fields(CityRecord::FILE).flat_map(|field| self.own_cells(field, own));
            row.extend(cells.map(|cell| guarded(&cell)));
            text.push_str(&line(&row));
        }
        text
    }

    /// Returns the names of the columns.
    pub(super) fn csv_columns(&self) -> Vec<String> {
        let tags = || self.site.config.locales.iter().map(|locale| &locale.locale);
        let mut columns = vec!["id".to_owned()];
        columns.extend(tags().map(|tag| format!("name_{tag}")));
        columns.extend(
            [
                "country",
                "region",
                "joined",
                "latitude",
                "longitude",
                "seat",
                "population",
                "population_source",
                "population_year",
                "clusters",
                "awards",
                "website",
                "unconfirmed",
                "source",
            ]
            .map(str::to_owned),
        );
        columns.extend(tags().map(|tag| format!("page_{tag}")));
        columns.extend(self.own_fields(CityRecord::FILE).flat_map(|field| self.own_columns(field)));
        columns
    }

    fn csv_row(&self, city: &CityData<'_>) -> Vec<String> {
        let tags = || self.site.config.locales.iter().map(|locale| locale.locale.as_str());
        let number = |number: Option<f64>| number.map(|n| n.to_string()).unwrap_or_default();
        let whole = |number: Option<i64>| number.map(|n| n.to_string()).unwrap_or_default();
        let (location, population) = (city.location.as_ref(), city.population.as_ref());
        let source = city.source.as_ref().map(|source| {
            source.url.or(source.title.as_ref().and_then(|title| Some(title.0.first()?.1)))
        });
        let mut row = vec![city.id.to_owned()];
        row.extend(tags().map(|tag| guarded(city.name.get(tag).copied().unwrap_or_default())));
        row.extend([
            city.country.to_owned(),
            city.region.unwrap_or_default().to_owned(),
            whole(city.joined),
            number(location.map(|location| location.latitude)),
            number(location.map(|location| location.longitude)),
            location.map(|location| location.seat.to_string()).unwrap_or_default(),
            whole(population.map(|population| population.value)),
            guarded(population.and_then(|population| population.source).unwrap_or_default()),
            whole(population.and_then(|population| population.year)),
            city.clusters.join(" "),
            city.awards.join(" "),
            guarded(city.website.unwrap_or_default()),
            city.unconfirmed.is_some().to_string(),
            guarded(source.flatten().unwrap_or_default()),
        ]);
        row.extend(tags().map(|tag| city.pages.get(tag).cloned().unwrap_or_default()));
        row
    }
}

/// Adds an apostrophe before text that a spreadsheet would run as a formula.
pub(super) fn guarded(text: &str) -> String {
    let mark = if text.starts_with(FORMULA) { "'" } else { "" };
    format!("{mark}{text}")
}

pub(super) fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    cells.join(",") + "\r\n"
}

fn quoted(cell: &str) -> String {
    let plain = !cell.contains([',', '"', '\r', '\n']) && cell.trim() == cell;
    if plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::{guarded, line};

    #[test]
    fn a_cell_keeps_its_commas_and_quotes() {
        let cells = ["a, b", "say \"x\"", "two\nlines", " space", ""].map(str::to_owned);
        assert_eq!(line(&cells), "\"a, b\",\"say \"\"x\"\"\",\"two\nlines\",\" space\",\r\n");
    }

    #[test]
    fn no_text_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        assert_eq!(guarded("'s-Gravendeel"), "'s-Gravendeel");
        assert_eq!(guarded("Évry-Courcouronnes"), "Évry-Courcouronnes");
    }
}
