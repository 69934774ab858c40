//! Derives from the plan what a page must contain.

use crate::locale::{Direction, LocaleId};
use crate::path::OutPath;
use crate::plan::{self, OutputKind, Plan};
use crate::site::Site;
use crate::theme::Theme;

/// The expected properties of a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ExpectedPage {
    pub(super) template: String,
    /// The tag of its locale.
    pub(super) locale: String,
    /// Whether its locale is written from right to left.
    pub(super) is_rtl: bool,
    /// Whether it is the page of an entity: not a 404 page, language chooser or alias.
    pub(super) is_page: bool,
    /// Whether search engines may index it.
    pub(super) is_listed: bool,
    /// Whether it has alternates in other locales.
    pub(super) has_versions: bool,
    /// Whether it can redirect visitors with a refresh.
    pub(super) may_refresh: bool,
}

/// Returns the expected properties. Returns `None` if the output is not a page of the theme.
pub fn expected(site: &Site, plan: &Plan, theme: &Theme, path: &OutPath) -> Option<ExpectedPage> {
    let make = |template: &str, locale: Option<LocaleId>| {
        let config = site.config.locale(locale.unwrap_or(site.config.source_locale));
        ExpectedPage {
            template: template.to_owned(),
            locale: config.locale.to_string(),
            is_rtl: config.direction == Direction::Rtl,
            ..ExpectedPage::default()
        }
    };
    match &plan.route(path)?.kind {
        OutputKind::Page { entity, locale, pager, .. } => {
            let template = plan::template(site, theme, *entity);
            let is_listed = plan.is_listed(*entity, *locale);
            let has_versions = is_listed && plan.alternates(site, *entity, *pager).nth(1).is_some();
            let page = make(&template, Some(*locale));
            Some(ExpectedPage { is_page: true, is_listed, has_versions, ..page })
        }
        OutputKind::NotFound(locale) => Some(make("not_found.html", *locale)),
        OutputKind::Chooser => Some(ExpectedPage { is_listed: true, ..make("chooser.html", None) }),
        OutputKind::Alias(locale, _) => {
            Some(ExpectedPage { may_refresh: true, ..make("alias.html", Some(*locale)) })
        }
        _ => None,
    }
}
