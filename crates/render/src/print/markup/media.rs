//! Converts figures and images to Typst markup.

use super::{LeadImage, MarkupWriter};
use crate::html::{Element, HtmlNode};
use urbi_typeset::quote;

impl MarkupWriter<'_> {
    /// Writes a figure. Drawings made with CSS do not print, so their captions and keys are left out and only
    /// the data table of a chart remains.
    pub(super) fn figure(&mut self, element: &Element) -> String {
        let is_caption = |child: &&Element| child.name == "figcaption";
        let Some(image) = element.find("img").and_then(|image| self.image_of(image)) else {
            let is_drawn = element.find("svg").is_some();
            let said = element.children.iter().filter(|node| {
                let is_of_drawing = |own: &Element| {
                    is_caption(&own) || own.classes().any(|class| class == "legend")
                };
                !is_drawn || !node.element().is_some_and(is_of_drawing)
            });
            return self.nodes(&said.cloned().collect::<Vec<_>>());
        };
        let caption = element.elements().find(is_caption);
        let caption = caption.map(|caption| self.nodes(&caption.children));
        let caption = caption.map_or_else(|| "none".to_owned(), |caption| format!("[{caption}]"));
        format!("#figure({image},caption:{caption},numbering:none,supplement:none);")
    }

    pub(super) fn lead(&mut self, figure: &Element) -> Option<LeadImage> {
        let image = figure.find("img")?;
        let (path, size) = self.pictures.take(image.attribute("src")?)?;
        let alt = image.attribute("alt").filter(|alt| !alt.is_empty()).map(str::to_owned);
        let caption = figure.elements().find(|child| child.name == "figcaption");
        let is_credit = |node: &&HtmlNode| {
            node.element().is_some_and(|inner| inner.classes().any(|class| class == "credit"))
        };
        let children = caption.map_or(&[][..], |caption| &caption.children);
        let said: Vec<HtmlNode> =
            children.iter().filter(|node| !is_credit(node)).cloned().collect();
        let credit: Vec<HtmlNode> = children.iter().filter(is_credit).cloned().collect();
        let mut some =
            |nodes: &[HtmlNode]| Some(self.nodes(nodes)).filter(|text| !text.trim().is_empty());
        Some(LeadImage { path, alt, caption: some(&said), credit: some(&credit), size })
    }

    pub(super) fn image(&mut self, element: &Element) -> String {
        self.image_of(element).map(|image| format!("#{image};")).unwrap_or_default()
    }

    fn image_of(&mut self, element: &Element) -> Option<String> {
        let (path, _) = self.pictures.take(element.attribute("src")?)?;
        let alt = element.attribute("alt").unwrap_or_default();
        let path = quote(&path);
        Some(if alt.is_empty() {
            format!("pdf.artifact(image({path}))")
        } else {
            format!("image({path},alt:{})", quote(alt))
        })
    }
}
