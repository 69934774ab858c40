//! Writes PO files. The context of an entry is the name of its unit, so that the same text can have different
//! translations.

use crate::exchange::{Exchange, ExchangeFile, ExchangeUnit, Syntax, UnitState};
use crate::locale::Locale;

/// Returns the text of the file.
pub fn write(exchange: &Exchange) -> String {
    let mut out = String::from("msgid \"\"\nmsgstr \"\"\n");
    let plurals = plural_forms(&exchange.to).map(|forms| format!("Plural-Forms: {forms}"));
    let header = [
        "Project-Id-Version: urbi".to_owned(),
        format!("Language: {}", exchange.to.as_str().replace('-', "_")),
        "MIME-Version: 1.0".to_owned(),
        "Content-Type: text/plain; charset=UTF-8".to_owned(),
        "Content-Transfer-Encoding: 8bit".to_owned(),
    ];
    let source = format!("X-Source-Language: {}", exchange.from.as_str().replace('-', "_"));
    for line in header.into_iter().chain(plurals).chain([source]) {
        out.push_str(&format!("\"{line}\\n\"\n"));
    }
    for file in &exchange.files {
        for unit in &file.units {
            entry(&mut out, file, unit);
        }
    }
    out
}

fn entry(out: &mut String, file: &ExchangeFile, unit: &ExchangeUnit) {
    out.push('\n');
    let notes = [Some(&unit.kind), file.title.as_ref(), file.address.as_ref()];
    for note in notes.into_iter().flatten() {
        let line: Vec<&str> = note.split_whitespace().collect();
        out.push_str(&format!("#. {}\n", line.join(" ")));
    }
    // PO separates references by white space, so a reference cannot contain any.
    out.push_str(&format!("#: {}\n", unit.place.replace(char::is_whitespace, "_")));
    if matches!(unit.state, UnitState::Stale | UnitState::Machine | UnitState::Unlike) {
        out.push_str("#, fuzzy\n");
    }
    string(out, "msgctxt", &unit.name);
    string(out, "msgid", &joined(&unit.source, unit.syntax));
    let target = unit.target.as_ref().map(|target| joined(target, unit.syntax));
    string(out, "msgstr", &target.unwrap_or_default());
}

/// Removes line ends without meaning.
fn joined(text: &str, syntax: Syntax) -> String {
    if matches!(syntax, Syntax::Plain | Syntax::Message) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            let is_break = out.ends_with('\\') || out.ends_with("  ");
            out.push(if is_break { '\n' } else { ' ' });
        }
        out.push_str(line);
    }
    out
}

/// Writes a string; text with several lines gets one quoted string for each.
fn string(out: &mut String, key: &str, text: &str) {
    if !text.trim_end_matches('\n').contains('\n') {
        out.push_str(&format!("{key} \"{}\"\n", escaped(text)));
        return;
    }
    out.push_str(&format!("{key} \"\"\n"));
    for line in text.split_inclusive('\n') {
        out.push_str(&format!("\"{}\"\n", escaped(line)));
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c => out.push(c),
        }
    }
    out
}

/// Returns the gettext plural rule of a language. Here plural forms are separate units, but tools require the
/// rule in the header.
fn plural_forms(locale: &Locale) -> Option<&'static str> {
    Some(match locale.language() {
        "ja" | "ko" | "th" | "vi" | "zh" | "id" => "nplurals=1; plural=0;",
        "fr" => "nplurals=2; plural=(n > 1);",
        "pt" if locale.as_str() == "pt-BR" => "nplurals=2; plural=(n > 1);",
        "de" | "en" | "es" | "it" | "nl" | "pt" | "sv" | "da" | "nb" | "fi" | "el" | "tr" => {
            "nplurals=2; plural=(n != 1);"
        }
        "ru" | "uk" | "be" => {
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
        }
        "pl" => {
            "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
        }
        "ar" => {
            "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
        }
        _ => return None,
    })
}
