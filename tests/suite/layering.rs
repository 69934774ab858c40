//! Checks the rules of the architecture that the compiler does not enforce.
//!
//! The compiler enforces the limits between crates, which are in their `Cargo.toml`. This file checks the limits
//! between the modules of one crate, and the owners of third-party crates.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::harness::{crate_root, read_tree};

/// The layers of each crate with several modules, from the lowest up. A module can import modules of lower layers.
const LAYERS: [(&str, &[&[&str]]); 7] = [
    ("base", &[&["path", "locale", "date", "reference", "output", "diag", "diff", "po"]]),
    ("text", &[&["letters"], &["source", "yaml", "xml"], &["html", "fix"]]),
    ("figures", &[&["map", "chart"], &["timeline"]]),
    ("model", &[&["schema"], &["config"], &["network", "content", "theme"], &["site"]]),
    ("editing", &[&["sheet", "forms", "new"]]),
    ("languages", &[&["translation"], &["exchange", "parity"]]),
    ("urbi", &[&["check", "publish"], &["pipeline"], &["fixing", "serve"], &["cli"]]),
];

/// Allowed imports within a layer. The modules of `base` are one layer without limits.
const SIDEWAYS: [(&str, &str); 0] = [];

/// Complete lists of the modules that a module can import.
const AT_MOST: [(&str, &[&str]); 2] = [
    (
        "check",
        &["config", "diag", "html", "locale", "output", "path", "plan", "site", "source", "theme"],
    ),
    ("publish", &["path", "output", "diag", "source"]),
];

/// The crates that each crate of the workspace can depend on, by their names without `urbi-`.
const BELOW: [(&str, &str); 12] = [
    ("base", ""),
    ("text", "base"),
    ("i18n", "base"),
    ("figures", "base"),
    ("card", "base i18n"),
    ("picture", "base text"),
    ("typeset", ""),
    ("model", "base card figures i18n text"),
    ("editing", "base i18n model text"),
    ("plan", "base model picture text"),
    ("languages", "base i18n model plan text"),
    ("render", "base card editing figures i18n languages model picture plan text typeset"),
];

/// The only files that can use an important third-party crate, or a part of the standard library with side effects.
/// Entries are prefixes of the names in [`every_source`].
const OWNERS: [(&str, &[&str]); 52] = [
    ("ab_glyph_rasterizer", &["card/canvas"]),
    ("annotate_snippets", &["base/diag/format/human"]),
    (
        "blake3",
        &[
            "picture/",
            "plan/assets",
            "plan/fingerprint",
            "urbi/publish/",
            "render/card",
            "render/print/",
            "urbi/serve/response",
            "languages/translation/normal",
        ],
    ),
    ("calamine", &["editing/sheet/xlsx"]),
    ("clap", &["urbi/cli/"]),
    ("crc32fast", &["picture/container/png"]),
    ("csv_core", &["editing/sheet/csv"]),
    ("deunicode", &["i18n/"]),
    ("encoding_rs", &["text/source/decode", "text/source/mojibake"]),
    ("fast_image_resize", &["picture/pixels"]),
    ("harfrust", &["card/font"]),
    ("html5gum", &["text/html."]),
    ("icu_calendar", &["i18n/"]),
    ("icu_collator", &["i18n/"]),
    ("icu_datetime", &["i18n/"]),
    ("icu_decimal", &["i18n/"]),
    ("icu_list", &["i18n/"]),
    ("icu_locale", &["i18n/"]),
    ("icu_plurals", &["i18n/"]),
    ("icu_segmenter", &["i18n/"]),
    ("image_webp", &["picture/pixels"]),
    ("include_dir", &["editing/new/site"]),
    ("indicatif", &["urbi/cli/progress"]),
    ("jiff", &["base/date."]),
    ("jpeg_encoder", &["picture/encode"]),
    ("minify_html", &["render/minify"]),
    ("notify", &["urbi/serve/watch"]),
    ("png", &["card/encode", "picture/"]),
    ("pulldown_cmark", &["model/content/markdown", "urbi/cli/plain"]),
    ("qcms", &["picture/pixels"]),
    ("qrcodegen", &["typeset/qr"]),
    ("roxmltree", &["text/xml."]),
    ("rustix", &["urbi/cli/explain", "urbi/publish/swap", "urbi/serve/mod"]),
    ("serde_yaml", &["text/yaml/"]),
    ("similar", &["base/diff."]),
    ("skrifa", &["card/font"]),
    ("strsim", &["base/diag/", "editing/sheet/near"]),
    ("syntect", &["render/highlight"]),
    ("tera", &["render/engine"]),
    (
        "typst",
        &["typeset/compile", "typeset/join", "typeset/overflow", "typeset/plain", "typeset/world"],
    ),
    ("typst_layout", &["typeset/compile", "typeset/overflow"]),
    ("typst_pdf", &["typeset/compile"]),
    ("unicode_bidi", &["card/text"]),
    ("unicode_normalization", &["i18n/", "base/path.", "text/letters/"]),
    ("unicode_script", &["card/font"]),
    ("walkdir", &["text/source/disk", "urbi/publish/"]),
    ("webp", &["picture/"]),
    ("writeable", &["i18n/"]),
    ("zip", &["editing/sheet/workbook"]),
    ("zune_core", &["picture/pixels"]),
    ("zune_jpeg", &["picture/pixels"]),
    (
        "serde_json",
        &[
            "base/diag/format/",
            "editing/forms/tree",
            "editing/forms/vscode",
            "figures/map/land",
            "languages/parity/json",
            "urbi/publish/manifest",
            "render/data/",
            "render/linked_data/",
            "urbi/check/data",
            "urbi/serve/panel",
            "languages/translation/json",
        ],
    ),
];

/// Parts of the standard library that access the disk, the clock, the environment or the terminal.
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

/// The files that can use them.
const WORLDLY: [&str; 5] =
    ["text/source/disk", "text/source/save", "urbi/publish/", "urbi/cli/", "urbi/serve/"];

/// Returns the Rust sources of the workspace: `cli/args.rs` of the crate `urbi` as `urbi/cli/args.rs`, and files of
/// other crates as `base/path.rs`.
pub(crate) fn every_source() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut add = |name: &str, folder: &str| {
        for (path, bytes) in read_tree(&crate_root().join(folder)) {
            if path.ends_with(".rs") {
                found.insert(format!("{name}/{path}"), String::from_utf8(bytes).unwrap());
            }
        }
    };
    add("urbi", "src");
    for member in members() {
        add(&member, &format!("crates/{member}/src"));
    }
    found
}

/// Returns the crates of the workspace, without the replacements of third-party crates.
fn members() -> BTreeSet<String> {
    let manifests = read_tree(&crate_root().join("crates")).into_keys();
    let own = manifests.filter_map(|path| {
        let (name, file) = path.split_once('/')?;
        (file == "Cargo.toml").then(|| name.to_owned())
    });
    own.collect()
}

/// Returns the same sources without tests and comments.
pub(crate) fn sources() -> BTreeMap<String, String> {
    let is_code = |path: &str| !path.ends_with("/tests.rs") && !path.contains("/tests/");
    let code = every_source().into_iter().filter(|(path, _)| is_code(path));
    code.map(|(path, text)| {
        let code = text.split("\n#[cfg(test)]\nmod tests").next().unwrap();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        (path, lines.flat_map(|line| [line, "\n"]).collect())
    })
    .collect()
}

/// Returns the crate and the module of a file. The root of a crate has none.
fn module(path: &str) -> Option<(&str, &str)> {
    let (owner, rest) = path.split_once('/')?;
    let name = rest.split(['/', '.']).next()?;
    (!["lib", "main"].contains(&name)).then_some((owner, name))
}

/// Returns the modules that a text imports as `crate::name` or `crate::{name, other::…}`.
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

#[test]
fn members_depend_on_what_is_below_them() {
    assert_eq!(members(), BELOW.iter().map(|(name, _)| (*name).to_owned()).collect());
    for (name, below) in BELOW {
        let manifest = crate_root().join(format!("crates/{name}/Cargo.toml"));
        let manifest = fs::read_to_string(manifest).unwrap();
        let named = manifest.lines().filter_map(|line| line.strip_prefix("urbi-"));
        let found: Vec<&str> = named.filter_map(|line| line.split(['.', ' ']).next()).collect();
        assert_eq!(found.join(" "), below, "crates/{name}/Cargo.toml");
    }
}

fn layers(owner: &str) -> Option<&'static [&'static [&'static str]]> {
    LAYERS.iter().find(|(name, _)| *name == owner).map(|(_, layers)| *layers)
}

fn may_import(owner: &str, from: &str, to: &str) -> bool {
    if let Some((_, list)) = AT_MOST.iter().find(|(module, _)| *module == from) {
        return from == to || list.contains(&to);
    }
    let layer = |module: &str| layers(owner)?.iter().position(|layer| layer.contains(&module));
    // A module of another crate is in a lower crate.
    let (Some(own), Some(other)) = (layer(from), layer(to)) else { return true };
    from == to || other < own || owner == "base" || SIDEWAYS.contains(&(from, to))
}

#[test]
fn modules_import_lower_layers_only() {
    let sources = sources();
    for (owner, layers) in LAYERS {
        let modules: BTreeSet<&str> = sources
            .keys()
            .filter_map(|path| module(path))
            .filter_map(|(name, module)| (name == owner).then_some(module))
            .collect();
        let listed: BTreeSet<&str> =
            layers.iter().flat_map(|layer| layer.iter().copied()).collect();
        assert_eq!(modules, listed, "the modules of `{owner}`, and those of the table");
    }
    let mut wrong = Vec::new();
    for (path, code) in &sources {
        let Some((owner, from)) = module(path) else { continue };
        let imported = imports(code).into_iter();
        let refused = imported.filter(|to| !may_import(owner, from, to));
        wrong.extend(refused.map(|to| format!("{path} names `crate::{to}`")));
        // Modules import other crates through `crate`, so that this check finds them.
        let is_limited = AT_MOST.iter().any(|(module, _)| *module == from);
        if owner == "urbi" && is_limited && code.contains("urbi_") {
            wrong.push(format!("{path} names a crate of the workspace"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_read_in_every_form() {
    let code = "use crate::path::UrlPath;\nuse crate::{date, diag::{Code, Span}, i18n};\nlet a = crate::plan::x();";
    let found: Vec<_> = imports(code).into_iter().collect();
    assert_eq!(found, ["date", "diag", "i18n", "path", "plan"]);
    assert!(!may_import("urbi", "publish", "site") && !may_import("urbi", "check", "publish"));
    assert!(!may_import("model", "network", "content") && !may_import("model", "schema", "site"));
    assert!(may_import("model", "theme", "config") && may_import("urbi", "cli", "publish"));
}

/// Returns whether a text uses a crate, in a path or in `use`.
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
                    wrong.push(format!("{path} names `{name}`, which belongs to {owners:?}"));
                }
            }
        }
        if count == 0 {
            wrong.push(format!("no source names `{name}`: has its place moved?"));
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
            wrong.push(format!("{path} names `{what}`"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
