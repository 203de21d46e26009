//! The options of `voice` and `survey`.

use super::{SurveyArgs, spelled, spellings};
use crate::domain::voice::GroupBy;
use crate::domain::{ContactRole, SurveyKind};
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct VoiceArgs {
    #[command(subcommand)]
    pub command: Option<VoiceCommand>,
    #[command(flatten)]
    pub of: VoiceOf,
    #[arg(id = "voice_by", long = "by", value_parser = spelled::<GroupBy>(spellings(GroupBy::ALL)))]
    pub by: Option<GroupBy>,
}

#[derive(Debug, Subcommand)]
pub enum VoiceCommand {
    Comments(CommentsArgs),
}

/// Which answers a command is about.
#[derive(Debug, Args)]
pub struct VoiceOf {
    pub filter: Vec<String>,
    #[arg(id = "survey_from", long = "from", value_name = "DATE")]
    pub from: Option<String>,
    #[arg(id = "survey_to", long = "to", value_name = "DATE")]
    pub to: Option<String>,
    #[arg(long, value_parser = spelled::<SurveyKind>(spellings(SurveyKind::ALL)))]
    pub kind: Option<SurveyKind>,
}

#[derive(Debug, Args)]
pub struct CommentsArgs {
    #[command(flatten)]
    pub of: VoiceOf,
    #[arg(id = "voice_all", long = "all")]
    pub all: bool,
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

#[derive(Debug, Subcommand)]
pub enum SurveyCommand {
    Add(SurveyArgs),
    Invite(SurveyInviteArgs),
    Plan(SurveyPlanArgs),
    Close(SurveyCloseArgs),
    Told(SurveyToldArgs),
}

#[derive(Debug, Args)]
pub struct SurveyInviteArgs {
    #[arg(long, value_parser = spelled::<SurveyKind>(spellings(SurveyKind::ALL)))]
    pub kind: SurveyKind,
    #[arg(id = "survey_account", long = "account", value_name = "ACCOUNT")]
    pub account: Vec<String>,
    #[arg(id = "guest", long = "contact", value_name = "PERSON")]
    pub contact: Vec<String>,
    #[arg(long, value_name = "FILTER")]
    pub filter: Option<String>,
    /// Every account.
    #[arg(id = "everybody", long = "all")]
    pub all: bool,
    #[arg(id = "survey_role", long = "role", value_parser = spelled::<ContactRole>(spellings(ContactRole::ALL)))]
    pub role: Vec<ContactRole>,
    #[arg(id = "survey_at", long = "at", value_name = "DATE")]
    pub at: Option<String>,
    #[arg(id = "survey_quiet_days", long = "quiet-days", value_name = "N")]
    pub quiet_days: Option<u32>,
    #[arg(id = "survey_force", long = "force")]
    pub force: bool,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct SurveyPlanArgs {
    #[arg(id = "survey_id", value_name = "ID")]
    pub survey: String,
    #[arg(id = "survey_plan", value_name = "TEXT")]
    pub plan: Option<String>,
    #[arg(id = "survey_due", long = "due", value_name = "DATE", requires = "survey_plan")]
    pub due: Option<String>,
}

#[derive(Debug, Args)]
pub struct SurveyCloseArgs {
    #[arg(id = "survey_id", value_name = "ID", required = true)]
    pub surveys: Vec<String>,
    #[arg(id = "survey_on", long = "on", value_name = "DATE")]
    pub on: Option<String>,
    #[arg(id = "survey_reopen", long = "reopen", conflicts_with = "survey_on")]
    pub reopen: bool,
}

#[derive(Debug, Args)]
pub struct SurveyToldArgs {
    #[arg(id = "survey_id", value_name = "ID", required = true)]
    pub surveys: Vec<String>,
    #[arg(id = "survey_on", long = "on", value_name = "DATE")]
    pub on: Option<String>,
    #[arg(id = "survey_not", long = "not", conflicts_with = "survey_on")]
    pub not: bool,
}
