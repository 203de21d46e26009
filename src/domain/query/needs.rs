//! Which facts a filter asks for, so that only those are read.

use super::ast::{Filter, Term};
use super::field::Field;

/// Facts that are read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The score of the day with band, grade and coverage.
    Score,
    /// The change over 30 days; costs a second score.
    Change,
    /// Domain, note and seats.
    Details,
    /// What free text is looked for in.
    Search,
    Custom,
    /// What the contracts are about.
    Products,
    /// The last two-way touch.
    TwoWay,
    /// The last touch of each kind.
    Kinds,
    Surveys,
    /// Active users over seats.
    Usage,
    /// Sums of each metric.
    Metrics,
    Tickets,
    Tasks,
    People,
    Plans,
    Goals,
    Pulse,
}

/// A set of groups. What every list of accounts holds is in none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub struct Needs(u32);

impl Needs {
    pub const NONE: Needs = Needs(0);

    pub const fn of(group: Group) -> Needs {
        Needs(1 << group as u32)
    }

    pub const fn with(self, other: Needs) -> Needs {
        Needs(self.0 | other.0)
    }

    /// Returns what is in this set and not in the other.
    pub const fn without(self, other: Needs) -> Needs {
        Needs(self.0 & !other.0)
    }

    pub const fn has(self, group: Group) -> bool {
        self.0 & Needs::of(group).0 != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Group> for Needs {
    fn from_iter<I: IntoIterator<Item = Group>>(groups: I) -> Needs {
        groups.into_iter().fold(Needs::NONE, |needs, group| needs.with(Needs::of(group)))
    }
}

impl Filter {
    /// Returns the groups of facts that the filter asks for; segments it names must have been expanded.
    pub fn needs(&self) -> Needs {
        let mut needs = Needs::NONE;
        self.each_term(&mut |term| needs = needs.with(needs_of(term)));
        needs
    }
}

fn needs_of(term: &Term) -> Needs {
    let group = match term {
        Term::Text(_) => Some(Group::Search),
        Term::View(_) => None,
        Term::Silent { field: Field::Touch, .. } => Some(Group::TwoWay),
        Term::Silent { .. } => Some(Group::Kinds),
        Term::Has { key, .. } | Term::Compare { key, .. } => group_of(key.field, key.part.is_some()),
    };
    group.map_or(Needs::NONE, Needs::of)
}

fn group_of(field: Field, has_part: bool) -> Option<Group> {
    Some(match field {
        Field::Name
        | Field::Kana
        | Field::Id
        | Field::Segment
        | Field::Industry
        | Field::Region
        | Field::Country
        | Field::Owner
        | Field::Stage
        | Field::Model
        | Field::Arr
        | Field::Renews
        | Field::Notice
        | Field::Created
        | Field::Churned
        | Field::Touch => return None,
        Field::Domain | Field::Note | Field::Seats => Group::Details,
        Field::Product => Group::Products,
        Field::Custom => Group::Custom,
        Field::Band | Field::Grade | Field::Score | Field::Coverage => Group::Score,
        Field::Change => Group::Change,
        Field::Call | Field::Meeting | Field::Email | Field::Chat | Field::Visit | Field::Webinar | Field::Community => Group::Kinds,
        Field::Nps | Field::Csat | Field::Ces => Group::Surveys,
        Field::Pulse => Group::Pulse,
        Field::Usage if has_part => Group::Metrics,
        Field::Usage => Group::Usage,
        Field::Ticket => Group::Tickets,
        Field::Task => Group::Tasks,
        Field::Contacts | Field::Champion => Group::People,
        Field::Plan => Group::Plans,
        Field::Goal => Group::Goals,
    })
}
