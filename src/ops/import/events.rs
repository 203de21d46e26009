//! Touches, tickets and survey responses: matched by external id, else by saying the same of the same moment.

use super::report::Why;
use super::resolve::{Resolver, fault};
use super::{Fate, Result, invitations, state};
use crate::domain::check::Check;
use crate::domain::{AccountId, ContactId, Moment, Response, ResponseId, Row, Ticket, Touch};
use crate::import::plan::{SurveyRecord, TicketRecord, TouchRecord};
use crate::store::{self, Entity, RowId, Tx, entities};
use rusqlite::Params;

pub(super) fn upsert_touch(tx: &Tx, resolver: &mut Resolver, record: &TouchRecord) -> Result<std::result::Result<Fate, Why>> {
    let account = match resolver.account(tx, &record.account)? {
        Ok(account) => account,
        Err(why) => return Ok(Err(why)),
    };
    let merged = |present: &Touch| merge_touch(present.clone(), account, record);
    let found = match &record.external_id {
        Some(external_id) => all(tx, "external_id = ? AND account_id = ?", (external_id, account.0))?.into_iter().next(),
        None => {
            let said =
                (account.0, record.at.to_string(), record.kind.as_str(), &record.subject, record.body.as_deref().unwrap_or_default());
            resolver.pick(all(tx, "account_id = ? AND at = ? AND kind = ? AND subject IS ? AND body = ?", said)?, merged)
        }
    };
    let touch = found.as_ref().map_or_else(|| merged(&Touch::of(account, record.kind, record.at)), |row| merged(&row.fields));
    let (id, fate) = match write(tx, resolver, found, &touch, record.at)? {
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

fn merge_touch(mut touch: Touch, account: AccountId, record: &TouchRecord) -> Touch {
    (touch.account, touch.kind, touch.at) = (account, record.kind, record.at);
    touch.direction = record.direction.unwrap_or(touch.direction);
    state(&mut touch.external_id, &record.external_id);
    state(&mut touch.minutes, &record.minutes);
    state(&mut touch.subject, &record.subject);
    state(&mut touch.sentiment, &record.sentiment);
    if let Some(body) = &record.body {
        touch.body.clone_from(body);
    }
    touch
}

pub(super) fn upsert_ticket(tx: &Tx, resolver: &mut Resolver, record: &TicketRecord) -> Result<std::result::Result<Fate, Why>> {
    let account = match resolver.account(tx, &record.account)? {
        Ok(account) => account,
        Err(why) => return Ok(Err(why)),
    };
    let contact = person(tx, resolver, account, &record.contact, record.opened_at)?;
    let merged = |present: &Ticket| merge_ticket(present.clone(), account, contact, record);
    let found = match &record.external_id {
        Some(external_id) => all(tx, "external_id = ?", [external_id])?.into_iter().next(),
        None => {
            let said = (account.0, record.opened_at.to_string(), &record.subject);
            resolver.pick(all(tx, "account_id = ? AND opened_at = ? AND subject IS ?", said)?, merged)
        }
    };
    let ticket = found.as_ref().map_or_else(|| merged(&Ticket::opened(account, record.opened_at)), |row| merged(&row.fields));
    Ok(write(tx, resolver, found, &ticket, record.opened_at)?.map(|(_, fate)| fate))
}

fn merge_ticket(mut ticket: Ticket, account: AccountId, contact: Option<ContactId>, record: &TicketRecord) -> Ticket {
    (ticket.account, ticket.opened_at) = (account, record.opened_at);
    state(&mut ticket.contact, &contact);
    state(&mut ticket.external_id, &record.external_id);
    state(&mut ticket.first_response_at, &record.first_response_at);
    state(&mut ticket.first_response_minutes, &record.first_response_minutes);
    state(&mut ticket.closed_at, &record.closed_at);
    state(&mut ticket.severity, &record.severity);
    state(&mut ticket.status, &record.status);
    state(&mut ticket.subject, &record.subject);
    state(&mut ticket.satisfaction, &record.satisfaction);
    ticket
}

pub(super) fn upsert_response(tx: &Tx, resolver: &mut Resolver, record: &SurveyRecord) -> Result<std::result::Result<Fate, Why>> {
    let account = match resolver.account(tx, &record.account)? {
        Ok(account) => account,
        Err(why) => return Ok(Err(why)),
    };
    let contact = person(tx, resolver, account, &record.contact, record.at)?;
    let found = find_response(tx, resolver, account, contact, record)?;
    let response = match &found {
        Some(row) => merge_response(row.fields.clone(), account, contact, record),
        None => response_of(account, contact, record),
    };
    match write(tx, resolver, found, &response, record.at)? {
        Ok((id, fate)) => Ok(Ok(invitations::of_answer(tx, (id, &response), record.invited_at, fate)?)),
        Err(why) => Ok(Err(why)),
    }
}

fn response_of(account: AccountId, contact: Option<ContactId>, record: &SurveyRecord) -> Response {
    let (external_id, comment) = (record.external_id.clone(), record.comment.clone());
    Response { contact, external_id, comment, ..Response::given(account, record.kind, record.score, record.at) }
}

fn merge_response(mut response: Response, account: AccountId, contact: Option<ContactId>, record: &SurveyRecord) -> Response {
    (response.account, response.score, response.at) = (account, record.score, record.at);
    state(&mut response.contact, &contact);
    state(&mut response.external_id, &record.external_id);
    state(&mut response.comment, &record.comment);
    response
}

/// Survey tools number the answers of each survey from 1: an id counts only with its kind, account and time. Without one,
/// somebody known may have changed an answer; of nobody known, another score is another answer.
fn find_response(
    tx: &Tx,
    resolver: &Resolver,
    account: AccountId,
    contact: Option<ContactId>,
    record: &SurveyRecord,
) -> Result<Option<Row<ResponseId, Response>>> {
    let (kind, at) = (record.kind.as_str(), record.at.to_string());
    if let Some(external_id) = &record.external_id {
        let condition = "external_id = ? AND kind = ? AND account_id = ? AND at = ?";
        return Ok(all(tx, condition, (external_id, kind, account.0, at))?.into_iter().next());
    }
    let condition = "account_id = ? AND kind = ? AND at = ? AND contact_id IS ? AND comment IS ?";
    let said = (account.0, kind, at, contact.map(|contact| contact.0), &record.comment);
    let mut candidates: Vec<Row<ResponseId, Response>> = all(tx, condition, said)?;
    candidates.retain(|row| contact.is_some() || row.score == record.score);
    Ok(resolver.pick(candidates, |present| merge_response(present.clone(), account, contact, record)))
}

/// Reads the rows under a condition, the oldest first.
pub(super) fn all<E: Entity>(tx: &Tx, condition: &str, parameters: impl Params) -> Result<Vec<Row<E::Id, E>>> {
    let sql = format!("SELECT {} FROM {} WHERE {condition} AND deleted_at IS NULL ORDER BY id", E::select_list(), E::TABLE);
    let mut statement = tx.connection().prepare_cached(&sql)?;
    let rows = statement.query_map(parameters, E::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes a row that is new or differs; what happened at a time was known then.
fn write<E: Entity + Check + PartialEq>(
    tx: &Tx,
    resolver: &mut Resolver,
    found: Option<Row<E::Id, E>>,
    entity: &E,
    happened: Moment,
) -> Result<std::result::Result<(E::Id, Fate), Why>> {
    if let Some(why) = fault(entity) {
        return Ok(Err(why));
    }
    let (id, fate) = match found {
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
    };
    resolver.claim(id);
    Ok(Ok((id, fate)))
}

fn people(tx: &Tx, resolver: &Resolver, account: AccountId, named: &[String], at: Moment) -> Result<Vec<ContactId>> {
    named.iter().map(|name| resolver.contact(tx, account, name, at)).collect()
}

pub(super) fn person(tx: &Tx, resolver: &Resolver, account: AccountId, named: &Option<String>, at: Moment) -> Result<Option<ContactId>> {
    named.as_ref().map(|name| resolver.contact(tx, account, name, at)).transpose()
}
