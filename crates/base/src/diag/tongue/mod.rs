//! The tongues in which the program speaks to editors: not the locales of a site, which may be many.

mod pt;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Severity;

/// A tongue of the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tongue {
    /// English, in which the templates stand in the code.
    #[default]
    English,
    /// Portuguese, as written in Portugal.
    Portuguese,
}

/// The sentences in Portuguese by those in English, so that none is searched for among a thousand.
static PORTUGUESE: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| Tongue::Portuguese.tables().copied().collect());

impl Tongue {
    /// Every tongue.
    pub const ALL: [Self; 2] = [Self::English, Self::Portuguese];

    /// Finds the tongue of a locale's tag (`pt`, `pt-BR`) or of the name that a system gives it
    /// (`pt_PT.UTF-8`).
    pub fn parse(name: &str) -> Option<Self> {
        match name.split(['-', '_', '.', '@']).next().unwrap_or_default() {
            "en" | "C" | "POSIX" => Some(Self::English),
            "pt" => Some(Self::Portuguese),
            _ => None,
        }
    }

    /// Returns its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Portuguese => "pt",
        }
    }

    /// Returns the word before a mend.
    pub fn hint(self) -> &'static str {
        match self {
            Self::English => "hint",
            Self::Portuguese => "sugestão",
        }
    }

    /// Returns the word for a severity.
    pub fn severity(self, severity: Severity) -> &'static str {
        match (self, severity) {
            (Self::English, _) => severity.as_str(),
            (Self::Portuguese, Severity::Error) => "erro",
            (Self::Portuguese, Severity::Warning) => "aviso",
            (Self::Portuguese, Severity::Note) => "nota",
        }
    }

    /// Returns a template in this tongue; in English where the tongue has none.
    pub fn template(self, english: &'static str) -> &'static str {
        self.entry(english).unwrap_or(english)
    }

    /// Returns a template in this tongue, if there is one.
    pub fn entry(self, english: &str) -> Option<&'static str> {
        match self {
            Self::English => None,
            Self::Portuguese => PORTUGUESE.get(english).copied(),
        }
    }

    /// Returns every English template that has an entry in this tongue, with it.
    pub fn entries(self) -> Vec<(&'static str, &'static str)> {
        self.tables().copied().collect()
    }

    fn tables(self) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
        let tables = match self {
            Self::English => &[][..],
            Self::Portuguese => pt::TABLES,
        };
        tables.iter().copied().flatten()
    }
}
