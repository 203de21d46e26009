//! Playbooks that were started, and their tasks.

use crate::domain::playbook::{Run, Template};
use crate::domain::{AccountId, Row, RunId, Task, TaskId, TemplateId, TemplateKind};
use crate::store::{Cells, Entity, Result};
use chrono::NaiveDate;
use rusqlite::Connection;

/// A started playbook with how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct RunLine {
    pub run: Row<RunId, Run>,
    pub account: String,
    pub tasks: usize,
    pub done: usize,
    /// The open task that is due first.
    pub next: Option<NextOfRun>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct NextOfRun {
    pub due_on: Option<NaiveDate>,
    pub title: String,
}

impl RunLine {
    /// Says whether it still has something to do.
    pub fn is_running(&self) -> bool {
        self.run.stopped_on.is_none() && self.done < self.tasks
    }
}

/// Reads every started playbook, the newest first.
pub fn runs(connection: &Connection) -> Result<Vec<RunLine>> {
    let mut statement = connection.prepare_cached(include_str!("runs.sql"))?;
    let lines = statement.query_map([], |row| {
        let run = Run::read_row(row)?;
        let mut cells = Cells::starting_at(row, 1 + Run::COLUMNS.len());
        let (account, tasks, done) = (cells.take()?, cells.take::<usize>()?, cells.take::<usize>()?);
        let (due_on, title) = (cells.day()?, cells.take::<Option<String>>()?);
        Ok(RunLine { run, account, tasks, done, next: title.map(|title| NextOfRun { due_on, title }) })
    })?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

/// Reads the run of a playbook that an account still has open tasks of; `None` when there is none.
pub fn running(connection: &Connection, account: AccountId, playbook: &str) -> Result<Option<Row<RunId, Run>>> {
    let sql = format!(
        "SELECT {} FROM playbook_run WHERE account_id = ?1 AND playbook = ?2 AND stopped_on IS NULL AND deleted_at IS NULL AND EXISTS (
             SELECT 1 FROM task WHERE task.run_id = playbook_run.id AND task.deleted_at IS NULL AND task.done_at IS NULL)
         ORDER BY id DESC LIMIT 1",
        Run::select_list()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query_map((account.0, playbook), Run::read_row)?;
    Ok(found.next().transpose()?)
}

/// Reads the open tasks of a run.
pub fn open_tasks(connection: &Connection, run: RunId) -> Result<Vec<Row<TaskId, Task>>> {
    tasks(connection, "run_id = ? AND done_at IS NULL", [run.0])
}

/// Reads the open tasks that are finished by a condition, through the index of open tasks; of a playbook or added by hand.
pub fn conditional_tasks(connection: &Connection) -> Result<Vec<Row<TaskId, Task>>> {
    tasks(connection, "done_when IS NOT NULL AND done_at IS NULL", [])
}

/// Reads the person's own playbooks.
pub fn templates(connection: &Connection) -> Result<Vec<Row<TemplateId, Template>>> {
    let kind = TemplateKind::Playbook;
    let sql = format!("SELECT {} FROM template WHERE kind = '{kind}' AND deleted_at IS NULL ORDER BY id", Template::select_list());
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], Template::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn tasks(connection: &Connection, which: &str, of: impl rusqlite::Params) -> Result<Vec<Row<TaskId, Task>>> {
    let sql = format!("SELECT {} FROM task WHERE {which} AND deleted_at IS NULL ORDER BY due_on, id", Task::select_list());
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(of, Task::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
