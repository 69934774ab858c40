//! Makes the bytes of every planned output.
//!
//! Pages are made in parallel, each from the plan, the site and the theme alone; nothing here
//! writes, and no page sees another.

mod body;
mod card;
mod data;
mod describe;
mod engine;
mod feed;
mod geography;
mod highlight;
mod linked_data;
mod minify;
mod page;
mod sitemap;
pub mod view;
mod xml;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

pub use engine::Engine;

use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::locale::{LocaleId, PerLocale};
use crate::output::{Body, Rendered};
use crate::path::{OutPath, SourcePath};
use crate::picture::{self, Version};
use crate::plan::{FeedOf, Kind, Plan, Route};
use crate::site::Site;
use crate::source::{SourceFile, Sources};
use crate::theme::Theme;
use card::Pictures;
use geography::Geography;
use view::Maker;

/// What every page is made with.
struct Renderer<'a> {
    site: &'a Site,
    plan: &'a Plan,
    engine: &'a Engine,
    sources: &'a Sources,
    minify: bool,
    shared: PerLocale<engine::Shared>,
    /// What share pictures are made with, if the site has them.
    pictures: Option<Pictures>,
    geography: Geography,
}

/// Makes every output of the plan. Reports templates that fail, each once however many pages it
/// spoils.
pub fn render(
    site: &Site,
    plan: &Plan,
    engine: &Engine,
    theme: &Theme,
    sources: &Sources,
    minify: bool,
    diagnostics: &mut Diagnostics,
) -> Rendered {
    let shared = site.config.per_locale(|locale| {
        let maker = Maker { site, plan, locale, absolute: false, geography: None };
        engine::Shared::new(&maker.site_view())
    });
    let geography = Geography::new(site, plan);
    let config = &site.config;
    let name = &config.theme.value;
    let pictures = config.share_pictures.then(|| Pictures::new(theme, name, geography.land()));
    let renderer = Renderer { site, plan, engine, sources, minify, shared, pictures, geography };
    let routes: Vec<(&OutPath, &Route)> = plan.routes().collect();
    let made: Vec<(Option<(OutPath, Body)>, Diagnostics)> = routes
        .into_par_iter()
        .map(|(path, route)| {
            let mut diagnostics = Diagnostics::new();
            let made = match renderer.route(route, &mut diagnostics) {
                Ok(body) => Some((path.clone(), body)),
                Err(problem) => {
                    diagnostics.push(*problem);
                    None
                }
            };
            (made, diagnostics)
        })
        .collect();
    let mut rendered = Rendered::new();
    let mut failures: BTreeMap<String, (Diagnostic, usize)> = BTreeMap::new();
    for (made, problems) in made {
        rendered.extend(made);
        for problem in problems {
            if problem.code == Code::Template {
                let key = format!("{:?}", (&problem.span, &problem.message));
                failures.entry(key).or_insert((problem, 0)).1 += 1;
            } else {
                diagnostics.push(problem);
            }
        }
    }
    for (mut problem, count) in failures.into_values() {
        if count > 1 {
            let others = format!(" (and {} other pages)", count - 1);
            problem.label = problem.label.map(|label| label + &others);
        }
        diagnostics.push(problem);
    }
    rendered
}

impl Renderer<'_> {
    fn route(&self, route: &Route, diagnostics: &mut Diagnostics) -> Result<Body, Box<Diagnostic>> {
        let text = match &route.kind {
            Kind::Page { entity, locale, pager } => {
                self.page(*entity, *locale, *pager, route, diagnostics)?
            }
            Kind::NotFound(locale) => self.not_found(*locale, route)?,
            Kind::Chooser => self.chooser(route)?,
            Kind::Alias(locale, to) => self.alias(*locale, to, route)?,
            Kind::Feed(locale, of) => self.feed(*locale, *of, route, diagnostics)?,
            Kind::Sitemap => sitemap::render(self.site, self.plan),
            Kind::Robots => sitemap::robots(self.site),
            Kind::Card(entity, locale) => return Ok(self.card(*entity, *locale, diagnostics)),
            Kind::Map(of) => self.geography.draw(*of),
            Kind::Data(file) => {
                let tables = data::Tables { site: self.site, plan: self.plan, engine: self.engine };
                tables.write(*file)
            }
            Kind::Asset(file) => return Ok(self.asset(file)),
            Kind::Bare(file) => return Ok(self.without_metadata(file)),
            Kind::Picture(file, version) => return Ok(self.picture(file, *version, route)),
        };
        let is_page = route.url.out_path().is_html();
        let text = if is_page && self.minify { minify::minify(&text) } else { text };
        Ok(Body::Bytes(Arc::from(text.into_bytes())))
    }

    fn maker(&self, locale: LocaleId) -> Maker<'_> {
        let geography = Some(&self.geography);
        Maker { site: self.site, plan: self.plan, locale, absolute: false, geography }
    }

    fn describer(&self, locale: LocaleId) -> describe::Describer<'_> {
        describe::Describer { maker: self.maker(locale), engine: self.engine }
    }

    fn grapher(&self, locale: LocaleId) -> linked_data::Grapher<'_> {
        linked_data::Grapher::new(self.maker(locale), self.engine)
    }

    fn asset(&self, file: &SourcePath) -> Body {
        match self.sources.get(file) {
            Some(SourceFile::OnDisk { path, .. }) => Body::CopyOf(path.clone()),
            Some(SourceFile::Bytes(bytes)) => Body::Bytes(bytes.clone()),
            Some(SourceFile::Text(text)) => Body::Bytes(Arc::from(text.as_bytes())),
            None => Body::Bytes(Arc::from([])),
        }
    }

    /// Makes a picture that was found to be whole when it was planned.
    fn without_metadata(&self, file: &SourcePath) -> Body {
        let whole = self.sources.get(file).and_then(SourceFile::bytes).unwrap_or_default();
        Body::Bytes(picture::bare(file, &whole).unwrap_or_default().into())
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
        let writer = body::Writer::new(maker, self.engine, &self.shared[locale], diagnostics);
        feed::render(writer, of, route)
    }
}
