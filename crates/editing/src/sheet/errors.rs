//! Recognizes the error values of spreadsheet programs, in every language of their interfaces.

/// Error values that end without a sign, so no rule finds them.
const WORDS: [&str; 24] = [
    "#NA",
    "#NV",
    "#YOK",
    "#HIÁNYZIK",
    "#NENÍ_K_DISPOZICI",
    "#NEDOSTUPNÝ",
    "#PUUTTUU",
    "#SAKNAS",
    "#OGILTIGT",
    "#SKÄRNING",
    "#FALTA",
    "#GETTING_DATA",
    "#IT",
    "#MANGLER",
    "#¡REF",
    "#REF",
    "#VALUE",
    "#NAME",
    "#NUM",
    "#NULL",
    "#DIV/0",
    "#ERROR",
    "#LOADING",
    "Loading...",
];

/// The maximum number of letters before the number of a `LibreOffice` error: `Err:502`, `Ошибка:502`.
const LONGEST: usize = 9;

/// Returns whether a cell contains an error value. A name such as `#1 City` is no error.
pub(super) fn is_error(text: &str) -> bool {
    let text = text.trim();
    WORDS.contains(&text) || is_word(text) || is_pair(text) || is_numbered(text) || is_narrow(text)
}

/// Excel, Google Sheets and most of `LibreOffice`: `#REF!`, `#¿NOMBRE?`, `#ДЕЛ/0!`, `#DELENIE NULOU!`.
fn is_word(text: &str) -> bool {
    let word = text.strip_prefix('#').and_then(|rest| rest.strip_suffix(['!', '?']));
    let is_part = |c: char| {
        (c.is_alphabetic() && !c.is_lowercase()) || c.is_ascii_digit() || "/_ ¡¿'’.".contains(c)
    };
    word.is_some_and(|word| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1 && word.chars().all(is_part)
    })
}

/// Matches “not available”, which is two abbreviations: `#N/D`, `#Н/Д`, `#Δ/Υ`.
fn is_pair(text: &str) -> bool {
    let pair = text.strip_prefix('#').and_then(|rest| rest.split_once('/'));
    let is_short = |part: &str| {
        (1..=2).contains(&part.chars().count())
            && part.chars().all(|c| c.is_alphabetic() && !c.is_lowercase())
    };
    pair.is_some_and(|(one, other)| is_short(one) && is_short(other))
}

/// Matches errors of `LibreOffice`: a word and a number.
fn is_numbered(text: &str) -> bool {
    let Some((word, number)) = text.split_once(':') else { return false };
    let word = word.trim_end().trim_end_matches('.');
    let number = number.trim_start();
    let is_number = number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    (2..=LONGEST).contains(&word.chars().count())
        && word.chars().all(char::is_alphabetic)
        && is_number
        && number.starts_with('5')
}

/// Matches cells that were copied from a column too narrow to show their values.
fn is_narrow(text: &str) -> bool {
    text.len() > 2 && text.bytes().all(|byte| byte == b'#')
}

#[cfg(test)]
mod tests {
    use super::is_error;

    #[test]
    fn error_words_of_many_languages() {
        let errors = "#REF!|#N/A|#VALUE!|#NAME?|#DIV/0!|#NUM!|#NULL!|#SPILL!|#CALC!|#FIELD!|#BLOCKED!|\
             #CONNECT!|#UNKNOWN!|#GETTING_DATA|#BUSY!|#PYTHON!|#EXTERNAL!|#ERROR!|Err:502|\
             Err: 508|#N/D|#VALOR!|#NOME?|#NÚM!|#NULO!|#BEZUG!|#WERT!|#ZAHL!|#NV|#¡REF!|#¡REF|\
             #¿NOMBRE?|#VALEUR!|#NOM?|#NOMBRE!|#ССЫЛКА!|#ЗНАЧ!|#ИМЯ?|#ДЕЛ/0!|#Н/Д|#ЧИСЛО!|#ПУСТО!|\
             #RIF!|#VERW!|#WAARDE!|#N/B|#DZIEL/0!|#SAYI/0!|#BAŞV!|#YOK|#HIÁNYZIK|#VÄRDEFEL!|#I/T|\
             #ІМ'Я?|#DELENIE NULOU!|#ΔΙΑΙΡ/0!|#Δ/Υ|Ошибка:502|错误:502|エラー:502|########| #REF! ";
        for text in errors.split('|') {
            assert!(is_error(text), "{text}");
        }
    }

    #[test]
    fn names_and_texts_are_no_errors() {
        let others = "#1 City|#1|#1!|#|##|#Lisboa|#MeToo!|# Title|Is it #1?|N/A|Évora!|#gardens|A:502|\
             Room: 12|Ratio 1:502|#wow!|Err:50|Bus:302|";
        for text in others.split('|') {
            assert!(!is_error(text), "{text}");
        }
    }
}
