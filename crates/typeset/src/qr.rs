//! Renders QR codes (ISO/IEC 18004) of addresses as SVG.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// Renders a text as a QR code: a black SVG on a transparent background, without a margin. Returns `None` if the text
/// is too long.
pub fn qr(text: &str) -> Option<String> {
    // The level M recovers 15 % of damaged data, because printed sheets wear and get dirty.
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
