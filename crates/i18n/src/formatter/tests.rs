use super::*;

fn formatter(tag: &str) -> Formatter {
    Formatter::new(&Locale::parse(tag).unwrap()).unwrap()
}

#[test]
fn formatters_are_shared_between_threads() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Formatter>();
}

#[test]
fn malformed_tags_have_no_formatter() {
    assert!(Formatter::new(&Locale::parse("en-u").unwrap()).is_none());
}

#[test]
fn numbers_are_grouped() {
    for (tag, small, large) in [
        ("en-GB", "1,234", "-1,234,567"),
        ("pt", "1.234", "-1.234.567"),
        ("pt-PT", "1234", "-1\u{a0}234\u{a0}567"),
        ("ar", "1,234", "\u{200e}-1,234,567"),
        ("ar-u-nu-arab", "١٬٢٣٤", "\u{61c}-١٬٢٣٤٬٥٦٧"),
        ("zh", "1,234", "-1,234,567"),
        ("fr", "1\u{202f}234", "-1\u{202f}234\u{202f}567"),
        ("ru", "1\u{a0}234", "-1\u{a0}234\u{a0}567"),
        ("es", "1234", "-1.234.567"),
        ("da", "1.234", "-1.234.567"),
    ] {
        assert_eq!(formatter(tag).number(1234), small, "{tag}");
        assert_eq!(formatter(tag).number(-1_234_567), large, "{tag}");
    }
    assert_eq!(formatter("en").number(i64::MIN), "-9,223,372,036,854,775,808");
}

#[test]
fn decimals_are_rounded() {
    for (tag, number, max_fraction, expected) in [
        ("en", 1234.5678, 2, "1,234.57"),
        ("pt-PT", 12345.678, 1, "12\u{a0}345,7"),
        ("pt", 0.5, 3, "0,5"),
        ("en", 3.0, 2, "3"),
        ("en", 1200.0, 0, "1,200"),
        ("en", -0.001, 2, "0"),
        ("en", -0.5, 1, "-0.5"),
        ("ar-u-nu-arab", 1.5, 1, "١٫٥"),
        ("en", f64::INFINITY, 1, "inf"),
    ] {
        assert_eq!(formatter(tag).decimal(number, max_fraction), expected, "{tag} {number}");
    }
}

#[test]
fn plurals_follow_the_language() {
    use PluralCategory::*;
    for (tag, expected) in [
        ("en", &[One, Other][..]),
        ("pt-PT", &[One, Many, Other]),
        ("ar", &PluralCategory::ALL),
        ("zh", &[Other]),
        ("fr", &[One, Many, Other]),
        ("ru", &[One, Few, Many, Other]),
        ("es", &[One, Many, Other]),
        ("da", &[One, Other]),
    ] {
        assert_eq!(formatter(tag).plural_categories(), expected, "{tag}");
    }
    let arabic = formatter("ar");
    assert_eq!([0, 1, 2, 3, 11, 100].map(|n| arabic.plural(n)), PluralCategory::ALL);
    let russian = formatter("ru");
    assert_eq!([1, 2, 5, 21].map(|n| russian.plural(n)), [One, Few, Many, One]);
    assert_eq!([formatter("pt").plural(0), formatter("pt-PT").plural(0)], [One, Other]);
}

#[test]
fn names_take_any_well_formed_tag() {
    let english = formatter("en-GB");
    assert_eq!(english.language_name("ar-u-nu-arab").as_deref(), Some("Arabic"));
    assert_eq!(english.language_name("pt_BR"), None);
    assert_eq!(english.country_name("pt").as_deref(), Some("Portugal"));
}
