//! Collects the units of a site for translators, with their context and state.

use std::collections::{BTreeMap, BTreeSet};

use super::content::Syntax;
use super::links;
use super::units::{PairedUnits, UnitPair, pair};
use crate::content::BlockKind;
use crate::diag::{self, Message, UiLanguage, message};
use crate::i18n::Formatter;
use crate::locale::{Direction, Locale, LocaleId};
use crate::path::SourcePath;
use crate::plan::Plan;
use crate::reference::Reference;
use crate::site::Site;
use crate::translation::{
    self, BlockChange, Genre, TextKey, TranslatableText, TranslatableTexts, TranslationLock,
    TranslationStatus, UnitKind,
};

/// The content of an export.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The source locale.
    pub from: Locale,
    /// The target locale.
    pub to: Locale,
    /// The text directions of both locales.
    pub directions: (Direction, Direction),
    /// The files, in the order in which readers see them.
    pub files: Vec<ExchangeFile>,
}

impl Exchange {
    /// Returns the number of units to translate, and the number of all units.
    pub fn count(&self) -> (usize, usize) {
        let units = || self.files.iter().flat_map(|file| &file.units);
        (units().filter(|unit| unit.state.is_open()).count(), units().count())
    }
}

/// The units of one document, or of one data file.
#[derive(Clone, Debug)]
pub struct ExchangeFile {
    /// The source file.
    pub original: SourcePath,
    /// The title of the document.
    pub title: Option<String>,
    /// The address of its page.
    pub address: Option<String>,
    /// The units, in order.
    pub units: Vec<ExchangeUnit>,
}

/// The unit of exchange: a text that is translated as a whole.
#[derive(Clone, Debug)]
pub struct ExchangeUnit {
    /// The key of its text and its id there: stable while the source does not change.
    pub name: String,
    /// Unique in its file: only letters, digits and `-_.:`.
    pub id: String,
    /// Its description for translators.
    pub kind: String,
    /// Its position: file and line.
    pub place: String,
    /// The state of its translation.
    pub state: UnitState,
    /// Its syntax in the source files.
    pub syntax: Syntax,
    /// The source text, as written.
    pub source: String,
    /// The translation, as written.
    pub target: Option<String>,
}

/// The state of a unit's translation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnitState {
    /// Not translated.
    Missing,
    /// Its source changed since the translation.
    Stale,
    /// A machine translation that no person has reviewed.
    Machine,
    /// Translated, but its links lead to other pages than those of its source.
    Unlike,
    /// Translated.
    Done,
}

impl UnitState {
    /// Returns whether the unit needs work by a translator. Different links can be correct.
    fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::Unlike)
    }
}

/// A site with the data that the translation into one locale needs.
pub struct LocaleView<'a> {
    /// The site.
    pub site: &'a Site,
    /// The addresses.
    pub plan: &'a Plan,
    /// The texts.
    pub texts: TranslatableTexts<'a>,
    /// The state of each text.
    pub translation_status: &'a TranslationStatus,
    /// The translation record.
    pub lock: TranslationLock,
    /// The files.
    pub sources: &'a dyn diag::Texts,
    /// The target locale.
    pub to: LocaleId,
}

impl<'a> LocaleView<'a> {
    /// Pairs the units of a text; `None` if it has no source.
    pub fn paired(&self, text: &'a TranslatableText<'a>) -> Option<PairedUnits<'a>> {
        let is_draft = match &text.key {
            TextKey::Document(identity) => self.is_draft(identity),
            TextKey::Field { .. } | TextKey::Word(_) => false,
        };
        // A catalog needs each plural category of its locale.
        let formatter = Formatter::new(&self.site.config.locale(self.to).format);
        let categories = formatter.map(|formatter| formatter.plural_categories());
        pair(text, (self.texts.source, self.to), &categories.unwrap_or_default(), is_draft)
    }

    fn is_draft(&self, identity: &str) -> bool {
        let group = self.site.groups.iter().find(|group| group.identity == identity);
        let translation = group.and_then(|group| group.translations[self.to].as_ref());
        translation.is_some_and(|translation| translation.document.front.draft)
    }

    fn address(&self, key: &TextKey) -> Option<String> {
        let TextKey::Document(identity) = key else { return None };
        let entity = self.site.resolve(&Reference::Document(identity.clone()))?;
        let url = self.plan.url(entity, self.texts.source)?;
        let base = &self.site.config.base_url;
        Some(format!("{}{}{url}", base.origin, base.path))
    }
}

/// Returns the units that need translation; with `all`, also the others. Context is in `ui_language`.
pub fn export(view: &LocaleView<'_>, all: bool, ui_language: UiLanguage) -> Exchange {
    let config = &view.site.config;
    let (from, to) = (config.locale(view.texts.source), config.locale(view.to));
    let mut files: Vec<ExchangeFile> = Vec::new();
    let mut places: BTreeMap<SourcePath, usize> = BTreeMap::new();
    for (text, row) in view.texts.all.iter().zip(&view.translation_status.rows) {
        let (Some(paired), Some(source)) = (view.paired(text), &text.versions[view.texts.source])
        else {
            continue;
        };
        let is_machine = row.statuses[view.to].is_some_and(|status| status.machine);
        let changed = changed(view, text);
        let languages = (&from.locale, &to.locale);
        let states = paired.slots.iter().map(|slot| state(slot, &changed, is_machine, languages));
        let states: Vec<UnitState> = states.collect();
        let is_open = states.iter().any(|state| state.is_open());
        // Documents with open units are exported as a whole, so that translators see the context.
        if paired.slots.is_empty() || !(all || is_open) {
            continue;
        }
        let at = *places.entry(source.file.clone()).or_insert_with(|| {
            let title = source.units.iter().find(|unit| unit.kind == UnitKind::Title);
            files.push(ExchangeFile {
                original: source.file.clone(),
                title: title.map(|unit| unit.text.to_owned()),
                address: view.address(&text.key),
                units: Vec::new(),
            });
            files.len() - 1
        });
        let units = paired.slots.iter().zip(states);
        let units = units.map(|(slot, state)| ExchangeUnit {
            name: name(text, slot),
            id: id(text, slot),
            kind: described(text, slot).text(ui_language),
            place: format!("{}:{}", source.file, source.line(&slot.source.range, view.sources)),
            state,
            syntax: slot.syntax,
            source: slot.source.text.to_owned(),
            target: slot.target().and(slot.target).map(|target| target.text.to_owned()),
        });
        files[at].units.extend(units);
    }
    for file in &mut files {
        number(&mut file.units);
    }
    Exchange {
        from: from.locale.clone(),
        to: to.locale.clone(),
        directions: (from.direction, to.direction),
        files,
    }
}

/// The indices of source units that changed since their translation.
fn changed(view: &LocaleView<'_>, text: &TranslatableText<'_>) -> BTreeSet<usize> {
    let steps = translation::changes(text, view.to, &view.lock, &view.site.config);
    let steps = steps.map(|(steps, _)| steps).unwrap_or_default();
    let new = steps.into_iter().filter_map(|step| match step {
        BlockChange::Changed(_, new) | BlockChange::Added(new) => Some(new),
        BlockChange::Kept(..) | BlockChange::Moved(..) | BlockChange::Removed(_) => None,
    });
    new.collect()
}

fn state(
    slot: &UnitPair<'_>,
    changed: &BTreeSet<usize>,
    is_machine: bool,
    languages: (&Locale, &Locale),
) -> UnitState {
    if slot.target.is_none() || slot.is_untouched {
        UnitState::Missing
    } else if changed.contains(&slot.at) {
        UnitState::Stale
    } else if is_machine {
        UnitState::Machine
    } else if links::differ(slot, languages) {
        UnitState::Unlike
    } else {
        UnitState::Done
    }
}

/// Returns the name of a slot, the same in every exchange file.
pub fn name(text: &TranslatableText<'_>, slot: &UnitPair<'_>) -> String {
    format!("{}|{}", text.key, slot.id)
}

/// Returns the id of a slot in its file, which can be that of other slots too.
fn id(text: &TranslatableText<'_>, slot: &UnitPair<'_>) -> String {
    let path = match &text.key {
        TextKey::Document(_) => slot.id.clone(),
        TextKey::Field { path: key, .. } | TextKey::Word(key) if slot.id == "text" => key.clone(),
        TextKey::Field { path: key, .. } | TextKey::Word(key) => format!("{key}:{}", slot.id),
    };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.:".contains(c);
    path.chars().map(|c| if is_plain(c) { c } else { '_' }).collect()
}

/// Returns the description of a unit.
fn described(text: &TranslatableText<'_>, slot: &UnitPair<'_>) -> Message {
    match slot.kind {
        UnitKind::Title => message!("exchange.kind-title"),
        UnitKind::Summary => message!("exchange.kind-summary"),
        UnitKind::Alt => message!("field.alt"),
        UnitKind::Caption => message!("field.caption"),
        UnitKind::Plural(category) => message!("exchange.kind-interface-plural", category),
        UnitKind::Text if text.genre == Genre::Word => message!("exchange.kind-interface-text"),
        UnitKind::Text => message!("exchange.kind-data-text"),
        UnitKind::Block(kind) => match kind {
            BlockKind::Heading(level) => {
                message!("exchange.kind-heading", level = usize::from(*level))
            }
            BlockKind::Paragraph => message!("exchange.kind-paragraph"),
            BlockKind::Item { .. } => message!("exchange.kind-list-item"),
            BlockKind::Quotation => message!("exchange.kind-quotation"),
            BlockKind::Footnote => message!("exchange.kind-footnote"),
            BlockKind::Term => message!("exchange.kind-term"),
            BlockKind::Definition => message!("exchange.kind-definition"),
            BlockKind::Cell { head: true } => message!("exchange.kind-column-heading"),
            BlockKind::Cell { head: false } => message!("exchange.kind-table-cell"),
            BlockKind::Field(key) => message!("exchange.kind-block-field", key),
            BlockKind::Code | BlockKind::Data | BlockKind::Rule => message!("exchange.kind-code"),
        },
    }
}

/// Adds numbers to duplicate ids.
fn number(units: &mut [ExchangeUnit]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for unit in units {
        let count = seen.entry(unit.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            unit.id = format!("{}:{count}", unit.id);
        }
    }
}
