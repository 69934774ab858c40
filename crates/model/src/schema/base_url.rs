//! Validates the base address of a site, in one place for all its uses. Converts it to ASCII if
//! possible, and rejects any part that does not belong in it.

use crate::i18n;

/// Reads the address of a site. Returns it in ASCII without a final slash: the host in Punycode, the
/// path percent-encoded. The error contains the address that is probably meant, if there is one.
pub fn base_url(text: &str) -> Result<String, Option<String>> {
    let (scheme, rest) = scheme(text)
        .ok_or_else(|| meant("https", text.split_once("://").map_or(text, |(_, rest)| rest)))?;
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    match (authority_in_ascii(authority), path_in_ascii(path)) {
        (Some(authority), Some(path)) => Ok(format!("{scheme}://{authority}{path}")),
        _ => Err(meant(scheme, rest)),
    }
}

fn scheme(text: &str) -> Option<(&'static str, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let known = ["https", "http"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known));
    known.map(|scheme| (scheme, rest))
}

/// Returns the host with its port, if it has one.
fn authority_in_ascii(authority: &str) -> Option<String> {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !authority.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let is_port = |port: &str| port.bytes().all(|b| b.is_ascii_digit()) && port.len() <= 5;
    if !port.is_none_or(|port| !port.is_empty() && is_port(port)) {
        return None;
    }
    let numbers = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let host = match numbers {
        Some(numbers) => is_of_numbers(numbers).then(|| host.to_ascii_lowercase())?,
        None => i18n::ascii_host(host)
            .filter(|host| host.contains('.') || host.eq_ignore_ascii_case("localhost"))?,
    };
    Some(port.map_or_else(|| host.clone(), |port| format!("{host}:{port}")))
}

/// Returns whether the text between brackets looks like an IPv6 address.
fn is_of_numbers(text: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_hexdigit() || matches!(c, ':' | '.');
    text.matches(':').count() > 1 && text.chars().all(is_sign)
}

/// Returns a path percent-encoded, and keeps existing encodings. Returns `None` for characters that are
/// invalid in a path, or that browsers would remove.
fn path_in_ascii(path: &str) -> Option<String> {
    let path = path.trim_end_matches('/');
    let refused = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}?#".contains(c);
    let lower = path.to_ascii_lowercase();
    let mut segments = path.split('/').skip(1);
    let is_plain = |segment: &str| !matches!(segment, "" | "." | "..");
    if path.contains(refused)
        || ["%2f", "%5c", "%00"].iter().any(|sign| lower.contains(sign))
        || !segments.all(is_plain)
    {
        return None;
    }
    Some(encoded(path))
}

fn begins_with_hex(text: &[u8]) -> bool {
    text.len() >= 2 && text[..2].iter().all(u8::is_ascii_hexdigit)
}

fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for (at, byte) in path.bytes().enumerate() {
        let is_whole = byte == b'%' && begins_with_hex(&path.as_bytes()[at + 1..]);
        if is_whole || byte.is_ascii_alphanumeric() || b"/-._~!$()*+,;=:@".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Returns the address that is probably meant: without user name, query, fragment and invalid
/// characters.
fn meant(scheme: &str, rest: &str) -> Option<String> {
    let rest = rest.split(['?', '#', '"', '<', '>']).next().unwrap_or_default().trim();
    let (authority, path) = rest.split_at(rest.find(['/', '\\']).unwrap_or(rest.len()));
    let authority = authority.rsplit('@').next().unwrap_or_default();
    let authority = authority_in_ascii(authority)?;
    let path = path.replace('\\', "/");
    let segments = path.split('/').filter(|segment| !matches!(*segment, "" | "." | ".."));
    let path = segments.fold(String::new(), |path, segment| path + "/" + &encoded(segment));
    Some(format!("{scheme}://{authority}{path}"))
}

#[cfg(test)]
mod tests {
    use super::base_url;

    #[test]
    fn letters_of_any_script_are_written_in_ascii() {
        for (text, ascii) in [
            ("https://example.org/", "https://example.org"),
            ("HTTPS://Example.org/Net", "https://example.org/Net"),
            ("https://example.org/réseau/", "https://example.org/r%C3%A9seau"),
            ("https://example.org/r%C3%A9seau", "https://example.org/r%C3%A9seau"),
            ("https://municípios.example", "https://xn--municpios-k5a.example"),
            ("http://localhost:8000", "http://localhost:8000"),
            ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
            ("http://[::1]:80/~ana/a&b'c", "http://[::1]:80/~ana/a%26b%27c"),
            ("https://example.org/100%", "https://example.org/100%25"),
        ] {
            assert_eq!(base_url(text), Ok(ascii.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_base_is_refused_with_what_may_be_meant() {
        for (text, meant) in [
            ("example.org/net", Some("https://example.org/net")),
            ("ftp://example.org", Some("https://example.org")),
            ("https://example.org/\"><x", Some("https://example.org")),
            ("https://example.org/a b", Some("https://example.org/a%20b")),
            ("https://ana:secret@example.org/a", Some("https://example.org/a")),
            ("https://example.org/a?b=c", Some("https://example.org/a")),
            ("https://example.org/a#b", Some("https://example.org/a")),
            ("https://example.org\\a", Some("https://example.org/a")),
            ("https://example.org/a/../b//c", Some("https://example.org/a/b/c")),
            ("https://example.org:port", None),
            ("https://", None),
            ("https://exa mple.org", None),
            ("https://intranet", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(base_url(text), Err(meant.map(str::to_owned)), "{text}");
        }
    }
}
