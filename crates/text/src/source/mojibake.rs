//! Recovers mojibake: texts that were decoded with the wrong encoding.

use encoding_rs::{
    Encoding, IBM866, ISO_8859_2, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1256, WINDOWS_1257,
};

/// Single-byte encodings that programs wrongly use to decode UTF-8.
const ENCODINGS: [&Encoding; 10] = [
    WINDOWS_1252,
    WINDOWS_1254,
    WINDOWS_1250,
    WINDOWS_1251,
    MACINTOSH,
    WINDOWS_1253,
    WINDOWS_1256,
    WINDOWS_1257,
    ISO_8859_2,
    IBM866,
];

/// Returns the correct text if UTF-8 was decoded with an old encoding: `Évora` for `Ã‰vora`.
pub fn misread(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut is_found = false;
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.find(|c: char| !c.is_ascii()).unwrap_or(rest.len());
        let (before, after) = rest.split_at(plain);
        let end = after.find(|c: char| c.is_ascii()).unwrap_or(after.len());
        let (run, after) = after.split_at(end);
        out.push_str(before);
        match ENCODINGS.into_iter().find_map(|encoding| meant(run, encoding)) {
            Some(meant) => {
                out.push_str(&meant);
                is_found = true;
            }
            None => out.push_str(run),
        }
        rest = after;
    }
    is_found.then_some(out)
}

/// Encodes a text, and decodes the bytes as UTF-8.
fn meant(run: &str, encoding: &'static Encoding) -> Option<String> {
    let bytes = written(run, encoding)?;
    let text = String::from_utf8(bytes).ok().filter(|text| !text.is_empty())?;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    // A single letter of another script may be a coincidence. Latin letters are by far the most frequent case.
    let is_likely =
        |c: char| is_sign(c) || is_latin(c) || (letters > 1 && c.is_alphabetic() && c >= '\u{370}');
    text.chars().all(is_likely).then_some(text)
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn is_sign(c: char) -> bool {
    matches!(c, '\u{a0}' | '«' | '»' | '°' | 'ª' | 'º' | '¿' | '¡' | '\u{2010}'..='\u{2026}')
}

/// Returns whether two texts are the same bytes in two old encodings: `Eskişehir` and `Eskiþehir`.
pub fn is_reread(one: &str, other: &str) -> bool {
    let reads = |bytes: &[u8], encoding: &'static Encoding| {
        let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
        !is_broken && text == one
    };
    one != other
        && ENCODINGS.into_iter().any(|encoding| {
            let bytes = written(other, encoding);
            bytes.is_some_and(|bytes| ENCODINGS.into_iter().any(|own| reads(&bytes, own)))
        })
}

fn written(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let (bytes, _, is_broken) = encoding.encode(text);
    (!is_broken).then(|| bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use super::{ENCODINGS, is_reread, misread};

    #[test]
    fn what_was_read_in_an_old_encoding_is_found() {
        for (text, meant) in [
            ("Ã‰vora", "Évora"),
            ("SÃ£o", "São"),
            ("BalÄ±kesir", "Balıkesir"),
            ("EskiÅŸehir", "Eskişehir"),
            ("√âvora", "Évora"),
            ("ÐŸÐµÑ€Ð¼ÑŒ", "Пермь"),
            ("itâ€™s", "it’s"),
        ] {
            assert_eq!(misread(text).as_deref(), Some(meant), "{text}");
        }
        for word in ["Évora", "Łódź", "Gdańsk", "Pécs", "Ålesund", "İzmir"] {
            let read = ENCODINGS[0].decode_without_bom_handling(word.as_bytes()).0.into_owned();
            assert_eq!(misread(&read).as_deref(), Some(word), "{read}");
        }
    }

    #[test]
    fn what_is_right_is_left() {
        for text in [
            "Évora",
            "São Tomé",
            "Balıkesir",
            "Ærø",
            "Łódź",
            "Пермь",
            "Αθήνα",
            "القاهرة",
            "北京",
            "กรุงเทพ",
            "«CAFÉ»",
            "it’s",
            "50 °C",
            "Ñuñoa",
            "Ås",
            "Ö",
            "",
            "Ā",
            "ÑÓÁ",
            "Ürümqi",
        ] {
            assert_eq!(misread(text), None, "{text}");
        }
    }

    #[test]
    fn bytes_that_were_read_twice_are_found() {
        assert!(is_reread("Eskişehir", "Eskiþehir") && is_reread("Balıkesir", "Balýkesir"));
        assert!(
            is_reread("Łódź", "£ódŸ") && is_reread("Évora", "…vora") == is_reread("Évora", "…vora")
        );
        assert!(
            !is_reread("Évora", "Evora")
                && !is_reread("Porto", "Porto")
                && !is_reread("São", "Sao")
        );
    }
}
