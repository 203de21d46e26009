//! The options of `playbook`.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum PlaybookCommand {
    List,
    Show(PlaybookShowArgs),
    Start(PlaybookStartArgs),
    Running(PlaybookRunningArgs),
    Stop(PlaybookStopArgs),
    Check,
    Edit(PlaybookEditArgs),
    Copy(PlaybookCopyArgs),
    Export(PlaybookKey),
    Delete(PlaybookKey),
}

#[derive(Debug, Args)]
pub struct PlaybookKey {
    #[arg(value_name = "KEY")]
    pub playbook: String,
}

#[derive(Debug, Args)]
pub struct PlaybookShowArgs {
    #[arg(value_name = "KEY")]
    pub playbook: String,
    #[arg(long)]
    pub account: Option<String>,
}

#[derive(Debug, Args)]
pub struct PlaybookStartArgs {
    #[arg(value_name = "KEY")]
    pub playbook: String,
    #[arg(required = true, value_name = "ACCOUNT")]
    pub accounts_named: Vec<String>,
    #[arg(long = "on", value_name = "DATE")]
    pub anchor_day: Option<String>,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct PlaybookRunningArgs {
    pub account: Option<String>,
    /// Ended ones too.
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct PlaybookStopArgs {
    #[arg(value_name = "ID|KEY")]
    pub run: String,
    pub account: Option<String>,
}

#[derive(Debug, Args)]
pub struct PlaybookEditArgs {
    #[arg(value_name = "KEY")]
    pub playbook: String,
    #[arg(long = "file", value_name = "FILE")]
    pub steps_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct PlaybookCopyArgs {
    #[arg(value_name = "KEY")]
    pub playbook: String,
    #[arg(value_name = "NEW")]
    pub new_key: String,
    #[arg(long = "name", value_name = "TEXT")]
    pub copy_name: Option<String>,
}
