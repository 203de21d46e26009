//! A touch: one interaction with an account.

use crate::domain::{AccountId, Moment, words::text_enum};

text_enum! {
    pub enum TouchKind {
        Call = "call",
        Meeting = "meeting",
        Email = "email",
        Chat = "chat",
        Visit = "visit",
        Note = "note",
        Webinar = "webinar",
        Community = "community",
    }
}

text_enum! {
    /// Who spoke. Only what both took part in resets the cadence.
    pub enum Direction { In = "in", Out = "out", TwoWay = "two_way" }
}

text_enum! {
    /// How a touch felt.
    pub enum Sentiment { Good = "good", Neutral = "neutral", Bad = "bad" }
}

impl TouchKind {
    /// Returns the direction a touch of this kind has when nothing is said about it; a note of one's own is no touch with anyone.
    pub fn usual_direction(self) -> Direction {
        match self {
            TouchKind::Call | TouchKind::Meeting | TouchKind::Chat | TouchKind::Visit => Direction::TwoWay,
            TouchKind::Email | TouchKind::Note | TouchKind::Webinar | TouchKind::Community => Direction::Out,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Touch {
    pub account: AccountId,
    pub external_id: Option<String>,
    pub kind: TouchKind,
    pub direction: Direction,
    pub at: Moment,
    pub minutes: Option<u32>,
    pub subject: Option<String>,
    pub body: String,
    pub sentiment: Option<Sentiment>,
}

impl Touch {
    pub fn of(account: AccountId, kind: TouchKind, at: Moment) -> Touch {
        Touch {
            account,
            external_id: None,
            kind,
            direction: kind.usual_direction(),
            at,
            minutes: None,
            subject: None,
            body: String::new(),
            sentiment: None,
        }
    }
}
