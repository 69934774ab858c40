//! Creates the files of `urbi new`: a document in every locale, a record at the end of its file, or a whole site.
//!
//! The functions are pure. The network, the request, the answers and the day determine the new texts and
//! their paths. Sections and layouts come from the configuration, so this module knows no particular network.
//! The result passes every check, and is a draft wherever visitors would see it.

mod blocks;
mod document;
mod field_writer;
mod locale;
mod missing;
mod question;
mod questionnaire;
mod read;
mod record;
mod region;
mod site;

use std::collections::BTreeMap;

pub use locale::locale;
pub use questionnaire::{
    Answers, PromptReply, Prompter, Question, QuestionKey, QuestionTopic, Questionnaire,
};
pub use site::{NewSiteOptions, starter};

use crate::config::{self, Config, Layout, Overrides};
use crate::diag::{Diagnostics, Message, did_you_mean, message};
use crate::network::{self, Records, RegionRecord};
use crate::path::SourcePath;
use crate::reference::KindId;
use crate::schema::FieldDeclaration;
use crate::source::Sources;

/// The text of each new or changed file, by path.
pub type NewFiles = BTreeMap<SourcePath, String>;

/// What new files depend on: the configuration, the records and the sources of a network.
#[derive(Debug)]
pub struct ExistingNetwork {
    /// The configuration.
    pub config: Config,
    records: Records,
    sources: Sources,
}

impl ExistingNetwork {
    /// Reads a network. Returns `None` without a valid configuration, whose errors are reported. Other errors are
    /// ignored.
    pub fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Self> {
        let config = config::configure(sources, &Overrides::default(), diagnostics)?;
        let records = network::parse(sources, &config.kinds, &mut Diagnostics::new());
        Some(Self { config, records, sources: sources.clone() })
    }

    /// Returns the region with a country.
    fn region_of(&self, code: &str) -> Option<&RegionRecord> {
        let has = |region: &&RegionRecord| region.countries.iter().any(|own| own.value == code);
        self.records.regions.iter().find(has)
    }
}

/// The kinds of item that an editor can create.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NewItem {
    /// A document. The value is the index of its section in the configuration.
    Document(usize),
    /// A member city.
    City,
    /// A call for applications.
    Call,
    /// A round of admission.
    Round,
    /// An edition of the award.
    Award,
    /// A record of a declared kind.
    Record(KindId),
}

/// The names of records. A section with such a name cannot be selected.
const RECORDS: [(&str, NewItem); 4] = [
    ("city", NewItem::City),
    ("call", NewItem::Call),
    ("round", NewItem::Round),
    ("award", NewItem::Award),
];

/// The names of documents by layout, for every section name.
const LAYOUTS: [(&str, Layout); 5] = [
    ("news", Layout::News),
    ("flyer", Layout::Flyer),
    ("concept-note", Layout::Note),
    ("case-study", Layout::CaseStudy),
    ("page", Layout::Page),
];

impl NewItem {
    /// Finds the item for a word of the command line: a record, a section by its folder, or a section by its
    /// layout.
    ///
    /// # Errors
    /// The list of words that are valid in this network.
    pub fn parse(config: &Config, word: &str) -> Result<Self, Message> {
        if let Some((_, what)) = RECORDS.iter().find(|(name, _)| *name == word) {
            return Ok(*what);
        }
        let declared = config.kinds.iter().find(|(_, _, kind)| kind.member.value == word);
        if let Some((kind, _, _)) = declared {
            return Ok(Self::Record(kind));
        }
        let sections = &config.sections;
        if let Some(index) = sections.iter().position(|section| section.id.value == word) {
            return Ok(Self::Document(index));
        }
        let layout = LAYOUTS.iter().find(|(name, _)| *name == word).map(|(_, layout)| *layout);
        let fitting: Vec<usize> =
            (0..sections.len()).filter(|index| Some(sections[*index].layout) == layout).collect();
        // If several sections match, prefer those at the root of the site.
        let at_root: Vec<usize> =
            fitting.iter().copied().filter(|index| sections[*index].root).collect();
        match if at_root.len() == 1 { &at_root[..] } else { &fitting[..] } {
            [index] => return Ok(Self::Document(*index)),
            [] => {}
            _ => {
                let ids = fitting.iter().map(|index| sections[*index].id.value.as_str());
                let ids = ids.collect::<Vec<_>>().join(", ");
                return Err(message!("new.several-sections-match", ids));
            }
        }
        let known = Self::known(config);
        let near = did_you_mean(word, known.iter().map(String::as_str));
        Err(if let Some(near) = near {
            message!("new.unknown-kind-near", word, near)
        } else {
            let known = known.join(", ");
            message!("new.unknown-kind", word, known)
        })
    }

    /// Returns the name of all such records, as in `data/`. Documents have none.
    pub(super) fn collection(self, config: &Config) -> &str {
        match self {
            Self::Document(_) => "",
            Self::City => "cities",
            Self::Call => "calls",
            Self::Round => "rounds",
            Self::Award => "awards",
            Self::Record(kind) => &config.kinds.name(kind).value,
        }
    }

    /// Returns the key of the field with the date of the record.
    pub(super) fn date_key(self, config: &Config) -> Option<&str> {
        match self {
            Self::Record(kind) => config.kinds.get(kind).date_field(),
            _ => None,
        }
    }

    /// Returns the declaration of the field with the date of the record.
    pub(super) fn date_field(self, config: &Config) -> Option<&FieldDeclaration> {
        let Self::Record(kind) = self else { return None };
        let key = self.date_key(config)?;
        let mut fields = config.kinds.get(kind).fields.iter();
        fields.find(|(own, _)| own.value == key).map(|(_, field)| field)
    }

    /// Returns whether the record has a period.
    pub(super) fn has_period(self, config: &Config) -> bool {
        self.date_field(config).is_some_and(|field| field.kind.value == "period")
    }

    /// Returns the valid words of a network, in the order of its sections.
    pub fn known(config: &Config) -> Vec<String> {
        let sections = config.sections.iter().map(|section| section.id.value.clone());
        let records = RECORDS.iter().map(|(name, _)| (*name).to_owned());
        let declared = config.kinds.iter().map(|(_, _, kind)| kind.member.value.clone());
        sections.chain(records).chain(declared).collect()
    }
}
