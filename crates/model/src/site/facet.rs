//! The facets that a site declares: the records of a family that have the same choice in a field.

use std::collections::BTreeMap;

use super::{Entity, Site};
use crate::reference::Family;
use crate::schema::{ChoiceWord, OwnField, OwnKind};

/// One choice of a field with `facet: true`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FacetId {
    /// The family of the records.
    pub family: Family,
    /// The position of the field among those of the family.
    field: u16,
    /// The position of the choice among those of the field.
    choice: u16,
}

/// The members of each choice that has any, in the order of their table.
pub(super) type Facets = BTreeMap<FacetId, Vec<Entity>>;

/// Finds the choices that have members.
pub(super) fn facets(site: &Site) -> Facets {
    let mut facets = Facets::new();
    for (entity, subject) in site.subjects() {
        let fields = subject.fields.iter().enumerate();
        let fields = fields.filter(|(_, field)| field.has_facet_pages());
        for (at, field) in fields {
            let chosen = subject.own.map(|own| own.plains(field)).unwrap_or_default();
            let choices = field.declared.choices.iter().enumerate();
            let is_chosen = |word: &str| chosen.iter().any(|own| own.value == word);
            for (choice, _) in choices.filter(|(_, (word, _))| is_chosen(&word.value)) {
                let (Ok(field), Ok(choice)) = (u16::try_from(at), u16::try_from(choice)) else {
                    continue;
                };
                let id = FacetId { family: subject.family, field, choice };
                facets.entry(id).or_default().push(entity);
            }
        }
    }
    facets
}

impl OwnField {
    /// Returns whether each choice of the field has a page. The pages of references exist in any case.
    fn has_facet_pages(&self) -> bool {
        self.kind == OwnKind::Choice && self.is_facet()
    }
}

impl Site {
    /// Returns every choice of a family that has members.
    pub fn facets_of(&self, family: Family) -> impl Iterator<Item = FacetId> {
        self.facets.keys().copied().filter(move |id| id.family == family)
    }

    /// Returns the page of a choice of a field, if it is a facet.
    pub fn facet_page(&self, family: Family, key: &str, word: &str) -> Option<FacetId> {
        self.facets_of(family).find(|id| {
            self.facet(*id).is_some_and(|(field, own, _)| field.key.value == key && own == word)
        })
    }

    /// Returns the members of a choice, in the order of their table.
    pub fn facet_members(&self, id: FacetId) -> &[Entity] {
        self.facets.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Returns the declared fields of a family.
    pub fn fields_of(&self, family: Family) -> &[OwnField] {
        self.own.of(self.names().name(family))
    }

    /// Returns the field of a facet, and its choice: the word in the data, and the word for readers.
    pub fn facet(&self, id: FacetId) -> Option<(&OwnField, &str, &ChoiceWord)> {
        let field = self.fields_of(id.family).get(usize::from(id.field))?;
        let (word, choice) = field.declared.choices.get(usize::from(id.choice))?;
        Some((field, &word.value, choice))
    }
}
