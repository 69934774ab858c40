//! Computes the content statistics of each locale.

use crate::locale::LocaleId;
use crate::plan::{OutputKind, Plan};
use crate::site::Site;
use crate::translation::{
    Genre, StateCounts, TextStatus, TranslatableTexts, TranslationState, TranslationStatus, words,
};

/// The statistics of a locale.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LocaleFigures {
    /// The locale.
    pub locale: LocaleId,
    /// The number of pages that show a text of the locale, or data.
    pub pages: usize,
    /// The number of pages that show a text of another locale.
    pub fallback_pages: usize,
    /// Documents and profiles by state.
    pub documents: StateCounts,
    /// Texts in data files by state.
    pub fields: StateCounts,
    /// Messages of the theme catalog by state.
    pub messages: StateCounts,
    /// The number of words in documents and data; in scripts without word spaces, the number of letters.
    pub words: usize,
}

pub(super) fn figures(
    site: &Site,
    plan: &Plan,
    texts: &TranslatableTexts<'_>,
    translation_status: &TranslationStatus,
) -> Vec<LocaleFigures> {
    let figures = site.config.locale_ids().map(|locale| {
        let counts = |wanted: &dyn Fn(Genre) -> bool| {
            let rows = translation_status.rows.iter().filter(|row| wanted(row.genre));
            if locale == texts.source {
                // Texts in the source locale count as translated.
                let translated = rows.filter(|row| is_sourced(row)).count();
                return StateCounts { translated, ..StateCounts::default() };
            }
            StateCounts::of(rows.filter_map(|row| row.statuses[locale]))
        };
        let shown = shown(plan, locale);
        let pages = shown.iter().filter(|text| **text == locale).count();
        LocaleFigures {
            locale,
            pages,
            fallback_pages: shown.len() - pages,
            documents: counts(&Genre::is_document),
            fields: counts(&|genre| genre == Genre::Data),
            messages: counts(&|genre| genre == Genre::Word),
            words: count_words(texts, locale),
        }
    });
    figures.collect()
}

/// Returns whether a text exists in the source locale.
fn is_sourced(row: &TextStatus) -> bool {
    row.statuses
        .iter()
        .all(|(_, status)| status.is_none_or(|s| s.state != TranslationState::Orphan))
}

/// Returns the locale of the text of each page in a locale.
fn shown(plan: &Plan, own: LocaleId) -> Vec<LocaleId> {
    let shown = plan.routes().filter_map(|(_, route)| match route.kind {
        OutputKind::Page { locale, text, .. } if locale == own => Some(text),
        _ => None,
    });
    shown.collect()
}

fn count_words(texts: &TranslatableTexts<'_>, locale: LocaleId) -> usize {
    let texts = texts.all.iter().filter(|text| text.genre != Genre::Word);
    let versions = texts.filter_map(|text| text.versions[locale].as_ref());
    let units = versions.flat_map(|version| &version.units).filter(|unit| unit.kind.is_language());
    units.flat_map(|unit| words(unit.text).split(' ').map(length).collect::<Vec<_>>()).sum()
}

/// Returns the word count of a text between spaces: 1, or its number of letters in scripts without word spaces.
fn length(run: &str) -> usize {
    let letters = run.chars().filter(|c| {
        matches!(u32::from(*c), 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff
            | 0x3040..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff)
    });
    match letters.count() {
        0 => usize::from(run.chars().any(char::is_alphanumeric)),
        letters => letters,
    }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn words_are_counted_and_letters_where_there_are_none() {
        assert_eq!(["harbour", "学习型城市", "–", "ل"].map(length), [1, 5, 0, 1]);
    }
}
