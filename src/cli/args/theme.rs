//! The options of `theme`.

use super::{spelled, spellings};
use crate::domain::voice::GroupBy;
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ThemeArgs {
    #[command(subcommand)]
    pub command: Option<ThemeCommand>,
    #[command(flatten)]
    pub list: ThemeListArgs,
}

#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    List(ThemeListArgs),
    Show(ThemeShowArgs),
    Add(ThemeAddArgs),
    Edit(ThemeEditArgs),
    Delete(OneTheme),
    Suggest(ThemeSuggestArgs),
    Tag(ThemeRowsArgs),
    Untag(ThemeRowsArgs),
    Dismiss(ThemeRowsArgs),
}

/// The days a command is about.
#[derive(Debug, Args)]
pub struct ThemeDays {
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
}

#[derive(Debug, Args)]
pub struct ThemeListArgs {
    pub filter: Vec<String>,
    #[command(flatten)]
    pub days: ThemeDays,
    #[arg(id = "voice_by", long = "by", value_parser = spelled::<GroupBy>(spellings(GroupBy::ALL)))]
    pub by: Option<GroupBy>,
}

#[derive(Debug, Args)]
pub struct OneTheme {
    #[arg(id = "theme_name", value_name = "THEME")]
    pub name: String,
}

#[derive(Debug, Args)]
pub struct ThemeShowArgs {
    #[arg(id = "theme_name", value_name = "THEME")]
    pub name: String,
    #[command(flatten)]
    pub days: ThemeDays,
}

#[derive(Debug, Args)]
pub struct ThemeAddArgs {
    #[arg(id = "theme_name", value_name = "THEME")]
    pub name: String,
    #[arg(id = "theme_criterion", long = "criterion", value_name = "TEXT")]
    pub criterion: Option<String>,
    #[arg(id = "theme_rule", long = "rule", value_name = "RULE", allow_hyphen_values = true)]
    pub rules: Vec<String>,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("theme_what").required(true).multiple(true).args(["new_theme_name", "theme_criterion", "theme_rule", "theme_more_rule", "theme_position"]))]
pub struct ThemeEditArgs {
    #[arg(id = "theme_name", value_name = "THEME")]
    pub name: String,
    #[arg(id = "new_theme_name", long = "name", value_name = "NAME")]
    pub new_name: Option<String>,
    #[arg(id = "theme_criterion", long = "criterion", value_name = "TEXT")]
    pub criterion: Option<String>,
    /// All of them anew.
    #[arg(id = "theme_rule", long = "rule", value_name = "RULE", allow_hyphen_values = true)]
    pub rules: Vec<String>,
    /// To those that are there.
    #[arg(id = "theme_more_rule", long = "add-rule", value_name = "RULE", allow_hyphen_values = true, conflicts_with = "theme_rule")]
    pub more_rules: Vec<String>,
    #[arg(id = "theme_position", long = "position", value_name = "N")]
    pub position: Option<usize>,
}

#[derive(Debug, Args)]
pub struct ThemeSuggestArgs {
    #[arg(id = "theme_name", value_name = "THEME")]
    pub name: Option<String>,
    #[command(flatten)]
    pub days: ThemeDays,
    #[arg(id = "theme_accept", long = "accept")]
    pub accept: bool,
}

#[derive(Debug, Args)]
pub struct ThemeRowsArgs {
    #[arg(id = "theme_name", value_name = "THEME")]
    pub name: String,
    #[arg(id = "said_row", value_name = "ROW", required = true)]
    pub rows: Vec<String>,
}
