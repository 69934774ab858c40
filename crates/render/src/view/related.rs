//! Documents and records about the subjects of a document, for the end of its page.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::{Link, Text, ViewBuilder};
use crate::date::Date;
use crate::site::{Entity, GroupId};

/// The maximum number of related documents and records.
const MOST: usize = 3;

/// A related document or record.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedCard {
    /// Title and address.
    pub link: Link,
    /// What it is: the name of one document of its section, else the title of the section, or the name of its kind.
    pub kind: Text,
    /// The date of publication, or the days of an event.
    pub date: Option<String>,
}

impl ViewBuilder<'_> {
    /// Builds the documents and records that share the rarest subjects of a document. Then those come first that share
    /// more of them, and then the later ones.
    pub(super) fn related(&self, id: GroupId) -> Vec<RelatedCard> {
        let about = &self.site[id].about;
        // For each document and record: how many others have the same subject, for each shared subject.
        let mut shared: BTreeMap<Entity, Vec<usize>> = BTreeMap::new();
        for subject in about {
            let with_subject = self.with_subject(*subject);
            for entity in &with_subject {
                shared.entry(*entity).or_default().push(with_subject.len());
            }
        }
        // The page has links to its subjects, and to the documents before and after it.
        let (newer, older) = self.ids_around(id);
        let linked: Vec<Entity> =
            [Some(id), newer, older].into_iter().flatten().map(Entity::Document).collect();
        shared.retain(|entity, _| !linked.contains(entity) && !about.contains(entity));
        let mut found: Vec<(Entity, Vec<usize>)> = shared.into_iter().collect();
        found.sort_by_cached_key(|(entity, counts)| {
            let (rarest, date) = (counts.iter().min().copied(), self.day(*entity));
            (rarest, Reverse(counts.len()), Reverse(date), self.stable_id(*entity))
        });
        let cards = found.into_iter().filter_map(|(entity, _)| self.related_card(entity));
        cards.take(MOST).collect()
    }

    /// Returns the documents about an entity that lists show, and the records of declared kinds that name it.
    fn with_subject(&self, subject: Entity) -> Vec<Entity> {
        let documents = self.site.documents_about(subject).iter();
        let documents = documents.filter(|id| self.site.is_shown(**id, self.reader));
        let records = self.site.mentions(subject).iter().copied();
        let records = records.filter(|entity| matches!(entity, Entity::Record(_)));
        documents.map(|id| Entity::Document(*id)).chain(records).collect()
    }

    fn related_card(&self, entity: Entity) -> Option<RelatedCard> {
        let link = self.link(entity);
        link.url.as_ref()?;
        let config = &self.site.config;
        let (kind, date) = match entity {
            Entity::Document(id) => {
                let group = &self.site[id];
                let section = config.sections.iter().find(|own| own.id.value == group.section)?;
                (
                    section.label.as_ref().unwrap_or(&section.title),
                    group.date.map(|date| self.date(date).text),
                )
            }
            Entity::Record(id) => {
                let days = self.site.period(id).map(|(starts, ends)| self.days(starts, ends));
                (&config.kinds.get(id.kind).label, days)
            }
            _ => return None,
        };
        Some(RelatedCard { link, kind: self.text(kind), date })
    }

    fn day(&self, entity: Entity) -> Option<Date> {
        match entity {
            Entity::Document(id) => self.site[id].date,
            Entity::Record(id) => self.site.period(id).map(|(starts, _)| starts),
            _ => None,
        }
    }

    /// The identity of a document, or the id of a record.
    fn stable_id(&self, entity: Entity) -> &str {
        match entity {
            Entity::Document(id) => &self.site[id].identity,
            _ => self.site.subject(entity).map_or("", |subject| subject.id),
        }
    }
}
