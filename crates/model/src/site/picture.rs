//! Lead pictures, the same for the records and the documents that have one.

use super::{Entity, Site};
use crate::path::SourcePath;
use crate::schema::{Focus, Localized, Spanned};

/// The picture that leads a page. Lists, share images, PDFs and feeds show it too.
#[derive(Clone, Debug)]
pub struct LeadPicture {
    /// The image file.
    pub file: Spanned<SourcePath>,
    /// The alternative text. It is empty for a decoration.
    pub alt: Localized,
    /// The caption.
    pub caption: Option<Localized>,
    /// The author and the licence.
    pub credit: Option<Localized>,
    /// The point that crops keep.
    pub focus: Focus,
}

impl Site {
    /// Returns the lead picture of an entity.
    pub fn picture(&self, entity: Entity) -> Option<&LeadPicture> {
        self.pictures.get(&entity)
    }

    /// Returns every lead picture, in the order of the entities.
    pub fn pictures(&self) -> impl Iterator<Item = &LeadPicture> {
        self.pictures.values()
    }
}
