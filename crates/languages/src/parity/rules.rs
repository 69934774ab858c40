//! Checks the rules for multilingual sites.

use serde::Serialize;

use crate::config::{Config, Fallback, LocaleConfig};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::i18n::{UN_ORDER, own_language, rank};
use crate::locale::Locale;
use crate::path::SourcePath;
use crate::site::Site;
use crate::translation::{
    LocaleStatus, TextKey, TextVersion, TranslatableTexts, TranslationState, TranslationStatus,
};

/// The result of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleResult {
    /// The site follows the rule.
    Kept,
    /// The site breaks the rule.
    Broken,
    /// A person has to decide.
    Open,
}

impl RuleResult {
    /// Returns the label of the result for people.
    pub fn words(self) -> Message {
        match self {
            Self::Kept => message!("rules.met"),
            Self::Broken => message!("rules.not-met"),
            Self::Open => message!("rules.for-you-to-judge"),
        }
    }
}

/// A rule with its result.
#[derive(Debug)]
pub struct Rule {
    /// The number of the rule in this project's list.
    pub number: u8,
    /// The text of the rule.
    pub words: Message,
    /// The result for the site.
    pub finding: RuleResult,
    /// An explanation, if no place contains it.
    pub note: Option<Message>,
    /// The places that break the rule or need a decision.
    pub places: Vec<RulePlace>,
}

/// A place that breaks a rule.
#[derive(Debug)]
pub struct RulePlace {
    /// The problem at this place.
    pub words: Message,
    /// The position in the source.
    pub span: Option<Span>,
}

pub(super) fn rules(
    site: &Site,
    texts: &TranslatableTexts<'_>,
    translation_status: &TranslationStatus,
) -> Vec<Rule> {
    let config = &site.config;
    let inspector = Inspector { config, texts, translation_status };
    let structure = inspector.missing(|key| match key {
        TextKey::Word(_) => true,
        TextKey::Field { file, path } => is_site(file) && path.starts_with("sections."),
        TextKey::Document(_) => false,
    });
    let footer = inspector.missing(|key| match key {
        TextKey::Field { file, path } => {
            let first = path.split(['.', '[']).next().unwrap_or_default();
            is_site(file) && ["disclaimer", "attributions", "contact", "menus"].contains(&first)
        }
        TextKey::Word(_) => true,
        TextKey::Document(_) => false,
    });
    let bar = order_of_bar(config).into_iter().chain(labels(config)).collect();
    vec![
        checked(1, message!("rules.structure-in-each-language"), structure),
        inspector.parity(),
        checked(3, message!("rules.language-bar-order"), bar),
        inspector.no_mixing(),
        inspector.links_say_so(),
        names(config),
        open(7, message!("rules.no-letters-as-graphics")),
        checked(8, message!("rules.translations-reviewed"), inspector.machines()),
        checked(9, message!("rules.footer-in-page-language"), footer),
        checked(10, message!("rules.contact-names-languages"), contact(config)),
        open(11, message!("rules.usual-wording")),
    ]
}

/// Returns a rule that no program can check.
fn open(number: u8, words: Message) -> Rule {
    Rule { number, words, finding: RuleResult::Open, note: None, places: Vec::new() }
}

/// Returns a rule that is broken if there are places.
fn checked(number: u8, words: Message, places: Vec<RulePlace>) -> Rule {
    let finding = if places.is_empty() { RuleResult::Kept } else { RuleResult::Broken };
    Rule { number, words, finding, note: None, places }
}

struct Inspector<'a> {
    config: &'a Config,
    texts: &'a TranslatableTexts<'a>,
    translation_status: &'a TranslationStatus,
}

impl Inspector<'_> {
    /// The positions of texts that are missing in a locale.
    fn missing(&self, is_wanted: impl Fn(&TextKey) -> bool) -> Vec<RulePlace> {
        self.places(|key, status, tag| {
            let is_missing = status.state == TranslationState::Missing && is_wanted(key);
            is_missing.then(|| unfinished(key, status.state, tag))
        })
    }

    /// The positions of the texts for which `problem` returns a message.
    fn places(
        &self,
        problem: impl Fn(&TextKey, LocaleStatus, &Locale) -> Option<Message>,
    ) -> Vec<RulePlace> {
        let mut places = Vec::new();
        for (text, row) in self.texts.all.iter().zip(&self.translation_status.rows) {
            for (locale, status) in row.statuses.iter() {
                let tag = &self.config.locale(locale).locale;
                let words = status.and_then(|status| problem(&text.key, status, tag));
                let span = text.nearest(locale, self.texts.source).map(TextVersion::span);
                places.extend(words.map(|words| RulePlace { words, span }));
            }
        }
        places
    }

    fn parity(&self) -> Rule {
        let places = self.places(|key, status, tag| match status.state {
            state @ (TranslationState::Missing | TranslationState::Stale) => {
                Some(unfinished(key, state, tag))
            }
            TranslationState::Translated | TranslationState::Orphan => None,
        });
        let mut rule = checked(2, message!("rules.same-content"), places);
        let own = |tag: &&str| self.config.locales.iter().any(|l| l.locale.language() == *tag);
        let count = UN_ORDER.iter().filter(|tag| own(tag)).count();
        rule.note =
            (count < UN_ORDER.len()).then(|| message!("rules.official-language-count", count));
        rule
    }

    /// Checks that no list contains items in another language than its page.
    fn no_mixing(&self) -> Rule {
        let places = self.missing(|key| match key {
            TextKey::Document(identity) => {
                let section = identity.split('/').next().unwrap_or_default();
                self.config.fallback_in(section) != Fallback::None
            }
            TextKey::Field { .. } => true,
            TextKey::Word(_) => false,
        });
        let note = (!places.is_empty()).then(|| message!("rules.marked-other-language"));
        Rule { note, ..checked(4, message!("rules.no-mixed-languages"), places) }
    }

    fn links_say_so(&self) -> Rule {
        let count = self.missing(|key| matches!(key, TextKey::Document(_))).len();
        Rule {
            finding: if count == 0 { RuleResult::Kept } else { RuleResult::Open },
            note: Some(message!("rules.texts-that-need-links", count)),
            ..open(5, message!("rules.links-name-language"))
        }
    }

    fn machines(&self) -> Vec<RulePlace> {
        self.places(|key, status, tag| {
            let words = |key| message!("rules.unreviewed-machine-translation", key, tag);
            status.machine.then(|| words(key.to_string()))
        })
    }
}

/// Returns the message for a text that is not translated completely.
fn unfinished(key: &TextKey, state: TranslationState, tag: &Locale) -> Message {
    let key = key.to_string();
    match state {
        TranslationState::Stale => message!("rules.translation-out-of-date", key, tag),
        TranslationState::Orphan => message!("rules.text-without-source", key),
        _ => message!("rules.text-untranslated", key, tag),
    }
}

fn names(config: &Config) -> Rule {
    let place = |words| RulePlace { words, span: Some(config.name.span.clone()) };
    let untranslated = config.locale_ids().filter_map(|locale| {
        let tag = &config.locale(locale).locale;
        let is_own = config.text(&config.name, locale).0 == tag;
        (!is_own).then(|| place(message!("rules.name-untranslated", tag)))
    });
    let words = message!("rules.site-name-spelled-out");
    let mut rule = checked(6, words, untranslated.collect());
    for locale in config.locale_ids() {
        let (tag, name) = config.text(&config.name, locale);
        let is_acronym =
            |word: &&str| word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
        for acronym in name.split(|c: char| !c.is_alphanumeric()).filter(is_acronym) {
            rule.places.push(place(message!("rules.acronym-in-name", acronym, tag)));
        }
    }
    if rule.finding == RuleResult::Kept && !rule.places.is_empty() {
        rule.finding = RuleResult::Open;
    }
    rule
}

/// Reports configuration errors that no other check finds: the language bar and the contact. On strict sites,
/// these are warnings.
pub fn report(config: &Config, diagnostics: &mut Diagnostics) {
    let order = message!("rules.language-order-hint");
    let label = message!("rules.native-name-hint");
    let answers = message!("rules.contact-languages-hint");
    let all = [(order_of_bar(config), order), (labels(config), label), (contact(config), answers)];
    let places = all
        .into_iter()
        .flat_map(|(places, hint)| places.into_iter().map(move |place| (place, hint.clone())));
    for (RulePlace { words, span }, hint) in places {
        let span = span.unwrap_or_else(|| Span::file(&config.name.span.file));
        let found = Diagnostic::new(Code::LanguageRule, span, words).hint(hint);
        diagnostics.push(if config.is_strict { found.raised() } else { found });
    }
}

fn order_of_bar(config: &Config) -> Vec<RulePlace> {
    let pairs = config.locales.iter().zip(config.locales.iter().skip(1));
    let wrong = pairs.filter(|(before, after)| rank(&before.locale) > rank(&after.locale));
    let place = |(before, after): (&LocaleConfig, &LocaleConfig)| {
        let (before, span) = (&before.locale, Some(after.span.clone()));
        RulePlace { words: message!("rules.language-order", after = after.locale, before), span }
    };
    wrong.map(place).collect()
}

fn labels(config: &Config) -> Vec<RulePlace> {
    let place = |own: &LocaleConfig| {
        let (tag, label) = (&own.locale, own.label.as_str());
        let same = |name: &String| label.to_lowercase().contains(&name.to_lowercase());
        let name = own_language(tag).filter(|name| !same(name))?;
        let words = message!("rules.label-is-not-native-name", tag, label, name);
        Some(RulePlace { words, span: Some(own.span.clone()) })
    };
    config.locales.iter().filter_map(place).collect()
}

fn contact(config: &Config) -> Vec<RulePlace> {
    let words = match &config.contact {
        None => message!("rules.no-contact"),
        Some(contact) if contact.languages.is_empty() => {
            message!("rules.contact-without-languages")
        }
        Some(_) => return Vec::new(),
    };
    vec![RulePlace { words, span: None }]
}

fn is_site(file: &SourcePath) -> bool {
    file.as_str() == "data/site.yaml"
}
