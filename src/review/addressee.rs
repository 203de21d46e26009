//! Whom a mail about an account goes to, in which language, and what it can refer to.

use crate::domain::{Account, AccountId, Contact, ContactId, ContactRole, Lang, Row, Touch, TouchId, Zone};
use crate::store::{self, Result};
use chrono::NaiveDate;
use rusqlite::Connection;

#[derive(Clone, Debug, PartialEq)]
pub struct Addressee {
    pub account: String,
    pub person: Option<Row<ContactId, Contact>>,
    pub lang: Lang,
    /// The day of the coming renewal.
    pub renewal_on: Option<NaiveDate>,
    /// The subject of their last mail, for an answer to it.
    pub last_subject: Option<String>,
}

impl Addressee {
    /// Reads whom a mail goes to: the given person, else of those still there and with an address the champion first, then who
    /// decides. `own` is the language of whoever writes.
    pub fn read(
        connection: &Connection,
        account: AccountId,
        person: Option<Row<ContactId, Contact>>,
        own: Lang,
        (today, zone): (NaiveDate, &Zone),
    ) -> Result<Addressee> {
        let found = store::needed::<Account>(connection, account)?;
        let person = match person {
            Some(person) => Some(person),
            None => usual_person(connection, account, today)?,
        };
        let line = store::portfolio::line(connection, account, today, zone)?;
        Ok(Addressee {
            lang: lang_of(&found, person.as_ref().map(|row| &row.fields), own),
            account: found.fields.name,
            person,
            renewal_on: line.and_then(|line| line.renewal).map(|coming| coming.due_on),
            last_subject: last_subject(connection, account)?,
        })
    }

    /// Returns the address as mail programs write it; the name alone where no address is known.
    pub fn address(&self) -> Option<String> {
        self.person.as_ref().map(|row| match &row.email {
            Some(email) => format!("{} <{email}>", row.name),
            None => row.name.clone(),
        })
    }
}

fn usual_person(connection: &Connection, account: AccountId, today: NaiveDate) -> Result<Option<Row<ContactId, Contact>>> {
    let mut people = store::by_account::<Contact>(connection, account)?;
    people.retain(|row| row.left_on.is_none_or(|on| on > today));
    let rank = |role: ContactRole| match role {
        ContactRole::Champion => 0,
        ContactRole::DecisionMaker => 1,
        ContactRole::User => 2,
        ContactRole::Billing | ContactRole::Other => 3,
    };
    Ok(people.into_iter().min_by_key(|row| (row.email.is_none(), rank(row.role), row.id)))
}

/// Returns the language a customer is written to: that of its country or of its names, else the writer's own.
fn lang_of(account: &Account, person: Option<&Contact>, own: Lang) -> Lang {
    let is_japanese = |text: &str| text.chars().any(crate::text::is_kana_or_kanji);
    let in_japan = |country: &str| ["jp", "jpn", "japan", "日本"].contains(&country.to_lowercase().as_str());
    let names = [Some(account.name.as_str()), person.map(|person| person.name.as_str())];
    match account.country.as_deref() {
        Some(country) if in_japan(country) => Lang::Ja,
        _ if names.into_iter().flatten().any(is_japanese) => Lang::Ja,
        Some(_) => Lang::En,
        None if account.name.is_ascii() && own == Lang::Ja => Lang::En,
        None => own,
    }
}

fn last_subject(connection: &Connection, account: AccountId) -> Result<Option<String>> {
    let Some(touch) = store::triage::last_letter(connection, account)? else { return Ok(None) };
    let touch = store::get::<Touch>(connection, TouchId(touch.0))?;
    Ok(touch.and_then(|row| row.fields.subject))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_is_written_to_in_its_own_language() {
        let account = |name: &str, country: Option<&str>| Account { country: country.map(str::to_owned), ..Account::named(name) };
        let cases = [
            (account("Acme", Some("JP")), None, Lang::En, Lang::Ja),
            (account("青葉システム", None), None, Lang::En, Lang::Ja),
            (account("Acme", None), Some("佐藤 美香"), Lang::En, Lang::Ja),
            (account("Acme", Some("US")), Some("Ken Ito"), Lang::Ja, Lang::En),
            (account("Acme", None), None, Lang::Ja, Lang::En),
            (account("Acme", None), None, Lang::En, Lang::En),
        ];
        for (account, person, own, expected) in cases {
            let person = person.map(|name| Contact::named(AccountId(1), name));
            assert_eq!(lang_of(&account, person.as_ref(), own), expected, "{account:?}");
        }
    }
}
