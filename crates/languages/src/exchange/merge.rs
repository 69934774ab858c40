//! Compares an imported file with the current site: new and changed translations, doubtful ones, and errors.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::check;
use super::content::UnitContent;
use super::copied::{self, SharedWording};
use super::ends;
use super::export::{LocaleView, name};
use super::returned::{ReturnedFile, ReturnedText, ReturnedUnit, TranslationProgress};
use super::units::{PairedUnits, UnitPair};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, did_you_mean, message};
use crate::locale::{Locale, LocaleId};
use crate::path::SourcePath;
use crate::translation::{self, UnitKind};

/// The result of a merge.
#[derive(Debug, Default)]
pub struct ExchangeMerge<'a> {
    /// The paired units of texts with imported units, by index among all texts.
    pub paired: BTreeMap<usize, PairedUnits<'a>>,
    /// The changes, in the order of the file.
    pub changes: Vec<ReturnedChange>,
    /// The number of units that are the same as on the site.
    pub same: usize,
    /// The number of units without a translation.
    pub empty: usize,
}

/// An imported translation that differs from the site.
#[derive(Clone, Debug)]
pub struct ReturnedChange {
    /// The index of its text among all texts.
    pub text: usize,
    /// The index of its slot in that text.
    pub slot: usize,
    /// The name of its unit.
    pub name: String,
    /// Its content.
    pub content: UnitContent,
    /// Its text in the syntax of the source files.
    pub written: String,
    /// Whether there was no translation before.
    pub is_new: bool,
    /// The reasons for a review before it is accepted.
    pub doubts: Vec<Message>,
    /// Its position in the imported file.
    pub place: Range<usize>,
}

/// Returns the target locale of an imported file.
pub fn locale(
    returned: &ReturnedFile,
    config: &Config,
    file: &SourcePath,
    diagnostics: &mut Diagnostics,
) -> Option<LocaleId> {
    let ids = || config.locale_ids().filter(|id| *id != config.source_locale);
    let (span, message) = match &returned.to {
        None => (Span::file(file), message!("exchange.target-language-missing", file)),
        Some((tag, place)) => {
            let is_tag = |own: &Locale| own.as_str().eq_ignore_ascii_case(tag);
            // Two locales can share a format tag, so the format tag counts only if no locale tag matches.
            let found = ids()
                .find(|id| is_tag(&config.locale(*id).locale))
                .or_else(|| ids().find(|id| is_tag(&config.locale(*id).format)));
            if found.is_some() {
                return found;
            }
            (Span::new(file, place.clone()), message!("exchange.unknown-target-language", tag))
        }
    };
    let tags: Vec<&str> = ids().map(|id| config.locale(id).locale.as_str()).collect();
    let hint = message!("exchange.site-languages-hint", tags = tags.join(", "));
    diagnostics.push(Diagnostic::new(Code::UnknownLocale, span, message).hint(hint));
    None
}

/// Merges an imported file. Reports units that cannot be imported, at their position in `file`.
pub fn merge<'a>(
    view: &'a LocaleView<'a>,
    returned: &ReturnedFile,
    file: &SourcePath,
    diagnostics: &mut Diagnostics,
) -> ExchangeMerge<'a> {
    let (merge, shared) = (ExchangeMerge::default(), OnceCell::new());
    let mut merger = Merger { view, file, shared, merge, diagnostics };
    let keys: Vec<String> = view.texts.all.iter().map(|text| text.key.to_string()).collect();
    for (key, units) in by_key(&returned.units) {
        let at = keys.iter().position(|own| *own == key);
        match at.and_then(|at| Some((at, view.paired(&view.texts.all[at])?))) {
            Some((at, paired)) => merger.text(at, paired, &units),
            None => merger.unknown(units[0], &key, &keys),
        }
    }
    merger.merge
}

/// A merge in progress.
struct Merger<'a, 'b> {
    view: &'a LocaleView<'a>,
    file: &'b SourcePath,
    /// Collected for the first translation that is the same as its source.
    shared: OnceCell<SharedWording>,
    merge: ExchangeMerge<'a>,
    diagnostics: &'b mut Diagnostics,
}

impl<'a> Merger<'a, '_> {
    fn problem(&mut self, place: &Range<usize>, message: Message, hint: Option<Message>) {
        let span = Span::new(self.file, place.clone());
        self.diagnostics.push(Diagnostic::new(Code::Exchange, span, message).maybe_hint(hint));
    }

    /// Merges the units of a text.
    fn text(&mut self, at: usize, paired: PairedUnits<'a>, units: &[&ReturnedUnit]) {
        let text = &self.view.texts.all[at];
        let names: Vec<String> = paired.slots.iter().map(|slot| name(text, slot)).collect();
        let mut taken: BTreeMap<usize, UnitContent> = BTreeMap::new();
        let first = self.merge.changes.len();
        for (unit, slot) in located(units, &names) {
            let Some((slot_at, is_sure)) = slot else {
                let message = message!("exchange.source-gone", name = unit.name);
                let hint = message!("exchange.source-rewritten-hint");
                self.problem(&unit.place, message, Some(hint));
                continue;
            };
            let slot = &paired.slots[slot_at];
            let Some((content, written, doubts)) = self.change(slot, unit, is_sure) else {
                continue;
            };
            if let Some(other) = taken.insert(slot_at, content.clone()) {
                if other != content {
                    self.problem(&unit.target_place, message!("exchange.two-translations"), None);
                }
                continue;
            }
            self.merge.changes.push(ReturnedChange {
                text: at,
                slot: slot_at,
                name: unit.name.clone(),
                content,
                written,
                is_new: slot.target.is_none() || slot.is_untouched,
                doubts,
                place: unit.target_place.clone(),
            });
        }
        keep_together(&mut self.merge.changes[first..], &paired);
        self.merge.paired.insert(at, paired);
    }

    /// Compares an imported unit with its slot. Returns its content, its written text and the doubts about it.
    /// `None` if it is empty or the same, which is counted, or if it cannot be imported, which is reported.
    fn change(
        &mut self,
        slot: &UnitPair<'_>,
        unit: &ReturnedUnit,
        is_sure: bool,
    ) -> Option<(UnitContent, String, Vec<Message>)> {
        let place = &unit.target_place;
        let Some(said) = &unit.target else {
            self.merge.empty += 1;
            return None;
        };
        let Some(content) = content(said, unit, slot) else {
            let hint = message!("exchange.export-again-hint");
            self.problem(place, message!("exchange.tags-differ"), Some(hint));
            return None;
        };
        let (content, mut doubts) = ends::kept(slot, content);
        if content.is_empty() {
            self.merge.empty += 1;
            return None;
        }
        if slot.target().as_ref() == Some(&content) {
            self.merge.same += 1;
            return None;
        }
        let problems = check::problems(slot, &content);
        if !problems.is_empty() {
            for (message, hint) in problems {
                self.problem(place, message, Some(hint));
            }
            return None;
        }
        let Some(written) = content.written(slot.syntax) else {
            let hint = message!("exchange.remove-characters-hint");
            self.problem(place, message!("exchange.not-writable"), Some(hint));
            return None;
        };
        doubts.extend(check::doubts(slot, &content));
        let then = self::content(&unit.source, unit, slot);
        let is_same = then.is_some_and(|then| {
            translation::words(&then.words()) == translation::words(&slot.source().words())
        });
        if !is_sure || !is_same {
            doubts.push(message!("exchange.doubt-source-changed"));
        }
        doubts.extend(self.unfinished(slot, unit, &content));
        Some((content, written, doubts))
    }

    /// Returns the first reason why a translation could be unfinished.
    fn unfinished(
        &self,
        slot: &UnitPair<'_>,
        unit: &ReturnedUnit,
        content: &UnitContent,
    ) -> Option<Message> {
        let shared = || self.shared.get_or_init(|| SharedWording::of(self.view));
        if copied::is_same(&slot.source(), content) && shared().is_copy(slot) {
            return Some(message!("exchange.doubt-copied"));
        }
        if unit.has_copied_part {
            return Some(message!("exchange.doubt-part-copied"));
        }
        match unit.progress {
            TranslationProgress::Unfinished => Some(message!("exchange.doubt-unfinished")),
            TranslationProgress::Machine => Some(message!("exchange.doubt-machine-translation")),
            TranslationProgress::Finished => None,
        }
    }

    /// Reports a unit of a text that the site lacks.
    fn unknown(&mut self, unit: &ReturnedUnit, key: &str, known: &[String]) {
        let near = did_you_mean(key, known.iter().map(String::as_str));
        let span = Span::new(self.file, unit.place.clone());
        self.diagnostics.push(
            Diagnostic::new(Code::Exchange, span, message!("exchange.unknown-text", key))
                .hint(message!("exchange.text-renamed-hint"))
                .maybe_hint(near.map(|near| message!("schema.did-you-mean-hint", near))),
        );
    }
}

/// Marks all forms of a message as doubtful if one of them is: a catalog needs all forms, or none.
fn keep_together(changes: &mut [ReturnedChange], paired: &PairedUnits<'_>) {
    let is_form = |change: &ReturnedChange| {
        let slot = &paired.slots[change.slot];
        matches!(slot.kind, UnitKind::Plural(_)) && slot.target.is_none()
    };
    let is_doubtful = |change: &ReturnedChange| is_form(change) && !change.doubts.is_empty();
    if changes.iter().any(is_doubtful) {
        for change in changes.iter_mut().filter(|change| is_form(change)) {
            if change.doubts.is_empty() {
                change.doubts.push(message!("exchange.other-form-doubtful"));
            }
        }
    }
}

/// Groups units by text, in the order in which texts first appear.
fn by_key(units: &[ReturnedUnit]) -> Vec<(String, Vec<&ReturnedUnit>)> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all: Vec<(String, Vec<&ReturnedUnit>)> = Vec::new();
    for unit in units {
        let key = unit.name.rsplit_once('|').map_or(&*unit.name, |(key, _)| key);
        let at = *places.entry(key).or_insert_with(|| {
            all.push((key.to_owned(), Vec::new()));
            all.len() - 1
        });
        all[at].1.push(unit);
    }
    all
}

/// A unit with its slot, and whether the match is certain.
type Located<'a> = (&'a ReturnedUnit, Option<(usize, bool)>);

/// Finds the slot of each unit by name. If the source changed, the unit gets the slot at the same position
/// between the units that were found.
fn located<'a>(units: &[&'a ReturnedUnit], names: &[String]) -> Vec<Located<'a>> {
    let known: BTreeMap<&str, usize> =
        names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let mut found: Vec<Located<'a>> = units
        .iter()
        .map(|unit| (*unit, known.get(unit.name.as_str()).map(|at| (*at, true))))
        .collect();
    let mut at = 0;
    while at < found.len() {
        let run = found[at..].iter().take_while(|(_, slot)| slot.is_none()).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let slot_of = |place: Option<&Located<'_>>| place.and_then(|(_, slot)| *slot);
        let start = match at.checked_sub(1) {
            None => Some(0),
            Some(before) => slot_of(found.get(before)).map(|(slot, _)| slot + 1),
        };
        let end = match found.get(at + run) {
            None => Some(names.len()),
            next => slot_of(next).map(|(slot, _)| slot),
        };
        if let (Some(start), Some(end)) = (start, end)
            && end.checked_sub(start) == Some(run)
        {
            for step in 0..run {
                found[at + step].1 = Some((start + step, false));
            }
        }
        at += run;
    }
    found
}

/// Returns the content of one side of a unit; `None` if a mark is unknown.
fn content(said: &ReturnedText, unit: &ReturnedUnit, slot: &UnitPair<'_>) -> Option<UnitContent> {
    said.content(slot.syntax, &slot.source(), unit.source.marks())
}
