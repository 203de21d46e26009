//! The options of `review`.

use clap::Args;

/// What an option without a day means.
const NOW: &str = "today";

/// Either option may stand without a day.
#[derive(Debug, Args)]
pub struct ReviewArgs {
    #[arg(long, value_name = "DATE", num_args = 0..=1, default_missing_value = NOW, conflicts_with = "week")]
    pub day: Option<String>,
    #[arg(long, value_name = "DATE", num_args = 0..=1, default_missing_value = NOW)]
    pub week: Option<String>,
    #[arg(long, conflicts_with = "json")]
    pub markdown: bool,
}
