//! Highlights code with CSS classes. Only this module uses syntect.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

/// The largest block that is highlighted, in bytes. syntect is slow, and larger blocks are rare.
const LARGEST: usize = 64 << 10;

/// The grammars, loaded on first use because most sites show no code.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Highlights code; `None` if its language is missing, unknown or plain text, or if it is too long.
pub(super) fn highlight(language: &str, code: &str) -> Option<String> {
    if is_plain(language) || code.len() > LARGEST {
        return None;
    }
    let syntax = find(language)?;
    let style = ClassStyle::SpacedPrefixed { prefix: "hl-" };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, style);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

/// Returns whether a language has a grammar.
pub(super) fn is_known(language: &str) -> bool {
    is_plain(language) || find(language).is_some()
}

fn is_plain(language: &str) -> bool {
    matches!(language, "" | "text" | "txt" | "plain" | "console" | "diff")
}

fn find(language: &str) -> Option<&'static SyntaxReference> {
    SYNTAXES.find_syntax_by_token(language)
}

#[cfg(test)]
mod tests {
    use super::{highlight, is_known};

    #[test]
    fn known_languages_become_classes() {
        let html = highlight("yaml", "name: \"a < b\"\n").unwrap();
        assert!(html.contains("class=\"hl-"), "{html}");
        assert!(html.contains("a &lt; b"), "{html}");
        assert_eq!(highlight("nonsense", "x"), None);
        assert!(!is_known("nonsense") && is_known("text"));
    }
}
