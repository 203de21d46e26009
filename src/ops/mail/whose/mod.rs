//! Saying whose mail it is: rules about addresses and domains, people and their addresses. What is said holds for the mail
//! that is there as well.

mod follow;
mod merge;
mod people;
mod rules;

pub(in crate::ops) use follow::{follow, follow_account, follow_contact};
pub use people::Person;
pub(in crate::ops) use people::give_address;
pub use rules::say_own;

use super::{Outcome, Result};
use crate::domain::{AccountId, Contact, ContactId, MailRule, MailRuleId};
use crate::store::{OpLabel, Tx};

/// What one can say about whose mail it is.
#[derive(Clone, Debug)]
pub enum WhoseOp {
    /// Says whose addresses or domains they are, that they are one's own, public, or not to be asked about.
    Say(Vec<MailRule>),
    /// Takes back what was said.
    Unsay(Vec<MailRuleId>),
    /// Adds an address to a person.
    AddAddress(ContactId, String),
    /// Adds people who wrote as contacts.
    AddPeople(Vec<Person>),
    /// Adds or replaces a contact, and its further addresses.
    SaveContact(Option<ContactId>, Contact, Vec<String>),
    /// Makes one person of two: what the other has goes to the one.
    Merge { into: ContactId, other: ContactId },
    /// Says that several addresses are not to be asked about.
    Ignore(Vec<String>),
}

pub fn run(tx: &Tx, op: &WhoseOp) -> Result<(Outcome, OpLabel)> {
    match op {
        WhoseOp::Say(said) => rules::say(tx, said),
        WhoseOp::Unsay(ids) => rules::unsay(tx, ids),
        WhoseOp::AddAddress(contact, email) => people::add_address(tx, *contact, email),
        WhoseOp::AddPeople(people) => people::add(tx, people),
        WhoseOp::SaveContact(id, contact, further) => people::save_contact(tx, *id, contact, further),
        WhoseOp::Merge { into, other } => merge::merge(tx, *into, *other),
        WhoseOp::Ignore(patterns) => rules::ignore(tx, patterns),
    }
}

fn outcome(row: impl Into<crate::domain::EntityRef>, account: Option<AccountId>) -> Outcome {
    crate::ops::save::outcome(row, account)
}
