//! The contact for journalists.

use crate::schema::{Kind, Localized, field, record};

record! {
    /// The contact for journalists.
    pub struct PressContact: "noun.press-contact" {
        /// The name of the person or office.
        name: Option<Localized> = field(Kind::Name, "help.press.name");
        /// The e-mail address.
        email: Option<String> = field(Kind::Email, "help.contact.email");
        /// The telephone number.
        phone: Option<String> = field(Kind::Plain, "help.contact.phone");
    }
}
