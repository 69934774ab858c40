//! Compares a sheet with the data, and lists the differences without applying them.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{self, Column};
use super::field_path::{self, FieldPath, MemberValue};
use super::members::{MemberEntry, Members, folded_names, names, plain};
use super::{
    Cell, CellKind, Row, SheetTable, cell_name, corruption, doubt, errors, formulas, normal, report,
};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::i18n;
use crate::path::SourcePath;
use crate::schema::{self, Kind};

/// The changes that a sheet proposes.
#[derive(Debug, Default)]
pub struct SheetMerge {
    /// The new and changed members, in the order of the sheet.
    pub proposed: Vec<ProposedMember>,
    /// The number of rows that equal the data.
    pub same: usize,
    /// The number of rows with errors, which were reported.
    pub refused: usize,
    /// The ids of the members that the sheet does not contain, in order. They stay.
    pub missing: Vec<String>,
}

/// The changes that a row proposes for one member.
#[derive(Debug, Default)]
pub struct ProposedMember {
    /// The member's id. A new member without an id gets one from its name.
    pub id: String,
    /// The row number in the spreadsheet program.
    pub row: usize,
    /// The file of an existing member. A new member has none.
    pub file: Option<SourcePath>,
    /// The changed values, or all values of a new member.
    pub(super) values: Vec<MemberValue>,
    /// A line for each of these values, except the id.
    pub(super) changes: Vec<Message>,
    /// The reasons why a person must review the row.
    pub doubts: Vec<Message>,
    /// The names of a new member, as slugs.
    pub(super) folded_names: Vec<String>,
    /// Whether the member is new, and might be an existing member with another id.
    pub may_be_another: bool,
    /// Remarks that need no review.
    pub remarks: Vec<Message>,
}

impl ProposedMember {
    /// Returns whether the data does not contain the member.
    pub fn is_new(&self) -> bool {
        self.file.is_none()
    }

    /// Returns the member's name, if the row has one.
    pub fn name(&self) -> Option<&str> {
        names(&self.values).next()
    }
}

/// Compares a sheet with the members. Reports cells with errors, and skips their rows.
pub fn merge(members: &Members, table: &SheetTable, diagnostics: &mut Diagnostics) -> SheetMerge {
    let columns = header(members, table, diagnostics);
    let is_there = |key| columns.iter().flatten().any(|column| column.slot.key == key);
    if !is_there("id") && !is_there("name") {
        let span = table.header.first().map_or(Span::file(&table.file), |cell| cell.span.clone());
        let message = message!("sheet.no-id-or-name-column");
        let problem = Diagnostic::new(Code::MissingField, span, message);
        diagnostics.push(problem.hint(message!("sheet.first-row-hint")));
        return SheetMerge::default();
    }
    formulas::report(table, &columns, diagnostics);
    let (said, merge) = (BTreeMap::new(), SheetMerge::default());
    let mut merger = Merger { members, table, columns, diagnostics, said, merge };
    for row in &table.rows {
        let Some(values) = merger.values(row) else { continue };
        if merger.has_errors(row) {
            // A row with errors is skipped. Its member does not count as missing.
            if let [entry] = merger.known(&values)[..] {
                merger.speaks_of(&entry.id, row);
            }
            merger.merge.refused += 1;
        } else if !values.is_empty() {
            merger.row(row, values);
        }
    }
    let Merger { said, mut merge, .. } = merger;
    let lacking = members.entries().filter(|entry| !said.contains_key(&entry.id));
    merge.missing = lacking.map(|entry| entry.id.clone()).collect();
    merge.missing.sort_unstable();
    merge
}

/// Finds the column for each heading. Reports unknown and duplicate columns.
fn header(
    members: &Members,
    table: &SheetTable,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = Vec::new();
    let mut is_listed = false;
    let extended = members.schema();
    for (index, cell) in table.header.iter().enumerate() {
        let mut column = columns::find(&extended.schema(), &members.source, &cell.text);
        let slot = column.as_ref().map(|column| &column.slot);
        let is_same =
            |other: &Option<Column>| slot.is_some() && other.as_ref().map(|c| &c.slot) == slot;
        let first = columns.iter().position(is_same);
        let is_filled = table.rows.iter().any(|row| filled(row, index).is_some());
        let ignored =
            |message: Message| Diagnostic::new(Code::IgnoredField, cell.span.clone(), message);
        if let Some(first) = first {
            let message = message!("sheet.duplicate-column", name = cell.text);
            let problem = Diagnostic::new(Code::DuplicateKey, cell.span.clone(), message);
            let first = table.header[first].span.clone();
            diagnostics.push(problem.related(first, message!("site.first-occurrence-label")));
            column = None;
        } else if column.is_none() && is_filled && cell.kind != CellKind::Formula {
            let problem = ignored(message!("sheet.unknown-column", name = cell.text));
            diagnostics.push(problem.maybe_hint(unread(members, &cell.text, !is_listed)));
            is_listed = true;
        } else if column.as_ref().is_some_and(|c| says_only_whether(c, table, index)) {
            let message = message!("sheet.column-without-text", name = cell.text);
            diagnostics.push(ignored(message));
            column = None;
        }
        columns.push(column);
    }
    columns
}

/// Returns a hint with the column that a heading might mean. With `is_list`, it also lists all columns.
fn unread(members: &Members, name: &str, is_list: bool) -> Option<Message> {
    let extended = members.schema();
    let schema = extended.schema();
    let near = columns::nearest(&schema, &members.source, name);
    if !is_list {
        return near;
    }
    let names = columns::names(&schema, &members.source);
    Some(match near {
        Some(near) => message!("sheet.similar-column-and-list", near, names),
        None => message!("sheet.column-list", names),
    })
}

/// Returns whether a column of texts contains only booleans, as a column of the published open data does.
fn says_only_whether(column: &Column, table: &SheetTable, index: usize) -> bool {
    let mut cells = table.rows.iter().filter_map(|row| filled(row, index)).peekable();
    matches!(column.kind, Kind::Text)
        && cells.peek().is_some()
        && cells.all(|text| matches!(text.to_lowercase().as_str(), "true" | "false"))
}

fn filled(row: &Row, index: usize) -> Option<&str> {
    row.cells.get(index).map(|cell| cell.text.as_str()).filter(|text| !text.is_empty())
}

struct Merger<'a> {
    members: &'a Members,
    table: &'a SheetTable,
    columns: Vec<Option<Column>>,
    diagnostics: &'a mut Diagnostics,
    /// The ids of the rows so far, with the span of the first cell.
    said: BTreeMap<String, Span>,
    merge: SheetMerge,
}

impl<'a> Merger<'a> {
    /// Reads the cells of a row that are not empty. Reports a row with more cells than columns, and returns `None`.
    fn values(&mut self, row: &Row) -> Option<Vec<MemberValue>> {
        let beyond = row.cells.iter().skip(self.columns.len()).find(|cell| !cell.text.is_empty());
        if let Some(cell) = beyond {
            let message = message!("sheet.too-many-cells");
            let problem = Diagnostic::new(Code::InvalidValue, cell.span.clone(), message);
            self.diagnostics.push(problem.hint(message!("sheet.quote-separator-hint")));
            return None;
        }
        let is_filled = |cell: &Cell| {
            let is_value = cell.kind != CellKind::Formula && !errors::is_error(&cell.text);
            is_value && !cell.text.is_empty()
        };
        let cells = row.cells.iter().zip(&self.columns).filter(|(cell, _)| is_filled(cell));
        let value = |(cell, column): (&Cell, &Option<Column>)| {
            let column = column.as_ref()?;
            let text = normal::normal(column.kind, cell, &self.members.countries);
            let (slot, kind) = (column.slot.clone(), column.kind);
            let value = MemberValue { slot, kind, text, span: cell.span.clone() };
            Some(self.titled(value))
        };
        Some(cells.filter_map(value).collect())
    }

    /// Reports error values in known columns. Returns whether the row has one, or a formula without a result, which
    /// was already reported.
    fn has_errors(&mut self, row: &Row) -> bool {
        let cells = row.cells.iter().zip(&self.columns).enumerate();
        let wrong =
            cells.filter(|(_, (cell, column))| column.is_some() && errors::is_error(&cell.text));
        let before = self.diagnostics.len();
        for (index, (cell, _)) in wrong {
            let (name, error) = (cell_name(index, row.number), &cell.text);
            let message = message!("sheet.error-in-cell", cell = name, error);
            let problem = Diagnostic::new(Code::InvalidValue, cell.span.clone(), message);
            self.diagnostics.push(problem.hint(message!("sheet.write-value-hint")));
        }
        self.diagnostics.len() > before || formulas::read(row, &self.columns).next().is_some()
    }

    /// Reads a text in the column of a source's address as its title.
    fn titled(&self, value: MemberValue) -> MemberValue {
        let is_address = value.slot.key == "source" && value.slot.sub == Some("url");
        if !is_address || value.text.contains("://") || !value.text.contains(' ') {
            return value;
        }
        let locale = Some(self.members.source.clone());
        let slot = FieldPath { sub: Some("title"), locale, ..value.slot };
        MemberValue { slot, kind: Kind::Text, ..value }
    }

    fn row(&mut self, row: &Row, mut values: Vec<MemberValue>) {
        let known = self.known(&values);
        if let [entry] = known[..] {
            if plain(&values, "id", None).is_none() {
                // A name that found its member, perhaps without accents or in another locale, is no
                // change of the name.
                let names = folded_names(&entry.values);
                values.retain(|value| {
                    value.slot.key != "name" || !names.contains(&i18n::slug(&value.text))
                });
            }
            self.update(row, entry, &values);
        } else {
            let doubts = known.iter().map(|entry| message!("sheet.ambiguous-name", id = entry.id));
            let doubts = doubts.collect();
            self.add(row, &values, doubts);
        }
    }

    /// Finds the members that a row can refer to: by id, else by name and country, or by name alone if the row has no
    /// country.
    fn known(&self, values: &[MemberValue]) -> Vec<&'a MemberEntry> {
        let members = self.members;
        if let Some(id) = plain(values, "id", None) {
            return members.find(id).into_iter().collect();
        }
        let (wanted, country) = (folded_names(values), members.country(values));
        let is_wanted = |entry: &MemberEntry| {
            country.is_none_or(|country| entry.country() == Some(country))
                && folded_names(&entry.values).iter().any(|name| wanted.contains(name))
        };
        members.entries().filter(|entry| is_wanted(entry)).collect()
    }

    /// Validates the entry of a row. Reports the errors at its cells.
    fn is_right(&mut self, row: &Row, values: &[MemberValue]) -> bool {
        let span = row.cells.first().map_or(Span::file(&self.table.file), |c| c.span.clone());
        let extended = self.members.schema();
        let schema = extended.schema();
        let node = field_path::entry(&schema, values, &span);
        let mut found = Diagnostics::new();
        let read = schema::read(&schema, &node, &mut found);
        if let Some(fields) = &read {
            schema::check_values(self.members.own(), fields, &mut found);
        }
        let is_own = |problem: &Diagnostic| {
            problem.span.as_ref().is_some_and(|span| span.file == self.table.file)
        };
        let own = found.into_iter().filter(is_own);
        let problems: Vec<Diagnostic> = own.map(|one| self.in_cell(one, row, values)).collect();
        let is_right = read.is_some() && problems.is_empty();
        self.diagnostics.extend(problems);
        is_right
    }

    /// Records the member of a row. Reports a second row for the same member.
    fn speaks_of(&mut self, id: &str, row: &Row) -> bool {
        let Some(cell) = row.cells.iter().find(|cell| !cell.text.is_empty()) else { return false };
        if let Some(first) = self.said.get(id) {
            let message = message!("sheet.duplicate-row", id);
            self.diagnostics.push(
                Diagnostic::new(Code::DuplicateId, cell.span.clone(), message)
                    .label(message!("sheet.row-label", row = row.number))
                    .related(first.clone(), message!("site.first-occurrence-label"))
                    .hint(message!("schema.keep-one-hint")),
            );
            return false;
        }
        self.said.insert(id.to_owned(), cell.span.clone());
        true
    }

    fn update(&mut self, row: &Row, entry: &MemberEntry, values: &[MemberValue]) {
        if !self.speaks_of(&entry.id, row) {
            self.merge.refused += 1;
            return;
        }
        let after = overlaid(&entry.values, values);
        let is_news = |value: &MemberValue| {
            !says(entry, value)
                && (entry.value(&value.slot).is_some() || !self.is_source_form(value, &after))
        };
        let changed: Vec<MemberValue> =
            values.iter().filter(|value| is_news(value)).cloned().collect();
        if changed.is_empty() {
            self.merge.same += 1;
            return;
        }
        let after = overlaid(&entry.values, &changed);
        if !self.is_right(row, &after) {
            self.merge.refused += 1;
            return;
        }
        let (mut doubts, sound) = corruption::doubts(row, Some(entry), &changed, self.members);
        doubts.extend(doubt::of_change(self.members, entry, &after, &sound));
        self.merge.proposed.push(ProposedMember {
            id: entry.id.clone(),
            row: row.number,
            file: Some(entry.node.span.file.clone()),
            changes: self.changes(&changed, Some(entry)),
            doubts,
            remarks: doubt::remarks(entry, &changed),
            values: changed,
            ..ProposedMember::default()
        });
    }

    fn add(&mut self, row: &Row, values: &[MemberValue], mut doubts: Vec<Message>) {
        let is_news = |value: &&MemberValue| !self.is_source_form(value, values);
        let mut values: Vec<MemberValue> = values.iter().filter(is_news).cloned().collect();
        if plain(&values, "id", None).is_none() {
            // A row without a name has only that error.
            let id = self.new_id(&values).unwrap_or_else(|| "unnamed".to_owned());
            if let Some(first) = values.first() {
                let slot = FieldPath { key: "id".into(), sub: None, locale: None };
                let span = first.span.clone();
                values.insert(0, MemberValue { slot, kind: Kind::Id, text: id, span });
            }
        }
        let is_right = self.is_right(row, &values);
        let id = plain(&values, "id", None).unwrap_or_default().to_owned();
        if !is_right || !self.speaks_of(&id, row) {
            self.merge.refused += 1;
            return;
        }
        doubts.extend(doubt::of_new(self.members, &self.merge, &id, &values));
        let may_be_another = !doubts.is_empty();
        doubts.extend(corruption::doubts(row, None, &values, self.members).0);
        self.merge.proposed.push(ProposedMember {
            id,
            row: row.number,
            changes: self.changes(&values, None),
            doubts,
            folded_names: folded_names(&values),
            values,
            may_be_another,
            ..ProposedMember::default()
        });
    }

    /// Returns whether a name equals that of the source locale, which also applies to locales without a name.
    fn is_source_form(&self, value: &MemberValue, all: &[MemberValue]) -> bool {
        let source = FieldPath { locale: Some(self.members.source.clone()), ..value.slot.clone() };
        let form = || all.iter().find(|other| other.slot == source);
        matches!(value.kind, Kind::Name)
            && value.slot != source
            && form().is_some_and(|form| form.text == value.text)
    }

    /// Derives an unused id from a name.
    fn new_id(&self, values: &[MemberValue]) -> Option<String> {
        let of_source = values.iter().find(|value| {
            value.slot.key == "name" && value.slot.locale.as_ref() == Some(&self.members.source)
        });
        let name = of_source.map(|value| value.text.as_str()).or_else(|| names(values).next())?;
        let country = self.members.country(values).map(|code| format!("-{}", code.to_lowercase()));
        let country = country.unwrap_or_default();
        let slug = Some(i18n::slug(name)).filter(|slug| !slug.is_empty());
        let base = slug.unwrap_or_else(|| self.members.names.1.clone() + &country);
        let ids = self.members.entries().map(|entry| &entry.id);
        let taken: BTreeSet<&String> = ids.chain(self.said.keys()).collect();
        let others = (2..).map(|number| format!("{base}-{number}"));
        let mut all = [base.clone(), format!("{base}{country}")].into_iter().chain(others);
        all.find(|id| schema::is_id(id) && !taken.contains(id))
    }

    fn changes(&self, values: &[MemberValue], entry: Option<&MemberEntry>) -> Vec<Message> {
        let extended = self.members.schema();
        let change = |value: &MemberValue| {
            let column = columns::name(&extended.schema(), &value.slot, &self.members.source);
            let old = entry.and_then(|entry| entry.value(&value.slot));
            report::change(&column, old.map(|old| old.text.as_str()), &value.text)
        };
        values.iter().filter(|value| value.slot.key != "id").map(change).collect()
    }

    /// Adds the cell and its column to a diagnostic, and replaces the hint with one for spreadsheets.
    fn in_cell(&self, mut problem: Diagnostic, row: &Row, values: &[MemberValue]) -> Diagnostic {
        // A fix of YAML does not apply to a sheet.
        problem.fix.clear();
        let number = row.number;
        if problem.code == Code::MissingField {
            return problem
                .hint(message!("sheet.fill-in-cell-hint", row = number))
                .label(message!("sheet.row-label", row = number));
        }
        let is_own = |cell: &Cell| Some(&cell.span) == problem.span.as_ref();
        let Some(index) = row.cells.iter().position(is_own) else { return problem };
        let (cell, heading) = (&row.cells[index], &self.table.header[index].text);
        let value = values.iter().find(|value| value.span == cell.span);
        if value.is_some_and(|value| matches!(value.kind, Kind::Country)) {
            problem.message = message!("sheet.unknown-country", text = cell.text);
            problem = problem.hint(match self.members.countries.nearest(&cell.text) {
                Some((name, code)) => message!("sheet.similar-country-hint", name, code),
                None => message!("sheet.country-name-hint"),
            });
        } else {
            problem.message = problem.message.with("key", heading);
        }
        problem.label(message!("sheet.cell-label", cell = cell_name(index, number)))
    }
}

/// Returns whether an entry already has the value of a cell.
fn says(entry: &MemberEntry, value: &MemberValue) -> bool {
    match entry.value(&value.slot) {
        Some(own) => normal::is_same(value.kind, &own.text, &value.text),
        // A missing boolean is false.
        None => matches!(value.kind, Kind::Flag) && value.text == "false",
    }
}

/// Returns the values of an entry with replaced and added values.
pub(super) fn overlaid<'a>(
    values: &[MemberValue],
    others: impl IntoIterator<Item = &'a MemberValue>,
) -> Vec<MemberValue> {
    let mut all = values.to_vec();
    for other in others {
        match all.iter_mut().find(|value| value.slot == other.slot) {
            Some(value) => *value = other.clone(),
            None => all.push(other.clone()),
        }
    }
    all
}
