//! Quotation marks and percent signs: CLDR data that the ICU4X crates do not offer.
//!
//! The tables follow the delimiters and the percent patterns of CLDR 48.2 (`cldr-misc-full`, `cldr-numbers-full`;
//! Unicode License v3, © 1991–2025 Unicode, Inc.). They only contain locales that differ from their parent locale.

use icu_locale::{LocaleDirectionality, LocaleExpander};

/// The outer and the inner quotation marks of a locale.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct QuotationMarks([&'static str; 4]);

/// The marks of most locales.
const COMMON: [&str; 4] = ["“", "”", "‘", "’"];

const QUOTATIONS: &[([&str; 4], &str)] = &[
    (COMMON, "bm-Nkoo ff-Adlm uz-Arab uz-Cyrl"),
    (
        ["«", "»", "“", "”"],
        "ast blo bm br ca cv dyo el es-US eu ewo ie it kab kk lij mg mua nnh pms pt-AO pt-CH pt-CV pt-GQ \
         pt-GW pt-LU pt-MO pt-MZ pt-PT pt-ST pt-TL sc sg ti",
    ),
    (["„", "“", "‚", "‘"], "bs-Cyrl cs de dsb et hr hsb is ksh lb luy mk nds sk sl"),
    (["«", "»", "‹", "›"], "am az-Arab az-Cyrl fa fr-CH gsw jgo kkj mzn rm sdh wae"),
    (["«", "»", "„", "“"], "bas be bua ky os ru sah tyv uk"),
    (["”", "”", "’", "’"], "fi he lag rn se sn sv yi"),
    (["«", "»", "‘", "’"], "dua ksf nb nn no rw"),
    (["”", "“", "’", "‘"], "ar lld ms-Arab syr ur"),
    (["«", "»", "«", "»"], "ht hy oc yav"),
    // CLDR omits the spaces inside French quotation marks.
    (["«\u{a0}", "\u{a0}»", "«\u{a0}", "\u{a0}»"], "fr"),
    (["«\u{a0}", "\u{a0}»", "”", "“"], "fr-CA"),
    (["„", "“", "„", "“"], "bg lt prg sgs"),
    (["‘", "’", "“", "”"], "fur ia ti-ER tn"),
    (["「", "」", "『", "』"], "ja yue zh-Hant"),
    (["„", "”", "«", "»"], "nmg pl ro"),
    (["„", "”", "‚", "’"], "agq ff"),
    (["„", "”", "»", "«"], "hu szl"),
    (["»", "«", "›", "‹"], "kk-Arab ug"),
    (["«", "»", "„", "”"], "shi zgh"),
    (["„", "”", "‘", "’"], "bs"),
    (["“", "”", "«", "»"], "eo"),
    (["„", "“", "«", "»"], "ka"),
    (["‘", "’", "‘", "’"], "nl"),
    (["„", "”", "’", "’"], "sr"),
    (["“", "’", "“", "”"], "st"),
    (["“", "”", "“", "”"], "tk"),
    (["“", "”", "’", "‘"], "uz"),
];

impl QuotationMarks {
    pub(super) fn new(locale: &icu_locale::Locale) -> Self {
        Self(find(QUOTATIONS, locale).unwrap_or(COMMON))
    }

    /// Quotes a text. Outer marks in the text become inner marks.
    pub(super) fn quote(&self, text: &str) -> String {
        let [open, close, inner_open, inner_close] = self.0;
        let mut inner = text.replace(open, inner_open);
        if open != close {
            inner = inner.replace(close, inner_close);
        }
        format!("{open}{inner}{close}")
    }
}

/// The position and spacing of the percent sign.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct PercentFormat {
    before: bool,
    space: &'static str,
    is_rtl: bool,
}

const PERCENTS: &[((bool, &str), &str)] = &[
    (
        (false, "\u{a0}"),
        "bas be br bua ca ce ckb cs cv da de dsb dz en-AT en-DE en-DK en-FI en-NO en-SE es fi fo fr gl \
         gsw hr hsb ht kl ksh lb lt mk nb nds nn no qu rn ro ru se sk sl smn sv tk tt zgh",
    ),
    (
        (false, ""),
        "de-CH de-LI es-419 es-AR es-BO es-BR es-BZ es-CL es-CO es-CR es-CU es-DO es-EC es-GT es-HN \
         es-MX es-NI es-PA es-PE es-PR es-PY es-SV es-US es-UY es-VE fr-CH",
    ),
    ((false, "\u{202f}"), "oc"),
    ((true, ""), "ku tr"),
    ((true, "\u{a0}"), "blo eu"),
];

impl PercentFormat {
    pub(super) fn new(locale: &icu_locale::Locale) -> Self {
        let (before, space) = find(PERCENTS, locale).unwrap_or((false, ""));
        let is_rtl = LocaleDirectionality::new_extended().is_right_to_left(&locale.id);
        Self { before, space, is_rtl }
    }

    /// Adds the percent sign to a number, in the script of its digits.
    pub(super) fn write(&self, number: &str) -> String {
        let has = |low: char, high: char| number.contains(|c| (low..=high).contains(&c));
        let sign = if has('\u{660}', '\u{669}') {
            "٪\u{61c}"
        } else if has('\u{6f0}', '\u{6f9}') {
            "٪"
        } else if self.is_rtl {
            "\u{200e}%\u{200e}"
        } else {
            "%"
        };
        let space = self.space;
        if self.before {
            format!("{sign}{space}{number}")
        } else {
            format!("{number}{space}{sign}")
        }
    }
}

/// Finds the entry that matches most of the locale's language, script and region.
fn find<T: Copy>(table: &[(T, &str)], locale: &icu_locale::Locale) -> Option<T> {
    let mut likely = locale.id.clone();
    LocaleExpander::new_extended().maximize(&mut likely);
    let language = locale.id.language;
    let script = likely.script.map(|script| format!("{language}-{script}"));
    let region = locale.id.region.map(|region| format!("{language}-{region}"));
    let named = [region, script, Some(language.to_string())].into_iter().flatten();
    named.into_iter().find_map(|name| {
        let found = table.iter().find(|(_, locales)| locales.split(' ').any(|own| own == name));
        found.map(|(value, _)| *value)
    })
}

#[cfg(test)]
mod tests {
    use super::{PercentFormat, QuotationMarks};

    fn quote(tag: &str, text: &str) -> String {
        QuotationMarks::new(&tag.parse().unwrap()).quote(text)
    }

    #[test]
    fn quotations_are_marked_as_the_locale_does() {
        for (tag, quoted) in [
            ("en-GB", "“a”"),
            ("pt", "“a”"),
            ("pt-PT", "«a»"),
            ("es", "“a”"),
            ("es-US", "«a»"),
            ("fr", "«\u{a0}a\u{a0}»"),
            ("ru", "«a»"),
            ("ar-EG", "”a“"),
            ("zh", "“a”"),
            ("zh-TW", "「a」"),
            ("de", "„a“"),
            ("xx", "“a”"),
        ] {
            assert_eq!(quote(tag, "a"), quoted, "{tag}");
        }
    }

    #[test]
    fn a_quotation_in_another_has_the_other_marks() {
        assert_eq!(quote("en", "a “b” c"), "“a ‘b’ c”");
        assert_eq!(quote("ru", "a «b» c"), "«a „b“ c»");
        assert_eq!(quote("sv", "a ”b” c"), "”a ’b’ c”");
        assert_eq!(quote("en", "no marks"), "“no marks”");
    }

    #[test]
    fn percentages_have_the_sign_of_their_digits() {
        for (tag, number, written) in [
            ("en", "12", "12%"),
            ("pt-PT", "12", "12%"),
            ("zh", "12", "12%"),
            ("fr", "12", "12\u{a0}%"),
            ("fr-CH", "12", "12%"),
            ("es", "12", "12\u{a0}%"),
            ("es-MX", "12", "12%"),
            ("ru", "12", "12\u{a0}%"),
            ("tr", "12", "%12"),
            ("eu", "12", "%\u{a0}12"),
            ("ar-EG", "١٢", "١٢٪\u{61c}"),
            ("ar", "12", "12\u{200e}%\u{200e}"),
            ("fa", "۱۲", "۱۲٪"),
        ] {
            assert_eq!(PercentFormat::new(&tag.parse().unwrap()).write(number), written, "{tag}");
        }
    }
}
