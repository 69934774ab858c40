//! Writes the settings of Visual Studio Code that assign schemas to files. The YAML extension
//! (`redhat.vscode-yaml`) reads them.

use super::{EditorForm, Tree};

/// The setting of the extension.
const KEY: &str = "yaml.schemas";

/// Returns the file name of a form's schema.
pub fn file_name(form: &EditorForm) -> String {
    format!("{}.json", form.name)
}

/// Returns the file patterns of each schema, by the path of the schema. The extension ignores front matter and
/// fenced blocks, so their schemas are not included.
pub fn associations(forms: &[EditorForm], folder: &str) -> Tree {
    let of_files = forms
        .iter()
        .filter(|form| form.place.is_file())
        .map(|form| (format!("{folder}/{}", file_name(form)), Tree::list([form.place.pattern()])));
    Tree::Map(of_files.collect())
}

/// Returns a new settings file.
pub fn settings(forms: &[EditorForm], folder: &str) -> String {
    Tree::map([(KEY, associations(forms, folder))]).to_json()
}

/// Adds the file patterns to existing settings. Returns `None` if they contain more than plain JSON, such as
/// comments, which would be lost. The editor then adds the patterns by hand.
pub fn merge(there: &str, forms: &[EditorForm], folder: &str) -> Option<String> {
    let mut settings: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(there).ok()?;
    let schemas = settings.entry(KEY).or_insert_with(|| serde_json::Value::Object(<_>::default()));
    let schemas = schemas.as_object_mut()?;
    let Tree::Map(own) = associations(forms, folder) else { return None };
    for (path, files) in own {
        schemas.insert(path, serde_json::to_value(files).ok()?);
    }
    let mut text = serde_json::to_string_pretty(&settings).ok()?;
    text.push('\n');
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::merge;
    use crate::forms::all;

    #[test]
    fn settings_that_are_there_keep_what_they_say() {
        let there = r#"{"editor.tabSize": 2, "yaml.schemas": {"own.json": ["own.yaml"]}}"#;
        let merged = merge(there, &all(), ".vscode/urbi").unwrap();
        let merged: serde_json::Value = serde_json::from_str(&merged).unwrap();
        assert_eq!(merged["editor.tabSize"], 2);
        assert_eq!(merged["yaml.schemas"]["own.json"][0], "own.yaml");
        assert_eq!(merged["yaml.schemas"][".vscode/urbi/city.json"][0], "data/members/*.yaml");
        assert_eq!(merge("{} // mine\n", &all(), ".vscode/urbi"), None);
        assert_eq!(merge(r#"{"yaml.schemas": []}"#, &all(), ".vscode/urbi"), None);
    }
}
