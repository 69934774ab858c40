//! JSON-LD of the network and its site.

use serde_json::Value;

use super::GraphBuilder;
use super::node::GraphNode;
use crate::config::{Accounts, Contact};
use crate::schema::Localized;
use crate::site::Entity;
use crate::view::Text;

impl GraphBuilder<'_> {
    /// The network: complete on the home page, by name elsewhere.
    pub(super) fn organization(&self, whole: bool) -> GraphNode {
        let config = &self.builder.site.config;
        let node = GraphNode::new("Organization")
            .with("@id", self.home("network"))
            .with("name", self.name(Entity::Home))
            .maybe("url", self.builder.link(Entity::Home).url);
        if !whole {
            return node;
        }
        let text = |text: Option<&Localized>| text.map(|text| self.text(text));
        let contact = config.contact.as_ref();
        // Uncertain contacts (with a note) are left out: the note is for people.
        let certain = contact.filter(|contact| contact.note.is_none());
        let address = certain.filter(|contact| !contact.address.is_empty()).map(|contact| {
            let mut lines = contact.address.iter().map(|line| self.builder.text(line)).peekable();
            let first = lines.peek().cloned().unwrap_or_default();
            let lines: Vec<String> = lines.map(|line| line.text).collect();
            super::text(&Text { text: lines.join(", "), ..first })
        });
        node.maybe("alternateName", text(config.short_name.as_ref()))
            .maybe("description", text(config.description.as_ref()))
            .all("sameAs", contact.map(profiles).unwrap_or_default())
            .maybe("email", certain.and_then(|contact| contact.email.as_deref()))
            .maybe("telephone", certain.and_then(|contact| contact.phone.as_deref()))
            .maybe("faxNumber", certain.and_then(|contact| contact.fax.as_deref()))
            .maybe("address", address)
            .all("contactPoint", contact.map(|own| self.contact_points(own)).unwrap_or_default())
    }

    /// The office with its languages, and the contact for journalists.
    fn contact_points(&self, contact: &Contact) -> Vec<Value> {
        let languages: Vec<Value> =
            contact.languages.iter().map(|tag| tag.to_string().into()).collect();
        let office = contact.email.as_deref().filter(|_| !languages.is_empty()).map(|email| {
            GraphNode::new("ContactPoint")
                .with("contactType", "customer service")
                .with("email", email)
                .all("availableLanguage", languages)
        });
        let press = contact.press.as_ref().map(|press| {
            GraphNode::new("ContactPoint")
                .with("contactType", "press")
                .maybe("name", press.name.as_ref().map(|name| self.text(name)))
                .maybe("email", press.email.as_deref())
                .maybe("telephone", press.phone.as_deref())
        });
        office.into_iter().chain(press).map(Value::from).collect()
    }

    /// The site, in the locale of the page.
    pub(super) fn website(&self) -> GraphNode {
        let config = &self.builder.site.config;
        let text = |text: Option<&Localized>| text.map(|text| self.text(text));
        GraphNode::new("WebSite")
            .with("@id", self.home("website"))
            .with("name", self.name(Entity::Home))
            .maybe("alternateName", text(config.short_name.as_ref()))
            .maybe("disambiguatingDescription", text(config.disclaimer.as_ref()))
            .maybe("url", self.builder.link(Entity::Home).url)
            .with("inLanguage", self.tag())
            .with("publisher", self.network())
    }
}

/// Returns the addresses of the network elsewhere: its website and its accounts.
fn profiles(contact: &Contact) -> Vec<Value> {
    let accounts = contact.accounts.iter().flat_map(Accounts::all).map(|(_, _, url)| url);
    contact.website.as_deref().into_iter().chain(accounts).map(Value::from).collect()
}
