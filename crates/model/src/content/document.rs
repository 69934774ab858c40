//! Parses one document from its file.

use super::PROFILES;
use super::body::Body;
use super::fence;
use super::front_matter::{self, FrontMatter};
use super::markdown;
use super::name::{NameContext, stem_and_tag};
use crate::date::Date;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::locale::Locale;
use crate::path::SourcePath;

/// One Markdown file, parsed.
#[derive(Debug)]
pub struct Document {
    /// The file.
    pub file: SourcePath,
    /// The folder below `content/`.
    pub section: String,
    /// The path below `content/` without locale and extension. It is the same for every translation.
    pub identity: String,
    /// The locale in the file's name.
    pub locale: Locale,
    /// The fields between the `---` lines.
    pub front: FrontMatter,
    /// The text.
    pub body: Body,
}

/// Returns the identity that the path of a file determines, whatever the file contains.
pub(super) fn identity(path: &SourcePath) -> Option<String> {
    let (stem, _) = stem_and_tag(path)?;
    let folder = path.folder().strip_prefix("content/")?;
    Some(format!("{folder}/{stem}"))
}

/// Reads one file. Returns `None` if a required part is missing; that was reported.
pub(super) fn parse(
    names: NameContext<'_>,
    path: &SourcePath,
    text: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    if let Some(place) = text.find('\0') {
        let span = Span::new(path, place..place + 1);
        let problem = Diagnostic::new(Code::InvalidValue, span, message!("content.nul-character"));
        diagnostics.push(problem.hint(message!("content.delete-nul-hint")));
        // The replacement keeps all offsets, so other errors are still reported at the correct place.
        return parse(names, path, &text.replace('\0', " "), diagnostics);
    }
    let locale = names.locale(path, diagnostics);
    names.check_slug(path, diagnostics);
    let section = section(path, diagnostics);
    if text.trim().is_empty() {
        let message = message!("network.empty-file", path);
        let hint = message!("content.write-or-delete-file-hint");
        diagnostics.push(Diagnostic::new(Code::EmptyFile, Span::file(path), message).hint(hint));
        return None;
    }
    let parts = fence::find(path, text, diagnostics)?;
    let front = front_matter::read(names.rules, path, text, parts.front, diagnostics);
    let body = markdown::parse(names, path, text, parts.body, diagnostics);
    let (section, front) = (section?, front?);
    report_other_day(path, &front, diagnostics);
    if front.title.is_none() && section != PROFILES {
        // An invalid title was reported with the other fields.
        return None;
    }
    Some(Document {
        file: path.clone(),
        identity: identity(path)?,
        locale: locale?,
        section,
        front,
        body,
    })
}

/// Reports a date in the file name that differs from the date of the document.
fn report_other_day(path: &SourcePath, front: &FrontMatter, diagnostics: &mut Diagnostics) {
    let named = path.file_name().get(..10).and_then(Date::parse).filter(Date::is_full);
    let (Some(date), Some(day)) = (&front.date.value, named) else { return };
    if (date.value.first_day()..=date.value.last_day()).contains(&day) {
        return;
    }
    let message = message!("content.date-differs-from-name", date = date.value, day);
    let hint = message!("content.write-same-day-hint");
    diagnostics.push(Diagnostic::new(Code::DateInName, date.span.clone(), message).hint(hint));
}

fn section(path: &SourcePath, diagnostics: &mut Diagnostics) -> Option<String> {
    let section = path.folder().strip_prefix("content/").map(str::to_owned);
    if section.is_none() {
        let message = message!("content.in-no-section", path);
        let hint = message!("content.move-to-section-hint");
        diagnostics.push(Diagnostic::new(Code::FileName, Span::file(path), message).hint(hint));
    }
    section
}
