//! Reduces names to plain words, so that readers find them without accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters that Unicode does not decompose, with the letters that readers type instead. The script of the directory in
/// a theme has the same table.
pub const PLAIN_LETTERS: [(char, &str); 14] = [
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ħ', "h"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ı', "i"),
    ('ə', "e"),
    ('ς', "σ"),
    ('ة', "ه"),
    ('ى', "ي"),
];

/// Pairs of letters that German and Danish keyboards type for `ä`, `æ`, `å`, `ö`, `ø` and `ü`.
///
/// Every pair becomes its first letter, in names and in what readers type. So `Soenderborg`, `Sønderborg` and
/// `Sonderborg` are the same words, and pages need no second spelling. The start of a name remains the start of its
/// words, so each typed letter still narrows a list down. Names without a special letter change too: `Poesia` is also
/// found by `Posia`. That is harmless, because the list only gets a few more entries.
pub const LETTER_PAIRS: [(char, char); 4] = [('a', 'a'), ('a', 'e'), ('o', 'e'), ('u', 'e')];

/// Returns the words of a name for a search: in lower case, without accents and signs. `Sønderborg` and `Soenderborg`
/// become `sonderborg`, `L’Aquila` becomes `l aquila`, and `E.U.A.` becomes `eua`.
pub fn search_words(name: &str) -> String {
    without_pairs(&plain_words(name))
}

/// Leaves out the second letter of each pair, from the left.
fn without_pairs(words: &str) -> String {
    let mut letters = words.chars().peekable();
    let mut short = String::with_capacity(words.len());
    while let Some(letter) = letters.next() {
        short.push(letter);
        letters.next_if(|next| LETTER_PAIRS.contains(&(letter, *next)));
    }
    short
}

fn plain_words(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase).nfd();
    let mut words = String::with_capacity(name.len());
    for letter in letters.filter(|letter| !is_combining_mark(*letter) && *letter != '.') {
        match PLAIN_LETTERS.iter().find(|(special, _)| *special == letter) {
            Some((_, plain)) => words.push_str(plain),
            None if letter.is_alphanumeric() && !is_apostrophe(letter) => words.push(letter),
            None if words.ends_with(' ') || words.is_empty() => {}
            None => words.push(' '),
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// Returns whether Unicode counts an apostrophe as a letter, as the ʻokina.
fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\u{2b9}'..='\u{2bf}')
}

#[cfg(test)]
mod tests {
    use super::search_words;

    #[test]
    fn names_become_plain_words() {
        for (name, words) in [
            ("Sønderborg", "sonderborg"),
            ("Soenderborg", "sonderborg"),
            ("KOEBENHAVN", "kobenhavn"),
            ("København", "kobenhavn"),
            ("Muenchen München", "munchen munchen"),
            ("Aarhus Århus", "arhus arhus"),
            ("Ærø Aeroe", "aro aro"),
            ("Düsseldorf Duesseldorf", "dusseldorf dusseldorf"),
            ("Maastricht", "mastricht"),
            ("Gießen Giessen", "giessen giessen"),
            ("aaae", "aa"),
            ("L’Aquila", "l aquila"),
            ("Xi'an", "xi an"),
            ("Łódź", "lodz"),
            ("Đà Nẵng", "da nang"),
            ("Straße", "strasse"),
            ("Λεμεσός", "λεμεσοσ"),
            ("İstanbul Iğdır", "istanbul igdir"),
            ("Gəncə", "gence"),
            ("ʻEwa", "ewa"),
            ("São Tomé & Príncipe", "sao tome principe"),
            ("E.U.A.", "eua"),
            ("St. Gallen", "st gallen"),
            ("الإسكندرية", "الاسكندريه"),
            ("北京", "北京"),
            ("Ижевск", "ижевск"),
            ("", ""),
            ("…", ""),
        ] {
            assert_eq!(search_words(name), words, "{name}");
        }
    }
}
