//! Tests the images of documents: their versions, removed metadata, and reuse of earlier results.

mod drawings;
mod publishing;

use std::sync::Arc;

use urbi::diag::Span;
use urbi::path::SourcePath;
use urbi::picture::{self, ImageFormat, Picture, RasterImage, Size};

use crate::harness::{Files, Site};
use crate::html::Page;
use crate::photos::{self, SECRET};

const JOIN: &str = "content/pages/join.de.md";
const PAGE: &str = "mitglied-werden/index.html";

/// Returns the fixture with an image in a document.
fn with_photo(name: &str, bytes: &[u8]) -> Site {
    let text = format!("![Ein Kran hebt ein Boot]({name}) Vorher das");
    Site::harbours().write(&format!("content/pages/{name}"), bytes).replace(
        JOIN,
        "Vorher das",
        &text,
    )
}

fn raster(bytes: Vec<u8>) -> RasterImage {
    match picture::read(&SourcePath::new("content/a.jpg").unwrap(), &Arc::from(bytes)) {
        Ok(Picture::Raster(raster)) => raster,
        other => panic!("{other:?}"),
    }
}

/// Returns the versions of an image, with their encodings and sizes.
fn versions(raster: &RasterImage) -> Vec<(ImageFormat, Size, Vec<u8>)> {
    let file = SourcePath::new("content/a.jpg").unwrap();
    let version = |version: picture::ImageVersion| {
        let made = raster.lazy_output(version, &file, &Span::file(&file)).compute().unwrap();
        (version.encoding, version.size, made.to_vec())
    };
    raster.versions().into_iter().map(version).collect()
}

fn widths(raster: &RasterImage) -> Vec<u32> {
    let webp = raster.versions().into_iter().filter(|v| v.encoding == ImageFormat::Webp);
    webp.map(|version| version.size.width).collect()
}

fn media(files: &Files) -> Vec<(&String, &Vec<u8>)> {
    files.iter().filter(|(path, _)| path.starts_with("media/")).collect()
}

fn has_bytes(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_page_offers_a_photograph_in_several_widths() {
    let photo = photos::as_from_a_camera(&photos::jpeg(1300, 900), 1);
    let files = with_photo("kran.jpg", &photo).made();
    let page = Page::parse(&files[PAGE]);
    assert_eq!(page.errors, [""; 0]);
    let img = page.one("img");
    assert_eq!(img.attribute("alt"), Some("Ein Kran hebt ein Boot"));
    assert_eq!((img.attribute("width"), img.attribute("height")), (Some("1300"), Some("900")));
    assert_eq!(
        (img.attribute("loading"), img.attribute("decoding")),
        (Some("lazy"), Some("async"))
    );
    let source = page.one("source");
    assert_eq!(source.attribute("type"), Some("image/webp"));
    let offered: Vec<(&str, &str)> = source
        .attribute("srcset")
        .unwrap()
        .split(", ")
        .map(|o| o.split_once(' ').unwrap())
        .collect();
    assert_eq!(offered.iter().map(|(_, w)| *w).collect::<Vec<_>>(), ["480w", "800w", "1300w"]);
    for (url, width) in offered {
        let ([own, _], ..) = photos::decode_webp(&files[&url[1..]]);
        assert_eq!(format!("{own}w"), width);
    }
    assert!(files[&img.attribute("src").unwrap()[1..]].starts_with(&[0xFF, 0xD8]));
    assert!(!files.contains_key("media/pages/kran.jpg"), "the file itself is not published");
}

#[test]
fn nothing_that_a_camera_wrote_is_published() {
    let jpeg = photos::as_from_a_camera(&photos::jpeg(640, 400), 6);
    let text = [b"Location\0".as_slice(), SECRET].concat();
    let png = photos::with_chunks(
        &photos::png(200, 100),
        &[photos::chunk(*b"tEXt", &text), photos::chunk(*b"eXIf", &photos::exif(6))],
    );
    let webp = webp_from_a_camera();
    for (name, bytes) in [("kran.jpg", jpeg), ("kran.png", png), ("kran.webp", webp)] {
        assert!(has_bytes(&bytes, SECRET));
        // The page shows the image, and links to it as a download.
        let site = with_photo(name, &bytes).replace(
            JOIN,
            "```contact",
            &format!("```download\nfile: {name}\ntitle: Kran\n```\n\n```contact"),
        );
        let files = site.made();
        let media = media(&files);
        assert!(media.len() >= 5, "{:?}", files.keys());
        for (path, bytes) in &media {
            assert!(!has_bytes(bytes, SECRET), "{path}");
            assert!(!has_bytes(bytes, b"GPS"), "{path}");
        }
        let whole = &files[&format!("media/pages/{name}")];
        let (before, after) = (raster(bytes), raster(whole.clone()));
        assert_eq!(before.size, after.size, "{name}: how it is turned is kept");
        assert!(before.size.height > before.size.width, "{name}");
        assert_eq!(versions(&before), versions(&after), "{name}: not one pixel differs");
    }
}

/// Returns a WebP with every kind of metadata.
fn webp_from_a_camera() -> Vec<u8> {
    let pixels = photos::quarters(200, 100, [0, 1, 2, 3]);
    let simple = webp::Encoder::from_rgb(&pixels, 200, 100).encode_lossless().to_vec();
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let mut data = data.to_vec();
        let length = u32::try_from(data.len()).unwrap().to_le_bytes();
        data.extend(vec![0; data.len() % 2]);
        [&name[..], &length, &data].concat()
    };
    let chunks = [
        chunk(b"VP8X", &[0x0C, 0, 0, 0, 199, 0, 0, 99, 0, 0]),
        simple[12..].to_vec(),
        chunk(b"EXIF", &photos::exif(6)),
        chunk(b"XMP ", SECRET),
        chunk(b"ABCD", SECRET),
    ]
    .concat();
    let length = u32::try_from(chunks.len() + 4).unwrap().to_le_bytes();
    [b"RIFF", &length[..], b"WEBP", &chunks].concat()
}

#[test]
fn pictures_are_turned_as_their_camera_was_held() {
    // The visible corner that each corner of the file contains (EXIF 2.3, tag 274).
    let stored: [[usize; 4]; 8] = [
        [0, 1, 2, 3],
        [1, 0, 3, 2],
        [3, 2, 1, 0],
        [2, 3, 0, 1],
        [0, 2, 1, 3],
        [1, 3, 0, 2],
        [3, 1, 2, 0],
        [2, 0, 3, 1],
    ];
    for (orientation, corners) in (1..).zip(stored) {
        let (width, height) = if orientation < 5 { (96, 64) } else { (64, 96) };
        let pixels = photos::quarters(width, height, corners);
        let jpeg = photos::jpeg_of(width, height, &pixels);
        let raster = raster(photos::as_from_a_camera(&jpeg, orientation));
        assert_eq!(raster.size, Size { width: 96, height: 64 }, "{orientation}");
        let made = versions(&raster);
        assert_eq!(photos::quarters_of(&made[1].2), [0, 1, 2, 3], "{orientation}");
    }
}

#[test]
fn no_picture_is_made_larger() {
    for (width, expected) in [
        (1, vec![1]),
        (300, vec![300]),
        (480, vec![480]),
        (500, vec![500]),
        (900, vec![480, 900]),
        (1600, vec![480, 800, 1200, 1600]),
        (4000, vec![480, 800, 1200, 1600]),
    ] {
        let header = photos::jpeg(width, 8);
        assert_eq!(widths(&raster(header)), expected, "{width}");
    }
}

#[test]
fn a_version_keeps_its_budget() {
    let noise = photos::noise(900, 600);
    let calm = photos::quarters(900, 600, [0, 1, 2, 3]);
    let budgets =
        [(ImageFormat::Jpeg, 120_000), (ImageFormat::Webp, 30_000), (ImageFormat::Webp, 100_000)];
    let made = versions(&raster(photos::jpeg_of(900, 600, &calm)));
    assert_eq!(made.len(), budgets.len());
    for ((encoding, _, bytes), (wanted, budget)) in made.iter().zip(budgets) {
        assert_eq!(*encoding, wanted);
        assert!(bytes.len() < budget, "{encoding:?}: {}", bytes.len());
    }
    // No version of noise fits a budget, but it must be far smaller than the original.
    let jpeg = photos::jpeg_of(900, 600, &noise);
    let made = versions(&raster(jpeg.clone()));
    assert_eq!(made.len(), budgets.len());
    assert!(made.iter().all(|(_, _, bytes)| bytes.len() < jpeg.len() / 2));
}

#[test]
fn a_drawing_in_pixels_stays_sharp_and_can_be_seen_through() {
    let opaque = photos::png(700, 200);
    let made = versions(&raster(opaque));
    let ([width, height], _, pixels) = photos::decode_webp(&made.last().unwrap().2);
    assert_eq!(pixels, photos::quarters(width, height, [0, 1, 2, 3]), "not one pixel is lost");
    let rgba: Vec<u8> =
        (0..60 * 40).flat_map(|at| [9, 90, 200, u8::from(at % 60 < 30) * 255]).collect();
    let made = versions(&raster(photos::png_of(60, 40, png::ColorType::Rgba, &rgba)));
    assert_eq!(made[0].0, ImageFormat::Png);
    let (_, channels, pixels) = photos::decode_webp(&made[1].2);
    assert_eq!((channels, pixels[3], pixels[59 * 4 + 3]), (4, 255, 0));
    for color in [png::ColorType::Grayscale, png::ColorType::GrayscaleAlpha] {
        let grey: Vec<u8> = [100, 255].repeat(50 * color.samples() / 2 * 10);
        versions(&raster(photos::png_of(50, 10, color, &grey)));
    }
}

#[test]
fn light_is_averaged_and_not_its_numbers() {
    let stripes = photos::pixels(960, 64, |x, _| [if x % 2 == 0 { 0 } else { 255 }; 3]);
    let png = photos::png_of(960, 64, png::ColorType::Rgb, &stripes);
    let made = versions(&raster(png));
    let (_, _, pixels) = photos::decode_webp(&made[1].2);
    // Half of the light is 188 of 255 in sRGB, not 128.
    let middle = u32::from(pixels[(16 * 480 + 240) * 3]);
    assert!(middle.abs_diff(188) < 4, "{middle}");
}

#[test]
fn colours_of_phones_become_those_of_the_web() {
    // Display P3, as a profile with nine numbers and a curve.
    let xyz = |numbers: [f64; 3]| {
        #[expect(clippy::cast_possible_truncation, reason = "small numbers")]
        let fixed = numbers.map(|number| ((number * 65536.0).round() as i32).to_be_bytes());
        [b"XYZ \0\0\0\0".as_slice(), &fixed.concat()].concat()
    };
    let curve = b"curv\0\0\0\0\0\0\0\x01\x02\x33\0\0".to_vec();
    let tags: [(&[u8; 4], Vec<u8>); 8] = [
        (b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (b"rXYZ", xyz([0.5151, 0.2412, -0.0011])),
        (b"gXYZ", xyz([0.2920, 0.6922, 0.0419])),
        (b"bXYZ", xyz([0.1571, 0.0666, 0.7841])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
        (b"cprt", b"text\0\0\0\0none\0\0\0\0".to_vec()),
    ];
    let mut table = u32::try_from(tags.len()).unwrap().to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    for (name, tag) in &tags {
        let start = u32::try_from(128 + 4 + tags.len() * 12 + data.len()).unwrap();
        table.extend(
            [&name[..], &start.to_be_bytes(), &u32::try_from(tag.len()).unwrap().to_be_bytes()]
                .concat(),
        );
        data.extend(tag);
    }
    let mut profile = vec![0; 128];
    profile[8] = 2;
    profile[12..24].copy_from_slice(b"mntrRGB XYZ ");
    profile[36..40].copy_from_slice(b"acsp");
    profile.extend(table);
    profile.extend(data);
    let length = u32::try_from(profile.len()).unwrap();
    profile[..4].copy_from_slice(&length.to_be_bytes());
    let segment = [b"ICC_PROFILE\0\x01\x01", &profile[..]].concat();
    let plain = photos::jpeg_of(32, 32, &photos::pixels(32, 32, |_, _| [200, 100, 60]));
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    let wide = [&plain[..2], &[0xFF, 0xE2], &length, &segment, &plain[2..]].concat();
    let shown = |bytes| photos::decode_webp(&versions(&raster(bytes))[1].2).2[..3].to_vec();
    let (plain, wide) = (shown(plain), shown(wide.clone()));
    assert!(
        wide[0] > plain[0] + 8,
        "the same red is more in the smaller space: {plain:?} {wide:?}"
    );
}

#[test]
fn truncated_and_too_large_files_are_refused_without_decoding() {
    let file = SourcePath::new("content/a.png").unwrap();
    let refused = |bytes: &[u8]| {
        let refusal = picture::read(&file, &Arc::from(bytes)).unwrap_err();
        let diagnostic = refusal.at(&Span::file(&file));
        format!("{}: {:?}", diagnostic.code, diagnostic.message)
    };
    let (jpeg, png) = (photos::jpeg(64, 64), photos::png(64, 64));
    let webp = webp_from_a_camera();
    for whole in [&jpeg, &png, &webp] {
        assert!(picture::read(&file, &Arc::from(&whole[..])).is_ok());
        for end in (3..whole.len() - 1).step_by(7) {
            assert!(refused(&whole[..end]).starts_with("broken-picture: "), "{end}");
        }
    }
    let mut changed = png.clone();
    changed[60] ^= 1;
    let corrupt = r#"broken-picture: picture.corrupt-image(file: "content/a.png", format: "PNG")"#;
    assert_eq!(refused(&changed), corrupt);
    let mut moving =
        photos::with_chunks(&png, &[photos::chunk(*b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0])]);
    assert!(refused(&moving).contains(": picture.animated-image("));
    moving.truncate(20);
    assert_eq!(refused(&moving), corrupt);
    // A few bytes that declare gigabytes.
    let huge = [&1_000_000_u32.to_be_bytes()[..], &1_000_000_u32.to_be_bytes(), &[8, 2, 0, 0, 0]];
    let bomb = [&png[..8], &photos::chunk(*b"IHDR", &huge.concat()), &png[33..]].concat();
    assert!(refused(&bomb).starts_with("too-large: "));
    assert!(refused(b"").starts_with("broken-picture: "));
}

#[test]
fn hostile_pictures_never_panic() {
    let wholes = [photos::jpeg(40, 24), photos::png(40, 24), webp_from_a_camera()];
    let mut read = 0;
    for whole in wholes {
        for at in 0..whole.len().min(700) {
            let mut hostile = whole.clone();
            hostile[at] = hostile[at].wrapping_add(131);
            let file = SourcePath::new("content/a.jpg").unwrap();
            let _ = picture::bare(&file, &hostile);
            if let Ok(Picture::Raster(raster)) = picture::read(&file, &Arc::from(hostile)) {
                read += 1;
                let version = raster.versions()[0];
                if u64::from(raster.size.width) * u64::from(raster.size.height) < 1 << 20 {
                    let _ = raster.lazy_output(version, &file, &Span::file(&file)).compute();
                }
            }
        }
    }
    assert!(read > 100, "{read} of the spoilt pictures can be read");
}
