//! Tests the output folder: it is complete at any moment, and keeps the files of other programs.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use crate::disk::Disk;
use crate::harness::{NOW, Site, read_tree, write_tree};

#[test]
fn files_that_are_not_ours_live_on() {
    let disk = Site::harbours().on_disk();
    let public = disk.root().join("public");
    fs::create_dir_all(public.join("staedte/bergen")).unwrap();
    let own = ["CNAME", ".well-known/a.txt", "staedte/bergen/photo.jpg", "aufnahmen/old.html"];
    for path in own {
        fs::create_dir_all(public.join(path).parent().unwrap()).unwrap();
        fs::write(public.join(path), path).unwrap();
    }
    assert_eq!(disk.on_site("build", &[]).code, Some(0));
    let site = Site::harbours().replace(
        "data/site.yaml",
        "rounds: {slug: {de: aufnahmen",
        "rounds: {slug: {de: runden",
    );
    write_tree(&disk.root(), site.files());
    let said = disk.on_site("build", &[]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let files = disk.public();
    for path in own {
        assert_eq!(files[path], path.as_bytes(), "{path}");
    }
    assert!(files.contains_key("runden/2024/index.html"));
    assert!(!files.contains_key("aufnahmen/2024/index.html"), "what urbi wrote is removed");
}

#[cfg(unix)]
#[test]
fn links_and_modes_of_files_that_are_not_ours_live_on() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let disk = Site::harbours().on_disk();
    let public = disk.root().join("public");
    fs::create_dir_all(&public).unwrap();
    fs::write(public.join("run.sh"), "true").unwrap();
    fs::set_permissions(public.join("run.sh"), fs::Permissions::from_mode(0o750)).unwrap();
    symlink("run.sh", public.join("again.sh")).unwrap();
    symlink("nowhere", public.join("broken")).unwrap();
    assert_eq!(disk.on_site("build", &[]).code, Some(0));
    let mode = fs::metadata(public.join("run.sh")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o750);
    assert_eq!(fs::read_link(public.join("again.sh")).unwrap().to_str(), Some("run.sh"));
    assert_eq!(fs::read_link(public.join("broken")).unwrap().to_str(), Some("nowhere"));
}

#[test]
fn a_page_that_was_changed_or_deleted_by_hand_comes_back() {
    let disk = Site::harbours().on_disk();
    assert_eq!(disk.on_site("build", &[]).code, Some(0));
    let before = disk.public();
    fs::write(disk.root().join("public/index.html"), "changed").unwrap();
    fs::remove_file(disk.root().join("public/sv/index.html")).unwrap();
    let said = disk.on_site("build", &[]);
    assert!(said.stderr.contains(": 2 written, "), "{}", said.stderr);
    assert!(disk.public() == before);
}

#[test]
fn a_manifest_that_is_spoilt_loses_nothing() {
    let disk = Site::harbours().on_disk();
    assert_eq!(disk.on_site("build", &[]).code, Some(0));
    let before = disk.public();
    for spoilt in ["", "{", "[]", "{\"version\": 9, \"files\": {}}"] {
        fs::write(disk.root().join("public/.urbi-manifest.json"), spoilt).unwrap();
        let said = disk.on_site("build", &[]);
        let after = disk.public();
        let own = |path: &&String| !path.ends_with(".urbi-manifest.json");
        for path in before.keys().filter(own) {
            assert!(
                after.get(path) == before.get(path),
                "{path} after `{spoilt}`: {}",
                said.stderr
            );
        }
    }
}

/// Returns two sites that differ in every page.
fn two_sites() -> [Site; 2] {
    let disclaimer = "disclaimer: {de: Alle Angaben sind erfunden.";
    let other = Site::harbours()
        .replace("data/site.yaml", disclaimer, "disclaimer: {de: Nichts davon ist wahr.")
        .replace("data/site.yaml", "sv: Alla uppgifter är påhittade.", "sv: Inget är sant.")
        .replace("data/site.yaml", "ar: جميع البيانات خيالية.", "ar: لا شيء صحيح.");
    [Site::harbours(), other]
}

#[test]
fn a_build_that_is_killed_leaves_the_whole_old_or_the_whole_new_site() {
    let sites = two_sites();
    let whole = sites.each_ref().map(Site::made);
    let disk = Disk::empty();
    write_tree(&disk.root(), sites[0].files());
    let started = Instant::now();
    assert_eq!(disk.on_site("build", &[]).code, Some(0));
    let usual = started.elapsed();
    let published = |disk: &Disk| {
        let mut files = disk.public();
        assert!(files.remove(".urbi-manifest.json").is_some(), "a site has its manifest");
        files
    };
    let (mut killed, mut last) = (0, published(&disk));
    for round in 1..=15_u32 {
        let next = usize::try_from(round % 2).unwrap();
        write_tree(&disk.root(), sites[next].files());
        let args = ["build", "--root", "site", "--now", NOW];
        let mut child = disk.command(&args).stderr(Stdio::null()).spawn().unwrap();
        // Most delays end late, while files are written and exchanged.
        thread::sleep(usual * (6 + (round * 7) % 12) / 16);
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        let files = published(&disk);
        assert!(files == last || files == whole[next], "round {round}: neither old nor new");
        last = files;
    }
    assert!(killed > 0, "no build was killed");
    assert_eq!(disk.on_site("build", &[]).code, Some(0));
    assert!(published(&disk) == whole[1]);
    let left: Vec<_> = read_tree(&disk.root())
        .into_keys()
        .filter(|path| path.starts_with('.') && !path.ends_with("-lock"))
        .collect();
    assert_eq!(left, [""; 0], "what a killed build left is cleared away");
}

#[test]
fn builds_at_the_same_time_wait_for_each_other() {
    let disk = Site::harbours().on_disk();
    let args = ["build", "--root", "site", "--now", NOW];
    let start = |_| disk.command(&args).stderr(Stdio::piped()).spawn().unwrap();
    let children: Vec<_> = (0..4).map(start).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{words}");
    }
    let mut files = disk.public();
    files.remove(".urbi-manifest.json");
    assert!(files == Site::harbours_made().files);
}

#[test]
fn the_manifest_names_every_file_of_ours() {
    let disk = Site::harbours().on_disk();
    fs::create_dir_all(disk.root().join("public")).unwrap();
    fs::write(disk.root().join("public/CNAME"), "a.example").unwrap();
    disk.on_site("build", &[]);
    let files = disk.public();
    let manifest: serde_json::Value =
        serde_json::from_slice(&files[".urbi-manifest.json"]).unwrap();
    let named: Vec<&String> = manifest["files"].as_object().unwrap().keys().collect();
    let bare = |path: &&String| *path != ".urbi-manifest.json" && *path != "CNAME";
    assert_eq!(named, files.keys().filter(bare).collect::<Vec<_>>());
}
