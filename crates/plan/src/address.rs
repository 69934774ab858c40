//! Checks links to addresses of pages. Such a link breaks when a title changes, and ignores the language
//! of the reader. The diagnostic proposes the reference to write instead.

use super::{OutputKind, Plan};
use crate::content::{Document, PROFILES};
use crate::diag::{Code, Diagnostic, Span, message};
use crate::path::{UrlPath, percent_decode};
use crate::reference::{Family, Reference};
use crate::schema;
use crate::site::{Entity, Site};

/// Reports a link to an address of this site. Ignores the addresses of other sites. `place` is the span of
/// its destination, if the link can be fixed automatically.
pub(super) fn own(
    site: &Site,
    plan: &Plan,
    url: &str,
    document: &Document,
    span: &Span,
    place: Option<&Span>,
) -> Option<Diagnostic> {
    let path = path_of(site, url)?;
    let (address, fragment) = match path.split_once('#') {
        Some((address, fragment)) => (address, format!("#{fragment}")),
        None => (path.as_str(), String::new()),
    };
    let entity = entity_at(plan, address);
    let message = match entity {
        Some(_) => message!("plan.link-to-page-address", url),
        None => message!("plan.link-to-site-address", url),
    };
    let problem = Diagnostic::new(Code::DeadLink, span.clone(), message);
    let Some(source) = entity.and_then(|entity| source_of(site, entity, document)) else {
        return Some(problem.hint(message!("plan.link-to-document-hint")));
    };
    let Some(place) = place else {
        return Some(problem.hint(message!("plan.link-to-this-source-hint", source)));
    };
    let source = format!("{source}{fragment}");
    Some(problem.hint(message!("plan.link-to-this-source-hint", source)).fix(place.clone(), source))
}

/// Returns whether an address leads to an output of the site, or to another site.
pub(super) fn is_there(site: &Site, plan: &Plan, url: &str) -> bool {
    let Some(path) = path_of(site, url).filter(|_| url.starts_with(&site.config.own_url.origin))
    else {
        return true;
    };
    let address = path.split(['#', '?']).next().filter(|own| !own.is_empty()).unwrap_or("/");
    let file = UrlPath::parse(address).and_then(|own| plan.route(&own.out_path()));
    entity_at(plan, address).is_some() || file.is_some()
}

/// Adds a hint to a dead link to the profile of a city: the link can name the city instead.
pub(super) fn profile(
    site: &Site,
    reference: &Reference,
    place: Option<&Span>,
    problem: Diagnostic,
) -> Diagnostic {
    let Reference::Document(identity) = reference else { return problem };
    let Some(id) = identity.strip_prefix(PROFILES).and_then(|rest| rest.strip_prefix('/')) else {
        return problem;
    };
    if site.record(Family::Cities, id).is_none() {
        return problem;
    }
    let city = site.names().write(&Reference::Record(Family::Cities, id.to_owned()));
    let problem = problem.hint(message!("plan.link-to-city-hint", city));
    match place {
        Some(place) => problem.fix(place.clone(), city),
        None => problem,
    }
}

/// Returns the path of an address of this site: one that begins with `/`, or with the host of the site.
fn path_of(site: &Site, url: &str) -> Option<String> {
    if url.starts_with('/') {
        return Some(url.to_owned());
    }
    let own = &site.config.own_url;
    let (origin, rest) = parts(url)?;
    let is_own = schema::base_url(origin).is_ok_and(|origin| origin == own.origin);
    // Or the address of a preview.
    let rest = if is_own { rest } else { below_loopback(url)? };
    let written = || rest.strip_prefix(&*percent_decode(&own.path)?);
    let rest = rest.strip_prefix(&own.path).or_else(written)?;
    (rest.is_empty() || rest.starts_with('/')).then(|| rest.to_owned())
}

/// Splits an address after its host. The host can be in any script.
fn parts(url: &str) -> Option<(&str, &str)> {
    let host = url.find("://")? + 3;
    let end = url[host..].find(['/', '?', '#']).map_or(url.len(), |end| host + end);
    Some(url.split_at(end))
}

/// Returns the part after a loopback host and its port.
fn below_loopback(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"))?;
    let rest = rest.strip_prefix("127.0.0.1").or_else(|| rest.strip_prefix("localhost"))?;
    let port = rest
        .strip_prefix(':')
        .map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    (port.is_empty() || port.starts_with('/')).then_some(port)
}

fn entity_at(plan: &Plan, address: &str) -> Option<Entity> {
    let slash = if address.ends_with('/') { "" } else { "/" };
    let out = UrlPath::parse(&format!("{address}{slash}"))?.out_path();
    match plan.route(&out)?.kind {
        OutputKind::Page { entity, .. } => Some(entity),
        _ => None,
    }
}

/// Returns the link destination that a document uses for an entity.
fn source_of(site: &Site, entity: Entity, document: &Document) -> Option<String> {
    let reference = site.references().find(|own| site.resolve(own) == Some(entity))?;
    Some(match reference {
        Reference::Document(identity) => relative(document.file.folder(), identity),
        other => site.names().write(other),
    })
}

/// Returns the relative path from a folder to a document below `content/`.
fn relative(folder: &str, identity: &str) -> String {
    let to = format!("content/{identity}.md");
    let from: Vec<&str> = folder.split('/').collect();
    let parts: Vec<&str> = to.split('/').collect();
    let same = from.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(from.len() - same);
    format!("{up}{}", parts[same..].join("/"))
}
