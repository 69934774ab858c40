//! The languages of the user interface, in which urbi prints messages. They are not the locales of a site.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Severity;
use crate::po;

/// The texts of a language, by message id.
type Catalog = BTreeMap<String, String>;

macro_rules! ui_languages {
    ($($(#[$doc:meta])+ $variant:ident, $tag:literal;)*) => {
        /// A language of the user interface.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
        pub enum UiLanguage { $($(#[$doc])+ $variant,)* }

        impl UiLanguage {
            /// Every language; English first.
            pub const ALL: [Self; [$($tag),*].len()] = [$(Self::$variant,)*];

            /// Returns its BCP 47 tag.
            pub fn tag(self) -> &'static str {
                match self { $(Self::$variant => $tag,)* }
            }

            /// Returns the catalog, which is parsed on first use.
            fn catalog(self) -> &'static Catalog {
                match self {
                    $(Self::$variant => {
                        static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
                            po::catalog(include_str!(concat!("messages/", $tag, ".po")))
                                .expect("a test reads every catalog")
                        });
                        &CATALOG
                    })*
                }
            }
        }
    };
}

// To add a language, add a line here and its catalog. Explanations, the handbook and the comments of a new site
// stay in English until somebody translates them.
ui_languages! {
    /// English, which has every message.
    #[default]
    English, "en";
    /// Portuguese, as written in Portugal.
    Portuguese, "pt";
}

impl UiLanguage {
    /// Finds the language of a locale (`pt`, `pt-BR`) or of a POSIX locale (`pt_PT.UTF-8`).
    pub fn parse(name: &str) -> Option<Self> {
        match name.split(['-', '_', '.', '@']).next().unwrap_or_default() {
            "C" | "POSIX" => Some(Self::English),
            language => Self::ALL.into_iter().find(|own| own.tag() == language),
        }
    }

    /// Returns the word that precedes a hint.
    pub fn hint(self) -> &'static str {
        self.template("word.hint")
    }

    /// Returns the name of a severity.
    pub fn severity(self, severity: Severity) -> &'static str {
        self.template(match severity {
            Severity::Error => "word.error",
            Severity::Warning => "word.warning",
            Severity::Note => "word.note",
        })
    }

    /// Writes a number with the decimal mark of the language.
    pub(super) fn decimal(self, value: f64, digits: usize) -> String {
        format!("{value:.digits$}").replace('.', self.template("word.decimal-mark"))
    }

    /// Returns the template of a message: in English if the language has none, else the id.
    pub fn template(self, id: &'static str) -> &'static str {
        self.entry(id).or_else(|| Self::English.entry(id)).unwrap_or(id)
    }

    /// Returns the template of a message in this language, if it has one.
    pub fn entry(self, id: &str) -> Option<&'static str> {
        self.catalog().get(id).map(String::as_str)
    }

    /// Returns the label of a field for forms, if the language has one.
    pub fn label(self, field: &str) -> Option<&'static str> {
        self.entry(&format!("field.{field}"))
    }

    /// Returns the ids and templates of all messages of this language, sorted by id.
    pub fn entries(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.catalog().iter().map(|(id, text)| (id.as_str(), text.as_str()))
    }
}
