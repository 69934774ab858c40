//! Tests line endings of Windows: they do not change the output.

use crate::harness::{Files, Run, Site};

/// The extensions of text files.
const TEXTS: [&str; 11] =
    ["css", "html", "js", "json", "lock", "md", "svg", "txt", "typ", "yaml", "yml"];

/// Converts every text to CRLF, and returns the number of texts.
fn turned(site: &Site) -> (Site, usize) {
    let (mut files, mut count): (Files, usize) = (site.files().clone(), 0);
    for (path, bytes) in &mut files {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        if TEXTS.contains(&ending) {
            let text = String::from_utf8(bytes.clone()).unwrap();
            assert!(!text.contains('\r'), "{path}");
            *bytes = text.replace('\n', "\r\n").into_bytes();
            count += 1;
        }
    }
    (Site::of(files), count)
}

#[test]
fn line_ends_change_no_byte() {
    for (name, site) in [
        ("harbours", Site::harbours()),
        ("beacons", Site::beacons().unprinted()),
        ("starter", Site::starter()),
        ("oasis", Site::oasis().unprinted()),
    ] {
        let (turned, count) = turned(&site);
        assert!(count > 40, "{name}: {count}");
        let (usual, other) = (site.run(), turned.run());
        let is_of_texts = |run: &Run| {
            let problems = run.problems.iter().filter(|problem| problem.code != "line-endings");
            problems.map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(is_of_texts(&usual), is_of_texts(&other), "{name}");
        let (usual, other) = (usual.files(), other.files());
        assert!(usual.keys().eq(other.keys()), "{name}");
        let differ: Vec<_> = usual.iter().filter(|(path, bytes)| other[*path] != **bytes).collect();
        let differ: Vec<_> = differ.into_iter().map(|(path, _)| path).collect();
        assert!(differ.is_empty(), "{name}: {differ:?}");
    }
}

#[test]
fn a_new_site_keeps_its_line_ends_in_git() {
    let attributes = Site::starter().text(".gitattributes");
    assert!(attributes.contains("\n* text=auto eol=lf\n"), "{attributes}");
}
