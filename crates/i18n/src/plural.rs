//! The plural categories of CLDR.

use std::fmt;

/// A plural category of CLDR (UTS #35, Language Plural Rules), in the order of CLDR.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PluralCategory {
    /// Zero, in Arabic, Latvian and Welsh.
    Zero,
    /// The singular.
    One,
    /// The dual, in Arabic, Slovenian and Welsh.
    Two,
    /// The paucal, such as 2 to 4 in Russian.
    Few,
    /// Such as 11 to 99 in Arabic, 5 to 20 in Russian, and millions in French.
    Many,
    /// All other counts; every language has this category.
    Other,
}

impl PluralCategory {
    /// All categories, in order.
    pub const ALL: [Self; 6] =
        [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// Finds a category by its CLDR name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.as_str() == name)
    }

    /// Returns the CLDR name of the category, which is its key in a catalog.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for PluralCategory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<icu_plurals::PluralCategory> for PluralCategory {
    fn from(category: icu_plurals::PluralCategory) -> Self {
        match category {
            icu_plurals::PluralCategory::Zero => Self::Zero,
            icu_plurals::PluralCategory::One => Self::One,
            icu_plurals::PluralCategory::Two => Self::Two,
            icu_plurals::PluralCategory::Few => Self::Few,
            icu_plurals::PluralCategory::Many => Self::Many,
            icu_plurals::PluralCategory::Other => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_make_a_round_trip() {
        for category in PluralCategory::ALL {
            assert_eq!(PluralCategory::parse(category.as_str()), Some(category));
        }
        for name in ["", "One", "others", "=1"] {
            assert_eq!(PluralCategory::parse(name), None, "{name}");
        }
    }

    #[test]
    fn order_is_that_of_cldr() {
        assert!(PluralCategory::ALL.is_sorted());
    }
}
