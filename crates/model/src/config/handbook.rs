//! The section of the generated handbook.

use super::{Fallback, Layout, LocaleConfig, Section, SectionOrder};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, UiLanguage, message};
use crate::locale::Locale;
use crate::schema::{Localized, Spanned};

/// The id of the section. Its documents are generated and are in no folder.
pub const HANDBOOK: &str = "handbook";

/// Returns the locales that get a handbook, each with its language, and adds the section. Reports a source locale
/// without a handbook, and another section with the same name.
pub(super) fn add(
    sections: &mut Vec<Section>,
    locales: &[LocaleConfig],
    source: &Locale,
    span: &Span,
    diagnostics: &mut Diagnostics,
) -> Vec<(Locale, UiLanguage)> {
    if UiLanguage::parse(source.as_str()).is_none() {
        let message = message!("forms.handbook-language", source);
        let problem = Diagnostic::new(Code::UnknownLocale, Span::file(&span.file), message);
        diagnostics.push(problem.hint(message!("forms.remove-handbook-hint")));
        return Vec::new();
    }
    if let Some(own) = sections.iter().find(|section| section.id.value == HANDBOOK) {
        let message = message!("forms.handbook-section-name", section = HANDBOOK);
        diagnostics.push(
            Diagnostic::new(Code::DuplicateId, own.id.span.clone(), message)
                .hint(message!("forms.rename-section-hint")),
        );
        return Vec::new();
    }
    let mut languages: Vec<(Locale, UiLanguage)> = Vec::new();
    for locale in locales {
        // `pt` and `pt-BR` share a handbook: the first one gets it.
        let language = UiLanguage::parse(locale.locale.as_str());
        let language = language.filter(|own| languages.iter().all(|(_, other)| other != own));
        languages.extend(language.map(|language| (locale.locale.clone(), language)));
    }
    sections.push(section(&languages, span));
    languages
}

fn section(languages: &[(Locale, UiLanguage)], span: &Span) -> Section {
    let localized = |id: &'static str| {
        let forms =
            languages.iter().map(|(locale, language)| (locale.clone(), language.template(id)));
        Localized::each(forms, span.clone())
    };
    Section {
        id: Spanned { value: HANDBOOK.to_owned(), span: span.clone() },
        title: localized("forms.handbook-title"),
        label: None,
        summary: Some(localized("forms.handbook-summary")),
        slug: Some(localized("forms.handbook-slug")),
        root: false,
        layout: Layout::Page,
        order: SectionOrder::Weight,
        per_page: 100,
        feed: false,
        fallback: Fallback::Link,
        fields: Vec::new(),
    }
}
