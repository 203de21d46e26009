//! `event list|add|show|invite|attend|absent|open|import`.

use crate::cli::args::{EventAddArgs, EventCommand, EventGuestsArgs, EventImportArgs};
use crate::cli::context::{Context, row_named, writer};
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::json::{ProblemLine, Rate};
use crate::cli::list::understood;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::event::{After, Around, Summary};
use crate::domain::name_match::{NameIndex, Resolved};
use crate::domain::{AccountId, Band, ContactId, Event, EventId, EventKind, GuestId, GuestState, Invalid, Invitee, Moment, OpId, when};
use crate::i18n::format::NOTHING;
use crate::ops::Op;
use crate::review::{Comparison, accounts_matching, after_event, compared};
use crate::say;
use crate::shell::importing::{self, Attended, Place};
use crate::shell::session::currency;
use crate::store::directory::all_contact_names;
use crate::store::events::{CountedEvent, NamedGuest, guests, of_book, usage_until};
use crate::store::{Reader, no_row};
use crate::wording;
use crate::wording::events::{health_course, summary, usage_change};
use serde::Serialize;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Problems that are listed in text; JSON has all of them.
const PROBLEMS: usize = 20;
/// Done, but some rows were left out.
const SOME_LEFT_OUT: u8 = 3;

/// An event in JSON: `rate` is the share of those invited who attended, of nobody before anybody was marked.
#[derive(Debug, Serialize)]
struct EventLine {
    id: EventId,
    kind: EventKind,
    title: String,
    /// A day, or an RFC 3339 time.
    at: Moment,
    minutes: Option<u32>,
    note: Option<String>,
    invited: usize,
    attended: usize,
    absent: usize,
    rate: Rate,
}

/// An event with its guests and what came after.
#[derive(Debug, Serialize)]
struct EventShown {
    #[serde(flatten)]
    event: EventLine,
    /// Accounts of which somebody attended.
    after_attended: GroupLine,
    /// Accounts that were absent.
    after_absent: GroupLine,
    guests: Vec<GuestLine>,
}

/// A group of accounts after the event: medians, each with the number of accounts it is of. Health is compared between the day
/// of the event and 28 days later (or today), usage over equally many whole weeks before and after, four at most.
#[derive(Debug, Serialize)]
struct GroupLine {
    accounts: usize,
    /// Points.
    health_change: Option<f64>,
    health_of: usize,
    /// A fraction: 0.12 is 12 % more.
    usage_change: Option<f64>,
    usage_of: usize,
    better_band: usize,
    worse_band: usize,
    /// Too few accounts for the figures to mean much.
    few: bool,
}

#[derive(Debug, Serialize)]
struct GuestLine {
    id: GuestId,
    account: AccountId,
    account_name: String,
    contact: Option<ContactId>,
    contact_name: Option<String>,
    state: GuestState,
    health_then: Option<u8>,
    band_then: Option<Band>,
    health_later: Option<u8>,
    band_later: Option<Band>,
    usage_before: Option<f64>,
    usage_after: Option<f64>,
}

/// What a list of attendance did.
#[derive(Debug, Serialize)]
struct AttendanceDone {
    event: EventId,
    op: Option<OpId>,
    read: u64,
    invited: u64,
    attended: u64,
    absent: u64,
    new_contacts: u64,
    /// Whether the list could say who attended.
    says_who_attended: bool,
    dry_run: bool,
    problems: Vec<ProblemLine>,
}

pub fn event(cx: &Context, command: &EventCommand) -> Result<Answer, Failure> {
    match command {
        EventCommand::List => list(cx),
        EventCommand::Add(args) => add(cx, args),
        EventCommand::Show(args) => show(cx, &args.event),
        EventCommand::Invite(args) => invite(cx, args),
        EventCommand::Attend(args) => mark(cx, args, GuestState::Attended),
        EventCommand::Absent(args) => mark(cx, args, GuestState::Absent),
        EventCommand::Open(args) => mark(cx, args, GuestState::Invited),
        EventCommand::Import(args) => import(cx, args),
    }
}

fn list(cx: &Context) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let events = of_book(book.reader.connection())?;
    let json: Vec<EventLine> = events.iter().map(event_line).collect();
    Ok(cx.answer(&json, || listed(cx, &events)))
}

fn add(cx: &Context, args: &EventAddArgs) -> Result<Answer, Failure> {
    let at = match args.event_at.parse::<Moment>() {
        Ok(moment) => Some(moment),
        Err(_) => when::parse_moment(&args.event_at, cx.format.today, &cx.zone()),
    };
    let at = at.ok_or_else(|| Failure::Option { name: "--at", why: Invalid::NotADate(args.event_at.clone()) })?;
    let title = args.event_title.trim().to_owned();
    let event = Event { kind: args.kind, title, at, minutes: args.event_minutes, note: args.note.clone() };
    carry_out(cx, cx.write()?, &Op::SaveEvent(None, event))
}

fn show(cx: &Context, event: &str) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let counted = find(cx, reader, event)?;
    let guests = guests(reader.connection(), counted.event.id)?;
    let afters = afters(cx, reader, &counted, &guests)?;
    let comparison = compared(&guests, |account| afters.get(&account).copied());
    let shown = EventShown {
        event: event_line(&counted),
        after_attended: group_line(&comparison.attended),
        after_absent: group_line(&comparison.absent),
        guests: guests.iter().map(|row| guest_line(row, afters.get(&row.guest.account))).collect(),
    };
    Ok(cx.answer(&shown, || told(cx, &counted, &guests, &afters, &comparison)))
}

fn invite(cx: &Context, args: &EventGuestsArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let reader = &book.reader;
    let event = find(cx, reader, &args.event)?.event.id;
    let mut invitees = Vec::new();
    for named in &args.account {
        invitees.push(Invitee { account: cx.account(reader, named)?.id, contact: None });
    }
    for named in &args.guest {
        invitees.push(person(cx, reader, named)?);
    }
    let text = if args.everybody { Some("") } else { args.filter.as_deref() };
    if let Some(text) = text {
        let accounts = fitting(cx, reader, text)?;
        invitees.extend(accounts.into_iter().map(|account| Invitee { account, contact: None }));
    }
    if invitees.is_empty() && text.is_none() {
        return Err(Failure::Usage(say!(cx.words, "cli-event-nobody")));
    }
    carry_out(cx, book, &Op::Invite(event, invitees))
}

fn mark(cx: &Context, args: &EventGuestsArgs, state: GuestState) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let reader = &book.reader;
    let counted = find(cx, reader, &args.event)?;
    if state != GuestState::Invited && counted.event.at.day(&cx.zone()) > cx.format.today {
        return Err(Failure::Failed(say!(cx.words, "event-not-yet")));
    }
    let guests = guests(reader.connection(), counted.event.id)?;
    let mut meant: Vec<GuestId> = Vec::new();
    for named in &args.account {
        let account = cx.account(reader, named)?.id;
        meant.extend(asked(cx, &guests, named, |row| row.guest.account == account)?);
    }
    for named in &args.guest {
        let person = person(cx, reader, named)?;
        meant.extend(asked(cx, &guests, named, |row| row.guest.invitee() == person)?);
    }
    if let Some(text) = &args.filter {
        let accounts = fitting(cx, reader, text)?;
        meant.extend(guests.iter().filter(|row| accounts.contains(&row.guest.account)).map(|row| row.guest.id));
    }
    if args.everybody {
        meant.extend(guests.iter().map(|row| row.guest.id));
    }
    meant.sort();
    meant.dedup();
    if meant.is_empty() {
        return Err(Failure::Usage(say!(cx.words, "cli-event-nobody")));
    }
    carry_out(cx, book, &Op::MarkGuests(counted.event.id, meant, state))
}

fn import(cx: &Context, args: &EventImportArgs) -> Result<Answer, Failure> {
    let mut book = cx.write()?;
    let event = find(cx, &book.reader, &args.event)?.event.id;
    let place = Place { now: cx.clock.now(), zone: cx.zone(), currency: currency(&book, cx.words.home()) };
    let attended = importing::attend(writer(&mut book)?, event, &args.attendance, args.dry_run, place)?;
    book.close()?;
    let code = if attended.report.problems.is_empty() { 0 } else { SOME_LEFT_OUT };
    let done = attendance_done(cx, event, &attended, args.dry_run);
    Ok(cx.answer(&done, || imported(cx, &attended, &done)).with_code(code))
}

fn find(cx: &Context, reader: &Reader, id: &str) -> Result<CountedEvent, Failure> {
    let event = row_named::<Event>(reader, id, |id| say!(cx.words, "cli-no-event", id = id))?.id;
    of_book(reader.connection())?.into_iter().find(|counted| counted.event.id == event).ok_or_else(|| no_row::<Event>(event).into())
}

pub fn fitting(cx: &Context, reader: &Reader, text: &str) -> Result<Vec<AccountId>, Failure> {
    let filter = understood(cx, reader, text)?;
    let model = cx.model(reader)?;
    Ok(accounts_matching(reader.connection(), &filter, &model, cx.format.today, &cx.zone())?)
}

/// Finds a person of any account, by id, e-mail address or a unique part of the name.
pub fn person(cx: &Context, reader: &Reader, named: &str) -> Result<Invitee, Failure> {
    let people = all_contact_names(reader.connection())?;
    let invitee = |id: ContactId| {
        let found = people.iter().find(|person| person.id == id);
        found.map(|person| Invitee { account: person.account, contact: Some(id) })
    };
    let is_exact = |email: &Option<String>| email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(named));
    let exact: Vec<ContactId> =
        people.iter().filter(|person| person.id.to_string() == named || is_exact(&person.email)).map(|person| person.id).collect();
    let resolved = match exact.as_slice() {
        [one] => Resolved::One(*one),
        [] => NameIndex::new(people.iter().map(|person| (person.id, person.name.as_str()))).resolve(named),
        _ => Resolved::Many(exact),
    };
    let missing = || Failure::Failed(say!(cx.words, "cli-no-contact", name = named.to_owned()));
    match resolved {
        Resolved::One(id) => invitee(id).ok_or_else(missing),
        Resolved::None => Err(missing()),
        Resolved::Many(ids) => {
            let meant = people.iter().filter(|person| ids.contains(&person.id));
            let meant = meant.map(|person| (person.id.to_string(), person.name.clone()));
            Err(Failure::Failed(cx.ambiguous_contact(named, meant)))
        }
    }
}

/// Returns the guests that are meant; nobody who was not asked can be marked.
fn asked(cx: &Context, guests: &[NamedGuest], named: &str, is_meant: impl Fn(&NamedGuest) -> bool) -> Result<Vec<GuestId>, Failure> {
    let meant: Vec<GuestId> = guests.iter().filter(|row| is_meant(row)).map(|row| row.guest.id).collect();
    if meant.is_empty() {
        return Err(Failure::Failed(say!(cx.words, "cli-event-not-asked", name = named.to_owned())));
    }
    Ok(meant)
}

fn afters(cx: &Context, reader: &Reader, counted: &CountedEvent, guests: &[NamedGuest]) -> Result<HashMap<AccountId, After>, Failure> {
    let (connection, mut afters) = (reader.connection(), HashMap::new());
    let Some(around) = Around::of(counted.event.at.day(&cx.zone()), cx.format.today, usage_until(connection)?) else { return Ok(afters) };
    let model = cx.model(reader)?;
    let ground = cx.ground(reader, &model);
    for row in guests {
        if let Entry::Vacant(vacant) = afters.entry(row.guest.account) {
            vacant.insert(after_event(&ground, &around, row.guest.account)?);
        }
    }
    Ok(afters)
}

fn event_line(counted: &CountedEvent) -> EventLine {
    let event = counted.event.fields.clone();
    EventLine {
        id: counted.event.id,
        kind: event.kind,
        title: event.title,
        at: event.at,
        minutes: event.minutes,
        note: event.note,
        invited: counted.invited,
        attended: counted.attended,
        absent: counted.absent,
        rate: counted.rate().into(),
    }
}

fn group_line(of: &Summary) -> GroupLine {
    GroupLine {
        accounts: of.accounts,
        health_change: of.health.map(|(change, _)| change),
        health_of: of.health.map_or(0, |(_, n)| n),
        usage_change: of.usage.map(|(change, _)| change),
        usage_of: of.usage.map_or(0, |(_, n)| n),
        better_band: of.better,
        worse_band: of.worse,
        few: of.is_thin(),
    }
}

fn guest_line(row: &NamedGuest, after: Option<&After>) -> GuestLine {
    GuestLine {
        id: row.guest.id,
        account: row.guest.account,
        account_name: row.account.clone(),
        contact: row.guest.contact,
        contact_name: row.contact.clone(),
        state: row.guest.state,
        health_then: after.and_then(|after| after.then.0),
        band_then: after.map(|after| after.then.1),
        health_later: after.and_then(|after| after.later.0),
        band_later: after.map(|after| after.later.1),
        usage_before: after.and_then(|after| after.usage).map(|(before, _)| before),
        usage_after: after.and_then(|after| after.usage).map(|(_, after)| after),
    }
}

fn attendance_done(cx: &Context, event: EventId, attended: &Attended, dry_run: bool) -> AttendanceDone {
    let report = &attended.report;
    let problem = |problem: &crate::ops::import::ImportProblem| ProblemLine {
        file: problem.file.clone(),
        row: problem.row,
        column: problem.column.clone(),
        message: wording::attendance_problem(&cx.words, &problem.why),
    };
    AttendanceDone {
        event,
        op: attended.op,
        read: report.read,
        invited: report.invited,
        attended: report.attended,
        absent: report.absent,
        new_contacts: report.new_contacts,
        says_who_attended: report.says_who_came,
        dry_run,
        problems: report.problems.iter().map(problem).collect(),
    }
}

fn imported(cx: &Context, attended: &Attended, done: &AttendanceDone) -> Text {
    let mut text = Text::default();
    for line in wording::events::attendance(&cx.words, &attended.report) {
        text.line(line);
    }
    for problem in done.problems.iter().take(PROBLEMS) {
        let column = problem.column.as_ref().map(|column| format!(" {column}")).unwrap_or_default();
        text.line(Piece::new(format!("  {}:{}{column}: {}", problem.file, problem.row, problem.message), Tone::Watch));
    }
    if done.problems.len() > PROBLEMS {
        text.line(say!(cx.words, "cli-import-more", n = done.problems.len() - PROBLEMS));
    }
    if done.dry_run {
        text.line(Piece::new(say!(cx.words, "cli-event-undone"), Tone::Dim));
    } else if done.op.is_some() {
        text.line(Piece::new(say!(cx.words, "cli-undo-hint"), Tone::Dim));
    }
    text
}

fn listed(cx: &Context, events: &[CountedEvent]) -> Text {
    let mut text = Text::default();
    if events.is_empty() {
        text.line(say!(cx.words, "events-empty"));
        return text;
    }
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-field-id")),
        Column::left(say!(cx.words, "events-when")),
        Column::left(say!(cx.words, "events-kind")),
        Column::right(say!(cx.words, "events-invited")),
        Column::right(say!(cx.words, "events-attended")),
        Column::right(say!(cx.words, "events-rate")),
        Column::whole(say!(cx.words, "events-title")),
    ]);
    for counted in events {
        table.row(vec![
            counted.event.id.to_string().into(),
            cx.format.moment(&counted.event.at).into(),
            cx.words.word(counted.event.kind).into(),
            counted.invited.to_string().into(),
            counted.attended.to_string().into(),
            counted.rate().value().map_or_else(|| NOTHING.to_owned(), |rate| cx.format.percent(rate)).into(),
            counted.event.title.as_str().into(),
        ]);
    }
    text.table(&table);
    text
}

/// Says how many were asked, and once anybody was marked how many came.
fn counts(cx: &Context, counted: &CountedEvent) -> String {
    let mut said = vec![say!(cx.words, "event-invited-n", n = counted.invited)];
    if let Some(rate) = counted.rate().value() {
        said.push(say!(cx.words, "event-attended-n", n = counted.attended));
        said.push(say!(cx.words, "event-absent-n", n = counted.absent));
        said.push(cx.format.percent(rate));
    }
    said.join("  ")
}

fn told(cx: &Context, counted: &CountedEvent, guests: &[NamedGuest], afters: &HashMap<AccountId, After>, comparison: &Comparison) -> Text {
    let mut text = Text::default();
    let event = &counted.event;
    text.line(Piece::new(event.title.clone(), Tone::Strong));
    text.line(format!("{}  {}", cx.words.word(event.kind), cx.format.moment(&event.at)));
    if !guests.is_empty() {
        text.line(counts(cx, counted));
    }
    for (label, group) in [("event-those-who-came", &comparison.attended), ("event-those-absent", &comparison.absent)] {
        text.line(format!("{}: {}", cx.words.get(label), summary(&cx.words, &cx.format, group)));
    }
    if guests.is_empty() {
        text.line(say!(cx.words, "event-empty"));
        return text;
    }
    let ids = ["event-col-account", "event-col-person", "event-col-state", "event-col-health", "event-col-usage"];
    let mut table = Table::new(ids.iter().map(|id| Column::left(cx.words.get(id))).collect());
    for row in guests {
        let after = afters.get(&row.guest.account);
        table.row(vec![
            row.account.as_str().into(),
            row.contact.as_deref().unwrap_or(NOTHING).into(),
            cx.words.word(row.guest.state).into(),
            after.map_or_else(|| NOTHING.to_owned(), health_course).into(),
            after.map_or_else(|| NOTHING.to_owned(), |after| usage_change(&cx.format, after)).into(),
        ]);
    }
    text.table(&table);
    text
}
