//! Isolates numbers and link texts in right-to-left text.
//!
//! Between Arabic letters `+20 2 1234` is displayed as `1234 2 20+`, and `5G` as `G5`. So text that has the
//! same order in every language gets a `bdi` element. Decimals, dates with slashes and single times need
//! none. Ranges of numbers, such as years, follow the Unicode algorithm in the direction of the text:
//! Arabic readers expect that.

/// Elements whose text is not changed: code, and text that is already isolated.
const OPAQUE: [&str; 6] = ["bdi", "code", "kbd", "pre", "samp", "script"];

/// Isolates the numbers in the text of HTML with complete tags.
pub(super) fn isolated(html: &str) -> String {
    if !html.contains(is_digit) {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len() + 64);
    let mut opaque = 0_usize;
    let mut rest = html;
    while !rest.is_empty() {
        let end = if rest.starts_with('<') {
            rest.find('>').map_or(rest.len(), |at| at + 1)
        } else {
            rest.find('<').unwrap_or(rest.len())
        };
        let (part, after) = rest.split_at(end);
        rest = after;
        let name = tag(part);
        if name.is_some_and(|name| OPAQUE.contains(&name)) {
            let is_end = part.starts_with("</");
            opaque = if is_end { opaque.saturating_sub(1) } else { opaque + 1 };
        }
        if name.is_some() || opaque > 0 {
            out.push_str(part);
        } else {
            write_words(part, &mut out);
        }
    }
    out
}

/// Returns the name of a tag; `None` for text.
fn tag(part: &str) -> Option<&str> {
    let name = part.strip_prefix('<')?.trim_start_matches('/');
    name.split(|c: char| !c.is_ascii_alphanumeric()).next()
}

fn write_words(text: &str, out: &mut String) {
    let mut before = ' ';
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        // A reference such as `&#39;` is one character.
        let reference = text[at..].find(';').filter(|end| c == '&' && *end < 10);
        let is_free = !before.is_alphanumeric() && !".,:/-–+−@_#".contains(before);
        if let Some(length) = number(&text[at..]).filter(|_| is_free) {
            out.push_str("<bdi dir=\"ltr\">");
            out.push_str(&text[at..at + length]);
            out.push_str("</bdi>");
            at += length;
            before = '0';
            continue;
        }
        let length = reference.map_or(c.len_utf8(), |end| end + 1);
        out.push_str(&text[at..at + length]);
        before = c;
        at += length;
    }
}

/// Returns the length of the number at the start of a text, if it has the same order in every language.
fn number(text: &str) -> Option<usize> {
    if !text.starts_with(|c: char| is_digit(c) || matches!(c, '+' | '−')) {
        return None;
    }
    let ends = |length: &usize| !text[*length..].starts_with(|c: char| c.is_alphanumeric());
    let readings = [times(text), measures(text), groups(text)];
    let longest = readings.into_iter().flatten().filter(ends).max();
    longest.or_else(|| solid(text))
}

/// Parses times such as `09:00-17:00`.
fn times(text: &str) -> Option<usize> {
    let clock = |text: &str| {
        let hours = digits(text)?;
        let rest = text[hours..].strip_prefix(':')?;
        let minutes = digits(rest)?;
        Some(hours + 1 + minutes)
    };
    let start = clock(text)?;
    let dash = spaced(&text[start..], &['-', '–'])?;
    Some(start + dash + clock(&text[start + dash..])?)
}

/// Parses dimensions such as `1280 × 960`.
fn measures(text: &str) -> Option<usize> {
    let mut end = decimal(text)?;
    let mut count = 1;
    while let Some(sign) = spaced(&text[end..], &['x', 'X', '×', '*'])
        && let Some(length) = decimal(&text[end + sign..])
    {
        end += sign + length;
        count += 1;
    }
    (count > 1).then_some(end)
}

/// Parses grouped digits such as `+20 2 1234 5678` or `1 234 567`.
fn groups(text: &str) -> Option<usize> {
    let plus = usize::from(text.starts_with('+'));
    let mut end = plus + digits(&text[plus..])?;
    let mut lengths = vec![text[plus..end].chars().count()];
    loop {
        let rest = &text[end..];
        let is_gap = |c: char| {
            matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
                || (plus > 0 && matches!(c, '-' | '.' | '/'))
        };
        let gap = rest.chars().next().filter(|c| is_gap(*c)).map_or(0, char::len_utf8);
        let open = usize::from(plus > 0 && rest[gap..].starts_with('('));
        let Some(length) = digits(&rest[gap + open..]).filter(|_| gap + open > 0) else { break };
        let close = usize::from(open > 0 && rest[gap + open + length..].starts_with(')'));
        if open != close {
            break;
        }
        lengths.push(rest[gap + open..gap + open + length].chars().count());
        end += gap + open + length + close;
    }
    let total: usize = lengths.iter().sum();
    // Two years in a row are not one number.
    let is_number = lengths.len() > 1 && total > 6 && lengths.iter().any(|length| *length != 4);
    (plus > 0 || is_number).then_some(end)
}

/// Parses tokens without spaces: `5G`, `2024-05-04`, `−5`.
fn solid(text: &str) -> Option<usize> {
    let signed = text.starts_with(['+', '−']);
    let sign = text.chars().next().filter(|_| signed).map_or(0, char::len_utf8);
    digits(&text[sign..])?;
    let is_part = |c: char| is_digit(c) || c.is_ascii_alphabetic() || ".,:/-–×*+_%°".contains(c);
    let end = text[sign..].find(|c| !is_part(c)).map_or(text.len(), |at| sign + at);
    let whole = text[..end].trim_end_matches(|c| ".,:/-–×*+_".contains(c));
    let dashes = whole.chars().filter(|c| matches!(c, '-' | '–')).count();
    let has_letters = whole.contains(|c: char| c.is_ascii_alphabetic());
    let is_one = signed || has_letters || dashes > 1 || whole.contains(['×', '*']);
    is_one.then_some(whole.len())
}

/// Returns the length of a sign with at most one space on each side.
fn spaced(text: &str, signs: &[char]) -> Option<usize> {
    let is_space = |c: &char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let space = |text: &str| text.chars().next().filter(is_space).map_or(0, char::len_utf8);
    let before = space(text);
    let sign = text[before..].chars().next().filter(|c| signs.contains(c))?.len_utf8();
    Some(before + sign + space(&text[before + sign..]))
}

/// Returns the length of a number with its decimals.
fn decimal(text: &str) -> Option<usize> {
    let mut end = digits(text)?;
    while let Some(rest) = text[end..].strip_prefix(['.', ','])
        && let Some(length) = digits(rest)
    {
        end += 1 + length;
    }
    Some(end)
}

fn digits(text: &str) -> Option<usize> {
    let length = text.find(|c| !is_digit(c)).unwrap_or(text.len());
    (length > 0).then_some(length)
}

/// Returns whether a character is a European or Persian digit. Arabic-Indic digits run from right to left
/// between signs, in any context.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '۰'..='۹')
}

/// Returns whether a link text runs from left to right as a whole: an address, a telephone number or a name
/// in Latin letters. `html` is the content of the link.
pub(super) fn is_from_left(html: &str) -> bool {
    let mut in_tag = false;
    let text: String = html
        .chars()
        .filter(|c| {
            let is_text = !in_tag && *c != '<';
            in_tag = if in_tag { *c != '>' } else { *c == '<' };
            is_text
        })
        .collect();
    let has_words = text.contains(|c: char| c.is_ascii_alphanumeric());
    has_words && !text.chars().any(|c| c.is_alphabetic() && ('\u{590}'..='\u{8ff}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::{is_from_left, isolated};

    /// Shows isolates as brackets.
    fn shown(html: &str) -> String {
        isolated(html).replace("<bdi dir=\"ltr\">", "[").replace("</bdi>", "]")
    }

    #[test]
    fn what_has_one_order_is_isolated() {
        for (html, expected) in [
            ("اتصل +20 2 1234 5678.", "اتصل [+20 2 1234 5678]."),
            ("اتصل +1 (212) 555-0100", "اتصل [+1 (212) 555-0100]"),
            ("من 09:00-17:00", "من [09:00-17:00]"),
            ("من 9:00 – 17:30،", "من [9:00 – 17:30]،"),
            ("قياس 1280 × 960", "قياس [1280 × 960]"),
            ("قياس 1280 x 960 x 3", "قياس [1280 x 960 x 3]"),
            ("قياس 1280x960px", "قياس [1280x960px]"),
            ("شبكة 5G", "شبكة [5G]"),
            ("يوم 2024-05-04.", "يوم [2024-05-04]."),
            ("درجة −5", "درجة [−5]"),
            ("عدد 1 234 567", "عدد [1 234 567]"),
            ("قياس ۱۲×۸", "قياس [۱۲×۸]"),
            ("<p title=\"5G\">5G</p>", "<p title=\"5G\">[5G]</p>"),
        ] {
            assert_eq!(shown(html), expected);
        }
    }

    #[test]
    fn what_runs_with_the_text_or_by_itself_is_left() {
        for html in [
            "عام 2024",
            "نسبة 12.5% و 1,000",
            "يوم 12/05/2024 في 09:00",
            "من 2013–2015 و 10-12",
            "أعوام 2013 2014 2015",
            "<code>1280x960</code> <pre>5G</pre>",
            "ISO-9001 A4 &#39;",
            "<bdi>+20 2</bdi>",
        ] {
            assert_eq!(shown(html), html.replace("</bdi>", "]"), "{html}");
        }
    }

    #[test]
    fn the_direction_of_a_link_is_that_of_its_text() {
        for html in ["+20 2 1234", "info@example.org", "<strong>example.org/a/</strong>"] {
            assert!(is_from_left(html), "{html}");
        }
        for html in ["اتصل", "", "اتصل <b>+20</b>", "…"] {
            assert!(!is_from_left(html), "{html}");
        }
    }
}
