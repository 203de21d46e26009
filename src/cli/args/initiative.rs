//! The options of `initiative` and `story`.

use super::{spelled, spellings};
use crate::domain::Verdict;
use crate::domain::initiative::Yardstick;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Without a command it lists.
#[derive(Debug, Args)]
pub struct InitiativeArgs {
    #[command(subcommand)]
    pub command: Option<InitiativeCommand>,
}

#[derive(Debug, Subcommand)]
pub enum InitiativeCommand {
    List,
    Show(OneInitiative),
    Add(InitiativeAddArgs),
    Edit(InitiativeEditArgs),
    Members(InitiativeMembersArgs),
    Verdict(InitiativeVerdictArgs),
    Next(InitiativeNextArgs),
    Delete(OneInitiative),
}

#[derive(Debug, Args)]
pub struct OneInitiative {
    #[arg(value_name = "ID")]
    pub initiative: String,
}

#[derive(Debug, Args)]
pub struct InitiativeAddArgs {
    #[arg(value_name = "TITLE")]
    pub initiative_title: String,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub hypothesis: String,
    #[arg(id = "members_filter", long = "filter", value_name = "FILTER")]
    pub filter: String,
    #[arg(long = "action", value_name = "KIND:KEY")]
    pub initiative_action: Option<String>,
    #[arg(long, value_parser = spelled::<Yardstick>(spellings(Yardstick::ALL)))]
    pub measure: Yardstick,
    #[arg(long = "start", value_name = "DATE", default_value = "0d", hide_default_value = true)]
    pub initiative_start: String,
    #[arg(long = "end", value_name = "DATE")]
    pub initiative_end: String,
    /// Starts the playbook for the members at once.
    #[arg(long)]
    pub begin: bool,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("edited").required(true).multiple(true)
    .args(["initiative_new_title", "hypothesis", "members_filter", "initiative_action", "measure", "initiative_start", "initiative_end"]))]
pub struct InitiativeEditArgs {
    #[arg(value_name = "ID")]
    pub initiative: String,
    #[arg(long = "title", value_name = "TITLE")]
    pub initiative_new_title: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub hypothesis: Option<String>,
    #[arg(id = "members_filter", long = "filter", value_name = "FILTER")]
    pub filter: Option<String>,
    #[arg(long = "action", value_name = "KIND:KEY")]
    pub initiative_action: Option<String>,
    #[arg(long, value_parser = spelled::<Yardstick>(spellings(Yardstick::ALL)))]
    pub measure: Option<Yardstick>,
    #[arg(long = "start", value_name = "DATE")]
    pub initiative_start: Option<String>,
    #[arg(long = "end", value_name = "DATE")]
    pub initiative_end: Option<String>,
}

#[derive(Debug, Args)]
pub struct InitiativeMembersArgs {
    #[arg(value_name = "ID")]
    pub initiative: String,
    #[arg(id = "add_member", long = "add", value_name = "ACCOUNT")]
    pub add: Vec<String>,
    #[arg(id = "remove_member", long = "remove", value_name = "ACCOUNT")]
    pub remove: Vec<String>,
    /// Has the filter choose again.
    #[arg(long, conflicts_with_all = ["add_member", "remove_member"])]
    pub refresh: bool,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("judged").required(true).args(["verdict", "withdraw"]))]
pub struct InitiativeVerdictArgs {
    #[arg(value_name = "ID")]
    pub initiative: String,
    #[arg(value_parser = spelled::<Verdict>(spellings(Verdict::ALL)))]
    pub verdict: Option<Verdict>,
    #[arg(long, value_name = "TEXT")]
    pub learned: Option<String>,
    #[arg(id = "next_step", long = "next", value_name = "TEXT")]
    pub next: Option<String>,
    #[arg(long, conflicts_with_all = ["learned", "next_step"])]
    pub withdraw: bool,
}

#[derive(Debug, Args)]
pub struct InitiativeNextArgs {
    #[arg(value_name = "ID")]
    pub initiative: String,
    #[arg(long = "start", value_name = "DATE")]
    pub initiative_start: Option<String>,
}

/// Without a command it lists.
#[derive(Debug, Args)]
pub struct StoryArgs {
    #[command(subcommand)]
    pub command: Option<StoryCommand>,
}

#[derive(Debug, Subcommand)]
pub enum StoryCommand {
    List(StoryListArgs),
    Show(StoryShowArgs),
    Add(StoryAddArgs),
    Edit(StoryEditArgs),
    Delete(OneStory),
    Copy(StoryCopyArgs),
}

#[derive(Debug, Args)]
pub struct StoryListArgs {
    #[arg(id = "story_words", value_name = "WORDS")]
    pub words: Vec<String>,
}

#[derive(Debug, Args)]
pub struct OneStory {
    #[arg(value_name = "ID")]
    pub story: String,
}

#[derive(Debug, Args)]
pub struct StoryShowArgs {
    #[arg(value_name = "ID")]
    pub story: String,
    #[arg(long)]
    pub markdown: bool,
}

#[derive(Debug, Args)]
pub struct StoryCopyArgs {
    #[arg(value_name = "ID")]
    pub story: String,
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct StoryAddArgs {
    #[arg(value_name = "TITLE", required_unless_present = "of_initiative")]
    pub story_title: Option<String>,
    #[command(flatten)]
    pub told: StoryToldArgs,
}

#[derive(Debug, Args)]
pub struct StoryEditArgs {
    #[arg(value_name = "ID")]
    pub story: String,
    #[arg(long = "title", value_name = "TITLE")]
    pub story_new_title: Option<String>,
    #[command(flatten)]
    pub told: StoryToldArgs,
}

/// What a story says.
#[derive(Debug, Args)]
pub struct StoryToldArgs {
    #[arg(long, value_name = "TEXT")]
    pub problem: Option<String>,
    #[arg(id = "story_action", long = "action", value_name = "TEXT")]
    pub action: Option<String>,
    #[arg(id = "story_result", long = "result", value_name = "TEXT")]
    pub result: Option<String>,
    #[arg(id = "story_account", long = "account", value_name = "ACCOUNT")]
    pub account: Option<String>,
    #[arg(id = "of_initiative", long = "initiative", value_name = "ID")]
    pub initiative: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub quote: Option<String>,
    #[arg(long, value_name = "A,B")]
    pub tags: Option<String>,
    /// Whether the customer may be named.
    #[arg(long, value_parser = PossibleValuesParser::new(["yes", "no", "unasked"]).map(naming))]
    pub public: Option<Naming>,
    #[arg(id = "story_on", long = "on", value_name = "DATE")]
    pub on: Option<String>,
}

/// What the customer said about being named; `None` where nobody asked.
pub type Naming = NamingAnswer;

#[derive(Clone, Copy, Debug)]
pub struct NamingAnswer(pub Option<bool>);

fn naming(word: String) -> NamingAnswer {
    NamingAnswer(match word.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    })
}
