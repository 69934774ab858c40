//! Finds texts that still mention the last day of a closed call. A block that shows calls is always up
//! to date; a sentence written by hand is not.

use crate::date::Date;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, Texts, message};
use crate::network::{Call, CallPhase};
use crate::site::{Site, TranslationGroup};
use crate::source::Sources;

/// Reports closed calls in documents without a date, because readers take them as current, and in the
/// texts of calls.
pub(super) fn check(site: &Site, sources: &Sources, diagnostics: &mut Diagnostics) {
    let closed: Vec<&Call> =
        site.calls.iter().filter(|call| call.window(site.now) == CallPhase::Closed).collect();
    if closed.is_empty() {
        return;
    }
    let days: Vec<Day> = closed.iter().flat_map(|call| days(site, call)).collect();
    // An unreadable date counts as a date.
    let is_dated = |group: &&TranslationGroup| {
        group.date.is_some() || group.source().document.front.date.is_given
    };
    for group in site.groups.iter().filter(|group| !is_dated(group)) {
        for document in group.translations.iter().filter_map(|(_, own)| own.as_ref()) {
            let file = &document.document.file;
            let length = sources.text(file).map_or(0, str::len);
            find(sources, &Span::new(file, 0..length), &days, diagnostics);
        }
    }
    for call in closed {
        let days = self::days(site, call);
        for text in [Some(&call.name), call.note.as_ref()].into_iter().flatten() {
            find(sources, &text.span, &days, diagnostics);
        }
    }
}

/// A day in the past, as a locale of the site writes it.
struct Day {
    written: String,
    call: String,
    date: Date,
}

fn days(site: &Site, call: &Call) -> Vec<Day> {
    let Some(last) = call.last() else { return Vec::new() };
    let mut days = Vec::new();
    for date in call.closes().into_iter().chain([last]).filter(Date::is_full) {
        for (_, format) in site.formats.iter() {
            let written = format.date(date);
            if days.iter().all(|day: &Day| day.written != written) {
                days.push(Day { written, call: call.id.value.clone(), date: last });
            }
        }
    }
    days
}

fn find(sources: &Sources, within: &Span, days: &[Day], diagnostics: &mut Diagnostics) {
    let Some(text) = sources.text(&within.file).and_then(|t| t.get(within.start..within.end))
    else {
        return;
    };
    for day in days {
        for (at, _) in text.match_indices(day.written.as_str()) {
            // `5 June` must not match inside `15 June`.
            if text[..at].ends_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let start = within.start + at;
            let place = Span::new(&within.file, start..start + day.written.len());
            let message = message!("plan.closed-call-date", call = day.call, date = day.date);
            let problem = Diagnostic::new(Code::ClosedCall, place, message);
            diagnostics.push(problem.hint(message!("plan.use-calls-block-hint")));
        }
    }
}
