use super::*;

fn collation(tag: &str) -> Collation {
    Collation::new(&tag.parse().unwrap()).unwrap()
}

fn sorted<'a>(tag: &str, names: &[&'a str]) -> Vec<&'a str> {
    let collation = collation(tag);
    let mut by_compare = names.to_vec();
    by_compare.sort_by(|a, b| collation.compare(a, b));
    let mut by_key = names.to_vec();
    by_key.sort_by_cached_key(|name| collation.sort_key(name));
    assert_eq!(by_compare, by_key, "{tag}");
    by_key
}

#[test]
fn aland_is_filed_by_the_language() {
    let names = ["Åland", "Zürich", "Östersund", "Aarhus", "Oslo", "Ærø", "Berlin"];
    for (tag, expected) in [
        ("en", ["Aarhus", "Ærø", "Åland", "Berlin", "Oslo", "Östersund", "Zürich"]),
        ("pt", ["Aarhus", "Ærø", "Åland", "Berlin", "Oslo", "Östersund", "Zürich"]),
        ("sv", ["Aarhus", "Berlin", "Oslo", "Zürich", "Åland", "Ærø", "Östersund"]),
        ("da", ["Berlin", "Oslo", "Zürich", "Ærø", "Östersund", "Åland", "Aarhus"]),
    ] {
        assert_eq!(sorted(tag, &names), expected, "{tag}");
    }
}

#[test]
fn names_sort_by_words_case_and_signs_last() {
    let names = ["newark", "New York", "'newark", "Newark", "10", "9", "'s-Hertogenbosch", "Rio"];
    let expected =
        ["10", "9", "New York", "newark", "'newark", "Newark", "Rio", "'s-Hertogenbosch"];
    assert_eq!(sorted("en", &names), expected);
}

#[test]
fn chinese_sorts_by_pinyin() {
    assert_eq!(sorted("zh", &["上海", "北京", "广州", "重庆"]), ["北京", "重庆", "广州", "上海"]);
}

#[test]
fn keys_agree_with_comparison() {
    let names =
        ["", "'", "a", "'a", "\"a", "á", "a'", "A", "ab", "'ab", "'á", "-", "é", "e\u{301}"];
    for tag in ["en", "sv", "zh", "ar"] {
        let collation = collation(tag);
        for left in names {
            for right in names {
                let by_key = collation.sort_key(left).cmp(&collation.sort_key(right));
                assert_eq!(collation.compare(left, right), by_key, "{tag}: {left:?}, {right:?}");
            }
        }
    }
}

#[test]
fn letters_are_those_of_the_language() {
    for (tag, name, letter) in [
        ("en", "Åland", "A"),
        ("pt", "Åland", "A"),
        ("pt-PT", "Évora", "E"),
        ("sv", "Åland", "Å"),
        ("da", "Åland", "Å"),
        ("da", "Aalborg", "Å"),
        ("da", "Øster", "Ø"),
        ("sv", "Øster", "Ö"),
        ("en", "Øster", "O"),
        ("sv", "Östersund", "Ö"),
        ("de", "Österreich", "O"),
        ("en", "ærø", "A"),
        ("es", "Ñuñoa", "Ñ"),
        ("en", "Ñuñoa", "N"),
        ("en", "'s-Hertogenbosch", "S"),
        ("en", "“’t Gooi”", "T"),
        ("en", "ʻEwa", "E"),
        ("en", "e\u{301}vora", "E"),
        ("en", "Łódź", "L"),
        ("en", "İzmir", "I"),
        ("tr", "İzmir", "İ"),
        ("tr", "istanbul", "İ"),
        ("tr", "ısparta", "I"),
        ("cs", "Cheb", "CH"),
        ("cs", "Český Krumlov", "Č"),
        ("en", "Þingvellir", "Þ"),
        ("en", "ßeta", "S"),
    ] {
        assert_eq!(collation(tag).letter(name), letter, "{tag} {name}");
    }
}

#[test]
fn letters_of_other_scripts() {
    for (tag, name, letter) in [
        ("ru", "Ёлкино", "Е"),
        ("ru", "йошкар", "Й"),
        ("ru", "Évora", "E"),
        ("ru", "Øster", "O"),
        ("en", "москва", "М"),
        ("en", "Ёлкино", "Е"),
        ("en", "北京", "北"),
        ("en", "თბილისი", "თ"),
        ("ar", "أبوظبي", "ا"),
        ("ar", "القاهرة", "ا"),
        ("ar", "Évora", "E"),
        ("he", "Москва", "М"),
        ("zh", "北京", "B"),
        ("zh", "重庆", "C"),
        ("zh", "珠海", "Z"),
        ("zh", "Zürich", "Z"),
        ("zh", "москва", "М"),
        ("ja", "きょうと", "か"),
        ("ja", "Évora", "E"),
        ("ko", "서울", "ㅅ"),
        ("ko", "한국", "ㅎ"),
        ("ka", "თბილისი", "თ"),
    ] {
        assert_eq!(collation(tag).letter(name), letter, "{tag} {name}");
    }
    for name in ["", "'", "42", "№ 1"] {
        assert_eq!(collation("en").letter(name), "#", "{name}");
    }
}

#[test]
fn headings_follow_the_order_of_the_names() {
    let names = "Aalborg Ærø Åland Berlin Ølgod Odense Þing Zürich 's-Hertogenbosch Sanaa Évora Ñuñoa \
                 Москва القاهرة 北京 Łódź Köln 42";
    let names: Vec<&str> = names.split(' ').collect();
    // Not `zh`, which sorts Chinese names before Latin names, and uses the headings A to Z for both.
    for tag in ["en-GB", "pt-PT", "ar", "fr", "ru", "es", "da", "sv"] {
        let collation = collation(tag);
        let mut letters: Vec<_> =
            sorted(tag, &names).into_iter().map(|name| collation.letter(name)).collect();
        letters.dedup();
        let mut once = letters.clone();
        once.sort();
        once.dedup();
        assert_eq!(letters.len(), once.len(), "{tag}: {letters:?}");
    }
}
