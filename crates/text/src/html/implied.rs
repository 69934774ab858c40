//! Implied end tags: the elements that the start of another element closes.

use super::Element;

/// A rule of the standard: the start tags in `starts` close the elements in `ends`.
struct Rule {
    starts: &'static [&'static str],
    ends: &'static [&'static str],
    /// The elements that stop the search, which goes from the innermost open element outwards.
    within: &'static [&'static str],
}

/// The elements that stop the search for an open paragraph.
const BUTTON_SCOPE: [&str; 7] = ["button", "caption", "object", "table", "td", "template", "th"];

/// The elements that stop the search for an open list item.
const BLOCKS: [&str; 22] = [
    "article",
    "aside",
    "blockquote",
    "button",
    "caption",
    "details",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "header",
    "main",
    "menu",
    "nav",
    "ol",
    "section",
    "table",
    "td",
    "template",
    "th",
    "ul",
];

/// The rules of the HTML standard, chapter “Optional tags”.
const RULES: [Rule; 8] = [
    Rule { starts: &["li"], ends: &["li"], within: &BLOCKS },
    Rule { starts: &["dd", "dt"], ends: &["dd", "dt"], within: &BLOCKS },
    Rule {
        starts: &[
            "address",
            "article",
            "aside",
            "blockquote",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "search",
            "section",
            "summary",
            "table",
            "ul",
        ],
        ends: &["p"],
        within: &BUTTON_SCOPE,
    },
    Rule { starts: &["option"], ends: &["option"], within: &["datalist", "select"] },
    Rule { starts: &["optgroup"], ends: &["optgroup", "option"], within: &["select"] },
    Rule { starts: &["td", "th"], ends: &["td", "th"], within: &["table", "template", "tr"] },
    Rule {
        starts: &["tr"],
        ends: &["caption", "colgroup", "td", "th", "tr"],
        within: &["table", "tbody", "template", "tfoot", "thead"],
    },
    Rule {
        starts: &["tbody", "tfoot", "thead"],
        ends: &["caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"],
        within: &["table", "template"],
    },
];

/// Returns the number of open elements that stay open when an element with this name starts.
pub(super) fn left_open(open: &[Element], name: &str) -> usize {
    let left = |left: usize, rule: &Rule| {
        if !rule.starts.contains(&name) {
            return left;
        }
        let inside = open[..left].iter().rev();
        let inside = inside.take_while(|element| !rule.within.contains(&element.name.as_str()));
        let ended = inside.enumerate().filter(|(_, e)| rule.ends.contains(&e.name.as_str())).last();
        ended.map_or(left, |(depth, _)| left - depth - 1)
    };
    RULES.iter().fold(open.len(), left)
}
