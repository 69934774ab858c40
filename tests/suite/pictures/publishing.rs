//! Tests the publishing of images: which are reused, which are computed again, and which errors stop it.

use std::fs;

use urbi::diag::message;

use super::{JOIN, PAGE, with_photo};
use crate::harness::Site;
use crate::html::Page;
use crate::photos;

#[test]
fn threads_change_nothing_and_a_second_build_keeps_all() {
    let site = with_photo("kran.jpg", &photos::jpeg(1000, 700));
    let (one, two) = (site.on_disk(), site.on_disk());
    for (disk, jobs) in [(&one, "1"), (&two, "2")] {
        let said = disk.on_site("build", &["--jobs", jobs]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
    }
    let public = one.public();
    assert!(public == two.public());
    let again = one.on_site("build", &[]);
    assert!(again.stderr.contains(": 0 written, "), "{}", again.stderr);
    assert!(one.public() == public);
}

#[test]
fn the_published_site_is_the_only_store() {
    let disk = with_photo("kran.jpg", &photos::jpeg(500, 300)).on_disk();
    let build = || {
        let said = disk.on_site("build", &[]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        disk.public()
    };
    let first = build();
    let is_made = |path: &&String| path.starts_with("media/") && path.ends_with(".webp");
    let path = first.keys().find(is_made).unwrap().clone();
    let out = disk.root().join("public");
    // The file changed after publishing, so it is computed again.
    fs::write(out.join(&path), "tampered").unwrap();
    assert!(build() == first);
    // Bytes with the hash in the manifest are trusted, which proves that nothing is computed again.
    let record = fs::read_to_string(out.join(".urbi-manifest.json")).unwrap();
    let hash = |bytes: &[u8]| blake3::hash(bytes).to_hex().to_string();
    let vouched = record.replace(&hash(&first[&path]), &hash(b"vouched"));
    assert_ne!(record, vouched);
    fs::remove_file(out.join(&path)).unwrap();
    fs::write(out.join(&path), "vouched").unwrap();
    fs::write(out.join(".urbi-manifest.json"), vouched).unwrap();
    assert_eq!(build()[&path], b"vouched");
    // Without the manifest, nothing is reused.
    fs::remove_dir_all(&out).unwrap();
    assert!(build() == first);
}

#[test]
fn edits_of_pictures_end_where_a_clean_build_does() {
    let small = photos::jpeg(200, 120);
    let steps = [
        with_photo("kran.jpg", &small),
        with_photo("boot.jpg", &small),
        with_photo("boot.jpg", &photos::as_from_a_camera(&small, 8)),
        with_photo("boot.jpg", &photos::png(90, 60)),
        with_photo("boot.png", &photos::png(90, 60)),
        Site::harbours(),
    ];
    let disk = steps[0].on_disk();
    for (number, site) in steps.iter().enumerate() {
        for folder in ["content", "data", "themes"] {
            fs::remove_dir_all(disk.root().join(folder)).unwrap();
        }
        crate::harness::write_tree(&disk.root(), site.files());
        let said = disk.on_site("build", &[]);
        assert_eq!(said.code, Some(0), "step {number}: {}", said.stderr);
        let mut public = disk.public();
        public.remove(".urbi-manifest.json");
        assert!(public == site.made(), "step {number}");
    }
}

#[test]
fn a_picture_that_only_decoding_finds_broken_stops_publishing() {
    // The structure is valid, but the compressed data is corrupt.
    let mut photo = photos::jpeg(64, 64);
    let tables = photo.windows(2).position(|pair| pair == [0xFF, 0xC4]).unwrap();
    photo[tables + 1] = 0xEF;
    let disk = with_photo("kran.jpg", &photo).on_disk();
    assert_eq!(disk.on_site("check", &[]).code, Some(0), "nothing is decoded by a check");
    let said = disk.on_site("build", &["--format", "short"]);
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    assert!(said.stderr.contains("join.de.md:20:1: error[broken-picture]"), "{}", said.stderr);
    assert!(disk.public().is_empty());
}

#[test]
fn a_picture_that_is_too_large_is_left_on_the_disk() {
    let disk = with_photo("kran.jpg", &vec![0xFF; (30 << 20) + 1]).on_disk();
    let said = disk.on_site("check", &["--format", "short"]);
    let file = "content/pages/kran.jpg";
    let message = message!("picture.file-too-large", file, megabytes = 30_u32).to_string();
    assert!(said.stderr.contains(&message), "{}", said.stderr);
    let linked = Site::harbours()
        .write("content/pages/kran.jpg", vec![0xFF; (30 << 20) + 1])
        .replace(JOIN, "Vorher das", "[Kran](kran.jpg) Vorher das")
        .on_disk();
    let said = linked.on_site("check", &["--format", "short"]);
    assert!(said.stderr.contains("warning[kept-metadata]"), "{}", said.stderr);
}

#[test]
fn a_file_to_keep_says_its_kind_and_size() {
    let site = Site::harbours().write("content/pages/plan.pdf", vec![0xFF; 1_234_567]).replace(
        JOIN,
        "```contact",
        "```download\nfile: plan.pdf\ntitle: Der Plan\n```\n\n```contact",
    );
    let files = site.made();
    let page = Page::parse(&files[PAGE]);
    let link =
        page.all("a").find(|a| a.attribute("href") == Some("/media/pages/plan.pdf")).unwrap();
    assert_eq!(link.text(), "Der Plan (PDF, 1,2 MB)");
    assert_eq!(files["media/pages/plan.pdf"].len(), 1_234_567);
}
