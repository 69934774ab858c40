//! An ordered tree of values that is written as JSON or YAML.

use std::sync::Arc;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// A text, a number or a boolean.
    Leaf(Value),
    /// An ordered list.
    List(Vec<Tree>),
    /// An ordered map.
    Map(Vec<(String, Tree)>),
    /// A value that occurs several times. YAML writes it once, as an anchor with this name.
    Shared(String, Arc<Tree>),
}

impl Tree {
    /// Returns a map.
    pub fn map<const N: usize>(entries: [(&str, Self); N]) -> Self {
        Self::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// Returns a list.
    pub fn list<T: Into<Self>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    /// Returns the map with one more entry.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Self>) -> Self {
        self.push(key, value);
        self
    }

    /// Adds an entry to a map.
    pub fn push(&mut self, key: &str, value: impl Into<Self>) {
        if let Self::Map(entries) = self {
            entries.push((key.to_owned(), value.into()));
        }
    }

    /// Returns the map with the entries of another map.
    #[must_use]
    pub fn with_all(mut self, other: Self) -> Self {
        if let (Self::Map(entries), Self::Map(others)) = (&mut self, other) {
            entries.extend(others);
        }
        self
    }

    /// Returns the value of a key, if this is a map that has the key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Map(entries) = self else { return None };
        entries.iter().find(|(own, _)| own == key).map(|(_, value)| value)
    }

    /// Returns JSON that ends with a line feed.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Returns YAML.
    pub fn to_yaml(&self) -> String {
        let mut yaml = Yaml::default();
        yaml.lines(self, 0);
        yaml.out
    }

    fn is_long(&self) -> bool {
        match self {
            Self::Map(entries) => !entries.is_empty(),
            Self::List(items) => items.iter().any(|item| matches!(item, Self::Map(_))),
            _ => false,
        }
    }

    fn on_one_line(&self) -> String {
        match self {
            Self::Leaf(Value::String(text)) => scalar(text),
            // JSON writes `180.0` and `1e15`.
            Self::Leaf(Value::Number(number)) if let Some(number) = number.as_f64() => {
                number.to_string()
            }
            Self::Leaf(value) => value.to_string(),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::on_one_line).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Map(entries) => {
                let entry = |(key, value): &(String, Self)| {
                    format!("{}: {}", scalar(key), value.on_one_line())
                };
                let entries: Vec<String> = entries.iter().map(entry).collect();
                format!("{{{}}}", entries.join(", "))
            }
            Self::Shared(_, own) => own.on_one_line(),
        }
    }
}

/// The YAML writer.
#[derive(Default)]
struct Yaml {
    out: String,
    /// The shared values that already have an anchor in the text.
    shared: Vec<String>,
}

impl Yaml {
    /// Writes a map or list on lines of its own. The first line continues the current one.
    fn lines(&mut self, tree: &Tree, indent: usize) {
        let entries: &[(String, Tree)] = if let Tree::Map(entries) = tree { entries } else { &[] };
        let items: &[Tree] = if let Tree::List(items) = tree { items } else { &[] };
        for (at, (key, value)) in entries.iter().enumerate() {
            self.begin(at, indent);
            self.out.push_str(&scalar(key));
            self.out.push(':');
            self.value(value, indent);
        }
        for (at, item) in items.iter().enumerate() {
            self.begin(at, indent);
            self.out.push_str("- ");
            if matches!(item, Tree::Map(entries) if entries.iter().any(|(_, own)| own.is_long()) || entries.len() > 2)
            {
                self.lines(item, indent + 2);
            } else {
                self.out.push_str(&item.on_one_line());
                self.out.push('\n');
            }
        }
    }

    fn begin(&mut self, at: usize, indent: usize) {
        if at > 0 {
            self.out.push_str(&" ".repeat(indent));
        }
    }

    /// Writes the value after a key.
    fn value(&mut self, value: &Tree, indent: usize) {
        let own = match value {
            Tree::Shared(name, _) if self.shared.contains(name) => {
                self.out.push_str(&format!(" *{name}\n"));
                return;
            }
            Tree::Shared(name, own) => {
                self.shared.push(name.clone());
                self.out.push_str(&format!(" &{name}"));
                own
            }
            own => own,
        };
        if own.is_long() {
            self.out.push('\n');
            self.out.push_str(&" ".repeat(indent + 2));
            self.lines(own, indent + 2);
        } else {
            self.out.push(' ');
            self.out.push_str(&own.on_one_line());
            self.out.push('\n');
        }
    }
}

/// Returns a text as a YAML scalar: plain if every parser reads it as a text, else as a JSON string, which is
/// also valid YAML.
fn scalar(text: &str) -> String {
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-' | '/' | '.');
    let is_word = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
    if begins && text.chars().all(is_plain) && !text.ends_with(' ') && !is_word {
        return text.to_owned();
    }
    serde_json::to_string(text).unwrap_or_default()
}

impl<T: Into<Value>> From<T> for Tree {
    fn from(value: T) -> Self {
        Self::Leaf(value.into())
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Leaf(value) => value.serialize(serializer),
            Self::List(items) => serializer.collect_seq(items),
            Self::Shared(_, own) => own.serialize(serializer),
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[test]
    fn yaml_is_written_so_that_every_reader_reads_the_same() {
        let shared = Tree::Shared("few".into(), Tree::list(["a"]).into());
        let tree = Tree::map([
            ("name", "news".into()),
            ("options", Tree::list(["NO", "no", "2015", "a b", "- x", "é: \"q\""])),
            ("empty", Tree::List(Vec::new())),
            ("fields", Tree::List(vec![Tree::map([("max", 180.0.into())])])),
            ("once", shared.clone()),
            ("again", shared),
        ]);
        assert_eq!(
            tree.to_yaml(),
            "name: news\noptions: [\"NO\", \"no\", \"2015\", a b, \"- x\", \"é: \\\"q\\\"\"]\n\
             empty: []\nfields:\n  - {max: 180}\nonce: &few [a]\nagain: *few\n"
        );
        assert!(tree.to_json().contains("\"max\": 180.0\n"));
    }
}
