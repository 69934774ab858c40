//! The accounts of the network's office on social networks.

use crate::diag::{Code, Diagnostic, Diagnostics, message};
use crate::schema::{Kind, field, record};
use crate::yaml::{Node, Scalar, Shape};

/// Declares the social networks: the field of each, its name, the address of an account up to the name in it, and the
/// hosts of the network. The address is empty if the name alone does not determine it.
macro_rules! accounts {
    ($($field:ident: $name:literal, $address:literal, $hosts:expr;)*) => {
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

        const NETWORKS: &[SocialNetwork] =
            &[$(SocialNetwork { field: stringify!($field), name: $name, hosts: &$hosts }),*];
    };
}

struct SocialNetwork {
    field: &'static str,
    name: &'static str,
    /// Its hosts, without subdomains.
    hosts: &'static [&'static str],
}

accounts! {
    facebook: "Facebook", "https://www.facebook.com/", ["facebook.com", "fb.com", "fb.me"];
    instagram: "Instagram", "https://www.instagram.com/", ["instagram.com", "instagr.am"];
    linkedin: "LinkedIn", "", ["linkedin.com", "lnkd.in"];
    x: "X", "https://x.com/", ["x.com", "twitter.com"];
    youtube: "YouTube", "https://www.youtube.com/@", ["youtube.com", "youtu.be"];
    bluesky: "Bluesky", "", ["bsky.app", "bsky.social"];
    mastodon: "Mastodon", "", ["mastodon.social", "mastodon.online"];
    threads: "Threads", "https://www.threads.com/@", ["threads.com", "threads.net"];
    tiktok: "TikTok", "https://www.tiktok.com/@", ["tiktok.com"];
    whatsapp: "WhatsApp", "", ["whatsapp.com", "wa.me"];
}

/// Reports each account whose address belongs to another network than its field. An unknown host can belong to any
/// network.
pub(super) fn report_misplaced(site: &Node, diagnostics: &mut Diagnostics) {
    let accounts = entry(site, "contact").and_then(|contact| entry(contact, "accounts"));
    let Some(Shape::Map(entries)) = accounts.map(|accounts| &accounts.shape) else { return };
    let misplaced = |(key, value): &(Scalar, Node)| {
        let Shape::Scalar(url) = &value.shape else { return None };
        NETWORKS.iter().find(|network| network.field == key.text)?;
        let right = network_of(url).filter(|network| network.field != key.text)?;
        let network = right.name;
        let message = message!("config.account-on-another-network", key = key.text, network);
        let problem = Diagnostic::new(Code::InvalidAddress, value.span.clone(), message)
            .hint(message!("config.move-account-hint", right = right.field));
        let is_free = entries.iter().all(|(key, _)| key.text != right.field);
        Some(if is_free { problem.fix(key.span.clone(), right.field) } else { problem })
    };
    for problem in entries.iter().filter_map(misplaced) {
        diagnostics.push(problem);
    }
}

fn entry<'n>(node: &'n Node, wanted: &str) -> Option<&'n Node> {
    let Shape::Map(entries) = &node.shape else { return None };
    entries.iter().find(|(key, _)| key.text == wanted).map(|(_, value)| value)
}

/// Returns the network to which an address belongs.
fn network_of(url: &str) -> Option<&'static SocialNetwork> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
    let is_own =
        |own: &&str| host.strip_suffix(own).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
    NETWORKS.iter().find(|network| network.hosts.iter().any(is_own))
}
