//! Writes values as YAML in the usual style of data files: short groups on one line, long texts folded.

use super::field_path::{self, MemberValue};
use crate::locale::Locale;
use crate::schema::{Field, Kind, Schema};
pub(super) use crate::yaml::WIDTH;
use crate::yaml::{self, folded};

/// Returns a value as a YAML scalar, quoted if necessary.
pub(super) fn scalar(kind: Kind, text: &str, in_flow: bool) -> String {
    let is_number = matches!(kind, Kind::Integer(..) | Kind::Decimal(..));
    if is_number && text.parse::<f64>().is_ok() {
        return text.to_owned();
    }
    let may_be_typed =
        is_number || matches!(kind, Kind::Country | Kind::Flag | Kind::Date | Kind::Day);
    yaml::scalar(text, in_flow, may_be_typed)
}

/// Returns a field with its values: its key and what follows, without indentation on the first line. A text that
/// is only in the source locale has no locale.
pub(super) fn field(
    field: &Field,
    values: &[&MemberValue],
    indent: usize,
    source: &Locale,
) -> String {
    let pieces = pieces(field.kind, values, source);
    match &pieces[..] {
        [] => format!("{}:", field.key),
        [(None, value)] => with_key(field.key, value, indent),
        _ => group(field.key, &pieces, indent),
    }
}

/// Returns an entry with its fields in the order of the schema, without indentation on the first line.
pub(super) fn entry(
    schema: &Schema<'_>,
    values: &[MemberValue],
    indent: usize,
    source: &Locale,
) -> String {
    let fields = schema.fields.iter().filter_map(|field| {
        let own: Vec<&MemberValue> =
            values.iter().filter(|value| value.slot.key == field.key).collect();
        (!own.is_empty()).then(|| self::field(field, &own, indent, source))
    });
    fields.collect::<Vec<_>>().join(&format!("\n{}", " ".repeat(indent)))
}

/// A value with its key in a group, or a single value.
type Piece<'a> = (Option<&'a str>, Text);

/// A value in its possible notations.
struct Text {
    on_a_line: String,
    /// The notation between braces.
    in_flow: String,
    /// The plain text, if it can be folded.
    foldable: Option<String>,
}

impl Text {
    fn of(value: &MemberValue) -> Self {
        let is_text = matches!(value.kind, Kind::Text | Kind::Name | Kind::Plain);
        let text = &value.text;
        let is_foldable = is_text
            && !text.contains("  ")
            && !text.contains(char::is_control)
            && text.trim() == text;
        let written = |in_flow| match value.kind {
            Kind::List(kind) => {
                let items = field_path::items(value.kind, text).into_iter();
                let items: Vec<_> = items.map(|item| scalar(*kind, item, true)).collect();
                format!("[{}]", items.join(", "))
            }
            kind => scalar(kind, text, in_flow),
        };
        let foldable = is_foldable.then(|| text.clone());
        Self { on_a_line: written(false), in_flow: written(true), foldable }
    }

    /// Returns the texts of several locales that are a part of a group.
    fn of_locales(values: &[&MemberValue]) -> Self {
        let forms = values.iter().filter_map(|value| {
            let tag = value.slot.locale.as_ref()?;
            Some(format!("{tag}: {}", scalar(value.kind, &value.text, true)))
        });
        let group = format!("{{{}}}", forms.collect::<Vec<_>>().join(", "));
        Self { on_a_line: group.clone(), in_flow: group, foldable: None }
    }
}

fn pieces<'a>(kind: Kind, values: &[&'a MemberValue], source: &Locale) -> Vec<Piece<'a>> {
    let is_alone = values.len() == 1;
    let is_in_source = |values: &[&MemberValue]| match values {
        [one] => one.slot.locale.as_ref().is_none_or(|locale| locale == source),
        _ => false,
    };
    match kind {
        Kind::Text | Kind::Name | Kind::Slug if !is_in_source(values) => values
            .iter()
            .filter_map(|value| Some((Some(value.slot.locale.as_ref()?.as_str()), Text::of(value))))
            .collect(),
        Kind::Source if is_alone && values[0].slot.sub == Some("url") => {
            vec![(None, Text::of(values[0]))]
        }
        Kind::Map(_) | Kind::Source => {
            let subs = field_path::parts(kind).into_iter().filter_map(|(sub, _)| {
                let own: Vec<&MemberValue> =
                    values.iter().copied().filter(|value| value.slot.sub == sub).collect();
                let text = match own.first() {
                    Some(one) if is_in_source(&own) => Text::of(one),
                    Some(_) => Text::of_locales(&own),
                    None => return None,
                };
                Some((sub, text))
            });
            subs.collect()
        }
        _ => values.iter().take(1).map(|value| (None, Text::of(value))).collect(),
    }
}

/// Returns `key: value`. A text that is too long for a line is folded.
pub(super) fn with_key_of(key: &str, value: &MemberValue, indent: usize) -> String {
    with_key(key, &Text::of(value), indent)
}

fn with_key(key: &str, value: &Text, indent: usize) -> String {
    let line = format!("{key}: {}", value.on_a_line);
    match &value.foldable {
        Some(text) if indent + line.chars().count() > WIDTH && text.contains(' ') => {
            format!("{key}: {}", folded(text, indent + 2))
        }
        _ => line,
    }
}

fn group(key: &str, pieces: &[Piece<'_>], indent: usize) -> String {
    let on_a_line =
        pieces.iter().map(|(sub, value)| format!("{}: {}", sub.unwrap_or_default(), value.in_flow));
    let line = format!("{key}: {{{}}}", on_a_line.collect::<Vec<_>>().join(", "));
    if indent + line.chars().count() <= WIDTH {
        return line;
    }
    let inner = " ".repeat(indent + 2);
    pieces.iter().fold(format!("{key}:"), |text, (sub, value)| {
        text + "\n" + &inner + &with_key(sub.unwrap_or_default(), value, indent + 2)
    })
}

#[cfg(test)]
mod tests {
    use super::scalar;
    use crate::schema::Kind;

    #[test]
    fn quotes_are_where_yaml_needs_them() {
        for (text, written, in_flow) in [
            ("Évora", "Évora", "Évora"),
            ("'s-Gravendeel", "\"'s-Gravendeel\"", "\"'s-Gravendeel\""),
            ("Rio, the city", "Rio, the city", "\"Rio, the city\""),
            ("News: more", "\"News: more\"", "\"News: more\""),
            ("say \"x\"", "say \"x\"", "say \"x\""),
            ("\"x\" it is", "'\"x\" it is'", "'\"x\" it is'"),
            ("1770", "\"1770\"", "\"1770\""),
            ("No", "\"No\"", "\"No\""),
            ("a\nb\\", "\"a\\nb\\\\\"", "\"a\\nb\\\\\""),
            ("=1", "\"=1\"", "\"=1\""),
        ] {
            assert_eq!(scalar(Kind::Text, text, false), written);
            assert_eq!(scalar(Kind::Text, text, true), in_flow);
        }
        assert_eq!(scalar(Kind::Country, "NO", false), "NO");
        assert_eq!(scalar(Kind::Decimal(-90.0, 90.0), "-9.1", true), "-9.1");
    }
}
