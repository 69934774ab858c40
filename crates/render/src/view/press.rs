//! The contact for journalists as a view for templates.

use serde::Serialize;

use super::{Text, ViewBuilder};
use crate::config::PressContact;

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
}
