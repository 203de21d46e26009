//! The options of `feedback`.

use super::{spelled, spellings};
use crate::domain::{FeedbackKind, FeedbackStatus};
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct FeedbackArgs {
    #[command(subcommand)]
    pub command: Option<FeedbackCommand>,
    #[command(flatten)]
    pub list: FeedbackListArgs,
}

#[derive(Debug, Subcommand)]
pub enum FeedbackCommand {
    List(FeedbackListArgs),
    Show(OneFeedback),
    Add(FeedbackAddArgs),
    Edit(FeedbackEditArgs),
    Set(FeedbackSetArgs),
    Link(FeedbackLinkArgs),
    Unlink(FeedbackUnlinkArgs),
    Told(FeedbackToldArgs),
    #[command(name = "to-tell")]
    ToTell,
    Delete(OneFeedback),
}

#[derive(Debug, Args)]
pub struct FeedbackListArgs {
    pub filter: Vec<String>,
    #[arg(id = "feedback_status", long = "status", value_parser = spelled::<FeedbackStatus>(spellings(FeedbackStatus::ALL)))]
    pub status: Option<FeedbackStatus>,
    #[arg(id = "feedback_kind", long = "kind", value_parser = spelled::<FeedbackKind>(spellings(FeedbackKind::ALL)))]
    pub kind: Option<FeedbackKind>,
    #[arg(id = "feedback_to_tell", long = "to-tell")]
    pub to_tell: bool,
}

#[derive(Debug, Args)]
pub struct OneFeedback {
    #[arg(id = "feedback_id", value_name = "ID")]
    pub id: String,
}

/// Who raised a matter, and where.
#[derive(Debug, Args)]
pub struct VoiceSource {
    #[arg(id = "feedback_account", long = "account", value_name = "ACCOUNT")]
    pub account: Vec<String>,
    #[arg(id = "feedback_source", long = "source", value_name = "ROW")]
    pub source: Vec<String>,
    #[arg(id = "feedback_contact", long = "contact", value_name = "PERSON")]
    pub contact: Option<String>,
    #[arg(id = "feedback_quote", long = "quote", value_name = "TEXT")]
    pub quote: Option<String>,
    #[arg(id = "feedback_at", long = "at", value_name = "DATE")]
    pub at: Option<String>,
}

#[derive(Debug, Args)]
pub struct FeedbackAddArgs {
    #[arg(id = "feedback_kind", value_name = "KIND", value_parser = spelled::<FeedbackKind>(spellings(FeedbackKind::ALL)))]
    pub kind: FeedbackKind,
    #[arg(id = "feedback_title", value_name = "TITLE")]
    pub title: String,
    #[command(flatten)]
    pub raised: VoiceSource,
    #[arg(id = "feedback_status", long = "status", default_value = "new", value_parser = spelled::<FeedbackStatus>(spellings(FeedbackStatus::ALL)))]
    pub status: FeedbackStatus,
    #[arg(id = "feedback_reference", long = "reference", value_name = "TEXT")]
    pub reference: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("feedback_what").required(true).multiple(true).args(["feedback_title", "feedback_kind", "feedback_reference", "note"]))]
pub struct FeedbackEditArgs {
    #[arg(id = "feedback_id", value_name = "ID")]
    pub id: String,
    #[arg(id = "feedback_title", long = "title", value_name = "TEXT")]
    pub title: Option<String>,
    #[arg(id = "feedback_kind", long = "kind", value_parser = spelled::<FeedbackKind>(spellings(FeedbackKind::ALL)))]
    pub kind: Option<FeedbackKind>,
    #[arg(id = "feedback_reference", long = "reference", value_name = "TEXT")]
    pub reference: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct FeedbackSetArgs {
    #[arg(id = "feedback_id", value_name = "ID", required = true)]
    pub ids: Vec<String>,
    #[arg(id = "feedback_status", long = "status", required = true, value_parser = spelled::<FeedbackStatus>(spellings(FeedbackStatus::ALL)))]
    pub status: FeedbackStatus,
    #[arg(id = "feedback_on", long = "on", value_name = "DATE")]
    pub on: Option<String>,
}

#[derive(Debug, Args)]
pub struct FeedbackLinkArgs {
    #[arg(id = "feedback_id", value_name = "ID")]
    pub id: String,
    #[command(flatten)]
    pub raised: VoiceSource,
}

#[derive(Debug, Args)]
pub struct FeedbackUnlinkArgs {
    #[arg(id = "feedback_id", value_name = "ID")]
    pub id: String,
    #[arg(id = "feedback_account", long = "account", value_name = "ACCOUNT", required = true)]
    pub account: Vec<String>,
}

#[derive(Debug, Args)]
pub struct FeedbackToldArgs {
    #[arg(id = "feedback_id", value_name = "ID")]
    pub id: String,
    /// All that are still to be told without it.
    #[arg(id = "feedback_account", long = "account", value_name = "ACCOUNT")]
    pub account: Vec<String>,
    #[arg(id = "feedback_on", long = "on", value_name = "DATE")]
    pub on: Option<String>,
    #[arg(id = "feedback_not", long = "not", conflicts_with = "feedback_on", requires = "feedback_account")]
    pub not: bool,
}
