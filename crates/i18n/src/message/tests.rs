use super::*;
use crate::locale::Locale;

fn pattern(text: &str) -> Pattern {
    Pattern::parse(text).unwrap()
}

fn formatter(tag: &str) -> Formatter {
    Formatter::new(&Locale::parse(tag).unwrap()).unwrap()
}

fn plural(forms: &[(PluralCategory, &str)]) -> Option<MessageFormat> {
    MessageFormat::plural(forms.iter().map(|(category, text)| (*category, pattern(text))).collect())
}

#[test]
fn placeholders_are_replaced() {
    let args = |name: &str| (name == "city").then(|| "Évora".to_owned());
    for (text, expected) in [
        ("", ""),
        ("Join", "Join"),
        ("{city}", "Évora"),
        ("{city}, {city}!", "Évora, Évora!"),
        ("{{{city}}}", "{Évora}"),
        ("{{city}}", "{city}"),
        ("a }}{{ b — ü", "a }{ b — ü"),
    ] {
        assert_eq!(pattern(text).format(&args).as_deref(), Ok(expected), "{text}");
    }
    let missing = MissingArgument { name: "name".into() };
    assert_eq!(pattern("{city} {name}").format(&args), Err(missing));
}

#[test]
fn placeholders_are_listed() {
    let names = pattern("{b} {a_1} {{c}} {b} {d-e}");
    assert_eq!(Vec::from_iter(names.placeholders()), ["a_1", "b", "d-e"]);
}

#[test]
fn malformed_patterns_are_refused() {
    use PatternError::*;
    for (text, error) in [
        ("ü {", Unclosed),
        ("ü {a", Unclosed),
        ("{a} }", UnmatchedClose),
        ("{a}}", UnmatchedClose),
        ("{{a}", UnmatchedClose),
        ("a {} b", EmptyName),
        ("{a b}", InvalidName),
        ("{a{b}", InvalidName),
        ("{é}", InvalidName),
    ] {
        assert_eq!(Pattern::parse(text), Err(error), "{text}");
    }
}

#[test]
fn count_chooses_the_form_and_is_written_by_the_locale() {
    let message =
        plural(&[(PluralCategory::One, "{count} city"), (PluralCategory::Other, "{count} cities")])
            .unwrap();
    let english = formatter("en-GB");
    for (count, expected) in [(0, "0 cities"), (1, "1 city"), (12_345, "12,345 cities")] {
        assert_eq!(message.format(&english, Some(count), &|_| None).as_deref(), Ok(expected));
    }
    let largest = message.format(&english, Some(u64::MAX), &|_| None);
    assert_eq!(largest.as_deref(), Ok("18,446,744,073,709,551,615 cities"));
}

#[test]
fn arabic_has_six_forms() {
    let forms = PluralCategory::ALL.map(|category| (category, category.as_str()));
    let message = plural(&forms).unwrap();
    let arabic = formatter("ar");
    for (count, expected) in
        [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (11, "many"), (100, "other")]
    {
        assert_eq!(message.format(&arabic, Some(count), &|_| None).as_deref(), Ok(expected));
    }
    assert_eq!(message.categories(), PluralCategory::ALL);
}

#[test]
fn category_without_a_form_takes_other() {
    let message = plural(&[(PluralCategory::Other, "{count} of {total}")]).unwrap();
    let args = |name: &str| (name == "total").then(|| "9".to_owned());
    assert_eq!(message.format(&formatter("ru"), Some(1), &args).as_deref(), Ok("1 of 9"));
    assert_eq!(Vec::from_iter(message.placeholders()), ["count", "total"]);
}

#[test]
fn digits_of_a_message_are_those_of_the_locale() {
    let message = MessageFormat::plain(Pattern::parse("منذ 2019: {url}").unwrap());
    let args = |_: &str| Some("a1".to_owned());
    let written = |tag: &str| {
        let formatter = formatter(tag);
        message.clone().in_digits_of(&formatter).format(&formatter, None, &args).unwrap()
    };
    assert_eq!(written("ar-EG"), "منذ ٢٠١٩: a1");
    assert_eq!(written("ar"), "منذ 2019: a1");
}

#[test]
fn plural_needs_other_and_a_count() {
    assert_eq!(plural(&[(PluralCategory::One, "{count} city")]), None);
    let message = plural(&[(PluralCategory::Other, "cities")]).unwrap();
    let missing = MissingArgument { name: "count".into() };
    assert_eq!(message.format(&formatter("en"), None, &|_| None), Err(missing));
}

#[test]
fn plain_message_takes_the_count_too() {
    let message = MessageFormat::plain(pattern("Page {count} of {total}"));
    let args = |name: &str| Some(format!("<{name}>"));
    let english = formatter("en");
    assert_eq!(message.format(&english, Some(1234), &args).as_deref(), Ok("Page 1,234 of <total>"));
    assert_eq!(message.format(&english, None, &args).as_deref(), Ok("Page <count> of <total>"));
    assert!(!message.is_plural() && message.categories().is_empty());
}
