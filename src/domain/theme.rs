//! Themes: tags with a written criterion that group what customers say.

use crate::domain::{AccountId, EntityKind, EntityRef, ThemeId, words::text_enum};

#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    pub name: String,
    /// Says what belongs to it, so that two people would tag alike.
    pub criterion: String,
    /// The words that suggest it, one rule a line.
    pub rules: String,
    pub position: u32,
}

text_enum! {
    /// Dismissed: a rule suggests the theme and a person said no.
    pub enum TagState { Set = "set", Dismissed = "dismissed" }
}

text_enum! {
    /// What a theme can be put to.
    pub enum TaggedKind { Survey = "survey", Touch = "touch", Ticket = "ticket", Voice = "voice" }
}

/// A theme put to a row, or refused for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    pub theme: ThemeId,
    pub account: AccountId,
    pub kind: TaggedKind,
    pub row: i64,
    pub state: TagState,
}

impl TaggedKind {
    /// Returns the kind of the row.
    pub fn entity(self) -> EntityKind {
        match self {
            TaggedKind::Survey => EntityKind::Response,
            TaggedKind::Touch => EntityKind::Touch,
            TaggedKind::Ticket => EntityKind::Ticket,
            TaggedKind::Voice => EntityKind::Voice,
        }
    }
}

impl Tag {
    pub fn target(&self) -> EntityRef {
        EntityRef { kind: self.kind.entity(), id: self.row }
    }
}
