//! One row of any kind, with the names of the people concerned.

use crate::domain::{
    Account, AccountId, Contact, ContactId, Contract, EntityKind, EntityRef, Expansion, ExpansionId, Meeting, MeetingId, Override, Plan,
    Pulse, Renewal, Response, ResponseId, Step, Task, Ticket, Touch, TouchId, Usage, UsageId,
};
use crate::store::meetings::contacts_of_meeting;
use crate::store::timeline::What;
use crate::store::{self, Entity, Result, RowId, engagement, entities};
use rusqlite::Connection;

/// A row as it was read.
#[derive(Clone, Debug, PartialEq)]
pub enum FoundRow {
    /// With its custom fields.
    Account(Account),
    Contact(Contact),
    Usage(Usage),
    Expansion(Expansion),
    /// What a timeline entry stands for, and the names of the people concerned.
    Entry(What, Vec<String>),
}

/// Reads a row; `None` when it is gone.
pub fn read_row(connection: &Connection, row: EntityRef) -> Result<Option<FoundRow>> {
    match row.kind {
        EntityKind::Account => return read_account(connection, AccountId(row.id)),
        EntityKind::Contact => {
            return Ok(store::get::<Contact>(connection, ContactId(row.id))?.map(|contact| FoundRow::Contact(contact.fields)));
        }
        EntityKind::Usage => return Ok(store::get::<Usage>(connection, UsageId(row.id))?.map(|usage| FoundRow::Usage(usage.fields))),
        EntityKind::Expansion => {
            return Ok(store::get::<Expansion>(connection, ExpansionId(row.id))?.map(|row| FoundRow::Expansion(row.fields)));
        }
        _ => {}
    }
    let Some(what) = read_what(connection, row)? else { return Ok(None) };
    let people = people_of(connection, row, &what)?;
    Ok(Some(FoundRow::Entry(what, people)))
}

fn read_account(connection: &Connection, id: AccountId) -> Result<Option<FoundRow>> {
    let Some(mut row) = store::get::<Account>(connection, id)? else { return Ok(None) };
    row.fields.custom = entities::read_custom_fields(connection, id)?;
    Ok(Some(FoundRow::Account(row.fields)))
}

/// Reads what a timeline entry of this kind stands for.
fn read_what(connection: &Connection, row: EntityRef) -> Result<Option<What>> {
    fn get<E: Entity>(connection: &Connection, id: i64, what: impl Fn(E) -> What) -> Result<Option<What>> {
        Ok(store::get::<E>(connection, E::Id::of(id))?.map(|row| what(row.fields)))
    }
    let id = row.id;
    match row.kind {
        EntityKind::Account | EntityKind::Contact | EntityKind::Usage => Ok(None),
        EntityKind::Goal | EntityKind::Reading | EntityKind::Event | EntityKind::Run | EntityKind::Template | EntityKind::Segment => {
            Ok(None)
        }
        EntityKind::Expansion
        | EntityKind::Theme
        | EntityKind::Feedback
        | EntityKind::Voice
        | EntityKind::Rate
        | EntityKind::Initiative
        | EntityKind::Story
        | EntityKind::Mail
        | EntityKind::Thread
        | EntityKind::MailSource
        | EntityKind::Address
        | EntityKind::MailRule
        | EntityKind::Draft
        | EntityKind::Search => Ok(None),
        EntityKind::Contract => get::<Contract>(connection, id, What::Contract),
        EntityKind::Renewal => get::<Renewal>(connection, id, What::Renewal),
        EntityKind::Touch => get::<Touch>(connection, id, What::Touch),
        EntityKind::Response => read_response(connection, ResponseId(id)),
        EntityKind::Ticket => get::<Ticket>(connection, id, What::Ticket),
        EntityKind::Plan => get::<Plan>(connection, id, What::Plan),
        EntityKind::Step => get::<Step>(connection, id, What::Step),
        EntityKind::Task => get::<Task>(connection, id, What::Task),
        EntityKind::Pulse => get::<Pulse>(connection, id, What::Pulse),
        EntityKind::Override => get::<Override>(connection, id, What::Override),
        EntityKind::Meeting => get::<Meeting>(connection, id, What::Meeting),
    }
}

/// Reads a survey answer with when it was answered, be it by a later touch.
fn read_response(connection: &Connection, id: ResponseId) -> Result<Option<What>> {
    let Some(mut response) = store::get::<Response>(connection, id)? else { return Ok(None) };
    response.fields.answered_at = engagement::answered(connection, response.account)?.get(&id).copied();
    Ok(Some(What::Response(response.fields)))
}

/// Reads the names of the people concerned.
fn people_of(connection: &Connection, row: EntityRef, what: &What) -> Result<Vec<String>> {
    let people: Vec<ContactId> = match what {
        What::Touch(_) => entities::contacts_of_touch(connection, TouchId(row.id))?,
        What::Response(response) => response.contact.into_iter().collect(),
        What::Ticket(ticket) => ticket.contact.into_iter().collect(),
        What::Task(task) => task.contact.into_iter().collect(),
        What::Meeting(_) => contacts_of_meeting(connection, MeetingId(row.id))?,
        _ => Vec::new(),
    };
    let names = people.into_iter().map(|id| Ok(store::get::<Contact>(connection, id)?.map(|contact| contact.fields.name)));
    Ok(names.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}
