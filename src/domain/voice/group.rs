//! By what answers are told apart.

use crate::domain::{AccountId, ContactRole, Stage, TouchModel, words::text_enum};

text_enum! {
    pub enum GroupBy {
        Segment = "segment",
        Role = "role",
        TouchModel = "touch_model",
        Stage = "stage",
        Industry = "industry",
        Account = "account",
    }
}

/// What the answers of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupKey {
    Account(String, AccountId),
    Text(String),
    Role(ContactRole),
    TouchModel(TouchModel),
    Stage(Stage),
    /// The field is empty.
    Nothing,
}
