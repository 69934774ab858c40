//! Defines the columns of a spreadsheet and their names, and finds the column that an editor's heading means.

use std::collections::BTreeSet;

use super::field_path::{self, FieldPath};
use crate::diag::{Message, UiLanguage, did_you_mean, message};
use crate::i18n;
use crate::locale::Locale;
use crate::network::MEMBER;
use crate::schema::{Kind, PictureRecord, Record, Schema};

/// A column of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) slot: FieldPath,
    pub(super) kind: Kind,
}

/// The main value of each group. Its column has the name of the group, such as `population`.
const MAIN: [&str; 2] = ["value", "url"];

fn is_main(part: &str) -> bool {
    MAIN.contains(&part)
}

/// Returns the name of a field's column, without its locale.
fn base(schema: &Schema<'_>, slot: &FieldPath) -> String {
    let Some(sub) = slot.sub else { return slot.key.to_string() };
    let is_long = field_path::field(schema, &slot.key).is_some_and(|field| {
        let parts = field_path::parts(field.kind);
        field.own.is_some() || parts.iter().any(|(part, _)| part.is_some_and(is_main))
    });
    if is_main(sub) {
        slot.key.to_string()
    } else if is_long || field_path::field(schema, sub).is_some() {
        format!("{}_{sub}", slot.key)
    } else {
        sub.to_owned()
    }
}

/// Returns the name of a field's column: `lat`, `population_year`, `name` for the source locale, and `name.pt`
/// for another locale.
pub(super) fn name(schema: &Schema<'_>, slot: &FieldPath, source: &Locale) -> String {
    let base = base(schema, slot);
    match &slot.locale {
        Some(locale) if locale != source => format!("{base}.{locale}"),
        _ => base,
    }
}

/// Returns every column of a schema. Texts have only the column of the source locale.
fn plain(schema: &Schema<'_>, source: &Locale) -> Vec<Column> {
    let of = |field: &crate::schema::Field<'_>| -> Vec<Column> {
        let column = |(sub, kind)| {
            let locale = field_path::is_localized(kind).then(|| source.clone());
            let key = field.key.to_owned().into();
            Column { slot: FieldPath { key, sub, locale }, kind }
        };
        field_path::parts(field.kind).into_iter().map(column).collect()
    };
    // Editors of spreadsheets do not need old addresses, and cannot see pictures there.
    let fields = schema.fields.iter().filter(|field| match field.kind {
        Kind::List(Kind::Address) => false,
        Kind::Map(group) => group.noun != PictureRecord::SCHEMA.noun,
        _ => true,
    });
    let mut columns: Vec<Column> = fields.flat_map(of).collect();
    // The main value of a group comes first.
    let is_rest = |column: &Column| column.slot.sub.is_some_and(|sub| !is_main(sub));
    let field = |column: &Column| schema.fields.iter().position(|f| *f.key == *column.slot.key);
    columns.sort_by_key(|column| (field(column), is_rest(column)));
    columns
}

/// Returns every column of a sheet that contains these fields: texts in each of `locales`, and then texts in
/// the other locales that occur.
pub(super) fn all<'a>(
    schema: &Schema<'_>,
    source: &Locale,
    locales: &[Locale],
    given: impl Iterator<Item = &'a FieldPath>,
) -> Vec<Column> {
    let given: BTreeSet<&FieldPath> = given.collect();
    let (mut columns, mut others) = (Vec::new(), Vec::new());
    for column in plain(schema, source) {
        if column.slot.locale.is_none() {
            columns.push(column);
            continue;
        }
        let in_locale = |locale: &Locale| {
            let slot = FieldPath { locale: Some(locale.clone()), ..column.slot.clone() };
            Column { slot, kind: column.kind }
        };
        let is_own = |locale: &&Locale| *locale == source || locales.contains(locale);
        let same = |slot: &&&FieldPath| slot.key == column.slot.key && slot.sub == column.slot.sub;
        let spoken = given.iter().filter(same).filter_map(|slot| slot.locale.as_ref());
        others.extend(spoken.filter(|locale| !is_own(locale)).map(in_locale));
        columns.push(in_locale(source));
        columns.extend(locales.iter().filter(|locale| *locale != source).map(in_locale));
    }
    columns.append(&mut others);
    columns
}

/// Returns a heading for comparison, without differences in case, spaces and accents. Letters without a Latin
/// form stay.
fn folded(written: &str) -> String {
    let slug = i18n::slug(written);
    if !slug.is_empty() {
        return slug;
    }
    written.trim().to_lowercase()
}

/// Returns the aliases of a column: common headings, and the labels of forms.
fn others(schema: &Schema<'_>, column: &Column, base: &str) -> Vec<String> {
    let is_own = field_path::field(schema, &column.slot.key).is_some_and(|f| f.own.is_some());
    if is_own {
        return labels(schema, column);
    }
    let of_city = (base == "name" && schema.noun == MEMBER.noun).then_some("city");
    let known = headings().filter(|(of, _)| *of == base || Some(*of) == of_city);
    let label = |language: UiLanguage| language.label(&column.slot.key);
    let label = UiLanguage::ALL.map(label).into_iter().flatten();
    let label = label.filter(|_| column.slot.sub.is_none());
    known.map(|(_, heading)| heading).chain(label).map(str::to_owned).collect()
}

/// Returns each common heading after its column. Headings of `city` mean the column `name` of cities.
fn headings() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("headings.txt").lines().filter_map(|line| line.split_once(": "));
    lines.flat_map(|(column, others)| others.split(", ").map(move |other| (column, other)))
}

/// Returns the labels of a declared field. In a group they are labels of the first part, and together with the name of
/// a part they are labels of that part: `Date (ends)`.
fn labels(schema: &Schema<'_>, column: &Column) -> Vec<String> {
    let field = field_path::field(schema, &column.slot.key);
    let Some((field, own)) = field.and_then(|f| Some((f, f.own?))) else { return Vec::new() };
    let Some(part) = column.slot.sub else {
        return own.declared.label.all_forms().map(str::to_owned).collect();
    };
    let parts = UiLanguage::ALL.map(|language| language.label(part));
    let parts: Vec<&str> = [part].into_iter().chain(parts.into_iter().flatten()).collect();
    let is_first = field_path::parts(field.kind).first().is_some_and(|(sub, _)| *sub == Some(part));
    let of_form = |label: &str| {
        let whole = is_first.then(|| label.to_owned());
        let of_part = parts.iter().map(|part| format!("{label} {part}")).collect::<Vec<_>>();
        whole.into_iter().chain(of_part).collect::<Vec<_>>()
    };
    own.declared.label.all_forms().flat_map(of_form).collect()
}

/// Finds the column for a heading in a language of the United Nations or Portuguese. A locale can follow:
/// `name.pt`, `Name (pt)`, `nome pt-BR`.
pub(super) fn find(schema: &Schema<'_>, source: &Locale, written: &str) -> Option<Column> {
    let wanted = folded(written);
    let columns = plain(schema, source);
    let called = |column: &&Column, wanted: &str| {
        let base = base(schema, &column.slot);
        i18n::slug(&base) == wanted
            || others(schema, column, &base).iter().any(|other| folded(other) == wanted)
    };
    let is_own = |column: &&Column| i18n::slug(&base(schema, &column.slot)) == wanted;
    let is_labelled =
        |column: &&Column| labels(schema, column).iter().any(|label| folded(label) == wanted);
    let own = columns.iter().find(is_own).or_else(|| columns.iter().find(is_labelled));
    if let Some(column) = own.or_else(|| columns.iter().find(|column| called(column, &wanted))) {
        return Some(column.clone());
    }
    wanted.match_indices('-').find_map(|(at, _)| {
        let (base, tag) = (&wanted[..at], &wanted[at + 1..]);
        let locale = Locale::parse(tag).filter(|tag| i18n::is_known_language(tag.as_str()))?;
        let localized = |column: &&Column| column.slot.locale.is_some();
        let column = columns.iter().filter(localized).find(|column| called(column, base))?;
        let slot = FieldPath { locale: Some(locale), ..column.slot.clone() };
        Some(Column { slot, kind: column.kind })
    })
}

/// Returns a hint with the column that a misspelt heading most likely means.
pub(super) fn nearest(schema: &Schema<'_>, source: &Locale, written: &str) -> Option<Message> {
    let columns = plain(schema, source);
    let names = columns.iter().flat_map(|column| {
        let base = base(schema, &column.slot);
        // A label such as `Website` would only repeat the column name.
        let is_other = |other: &String| folded(other) != folded(&base);
        let others: Vec<_> = others(schema, column, &base).into_iter().filter(is_other).collect();
        std::iter::once((base.clone(), base.clone()))
            .chain(others.into_iter().map(move |other| (other, base.clone())))
    });
    let names: Vec<(String, String)> = names.collect();
    let near = did_you_mean(written, names.iter().map(|(name, _)| name.as_str()))?;
    let (near, column) = names.iter().find(|(name, _)| name == near)?;
    Some(if near == column {
        message!("schema.did-you-mean-hint", near)
    } else {
        message!("sheet.similar-column-alias", near, column)
    })
}

/// Returns the names of all columns. Texts have only the column of the source locale.
pub(super) fn names(schema: &Schema<'_>, source: &Locale) -> String {
    let columns = plain(schema, source);
    columns.iter().map(|column| base(schema, &column.slot)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{find, headings, name, plain};
    use crate::locale::Locale;
    use crate::network::MEMBER;

    fn means(written: &str) -> Option<String> {
        let source = Locale::parse("en").unwrap();
        find(MEMBER, &source, written).map(|column| name(MEMBER, &column.slot, &source))
    }

    #[test]
    fn names_of_columns_are_read_loosely() {
        for (written, meant) in [
            ("ID", "id"),
            ("Cidade", "name"),
            ("name.en", "name"),
            ("Nome (pt)", "name.pt"),
            ("name_pt-BR", "name.pt-BR"),
            ("Année d'adhésion", "joined"),
            ("Год вступления", "joined"),
            ("Ville (fr)", "name.fr"),
            ("PAÍS", "country"),
            ("Population source", "population_source"),
            ("population.year", "population_year"),
            ("Summary EN", "summary"),
            ("source_title.pt", "source_title.pt"),
        ] {
            assert_eq!(means(written).as_deref(), Some(meant), "{written}");
        }
        for other in ["", "notes", "region", "name of mayor", "lat.pt", "page_en"] {
            assert_eq!(means(other), None, "{other}");
        }
    }

    #[test]
    fn every_column_is_found_by_its_own_name_and_synonyms_mean_columns() {
        let source = Locale::parse("en").unwrap();
        let names: Vec<String> =
            plain(MEMBER, &source).iter().map(|c| name(MEMBER, &c.slot, &source)).collect();
        for own in &names {
            assert_eq!(means(own).as_ref(), Some(own));
        }
        for (column, other) in headings() {
            let meant = if column == "city" { "name" } else { column };
            assert!(names.iter().any(|name| *name == meant), "{meant}");
            assert_eq!(means(other).as_deref(), Some(meant), "{other}");
        }
    }
}
