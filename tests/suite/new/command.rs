//! `urbi new` on the command line: the example site, options and messages.

use std::fs;

use urbi::diag::{UiLanguage, message};

use crate::disk::Disk;
use crate::harness::{Files, NOW, Site, crate_root, read_tree};

#[test]
fn the_site_in_the_program_is_that_of_the_repository() {
    let mut expected = read_tree(&crate_root().join("crates/editing/src/new/starter"));
    let theme: Files = read_tree(&crate_root().join("themes/atlas"));
    expected.extend(theme.into_iter().map(|(path, bytes)| (format!("themes/atlas/{path}"), bytes)));
    let mut own: Files = Site::starter().files().clone();
    for added in ["README.md", ".gitignore", ".gitattributes"] {
        assert!(own.remove(added).is_some(), "{added}");
    }
    // The default languages are two of those of the starter, so its YAML files lose the others.
    expected.retain(|path, _| !path.ends_with(".es.md") && !path.ends_with(".fr.md"));
    assert!(
        own.keys().eq(expected.keys()),
        "a file is new: save `crates/editing/src/new/site.rs` to take it in"
    );
    own.retain(|path, _| !path.starts_with("data/"));
    expected.retain(|path, _| !path.starts_with("data/"));
    assert!(own == expected);
}

#[test]
fn a_new_site_builds_without_a_warning_and_grows() {
    let disk = Disk::empty();
    for (folder, root, ui_language) in [
        ("a network", "\"a network\"", UiLanguage::English),
        ("rede", "rede", UiLanguage::Portuguese),
    ] {
        let said = disk.urbi(&["new", "site", folder, "--locale", ui_language.tag()]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        let created = message!("cli.example-site-created", root).text(ui_language);
        assert!(said.stderr.starts_with(&created), "{}", said.stderr);
        assert_eq!(said.stderr.lines().count(), 3);
        let again = disk.urbi(&["new", "site", folder]);
        assert_eq!(again.code, Some(2));
        let problem = message!("cli.folder-not-empty", shown = folder).to_string();
        assert!(again.stderr.contains(&problem), "{}", again.stderr);
    }
    assert_eq!(disk.urbi(&["new", "site"]).code, Some(2));
    let new = ["new", "news", "--root", "rede", "--title", "Sea", "--date", NOW];
    let said = disk.urbi(&new);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_eq!(
        said.stdout.replace('\\', "/"),
        "rede/content/news/2026-01-15-sea.en.md\nrede/content/news/2026-01-15-sea.pt.md\n"
    );
    assert_eq!(disk.urbi(&new).code, Some(2), "it is there already");
    let build = ["build", "--root", "rede", "--deny-warnings", "--now", "2026-05-01"];
    let said = disk.urbi(&build);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(disk.folder().join("rede/public/en/index.html").exists());
    assert!(
        !fs::read_to_string(disk.folder().join("rede/public/sitemap.xml"))
            .unwrap()
            .contains("/sea/")
    );
}

#[test]
fn without_a_terminal_what_is_missing_is_named_by_its_flag() {
    let disk = Site::starter().on_disk();
    let missing = |flag: &str| message!("new.option-missing", flag);
    let date = message!("schema.ambiguous-date-hint", one = "2027-01-02", two = "2027-02-01");
    let known = "news, flyers, concept-notes, pages, city, call, round, award, conference";
    for (args, expected) in [
        (&["news"][..], missing("--title")),
        (&["city", "--name", "Bath"], missing("--country")),
        (&["call"], missing("--title")),
        (
            &["call", "--title", "A", "--closes", "1/2/2027"],
            message!("new.problem-of-option", flag = "--closes", problem = date),
        ),
        (
            &["page", "--title", "A", "--country", "PT"],
            message!("new.option-does-not-apply", flag = "--country", flags = "--slug, --title"),
        ),
        (
            &["newz", "--title", "A"],
            message!("new.unknown-kind-near", word = "newz", near = "news"),
        ),
        (&["zebra"], message!("new.unknown-kind", word = "zebra", known)),
        (&["page", "--title", "!?"], missing("--slug")),
    ] {
        let said = disk.urbi(&[&["new", "--root", "site"], args].concat());
        assert_eq!(said.stderr, format!("error: {expected}\n"), "{args:?}");
        assert!(matches!(said.code, Some(1 | 2)) && said.stdout.is_empty(), "{args:?}");
    }
    // The address of another: found by the check of the whole site.
    let said = disk.urbi(&["new", "--root", "site", "page", "--title", "News"]);
    assert!(said.stderr.starts_with("error[collision]"), "{}", said.stderr);
    assert!(said.code == Some(1) && said.stdout.is_empty());
    let said = disk.urbi(&["new", "news", "--root", "site", "--locale", "pt"]);
    let expected = missing("--title").text(UiLanguage::Portuguese);
    assert_eq!(said.stderr, format!("erro: {expected}\n"));
    assert!(read_tree(&disk.root()) == *Site::starter().files(), "nothing was written");
    let nowhere = disk.urbi(&["new", "news", "--root", "nowhere", "--title", "A"]);
    assert_eq!(nowhere.code, Some(2), "{}", nowhere.stderr);
}
