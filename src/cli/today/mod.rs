//! `today`, `today done|snooze|skip`: who needs the manager today, why, and what to do.

mod mail;
mod rules;
mod since;

use crate::cli::args::{ItemSnoozeArgs, TodayArgs, TodayCommand};
use crate::cli::context::Context;
use crate::cli::done::carry_out_and_say;
use crate::cli::failure::Failure;
use crate::cli::json::{Day as JsonDay, EvidenceLine, ShareLine, TermsLine, TodayLine, WhyLine, rounded};
use crate::cli::output::{Answer, complain};
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::EntityRef;
use crate::domain::health::{Evidence, Model};
use crate::domain::triage::{Day, Item, ItemId, Line, MarkAction, Reason, Rules};
use crate::i18n::format::NOTHING;
use crate::ops::{Op, Settled, TriageOp};
use crate::review::evidence_text;
use crate::review::today::{Today, rules_of};
use crate::say;
use crate::shell::paths;
use crate::store::{Book, Reader};
use crate::wording;

pub fn today(cx: &Context, args: &TodayArgs) -> Result<Answer, Failure> {
    match &args.command {
        None => list(cx, args.capacity),
        Some(TodayCommand::Rules) => rules::list(cx),
        Some(TodayCommand::Since) => since::since(cx),
        Some(TodayCommand::Mail(args)) => mail::mail(cx, args),
        Some(TodayCommand::Done(args)) => mark(cx, &args.item, MarkAction::Done, None),
        Some(TodayCommand::Skip(args)) => mark(cx, &args.item, MarkAction::Skipped, None),
        Some(TodayCommand::Snooze(args)) => mark(cx, &args.item, MarkAction::Snoozed, Some(args)),
    }
}

/// What the queue of a book is read with.
pub(in crate::cli) struct Standing {
    pub model: Model,
    pub rules: Rules,
}

impl Standing {
    pub fn read(cx: &Context, reader: &Reader) -> Result<Standing, Failure> {
        let found = crate::shell::rules::in_force(&cx.words, paths::rules_file().as_deref());
        if let Some(problem) = &found.problem {
            complain(problem);
        }
        Ok(Standing { model: cx.model(reader)?, rules: rules_of(reader.connection(), &found.rules)? })
    }

    pub fn day<'a>(&'a self, cx: &'a Context) -> Day<'a> {
        Day::new(cx.format.today, cx.zone(), &self.model, &self.rules, &cx.workdays)
    }
}

fn list(cx: &Context, capacity: Option<usize>) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let standing = Standing::read(cx, reader)?;
    let queue = Today::read(reader.connection(), &standing.day(cx), cx.clock.now())?;
    let within = capacity.unwrap_or(usize::MAX);
    let json: Vec<TodayLine> = match cx.wants_json {
        true => queue.items.iter().take(within).map(|item| line(cx, reader, &queue, item)).collect::<Result<_, _>>()?,
        false => Vec::new(),
    };
    Ok(cx.answer(&json, || text(cx, &queue, capacity)))
}

/// Says in JSON what an item is.
fn line(cx: &Context, reader: &Reader, queue: &Today, item: &Item) -> Result<TodayLine, Failure> {
    let priority = item.priority;
    Ok(TodayLine {
        id: item.id.to_string(),
        account: item.id.account,
        name: name_of(queue, item).to_owned(),
        reason: item.id.reason,
        why: item.raised.why.iter().map(|line| why_line(cx, reader, line)).collect::<Result<_, _>>()?,
        suggestion: wording::triage::suggestion(&cx.words, item.raised.suggestion),
        due_on: item.raised.due_on.map(JsonDay),
        priority: rounded(priority.value, 3),
        terms: TermsLine {
            weight: priority.weight,
            share: ShareLine { percent: rounded(priority.share.percent, 4), of: priority.share.of },
            urgency: rounded(priority.urgency, 4),
        },
    })
}

fn why_line(cx: &Context, reader: &Reader, line: &Line) -> Result<WhyLine, Failure> {
    let evidence = line.evidence.iter().map(|row| evidence_line(reader, row)).collect::<Result<_, Failure>>()?;
    Ok(WhyLine { text: wording::triage::why(&cx.words, &cx.format, &line.why), evidence })
}

fn evidence_line(reader: &Reader, row: &Evidence) -> Result<EvidenceLine, Failure> {
    let EntityRef { kind, id } = row.entity;
    let text = evidence_text(reader.connection(), row.entity)?;
    Ok(EvidenceLine { kind, id: id.to_string(), on: row.on.map(JsonDay), text })
}

fn name_of<'q>(queue: &'q Today, item: &Item) -> &'q str {
    queue.account(item.id.account).map_or("", |scored| scored.line.name.as_str())
}

fn text(cx: &Context, queue: &Today, capacity: Option<usize>) -> Text {
    let mut text = Text::default();
    if queue.items.is_empty() {
        text.line(say!(cx.words, "today-cli-empty"));
        return text;
    }
    let (above, below) = queue.items.split_at(capacity.unwrap_or(usize::MAX).min(queue.items.len()));
    if !above.is_empty() {
        text.table(&table(cx, queue, above));
    }
    if let Some(n) = capacity {
        text.line(Piece::new(format!("── {} ──", say!(cx.words, "today-cli-line", n = n)), Tone::Dim));
        if !below.is_empty() {
            text.table(&table(cx, queue, below));
        }
    }
    text.line(Piece::new(say!(cx.words, "today-cli-count", n = queue.items.len()), Tone::Dim));
    text.line(Piece::new(by_reason(cx, queue), Tone::Dim));
    text
}

/// Counts the items by reason, the most frequent first.
fn by_reason(cx: &Context, queue: &Today) -> String {
    let count = |reason: &Reason| queue.items.iter().filter(|item| item.id.reason == *reason).count();
    let mut counts: Vec<(usize, Reason)> = Reason::ALL.iter().map(|reason| (count(reason), *reason)).filter(|(n, _)| *n > 0).collect();
    counts.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    let said: Vec<String> = counts.into_iter().map(|(n, reason)| format!("{} {n}", cx.words.word(reason))).collect();
    said.join(" · ")
}

fn table(cx: &Context, queue: &Today, items: &[Item]) -> Table {
    let column = |id: &str| Column::left(cx.words.get(id));
    let mut table = Table::new(vec![
        Column::right(say!(cx.words, "today-cli-col-priority")),
        column("today-cli-col-account"),
        column("today-cli-col-reason"),
        column("today-cli-col-due"),
        Column::whole(say!(cx.words, "today-cli-col-why")),
        Column::whole(say!(cx.words, "today-cli-col-next")),
        Column::whole(say!(cx.words, "today-cli-col-id")),
    ]);
    for item in items {
        let due = item.raised.due_on.map_or_else(|| NOTHING.to_owned(), |day| cx.format.due(day));
        let is_late = item.raised.due_on.is_some_and(|day| day < cx.format.today);
        table.row(vec![
            wording::triage::value(&item.priority).into(),
            name_of(queue, item).into(),
            cx.words.word(item.id.reason).into(),
            Piece::new(due, if is_late { Tone::Bad } else { Tone::Plain }),
            item.raised.why.first().map(|line| wording::triage::why(&cx.words, &cx.format, &line.why)).unwrap_or_default().into(),
            wording::triage::suggestion(&cx.words, item.raised.suggestion).into(),
            Piece::new(item.id.to_string(), Tone::Dim),
        ]);
    }
    table
}

/// Says something about an open item.
pub(in crate::cli) fn mark(cx: &Context, named: &str, action: MarkAction, snooze: Option<&ItemSnoozeArgs>) -> Result<Answer, Failure> {
    let until = snooze.map(|args| cx.later_day("DATE", &args.date)).transpose()?;
    let book: Book = cx.write()?;
    let standing = Standing::read(cx, &book.reader)?;
    let queue = Today::read(book.reader.connection(), &standing.day(cx), cx.clock.now())?;
    let item = open_item(cx, &queue, named)?;
    let note = snooze.and_then(|args| args.reason.clone());
    let mark = item.mark(action, until, note, &standing.rules, (cx.format.today, cx.clock.now()));
    let settled = if action == MarkAction::Done { Settled::by(item) } else { Settled::default() };
    let until: Vec<String> = until.map(|day| say!(cx.words, "cli-until", day = cx.format.date(day))).into_iter().collect();
    carry_out_and_say(cx, book, &Op::Triage(TriageOp::Mark(vec![mark], settled)), &until)
}

/// Returns the open item of an id.
fn open_item<'q>(cx: &Context, queue: &'q Today, named: &str) -> Result<&'q Item, Failure> {
    let id: Option<ItemId> = named.parse().ok();
    let item = id.and_then(|id| queue.items.iter().find(|item| item.id == id));
    item.ok_or_else(|| Failure::Failed(say!(cx.words, "today-cli-no-item", id = named.to_owned())))
}
