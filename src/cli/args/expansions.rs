//! The options of `expansions`.

use super::{spelled, spellings};
use crate::domain::{ExpansionKind, ExpansionStage};
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ExpansionsArgs {
    #[command(subcommand)]
    pub command: Option<ExpansionsCommand>,
    pub filter: Vec<String>,
    #[arg(id = "expansions_open", long = "open")]
    pub only_open: bool,
    #[arg(id = "expansions_closed", long = "closed", conflicts_with = "expansions_open")]
    pub only_closed: bool,
    #[arg(id = "expansions_suggested", long = "suggested", conflicts_with_all = ["expansions_open", "expansions_closed"])]
    pub only_suggested: bool,
}

#[derive(Debug, Subcommand)]
pub enum ExpansionsCommand {
    Add(ExpansionsAddArgs),
    Set(ExpansionsSetArgs),
    Win(ExpansionsWinArgs),
    Lose(ExpansionsLoseArgs),
    Reopen(ExpansionsReopenArgs),
    Delete(OneExpansion),
    Suggest(ExpansionsSuggestArgs),
}

/// The fields of an opportunity.
#[derive(Debug, Args)]
pub struct ExpansionFields {
    #[arg(id = "expansion_kind", long = "kind", value_parser = spelled::<ExpansionKind>(spellings(ExpansionKind::ALL)))]
    pub kind: Option<ExpansionKind>,
    #[arg(id = "expansion_amount", long = "amount", value_name = "MONEY", allow_hyphen_values = true)]
    pub amount: Option<String>,
    #[arg(id = "expansion_stage", long = "stage", value_parser = spelled::<ExpansionStage>(spellings(&ExpansionStage::OPEN)))]
    pub stage: Option<ExpansionStage>,
    #[arg(id = "expansion_likelihood", long = "likelihood", value_name = "PERCENT", allow_hyphen_values = true)]
    pub likelihood: Option<String>,
    #[arg(id = "expansion_source", long = "source", value_name = "SOURCE")]
    pub source: Option<String>,
    #[arg(id = "expansion_expected", long = "expected-on", value_name = "DATE")]
    pub expected_on: Option<String>,
    #[arg(id = "expansion_product", long = "product", value_name = "TEXT")]
    pub product: Option<String>,
    #[arg(id = "expansion_note", long = "note", value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct ExpansionsAddArgs {
    pub account: String,
    #[arg(id = "expansion_title", value_name = "TITLE")]
    pub title: String,
    #[command(flatten)]
    pub fields: ExpansionFields,
}

#[derive(Debug, Args)]
pub struct ExpansionsSetArgs {
    #[arg(id = "expansions", required = true, value_name = "ID")]
    pub ids: Vec<String>,
    #[arg(id = "expansion_new_title", long = "title", value_name = "TEXT")]
    pub title: Option<String>,
    #[command(flatten)]
    pub fields: ExpansionFields,
}

#[derive(Debug, Args)]
pub struct ExpansionsWinArgs {
    #[arg(id = "expansion", value_name = "ID")]
    pub id: String,
    #[arg(id = "win_from", long = "from", value_name = "DATE")]
    pub from: Option<String>,
    #[arg(id = "win_months", long = "months", value_name = "1-600", value_parser = clap::value_parser!(u32).range(1..=600))]
    pub months: Option<u32>,
    #[arg(id = "win_amount", long = "amount", value_name = "MONEY", allow_hyphen_values = true)]
    pub amount: Option<String>,
    #[arg(id = "win_seats", long = "seats", value_name = "N")]
    pub seats: Option<u32>,
    #[arg(id = "win_product", long = "product", value_name = "TEXT")]
    pub product: Option<String>,
    #[arg(id = "win_on", long = "on", value_name = "DATE")]
    pub on: Option<String>,
    #[arg(id = "win_note", long = "note", value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct ExpansionsLoseArgs {
    #[command(flatten)]
    pub several: SeveralExpansions,
    #[arg(id = "lose_on", long = "on", value_name = "DATE")]
    pub on: Option<String>,
    #[arg(id = "lose_note", long = "note", value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct ExpansionsReopenArgs {
    #[command(flatten)]
    pub several: SeveralExpansions,
    #[arg(id = "reopen_stage", long = "stage", value_parser = spelled::<ExpansionStage>(spellings(&ExpansionStage::OPEN)))]
    pub stage: Option<ExpansionStage>,
}

#[derive(Debug, Args)]
pub struct SeveralExpansions {
    #[arg(id = "expansions", required = true, value_name = "ID")]
    pub ids: Vec<String>,
}

#[derive(Debug, Args)]
pub struct OneExpansion {
    #[arg(id = "expansion", value_name = "ID")]
    pub id: String,
}

#[derive(Debug, Args)]
pub struct ExpansionsSuggestArgs {
    pub filter: Vec<String>,
    #[arg(id = "only_rule", long = "rule")]
    pub only_rule: bool,
}
