//! Letters in the book: drafts, templates of one's own, words that no draft may hold, and who was written to when.

use crate::domain::{
    AccountId, ContactId, Mail, MailDraft, MailDraftId, MailDraftState, MailId, MailRole, MailRule, MailRuleId, MailRuleKind, Moment, Row,
    Template, TemplateId, TemplateKind, Timestamp, TouchId,
};
use crate::store::{Cells, Result, all_of};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

/// Reads the drafts that are not sent, newest first.
pub fn unsent(connection: &Connection) -> Result<Vec<Row<MailDraftId, MailDraft>>> {
    let mut rows = all_of::<MailDraft>(connection)?;
    rows.retain(|row| row.state != MailDraftState::Sent);
    rows.reverse();
    Ok(rows)
}

/// Reads the mail templates of one's own.
pub fn own_templates(connection: &Connection) -> Result<Vec<Row<TemplateId, Template>>> {
    let mut rows = all_of::<Template>(connection)?;
    rows.retain(|row| row.kind == TemplateKind::Mail);
    Ok(rows)
}

/// Reads the words that no draft may hold, in the order they were named.
pub fn forbidden(connection: &Connection) -> Result<Vec<Row<MailRuleId, MailRule>>> {
    let mut rows = all_of::<MailRule>(connection)?;
    rows.retain(|row| row.kind == MailRuleKind::Forbidden);
    Ok(rows)
}

/// Finds when people were written to last, up to a moment.
pub fn last_mails(connection: &Connection, people: &[ContactId], until: Timestamp) -> Result<HashMap<ContactId, Moment>> {
    let ids: Vec<String> = people.iter().map(|id| id.0.to_string()).collect();
    let mut statement = connection.prepare_cached(include_str!("last_mail.sql"))?;
    let rows = statement.query_map((format!("[{}]", ids.join(",")), Moment::At(until).to_string()), |row| {
        let mut cells = Cells::starting_at(row, 0);
        Ok((cells.take()?, cells.take()?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Finds the touch that a draft became when somebody said that it was sent, for the message when it is read in: the same account and
/// subject, to one of the same people, within three days, and of no other message yet.
pub fn touch_of_sent(connection: &Connection, account: AccountId, mail: &Mail) -> Result<Option<TouchId>> {
    let named: Vec<&str> = mail.people.iter().filter(|person| person.role != MailRole::From).map(|person| person.email.as_str()).collect();
    let named = serde_json::to_string(&named).unwrap_or_default();
    let mut statement = connection.prepare_cached(include_str!("touch_of_sent.sql"))?;
    let day = |days: i64| Moment::At(mail.at + chrono::TimeDelta::days(days)).to_string();
    Ok(statement.query_row((account, mail.subject.trim(), day(-3), day(3), named), |row| row.get(0)).optional()?)
}

/// Finds when a draft was changed last, by the change log.
pub fn changed_at(connection: &Connection, draft: MailDraftId) -> Result<Option<Timestamp>> {
    let sql = "SELECT max(op.at) FROM change JOIN op ON op.id = change.op WHERE change.table_name = 'mail_draft' AND change.row_id = ?
        AND op.state = 'done'";
    let at: Option<String> = connection.prepare_cached(sql)?.query_row([draft.0], |row| row.get(0))?;
    Ok(at.and_then(|at| at.parse().ok()))
}

/// Finds our mails to an account of some time that may be a draft which was sent, the newest first.
pub fn mails_of_sent(connection: &Connection, account: AccountId, (since, until): (Timestamp, Timestamp)) -> Result<Vec<MailId>> {
    let mut statement = connection.prepare_cached(include_str!("mails_of_sent.sql"))?;
    let rows = statement.query_map((account, Moment::At(since).to_string(), Moment::At(until).to_string()), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads the names of all people with whose they are.
pub fn people(connection: &Connection) -> Result<Vec<(AccountId, String)>> {
    let mut statement = connection.prepare_cached("SELECT account_id, name FROM contact WHERE deleted_at IS NULL")?;
    let rows = statement.query_map([], |row| {
        let mut cells = Cells::starting_at(row, 0);
        Ok((cells.take()?, cells.take()?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
