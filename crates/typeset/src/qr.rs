//! QR codes (ISO/IEC 18004) of addresses, as drawings.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// Draws a text as a QR code in black on nothing, as SVG without a margin. `None` for a text too
/// long for one.
pub fn qr(text: &str) -> Option<String> {
    // A quarter of it may be worn or dirty: a sheet goes through many hands.
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let start = x;
            while x < size && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let _ = write!(path, "M{start} {y}h{length}v1h-{length}z", length = x - start);
            }
            x += 1;
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn codes_are_drawings_of_rows() {
        let svg = qr("https://a.example/").expect("short enough");
        // The three corners begin with seven dark modules.
        assert!(svg.contains("M0 0h7v1h-7z"), "{svg}");
        assert!(svg.contains("viewBox=\"0 0 25 25\""), "{svg}");
        assert_eq!(qr(&"x".repeat(5000)), None);
    }
}
