//! Adds a locale to the list in `data/site.yaml`, at its position in the language menu. All other bytes stay
//! the same.

use super::{ExistingNetwork, NewFiles};
use crate::config::{self, Overrides};
use crate::diag::{Diagnostics, Message, message};
use crate::i18n;
use crate::locale::Locale;
use crate::path::SourcePath;
use crate::source::SourceFile;
use crate::yaml::{self, Node, Shape};

const FILE: &str = "data/site.yaml";

/// Returns the text of `site.yaml` with one more locale. `label` is the name of the language in that language;
/// the default is the name in CLDR.
///
/// # Errors
/// The locale is invalid or exists already, or the line must be added by hand.
pub fn locale(
    network: &ExistingNetwork,
    tag: &str,
    label: Option<&str>,
) -> Result<NewFiles, Message> {
    let locale = Locale::parse(tag)
        .filter(|_| i18n::is_known_language(tag))
        .ok_or_else(|| message!("cli.invalid-language-code", tag))?;
    let config = &network.config;
    if config.find_locale(locale.as_str()).is_some() {
        return Err(message!("new.language-exists", locale));
    }
    let label = label
        .map(str::to_owned)
        .or_else(|| i18n::own_name(&locale))
        .ok_or_else(|| message!("new.native-name-unknown", locale))?;
    let entry = format!("{{tag: {locale}, label: {}}}", quoted(&label));
    let path = SourcePath::new(FILE).expect("a path of letters");
    let by_hand = || message!("new.add-language-by-hand", file = FILE, entry);
    let Some(SourceFile::Text(text)) = network.sources.get(&path) else { return Err(by_hand()) };
    let (at, margin) = place(&path, text, &locale).ok_or_else(by_hand)?;
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if text[..at].ends_with('\n') { "" } else { line_end };
    let line = format!("{gap}{:margin$}- {entry}{line_end}", "");
    let made = format!("{}{line}{}", &text[..at], &text[at..]);
    let mut sources = network.sources.clone();
    sources.insert(path.clone(), SourceFile::Text(made.as_str().into()));
    let after = config::configure(&sources, &Overrides::default(), &mut Diagnostics::new());
    let is_right = after.is_some_and(|after| {
        after.find_locale(locale.as_str()).is_some()
            && after.locales.len() == config.locales.len() + 1
            && after.locale(after.source_locale).locale
                == config.locale(config.source_locale).locale
    });
    if is_right { Ok(NewFiles::from([(path, made)])) } else { Err(by_hand()) }
}

fn quoted(label: &str) -> String {
    let is_plain = label.chars().all(|c| c.is_alphabetic() || c == ' ');
    if is_plain { label.to_owned() } else { format!("\"{}\"", label.replace('"', "\\\"")) }
}

/// Finds the position after the last locale that sorts before the new one. The default is after the first
/// entry, which can be the source locale. Returns the byte offset and the indentation in spaces, and `None` if the list
/// is not in block style.
fn place(path: &SourcePath, text: &str, locale: &Locale) -> Option<(usize, usize)> {
    let root = yaml::parse(path, text, 0..text.len(), &mut Diagnostics::new()).root;
    let Shape::Map(fields) = &root.shape else { return None };
    let (_, list) = fields.iter().find(|(key, _)| key.text == "locales")?;
    let Shape::List(items) = &list.shape else { return None };
    let own = i18n::rank(locale);
    let before = |item: &&Node| {
        let tag = item.scalar_at("tag").and_then(Locale::parse);
        tag.is_some_and(|tag| i18n::rank(&tag) <= own)
    };
    let last = items.iter().rev().find(before).or_else(|| items.first())?;
    let start = text[..last.span.start].rfind('\n').map_or(0, |at| at + 1);
    let margin = text[start..last.span.start].strip_suffix("- ")?;
    let is_indent = margin.chars().all(|c| c == ' ');
    let end = text[last.span.end..].find('\n').map_or(text.len(), |at| last.span.end + at + 1);
    is_indent.then_some((end, margin.len()))
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::locale::Locale;
    use crate::path::SourcePath;

    fn with(text: &str, tag: &str) -> Option<String> {
        let path = SourcePath::new("data/site.yaml").unwrap();
        let (at, margin) = place(&path, text, &Locale::parse(tag).unwrap())?;
        Some(format!("{}|{margin}|{}", &text[..at], &text[at..]))
    }

    #[test]
    fn a_locale_comes_where_the_language_bar_has_it() {
        let text = "locales:\n  - {tag: en, label: English} # first\n  - tag: pt\n    label: Português\nx: y\n";
        let (en, pt) = text.split_at(text.find("  - tag").unwrap());
        let (pt, rest) = pt.split_at(pt.find("x:").unwrap());
        assert_eq!(with(text, "fr").unwrap(), format!("{en}|2|{pt}{rest}"));
        assert_eq!(with(text, "de").unwrap(), format!("{en}{pt}|2|{rest}"));
        // Arabic sorts first, but the first entry of the list can be the source locale.
        assert_eq!(with(text, "ar").unwrap(), format!("{en}|2|{pt}{rest}"));
        assert_eq!(with("locales: [{tag: en}]\n", "fr"), None);
    }
}
