//! Renders every planned output to bytes.
//!
//! Pages render in parallel, each from the plan, the site and the theme alone. This crate writes no files,
//! and no page depends on another.

use urbi_base::{date, diag, locale, output, path, reference};
use urbi_editing::forms;
use urbi_figures::{chart, map, timeline};
use urbi_i18n as i18n;
use urbi_languages::translation;
use urbi_model::{config, content, network, schema, site, theme};
use urbi_plan as plan;
use urbi_text::{html, letters, source, xml};

mod body;
mod calendar;
mod card;
mod cms;
mod data;
mod descriptions;
mod engine;
mod feed;
mod geography;
mod highlight;
mod isolate;
mod linked_data;
mod minify;
mod page;
#[cfg(feature = "pdf")]
mod print;
mod sitemap;
pub mod view;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

pub use engine::Engine;

use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::locale::{LocaleId, PerLocale};
use crate::output::{OutputBody, Rendered};
use crate::path::{OutPath, SourcePath};
use crate::plan::{FeedScope, OutputKind, Plan, Route};
use crate::site::Site;
use crate::source::{SourceFile, Sources};
use crate::theme::Theme;
use crate::translation::TranslationStatus;
use card::CardContext;
use engine::SharedContext;
use geography::Geography;
use urbi_picture::ImageVersion;
use view::ViewBuilder;

/// Data that pages share, each part computed on first use.
pub struct RenderCache {
    shared: PerLocale<OnceLock<SharedContext>>,
    /// Shared data of share images.
    pictures: OnceLock<CardContext>,
    geography: Geography,
    #[cfg(feature = "pdf")]
    prints: print::PrintContext,
}

impl RenderCache {
    /// Prepares the cells for the given plan; computes nothing yet.
    pub fn new(site: &Site, plan: &Plan) -> Self {
        Self {
            shared: site.config.per_locale(|_| OnceLock::new()),
            pictures: OnceLock::new(),
            geography: Geography::new(site, plan),
            #[cfg(feature = "pdf")]
            prints: print::PrintContext::new(site, plan),
        }
    }
}

/// Renders outputs, each from the plan, the site and the theme alone.
#[derive(Clone, Copy)]
pub struct Renderer<'a> {
    /// The site.
    pub site: &'a Site,
    /// Every output.
    pub plan: &'a Plan,
    /// The templates.
    pub engine: &'a Engine,
    /// The theme, for print layouts and the fonts and colours of share images.
    pub theme: &'a Theme,
    /// The source files, for copies and images.
    pub sources: &'a Sources,
    /// Data that pages share.
    pub common: &'a RenderCache,
    /// The state of each translation.
    pub translation_status: &'a TranslationStatus,
    /// Whether to minify pages.
    pub minify: bool,
}

/// Renders every output of the plan. Reports each failing template once, however many pages use it. Calls
/// `is_wanted` before each output, and returns `None` as soon as it returns false.
pub fn render(
    renderer: Renderer<'_>,
    is_wanted: &(dyn Fn(&Route) -> bool + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Rendered> {
    renderer.common.geography.compute_maps();
    #[cfg(feature = "pdf")]
    renderer.typeset();
    let routes: Vec<(&OutPath, &Route)> = renderer.plan.routes().collect();
    let made: Option<Vec<_>> = routes
        .into_par_iter()
        .map(|(path, route)| {
            if !is_wanted(route) {
                return None;
            }
            let mut diagnostics = Diagnostics::new();
            let body = renderer.one(route, &mut diagnostics);
            Some((body.map(|body| (path.clone(), body)), diagnostics))
        })
        .collect();
    let mut rendered = Rendered::new();
    let mut found = Vec::new();
    for (made, problems) in made? {
        rendered.extend(made);
        found.extend(problems);
    }
    report(found, diagnostics);
    Some(rendered)
}

/// Reports the diagnostics of pages. An error that occurs on many pages is reported once.
fn report(found: Vec<Diagnostic>, diagnostics: &mut Diagnostics) {
    let mut failures: BTreeMap<String, (Diagnostic, usize)> = BTreeMap::new();
    for problem in found {
        if problem.code == Code::Template {
            let key = format!("{:?}", (&problem.span, &problem.message));
            failures.entry(key).or_insert((problem, 0)).1 += 1;
        } else {
            diagnostics.push(problem);
        }
    }
    for (mut problem, count) in failures.into_values() {
        if count > 1 {
            let others = count - 1;
            problem.label =
                problem.label.map(|label| message!("render.and-other-pages-label", label, others));
        }
        diagnostics.push(problem);
    }
}

impl<'a> Renderer<'a> {
    /// Renders one output. `None` if it fails, which is reported.
    pub fn one(&self, route: &Route, diagnostics: &mut Diagnostics) -> Option<OutputBody> {
        #[cfg(feature = "pdf")]
        if let OutputKind::Print(entity, locale) = route.kind {
            return self.print(entity, locale, route, diagnostics);
        }
        match self.route(route, diagnostics) {
            Ok(body) => Some(body),
            Err(problem) => {
                diagnostics.push(*problem);
                None
            }
        }
    }

    fn route(
        &self,
        route: &Route,
        diagnostics: &mut Diagnostics,
    ) -> Result<OutputBody, Box<Diagnostic>> {
        let text = match &route.kind {
            OutputKind::Page { entity, locale, pager, .. } => {
                self.page(*entity, *locale, *pager, route, diagnostics)?
            }
            OutputKind::NotFound(locale) => self.not_found(*locale, route)?,
            OutputKind::Chooser => self.chooser(route)?,
            OutputKind::Alias(locale, to) => self.alias(*locale, to, route)?,
            OutputKind::Feed(locale, of) => self.feed(*locale, *of, route, diagnostics)?,
            OutputKind::Calendar(locale, of) => {
                let builder = ViewBuilder { absolute: true, ..self.view_builder(*locale) };
                calendar::render(&builder, *of)
            }
            OutputKind::Sitemap => sitemap::render(self.site, self.plan),
            OutputKind::Robots => sitemap::robots(self.site),
            OutputKind::Cms(file) => cms::write(self.site, self.sources, *file),
            OutputKind::Card(entity, locale) => {
                return Ok(self.card(*entity, *locale, diagnostics));
            }
            OutputKind::Map(of) => self.common.geography.draw(*of),
            OutputKind::Data(file) => {
                let tables =
                    data::DataWriter { site: self.site, plan: self.plan, engine: self.engine };
                tables.write(*file)
            }
            OutputKind::Asset(file) => return Ok(self.asset(file)),
            // Planned only if the program includes the typesetter, and handled above.
            OutputKind::Print(..) => return Ok(OutputBody::Bytes(Arc::from([]))),
            OutputKind::StrippedImage(file) => return Ok(self.without_metadata(file)),
            OutputKind::Picture(file, version) => return Ok(self.picture(file, *version, route)),
        };
        let is_page = route.url.out_path().is_html();
        // Templates can have Windows line endings; CSV keeps its CRLF line endings.
        let text = if is_page { source::with_line_feeds(&text) } else { text.into() };
        let text = if is_page && self.minify { minify::minify(&text).into() } else { text };
        Ok(OutputBody::Bytes(Arc::from(text.as_bytes())))
    }

    /// Returns the template values that all pages of a locale share.
    fn shared(&self, locale: LocaleId) -> &'a SharedContext {
        self.common.shared[locale].get_or_init(|| {
            let builder = ViewBuilder { geography: None, ..self.view_builder(locale) };
            SharedContext::new(&builder.site_view())
        })
    }

    fn view_builder(&self, locale: LocaleId) -> ViewBuilder<'a> {
        let geography = Some(&self.common.geography);
        ViewBuilder {
            geography,
            #[cfg(feature = "pdf")]
            prints: Some(print::PrintSizes(*self)),
            ..ViewBuilder::new(self.site, self.plan, locale)
        }
    }

    fn describer(&self, locale: LocaleId) -> descriptions::Descriptions<'a> {
        descriptions::Descriptions { builder: self.view_builder(locale), engine: self.engine }
    }

    fn grapher(&self, locale: LocaleId) -> linked_data::GraphBuilder<'a> {
        linked_data::GraphBuilder::new(self.view_builder(locale), self.engine)
    }

    fn asset(&self, file: &SourcePath) -> OutputBody {
        // Asset files of the theme have their colours filled in.
        let own = self.theme.assets.values().find(|(own, _)| own == file).map(|(_, own)| own);
        match own.or_else(|| self.sources.get(file)) {
            Some(SourceFile::OnDisk { path, .. }) => OutputBody::CopyOf(path.clone()),
            Some(file) => OutputBody::Bytes(file.published().unwrap_or_default()),
            None => OutputBody::Bytes(Arc::from([])),
        }
    }

    /// Returns a copied image without its metadata. Planning already checked that the image is readable.
    fn without_metadata(&self, file: &SourcePath) -> OutputBody {
        let whole = self.sources.get(file).and_then(SourceFile::bytes).unwrap_or_default();
        OutputBody::Bytes(urbi_picture::bare(file, &whole).unwrap_or_default().into())
    }

    fn picture(&self, file: &SourcePath, version: ImageVersion, route: &Route) -> OutputBody {
        let shown = self.plan.picture(file);
        let raster = shown.and_then(|shown| shown.raster.as_ref());
        let span = route.span.clone().unwrap_or_else(|| Span::file(file));
        match raster {
            Some(raster) => OutputBody::Lazy(raster.lazy_output(version, file, &span)),
            None => OutputBody::Bytes(Arc::from([])),
        }
    }

    fn feed(
        &self,
        locale: LocaleId,
        of: FeedScope,
        route: &Route,
        diagnostics: &mut Diagnostics,
    ) -> Result<String, Box<Diagnostic>> {
        let builder = ViewBuilder { absolute: true, ..self.view_builder(locale) };
        let writer = body::BodyWriter::new(builder, self.engine, self.shared(locale), diagnostics);
        feed::render(writer, of, route)
    }
}
