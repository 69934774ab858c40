//! What a site declares for its documents: locales, families and the fields of each section.

use std::collections::{BTreeMap, BTreeSet};

use super::front_matter::{DOCUMENT, document_fields};
use crate::config::Config;
use crate::diag::Diagnostics;
use crate::locale::Locale;
use crate::reference::FamilyNames;
use crate::schema::{DeclarationReader, DeclarationRules, OwnField, Schema};

/// What a site declares for its documents.
#[derive(Clone, Debug, Default)]
pub struct DocumentRules {
    /// The locales of the site. It is empty if they are invalid, and then no file name is reported.
    pub locales: Vec<Locale>,
    /// The names of families, for links and front matter.
    pub families: FamilyNames,
    /// The declared fields of each section.
    fields: BTreeMap<String, Vec<OwnField>>,
}

impl DocumentRules {
    /// Returns the rules of a site. Reports invalid declarations of fields.
    pub fn new(config: &Config, diagnostics: &mut Diagnostics) -> Self {
        let known = document_fields(config.names());
        let rules = DeclarationRules {
            schema: Schema { noun: DOCUMENT.noun, fields: &known },
            reserved: &[],
            reserved_starts: &[],
            filters: None,
        };
        let mut reader = DeclarationReader { names: config.names(), diagnostics };
        let fields = config.sections.iter().map(|section| {
            (section.id.value.clone(), reader.valid(&rules, section.fields.clone()))
        });
        let fields = fields.collect();
        let locales = config.locales.iter().filter(|_| config.all_locales_read);
        let locales = locales.map(|locale| locale.locale.clone()).collect();
        Self { locales, fields, families: config.names().clone() }
    }

    /// Returns the declared fields of a section.
    pub fn fields(&self, section: &str) -> &[OwnField] {
        self.fields.get(section).map_or(&[], Vec::as_slice)
    }

    /// Returns the declared fields of all sections, each key once.
    pub fn all_fields(&self) -> Vec<&OwnField> {
        let mut keys = BTreeSet::new();
        let all = self.fields.values().flatten();
        all.filter(|field| keys.insert(&field.key.value)).collect()
    }
}
