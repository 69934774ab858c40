//! Collects the texts to translate, divided into units: documents, data and the theme catalog.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use serde::Serialize;

use super::normal::{Hash, block_hash, text_hash};
use crate::config::{Config, Layout};
use crate::content::{BlockKind, BlockPiece, Document, PROFILES};
use crate::diag::{Span, Texts as Files, place};
use crate::locale::{LocaleId, PerLocale};
use crate::path::SourcePath;
use crate::schema::TranslatableField;
use crate::site::Site;
use crate::source::Sources;
use crate::theme::{RawMessages, Theme};
use crate::yaml::{Node, Shape};

/// The key of a text, the same in every locale.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TextKey {
    /// A document, by its identity: `pages/join`.
    Document(String),
    /// A field of a data file, by the path of ids and keys.
    Field {
        /// The file.
        file: SourcePath,
        /// The path in the file: `africa.summary`.
        path: String,
    },
    /// A message of the catalog, by its key.
    Word(String),
}

impl fmt::Display for TextKey {
    /// Writes the key in the format of the translation record: without white space.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Document(identity) => format!("content/{identity}"),
            Self::Field { file, path } => format!("{file}#{path}"),
            Self::Word(key) => format!("i18n#{key}"),
        };
        text.split_whitespace().enumerate().try_for_each(|(at, part)| {
            let gap = if at > 0 { "_" } else { "" };
            write!(f, "{gap}{part}")
        })
    }
}

/// The genre of a text, in the order in which readers see texts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    /// A page.
    Page,
    /// The profile of a city.
    Profile,
    /// A news item.
    News,
    /// A flyer.
    Flyer,
    /// A long document.
    Note,
    /// A field of data.
    Data,
    /// A message of the theme catalog.
    Word,
}

impl Genre {
    /// Every genre, in order.
    pub const ALL: [Self; 7] =
        [Self::Page, Self::Profile, Self::News, Self::Flyer, Self::Note, Self::Data, Self::Word];

    /// Returns whether each text of the genre is a separate file.
    pub fn is_document(self) -> bool {
        !matches!(self, Self::Data | Self::Word)
    }

    fn of(document: &Document, config: &Config) -> Self {
        if document.section == PROFILES {
            return Self::Profile;
        }
        let section = config.sections.iter().find(|section| section.id.value == document.section);
        match section.map(|section| section.layout) {
            Some(Layout::News) => Self::News,
            Some(Layout::Flyer) => Self::Flyer,
            Some(Layout::Note) => Self::Note,
            Some(Layout::Page | Layout::CaseStudy) | None => Self::Page,
        }
    }
}

/// A text that readers see and that needs translation.
#[derive(Clone, Debug)]
pub struct TranslatableText<'a> {
    /// The key of the text.
    pub key: TextKey,
    /// The genre of the text.
    pub genre: Genre,
    /// The version in each locale, including the source locale.
    pub versions: PerLocale<Option<TextVersion<'a>>>,
}

impl<'a> TranslatableText<'a> {
    /// Returns the version in a locale, or else that in the source locale.
    pub fn nearest(&self, locale: LocaleId, source: LocaleId) -> Option<&TextVersion<'a>> {
        self.versions[locale].as_ref().or(self.versions[source].as_ref())
    }
}

/// A text in one locale.
#[derive(Clone, Debug)]
pub struct TextVersion<'a> {
    /// The file that contains the text.
    pub file: SourcePath,
    /// The byte range in the file; 0 to 0 for a document.
    pub range: Range<usize>,
    /// The translation units, in order.
    pub units: Vec<TranslationUnit<'a>>,
    /// Whether it is a machine translation that no person has reviewed.
    pub machine: bool,
}

impl<'a> TextVersion<'a> {
    /// Returns the units of a document: the texts of its front matter, and its blocks.
    pub fn of(document: &'a Document) -> Self {
        let front = &document.front;
        let texts = [
            (UnitKind::Title, &front.title),
            (UnitKind::Summary, &front.summary),
            (UnitKind::Alt, &front.alt),
            (UnitKind::Caption, &front.caption),
        ];
        let texts = texts.into_iter().filter_map(|(kind, text)| {
            // An empty alternative text marks a decoration in every language.
            let text = text.as_ref().filter(|text| !text.value.is_empty())?;
            Some(TranslationUnit::in_yaml(kind, &text.value, &text.span))
        });
        let blocks = document.body.blocks.iter().map(|block| TranslationUnit {
            kind: UnitKind::Block(&block.kind),
            text: &block.text,
            range: block.range.clone(),
            indent: &block.indent,
            within: &block.within,
            hash: block_hash(block),
            words: &block.words,
            has_words: block.pieces.iter().any(|piece| match piece {
                BlockPiece::Words(words) => has_words(words),
                BlockPiece::Exact(_) => false,
            }),
        });
        Self {
            file: document.file.clone(),
            range: 0..0,
            units: texts.chain(blocks).collect(),
            machine: front.machine_span().is_some(),
        }
    }

    /// Creates the version of a text in a YAML file.
    fn in_yaml(span: &Span, units: Vec<TranslationUnit<'a>>) -> Self {
        Self { file: span.file.clone(), range: span.start..span.end, units, machine: false }
    }

    /// Returns the position of the text.
    pub fn span(&self) -> Span {
        Span::new(&self.file, self.range.clone())
    }

    /// Returns the line of a position in the text's file; 1 if the file is unknown.
    pub fn line(&self, range: &Range<usize>, files: &dyn Files) -> usize {
        let span = Span::new(&self.file, range.clone());
        files.text(&self.file).map_or(1, |text| place(text, &span).line)
    }

    /// Returns the hash of each unit.
    pub fn hashes(&self) -> Vec<Hash> {
        self.units.iter().map(|unit| unit.hash).collect()
    }

    /// Returns the hash of the whole text.
    pub fn hash(&self) -> Hash {
        Hash::of_all(self.units.iter().map(|unit| unit.hash))
    }

    /// Returns the id of each unit: unique in its text, and independent of its position while its content does not
    /// change.
    pub fn ids(&self) -> Vec<String> {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut id = |unit: &TranslationUnit<'_>| {
            let name = unit.kind.name().map(str::to_owned);
            let own = name.unwrap_or_else(|| format!("b-{}", unit.hash));
            let count = seen.entry(own.clone()).or_default();
            *count += 1;
            if *count == 1 { own } else { format!("{own}-{count}") }
        };
        self.units.iter().map(&mut id).collect()
    }
}

/// The kind of a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnitKind<'a> {
    /// The title of a document, in its front matter.
    Title,
    /// The summary of a document, in its front matter.
    Summary,
    /// The alternative text of a document's picture, in its front matter.
    Alt,
    /// The caption of a document's picture, in its front matter.
    Caption,
    /// A block of a document, in Markdown.
    Block(&'a BlockKind),
    /// A field of data, or a message without plural forms.
    Text,
    /// The plural form of a message for a category.
    Plural(&'a str),
}

impl<'a> UnitKind<'a> {
    /// Returns the name of a unit that is not a block: the key in the front matter, or the plural category.
    pub fn name(self) -> Option<&'a str> {
        match self {
            Self::Title => Some("title"),
            Self::Summary => Some("summary"),
            Self::Alt => Some("alt"),
            Self::Caption => Some("caption"),
            Self::Text => Some("text"),
            Self::Plural(category) => Some(category),
            Self::Block(_) => None,
        }
    }

    /// Returns whether the unit is in the front matter of a document.
    pub fn is_front(self) -> bool {
        matches!(self, Self::Title | Self::Summary | Self::Alt | Self::Caption)
    }

    /// Returns whether translators get the unit: it contains language, and not code.
    pub fn is_language(self) -> bool {
        !matches!(self, Self::Block(block) if !block.is_language())
    }

    /// Returns whether the unit is a YAML value, which can need quotation marks, and not Markdown.
    pub fn is_yaml(self) -> bool {
        !matches!(self, Self::Block(block) if !matches!(block, BlockKind::Field(_)))
    }
}

/// The smallest text that is translated and compared: a document block, a text of data, or a plural form.
#[derive(Clone, Debug)]
pub struct TranslationUnit<'a> {
    /// The kind of the unit.
    pub kind: UnitKind<'a>,
    /// The text: Markdown as written, or the parsed YAML value.
    pub text: &'a str,
    /// The byte range to replace in the version's file, including YAML quotation marks. The range of a block scalar
    /// (`>` or `|`) is its lines, without the indicator.
    pub range: Range<usize>,
    /// The indentation of its lines after the first in the file, which `text` does not include.
    pub indent: &'a str,
    /// The lists and quotations around it, from the outermost.
    pub within: &'a [&'static str],
    /// The hash of its normalized content.
    pub hash: Hash,
    /// Its words to translate; empty if all words are in links.
    pub words: &'a str,
    /// Whether it has a word; numbers and symbols are the same in every language.
    pub has_words: bool,
}

impl<'a> TranslationUnit<'a> {
    /// Creates the unit of a YAML value.
    fn in_yaml(kind: UnitKind<'a>, text: &'a str, span: &Span) -> Self {
        Self {
            kind,
            text,
            range: span.start..span.end,
            indent: "",
            within: &[],
            hash: text_hash(kind.name().unwrap_or_default(), text),
            words: text,
            has_words: has_words(text),
        }
    }
}

/// Returns whether a text has a word.
fn has_words(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

/// All texts of a site, in order of genre and key.
#[derive(Clone, Debug)]
pub struct TranslatableTexts<'a> {
    /// The source locale.
    pub source: LocaleId,
    /// Every text.
    pub all: Vec<TranslatableText<'a>>,
}

impl<'a> TranslatableTexts<'a> {
    /// Collects the texts of a site. Documents that are not in `sources` are left out: the handbook is generated
    /// in each locale.
    pub fn of(site: &'a Site, theme: &'a Theme, sources: &Sources) -> Self {
        let config = &site.config;
        let mut all = Vec::new();
        for group in &site.groups {
            let versions = config.per_locale(|locale| {
                let translation = group.translations[locale].as_ref()?;
                sources.get(&translation.document.file)?;
                Some(TextVersion::of(&translation.document))
            });
            if versions.iter().any(|(_, version)| version.is_some()) {
                let genre = Genre::of(&group.source().document, config);
                all.push(TranslatableText {
                    key: TextKey::Document(group.identity.clone()),
                    genre,
                    versions,
                });
            }
        }
        for orphan in &site.orphans {
            let locale = config.find_locale(orphan.locale.as_str());
            let key = TextKey::Document(orphan.identity.clone());
            let versions =
                config.per_locale(|id| (Some(id) == locale).then(|| TextVersion::of(orphan)));
            all.push(TranslatableText { key, genre: Genre::of(orphan, config), versions });
        }
        all.extend(config.texts.iter().chain(&site.texts).map(|written| field(written, config)));
        all.extend(words(&theme.words, config));
        all.sort_by(|a, b| (a.genre, &a.key).cmp(&(b.genre, &b.key)));
        Self { source: config.source_locale, all }
    }
}

fn field<'a>(written: &'a TranslatableField, config: &Config) -> TranslatableText<'a> {
    let source = &config.locale(config.source_locale).locale;
    let versions = config.per_locale(|id| {
        let locale = &config.locale(id).locale;
        let mut forms = written.forms.iter();
        let form = forms.find(|form| form.locale.as_ref().unwrap_or(source) == locale)?;
        let unit = TranslationUnit::in_yaml(UnitKind::Text, &form.text, &form.span);
        Some(TextVersion::in_yaml(&form.span, vec![unit]))
    });
    let key = TextKey::Field { file: written.span.file.clone(), path: written.path.clone() };
    TranslatableText { key, genre: Genre::Data, versions }
}

fn words<'a>(
    words: &'a PerLocale<RawMessages>,
    config: &Config,
) -> impl Iterator<Item = TranslatableText<'a>> + use<'a> {
    let keys: BTreeSet<&'a String> = words.iter().flat_map(|(_, own)| own.keys()).collect();
    let count = config.locales.len();
    keys.into_iter().map(move |key| TranslatableText {
        key: TextKey::Word(key.clone()),
        genre: Genre::Word,
        versions: PerLocale::from_fn(count, |id| words[id].get(key).and_then(word)),
    })
}

fn word<'n>(node: &'n Node) -> Option<TextVersion<'n>> {
    let unit = |kind, node: &'n Node| match &node.shape {
        Shape::Scalar(text) => Some(TranslationUnit::in_yaml(kind, text, &node.span)),
        _ => None,
    };
    let units = match &node.shape {
        Shape::Map(entries) => {
            let forms = entries.iter();
            forms.filter_map(|(form, node)| unit(UnitKind::Plural(&form.text), node)).collect()
        }
        _ => vec![unit(UnitKind::Text, node)?],
    };
    Some(TextVersion::in_yaml(&node.span, units))
}

#[cfg(test)]
mod tests;
