//! The options of `segment`.

use super::{spelled, spellings};
use crate::domain::TouchModel;
use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum SegmentCommand {
    List,
    Show(OneSegment),
    Add(SegmentAddArgs),
    Edit(SegmentEditArgs),
    Rename(SegmentRenameArgs),
    Delete(OneSegment),
    Assign(AssignArgs),
}

#[derive(Debug, Args)]
pub struct OneSegment {
    #[arg(id = "segment", value_name = "SEGMENT")]
    pub name: String,
}

#[derive(Debug, Args)]
pub struct SegmentAddArgs {
    #[arg(id = "segment", value_name = "SEGMENT")]
    pub name: String,
    #[arg(required = true)]
    pub filter: Vec<String>,
    #[arg(long, value_parser = spelled::<TouchModel>(spellings(TouchModel::ALL)))]
    pub touch_model: Option<TouchModel>,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true).args(["new_filter", "touch_model", "no_touch_model", "position"]))]
pub struct SegmentEditArgs {
    #[arg(id = "segment", value_name = "SEGMENT")]
    pub name: String,
    #[arg(id = "new_filter", long = "filter", value_name = "FILTER")]
    pub filter: Option<String>,
    #[arg(long, value_parser = spelled::<TouchModel>(spellings(TouchModel::ALL)))]
    pub touch_model: Option<TouchModel>,
    #[arg(long, conflicts_with = "touch_model")]
    pub no_touch_model: bool,
    #[arg(long, value_name = "N", conflicts_with_all = ["new_filter", "touch_model", "no_touch_model"])]
    pub position: Option<usize>,
}

#[derive(Debug, Args)]
pub struct SegmentRenameArgs {
    #[arg(id = "segment", value_name = "SEGMENT")]
    pub name: String,
    #[arg(value_name = "NEW-NAME")]
    pub new_name: String,
}

#[derive(Debug, Args)]
pub struct AssignArgs {
    #[arg(long)]
    pub dry_run: bool,
}
