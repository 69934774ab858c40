//! Minifies HTML pages. Only this module uses minify-html.

use minify_html::Cfg;

/// Minifies a page. Returns the page unchanged if the result has fewer closing table tags: the minifier
/// loses some where cells are not closed.
pub(super) fn minify(html: &str) -> String {
    let minified = String::from_utf8(minify_html::minify(html.as_bytes(), Some(settings())));
    match minified {
        Ok(minified) if tables(&minified) == tables(html) => minified,
        _ => html.to_owned(),
    }
}

/// Returns the constant settings. Optional tags are kept for tools that read the HTML source. CSS and
/// scripts are separate files, and minify-html is compiled without support for them.
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
