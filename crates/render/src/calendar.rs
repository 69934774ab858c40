//! Writes calendars of events (iCalendar, RFC 5545). Events are whole days.

use crate::date::Date;
use crate::plan::CalendarScope;
use crate::reference::Family;
use crate::site::{Entity, RecordId};
use crate::view::ViewBuilder;

/// The maximum length of a line, in bytes.
const LINE: usize = 75;

/// Writes the events of a calendar. `builder` writes absolute addresses.
pub(super) fn render(builder: &ViewBuilder<'_>, of: CalendarScope) -> String {
    let site = builder.site;
    let (name, events) = match of {
        CalendarScope::Record(id) => (builder.name(Entity::Record(id)).text, vec![id]),
        CalendarScope::Kind(kind) => {
            let network = builder.name(Entity::Home).text;
            let title = builder.name(Entity::Index(Family::Own(kind))).text;
            (format!("{title} · {network}"), site.records_of(kind).collect())
        }
    };
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        format!("PRODID:-//urbi//urbi//{}", language(builder)),
        "CALSCALE:GREGORIAN".to_owned(),
        format!("X-WR-CALNAME:{}", escaped(&name)),
    ];
    lines.extend(events.into_iter().flat_map(|id| event(builder, id)));
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn host<'a>(builder: &ViewBuilder<'a>) -> &'a str {
    let origin = &builder.site.config.own_url.origin;
    origin.split_once("://").map_or(origin, |(_, host)| host)
}

fn language(builder: &ViewBuilder<'_>) -> String {
    builder.site.config.locale(builder.locale).locale.to_string().to_uppercase()
}

/// Returns the lines of an event; none if its days are unknown.
fn event(builder: &ViewBuilder<'_>, id: RecordId) -> Vec<String> {
    let site = builder.site;
    let member = &site[id];
    let Some((starts, ends)) = site.period(id) else { return Vec::new() };
    let entity = Entity::Record(id);
    let member_name = site.names().member(Family::Own(id.kind));
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{member_name}-{}@{}", member.record.id.value, host(builder)),
        // The day of the build would change the file every day.
        format!("DTSTAMP:{}T000000Z", digits(starts.first_day())),
        format!("DTSTART;VALUE=DATE:{}", digits(starts.first_day())),
        // The end is the first day after the event.
        format!("DTEND;VALUE=DATE:{}", digits(ends.unwrap_or(starts).last_day().next_day())),
        format!("SUMMARY:{}", escaped(&builder.name(entity).text)),
    ];
    let place = builder.place(id).and_then(|item| item.text.or(item.link.map(|link| link.label)));
    if let Some(place) = place {
        lines.push(format!("LOCATION:{}", escaped(&place.text)));
    }
    if let Some(summary) = &member.record.summary {
        lines.push(format!("DESCRIPTION:{}", escaped(&builder.text(summary).text)));
    }
    if let Some(url) = builder.link(entity).url {
        lines.push(format!("URL:{url}"));
    }
    lines.push("END:VEVENT".to_owned());
    lines
}

fn digits(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// Returns a text as the value of a property.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Returns a line with its end, folded between characters.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::{escaped, folded};

    #[test]
    fn a_text_keeps_its_signs() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }

    #[test]
    fn long_lines_fold_between_characters() {
        let line = format!("SUMMARY:{}", "é".repeat(60));
        let text = folded(&line);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.replace("\r\n ", ""), format!("{line}\r\n"));
    }
}
