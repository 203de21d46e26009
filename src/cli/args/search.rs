//! The options of `search`.

use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true)]
pub struct SearchArgs {
    #[command(subcommand)]
    pub command: Option<SearchCommand>,
    #[arg(required_unless_present = "saved")]
    pub query: Vec<String>,
    #[arg(long, value_name = "NAME", conflicts_with = "query")]
    pub saved: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
    #[arg(long = "by", id = "search_by", value_enum, default_value_t = SearchOrder::Rank)]
    pub by: SearchOrder,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SearchOrder {
    Rank,
    Date,
}

#[derive(Debug, Subcommand)]
pub enum SearchCommand {
    Save(SearchSaveArgs),
    Saved,
    Rename(SearchRenameArgs),
    Delete(OneSearch),
}

#[derive(Debug, Args)]
pub struct SearchSaveArgs {
    #[arg(id = "search", value_name = "NAME")]
    pub name: String,
    #[arg(required = true)]
    pub query: Vec<String>,
}

#[derive(Debug, Args)]
pub struct SearchRenameArgs {
    #[arg(id = "search", value_name = "NAME")]
    pub name: String,
    #[arg(value_name = "NEW-NAME")]
    pub new_name: String,
}

#[derive(Debug, Args)]
pub struct OneSearch {
    #[arg(id = "search", value_name = "NAME")]
    pub name: String,
}
