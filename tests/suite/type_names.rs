//! Checks that each type visible outside its module has a name of its own in the whole workspace.

use std::collections::BTreeMap;

use crate::layering::every_source;

/// The names that several types can have, with the reason.
const SHARED: [(&str, &str); 0] = [];

/// Returns the name of the type that a line declares for other modules.
fn declared(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("pub")?;
    let rest = match rest.strip_prefix('(') {
        Some(scope) => scope.split_once(')')?.1,
        None => rest,
    };
    let (keyword, rest) = rest.strip_prefix(' ')?.split_once(' ')?;
    if !["struct", "enum", "trait", "type", "union"].contains(&keyword) {
        return None;
    }
    let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next();
    // In a macro, the name is a variable.
    name.filter(|name| !name.is_empty())
}

#[test]
fn every_public_type_has_a_name_of_its_own() {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in every_source() {
        if path.ends_with("/tests.rs") || path.contains("/tests/") {
            continue;
        }
        let code = text.split("\n#[cfg(test)]\nmod tests").next().unwrap();
        for name in code.lines().filter_map(declared) {
            found.entry(name.to_owned()).or_default().push(path.clone());
        }
    }
    assert!(found.len() > 300, "only {} types were found", found.len());
    found.retain(|_, paths| paths.len() > 1);
    let unused = SHARED.iter().filter(|(name, _)| !found.contains_key(*name));
    let unused: Vec<_> = unused.collect();
    assert!(unused.is_empty(), "these names are no longer shared: {unused:?}");
    found.retain(|name, _| SHARED.iter().all(|(shared, _)| shared != name));
    assert!(found.is_empty(), "several public types have the same name: {found:#?}");
}

#[test]
fn declarations_are_read_in_every_form() {
    assert_eq!(declared("pub struct Plan<'a> {"), Some("Plan"));
    assert_eq!(declared("    pub(super) enum Kind {"), Some("Kind"));
    assert_eq!(declared("pub(crate) type Names = Vec<String>;"), Some("Names"));
    assert_eq!(declared("struct Plan;"), None);
    assert_eq!(declared("pub fn plan() {}"), None);
    assert_eq!(declared("/// pub struct Plan"), None);
}
