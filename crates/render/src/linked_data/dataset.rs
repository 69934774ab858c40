//! Tables of the open data, on the pages that show them to people.

use serde_json::Value;

use super::GraphBuilder;
use super::node::GraphNode;
use crate::plan::{DataFile, DataTable};
use crate::site::Entity;
use crate::view::PageView;

impl GraphBuilder<'_> {
    /// A table with its files; `None` if the site publishes none. When the data was changed is not
    /// known, so that it is not said; which time it speaks of is.
    pub(super) fn dataset(&self, table: DataTable, page: &PageView) -> Option<GraphNode> {
        let (site, plan) = (self.maker.site, self.maker.plan);
        let files = table.formats().iter().filter_map(|format| {
            let url = plan.data(DataFile::Table(table, *format))?;
            let file = GraphNode::new("DataDownload")
                .with("name", format.label())
                .with("contentUrl", self.maker.permalink(url))
                .with("encodingFormat", format.media_type());
            Some(Value::from(file))
        });
        let files: Vec<Value> = files.collect();
        if files.is_empty() {
            return None;
        }
        let network = self.maker.name(Entity::Home);
        let word = |part: &str| {
            let key = format!("data.{}.{part}", table.name());
            self.engine.word(self.maker.locale, &key, &[("network", &network.text)])
        };
        let sources = site.config.attributions.iter();
        let sources = sources.filter_map(|own| Some(Value::from(own.url.as_deref()?)));
        let disclaimer = site.config.disclaimer.as_ref().map(|text| self.text(text));
        Some(
            GraphNode::new("Dataset")
                .with("@id", format!("{}#dataset", page.canonical))
                .with(
                    "name",
                    match network.lang {
                        None => format!("{}: {}", network.text, word("title")),
                        Some(_) => word("title"),
                    },
                )
                .with("description", word("description"))
                .maybe("disambiguatingDescription", disclaimer)
                .with("url", page.canonical.as_str())
                .with("inLanguage", self.tag())
                .with("creator", self.network())
                .with("isAccessibleForFree", true)
                .maybe("license", site.config.data_licence.as_deref())
                .maybe("temporalCoverage", self.coverage(table))
                .all("isBasedOn", sources.collect())
                .with("distribution", files),
        )
    }

    /// From the first to the last year or day that a table names, as ISO 8601 writes it.
    fn coverage(&self, table: DataTable) -> Option<String> {
        let site = self.maker.site;
        let (first, last) = if table == DataTable::Totals {
            let dates = site.totals.iter().map(|total| total.date);
            (dates.clone().min()?.to_string(), dates.max()?.to_string())
        } else {
            let years =
                site.cities.iter().filter_map(|city| Some(city.record.joined.as_ref()?.value));
            (years.clone().min()?.to_string(), years.max()?.to_string())
        };
        Some(format!("{first}/{last}"))
    }
}
