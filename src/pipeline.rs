//! The stages in order: the one place that knows them all.

use rayon::join;

use crate::config::{self, Overrides};
use crate::content;
use crate::date::Date;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::network;
use crate::output::Rendered;
use crate::plan::{self, Kind};
use crate::render::{self, Engine};
use crate::site;
use crate::source::Sources;
use crate::theme;

/// What a run is given beside the sources.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day for which the site is built.
    pub now: Date,
    /// What is set in place of the configuration.
    pub overrides: Overrides,
    /// Whether pages are made smaller, or left as the templates wrote them.
    pub minify: bool,
}

/// What a run made.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Every output; `None` where an error stopped the run before.
    pub rendered: Option<Rendered>,
    /// The number of pages for each locale of the site, in order, with its tag.
    pub pages: Vec<(String, usize)>,
    /// What was found, after `diagnostics` of the loading.
    pub diagnostics: Diagnostics,
}

/// Runs every stage but loading and publishing. All that can be found without rendering is found
/// in one run; pages are made only of a site without errors.
pub fn run(sources: &Sources, options: &Options, mut diagnostics: Diagnostics) -> Outcome {
    let mut outcome = Outcome::default();
    outcome.rendered = stages(sources, options, &mut diagnostics, &mut outcome.pages);
    if outcome.rendered.is_none() && !diagnostics.has_errors() {
        let message = "the site could not be made, and no stage said why";
        diagnostics.push(Diagnostic::without_place(Code::InvalidValue, message));
    }
    outcome.diagnostics = diagnostics;
    outcome
}

fn stages(
    sources: &Sources,
    options: &Options,
    diagnostics: &mut Diagnostics,
    pages: &mut Vec<(String, usize)>,
) -> Option<Rendered> {
    let (records, documents) = parse(sources, diagnostics);
    let config = config::configure(sources, &options.overrides, diagnostics)?;
    let theme = theme::load(sources, &config, diagnostics);
    let site = site::link(config, records, documents, options.now, diagnostics)?;
    let plan = plan::plan(&site, &theme, sources, diagnostics);
    let engine = Engine::new(&theme, &site, &plan, diagnostics)?;
    *pages = site
        .config
        .locale_ids()
        .map(|locale| {
            let own = plan.routes().filter(|(_, route)| {
                matches!(&route.kind, Kind::Page { locale: other, .. } if *other == locale)
            });
            (site.config.locale(locale).locale.to_string(), own.count())
        })
        .collect();
    if diagnostics.has_errors() {
        return None;
    }
    let rendered =
        render::render(&site, &plan, &engine, &theme, sources, options.minify, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    crate::check::check(&rendered, &site.config.base_url, diagnostics);
    (!diagnostics.has_errors()).then_some(rendered)
}

fn parse(
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> (network::Records, content::Documents) {
    let (mut of_data, mut of_content) = (Diagnostics::new(), Diagnostics::new());
    let parsed =
        join(|| network::parse(sources, &mut of_data), || content::parse(sources, &mut of_content));
    diagnostics.extend(of_data);
    diagnostics.extend(of_content);
    parsed
}
