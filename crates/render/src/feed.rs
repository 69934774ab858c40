//! Writes Atom feeds (RFC 4287).

mod standalone;

use std::fmt::Write;

use super::body::BodyWriter;
use crate::date::Date;
use crate::diag::Diagnostic;
use crate::locale::Direction;
use crate::plan::{FeedScope, Route};
use crate::reference::Family;
use crate::site::{Entity, GroupId, RecordId};
use crate::view::{Text, ViewBuilder};
use crate::xml::escape;

/// The maximum number of entries in a feed.
const ITEMS: usize = 20;

/// The `updated` date of a feed without entries.
const EPOCH: Date = Date { year: 1970, month: Some(1), day: Some(1) };

/// Writes the feed of a section: its latest items in the locale of the builder. Texts in other locales and
/// machine translations are left out.
pub(super) fn render(
    mut writer: BodyWriter<'_>,
    of: FeedScope,
    route: &Route,
) -> Result<String, Box<Diagnostic>> {
    let builder = writer.builder;
    let site = builder.site;
    // The title is a single text: if the network's name is in another language, the whole title is.
    let network = builder.text(&site.config.name);
    let said_in = network.lang.as_deref().and_then(|tag| site.config.find_locale(tag));
    let said_in = said_in.unwrap_or(builder.locale);
    let mark = network.lang.map_or_else(String::new, |tag| format!(" xml:lang=\"{tag}\""));
    let network = network.text;
    let mut records = Vec::new();
    let (title, page, documents): (_, _, Vec<GroupId>) = match of {
        FeedScope::Kind(kind) => {
            let index = Entity::Index(Family::Own(kind));
            records = builder.latest(kind);
            let title = format!("{network}: {}", builder.writing(said_in).name(index).text);
            (title, index, Vec::new())
        }
        FeedScope::Network => {
            let section = site.config.sections.iter().find(|section| section.feed);
            let listed = section.map(|section| site.listed(&section.id.value, builder.locale));
            let own = |document: &&GroupId| site[**document].is_listed(builder.locale);
            let title = writer.engine.word(said_in, "feed.title", &[("name", &network)]);
            (title, Entity::Home, listed.unwrap_or_default().iter().filter(own).copied().collect())
        }
        FeedScope::Country(id) => {
            let name = builder.writing(said_in).name(Entity::Country(id)).text;
            let args = [("name", network.as_str()), ("country", name.as_str())];
            let title = writer.engine.word(said_in, "feed.country", &args);
            let section = site.config.sections.iter().find(|section| section.feed);
            let own = |document: &GroupId| {
                section.is_some_and(|section| section.id.value == site[*document].section)
                    && site[*document].is_listed(builder.locale)
            };
            let documents =
                site.documents_about(Entity::Country(id)).iter().copied().filter(own).collect();
            (title, Entity::Country(id), documents)
        }
    };
    let updated = documents.iter().filter_map(|id| site[*id].updated.or(site[*id].date)).max();
    let updated = updated.or_else(|| site.period(*records.first()?).map(|(starts, _)| starts));
    let page = builder.plan.url(page, builder.locale).map(|url| builder.permalink(url));
    let page = escape(&page.unwrap_or_default());
    let own = escape(&builder.permalink(&route.url));
    let tag = &site.config.locale(builder.locale).locale;
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
    records.into_iter().take(ITEMS).for_each(|id| record(&builder, id, &mut feed));
    feed.push_str("</feed>\n");
    Ok(feed)
}

/// Writes the entry of a record: its name, its first day and its summary.
fn record(builder: &ViewBuilder<'_>, id: RecordId, feed: &mut String) {
    let entity = Entity::Record(id);
    let Some(url) = builder.plan.url(entity, builder.locale) else { return };
    let permalink = escape(&builder.permalink(url));
    let day = builder.site.period(id).map_or(EPOCH, |(starts, _)| starts);
    let marked = |element: &str, text: &Text| {
        let mark =
            text.lang.as_ref().map_or_else(String::new, |tag| format!(" xml:lang=\"{tag}\""));
        format!("<{element}{mark}>{}</{element}>\n", escape(&text.text))
    };
    let _ = write!(
        feed,
        "<entry>\n{}<id>{permalink}</id>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{permalink}\"/>\n\
         <updated>{}</updated>\n",
        marked("title", &builder.name(entity)),
        timestamp(day),
    );
    let card = builder.record_card(id);
    let days = card.dates.map(|dates| builder.own(&dates.text));
    if let Some(summary) = card.summary.or(days) {
        feed.push_str(&marked("summary", &summary));
    }
    feed.push_str("</entry>\n");
}

fn entry(
    writer: &mut BodyWriter<'_>,
    id: GroupId,
    feed: &mut String,
) -> Result<(), Box<Diagnostic>> {
    let builder = writer.builder;
    let group = &builder.site[id];
    let Some(translation) = &group.translations[builder.locale] else { return Ok(()) };
    let Some(url) = builder.plan.url(Entity::Document(id), builder.locale) else { return Ok(()) };
    let permalink = escape(&builder.permalink(url));
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
        let _ = writeln!(feed, "<summary>{}</summary>", escape(&summary.value));
    }
    let lead = builder.lead_picture(Entity::Document(id));
    if let Some(lead) = &lead {
        let (href, kind) = (escape(&lead.picture.url), lead.picture.media_type());
        let _ = writeln!(feed, "<link rel=\"enclosure\" type=\"{kind}\" href=\"{href}\"/>");
    }
    let html = writer.write_with_lead(lead.as_ref(), &translation.document.body, url.as_str())?;
    let origin = &builder.site.config.base_url.origin;
    let mark = standalone::mark(&group.identity);
    let page = builder.permalink(url);
    let html =
        standalone::alone(&html, &standalone::EntryLocation { origin, page: &page, mark: &mark });
    // Atom has no attribute for text direction.
    let html = match builder.site.config.locale(builder.locale).direction {
        Direction::Rtl => format!("<div dir=\"rtl\">{html}</div>"),
        Direction::Ltr => html,
    };
    let _ = writeln!(feed, "<content type=\"html\">{}</content>\n</entry>", escape(&html));
    Ok(())
}

/// RFC 3339 at the start of the day: the hour is unknown, and the output must be reproducible.
fn timestamp(date: Date) -> String {
    format!("{}T00:00:00Z", date.first_day())
}
