//! Tests output folders that cannot be exchanged: mount points, and folders whose parent is not writable.
//!
//! These tests need a mount, or a user without permission to write everywhere. If the system provides neither, a test
//! prints this and ends.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Output};

use urbi::diag::{Severity, UiLanguage, message};

use crate::disk::Disk;
use crate::harness::{Files, NOW, Site, read_tree, write_tree};

/// Runs a shell script in which `$URBI` builds the site. Returns `None` if the command in `with` is not available.
#[expect(clippy::print_stdout, reason = "a test that is passed over says so")]
fn script(disk: &Disk, with: &[&str], script: &str) -> Option<Output> {
    let can = Command::new(with[0]).args(&with[1..]).args(["true"]).output();
    if !can.is_ok_and(|output| output.status.success()) {
        println!("passed over: `{}` cannot be run here", with.join(" "));
        return None;
    }
    let build = format!("{} build --root site --now {NOW}", env!("CARGO_BIN_EXE_urbi"));
    let output = Command::new(with[0])
        .args(&with[1..])
        .args(["sh", "-euc", script])
        .env("URBI", build)
        .env("LC_ALL", "C")
        .env_remove("SOURCE_DATE_EPOCH")
        .current_dir(disk.folder())
        .output();
    Some(output.unwrap())
}

const OWN_MOUNTS: [&str; 2] = ["unshare", "-rm"];

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Returns the files next to the site that publishing left there.
fn left(disk: &Disk) -> Vec<String> {
    let all = read_tree(disk.folder()).into_keys();
    all.filter(|path| path.contains("urbi-new") || path.contains("urbi-lock")).collect()
}

/// Returns the part of a Portuguese summary that counts written files, for none.
fn none_written() -> String {
    let template = UiLanguage::Portuguese.template("cli.written-files");
    let (_, counts) = template.split_once("{out}").unwrap();
    let (written, _) = counts.split_once("{kept}").unwrap();
    written.replace("{written}", "0")
}

fn without_record(mut files: Files) -> Files {
    assert!(files.remove(".urbi-manifest.json").is_some());
    files
}

#[test]
fn a_volume_is_written_into_and_readers_are_thought_of() {
    for mount in ["mount -t tmpfs tmpfs site/public", "mount --bind volume site/public"] {
        let disk = Site::harbours().on_disk();
        let outer = disk.folder().to_owned();
        fs::create_dir_all(disk.root().join("public")).unwrap();
        fs::create_dir_all(outer.join("volume")).unwrap();
        let run = format!(
            "{mount}; echo mine > site/public/mine.txt; $URBI; $URBI --locale pt; \
             cp -r site/public copy; ls -A site site/public"
        );
        let Some(output) = script(&disk, &OWN_MOUNTS, &run) else { return };
        let said = words(&output);
        assert!(output.status.success(), "{said}");
        let out = disk.root().join("public");
        let inner = out.join("site");
        let message = message!("publish.published-in-place", out = out.display());
        assert!(said.contains(&format!("warning[published-in-place]: {message}\n")), "{said}");
        let hint = message!("publish.publish-to-inner-folder-hint", inner = inner.display());
        assert!(said.contains(&format!("hint: {hint}\n")), "{said}");
        let warning = UiLanguage::Portuguese.severity(Severity::Warning);
        assert!(said.contains(&format!("{warning}[published-in-place]")), "{said}");
        assert!(said.contains(&none_written()), "the second run keeps all: {said}");
        let listed = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(!listed.contains("urbi-new") && !listed.contains("urbi-lock"), "{listed}");
        let mut files = without_record(read_tree(&outer.join("copy")));
        assert_eq!(files.remove("mine.txt").as_deref(), Some(&b"mine\n"[..]));
        assert!(files == Site::harbours_made().files);
        assert_eq!(left(&disk), [""; 0]);
    }
}

#[test]
fn a_volume_below_the_output_folder_keeps_what_is_in_it() {
    let disk = Site::harbours().on_disk();
    let run = "mkdir -p site/public/uploads; mount -t tmpfs tmpfs site/public/uploads; \
               echo mine > site/public/uploads/a; $URBI; cat site/public/uploads/a; \
               test -f site/public/index.html";
    let Some(output) = script(&disk, &OWN_MOUNTS, run) else { return };
    assert!(output.status.success(), "{}", words(&output));
    assert_eq!(output.stdout, b"mine\n");
    assert_eq!(left(&disk), [""; 0]);
}

#[test]
fn a_disk_that_is_full_loses_nothing() {
    let disk = Site::harbours().on_disk();
    fs::create_dir_all(disk.root().join("public")).unwrap();
    let run = "mount -t tmpfs -o size=64k tmpfs site/public; $URBI || echo $?; ls -A site/public";
    let Some(output) = script(&disk, &OWN_MOUNTS, run) else { return };
    assert_eq!(String::from_utf8_lossy(&output.stdout), "2\n", "{}", words(&output));
    let unchanged = message!("publish.previous-site-unchanged").to_string();
    assert!(words(&output).contains(&unchanged));
}

/// Makes a site readable for a user without rights, in a folder in which only the inner folder is writable.
fn closed(inner: &str) -> (Disk, Vec<&'static str>) {
    let disk = Disk::empty();
    write_tree(&disk.root(), Site::harbours().files());
    let outer = disk.folder().to_owned();
    let closed = outer.join("ro");
    fs::create_dir_all(closed.join(inner)).unwrap();
    fs::set_permissions(closed.join(inner), fs::Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
    let nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
    (disk, if is_root { nobody.to_vec() } else { vec!["env"] })
}

fn open(disk: &Disk) {
    let closed = disk.folder().join("ro");
    fs::set_permissions(closed, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_folder_in_one_that_is_closed_is_written_into() {
    let (disk, nobody) = closed("site");
    let output = script(&disk, &nobody, "$URBI --out ro/site");
    open(&disk);
    let Some(output) = output else { return };
    assert!(output.status.success(), "{}", words(&output));
    assert!(words(&output).contains("warning[published-in-place]"), "{}", words(&output));
    let files = read_tree(&disk.folder().join("ro/site"));
    assert!(without_record(files) == Site::harbours_made().files);
    assert_eq!(left(&disk), [""; 0]);
}

#[test]
fn a_message_names_the_folder_that_is_not_writable() {
    let (disk, nobody) = closed("site");
    let output = script(&disk, &nobody, "$URBI --out ro/other || $URBI --out ro || echo $?");
    open(&disk);
    let Some(output) = output else { return };
    let said = words(&output);
    assert_eq!(output.stdout, b"2\n", "{said}");
    let outer = disk.folder();
    let (out, parent) = (outer.join("ro"), outer.display());
    for hint in [
        message!("publish.make-parent-writable-hint", parent = out.display()),
        message!("publish.make-output-writable-hint", out = out.display(), parent),
    ] {
        assert!(said.contains(&hint.to_string()), "{said}");
    }
    assert_eq!(left(&disk), [""; 0]);
}

#[test]
fn an_output_that_is_not_a_folder_is_refused_and_kept() {
    let disk = Site::harbours().on_disk();
    let outer = disk.folder().to_owned();
    symlink("nowhere", outer.join("dangling")).unwrap();
    fs::write(outer.join("file"), "mine").unwrap();
    let [link, file] = ["dangling", "file"].map(|name| outer.join(name).display().to_string());
    for (out, message) in [
        (&link, message!("publish.output-broken-link", out = link, to = "nowhere")),
        (&file, message!("publish.output-is-a-file", out = file)),
    ] {
        let said = disk.on_site("build", &["--out", out]);
        assert_eq!(said.code, Some(2), "{}", said.stderr);
        assert!(said.stderr.contains(&message.to_string()), "{}", said.stderr);
    }
    assert_eq!(fs::read(outer.join("file")).unwrap(), b"mine");
    assert_eq!(left(&disk), [""; 0]);
    // A link to a folder is followed.
    fs::create_dir(outer.join("nowhere")).unwrap();
    let said = disk.on_site("build", &["--out", &outer.join("dangling").display().to_string()]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(outer.join("nowhere/index.html").exists() && outer.join("dangling").is_symlink());
}

#[test]
fn nothing_is_left_next_to_the_published_files() {
    let disk = Site::harbours().on_disk();
    assert_eq!(disk.on_site("build", &["--out", "a/b/c"]).code, Some(0));
    assert_eq!(left(&disk), [""; 0]);
}
