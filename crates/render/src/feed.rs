//! Atom feeds (RFC 4287).

mod standalone;

use std::fmt::Write;

use super::body::BodyWriter;
use crate::date::Date;
use crate::diag::Diagnostic;
use crate::locale::Direction;
use crate::plan::{FeedScope, Route};
use crate::site::{Entity, GroupId};
use crate::xml::escape;

/// How many items a feed carries.
const ITEMS: usize = 20;

/// When a feed without items was last changed.
const EPOCH: Date = Date { year: 1970, month: Some(1), day: Some(1) };

/// Writes a feed: the latest items of the section that has one, in the locale of the writer. Texts of
/// other locales are in none, nor is what a machine translated.
pub(super) fn render(
    mut writer: BodyWriter<'_>,
    of: FeedScope,
    route: &Route,
) -> Result<String, Box<Diagnostic>> {
    let maker = writer.maker;
    let site = maker.site;
    // The title is one text: where the name of the network is in another language, all of it is.
    let network = maker.text(&site.config.name);
    let said_in = network.lang.as_deref().and_then(|tag| site.config.find_locale(tag));
    let said_in = said_in.unwrap_or(maker.locale);
    let mark = network.lang.map_or_else(String::new, |tag| format!(" xml:lang=\"{tag}\""));
    let network = network.text;
    let (title, page, documents): (_, _, Vec<GroupId>) = match of {
        FeedScope::Network => {
            let section = site.config.sections.iter().find(|section| section.feed);
            let listed = section.map(|section| site.listed(&section.id.value, maker.locale));
            let own = |document: &&GroupId| site[**document].is_listed(maker.locale);
            let title = writer.engine.word(said_in, "feed.title", &[("name", &network)]);
            (title, Entity::Home, listed.unwrap_or_default().iter().filter(own).copied().collect())
        }
        FeedScope::Country(id) => {
            let name = maker.writing(said_in).name(Entity::Country(id)).text;
            let args = [("name", network.as_str()), ("country", name.as_str())];
            let title = writer.engine.word(said_in, "feed.country", &args);
            let section = site.config.sections.iter().find(|section| section.feed);
            let own = |document: &GroupId| {
                section.is_some_and(|section| section.id.value == site[*document].section)
                    && site[*document].is_listed(maker.locale)
            };
            let documents = site[id].documents.iter().copied().filter(own).collect();
            (title, Entity::Country(id), documents)
        }
    };
    let updated = documents.iter().filter_map(|id| site[*id].updated.or(site[*id].date)).max();
    let page = maker.plan.url(page, maker.locale).map(|url| maker.permalink(url));
    let page = escape(&page.unwrap_or_default());
    let own = escape(&maker.permalink(&route.url));
    let tag = &site.config.locale(maker.locale).locale;
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{tag}\">\n\
         <title{mark}>{}</title>\n<id>{own}</id>\n<link rel=\"self\" href=\"{own}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>\n<updated>{}</updated>\n\
         <author{mark}><name>{}</name></author>\n",
        escape(&title),
        timestamp(updated.unwrap_or(EPOCH)),
        escape(&network),
    );
    for id in documents.into_iter().take(ITEMS) {
        entry(&mut writer, id, &mut feed)?;
    }
    feed.push_str("</feed>\n");
    Ok(feed)
}

fn entry(
    writer: &mut BodyWriter<'_>,
    id: GroupId,
    feed: &mut String,
) -> Result<(), Box<Diagnostic>> {
    let maker = writer.maker;
    let group = &maker.site[id];
    let Some(translation) = &group.translations[maker.locale] else { return Ok(()) };
    let Some(url) = maker.plan.url(Entity::Document(id), maker.locale) else { return Ok(()) };
    let permalink = escape(&maker.permalink(url));
    let front = &translation.document.front;
    let title = front.title.as_ref().map_or("", |title| &title.value);
    let date = group.date.unwrap_or(EPOCH);
    let _ = write!(
        feed,
        "<entry>\n<title>{}</title>\n<id>{permalink}</id>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{permalink}\"/>\n\
         <published>{}</published>\n<updated>{}</updated>\n",
        escape(title),
        timestamp(date),
        timestamp(group.updated.unwrap_or(date)),
    );
    if let Some(summary) = &front.summary {
        let _ = writeln!(feed, "<summary>{}</summary>", escape(summary));
    }
    let html = writer.write(&translation.document.body, url.as_str())?;
    let origin = &maker.site.config.base_url.origin;
    let mark = standalone::mark(&group.identity);
    let page = maker.permalink(url);
    let html =
        standalone::alone(&html, &standalone::EntryLocation { origin, page: &page, mark: &mark });
    // Atom has no word for the direction of a text.
    let html = match maker.site.config.locale(maker.locale).direction {
        Direction::Rtl => format!("<div dir=\"rtl\">{html}</div>"),
        Direction::Ltr => html,
    };
    let _ = writeln!(feed, "<content type=\"html\">{}</content>\n</entry>", escape(&html));
    Ok(())
}

/// RFC 3339 at the start of the day: the hour is not known, and must not depend on the machine.
fn timestamp(date: Date) -> String {
    format!("{}T00:00:00Z", date.first_day())
}
