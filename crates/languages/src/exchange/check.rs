//! Whether a translation keeps what must be the same as in its source.

use super::content::{InlineMark, Syntax, UnitContent};
use super::units::UnitPair;
use crate::diag::{Words, did_you_mean, words};
use crate::letters;
use crate::translation::UnitKind;

/// Returns what is wrong with a translation, each with how it is mended.
pub(super) fn problems(slot: &UnitPair<'_>, content: &UnitContent) -> Vec<(Words, Words)> {
    let mut found = Vec::new();
    let source = slot.source();
    let of_source = source.marks(slot.syntax);
    let of_target = content.marks(slot.syntax);
    let is_kept = slot.target().is_some_and(|target| target.marks(slot.syntax) == of_target);
    let missing = of_source.iter().filter(|(mark, count)| {
        !mark.is_emphasis() && of_target.get(mark).unwrap_or(&0) < *count && !may_omit(slot, mark)
    });
    let invented = of_target
        .iter()
        .filter(|(mark, count)| !mark.is_emphasis() && of_source.get(mark).unwrap_or(&0) < *count);
    // What the translation had in another way before may stay so.
    if !is_kept {
        let shown: Vec<String> = of_source.keys().map(InlineMark::shown).collect();
        for (mark, _) in missing {
            let mark = mark.shown();
            let message = words!("`{mark}` of the source is missing in this translation", mark);
            found.push((message, words!("copy it from the source text as it is")));
        }
        for (mark, _) in invented {
            let mark = mark.shown();
            let near = did_you_mean(&mark, shown.iter().map(String::as_str));
            let hint = match near {
                Some(near) if near != mark => words!("did you mean `{near}`?", near),
                _ => words!("links, code and placeholders are those of the source, each once"),
            };
            found.push((words!("`{mark}` is not in the source", mark), hint));
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
        let message = words!("this translation holds a sign that nobody sees: {code}", code);
        found.push((message, words!("delete it")));
    }
    found
}

/// Returns what somebody should look at.
pub(super) fn doubts(slot: &UnitPair<'_>, content: &UnitContent) -> Vec<Words> {
    let emphasis = |content: &UnitContent| {
        let marks = content.marks(slot.syntax).into_iter();
        marks.filter(|(mark, _)| mark.is_emphasis()).map(|(_, count)| count).sum::<usize>()
    };
    let (source, target) = (emphasis(&slot.source()), emphasis(content));
    let before = slot.target().map(|target| emphasis(&target));
    let mut doubts = Vec::new();
    if source != target && before != Some(target) {
        doubts.push(words!(
            "words are stressed in {target} {target|place|places}, and in the source in {source}",
            target,
            source
        ));
    }
    doubts
}

/// Forms for none, one and two may say the number in a word.
fn may_omit(slot: &UnitPair<'_>, mark: &InlineMark) -> bool {
    matches!(slot.kind, UnitKind::Plural("zero" | "one" | "two"))
        && *mark == InlineMark::Placeholder("{count}".to_owned())
}
