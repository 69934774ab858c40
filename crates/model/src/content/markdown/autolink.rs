//! Converts bare addresses and e-mail addresses in a text to links, by the rules of GitHub Flavored
//! Markdown.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::{Located, cjk};

/// An address in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Autolink {
    pub(super) range: Range<usize>,
    /// The target of the link.
    pub(super) target: String,
}

/// Converts the addresses in the words of a text to links.
pub(super) fn link<'a>(text: &str, events: Vec<Located<'a>>) -> Vec<Located<'a>> {
    let is_worth = ["://", "www.", "@"].iter().any(|sign| text.contains(sign));
    if !is_worth {
        return events;
    }
    let mut linked = Vec::with_capacity(events.len() + 8);
    let mut run: Vec<Located<'a>> = Vec::new();
    // Words inside links, images and code are not converted.
    let mut inside = 0_usize;
    for (event, range) in events {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => inside += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => {
                inside = inside.saturating_sub(1);
            }
            _ => {}
        }
        // An empty text is the end of a line of Chinese. It ends an address.
        let is_words = inside == 0 && matches!(&event, Event::Text(words) if !words.is_empty());
        if !is_words || !is_next(text, run.last(), &range) {
            flush(&mut run, &mut linked);
        }
        if is_words { run.push((event, range)) } else { linked.push((event, range)) }
    }
    flush(&mut run, &mut linked);
    linked
}

/// Returns whether words directly follow those before. Only the backslash of an escape can be between
/// them.
fn is_next(text: &str, last: Option<&Located<'_>>, range: &Range<usize>) -> bool {
    last.is_none_or(|(_, before)| {
        text.get(before.end..range.start).is_some_and(|gap| gap.is_empty() || gap == "\\")
    })
}

/// A part of consecutive words, with its range in the text.
struct Part {
    words: Range<usize>,
    written: Range<usize>,
}

/// Writes consecutive words, with their addresses as links.
fn flush<'a>(run: &mut Vec<Located<'a>>, linked: &mut Vec<Located<'a>>) {
    let mut whole = String::new();
    let mut parts = Vec::with_capacity(run.len());
    for (event, written) in run.iter() {
        if let Event::Text(part) = event {
            let start = whole.len();
            whole.push_str(part);
            parts.push(Part { words: start..whole.len(), written: written.clone() });
        }
    }
    let addresses = find(&whole);
    if addresses.is_empty() {
        linked.append(run);
        return;
    }
    let mut at = 0;
    for address in addresses {
        words(&parts, &whole, at..address.range.start, linked);
        let place = place(&parts, &address.range);
        let tag = Tag::Link {
            link_type: LinkType::Autolink,
            dest_url: CowStr::from(address.target),
            title: CowStr::from(""),
            id: CowStr::from(""),
        };
        linked.push((Event::Start(tag), place.clone()));
        words(&parts, &whole, address.range.clone(), linked);
        linked.push((Event::End(TagEnd::Link), place));
        at = address.range.end;
    }
    words(&parts, &whole, at..whole.len(), linked);
    run.clear();
}

fn words(run: &[Part], whole: &str, range: Range<usize>, linked: &mut Vec<Located<'_>>) {
    if !range.is_empty() {
        let text = CowStr::from(whole[range.clone()].to_owned());
        linked.push((Event::Text(text), place(run, &range)));
    }
}

/// Returns the source range of words. An entity counts as a whole.
fn place(run: &[Part], range: &Range<usize>) -> Range<usize> {
    let first = run.partition_point(|part| part.words.end <= range.start);
    let own = run[first..].iter().take_while(|part| part.words.start < range.end);
    let mut place: Option<Range<usize>> = None;
    for Part { words, written } in own {
        let is_plain = words.len() == written.len();
        let from = range.start.saturating_sub(words.start);
        let to = range.end.min(words.end) - words.start;
        let end = if is_plain { written.start + to } else { written.end };
        let start = if is_plain { written.start + from } else { written.start };
        place = Some(place.map_or(start, |place| place.start)..end);
    }
    place.unwrap_or(0..0)
}

/// Finds the addresses in words, in order.
pub(super) fn find(words: &str) -> Vec<Autolink> {
    let mut found: Vec<Autolink> = Vec::new();
    let mut from = 0;
    while let Some(next) = words[from..].find([':', 'w', 'W', '@']).map(|at| from + at) {
        let free = found.last().map_or(0, |last| last.range.end);
        let address = match words.as_bytes()[next] {
            b':' => scheme(words, next, free),
            b'@' => email(words, next, free),
            _ => host_alone(words, next),
        };
        from = next + 1;
        if let Some(address) = address {
            from = address.range.end.max(from);
            found.push(address);
        }
    }
    found
}

/// Parses an address with a scheme, whose colon is at `colon`.
fn scheme(words: &str, colon: usize, free: usize) -> Option<Autolink> {
    let scheme = ["https", "http"].into_iter().find(|scheme| {
        let before = &words.as_bytes()[free..colon];
        before.len() >= scheme.len()
            && before[before.len() - scheme.len()..].eq_ignore_ascii_case(scheme.as_bytes())
    })?;
    let start = colon - scheme.len();
    let is_word = words[..start].ends_with(|c: char| c.is_alphanumeric() && !cjk::is_cjk(c));
    let rest = words[colon..].strip_prefix("://")?;
    let end = colon + 3 + end(rest, false)?;
    (!is_word).then(|| Autolink { range: start..end, target: words[start..end].to_owned() })
}

/// Parses an address that begins with `www.`.
fn host_alone(words: &str, start: usize) -> Option<Autolink> {
    let rest = &words[start..];
    let begins = rest.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case("www."));
    let is_free = words[..start].chars().next_back().is_none_or(|before| {
        before.is_whitespace() || "*_~(".contains(before) || is_opening(before)
    });
    if !begins || !is_free {
        return None;
    }
    let end = start + 4 + end(&rest[4..], true)?;
    Some(Autolink { range: start..end, target: format!("https://{}", &words[start..end]) })
}

/// Returns whether a character can precede an address: an opening mark, or a letter of a script without
/// spaces.
fn is_opening(c: char) -> bool {
    cjk::is_cjk(c) || matches!(c, '[' | '{' | '"' | '\'' | '«' | '“' | '‘' | '„' | '–' | '—')
}

/// Returns the end of an address that begins with its host. Returns `None` if there is no valid host.
fn end(rest: &str, is_www: bool) -> Option<usize> {
    let host = reach(rest, is_host);
    let name = rest[..host].trim_end_matches(['.', '-', '_']);
    let labels: Vec<&str> = name.split('.').collect();
    let is_plain = labels.iter().all(|label| !label.is_empty());
    let last = labels.iter().rev().take(2);
    let has_letter = labels.last().is_some_and(|last| last.contains(char::is_alphanumeric));
    // An address with `www.` already contains a dot.
    let is_host = labels.len() > usize::from(!is_www) || name == "localhost";
    if !is_plain || !has_letter || !is_host || last.into_iter().any(|label| label.contains('_')) {
        return None;
    }
    let is_whole = name.len() == host;
    let after = &rest[host..];
    let goes_on = is_whole && after.starts_with(['/', '?', '#', ':']);
    if !goes_on {
        return Some(name.len());
    }
    let port = after.strip_prefix(':');
    if port.is_some_and(|port| !port.starts_with(|c: char| c.is_ascii_digit())) {
        return Some(host);
    }
    Some(host + trimmed(&after[..reach(after, is_path)]))
}

/// Returns the length of a host or path. Chinese, Japanese and Korean letters can continue a part that
/// they began. After Latin letters they belong to the sentence.
fn reach(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    let mut before = '/';
    for (at, c) in rest.char_indices() {
        let is_sentence = cjk::is_cjk(c) && before.is_ascii_alphanumeric();
        if is_sentence || !belongs(c) {
            return at;
        }
        before = c;
    }
    rest.len()
}

fn is_host(c: char) -> bool {
    matches!(c, '.' | '-' | '_') || c.is_alphanumeric()
}

/// Returns whether a character can be part of a path.
fn is_path(c: char) -> bool {
    let is_quote =
        matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '…' | '`' | '<' | '>');
    let ends = c.is_whitespace() || c.is_control() || is_quote;
    !ends && (c.is_alphanumeric() || !cjk::is_cjk(c))
}

/// Returns the length of an address without the punctuation of the sentence around it.
fn trimmed(path: &str) -> usize {
    let mut extra = ["()", "[]", "{}"].map(|pair| {
        let count = |sign: &str| path.matches(sign).count();
        count(&pair[1..]).saturating_sub(count(&pair[..1]))
    });
    let mut end = path.len();
    while let Some(last) = path[..end].chars().next_back() {
        let closed = [')', ']', '}'].iter().position(|sign| *sign == last);
        let is_extra = closed.is_some_and(|kind| {
            let is_extra = extra[kind] > 0;
            extra[kind] = extra[kind].saturating_sub(1);
            is_extra
        });
        if !is_extra && !"?!.,:;*_~'|،؛؟·".contains(last) {
            break;
        }
        end -= last.len_utf8();
        // An entity at the end is removed as a whole: `&amp;`.
        if last != ';' {
            continue;
        }
        let entity = path[..end].rfind('&').filter(|entity| {
            let name = &path[entity + 1..end];
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        end = entity.unwrap_or(end);
    }
    end
}

/// Parses an e-mail address whose `@` is at `at`.
fn email(words: &str, at: usize, free: usize) -> Option<Autolink> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || "._-+".contains(c);
    let local = words[free..at].rsplit(|c: char| !is_local(c)).next().unwrap_or_default();
    let start = at - local.trim_start_matches(['.', '-', '+']).len();
    let before = words[..start].chars().next_back();
    // A name after a slash is part of another type of address.
    let is_part =
        before.is_some_and(|c| matches!(c, '/' | '@') || (c.is_alphanumeric() && !cjk::is_cjk(c)));
    let rest = &words[at + 1..];
    let is_domain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let length = rest.find(|c: char| !is_domain(c)).unwrap_or(rest.len());
    let domain = rest[..length].trim_end_matches('.');
    let goes_on = rest[domain.len()..]
        .starts_with(|c: char| c == '@' || c == '/' || (c.is_alphanumeric() && !cjk::is_cjk(c)));
    let labels: Vec<&str> = domain.split('.').collect();
    let is_top = |last: &&str| last.len() > 1 && last.contains(|c: char| c.is_ascii_alphabetic());
    let is_named = labels.len() > 1
        && labels.iter().all(|label| !label.is_empty())
        && !domain.ends_with(['-', '_'])
        && labels.last().is_some_and(is_top);
    if start == at || is_part || goes_on || !is_named {
        return None;
    }
    let end = at + 1 + domain.len();
    let (first, end) = match scheme_before(&words[free..start]) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto") => {
            (start - scheme.len() - 1, end + query(&words[end..]))
        }
        Some(scheme) if is_of_accounts(scheme) => return None,
        Some(_) | None => (start, end),
    };
    Some(Autolink { range: first..end, target: format!("mailto:{}", &words[start..end]) })
}

/// Returns the word before a colon at the end of words, if it can be a scheme.
fn scheme_before(words: &str) -> Option<&str> {
    let before = words.strip_suffix(':')?;
    let length = before.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let (rest, scheme) = before.split_at(before.len() - length);
    let is_word = rest.ends_with(|c: char| c.is_alphanumeric() && !cjk::is_cjk(c));
    (!scheme.is_empty() && !is_word).then_some(scheme)
}

/// Returns whether a scheme belongs to accounts that only look like e-mail addresses.
fn is_of_accounts(scheme: &str) -> bool {
    const SCHEMES: [&str; 9] =
        ["xmpp", "sip", "sips", "im", "acct", "skype", "facetime", "ssh", "sftp"];
    SCHEMES.iter().any(|own| scheme.eq_ignore_ascii_case(own))
}

/// Returns the length of the query after an e-mail address: a subject, a copy.
fn query(rest: &str) -> usize {
    let Some(names) = rest.strip_prefix('?') else { return 0 };
    let after = names.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let is_query = after.len() < names.len() && after.starts_with('=');
    if is_query { trimmed(&rest[..reach(rest, is_path)]) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::find;

    fn found(words: &str) -> Vec<(&str, String)> {
        find(words).into_iter().map(|own| (&words[own.range], own.target)).collect()
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (words, address) in [
            ("See https://a.example/b.", "https://a.example/b"),
            ("(https://a.example/b)", "https://a.example/b"),
            ("https://a.example/x_(y) z", "https://a.example/x_(y)"),
            ("(see https://a.example/x_(y))", "https://a.example/x_(y)"),
            ("https://a.example", "https://a.example"),
            ("https://a.example, and", "https://a.example"),
            ("https://a.example?x=1&y=2!", "https://a.example?x=1&y=2"),
            ("HTTP://A.EXAMPLE/b", "HTTP://A.EXAMPLE/b"),
            ("https://a.example:8080/b", "https://a.example:8080/b"),
            ("https://a.example: this", "https://a.example"),
            ("https://a_b.c.example/", "https://a_b.c.example/"),
            ("https://a.example/b_c_d/~e*", "https://a.example/b_c_d/~e"),
            ("«https://a.example/b»", "https://a.example/b"),
            ("“https://a.example/b”, x", "https://a.example/b"),
            ("请看https://a.example/b。谢谢", "https://a.example/b"),
            ("请看 https://a.example/b，然后", "https://a.example/b"),
            ("（https://a.example/b）", "https://a.example/b"),
            ("请看https://a.example。", "https://a.example"),
            ("https://münchen.example/straße", "https://münchen.example/straße"),
            ("https://пример.рф/страница.", "https://пример.рф/страница"),
            ("انظر https://a.example/b، ثم", "https://a.example/b"),
            ("https://a.example/b&amp;", "https://a.example/b"),
            ("https://例子.测试/", "https://例子.测试/"),
            ("https://zh.a.example/wiki/城市。", "https://zh.a.example/wiki/城市"),
            ("https://a.example/b에서", "https://a.example/b"),
            ("https://a.example에서", "https://a.example"),
            ("https://a.example/b…", "https://a.example/b"),
            ("https://a.example/b;", "https://a.example/b"),
            ("http://localhost:3000/x", "http://localhost:3000/x"),
        ] {
            assert_eq!(found(words), [(address, address.to_owned())], "{words}");
        }
    }

    #[test]
    fn hosts_and_emails_get_their_scheme() {
        for (words, address, target) in [
            ("Veja www.a.example/b.", "www.a.example/b", "https://www.a.example/b"),
            ("(www.a.example)", "www.a.example", "https://www.a.example"),
            ("ana@a.example.", "ana@a.example", "mailto:ana@a.example"),
            ("<ana.b+c@a-b.example>,", "ana.b+c@a-b.example", "mailto:ana.b+c@a-b.example"),
            ("邮件ana@a.example。", "ana@a.example", "mailto:ana@a.example"),
            ("请看www.a.example，", "www.a.example", "https://www.a.example"),
            ("Write to mailto:a@b.example today.", "mailto:a@b.example", "mailto:a@b.example"),
            ("(MAILTO:a@b.example)", "MAILTO:a@b.example", "mailto:a@b.example"),
            ("写信mailto:a@b.example。", "mailto:a@b.example", "mailto:a@b.example"),
            ("mailto:a@b.example?", "mailto:a@b.example", "mailto:a@b.example"),
            (
                "mailto:a@b.example?subject=Hi&cc=c%40b.example.",
                "mailto:a@b.example?subject=Hi&cc=c%40b.example",
                "mailto:a@b.example?subject=Hi&cc=c%40b.example",
            ),
            ("mailto: a@b.example", "a@b.example", "mailto:a@b.example"),
            ("Mail:a@b.example", "a@b.example", "mailto:a@b.example"),
            ("email:a@b.example?subject=Hi", "a@b.example", "mailto:a@b.example"),
        ] {
            assert_eq!(found(words), [(address, target.to_owned())], "{words}");
        }
    }

    #[test]
    fn what_only_looks_like_an_address_stays_text() {
        for words in [
            "http://",
            "https://a",
            "https://.example",
            "www.",
            "www",
            "wwwa.example",
            "a@b",
            "@ana",
            "ana@",
            "xhttps://a.example",
            "a@b@c.example",
            "https://a.b_c/",
            "ftp://a.example",
            "1:2",
            "ana@a.example-",
            "npm/a@1.2.3",
            "awww.a.example",
            "https:// a.example",
            "@a.example",
            "mailto:a@b",
            "mailto:a@b.example-",
            "xmpp:a@b.example",
            "xmpp:a@b.example/room",
            "(SIP:a@b.example)",
            "ssh:a@b.example.",
        ] {
            assert_eq!(found(words), [], "{words}");
        }
    }

    #[test]
    fn one_text_can_contain_several() {
        let words = "www.a.example e https://b.example/x@y ou c@d.example e f@g.example";
        let own: Vec<&str> = found(words).into_iter().map(|(own, _)| own).collect();
        assert_eq!(own, ["www.a.example", "https://b.example/x@y", "c@d.example", "f@g.example"]);
    }
}
