//! Checks the alternative texts of images.

use crate::diag::{Code, Diagnostic, Span, message};
use crate::path::SourcePath;

/// Texts that only say that there is an image, in the languages of the world's networks.
const EMPTY_WORDS: &str = "image img picture photo photograph imagem foto fotografia figura imagen \
    fotografía bild photographie graphic figure illustration logo icon banner изображение фото \
    рисунок صورة 图片 照片";

/// Reports an image without an alternative text.
pub(super) fn missing(file: &SourcePath, span: &Span) -> Diagnostic {
    let message = message!("content.missing-alt", file);
    Diagnostic::new(Code::MissingAlt, span.clone(), message)
        .hint(message!("content.write-alt-hint"))
}

/// Reports an alternative text that describes nothing. An empty one is an editor's choice.
pub(crate) fn judge(alt: &str, file: &SourcePath, span: &Span) -> Option<Diagnostic> {
    let letters = |text: &str| -> String {
        text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let name = file.file_name();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    // `photo 3` describes no more than `photo`.
    let numbered = letters(alt);
    let said = numbered.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_name = numbered == letters(name) || numbered == letters(stem);
    let is_empty_word = EMPTY_WORDS.split(' ').any(|word| word == said);
    if alt.is_empty() || !(is_name || is_empty_word || said.is_empty()) {
        return None;
    }
    let message = if is_name {
        message!("content.alt-is-file-name", alt)
    } else {
        message!("content.alt-says-nothing", alt)
    };
    let problem = Diagnostic::new(Code::PoorAlt, span.clone(), message);
    Some(problem.hint(message!("content.describe-image-hint")))
}
