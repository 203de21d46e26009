//! `task add|edit|done|snooze|shift|list`.

use crate::cli::args::{ShiftArgs, SnoozeArgs, TaskAddArgs, TaskEditArgs, TaskListArgs};
use crate::cli::context::{Context, each_once, row_named};
use crate::cli::done::{carry_out, carry_out_and_say};
use crate::cli::failure::Failure;
use crate::cli::json::{Day, TaskLine};
use crate::cli::list::understood;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Line, Piece, Table, Text, Tone};
use crate::domain::task_shift::Shift;
use crate::domain::{AccountId, Invalid, Moment, Priority, Repeat, Row, Task, TaskId};
use crate::i18n::format::NOTHING;
use crate::ops::Op;
use crate::say;
use crate::store::directory::names_by_account;
use crate::store::{Reader, all_of, by_account};
use crate::wording::rhythm;
use chrono::NaiveDate;
use std::collections::HashMap;

pub fn add(cx: &Context, args: &TaskAddArgs) -> Result<Answer, Failure> {
    let mut task = Task::titled(args.title.trim());
    task.note.clone_from(&args.note);
    task.due_on = args.due.as_deref().map(|text| cx.coming_day("--due", text)).transpose()?;
    task.repeat = args.repeat.as_deref().map(repeat).transpose()?;
    if let Some(given) = args.priority {
        task.priority = priority(given)?;
    }
    let book = cx.write()?;
    let reader = &book.reader;
    task.done_when = args.done_when.as_deref().map(|text| condition(cx, reader, text)).transpose()?;
    if let Some(named) = &args.account {
        let account = cx.account(reader, named)?.id;
        task.account = Some(account);
        task.contact = args.contact.as_deref().map(|named| cx.contact(reader, account, named)).transpose()?;
    }
    let due = due_line(cx, task.due_on);
    carry_out_and_say(cx, book, &Op::SaveTask(None, task), &due)
}

/// Says the day that was understood, and that it is past where it is.
fn due_line(cx: &Context, due: Option<NaiveDate>) -> Vec<String> {
    let id = |due| if due < cx.format.today { "cli-due-past" } else { "cli-due" };
    due.map(|due| say!(cx.words, id(due), day = cx.format.date(due))).into_iter().collect()
}

/// Changes what is given; an empty text takes a field away.
pub fn edit(cx: &Context, args: &TaskEditArgs) -> Result<Answer, Failure> {
    let filled = |text: &String| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let book = cx.write()?;
    let Row { id, fields: mut task } = find(cx, &book.reader, &args.id)?;
    if let Some(title) = &args.title {
        title.trim().clone_into(&mut task.title);
    }
    if let Some(due) = &args.due {
        task.due_on = filled(due).map(|text| cx.coming_day("--due", &text)).transpose()?;
        task.repeat = task.repeat.map(Repeat::anew);
    }
    if let Some(given) = args.priority {
        task.priority = priority(given)?;
    }
    if let Some(note) = &args.note {
        task.note = filled(note);
    }
    if let Some(text) = &args.repeat {
        task.repeat = filled(text).map(|text| repeat(&text)).transpose()?;
    }
    if let Some(text) = &args.done_when {
        task.done_when = filled(text).map(|text| condition(cx, &book.reader, &text)).transpose()?;
        if task.done_when.is_some() && task.account.is_none() {
            return Err(Failure::Usage(say!(cx.words, "cli-condition-no-account")));
        }
    }
    let due = if args.due.is_some() { due_line(cx, task.due_on) } else { Vec::new() };
    carry_out_and_say(cx, book, &Op::SaveTask(Some(id), task), &due)
}

pub fn done(cx: &Context, ids: &[String]) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let tasks = find_all(cx, &book.reader, ids)?;
    match tasks.as_slice() {
        [one] => carry_out(cx, book, &Op::FinishTask(one.id)),
        several => carry_out(cx, book, &Op::FinishTasks(ids_of(several))),
    }
}

/// Moves tasks to other days, and says each new one.
pub fn shift(cx: &Context, args: &ShiftArgs) -> Result<Answer, Failure> {
    let today = cx.format.today;
    let not_a_day = || Failure::Option { name: "BY", why: Invalid::NotADate(args.by.clone()) };
    let shift = Shift::typed(&args.by, today).ok_or_else(not_a_day)?;
    let book = cx.write()?;
    let (mut days, mut said) = (Vec::new(), Vec::new());
    for task in find_all(cx, &book.reader, &args.ids)? {
        refuse_done(cx, &task)?;
        let day = shift.moved(task.due_on, today, &cx.workdays);
        let before = task.due_on.map_or(NOTHING.to_owned(), |day| cx.format.date(day));
        said.push(format!("{before} → {}  {}", cx.format.date(day), task.title));
        days.push((task.id, day));
    }
    carry_out_and_say(cx, book, &Op::ShiftTasks(days), &said)
}

pub fn snooze(cx: &Context, args: &SnoozeArgs) -> Result<Answer, Failure> {
    let until = cx.later_day("DATE", &args.date)?;
    let book = cx.write()?;
    let tasks = find_all(cx, &book.reader, &args.ids)?;
    tasks.iter().try_for_each(|task| refuse_done(cx, task))?;
    match tasks.as_slice() {
        [one] => carry_out(cx, book, &Op::SnoozeTask(one.id, until, args.reason.clone())),
        several => carry_out(cx, book, &Op::SnoozeTasks(ids_of(several), until, args.reason.clone())),
    }
}

pub fn list(cx: &Context, args: &TaskListArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let mut tasks = match &args.account {
        Some(named) => by_account::<Task>(reader.connection(), cx.account(reader, named)?.id)?,
        None => all_of::<Task>(reader.connection())?,
    };
    let is_late = |task: &Task| task.is_waiting(cx.format.today) && task.due_on.is_some_and(|due| due < cx.format.today);
    tasks.retain(|task| (args.all || task.done_at.is_none()) && (!args.overdue || is_late(task)));
    // Open ones first, by the day on which they ask for something; those without a day last.
    tasks.sort_by_key(|task| (task.done_at, task.next_on().is_none(), task.next_on(), task.priority, task.id));
    let json: Vec<TaskLine> = tasks.iter().map(task_line).collect();
    let names = names_by_account(reader.connection())?;
    Ok(cx.answer(&json, || listed(cx, &tasks, &names)))
}

/// Checks a filter under which a task counts as done.
fn condition(cx: &Context, reader: &Reader, text: &str) -> Result<String, Failure> {
    understood(cx, reader, text)?;
    Ok(text.trim().to_owned())
}

/// Finds the open or finished task that an argument names by its id.
fn find(cx: &Context, reader: &Reader, id: &str) -> Result<Row<TaskId, Task>, Failure> {
    row_named(reader, id, |id| say!(cx.words, "cli-no-task", id = id))
}

/// Finds several, each once, in the order given.
fn find_all(cx: &Context, reader: &Reader, ids: &[String]) -> Result<Vec<Row<TaskId, Task>>, Failure> {
    each_once(ids, |task: &Row<TaskId, Task>| task.id, |id| find(cx, reader, id))
}

fn ids_of(tasks: &[Row<TaskId, Task>]) -> Vec<TaskId> {
    tasks.iter().map(|task| task.id).collect()
}

fn refuse_done(cx: &Context, task: &Task) -> Result<(), Failure> {
    match task.done_at {
        Some(_) => Err(Failure::Failed(say!(cx.words, "cli-task-is-done"))),
        None => Ok(()),
    }
}

fn priority(given: u8) -> Result<Priority, Failure> {
    Priority::new(given).map_err(|why| Failure::Option { name: "--priority", why })
}

fn repeat(text: &str) -> Result<Repeat, Failure> {
    Repeat::typed(text).map_err(|why| Failure::Option { name: "--repeat", why })
}

/// Says in JSON what a task is.
pub fn task_line(row: &Row<TaskId, Task>) -> TaskLine {
    let task = row.fields.clone();
    TaskLine {
        id: row.id,
        account: task.account,
        contact: task.contact,
        title: task.title,
        purpose: task.purpose,
        due_on: task.due_on.map(Day),
        snoozed_until: task.snoozed_until.map(Day),
        snooze_reason: task.snooze_reason,
        priority: task.priority.value(),
        done_at: task.done_at.map(|at| Moment::from(at).to_string()),
        repeat: task.repeat.map(|repeat| repeat.anew().to_string()),
        done_when: task.done_when,
        note: task.note,
    }
}

fn listed(cx: &Context, tasks: &[Row<TaskId, Task>], names: &HashMap<AccountId, String>) -> Text {
    let mut text = Text::default();
    if tasks.is_empty() {
        text.line(say!(cx.words, "cli-tasks-empty"));
        return text;
    }
    text.table(&table(cx, tasks, Some(names)));
    text
}

/// Lays out tasks, each beside its account where names are given.
pub fn table(cx: &Context, tasks: &[Row<TaskId, Task>], names: Option<&HashMap<AccountId, String>>) -> Table {
    let mut columns = ["cli-field-id", "cli-col-due", "cli-col-priority"].map(|id| Column::left(cx.words.get(id))).to_vec();
    columns.extend(names.map(|_| Column::left(say!(cx.words, "cli-col-account"))));
    columns.push(Column::whole(say!(cx.words, "cli-col-task")));
    let mut table = Table::new(columns);
    for task in tasks {
        let mut row: Line = vec![task.id.to_string().into(), due(cx, task), cx.words.word(task.priority).into()];
        row.extend(names.map(|names| task.account.and_then(|account| names.get(&account)).map_or("", String::as_str).into()));
        let comes_back = task.repeat.map(|repeat| format!("  ({})", rhythm(&cx.words, repeat))).unwrap_or_default();
        let title = format!("{}{comes_back}", task.title);
        row.push(Piece::new(&title, if task.done_at.is_some() { Tone::Dim } else { Tone::Plain }));
        table.row(row);
    }
    table
}

/// Says when a task is due, until when it is held back, or that it is done.
fn due(cx: &Context, task: &Task) -> Piece {
    let today = cx.format.today;
    match (task.done_at, task.snoozed_until.filter(|until| *until > today), task.due_on) {
        (Some(_), ..) => Piece::new(say!(cx.words, "cli-done"), Tone::Dim),
        (None, Some(until), _) => say!(cx.words, "cli-snoozed", until = cx.format.due(until)).into(),
        (None, None, Some(due)) => Piece::new(cx.format.due(due), if due < today { Tone::Bad } else { Tone::Plain }),
        (None, None, None) => NOTHING.into(),
    }
}
