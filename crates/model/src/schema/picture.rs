//! The lead picture of a record, and the point of a picture that crops keep.

use super::{FieldType, Fields, Kind, Localized, ReferenceTarget, Spanned, field, record};

record! {
    /// The lead picture of a record, as staff write it. Documents have the same fields in their front matter.
    pub struct PictureRecord: "noun.picture" {
        /// The path of the image file below `content/`.
        image: Spanned<String> =
            field(Kind::Plain, "help.picture.image").naming(ReferenceTarget::File);
        /// The alternative text.
        alt: Localized = field(Kind::Text, "help.picture.alt");
        /// The caption.
        caption: Option<Localized> = field(Kind::Text, "help.figure.caption");
        /// The author and the licence.
        credit: Option<Localized> = field(Kind::Name, "help.picture.credit");
        /// The point that crops keep.
        focus: Focus = field(Kind::Focus, "help.picture.focus");
    }
}

/// The point of a picture that crops keep.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Focus {
    /// The distance from the left, in percent of the width.
    pub x: u8,
    /// The distance from the top, in percent of the height.
    pub y: u8,
}

impl Default for Focus {
    fn default() -> Self {
        Self { x: 50, y: 50 }
    }
}

impl Focus {
    /// Reads a point as CSS writes it: `30% 60%`, `left top`, `top`. Returns `None` for a point outside the picture.
    pub fn parse(text: &str) -> Option<Self> {
        let mut point = [None, None];
        for (axis, word) in text.split_whitespace().enumerate() {
            let (axis, value) = match word {
                "left" => (0, 0),
                "right" => (0, 100),
                "top" => (1, 0),
                "bottom" => (1, 100),
                "center" if axis < 2 => continue,
                _ => (axis, word.strip_suffix('%')?.parse().ok()?),
            };
            let is_new = point.get_mut(axis)?.replace(value).is_none();
            if !is_new || value > 100 {
                return None;
            }
        }
        let [x, y] = point.map(|value| value.unwrap_or(50));
        (!text.trim().is_empty()).then_some(Self { x, y })
    }
}

impl FieldType for Focus {
    const REQUIRED: bool = false;

    fn take(fields: &mut Fields, key: &str) -> Option<Self> {
        let written = fields.plain(key);
        Some(written.and_then(|written| Self::parse(&written.value)).unwrap_or_default())
    }
}

impl FieldType for Spanned<Focus> {
    fn take(fields: &mut Fields, key: &str) -> Option<Self> {
        let Spanned { value, span } = fields.plain(key)?;
        Some(Self { value: Focus::parse(&value)?, span })
    }
}

#[cfg(test)]
mod tests {
    use super::Focus;

    #[test]
    fn a_point_is_written_as_in_css() {
        for (text, point) in [
            ("30% 60%", Some((30, 60))),
            ("left top", Some((0, 0))),
            ("top left", Some((0, 0))),
            ("bottom", Some((50, 100))),
            ("center 20%", Some((50, 20))),
            ("right 20%", Some((100, 20))),
            ("100%", Some((100, 50))),
            ("130% 20%", None),
            ("300% 20%", None),
            ("20 30", None),
            ("left right", None),
            ("30% left", None),
            ("1% 2% 3%", None),
            ("face", None),
            (" ", None),
        ] {
            assert_eq!(Focus::parse(text).map(|Focus { x, y }| (x, y)), point, "{text}");
        }
    }
}
