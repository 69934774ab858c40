//! The sitemap, with alternates, and the rules for crawlers.

use std::fmt::Write;

use super::view::ViewBuilder;
use crate::plan::{OutputKind, Plan};
use crate::site::{Entity, Site};
use crate::xml::escape;

/// Lists every page that search engines should know, with its versions in other locales: none that
/// shows the text of another locale, or what a machine translated.
pub(super) fn render(site: &Site, plan: &Plan) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for (_, route) in plan.routes() {
        let (entity, locale, pager) = match &route.kind {
            OutputKind::Page { entity, locale, pager, .. } if plan.is_listed(*entity, *locale) => {
                (entity, locale, *pager)
            }
            // The choice of a language is there for those whom no version suits.
            OutputKind::Chooser => (&Entity::Home, &site.config.source_locale, None),
            _ => continue,
        };
        let maker = ViewBuilder::new(site, plan, *locale);
        let _ = write!(text, "<url><loc>{}</loc>", escape(&maker.permalink(&route.url)));
        if let Entity::Document(id) = entity
            && let Some(date) = site[*id].updated.or(site[*id].date)
        {
            let _ = write!(text, "<lastmod>{date}</lastmod>");
        }
        for (other, url) in plan.alternates(site, *entity, pager) {
            let tag = &site.config.locale(other).locale;
            let url = escape(&maker.permalink(url));
            let _ =
                write!(text, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{url}\"/>");
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    text
}

/// Lets everybody in, and tells them where the sitemap is.
pub(super) fn robots(site: &Site) -> String {
    let base = &site.config.base_url;
    format!("User-agent: *\nAllow: /\n\nSitemap: {}{}/sitemap.xml\n", base.origin, base.path)
}
