//! The options of `mail`.

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct MailArgs {
    #[command(subcommand)]
    pub command: Option<MailCommand>,
    #[arg(id = "mail_account", long = "account", value_name = "ACCOUNT")]
    pub account: Option<String>,
    #[arg(id = "mail_person", long = "person", value_name = "CONTACT")]
    pub person: Option<String>,
    #[arg(id = "mail_since", long = "since", value_name = "DATE")]
    pub since: Option<String>,
    /// Newsletters and automatic answers too.
    #[arg(id = "mail_everything", long = "all")]
    pub all: bool,
    #[arg(id = "mail_limit", long = "limit", value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

/// Conversations by their ids, or those of their messages.
#[derive(Debug, Args)]
pub struct MailSaidArgs {
    #[arg(id = "mail_id", value_name = "ID", required = true)]
    pub conversations: Vec<String>,
}

#[derive(Debug, Args)]
pub struct MailShowArgs {
    #[arg(id = "mail_id", value_name = "ID")]
    pub id: String,
    #[arg(id = "mail_quotes", long = "all")]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct MailSnoozeArgs {
    #[arg(id = "mail_id", value_name = "ID")]
    pub id: String,
    #[arg(id = "mail_until", long = "until", value_name = "DATE")]
    pub until: String,
}

#[derive(Debug, Args)]
pub struct MailWhoseArgs {
    #[arg(id = "mail_account", long = "account", value_name = "ACCOUNT")]
    pub account: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum MailCommand {
    // Conversations.
    Show(MailShowArgs),
    Owed(MailWhoseArgs),
    Done(MailSaidArgs),
    NoAnswer(MailSaidArgs),
    Reopen(MailSaidArgs),
    Snooze(MailSnoozeArgs),
    Promises(MailWhoseArgs),
    // Where mail is read from.
    Sources(MailSourcesArgs),
    // Whose mail it is.
    Unmatched(MailListArgs),
    Assign(MailAssignArgs),
    Ignore(MailPatterns),
    Public(MailPatterns),
    Own(MailOwnArgs),
    Rules(MailRulesArgs),
    People(MailPeopleArgs),
}

#[derive(Debug, Args)]
pub struct MailSourcesArgs {
    #[command(subcommand)]
    pub command: Option<MailSourcesCommand>,
}

#[derive(Debug, Subcommand)]
pub enum MailSourcesCommand {
    Remove(MailSourceName),
}

#[derive(Debug, Args)]
pub struct MailSourceName {
    #[arg(id = "mail_source", value_name = "PATH|ID")]
    pub source: String,
}

#[derive(Debug, Args)]
pub struct MailListArgs {
    #[arg(id = "mail_limit", long = "limit", value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

#[derive(Debug, Args)]
pub struct MailAssignArgs {
    #[arg(id = "mail_pattern", value_name = "ADDRESS|DOMAIN")]
    pub pattern: String,
    pub account: String,
    /// The person of the account whose address it is.
    #[arg(id = "mail_contact", long = "contact", value_name = "NAME")]
    pub contact: Option<String>,
}

#[derive(Debug, Args)]
pub struct MailPatterns {
    #[arg(id = "mail_pattern", value_name = "ADDRESS|DOMAIN", required = true)]
    pub patterns: Vec<String>,
}

#[derive(Debug, Args)]
pub struct MailAddresses {
    #[arg(id = "mail_address", value_name = "ADDRESS", required = true)]
    pub addresses: Vec<String>,
}

#[derive(Debug, Args)]
pub struct MailOwnArgs {
    #[command(subcommand)]
    pub command: Option<MailOwnCommand>,
}

#[derive(Debug, Subcommand)]
pub enum MailOwnCommand {
    Add(MailAddresses),
    Remove(MailAddresses),
}

#[derive(Debug, Args)]
pub struct MailRulesArgs {
    #[command(subcommand)]
    pub command: Option<MailRulesCommand>,
}

#[derive(Debug, Subcommand)]
pub enum MailRulesCommand {
    Remove(MailPatterns),
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct MailPeopleArgs {
    #[command(subcommand)]
    pub command: Option<MailPeopleCommand>,
    #[command(flatten)]
    pub list: MailListArgs,
}

#[derive(Debug, Subcommand)]
pub enum MailPeopleCommand {
    Accept(MailAcceptArgs),
    Dismiss(MailAddresses),
    Merge(MailMergeArgs),
}

#[derive(Debug, Args)]
pub struct MailAcceptArgs {
    #[arg(id = "mail_address", value_name = "ADDRESS", required_unless_present = "mail_all")]
    pub addresses: Vec<String>,
    #[arg(id = "mail_all", long = "all", conflicts_with = "mail_address")]
    pub all: bool,
    /// Adds the address to somebody who is there.
    #[arg(id = "mail_to", long = "to", value_name = "CONTACT", conflicts_with_all = ["mail_all", "mail_name", "mail_title", "mail_phone"])]
    pub to: Option<String>,
    #[arg(id = "mail_name", long = "name", value_name = "TEXT")]
    pub name: Option<String>,
    #[arg(id = "mail_title", long = "title", value_name = "TEXT")]
    pub title: Option<String>,
    #[arg(id = "mail_phone", long = "phone", value_name = "TEXT")]
    pub phone: Option<String>,
}

#[derive(Debug, Args)]
pub struct MailMergeArgs {
    pub account: String,
    #[arg(id = "mail_into", value_name = "CONTACT")]
    pub into: String,
    #[arg(id = "mail_other", value_name = "OTHER")]
    pub other: String,
}
