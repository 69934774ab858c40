//! Marks catalog texts that are in a fallback language: if the catalog of a locale lacks a text, the page
//! shows it in another language with `lang` and `dir` (WCAG 2.2, 3.1.2).
//!
//! A template can put a text anywhere. So texts enter templates between marker characters that no content
//! contains. Rendered HTML shows the position, and each marker becomes an element or attribute there.
//! Attribute values cannot be marked, so there the markers are removed.

use std::fmt::Write;

use crate::i18n;
use crate::locale::{Direction, Locale};

/// Markers before the language tag, between the tag and the text, and after the text: Unicode noncharacters.
const BEGIN: char = '\u{fdd0}';
const WORDS: char = '\u{fdd1}';
const END: char = '\u{fdd2}';

/// Elements that contain only text and no other elements.
const TEXT_ONLY: [&str; 5] = ["title", "option", "textarea", "script", "style"];

/// Wraps a text of a language in markers. Text without letters has no language.
pub(super) fn mark_language(language: &Locale, words: &str) -> String {
    if !words.contains(char::is_alphabetic) {
        return words.to_owned();
    }
    format!("{BEGIN}{language}{WORDS}{words}{END}")
}

/// Replaces the markers in a page or fragment with HTML. `direction` is that of the page.
pub(super) fn marked(html: String, direction: Direction) -> String {
    if !html.contains(BEGIN) {
        return html;
    }
    let mut writer = Writer {
        html: String::with_capacity(html.len() + 1024),
        direction,
        open: None,
        spans: Vec::new(),
    };
    let mut rest = html.as_str();
    while let Some(at) = rest.find(['<', BEGIN, END]) {
        writer.html.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = match rest.chars().next() {
            Some('<') => writer.tag(rest),
            Some(BEGIN) => writer.begin(rest),
            _ => writer.end(rest),
        };
    }
    writer.html.push_str(rest);
    writer.html
}

/// Copies HTML to the output and replaces markers.
struct Writer<'a> {
    html: String,
    direction: Direction,
    /// The name of the last opened element, and the end of its start tag in `html`.
    open: Option<(&'a str, usize)>,
    /// The languages of the open marked texts, and whether each has an element of its own.
    spans: Vec<(&'a str, bool)>,
}

impl<'a> Writer<'a> {
    /// Copies a tag or a comment without markers; returns the rest.
    fn tag(&mut self, rest: &'a str) -> &'a str {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map_or(rest.len(), |at| at + "-->".len())
        } else {
            tag_end(rest)
        };
        let (tag, rest) = rest.split_at(end);
        self.html.push_str(&without_signs(tag));
        let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        self.open = Some((name, self.html.len())).filter(|(name, _)| !name.is_empty());
        if TEXT_ONLY.contains(&name) { self.text_only(name, rest) } else { rest }
    }

    /// Copies the content of a text-only element; returns the rest.
    fn text_only(&mut self, name: &str, rest: &'a str) -> &'a str {
        let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
        let (text, rest) = rest.split_at(end);
        if let Some((language, words, "")) = read_marked(text.trim()) {
            self.mark_open(language);
            self.html.push_str(&without_signs(words));
        } else {
            self.html.push_str(&without_signs(text));
        }
        rest
    }

    /// Begins a text in another language. If it is the whole content of an element, that element gets the
    /// attributes. Exception: text in the other direction, because the direction of a block also aligns its lines.
    fn begin(&mut self, rest: &'a str) -> &'a str {
        let Some((language, words, after)) = read_marked(rest) else {
            return &rest[BEGIN.len_utf8()..];
        };
        let runs_along =
            Locale::parse(language).is_some_and(|tag| i18n::direction(&tag) == self.direction);
        let is_first = self.open.is_some_and(|(_, end)| end == self.html.len());
        if runs_along
            && is_first
            && after.starts_with("</")
            && !words.contains(BEGIN)
            && self.mark_open(language)
        {
            self.html.push_str(words);
            return after;
        }
        // A text within a text of the same language needs no mark of its own.
        let is_new = self.spans.last().is_none_or(|(outer, _)| *outer != language);
        if is_new {
            let _ = write!(self.html, "<span{}>", self.attributes(language));
        }
        self.spans.push((language, is_new));
        &rest[BEGIN.len_utf8() + language.len() + WORDS.len_utf8()..]
    }

    /// Ends a text in another language.
    fn end(&mut self, rest: &'a str) -> &'a str {
        if self.spans.pop().is_some_and(|(_, is_marked)| is_marked) {
            self.html.push_str("</span>");
        }
        &rest[END.len_utf8()..]
    }

    /// Marks the last opened element unless it has a mark; returns whether it did.
    fn mark_open(&mut self, language: &str) -> bool {
        let Some((name, end)) = self.open else { return false };
        let start = self.html[..end].rfind(&format!("<{name}"));
        let tag = &self.html[start.unwrap_or(end)..end];
        if tag.contains(" lang=") || !tag.ends_with('>') {
            return false;
        }
        self.html.insert_str(end - 1, &self.attributes(language));
        true
    }

    fn attributes(&self, language: &str) -> String {
        let Some(locale) = Locale::parse(language) else { return String::new() };
        let direction = i18n::direction(&locale);
        let dir = format!(" dir=\"{}\"", direction.as_str());
        let dir = if direction == self.direction { "" } else { &dir };
        format!(" lang=\"{locale}\"{dir}")
    }
}

/// Parses the marked text at the start of `text`: its language, the text, and the rest. A marked text can
/// contain another one.
fn read_marked(text: &str) -> Option<(&str, &str, &str)> {
    let (language, words) = text.strip_prefix(BEGIN)?.split_once(WORDS)?;
    let mut depth = 1;
    for (at, sign) in words.match_indices([BEGIN, END]) {
        depth = if sign.starts_with(BEGIN) { depth + 1 } else { depth - 1 };
        if depth == 0 {
            return Some((language, &words[..at], &words[at + sign.len()..]));
        }
    }
    None
}

/// Removes the markers and their language tags from a text.
fn without_signs(text: &str) -> String {
    let mut pieces = text.split(BEGIN);
    let mut clean = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        clean.push_str(piece.split_once(WORDS).map_or(piece, |(_, words)| words));
    }
    clean.retain(|letter| letter != END);
    clean
}

/// Returns the end of a tag: the first `>` outside of quotation marks.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, sign) in tag.char_indices() {
        match quote {
            Some(open) if sign == open => quote = None,
            None if matches!(sign, '"' | '\'') => quote = Some(sign),
            None if sign == '>' => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

#[cfg(test)]
mod tests {
    use super::{mark_language, marked};
    use crate::locale::{Direction, Locale};

    /// Returns a page in which `{en}` and `{ar}` are marked texts in these languages.
    fn page(html: &str) -> String {
        let word = |tag: &str, text: &str| mark_language(&Locale::parse(tag).unwrap(), text);
        let html = html.replace("{en}", &word("en", "Skip &amp; go"));
        marked(html.replace("{ar}", &word("ar", "دليل")), Direction::Ltr)
    }

    #[test]
    fn an_element_with_nothing_else_has_the_mark() {
        assert_eq!(page("<h2>{en}</h2>"), "<h2 lang=\"en\">Skip &amp; go</h2>");
        assert_eq!(
            page("<a href=\"#a>b\" class=x>{ar}</a>"),
            "<a href=\"#a>b\" class=x><span lang=\"ar\" dir=\"rtl\">دليل</span></a>"
        );
        assert_eq!(page("<option>{ar}</option>"), "<option lang=\"ar\" dir=\"rtl\">دليل</option>");
        assert_eq!(
            page("<option value=a>\n {en}\n</option>"),
            "<option value=a lang=\"en\">Skip &amp; go</option>"
        );
    }

    #[test]
    fn words_among_others_have_a_span() {
        let span = "<span lang=\"en\">Skip &amp; go</span>";
        for html in [
            "<p>Foo {en}</p>",
            "<p>{en} foo</p>",
            "<p>{en}<b>x</b></p>",
            "<p lang=\"de\">{en}</p>",
            "{en}",
            "<br>{en}<br>",
            "<p>a</p>{en}",
        ] {
            assert_eq!(page(html), html.replace("{en}", span));
        }
    }

    #[test]
    fn words_in_words_have_a_mark_if_their_language_differs() {
        let word = |tag: &str, text: &str| mark_language(&Locale::parse(tag).unwrap(), text);
        let html = format!("<p>{}</p>", word("en", &format!("a {} b", word("ar", "دليل"))));
        assert_eq!(
            marked(html, Direction::Ltr),
            "<p><span lang=\"en\">a <span lang=\"ar\" dir=\"rtl\">دليل</span> b</span></p>"
        );
        let html = format!("<p>{}, d</p>", word("en", &format!("a {} b", word("en", "c"))));
        assert_eq!(
            marked(html, Direction::Rtl),
            "<p><span lang=\"en\" dir=\"ltr\">a c b</span>, d</p>"
        );
    }

    #[test]
    fn what_has_no_letters_has_no_mark() {
        assert_eq!(mark_language(&Locale::parse("en").unwrap(), " · 12"), " · 12");
    }

    #[test]
    fn where_no_mark_can_be_there_is_none() {
        for (html, clean) in [
            ("<p title=\"{en} > 1\">x</p>", "<p title=\"Skip &amp; go > 1\">x</p>"),
            ("<title>{en} – Foo</title>", "<title>Skip &amp; go – Foo</title>"),
            ("<script>a('{en}<p>')</script>", "<script>a('Skip &amp; go<p>')</script>"),
            ("<!-- {en} <p> -->", "<!-- Skip &amp; go <p> -->"),
            ("<p>plain</p>", "<p>plain</p>"),
        ] {
            assert_eq!(page(html), clean);
        }
    }
}
