//! What drafts are held against: the names of the book, the words one does not use, and who was written to when.

use super::unwanted::Unwanted;
use super::whom::lang_of;
use crate::domain::letter::lint::{Addressed, Around, Company, Finding, lint};
use crate::domain::whose::Whose;
use crate::domain::{Account, AccountId, Contact, ContactId, Lang, MailDraft, MailDraftId, Row, Timestamp};
use crate::store::mail::whose;
use crate::store::{self, Result, letters, portfolio};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::HashMap;

/// Read once for any number of drafts.
#[derive(Clone, Debug)]
pub struct Known {
    companies: Vec<(AccountId, Company)>,
    people: Vec<(AccountId, String)>,
    forbidden: Vec<Unwanted>,
    whose: Whose,
    /// Drafts that are not sent.
    unsent: Vec<(MailDraftId, Option<ContactId>, String)>,
    day: NaiveDate,
    now: Timestamp,
    zone: crate::domain::Zone,
    again_days: u32,
    own_lang: Lang,
}

/// A draft with what was found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct LintedDraft {
    /// `None` while it is not kept yet.
    pub id: Option<MailDraftId>,
    pub draft: MailDraft,
    pub account: String,
    pub person: Option<Row<ContactId, Contact>>,
    pub findings: Vec<Finding>,
}

/// Names of one word are too common to look for.
fn is_full_name(name: &str) -> bool {
    name.trim().contains([' ', '\u{3000}']) && name.chars().count() >= 4
}

impl Known {
    pub fn read(
        connection: &Connection,
        (day, now, zone): (NaiveDate, Timestamp, crate::domain::Zone),
        again_days: u32,
        own_lang: Lang,
    ) -> Result<Known> {
        let companies = portfolio::names(connection)?;
        let drafts = letters::unsent(connection)?;
        let mut people = letters::people(connection)?;
        people.retain(|(_, name)| is_full_name(name));
        Ok(Known {
            companies: companies.into_iter().map(|line| (line.id, Company::new(&line.name, line.kana.as_deref()))).collect(),
            people,
            forbidden: letters::forbidden(connection)?.into_iter().map(|row| Unwanted::new(row.fields.pattern)).collect(),
            whose: whose::load(connection)?,
            unsent: drafts.into_iter().map(|row| (row.id, row.contact, row.fields.subject)).collect(),
            day,
            now,
            zone,
            again_days,
            own_lang,
        })
    }
}

/// Looks drafts over. Ids tell them from the drafts of the book; those made in one go do not count as drafts beside each other.
pub fn linted(connection: &Connection, known: &Known, drafts: Vec<(Option<MailDraftId>, MailDraft)>) -> Result<Vec<LintedDraft>> {
    let people: Vec<ContactId> = drafts.iter().filter_map(|(_, draft)| draft.contact).collect();
    let last = letters::last_mails(connection, &people, known.now)?;
    let mut others: HashMap<AccountId, (Vec<Company>, Vec<String>)> = HashMap::new();
    drafts
        .into_iter()
        .map(|(id, draft)| {
            let account = store::needed::<Account>(connection, draft.account)?;
            let person = draft.contact.map(|id| store::get::<Contact>(connection, id)).transpose()?.flatten();
            others.retain(|whose, _| *whose == draft.account);
            let (companies, strangers) = others.entry(draft.account).or_insert_with(|| others_of(known, draft.account));
            let beside =
                known.unsent.iter().find(|(other, contact, _)| Some(*other) != id && contact.is_some() && *contact == draft.contact);
            let (addressed, forbidden) = (addressed(connection, known, &draft)?, Unwanted::places(&known.forbidden, &draft));
            let around = Around {
                account: &account.name,
                person: person.as_ref().map(|row| &row.fields),
                others: companies,
                strangers,
                forbidden: &forbidden,
                addressed: &addressed,
                last_mail: draft.contact.and_then(|id| last.get(&id)).map(|at| at.day(&known.zone)),
                again_days: known.again_days,
                other_draft: beside.map(|(_, _, subject)| subject.as_str()),
                is_mailing: draft.batch.is_some(),
                lang: Some(lang_of(&account, person.as_ref().map(|row| &row.fields), known.own_lang)),
                today: known.day,
            };
            let findings = lint(&draft, &around);
            Ok(LintedDraft { id, draft, account: account.fields.name, person, findings })
        })
        .collect()
}

/// Looks up whose the addresses of a letter are.
fn addressed(connection: &Connection, known: &Known, draft: &MailDraft) -> Result<Vec<Addressed>> {
    let one = |email: &String| {
        let whose = known.whose.may_be(email);
        let own = whose.iter().find(|(account, _)| *account == draft.account);
        let person = own.and_then(|(_, contact)| *contact).map(|id| store::get::<Contact>(connection, id)).transpose()?.flatten();
        let other = whose.first().filter(|_| own.is_none()).map(|(account, _)| *account);
        let other =
            other.and_then(|id| known.companies.iter().find(|(account, _)| *account == id)).map(|(_, company)| company.name.clone());
        Ok(Addressed { email: email.clone(), person: person.map(|row| row.fields), other })
    };
    draft.people.iter().map(|person| one(&person.email)).collect()
}

fn others_of(known: &Known, account: AccountId) -> (Vec<Company>, Vec<String>) {
    let companies = known.companies.iter().filter(|(id, _)| *id != account).map(|(_, company)| company.clone()).collect();
    let own: Vec<&String> = known.people.iter().filter(|(id, _)| *id == account).map(|(_, name)| name).collect();
    let strangers = known.people.iter().filter(|(id, name)| *id != account && !own.contains(&name)).map(|(_, name)| name.clone());
    (companies, strangers.collect())
}
