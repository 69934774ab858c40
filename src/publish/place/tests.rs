use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::super::resolve::PublishPaths;
use super::super::stage::{PublishJob, stage};
use super::super::tests::{Folder, failing, site};
use super::super::{Failure, ForeignFiles, Published, by, publish};
use super::{FILE, Manifest, turn};
use crate::diag::{Code, message};
use crate::output::{PageFingerprints, Rendered};
use crate::path::OutPath;

impl Folder {
    /// Returns the paths for publishing file by file.
    fn places(&self) -> PublishPaths {
        fs::create_dir_all(self.out()).unwrap();
        PublishPaths::next_to(&self.out()).unwrap().inside()
    }

    fn place(&self, rendered: &Rendered) -> Result<Published, String> {
        let job = PublishJob { rendered, traces: &PageFingerprints::new(), observer: &|| {} };
        let places = self.places();
        by(&job, &places).map_err(|failure| failure.said(&places).message.to_string())
    }

    /// Returns every file below the folder except manifests, with its text.
    fn files(&self) -> BTreeMap<String, String> {
        let all = walkdir::WalkDir::new(&self.0).into_iter().map(Result::unwrap);
        let files = all.filter(|entry| entry.file_type().is_file());
        let files = files.filter(|entry| entry.file_name() != FILE);
        files
            .map(|entry| {
                let path = entry.path().strip_prefix(&self.0).unwrap().display().to_string();
                (path, fs::read_to_string(entry.path()).unwrap())
            })
            .collect()
    }
}

fn expected(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| (format!("public/{path}"), (*text).to_owned())).collect()
}

const OLD: [(&str, &str); 5] =
    [("index.html", "1"), ("a/index.html", "1"), ("b", "1"), ("c/d.html", "1"), ("same", "s")];
const NEW: [(&str, &str); 5] =
    [("index.html", "2"), ("a/index.html", "2"), ("b/c.html", "2"), ("c", "2"), ("same", "s")];

#[test]
fn a_site_takes_the_place_of_another_file_by_file() {
    let folder = Folder::new();
    let first = folder.place(&site(&OLD)).unwrap();
    assert_eq!((first.written, first.kept, first.removed), (5, 0, 0));
    assert!(first.notice.is_some_and(|notice| notice.code == Code::PublishedInPlace));
    assert_eq!(folder.files(), expected(&OLD));
    fs::write(folder.0.join("public/mine.txt"), "m").unwrap();
    let second = folder.place(&site(&NEW)).unwrap();
    assert_eq!((second.written, second.kept, second.removed), (4, 1, 2));
    let mut files = folder.files();
    assert_eq!(files.remove("public/mine.txt").as_deref(), Some("m"));
    assert_eq!(files, expected(&NEW), "a file is a folder now, and a folder a file");
    // The manifest equals that of any other publication.
    let third = publish(&site(&OLD), &folder.0.join("public"), Path::new("/nowhere")).unwrap();
    assert_eq!((third.kept, third.notice), (1, None));
}

#[test]
fn a_stop_at_any_step_is_made_right_by_the_next_run() {
    for steps in 0..=4 {
        for next in [&NEW, &OLD] {
            let folder = Folder::new();
            folder.place(&site(&OLD)).unwrap();
            let places = folder.places();
            let old = Manifest::read(&places.out).unwrap();
            let foreign = ForeignFiles::find(&places, &old).unwrap();
            let rendered = site(&NEW);
            let job = PublishJob {
                rendered: &rendered,
                traces: &PageFingerprints::new(),
                observer: &|| {},
            };
            let staged = stage(&job, &places, &old, &foreign).ok().unwrap();
            let both = staged.manifest.with_files_of(&old).to_json();
            fs::write(places.out.join(FILE), both).unwrap();
            for path in staged.written.iter().take(steps) {
                super::clear_path(&places.out, path, &old).unwrap();
                fs::rename(places.new.join(path), places.out.join(path)).unwrap();
            }
            folder.place(&site(next)).unwrap();
            assert_eq!(folder.files(), expected(next), "after {steps} steps");
        }
    }
}

#[test]
fn a_failure_leaves_what_was_there_and_nothing_else() {
    let folder = Folder::new();
    folder.place(&site(&OLD)).unwrap();
    let mut rendered = site(&NEW);
    rendered.insert(OutPath::new("z").unwrap(), failing("no"));
    assert_eq!(folder.place(&rendered).unwrap_err(), "no");
    assert_eq!(folder.files(), expected(&OLD));
    assert!(!folder.places().new.exists());
    // A file of another program is in the way: nothing changes.
    fs::create_dir_all(folder.0.join("public/b2/c.html")).unwrap();
    fs::write(folder.0.join("public/b2/c.html/mine"), "m").unwrap();
    let problem = folder.place(&site(&[("b2/c.html", "2")])).unwrap_err();
    let path = folder.0.join("public/b2/c.html/mine");
    let message = message!("publish.foreign-file-in-output", out = path.display());
    assert_eq!(problem, message.to_string());
    assert!(path.exists());
}

#[test]
fn what_a_failure_leaves_half_done_is_said() {
    let folder = Folder::new();
    let places = folder.places();
    let error = || std::io::Error::from(std::io::ErrorKind::StorageFull);
    let hint = |is_partly| {
        let said = Failure::Disk { error: error(), is_partly }.said(&places);
        format!("{:?}", said.hint.unwrap())
    };
    assert_eq!(hint(true), "publish.run-again-hint");
    assert_eq!(hint(false), "publish.previous-site-unchanged");
}

#[test]
fn pages_come_after_what_they_show_and_before_what_lists_them() {
    let mut paths =
        ["sitemap.xml", "index.html", "en/index.html", "en/a/index.html", "en/a/card.png", "x.css"];
    paths.sort_by_key(|path| turn(path));
    assert_eq!(
        paths,
        ["en/a/card.png", "x.css", "en/a/index.html", "en/index.html", "index.html", "sitemap.xml"]
    );
}
