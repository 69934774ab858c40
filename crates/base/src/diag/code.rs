//! The closed set of problems that urbi knows. Names are stable: scripts match on them.

use std::fmt;

use super::UiLanguage;

/// How grave a diagnostic is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// The site is not published.
    Error,
    /// Published, unless warnings are denied.
    Warning,
    /// Worth knowing; never stops anything.
    Note,
}

impl Severity {
    /// Returns the word that is printed.
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
        /// The kind of a problem.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code { $($(#[doc = $doc])+ $variant,)* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the stable name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Finds a code by its name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }

            /// Returns what problems of this kind are, why they matter, and how they look, as
            /// Markdown.
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

            /// Returns how grave a problem of this kind is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// A file or folder that a site must have is not there.
    MissingFile, "missing-file", Error;
    /// A source file could not be read from the disk.
    Unreadable, "unreadable", Error;
    /// A link on the disk leads out of the site's folder.
    OutsideRoot, "outside-root", Error;
    /// A text file is not UTF-8.
    NotUtf8, "not-utf8", Error;
    /// A text file begins with an invisible mark.
    ByteOrderMark, "byte-order-mark", Warning;
    /// The lines of a text file end as on Windows.
    LineEndings, "line-endings", Note;
    /// A file holds nothing.
    EmptyFile, "empty-file", Error;
    /// A file is larger than a source text or a picture should ever be.
    TooLarge, "too-large", Error;
    /// A name of a file that does not tell section, slug and locale.
    FileName, "file-name", Error;
    /// A copy that a synchronisation made of a file that two people changed.
    ConflictedCopy, "conflicted-copy", Warning;
    /// A locale that is malformed, unknown, or not one of the site's.
    UnknownLocale, "unknown-locale", Error;
    /// The YAML cannot be read.
    Yaml, "yaml", Error;
    /// A key stands twice in one map.
    DuplicateKey, "duplicate-key", Error;
    /// A key that the record or front matter does not have.
    UnknownKey, "unknown-key", Error;
    /// A required field is missing.
    MissingField, "missing-field", Error;
    /// A list where a text is wanted, a word where a number is wanted, and the like.
    WrongType, "wrong-type", Error;
    /// A value of the right type that cannot be right.
    InvalidValue, "invalid-value", Error;
    /// A date that is not ISO 8601 or does not exist.
    InvalidDate, "invalid-date", Error;
    /// A ` #` cuts a text that is not in quotes.
    CutValue, "cut-value", Warning;
    /// A field is there and holds nothing.
    EmptyValue, "empty-value", Note;
    /// A character that nobody sees, pasted from elsewhere.
    PastedCharacter, "pasted-character", Warning;
    /// A point outside the country of its city.
    MisplacedPoint, "misplaced-point", Warning;
    /// An address of a scheme or shape that is not allowed.
    InvalidAddress, "invalid-address", Error;
    /// An id that another record has too.
    DuplicateId, "duplicate-id", Error;
    /// An id of a record that does not exist.
    UnknownReference, "unknown-reference", Error;
    /// A Markdown file does not begin with front matter, or its front matter does not end.
    FrontMatter, "front-matter", Error;
    /// HTML in Markdown, which is not let through.
    RawHtml, "raw-html", Error;
    /// The marks that version control leaves in a text where two versions of it meet.
    MergeConflict, "merge-conflict", Error;
    /// A link to a document, record or section that does not exist.
    DeadLink, "dead-link", Error;
    /// A link to a heading that does not exist.
    DeadFragment, "dead-fragment", Error;
    /// A picture that does not exist.
    MissingImage, "missing-image", Error;
    /// A file that is shown as a picture and is none, or is damaged, or moves.
    BrokenPicture, "broken-picture", Error;
    /// A drawing that could run something in a reader's browser, or load it from elsewhere.
    UnsafePicture, "unsafe-picture", Error;
    /// A picture without words for those who do not see it.
    MissingAlt, "missing-alt", Error;
    /// A translation of a document that does not exist in its source locale.
    OrphanTranslation, "orphan-translation", Error;
    /// A file from a translator that cannot be read, or a unit of it that cannot be taken.
    Exchange, "exchange", Error;
    /// Two outputs have one path.
    Collision, "collision", Error;
    /// A template cannot be read or rendered.
    Template, "template", Error;
    /// A message of the catalog is malformed, unknown or lacks an argument.
    Catalog, "catalog", Error;
    /// A font of the theme that cannot be read, or none where one is needed.
    Font, "font", Error;
    /// The output folder cannot be written to without harm.
    OutputFolder, "output-folder", Error;
    /// The output folder was written into, since it cannot be exchanged.
    PublishedInPlace, "published-in-place", Warning;
    /// A page was published at an address that the site no longer has.
    LostAddress, "lost-address", Note;
    /// An old address that names no page, so that no page can lead on from it.
    AliasEnding, "alias-ending", Warning;
    /// Two colours of the theme that are too alike for text on its background.
    LowContrast, "low-contrast", Warning;
    /// A page that was made does not hold together.
    Html, "html", Error;
    /// A heading that is more than one level below the one before it.
    HeadingLevel, "heading-level", Warning;
    /// The name of a file begins with another day than the date of its document.
    DateInName, "date-in-name", Warning;
    /// A text without a date names the last day of a call that is over.
    ClosedCall, "closed-call", Warning;
    /// A code block names a language that is not known.
    UnknownCodeLanguage, "unknown-code-language", Warning;
    /// Marks of Markdown, or of another system, that readers see as text.
    MarkupInText, "markup-in-text", Warning;
    /// A text that Markdown reads as a list, a heading, code or a table, or cuts, by accident.
    AccidentalMarkup, "accidental-markup", Warning;
    /// A footnote that nothing refers to.
    UnusedFootnote, "unused-footnote", Warning;
    /// A text that no font of the theme can write into a picture.
    MissingLetter, "missing-letter", Warning;
    /// A picture that has too few pixels for the size in which it is printed.
    CoarsePicture, "coarse-picture", Warning;
    /// A printed document has more text than its paper holds.
    PrintOverflow, "print-overflow", Warning;
    /// A year in which cities joined has no round, and so no page.
    MissingRound, "missing-round", Warning;
    /// Words for those who do not see a picture that do not say what it shows.
    PoorAlt, "poor-alt", Warning;
    /// A picture of many more pixels than are ever shown.
    LargePicture, "large-picture", Warning;
    /// A file is offered with what a camera or program wrote into it: perhaps a place, a name.
    KeptMetadata, "kept-metadata", Warning;
    /// A field of a translation that is taken from the source document.
    IgnoredField, "ignored-field", Warning;
    /// A document whose day has not come, and which is left out until then.
    Scheduled, "scheduled", Note;
    /// A translation that a machine made and nobody has read over.
    MachineTranslation, "machine-translation", Note;
    /// A document has no translation in a locale of the site.
    MissingTranslation, "missing-translation", Note;
    /// The source of a translation has changed since the translation was made.
    StaleTranslation, "stale-translation", Note;
    /// The file that remembers what translations were made from cannot be read as it is.
    TranslationLock, "translation-lock", Warning;
    /// The file that remembers what translations were made from does not know all of them.
    LockBehind, "lock-behind", Note;
    /// A rule for multilingual sites that the configuration breaks.
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
