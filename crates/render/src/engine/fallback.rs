//! Words of another language in a page: where the catalog of a locale lacks a word, the page shows it in the
//! language that has it, and says so with `lang` and `dir` (WCAG 2.2, 3.1.2).
//!
//! A template may put a word anywhere. So a word goes into it between signs that no text contains, and
//! these become marks when the place is known. In an attribute no part can be marked: there they go.

use std::fmt::Write;

use crate::i18n;
use crate::locale::{Direction, Locale};

/// Before the tag of a language, between it and the words, and after them: noncharacters of Unicode.
const BEGIN: char = '\u{fdd0}';
const WORDS: char = '\u{fdd1}';
const END: char = '\u{fdd2}';

/// Elements whose content is text alone, so that no other element can be in it.
const TEXT_ONLY: [&str; 5] = ["title", "option", "textarea", "script", "style"];

/// Puts words of a language between signs. What has no letters is in no language.
pub(super) fn lend(language: &Locale, words: &str) -> String {
    if !words.contains(char::is_alphabetic) {
        return words.to_owned();
    }
    format!("{BEGIN}{language}{WORDS}{words}{END}")
}

/// Turns the signs in a page, or a piece of one, into marks of HTML. `direction` is that of the page.
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

/// What is written so far.
struct Writer<'a> {
    html: String,
    direction: Direction,
    /// The name of the last element that was begun, and where its start tag ends in `html`.
    open: Option<(&'a str, usize)>,
    /// The languages of the words that are being written, and whether each has a mark of its own.
    spans: Vec<(&'a str, bool)>,
}

impl<'a> Writer<'a> {
    /// Copies a tag or a comment, without signs; returns what comes after it.
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

    /// Copies the text of an element that has no other elements; returns what comes after it.
    fn text_only(&mut self, name: &str, rest: &'a str) -> &'a str {
        let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
        let (text, rest) = rest.split_at(end);
        if let Some((language, words, "")) = lent(text.trim()) {
            self.mark_open(language);
            self.html.push_str(&without_signs(words));
        } else {
            self.html.push_str(&without_signs(text));
        }
        rest
    }

    /// Begins words of another language. Where they are all that an element contains, it has the mark,
    /// unless they run the other way: the direction of a block is also where its lines begin.
    fn begin(&mut self, rest: &'a str) -> &'a str {
        let Some((language, words, after)) = lent(rest) else {
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
        // Words within words of their language are marked by those.
        let is_new = self.spans.last().is_none_or(|(outer, _)| *outer != language);
        if is_new {
            let _ = write!(self.html, "<span{}>", self.attributes(language));
        }
        self.spans.push((language, is_new));
        &rest[BEGIN.len_utf8() + language.len() + WORDS.len_utf8()..]
    }

    /// Ends words of another language.
    fn end(&mut self, rest: &'a str) -> &'a str {
        if self.spans.pop().is_some_and(|(_, is_marked)| is_marked) {
            self.html.push_str("</span>");
        }
        &rest[END.len_utf8()..]
    }

    /// Marks the element that was begun last, unless it has a mark; tells whether it did.
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

/// Reads words that a text begins with: their language, the words, and what comes after them. Words may
/// contain words of yet another language.
fn lent(text: &str) -> Option<(&str, &str, &str)> {
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

/// Takes the signs out of a text, with the tags of languages.
fn without_signs(text: &str) -> String {
    let mut pieces = text.split(BEGIN);
    let mut clean = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        clean.push_str(piece.split_once(WORDS).map_or(piece, |(_, words)| words));
    }
    clean.retain(|letter| letter != END);
    clean
}

/// Finds the end of a tag: the first `>` outside of quotes.
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
    use super::{lend, marked};
    use crate::locale::{Direction, Locale};

    /// Returns a page in which `{en}` and `{ar}` are words of these languages.
    fn page(html: &str) -> String {
        let word = |tag: &str, text: &str| lend(&Locale::parse(tag).unwrap(), text);
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
    fn words_in_words_have_their_own_mark() {
        let inner = lend(&Locale::parse("ar").unwrap(), "دليل");
        let html =
            format!("<p>{}</p>", lend(&Locale::parse("en").unwrap(), &format!("a {inner} b")));
        assert_eq!(
            marked(html, Direction::Ltr),
            "<p><span lang=\"en\">a <span lang=\"ar\" dir=\"rtl\">دليل</span> b</span></p>"
        );
    }

    #[test]
    fn words_in_words_of_their_language_have_no_mark() {
        let english = Locale::parse("en").unwrap();
        let words = lend(&english, &format!("a {} b", lend(&english, "c")));
        assert_eq!(
            marked(format!("<p>{words}, d</p>"), Direction::Rtl),
            "<p><span lang=\"en\" dir=\"ltr\">a c b</span>, d</p>"
        );
    }

    #[test]
    fn what_has_no_letters_has_no_mark() {
        assert_eq!(lend(&Locale::parse("en").unwrap(), " · 12"), " · 12");
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
