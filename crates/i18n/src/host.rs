//! Converts internationalized host names between Unicode and ASCII.

use idna::AsciiDenyList;

/// Returns a host name as browsers request it: in lower case, with non-ASCII labels in Punycode (`xn--…`). Returns
/// `None` for invalid host names.
pub fn ascii_host(host: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii_cow(host.as_bytes(), AsciiDenyList::URL).ok()?;
    let fine = |label: &str| !label.is_empty() && label.len() <= 63;
    (ascii.len() <= 253 && ascii.split('.').all(fine)).then(|| ascii.into_owned())
}

/// Returns a host name in Unicode, for display.
pub fn readable_host(host: &str) -> String {
    idna::domain_to_unicode(host).0
}

#[cfg(test)]
mod tests {
    use super::ascii_host;

    #[test]
    fn hosts_of_any_script_have_a_name_in_ascii() {
        let known = [
            ("Example.ORG", "example.org"),
            ("municípios.example", "xn--municpios-k5a.example"),
            ("мир.example", "xn--h1ahn.example"),
            ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
            ("xn--municpios-k5a.example", "xn--municpios-k5a.example"),
        ];
        for (host, ascii) in known {
            assert_eq!(ascii_host(host).as_deref(), Some(ascii), "{host}");
        }
        for host in ["", "a b.example", "a..example", "<x>.example", "xn--\u{e9}.example", "a@b"] {
            assert_eq!(ascii_host(host), None, "{host}");
        }
    }
}
