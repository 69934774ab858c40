//! Runs the stages in order. Only this module knows all of them.

use rayon::join;

use crate::check;
use crate::config::{self, Config, Overrides};
use crate::content;
use crate::date::Date;
use crate::diag::{Code, Diagnostic, Diagnostics, Texts as _, message};
use crate::forms::handbook;
use crate::network;
use crate::output::{PageFingerprints, Rendered};
use crate::parity;
use crate::plan::{self, OutputKind, Plan, Route};
use crate::render::{self, Engine, RenderCache, Renderer};
use crate::site::{self, Site, Visibility};
use crate::source::{self, Sources};
use crate::theme::{self, Theme};
use crate::translation::{self, TranslatableTexts, TranslationLock, TranslationStatus};

/// The inputs of a run, apart from the sources.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day for which the site is built.
    pub now: Date,
    /// Values that replace those of the configuration.
    pub overrides: Overrides,
    /// Whether pages are minified.
    pub minify: bool,
    /// Whether drafts and scheduled documents are included. Publishing never includes them.
    pub unpublished: bool,
    /// The pages of the previous site, to find lost addresses.
    pub published: PageFingerprints,
}

impl Options {
    /// Returns the default options for a day, without a previous site.
    pub fn of(now: Date) -> Self {
        let (overrides, published) = (Overrides::default(), PageFingerprints::new());
        Self { now, overrides, minify: true, unpublished: false, published }
    }
}

/// The result of a run.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Every output, or `None` after an error.
    pub rendered: Option<Rendered>,
    /// The number of pages for each locale, as pairs of tag and number, in the order of the site.
    pub pages: Vec<(String, usize)>,
    /// The number of PDFs.
    pub documents: usize,
    /// The fingerprint of each page for the next run, with the lost addresses to remember.
    pub traces: PageFingerprints,
    /// All diagnostics, those of loading first.
    pub diagnostics: Diagnostics,
}

/// The progress of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PipelineStep {
    /// urbi reads the files.
    Reading,
    /// urbi links the records and documents, and plans every output.
    Linking,
    /// urbi renders this number of pages.
    Making(usize),
    /// urbi checks the pages.
    Checking,
    /// urbi publishes this number of files.
    Publishing(usize),
    /// One page or file is complete.
    One,
}

/// A callback for each step, from any thread. It does not affect the result.
pub type Observer<'a> = &'a (dyn Fn(PipelineStep) + Sync);

/// Runs every stage except loading and publishing. One run finds all errors that are visible without rendering. Pages
/// are rendered only if there are no errors.
pub fn run(sources: &Sources, options: &Options, diagnostics: Diagnostics) -> Outcome {
    run_observed(sources, options, diagnostics, &|_| {})
}

/// Runs like [`run`], and reports progress.
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

/// A site with a complete plan, ready to render.
pub struct Prepared {
    /// The site.
    pub site: Site,
    /// Every output.
    pub plan: Plan,
    /// The status of each translation.
    pub translation_status: TranslationStatus,
    /// The theme.
    pub theme: Theme,
    /// The fingerprint of each page, with the lost addresses to remember.
    pub traces: PageFingerprints,
    engine: Engine,
    common: RenderCache,
}

impl Prepared {
    /// Returns the renderer. `sources` and `options` must be the same as for [`prepare`].
    pub fn renderer<'a>(&'a self, sources: &'a Sources, options: &Options) -> Renderer<'a> {
        Renderer {
            site: &self.site,
            plan: &self.plan,
            engine: &self.engine,
            theme: &self.theme,
            sources,
            common: &self.common,
            translation_status: &self.translation_status,
            minify: options.minify,
        }
    }

    /// Returns the number of pages for each locale, as pairs of tag and number, in the order of the site.
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

/// Runs the stages from the sources to the plan. Returns `None` if there is nothing to plan. After errors, the result
/// is not complete enough to render the whole site.
pub fn prepare(
    sources: &Sources,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Prepared> {
    source::check_letters(sources, diagnostics);
    let showing = Visibility { now: options.now, unpublished: options.unpublished };
    let (site, theme) = linked(sources, &options.overrides, showing, diagnostics)?;
    let texts = TranslatableTexts::of(&site, &theme, sources);
    let lock = TranslationLock::read(sources, diagnostics);
    let translation_status = TranslationStatus::of(&texts, &lock, &site.config, sources);
    translation::report(&texts, &translation_status, &lock, &site, diagnostics);
    parity::report(&site.config, diagnostics);
    let plan = plan::plan(&site, &theme, sources, diagnostics);
    let mut traces = plan::traces(&site, &plan, sources);
    // After an error, pages can be missing that are not lost.
    if !diagnostics.has_errors() {
        let before = &options.published;
        traces.extend(plan::lost(&site, &plan, sources, before, &traces, diagnostics));
    }
    let engine = Engine::new(&theme, &site, &plan, diagnostics)?;
    let common = RenderCache::new(&site, &plan);
    Some(Prepared { site, plan, translation_status, theme, traces, engine, common })
}

/// Runs the stages after the plan. Returns `None` after an error, or once `is_wanted` returns false.
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
    let assets = renderer.theme.assets.iter().filter(|(name, _)| name.ends_with(".css"));
    let sheets = assets.filter_map(|(_, (file, _))| Some((file, renderer.sources.text(file)?)));
    let finished = check::FinishedSite {
        rendered: &rendered,
        base: &renderer.site.config.base_url,
        templates: &renderer.theme.templates,
        style_sheets: sheets.collect(),
        expected: &|path| check::expected(renderer.site, renderer.plan, renderer.theme, path),
    };
    check::check(&finished, diagnostics);
    (!diagnostics.has_errors()).then_some(rendered)
}

/// Runs the stages up to the linked site, for commands that need only the site.
pub fn link(
    sources: &Sources,
    overrides: &Overrides,
    showing: Visibility,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    let (config, records, documents) = read(sources, overrides, diagnostics);
    site::link(config?, records, documents, showing, diagnostics)
}

/// Runs the stages up to the linked site and the theme, for commands that need the texts to translate.
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

/// Parses every file, and the pages of the handbook.
fn read(
    sources: &Sources,
    overrides: &Overrides,
    diagnostics: &mut Diagnostics,
) -> (Option<Config>, network::Records, content::Documents) {
    let config = config::configure(sources, overrides, diagnostics);
    let kinds = config.as_ref().map_or_else(config::Kinds::unknown, |own| own.kinds.clone());
    let rules = config.as_ref().map(|own| content::DocumentRules::new(own, diagnostics));
    let rules = rules.unwrap_or_default();
    let generated = config.as_ref().map(|own| handbook::documents(own, sources));
    let generated = generated.unwrap_or_default();
    let (mut of_data, mut of_content) = (Diagnostics::new(), Diagnostics::new());
    let (records, documents) = join(
        || network::parse(sources, &kinds, &mut of_data),
        || content::parse(sources, &generated, &rules, &mut of_content),
    );
    diagnostics.extend(of_data);
    diagnostics.extend(of_content);
    (config, records, documents)
}
