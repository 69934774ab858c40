//! Tests that a misspelt key of a catalog is one error, in any language.

use urbi::diag::{Diagnostics, UiLanguage};
use urbi::pipeline;

use crate::harness::Site;

const EN: &str = "themes/atlas/i18n/en.yaml";
const PT: &str = "themes/atlas/i18n/pt.yaml";

/// Returns the diagnostics of a site, with the hint and the text of the fix.
fn said(site: &Site, ui_language: UiLanguage) -> Vec<String> {
    let mut found = Diagnostics::new();
    pipeline::prepare(&site.sources(), &site.options(), &mut found);
    let sorted = found.sorted().into_iter();
    let grave = sorted.filter(|problem| problem.severity() != urbi::diag::Severity::Note);
    let line = |problem: &urbi::diag::Diagnostic| {
        let hint = problem.hint.as_ref().map(|hint| hint.text(ui_language)).unwrap_or_default();
        let fix = if problem.fix.is_empty() { "" } else { " (fix)" };
        format!("{}: {hint}{fix}", problem.message.text(ui_language))
    };
    grave.map(line).collect()
}

#[test]
fn a_mistyped_key_is_one_error() {
    let right = Site::starter();
    for (file, from, to, english, portuguese) in [
        (
            EN,
            "\n  breadcrumbs:",
            "\n  breadcrums:",
            "nothing writes the message `menu.breadcrums`: did you mean `menu.breadcrumbs`? (fix)",
            "nada escreve a mensagem `menu.breadcrums`: queria dizer `menu.breadcrumbs`? (fix)",
        ),
        (
            EN,
            "\nskip:",
            "\nskpi:",
            "nothing writes the message `skpi`: did you mean `skip`? (fix)",
            "nada escreve a mensagem `skpi`: queria dizer `skip`? (fix)",
        ),
        (
            PT,
            "\n  breadcrumbs:",
            "\n  breadcrums:",
            "the message `menu.breadcrums` is not in the catalog of `en`: did you mean `menu.breadcrumbs`? (fix)",
            "a mensagem `menu.breadcrums` não está no catálogo de `en`: queria dizer `menu.breadcrumbs`? (fix)",
        ),
        // A different word is no misspelling: the only missing key of the group is a hint, not a fix.
        (
            PT,
            "\n  breadcrumbs:",
            "\n  caminho:",
            "the message `menu.caminho` is not in the catalog of `en`: did you mean `menu.breadcrumbs`?",
            "a mensagem `menu.caminho` não está no catálogo de `en`: queria dizer `menu.breadcrumbs`?",
        ),
    ] {
        let site = right.clone().replace(file, from, to);
        assert_eq!(said(&site, UiLanguage::English), [english]);
        assert_eq!(said(&site, UiLanguage::Portuguese), [portuguese]);
    }
}

#[test]
fn a_key_of_the_site_itself_is_one_error_too() {
    for (file, expected) in [
        ("data/i18n/en.yaml", "nothing writes the message `menu.hme`: did you mean `menu.home`?"),
        (
            "data/i18n/pt.yaml",
            "the message `menu.hme` is not in the catalog of `en`: did you mean `menu.home`?",
        ),
    ] {
        let site = Site::starter().write(file, "menu:\n  hme: Home\n");
        assert_eq!(said(&site, UiLanguage::English), [expected]);
    }
}

#[test]
fn a_key_that_is_missing_and_one_that_is_odd_elsewhere_are_two_errors() {
    let site = Site::starter()
        .replace(PT, "\n  breadcrumbs:", "\n  x_breadcrumbs:")
        .replace(PT, "\nskip:", "\nzebra:");
    let english = said(&site, UiLanguage::English);
    assert_eq!(english.len(), 2, "{english:#?}");
}
