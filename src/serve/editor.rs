//! Builds the addresses that open a source file in a code editor.

use std::path::Path;

use crate::path::percent_encode;

/// The code editor that opens files.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Editor {
    /// Visual Studio Code.
    #[default]
    Vscode,
    /// Cursor.
    Cursor,
    /// `IntelliJ` IDEA and related editors.
    Idea,
    /// Zed.
    Zed,
    /// None: a click copies the position.
    None,
}

impl Editor {
    /// Returns the address that opens a file at a line and column, which count from 1.
    pub fn open(self, file: &Path, line: usize, column: usize) -> Option<String> {
        let file = percent_encode(&file.to_string_lossy().replace('\\', "/"));
        // The colon after a drive letter stays.
        let file = file.replace("%3A", ":");
        let file = file.trim_start_matches('/');
        let place = format!("{file}:{line}:{column}");
        match self {
            Self::Vscode => Some(format!("vscode://file/{place}")),
            Self::Cursor => Some(format!("cursor://file/{place}")),
            Self::Zed => Some(format!("zed://file/{place}")),
            Self::Idea => Some(format!("idea://open?file=/{file}&line={line}&column={column}")),
            Self::None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Editor;

    #[test]
    fn names_of_files_cannot_break_the_address() {
        let file = Path::new("/srv/my site/data/a&b.yaml");
        assert_eq!(
            Editor::Vscode.open(file, 3, 7).as_deref(),
            Some("vscode://file/srv/my%20site/data/a%26b.yaml:3:7")
        );
        assert_eq!(Editor::None.open(file, 1, 1), None);
    }
}
