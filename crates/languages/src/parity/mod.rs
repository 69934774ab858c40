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
use crate::translation::{Genre, TextKey, TranslatableTexts, TranslationState, TranslationStatus};

/// The language report of a site.
#[derive(Debug)]
pub struct Parity {
    /// The source locale.
    pub source: LocaleId,
    /// The statistics of each locale, in the order of the site.
    pub figures: Vec<LocaleFigures>,
    /// The rules, in order of number.
    pub rules: Vec<Rule>,
    /// The texts that need work, in order of locale, genre and key.
    pub work: Vec<PendingText>,
}

/// A text that needs work in a locale.
#[derive(Debug)]
pub struct PendingText {
    /// The locale.
    pub locale: LocaleId,
    /// The genre of the text.
    pub genre: Genre,
    /// The key of the text.
    pub key: TextKey,
    /// Its state: missing, stale or orphan.
    pub state: TranslationState,
    /// Whether it is a machine translation that no person has reviewed.
    pub machine: bool,
}

impl Parity {
    /// Computes the report.
    pub fn of(
        site: &Site,
        plan: &Plan,
        texts: &TranslatableTexts<'_>,
        translation_status: &TranslationStatus,
    ) -> Self {
        Self {
            source: texts.source,
            figures: figures::figures(site, plan, texts, translation_status),
            rules: rules::rules(site, texts, translation_status),
            work: work(site, translation_status),
        }
    }
}

fn work(site: &Site, translation_status: &TranslationStatus) -> Vec<PendingText> {
    let mut work = Vec::new();
    for locale in site.config.locale_ids() {
        for row in &translation_status.rows {
            let Some(status) = row.statuses[locale] else { continue };
            if status.state != TranslationState::Translated || status.machine {
                work.push(PendingText {
                    locale,
                    genre: row.genre,
                    key: row.key.clone(),
                    state: status.state,
                    machine: status.machine,
                });
            }
        }
    }
    work
}
