//! Edits the file of a document: replaces units, adds new blocks, or creates a new translation from the
//! source file.

use super::{EditProblem, EditResult, EditedFiles, Splice, Work, in_line_ends_of, line, spliced};
use crate::diag::message;
use crate::exchange::merge::ReturnedChange;
use crate::exchange::units::needs_translation;
use crate::exchange::{Syntax, UnitContent, UnitPair};
use crate::path::SourcePath;
use crate::translation::{TextKey, TextVersion, TranslationUnit, UnitKind};
use crate::yaml;

pub(super) fn edit<'a>(work: &'a Work<'a>, edited: &mut EditedFiles) -> EditResult<'a> {
    if let Some(version) = &work.text.versions[work.view.to] {
        return existing(work, version);
    }
    new(work, edited);
    Ok(Vec::new())
}

/// Replaces translated units, and adds missing ones.
fn existing<'a>(work: &'a Work<'a>, version: &'a TextVersion<'a>) -> EditResult<'a> {
    let text = work.file(&version.file);
    let mut splices = Vec::new();
    for (at, change) in &work.changes {
        let slot = &work.paired.slots[*at];
        if let Some(target) = slot.target {
            splices.push(replaced(text, slot, target, change));
        } else if slot.kind.is_front() {
            splices.push(in_front(text, version, slot, change));
        }
    }
    added(work, version, &mut splices)?;
    Ok(splices.into_iter().map(|splice| (version.file.clone(), splice)).collect())
}

/// Replaces a unit with its translation. A paragraph is wrapped to the line length of the old text.
fn replaced(
    text: &str,
    slot: &UnitPair<'_>,
    unit: &TranslationUnit<'_>,
    change: &ReturnedChange,
) -> Splice {
    if slot.kind.is_yaml() {
        return line::replaced(text, &unit.range, &change.written);
    }
    let wrapped = line::wrapped(&change.written, unit.text);
    let is_wrapped = slot.syntax == Syntax::Paragraph
        && UnitContent::of(&wrapped, slot.syntax) == change.content;
    let lines = if is_wrapped { &wrapped } else { &change.written };
    let text = lines.replace('\n', &format!("\n{}", unit.indent));
    Splice { range: unit.range.clone(), text }
}

/// Adds a text to the front matter, after the line of the title.
fn in_front(
    text: &str,
    version: &TextVersion<'_>,
    slot: &UnitPair<'_>,
    change: &ReturnedChange,
) -> Splice {
    let title = version.units.iter().find(|unit| unit.kind == UnitKind::Title);
    // The range of a title over several lines can end after its last line.
    let last = title.map_or(0, |unit| text[..unit.range.end].trim_end().len());
    let at = line::next(text, last);
    Splice { range: at..at, text: field(slot, &change.written) }
}

fn field(slot: &UnitPair<'_>, text: &str) -> String {
    line::entry(slot.kind.name().unwrap_or_default(), text) + "\n"
}

/// Adds source blocks that the translation lacks. Each run of consecutive blocks goes after the block that
/// it follows in the source.
fn added<'a>(
    work: &'a Work<'a>,
    version: &'a TextVersion<'a>,
    splices: &mut Vec<Splice>,
) -> Result<(), EditProblem<'a>> {
    let Some(source) = &work.text.versions[work.view.texts.source] else { return Ok(()) };
    let (of_source, of_target) = (work.file(&source.file), work.file(&version.file));
    let pairs = &work.paired.pairs;
    let is_block = |at: &usize| matches!(source.units[*at].kind, UnitKind::Block(_));
    let mut behind = (front_end(of_source), front_end(of_target));
    let (mut at, mut last) = (0, 0);
    while at < source.units.len() {
        if let Some(target) = pairs.get(&at) {
            if is_block(&at) {
                let own = line::end(of_source, source.units[at].range.end);
                let other = line::end(of_target, version.units[*target].range.end);
                // A translated block can be before the last one in the file. A unit inside another block, such
                // as a text of a data block, begins and ends within it.
                let is_before = *target < last;
                behind = (behind.0.max(own), if is_before { other } else { behind.1.max(other) });
                last = *target;
            }
            at += 1;
            continue;
        }
        let run: Vec<usize> = (at..source.units.len())
            .take_while(|at| !pairs.contains_key(at))
            .filter(is_block)
            .collect();
        at += run.len().max(1);
        let slots = || {
            let slots = work.paired.slots.iter().enumerate();
            slots.filter(|(_, slot)| run.contains(&slot.at))
        };
        let Some(first) = slots().find_map(|(at, _)| work.changes.get(&at)) else { continue };
        let is_lacking = |(at, slot): &(usize, &UnitPair<'_>)| {
            !work.changes.contains_key(at) && needs_translation(slot.source)
        };
        if let Some((_, slot)) = slots().find(is_lacking) {
            let text = shortened(slot.source.text);
            let hint = message!("exchange.import-together-hint");
            return Err((first, message!("exchange.block-needs-neighbour", text), hint));
        }
        let ends = run.iter().map(|at| line::end(of_source, source.units[*at].range.end));
        let end = ends.max().unwrap_or(behind.0).max(behind.0);
        let own: Vec<Splice> = slots()
            .filter_map(|(at, slot)| {
                let change = work.changes.get(&at)?;
                let mut splice = replaced(of_source, slot, slot.source, change);
                splice.range = splice.range.start.checked_sub(behind.0)?
                    ..splice.range.end.checked_sub(behind.0)?;
                Some(splice)
            })
            .collect();
        let mut text = spliced(&of_source[behind.0..end], own);
        if is_tight(of_target, behind.1) && !is_tight(of_source, end) {
            text.push('\n');
        }
        splices.push(Splice { range: behind.1..behind.1, text });
        behind.0 = end;
    }
    Ok(())
}

/// Returns whether the line after the one that ends at a byte is not empty.
fn is_tight(text: &str, end: usize) -> bool {
    text[end..].lines().nth(1).is_some_and(|line| !line.trim().is_empty())
}

fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// Creates the file of a translation from its source. Untranslated units keep the source text, and the file
/// is a draft until all are translated.
fn new(work: &Work<'_>, edited: &mut EditedFiles) {
    let Some(source) = &work.text.versions[work.view.texts.source] else { return };
    let text = work.file(&source.file);
    let start = body_start(text);
    let (mut front, mut splices) = (String::new(), Vec::new());
    let mut is_whole = true;
    for (at, slot) in work.paired.slots.iter().enumerate() {
        let change = work.changes.get(&at);
        is_whole &= change.is_some() || !needs_translation(slot.source);
        if slot.kind.is_front() {
            let own = change.map_or(slot.source.text, |change| &change.written);
            front.push_str(&field(slot, own));
        } else if let Some(change) = change {
            splices.push(replaced(text, slot, slot.source, change));
        }
    }
    let TextKey::Document(identity) = &work.text.key else { return };
    let path = format!("content/{identity}.{}.md", work.tag());
    let Some(path) = SourcePath::new(&path) else { return };
    if !is_whole {
        front.push_str(&format!("draft: {}\n", yaml::scalar("true", false, true)));
        edited.drafts.push(path.clone());
    }
    let body = spliced(text, splices);
    let body = &body[body_start(&body).max(start.min(body.len()))..];
    let whole = in_line_ends_of(text, &format!("---\n{front}---\n{body}"));
    edited.texts.insert(path, whole);
}

/// Returns the byte offset of the end of the last front matter line.
fn front_end(text: &str) -> usize {
    text[..body_start(text)].trim_end_matches(['\r', '\n']).len()
}

/// Returns the byte offset after the line that ends the front matter.
fn body_start(text: &str) -> usize {
    let mut at = 0;
    let mut fences = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        fences += usize::from(line.trim_end() == "---");
        if fences == 2 {
            return at;
        }
    }
    0
}
