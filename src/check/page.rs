//! What a page says, read from its bytes. The only module that names the HTML tokenizer.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// The parts of a page that can be checked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// The `lang` of the root.
    pub(super) lang: Option<String>,
    /// The title.
    pub(super) title: String,
    /// Every id, in order.
    pub(super) ids: Vec<String>,
    /// Every address that the page names, in order.
    pub(super) links: Vec<String>,
    /// The versions in other locales: tag and address.
    pub(super) alternates: Vec<(String, String)>,
    /// The address that search engines take for it.
    pub(super) canonical: Option<String>,
    /// Whether it asks search engines not to list it.
    pub(super) noindex: bool,
}

enum Found {
    Start(String),
    Attribute(String),
    Value(String),
    EndOfTag,
    Text(String),
    End,
}

/// Reads a page.
pub(super) fn read(bytes: &[u8]) -> Page {
    let mut in_title = false;
    let mut emitter =
        CallbackEmitter::new(move |event: CallbackEvent<'_>, _: Span<()>| -> Option<Found> {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            match event {
                CallbackEvent::OpenStartTag { name } => {
                    in_title = name == b"title";
                    Some(Found::Start(text(name)))
                }
                CallbackEvent::AttributeName { name } => Some(Found::Attribute(text(name))),
                CallbackEvent::AttributeValue { value } => Some(Found::Value(text(value))),
                CallbackEvent::CloseStartTag { .. } => Some(Found::EndOfTag),
                CallbackEvent::EndTag { .. } => Some(Found::End),
                CallbackEvent::String { value } if in_title => Some(Found::Text(text(value))),
                _ => None,
            }
        });
    emitter.naively_switch_states(true);
    let Ok(found) = Tokenizer::new_with_emitter(bytes, emitter).collect::<Result<Vec<_>, _>>();
    gather(found)
}

fn gather(found: Vec<Found>) -> Page {
    let mut page = Page::default();
    let mut tag = String::new();
    let mut attributes: Vec<(String, String)> = Vec::new();
    let (mut in_head, mut in_title) = (true, false);
    for found in found {
        match found {
            Found::Start(name) => {
                // Pictures in the page have titles of their own.
                in_head &= name != "body" && name != "svg";
                in_title = in_head && name == "title";
                tag = name;
                attributes.clear();
            }
            Found::Attribute(name) => attributes.push((name, String::new())),
            Found::Value(value) => {
                if let Some((_, last)) = attributes.last_mut() {
                    *last = value;
                }
            }
            Found::EndOfTag => element(&tag, &attributes, &mut page),
            Found::Text(text) if in_title => page.title.push_str(&text),
            Found::Text(_) => {}
            Found::End => in_title = false,
        }
    }
    page
}

fn element(tag: &str, attributes: &[(String, String)], page: &mut Page) {
    let attribute = |name: &str| {
        attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    };
    page.ids.extend(attribute("id").map(str::to_owned));
    match tag {
        "html" => page.lang = attribute("lang").map(str::to_owned),
        "link" => {
            let rel = attribute("rel").unwrap_or_default();
            let href = attribute("href").unwrap_or_default().to_owned();
            if let (true, Some(tag)) = (rel == "alternate", attribute("hreflang")) {
                page.alternates.push((tag.to_owned(), href.clone()));
            }
            if rel == "canonical" {
                page.canonical = Some(href.clone());
            }
            page.links.push(href);
        }
        "meta" => {
            let is_of_robots = attribute("name") == Some("robots");
            let words = attribute("content").unwrap_or_default();
            page.noindex |= is_of_robots && words.split(',').any(|word| word.trim() == "noindex");
        }
        "a" | "area" | "use" => page.links.extend(attribute("href").map(str::to_owned)),
        "img" | "script" | "source" | "iframe" => {
            page.links.extend(attribute("src").map(str::to_owned));
        }
        _ => {}
    }
}
