//! The contact details of the network's office.

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

/// Declares the social networks: the field of each, its name, and the address of an account up to the name in it. That
/// address is empty if the name alone does not determine it.
macro_rules! accounts {
    ($($field:ident: $name:literal, $address:literal;)*) => {
        record! {
            /// Accounts on social networks, each an address.
            pub struct Accounts: "noun.accounts" {
                $(
                    /// The address of the account on this network.
                    $field: Option<String> = field(Kind::Account($address), "help.contact.account");
                )*
            }
        }

        impl Accounts {
            /// Returns every account: the field and the name of the network, and the address.
            pub fn all(&self) -> impl Iterator<Item = (&'static str, &'static str, &str)> {
                let all = [$((stringify!($field), $name, self.$field.as_deref())),*];
                all.into_iter().filter_map(|(id, name, url)| Some((id, name, url?)))
            }
        }
    };
}

accounts! {
    facebook: "Facebook", "https://www.facebook.com/";
    instagram: "Instagram", "https://www.instagram.com/";
    linkedin: "LinkedIn", "";
    x: "X", "https://x.com/";
    youtube: "YouTube", "https://www.youtube.com/@";
    bluesky: "Bluesky", "";
    mastodon: "Mastodon", "";
    threads: "Threads", "https://www.threads.com/@";
    tiktok: "TikTok", "https://www.tiktok.com/@";
    whatsapp: "WhatsApp", "";
}
