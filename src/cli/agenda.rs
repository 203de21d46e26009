//! `agenda`: meetings to come by day and those that were and are not logged; `agenda log|decline|assign`.

use crate::cli::args::{AgendaArgs, AgendaCommand};
use crate::cli::context::{Context, row_named};
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::{AccountId, ContactId, Meeting, MeetingId, MeetingStatus, Moment};
use crate::ops::Op;
use crate::review::meetings::{MeetingLine, coming_meetings, offered_meetings};
use crate::store::Reader;
use crate::{say, wording};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct Agenda {
    /// Meetings that were, neither logged nor declined; the newest first.
    unlogged: Vec<MeetingJson>,
    /// Meetings to come, by their start.
    coming: Vec<MeetingJson>,
}

#[derive(Debug, Serialize)]
struct MeetingJson {
    id: String,
    uid: String,
    at: Moment,
    /// The last day of whole days.
    end_at: Option<Moment>,
    title: String,
    place: Option<String>,
    status: MeetingStatus,
    account: Option<AccountId>,
    account_name: Option<String>,
    /// An account that the title names, where nobody's address does.
    suggested_account: Option<AccountId>,
    people: Vec<PersonJson>,
}

#[derive(Debug, Serialize)]
struct PersonJson {
    email: Option<String>,
    name: Option<String>,
    contact: Option<ContactId>,
}

pub fn agenda(cx: &Context, args: &AgendaArgs) -> Result<Answer, Failure> {
    match &args.command {
        None => list(cx, args.days),
        Some(AgendaCommand::Log(ids)) => write(cx, &ids.meetings, Op::LogMeetings),
        Some(AgendaCommand::Decline(ids)) => write(cx, &ids.meetings, Op::DeclineMeetings),
        Some(AgendaCommand::Assign(args)) => {
            let book = cx.write()?;
            let id = find(cx, &book.reader, &args.meeting)?;
            let account = cx.account(&book.reader, &args.account)?.id;
            carry_out(cx, book, &Op::AssignMeeting(id, Some(account)))
        }
    }
}

fn write(cx: &Context, named: &[String], op: impl FnOnce(Vec<MeetingId>) -> Op) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let ids = named.iter().map(|named| find(cx, &book.reader, named)).collect::<Result<_, _>>()?;
    carry_out(cx, book, &op(ids))
}

fn find(cx: &Context, reader: &Reader, named: &str) -> Result<MeetingId, Failure> {
    Ok(row_named::<Meeting>(reader, named, |id| say!(cx.words, "agenda-no-meeting", id = id))?.id)
}

fn list(cx: &Context, days: u64) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let connection = book.reader.connection();
    let (now, zone) = (cx.clock.now(), cx.zone());
    let unlogged = offered_meetings(connection, now, &zone)?;
    let coming = coming_meetings(connection, now, &zone, days)?;
    let json = Agenda { unlogged: unlogged.iter().map(meeting).collect(), coming: coming.iter().map(meeting).collect() };
    Ok(cx.answer(&json, || {
        let mut text = Text::default();
        section(cx, &mut text, &say!(cx.words, "agenda-to-log"), &unlogged);
        section(cx, &mut text, &say!(cx.words, "agenda-coming"), &coming);
        if unlogged.is_empty() && coming.is_empty() {
            text.line(say!(cx.words, "agenda-empty"));
        }
        text
    }))
}

fn meeting(line: &MeetingLine) -> MeetingJson {
    let meeting = &line.meeting;
    MeetingJson {
        id: meeting.id.to_string(),
        uid: meeting.uid.clone(),
        at: meeting.at,
        end_at: meeting.end_at,
        title: meeting.title.clone(),
        place: meeting.place.clone(),
        status: meeting.status,
        account: line.account.as_ref().map(|(id, _)| *id),
        account_name: line.account.as_ref().map(|(_, name)| name.clone()),
        suggested_account: line.suggestion.as_ref().map(|(id, _)| *id),
        people: line
            .people
            .iter()
            .map(|person| PersonJson { email: person.email.clone(), name: person.name.clone(), contact: person.contact })
            .collect(),
    }
}

fn section(cx: &Context, text: &mut Text, heading: &str, lines: &[MeetingLine]) {
    if lines.is_empty() {
        return;
    }
    text.line(Piece::new(heading, Tone::Strong));
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "agenda-day")),
        Column::left(say!(cx.words, "agenda-time")),
        Column::left(say!(cx.words, "agenda-account")),
        Column::left(say!(cx.words, "agenda-people")),
        Column::whole(say!(cx.words, "agenda-title")),
        Column::left(say!(cx.words, "agenda-id")),
    ]);
    for line in lines {
        let account = line.account.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
        table.row(vec![
            cx.format.date(line.meeting.at.day(&cx.zone())).into(),
            Piece::new(wording::agenda::hours(&cx.words, &cx.format, &line.meeting), Tone::Dim),
            account.into(),
            Piece::new(line.names.join(", "), Tone::Dim),
            wording::agenda::title(&cx.words, &line.meeting).into(),
            Piece::new(line.meeting.id.to_string(), Tone::Dim),
        ]);
    }
    text.table(&table).blank();
}
