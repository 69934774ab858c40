//! Writes texts as YAML values.

use crate::letters::is_joined;

/// The maximum length of a line before a group or a text is wrapped.
pub const WIDTH: usize = 100;

/// Returns a text as a scalar, quoted if necessary. Texts in braces (`in_flow`) need quotation marks more often.
/// Texts that may be read as numbers, booleans or codes (`may_be_typed`) need them less often.
pub fn scalar(text: &str, in_flow: bool, may_be_typed: bool) -> String {
    if is_plain(text, in_flow) && (may_be_typed || !looks_typed(text)) {
        text.to_owned()
    } else if text.contains('"') && !text.contains(['\'', '\\']) && !text.contains(char::is_control)
    {
        format!("'{text}'")
    } else {
        quoted(text)
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}

/// Returns whether YAML reads a text unchanged without quotation marks.
fn is_plain(text: &str, in_flow: bool) -> bool {
    let is_odd_start = |c: char| c.is_whitespace() || "-?:,[]{}#&*!|>'\"%@`=".contains(c);
    let is_odd_end = |c: char| c == ':' || c.is_whitespace();
    let is_odd = text.is_empty()
        || text.starts_with(is_odd_start)
        || text.ends_with(is_odd_end)
        || text.contains(char::is_control)
        || [": ", " #"].iter().any(|sign| text.contains(sign))
        || (in_flow && text.contains([',', '[', ']', '{', '}']));
    !is_odd
}

/// Returns whether YAML could read a text as another type.
fn looks_typed(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let words = ["true", "false", "null", "~", "yes", "no", "on", "off", "y", "n"];
    let is_date = text.len() >= 8 && text.chars().all(|c| c.is_ascii_digit() || "-:.".contains(c));
    words.contains(&lower.as_str()) || text.parse::<f64>().is_ok() || is_date
}

/// Writes a text as a folded block text (`>-`).
pub fn folded(text: &str, indent: usize) -> String {
    let start = format!("\n{}", " ".repeat(indent));
    let mut out = String::from(">-");
    let mut room = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        // Between Chinese characters a line break is not a space.
        if length + 1 > room && !is_joined(&out, word) {
            out.push_str(&start);
            room = WIDTH.saturating_sub(indent + length);
        } else {
            out.push(' ');
            room = room.saturating_sub(length + 1);
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, folded};

    #[test]
    fn no_line_ends_at_a_space_that_reading_would_lose() {
        let text = format!("{} 灯塔 城镇 {}", "word ".repeat(20).trim(), "灯 ".repeat(90).trim());
        let lines = folded(&text, 2);
        assert_eq!(lines.matches('\n').count(), 2, "{lines}");
    }

    #[test]
    fn long_texts_are_folded_at_the_width() {
        let text = "word ".repeat(40);
        let folded = folded(text.trim(), 4);
        assert!(folded.starts_with(">-\n    word"));
        assert!(folded.lines().all(|line| line.chars().count() <= WIDTH));
    }
}
