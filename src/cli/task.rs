//! `task add|done|snooze|list`.

use crate::cli::args::{SnoozeArgs, TaskAddArgs, TaskListArgs};
use crate::cli::context::Context;
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::json::{Day, TaskLine};
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::{AccountId, Moment, Priority, Row, Task, TaskId};
use crate::i18n::format::NOTHING;
use crate::ops::Op;
use crate::say;
use crate::store::directory::account_names;
use crate::store::{Reader, all_of, by_account, get};
use std::collections::HashMap;

pub fn add(cx: &Context, args: &TaskAddArgs) -> Result<Answer, Failure> {
    let mut task = Task::titled(args.title.trim());
    task.note.clone_from(&args.note);
    task.due_on = args.due.as_deref().map(|text| cx.coming_day("--due", text)).transpose()?;
    if let Some(priority) = args.priority {
        task.priority = Priority::new(priority).map_err(|why| Failure::Option { name: "--priority", why })?;
    }
    let book = cx.write()?;
    let reader = &book.reader;
    if let Some(named) = &args.account {
        let account = cx.account(reader, named)?.id;
        task.account = Some(account);
        task.contact = args.contact.as_deref().map(|named| cx.contact(reader, account, named)).transpose()?;
    }
    carry_out(cx, book, &Op::SaveTask(None, task))
}

pub fn done(cx: &Context, id: &str) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let id = find(cx, &book.reader, id)?;
    carry_out(cx, book, &Op::FinishTask(id))
}

pub fn snooze(cx: &Context, args: &SnoozeArgs) -> Result<Answer, Failure> {
    let until = cx.coming_day("snooze", &args.date)?;
    let book = cx.write()?;
    let reader = &book.reader;
    let id = find(cx, reader, &args.id)?;
    if get::<Task>(reader.connection(), id)?.is_some_and(|task| task.done_at.is_some()) {
        return Err(Failure::Failed(say!(cx.words, "cli-task-is-done")));
    }
    carry_out(cx, book, &Op::SnoozeTask(id, until, args.reason.clone()))
}

pub fn list(cx: &Context, args: &TaskListArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let mut tasks = match &args.account {
        Some(named) => by_account::<Task>(reader.connection(), cx.account(reader, named)?.id)?,
        None => all_of::<Task>(reader.connection())?,
    };
    tasks.retain(|task| args.all || task.done_at.is_none());
    // Open ones first, by the day on which they ask for something; those without a day last.
    tasks.sort_by_key(|task| (task.done_at, task.next_on().is_none(), task.next_on(), task.priority, task.id));
    let json: Vec<TaskLine> = tasks.iter().map(task_line).collect();
    let names: HashMap<AccountId, String> =
        account_names(reader.connection())?.into_iter().map(|account| (account.id, account.name)).collect();
    Ok(cx.answer(&json, || listed(cx, &tasks, &names)))
}

/// Finds the open or finished task that an argument names by its id.
fn find(cx: &Context, reader: &Reader, id: &str) -> Result<TaskId, Failure> {
    let missing = || Failure::Failed(say!(cx.words, "cli-no-task", id = id.to_owned()));
    let task: TaskId = id.parse().map_err(|_| missing())?;
    get::<Task>(reader.connection(), task)?.map(|row| row.id).ok_or_else(missing)
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
        note: task.note,
    }
}

fn listed(cx: &Context, tasks: &[Row<TaskId, Task>], names: &HashMap<AccountId, String>) -> Text {
    let mut text = Text::default();
    if tasks.is_empty() {
        text.line(say!(cx.words, "cli-tasks-empty"));
        return text;
    }
    let name = |task: &Row<TaskId, Task>| task.account.and_then(|account| names.get(&account)).map_or("", String::as_str);
    text.table(&table(cx, tasks.iter().map(|task| (task, Some(name(task))))));
    text
}

/// Lays out tasks, each beside its account where that does not go without saying.
pub fn table<'a>(cx: &Context, tasks: impl Iterator<Item = (&'a Row<TaskId, Task>, Option<&'a str>)>) -> Table {
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-field-id")),
        Column::left(say!(cx.words, "cli-col-due")),
        Column::left(say!(cx.words, "cli-col-priority")),
        Column::left(say!(cx.words, "cli-col-account")),
        Column::whole(say!(cx.words, "cli-col-task")),
    ]);
    for (task, account) in tasks {
        let is_overdue = task.done_at.is_none() && task.due_on.is_some_and(|due| due < cx.format.today);
        let tone = if task.done_at.is_some() { Tone::Dim } else { Tone::Plain };
        let due = if task.done_at.is_some() { say!(cx.words, "cli-done") } else { due(cx, task) };
        table.row(vec![
            task.id.to_string().into(),
            Piece::new(due, if is_overdue { Tone::Bad } else { tone }),
            cx.words.word(task.priority).into(),
            account.unwrap_or_default().into(),
            Piece::new(&task.title, tone),
        ]);
    }
    table
}

fn due(cx: &Context, task: &Task) -> String {
    let snoozed = task.snoozed_until.filter(|until| *until > cx.format.today);
    match (snoozed, task.due_on) {
        (Some(until), _) => say!(cx.words, "cli-snoozed", until = cx.format.due(until)),
        (None, Some(due)) => cx.format.due(due),
        (None, None) => NOTHING.to_owned(),
    }
}
