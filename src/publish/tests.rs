use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

use super::{Published, publish};
use crate::diag::{Code, Diagnostic, Message, message};
use crate::output::{LazyOutput, OutputBody, Rendered};
use crate::path::OutPath;

/// A temporary folder for each test, which is removed at the end.
pub(super) struct Folder(pub(super) PathBuf);

impl Folder {
    pub(super) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("urbi-publish-{}-{count}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(folder.join("site/content")).unwrap();
        Self(folder)
    }

    fn publish(&self, files: &[(&str, &str)]) -> Result<Published, String> {
        publish(&site(files), &self.out(), &self.0.join("site"))
            .map_err(|problem| problem.message.to_string())
    }

    /// Publishes lazy outputs whose bytes are their keys, and returns how many were computed.
    fn publish_deferred(&self, files: &[(&str, &'static str)]) -> usize {
        let made = Arc::new(AtomicUsize::new(0));
        let deferred = |key: &'static str| {
            let made = made.clone();
            OutputBody::Lazy(LazyOutput::new(key.to_owned(), move || {
                made.fetch_add(1, Ordering::Relaxed);
                Ok(Arc::from(format!("made of {key}").as_bytes()))
            }))
        };
        let rendered: Rendered =
            files.iter().map(|(path, key)| (OutPath::new(path).unwrap(), deferred(key))).collect();
        publish(&rendered, &self.out(), &self.0.join("site")).unwrap();
        for (path, key) in files {
            assert_eq!(self.read(path), Some(format!("made of {key}")));
        }
        made.load(Ordering::Relaxed)
    }

    pub(super) fn out(&self) -> PathBuf {
        self.0.join("public")
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.out().join(path)).ok()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(super) fn site(files: &[(&str, &str)]) -> Rendered {
    let body = |text: &str| OutputBody::Bytes(Arc::from(text.as_bytes()));
    files.iter().map(|(path, text)| (OutPath::new(path).unwrap(), body(text))).collect()
}

/// Returns a lazy output that cannot be made.
pub(super) fn failing(problem: &'static str) -> OutputBody {
    OutputBody::Lazy(LazyOutput::new(problem.to_owned(), move || {
        let message = Message::verbatim(problem);
        Err(Box::new(Diagnostic::without_place(Code::InvalidValue, message)))
    }))
}

#[test]
fn a_second_site_replaces_the_first_and_keeps_what_is_the_same() {
    let folder = Folder::new();
    folder.publish(&[("a/index.html", "one"), ("b.txt", "same")]).unwrap();
    let published = folder.publish(&[("a/index.html", "two"), ("b.txt", "same")]).unwrap();
    assert_eq!((published.written, published.kept, published.removed), (1, 1, 0));
    assert_eq!(folder.read("a/index.html").as_deref(), Some("two"));
    let published = folder.publish(&[("b.txt", "same")]).unwrap();
    assert_eq!(published.removed, 1);
    assert!(!folder.out().join("a").exists());
}

#[test]
fn files_that_are_not_ours_live_on() {
    let folder = Folder::new();
    folder.publish(&[("index.html", "one")]).unwrap();
    fs::create_dir_all(folder.out().join("notes")).unwrap();
    fs::write(folder.out().join("notes/mine.txt"), "mine").unwrap();
    fs::create_dir_all(folder.out().join("refs/heads")).unwrap();
    folder.publish(&[("index.html", "two")]).unwrap();
    assert_eq!(folder.read("notes/mine.txt").as_deref(), Some("mine"));
    assert!(folder.out().join("refs/heads").is_dir(), "empty folders too");
}

#[test]
fn a_file_that_is_not_ours_is_never_overwritten() {
    let folder = Folder::new();
    fs::create_dir_all(folder.out()).unwrap();
    fs::write(folder.out().join("index.html"), "mine").unwrap();
    let problem = folder.publish(&[("index.html", "ours")]).unwrap_err();
    let path = folder.out().join("index.html");
    let message = message!("publish.foreign-file-in-output", out = path.display());
    assert_eq!(problem, message.to_string());
    assert_eq!(folder.read("index.html").as_deref(), Some("mine"));
}

#[test]
fn expensive_values_are_computed_once() {
    let folder = Folder::new();
    assert_eq!(folder.publish_deferred(&[("a", "1"), ("b", "2"), ("c", "2")]), 3);
    assert_eq!(folder.publish_deferred(&[("a", "1"), ("b", "2")]), 0);
    assert_eq!(folder.publish_deferred(&[("a", "1"), ("b", "3")]), 1, "another key");
    assert_eq!(folder.publish_deferred(&[("a", "3"), ("d/e", "1")]), 0, "at another path");
    fs::write(folder.out().join("a"), "tampered").unwrap();
    assert_eq!(folder.publish_deferred(&[("a", "3"), ("d/e", "1")]), 1);
    fs::remove_file(folder.out().join("a")).unwrap();
    assert_eq!(folder.publish_deferred(&[("a", "3"), ("d/e", "1")]), 1);
}

#[test]
fn a_record_of_before_there_were_keys_is_read() {
    let folder = Folder::new();
    folder.publish(&[("a", "made of 1"), ("b", "gone")]).unwrap();
    let record = fs::read_to_string(folder.out().join(".urbi-manifest.json")).unwrap();
    assert!(!record.contains("keys"), "{record}");
    assert_eq!(folder.publish_deferred(&[("a", "1")]), 1);
    assert!(!folder.out().join("b").exists());
}

#[test]
fn what_cannot_be_made_stops_publishing() {
    let folder = Folder::new();
    folder.publish(&[("a", "before")]).unwrap();
    let path = |path| OutPath::new(path).unwrap();
    let rendered = Rendered::from([(path("b"), failing("first")), (path("c"), failing("second"))]);
    let said = publish(&rendered, &folder.out(), &folder.0.join("site")).unwrap_err();
    assert_eq!(said.message.to_string(), "first");
    assert_eq!(folder.read("a").as_deref(), Some("before"));
}

#[test]
fn sources_are_never_an_output_folder() {
    let folder = Folder::new();
    let site = folder.0.join("site");
    let refused = |out: &Path| publish(&Rendered::new(), out, &site).is_err();
    assert!(refused(&site));
    assert!(refused(&site.join("content/public")));
    assert!(refused(&folder.0));
    assert!(refused(&site.join("content/not/there/yet")));
    assert!(refused(&site.join("gone/../content/x")));
    assert!(!refused(&site.join("public")));
}
