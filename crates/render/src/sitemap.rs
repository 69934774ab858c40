//! Writes the sitemap with language alternates, and `robots.txt`.

use std::fmt::Write;

use super::view::ViewBuilder;
use crate::plan::{OutputKind, Plan};
use crate::site::{Entity, Site};
use crate::xml::escape;

/// Lists every page for search engines, with its versions in other locales. Pages that show fallback texts
/// or machine translations are left out.
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
            // The language chooser is the alternate for readers of other languages.
            OutputKind::Chooser => (&Entity::Home, &site.config.source_locale, None),
            _ => continue,
        };
        let builder = ViewBuilder::new(site, plan, *locale);
        let _ = write!(text, "<url><loc>{}</loc>", escape(&builder.permalink(&route.url)));
        if let Entity::Document(id) = entity
            && let Some(date) = site[*id].updated.or(site[*id].date)
        {
            let _ = write!(text, "<lastmod>{date}</lastmod>");
        }
        for (other, url) in plan.alternates(site, *entity, pager) {
            let tag = &site.config.locale(other).locale;
            let url = escape(&builder.permalink(url));
            let _ =
                write!(text, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{url}\"/>");
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    text
}

/// Writes `robots.txt`: allows all crawlers, and links to the sitemap.
pub(super) fn robots(site: &Site) -> String {
    let base = &site.config.base_url;
    format!("User-agent: *\nAllow: /\n\nSitemap: {}{}/sitemap.xml\n", base.origin, base.path)
}
