//! Pairs the units of a source with those of its translation.

use std::collections::BTreeMap;

use super::content::{Syntax, UnitContent};
use crate::content::BlockKind;
use crate::i18n::PluralCategory;
use crate::locale::LocaleId;
use crate::translation::{self, Genre, TextVersion, TranslatableText, TranslationUnit, UnitKind};

/// A source unit with the unit of the translation that corresponds to it.
#[derive(Clone, Debug)]
pub struct UnitPair<'a> {
    /// Unique in its text, and stable while the source does not change.
    pub id: String,
    /// The kind of unit. A plural form can be one that the source lacks.
    pub kind: UnitKind<'a>,
    /// The syntax in the source files.
    pub syntax: Syntax,
    /// The source unit.
    pub source: &'a TranslationUnit<'a>,
    /// Its index among the source units.
    pub at: usize,
    /// The translated unit.
    pub target: Option<&'a TranslationUnit<'a>>,
    /// Whether the translation still contains the source text, because it is an unfinished draft.
    pub is_untouched: bool,
}

impl UnitPair<'_> {
    /// Returns the content of the source.
    pub fn source(&self) -> UnitContent {
        UnitContent::of(self.source.text, self.syntax)
    }

    /// Returns the content of the translation; `None` if there is none yet.
    pub fn target(&self) -> Option<UnitContent> {
        let target = self.target.filter(|_| !self.is_untouched)?;
        Some(UnitContent::of(target.text, self.syntax))
    }
}

/// The paired units of a source and a translation.
#[derive(Clone, Debug)]
pub struct PairedUnits<'a> {
    /// A slot for each source unit with words, in order.
    pub slots: Vec<UnitPair<'a>>,
    /// The indices of source units and the corresponding translated units, including units without words.
    pub pairs: BTreeMap<usize, usize>,
}

/// Pairs the units of a text. Plural forms follow `categories`, which the locale requires. `is_draft` is true
/// for unfinished translations. `None` if there is no source.
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
    let pairs = translation::pairs(&of_source.units, targets).into_iter();
    let pairs: BTreeMap<usize, usize> = pairs.map(|pair| (pair.source, pair.target)).collect();
    let units = of_source.units.iter().enumerate().zip(of_source.ids());
    let slots = units.filter_map(|((at, source), id)| {
        if !source.kind.is_language() || source.text.trim().is_empty() {
            return None;
        }
        let target = pairs.get(&at).map(|target| &targets[*target]);
        let is_like_source = target.is_some_and(|target| target.hash == source.hash);
        let is_untouched = is_draft && needs_translation(source) && is_like_source;
        let (kind, syntax) = (source.kind, Syntax::of(source.kind, is_word));
        Some(UnitPair { id, kind, syntax, source, at, target, is_untouched })
    });
    Some(PairedUnits { slots: slots.collect(), pairs })
}

/// Returns whether a unit has words to translate.
pub(super) fn needs_translation(unit: &TranslationUnit<'_>) -> bool {
    unit.has_words && !has_links_alone(unit)
}

/// Returns whether a unit is a table cell with words only in links: those are names of the link targets.
pub(super) fn has_links_alone(unit: &TranslationUnit<'_>) -> bool {
    matches!(unit.kind, UnitKind::Block(BlockKind::Cell { .. })) && unit.words.is_empty()
}

/// Pairs the plural forms of a message: one for each category that the locale requires or has.
fn forms<'a>(
    source: &'a TextVersion<'a>,
    target: Option<&'a TextVersion<'a>>,
    categories: &[PluralCategory],
) -> PairedUnits<'a> {
    let find = |version: &TextVersion<'_>, name: &str| {
        version.units.iter().position(|unit| unit.kind == UnitKind::Plural(name))
    };
    let all = PluralCategory::ALL.into_iter().map(PluralCategory::as_str);
    let slots = all.filter_map(|name| {
        let own = target.and_then(|version| Some(&version.units[find(version, name)?]));
        let is_needed = categories.iter().any(|category| category.as_str() == name);
        if own.is_none() && !is_needed {
            return None;
        }
        // A form that the source lacks has the `other` form as its source.
        let at = find(source, name).or_else(|| find(source, "other"))?;
        Some(UnitPair {
            id: name.to_owned(),
            kind: UnitKind::Plural(name),
            syntax: Syntax::Message,
            source: &source.units[at],
            at,
            target: own,
            is_untouched: false,
        })
    });
    PairedUnits { slots: slots.collect(), pairs: BTreeMap::new() }
}
