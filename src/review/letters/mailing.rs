//! A letter to many: whom it goes to at each account, and who is left out, with the reason.

use super::whom::usual_person;
use crate::domain::{AccountId, Contact, ContactId, ContactRole, Row, words::text_enum};
use crate::store::{Result, id_array, of_accounts, portfolio};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

text_enum! {
    /// Why an account gets no letter.
    pub enum SkipReason {
        /// It has nobody, or nobody in the role.
        Nobody = "nobody",
        NoAddress = "no_address",
        OptedOut = "opted_out",
        /// The account has left.
        Churned = "churned",
        /// Somebody else in the list has the same address.
        SameAddress = "same_address",
    }
}

/// One letter of many.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    pub account: AccountId,
    pub person: Row<ContactId, Contact>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Skipped {
    pub account: AccountId,
    pub name: String,
    pub person: Option<String>,
    pub reason: SkipReason,
}

/// Chooses one person at each account. Somebody who opted out is passed over for the next in line.
pub fn mailing(
    connection: &Connection,
    accounts: &[AccountId],
    role: Option<ContactRole>,
    today: NaiveDate,
) -> Result<(Vec<Planned>, Vec<Skipped>)> {
    let mut people: HashMap<AccountId, Vec<Row<ContactId, Contact>>> = HashMap::new();
    for row in of_accounts::<Contact>(connection, &id_array(accounts.iter()))? {
        people.entry(row.account).or_default().push(row);
    }
    let lines: HashMap<AccountId, _> = portfolio::names(connection)?.into_iter().map(|line| (line.id, line)).collect();
    let (mut planned, mut skipped, mut addresses) = (Vec::new(), Vec::new(), HashSet::new());
    for account in accounts {
        let Some(line) = lines.get(account) else { continue };
        let own = people.remove(account).unwrap_or_default();
        let chosen =
            if line.churned_on.is_some_and(|on| on <= today) { Err((SkipReason::Churned, None)) } else { choose(own, role, today) };
        let chosen = chosen.and_then(|person| {
            let is_new = addresses.insert(person.email.clone().unwrap_or_default().to_lowercase());
            if is_new { Ok(person) } else { Err((SkipReason::SameAddress, Some(person.fields.name))) }
        });
        match chosen {
            Ok(person) => planned.push(Planned { account: *account, person }),
            Err((reason, person)) => skipped.push(Skipped { account: *account, name: line.name.clone(), person, reason }),
        }
    }
    Ok((planned, skipped))
}

type Refused = (SkipReason, Option<String>);

fn choose(
    people: Vec<Row<ContactId, Contact>>,
    role: Option<ContactRole>,
    today: NaiveDate,
) -> std::result::Result<Row<ContactId, Contact>, Refused> {
    let is_out = |row: &Row<ContactId, Contact>| row.opted_out_on.is_some_and(|on| on <= today);
    let willing: Vec<_> = people.iter().filter(|row| !is_out(row)).cloned().collect();
    match usual_person(willing, role, today) {
        Some(person) if person.email.is_some() => Ok(person),
        Some(person) => Err((SkipReason::NoAddress, Some(person.fields.name))),
        None => match usual_person(people, role, today) {
            Some(person) => Err((SkipReason::OptedOut, Some(person.fields.name))),
            None => Err((SkipReason::Nobody, None)),
        },
    }
}
