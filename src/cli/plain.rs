//! Markdown as plain text for a terminal: no signs of headings, code and emphasis are left.

/// How much code is indented.
const INDENT: &str = "    ";

/// Writes a text of headings, paragraphs, lists and code as people read it in a terminal. Headings
/// are in bold where `color` is set, and underlined in any case.
pub(super) fn plain(markdown: &str, color: bool) -> String {
    let mut out = String::new();
    let mut fence: Option<&str> = None;
    for line in markdown.lines() {
        let mark = ["~~~", "```"].into_iter().find(|mark| line.starts_with(mark));
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (Some(_), _) => code(line, &mut out),
            (None, Some(mark)) => {
                fence = Some(mark);
                // The file that the example is from comes behind the language.
                if let Some((_, file)) = line.trim_start_matches(mark).split_once(' ') {
                    out.push_str(&format!("  {file}\n"));
                }
            }
            (None, None) => prose(line, color, &mut out),
        }
    }
    out
}

fn code(line: &str, out: &mut String) {
    if !line.is_empty() {
        out.push_str(INDENT);
        out.push_str(line);
    }
    out.push('\n');
}

fn prose(line: &str, color: bool, out: &mut String) {
    let title = line.trim_start_matches('#');
    if title.len() == line.len() || !title.starts_with(' ') {
        out.push_str(&words(line));
        out.push('\n');
        return;
    }
    let rule = if line.len() - title.len() == 1 { "=" } else { "-" };
    let title = words(title.trim());
    let rule = rule.repeat(title.chars().count());
    if color {
        out.push_str(&format!("\u{1b}[1m{title}\u{1b}[0m\n{rule}\n"));
    } else {
        out.push_str(&format!("{title}\n{rule}\n"));
    }
}

/// Takes the signs of emphasis and links out of a line. What is code keeps its marks, since they say
/// where it begins and ends.
fn words(line: &str) -> String {
    let mut out = String::new();
    for (index, part) in line.split('`').enumerate() {
        if index > 0 {
            out.push('`');
        }
        if index % 2 == 1 {
            out.push_str(part);
        } else {
            out.push_str(&linked(&part.replace("**", "")));
        }
    }
    out
}

/// Writes `[words](address)` as `words (address)`.
fn linked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, (label, after))) =
        rest.split_once('[').and_then(|(before, after)| Some((before, after.split_once("](")?)))
    {
        let Some((address, after)) = after.split_once(')') else { break };
        out.push_str(&format!("{before}{label} ({address})"));
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn no_signs_of_markdown_are_left() {
        let text = "# A `b` title\n\nWords **loud**, see [the page](https://a.example) and `**x**`.\n\n- one\n\n## Wrong\n\n~~~yaml data/a.yaml\n# kept\n- a: **b**\n\n- c\n~~~\n\nEnd.\n";
        let expected = "A `b` title\n===========\n\nWords loud, see the page (https://a.example) and `**x**`.\n\n- one\n\nWrong\n-----\n\n  data/a.yaml\n    # kept\n    - a: **b**\n\n    - c\n\nEnd.\n";
        assert_eq!(plain(text, false), expected);
        assert!(plain(text, true).starts_with("\u{1b}[1mA `b` title\u{1b}[0m\n==="));
    }
}
