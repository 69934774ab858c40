//! The stages in order: the one place that knows them all.

use rayon::join;

use crate::check;
use crate::config::{self, Config, Overrides};
use crate::content;
use crate::date::Date;
use crate::diag::{Code, Diagnostic, Diagnostics, Texts as _, message};
use crate::forms::handbook;
use crate::locale::Locale;
use crate::network;
use crate::output::{PageFingerprints, Rendered};
use crate::parity;
use crate::path::SourcePath;
use crate::plan::{self, OutputKind, Plan, Route};
use crate::render::{self, Engine, RenderCache, Renderer};
use crate::site::{self, Site, Visibility};
use crate::source::{self, Sources};
use crate::theme::{self, Theme};
use crate::translation::{self, TranslatableTexts, TranslationLock, TranslationStatus};

/// What a run is given beside the sources.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day for which the site is built.
    pub now: Date,
    /// What is set in place of the configuration.
    pub overrides: Overrides,
    /// Whether pages are made smaller, or left as the templates wrote them.
    pub minify: bool,
    /// Whether drafts are shown, and documents whose day has not come: never in what is published.
    pub unpublished: bool,
    /// The pages of the site as it was published before, whose addresses are to lead on.
    pub published: PageFingerprints,
}

impl Options {
    /// Makes those of a site as it is published on a day, which was not published before.
    pub fn of(now: Date) -> Self {
        let (overrides, published) = (Overrides::default(), PageFingerprints::new());
        Self { now, overrides, minify: true, unpublished: false, published }
    }
}

/// What a run made.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Every output; `None` where an error stopped the run before.
    pub rendered: Option<Rendered>,
    /// The number of pages for each locale of the site, in order, with its tag.
    pub pages: Vec<(String, usize)>,
    /// The number of printed documents.
    pub documents: usize,
    /// What each page is, for the next run, with the addresses that are to be remembered.
    pub traces: PageFingerprints,
    /// What was found, after `diagnostics` of the loading.
    pub diagnostics: Diagnostics,
}

/// How far a run is, for somebody who waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PipelineStep {
    /// The files are read.
    Reading,
    /// What they hold is linked, and every output planned.
    Linking,
    /// So many pages are made.
    Making(usize),
    /// What was made is checked.
    Checking,
    /// So many files are published.
    Publishing(usize),
    /// One of them more.
    One,
}

/// Who is told each step, from any thread. A run does not depend on what comes of it.
pub type Observer<'a> = &'a (dyn Fn(PipelineStep) + Sync);

/// Runs every stage but loading and publishing. All that can be found without rendering is found
/// in one run; pages are made only of a site without errors.
pub fn run(sources: &Sources, options: &Options, diagnostics: Diagnostics) -> Outcome {
    run_observed(sources, options, diagnostics, &|_| {})
}

/// Runs as [`run`] does, and tells how far it is.
pub fn run_observed(
    sources: &Sources,
    options: &Options,
    mut diagnostics: Diagnostics,
    observer: Observer<'_>,
) -> Outcome {
    let mut outcome = Outcome::default();
    observer(PipelineStep::Linking);
    if let Some(prepared) = prepare(sources, options, &mut diagnostics) {
        outcome.pages = prepared.pages();
        outcome.documents = prepared.plan.prints().count();
        outcome.traces.clone_from(&prepared.traces);
        if !diagnostics.has_errors() {
            observer(PipelineStep::Making(outcome.pages.iter().map(|(_, count)| count).sum()));
            let count = |route: &Route| {
                if matches!(route.kind, OutputKind::Page { .. }) {
                    observer(PipelineStep::One);
                }
                true
            };
            let renderer = prepared.renderer(sources, options);
            outcome.rendered = finish_observed(renderer, &count, &mut diagnostics, observer);
        }
    }
    if outcome.rendered.is_none() && !diagnostics.has_errors() {
        let message = message!("pipeline.failed-without-reason");
        diagnostics.push(Diagnostic::without_place(Code::InvalidValue, message));
    }
    outcome.diagnostics = diagnostics;
    outcome
}

/// A site of which every output is planned, and can be made.
pub struct Prepared {
    /// The site.
    pub site: Site,
    /// Every output.
    pub plan: Plan,
    /// What each translation is worth.
    pub truth: TranslationStatus,
    /// The theme.
    pub theme: Theme,
    /// What each page is, with the lost addresses that are to be remembered.
    pub traces: PageFingerprints,
    engine: Engine,
    common: RenderCache,
}

impl Prepared {
    /// Returns what makes the outputs. `sources` and `options` are those it was prepared from.
    pub fn renderer<'a>(&'a self, sources: &'a Sources, options: &Options) -> Renderer<'a> {
        Renderer {
            site: &self.site,
            plan: &self.plan,
            engine: &self.engine,
            theme: &self.theme,
            sources,
            common: &self.common,
            truth: &self.truth,
            minify: options.minify,
        }
    }

    /// Returns the number of pages for each locale of the site, in order, with its tag.
    pub fn pages(&self) -> Vec<(String, usize)> {
        let config = &self.site.config;
        let pages = config.locale_ids().map(|locale| {
            let own = self.plan.routes().filter(|(_, route)| {
                matches!(&route.kind, OutputKind::Page { locale: other, .. } if *other == locale)
            });
            (config.locale(locale).locale.to_string(), own.count())
        });
        pages.collect()
    }
}

/// Runs the stages from the sources to the plan. `None` where there is nothing to plan; what was
/// prepared is not to be rendered whole where there are errors.
pub fn prepare(
    sources: &Sources,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Prepared> {
    source::check_letters(sources, diagnostics);
    let showing = Visibility { now: options.now, unpublished: options.unpublished };
    let (site, theme) = linked(sources, &options.overrides, showing, diagnostics)?;
    let truth = truth(&site, &theme, sources, diagnostics);
    parity::report(&site.config, diagnostics);
    let plan = plan::plan(&site, &theme, sources, diagnostics);
    let mut traces = plan::traces(&site, &plan, sources);
    // With an error some pages are missing that will be there.
    if !diagnostics.has_errors() {
        let before = &options.published;
        traces.extend(plan::lost(&site, &plan, sources, before, &traces, diagnostics));
    }
    let engine = Engine::new(&theme, &site, &plan, diagnostics)?;
    let common = RenderCache::new(&site, &plan);
    Some(Prepared { site, plan, truth, theme, traces, engine, common })
}

/// Finds out what each translation is worth.
fn truth(
    site: &Site,
    theme: &Theme,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> TranslationStatus {
    let texts = TranslatableTexts::of(site, theme, sources);
    let lock = TranslationLock::read(sources, diagnostics);
    let truth = TranslationStatus::of(&texts, &lock, &site.config, sources);
    translation::report(&texts, &truth, &lock, site, diagnostics);
    truth
}

/// Runs the stages after the plan. `None` where an error is found, or once `is_wanted` says no.
pub fn finish(
    renderer: Renderer<'_>,
    is_wanted: &(dyn Fn(&Route) -> bool + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Rendered> {
    finish_observed(renderer, is_wanted, diagnostics, &|_| {})
}

fn finish_observed(
    renderer: Renderer<'_>,
    is_wanted: &(dyn Fn(&Route) -> bool + Sync),
    diagnostics: &mut Diagnostics,
    observer: Observer<'_>,
) -> Option<Rendered> {
    let rendered = render::render(renderer, is_wanted, diagnostics)?;
    if diagnostics.has_errors() {
        return None;
    }
    observer(PipelineStep::Checking);
    let finished = check::FinishedSite {
        rendered: &rendered,
        base: &renderer.site.config.base_url,
        templates: &renderer.theme.templates,
        style_sheets: style_sheets(&renderer),
        expected: &|path| check::expected(renderer.site, renderer.plan, path),
    };
    check::check(&finished, diagnostics);
    (!diagnostics.has_errors()).then_some(rendered)
}

/// Returns the style sheets of the theme, as they were written.
fn style_sheets<'a>(renderer: &Renderer<'a>) -> Vec<(&'a SourcePath, &'a str)> {
    let assets = renderer.theme.assets.iter().filter(|(name, _)| name.ends_with(".css"));
    let sheets = assets.filter_map(|(_, (file, _))| Some((file, renderer.sources.text(file)?)));
    sheets.collect()
}

/// Runs the stages up to the linked site, for what asks the site alone.
pub fn link(
    sources: &Sources,
    overrides: &Overrides,
    showing: Visibility,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    let (config, records, documents) = read(sources, overrides, diagnostics);
    site::link(config?, records, documents, showing, diagnostics)
}

/// Runs the stages up to the linked site and the theme, for what asks what is translated.
pub fn linked(
    sources: &Sources,
    overrides: &Overrides,
    showing: Visibility,
    diagnostics: &mut Diagnostics,
) -> Option<(Site, Theme)> {
    let (config, records, documents) = read(sources, overrides, diagnostics);
    let config = config?;
    let theme = theme::load(sources, &config, diagnostics);
    Some((site::link(config, records, documents, showing, diagnostics)?, theme))
}

/// Reads every file. The handbook's are made first, where the site has one.
fn read(
    sources: &Sources,
    overrides: &Overrides,
    diagnostics: &mut Diagnostics,
) -> (Option<Config>, network::Records, content::Documents) {
    let mut config = config::configure(sources, overrides, diagnostics);
    let with_handbook = config
        .as_mut()
        .filter(|config| config.handbook)
        .map(|config| handbook::add(config, sources, diagnostics));
    let sources = with_handbook.as_ref().unwrap_or(sources);
    let (records, documents) = parse(sources, config.as_ref(), diagnostics);
    (config, records, documents)
}

fn parse(
    sources: &Sources,
    config: Option<&config::Config>,
    diagnostics: &mut Diagnostics,
) -> (network::Records, content::Documents) {
    let config = config.filter(|config| config.all_locales_read);
    let locales: Vec<Locale> = config
        .map(|config| config.locales.iter().map(|locale| locale.locale.clone()).collect())
        .unwrap_or_default();
    let (mut of_data, mut of_content) = (Diagnostics::new(), Diagnostics::new());
    let parsed = join(
        || network::parse(sources, &mut of_data),
        || content::parse(sources, &locales, &mut of_content),
    );
    diagnostics.extend(of_data);
    diagnostics.extend(of_content);
    parsed
}
