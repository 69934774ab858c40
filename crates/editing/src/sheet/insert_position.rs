//! Finds the file and the position for a new entry, with the heading of its country.

use super::members::{MemberEntry, MemberFile, Members, file_of};
use crate::i18n::{self, Formatter};
use crate::network::MEMBERS;
use crate::path::SourcePath;

/// The position of a new entry in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum InsertPosition {
    /// After an entry, on new lines. A heading can come first.
    After {
        /// The byte offset of the end of the entry's last line.
        at: usize,
        heading: Option<String>,
    },
    /// Before an entry. The value is the byte offset of its line.
    Before(usize),
}

/// Finds the file for a member of a country: the file with most members of the country, or else of its region.
/// The last choices are the only file, and a new file.
pub(super) fn file(members: &Members, country: &str) -> Option<SourcePath> {
    let region = |country: &str| members.regions.get(country);
    let own_region = region(country);
    let fullest = |is_like: &dyn Fn(&MemberEntry) -> bool| {
        let count = |file: &MemberFile| file.entries.iter().filter(|entry| is_like(entry)).count();
        // Among files with the same number of members, the first one.
        let filled = members.files.iter().rev().filter(|file| count(file) > 0);
        filled.max_by_key(|file| count(file))
    };
    let file = fullest(&|entry| entry.country() == Some(country))
        .or_else(|| {
            let name = format!("{MEMBERS}/{}.yaml", own_region?);
            members.files.iter().find(|file| file.path.as_str() == name)
        })
        .or_else(|| {
            own_region?;
            fullest(&|entry| entry.country().and_then(region) == own_region)
        })
        .or_else(|| members.files.first().filter(|_| members.files.len() == 1));
    let new = || match own_region {
        _ if !members.are_cities() => file_of(&members.names.0),
        Some(region) => format!("{MEMBERS}/{region}.yaml"),
        None => format!("{MEMBERS}/cities.yaml"),
    };
    file.map(|file| file.path.clone()).or_else(|| SourcePath::new(&new()))
}

/// Finds the position of a new entry: among the entries of its country in the order of ids if they are sorted,
/// else after them. A country that is new in the file follows the order of codes if the file is sorted by country,
/// else it comes last. So does every entry that is no city. Returns `None` if the file has no entry.
pub(super) fn spot(
    members: &Members,
    file: &MemberFile,
    id: &str,
    country: &str,
) -> Option<InsertPosition> {
    let entries = &file.entries;
    let behind = |index: usize, heading| {
        Some(InsertPosition::After { at: last_byte(file, &entries[index]), heading })
    };
    let last = entries.len().checked_sub(1)?;
    if !members.are_cities() {
        return behind(last, None);
    }
    let own: Vec<usize> =
        (0..entries.len()).filter(|index| entries[*index].country() == Some(country)).collect();
    if let (Some(first), Some(last)) = (own.first(), own.last()) {
        if !own.is_sorted_by_key(|index| &entries[*index].id) {
            return behind(*last, None);
        }
        return match own.iter().rev().find(|index| entries[**index].id.as_str() < id) {
            Some(before) => behind(*before, None),
            None => before(members, file, *first),
        };
    }
    let heading = headings(members, file).and_then(|format| format.country_name(country));
    if !entries.is_sorted_by_key(MemberEntry::country) {
        return behind(last, heading);
    }
    // A comment at the start of a file can be about the whole file, so it stays first.
    let before = entries.iter().rposition(|entry| entry.country() < Some(country));
    behind(before.unwrap_or(last), heading)
}

/// Returns the position before another entry of the country, below the heading if there is one.
fn before(members: &Members, file: &MemberFile, index: usize) -> Option<InsertPosition> {
    let entry = &file.entries[index];
    let line = line_start(file, entry);
    let country = entry.country()?;
    let is_heading = heading_of(file, entry).is_none_or(|words| {
        names(members, country).iter().any(|(_, name)| i18n::slug(name) == i18n::slug(words))
    });
    if is_heading {
        return Some(InsertPosition::Before(line));
    }
    let other = &file.entries[index.saturating_sub(1)];
    Some(InsertPosition::After { at: last_byte(file, other), heading: None })
}

/// Returns the formatter for the headings of a file, if its countries have headings.
fn headings(members: &Members, file: &MemberFile) -> Option<Formatter> {
    file.entries.iter().find_map(|entry| {
        let words = i18n::slug(heading_of(file, entry)?);
        let names = names(members, entry.country()?);
        names.into_iter().find(|(_, name)| i18n::slug(name) == words).map(|(format, _)| format)
    })
}

fn names(members: &Members, country: &str) -> Vec<(Formatter, String)> {
    let formats = members.formats.iter().filter_map(Formatter::new);
    formats.filter_map(|format| format.country_name(country).map(|name| (format, name))).collect()
}

/// Returns the comment on the line above an entry. A comment that is indented like fields belongs to the entry
/// before it.
fn heading_of<'a>(file: &'a MemberFile, entry: &MemberEntry) -> Option<&'a str> {
    let above = file.text[..line_start(file, entry)].lines().next_back()?;
    if indent(above) > margin(file, entry) {
        return None;
    }
    above.trim_start().strip_prefix('#').map(str::trim)
}

/// Returns the number of spaces before the `-` of an entry.
fn margin(file: &MemberFile, entry: &MemberEntry) -> usize {
    indent(&file.text[line_start(file, entry)..])
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

fn line_start(file: &MemberFile, entry: &MemberEntry) -> usize {
    file.text[..entry.node.span.start].rfind('\n').map_or(0, |end| end + 1)
}

/// Returns the offset of the end of an entry's last line, without the line ending. Comments below it that are
/// indented like its fields belong to the entry, such as fields to complete later.
fn last_byte(file: &MemberFile, entry: &MemberEntry) -> usize {
    let text = &file.text;
    let margin = margin(file, entry);
    let mut end = line_end(text, entry.node.span.end);
    let mut at = end;
    while let Some(next) = text[at..].find('\n').map(|found| at + found + 1) {
        at = line_end(text, next);
        let line = &text[next..at];
        if line.trim_start().starts_with('#') && indent(line) > margin {
            end = at;
        } else if !line.trim().is_empty() {
            break;
        }
    }
    end
}

/// Returns the offset of the end of a line, without the line ending.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |found| at + found);
    at + text[at..end].trim_end_matches('\r').len()
}
