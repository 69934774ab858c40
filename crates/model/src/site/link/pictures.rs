//! Links the lead pictures of records and documents to their files, and reports what they lack.

use std::collections::BTreeMap;

use crate::content::{FrontMatter, judge_alt};
use crate::diag::{Code, Diagnostic, Diagnostics, message};
use crate::path::SourcePath;
use crate::schema::{Localized, PictureRecord, Spanned};
use crate::site::{Entity, GroupId, LeadPicture, Site, TranslationGroup};

/// Returns the lead picture of each entity that has one.
pub(super) fn pictures(
    site: &Site,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Entity, LeadPicture> {
    let mut linker = PictureLinker { site, diagnostics };
    let mut pictures = BTreeMap::new();
    for (entity, subject) in site.subjects() {
        let picture = subject.picture.and_then(|record| linker.of_record(record));
        pictures.extend(picture.map(|picture| (entity, picture)));
    }
    for (id, group) in GroupId::all(site.groups.len()).zip(&site.groups) {
        let picture = linker.of_document(group);
        pictures.extend(picture.map(|picture| (Entity::Document(id), picture)));
    }
    for picture in pictures.values() {
        linker.check(picture);
    }
    pictures
}

struct PictureLinker<'a> {
    site: &'a Site,
    diagnostics: &'a mut Diagnostics,
}

impl PictureLinker<'_> {
    /// Links the picture of a record. Its path begins at `content/`, which can be written too.
    fn of_record(&mut self, record: &PictureRecord) -> Option<LeadPicture> {
        let name = record.image.value.trim().trim_start_matches('/');
        let path = SourcePath::new(&format!("content/{}", name.trim_start_matches("content/")));
        Some(LeadPicture {
            file: self.file(&record.image, path)?,
            alt: record.alt.clone(),
            caption: record.caption.clone(),
            credit: record.credit.clone(),
            focus: record.focus,
        })
    }

    /// Links the picture of a document: the file and the focus are in the source file, the texts in each translation.
    fn of_document(&mut self, group: &TranslationGroup) -> Option<LeadPicture> {
        let source = &group.source().document;
        let Some(image) = &source.front.image else {
            self.report_without_image(group);
            return None;
        };
        if source.front.alt.is_none() {
            let message = message!("content.missing-alt", file = image.value);
            let problem = Diagnostic::new(Code::MissingAlt, image.span.clone(), message);
            self.diagnostics.push(problem.hint(message!("site.add-picture-alt-hint")));
            return None;
        }
        self.report_untranslated(group);
        Some(LeadPicture {
            file: self.file(image, source.file.join(image.value.trim()))?,
            alt: forms(group, |front| front.alt.as_ref())?,
            caption: forms(group, |front| front.caption.as_ref()),
            credit: forms(group, |front| front.credit.as_ref()),
            focus: source.front.focus.as_ref().map(|focus| focus.value).unwrap_or_default(),
        })
    }

    fn file(
        &mut self,
        written: &Spanned<String>,
        path: Option<SourcePath>,
    ) -> Option<Spanned<SourcePath>> {
        let is_address = written.value.contains("://");
        if let Some(value) = path.filter(|_| !is_address) {
            return Some(Spanned { value, span: written.span.clone() });
        }
        let message = message!("site.not-a-picture-file", name = written.value);
        let problem = Diagnostic::new(Code::InvalidAddress, written.span.clone(), message);
        self.diagnostics.push(problem.hint(message!("site.write-picture-file-hint")));
        None
    }

    /// Reports texts about a picture in documents that have none.
    fn report_without_image(&mut self, group: &TranslationGroup) {
        for (_, translation) in group.translations.iter() {
            let Some(front) = translation.as_ref().map(|own| &own.document.front) else { continue };
            let texts =
                [("alt", &front.alt), ("caption", &front.caption), ("credit", &front.credit)];
            let first = texts.into_iter().find_map(|(key, text)| Some((key, text.as_ref()?)));
            let Some((key, text)) = first else { continue };
            let message = message!("site.no-picture", key);
            let problem = Diagnostic::new(Code::IgnoredField, text.span.clone(), message);
            let file = &group.source().document.file;
            self.diagnostics.push(problem.hint(message!("site.add-image-hint", file)));
        }
    }

    /// Reports translations without an alternative text of their own.
    fn report_untranslated(&mut self, group: &TranslationGroup) {
        let source = group.source().document.front.alt.as_ref();
        let Some(alt) = source.filter(|alt| !alt.value.is_empty()) else { return };
        for (_, translation) in group.translations.iter() {
            let Some(document) = translation.as_ref().map(|own| &own.document) else { continue };
            let title = document.front.title.as_ref().filter(|_| document.front.alt.is_none());
            let Some(title) = title else { continue };
            let message = message!("site.picture-alt-untranslated", alt = alt.value);
            let problem = Diagnostic::new(Code::MissingTranslation, title.span.clone(), message)
                .hint(message!("site.translate-picture-alt-hint"));
            let is_strict = self.site.config.is_strict;
            self.diagnostics.push(if is_strict { problem.raised() } else { problem });
        }
    }

    /// Reports an alternative text that says nothing, and a missing credit.
    fn check(&mut self, picture: &LeadPicture) {
        let LeadPicture { file, alt, credit, .. } = picture;
        let mut poor = alt.all_forms().filter_map(|text| judge_alt(text, &file.value, &alt.span));
        self.diagnostics.extend(poor.next());
        if credit.is_none() && self.site.config.picture_credits {
            let message = message!("site.picture-without-credit", file = file.value);
            let problem = Diagnostic::new(Code::MissingField, file.span.clone(), message);
            self.diagnostics.push(problem.hint(message!("site.add-picture-credit-hint")));
        }
    }
}

/// Returns the forms of a text in the files of a document.
fn forms(
    group: &TranslationGroup,
    text: impl Fn(&FrontMatter) -> Option<&Spanned<String>>,
) -> Option<Localized> {
    let written = |translation: &Option<crate::site::Translation>| {
        let document = &translation.as_ref()?.document;
        let text = text(&document.front)?;
        Some((document.locale.clone(), text.value.clone(), text.span.clone()))
    };
    let forms: Vec<_> = group.translations.iter().filter_map(|(_, own)| written(own)).collect();
    let (_, _, span) = forms.first()?.clone();
    Some(Localized::each(forms.into_iter().map(|(locale, text, _)| (locale, text)), span))
}
