//! Creates slugs, the segments of addresses, in ASCII or in the script of a language.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns `text` in ASCII kebab case: lower-case letters and digits, words separated by a single `-`.
///
/// Removes accents and apostrophes, and transliterates other scripts letter by letter. The result is empty only if
/// nothing can be transliterated. The slug of a slug is itself. Arabic loses its vowels and Chinese becomes toneless
/// pinyin, so such pages need a manual slug.
pub fn slug(text: &str) -> String {
    let mut slug = Slug::default();
    for letter in text.chars().filter(|c| !is_dropped(*c)).nfkc() {
        slug.push_letter(letter);
    }
    slug.text
}

/// Creates an ASCII slug from a text in Latin letters. Returns `None` for other scripts, which readers do not recognize
/// after the transliteration.
pub fn latin_slug(text: &str) -> Option<String> {
    let is_latin =
        |c: char| matches!(c, '\0'..='\u{24F}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}');
    let slug = slug(text);
    let is_latin = text.chars().all(|c| is_latin(c) || !c.is_alphabetic());
    (is_latin && !slug.is_empty()).then_some(slug)
}

/// Returns `text` in kebab case and in its own script: lower-case letters and digits, words separated by a single
/// `-`, in NFC. Removes the optional vowel signs of Arabic and Hebrew.
///
/// The result is empty only if `text` has neither letter nor digit. The slug of a slug is itself.
pub fn native_slug(text: &str) -> String {
    let mut slug = Slug::default();
    let is_silent = |c: &char| is_dropped(*c) || is_pointing(*c);
    let letters = text.chars().filter(|c| !is_silent(c));
    // Lower-case letters may decompose, so they are composed again. NFKC turns some letters into signs.
    let letters = letters.nfkc().flat_map(char::to_lowercase).nfkc();
    for letter in letters.filter(|c| !is_silent(c)) {
        let is_mark = is_combining_mark(letter) && !slug.text.is_empty();
        slug.push(letter, letter.is_alphanumeric() || is_mark);
    }
    slug.text.nfc().collect()
}

/// Returns whether a character is a vowel sign of Arabic or Hebrew, or the Arabic tatweel.
fn is_pointing(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// A slug under construction. The `-` after a word is written when the next word begins.
#[derive(Default)]
struct Slug {
    text: String,
    word_ended: bool,
}

impl Slug {
    fn push_letter(&mut self, letter: char) {
        if let Some(base) = ascii_base(letter) {
            self.push_ascii(base);
        } else if let Some(text) = special(letter).or_else(|| deunicode::deunicode_char(letter)) {
            // The signs of a transliteration (`@`, `'`) belong to the word if they replace a letter.
            let is_sign = |c: &char| !c.is_ascii_alphanumeric() && *c != ' ';
            let is_part = |c: &char| is_sign(c) && (letter.is_alphabetic() || is_dropped(*c));
            text.chars().filter(|c| !is_part(c)).for_each(|c| self.push_ascii(c));
        } else if !is_combining_mark(letter) {
            self.word_ended = true;
        }
    }

    fn push_ascii(&mut self, c: char) {
        self.push(c.to_ascii_lowercase(), c.is_ascii_alphanumeric());
    }

    /// Adds a character, or ends the word if the character belongs to none.
    fn push(&mut self, c: char, is_of_word: bool) {
        if !is_of_word {
            self.word_ended = true;
            return;
        }
        if std::mem::take(&mut self.word_ended) && !self.text.is_empty() {
            self.text.push('-');
        }
        self.text.push(c);
    }
}

/// Returns the ASCII base letter of `c`, without accents.
fn ascii_base(c: char) -> Option<char> {
    let mut parts = std::iter::once(c).nfd().filter(|part| !is_combining_mark(*part));
    parts.next().filter(|base| base.is_ascii() && parts.next().is_none())
}

/// Returns the transliteration of letters that deunicode lacks or transliterates unusually.
fn special(c: char) -> Option<&'static str> {
    match c {
        'Ə' | 'ə' | 'ǝ' | 'Ё' | 'ё' => Some("e"),
        'ة' | 'ى' => Some("a"),
        'Ŋ' | 'ŋ' => Some("ng"),
        _ => None,
    }
}

/// Returns whether a character disappears without ending the word: apostrophes and similar signs, the Catalan middle
/// dot, and the soft hyphen.
fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '´' | '·' | '\u{ad}' | '\u{2b9}'
            ..='\u{2bf}' | '‘' | '’' | '‛' | '′' | '׳' | '＇' | '\u{200c}'..='\u{200f}'
    )
}

#[cfg(test)]
mod tests {
    use super::{latin_slug, native_slug, slug};

    fn samples() -> impl Iterator<Item = char> {
        ('\u{1}'..='\u{ffff}').step_by(7).chain('\u{1f300}'..='\u{1f6ff}')
    }

    #[test]
    fn only_latin_names_have_a_latin_slug() {
        for (text, expected) in
            [("Lisboa", "lisboa"), ("Cidade do México", "cidade-do-mexico"), ("Łódź", "lodz")]
        {
            assert_eq!(latin_slug(text).as_deref(), Some(expected));
        }
        for text in ["Αθήνα", "مراكش", "北京", "Paris 巴黎", "", "…"] {
            assert_eq!(latin_slug(text), None, "{text}");
        }
    }

    #[test]
    fn names_keep_their_script() {
        for (text, expected) in [
            ("الإسكندرية", "الإسكندرية"),
            ("مُدّدت حتى", "مددت-حتى"),
            ("拉科鲁尼亚", "拉科鲁尼亚"),
            ("Санкт-Петербург", "санкт-петербург"),
            ("São Tomé & Príncipe", "são-tomé-príncipe"),
            ("'s-Hertogenbosch", "s-hertogenbosch"),
            ("नमस्ते", "नमस्ते"),
            ("İstanbul", "i\u{307}stanbul"),
            ("../etc", "etc"),
            ("!? …", ""),
        ] {
            assert_eq!(native_slug(text), expected, "{text}");
        }
        assert_eq!(native_slug("É"), native_slug("E\u{301}"));
        for c in samples() {
            let once = native_slug(&format!("A{c}b {c} c"));
            assert_eq!(native_slug(&once), once, "{c:?}");
        }
    }

    #[test]
    fn names_become_ascii() {
        for (text, expected) in [
            ("Sønderborg", "sonderborg"),
            ("'s-Hertogenbosch", "s-hertogenbosch"),
            ("Côte d’Ivoire", "cote-divoire"),
            ("São Tomé & Príncipe", "sao-tome-principe"),
            ("Łódź", "lodz"),
            ("Đà Nẵng", "da-nang"),
            ("Straße", "strasse"),
            ("Ærø, Þingvellir", "aero-thingvellir"),
            ("İstanbul, Iğdır", "istanbul-igdir"),
            ("Gəncə", "gence"),
            ("Ｆｕｌｌ　ｗｉｄｔｈ ½", "full-width-1-2"),
            ("  -- 77 new members! --", "77-new-members"),
            ("L´Aquila ʻEwa Paral·lel", "laquila-ewa-parallel"),
            ("co\u{ad}operation", "cooperation"),
            ("Москва, Королёв", "moskva-korolev"),
            ("北京 Daxing", "bei-jing-daxing"),
            ("서울", "seoul"),
            ("ガーナ", "gana"),
            ("المدينة", "lmdyna"),
            ("नमस्ते", "nmste"),
            ("x̂y", "xy"),
            ("", ""),
            ("!? …", ""),
        ] {
            assert_eq!(slug(text), expected, "{text}");
        }
    }

    #[test]
    fn composed_and_decomposed_text_agree() {
        assert_eq!(slug("Évora"), slug("E\u{301}vora"));
        assert_eq!(slug("がっこう"), slug("か\u{3099}っこう"));
    }

    #[test]
    fn slugs_are_kebab_case_and_stable() {
        for c in samples() {
            let text = format!("A{c}b {c} c");
            let once = slug(&text);
            let is_kebab = once.split('-').all(|word| {
                !word.is_empty() && word.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9'))
            });
            assert!(is_kebab, "{text:?} became {once:?}");
            assert_eq!(slug(&once), once, "{text:?}");
        }
    }

    #[test]
    fn letters_of_the_latin_blocks_all_leave_something() {
        for c in ('\u{c0}'..='\u{1bf}').chain('\u{1e00}'..='\u{1eff}') {
            assert!(!c.is_alphabetic() || !slug(&c.to_string()).is_empty(), "{c}");
        }
    }
}
