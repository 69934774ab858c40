//! References from content to pages of the site. They name an identity, not an address, so they survive a move.

use std::fmt;

use crate::diag::{Message, message};

/// A family of pages that are built from records, with an index page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Family {
    /// The member cities.
    Cities,
    /// The countries that have members.
    Countries,
    /// The regions.
    Regions,
    /// The thematic clusters.
    Clusters,
    /// The admission rounds.
    Rounds,
    /// The editions of the award.
    Awards,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; 6] =
        [Self::Cities, Self::Countries, Self::Regions, Self::Clusters, Self::Rounds, Self::Awards];

    /// Returns the name of one member for messages.
    pub fn noun(self) -> Message {
        match self {
            Self::Cities => message!("site.noun-city"),
            Self::Countries => message!("site.noun-country"),
            Self::Regions => message!("site.noun-region"),
            Self::Clusters => message!("site.noun-cluster"),
            Self::Rounds => message!("site.noun-round"),
            Self::Awards => message!("site.noun-award"),
        }
    }

    /// Returns the name in `site.yaml`, in links to the index (`cities:`) and in the theme catalog.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cities => "cities",
            Self::Countries => "countries",
            Self::Regions => "regions",
            Self::Clusters => "clusters",
            Self::Rounds => "rounds",
            Self::Awards => "awards",
        }
    }

    /// Returns the file, or the folder with a final slash, that contains the records.
    pub fn place(self) -> String {
        match self {
            Self::Cities | Self::Countries => "data/members/".to_owned(),
            _ => format!("data/{}.yaml", self.name()),
        }
    }

    /// Returns the name of one member in links (`city:lisbon`) and templates (`city.html`).
    pub fn member(self) -> &'static str {
        match self {
            Self::Cities => "city",
            Self::Countries => "country",
            Self::Regions => "region",
            Self::Clusters => "cluster",
            Self::Rounds => "round",
            Self::Awards => "award",
        }
    }
}

/// The target of a link, a menu entry or a data block.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Reference {
    /// The home page: `home:`.
    Home,
    /// The index of a family: `cities:`.
    Index(Family),
    /// A record: `city:lisbon`, `country:PT`.
    Record(Family, String),
    /// The index of a section: `section:news`.
    Section(String),
    /// A document, by its path without locale and extension: `pages/join`.
    Document(String),
}

impl Reference {
    /// Reads a reference with one of urbi's schemes. Returns `None` for anything else, such as `https:`.
    pub fn parse_scheme(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once(':')?;
        if scheme == "home" && rest.is_empty() {
            return Some(Self::Home);
        }
        if scheme == "section" {
            return Some(Self::Section(rest.to_owned()));
        }
        Family::ALL.into_iter().find_map(|family| {
            if scheme == family.name() && rest.is_empty() {
                Some(Self::Index(family))
            } else if scheme == family.member() {
                Some(Self::Record(family, rest.to_owned()))
            } else {
                None
            }
        })
    }

    /// Reads a reference of a menu: one of urbi's schemes, or the path of a document.
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_scheme(text).or_else(|| {
            let plain = !text.contains([':', '#', '?']) && text.contains('/');
            plain.then(|| Self::Document(text.to_owned()))
        })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("home:"),
            Self::Index(family) => write!(f, "{}:", family.name()),
            Self::Record(family, id) => write!(f, "{}:{id}", family.member()),
            Self::Section(id) => write!(f, "section:{id}"),
            Self::Document(identity) => f.write_str(identity),
        }
    }
}
