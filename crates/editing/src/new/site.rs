//! The network that another one can start from: a few cities, texts in two languages and the theme,
//! in the program itself.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::path::SourcePath;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/new/starter");
static THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../themes/atlas");

/// Returns every file of the network by its path in the new folder, with a page for its editors.
pub fn starter() -> BTreeMap<SourcePath, &'static [u8]> {
    let mut files = BTreeMap::new();
    add(&mut files, &STARTER, "");
    add(&mut files, &THEME, "themes/atlas/");
    let others: [(&str, &[u8]); 2] =
        [("README.md", include_bytes!("README.md")), (".gitignore", b"/public/\n/.*.urbi-*\n")];
    files.extend(others.iter().filter_map(|(path, bytes)| Some((SourcePath::new(path)?, *bytes))));
    files
}

fn add(
    files: &mut BTreeMap<SourcePath, &'static [u8]>,
    folder: &'static Dir<'static>,
    prefix: &str,
) {
    for file in folder.files() {
        let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
        let path = SourcePath::new(&format!("{prefix}{}", parts.join("/")));
        files.extend(path.map(|path| (path, file.contents())));
    }
    for inner in folder.dirs() {
        add(files, inner, prefix);
    }
}
