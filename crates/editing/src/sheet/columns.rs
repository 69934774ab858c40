//! Defines the columns of a spreadsheet and their names, and finds the column that an editor's heading means.

use std::collections::BTreeSet;

use super::field_path::{self, FieldPath};
use super::headings::HEADINGS;
use crate::diag::{Message, UiLanguage, did_you_mean, message};
use crate::i18n;
use crate::locale::Locale;
use crate::schema::{Kind, Localized, Schema};

/// A column of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) slot: FieldPath,
    pub(super) kind: Kind,
}

/// The main value of each group. Its column has the name of the group, such as `population`.
const MAIN: [&str; 2] = ["value", "url"];

/// Returns the name of a field's column, without its locale.
fn base(schema: &Schema<'_>, slot: &FieldPath) -> String {
    let Some(sub) = slot.sub else { return slot.key.to_string() };
    let has_main = field_path::field(schema, &slot.key).is_some_and(|field| {
        field_path::parts(field.kind)
            .iter()
            .any(|(part, _)| part.is_some_and(|part| MAIN.contains(&part)))
    });
    if MAIN.contains(&sub) {
        slot.key.to_string()
    } else if has_main || field_path::field(schema, sub).is_some() {
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
    // Editors of spreadsheets do not need old addresses.
    let fields = schema.fields.iter().filter(|f| !matches!(f.kind, Kind::List(Kind::Address)));
    let mut columns: Vec<Column> = fields.flat_map(of).collect();
    // The main value of a group comes first.
    let is_rest = |column: &Column| column.slot.sub.is_some_and(|sub| !MAIN.contains(&sub));
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
fn others<'s>(schema: &Schema<'s>, column: &Column, base: &str) -> Vec<&'s str> {
    let known = HEADINGS.iter().find(|(name, _)| *name == base).map(|(_, others)| *others);
    let mut others: Vec<&str> = known.into_iter().flatten().copied().collect();
    if column.slot.sub.is_none_or(|sub| MAIN.contains(&sub)) {
        let label = |language: UiLanguage| language.label(&column.slot.key);
        let is_whole = column.slot.sub.is_none();
        others.extend(UiLanguage::ALL.map(label).into_iter().flatten().filter(|_| is_whole));
        let field = schema.fields.iter().find(|field| *field.key == *column.slot.key);
        let own = field.and_then(|field| field.own).map(|own| &own.declared.label);
        others.extend(own.into_iter().flat_map(Localized::all_forms));
    }
    others
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
    let own = columns.iter().find(is_own);
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
        let is_other = |other: &&str| folded(other) != folded(&base);
        let others: Vec<_> =
            others(schema, column, &base).into_iter().filter(is_other).map(str::to_owned).collect();
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
    use super::{HEADINGS, find, name, plain};
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
            ("Ano de adesão", "joined"),
            ("Year", "joined"),
            ("año", "joined"),
            ("Année d'adhésion", "joined"),
            ("Год вступления", "joined"),
            ("السنة", "joined"),
            ("加入年份", "joined"),
            ("城市", "name"),
            ("Ville (fr)", "name.fr"),
            ("Aderiu em", "joined"),
            ("PAÍS", "country"),
            ("Latitude", "lat"),
            ("População", "population"),
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
        for (meant, others) in HEADINGS {
            assert!(names.iter().any(|name| name == meant), "{meant}");
            for other in others {
                assert_eq!(means(other).as_deref(), Some(meant), "{other}");
            }
        }
    }
}
