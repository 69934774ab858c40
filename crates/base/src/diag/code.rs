//! The codes of diagnostics. The set is closed and the names are stable, because scripts match on them.

use std::fmt;

use super::UiLanguage;

/// The severity of a diagnostic.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// The site is not published.
    Error,
    /// The site is published, unless the user denies warnings.
    Warning,
    /// Information only; never stops a command.
    Note,
}

impl Severity {
    /// Returns the name for machine-readable formats, always in English.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident, $name:literal, $severity:ident;)*) => {
        /// The kind of a diagnostic.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code { $($(#[doc = $doc])+ $variant,)* }

        impl Code {
            /// Every code, in the order of this list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the stable name in kebab case.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Finds a code by its name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }

            /// Returns the explanation in Markdown: what the diagnostic means, why it matters, and an example.
            pub fn explanation(self, ui_language: UiLanguage) -> &'static str {
                match (self, ui_language) {
                    $(
                        (Self::$variant, UiLanguage::English) => {
                            include_str!(concat!("explain/", $name, ".en.md"))
                        }
                        (Self::$variant, UiLanguage::Portuguese) => {
                            include_str!(concat!("explain/", $name, ".pt.md"))
                        }
                    )*
                }
            }

            /// Returns the severity of this code.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// A file or folder that every site needs is missing.
    MissingFile, "missing-file", Error;
    /// A source file cannot be read from the disk.
    Unreadable, "unreadable", Error;
    /// A symbolic link points outside the site's folder.
    OutsideRoot, "outside-root", Error;
    /// A text file is not UTF-8.
    NotUtf8, "not-utf8", Error;
    /// A text file begins with a byte-order mark.
    ByteOrderMark, "byte-order-mark", Warning;
    /// A text file has the line endings of Windows.
    LineEndings, "line-endings", Note;
    /// A file is empty.
    EmptyFile, "empty-file", Error;
    /// A text file or an image exceeds the size limit.
    TooLarge, "too-large", Error;
    /// A file name does not give a section, a slug and a locale.
    FileName, "file-name", Error;
    /// A conflicted copy, which a synchronization program creates when two people change a file.
    ConflictedCopy, "conflicted-copy", Warning;
    /// A locale is malformed, unknown, or not configured for the site.
    UnknownLocale, "unknown-locale", Error;
    /// The YAML syntax is invalid.
    Yaml, "yaml", Error;
    /// A field appears twice in one group.
    DuplicateKey, "duplicate-key", Error;
    /// A field that the record or the front matter does not have.
    UnknownKey, "unknown-key", Error;
    /// A required field is missing.
    MissingField, "missing-field", Error;
    /// A value has the wrong type, such as a list instead of a text.
    WrongType, "wrong-type", Error;
    /// A value has the right type but is invalid.
    InvalidValue, "invalid-value", Error;
    /// A date that is not ISO 8601 or does not exist.
    InvalidDate, "invalid-date", Error;
    /// A ` #` starts a comment in a text without quotation marks, and cuts the text.
    CutValue, "cut-value", Warning;
    /// A field is present but empty.
    EmptyValue, "empty-value", Note;
    /// An invisible or unwanted character, usually pasted from another program.
    PastedCharacter, "pasted-character", Warning;
    /// The coordinates of a city are outside its country.
    MisplacedPoint, "misplaced-point", Warning;
    /// An address has a scheme or form that is not allowed.
    InvalidAddress, "invalid-address", Error;
    /// Two records have the same id.
    DuplicateId, "duplicate-id", Error;
    /// A field refers to a record that does not exist.
    UnknownReference, "unknown-reference", Error;
    /// The front matter of a Markdown file is missing or has no end.
    FrontMatter, "front-matter", Error;
    /// Raw HTML in Markdown, which is not allowed.
    RawHtml, "raw-html", Error;
    /// The conflict markers that version control writes when a merge fails.
    MergeConflict, "merge-conflict", Error;
    /// A link to a document, record or section that does not exist.
    DeadLink, "dead-link", Error;
    /// A link to a heading that does not exist.
    DeadFragment, "dead-fragment", Error;
    /// An image file that does not exist.
    MissingImage, "missing-image", Error;
    /// A file that is not a valid image: another format, corrupt, or animated.
    BrokenPicture, "broken-picture", Error;
    /// An SVG image that could run scripts or load files from other sites.
    UnsafePicture, "unsafe-picture", Error;
    /// An image without alternative text.
    MissingAlt, "missing-alt", Error;
    /// A translation of a document that does not exist in its source language.
    OrphanTranslation, "orphan-translation", Error;
    /// A translator's file cannot be read, or one of its units cannot be imported.
    Exchange, "exchange", Error;
    /// Two outputs have the same path.
    Collision, "collision", Error;
    /// A template is invalid or cannot be rendered.
    Template, "template", Error;
    /// A message of the theme catalog is malformed, unknown or lacks an argument.
    Catalog, "catalog", Error;
    /// A font of the theme is unreadable, or a required font is missing.
    Font, "font", Error;
    /// The output folder cannot be written safely.
    OutputFolder, "output-folder", Error;
    /// Files were replaced one by one, because the output folder cannot be swapped.
    PublishedInPlace, "published-in-place", Warning;
    /// The site no longer has a page that was published before.
    LostAddress, "lost-address", Note;
    /// An alias whose file extension does not allow a redirect page.
    AliasEnding, "alias-ending", Warning;
    /// Two colours of the theme have too little contrast for text.
    LowContrast, "low-contrast", Warning;
    /// A rendered page is invalid.
    Html, "html", Error;
    /// A heading is more than one level below the previous heading.
    HeadingLevel, "heading-level", Warning;
    /// The date in a file name differs from the date of the document.
    DateInName, "date-in-name", Warning;
    /// A document without a date mentions a call whose deadline has passed.
    ClosedCall, "closed-call", Warning;
    /// A code block names an unknown language.
    UnknownCodeLanguage, "unknown-code-language", Warning;
    /// Markup of Markdown or of another system that readers would see as text.
    MarkupInText, "markup-in-text", Warning;
    /// Text that Markdown accidentally reads as markup, such as a list, a heading or code.
    AccidentalMarkup, "accidental-markup", Warning;
    /// A footnote without a reference.
    UnusedFootnote, "unused-footnote", Warning;
    /// A text contains a character that no font of the theme has.
    MissingLetter, "missing-letter", Warning;
    /// An image has too few pixels for its printed size.
    CoarsePicture, "coarse-picture", Warning;
    /// A text does not fit into the print layout.
    PrintOverflow, "print-overflow", Warning;
    /// A year in which cities joined has no admission round, and so no page.
    MissingRound, "missing-round", Warning;
    /// A page of `data/sources.yaml` that no record or document names as a source.
    UnusedSource, "unused-source", Warning;
    /// An alternative text does not describe the image.
    PoorAlt, "poor-alt", Warning;
    /// An image has far more pixels than any page shows.
    LargePicture, "large-picture", Warning;
    /// A published file contains metadata that may reveal a place or a name.
    KeptMetadata, "kept-metadata", Warning;
    /// A field of a translation is ignored, because its value comes from the source document.
    IgnoredField, "ignored-field", Warning;
    /// A document has a future date and is not published yet.
    Scheduled, "scheduled", Note;
    /// A machine translation that is not reviewed.
    MachineTranslation, "machine-translation", Note;
    /// A document has no translation into one of the site's languages.
    MissingTranslation, "missing-translation", Note;
    /// The source of a translation has changed since.
    StaleTranslation, "stale-translation", Note;
    /// `data/translations.lock` is damaged.
    TranslationLock, "translation-lock", Warning;
    /// `data/translations.lock` does not contain all translations.
    LockBehind, "lock-behind", Note;
    /// The configuration breaks a rule for multilingual sites.
    LanguageRule, "language-rule", Note;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_kebab_case() {
        let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        assert!(
            names.iter().all(|n| n
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
        );
    }
}
