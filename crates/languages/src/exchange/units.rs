//! Which unit of a translation says which unit of its source.

use std::collections::BTreeMap;

use super::content::{Syntax, UnitContent};
use crate::content::BlockKind;
use crate::i18n::PluralCategory;
use crate::locale::LocaleId;
use crate::translation::{
    self, Genre, TextVersion, TranslatableText, TranslationUnit, UnitIndexPair, UnitKind,
};

/// A unit of a source, with the one of the translation that says it.
#[derive(Clone, Debug)]
pub struct UnitPair<'a> {
    /// Unique in its text, and the same as long as the source says the same.
    pub id: String,
    /// What it is; a form of a word can be one that the source has not.
    pub kind: UnitKind<'a>,
    /// How it is written.
    pub syntax: Syntax,
    /// What the source says.
    pub source: &'a TranslationUnit<'a>,
    /// Its place among the units of the source.
    pub at: usize,
    /// What the translation says.
    pub target: Option<&'a TranslationUnit<'a>>,
    /// Whether the translation holds the words of the source still, since it is half done.
    pub is_untouched: bool,
}

impl UnitPair<'_> {
    /// Returns what the source says, in pieces.
    pub fn source(&self) -> UnitContent {
        UnitContent::of(self.source.text, self.syntax)
    }

    /// Returns what the translation says, in pieces; none where there is none yet.
    pub fn target(&self) -> Option<UnitContent> {
        let target = self.target.filter(|_| !self.is_untouched)?;
        Some(UnitContent::of(target.text, self.syntax))
    }
}

/// The units of a source and of a translation, side by side.
#[derive(Clone, Debug, Default)]
pub struct PairedUnits<'a> {
    /// A slot for each unit of the source that holds words, in order.
    pub slots: Vec<UnitPair<'a>>,
    /// The places of units of the source with those of the translation that say them; also of units
    /// without words.
    pub pairs: BTreeMap<usize, usize>,
}

/// Pairs the units of a text. Forms of words are those of `categories`, which the numbers of the
/// locale need. `is_draft` tells that the translation is half done. None where there is no source.
pub fn pair<'a>(
    text: &'a TranslatableText<'a>,
    (source, target): (LocaleId, LocaleId),
    categories: &[PluralCategory],
    is_draft: bool,
) -> Option<PairedUnits<'a>> {
    let of_source = text.versions[source].as_ref()?;
    let of_target = text.versions[target].as_ref();
    let is_word = text.genre == Genre::Word;
    if is_word && of_source.units.iter().all(|unit| matches!(unit.kind, UnitKind::Plural(_))) {
        return Some(forms(of_source, of_target, categories));
    }
    let targets: &'a [TranslationUnit<'a>] =
        of_target.map_or(&[], |version| version.units.as_slice());
    let pairs = translation::pairs(&of_source.units, targets);
    let pairs: BTreeMap<usize, usize> =
        pairs.into_iter().map(|UnitIndexPair { source, target, .. }| (source, target)).collect();
    let mut paired = PairedUnits::default();
    for ((at, unit), id) in of_source.units.iter().enumerate().zip(of_source.ids()) {
        if !unit.kind.is_language() || unit.text.trim().is_empty() {
            continue;
        }
        let target = pairs.get(&at).map(|target| &targets[*target]);
        let is_like_source = target.is_some_and(|target| target.hash == unit.hash);
        let is_untouched = is_draft && needs_translation(unit) && is_like_source;
        let syntax = Syntax::of(unit.kind, is_word);
        paired.slots.push(UnitPair {
            id,
            kind: unit.kind,
            syntax,
            source: unit,
            at,
            target,
            is_untouched,
        });
    }
    paired.pairs = pairs;
    Some(paired)
}

/// Returns whether a unit has words that are others in another language.
pub(super) fn needs_translation(unit: &TranslationUnit<'_>) -> bool {
    unit.has_words && !has_links_alone(unit)
}

/// Returns whether a unit is a cell of a table whose words are all in links: they are names of what is linked.
pub(super) fn has_links_alone(unit: &TranslationUnit<'_>) -> bool {
    matches!(unit.kind, UnitKind::Block(BlockKind::Cell { .. })) && unit.words.is_empty()
}

/// Pairs the forms of a word: one for each category that the locale needs or has.
fn forms<'a>(
    source: &'a TextVersion<'a>,
    target: Option<&'a TextVersion<'a>>,
    categories: &[PluralCategory],
) -> PairedUnits<'a> {
    let find =
        |version: &'a TextVersion<'a>, name: &str| {
            version.units.iter().enumerate().find(
                |(_, unit)| matches!(unit.kind, UnitKind::Plural(category) if category == name),
            )
        };
    let all = PluralCategory::ALL.into_iter().map(PluralCategory::as_str);
    let slots = all.filter_map(|name| {
        let own = target.and_then(|version| find(version, name)).map(|(_, unit)| unit);
        let is_needed = categories.iter().any(|category| category.as_str() == name);
        if own.is_none() && !is_needed {
            return None;
        }
        // A form that the source has not says what `other` says.
        let (at, unit) = find(source, name).or_else(|| find(source, "other"))?;
        Some(UnitPair {
            id: name.to_owned(),
            kind: UnitKind::Plural(name),
            syntax: Syntax::Message,
            source: unit,
            at,
            target: own,
            is_untouched: false,
        })
    });
    PairedUnits { slots: slots.collect(), pairs: BTreeMap::new() }
}
