//! The options of `template` and `draft`.

use super::{spelled, spellings};
use crate::domain::ContactRole;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct TemplateArgs {
    #[command(subcommand)]
    pub command: Option<TemplateCommand>,
}

#[derive(Debug, Subcommand)]
pub enum TemplateCommand {
    List,
    Show(TemplateShowArgs),
    Save(TemplateSaveArgs),
    Delete(OneTemplate),
    Fields(TemplateFieldsArgs),
}

#[derive(Debug, Args)]
pub struct OneTemplate {
    #[arg(id = "mail_template", value_name = "KEY")]
    pub key: String,
}

#[derive(Debug, Args)]
pub struct TemplateShowArgs {
    #[command(flatten)]
    pub one: OneTemplate,
    #[arg(id = "template_account", long = "account", value_name = "ACCOUNT")]
    pub account: Option<String>,
}

#[derive(Debug, Args)]
pub struct TemplateSaveArgs {
    #[command(flatten)]
    pub one: OneTemplate,
    #[arg(id = "template_file", value_name = "FILE")]
    pub file: PathBuf,
    #[arg(id = "template_name", long = "name", value_name = "TEXT")]
    pub name: Option<String>,
}

#[derive(Debug, Args)]
pub struct TemplateFieldsArgs {
    #[arg(id = "template_account", long = "account", value_name = "ACCOUNT")]
    pub account: Option<String>,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct DraftArgs {
    #[command(subcommand)]
    pub command: Option<DraftCommand>,
    #[arg(id = "draft_all", long = "all")]
    pub with_sent: bool,
}

#[derive(Debug, Subcommand)]
pub enum DraftCommand {
    List(DraftListArgs),
    New(DraftNewArgs),
    Segment(DraftSegmentArgs),
    Show(OneDraft),
    Edit(DraftEditArgs),
    Lint(SeveralDrafts),
    Write(DraftWriteArgs),
    Send(DraftSendArgs),
    Mailto(OneDraft),
    Sent(DraftSentArgs),
    Discard(SeveralDrafts),
    Words(DraftWordsArgs),
}

#[derive(Debug, Args)]
pub struct DraftListArgs {
    #[arg(id = "draft_all", long = "all")]
    pub with_sent: bool,
}

#[derive(Debug, Args)]
pub struct OneDraft {
    #[arg(id = "draft", value_name = "ID")]
    pub id: String,
}

#[derive(Debug, Args)]
pub struct SeveralDrafts {
    #[arg(id = "drafts", required = true, value_name = "ID")]
    pub ids: Vec<String>,
}

#[derive(Debug, Args)]
pub struct DraftNewArgs {
    pub account: String,
    #[arg(id = "draft_template", long = "template", value_name = "KEY")]
    pub template: Option<String>,
    #[arg(id = "draft_contact", long = "contact", value_name = "NAME")]
    pub contact: Option<String>,
    #[arg(id = "draft_role", long = "role", value_parser = spelled::<ContactRole>(spellings(ContactRole::ALL)))]
    pub role: Option<ContactRole>,
    #[arg(id = "draft_reply", long = "reply-to", value_name = "MAIL", conflicts_with = "draft_template")]
    pub reply_to: Option<String>,
    #[arg(id = "draft_no_quote", long = "no-quote")]
    pub no_quote: bool,
    #[arg(id = "draft_fill", long = "fill", value_name = "QUESTION=TEXT")]
    pub fill: Vec<String>,
    #[command(flatten)]
    pub text: DraftTextArgs,
    #[arg(id = "draft_dry_run", long = "dry-run")]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct DraftTextArgs {
    #[arg(id = "draft_to", long = "to", value_name = "ADDRESSES")]
    pub to: Option<String>,
    #[arg(id = "draft_cc", long = "cc", value_name = "ADDRESSES")]
    pub cc: Option<String>,
    #[arg(id = "draft_subject", long = "subject", value_name = "TEXT")]
    pub subject: Option<String>,
    #[arg(id = "draft_body", long = "body", value_name = "TEXT")]
    pub body: Option<String>,
    #[arg(id = "draft_attach", long = "attach", value_name = "FILE")]
    pub attach: Vec<String>,
}

#[derive(Debug, Args)]
pub struct DraftEditArgs {
    #[command(flatten)]
    pub one: OneDraft,
    #[arg(id = "draft_fill", long = "fill", value_name = "QUESTION=TEXT")]
    pub fill: Vec<String>,
    #[command(flatten)]
    pub text: DraftTextArgs,
    #[arg(id = "draft_editor", long = "editor")]
    pub editor: bool,
}

#[derive(Debug, Args)]
pub struct DraftSegmentArgs {
    pub filter: Vec<String>,
    #[arg(id = "draft_template", long = "template", value_name = "KEY", required = true)]
    pub template: String,
    #[arg(id = "draft_role", long = "role", value_parser = spelled::<ContactRole>(spellings(ContactRole::ALL)))]
    pub role: Option<ContactRole>,
    #[arg(id = "draft_fill", long = "fill", value_name = "QUESTION=TEXT")]
    pub fill: Vec<String>,
    #[arg(id = "draft_dry_run", long = "dry-run")]
    pub dry_run: bool,
    #[arg(id = "draft_out", long = "out", value_name = "DIR", conflicts_with = "draft_dry_run")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct DraftWriteArgs {
    #[command(flatten)]
    pub several: SeveralDrafts,
    #[arg(id = "draft_out", long = "out", value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[arg(id = "draft_maildir", long = "maildir", conflicts_with = "draft_out")]
    pub maildir: bool,
    #[arg(id = "draft_charset", long = "charset", value_parser = spelled::<crate::domain::letter::Charset>(["utf-8", "iso-2022-jp"]))]
    pub charset: Option<crate::domain::letter::Charset>,
    #[arg(id = "draft_force", long = "force")]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct DraftSendArgs {
    #[command(flatten)]
    pub several: SeveralDrafts,
    #[arg(id = "draft_yes", long = "yes")]
    pub yes: bool,
    #[arg(id = "draft_again", long = "again")]
    pub again: bool,
    #[arg(id = "draft_force", long = "force")]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct DraftSentArgs {
    #[command(flatten)]
    pub several: SeveralDrafts,
    #[arg(id = "draft_closes", long = "closes", value_name = "TASK")]
    pub closes: Vec<String>,
}

#[derive(Debug, Args)]
pub struct DraftWordsArgs {
    #[arg(id = "forbid_add", long = "add", value_name = "WORD")]
    pub add: Option<String>,
    #[arg(id = "forbid_remove", long = "remove", value_name = "WORD", conflicts_with = "forbid_add")]
    pub remove: Option<String>,
}
