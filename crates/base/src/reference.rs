//! References from content to pages of the site. They name an identity, not an address, so they survive a move.

use crate::diag::{Message, message};

/// A family of records, each with a page, and an index page.
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
    /// A kind of record that the site declares.
    Own(KindId),
}

/// A kind of record that the site declares: its position among them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct KindId(u16);

impl KindId {
    /// Returns the kind at a position. Returns `None` after 65,536 kinds.
    pub fn new(index: usize) -> Option<Self> {
        u16::try_from(index).ok().map(Self)
    }

    /// Returns the position.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl Family {
    /// The families of every site.
    pub const BUILT_IN: [Self; 6] =
        [Self::Cities, Self::Countries, Self::Regions, Self::Clusters, Self::Rounds, Self::Awards];

    /// Returns the names of the family and of one member, if it is a family of every site.
    pub const fn built_in(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Cities => Some(("cities", "city")),
            Self::Countries => Some(("countries", "country")),
            Self::Regions => Some(("regions", "region")),
            Self::Clusters => Some(("clusters", "cluster")),
            Self::Rounds => Some(("rounds", "round")),
            Self::Awards => Some(("awards", "award")),
            Self::Own(_) => None,
        }
    }
}

/// The names of all families: those of every site, and those that the site declares.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct FamilyNames {
    /// The name and the name of one member, for each declared kind.
    own: Vec<(String, String)>,
}

impl FamilyNames {
    /// Creates the names from those of the declared kinds, in their order: `projects`, `project`.
    pub fn new(own: Vec<(String, String)>) -> Self {
        Self { own }
    }

    /// Returns every family; the declared ones last, in their order.
    pub fn all(&self) -> impl Iterator<Item = Family> + use<> {
        let own = (0..self.own.len()).filter_map(|index| KindId::new(index).map(Family::Own));
        Family::BUILT_IN.into_iter().chain(own)
    }

    fn names(&self, family: Family) -> (&str, &str) {
        let own = match family {
            Family::Own(id) => self.own.get(id.index()).map(|(name, one)| (&**name, &**one)),
            _ => family.built_in(),
        };
        own.unwrap_or_default()
    }

    /// Returns the name in `site.yaml`, in links to the index (`cities:`) and in the theme catalog.
    pub fn name(&self, family: Family) -> &str {
        self.names(family).0
    }

    /// Returns the name of one member in links (`city:lisbon`), templates (`city.html`) and kinds of fields.
    pub fn member(&self, family: Family) -> &str {
        self.names(family).1
    }

    /// Returns the family with a name.
    pub fn find(&self, name: &str) -> Option<Family> {
        self.all().find(|family| self.name(*family) == name)
    }

    /// Returns the family whose members have a name.
    pub fn find_member(&self, member: &str) -> Option<Family> {
        self.all().find(|family| self.member(*family) == member)
    }

    /// Returns the file, or the folder with a final slash, that contains the records.
    pub fn place(&self, family: Family) -> String {
        match family {
            Family::Cities | Family::Countries => "data/members/".to_owned(),
            _ => format!("data/{}.yaml", self.name(family)),
        }
    }

    /// Returns the name of one member for messages.
    pub fn noun(&self, family: Family) -> Message {
        match family {
            Family::Cities => message!("site.noun-city"),
            Family::Countries => message!("site.noun-country"),
            Family::Regions => message!("site.noun-region"),
            Family::Clusters => message!("site.noun-cluster"),
            Family::Rounds => message!("site.noun-round"),
            Family::Awards => message!("site.noun-award"),
            Family::Own(_) => message!("site.noun-record", member = self.member(family)),
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

impl FamilyNames {
    /// Reads a reference with one of urbi's schemes. Returns `None` for anything else, such as `https:`.
    pub fn parse_scheme(&self, text: &str) -> Option<Reference> {
        let (scheme, rest) = text.split_once(':')?;
        if scheme == "home" && rest.is_empty() {
            return Some(Reference::Home);
        }
        if scheme == "section" {
            return Some(Reference::Section(rest.to_owned()));
        }
        let index = self.find(scheme).filter(|_| rest.is_empty()).map(Reference::Index);
        index.or_else(|| {
            let family = self.find_member(scheme)?;
            Some(Reference::Record(family, rest.to_owned()))
        })
    }

    /// Reads a reference of a menu: one of urbi's schemes, or the path of a document.
    pub fn parse(&self, text: &str) -> Option<Reference> {
        self.parse_scheme(text).or_else(|| {
            let plain = !text.contains([':', '#', '?']) && text.contains('/');
            plain.then(|| Reference::Document(text.to_owned()))
        })
    }

    /// Writes a reference as links do.
    pub fn write(&self, reference: &Reference) -> String {
        match reference {
            Reference::Home => "home:".to_owned(),
            Reference::Index(family) => format!("{}:", self.name(*family)),
            Reference::Record(family, id) => format!("{}:{id}", self.member(*family)),
            Reference::Section(id) => format!("section:{id}"),
            Reference::Document(identity) => identity.clone(),
        }
    }
}
