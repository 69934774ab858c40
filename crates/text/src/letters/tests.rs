use super::{edited, is_joined, join, readable, strays};

/// Returns the text as urbi reads it, and the text after `fix`.
fn outcome(text: &str) -> (String, String) {
    let certain = strays(text).into_iter().filter(|stray| stray.is_certain);
    let edits: Vec<_> = certain.flat_map(|stray| stray.edits).collect();
    (readable(text).into_owned(), edited(text, &edits))
}

#[test]
fn strays_are_taken_out_or_become_what_they_were() {
    for (text, read, fixed) in [
        ("d\u{10}le, d\u{7f}el, x\u{1f}y", "dle, del, xy", "dle, del, xy"),
        ("a\u{b}b", "a b", "a\u{b}b"),
        ("a \u{b}b", "a b", "a b"),
        ("a\u{b}\u{b}b", "a b", "a\u{b}b"),
        ("a\u{c}\nb\u{b}", "a\nb", "a\nb"),
        ("next\u{85}line", "next line", "next\u{85}line"),
        ("one\u{2028}two", "one two", "one two"),
        ("\u{93}so\u{94} \u{96} it\u{92}s", "“so” – it’s", "“so” – it’s"),
        ("\u{fffe}a\u{fdd0}b\u{1ffff}", "ab", "ab"),
        ("\u{f0b7} one", "• one", "• one"),
        ("a\u{f04a}b", "ab", "a\u{f04a}b"),
        ("lost \u{fffd}", "lost \u{fffd}", "lost \u{fffd}"),
        ("object \u{fffc}.", "object .", "object \u{fffc}."),
        ("rail\u{200b}way\u{feff}", "railway", "railway"),
        ("gar\u{ad}den", "gar\u{ad}den", "garden"),
        ("call \u{200e}+20", "call \u{200e}+20", "call +20"),
        ("a\u{fe0f}", "a", "a"),
        ("x\u{e0041}\u{e0042}", "x", "x"),
    ] {
        assert_eq!(outcome(text), (read.to_owned(), fixed.to_owned()), "{text:?}");
    }
}

#[test]
fn marks_of_direction_are_paired() {
    for (text, read, fixed) in [
        ("a \u{202e}abc\u{202c} b", "a abc b", "a \u{202e}abc\u{202c} b"),
        ("a \u{202d}abc\u{202c} b", "a abc b", "a abc b"),
        ("\u{202a}C:\\a\u{202c}", "C:\\a", "C:\\a"),
        ("اتصل \u{202a}+20\u{202c}", "اتصل \u{2066}+20\u{2069}", "اتصل \u{2066}+20\u{2069}"),
        ("اتصل \u{200e}+20", "اتصل \u{200e}+20", "اتصل \u{200e}+20"),
        ("\u{2068}a\u{2069} b", "\u{2068}a\u{2069} b", "\u{2068}a\u{2069} b"),
        ("\u{2068}a \u{2067}b\u{2069}", "a \u{2067}b\u{2069}", "a \u{2067}b\u{2069}"),
        ("a\u{202c}b\u{2069}", "ab", "ab"),
        ("\u{2066}a\n\nb\u{2069}", "a\n\nb", "a\n\nb"),
        ("\u{2066}a\r\n\r\nb\u{2069}", "a\r\n\r\nb", "a\r\n\r\nb"),
        ("\u{2066}\u{202b}a\u{2069}", "\u{2066}a\u{2069}", "\u{2066}a\u{2069}"),
    ] {
        assert_eq!(outcome(text), (read.to_owned(), fixed.to_owned()), "{text:?}");
    }
}

#[test]
fn what_scripts_and_signs_need_stays() {
    for text in [
        "👩\u{200d}🌾 ❤\u{fe0f} 1\u{fe0f}\u{20e3} ☎\u{fe0e}",
        "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        "می\u{200c}خواهم",
        "क\u{94d}\u{200d}ष",
        "ภาษา\u{200b}ไทย",
        "葛\u{e0100}城市",
        "مرحبا\u{200f}!",
        "10\u{a0}km, n.º\u{202f}5",
        "a\tb\r\nc\n",
    ] {
        assert!(strays(text).is_empty(), "{text:?}: {:?}", strays(text));
        assert_eq!(readable(text), text);
    }
}

#[test]
fn lines_of_chinese_and_japanese_are_joined() {
    for (before, after) in [
        ("各自的", "灯塔"),
        ("你好。", "世界"),
        ("は", "、カ"),
        ("他说", "“你好”"),
        ("ｶ", "ﾅ"),
        ("学习……", "城市"),
        ("ภาษา\u{200b}", "ไทย"),
        ("𠀀", "𠀁"),
        ("灯塔\u{3000}", "城市"),
    ] {
        assert!(is_joined(before, after), "{before} {after}");
    }
    for (before, after) in [
        ("한국", "어"),
        ("灯塔", "lighthouse"),
        ("灯塔", "“lighthouse”"),
        ("2024", "年"),
        ("ภาษา", "ไทย"),
        ("ພາສາ", "ລາວ"),
        ("one", "two"),
        ("", "灯"),
        ("……", "……"),
    ] {
        assert!(!is_joined(before, after), "{before} {after}");
    }
}

#[test]
fn folded_values_lose_the_spaces_of_their_lines_alone() {
    assert_eq!(join("各自的 灯塔", "各自的\n  灯塔"), "各自的灯塔");
    assert_eq!(join("张三 李四 王五", "张三 李四\n  王五"), "张三 李四王五");
    assert_eq!(join("灯塔 lighthouse", "灯塔\n  lighthouse"), "灯塔 lighthouse");
    assert_eq!(join("一\n二", "一\n\n  二"), "一\n二");
    assert_eq!(join("各自的 灯塔", "各自的 灯塔"), "各自的 灯塔");
}

#[test]
fn a_letter_and_its_mark_are_one_character() {
    assert_eq!(readable("E\u{301}vora"), "\u{c9}vora");
    assert_eq!(readable("Lisbon"), "Lisbon");
}
