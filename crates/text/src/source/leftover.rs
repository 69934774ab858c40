//! Recognizes leftover files of code editors, systems and synchronization programs by their names.

/// Prefixes of leftovers: hidden files, and lock files of Microsoft Office.
const BEGINNINGS: [&str; 2] = [".", "~$"];

/// Suffixes of leftovers: backups of code editors, swap files of Vim, and files that Git and `patch` leave after a
/// conflict.
const ENDINGS: [&str; 8] = ["~", ".swp", ".swo", ".swn", ".orig", ".rej", ".bak", ".tmp"];

/// Complete names: files that Windows and macOS create in folders, and the test file of Vim.
const NAMES: [&str; 5] = ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "4913"];

/// The marks of conflicted copies, in lower case: Nextcloud and Dropbox in several languages, ownCloud, Syncthing.
const CONFLICTS: [&str; 9] = [
    "conflicted copy",
    "case conflict",
    "cópia em conflito",
    "cópia conflituosa",
    "copia en conflicto",
    "copie en conflit",
    "in konflikt stehende kopie",
    "_conflict-",
    ".sync-conflict-",
];

/// Returns whether a file or folder is skipped because of its name.
pub fn is_left_over(name: &str) -> bool {
    let lower = name.to_lowercase();
    let is_own_save = name.len() > 2 && name.starts_with('#') && name.ends_with('#');
    is_own_save
        || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
        || ENDINGS.iter().any(|ending| lower.ends_with(ending))
        || NAMES.contains(&lower.as_str())
}

/// Returns whether a file is a conflicted copy. Its content may be unique, so urbi never skips it silently.
pub(super) fn is_conflicted_copy(name: &str) -> bool {
    let lower = name.to_lowercase();
    CONFLICTS.iter().any(|conflict| lower.contains(conflict))
}

#[cfg(test)]
mod tests {
    use super::{is_conflicted_copy, is_left_over};

    #[test]
    fn what_programs_leave_is_known_by_name() {
        let left = ".#a.en.md #a.en.md# a.en.md~ .a.en.md.swp a.swo 4913 a.en.md.un~ .~lock.members.xlsx# \
                    ~$members.xlsx .sync_1a2b.db .dropbox .dropbox.cache .DS_Store ._a.en.md Icon\r Thumbs.db \
                    Desktop.ini cities.yaml.orig cities.yaml.rej cities.yaml.BAK ~WRL0001.tmp";
        for name in left.split(' ') {
            assert!(is_left_over(name), "{name:?}");
        }
        let own = ["a.en.md", "#", "##", "a#b.yaml", "~a.md", "49130", "icon", "swp", "a.bakery"];
        for name in own {
            assert!(!is_left_over(name), "{name:?}");
        }
    }

    #[test]
    fn a_conflicted_copy_is_no_lock() {
        let copies = [
            "a.en (conflicted copy 2026-01-10 101112).md",
            "a.en (Anna's conflicted copy 2026-01-10).md",
            "a.pt (Cópia em conflito de Ana 2026-01-10).md",
            "cities_conflict-20260110-101112.yaml",
            "cities.sync-conflict-20260110-101112-ABCDEFG.yaml",
        ];
        for name in copies {
            assert!(is_conflicted_copy(name) && !is_left_over(name), "{name:?}");
        }
        for name in ["conflict.en.md", "2026-01-10-conflict-and-peace.en.md", "sync.yaml"] {
            assert!(!is_conflicted_copy(name), "{name:?}");
        }
    }
}
