//! Lists the fields of a form for the terminal.

use super::{EditorForm, FormContext, wording};
use crate::diag::message;
use crate::schema::Schema;
use crate::wrapped;

/// The maximum length of a line, in characters.
const WIDTH: usize = 88;
/// The indentation of the description of a field.
const INDENT: &str = "    ";

/// Lists every field of a form with its type, help and an example. Groups include their own fields.
pub fn listing(form: &EditorForm, known: &FormContext) -> String {
    let mut out = format!("{}: {}\n", known.text(&form.title), form.place.pattern());
    out.push_str(&wrapped(&known.text(&form.about), "", WIDTH));
    fields(&known.schema(form).schema(), "", known, &mut out);
    out
}

fn fields(schema: &Schema<'_>, path: &str, known: &FormContext, out: &mut String) {
    for field in schema.fields {
        let key = format!("{path}{}", field.key);
        let kind = wording::of_field(field).text(known.ui_language);
        out.push('\n');
        out.push_str(&key);
        if field.required {
            out.push_str(&format!(" ({})", known.say("forms.required")));
        }
        out.push_str(&format!(": {kind}\n"));
        out.push_str(&wrapped(&known.help(field), INDENT, WIDTH));
        if field.once {
            out.push_str(&wrapped(known.say("forms.source-file-only"), INDENT, WIDTH));
        }
        let example = format!("{}: {}", field.key, wording::example(field, known));
        let shown = message!("forms.example", example).text(known.ui_language);
        out.push_str(&format!("{INDENT}{shown}\n"));
        if let Some(inner) = super::group(field.kind) {
            fields(inner, &format!("{key}."), known, out);
        }
    }
}
