//! The contact of the network's office as a view for templates.

use serde::Serialize;

use super::{Text, ViewBuilder};
use crate::config::{Accounts, PressContact};
use crate::content::Document;

/// The contact of the office.
#[derive(Clone, Debug, Serialize)]
pub struct ContactView {
    /// The name of the office.
    pub name: Option<Text>,
    /// The lines of the postal address.
    pub address: Vec<Text>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The telephone number for display.
    pub phone: Option<String>,
    /// The telephone number for `tel:` links.
    pub phone_link: Option<String>,
    /// The fax number.
    pub fax: Option<String>,
    /// Its website.
    pub website: Option<String>,
    /// Its accounts on social networks.
    pub accounts: Vec<AccountView>,
    /// The contact for journalists.
    pub press: Option<PressView>,
    /// The languages in which the office answers.
    pub languages: Vec<String>,
    /// A note about uncertain details.
    pub note: Option<Text>,
}

/// An account on a social network.
#[derive(Clone, Debug, Serialize)]
pub struct AccountView {
    /// The id of the network: `facebook`.
    pub id: &'static str,
    /// The name of the network.
    pub name: &'static str,
    /// The address of the account.
    pub url: String,
}

/// The contact for journalists.
#[derive(Clone, Debug, Serialize)]
pub struct PressView {
    /// The name of the person or office.
    pub name: Option<Text>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The telephone number for display.
    pub phone: Option<String>,
    /// The telephone number for `tel:` links.
    pub phone_link: Option<String>,
}

impl ViewBuilder<'_> {
    /// Builds the view of the office's contact.
    pub fn contact(&self) -> Option<ContactView> {
        let contact = self.site.config.contact.as_ref()?;
        let format = &self.site.formats[self.locale];
        let languages = contact.languages.iter();
        let accounts = contact.accounts.iter().flat_map(Accounts::all);
        Some(ContactView {
            name: contact.name.as_ref().map(|name| self.text(name)),
            address: contact.address.iter().map(|line| self.text(line)).collect(),
            email: contact.email.clone(),
            phone: contact.phone.clone(),
            phone_link: contact.phone.as_deref().map(dial),
            fax: contact.fax.clone(),
            website: contact.website.clone(),
            accounts: accounts
                .map(|(id, name, url)| AccountView { id, name, url: url.to_owned() })
                .collect(),
            press: contact.press.as_ref().map(|press| self.press(press)),
            languages: languages.filter_map(|tag| format.language_name(tag.as_str())).collect(),
            note: contact.note.as_ref().map(|note| self.text(note)),
        })
    }
}

impl ViewBuilder<'_> {
    /// Builds the view of a contact for journalists.
    fn press(&self, press: &PressContact) -> PressView {
        PressView {
            name: press.name.as_ref().map(|name| self.text(name)),
            email: press.email.clone(),
            phone: press.phone.clone(),
            phone_link: press.phone.as_deref().map(dial),
        }
    }

    /// Builds the contact for journalists of a document: its own, or that of the office.
    pub(super) fn press_of(&self, document: &Document) -> Option<PressView> {
        let office = self.site.config.contact.as_ref();
        let office = || office.and_then(|contact| contact.press.as_ref());
        document.front.press.as_ref().or_else(office).map(|press| self.press(press))
    }
}

/// Returns the link of a telephone number, without spaces and other signs for readers.
pub(super) fn dial(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}
