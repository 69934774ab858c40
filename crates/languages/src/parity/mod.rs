//! How far each language of a site is level with the one that its texts are written in, and which
//! rules for multilingual sites of the United Nations it keeps.
//!
//! The rules are those of the *Minimum standards for multilingualism of UN websites* (Department of
//! Global Communications). A [`Parity`] is made of what other stages know; nothing is read for it.

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

/// The report on a site.
#[derive(Debug)]
pub struct Parity {
    /// The locale in which texts are first written.
    pub source: LocaleId,
    /// What each locale has, in the order of the site.
    pub figures: Vec<LocaleFigures>,
    /// The rules, in order of number.
    pub rules: Vec<Rule>,
    /// What is left to do, in order of locale, genre and key.
    pub work: Vec<PendingText>,
}

/// A text that is not what it should be in a locale.
#[derive(Debug)]
pub struct PendingText {
    /// The locale.
    pub locale: LocaleId,
    /// What the text is to readers.
    pub genre: Genre,
    /// What names it.
    pub key: TextKey,
    /// What it is: missing, stale or without a source.
    pub state: TranslationState,
    /// Whether a machine made it, and nobody has read it over.
    pub machine: bool,
}

impl Parity {
    /// Draws up the report.
    pub fn of(
        site: &Site,
        plan: &Plan,
        texts: &TranslatableTexts<'_>,
        truth: &TranslationStatus,
    ) -> Self {
        Self {
            source: texts.source,
            figures: figures::figures(site, plan, texts, truth),
            rules: rules::rules(site, texts, truth),
            work: work(site, truth),
        }
    }
}

fn work(site: &Site, truth: &TranslationStatus) -> Vec<PendingText> {
    let mut work = Vec::new();
    for locale in site.config.locale_ids() {
        for row in &truth.rows {
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
