//! Checks that a translation keeps the inline marks of its source: links, images, code and placeholders.

use super::content::{InlineMark, Syntax, UnitContent};
use super::units::UnitPair;
use crate::diag::{Message, did_you_mean, message};
use crate::letters;
use crate::translation::UnitKind;

/// Returns the errors in a translation, each with a hint.
pub(super) fn problems(slot: &UnitPair<'_>, content: &UnitContent) -> Vec<(Message, Message)> {
    let mut found = Vec::new();
    let source = slot.source();
    let (of_source, of_target) = (source.marks(), content.marks());
    let is_kept = slot.target().is_some_and(|target| target.marks() == of_target);
    let missing = of_source.iter().filter(|(mark, count)| {
        !mark.is_emphasis() && of_target.get(mark).unwrap_or(&0) < *count && !may_omit(slot, mark)
    });
    let invented = of_target
        .iter()
        .filter(|(mark, count)| !mark.is_emphasis() && of_source.get(mark).unwrap_or(&0) < *count);
    // Differences that the translation already had before are accepted.
    if !is_kept {
        let shown: Vec<String> = of_source.keys().map(InlineMark::shown).collect();
        for (mark, _) in missing {
            let mark = mark.shown();
            let message = message!("exchange.mark-missing", mark);
            found.push((message, message!("exchange.copy-mark-hint")));
        }
        for (mark, _) in invented {
            let mark = mark.shown();
            let near = did_you_mean(&mark, shown.iter().map(String::as_str));
            let hint = match near {
                Some(near) if near != mark => message!("schema.did-you-mean-hint", near),
                _ => message!("exchange.each-mark-once-hint"),
            };
            found.push((message!("exchange.mark-not-in-source", mark), hint));
        }
    }
    let control = content
        .words()
        .chars()
        .find(|c| c.is_control() && !(slot.syntax == Syntax::Plain && matches!(c, '\n' | '\t')));
    let words = content.words();
    let mut strays = letters::strays(&words).into_iter().filter(|stray| !stray.is_kept);
    let stray = strays.find_map(|stray| words[stray.range].chars().next());
    if let Some(c) = control.or(stray) {
        let code = format!("U+{:04X}", u32::from(c));
        let message = message!("exchange.invisible-character", code);
        found.push((message, message!("yaml.delete-it-hint")));
    }
    found
}

/// Returns the reasons for a review by a person.
pub(super) fn doubts(slot: &UnitPair<'_>, content: &UnitContent) -> Vec<Message> {
    let emphasis = |content: &UnitContent| {
        let marks = content.marks().into_iter();
        marks.filter(|(mark, _)| mark.is_emphasis()).map(|(_, count)| count).sum::<usize>()
    };
    let (source, target) = (emphasis(&slot.source()), emphasis(content));
    let before = slot.target().map(|target| emphasis(&target));
    let mut doubts = Vec::new();
    if source != target && before != Some(target) {
        doubts.push(message!("exchange.doubt-emphasis", target, source));
    }
    doubts
}

/// Plural forms for zero, one and two can write the number as a word.
fn may_omit(slot: &UnitPair<'_>, mark: &InlineMark) -> bool {
    matches!(slot.kind, UnitKind::Plural("zero" | "one" | "two"))
        && *mark == InlineMark::Code("{count}".to_owned())
}
