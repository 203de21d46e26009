//! One person of two: everything that names the other names the one afterwards, and the other goes.

use super::follow::follow_contact;
use super::outcome;
use super::people::give_address;
use crate::domain::{Contact, ContactId, ContactRole, Invalid};
use crate::ops::{Error, Outcome, Result};
use crate::store::mail::whose::addresses_of;
use crate::store::{self, OpLabel, Tx};
use serde_json::json;

/// Tables that name a person in a column of theirs; who took part in touches and events is seen to below.
pub(super) const NAMING: &[&str] =
    &["response", "ticket", "task", "meeting_person", "survey_invitation", "feedback_voice", "mail", "mail_rule", "mail_draft"];

pub fn merge(tx: &Tx, into: ContactId, other: ContactId) -> Result<(Outcome, OpLabel)> {
    let one = store::needed::<Contact>(tx.connection(), into)?.fields;
    let gone = store::needed::<Contact>(tx.connection(), other)?.fields;
    if into == other || one.account != gone.account {
        return Err(Error::Invalid(vec![("contact", Invalid::OtherAccount(gone.name))]));
    }
    for table in NAMING {
        let sql = format!("UPDATE {table} SET contact_id = ?1 WHERE contact_id = ?2");
        tx.connection().execute(&sql, (into.0, other.0))?;
    }
    merge_takers(tx, into, other)?;
    let further: Vec<String> = addresses_of(tx.connection(), other)?.into_iter().map(|row| row.fields.email).collect();
    let merged = merged(&one, &gone);
    store::update(tx.connection(), into, &merged)?;
    let sql = "UPDATE contact_address SET deleted_at = ?1 WHERE contact_id = ?2 AND deleted_at IS NULL";
    tx.connection().execute(sql, (tx.at().to_string(), other.0))?;
    for email in gone.email.iter().map(|email| email.to_lowercase()).chain(further) {
        give_address(tx, into, &merged, &email)?;
    }
    store::delete::<Contact>(tx.connection(), other, tx.at())?;
    follow_contact(tx, into)?;
    let args = json!({ "contact": merged.name, "other": gone.name });
    Ok((outcome(into, Some(one.account)), OpLabel { kind: "contact-merge", args }))
}

/// Puts the one in the place of the other where only the other took part.
fn merge_takers(tx: &Tx, into: ContactId, other: ContactId) -> Result<()> {
    let (connection, ids) = (tx.connection(), (into.0, other.0));
    let touches = "UPDATE OR IGNORE touch_contact SET contact_id = ?1 WHERE contact_id = ?2";
    connection.execute(touches, ids)?;
    connection.execute("DELETE FROM touch_contact WHERE contact_id = ?", [other.0])?;
    let twice = "UPDATE event_guest SET deleted_at = ?3 WHERE contact_id = ?2 AND deleted_at IS NULL AND event_id IN
                 (SELECT event_id FROM event_guest WHERE contact_id = ?1 AND deleted_at IS NULL)";
    connection.execute(twice, (into.0, other.0, tx.at().to_string()))?;
    connection.execute("UPDATE event_guest SET contact_id = ?1 WHERE contact_id = ?2", ids)?;
    Ok(())
}

/// What the one does not have, the other gives.
fn merged(one: &Contact, other: &Contact) -> Contact {
    Contact {
        external_id: one.external_id.clone().or_else(|| other.external_id.clone()),
        email: one.email.clone().or_else(|| other.email.clone()),
        phone: one.phone.clone().or_else(|| other.phone.clone()),
        title: one.title.clone().or_else(|| other.title.clone()),
        role: if one.role == ContactRole::Other { other.role } else { one.role },
        // Who wants no mail under one address wants none.
        opted_out_on: one.opted_out_on.or(other.opted_out_on),
        ..one.clone()
    }
}

/// The tables that hold addresses and takers, of which `merge` takes care by itself.
#[cfg(test)]
const SEEN_TO: &[&str] = &["touch_contact", "event_guest", "contact_address"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::JOURNALED;
    use rusqlite::Connection;

    #[test]
    fn every_table_that_names_a_person_is_seen_to() {
        let mut connection = Connection::open_in_memory().expect("opens");
        crate::store::migrate_to_newest(&mut connection).expect("migrates");
        for table in JOURNALED {
            let sql = format!("SELECT count(*) FROM pragma_foreign_key_list('{table}') WHERE \"table\" = 'contact'");
            let naming: i64 = connection.query_row(&sql, [], |row| row.get(0)).expect("reads");
            let is_seen_to = NAMING.contains(table) || SEEN_TO.contains(table);
            assert_eq!(naming > 0, is_seen_to, "{table}");
        }
    }
}
