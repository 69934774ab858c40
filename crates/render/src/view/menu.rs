//! Menus as views for templates.

use serde::Serialize;

use super::{Link, Text, ViewBuilder};
use crate::config::MenuEntry;
use crate::site::Entity;

/// A group of entries in a menu. A flat menu is one group without a title.
#[derive(Clone, Debug, Serialize)]
pub struct MenuGroupView {
    /// The title.
    pub title: Option<Text>,
    /// The entries; never empty.
    pub entries: Vec<MenuLink>,
}

/// An entry of a menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuLink {
    /// The link.
    pub link: Link,
    /// The family, if the entry leads to an index. Its label is the catalog message `<family>.title`.
    pub family: Option<&'static str>,
    /// What readers find there, in one sentence.
    pub summary: Option<Text>,
}

impl ViewBuilder<'_> {
    /// Builds the menus that have entries, by name.
    pub(super) fn menus(&self) -> Vec<(String, Vec<MenuGroupView>)> {
        let menus = self.site.config.menus.iter().map(|menu| {
            let groups = menu.groups.iter().map(|group| MenuGroupView {
                title: group.title.as_ref().map(|title| self.text(title)),
                entries: group.entries.iter().filter_map(|entry| self.menu_link(entry)).collect(),
            });
            (menu.name.clone(), groups.filter(|group| !group.entries.is_empty()).collect())
        });
        menus.filter(|(_, groups): &(_, Vec<_>)| !groups.is_empty()).collect()
    }

    /// Builds an entry; none if there is no page, or only an empty list.
    fn menu_link(&self, entry: &MenuEntry) -> Option<MenuLink> {
        let entity = self.site.resolve(&entry.to.value).filter(|to| self.has_content(*to))?;
        let label = entry.label.as_ref().map(|label| self.text(label));
        let family = match entity {
            Entity::Index(family) if label.is_none() => family.built_in().map(|(name, _)| name),
            _ => None,
        };
        let label = label.unwrap_or_else(|| self.name(entity));
        let link = self.link_named(entity, label);
        let summary = entry.summary.as_ref().map(|summary| self.text(summary));
        link.url.is_some().then_some(MenuLink { link, family, summary })
    }

    /// Returns whether a page is more than an empty list.
    pub fn has_content(&self, entity: Entity) -> bool {
        match entity {
            Entity::Index(family) => self.site.members(family).next().is_some(),
            Entity::Section(index) => {
                let section = &self.site.config.sections[index].id.value;
                !self.site.listed(section, self.locale).is_empty()
            }
            _ => true,
        }
    }
}
