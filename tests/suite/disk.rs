//! Writes sites to temporary folders, and runs the program on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;

use crate::harness::{Files, NOW, read_tree};
use crate::problem::Problem;

/// A temporary folder with a site in `site`, which is removed at the end.
pub(crate) struct Disk(PathBuf);

/// The output of the program.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Disk {
    /// Creates a folder with an empty site.
    pub(crate) fn empty() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("urbi-suite-{}-{count}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(folder.join("site")).unwrap();
        Self(folder.canonicalize().unwrap())
    }

    /// Returns the temporary folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.0
    }

    /// Returns the site's folder.
    pub(crate) fn root(&self) -> PathBuf {
        self.0.join("site")
    }

    /// Returns the files in the default output folder.
    pub(crate) fn public(&self) -> Files {
        read_tree(&self.root().join("public"))
    }

    /// Prepares the program to run in this folder, without the environment of the test.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_urbi"));
        command.args(args).current_dir(&self.0).stdin(Stdio::null());
        command.env_remove("SOURCE_DATE_EPOCH").env_remove("CLICOLOR_FORCE");
        // Messages are in English on every computer.
        command.env("LC_ALL", "C");
        command
    }

    /// Runs the program with only these arguments.
    pub(crate) fn urbi(&self, args: &[&str]) -> Said {
        Said::of(&mut self.command(args))
    }

    /// Runs a command (`build`, `check`) on the site, for the day of all tests.
    pub(crate) fn on_site(&self, command: &str, args: &[&str]) -> Said {
        let first = [command, "--root", "site", "--now", NOW];
        self.urbi(&[&first[..], args].concat())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Said {
    /// Runs a command until it ends.
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Parses the report of `--format json`.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        Problem::all(&self.json())
    }

    /// Parses standard output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error} in {}\n{}", self.stdout, self.stderr))
    }
}
