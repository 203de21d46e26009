//! `timeline`: everything that happened with an account, newest first.

use crate::cli::args::{Narrowing, TimelineArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::json::TimelineEntry;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::{AccountId, Direction, EntityKind, EntityRef, Moment, OverrideTo, TouchKind, timeline::EntryKind};
use crate::review::{BandChange, band_changes};
use crate::say;
use crate::store::Reader;
use crate::store::timeline::{Entry, What, page};
use crate::wording;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// Entries read at a time.
const PAGE: usize = 500;
/// How far back days are scored for changes of the band, when nothing says how far.
const BAND_DAYS: i64 = 365;
/// Longest look back for changes of the band.
const MOST_BAND_DAYS: i64 = 3650;

/// Which entries are wanted.
struct Wanted {
    kinds: Vec<EntryKind>,
    /// Kinds of touches, where only some are wanted.
    touches: Vec<TouchKind>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    limit: usize,
}

pub fn timeline(cx: &Context, args: &TimelineArgs) -> Result<Answer, Failure> {
    let wanted = Wanted::of(cx, args)?;
    let book = cx.read()?;
    let reader = &book.reader;
    let account = cx.account(reader, &args.account)?;
    let entries = entries(cx, reader, account.id, &wanted)?;
    let lines: Vec<TimelineEntry> = entries.iter().map(|entry| line(cx, entry)).collect();
    Ok(cx.answer(&lines, || table(cx, &account.name, &entries)))
}

impl Wanted {
    fn of(cx: &Context, args: &TimelineArgs) -> Result<Wanted, Failure> {
        let mut kinds = Vec::new();
        let mut touches = Vec::new();
        for narrowing in &args.kind {
            match narrowing {
                Narrowing::Entries(kind) => kinds.push(*kind),
                Narrowing::Touches(TouchKind::Email) => kinds.push(EntryKind::Mail),
                Narrowing::Touches(kind) => touches.push(*kind),
            }
        }
        // Kinds of touches narrow only where touches in general were not asked for.
        if kinds.contains(&EntryKind::Touch) {
            touches.clear();
        } else if !touches.is_empty() {
            kinds.push(EntryKind::Touch);
        }
        let from = args.from.as_deref().map(|text| cx.past_day("--from", text)).transpose()?;
        let to = args.to.as_deref().map(|text| cx.past_day("--to", text)).transpose()?;
        Ok(Wanted { kinds, touches, from, to, limit: args.limit.unwrap_or(usize::MAX) })
    }

    fn has(&self, kind: EntryKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    fn takes(&self, entry: &Entry, day: NaiveDate) -> bool {
        let is_of_kind = match &entry.what {
            What::Touch(touch) if entry.kind == EntryKind::Touch => self.touches.is_empty() || self.touches.contains(&touch.kind),
            _ => true,
        };
        is_of_kind && self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

fn entries(cx: &Context, reader: &Reader, account: AccountId, wanted: &Wanted) -> Result<Vec<Entry>, Failure> {
    let mut entries: Vec<Entry> = bands(cx, reader, account, wanted)?.into_iter().map(|change| band_entry(account, change)).collect();
    let bands = entries.len();
    entries.retain(|entry| wanted.takes(entry, entry.at.day(&cx.zone())));
    // The bands are made here: where only they are wanted, nothing is read.
    let mut cursor = None;
    while entries.len() < wanted.limit.saturating_add(bands) {
        let read = page(reader.connection(), account, cursor.as_ref(), &wanted.kinds, PAGE)?;
        let (is_last, oldest) = (read.len() < PAGE, read.last().map(|entry| entry.at.day(&cx.zone())));
        cursor = read.last().map(Entry::cursor);
        entries.extend(read.into_iter().filter(|entry| wanted.takes(entry, entry.at.day(&cx.zone()))));
        // A day's border in UTC may stand a day off the person's.
        let is_past = oldest.zip(wanted.from).is_some_and(|(oldest, from)| oldest.succ_opt().is_some_and(|next| next < from));
        if is_last || is_past {
            break;
        }
    }
    entries.sort_by_key(|entry| Reverse(entry.order()));
    entries.truncate(wanted.limit);
    Ok(entries)
}

fn bands(cx: &Context, reader: &Reader, account: AccountId, wanted: &Wanted) -> Result<Vec<BandChange>, Failure> {
    if !wanted.has(EntryKind::Health) {
        return Ok(Vec::new());
    }
    let today = cx.format.today;
    let days = wanted.from.map_or(BAND_DAYS, |from| (today - from).num_days()).clamp(0, MOST_BAND_DAYS);
    Ok(band_changes(reader.connection(), account, &cx.model(reader)?, today, u32::try_from(days).unwrap_or(0), &cx.zone())?)
}

fn band_entry(account: AccountId, change: BandChange) -> Entry {
    let what = What::Band { from: change.from, to: change.to, score: change.score };
    Entry { row: EntityRef::from(account), kind: EntryKind::Health, at: Moment::Day(change.on), what, contacts: Vec::new() }
}

fn line(cx: &Context, entry: &Entry) -> TimelineEntry {
    let (title, text) = title_and_text(cx, entry);
    let id = match entry.what {
        // No row stands behind a change of the band.
        What::Band { .. } => format!("health-{}", entry.at),
        _ => entry.row.id.to_string(),
    };
    TimelineEntry { id, kind: entry.kind, at: entry.at, title, text, direction: direction(entry), contacts: entry.contacts.clone() }
}

fn direction(entry: &Entry) -> Option<Direction> {
    match &entry.what {
        What::Touch(touch) => Some(touch.direction),
        _ => None,
    }
}

fn title_and_text(cx: &Context, entry: &Entry) -> (String, String) {
    let words = &cx.words;
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    let kind = |kind: EntityKind| words.word(kind);
    match &entry.what {
        What::Touch(touch) => (touch.subject.clone().unwrap_or_else(|| words.word(touch.kind)), touch.body.clone()),
        What::Response(response) => {
            let score = format!("{} {}/{}", words.word(response.kind), response.score.value(), response.score.scale().max);
            (score, or_empty(&response.comment))
        }
        What::Ticket(ticket) => {
            let name = ticket.subject.clone().or_else(|| ticket.external_id.clone());
            (name.unwrap_or_else(|| kind(EntityKind::Ticket)), or_empty(&ticket.status))
        }
        What::Plan(plan) => (plan.name.clone(), String::new()),
        What::Step(step) => (format!("{}: {}", step.phase, step.title), or_empty(&step.blocked)),
        What::Renewal(renewal) => {
            let outcome = renewal.outcome.map(|outcome| format!(": {}", words.word(outcome))).unwrap_or_default();
            (format!("{} {}{outcome}", kind(EntityKind::Renewal), renewal.due_on), or_empty(&renewal.churn_reason))
        }
        What::Contract(contract) => {
            let what: Vec<&str> = [&contract.product, &contract.plan].into_iter().flatten().map(String::as_str).collect();
            let arr = contract.arr.map(|arr| cx.format.full_money(arr)).unwrap_or_default();
            (format!("{} {}", kind(EntityKind::Contract), what.join(" ")).trim_end().to_owned(), arr)
        }
        What::ContactLeft(contact) => (say!(words, "cli-left", name = contact.name.clone()), or_empty(&contact.title)),
        What::Task(task) => (task.title.clone(), or_empty(&task.note)),
        What::Meeting(meeting) => (wording::agenda::title(words, meeting), or_empty(&meeting.place)),
        What::Pulse(pulse) => (format!("{} {}/5", kind(EntityKind::Pulse), pulse.rating.value()), or_empty(&pulse.note)),
        What::Override(over) => {
            let to = match over.to {
                OverrideTo::Score(score) => score.to_string(),
                OverrideTo::Band(band) => words.word(band),
            };
            (format!("{} {to}", kind(EntityKind::Override)), over.reason.clone())
        }
        What::Band { from, to, score } => {
            let score = score.map(|score| score.to_string()).unwrap_or_default();
            (format!("{} → {}", words.word(*from), words.word(*to)), score)
        }
    }
}

fn table(cx: &Context, account: &str, entries: &[Entry]) -> Text {
    let mut text = Text::default();
    text.line(Piece::new(account, Tone::Strong)).blank();
    if entries.is_empty() {
        text.line(say!(cx.words, "cli-timeline-empty"));
        return text;
    }
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-col-when")),
        Column::left(say!(cx.words, "cli-col-what")),
        Column::left(say!(cx.words, "cli-col-who")),
        Column::left(say!(cx.words, "cli-col-state")),
        Column::whole(say!(cx.words, "cli-col-title")),
    ]);
    for entry in entries {
        let told = wording::timeline::entry(&cx.words, &cx.format, entry);
        let (kind, state) = (Piece::new(told.kind, Tone::Dim), Piece::new(told.state, tone(told.tone)));
        table.row(vec![cx.format.moment(&entry.at).into(), kind, told.people.into(), state, told.title.into()]);
    }
    text.table(&table);
    text
}

fn tone(tone: wording::timeline::Tone) -> Tone {
    use wording::timeline::Tone as Told;
    match tone {
        Told::Plain => Tone::Plain,
        Told::Quiet => Tone::Dim,
        Told::Good => Tone::Good,
        Told::Watch => Tone::Watch,
        Told::Bad => Tone::Bad,
    }
}
