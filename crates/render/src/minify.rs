//! Makes pages smaller. The only module that names minify-html.

use minify_html::Cfg;

/// Minifies a page. One that comes out with fewer ends of tables than it went in with (the
/// minifier loses them where cells are not closed) is left as it was.
pub(super) fn minify(html: &str) -> String {
    let minified = String::from_utf8(minify_html::minify(html.as_bytes(), Some(settings())));
    match minified {
        Ok(minified) if tables(&minified) == tables(html) => minified,
        _ => html.to_owned(),
    }
}

/// Returns the settings: constant. Tags that a reader of the bytes would miss are kept; style sheets
/// and scripts are files of their own, and the minifier is compiled without their engines.
fn settings() -> Cfg {
    Cfg { keep_closing_tags: true, keep_html_and_head_opening_tags: true, ..Cfg::default() }
}

fn tables(html: &str) -> usize {
    html.matches("</table>").count()
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn text_inside_paragraphs_and_cells_is_unchanged() {
        let page = "<!doctype html><html lang=en><head><title>A</title></head><body><p><b>7</b> <i>cities</i></p>\n<table><tbody><tr><td>a</td> <td>b c</td></tr></tbody></table></body></html>";
        let small = minify(page);
        assert!(small.contains("<b>7</b> <i>cities</i></p>"), "{small}");
        assert!(small.contains("</table>"), "{small}");
        assert!(small.len() < page.len());
    }

    #[test]
    fn a_page_that_would_lose_the_end_of_a_table_is_left_alone() {
        let page = "<!doctype html><html><body><table><tr><td>x</table><p>y</p></body></html>";
        assert!(minify(page).contains("</table>"));
    }
}
