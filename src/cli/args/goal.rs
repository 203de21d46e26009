//! The options of `goal`.

use super::{spelled, spellings};
use crate::domain::GoalOutcome;
use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum GoalCommand {
    List(GoalListArgs),
    Add(GoalAddArgs),
    Read(GoalReadArgs),
    Close(GoalCloseArgs),
    Reopen(OneGoal),
}

#[derive(Debug, Args)]
pub struct GoalListArgs {
    #[arg(long)]
    pub account: Option<String>,
    /// Closed ones too.
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct GoalAddArgs {
    pub account: String,
    #[arg(id = "goal_title", value_name = "TITLE")]
    pub title: String,
    #[arg(long, value_name = "TEXT")]
    pub metric: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub unit: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub baseline: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub target: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    #[arg(long, value_name = "1-3660", value_parser = clap::value_parser!(u32).range(1..=3660))]
    pub review_days: Option<u32>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct GoalReadArgs {
    pub goal: String,
    #[arg(allow_hyphen_values = true)]
    pub value: String,
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub source: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct GoalCloseArgs {
    pub goal: String,
    #[arg(value_parser = spelled::<GoalOutcome>(spellings(GoalOutcome::ALL)))]
    pub outcome: GoalOutcome,
}

#[derive(Debug, Args)]
pub struct OneGoal {
    pub goal: String,
}
