//! What customers answered and who was asked: the rows behind the figures, with what is needed to sort them by.

use crate::domain::voice::{Answer, Asked};
use crate::domain::{
    AccountId, ContactId, ContactRole, Invitation, InvitationId, Invitee, Moment, Response, ResponseId, Row, Scale, Score, Stage,
    TouchModel, Zone,
};
use crate::store::{Cells, Entity, Result};
use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

/// An answer settles an invitation of so many days before it; what comes later was given for another reason.
pub const SETTLES_WITHIN: u32 = 90;

/// What answers are sorted by of an account.
#[derive(Clone, Debug, PartialEq)]
pub struct Whose {
    pub name: String,
    pub segment: Option<String>,
    pub industry: Option<String>,
    pub touch_model: Option<TouchModel>,
    pub stage: Option<Stage>,
    pub churned_on: Option<NaiveDate>,
}

/// Somebody who answered or was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub name: String,
    pub role: ContactRole,
}

/// Reads every answer of the book, the oldest first.
pub fn answers(connection: &Connection, zone: &Zone) -> Result<Vec<Answer>> {
    let mut statement = connection.prepare_cached(include_str!("answers.sql"))?;
    let rows = statement.query_map([], |row| {
        let mut cells = Cells::starting_at(row, 0);
        let (id, account, contact, kind) = (cells.take()?, cells.take()?, cells.take()?, cells.take()?);
        let scale = Scale { min: cells.take()?, max: cells.take()? };
        let score = cells.checked(|value| Score::new(value, scale))?;
        let at: Moment = cells.take()?;
        Ok(Answer { id, account, contact, kind, score, at, on: at.day(zone) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads every invitation of the book, the oldest first.
pub fn asked(connection: &Connection, zone: &Zone) -> Result<Vec<Asked>> {
    let mut statement = connection.prepare_cached(include_str!("asked.sql"))?;
    let rows = statement.query_map([], |row| {
        let mut cells = Cells::starting_at(row, 0);
        let (id, who) = (cells.take()?, Invitee { account: cells.take()?, contact: cells.take()? });
        let (kind, at): (_, Moment) = (cells.take()?, cells.take()?);
        Ok(Asked { id, who, kind, on: at.day(zone), response: cells.take()? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads what answers are sorted by of every account.
pub fn whose(connection: &Connection) -> Result<HashMap<AccountId, Whose>> {
    let mut statement = connection.prepare_cached(include_str!("accounts.sql"))?;
    let rows = statement.query_map([], |row| {
        let mut cells = Cells::starting_at(row, 0);
        let id = cells.take()?;
        let whose = Whose {
            name: cells.take()?,
            segment: cells.take()?,
            industry: cells.take()?,
            touch_model: cells.take()?,
            stage: cells.take()?,
            churned_on: cells.day()?,
        };
        Ok((id, whose))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads everybody who answered or was asked.
pub fn people(connection: &Connection) -> Result<HashMap<ContactId, Person>> {
    let mut statement = connection.prepare_cached(include_str!("people.sql"))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, Person { name: row.get(1)?, role: row.get(2)? })))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads the answers from a day on in full, the newest first. A day more is read on either side: the zone of the person decides.
pub fn responses_since(connection: &Connection, from: NaiveDate) -> Result<Vec<Row<ResponseId, Response>>> {
    let sql = format!(
        "SELECT {} FROM response JOIN account ON account.id = response.account_id AND account.deleted_at IS NULL
         WHERE response.deleted_at IS NULL AND response.at >= ? ORDER BY response.at DESC, response.id DESC",
        Response::select_list()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([day_before(from)], Response::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads which accounts have a detractor's answer from a day on, whatever came of it.
pub fn accounts_of_detractors(connection: &Connection, from: NaiveDate) -> Result<Vec<AccountId>> {
    let mut statement = connection.prepare_cached(include_str!("detractors.sql"))?;
    let rows = statement.query_map([day_before(from)], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Finds the open invitation that an answer settles: the person's own before one to the account alone, the latest first.
pub fn open_invitation(connection: &Connection, response: &Response) -> Result<Option<InvitationId>> {
    let mut statement = connection.prepare_cached(include_str!("open_invitation.sql"))?;
    let contact = response.contact.map(|contact| contact.0);
    let wanted = (response.account.0, response.kind.as_str(), contact, response.at.to_string(), SETTLES_WITHIN);
    Ok(statement.query_row(wanted, |row| row.get(0)).optional()?)
}

/// Finds the answer that an invitation brought and that no other invitation has.
pub fn open_answer(connection: &Connection, invitation: &Invitation) -> Result<Option<ResponseId>> {
    let mut statement = connection.prepare_cached(include_str!("open_answer.sql"))?;
    let contact = invitation.contact.map(|contact| contact.0);
    let wanted = (invitation.account.0, invitation.kind.as_str(), contact, invitation.at.to_string(), SETTLES_WITHIN);
    Ok(statement.query_row(wanted, |row| row.get(0)).optional()?)
}

/// Reads the invitations that an answer settled.
pub fn settled_by(connection: &Connection, response: ResponseId) -> Result<Vec<Row<InvitationId, Invitation>>> {
    let sql = format!("SELECT {} FROM survey_invitation WHERE response_id = ? AND deleted_at IS NULL", Invitation::select_list());
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([response.0], Invitation::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn day_before(day: NaiveDate) -> String {
    day.checked_sub_days(Days::new(1)).unwrap_or(day).to_string()
}
