//! Touches, tickets and survey responses: matched by external id, else by saying the same of the same moment.

use super::report::Why;
use super::resolve::{Resolver, fault};
use super::{Fate, Result, state};
use crate::domain::check::Check;
use crate::domain::{AccountId, ContactId, Moment, Response, ResponseId, Row, Ticket, TicketId, Touch, TouchId};
use crate::import::plan::{SurveyRecord, TicketRecord, TouchRecord};
use crate::store::{self, Entity, RowId, Tx, entities};
use rusqlite::{OptionalExtension, Params};

pub(super) fn upsert_touch(tx: &Tx, resolver: &mut Resolver, record: &TouchRecord) -> Result<std::result::Result<Fate, Why>> {
    let account = match resolver.account(tx, &record.account)? {
        Ok(account) => account,
        Err(why) => return Ok(Err(why)),
    };
    let found = find_touch(tx, account, record)?;
    let mut touch = found.as_ref().map_or_else(|| Touch::of(account, record.kind, record.at), |row| row.fields.clone());
    touch.account = account;
    (touch.kind, touch.at) = (record.kind, record.at);
    touch.direction = record.direction.unwrap_or(touch.direction);
    state(&mut touch.external_id, &record.external_id);
    state(&mut touch.minutes, &record.minutes);
    state(&mut touch.subject, &record.subject);
    state(&mut touch.sentiment, &record.sentiment);
    if let Some(body) = &record.body {
        touch.body.clone_from(body);
    }
    let (id, fate) = match write(tx, found, &touch, record.at)? {
        Ok(written) => written,
        Err(why) => return Ok(Err(why)),
    };
    let people = people(tx, resolver, account, &record.contacts, record.at)?;
    let present = entities::contacts_of_touch(tx.connection(), id)?;
    if people.iter().all(|person| present.contains(person)) {
        return Ok(Ok(fate));
    }
    entities::set_contacts_of_touch(tx, id, &people)?;
    Ok(Ok(if fate == Fate::Unchanged { Fate::Updated } else { fate }))
}

fn find_touch(tx: &Tx, account: AccountId, record: &TouchRecord) -> Result<Option<Row<TouchId, Touch>>> {
    match &record.external_id {
        Some(external_id) => one(tx, "external_id = ? AND account_id = ?", (external_id, account.0)),
        None => one(
            tx,
            "account_id = ? AND at = ? AND kind = ? AND subject IS ? AND body = ?",
            (account.0, record.at.to_string(), record.kind.as_str(), &record.subject, record.body.as_deref().unwrap_or_default()),
        ),
    }
}

pub(super) fn upsert_ticket(tx: &Tx, resolver: &mut Resolver, record: &TicketRecord) -> Result<std::result::Result<Fate, Why>> {
    let account = match resolver.account(tx, &record.account)? {
        Ok(account) => account,
        Err(why) => return Ok(Err(why)),
    };
    let found: Option<Row<TicketId, Ticket>> = match &record.external_id {
        Some(external_id) => one(tx, "external_id = ?", [external_id])?,
        None => one(tx, "account_id = ? AND opened_at = ? AND subject IS ?", (account.0, record.opened_at.to_string(), &record.subject))?,
    };
    let mut ticket = found.as_ref().map_or_else(|| Ticket::opened(account, record.opened_at), |row| row.fields.clone());
    (ticket.account, ticket.opened_at) = (account, record.opened_at);
    state(&mut ticket.contact, &person(tx, resolver, account, &record.contact, record.opened_at)?);
    state(&mut ticket.external_id, &record.external_id);
    state(&mut ticket.first_response_at, &record.first_response_at);
    state(&mut ticket.first_response_minutes, &record.first_response_minutes);
    state(&mut ticket.closed_at, &record.closed_at);
    state(&mut ticket.severity, &record.severity);
    state(&mut ticket.status, &record.status);
    state(&mut ticket.subject, &record.subject);
    state(&mut ticket.satisfaction, &record.satisfaction);
    Ok(write(tx, found, &ticket, record.opened_at)?.map(|(_, fate)| fate))
}

pub(super) fn upsert_response(tx: &Tx, resolver: &mut Resolver, record: &SurveyRecord) -> Result<std::result::Result<Fate, Why>> {
    let account = match resolver.account(tx, &record.account)? {
        Ok(account) => account,
        Err(why) => return Ok(Err(why)),
    };
    let contact = person(tx, resolver, account, &record.contact, record.at)?;
    let found = find_response(tx, account, contact, record)?;
    let mut response = found.as_ref().map_or_else(
        || Response {
            account,
            contact: None,
            external_id: None,
            kind: record.kind,
            score: record.score,
            comment: None,
            at: record.at,
            answered_at: None,
        },
        |row| row.fields.clone(),
    );
    (response.account, response.score, response.at) = (account, record.score, record.at);
    state(&mut response.contact, &contact);
    state(&mut response.external_id, &record.external_id);
    state(&mut response.comment, &record.comment);
    Ok(write(tx, found, &response, record.at)?.map(|(_, fate)| fate))
}

/// Survey tools number the answers of each survey from 1: an id counts only with its kind, account and time.
fn find_response(
    tx: &Tx,
    account: AccountId,
    contact: Option<ContactId>,
    record: &SurveyRecord,
) -> Result<Option<Row<ResponseId, Response>>> {
    let (kind, at) = (record.kind.as_str(), record.at.to_string());
    match &record.external_id {
        Some(external_id) => one(tx, "external_id = ? AND kind = ? AND account_id = ? AND at = ?", (external_id, kind, account.0, at)),
        None => one(
            tx,
            "account_id = ? AND kind = ? AND at = ? AND contact_id IS ? AND comment IS ?",
            (account.0, kind, at, contact.map(|contact| contact.0), &record.comment),
        ),
    }
}

fn one<E: Entity>(tx: &Tx, condition: &str, parameters: impl Params) -> Result<Option<Row<E::Id, E>>> {
    let sql = format!("SELECT {} FROM {} WHERE {condition} AND deleted_at IS NULL ORDER BY id LIMIT 1", E::select_list(), E::TABLE);
    Ok(tx.connection().prepare_cached(&sql)?.query_row(parameters, E::read_row).optional()?)
}

/// Writes a row that is new or differs; what happened at a time was known then.
fn write<E: Entity + Check + PartialEq>(
    tx: &Tx,
    found: Option<Row<E::Id, E>>,
    entity: &E,
    happened: Moment,
) -> Result<std::result::Result<(E::Id, Fate), Why>> {
    if let Some(why) = fault(entity) {
        return Ok(Err(why));
    }
    Ok(Ok(match found {
        Some(row) if row.fields == *entity => (row.id, Fate::Unchanged),
        Some(row) => {
            store::update(tx.connection(), row.id, entity)?;
            (row.id, Fate::Updated)
        }
        None => {
            let id = E::Id::of(tx.new_id());
            store::insert(tx.connection(), id, entity, happened.min(tx.at()))?;
            (id, Fate::Added)
        }
    }))
}

fn people(tx: &Tx, resolver: &Resolver, account: AccountId, named: &[String], at: Moment) -> Result<Vec<ContactId>> {
    named.iter().map(|name| resolver.contact(tx, account, name, at)).collect()
}

fn person(tx: &Tx, resolver: &Resolver, account: AccountId, named: &Option<String>, at: Moment) -> Result<Option<ContactId>> {
    named.as_ref().map(|name| resolver.contact(tx, account, name, at)).transpose()
}
