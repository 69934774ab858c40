//! Parses the file names of documents: section, slug and locale. Detects common errors in them.

use super::DocumentRules;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::i18n;
use crate::locale::Locale;
use crate::path::SourcePath;
use crate::source::Sources;

/// The data that names are checked against.
#[derive(Clone, Copy)]
pub(super) struct NameContext<'a> {
    /// The sources, to check which names are in use.
    pub(super) sources: &'a Sources,
    /// What the site declares.
    pub(super) rules: &'a DocumentRules,
}

/// Splits the name of a document such as `join.en.md` into stem and tag.
pub(super) fn stem_and_tag(path: &SourcePath) -> Option<(&str, &str)> {
    let stem = path.file_name().strip_suffix(".md")?;
    stem.rsplit_once('.').filter(|(stem, tag)| !stem.is_empty() && !tag.is_empty())
}

impl NameContext<'_> {
    /// Returns the locale of a document, if its name contains a locale of the site.
    pub(super) fn locale(
        &self,
        path: &SourcePath,
        diagnostics: &mut Diagnostics,
    ) -> Option<Locale> {
        let Some((stem, tag)) = stem_and_tag(path) else {
            let stem = path.file_name().trim_end_matches(".md");
            let example = self.rules.locales.first().map_or("en", Locale::as_str);
            let message = message!("content.name-without-language", path);
            let hint = message!("content.add-language-code-hint", stem, tag = example);
            diagnostics.push(Diagnostic::new(Code::FileName, Span::file(path), message).hint(hint));
            return None;
        };
        let locale = Locale::parse(tag).filter(|locale| locale.as_str() == tag);
        let meant = self.meant(tag);
        if let Some(locale) = &locale
            && (self.rules.locales.is_empty() || meant == Some(locale))
        {
            return Some(locale.clone());
        }
        let message = if locale.is_some() {
            message!("content.unknown-language", locale = tag)
        } else {
            message!("content.name-invalid-language", tag, path)
        };
        let problem = Diagnostic::new(Code::UnknownLocale, Span::file(path), message);
        let tags: Vec<&str> = self.rules.locales.iter().map(Locale::as_str).collect();
        diagnostics.push(match meant {
            Some(meant) => {
                let problem = problem.hint(message!("content.write-language-code-hint", meant));
                // A tag that is also a language can mean that language: `ar` is Arabic, and Argentina.
                let language = meant.language();
                if tag.to_lowercase().starts_with(language) || !i18n::is_known_language(tag) {
                    self.renamed(problem, path, &format!("{stem}.{meant}.md"))
                } else {
                    problem
                }
            }
            None if tags.is_empty() => problem.hint(message!("schema.language-codes-hint")),
            None => problem.hint(message!("content.known-languages-hint", tags = tags.join(", "))),
        });
        None
    }

    /// Reports a name that is not a valid slug.
    pub(super) fn check_slug(&self, path: &SourcePath, diagnostics: &mut Diagnostics) {
        let Some((stem, tag)) = stem_and_tag(path) else { return };
        let slug = i18n::slug(stem);
        if slug == stem || slug.is_empty() {
            return;
        }
        let problem = |message| Diagnostic::new(Code::FileName, Span::file(path), message);
        diagnostics.push(if is_copy(stem) {
            problem(message!("content.file-copy", path)).hint(message!("content.delete-copy-hint"))
        } else {
            let name = format!("{slug}.{tag}.md");
            let problem = problem(message!("content.file-name-characters", path))
                .hint(message!("content.rename-file-hint", name));
            self.renamed(problem, path, &name)
        });
    }

    /// Reports files that look like documents but are not read.
    pub(super) fn report_strays(&self, diagnostics: &mut Diagnostics) {
        const LOOKALIKES: [&str; 4] = [".markdown", ".mdown", ".md.txt", ".mdx"];
        for (path, _) in self.sources.below("content") {
            let name = path.file_name();
            let lower = name.to_lowercase();
            let stem = LOOKALIKES.iter().find_map(|ending| lower.strip_suffix(ending));
            let upper = lower.strip_suffix(".md").filter(|_| !name.ends_with(".md"));
            let stem = stem.or(upper);
            let is_data = lower.ends_with(".yaml") || lower.ends_with(".yml");
            if stem.is_none() && !is_data {
                continue;
            }
            let message = message!("network.unused-file", path);
            let problem = Diagnostic::new(Code::FileName, Span::file(path), message)
                .hint(message!("content.document-name-hint"));
            diagnostics.push(match stem {
                Some(stem) => self.renamed(problem, path, &format!("{}.md", &name[..stem.len()])),
                None => problem,
            });
        }
    }

    /// Adds a fix that renames the file, if the new name is free.
    fn renamed(&self, problem: Diagnostic, path: &SourcePath, name: &str) -> Diagnostic {
        let to = SourcePath::new(&format!("{}/{name}", path.folder()));
        match to.filter(|to| self.sources.get(to).is_none()) {
            Some(to) => problem.fix_name(path, to),
            None => problem,
        }
    }

    /// Finds the only locale of the site that a tag can mean: the same tag in other case, another form
    /// of its language, or a country that speaks its language.
    fn meant(&self, tag: &str) -> Option<&Locale> {
        let tag = tag.replace('_', "-").to_lowercase();
        let same = |locale: &&Locale| locale.as_str().to_lowercase() == tag;
        let exact = self.rules.locales.iter().find(same);
        let language = tag.split('-').next().unwrap_or_default();
        let of_language = |language: &str| {
            let mut own = self.rules.locales.iter().filter(|locale| locale.language() == language);
            own.next().filter(|_| own.next().is_none())
        };
        let of_country = || of_language(&i18n::language_of_country(&tag.to_uppercase())?);
        exact.or_else(|| of_language(language)).or_else(of_country)
    }
}

/// Returns whether a system or program gave the name to a copy of a file: `about (1)`, `Copy of about`,
/// `about - Cópia`, `about (conflicted copy 2026-01-10)`.
fn is_copy(stem: &str) -> bool {
    let stem = stem.trim().to_lowercase();
    let copies = ["copy", "cópia", "copia", "copie", "kopie", "копия", "副本", "نسخة"];
    let number = stem.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    let is_number = number.is_some_and(|(_, inner)| inner.bytes().all(|b| b.is_ascii_digit()));
    let is_apart = |c: char| !c.is_alphanumeric();
    is_number || stem.split(is_apart).any(|word| copies.contains(&word)) && stem.contains(' ')
}
