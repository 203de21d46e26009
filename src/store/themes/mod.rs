//! What customers say wherever they say it, which themes were put to it, and what the customers bring.

use crate::domain::{
    AccountId, ContactId, EntityRef, Feedback, FeedbackId, Moment, Response, ResponseId, Row, Tag, TagId, TagState, TaggedKind, Theme,
    ThemeId, Ticket, TicketId, Touch, TouchId, Voice, VoiceId,
};
use crate::store::voice::Person;
use crate::store::{Cells, Entity, Result, RowId, all_of, entities, get, no_row};
use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row as SqlRow};
use std::collections::HashMap;

/// A row that themes can be put to: its kind and its id.
pub type Target = (TaggedKind, i64);

/// A theme put to a row, or refused for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagged {
    pub theme: ThemeId,
    pub state: TagState,
    pub target: Target,
    pub account: AccountId,
    pub contact: Option<ContactId>,
    pub at: Moment,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidRow {
    pub target: Target,
    pub account: AccountId,
    pub contact: Option<ContactId>,
    pub at: Moment,
    /// The kind of survey, touch or matter, as the book spells it.
    pub kind: Option<String>,
    pub score: Option<i64>,
    pub title: Option<String>,
    pub text: Option<String>,
}

impl SaidRow {
    /// Returns the row as any other.
    pub fn row(&self) -> EntityRef {
        EntityRef { kind: self.target.0.entity(), id: self.target.1 }
    }

    /// Returns the words of it: title and text, or whichever there is.
    pub fn words(&self) -> String {
        let parts: Vec<&str> =
            [&self.title, &self.text].into_iter().flatten().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        parts.join("\n")
    }
}

/// Reads what was said from a day to a day, the newest first. A day more is read on either side: the zone of the person decides.
pub fn said(connection: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<SaidRow>> {
    let mut statement = connection.prepare_cached(include_str!("said.sql"))?;
    let first = from.checked_sub_days(Days::new(1)).unwrap_or(from).to_string();
    let end = to.checked_add_days(Days::new(2)).unwrap_or(to).to_string();
    let rows = statement.query_map([first, end], read_said)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn read_said(row: &SqlRow<'_>) -> rusqlite::Result<SaidRow> {
    let mut cells = Cells::starting_at(row, 0);
    Ok(SaidRow {
        target: (cells.take()?, cells.take()?),
        account: cells.take()?,
        contact: cells.take()?,
        at: cells.take()?,
        kind: cells.take()?,
        score: cells.take()?,
        title: cells.take()?,
        text: cells.take()?,
    })
}

/// Reads every theme that was put to something that is still there, or refused for it.
pub fn tagged(connection: &Connection) -> Result<Vec<Tagged>> {
    let mut statement = connection.prepare_cached(include_str!("tagged.sql"))?;
    let rows = statement.query_map([], |row| {
        let mut cells = Cells::starting_at(row, 0);
        Ok(Tagged {
            theme: cells.take()?,
            state: cells.take()?,
            target: (cells.take()?, cells.take()?),
            account: cells.take()?,
            contact: cells.take()?,
            at: cells.take()?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads the themes in their order.
pub fn themes(connection: &Connection) -> Result<Vec<Row<ThemeId, Theme>>> {
    let mut themes = all_of::<Theme>(connection)?;
    themes.sort_by_key(|row| (row.position, row.id));
    Ok(themes)
}

/// Reads what stands between a theme and a row.
pub fn tag_of(connection: &Connection, theme: ThemeId, target: Target) -> Result<Option<Row<TagId, Tag>>> {
    let sql =
        format!("SELECT {} FROM theme_tag WHERE theme_id = ? AND row_kind = ? AND row_id = ? AND deleted_at IS NULL", Tag::select_list());
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row((theme.0, target.0.as_str(), target.1), Tag::read_row).optional()?)
}

/// Reads the row that a theme is put to or that a matter quotes; one that is not there is an error that names it.
pub fn said_by(connection: &Connection, target: Target) -> Result<SaidRow> {
    let (kind, id) = target;
    match kind {
        TaggedKind::Survey => needed::<Response>(connection, ResponseId(id), |row| SaidRow {
            kind: Some(row.kind.to_string()),
            score: Some(row.score.value().into()),
            text: row.comment.clone(),
            ..said_row(target, row.account, row.contact, row.at)
        }),
        TaggedKind::Touch => {
            let contact = entities::contacts_of_touch(connection, TouchId(id))?.into_iter().min();
            needed::<Touch>(connection, TouchId(id), |row| SaidRow {
                kind: Some(row.kind.to_string()),
                title: row.subject.clone(),
                text: Some(row.body.clone()),
                ..said_row(target, row.account, contact, row.at)
            })
        }
        TaggedKind::Ticket => needed::<Ticket>(connection, TicketId(id), |row| SaidRow {
            title: row.subject.clone(),
            ..said_row(target, row.account, row.contact, row.opened_at)
        }),
        TaggedKind::Voice => needed::<Voice>(connection, VoiceId(id), |row| SaidRow {
            text: row.quote.clone(),
            ..said_row(target, row.account, row.contact, row.at)
        }),
    }
}

fn needed<E: Entity>(connection: &Connection, id: E::Id, said: impl FnOnce(&E) -> SaidRow) -> Result<SaidRow> {
    get::<E>(connection, id)?.map(|row| said(&row.fields)).ok_or_else(|| no_row::<E>(id))
}

fn said_row(target: Target, account: AccountId, contact: Option<ContactId>, at: Moment) -> SaidRow {
    SaidRow { target, account, contact, at, kind: None, score: None, title: None, text: None }
}

/// Reads everybody of the book with their role.
pub fn people(connection: &Connection) -> Result<HashMap<ContactId, Person>> {
    let mut statement = connection.prepare_cached("SELECT id, name, role FROM contact WHERE deleted_at IS NULL")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, Person { name: row.get(1)?, role: row.get(2)? })))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads the matters, those that last took a step first.
pub fn feedback(connection: &Connection) -> Result<Vec<Row<FeedbackId, Feedback>>> {
    let mut rows = all_of::<Feedback>(connection)?;
    rows.sort_by_key(|row| (std::cmp::Reverse(row.status_on), std::cmp::Reverse(row.id)));
    Ok(rows)
}

/// Reads who raised a matter, the first first.
pub fn voices_of(connection: &Connection, id: FeedbackId) -> Result<Vec<Row<VoiceId, Voice>>> {
    let sql = format!("SELECT {} FROM feedback_voice WHERE feedback_id = ? AND deleted_at IS NULL ORDER BY at, id", Voice::select_list());
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([id.get()], Voice::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
