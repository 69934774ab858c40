//! Finds images whose file extension does not match their format.

use crate::diag::{Code, Diagnostic, Span, Texts, message};
use crate::path::SourcePath;
use crate::source::{ImageFormat, SourceFile, Sources, is_picture};

/// Returns the correct name of an image that pages can show and its format, if its extension is wrong.
pub(super) fn find(file: &SourcePath, sources: &Sources) -> Option<(SourcePath, &'static str)> {
    let (stem, own) = file.as_str().rsplit_once('.')?;
    if is_picture(file) || own.eq_ignore_ascii_case("svg") {
        return None;
    }
    let bytes = sources.get(file).and_then(SourceFile::bytes)?;
    let format = ImageFormat::of(&bytes)?;
    Some((SourcePath::new(&format!("{stem}.{}", format.ending()))?, format.name()))
}

/// Reports it. The fix renames the file, and changes the name in each of `places`.
pub(super) fn problem(
    file: &SourcePath,
    (name, format): &(SourcePath, &'static str),
    places: &[&Span],
    sources: &Sources,
) -> Diagnostic {
    let message = message!("plan.wrong-image-extension", file, format);
    let place = places.first().map_or_else(|| Span::file(file), |place| (*place).clone());
    let problem = Diagnostic::new(Code::BrokenPicture, place, message)
        .hint(message!("plan.rename-image-hint", name = name.file_name()));
    let written: Option<Vec<Span>> =
        places.iter().map(|place| written(file, place, sources)).collect();
    // A place that writes the name differently would lose the image.
    let Some(written) = written.filter(|_| sources.get(name).is_none()) else { return problem };
    let problem = problem.fix_name(file, name.clone());
    written.into_iter().fold(problem, |problem, span| problem.fix(span, name.file_name()))
}

/// Finds the span of the file name in a place that shows or links the file.
fn written(file: &SourcePath, place: &Span, sources: &Sources) -> Option<Span> {
    let text = sources.text(&place.file)?.get(place.start..place.end)?;
    // The alternative text can contain the file name too.
    let from = text.rfind("](").map_or(0, |at| at + 2);
    let mut found = text[from..].match_indices(file.file_name());
    let (at, name) = found.next().filter(|_| found.next().is_none())?;
    let start = place.start + from + at;
    Some(Span { start, end: start + name.len(), ..place.clone() })
}
