//! Parses the destinations of links in Markdown.

use super::name::NameContext;
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::locale::Locale;
use crate::path::{SourcePath, percent_decode};
use crate::reference::{FamilyNames, Reference};
use crate::schema;
use crate::source::Sources;

/// The target of a link, before urbi checks whether it exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// Another site, an e-mail address or a telephone number.
    External(String),
    /// An entity of this site, and optionally a heading on its page.
    Own(Reference, Option<String>),
    /// A heading of this document.
    Fragment(String),
    /// A file next to the sources, such as an image.
    File(SourcePath),
    /// A file of the open data, by its name: `cities.csv`.
    Data(String),
    /// The address of a page of this site. A reference to its source is better.
    Address(String),
}

/// The schemes that a link can have. Other schemes could run code in a reader's browser.
const SCHEMES: [&str; 4] = ["http:", "https:", "mailto:", "tel:"];

/// Reads the destination of a link at `span` in `file`. `place` is the span of the destination, if it can be
/// fixed automatically. Returns `None` if the destination is invalid; that was reported.
pub(super) fn read(
    names: NameContext<'_>,
    file: &SourcePath,
    destination: &str,
    span: &Span,
    place: Option<&Span>,
    diagnostics: &mut Diagnostics,
) -> Option<LinkTarget> {
    let destination = destination.trim();
    let families = &names.rules.families;
    if let Some(corrected) = slip(file, destination, names.sources) {
        let message = message!("content.link-malformed", destination);
        let problem = Diagnostic::new(Code::DeadLink, span.clone(), message)
            .hint(message!("schema.write-like-this-hint", fixed = corrected));
        diagnostics.push(match place {
            Some(place) => problem.fix(place.clone(), corrected.as_str()),
            None => problem,
        });
        return target(families, file, &corrected, span, &mut Diagnostics::new());
    }
    target(families, file, destination, span, diagnostics)
}

/// Reads a destination in the correct syntax.
pub(super) fn target(
    families: &FamilyNames,
    file: &SourcePath,
    destination: &str,
    span: &Span,
    diagnostics: &mut Diagnostics,
) -> Option<LinkTarget> {
    if let Some(fragment) = destination.strip_prefix('#') {
        return Some(LinkTarget::Fragment(fragment.to_owned()));
    }
    let lower = destination.to_ascii_lowercase();
    if SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) {
        return Some(LinkTarget::External(destination.to_owned()));
    }
    if let Some(name) = destination.strip_prefix("data:").filter(|name| is_data_name(name)) {
        return Some(LinkTarget::Data(name.to_owned()));
    }
    let (place, fragment) = match destination.split_once('#') {
        Some((place, fragment)) => (place, Some(fragment.to_owned())),
        None => (destination, None),
    };
    let decoded = percent_decode(place);
    let place = decoded.as_deref().unwrap_or(place);
    if let Some(reference) = families.parse_scheme(place) {
        return Some(LinkTarget::Own(reference, fragment));
    }
    if place.starts_with('/') && !place.starts_with("//") {
        return Some(LinkTarget::Address(destination.to_owned()));
    }
    match relative(families, file, place, fragment, span) {
        Ok(target) => Some(target),
        Err(problem) => {
            diagnostics.push(*problem);
            None
        }
    }
}

/// Returns the correct form of a destination with a common error: a web or e-mail address without its
/// scheme, or a path with the separators of Windows.
fn slip(file: &SourcePath, destination: &str, sources: &Sources) -> Option<String> {
    if destination.contains([':', ' ', '#']) {
        return None;
    }
    if destination.starts_with("www.") {
        return Some(format!("https://{destination}"));
    }
    let page = destination.strip_suffix(".html").or_else(|| destination.strip_suffix(".htm"));
    let is_there = || file.join(destination).is_some_and(|file| sources.get(&file).is_some());
    let is_document = |page: &str| {
        let Some(own) = file.join(page).map(|own| format!("{own}.")) else { return false };
        let mut all = sources.iter().map(|(path, _)| path.as_str());
        all.any(|path| path.starts_with(&own) && path.ends_with(".md"))
    };
    if let Some(page) = page.filter(|page| is_document(page) && !is_there()) {
        return Some(format!("{page}.md"));
    }
    if destination.contains('\\') {
        return Some(destination.replace('\\', "/"));
    }
    let is_mail = destination.contains('@') && schema::is_email(destination);
    is_mail.then(|| format!("mailto:{destination}"))
}

/// Returns whether a text can be the name of an open data file. The scheme `data:` of browsers, which
/// contains a whole page, is different.
fn is_data_name(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./#".contains(c);
    !text.is_empty() && text.chars().all(is_plain)
}

/// Lists the valid beginnings of a link, for a hint.
fn allowed(families: &FamilyNames) -> Message {
    let own = families.all().map(|family| format!("{}:", families.member(family)));
    let all: Vec<String> = SCHEMES.iter().map(ToString::to_string).chain(own).collect();
    message!("content.allowed-links-hint", all = all.join(", "))
}

/// Reads a relative path.
fn relative(
    families: &FamilyNames,
    file: &SourcePath,
    place: &str,
    fragment: Option<String>,
    span: &Span,
) -> Result<LinkTarget, Box<Diagnostic>> {
    let problem = |code, message| Diagnostic::new(code, span.clone(), message);
    let begin = place.split(['/', '.']).next().unwrap_or_default();
    let problem = if let Some((name, id)) = place.split_once(':')
        && let Some(family) = families.find(name)
    {
        let near = format!("{}:{id}", families.member(family));
        problem(Code::InvalidAddress, message!("content.link-names-list", name))
            .hint(message!("schema.did-you-mean-hint", near))
    } else if place.is_empty() {
        problem(Code::DeadLink, message!("content.link-without-address"))
            .hint(message!("content.write-link-address-hint"))
    } else if let Some((scheme, _)) = begin.split_once(':') {
        problem(Code::InvalidAddress, message!("content.link-scheme-not-allowed", scheme))
            .hint(allowed(families))
    } else if place.starts_with('/') {
        problem(Code::InvalidAddress, message!("content.scheme-missing", place))
            .hint(message!("schema.begin-address-hint"))
    } else if let Some(stem) = place.strip_suffix(".md") {
        if let Some(identity) = identity(file, stem) {
            return Ok(LinkTarget::Own(Reference::Document(identity), fragment));
        }
        problem(Code::DeadLink, message!("content.path-outside-content", place))
    } else if let Some(path) = file.join(place) {
        return Ok(LinkTarget::File(path));
    } else {
        problem(Code::InvalidAddress, message!("content.path-outside-site", place))
    };
    Err(Box::new(problem))
}

/// Returns the identity of the document at a relative path without `.md`.
fn identity(file: &SourcePath, stem: &str) -> Option<String> {
    let path = file.join(stem)?;
    let path = path.as_str().strip_prefix("content/")?;
    // `join.en.md` means the same document: the reader's locale decides the language.
    let tagged = path.rsplit_once('.').filter(|(_, tag)| Locale::parse(tag).is_some());
    Some(tagged.map_or(path, |(stem, _)| stem).to_owned())
}
