//! Lists the fields of a form for the terminal.

use super::{EditorForm, FormContext, wording};
use crate::diag::message;
use crate::schema::{Kind, SOURCE, Schema};

/// The maximum length of a line, in characters.
const WIDTH: usize = 88;
/// The indentation of the description of a field.
const INDENT: usize = 4;

/// Lists every field of a form with its type, help and an example. Groups include their own fields.
pub fn listing(form: &EditorForm, known: &FormContext) -> String {
    let mut out = format!("{}: {}\n", known.text(&form.title), form.place.pattern());
    wrapped(&known.text(&form.about), 0, &mut out);
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
        wrapped(&known.help(field), INDENT, out);
        if field.once {
            let once = known.say("forms.source-file-only");
            wrapped(once, INDENT, out);
        }
        let example = format!("{}: {}", field.key, wording::example(field, known));
        let shown = message!("forms.example", example).text(known.ui_language);
        out.push_str(&format!("{:INDENT$}{shown}\n", ""));
        match field.kind {
            Kind::Map(inner) | Kind::Keyed(inner) => {
                fields(inner, &format!("{key}."), known, out);
            }
            Kind::List(Kind::Map(inner)) => fields(inner, &format!("{key}."), known, out),
            Kind::Source | Kind::List(Kind::Source) => {
                fields(&SOURCE, &format!("{key}."), known, out);
            }
            _ => {}
        }
    }
}

fn wrapped(text: &str, indent: usize, out: &mut String) {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && indent + line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.push_str(&format!("{:indent$}{line}\n", ""));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    out.push_str(&format!("{:indent$}{line}\n", ""));
}
