//! Which module may name which: the architecture, read from the sources.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::{crate_root, read_tree};

/// The layers from the lowest up. A module may import those of lower layers.
const LAYERS: [&[&str]; 13] = [
    &["path", "locale", "date", "reference", "output", "diag", "diff"],
    &["source", "yaml", "xml", "html", "map"],
    &["i18n", "chart", "picture", "fix"],
    &["schema", "card", "press"],
    &["config", "network", "content", "theme"],
    &["site", "sheet"],
    &["forms", "new", "translation"],
    &["plan"],
    &["render", "check", "exchange"],
    &["publish", "parity"],
    &["pipeline"],
    &["serve"],
    &["cli"],
];

/// What a module may import of its own layer, beside the modules of the lowest, which are one.
const SIDEWAYS: [(&str, &str); 2] = [("content", "network"), ("theme", "config")];

/// What a module may import at most, whatever its layer.
const AT_MOST: [(&str, &[&str]); 1] = [("publish", &["path", "output", "diag", "source"])];

/// The only files that name a crate of substance, or a part of the standard library that touches
/// the world: by how their paths below `src/` begin.
const OWNERS: [(&str, &[&str]); 50] = [
    ("ab_glyph_rasterizer", &["card/canvas"]),
    ("annotate_snippets", &["diag/format/human"]),
    (
        "blake3",
        &[
            "picture/",
            "plan/assets",
            "publish/",
            "render/card",
            "render/print/",
            "serve/answer",
            "translation/normal",
        ],
    ),
    ("calamine", &["sheet/xlsx"]),
    ("clap", &["cli/"]),
    ("crc32fast", &["picture/container/png"]),
    ("csv_core", &["sheet/csv"]),
    ("deunicode", &["i18n/"]),
    ("encoding_rs", &["source/decode"]),
    ("fast_image_resize", &["picture/pixels"]),
    ("harfrust", &["card/font"]),
    ("html5gum", &["html."]),
    ("icu_calendar", &["i18n/"]),
    ("icu_collator", &["i18n/"]),
    ("icu_datetime", &["i18n/"]),
    ("icu_decimal", &["i18n/"]),
    ("icu_list", &["i18n/"]),
    ("icu_locale", &["i18n/"]),
    ("icu_plurals", &["i18n/"]),
    ("icu_segmenter", &["i18n/"]),
    ("image_webp", &["picture/pixels"]),
    ("include_dir", &["new/site"]),
    ("indicatif", &["cli/progress"]),
    ("jiff", &["date."]),
    ("jpeg_encoder", &["picture/encode"]),
    ("minify_html", &["render/minify"]),
    ("notify", &["serve/watch"]),
    ("png", &["card/encode", "picture/"]),
    ("pulldown_cmark", &["content/markdown"]),
    ("qcms", &["picture/pixels"]),
    ("qrcodegen", &["press/qr"]),
    ("roxmltree", &["xml."]),
    ("rustix", &["publish/swap", "serve/mod"]),
    ("serde_yaml", &["yaml/"]),
    ("similar", &["diff."]),
    ("strsim", &["diag/", "sheet/near"]),
    ("syntect", &["render/highlight"]),
    ("tera", &["render/engine"]),
    ("typst", &["press/join", "press/typeset", "press/world"]),
    ("typst_layout", &["press/typeset"]),
    ("typst_pdf", &["press/typeset"]),
    ("unicode_bidi", &["card/text"]),
    ("unicode_normalization", &["i18n/", "path."]),
    ("walkdir", &["source/disk", "publish/"]),
    ("webp", &["picture/"]),
    ("writeable", &["i18n/"]),
    ("zip", &["sheet/workbook"]),
    ("zune_core", &["picture/pixels"]),
    ("zune_jpeg", &["picture/pixels"]),
    (
        "serde_json",
        &[
            "diag/format/",
            "forms/tree",
            "forms/vscode",
            "map/land",
            "parity/json",
            "publish/manifest",
            "render/data/",
            "render/linked_data/",
            "serve/panel",
            "translation/json",
        ],
    ),
];

/// What touches the disk, the clock, the environment or the terminal.
const WORLD: [&str; 9] = [
    "std::fs",
    "std::env",
    "std::net",
    "SystemTime",
    "process::exit",
    "println!",
    "print!(",
    "eprintln!",
    "eprint!(",
];

/// Where the world may be touched.
const WORLDLY: [&str; 5] = ["source/disk", "source/save", "publish/", "cli/", "serve/"];

/// Reads every source file below `src/` without its tests and comments, by its path there.
pub(crate) fn sources() -> BTreeMap<String, String> {
    let files = read_tree(&crate_root().join("src"));
    let rust = files.into_iter().filter(|(path, _)| {
        path.ends_with(".rs") && !path.ends_with("/tests.rs") && !path.contains("/tests/")
    });
    rust.map(|(path, bytes)| {
        let text = String::from_utf8(bytes).unwrap();
        let code = text.split("\n#[cfg(test)]\nmod tests").next().unwrap();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        (path, lines.flat_map(|line| [line, "\n"]).collect())
    })
    .collect()
}

/// Returns the module of the crate that a file belongs to; none for the roots.
fn module(path: &str) -> Option<&str> {
    let name = path.split(['/', '.']).next()?;
    (!["lib", "main"].contains(&name)).then_some(name)
}

/// Returns the modules that a text names as `crate::name` or in `crate::{name, other::…}`.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut name = |text: &str| {
        let text = text.trim_start();
        let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
        found.insert(text[..end].to_owned());
    };
    for after in code.split("crate::").skip(1) {
        let Some(group) = after.strip_prefix('{') else {
            name(after);
            continue;
        };
        let mut depth = 0;
        name(group);
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => name(&group[at + 1..]),
                _ => {}
            }
        }
    }
    found.remove("");
    found
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn may_import(from: &str, to: &str) -> bool {
    let (Some(own), Some(other)) = (layer(from), layer(to)) else { return false };
    let at_most = AT_MOST.iter().find(|(module, _)| *module == from);
    from == to
        || at_most.map_or(other < own || (own == 0 && other == 0), |(_, list)| list.contains(&to))
        || SIDEWAYS.contains(&(from, to))
}

#[test]
fn modules_import_lower_layers_only() {
    let sources = sources();
    let modules: BTreeSet<&str> = sources.keys().filter_map(|path| module(path)).collect();
    let listed: BTreeSet<&str> = LAYERS.iter().flat_map(|layer| layer.iter().copied()).collect();
    assert_eq!(modules, listed, "the modules of the crate, and those of the table");
    let mut wrong = Vec::new();
    for (path, code) in &sources {
        let Some(from) = module(path) else { continue };
        for to in imports(code) {
            let is_macro_or_item = !listed.contains(to.as_str());
            if is_macro_or_item || !may_import(from, &to) {
                wrong.push(format!("src/{path} names `crate::{to}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_read_in_every_form() {
    let code = "use crate::path::UrlPath;\nuse crate::{date, diag::{Code, Span}, i18n};\nlet a = crate::plan::x();";
    let found: Vec<_> = imports(code).into_iter().collect();
    assert_eq!(found, ["date", "diag", "i18n", "path", "plan"]);
    assert!(!may_import("render", "check") && !may_import("check", "render"));
    assert!(!may_import("publish", "site") && !may_import("network", "content"));
    assert!(may_import("content", "network") && may_import("cli", "publish"));
}

/// Tells whether a text names a crate: as a path, or in `use`.
fn names_crate(code: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':' || c == '"';
    code.match_indices(name).any(|(at, _)| {
        let after = &code[at + name.len()..];
        !code[..at].ends_with(is_part) && (after.starts_with("::") || after.starts_with(';'))
    })
}

#[test]
fn a_crate_of_substance_is_named_in_one_place() {
    let mut wrong = Vec::new();
    for (name, owners) in OWNERS {
        let mut count = 0;
        for (path, code) in sources() {
            if names_crate(&code, name) {
                count += 1;
                if !owners.iter().any(|owner| path.starts_with(owner)) {
                    wrong.push(format!("src/{path} names `{name}`, which belongs to {owners:?}"));
                }
            }
        }
        if count == 0 {
            wrong.push(format!("nobody names `{name}`: has its place moved?"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_few_places_touch_the_world() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        let may = WORLDLY.iter().any(|place| path.starts_with(place));
        for what in WORLD.iter().filter(|what| !may && code.contains(**what)) {
            wrong.push(format!("src/{path} names `{what}`"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
