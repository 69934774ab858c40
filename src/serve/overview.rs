//! Renders the pages of the server itself: an overview of open work, and a placeholder for pages with errors.

use super::edition::Edition;
use super::page;
use super::panel;
use super::state::{ServeSettings, ServerState};
use crate::diag::{Diagnostic, Message, Texts, UiLanguage, message, place};
use crate::locale::LocaleId;
use crate::site::{Entity, GroupId};
use crate::source::Sources;
use crate::xml::escape;

/// Returns the overview: errors, drafts, scheduled and untranslated documents.
pub(super) fn render(state: &ServerState) -> String {
    let ui_language = state.settings.ui_language;
    let report = state.report();
    let diagnostics = report.diagnostics();
    let sorted = diagnostics.sorted();
    let grave = panel::grave(&sorted).into_iter();
    let problems: Vec<String> =
        grave.map(|d| problem(&state.settings, d, &report.sources)).collect();
    let empty = message!("serve.no-errors-or-warnings");
    let mut sections = vec![(message!("serve.errors-and-warnings"), problems, empty)];
    let mut body = String::new();
    if let Some(edition) = &state.shown() {
        body.push_str(&homes(edition));
        let unpublished = unpublished(&state.settings, edition);
        let empty = message!("serve.everything-published");
        sections.push((message!("serve.drafts-and-scheduled"), unpublished, empty));
        let empty = message!("serve.everything-translated");
        sections.push((message!("serve.untranslated"), untranslated(edition), empty));
    }
    for (title, items, empty) in &sections {
        body.push_str(&section(ui_language, title, items, empty));
    }
    document(ui_language, &message!("serve.overview"), &body, "own")
}

/// Returns the placeholder for a page that cannot be rendered.
pub(super) fn waiting(state: &ServerState) -> String {
    let ui_language = state.settings.ui_language;
    let lead = message!("serve.page-appears-after-fix");
    let body = format!("<p>{}</p>", sentence(&lead, ui_language));
    document(ui_language, &message!("serve.no-page-yet"), &body, "own waiting")
}

fn document(ui_language: UiLanguage, title: &Message, body: &str, class: &str) -> String {
    let title = sentence(title, ui_language).trim_end_matches('.').to_owned();
    let tag = ui_language.tag();
    format!(
        "<!doctype html>\n<html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title} – urbi</title><link rel=\"icon\" href=\"data:,\">\
         <link rel=\"stylesheet\" href=\"/_urbi/client.css\"></head>\n\
         <body class=\"{class}\"><main><h1>{title}</h1>\n{body}</main></body></html>\n"
    )
}

/// Returns a message as a sentence. Messages begin with a small letter and have no full stop, because they usually
/// follow a position.
fn sentence(words: &Message, ui_language: UiLanguage) -> String {
    let text = words.text(ui_language);
    let mut letters = text.chars();
    let first: String = letters.next().iter().flat_map(|first| first.to_uppercase()).collect();
    escape(&format!("{first}{}.", letters.as_str()))
}

/// Returns a heading with a list, or with a text if the list is empty.
fn section(ui_language: UiLanguage, title: &Message, items: &[String], empty: &Message) -> String {
    let count = items.len();
    let title = sentence(title, ui_language);
    let title = title.trim_end_matches('.');
    if items.is_empty() {
        return format!(
            "<h2>{title}</h2>\n<p class=\"quiet\">{}</p>\n",
            sentence(empty, ui_language)
        );
    }
    let items = items.join("</li>\n<li>");
    format!(
        "<h2>{title} <span class=\"count\">{count}</span></h2>\n<ul>\n<li>{items}</li>\n</ul>\n"
    )
}

fn link(address: &str, label: &str, tag: Option<&str>) -> String {
    let lang = tag.map_or_else(String::new, |tag| format!(" lang=\"{tag}\" hreflang=\"{tag}\""));
    format!("<a href=\"{}\"{lang}>{}</a>", escape(address), escape(label))
}

/// Returns a link to the home page of each locale.
fn homes(edition: &Edition) -> String {
    let config = &edition.prepared.site.config;
    let links = config.locale_ids().filter_map(|locale| {
        let own = config.locale(locale);
        let address = edition.address(Entity::Home, locale)?;
        Some(link(&address, &own.label, Some(own.locale.as_str())))
    });
    format!("<p class=\"homes\">{}</p>\n", links.collect::<Vec<_>>().join(" "))
}

fn problem(settings: &ServeSettings, diagnostic: &Diagnostic, sources: &Sources) -> String {
    let ui_language = settings.ui_language;
    let severity = diagnostic.severity();
    let mut item = format!(
        "<b class=\"{}\">{}</b> {}",
        severity.as_str(),
        ui_language.severity(severity),
        with_code(&diagnostic.message.text(ui_language))
    );
    if let Some(span) = &diagnostic.span {
        let at = sources.text(&span.file).map(|text| place(text, span));
        let (line, column) = at.map_or((1, 1), |at| (at.line, at.column));
        let open = settings.open(span.file.as_str(), line, column);
        item.push_str(&format!("<br>{}", file(&format!("{}:{line}", span.file), open)));
    }
    item
}

/// Converts text in backticks to `code` elements.
fn with_code(message: &str) -> String {
    let pieces = message.split('`').enumerate();
    let pieces = pieces.map(|(i, piece)| match i % 2 {
        0 => escape(piece),
        _ => format!("<code>{}</code>", escape(piece)),
    });
    pieces.collect()
}

/// Returns the name of a file, as a link if a code editor is set.
fn file(name: &str, open: Option<String>) -> String {
    match open {
        Some(address) => format!("<code>{}</code>", link(&address, name, None)),
        None => format!("<code>{}</code>", escape(name)),
    }
}

/// Returns the documents that are not published, each with the reason.
fn unpublished(settings: &ServeSettings, edition: &Edition) -> Vec<String> {
    let site = &edition.prepared.site;
    let all = page::unpublished(site, settings.ui_language).map(|(id, locale, own, badge)| {
        let name = titled(edition, id, locale);
        let open = settings.open(own.document.file.as_str(), 1, 1);
        let file = file(own.document.file.as_str(), open);
        format!("{name} <b class=\"badge\">{}</b><br>{file}", escape(&badge))
    });
    all.collect()
}

/// Returns the missing translations of each locale, with their paths.
fn untranslated(edition: &Edition) -> Vec<String> {
    let (config, groups) = (&edition.prepared.site.config, &edition.prepared.site.groups);
    let all = GroupId::all(groups.len()).zip(groups).flat_map(|(id, group)| {
        let missing = group.translations.iter().filter(|(_, own)| own.is_none());
        missing.map(move |(locale, _)| {
            let tag = &config.locale(locale).locale;
            let file = format!("content/{}.{tag}.md", group.identity);
            let title = titled(edition, id, group.source);
            format!("{title} <b class=\"badge\">{tag}</b><br>{}", self::file(&file, None))
        })
    });
    all.collect()
}

/// Returns the title of a document as a link to its page.
fn titled(edition: &Edition, id: GroupId, locale: LocaleId) -> String {
    let site = &edition.prepared.site;
    let own = site[id].translations[locale].as_ref();
    let title = own.and_then(|own| own.document.front.title.as_ref());
    let title = title.map_or(site[id].identity.as_str(), |title| title.value.as_str());
    let tag = site.config.locale(locale).locale.as_str();
    match edition.address(Entity::Document(id), locale) {
        Some(address) => link(&address, title, Some(tag)),
        None => escape(title),
    }
}
