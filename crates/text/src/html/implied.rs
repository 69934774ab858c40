//! Implied end tags: the elements that the start of another element closes.

use super::Element;

/// A rule of the HTML standard, chapter “Optional tags”.
struct Rule {
    /// The open elements that a start tag closes.
    ends: &'static [&'static str],
    /// The elements that stop the search, which goes from the innermost open element outwards.
    within: &'static [&'static str],
}

const PARAGRAPH: Rule = Rule { ends: &["p"], within: &BUTTON_SCOPE };
const ITEM: Rule = Rule { ends: &["li"], within: &BLOCKS };
const TERM: Rule = Rule { ends: &["dd", "dt"], within: &BLOCKS };

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

/// Returns the rules of a start tag.
fn rules(name: &str) -> &'static [Rule] {
    match name {
        "li" => &[ITEM, PARAGRAPH],
        "dd" | "dt" => &[TERM, PARAGRAPH],
        "address" | "article" | "aside" | "blockquote" | "details" | "div" | "dl" | "fieldset"
        | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        | "header" | "hgroup" | "hr" | "main" | "menu" | "nav" | "ol" | "p" | "pre" | "search"
        | "section" | "summary" | "table" | "ul" => &[PARAGRAPH],
        "option" => &[Rule { ends: &["option"], within: &["datalist", "select"] }],
        "optgroup" => &[Rule { ends: &["optgroup", "option"], within: &["select"] }],
        "td" | "th" => &[Rule { ends: &["td", "th"], within: &["table", "template", "tr"] }],
        "tr" => &[Rule {
            ends: &["caption", "colgroup", "td", "th", "tr"],
            within: &["table", "tbody", "template", "tfoot", "thead"],
        }],
        "tbody" | "tfoot" | "thead" => &[Rule {
            ends: &["caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"],
            within: &["table", "template"],
        }],
        _ => &[],
    }
}

/// Returns the number of open elements that stay open when an element with this name starts.
pub(super) fn left_open(open: &[Element], name: &str) -> usize {
    let left = |left: usize, rule: &Rule| {
        let inside = open[..left].iter().rev();
        let inside = inside.take_while(|element| !rule.within.contains(&element.name.as_str()));
        let ended = inside.enumerate().filter(|(_, e)| rule.ends.contains(&e.name.as_str())).last();
        ended.map_or(left, |(depth, _)| left - depth - 1)
    };
    rules(name).iter().fold(open.len(), left)
}
