//! Whom a letter to an account goes to, and in which language.

use crate::domain::{Account, AccountId, Contact, ContactId, ContactRole, Lang, Row};
use crate::store::{self, Result};
use chrono::NaiveDate;
use rusqlite::Connection;

/// Finds whom a letter goes to: of those still there, with an address first, the champion, then who decides; where a role is wanted,
/// only those who have it.
pub fn whom(
    connection: &Connection,
    account: AccountId,
    role: Option<ContactRole>,
    today: NaiveDate,
) -> Result<Option<Row<ContactId, Contact>>> {
    Ok(usual_person(store::by_account::<Contact>(connection, account)?, role, today))
}

/// Chooses from people as `whom` does.
pub fn usual_person(
    mut people: Vec<Row<ContactId, Contact>>,
    role: Option<ContactRole>,
    today: NaiveDate,
) -> Option<Row<ContactId, Contact>> {
    people.retain(|row| row.left_on.is_none_or(|on| on > today) && role.is_none_or(|role| row.role == role));
    let rank = |role: ContactRole| match role {
        ContactRole::Champion => 0,
        ContactRole::DecisionMaker => 1,
        ContactRole::User => 2,
        ContactRole::Billing | ContactRole::Other => 3,
    };
    people.into_iter().min_by_key(|row| (row.email.is_none(), rank(row.role), row.id))
}

/// Returns the language a customer is written to: that of its country or of its names, else the writer's own.
pub fn lang_of(account: &Account, person: Option<&Contact>, own: Lang) -> Lang {
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
