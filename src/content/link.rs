//! Where a link in Markdown leads.

use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::locale::Locale;
use crate::path::{SourcePath, percent_decode};
use crate::reference::{Family, Reference};

/// Where a link leads, before it is known whether that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another site, or a mail or telephone address.
    External(String),
    /// One of our own things, and perhaps a heading in it.
    Own(Reference, Option<String>),
    /// A heading of this document.
    Fragment(String),
    /// A file beside the sources, such as a picture.
    File(SourcePath),
    /// A file of the open data, by its name: `cities.csv`.
    Data(String),
}

/// The schemes that a link may have. Any other could run code in a reader's browser.
const SCHEMES: [&str; 4] = ["http:", "https:", "mailto:", "tel:"];

/// Reads the destination of a link in `file`. `None` where it cannot be followed; that was
/// reported.
pub(super) fn read(
    file: &SourcePath,
    destination: &str,
    span: &Span,
    diagnostics: &mut Diagnostics,
) -> Option<Target> {
    let destination = destination.trim();
    if let Some(fragment) = destination.strip_prefix('#') {
        return Some(Target::Fragment(fragment.to_owned()));
    }
    let lower = destination.to_ascii_lowercase();
    if SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) {
        return Some(Target::External(destination.to_owned()));
    }
    if let Some(name) = destination.strip_prefix("data:").filter(|name| is_data_name(name)) {
        return Some(Target::Data(name.to_owned()));
    }
    let (place, fragment) = match destination.split_once('#') {
        Some((place, fragment)) => (place, Some(fragment.to_owned())),
        None => (destination, None),
    };
    let decoded = percent_decode(place);
    let place = decoded.as_deref().unwrap_or(place);
    if let Some(reference) = Reference::parse_scheme(place) {
        return Some(Target::Own(reference, fragment));
    }
    let problem = match relative(file, place) {
        Ok(Some(identity)) => return Some(Target::Own(Reference::Document(identity), fragment)),
        Ok(None) => match file.join(place) {
            Some(path) => return Some(Target::File(path)),
            None => Diagnostic::new(
                Code::InvalidAddress,
                span.clone(),
                format!("`{place}` leads out of the site's folder"),
            ),
        },
        Err(problem) => problem(span.clone()),
    };
    diagnostics.push(problem);
    None
}

/// Tells whether a text can be the name of a file of open data, and not what browsers know as the
/// scheme `data:`, which carries a whole page.
fn is_data_name(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./#".contains(c);
    !text.is_empty() && text.chars().all(is_plain)
}

/// Lists how a link can begin, for a hint.
fn allowed() -> String {
    let own = Family::ALL.iter().map(|family| format!("{}:", family.member()));
    let all: Vec<String> = SCHEMES.iter().map(ToString::to_string).chain(own).collect();
    format!("a link can begin with {}, data: or section:", all.join(", "))
}

type Problem = Box<dyn Fn(Span) -> Diagnostic>;

/// Reads a relative path: the identity of a document, or nothing for another file.
fn relative(file: &SourcePath, place: &str) -> Result<Option<String>, Problem> {
    let place = place.to_owned();
    if place.is_empty() {
        return Err(Box::new(|span| {
            Diagnostic::new(Code::DeadLink, span, "this link leads nowhere")
                .hint("write where it leads between the parentheses")
        }));
    }
    let scheme = place.split(['/', '.']).next().and_then(|start| start.split_once(':'));
    if let Some((scheme, _)) = scheme {
        let scheme = scheme.to_owned();
        return Err(Box::new(move |span| {
            Diagnostic::new(
                Code::InvalidAddress,
                span,
                format!("links with `{scheme}:` are not allowed"),
            )
            .hint(allowed())
        }));
    }
    if place.starts_with('/') {
        return Err(Box::new(move |span| {
            Diagnostic::new(Code::DeadLink, span, format!("`{place}` is the address of a page, not of its source"))
                .hint("link to the source, such as `../pages/join.md`: the address then follows the reader's language")
        }));
    }
    let Some(stem) = place.strip_suffix(".md") else { return Ok(None) };
    let identity = file.join(stem).and_then(|path| {
        let path = path.as_str().strip_prefix("content/")?.to_owned();
        // `join.en.md` means the same document: the reader's locale decides.
        let tagged = path.rsplit_once('.').filter(|(_, tag)| Locale::parse(tag).is_some());
        Some(tagged.map_or(path.as_str(), |(stem, _)| stem).to_owned())
    });
    match identity {
        Some(identity) => Ok(Some(identity)),
        None => Err(Box::new(move |span| {
            Diagnostic::new(Code::DeadLink, span, format!("`{place}` leads out of `content/`"))
        })),
    }
}
