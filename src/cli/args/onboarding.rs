//! The options of `onboarding`.

use super::OneAccount;
use clap::{Args, Subcommand};

/// Without a command the board is shown.
#[derive(Debug, Args)]
pub struct OnboardingArgs {
    #[command(subcommand)]
    pub command: Option<OnboardingCommand>,
    /// Finished plans too.
    #[arg(long, id = "plan_all")]
    pub all: bool,
}

#[derive(Debug, Subcommand)]
pub enum OnboardingCommand {
    Show(OneAccount),
    Templates,
    Start(OnboardingStartArgs),
    Done(OnboardingDoneArgs),
    Reopen(PlanStep),
    Block(OnboardingBlockArgs),
    Unblock(PlanStep),
    Shift(OnboardingShiftArgs),
}

#[derive(Debug, Args)]
pub struct OnboardingStartArgs {
    #[arg(required = true, value_name = "ACCOUNT")]
    pub plan_accounts: Vec<String>,
    #[arg(long = "template", value_name = "T")]
    pub plan_template: String,
    #[arg(long = "on", value_name = "DATE")]
    pub plan_start: Option<String>,
    #[arg(long = "name", value_name = "TEXT")]
    pub plan_name: Option<String>,
    /// Beside a plan that is running.
    #[arg(long = "again")]
    pub plan_again: bool,
}

#[derive(Debug, Args)]
pub struct PlanStep {
    #[arg(value_name = "STEP")]
    pub plan_step: String,
}

#[derive(Debug, Args)]
pub struct OnboardingDoneArgs {
    #[arg(value_name = "STEP")]
    pub plan_step: String,
    #[arg(long = "on", value_name = "DATE")]
    pub plan_day: Option<String>,
}

#[derive(Debug, Args)]
pub struct OnboardingBlockArgs {
    #[arg(value_name = "STEP")]
    pub plan_step: String,
    #[arg(required = true, value_name = "REASON")]
    pub plan_reason: Vec<String>,
}

#[derive(Debug, Args)]
pub struct OnboardingShiftArgs {
    #[arg(value_name = "STEP")]
    pub plan_step: String,
    #[arg(value_name = "BY", allow_hyphen_values = true)]
    pub plan_by: String,
    #[arg(long = "dry-run")]
    pub plan_dry_run: bool,
}
