//! The options of `renewals`.

use super::{spelled, spellings};
use crate::domain::renewal::group::{Basis, By};
use crate::domain::{Forecast, Outcome};
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct RenewalsArgs {
    #[command(subcommand)]
    pub command: Option<RenewalsCommand>,
    #[command(flatten)]
    pub narrowing: RenewalsNarrowing,
    #[arg(id = "only_open", long = "open")]
    pub only_open: bool,
    #[arg(id = "only_closed", long = "closed", conflicts_with = "only_open")]
    pub only_closed: bool,
}

/// Which renewals, and how they are grouped.
#[derive(Debug, Args)]
pub struct RenewalsNarrowing {
    pub filter: Vec<String>,
    #[arg(id = "by_group", long = "by", default_value = "window", value_parser = spelled::<By>(spellings(By::ALL)))]
    pub by: By,
    #[arg(long, default_value = "due", value_parser = spelled::<Basis>(spellings(Basis::ALL)))]
    pub basis: Basis,
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum RenewalsCommand {
    Set(RenewalsSetArgs),
    Close(RenewalsCloseArgs),
    Add(RenewalsAddArgs),
    Summary(RenewalsSummaryArgs),
    Calibration,
}

/// What is forecast.
#[derive(Debug, Args)]
pub struct ForecastArgs {
    #[arg(long, value_parser = spelled::<Forecast>(spellings(Forecast::ALL)))]
    pub forecast: Option<Forecast>,
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub probability: Option<String>,
    #[arg(id = "renewal_amount", long = "amount", value_name = "MONEY", allow_hyphen_values = true)]
    pub amount: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub risk: Option<String>,
    #[arg(id = "renewal_note", long = "note", value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct RenewalsSetArgs {
    #[arg(id = "renewals", required = true, value_name = "ID")]
    pub ids: Vec<String>,
    #[command(flatten)]
    pub forecast: ForecastArgs,
    #[arg(id = "renewal_due", long = "due", value_name = "DATE")]
    pub due: Option<String>,
}

#[derive(Debug, Args)]
pub struct RenewalsAddArgs {
    pub account: String,
    #[arg(id = "renewal_due", long = "due", value_name = "DATE")]
    pub due: String,
    #[command(flatten)]
    pub forecast: ForecastArgs,
}

#[derive(Debug, Args)]
pub struct RenewalsCloseArgs {
    #[arg(id = "renewal", value_name = "ID")]
    pub id: String,
    #[arg(id = "renewal_outcome", value_name = "OUTCOME", value_parser = spelled::<Outcome>(spellings(Outcome::ALL)))]
    pub outcome: Outcome,
    #[arg(id = "final_amount", long = "amount", value_name = "MONEY")]
    pub amount: Option<String>,
    #[arg(id = "churn_reason", long = "reason", value_name = "REASON")]
    pub reason: Option<String>,
    #[arg(id = "closed_on", long = "on", value_name = "DATE")]
    pub on: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub next_start: Option<String>,
    #[arg(id = "renewal_note", long = "note", value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct RenewalsSummaryArgs {
    #[command(flatten)]
    pub narrowing: RenewalsNarrowing,
    #[arg(id = "change_days", long = "days", value_name = "N", default_value_t = 7)]
    pub days: u64,
}
