//! Finds paragraphs that became code, because they are indented by four spaces.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::{LintFinding, line_at};
use crate::content::markdown::{Located, cjk, inside, spoken};
use crate::diag::message;

/// Finds code without a fence that looks like sentences.
pub(super) fn find(text: &str, events: &[Located<'_>]) -> Vec<LintFinding> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                found.extend(code(text, inside(events, at), depth > 0));
            }
            Event::Start(Tag::BlockQuote(_) | Tag::Item | Tag::FootnoteDefinition(_)) => depth += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition) => {
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    found
}

fn code(text: &str, events: &[Located<'_>], is_inside: bool) -> Option<LintFinding> {
    let all: String = events.iter().filter_map(|(event, _)| spoken(event)).collect();
    let lines: Vec<&str> = all.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.is_empty() || !lines.iter().all(|line| is_sentence(line)) {
        return None;
    }
    let ((_, first), (_, last)) = (events.first()?, events.last()?);
    let (start, line) = line_at(text, first.start);
    let words = line.len() - line.trim_start().len();
    let message = message!("content.accidental-code");
    let hint = message!("content.delete-spaces-hint");
    let range = start + words..start + line.trim_end().len();
    let mut finding = LintFinding::accident(range, message, hint);
    if is_inside {
        return Some(finding);
    }
    let mut at = start;
    while at < last.end {
        let (_, line) = line_at(text, at);
        let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
        finding = finding.fix_if(blank > 0 && blank < line.len(), at..at + blank, "");
        at += line.len() + 1;
    }
    Some(finding)
}

/// Returns whether a line looks like a sentence, and not like a program.
fn is_sentence(line: &str) -> bool {
    let line = line.trim();
    let line = line.strip_prefix(['-', '*', '+', '•']).map_or(line, str::trim_start);
    let begins =
        line.starts_with(|c: char| c.is_alphabetic() || cjk::is_cjk(c) || "«“\"‘¿¡".contains(c));
    let is_code = line
        .contains(['{', '}', '=', '<', '>', '|', '\\', '$', '_', '[', ']', '`', '#', '~', '^'])
        || line.contains("  ")
        || line.contains("://")
        || line.contains("()")
        || line.ends_with([';', ':', ',']);
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_word = |word: &&&str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation() || "«»“”‘’…–—".contains(c));
        !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || "-'’".contains(c))
    };
    let plain = words.iter().filter(is_word).count();
    let is_long = words.len() > 3 && plain * 10 >= words.len() * 8;
    // In scripts without spaces, letters are counted.
    let is_dense = line.chars().filter(|c| cjk::is_cjk(*c)).count() > 7;
    let is_upper = line.starts_with(|c: char| !c.is_ascii_lowercase());
    begins && !is_code && is_upper && (is_long || is_dense)
}

#[cfg(test)]
mod tests {
    use super::is_sentence;

    #[test]
    fn sentences_differ_from_code() {
        assert!(is_sentence("Um parágrafo com quatro espaços, vindo do Word."));
        assert!(is_sentence("「学习型城市」互相学习，共同进步。"));
        for code in [
            "npm install the package now",
            "SELECT a FROM b;",
            "x = 1",
            "git commit -m \"Fix it\"",
            "Usage: a [b] c d",
        ] {
            assert!(!is_sentence(code), "{code}");
        }
    }
}
