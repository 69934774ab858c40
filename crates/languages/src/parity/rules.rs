//! Checks the rules for multilingual sites.

use serde::Serialize;

use crate::config::{Config, Fallback};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::i18n::{UN_ORDER, own_language, rank};
use crate::locale::LocaleId;
use crate::schema::Localized;
use crate::site::Site;
use crate::translation::{
    TextKey, TranslatableText, TranslatableTexts, TranslationState, TranslationStatus,
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
    let inspector = Inspector { config: &site.config, texts, translation_status };
    vec![
        inspector.every_section(),
        inspector.parity(),
        inspector.language_bar(),
        inspector.no_mixing(),
        inspector.links_say_so(),
        inspector.names(),
        open(7, message!("rules.no-letters-as-graphics")),
        inspector.machines(),
        inspector.footer(),
        inspector.contact(),
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
    fn missing<'b>(&'b self, wanted: &'b dyn Fn(&TextKey) -> bool) -> Vec<RulePlace> {
        self.in_state(&|key, state| state == TranslationState::Missing && wanted(key))
    }

    fn in_state(&self, wanted: &dyn Fn(&TextKey, TranslationState) -> bool) -> Vec<RulePlace> {
        let mut places = Vec::new();
        for (text, row) in self.texts.all.iter().zip(&self.translation_status.rows) {
            for (locale, status) in row.statuses.iter() {
                let Some(status) = status.filter(|status| wanted(&row.key, status.state)) else {
                    continue;
                };
                let (key, tag) = (row.key.to_string(), &self.config.locale(locale).locale);
                let words = match status.state {
                    TranslationState::Stale => {
                        message!("rules.translation-out-of-date", key, tag)
                    }
                    TranslationState::Orphan => message!("rules.text-without-source", key),
                    _ => message!("rules.text-untranslated", key, tag),
                };
                places.push(RulePlace { words, span: self.span(text, locale, status.state) });
            }
        }
        places
    }

    /// The position of a text: in the locale, or in the source locale if it is missing there.
    fn span(
        &self,
        text: &TranslatableText<'_>,
        locale: LocaleId,
        state: TranslationState,
    ) -> Option<Span> {
        let locale = if state == TranslationState::Missing { self.texts.source } else { locale };
        let version = text.versions[locale].as_ref()?;
        Some(Span::new(&version.file, version.range.clone()))
    }

    fn every_section(&self) -> Rule {
        let is_structure = |key: &TextKey| match key {
            TextKey::Word(_) => true,
            TextKey::Field { file, path } => {
                is_site(file.as_str()) && path.starts_with("sections.")
            }
            TextKey::Document(_) => false,
        };
        let words = message!("rules.structure-in-each-language");
        checked(1, words, self.missing(&is_structure))
    }

    fn parity(&self) -> Rule {
        let is_left = |_: &TextKey, state: TranslationState| {
            matches!(state, TranslationState::Missing | TranslationState::Stale)
        };
        let mut rule = checked(2, message!("rules.same-content"), self.in_state(&is_left));
        let own = |tag: &&str| self.config.locales.iter().any(|l| l.locale.language() == *tag);
        let count = UN_ORDER.iter().filter(|tag| own(tag)).count();
        rule.note =
            (count < UN_ORDER.len()).then(|| message!("rules.official-language-count", count));
        rule
    }

    fn language_bar(&self) -> Rule {
        let words = message!("rules.language-bar-order");
        checked(3, words, language_bar(self.config))
    }

    /// Checks that no list contains items in another language than its page.
    fn no_mixing(&self) -> Rule {
        let is_shown = |key: &TextKey| match key {
            TextKey::Document(identity) => {
                let section = identity.split('/').next().unwrap_or_default();
                self.config.fallback_in(section) != Fallback::None
            }
            TextKey::Field { .. } => true,
            TextKey::Word(_) => false,
        };
        let mut rule = checked(4, message!("rules.no-mixed-languages"), self.missing(&is_shown));
        if rule.finding == RuleResult::Broken {
            rule.note = Some(message!("rules.marked-other-language"));
        }
        rule
    }

    fn links_say_so(&self) -> Rule {
        let documents = self.missing(&|key| matches!(key, TextKey::Document(_)));
        let finding = if documents.is_empty() { RuleResult::Kept } else { RuleResult::Open };
        Rule {
            number: 5,
            words: message!("rules.links-name-language"),
            finding,
            note: Some(message!("rules.texts-that-need-links", count = documents.len())),
            places: Vec::new(),
        }
    }

    fn names(&self) -> Rule {
        let words = message!("rules.site-name-spelled-out");
        let mut rule = checked(6, words, self.untranslated(&self.config.name));
        let mut acronyms = Vec::new();
        for locale in self.config.locale_ids() {
            let (tag, name) = self.config.text(&self.config.name, locale);
            let is_acronym =
                |word: &&str| word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
            for acronym in name.split(|c: char| !c.is_alphanumeric()).filter(is_acronym) {
                acronyms.push(RulePlace {
                    words: message!("rules.acronym-in-name", acronym, tag),
                    span: Some(self.config.name.span.clone()),
                });
            }
        }
        if rule.finding == RuleResult::Kept && !acronyms.is_empty() {
            rule.finding = RuleResult::Open;
        }
        rule.places.extend(acronyms);
        rule
    }

    /// The locales without a translation of a text in the configuration.
    fn untranslated(&self, text: &Localized) -> Vec<RulePlace> {
        let locales = self.config.locale_ids().filter(|locale| {
            self.config.text(text, *locale).0 != &self.config.locale(*locale).locale
        });
        let place = |locale| {
            let tag = &self.config.locale(locale).locale;
            RulePlace {
                words: message!("rules.name-untranslated", tag),
                span: Some(text.span.clone()),
            }
        };
        locales.map(place).collect()
    }

    fn machines(&self) -> Rule {
        let mut places = Vec::new();
        for (text, row) in self.texts.all.iter().zip(&self.translation_status.rows) {
            for (locale, status) in row.statuses.iter() {
                if status.is_some_and(|status| status.machine) {
                    let (key, tag) = (row.key.to_string(), &self.config.locale(locale).locale);
                    places.push(RulePlace {
                        words: message!("rules.unreviewed-machine-translation", key, tag),
                        span: self.span(text, locale, TranslationState::Translated),
                    });
                }
            }
        }
        let words = message!("rules.translations-reviewed");
        checked(8, words, places)
    }

    fn footer(&self) -> Rule {
        let parts = ["disclaimer", "attributions", "contact", "menus"];
        let is_footer = |key: &TextKey| match key {
            TextKey::Field { file, path } => {
                let first = path.split(['.', '[']).next().unwrap_or_default();
                is_site(file.as_str()) && parts.contains(&first)
            }
            TextKey::Word(_) => true,
            TextKey::Document(_) => false,
        };
        let words = message!("rules.footer-in-page-language");
        checked(9, words, self.missing(&is_footer))
    }

    fn contact(&self) -> Rule {
        let words = message!("rules.contact-names-languages");
        checked(10, words, contact(self.config))
    }
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

fn language_bar(config: &Config) -> Vec<RulePlace> {
    order_of_bar(config).into_iter().chain(labels(config)).collect()
}

fn order_of_bar(config: &Config) -> Vec<RulePlace> {
    let mut places = Vec::new();
    for pair in config.locales.windows(2) {
        let [before, after] = pair else { continue };
        if rank(&before.locale) > rank(&after.locale) {
            places.push(RulePlace {
                words: message!(
                    "rules.language-order",
                    after = after.locale,
                    before = before.locale
                ),
                span: Some(after.span.clone()),
            });
        }
    }
    places
}

fn labels(config: &Config) -> Vec<RulePlace> {
    let mut places = Vec::new();
    for own in &config.locales {
        let same = |name: &String| own.label.to_lowercase().contains(&name.to_lowercase());
        if let Some(name) = own_language(&own.locale).filter(|name| !same(name)) {
            let (tag, label) = (&own.locale, own.label.as_str());
            places.push(RulePlace {
                words: message!("rules.label-is-not-native-name", tag, label, name),
                span: Some(own.span.clone()),
            });
        }
    }
    places
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

fn is_site(file: &str) -> bool {
    file == "data/site.yaml"
}
