//! Formats lists in a sentence: `Bergen, Porto and Siwa`.

use std::fmt;

use icu_list::options::ListFormatterOptions;
use icu_list::{ListFormatter, parts};
use writeable::{Part, PartsWrite, Writeable};

/// Joins items by the rules of a locale.
#[derive(Debug)]
pub(super) struct ListJoiner(ListFormatter);

impl ListJoiner {
    pub(super) fn new(locale: &icu_locale::Locale) -> Option<Self> {
        let options = ListFormatterOptions::default();
        ListFormatter::try_new_and(locale.into(), options).ok().map(Self)
    }

    pub(super) fn join(&self, items: &[&str]) -> String {
        self.0.format(items.iter().copied()).write_to_string().into_owned()
    }

    /// Returns the text after each item: `, `, ` and `, and an empty text after the last. The separator can depend on
    /// the words around it (`padres e hijos`), so the items are an argument.
    pub(super) fn joints(&self, items: &[&str]) -> Vec<String> {
        let mut pieces = Pieces::default();
        // Writing cannot fail, because `Pieces` only collects text.
        let _ = self.0.format(items.iter().copied()).write_to_parts(&mut pieces);
        pieces.joints
    }
}

/// Collects the text after each item of a list.
#[derive(Default)]
struct Pieces {
    joints: Vec<String>,
    in_item: bool,
}

impl fmt::Write for Pieces {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if !self.in_item
            && let Some(joint) = self.joints.last_mut()
        {
            joint.push_str(text);
        }
        Ok(())
    }
}

impl PartsWrite for Pieces {
    type SubPartsWrite = Self;

    fn with_part(
        &mut self,
        part: Part,
        mut write: impl FnMut(&mut Self) -> fmt::Result,
    ) -> fmt::Result {
        if part == parts::ELEMENT {
            self.joints.push(String::new());
            self.in_item = true;
            let written = write(self);
            self.in_item = false;
            return written;
        }
        write(self)
    }
}

#[cfg(test)]
mod tests {
    use super::ListJoiner;

    fn join(tag: &str, items: &[&str]) -> String {
        let lists = ListJoiner::new(&tag.parse().unwrap()).unwrap();
        let joints = lists.joints(items);
        let pieces: Vec<&str> =
            items.iter().zip(&joints).flat_map(|(item, joint)| [*item, joint]).collect();
        let joined = lists.join(items);
        assert_eq!(pieces.concat(), joined, "{tag}");
        joined
    }

    #[test]
    fn lists_are_joined_as_the_locale_does() {
        for (tag, joined) in [
            ("en", "A, B, and C"),
            ("en-GB", "A, B and C"),
            ("fr", "A, B et C"),
            ("es", "A, B y C"),
            ("pt-PT", "A, B e C"),
            ("ru", "A, B и C"),
            ("zh", "A、B和C"),
            ("ar", "A وB وC"),
        ] {
            assert_eq!(join(tag, &["A", "B", "C"]), joined, "{tag}");
        }
        assert_eq!(join("es", &["España", "Italia"]), "España e Italia");
        assert_eq!(join("en-GB", &["A", "B"]), "A and B");
        assert_eq!(join("en-GB", &["A"]), "A");
        assert_eq!(join("en-GB", &[]), "");
    }
}
