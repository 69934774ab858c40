//! Reads and resolves `data/site.yaml`.

use super::accounts;
use super::handbook;
use super::menus::menus;
use super::schema::SITE;
use super::{
    BaseUrl, Cms, Config, Fallback, FamilyConfig, Kinds, LocaleConfig, Overrides, Section,
    SlugScript, chain,
};
use crate::diag::{Code, Diagnostic, Diagnostics, did_you_mean, message};
use crate::i18n;
use crate::locale::{Locale, LocaleId};
use crate::path::SourcePath;
use crate::reference::Family;
use crate::schema::{self, FieldType, Fields, Localized, Spanned};
use crate::source::{SourceFile, Sources};
use crate::yaml;

const FILE: &str = "data/site.yaml";

/// Reads `data/site.yaml`. Returns `None` if the file or a required part of it is missing; that was
/// reported.
pub fn configure(
    sources: &Sources,
    overrides: &Overrides,
    diagnostics: &mut Diagnostics,
) -> Option<Config> {
    let path = SourcePath::new(FILE)?;
    let Some(SourceFile::Text(text)) = sources.get(&path) else {
        diagnostics.push(
            Diagnostic::without_place(
                Code::MissingFile,
                message!("config.missing-site-file", file = FILE),
            )
            .hint(message!("config.find-site-folder-hint")),
        );
        return None;
    };
    let before = diagnostics.len();
    let parsed = yaml::parse(&path, text, 0..text.len(), diagnostics);
    parsed.root.report_duplicates(diagnostics);
    let mut fields = schema::read(&SITE, &parsed.root, diagnostics)?;
    accounts::report_misplaced(&parsed.root, diagnostics);
    let fallback: Fallback = FieldType::take(&mut fields, "fallback")?;
    let mut sections = sections(&mut fields, fallback, diagnostics);
    let kinds = Kinds::new(FieldType::take(&mut fields, "kinds")?, diagnostics);
    let families = families(&mut fields, &kinds, diagnostics);
    let menus = menus(&mut fields, kinds.names(), diagnostics);
    let locales_written = fields.count("locales");
    let (locales, source_locale) = locales(&mut fields, diagnostics)?;
    let (base_url, theme) = (fields.plain("base_url"), fields.plain("theme"));
    let name = fields.localized("name");
    // The missing or invalid value was reported. A placeholder lets the rest be checked.
    let stand_in = |text: &str| Spanned { value: text.to_owned(), span: fields.span.clone() };
    let base_url = base_url.unwrap_or_else(|| stand_in("https://site.invalid"));
    let theme = theme.unwrap_or_else(|| stand_in(""));
    if let Some(name) = &name {
        report_unnamed(name, &locales, source_locale, diagnostics);
    }
    let name = name.unwrap_or_else(|| Localized::plain("", fields.span.clone()));
    let is_read = !sections.is_empty() || diagnostics.len() == before;
    let source = locales[source_locale.index()].locale.clone();
    let handbook = if fields.flag("handbook") {
        handbook::add(&mut sections, &locales, &source, &theme.span, diagnostics)
    } else {
        Vec::new()
    };
    Some(Config {
        short_name: fields.localized("short_name"),
        description: fields.localized("description"),
        own_url: base_url_of(&base_url.value, None),
        base_url: {
            let written = overrides.base_url.as_deref().unwrap_or(&base_url.value);
            base_url_of(written, overrides.origin.as_deref())
        },
        all_locales_read: locales.len() == locales_written,
        locales,
        source_locale,
        fallback,
        all_sections_read: is_read,
        sections,
        families,
        kinds,
        home: fields.plain("home"),
        join: fields.plain("join"),
        featured_city: fields.plain("featured_city"),
        country_feeds: fields.flag("country_feeds"),
        picture_credits: fields.flag("picture_credits"),
        share_pictures: fields.flag("share_pictures"),
        fact_sheets: fields.flag("fact_sheets"),
        fonts: fields.plains("fonts"),
        maps: fields.flag("maps"),
        open_data: fields.flag("open_data"),
        data_licence: fields.plain("data_licence").map(|licence| licence.value),
        menus,
        contact: FieldType::take(&mut fields, "contact")?,
        disclaimer: fields.localized("disclaimer"),
        attributions: FieldType::take(&mut fields, "attributions")?,
        handbook,
        cms: fields.group("cms").and_then(|group| cms(group.value, diagnostics)),
        is_strict: fields.plain("multilingual").is_some_and(|how| how.value == "strict"),
        stale_notice: stale_notice(&mut fields),
        texts: schema::texts(&SITE, &parsed.root),
        name,
        theme,
    })
}

/// Reports locales without a name of the site, because every page uses that name.
fn report_unnamed(
    name: &Localized,
    locales: &[LocaleConfig],
    source: LocaleId,
    diagnostics: &mut Diagnostics,
) {
    let source = &locales[source.index()].locale;
    let own = |tag: &Locale| {
        let form = name.get(std::slice::from_ref(tag), source);
        form.is_some_and(|(own, text)| own == tag && !text.is_empty())
    };
    if !locales.iter().any(|locale| own(&locale.locale)) {
        let message = message!("config.site-name-in-no-language");
        diagnostics.push(
            Diagnostic::new(Code::MissingField, name.span.clone(), message)
                .hint(message!("config.add-site-name-hint", tag = source)),
        );
        return;
    }
    for tag in locales.iter().map(|locale| &locale.locale).filter(|tag| *tag != source) {
        if !own(tag) {
            let message = message!("config.site-name-not-translated", tag);
            diagnostics.push(
                Diagnostic::new(Code::MissingTranslation, name.span.clone(), message)
                    .hint(message!("config.translate-site-name-hint")),
            );
        }
    }
}

fn base_url_of(text: &str, other: Option<&str>) -> BaseUrl {
    let text = text.trim_end_matches('/');
    let host = text.find("://").map_or(0, |scheme| scheme + 3);
    let (origin, path) = match text[host..].find('/') {
        Some(slash) => text.split_at(host + slash),
        None => (text, ""),
    };
    BaseUrl { origin: other.unwrap_or(origin).to_owned(), path: path.to_owned() }
}

fn locales(
    fields: &mut Fields,
    diagnostics: &mut Diagnostics,
) -> Option<(Vec<LocaleConfig>, LocaleId)> {
    let source = fields.plain("source_locale");
    let written_count = fields.count("locales");
    let slugs = slugs(fields);
    let written = fields.groups("locales");
    let mut locales: Vec<LocaleConfig> = Vec::new();
    let mut fallbacks: Vec<Vec<Spanned<String>>> = Vec::new();
    for mut group in written {
        let span = group.span.clone();
        let fallback = group.plains("fallback");
        let Some(locale) = locale(group, slugs) else { continue };
        let twin = locales.iter().find(|l| l.locale == locale.locale || l.path == locale.path);
        if twin.is_some() {
            let message = message!("config.duplicate-language", locale = locale.locale);
            diagnostics.push(
                Diagnostic::new(Code::DuplicateId, span, message)
                    .hint(message!("config.one-language-at-root-hint")),
            );
            continue;
        }
        locales.push(locale);
        fallbacks.push(fallback);
    }
    let source_locale = match &source {
        None => 0,
        Some(tag) => {
            let found = locales.iter().position(|locale| locale.locale.as_str() == tag.value);
            found.or_else(|| {
                let message = message!("config.unknown-language", tag = tag.value);
                diagnostics.push(Diagnostic::new(Code::UnknownLocale, tag.span.clone(), message));
                None
            })?
        }
    };
    if locales.is_empty() {
        diagnostics.push(
            Diagnostic::new(
                Code::MissingField,
                fields.span.clone(),
                message!("config.no-language"),
            )
            .hint(message!("config.add-language-hint")),
        );
        return None;
    }
    let all_read = written_count == locales.len();
    chain::close(&mut locales, &fallbacks, source_locale, all_read, diagnostics);
    Some((locales, LocaleId::new(source_locale)?))
}

/// Takes the script of addresses, if it is given.
fn slugs(fields: &mut Fields) -> Option<SlugScript> {
    let slugs: Option<Spanned<SlugScript>> = FieldType::take(fields, "slugs");
    slugs.map(|slugs| slugs.value)
}

fn locale(mut fields: Fields, of_site: Option<SlugScript>) -> Option<LocaleConfig> {
    let locale = Locale::parse(&fields.plain("tag")?.value)?;
    let format = fields.plain("format").and_then(|tag| Locale::parse(&tag.value));
    let path = fields.plain("path").map(|path| path.value.trim_matches('/').to_owned());
    let at_root = fields.flag("at_root");
    Some(LocaleConfig {
        span: fields.span.clone(),
        path: if at_root { String::new() } else { path.unwrap_or_else(|| locale.to_string()) },
        direction: i18n::direction(&locale),
        slugs: slugs(&mut fields).or(of_site).unwrap_or_default(),
        label: fields.plain("label")?.value,
        format: format.unwrap_or_else(|| locale.clone()),
        chain: vec![locale.clone()],
        locale,
    })
}

fn sections(fields: &mut Fields, of_site: Fallback, diagnostics: &mut Diagnostics) -> Vec<Section> {
    let written = fields.keyed("sections");
    for (id, _) in written.iter().filter(|(id, _)| !schema::is_id(&id.value)) {
        let message = message!("config.invalid-section-name", id = id.value);
        diagnostics.push(
            Diagnostic::new(Code::InvalidValue, id.span.clone(), message)
                .hint(message!("config.section-name-hint")),
        );
    }
    let section = |(id, mut fields): (Spanned<String>, Fields)| {
        let fallback: Option<Spanned<Fallback>> = FieldType::take(&mut fields, "fallback");
        let per_page = fields.integer("per_page").and_then(|n| usize::try_from(n.value).ok());
        Section {
            label: fields.localized("label"),
            summary: fields.localized("summary"),
            slug: fields.localized("slug"),
            root: fields.flag("at_root"),
            layout: FieldType::take(&mut fields, "layout").unwrap_or_default(),
            order: FieldType::take(&mut fields, "order").unwrap_or_default(),
            per_page: per_page.unwrap_or(20),
            feed: fields.flag("feed"),
            fallback: fallback.map_or(of_site, |own| own.value),
            fields: FieldType::take(&mut fields, "fields").unwrap_or_default(),
            title: fields
                .localized("title")
                .unwrap_or_else(|| Localized::plain(&id.value, id.span.clone())),
            id,
        }
    };
    let sections: Vec<Section> =
        written.into_iter().filter(|(id, _)| schema::is_id(&id.value)).map(section).collect();
    let mut feeds = sections.iter().filter(|section| section.feed);
    if let (Some(first), Some(second)) = (feeds.next(), feeds.next()) {
        let message = message!("config.second-feed");
        diagnostics.push(
            Diagnostic::new(Code::InvalidValue, second.id.span.clone(), message)
                .related(first.id.span.clone(), message!("config.feed-section-label"))
                .hint(message!("config.remove-feed-hint")),
        );
    }
    sections
}

/// Reads the settings of the families of every site, and adds the declared kinds.
fn families(
    fields: &mut Fields,
    kinds: &Kinds,
    diagnostics: &mut Diagnostics,
) -> Vec<FamilyConfig> {
    let mut written = fields.keyed("families");
    let known = Family::BUILT_IN.map(|family| kinds.names().name(family));
    for (name, _) in written.iter().filter(|(name, _)| !known.contains(&name.value.as_str())) {
        let near = did_you_mean(&name.value, known);
        let is_given = |near: &str| written.iter().any(|(other, _)| other.value == near);
        let message = message!("config.unknown-page-family", name = name.value);
        let problem = Diagnostic::new(Code::UnknownKey, name.span.clone(), message)
            .maybe_hint(near.map(|near| message!("schema.did-you-mean-hint", near)));
        diagnostics.push(match near.filter(|near| !is_given(near)) {
            Some(near) => problem.fix(name.span.clone(), near),
            None => problem,
        });
    }
    let mut families = Vec::new();
    for family in Family::BUILT_IN {
        let name = kinds.names().name(family);
        let own = written.iter_mut().find(|(own, _)| own.value == name);
        let (off, slug) = match own {
            Some((_, fields)) => (fields.flag("off"), fields.localized("slug")),
            None => (false, None),
        };
        if !off {
            families.push(FamilyConfig { family, slug, span: None });
        }
    }
    families.extend(kinds.iter().map(|(id, name, kind)| FamilyConfig {
        family: Family::Own(id),
        slug: kind.slug.clone(),
        span: Some(name.span.clone()),
    }));
    families
}

fn cms(mut fields: Fields, diagnostics: &mut Diagnostics) -> Option<Cms> {
    let mut plain = |key: &str| fields.plain(key).map(|value| value.value);
    let (repository, branch) = (plain("repository"), plain("branch"));
    let (server, app_id) = (plain("server"), plain("app_id"));
    let script = fields.plain("script")?;
    let backend = fields.plain("backend")?;
    if repository.is_none() && backend.value != "test-repo" {
        let message = message!("config.cms-repository-missing");
        diagnostics.push(
            Diagnostic::new(Code::MissingField, backend.span, message)
                .hint(message!("config.add-repository-hint")),
        );
    }
    Some(Cms { script: Some(script), backend: backend.value, repository, branch, server, app_id })
}

/// The default percentage of blocks that must have changed.
const STALE_NOTICE: u8 = 20;

fn stale_notice(fields: &mut Fields) -> Option<u8> {
    let given = fields.integer("stale_notice").and_then(|share| u8::try_from(share.value).ok());
    Some(given.unwrap_or(STALE_NOTICE)).filter(|share| *share > 0)
}
