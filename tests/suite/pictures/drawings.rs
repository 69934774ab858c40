//! Tests SVG images: their size, and rejected content.

use std::sync::Arc;

use urbi::diag::Span;
use urbi::path::SourcePath;
use urbi::picture::{self, Picture, Size};

#[test]
fn a_drawing_says_its_size() {
    let file = SourcePath::new("content/a.svg").unwrap();
    for (attributes, size) in [
        ("viewBox='0 0 640 320'", (640, 320)),
        ("viewBox='0 0 640 320' width='100%'", (640, 320)),
        ("viewBox='0,0,64,32' width='320px'", (320, 160)),
        ("viewBox='0 0 64 32' height='1in'", (192, 96)),
        ("width='25.4mm' height='72pt'", (96, 96)),
    ] {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' {attributes}/>");
        match picture::read(&file, &Arc::from(svg.as_bytes())) {
            Ok(Picture::Drawing(Size { width, height })) => {
                assert_eq!((width, height), size, "{attributes}");
            }
            other => panic!("{attributes}: {other:?}"),
        }
    }
}

#[test]
fn a_drawing_that_would_run_or_load_something_is_refused() {
    let file = SourcePath::new("content/a.svg").unwrap();
    let read = |inside: &str, before: &str| {
        let svg = format!(
            "{before}<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 9 9'>{inside}</svg>"
        );
        picture::read(&file, &Arc::from(svg.as_bytes()))
    };
    for inside in [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        "<g onload='alert(1)'/>",
        "<g onClick='alert(1)'/>",
        "<foreignObject/>",
        "<h:iframe xmlns:h='http://www.w3.org/1999/xhtml'/>",
        "<a href='javascript:alert(1)'/>",
        "<a xlink:href='https://evil.example/'/>",
        "<use href='other.svg#x'/>",
        "<image href='https://evil.example/x.png'/>",
        "<image href='data:image/svg+xml;base64,AAAA'/>",
        "<image href='//evil.example/x.png'/>",
        "<rect fill='url(https://evil.example/#x)'/>",
        "<rect style='background:url( \"//evil.example\")'/>",
        "<style>@import 'https://evil.example';</style>",
        "<style>a{fill:\\75rl(x)}</style>",
        "<animate attributeName='href' values='javascript:alert(1)'/>",
        "<set attributeName='onclick' to='alert(1)'/>",
        "<?xml-stylesheet href='https://evil.example'?>",
    ] {
        let refusal = read(inside, "").expect_err(inside).at(&Span::file(&file));
        assert_eq!(refusal.code.name(), "unsafe-picture", "{inside}: {}", refusal.message);
    }
    assert!(read(&"<g>".repeat(100_000), "").is_err(), "and no stack runs over");
    let deep = "<g>".repeat(50_000) + &"</g>".repeat(50_000);
    let _ = read(&deep, "");
    let entity = "<!DOCTYPE svg [<!ENTITY a 'b'>]>";
    assert!(read("", entity).is_err());
    for inside in [
        "<style>@media (prefers-color-scheme:dark){path{stroke:#fff}}</style>",
        "<use href='#x'/><rect fill='url(#g)' style='filter: url(\"#f\")'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<animate attributeName='opacity' values='0;1'/>",
        "<text>on the road: url</text>",
    ] {
        assert!(read(inside, "").is_ok(), "{inside}");
    }
    assert!(read("", "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C' 'svg11.dtd'>").is_ok());
}
