//! What `agenda`, `import calendar` and `export calendar` take.

use super::{spelled, spellings};
use crate::import::ImportKind;
use crate::review::own_dates::DateKind;
use clap::{Args, Subcommand};
use std::path::PathBuf;
use std::str::FromStr;

/// What can be imported: tables of a kind, calendars, or mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imports {
    Rows(ImportKind),
    Calendar,
    Mail,
}

const CALENDAR: &str = "calendar";
const MAIL: &str = "mail";

pub(super) fn imports() -> Vec<&'static str> {
    spellings(ImportKind::ALL).into_iter().chain([CALENDAR, MAIL]).collect()
}

/// Says for which kinds a path must be named; mail is also read from where it was read before.
pub(super) fn imports_of_paths() -> impl Iterator<Item = (&'static str, &'static str)> {
    imports().into_iter().filter(|kind| *kind != MAIL).map(|kind| ("kind", kind))
}

impl FromStr for Imports {
    type Err = crate::domain::Invalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            CALENDAR => Ok(Imports::Calendar),
            MAIL => Ok(Imports::Mail),
            _ => text.parse().map(Imports::Rows),
        }
    }
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct AgendaArgs {
    #[arg(long, value_name = "1-3660", default_value_t = 14, value_parser = clap::value_parser!(u64).range(1..=3660))]
    pub days: u64,
    #[command(subcommand)]
    pub command: Option<AgendaCommand>,
}

#[derive(Debug, Subcommand)]
pub enum AgendaCommand {
    Log(MeetingIds),
    Decline(MeetingIds),
    Assign(MeetingAssignArgs),
}

#[derive(Debug, Args)]
pub struct MeetingIds {
    #[arg(required = true, value_name = "ID")]
    pub meetings: Vec<String>,
}

#[derive(Debug, Args)]
pub struct MeetingAssignArgs {
    #[arg(value_name = "ID")]
    pub meeting: String,
    pub account: String,
}

#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    Calendar(ExportCalendarArgs),
}

#[derive(Debug, Args)]
pub struct ExportCalendarArgs {
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[arg(long = "kind", value_delimiter = ',', value_parser = spelled::<DateKind>(spellings(DateKind::ALL)))]
    pub dates: Vec<DateKind>,
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    #[arg(long)]
    pub todo: bool,
}
