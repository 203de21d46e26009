//! What `mail unmatched`, `mail own`, `mail rules` and `mail people` say in JSON.

use crate::domain::{AccountId, ContactId, MailId, MailRuleId, MailRuleKind};
use crate::review::whose::{NewPerson, Unmatched};
use crate::store::mail::strangers::OwnEvidence;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct Named<I> {
    pub id: I,
    pub name: String,
}

impl<I> Named<I> {
    pub fn of((id, name): (I, String)) -> Named<I> {
        Named { id, name }
    }
}

/// `total` counts those that `--limit` left out, too. `looks_like_own` is empty once an own address is known.
#[derive(Debug, Serialize)]
pub struct UnmatchedReport {
    pub total: usize,
    pub addresses: Vec<UnmatchedLine>,
    pub looks_like_own: Vec<OwnLine>,
}

#[derive(Debug, Serialize)]
pub struct UnmatchedLine {
    pub email: String,
    pub name: Option<String>,
    pub count: usize,
    pub newest: String,
    pub mail: MailId,
    pub subject: String,
    /// How many of the addresses are at its domain; `null` where anybody may have one.
    pub at_domain: Option<usize>,
    pub account: Option<Named<AccountId>>,
    pub contact: Option<Named<ContactId>>,
}

impl From<Unmatched> for UnmatchedLine {
    fn from(line: Unmatched) -> Self {
        let Unmatched { email, name, count, newest, mail, subject, suggestion, at_domain } = line;
        let (account, contact) = suggestion.map(|found| ((found.account, found.name), found.contact)).unzip();
        let newest = crate::domain::Moment::from(newest).to_string();
        let contact = contact.flatten().map(Named::of);
        UnmatchedLine { email, name, count, newest, mail, subject, at_domain, account: account.map(Named::of), contact }
    }
}

/// How many messages an address wrote and got.
#[derive(Debug, Serialize)]
pub struct OwnLine {
    pub email: String,
    pub wrote: usize,
    pub got: usize,
}

impl From<&OwnEvidence> for OwnLine {
    fn from(evidence: &OwnEvidence) -> Self {
        OwnLine { email: evidence.email.clone(), wrote: evidence.wrote, got: evidence.got }
    }
}

#[derive(Debug, Serialize)]
pub struct OwnReport {
    pub own: Vec<String>,
    pub looks_like_own: Vec<OwnLine>,
}

#[derive(Debug, Serialize)]
pub struct RuleLine {
    pub id: MailRuleId,
    pub kind: MailRuleKind,
    pub pattern: String,
    pub account: Option<Named<AccountId>>,
    pub contact: Option<ContactId>,
}

#[derive(Debug, Serialize)]
pub struct PeopleReport {
    pub total: usize,
    pub people: Vec<PersonLine>,
}

/// `same_as` is a contact of the account with the same name: it may be another address of theirs.
#[derive(Debug, Serialize)]
pub struct PersonLine {
    pub email: String,
    pub name: String,
    pub title: Option<String>,
    pub phone: Option<String>,
    pub account: Named<AccountId>,
    pub count: usize,
    pub newest: String,
    pub mail: MailId,
    pub same_as: Option<Named<ContactId>>,
}

impl From<NewPerson> for PersonLine {
    fn from(person: NewPerson) -> Self {
        let NewPerson { email, name, account, account_name, count, newest, mail, title, phone, same_as } = person;
        let newest = crate::domain::Moment::from(newest).to_string();
        let account = Named { id: account, name: account_name };
        PersonLine { email, name, title, phone, account, count, newest, mail, same_as: same_as.map(Named::of) }
    }
}
