//! The contact details of the network's office.

use super::{Accounts, PressContact};
use crate::locale::Locale;
use crate::schema::{Kind, Localized, field, record};

record! {
    /// The contact details of the network's office.
    pub struct Contact: "noun.contact" {
        /// The name of the office.
        name: Option<Localized> = field(Kind::Text, "help.contact.name");
        /// The lines of the postal address.
        address: Vec<Localized> = field(Kind::List(&Kind::Name), "help.contact.address");
        /// The e-mail address.
        email: Option<String> = field(Kind::Email, "help.contact.email");
        /// The telephone numbers, as `+49 …`.
        phone: Option<String> = field(Kind::Plain, "help.contact.phone");
        /// The fax number.
        fax: Option<String> = field(Kind::Plain, "help.contact.fax");
        /// Its website.
        website: Option<String> = field(Kind::Url, "help.contact.website");
        /// Its accounts on social networks.
        accounts: Option<Accounts> =
            field(Kind::Map(Accounts::SCHEMA), "help.contact.accounts");
        /// The contact for journalists.
        press: Option<PressContact> =
            field(Kind::Map(PressContact::SCHEMA), "help.contact.press");
        /// The tags of the locales in which the office answers.
        languages: Vec<Locale> = field(Kind::List(&Kind::Locale), "help.contact.languages");
        /// A remark about uncertain details.
        note: Option<Localized> = field(Kind::Text, "help.contact.note");
    }
}
