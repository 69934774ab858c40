//! Writes the parts of the handbook that follow from schemas: tables, field lists and examples.

use std::fmt::Write as _;

use crate::diag::message;
use crate::forms::{EditorForm, FormContext, FormLocation, capitalized, group, wording};
use crate::schema::{Field, Schema};

/// Returns the table of all forms, with the place of each in the site's folder.
pub(super) fn places(forms: &[EditorForm], known: &FormContext) -> String {
    let mut text = format!(
        "| {} | {} |\n| --- | --- |\n",
        known.say("forms.content-heading"),
        known.say("forms.file-heading")
    );
    for form in forms.iter().filter(|form| !matches!(form.place, FormLocation::Block(_))) {
        let (title, place) = (known.text(&form.title), form.place.pattern());
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "| [{title}]({}.md) | `{place}` |", form.name);
    }
    let _ = writeln!(
        text,
        "| [{}](blocks.md) | `{}` |",
        known.say("forms.blocks-title"),
        FormLocation::Document.pattern()
    );
    text
}

/// Returns the page of a form, without front matter.
pub(super) fn form(form: &EditorForm, known: &FormContext) -> String {
    let place = form.place.pattern();
    let intro = match form.place {
        FormLocation::List(_) => message!("forms.write-as-entry", place),
        FormLocation::File(_) => message!("forms.write-in-file", place),
        _ => message!("forms.write-at-start", place),
    };
    let mut text = format!("{}\n\n", intro.text(known.ui_language));
    let _ = writeln!(text, "```yaml\n{}```\n", example(form, known));
    let _ = writeln!(text, "## {} {{#fields}}\n", known.say("forms.fields-heading"));
    let extended = known.schema(form);
    text.push_str(&fields(&extended.schema(), known));
    let mut groups = Vec::new();
    collect(&extended.schema(), "", &mut groups);
    for (path, schema) in groups {
        let title = message!("forms.fields-of-group-heading", path = &path).text(known.ui_language);
        let id = path.replace(['.', '_'], "-");
        let _ = writeln!(text, "\n## {title} {{#in-{id}}}\n");
        text.push_str(&fields(schema, known));
    }
    text
}

/// Returns the part of the blocks page that describes one block.
pub(super) fn block(form: &EditorForm, known: &FormContext) -> String {
    let FormLocation::Block(word) = form.place else { return String::new() };
    let mut text = format!("## {} {{#{word}}}\n\n", known.text(&form.title));
    let _ = writeln!(text, "{}\n", known.text(&form.about));
    let _ = writeln!(text, "````markdown\n```{word}");
    for field in shown(form.schema.fields, 1) {
        let _ = writeln!(text, "{}: {}", field.key, wording::example(field, known));
    }
    let _ = writeln!(text, "```\n````\n");
    if form.schema.fields.is_empty() {
        let _ = writeln!(text, "{}\n", known.say("forms.no-fields"));
    } else {
        let _ = writeln!(text, "{}", fields(form.schema, known));
    }
    text
}

/// Returns a short valid example: the required fields, or the first two fields if none is required.
fn example(form: &EditorForm, known: &FormContext) -> String {
    let is_list = matches!(form.place, FormLocation::List(_));
    let is_document = matches!(form.place, FormLocation::Document | FormLocation::Profile);
    let extended = known.schema(form);
    let mut text = String::new();
    for (at, field) in shown(extended.schema().fields, 2).into_iter().enumerate() {
        let before = match (is_list, at) {
            (false, _) => "",
            (true, 0) => "- ",
            (true, _) => "  ",
        };
        let _ = writeln!(text, "{before}{}: {}", field.key, wording::example(field, known));
    }
    if is_document { format!("---\n{text}---\n") } else { text }
}

/// Returns the required fields, or the first fields if none is required.
fn shown<'s>(all: &'s [Field<'s>], most: usize) -> Vec<&'s Field<'s>> {
    let required: Vec<&Field<'_>> = all.iter().filter(|field| field.required).collect();
    if required.is_empty() { all.iter().take(most).collect() } else { required }
}

/// Collects the groups of a schema with their paths, each group before the groups inside it.
fn collect(schema: &Schema<'_>, path: &str, groups: &mut Vec<(String, &'static Schema<'static>)>) {
    for field in schema.fields {
        let Some(inner) = group(field.kind) else { continue };
        let path = format!("{path}{}", field.key);
        groups.push((path.clone(), inner));
        collect(inner, &format!("{path}."), groups);
    }
}

/// Returns the description of each field as a list, because a table is too wide for small screens.
fn fields(schema: &Schema, known: &FormContext) -> String {
    let mut text = String::new();
    for field in schema.fields {
        let must = if field.required {
            format!(" – {}", known.say("forms.required"))
        } else {
            String::new()
        };
        let kind = wording::of_field(field).text(known.ui_language);
        let mut help = known.help(field);
        if field.once {
            help.push(' ');
            help.push_str(known.say("forms.source-file-only"));
        }
        let example = wording::example(field, known);
        let shown = message!("forms.example", example = format!("`{}: {example}`", field.key));
        let shown = shown.text(known.ui_language);
        // Writing to a `String` cannot fail.
        let _ = writeln!(
            text,
            "`{}`{must}\n: {help}\n\n  *{}.* {shown}\n",
            field.key,
            capitalized(&kind)
        );
    }
    text
}
