//! A strict XML parser for feeds and sitemaps. It accepts no document types, no processing instructions, and only the
//! five entities of XML.

/// One element.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Element>,
    /// The text directly in the element.
    pub(crate) text: String,
}

impl Element {
    /// Returns the children with a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// Returns the text of the only child with a name.
    pub(crate) fn text_of<'a>(&'a self, name: &'a str) -> &'a str {
        let all: Vec<_> = self.all(name).collect();
        assert_eq!(all.len(), 1, "children `{name}` of `{}`", self.name);
        &all[0].text
    }

    /// Returns an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// Parses a document with an XML declaration. The error describes the problem and the text after it.
pub(crate) fn parse(bytes: &[u8]) -> Result<Element, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let allowed = |c: char| !c.is_control() || matches!(c, '\n' | '\t' | '\r');
    if !text.chars().all(allowed) {
        return Err("a control character".to_owned());
    }
    let declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    let rest = text.strip_prefix(declaration).ok_or("no declaration")?;
    let mut reader = Reader { rest };
    let root = reader.element()?;
    let after = reader.rest.trim_ascii();
    if after.is_empty() { Ok(root) } else { Err(reader.wrong("text after the root")) }
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn wrong(&self, what: &str) -> String {
        format!("{what} before `{}`", self.rest.chars().take(60).collect::<String>())
    }

    fn take(&mut self, expected: &str) -> Result<(), String> {
        let rest = self.rest.strip_prefix(expected);
        self.rest = rest.ok_or_else(|| self.wrong(&format!("no `{expected}`")))?;
        Ok(())
    }

    fn until(&mut self, end: &[char]) -> Result<&'a str, String> {
        let at = self.rest.find(end).ok_or_else(|| self.wrong("no end"))?;
        let (found, rest) = self.rest.split_at(at);
        self.rest = rest;
        Ok(found)
    }

    fn name(&mut self) -> Result<String, String> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_');
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Err(self.wrong("no name"));
        }
        self.rest = rest;
        Ok(name.to_owned())
    }

    fn element(&mut self) -> Result<Element, String> {
        self.take("<")?;
        let mut element = Element { name: self.name()?, ..Element::default() };
        while self.rest.starts_with(char::is_whitespace) {
            self.rest = self.rest.trim_ascii_start();
            if self.rest.starts_with(['/', '>']) {
                break;
            }
            let name = self.name()?;
            self.take("=\"")?;
            let value = self.until(&['"', '<'])?;
            self.take("\"")?;
            if element.attribute(&name).is_some() {
                return Err(self.wrong(&format!("a second `{name}`")));
            }
            element.attributes.push((name, decode(value)?));
        }
        if self.rest.starts_with('/') {
            self.take("/>")?;
            return Ok(element);
        }
        self.take(">")?;
        loop {
            element.text.push_str(&decode(self.until(&['<'])?)?);
            if self.rest.starts_with("</") {
                self.take("</")?;
                self.take(&element.name)?;
                self.take(">")?;
                return Ok(element);
            }
            element.children.push(self.element()?);
        }
    }
}

fn decode(text: &str) -> Result<String, String> {
    let mut parts = text.split('&');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (entity, rest) = part.split_once(';').ok_or("a bare `&`")?;
        decoded.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => return Err(format!("the entity `&{entity};`")),
        });
        decoded.push_str(rest);
    }
    Ok(decoded)
}

#[test]
fn what_is_not_well_formed_is_refused() {
    let read = |body: &str| {
        parse(format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{body}").as_bytes())
    };
    assert_eq!(read("<a b=\"&amp;\"><c/>x</a>\n").unwrap().text, "x");
    for body in
        ["<a>", "<a></b>", "<a>&nbsp;</a>", "<a>& </a>", "<a b=c/>", "<a b=\"<\"/>", "<a/><b/>"]
    {
        assert!(read(body).is_err(), "{body}");
    }
}
