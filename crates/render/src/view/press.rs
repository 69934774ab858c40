//! The contact for journalists as a view for templates.

use serde::Serialize;

use super::{Text, ViewBuilder};
use crate::config::PressContact;
use crate::content::Document;

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
    /// Builds the view of a contact for journalists.
    pub(super) fn press(&self, press: &PressContact) -> PressView {
        PressView {
            name: press.name.as_ref().map(|name| self.text(name)),
            email: press.email.clone(),
            phone: press.phone.clone(),
            phone_link: press.phone.as_deref().map(super::contact::dial),
        }
    }

    /// Builds the contact for journalists of a document: its own, or that of the office.
    pub(super) fn press_of(&self, document: &Document) -> Option<PressView> {
        let office = self.site.config.contact.as_ref();
        let office = || office.and_then(|contact| contact.press.as_ref());
        document.front.press.as_ref().or_else(office).map(|press| self.press(press))
    }
}
