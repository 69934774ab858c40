//! Edits a text in a data file: replaces its form in a locale, or adds one.

use super::{EditResult, Splice, Work, line};
use crate::diag::message;
use crate::yaml;

pub(super) fn edit<'a>(work: &'a Work<'a>) -> EditResult<'a> {
    let change = work.first();
    let new = &change.written;
    if let Some(version) = &work.text.versions[work.view.to] {
        let file = &version.file;
        let range = line::whole(work.file(file), &version.range);
        let text = line::value(work.file(file), &range, new);
        return Ok(vec![(file.clone(), Splice { range, text })]);
    }
    let Some(source) = &work.text.versions[work.view.texts.source] else { return Ok(Vec::new()) };
    let text = work.file(&source.file);
    let range = line::whole(text, &source.range);
    let tag = work.tag();
    let from = work.view.site.config.locale(work.view.texts.source).locale.as_str();
    let begin = line::start(text, range.start);
    let before = &text[begin..range.start];
    let splice = if is_form(before, from) {
        one_more(text, &range, tag, new)
    } else if before.trim_end().ends_with([':', '-', '[', ',']) {
        both(text, &range, (from, tag), (source.units[0].text, new))
    } else {
        let hint = message!("sheet.edit-by-hand-hint");
        return Err((change, message!("exchange.text-not-editable"), hint));
    };
    Ok(vec![(source.file.clone(), splice)])
}

/// Returns whether the text before a value is the tag of its locale.
fn is_form(before: &str, tag: &str) -> bool {
    let key = before.trim_end().strip_suffix(':').unwrap_or_default();
    let key = key.trim_end_matches(['"', '\'']);
    key.strip_suffix(tag).is_some_and(|rest| {
        rest.trim_end_matches(['"', '\'']).is_empty()
            || rest.trim_end_matches(['"', '\'']).ends_with(['{', ',', ' '])
    })
}

/// Adds a form after that of the source.
fn one_more(text: &str, range: &std::ops::Range<usize>, tag: &str, new: &str) -> Splice {
    let at = range.end;
    if line::is_flow(text, range.start) {
        let form = format!(", {tag}: {}", yaml::scalar(new, true, false));
        return Splice { range: at..at, text: form };
    }
    let begin = line::start(text, range.start);
    let indent: String = text[begin..].chars().take_while(|c| " -".contains(*c)).collect();
    let indent = indent.replace('-', " ");
    let key = format!("{indent}{tag}: ");
    let value = line::value(&key, &(key.len()..key.len()), new);
    // A comment after the value stays on its line.
    let at = line::end(text, at);
    Splice { range: at..at, text: format!("\n{key}{value}") }
}

/// Replaces a text without a locale by its forms in both locales.
fn both(
    text: &str,
    range: &std::ops::Range<usize>,
    (from, tag): (&str, &str),
    (own, new): (&str, &str),
) -> Splice {
    let forms = format!(
        "{{{from}: {}, {tag}: {}}}",
        yaml::scalar(own, true, false),
        yaml::scalar(new, true, false)
    );
    let begin = line::start(text, range.start);
    let before = &text[begin..range.start];
    let is_long = before.chars().count() + forms.chars().count() > yaml::WIDTH;
    if !is_long || line::is_flow(text, range.start) || !before.trim_end().ends_with(':') {
        return Splice { range: range.clone(), text: forms };
    }
    let indent = before.chars().take_while(|c| " -".contains(*c)).count() + 2;
    let form = |tag: &str, text: &str| {
        let key = format!("{}{tag}: ", " ".repeat(indent));
        let value = line::value(&key, &(key.len()..key.len()), text);
        format!("\n{key}{value}")
    };
    let space = before.len() - before.trim_end().len();
    let forms = format!("{}{}", form(from, own), form(tag, new));
    Splice { range: range.start - space..range.end, text: forms }
}
