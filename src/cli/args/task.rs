//! The options of `task`.

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum TaskCommand {
    Add(TaskAddArgs),
    Edit(TaskEditArgs),
    Done(TaskIds),
    Snooze(SnoozeArgs),
    Shift(ShiftArgs),
    List(TaskListArgs),
}

#[derive(Debug, Args)]
pub struct TaskIds {
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
}

#[derive(Debug, Args)]
pub struct TaskAddArgs {
    pub title: String,
    #[arg(long)]
    pub account: Option<String>,
    #[arg(long, value_name = "NAME", requires = "account")]
    pub contact: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    #[arg(long, value_name = "1-3")]
    pub priority: Option<u8>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[arg(long, value_name = "2w")]
    pub repeat: Option<String>,
    #[arg(long, value_name = "FILTER", requires = "account", allow_hyphen_values = true)]
    pub done_when: Option<String>,
}

/// What is not given stays as it is; an empty text takes a field away.
#[derive(Debug, Args)]
pub struct TaskEditArgs {
    pub id: String,
    #[arg(long = "title", value_name = "TEXT")]
    pub title: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    #[arg(long, value_name = "1-3")]
    pub priority: Option<u8>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[arg(long, value_name = "2w")]
    pub repeat: Option<String>,
    #[arg(long, value_name = "FILTER", allow_hyphen_values = true)]
    pub done_when: Option<String>,
}

#[derive(Debug, Args)]
pub struct SnoozeArgs {
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    pub date: String,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

#[derive(Debug, Args)]
pub struct TaskListArgs {
    #[arg(long)]
    pub account: Option<String>,
    /// Finished ones too.
    #[arg(long)]
    pub all: bool,
    #[arg(long, conflicts_with = "all")]
    pub overdue: bool,
}

#[derive(Debug, Args)]
pub struct ShiftArgs {
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    pub by: String,
}
