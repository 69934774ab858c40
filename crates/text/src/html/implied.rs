//! The elements whose ends HTML lets writers leave out: what begins behind them ends them.

use super::Element;

/// What ends what by beginning.
struct Rule {
    starts: &'static [&'static str],
    ends: &'static [&'static str],
    /// What the search for it, from the innermost open element outwards, does not leave.
    within: &'static [&'static str],
}

/// The elements in which a paragraph is another one.
const BUTTON_SCOPE: [&str; 7] = ["button", "caption", "object", "table", "td", "template", "th"];

/// The elements in which an item of a list is another one.
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

/// The rules of the standard for the elements of its chapter on optional tags.
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

/// Returns how many of the open elements stay open when another one begins.
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
