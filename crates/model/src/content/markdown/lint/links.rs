//! Finds links that were parsed as text because of an extra space or a missing bracket.

use super::prose::{BREAK, HIDDEN, PREFIX};
use super::{LintFinding, head, tail};
use crate::diag::{Message, message};
use crate::reference::FamilyNames;

/// The maximum number of bytes in the words of a link, or in its address.
const LONGEST: usize = 500;

/// The maximum nesting of brackets.
const DEEPEST: usize = 16;

/// Extensions of files that people link or show.
const ENDINGS: [&str; 16] = [
    "md", "pdf", "jpg", "jpeg", "png", "webp", "gif", "svg", "html", "htm", "docx", "xlsx", "pptx",
    "odt", "zip", "csv",
];

/// Finds links and images that were parsed as text. `written` is the original text, which `words` blanks
/// in part.
pub(super) fn find(words: &str, written: &str) -> Vec<LintFinding> {
    let mut found: Vec<LintFinding> = Vec::new();
    for (close, _) in words.match_indices(']') {
        let Some(open) = opening(words, close, '[', ']') else { continue };
        let is_free = found.last().is_none_or(|last| last.range.end <= open);
        let link = Brackets { words, written, open, close };
        // An image can lack its alternative text.
        if is_free && (link.start() < open || words[open + 1..close].trim() != "") {
            found.extend(link.finding());
        }
    }
    found
}

/// Returns the offset of the opening bracket for a closing bracket.
pub(super) fn opening(words: &str, close: usize, open: char, shut: char) -> Option<usize> {
    let mut depth = 0_usize;
    let near = tail(&words[..close], LONGEST);
    for (at, c) in near.char_indices().rev() {
        if c == shut {
            depth += 1;
            if depth > DEEPEST {
                return None;
            }
        } else if c == open {
            if depth == 0 {
                return Some(close - near.len() + at);
            }
            depth -= 1;
        }
    }
    None
}

fn is_gap(c: char) -> bool {
    (c.is_whitespace() && c != BREAK) || c == PREFIX
}

struct Brackets<'a> {
    words: &'a str,
    written: &'a str,
    open: usize,
    close: usize,
}

impl Brackets<'_> {
    fn finding(&self) -> Option<LintFinding> {
        let after = &self.words[self.close + 1..];
        let gap = after.len() - after.trim_start_matches(is_gap).len();
        let rest = &after[gap..];
        match rest.chars().next() {
            Some('(') if gap > 0 => self.apart(gap),
            Some('(') => self.unread(),
            Some('（') => self.wide(gap),
            _ => self.turned(),
        }
    }

    /// Returns the start of the link. An image has a mark before its bracket.
    fn start(&self) -> usize {
        self.open - usize::from(self.words[..self.open].ends_with('!'))
    }

    fn noun(&self) -> Message {
        let is_image = self.start() < self.open;
        if is_image { message!("content.image-noun") } else { message!("content.link") }
    }

    /// Reports `[a] (b)`.
    fn apart(&self, gap: usize) -> Option<LintFinding> {
        let paren = self.close + 1 + gap;
        let end = closing(self.words, paren)?;
        let address = &self.written[paren + 1..end];
        if !is_address(address) || self.words[self.close + 1..paren].matches('\n').count() > 1 {
            return None;
        }
        let message = message!("content.link-with-gap", noun = self.noun());
        let hint = message!("content.close-link-gap-hint");
        let is_plain = !address.trim().contains(char::is_whitespace);
        let finding = LintFinding::left(self.start()..end + 1, message, hint);
        Some(finding.fix_if(is_plain, self.close + 1..paren, ""))
    }

    /// Reports `[a](b c)`, `[a](b(c)` and `[a](b`.
    fn unread(&self) -> Option<LintFinding> {
        let paren = self.close + 1;
        let near = head(&self.words[paren..], LONGEST);
        let line = paren + near.find(['\n', BREAK]).unwrap_or(near.len());
        let Some(end) = closing(&self.words[..line], paren) else {
            return self.unclosed(paren, line);
        };
        let address = &self.written[paren + 1..end];
        let has_space = address.trim().contains(char::is_whitespace);
        if !is_address(address) || !has_space || self.words[paren..end].contains(HIDDEN) {
            return None;
        }
        let message = message!("content.link-address-with-space", noun = self.noun());
        let range = self.start()..end + 1;
        let Some(better) = without_spaces(address) else {
            let hint = message!("content.address-without-spaces-hint");
            return Some(LintFinding::left(range, message, hint));
        };
        let hint = message!("schema.write-like-this-hint", fixed = better.as_str());
        Some(LintFinding::left(range, message, hint).fix(paren + 1..end, better))
    }

    /// Reports `[a](b(c)` and `[a](b`.
    fn unclosed(&self, paren: usize, line: usize) -> Option<LintFinding> {
        let rest = &self.words[paren + 1..line];
        let token = rest.find(char::is_whitespace).map_or(rest, |end| &rest[..end]);
        let wide = token.find('）').filter(|end| is_address(&token[..*end]));
        if !is_address(token) || token.contains(HIDDEN) {
            return None;
        }
        let end = paren + 1 + token.len();
        let message = message!("content.link-not-closed", noun = self.noun());
        let hint = message!("content.close-link-hint");
        if let Some(wide) = wide {
            let wide = paren + 1 + wide;
            let sign = wide..wide + '）'.len_utf8();
            let range = self.start()..sign.end;
            return Some(LintFinding::left(range, message, hint).fix(sign, ")"));
        }
        let finding = LintFinding::left(self.start()..end, message, hint);
        // The end of the address is clear only if nothing follows.
        let is_last = end == line && token.ends_with(|c: char| c.is_alphanumeric() || c == '/');
        let has_parts = token.contains(['(', ')']);
        // The address might continue on the next line.
        let next = head(&self.words[line..], LONGEST).trim_start_matches(is_gap);
        let goes_on = next.find([')', '(', '[']).is_some_and(|at| next[at..].starts_with(')'));
        Some(finding.fix_if(is_last && !has_parts && !goes_on, end..end, ")"))
    }

    /// Reports `[a]（b）`.
    fn wide(&self, gap: usize) -> Option<LintFinding> {
        let paren = self.close + 1 + gap;
        let inside = paren + '（'.len_utf8();
        let rest = head(&self.words[inside..], LONGEST);
        let length =
            rest.find(['）', ')', '\n', BREAK]).filter(|end| !rest[*end..].starts_with('\n'))?;
        let sign = rest[length..].chars().next()?;
        let address = &self.written[inside..inside + length];
        if !is_address(address) || address.contains(char::is_whitespace) {
            return None;
        }
        let end = inside + length;
        let message = message!("content.link-with-wrong-parentheses", noun = self.noun());
        let hint = message!("content.write-parentheses-hint");
        Some(
            LintFinding::left(self.start()..end + sign.len_utf8(), message, hint)
                .fix(self.close + 1..inside, "(")
                .fix(end..end + sign.len_utf8(), ")"),
        )
    }

    /// Reports `(a)[https://b]`.
    fn turned(&self) -> Option<LintFinding> {
        let address = &self.written[self.open + 1..self.close];
        let before = self.words[..self.open].strip_suffix(')')?;
        let paren = opening(self.words, before.len(), '(', ')')?;
        let text = &self.written[paren + 1..before.len()];
        let schemes = ["https://", "http://", "mailto:", "tel:"];
        let is_web = schemes.iter().any(|scheme| address.starts_with(scheme));
        if !is_web || address.contains(char::is_whitespace) || text.trim().is_empty() {
            return None;
        }
        let message = message!("content.link-brackets-swapped");
        let right = format!("[{text}]({address})");
        let hint = message!("schema.write-like-this-hint", fixed = right.as_str());
        let range = paren..self.close + 1;
        Some(LintFinding::left(range.clone(), message, hint).fix(range, right))
    }
}

/// Returns the offset of the closing parenthesis for an opening one, on the same line.
fn closing(words: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in head(&words[open..], LONGEST).char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(open + at),
            ')' => depth -= 1,
            '\n' | BREAK => return None,
            _ => {}
        }
    }
    None
}

/// Returns whether a text looks like the destination of a link.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let schemes = ["http://", "https://", "www.", "mailto:", "tel:", "./", "../", "<http"];
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_path = |mark: char| {
        let rest = text.strip_prefix(mark).unwrap_or_default();
        rest.starts_with(char::is_alphabetic) && !text.contains(char::is_whitespace)
    };
    let plain = first.split(['#', '?']).next().unwrap_or_default();
    let file = if lower.contains(['"', '\'']) { plain } else { text };
    let ending = file.rsplit_once('.').map(|(stem, end)| (stem, end.to_ascii_lowercase()));
    let is_file = ending.is_some_and(|(stem, end)| {
        !stem.is_empty() && stem.len() < 80 && ENDINGS.contains(&end.as_str())
    });
    let is_email =
        first == text && text.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    schemes.iter().any(|scheme| lower.starts_with(scheme))
        || is_path('#')
        || is_path('/')
        || is_file
        || is_email
        || (first == text && FamilyNames::default().parse_scheme(text).is_some())
}

/// Returns a valid form of an address that contains spaces, or `None` if the correct form is not clear.
fn without_spaces(address: &str) -> Option<String> {
    let address = address.trim();
    if address.contains(['"', '\'', '<', '>', HIDDEN]) {
        return None;
    }
    let parts: Vec<&str> = address.split_whitespace().collect();
    let lower = address.to_ascii_lowercase();
    if lower.starts_with("tel:") {
        return Some(parts.join("-").replacen("tel:-", "tel:", 1));
    }
    if lower.starts_with("http") {
        return Some(address.replace(' ', "%20")).filter(|own| !own.contains(char::is_whitespace));
    }
    let is_other = lower.starts_with("mailto:") || lower.starts_with("www.");
    (!is_other).then(|| format!("<{address}>"))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn brackets_in_prose_are_no_links() {
        for words in [
            "f(x) [y] (z)",
            "[sic] (see below)",
            "[1] (p. 3)",
            "a [b](see note) c",
            "[x](1, 2)",
            "array[0](arg)",
            "[Smith] (2019)",
            "[see] (fig. 2)",
            "(a)[b]",
            "[Figure] (#3)",
            "[] (a.md)",
        ] {
            assert!(find(words, words).is_empty(), "{words}");
        }
    }

    #[test]
    fn an_image_without_alternative_text_is_found() {
        let words = "![](lantern walk.jpg)";
        let found = find(words, words);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].range, 0..words.len());
    }
}
