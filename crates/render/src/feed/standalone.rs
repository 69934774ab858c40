//! Converts the HTML of a feed entry to self-contained HTML: readable next to other entries and away from its page.

use crate::html;

/// The attributes that contain an address.
const ADDRESSES: [&str; 9] =
    ["action", "background", "cite", "data", "formaction", "href", "poster", "src", "xlink:href"];

/// The attributes that contain one or more ids.
const IDS: [&str; 15] = [
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
    "commandfor",
    "for",
    "form",
    "headers",
    "id",
    "list",
    "popovertarget",
];

/// The location of an entry on the site.
pub(super) struct EntryLocation<'a> {
    /// The scheme and the host.
    pub(super) origin: &'a str,
    /// The absolute address of its page.
    pub(super) page: &'a str,
    /// The prefix of its ids, unique in the feed.
    pub(super) mark: &'a str,
}

/// Converts addresses to absolute ones, and ids to unique ones.
pub(super) fn alone(html: &str, place: &EntryLocation<'_>) -> String {
    html::rewrite(html, &mut |element, attribute, value| place.attribute(element, attribute, value))
}

impl EntryLocation<'_> {
    fn attribute(&self, element: &str, attribute: &str, value: &str) -> Option<String> {
        let own = |id: &str| format!("{}{id}", self.mark);
        match attribute {
            _ if IDS.contains(&attribute) => {
                Some(value.split_ascii_whitespace().map(own).collect::<Vec<_>>().join(" "))
            }
            "name" if element == "map" => Some(own(value)),
            "usemap" => value.strip_prefix('#').map(|id| format!("#{}", own(id))),
            "srcset" | "imagesrcset" => Some(self.candidates(value)),
            _ if ADDRESSES.contains(&attribute) => match value.strip_prefix('#') {
                // An SVG drawing refers to its parts in the same document.
                Some(id) if !matches!(element, "a" | "area") => Some(format!("#{}", own(id))),
                _ => self.address(value),
            },
            _ => self.drawn(value),
        }
    }

    /// Returns an address as absolute; `None` if it already is.
    fn address(&self, value: &str) -> Option<String> {
        let scheme = value.split(['/', '?', '#']).next().unwrap_or_default();
        if scheme.contains(':') {
            return None;
        }
        let beyond = |mark: char| value.starts_with(mark).then_some(value);
        if let Some(host) = value.strip_prefix("//") {
            let scheme = self.origin.split("//").next().unwrap_or_default();
            return Some(format!("{scheme}//{host}"));
        }
        Some(match (beyond('/'), beyond('#').or(beyond('?'))) {
            (Some(path), _) => format!("{}{path}", self.origin),
            (_, Some(part)) => format!("{}{part}", self.page),
            _ => self.resolve(value),
        })
    }

    /// Resolves an address relative to the folder of the page.
    fn resolve(&self, value: &str) -> String {
        let path = self.page.strip_prefix(self.origin).unwrap_or_default();
        let mut folders: Vec<&str> = path.split('/').skip(1).collect();
        folders.pop();
        let mut rest = value;
        loop {
            match rest.split_once('/') {
                Some((".", after)) => rest = after,
                Some(("..", after)) => {
                    folders.pop();
                    rest = after;
                }
                _ => break,
            }
        }
        folders.push(rest);
        format!("{}/{}", self.origin, folders.join("/"))
    }

    /// Converts the addresses of a `srcset` to absolute ones.
    fn candidates(&self, value: &str) -> String {
        let one = |candidate: &str| {
            let candidate = candidate.trim();
            let (url, size) = candidate.split_once(' ').map_or((candidate, ""), |pair| pair);
            let url = self.address(url).unwrap_or_else(|| url.to_owned());
            if size.is_empty() { url } else { format!("{url} {size}") }
        };
        value.split(", ").map(one).collect::<Vec<_>>().join(", ")
    }

    /// Adds the prefix to ids that SVG presentation attributes refer to: `url(#id)`.
    fn drawn(&self, value: &str) -> Option<String> {
        value.contains("url(#").then(|| value.replace("url(#", &format!("url(#{}", self.mark)))
    }
}

/// Returns the id prefix of a document, derived from its unique identity.
pub(super) fn mark(identity: &str) -> String {
    let letter = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
    identity.chars().map(letter).chain(['-']).collect()
}

#[cfg(test)]
mod tests {
    use super::{EntryLocation, alone, mark};

    #[test]
    fn an_entry_needs_nothing_around_it() {
        let (origin, page) = ("https://a.example", "https://a.example/b/en/news/c/");
        let place = EntryLocation { origin, page, mark: &mark("news/c") };
        for (html, expected) in [
            ("<a href=\"#_fn-1\" id=\"_fnref-1\">", "<a href=\"P#_fn-1\" id=\"M_fnref-1\">"),
            (
                "<a href=\"#a\" id=b><a href=\"?c#d\">",
                "<a href=\"P#a\" id=\"Mb\"><a href=\"P?c#d\">",
            ),
            ("<td headers=\"a b\" id=\"c\">", "<td headers=\"Ma Mb\" id=\"Mc\">"),
            (
                "<img src=/b/x.png><img src=\"../y.png\">",
                "<img src=\"O/b/x.png\"><img src=\"O/b/en/news/y.png\">",
            ),
            ("<img src=\"./z/../w.png\" alt=\"#a\">", "<img src=\"P./z/../w.png\" alt=\"#a\">"),
            (
                "<a href=\"//c.example/\"><a href=\"mailto:d\">",
                "<a href=\"https://c.example/\"><a href=\"mailto:d\">",
            ),
            ("<a href=\"https://e.example/?a&amp;b\">", "<a href=\"https://e.example/?a&amp;b\">"),
            ("<source srcset=\"/a 1x, //b/c 2x\">", "<source srcset=\"O/a 1x, https://b/c 2x\">"),
            (
                "<rect fill=\"url(#a-r2)\"><use href=\"#a\">",
                "<rect fill=\"url(#Ma-r2)\"><use href=\"#Ma\">",
            ),
            ("<use href=\"/b/map.svg#land\">", "<use href=\"O/b/map.svg#land\">"),
            (
                "<img usemap=\"#a\"><map name=\"a\"><area href=\"#b\">",
                "<img usemap=\"#Ma\"><map name=\"Ma\"><area href=\"P#b\">",
            ),
        ] {
            let of =
                |text: &str| text.replace('P', page).replace('O', origin).replace('M', "news_c-");
            // `./` disappears with the folder.
            assert_eq!(alone(html, &place), of(expected).replace("c/./z", "c/z"), "{html}");
        }
    }
}
