//! The options of `brief` and `usage`.

use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct BriefArgs {
    pub account: String,
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    #[arg(long = "out", id = "brief_out", value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct UsageArgs {
    pub account: String,
    #[arg(long = "metric", id = "usage_metric", value_name = "NAME")]
    pub metric: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
}
