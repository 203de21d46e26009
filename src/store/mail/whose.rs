//! What the book knows about whose mail it is: the addresses of its people, the domains of its accounts, and what was said.

use crate::domain::whose::Whose;
use crate::domain::{AccountId, Contact, ContactAddress, ContactAddressId, ContactId, MailRule, MailRuleId, MailRuleKind, Row};
use crate::store::meetings::{account_domains, known_addresses};
use crate::store::{self, Entity, Result, directory};
use rusqlite::Connection;

/// The setting with the own addresses that an import of a calendar was told before these became rules.
const OWN_ADDRESSES: &str = "own_addresses";

/// Reads everything that tells whose mail is, once.
pub fn load(connection: &Connection) -> Result<Whose> {
    let mut whose = Whose::default();
    for known in known_addresses(connection)? {
        whose.add_person(&known.email, known.contact, known.account);
    }
    for (domain, account) in account_domains(connection)? {
        whose.add_domain(&domain, account);
    }
    for rule in rules(connection)? {
        whose.add_rule(&rule.fields);
    }
    for own in kept_own(connection)? {
        whose.add_own(&own);
    }
    Ok(whose)
}

/// Reads what was said about addresses and domains, in the order of their kind and pattern. A contact that is gone is not named.
pub fn rules(connection: &Connection) -> Result<Vec<Row<MailRuleId, MailRule>>> {
    let mut rules = store::all_of::<MailRule>(connection)?;
    rules.retain(|rule| rule.kind != MailRuleKind::Forbidden);
    for rule in &mut rules {
        if let Some(contact) = rule.contact
            && store::get::<crate::domain::Contact>(connection, contact)?.is_none()
        {
            rule.fields.contact = None;
        }
    }
    rules.sort_by(|one, other| (one.kind as u8, &one.pattern).cmp(&(other.kind as u8, &other.pattern)));
    Ok(rules)
}

/// Reads one's own addresses.
pub fn own_addresses(connection: &Connection) -> Result<Vec<String>> {
    let own = rules(connection)?.into_iter().filter(|rule| rule.kind == MailRuleKind::Own);
    Ok(own.map(|rule| rule.fields.pattern).chain(kept_own(connection)?).collect())
}

/// Reads the own addresses that no rule ever said: a rule that was taken back says that it is none.
pub fn kept_own(connection: &Connection) -> Result<Vec<String>> {
    let kept = directory::setting(connection, OWN_ADDRESSES)?.unwrap_or_default();
    let mut statement = connection.prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM mail_rule WHERE kind = 'own' AND pattern = ?)")?;
    let mut own = Vec::new();
    for address in kept.split_whitespace().map(str::to_lowercase) {
        if statement.query_row([&address], |row| row.get(0))? {
            own.push(address);
        }
    }
    Ok(own)
}

/// Reads the further addresses of a person, in the order in which they were added.
pub fn addresses_of(connection: &Connection, contact: ContactId) -> Result<Vec<Row<ContactAddressId, ContactAddress>>> {
    let columns = ContactAddress::select_list();
    let sql = format!("SELECT {columns} FROM contact_address WHERE contact_id = ? AND deleted_at IS NULL ORDER BY id");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([contact.0], ContactAddress::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Finds the people of an account one of whose further addresses it is.
pub fn by_further_address(connection: &Connection, account: AccountId, email: &str) -> Result<Option<ContactId>> {
    use rusqlite::OptionalExtension;
    let sql = "SELECT contact_id FROM contact_address WHERE email = lower(?) AND account_id = ? AND deleted_at IS NULL ORDER BY id LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row((email, account.0), |row| row.get(0)).optional()?)
}

/// Finds the person of an account whose address it is, the first or a further one.
pub fn holder_of(connection: &Connection, account: AccountId, email: &str) -> Result<Option<ContactId>> {
    let people = crate::store::by_account::<Contact>(connection, account)?;
    let has_it = |row: &&Row<ContactId, Contact>| row.email.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(email));
    match people.iter().find(has_it) {
        Some(row) => Ok(Some(row.id)),
        None => by_further_address(connection, account, email),
    }
}
