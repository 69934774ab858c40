//! Finds changes that a person must review before they are imported.

use super::field_path::MemberValue;
use super::members::{MemberEntry, Members, folded_names, names, plain, point};
use super::merge::SheetMerge;
use super::near;
use crate::diag::{Message, message};
use crate::i18n;

/// The distance in kilometres from which a moved point is doubtful.
const MOVED: f64 = 20.0;
/// The distance in kilometres to another member of the country below which a new member is doubtful.
const TOGETHER: f64 = 2.0;
/// The factor from which a change of the population is doubtful.
const GROWN: f64 = 5.0;

/// Returns why a new member might already be in the data or the sheet.
pub(super) fn of_new(
    members: &Members,
    merge: &SheetMerge,
    id: &str,
    values: &[MemberValue],
) -> Vec<Message> {
    let mut doubts = Vec::new();
    // The names of other records can be similar: `1st conference`, `2nd conference`.
    let Some(country) = members.country(values) else { return doubts };
    let own = folded_names(values);
    for entry in members.entries().filter(|entry| entry.country() == Some(country)) {
        let name = names(&entry.values).next().unwrap_or_default();
        let lie_together = point(values).zip(point(&entry.values));
        let other = &entry.id;
        if have_near(&own, &folded_names(&entry.values)) {
            doubts.push(message!("sheet.name-similar-to-entry", other, name));
        } else if lie_together.is_some_and(|(a, b)| near::distance(a, b) < TOGETHER) {
            doubts.push(message!("sheet.location-close-to-entry", other, name));
        }
    }
    // One such row is enough: similar rows all refer to it.
    let row = merge.proposed.iter().find(|other| {
        other.is_new()
            && other.id != id
            && members.country(&other.values) == Some(country)
            && have_near(&own, &other.folded_names)
    });
    doubts.extend(row.map(|other| message!("sheet.name-similar-to-row", row = other.row)));
    doubts
}

fn have_near(names: &[String], others: &[String]) -> bool {
    names.iter().any(|one| others.iter().any(|other| near::is_near(one, other)))
}

/// Returns why a change of a member is doubtful.
pub(super) fn of_change(
    members: &Members,
    entry: &MemberEntry,
    after: &[MemberValue],
    changed: &[MemberValue],
) -> Vec<Message> {
    let mut doubts = Vec::new();
    if let (Some(old), Some(new)) = (members.country(&entry.values), members.country(changed)) {
        doubts.push(message!("sheet.country-changes", old, new));
    }
    let old_names = folded_names(&entry.values);
    for value in changed.iter().filter(|value| value.slot.key == "name") {
        let slug = i18n::slug(&value.text);
        let was = entry.value(&value.slot).map(|value| value.text.as_str());
        if let Some(was) = was.filter(|_| !old_names.iter().any(|old| near::is_near(old, &slug))) {
            let new = &value.text;
            doubts.push(message!("sheet.name-changes", was, new));
        }
    }
    if !members.are_cities() {
        return doubts;
    }
    if let Some((old, new)) = point(&entry.values).zip(point(after)) {
        let moved = near::distance(old, new);
        if moved > MOVED {
            doubts.push(message!("sheet.location-moves", far = format!("{moved:.0}")));
        }
    }
    let people =
        |values: &[MemberValue]| plain(values, "population", Some("value"))?.parse::<f64>().ok();
    if let Some((old, new)) = people(&entry.values).zip(people(after))
        && (new > old * GROWN || new * GROWN < old)
    {
        doubts.push(message!("sheet.population-changes", old, new));
    }
    doubts
}

/// Returns remarks about values that stay and might be outdated.
pub(super) fn remarks(entry: &MemberEntry, changed: &[MemberValue]) -> Vec<Message> {
    let is_counted_anew = plain(changed, "population", Some("value")).is_some();
    let part = |part| {
        let old = plain(&entry.values, "population", Some(part))?;
        (is_counted_anew && plain(changed, "population", Some(part)).is_none()).then_some(old)
    };
    let source = part("source").map(|old| message!("sheet.population-source-unchanged", old));
    let year = part("year").map(|old| message!("sheet.population-year-unchanged", old));
    source.into_iter().chain(year).collect()
}
