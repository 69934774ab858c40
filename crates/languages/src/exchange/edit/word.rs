//! Edits a message of the theme catalog, in the site's own catalog and never in that of the theme.

use super::{EditResult, Splice, Work, line};
use crate::diag::message;
use crate::path::SourcePath;
use crate::translation::{TextKey, UnitKind};
use crate::yaml;

pub(super) fn edit<'a>(work: &'a Work<'a>) -> EditResult<'a> {
    let change = work.first();
    let path = SourcePath::new(&format!("data/i18n/{}.yaml", work.tag()));
    let (Some(path), TextKey::Word(key)) = (path, &work.text.key) else { return Ok(Vec::new()) };
    let text = work.file(&path);
    let own = work.text.versions[work.view.to].as_ref().filter(|version| version.file == path);
    let Some(version) = own else {
        let word = format!("{key}: {}", whole(work));
        return Ok(vec![(path, appended(text, &word))]);
    };
    let in_place: Option<Vec<_>> = work
        .changes
        .iter()
        .map(|(at, change)| {
            let target = work.paired.slots[*at].target?;
            Some((path.clone(), line::replaced(text, &target.range, &change.written)))
        })
        .collect();
    match in_place {
        Some(all) => Ok(all),
        None if text[version.range.clone()].contains('\n')
            && !line::is_flow(text, version.range.start) =>
        {
            let hint = message!("exchange.add-plural-form-hint", path);
            Err((change, message!("exchange.plural-form-missing", key), hint))
        }
        None => {
            let range = line::whole(text, &version.range);
            let splice = Splice { range, text: whole(work) };
            Ok(vec![(path, splice)])
        }
    }
}

/// Writes a message with all its plural forms.
fn whole(work: &Work<'_>) -> String {
    let forms = work.paired.slots.iter().enumerate().filter_map(|(at, slot)| {
        let change = work.changes.get(&at).map(|change| change.written.as_str());
        let text = change.or(slot.target.map(|target| target.text))?;
        Some((slot.kind, text))
    });
    let forms: Vec<_> = forms.collect();
    if let [(UnitKind::Text, text)] = forms[..] {
        return yaml::scalar(text, false, false);
    }
    let form = |(kind, text): &(UnitKind<'_>, &str)| {
        let category = if let UnitKind::Plural(category) = kind { category } else { "other" };
        format!("{category}: {}", yaml::scalar(text, true, false))
    };
    format!("{{{}}}", forms.iter().map(form).collect::<Vec<_>>().join(", "))
}

/// Appends a line to a file.
fn appended(text: &str, line: &str) -> Splice {
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    Splice { range: text.len()..text.len(), text: format!("{gap}{line}\n") }
}
