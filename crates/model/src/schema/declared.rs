//! Checks the declarations of fields: their keys, kinds and options.

use super::{FieldDeclaration, Fields, OwnField, OwnKind, OwnValue, Schema, Spanned};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, did_you_mean, message};
use crate::i18n;
use crate::reference::FamilyNames;

/// What a kind of record allows its declared fields.
#[derive(Clone, Copy, Debug)]
pub struct DeclarationRules<'s> {
    /// The fields of every such record.
    pub schema: Schema<'s>,
    /// Names in the open data and in spreadsheets that no schema has.
    pub reserved: &'static [&'static str],
    /// The first parts of such names: `name_pt`.
    pub reserved_starts: &'static [&'static str],
    /// The names of the filters of the directory; `None` if there is no directory.
    pub filters: Option<&'static [&'static str]>,
}

/// Reads declarations of fields.
#[derive(Debug)]
pub struct DeclarationReader<'a> {
    /// The names of all families.
    pub names: &'a FamilyNames,
    /// The problems that were found.
    pub diagnostics: &'a mut Diagnostics,
}

impl DeclarationReader<'_> {
    fn report(&mut self, (span, message, hint): Problem) {
        self.diagnostics.push(Diagnostic::new(Code::InvalidValue, span, message).hint(hint));
    }

    /// Keeps the valid declarations, and reports the others.
    pub fn valid(
        &mut self,
        rules: &DeclarationRules<'_>,
        declared: Vec<(Spanned<String>, FieldDeclaration)>,
    ) -> Vec<OwnField> {
        let mut fields = Vec::new();
        for (key, declaration) in declared {
            if let Some(problem) = key_error(rules, &key) {
                self.report(problem);
                continue;
            }
            let kind = declaration.kind.clone();
            let Some(field) = OwnField::new(key, declaration, self.names) else {
                self.diagnostics.push(unknown_kind(&kind, self.names));
                continue;
            };
            let problems = misfits(&field).into_iter().chain(no_facet(rules, &field));
            problems.for_each(|problem| self.report(problem));
            fields.push(field);
        }
        let columns = fields.iter().filter(|field| {
            fields.iter().any(|own: &OwnField| is_column_of(own, &field.key.value))
        });
        columns.map(|field| taken(rules, &field.key)).for_each(|problem| self.report(problem));
        fields
    }
}

/// Reports a kind of field that does not exist.
fn unknown_kind(kind: &Spanned<String>, names: &FamilyNames) -> Diagnostic {
    let members = names.all().map(|family| names.member(family));
    let known: Vec<&str> = OwnKind::NAMES.iter().copied().chain(members).collect();
    let noun = message!("schema.noun-allowed-value");
    let message = message!("schema.wrong-value", key = "kind", noun, text = kind.value);
    let problem = Diagnostic::new(Code::InvalidValue, kind.span.clone(), message);
    match did_you_mean(&kind.value, known.iter().copied()) {
        Some(near) => {
            problem.hint(message!("schema.did-you-mean-hint", near)).fix(kind.span.clone(), near)
        }
        None => problem.hint(message!("schema.allowed-values-hint", words = known.join(", "))),
    }
}

type Problem = (Span, Message, Message);

fn key_error(rules: &DeclarationRules<'_>, key: &Spanned<String>) -> Option<Problem> {
    let text = key.value.as_str();
    let is_letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if !text.bytes().all(is_letter) || !text.starts_with(|c: char| c.is_ascii_lowercase()) {
        let message = message!("own_fields.invalid-key", key = text);
        return Some((key.span.clone(), message, message!("own_fields.key-letters-hint")));
    }
    let is_reserved = rules.reserved.contains(&text)
        || rules.reserved_starts.iter().any(|start| text.starts_with(start));
    let is_taken = is_reserved || rules.schema.fields.iter().any(|own| own.key == text);
    is_taken.then(|| taken(rules, key))
}

fn taken(rules: &DeclarationRules<'_>, key: &Spanned<String>) -> Problem {
    let noun = Message::new(rules.schema.noun, Vec::new());
    let message = message!("own_fields.key-is-taken", noun, key = key.value);
    (key.span.clone(), message, message!("own_fields.other-key-hint"))
}

/// Returns whether a key is the name of a column that belongs to another field: `area_year`, `motto_pt`.
fn is_column_of(field: &OwnField, key: &str) -> bool {
    let part = key.strip_prefix(&*field.key.value).and_then(|rest| rest.strip_prefix('_'));
    part.is_some_and(|part| {
        (field.is_dated() && ["year", "source"].contains(&part))
            || (field.kind == OwnKind::Period && ["starts", "ends"].contains(&part))
            || (field.kind == OwnKind::Text && i18n::is_known_language(part))
    })
}

/// Returns what does not fit the kind of a field.
fn misfits(field: &OwnField) -> Vec<Problem> {
    let declared = &field.declared;
    let kind = declared.kind.value.as_str();
    let mut found = Vec::new();
    let mut unfit = |span: &Span, key: &'static str| {
        let message = message!("own_fields.only-for-numbers", key, kind);
        found.push((span.clone(), message, message!("own_fields.delete-option-hint", key)));
    };
    if !field.kind.is_quantity() {
        if let Some(unit) = &declared.unit {
            unfit(&unit.span, "unit");
        }
        if let Some(dated) = declared.dated.as_ref().filter(|dated| dated.value) {
            unfit(&dated.span, "dated");
        }
    }
    if let Some(list) = declared.list.as_ref().filter(|list| list.value)
        && (field.is_dated() || matches!(field.kind, OwnKind::Flag | OwnKind::Period))
    {
        let message = message!("own_fields.list-of-one-value");
        found.push((list.span.clone(), message, message!("own_fields.delete-list-hint")));
    }
    let has_choices = !declared.choices.is_empty();
    if has_choices != (field.kind == OwnKind::Choice) {
        let (message, hint) = if has_choices {
            (
                message!("own_fields.choices-of-other-kind", kind),
                message!("own_fields.kind-choice-hint"),
            )
        } else {
            (message!("own_fields.no-choices"), message!("own_fields.add-choices-hint"))
        };
        found.push((declared.kind.span.clone(), message, hint));
    }
    found
}

/// Returns why a field cannot be a facet, if it is declared as one.
fn no_facet(rules: &DeclarationRules<'_>, field: &OwnField) -> Option<Problem> {
    let facet = field.declared.facet.as_ref().filter(|facet| facet.value)?;
    let delete = message!("own_fields.delete-option-hint", key = "facet");
    let Some(filters) = rules.filters else {
        let message = message!("own_fields.facet-without-directory");
        return Some((facet.span.clone(), message, delete));
    };
    if !field.kind.is_id() {
        let kind = &field.declared.kind.value;
        let message = message!("own_fields.facet-of-free-value", kind);
        return Some((facet.span.clone(), message, message!("own_fields.kind-for-facet-hint")));
    }
    filters.contains(&field.key.value.as_str()).then(|| taken(rules, &field.key))
}

/// Reports words of choices that are not declared, and periods that end before they start.
pub fn check_values(own: &[OwnField], fields: &Fields, diagnostics: &mut Diagnostics) {
    check_choices(own, fields, diagnostics);
    for field in own.iter().filter(|field| field.kind == OwnKind::Period) {
        if let Some((OwnValue::Period(starts, Some(ends)), span)) = fields.own_value(field)
            && ends.last_day() < starts.first_day()
        {
            let message = message!("site.ends-before-starts");
            let place = fields.period_end(field).unwrap_or(span).clone();
            let problem = Diagnostic::new(Code::InvalidDate, place, message);
            diagnostics.push(problem.hint(message!("site.check-dates-hint")));
        }
    }
}

fn check_choices(own: &[OwnField], fields: &Fields, diagnostics: &mut Diagnostics) {
    for field in own.iter().filter(|field| field.kind == OwnKind::Choice) {
        let words: Vec<&str> =
            field.declared.choices.iter().map(|(word, _)| word.value.as_str()).collect();
        for value in fields.own_plains(field) {
            if words.is_empty() || words.contains(&value.value.as_str()) {
                continue;
            }
            let key = &field.key.value;
            let noun = message!("schema.noun-allowed-value");
            let message = message!("schema.wrong-value", key, noun, text = value.value);
            let problem = Diagnostic::new(Code::InvalidValue, value.span.clone(), message);
            // The word for readers instead of the word in the data.
            let lower = value.value.to_lowercase();
            let called =
                field.declared.choices.iter().find(|(_, word)| {
                    word.label.all_forms().any(|form| form.to_lowercase() == lower)
                });
            let near = did_you_mean(&value.value, words.iter().copied());
            diagnostics.push(match (called.map(|(word, _)| word.value.as_str()), near) {
                (Some(word), _) | (None, Some(word)) => problem
                    .hint(message!("schema.did-you-mean-hint", near = word))
                    .fix(value.span, word),
                (None, None) => {
                    problem.hint(message!("schema.allowed-values-hint", words = words.join(", ")))
                }
            });
        }
    }
}
