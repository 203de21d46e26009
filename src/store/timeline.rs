//! Everything that happened with an account, newest first, a page at a time.

use crate::domain::{
    Account, AccountId, Contact, ContactId, Contract, EntityKind, EntityRef, Meeting, MeetingId, Moment, Override, Plan, Pulse, Renewal,
    Response, Row, Step, Task, Ticket, Touch, TouchKind, timeline::EntryKind,
};
use crate::store::meetings::contacts_of_meeting;
use crate::store::{Cells, Entity, Result, RowId, entities};
use rusqlite::Connection;

/// One thing that happened, or is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub row: EntityRef,
    pub kind: EntryKind,
    pub at: Moment,
    pub what: What,
    /// The people concerned.
    pub contacts: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum What {
    Touch(Touch),
    Response(Response),
    Ticket(Ticket),
    Plan(Plan),
    Step(Step),
    Renewal(Renewal),
    Contract(Contract),
    /// The person left.
    ContactLeft(Contact),
    /// At its due day while open, at its end when done.
    Task(Task),
    Pulse(Pulse),
    Override(Override),
    /// In the calendar, and not logged.
    Meeting(Meeting),
    /// The health score came to another band; made by who scores, not read.
    Band {
        from: crate::domain::Band,
        to: crate::domain::Band,
        score: Option<u8>,
    },
}

/// Where a page ended: the next one begins below.
#[derive(Clone, Debug, PartialEq)]
pub struct Cursor {
    at: Moment,
    row: EntityRef,
}

impl Entry {
    /// Returns the key of the order: newest first by it, descending.
    pub fn order(&self) -> (Moment, EntityRef) {
        (self.at, self.row)
    }

    pub fn cursor(&self) -> Cursor {
        Cursor { at: self.at, row: self.row }
    }
}

/// Reads up to `limit` entries below a cursor, newest first; `kinds` narrows (empty: all).
pub fn page(connection: &Connection, account: AccountId, below: Option<&Cursor>, kinds: &[EntryKind], limit: usize) -> Result<Vec<Entry>> {
    let wanted = |kind: EntryKind| kinds.is_empty() || kinds.contains(&kind);
    let query = Query { connection, account, below, limit };
    let mut entries = Vec::new();
    if wanted(EntryKind::Touch) || wanted(EntryKind::Mail) {
        entries.extend(query.touches(wanted(EntryKind::Mail), wanted(EntryKind::Touch))?);
    }
    query.read::<Response>(wanted(EntryKind::Survey), EntryKind::Survey, "at", &mut entries, What::Response)?;
    query.read::<Ticket>(wanted(EntryKind::Ticket), EntryKind::Ticket, "opened_at", &mut entries, What::Ticket)?;
    query.read::<Plan>(wanted(EntryKind::Onboarding), EntryKind::Onboarding, "start_on", &mut entries, What::Plan)?;
    query.read::<Step>(wanted(EntryKind::Onboarding), EntryKind::Onboarding, "coalesce(done_on, due_on)", &mut entries, What::Step)?;
    query.read::<Renewal>(wanted(EntryKind::Renewal), EntryKind::Renewal, "coalesce(closed_on, due_on)", &mut entries, What::Renewal)?;
    query.read::<Contract>(wanted(EntryKind::Contract), EntryKind::Contract, "start_on", &mut entries, What::Contract)?;
    query.read::<Contact>(wanted(EntryKind::Contact), EntryKind::Contact, "left_on", &mut entries, What::ContactLeft)?;
    query.read::<Task>(wanted(EntryKind::Task), EntryKind::Task, "coalesce(done_at, due_on, known_at)", &mut entries, What::Task)?;
    query.read::<Pulse>(wanted(EntryKind::Pulse), EntryKind::Pulse, "at", &mut entries, What::Pulse)?;
    query.read::<Override>(wanted(EntryKind::Health), EntryKind::Health, "at", &mut entries, What::Override)?;
    if wanted(EntryKind::Calendar) {
        // A logged meeting is told by its touch.
        let narrowed = " AND touch_id IS NULL AND declined_at IS NULL AND status <> 'cancelled'";
        query.read_where::<Meeting>(EntryKind::Calendar, "at", narrowed, &mut entries, What::Meeting)?;
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.order()));
    entries.truncate(limit);
    name_people(connection, &mut entries)?;
    Ok(entries)
}

struct Query<'q> {
    connection: &'q Connection,
    account: AccountId,
    below: Option<&'q Cursor>,
    limit: usize,
}

impl Query<'_> {
    fn touches(&self, mails: bool, others: bool) -> Result<Vec<Entry>> {
        let mut entries = Vec::new();
        let narrowed = match (mails, others) {
            (true, false) => " AND touch.kind = 'email'",
            (false, true) => " AND touch.kind <> 'email'",
            _ => "",
        };
        self.read_where::<Touch>(EntryKind::Touch, "at", narrowed, &mut entries, What::Touch)?;
        for entry in &mut entries {
            if matches!(&entry.what, What::Touch(touch) if touch.kind == TouchKind::Email) {
                entry.kind = EntryKind::Mail;
            }
        }
        Ok(entries)
    }

    fn read<E: Entity>(&self, wanted: bool, kind: EntryKind, at: &str, entries: &mut Vec<Entry>, what: impl Fn(E) -> What) -> Result<()>
    where
        EntityRef: From<E::Id>,
    {
        if wanted { self.read_where(kind, at, "", entries, what) } else { Ok(()) }
    }

    /// Reads the newest rows of one table below the cursor; the page is merged from as many of each.
    fn read_where<E: Entity>(
        &self,
        kind: EntryKind,
        at: &str,
        narrowed: &str,
        entries: &mut Vec<Entry>,
        what: impl Fn(E) -> What,
    ) -> Result<()>
    where
        EntityRef: From<E::Id>,
    {
        let rank = EntityRef::from(E::Id::of(0)).kind;
        let table = E::TABLE;
        let below = match self.below {
            Some(cursor) => {
                let at_border = match rank.cmp(&cursor.row.kind) {
                    std::cmp::Ordering::Less => format!("{at} <= ?3 AND ?4 IS NOT NULL"),
                    std::cmp::Ordering::Equal => format!("({at} < ?3 OR ({at} = ?3 AND {table}.id < ?4))"),
                    std::cmp::Ordering::Greater => format!("{at} < ?3 AND ?4 IS NOT NULL"),
                };
                format!(" AND {at_border}")
            }
            None => " AND ?3 IS NULL AND ?4 IS NULL".to_owned(),
        };
        let sql = format!(
            "SELECT {}, {at} FROM {table} WHERE account_id = ?1 AND deleted_at IS NULL AND {at} IS NOT NULL{narrowed}{below}
             ORDER BY {at} DESC, {table}.id DESC LIMIT ?2",
            E::select_list()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let border = self.below.map(|cursor| (cursor.at.to_string(), cursor.row.id));
        let (border_at, border_id) = border.unzip();
        let rows = statement.query_map((self.account.0, self.limit, border_at, border_id), |row| {
            let entity = E::read_row(row)?;
            Ok((entity, Cells::starting_at(row, E::COLUMNS.len() + 1).take::<Moment>()?))
        })?;
        for row in rows {
            let (entity, at): (Row<E::Id, E>, Moment) = row?;
            entries.push(Entry { row: entity.id.into(), kind, at, what: what(entity.fields), contacts: Vec::new() });
        }
        Ok(())
    }
}

/// Puts the people's names to the entries of a page.
fn name_people(connection: &Connection, entries: &mut [Entry]) -> Result<()> {
    for entry in entries {
        let people: Vec<ContactId> = match &entry.what {
            What::Touch(_) => entities::contacts_of_touch(connection, crate::domain::TouchId(entry.row.id))?,
            What::Response(response) => response.contact.into_iter().collect(),
            What::Ticket(ticket) => ticket.contact.into_iter().collect(),
            What::Task(task) => task.contact.into_iter().collect(),
            What::Meeting(_) => contacts_of_meeting(connection, MeetingId(entry.row.id))?,
            _ => Vec::new(),
        };
        for person in people {
            entry.contacts.extend(crate::store::get::<Contact>(connection, person)?.map(|row| row.fields.name));
        }
    }
    Ok(())
}

/// Returns the account a row belongs to, to open it.
pub fn account_of(connection: &Connection, row: EntityRef) -> Result<Option<AccountId>> {
    use rusqlite::OptionalExtension;
    let table = match row.kind {
        EntityKind::Account => return Ok(crate::store::get::<Account>(connection, AccountId(row.id))?.map(|found| found.id)),
        EntityKind::Override => "health_override",
        EntityKind::Response => "response",
        EntityKind::Reading => "goal_reading",
        EntityKind::Run => "playbook_run",
        // What stands for many accounts belongs to none.
        EntityKind::Event
        | EntityKind::Template
        | EntityKind::Segment
        | EntityKind::Theme
        | EntityKind::Feedback
        | EntityKind::Rate
        | EntityKind::Initiative => return Ok(None),
        EntityKind::Voice => "feedback_voice",
        other => other.as_str(),
    };
    let sql = format!("SELECT account_id FROM {table} WHERE id = ?");
    Ok(connection.query_row(&sql, [row.id], |row| row.get(0)).optional()?.flatten())
}
