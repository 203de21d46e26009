//! The options of `kpi` and `rate`.

use super::{spelled, spellings};
use crate::domain::kpi::{ChoiceName, GroupBy, Kpi, NamedSpan};
use clap::{Args, Subcommand};

/// Without a command the figures of a period are shown.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct KpiArgs {
    #[command(subcommand)]
    pub command: Option<KpiCommand>,
    #[command(flatten)]
    pub period: KpiPeriod,
    #[arg(long = "by", id = "kpi_by", value_parser = spelled::<GroupBy>(spellings(GroupBy::ALL)))]
    pub by: Option<GroupBy>,
    #[arg(
        long = "csv",
        id = "kpi_csv",
        value_name = "TABLE",
        num_args = 0..=1,
        default_missing_value = "figures",
        conflicts_with = "json",
        value_parser = spelled::<KpiTable>(spellings(KpiTable::ALL))
    )]
    pub csv: Option<KpiTable>,
    pub filter: Vec<String>,
}

/// Either a period that has a name, or its first and last day.
#[derive(Debug, Args)]
pub struct KpiPeriod {
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    #[arg(
        long = "period",
        id = "kpi_period",
        value_name = "P",
        conflicts_with_all = ["from", "to"],
        value_parser = spelled::<NamedSpan>(spellings(NamedSpan::ALL))
    )]
    pub named: Option<NamedSpan>,
}

crate::domain::words::text_enum! {
    /// The tables that can be had as CSV.
    pub enum KpiTable {
        Figures = "figures",
        Groups = "groups",
        Waterfall = "waterfall",
        ChurnReasons = "churn_reasons",
        Cohorts = "cohorts",
    }
}

#[derive(Debug, Subcommand)]
pub enum KpiCommand {
    Explain(KpiExplainArgs),
    Target(KpiTargetArgs),
    Choose(KpiChooseArgs),
    Choices,
}

#[derive(Debug, Args)]
pub struct KpiExplainArgs {
    #[arg(id = "kpi_figure", value_name = "FIGURE", value_parser = spelled::<Kpi>(spellings(Kpi::ALL)))]
    pub figure: Kpi,
    #[command(flatten)]
    pub period: KpiPeriod,
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    pub filter: Vec<String>,
}

#[derive(Debug, Args)]
pub struct KpiTargetArgs {
    #[arg(id = "kpi_figure", value_name = "FIGURE", value_parser = spelled::<Kpi>(spellings(Kpi::ALL)))]
    pub figure: Kpi,
    /// Without one the target goes.
    #[arg(id = "kpi_target", value_name = "VALUE", allow_hyphen_values = true)]
    pub target: Option<String>,
}

#[derive(Debug, Args)]
pub struct KpiChooseArgs {
    #[arg(id = "kpi_choice", value_name = "NAME", value_parser = spelled::<ChoiceName>(spellings(ChoiceName::ALL)))]
    pub name: ChoiceName,
    /// Without one the usual definition holds again.
    #[arg(id = "kpi_chosen", value_name = "VALUE")]
    pub value: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum RateCommand {
    List,
    Add(RateAddArgs),
    Delete(OneRate),
}

#[derive(Debug, Args)]
pub struct RateAddArgs {
    #[arg(id = "rate_currency", value_name = "CURRENCY")]
    pub currency: String,
    #[arg(id = "rate_quote", value_name = "QUOTE")]
    pub quote: String,
    #[arg(id = "rate_value", value_name = "RATE")]
    pub rate: String,
    #[arg(long = "from", id = "rate_from", value_name = "DATE")]
    pub from: Option<String>,
    #[arg(long = "source", id = "rate_source", value_name = "TEXT")]
    pub source: Option<String>,
}

#[derive(Debug, Args)]
pub struct OneRate {
    #[arg(id = "rate", value_name = "ID")]
    pub rate: String,
}
