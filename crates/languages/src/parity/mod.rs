//! The language report: compares the content of each language with the source language, and checks the
//! rules of the United Nations for multilingual sites.
//!
//! The rules are those of the *Minimum standards for multilingualism of UN websites* (Department of
//! Global Communications). A [`Parity`] uses the results of other stages and reads no files.

mod figures;
mod html;
mod json;
mod rules;

pub use figures::LocaleFigures;
pub use html::html;
pub use json::json;
pub use rules::{Rule, RulePlace, RuleResult, report};

use crate::locale::LocaleId;
use crate::plan::Plan;
use crate::site::Site;
use crate::translation::{
    LocaleStatus, TranslatableText, TranslatableTexts, TranslationState, TranslationStatus,
};

/// The language report of a site.
#[derive(Debug)]
pub struct Parity<'a> {
    /// The source locale.
    pub source: LocaleId,
    /// The statistics of each locale, in the order of the site.
    pub figures: Vec<LocaleFigures>,
    /// The rules, in order of number.
    pub rules: Vec<Rule>,
    texts: &'a TranslatableTexts<'a>,
    translation_status: &'a TranslationStatus,
}

impl<'a> Parity<'a> {
    /// Computes the report.
    pub fn of(
        site: &Site,
        plan: &Plan,
        texts: &'a TranslatableTexts<'a>,
        translation_status: &'a TranslationStatus,
    ) -> Self {
        Self {
            source: texts.source,
            figures: figures::figures(site, plan, texts, translation_status),
            rules: rules::rules(site, texts, translation_status),
            texts,
            translation_status,
        }
    }

    /// Returns the texts that need work in a locale, in order of genre and key.
    pub fn work(
        &self,
        locale: LocaleId,
    ) -> impl Iterator<Item = (&'a TranslatableText<'a>, LocaleStatus)> {
        let rows = self.texts.all.iter().zip(&self.translation_status.rows);
        let all = rows.filter_map(move |(text, row)| Some((text, row.statuses[locale]?)));
        all.filter(|(_, status)| status.state != TranslationState::Translated || status.machine)
    }
}
