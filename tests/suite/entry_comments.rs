//! Tests that comments stay with their entry: a new member comes after commented fields of the previous entry, and
//! before the comment above the next one.

use std::fs;

use crate::disk::{Disk, Said};
use crate::harness::{NOW, Site};

const NORTH: &str = "data/members/north.yaml";

/// Two members of one country with commented fields, and one of another country.
const MEMBERS: &str = "\
- id: bergen
  name: Bergen
  country: \"NO\"
  # The site of the city.
  # website: https://…

  # joined: 2026

# The second on this coast.
- id: tromso
  name: Tromsø
  country: \"NO\"
  # website: https://…
  #   www too

- id: zingst
  name: Zingst
  country: DE
  # joined: 2026
";

fn with(members: &str) -> Site {
    let site = Site::harbours();
    let others: Vec<String> = site
        .files()
        .keys()
        .filter(|path| path.starts_with("content/") || path.starts_with("data/members/"))
        .cloned()
        .collect();
    others.into_iter().fold(site, |site, path| site.remove(&path)).write(NORTH, members)
}

/// Imports rows of `name,country`, and returns the text of the file before and after.
fn import(members: &str, rows: &str) -> String {
    let disk = with(members).on_disk();
    let said = imported(&disk, rows);
    let text = fs::read_to_string(disk.root().join(NORTH)).unwrap();
    assert!(text != members, "{}", said.stderr);
    text
}

fn imported(disk: &Disk, rows: &str) -> Said {
    fs::write(disk.folder().join("sheet.csv"), format!("name,country\n{rows}")).unwrap();
    disk.urbi(&["import", "sheet.csv", "--root", "site", "--now", NOW, "--write"])
}

/// Returns a text without the entries of some ids. Each entry has three fields.
fn without(text: &str, ids: &[&str]) -> String {
    let mut lines = text.split_inclusive('\n').peekable();
    let mut rest = String::new();
    while let Some(line) = lines.next() {
        let is_new = ids.iter().any(|id| line.trim_end() == format!("- id: {id}"));
        if is_new {
            lines.nth(1);
            lines.next_if(|line| line.trim().is_empty());
        } else {
            rest.push_str(line);
        }
    }
    rest
}

#[test]
fn a_new_member_comes_behind_the_comments_of_an_entry() {
    let after = import(MEMBERS, "Florø,NO\n");
    let expected =
        "  # joined: 2026\n\n- id: floro\n  name: Florø\n  country: \"NO\"\n\n# The second";
    assert!(after.replace("country: NO\n", "country: \"NO\"\n").contains(expected), "{after}");
}

#[test]
fn several_members_leave_every_comment_where_it_was() {
    let after = import(MEMBERS, "Florø,NO\nStavanger,NO\nVadsø,NO\nBremen,DE\nDelft,NL\n");
    assert_eq!(without(&after, &["floro", "stavanger", "vadso", "bremen", "delft"]).trim_end(), {
        MEMBERS.trim_end()
    });
    let at = |words: &str| after.find(words).unwrap_or_else(|| panic!("{words} in {after}"));
    assert!(at("- id: floro") < at("# The second") && at("# The second") < at("- id: tromso"));
    assert!(at("#   www too") < at("- id: vadso") && at("- id: vadso") < at("- id: zingst"));
}

#[test]
fn words_at_the_margin_stay_above_the_next_entry() {
    for margin in ["", "  "] {
        let indented = |text: &str| {
            let lines: Vec<String> = text.lines().map(|line| format!("{margin}{line}\n")).collect();
            lines.concat()
        };
        let members = indented(
            "- id: oslo\n  name: Oslo\n  country: DK\n  # joined: 2026\n# Not far.\n- id: tromso\n  name: Tromsø\n  country: DK\n",
        );
        let after = import(&members, "Bergen,DK\nRoskilde,DK\n");
        let pair = indented("# Not far.\n- id: tromso\n");
        assert!(after.contains(&pair), "{after}");
        let own = indented("  country: DK\n  # joined: 2026\n");
        assert!(after.contains(&own), "{after}");
    }
}

#[test]
fn a_file_of_windows_and_one_without_a_last_line_end_keep_their_comments() {
    let windows = MEMBERS.replace('\n', "\r\n");
    let after = import(&windows, "Florø,NO\nWismar,DE\nZwickau,DE\n");
    assert!(!after.replace("\r\n", "").contains('\n'), "{after:?}");
    assert_eq!(without(&after, &["floro", "wismar", "zwickau"]).trim_end(), windows.trim_end());
    let open = MEMBERS.trim_end();
    let after = import(open, "Zwickau,DE\n");
    assert!(after.contains("  # joined: 2026\n\n- id: zwickau\n"), "{after}");
}

#[test]
fn what_new_leaves_in_comments_stays_below_its_city() {
    let disk = with(MEMBERS).on_disk();
    let new = ["new", "city", "--root", "site", "--title", "Narvik", "--country", "NO", "--yes"];
    let said = disk.urbi(&new);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let before = fs::read_to_string(disk.root().join(NORTH)).unwrap();
    let said = imported(&disk, "Odda,NO\nMolde,NO\n");
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let after = fs::read_to_string(disk.root().join(NORTH)).unwrap();
    assert_eq!(without(&after, &["odda", "molde"]).trim_end(), before.trim_end());
    let narvik = &before[before.find("- id: narvik").unwrap()..];
    assert!(after.contains(narvik.trim_end()), "{after}");
}
