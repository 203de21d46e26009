//! The tasks of all accounts, in groups by when they ask for something, and what of them the filter shows.

use crate::domain::{AccountId, Row, Task, TaskId};
use crate::store::directory::{names_by_account, readings};
use crate::store::tasks::open_or_done_since;
use crate::store::{self, Result};
use crate::text::search_key;
use crate::tui::pane::Cx;
use chrono::{Days, NaiveDate, TimeDelta};
use std::collections::HashMap;

/// For how long a task that is done stays in the list.
const LATELY: TimeDelta = TimeDelta::days(7);

/// When a task asks for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Overdue,
    Today,
    Week,
    Later,
    Undated,
    Snoozed,
    Done,
}

impl Group {
    pub fn of(task: &Task, today: NaiveDate) -> Group {
        let week = today.checked_add_days(Days::new(7)).unwrap_or(today);
        match (task.done_at, task.snoozed_until, task.due_on) {
            (Some(_), ..) => Group::Done,
            (None, Some(until), _) if until > today => Group::Snoozed,
            // One that was held back asks for something on the day it comes back, however long ago it was due.
            (None, Some(until), _) if until == today => Group::Today,
            (None, _, None) => Group::Undated,
            (None, _, Some(due)) if due < today => Group::Overdue,
            (None, _, Some(due)) if due == today => Group::Today,
            (None, _, Some(due)) if due <= week => Group::Week,
            (None, ..) => Group::Later,
        }
    }

    /// Returns the id of its name.
    pub fn word_id(self) -> &'static str {
        match self {
            Group::Overdue => "task-group-overdue",
            Group::Today => "task-group-today",
            Group::Week => "task-group-week",
            Group::Later => "task-group-later",
            Group::Undated => "task-group-undated",
            Group::Snoozed => "task-group-snoozed",
            Group::Done => "task-group-done",
        }
    }
}

/// A task beside what the list shows of it.
#[derive(Clone, Debug)]
pub struct Item {
    pub task: Row<TaskId, Task>,
    pub account: String,
    pub group: Group,
    key: String,
}

#[derive(Default)]
pub struct Rows {
    items: Vec<Item>,
    /// Places of the items that are shown.
    shown: Vec<usize>,
}

impl Rows {
    /// Reads all tasks and shows those that fit.
    pub fn read(cx: &Cx<'_>, wanted: &str) -> Result<Rows> {
        let connection = cx.book.connection();
        let (names, readings) = (names_by_account(connection)?, readings(connection)?);
        let since = cx.now.checked_sub_signed(LATELY).unwrap_or(cx.now);
        let tasks = open_or_done_since(connection, since)?;
        let mut items: Vec<Item> = tasks.into_iter().map(|task| item(task, (&names, &readings), cx.today())).collect();
        items.sort_by_cached_key(order);
        let mut rows = Rows { items, shown: Vec::new() };
        rows.show(wanted);
        Ok(rows)
    }

    /// Shows the tasks in which every word occurs.
    pub fn show(&mut self, wanted: &str) {
        let wanted = search_key(wanted);
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let fits = |item: &Item| words.iter().all(|word| item.key.contains(word));
        self.shown = self.items.iter().enumerate().filter(|(_, item)| fits(item)).map(|(place, _)| place).collect();
    }

    pub fn len(&self) -> usize {
        self.shown.len()
    }

    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Says whether there is no task at all, whatever the filter.
    pub fn has_none(&self) -> bool {
        self.items.is_empty()
    }

    pub fn get(&self, index: usize) -> Option<&Item> {
        self.shown.get(index).map(|place| &self.items[*place])
    }

    pub fn shown(&self) -> impl Iterator<Item = &Item> {
        self.shown.iter().map(|place| &self.items[*place])
    }

    pub fn find(&self, id: TaskId) -> Option<&Item> {
        self.items.iter().find(|item| item.task.id == id)
    }

    pub fn place_of(&self, id: TaskId) -> Option<usize> {
        self.shown.iter().position(|place| self.items[*place].task.id == id)
    }

    /// Counts the tasks of a group, shown or not.
    pub fn count(&self, group: Group) -> usize {
        self.items.iter().filter(|item| item.group == group).count()
    }

    /// Counts the shown tasks of a row's group when the row is the first of it.
    pub fn opens_group(&self, index: usize) -> Option<usize> {
        let group = self.get(index)?.group;
        let is_first = index.checked_sub(1).and_then(|before| self.get(before)).is_none_or(|before| before.group != group);
        is_first.then(|| self.shown().filter(|item| item.group == group).count())
    }
}

type ByAccount = HashMap<AccountId, String>;

fn item(task: Row<TaskId, Task>, (names, readings): (&ByAccount, &ByAccount), today: NaiveDate) -> Item {
    let of = |known: &ByAccount| task.account.and_then(|account| known.get(&account)).cloned().unwrap_or_default();
    let (account, reading) = (of(names), of(readings));
    let key = search_key(&format!("{}\n{account}\n{reading}\n{}", task.title, task.note.as_deref().unwrap_or_default()));
    Item { group: Group::of(&task, today), account, key, task }
}

/// By group, then by the day they ask for, then by how much they press; what is done, newest first.
fn order(item: &Item) -> impl Ord + use<> {
    let done = std::cmp::Reverse(item.task.done_at);
    let day = item.task.next_on();
    (item.group, done, day.is_none(), day, item.task.priority, item.account.clone(), item.task.id)
}

/// Reads the tasks of an account that wait to be done by today, without some.
pub fn waiting(cx: &Cx<'_>, account: AccountId, but: &[TaskId]) -> Result<Vec<Row<TaskId, Task>>> {
    let mut tasks = store::by_account::<Task>(cx.book.connection(), account)?;
    let is_due = |task: &Task| task.is_waiting(cx.today()) && task.due_on.is_some_and(|due| due <= cx.today());
    tasks.retain(|task| is_due(task) && !but.contains(&task.id));
    tasks.sort_by_key(|task| (task.due_on, task.priority, task.id));
    Ok(tasks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_stand_in_the_group_of_the_day_they_ask_for() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let cases = [
            (Some("2026-11-21"), None, false, Group::Overdue),
            (Some("2026-11-22"), None, false, Group::Today),
            (Some("2026-11-29"), None, false, Group::Week),
            (Some("2026-11-30"), None, false, Group::Later),
            (None, None, false, Group::Undated),
            (Some("2026-11-10"), Some("2026-11-25"), false, Group::Snoozed),
            (Some("2026-11-10"), Some("2026-11-22"), false, Group::Today),
            (Some("2026-11-10"), Some("2026-11-20"), false, Group::Overdue),
            (Some("2026-11-10"), None, true, Group::Done),
        ];
        for (due, until, is_done, expected) in cases {
            let mut task = Task::titled("x");
            (task.due_on, task.snoozed_until) = (due.map(day), until.map(day));
            task.done_at = is_done.then(|| "2026-11-20T08:00:00Z".parse().expect("a time"));
            assert_eq!(Group::of(&task, day("2026-11-22")), expected, "{due:?} {until:?} {is_done}");
        }
    }
}
