//! Tests which edits make translations out of date, and the lifecycle of the lock file.

mod cosmetics;
mod edits;
mod life;
mod page;

use std::collections::BTreeSet;

use urbi::config::Overrides;
use urbi::date::Date;
use urbi::diag::Diagnostics;
use urbi::path::SourcePath;
use urbi::pipeline;
use urbi::site::Visibility;
use urbi::source::{SourceFile, Sources};
use urbi::translation::{
    self, TranslatableTexts, TranslationLock, TranslationState, TranslationStatus,
};

use crate::harness::{NOW, Site};
use crate::numbers::Numbers;
use cosmetics::COSMETICS;
use edits::{EDITS, Edit};
use page::Page;

/// Returns the source documents of the repository's site, as path and text.
fn documents() -> Vec<(String, String)> {
    let site = Site::repository();
    let sources =
        site.files().keys().filter(|path| path.starts_with("content/") && path.ends_with(".en.md"));
    sources.map(|path| (path.clone(), site.text(path))).collect()
}

/// Returns a site of one document and its translation, which has any text.
fn sources(path: &str, text: &str, lock: Option<&str>) -> Sources {
    let mut sources = Sources::default();
    let mut put = |path: &str, text: &str| {
        sources.insert(SourcePath::new(path).unwrap(), SourceFile::Text(text.into()));
    };
    let section = path.split('/').nth(1).unwrap();
    put(
        "data/site.yaml",
        &format!(
            "name: {{en: A, pt: A}}\nbase_url: https://a.example\ntheme: a\nlocales: [{{tag: en, \
             label: English}}, {{tag: pt, label: Português}}]\nsections: {{{section}: {{title: \
             {{en: A, pt: A}}}}}}\n"
        ),
    );
    put(path, text);
    put(&path.replace(".en.md", ".pt.md"), "---\ntitle: Um\n---\n\nUma tradução.\n");
    if let Some(lock) = lock {
        put(translation::FILE, lock);
    }
    sources
}

fn translation_status(sources: &Sources) -> TranslationStatus {
    let mut found = Diagnostics::new();
    let showing = Visibility { now: Date::parse(NOW).unwrap(), unpublished: true };
    let (site, theme) =
        pipeline::linked(sources, &Overrides::default(), showing, &mut found).unwrap();
    let texts = TranslatableTexts::of(&site, &theme, sources);
    TranslationStatus::of(
        &texts,
        &TranslationLock::read(sources, &mut found),
        &site.config,
        sources,
    )
}

/// Returns the state of the only document.
fn state(translation_status: &TranslationStatus) -> Option<TranslationState> {
    let row = translation_status.rows.iter().find(|row| row.genre.is_document())?;
    row.statuses.iter().find_map(|(_, status)| *status).map(|status| status.state)
}

/// Applies `count` edits, and returns those that change the state.
fn judged(
    kinds: &[(&str, Edit)],
    count: usize,
    seed: u64,
    wanted: TranslationState,
) -> Vec<String> {
    let documents = documents();
    let mut numbers = Numbers::new(seed);
    let (mut done, mut wrong, mut used) = (0, Vec::new(), BTreeSet::new());
    for (name, edit) in kinds.iter().cycle().take(count * 2) {
        if done == count {
            break;
        }
        // Some edits are possible only in few documents.
        let edited = (0..documents.len() * 4).find_map(|_| {
            let (path, text) = &documents[numbers.below(documents.len())];
            let mut page = Page::of(text);
            let before = page.text();
            edit(&mut page, &mut numbers).then_some((path, before, page))
        });
        let Some((path, before, page)) = edited else { continue };
        done += 1;
        used.insert(*name);
        let lock = translation_status(&sources(path, &before, None)).synced.text();
        assert_eq!(
            state(&translation_status(&sources(path, &before, Some(&lock)))),
            Some(TranslationState::Translated)
        );
        let after = state(&translation_status(&sources(path, &page.text(), Some(&lock))));
        if after != Some(wanted) {
            let patch = urbi::diff::unified(path, &before, &page.text());
            wrong.push(format!("{name}: {after:?}\n{patch}"));
        }
    }
    assert_eq!(done, count);
    let unused: Vec<&str> =
        kinds.iter().map(|(name, _)| *name).filter(|name| !used.contains(name)).collect();
    assert!(unused.is_empty(), "no document has a place for: {unused:?}");
    wrong
}

#[test]
fn every_edit_that_counts_is_detected() {
    let wrong = judged(&EDITS, 200, 5, TranslationState::Stale);
    assert!(wrong.is_empty(), "{} of 200:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_cosmetic_edit_is_reported() {
    let wrong = judged(&COSMETICS, 100, 7, TranslationState::Translated);
    assert!(wrong.is_empty(), "{} of 100:\n{}", wrong.len(), wrong.join("\n"));
}
