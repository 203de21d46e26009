//! The commands about programmes for many.

use super::{spelled, spellings};
use crate::domain::EventKind;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum EventCommand {
    List,
    Add(EventAddArgs),
    Show(OneEvent),
    Invite(EventGuestsArgs),
    Attend(EventGuestsArgs),
    Absent(EventGuestsArgs),
    /// Neither attended nor absent: only invited.
    Open(EventGuestsArgs),
    Import(EventImportArgs),
}

#[derive(Debug, Args)]
pub struct EventAddArgs {
    #[arg(value_name = "TITLE")]
    pub event_title: String,
    #[arg(long, default_value = "webinar", value_parser = spelled::<EventKind>(spellings(EventKind::ALL)))]
    pub kind: EventKind,
    #[arg(long = "at", value_name = "TIME")]
    pub event_at: String,
    #[arg(long = "minutes", value_name = "N")]
    pub event_minutes: Option<u32>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct OneEvent {
    pub event: String,
}

/// Whom of an event a command is about.
#[derive(Debug, Args)]
pub struct EventGuestsArgs {
    pub event: String,
    #[arg(long, value_name = "ACCOUNT")]
    pub account: Vec<String>,
    #[arg(long = "contact", value_name = "PERSON")]
    pub guest: Vec<String>,
    #[arg(long, value_name = "FILTER")]
    pub filter: Option<String>,
    /// Every guest; of an invitation, every account.
    #[arg(long = "all")]
    pub everybody: bool,
}

#[derive(Debug, Args)]
pub struct EventImportArgs {
    pub event: String,
    #[arg(value_name = "FILE")]
    pub attendance: PathBuf,
    #[arg(long)]
    pub dry_run: bool,
}
