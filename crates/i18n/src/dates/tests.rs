use super::*;

fn dates(tag: &str) -> DateFormatter {
    DateFormatter::new(&tag.parse().unwrap()).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn dates_are_written_to_their_precision() {
    for (tag, to_the_day, to_the_month, to_the_year) in [
        ("en-GB", "2 September 2022", "September 2022", "2022"),
        ("pt-PT", "2 de setembro de 2022", "setembro de 2022", "2022"),
        ("ar", "2 سبتمبر 2022", "سبتمبر 2022", "2022"),
        ("ar-u-nu-arab", "٢ سبتمبر ٢٠٢٢", "سبتمبر ٢٠٢٢", "٢٠٢٢"),
        ("zh", "2022年9月2日", "2022年9月", "2022"),
        ("fr", "2 septembre 2022", "septembre 2022", "2022"),
        ("ru", "2 сентября 2022\u{202f}г.", "сентябрь 2022\u{202f}г.", "2022"),
        ("es", "2 de septiembre de 2022", "septiembre de 2022", "2022"),
        ("da", "2. september 2022", "september 2022", "2022"),
        ("fa", "۲ سپتامبر ۲۰۲۲", "سپتامبر ۲۰۲۲", "۲۰۲۲"),
        ("th", "2 กันยายน ค.ศ. 2022", "กันยายน ค.ศ. 2022", "2022"),
    ] {
        let dates = dates(tag);
        assert_eq!(dates.date(date("2022-09-02")), to_the_day, "{tag}");
        assert_eq!(dates.date(date("2022-09")), to_the_month, "{tag}");
        assert_eq!(dates.date(date("2022")), to_the_year, "{tag}");
    }
}

#[test]
fn ranges_within_a_month_join_the_days() {
    for (tag, expected) in [
        ("en-GB", "21–23 October 2013"),
        ("en", "October 21–23, 2013"),
        ("pt-PT", "21–23 de outubro de 2013"),
        ("ar", "21–23 أكتوبر 2013"),
        ("zh", "2013年10月21日至23日"),
        ("fr", "21–23 octobre 2013"),
        ("ru", "21–23 октября 2013\u{202f}г."),
        ("es", "21–23 de octubre de 2013"),
        ("da", "21.–23. oktober 2013"),
        ("he", "21–23 באוקטובר 2013"),
        ("hu", "2013. október 21–23."),
        ("lv", "2013. gada 21.–23. oktobris"),
        ("ko", "2013년 10월 21일~23일"),
        ("ja", "2013年10月21日～23日"),
    ] {
        assert_eq!(dates(tag).range(date("2013-10-21"), date("2013-10-23")), expected, "{tag}");
    }
}

#[test]
fn ranges_within_a_year_share_it() {
    for (tag, expected, months) in [
        ("en-GB", "28 September – 3 October 2015", "September – October 2015"),
        ("en", "September 28 – October 3, 2015", "September – October 2015"),
        ("pt-PT", "28 de setembro – 3 de outubro de 2015", "setembro – outubro de 2015"),
        ("ar", "28 سبتمبر – 3 أكتوبر 2015", "سبتمبر – أكتوبر 2015"),
        ("zh", "2015年9月28日至10月3日", "2015年9月至10月"),
        ("fr", "28 septembre – 3 octobre 2015", "septembre – octobre 2015"),
        ("ru", "28 сентября – 3 октября 2015\u{202f}г.", "сентябрь – октябрь 2015\u{202f}г."),
        ("es", "28 de septiembre – 3 de octubre de 2015", "septiembre – octubre de 2015"),
        ("da", "28. september – 3. oktober 2015", "september – oktober 2015"),
        ("hu", "2015. szeptember 28. – október 3.", "2015. szeptember – október"),
        ("ka", "28 სექტემბერი – 3 ოქტომბერი, 2015", "სექტემბერი – ოქტომბერი, 2015"),
    ] {
        let dates = dates(tag);
        assert_eq!(dates.range(date("2015-09-28"), date("2015-10-03")), expected, "{tag}");
        assert_eq!(dates.range(date("2015-09"), date("2015-10")), months, "{tag}");
    }
}

#[test]
fn other_ranges_are_two_dates() {
    let english = dates("en-GB");
    for (from, to, expected) in [
        (date("2015-12-30"), date("2016-01-02"), "30 December 2015 – 2 January 2016"),
        (date("2015-12"), date("2016-01"), "December 2015 – January 2016"),
        (date("2015-09-28"), date("2015-10"), "28 September 2015 – October 2015"),
        (date("2015"), date("2016-01-02"), "2015 – 2 January 2016"),
        (date("2013"), date("2015"), "2013–2015"),
        (date("2013-10-21"), date("2013-10-21"), "21 October 2013"),
        (date("2013-10-23"), date("2013-10-21"), "21–23 October 2013"),
    ] {
        assert_eq!(english.range(from, to), expected);
    }
    assert_eq!(dates("ar-u-nu-arab").range(date("2013"), date("2015")), "٢٠١٣–٢٠١٥");
}

#[test]
fn date_that_does_not_exist_is_its_year() {
    assert_eq!(dates("en").date(Date { year: 2022, month: Some(2), day: Some(30) }), "2022");
}

#[test]
fn months_are_written_in_every_portuguese() {
    for tag in ["pt", "pt-BR", "pt-PT"] {
        assert_eq!(dates(tag).date(date("2022-09")), "setembro de 2022", "{tag}");
    }
}
