//! What `urbi new` makes: the files of a document in every locale, a record at the end of its
//! file, a whole network to begin with.
//!
//! Pure: from the network as it is, what is wished, the answers and the day come texts and their
//! paths. Which sections there are and how they look is the configuration's to say; nothing is
//! known here of one network. What is made passes every check as it is, and is a draft where
//! readers would see it.

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
use crate::network::{self, Records};
use crate::path::SourcePath;
use crate::source::Sources;

/// New texts, by path: of files that are not there yet, or of those that grew.
pub type NewFiles = BTreeMap<SourcePath, String>;

/// What a network has already, as far as new files must know.
#[derive(Debug)]
pub struct ExistingNetwork {
    /// The configuration.
    pub config: Config,
    records: Records,
    sources: Sources,
}

impl ExistingNetwork {
    /// Reads it. `None` without a configuration, which was reported; other mistakes are of no
    /// concern here.
    pub fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Self> {
        let config = config::configure(sources, &Overrides::default(), diagnostics)?;
        let records = network::parse(sources, &mut Diagnostics::new());
        Some(Self { config, records, sources: sources.clone() })
    }
}

/// What can be made new in a network.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NewItem {
    /// A document of the section at this place of the configuration.
    Document(usize),
    /// A member city.
    City,
    /// A call for applications.
    Call,
    /// A conference.
    Conference,
    /// A round of admission.
    Round,
    /// An edition of the award.
    Award,
}

/// The words for records. A section of such a name cannot be asked for.
const RECORDS: [(&str, NewItem); 5] = [
    ("city", NewItem::City),
    ("call", NewItem::Call),
    ("conference", NewItem::Conference),
    ("round", NewItem::Round),
    ("award", NewItem::Award),
];

/// The words for documents by how they look, whatever their section is called.
const LAYOUTS: [(&str, Layout); 4] = [
    ("news", Layout::News),
    ("flyer", Layout::Flyer),
    ("concept-note", Layout::Note),
    ("page", Layout::Page),
];

impl NewItem {
    /// Finds what a word of the command line means: a record, a section by the name of its folder,
    /// or the section whose documents look that way.
    ///
    /// # Errors
    /// The words that this network knows.
    pub fn parse(config: &Config, word: &str) -> Result<Self, Message> {
        if let Some((_, what)) = RECORDS.iter().find(|(name, _)| *name == word) {
            return Ok(*what);
        }
        let sections = &config.sections;
        if let Some(index) = sections.iter().position(|section| section.id.value == word) {
            return Ok(Self::Document(index));
        }
        let layout = LAYOUTS.iter().find(|(name, _)| *name == word).map(|(_, layout)| *layout);
        let fitting: Vec<usize> =
            (0..sections.len()).filter(|index| Some(sections[*index].layout) == layout).collect();
        // Of several, those at the root are what a site calls its pages.
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

    /// Returns the words that mean something in a network, in the order of its sections.
    pub fn known(config: &Config) -> Vec<String> {
        let sections = config.sections.iter().map(|section| section.id.value.clone());
        sections.chain(RECORDS.iter().map(|(name, _)| (*name).to_owned())).collect()
    }
}
