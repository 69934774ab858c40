//! Classifies the addresses in a page, as a browser would resolve them.

use crate::config::BaseUrl;

/// The destination of an address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum LinkDestination {
    /// This site, or another site on the same host.
    Here,
    /// Another host.
    Elsewhere,
    /// A script.
    Script,
    /// A file inside the address (`data:`).
    Data,
    /// A program, for mail or telephone calls.
    Program,
}

pub(super) fn leads(url: &str, base: &BaseUrl) -> LinkDestination {
    match url.as_bytes() {
        [b'/', b'/' | b'\\', ..] => return LinkDestination::Elsewhere,
        [] | [b'/' | b'#' | b'?' | b'.', ..] => return LinkDestination::Here,
        _ => {}
    }
    let Some(scheme) = scheme(url) else { return LinkDestination::Here };
    match scheme.as_str() {
        "http" | "https" if is_own(url, base) => LinkDestination::Here,
        "javascript" | "vbscript" => LinkDestination::Script,
        "data" | "blob" | "filesystem" => LinkDestination::Data,
        "mailto" | "tel" | "sms" | "geo" => LinkDestination::Program,
        _ => LinkDestination::Elsewhere,
    }
}

fn is_own(url: &str, base: &BaseUrl) -> bool {
    let rest = url.strip_prefix(&base.origin);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

/// Returns the scheme in lower case. Browsers ignore spaces before it and line breaks inside it.
fn scheme(url: &str) -> Option<String> {
    let start = url.trim_start_matches(|c: char| c.is_ascii_control() || c == ' ');
    let (scheme, _) = start.split_once(':')?;
    let scheme: String = scheme.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (!scheme.is_empty() && scheme.chars().all(is_scheme)).then(|| scheme.to_ascii_lowercase())
}

/// Returns the addresses of a `srcset`.
pub(super) fn candidates(srcset: &str) -> impl Iterator<Item = &str> {
    srcset.split(", ").filter_map(|candidate| {
        let url = candidate.split_ascii_whitespace().next()?;
        Some(url.trim_end_matches(','))
    })
}

/// Returns whether a `srcset` lists widths, which require `sizes`.
pub(super) fn has_widths(srcset: &str) -> bool {
    srcset.split(", ").any(|candidate| candidate.trim_end_matches([' ', ',']).ends_with('w'))
        && srcset.contains(' ')
}
