//! Edits a text in a data file: replaces its form in a locale, or adds one.

use super::{EditResult, Splice, Work, line};
use crate::diag::message;
use crate::yaml;

pub(super) fn edit<'a>(work: &'a Work<'a>) -> EditResult<'a> {
    let change = work.first();
    let new = &change.written;
    if let Some(version) = &work.text.versions[work.view.to] {
        let splice = line::replaced(work.file(&version.file), &version.range, new);
        return Ok(vec![(version.file.clone(), splice)]);
    }
    let Some(source) = &work.text.versions[work.view.texts.source] else { return Ok(Vec::new()) };
    let text = work.file(&source.file);
    let range = line::whole(text, &source.range);
    let tag = work.tag();
    let from = work.view.site.config.locale(work.view.texts.source).locale.as_str();
    let before = line::before(text, range.start);
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
    let rest = key.trim_end_matches(['"', '\'']).strip_suffix(tag);
    let rest = rest.map(|rest| rest.trim_end_matches(['"', '\'']));
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(['{', ',', ' ']))
}

/// Adds a form after that of the source.
fn one_more(text: &str, range: &std::ops::Range<usize>, tag: &str, new: &str) -> Splice {
    let at = range.end;
    if line::is_flow(text, range.start) {
        let form = format!(", {tag}: {}", yaml::scalar(new, true, false));
        return Splice { range: at..at, text: form };
    }
    let indent = " ".repeat(line::indent(&text[line::start(text, range.start)..]));
    // A comment after the value stays on its line.
    let at = line::end(text, at);
    let form = line::entry(&format!("{indent}{tag}"), new);
    Splice { range: at..at, text: format!("\n{form}") }
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
    let before = line::before(text, range.start);
    let is_long = before.chars().count() + forms.chars().count() > yaml::WIDTH;
    if !is_long || line::is_flow(text, range.start) || !before.trim_end().ends_with(':') {
        return Splice { range: range.clone(), text: forms };
    }
    let indent = " ".repeat(line::indent(before) + 2);
    let form = |tag: &str, text: &str| line::entry(&format!("{indent}{tag}"), text);
    let space = before.len() - before.trim_end().len();
    let forms = format!("\n{}\n{}", form(from, own), form(tag, new));
    Splice { range: range.start - space..range.end, text: forms }
}
