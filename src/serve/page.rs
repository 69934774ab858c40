//! Describes a page for the bar: its source files, its translations, and whether it is a draft.

use serde::Serialize;

use super::edition::Edition;
use super::state::ServeSettings;
use crate::diag::{Texts, UiLanguage, message, place};
use crate::locale::LocaleId;
use crate::path::{OutPath, SourcePath};
use crate::plan::{OutputKind, Route};
use crate::site::{Entity, GroupId, Site, Translation, TranslationGroup};
use crate::translation::{LocaleStatus, TranslationState};

/// The description of a page.
#[derive(Debug, Default, Serialize)]
pub(super) struct PageInfo {
    /// The kind of page, if it has no source file, such as the index of cities.
    what: Option<String>,
    /// The positions of its sources.
    sources: Vec<Place>,
    /// The label of a draft or a scheduled document.
    badge: Option<String>,
    /// One version for each locale of the site.
    translations: Vec<Version>,
}

/// A position in a source file.
#[derive(Debug, Serialize)]
struct Place {
    file: String,
    line: usize,
    /// The address that opens it in the code editor.
    open: Option<String>,
}

impl Place {
    fn new(settings: &ServeSettings, file: &SourcePath, line: usize) -> Self {
        Self { file: file.to_string(), line, open: settings.open(file.as_str(), line, 1) }
    }
}

/// A page in one locale.
#[derive(Debug, Serialize)]
struct Version {
    tag: String,
    label: String,
    /// `here`, `there` or `missing`.
    state: &'static str,
    /// The description of the state.
    words: String,
    url: Option<String>,
    badge: Option<String>,
    /// `stale` or `machine`, if the text is out of date or a machine translation.
    truth: Option<&'static str>,
}

pub(super) fn about(settings: &ServeSettings, edition: &Edition, out: &OutPath) -> PageInfo {
    let ui_language = settings.ui_language;
    let Some(route) = edition.route(out) else { return PageInfo::default() };
    let site = &edition.prepared.site;
    let OutputKind::Page { entity, locale, .. } = route.kind else {
        let what = Some(route.what.text(ui_language));
        return PageInfo { what, ..PageInfo::default() };
    };
    let sources = sources(settings, edition, entity, locale, route);
    let what = sources.is_empty().then(|| route.what.text(ui_language));
    let group = site.text_of(entity).map(|id| &site[id]);
    let translation = group.and_then(|group| group.translations[locale].as_ref());
    let badge = translation.and_then(|own| badge(site, group?, own, ui_language));
    PageInfo { what, sources, badge, translations: versions(edition, entity, locale, ui_language) }
}

fn sources(
    settings: &ServeSettings,
    edition: &Edition,
    entity: Entity,
    locale: LocaleId,
    route: &Route,
) -> Vec<Place> {
    let site = &edition.prepared.site;
    let text = site.text_of(entity).map(|id| site.nearest(id, locale).1);
    let text = text.map(|own| Place::new(settings, &own.document.file, 1));
    let record = route.span.as_ref().filter(|_| !matches!(entity, Entity::Document(_)));
    let record = record.map(|span| {
        let line = edition.sources.text(&span.file).map_or(1, |text| place(text, span).line);
        Place::new(settings, &span.file, line)
    });
    text.into_iter().chain(record).collect()
}

/// Returns the label of a draft or a scheduled document.
fn badge(
    site: &Site,
    group: &TranslationGroup,
    own: &Translation,
    ui_language: UiLanguage,
) -> Option<String> {
    if group.source().document.front.draft || own.document.front.draft {
        return Some(message!("serve.draft").text(ui_language));
    }
    let date = group.date.filter(|date| date.first_day() > site.now.last_day())?;
    Some(message!("serve.scheduled", date).text(ui_language))
}

/// A link to an unpublished page, which the browser marks in lists.
#[derive(Debug, Serialize)]
pub(super) struct UnpublishedLink {
    url: String,
    badge: String,
}

/// Returns the unpublished texts, each with its label.
pub(super) fn unpublished(
    site: &Site,
    ui_language: UiLanguage,
) -> impl Iterator<Item = (GroupId, LocaleId, &Translation, String)> {
    GroupId::all(site.groups.len()).flat_map(move |id| {
        let group = &site[id];
        group.translations.iter().filter_map(move |(locale, own)| {
            let own = own.as_ref()?;
            Some((id, locale, own, badge(site, group, own, ui_language)?))
        })
    })
}

/// Returns the links to unpublished pages.
pub(super) fn marks(edition: &Edition, ui_language: UiLanguage) -> Vec<UnpublishedLink> {
    let all = unpublished(&edition.prepared.site, ui_language);
    let marks = all.filter_map(|(id, locale, _, badge)| {
        Some(UnpublishedLink { url: edition.address(Entity::Document(id), locale)?, badge })
    });
    marks.collect()
}

fn versions(
    edition: &Edition,
    entity: Entity,
    own: LocaleId,
    ui_language: UiLanguage,
) -> Vec<Version> {
    let site = &edition.prepared.site;
    let group = site.text_of(entity).filter(|_| !matches!(entity, Entity::City(_)));
    let versions = site.config.locale_ids().map(|locale| {
        let config = site.config.locale(locale);
        let text = group.map(|id| &site[id]);
        let url = edition.address(entity, locale);
        let is_missing =
            url.is_none() || text.is_some_and(|group| group.translations[locale].is_none());
        let (state, words) = match (locale == own, is_missing) {
            (true, _) => ("here", message!("serve.this-page")),
            (_, true) => ("missing", message!("serve.untranslated")),
            _ => ("there", message!("serve.open-this-page")),
        };
        let status = text.and_then(|group| {
            edition.prepared.translation_status.document(&group.identity, locale)
        });
        let truth = status.and_then(|status| truth(status, ui_language));
        let badge = text.and_then(|group| {
            badge(site, group, group.translations[locale].as_ref()?, ui_language)
        });
        Version {
            tag: config.locale.to_string(),
            label: config.label.clone(),
            state,
            words: match &truth {
                Some((_, said)) => format!("{}, {said}", words.text(ui_language)),
                None => words.text(ui_language),
            },
            url,
            badge,
            truth: truth.map(|(name, _)| name),
        }
    });
    versions.collect()
}

/// Returns whether a translation is out of date or a machine translation, for the script and for editors.
fn truth(status: LocaleStatus, ui_language: UiLanguage) -> Option<(&'static str, String)> {
    if status.state == TranslationState::Stale {
        let said = message!(
            "serve.translation-out-of-date",
            changed = status.changed,
            blocks = status.blocks
        );
        return Some(("stale", said.text(ui_language)));
    }
    status.machine.then(|| ("machine", message!("serve.machine-translated").text(ui_language)))
}
