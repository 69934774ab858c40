use std::sync::Arc;

use rayon::prelude::*;

use super::canvas::Canvas;
use super::text::{ShapedLine, TextFit, fit};
use super::{
    Card, CardColours, CardRenderer, CardText, Colour, HEIGHT, MapMarker, WIDTH, WorldOutline,
    is_font, painter,
};
use crate::locale::{Direction, Locale};

const LATIN: &[u8] = include_bytes!("../../../themes/atlas/fonts/atlas-serif.ttf");
const ARABIC: &[u8] = include_bytes!("../../../themes/atlas/fonts/noto-naskh-arabic.ttf");

/// The height of the tabs at the top edge, in pixels.
const TABS: usize = 40;

fn renderer(fonts: &[&[u8]], world: WorldOutline) -> CardRenderer {
    let colours = CardColours {
        paper: Colour([255; 3]),
        ink: Colour([0; 3]),
        land: Colour([220; 3]),
        accent: Colour([0, 90, 90]),
        hues: vec![Colour([200, 0, 0]), Colour([0, 0, 200])],
    };
    let fonts: Vec<Arc<[u8]>> = fonts.iter().map(|font| Arc::from(*font)).collect();
    CardRenderer::new(&fonts, colours, move || world.clone())
}

fn both() -> CardRenderer {
    renderer(&[LATIN, ARABIC], WorldOutline::default())
}

fn words(text: &str) -> CardText {
    CardText::new(text, Locale::parse("en").unwrap(), Direction::Ltr)
}

fn arabic(text: &str) -> CardText {
    CardText::new(text, Locale::parse("ar").unwrap(), Direction::Rtl)
}

fn card(title: CardText) -> Card {
    let direction = title.direction;
    let (over, foot) = (Some(words("Denmark")), Some(words("Network of cities")));
    let (marks, has_picture) = (Vec::new(), false);
    Card { over, title: Some(title), foot, direction, hue: None, marks, has_picture }
}

fn line(renderer: &CardRenderer, words: &CardText) -> ShapedLine {
    let steps = [TextFit { size: 10.0, lines: 1, height: 100.0 }];
    fit(&renderer.fonts, words, 10_000.0, &steps).unwrap().lines.remove(0)
}

/// Returns the byte offsets of the characters of a one-line text, from left to right.
fn order(renderer: &CardRenderer, words: &CardText) -> Vec<usize> {
    let glyphs = line(renderer, words).glyphs;
    // A character can have several glyphs: its dots are separate.
    let mut places: Vec<usize> = glyphs.iter().map(|glyph| glyph.cluster).collect();
    places.dedup();
    places
}

fn has_ink(canvas: &Canvas, columns: std::ops::Range<usize>) -> bool {
    let rows = canvas.pixels.chunks_exact(WIDTH).skip(TABS);
    rows.into_iter().any(|row| row[columns.clone()].iter().any(|p| *p != 0))
}

#[test]
fn a_picture_is_a_png_with_a_palette() {
    let bytes = both().draw(&card(words("Sønderborg")));
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    assert_eq!((number(16), number(20)), (WIDTH, HEIGHT));
    assert_eq!((bytes[24], bytes[25]), (4, 3), "four bits, entries of a palette");
    let palette = bytes.windows(4).position(|name| name == b"PLTE").unwrap();
    assert_eq!(number(palette - 4), 16 * 3);
    assert!(bytes.len() < 12_000, "{} bytes", bytes.len());
}

#[test]
fn every_thread_draws_the_same() {
    let marks =
        |hue| vec![MapMarker { x: 0.5, y: 0.2, hue }, MapMarker { x: 0.4, y: 0.1, hue: Some(0) }];
    let cards: Vec<Card> = ["Lisboa", "København", "القاهرة", "Αθήνα", "Владивосток"]
        .into_iter()
        .enumerate()
        .map(|(number, title)| Card { marks: marks(Some(number % 2)), ..card(words(title)) })
        .collect();
    let world =
        WorldOutline { coasts: vec![vec![[0.1, 0.1], [0.9, 0.1], [0.5, 0.4]]], height: 0.42 };
    let alone = renderer(&[LATIN, ARABIC], world.clone());
    let one: Vec<_> = cards.iter().map(|card| alone.draw(card)).collect();
    let shared = renderer(&[LATIN, ARABIC], world);
    let many: Vec<_> = cards.par_iter().rev().map(|card| shared.draw(card)).collect();
    assert!(one.iter().eq(many.iter().rev()));
}

#[test]
fn arabic_letters_are_joined_and_run_from_the_right() {
    let renderer = both();
    let width = |text: &str| line(&renderer, &arabic(text)).width;
    let (joined, alone) = (width("ببب"), width("ب"));
    assert!(joined < 0.8 * 3.0 * alone, "{joined} is no less than three of {alone}");
    let apart = width("ب\u{200c}ب\u{200c}ب");
    assert!((apart - 3.0 * alone).abs() < 0.1 * alone, "{apart} is not three of {alone}");
    assert_eq!(order(&renderer, &arabic("دبا")), [4, 2, 0]);
    assert_eq!(order(&renderer, &words("abc")), [0, 1, 2]);
}

#[test]
fn each_word_runs_its_own_way() {
    let renderer = both();
    // From the right: the Arabic letter, the space, then the Latin word from its left.
    assert_eq!(order(&renderer, &arabic("ب ab")), [3, 4, 2, 0]);
    // In a name without Arabic letters the full stop stays at the end.
    assert_eq!(order(&renderer, &arabic("D.C.")), [0, 1, 2, 3]);
    assert_eq!(order(&renderer, &words("ab ب")), [0, 1, 2, 3]);
}

#[test]
fn what_is_longer_is_smaller_and_at_last_cut_off() {
    let renderer = both();
    let steps = [
        TextFit { size: 100.0, lines: 1, height: 900.0 },
        TextFit { size: 50.0, lines: 2, height: 900.0 },
    ];
    let lines = |text: &str| {
        let block = fit(&renderer.fonts, &words(text), 500.0, &steps).unwrap();
        assert!(block.lines.iter().all(|line| line.width <= 500.0), "{text}");
        let letters = block.lines.iter().map(|line| line.glyphs.len()).sum::<usize>();
        (block.size.to_string(), block.lines.len(), letters)
    };
    assert_eq!(lines("Lisbon"), ("100".to_owned(), 1, 6));
    assert_eq!(lines("Lisbon and other cities"), ("50".to_owned(), 1, 23));
    assert_eq!(lines("Lisbon and other cities by the sea"), ("50".to_owned(), 2, 33));
    let (size, count, letters) = lines(&"Lisbon and other cities ".repeat(9));
    assert!((size, count) == ("50".to_owned(), 2) && (30..60).contains(&letters));
    let (_, count, letters) = lines(&"x".repeat(400));
    assert!(count == 2 && letters > 30, "{letters} letters of a word without an end");
    assert!(fit(&renderer.fonts, &words(""), 500.0, &steps).is_none_or(|b| b.lines.is_empty()));
}

#[test]
fn lines_are_as_even_as_can_be() {
    let steps = [TextFit { size: 50.0, lines: 2, height: 900.0 }];
    let renderer = both();
    let block = fit(&renderer.fonts, &words("aaaa aaaa aaaa aaaa a aa"), 480.0, &steps).unwrap();
    let [one, two] = block.lines.as_slice() else { panic!("two lines") };
    assert!((one.width - two.width).abs() < 100.0, "{} and {}", one.width, two.width);
}

#[test]
fn a_script_that_needs_room_gets_fewer_lines() {
    let steps = |height| [TextFit { size: 50.0, lines: 3, height }];
    let renderer = both();
    let lines = |height| {
        let block = fit(&renderer.fonts, &arabic(&"مدن الموانئ ".repeat(9)), 500.0, &steps(height));
        block.unwrap().lines.len()
    };
    assert_eq!((lines(300.0), lines(160.0)), (3, 2));
}

#[test]
fn no_ink_is_in_the_margins() {
    let renderer = both();
    for text in ["W", "A city", &"Many long words ".repeat(30), &"W".repeat(300), "j", "ÄÅfgjÞ"]
    {
        for title in [words(text), arabic(&format!("مدينة {text}")), arabic(&"مدينة".repeat(40))]
        {
            let (canvas, _) = painter::draw(&renderer, &card(title.clone()));
            let is_free = !has_ink(&canvas, 0..56) && !has_ink(&canvas, WIDTH - 56..WIDTH);
            assert!(is_free && has_ink(&canvas, 72..WIDTH - 72), "{title:?}");
            let rows: Vec<&[u8]> = canvas.pixels.chunks_exact(WIDTH).collect();
            let is_blank = |rows: &[&[u8]]| rows.iter().all(|row| row.iter().all(|p| *p == 0));
            assert!(is_blank(&rows[TABS..70]) && is_blank(&rows[HEIGHT - 40..]), "{title:?}");
        }
    }
}

#[test]
fn a_mark_has_the_hue_of_its_region() {
    let mark = MapMarker { x: 0.5, y: 0.2, hue: Some(1) };
    let place = WorldOutline { coasts: Vec::new(), height: 0.42 };
    let card = Card { marks: vec![mark], hue: Some(0), ..card(words("A")) };
    let (canvas, palette) = painter::draw(&renderer(&[LATIN], place), &card);
    let colours = palette.bytes();
    let blue = colours.chunks_exact(3).position(|colour| colour == [0, 0, 200]).unwrap();
    let red = colours.chunks_exact(3).position(|colour| colour == [200, 0, 0]).unwrap();
    let count = |entry| {
        let below = canvas.pixels[TABS * WIDTH..].iter();
        below.filter(|pixel| usize::from(**pixel) == entry).count()
    };
    assert!((200..900).contains(&count(blue)), "{} blue pixels", count(blue));
    assert!(count(red) > 500, "{} red pixels: marks over the title", count(red));
}

#[test]
fn letters_that_no_font_has_are_named() {
    let latin = renderer(&[LATIN], WorldOutline::default());
    assert_eq!(latin.missing(&words("Straße, Αθήνα, Владивосток – “Tiếng”\u{a0}…")), None);
    assert_eq!(latin.missing(&words("Cairo (القاهرة)")).as_deref(), Some("Arab"));
    assert_eq!(latin.missing(&words("北京")).as_deref(), Some("Hani"));
    assert_eq!(both().missing(&arabic("القاهرة، ٢٠٢٤ \u{200f}")), None);
    // The image is drawn anyway.
    assert!(!latin.draw(&card(words("北京"))).is_empty());
    assert!(!renderer(&[], WorldOutline::default()).draw(&card(words("A"))).is_empty());
}

#[test]
fn only_fonts_are_fonts() {
    let is = |bytes: &[u8]| is_font(&Arc::from(bytes));
    assert!(is(LATIN) && is(ARABIC));
    for wrong in
        [&b""[..], b"no font", &LATIN[..200], b"\0\x01\0\0\xff\xff\xff\xff\xff\xff\xff\xff"]
    {
        assert!(!is(wrong), "{} bytes", wrong.len());
    }
}
