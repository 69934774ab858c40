//! JSON-LD of the open data tables, on the pages that show the same data.

use serde_json::Value;

use super::GraphBuilder;
use super::node::GraphNode;
use crate::plan::{DataFile, DataTable};
use crate::site::Entity;
use crate::view::PageView;

impl GraphBuilder<'_> {
    /// A table with its files; `None` if the site does not publish it. The date of change is unknown and left
    /// out; the period that the table covers is included.
    pub(super) fn dataset(&self, table: DataTable, page: &PageView) -> Option<GraphNode> {
        let (site, plan) = (self.builder.site, self.builder.plan);
        let files = table.formats().iter().filter_map(|format| {
            let url = plan.data(DataFile::Table(table, *format))?;
            let file = GraphNode::new("DataDownload")
                .with("name", format.label())
                .with("contentUrl", self.builder.permalink(url))
                .with("encodingFormat", format.media_type());
            Some(Value::from(file))
        });
        let files: Vec<Value> = files.collect();
        if files.is_empty() {
            return None;
        }
        let network = self.builder.name(Entity::Home);
        let word = |part: &str| {
            let key = format!("data.{}.{part}", table.name(site));
            self.engine.word(self.builder.locale, &key, &[("network", &network.text)])
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

    /// The first and the last year or day in a table, as an ISO 8601 interval.
    fn coverage(&self, table: DataTable) -> Option<String> {
        let site = self.builder.site;
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
