//! Makes the bytes of every planned output.
//!
//! Pages are made in parallel, each from the plan, the site and the theme alone; nothing here
//! writes, and no page sees another.

use urbi_base::{date, diag, locale, output, path, reference};
use urbi_editing::forms;
use urbi_figures::{chart, map};
use urbi_i18n as i18n;
use urbi_languages::translation;
use urbi_model::{config, content, network, schema, site, theme};
use urbi_plan as plan;
use urbi_text::{html, source, xml};

mod body;
mod card;
mod cms;
mod data;
mod describe;
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
use crate::output::{Body, Rendered};
use crate::path::{OutPath, SourcePath};
use crate::plan::{FeedOf, Kind, Plan, Route};
use crate::site::Site;
use crate::source::{SourceFile, Sources};
use crate::theme::Theme;
use crate::translation::Truth;
use card::Pictures;
use engine::Shared;
use geography::Geography;
use urbi_picture::Version;
use view::Maker;

/// What pages have in common, each part made when the first page asks for it.
pub struct Common {
    shared: PerLocale<OnceLock<Shared>>,
    /// What share pictures are made with.
    pictures: OnceLock<Pictures>,
    geography: Geography,
    #[cfg(feature = "pdf")]
    prints: print::Prints,
}

impl Common {
    /// Makes nothing yet but knows what there will be.
    pub fn new(site: &Site, plan: &Plan) -> Self {
        Self {
            shared: site.config.per_locale(|_| OnceLock::new()),
            pictures: OnceLock::new(),
            geography: Geography::new(site, plan),
            #[cfg(feature = "pdf")]
            prints: print::Prints::new(site, plan),
        }
    }
}

/// An output, if it could be made, and what was found in making it.
type Made = (Option<(OutPath, Body)>, Diagnostics);

/// Makes outputs, each from the plan, the site and the theme alone.
#[derive(Clone, Copy)]
pub struct Renderer<'a> {
    /// The site.
    pub site: &'a Site,
    /// Every output.
    pub plan: &'a Plan,
    /// The templates.
    pub engine: &'a Engine,
    /// Where fonts and colours of pictures are from.
    pub theme: &'a Theme,
    /// The files that are copied, or made into pictures.
    pub sources: &'a Sources,
    /// What pages have in common.
    pub common: &'a Common,
    /// What each translation is worth.
    pub truth: &'a Truth,
    /// Whether pages are made smaller.
    pub minify: bool,
}

/// Makes every output of the plan. Reports templates that fail, each once however many pages it
/// spoils. `is_wanted` is asked before each output: once it says no, nothing is returned.
pub fn render(
    renderer: Renderer<'_>,
    is_wanted: &(dyn Fn(&Route) -> bool + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Rendered> {
    renderer.common.geography.draw_up();
    #[cfg(feature = "pdf")]
    renderer.typeset();
    let routes: Vec<(&OutPath, &Route)> = renderer.plan.routes().collect();
    let made: Option<Vec<Made>> = routes
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

/// Reports what was found on pages. What spoils many pages alike is reported once.
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
    /// Makes one output. `None` where it could not be made, which is reported.
    pub fn one(&self, route: &Route, diagnostics: &mut Diagnostics) -> Option<Body> {
        #[cfg(feature = "pdf")]
        if let Kind::Print(entity, locale) = route.kind {
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

    fn route(&self, route: &Route, diagnostics: &mut Diagnostics) -> Result<Body, Box<Diagnostic>> {
        let text = match &route.kind {
            Kind::Page { entity, locale, pager, .. } => {
                self.page(*entity, *locale, *pager, route, diagnostics)?
            }
            Kind::NotFound(locale) => self.not_found(*locale, route)?,
            Kind::Chooser => self.chooser(route)?,
            Kind::Alias(locale, to) => self.alias(*locale, to, route)?,
            Kind::Feed(locale, of) => self.feed(*locale, *of, route, diagnostics)?,
            Kind::Sitemap => sitemap::render(self.site, self.plan),
            Kind::Robots => sitemap::robots(self.site),
            Kind::Cms(file) => cms::write(self.site, self.sources, *file),
            Kind::Card(entity, locale) => return Ok(self.card(*entity, *locale, diagnostics)),
            Kind::Map(of) => self.common.geography.draw(*of),
            Kind::Data(file) => {
                let tables = data::Tables { site: self.site, plan: self.plan, engine: self.engine };
                tables.write(*file)
            }
            Kind::Asset(file) => return Ok(self.asset(file)),
            // Planned only by a program that can typeset, and made above.
            Kind::Print(..) => return Ok(Body::Bytes(Arc::from([]))),
            Kind::Bare(file) => return Ok(self.without_metadata(file)),
            Kind::Picture(file, version) => return Ok(self.picture(file, *version, route)),
        };
        let is_page = route.url.out_path().is_html();
        // Templates may have been written on another system; lines of tables end with both signs.
        let text = if is_page { source::with_line_feeds(&text) } else { text.into() };
        let text = if is_page && self.minify { minify::minify(&text).into() } else { text };
        Ok(Body::Bytes(Arc::from(text.as_bytes())))
    }

    /// Returns what every page of a locale has in common.
    fn shared(&self, locale: LocaleId) -> &'a Shared {
        self.common.shared[locale].get_or_init(|| {
            let maker = Maker { geography: None, ..self.maker(locale) };
            Shared::new(&maker.site_view())
        })
    }

    fn maker(&self, locale: LocaleId) -> Maker<'a> {
        let geography = Some(&self.common.geography);
        Maker {
            geography,
            #[cfg(feature = "pdf")]
            prints: Some(*self),
            ..Maker::new(self.site, self.plan, locale)
        }
    }

    fn describer(&self, locale: LocaleId) -> describe::Describer<'a> {
        describe::Describer { maker: self.maker(locale), engine: self.engine }
    }

    fn grapher(&self, locale: LocaleId) -> linked_data::Grapher<'a> {
        linked_data::Grapher::new(self.maker(locale), self.engine)
    }

    fn asset(&self, file: &SourcePath) -> Body {
        // Those of the theme have its colours in them.
        let own = self.theme.assets.values().find(|(own, _)| own == file).map(|(_, own)| own);
        match own.or_else(|| self.sources.get(file)) {
            Some(SourceFile::OnDisk { path, .. }) => Body::CopyOf(path.clone()),
            Some(file) => Body::Bytes(file.published().unwrap_or_default()),
            None => Body::Bytes(Arc::from([])),
        }
    }

    /// Makes a picture that was found to be whole when it was planned.
    fn without_metadata(&self, file: &SourcePath) -> Body {
        let whole = self.sources.get(file).and_then(SourceFile::bytes).unwrap_or_default();
        Body::Bytes(urbi_picture::bare(file, &whole).unwrap_or_default().into())
    }

    fn picture(&self, file: &SourcePath, version: Version, route: &Route) -> Body {
        let shown = self.plan.picture(file);
        let raster = shown.and_then(|shown| shown.raster.as_ref());
        let span = route.owner.span.clone().unwrap_or_else(|| Span::file(file));
        match raster {
            Some(raster) => Body::Deferred(raster.deferred(version, file, &span)),
            None => Body::Bytes(Arc::from([])),
        }
    }

    fn feed(
        &self,
        locale: LocaleId,
        of: FeedOf,
        route: &Route,
        diagnostics: &mut Diagnostics,
    ) -> Result<String, Box<Diagnostic>> {
        let maker = Maker { absolute: true, ..self.maker(locale) };
        let writer = body::Writer::new(maker, self.engine, self.shared(locale), diagnostics);
        feed::render(writer, of, route)
    }
}
