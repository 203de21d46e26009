//! The commands and their options, as clap reads them. Their help texts are words of the locale files (`about-…`, `arg-…`),
//! put in by `help`.

mod agenda;
mod brief;
mod event;
mod expansions;
mod feedback;
mod goal;
mod initiative;
mod kpi;
mod mail;
mod letters;
mod onboarding;
mod playbook;
mod renewals;
mod review;
mod search;
mod segment;
mod task;
mod theme;
mod voice;

pub use agenda::*;
pub use brief::*;
pub use event::*;
pub use expansions::*;
pub use feedback::*;
pub use goal::*;
pub use initiative::*;
pub use kpi::*;
pub use letters::*;
pub use mail::*;
pub use onboarding::*;
pub use playbook::*;
pub use renewals::*;
pub use review::*;
pub use search::*;
pub use segment::*;
pub use task::*;
pub use theme::*;
pub use voice::*;

use crate::domain::kpi::{ChoiceName, GroupBy, Kpi, NamedSpan};
use crate::domain::renewal::group::{Basis, By};
use crate::domain::voice::GroupBy as VoiceGroup;
use crate::domain::{
    Band, ContactRole, EventKind, ExpansionKind, ExpansionStage, FeedbackKind, FeedbackStatus, Forecast, GoalOutcome, Lang, Outcome,
    SurveyKind, TouchKind, TouchModel, Verdict, initiative::Yardstick, timeline::EntryKind,
};
use crate::import::ImportKind;
use crate::review::own_dates::DateKind;
use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::str::FromStr;

#[derive(Debug, Parser)]
#[command(name = "mimamori", version = env!("CARGO_PKG_VERSION"), long_version = crate::cli::build::version())]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    /// Without one the workbench opens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command takes; each may also be set in the environment.
#[derive(Debug, Args)]
pub struct Global {
    #[arg(long, global = true, value_name = "PATH")]
    pub book: Option<PathBuf>,
    #[arg(long, global = true, value_parser = spelled::<Lang>(spellings(Lang::ALL)))]
    pub lang: Option<Lang>,
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub today: Option<NaiveDate>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, hide_default_value = true)]
    pub color: Colour,
    #[arg(long, global = true, value_name = "NAME")]
    pub theme: Option<String>,
    #[arg(long, global = true)]
    pub plain: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Demo(DemoArgs),
    Import(ImportArgs),
    // The calendar.
    Agenda(AgendaArgs),
    #[command(subcommand, arg_required_else_help = true)]
    Export(ExportCommand),
    List(ListArgs),
    Show(OneAccount),
    Timeline(TimelineArgs),
    Health(HealthArgs),
    Log(LogArgs),
    #[command(subcommand, arg_required_else_help = true)]
    Survey(SurveyCommand),
    Pulse(PulseArgs),
    Override(OverrideArgs),
    #[command(subcommand, arg_required_else_help = true)]
    Task(TaskCommand),
    Today(TodayArgs),
    Onboarding(OnboardingArgs),
    Renewals(RenewalsArgs),
    // Upsell and cross-sell.
    Expansions(ExpansionsArgs),
    Review(ReviewArgs),
    // What customers say.
    Voice(VoiceArgs),
    Theme(ThemeArgs),
    Feedback(FeedbackArgs),
    // Mail.
    Mail(MailArgs),
    Brief(BriefArgs),
    Usage(UsageArgs),
    #[command(subcommand, arg_required_else_help = true)]
    Goal(GoalCommand),
    #[command(subcommand, arg_required_else_help = true)]
    Event(EventCommand),
    #[command(subcommand, arg_required_else_help = true)]
    Playbook(PlaybookCommand),
    #[command(subcommand, arg_required_else_help = true)]
    Segment(SegmentCommand),
    // Templates and drafts of mail.
    Template(TemplateArgs),
    Draft(DraftArgs),
    // Figures.
    Kpi(KpiArgs),
    #[command(subcommand, arg_required_else_help = true)]
    Rate(RateCommand),
    // Initiatives.
    Initiative(InitiativeArgs),
    Story(StoryArgs),
    Search(SearchArgs),
    Undo,
    Redo,
    History(HistoryArgs),
    Backup(BackupArgs),
    Restore(RestoreArgs),
    Check(CheckArgs),
    Keys(KeysArgs),
    #[command(subcommand, arg_required_else_help = true)]
    Config(ConfigCommand),
    Doctor,
    Tutor,
    Completions(CompletionArgs),
    Man,
}

#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    Path,
    Show,
    Check,
}

#[derive(Debug, Args)]
pub struct KeysArgs {
    #[arg(id = "keys_words", value_name = "WORDS")]
    pub words: Vec<String>,
    #[arg(long, id = "keys_markdown")]
    pub markdown: bool,
}

#[derive(Debug, Args)]
pub struct DemoArgs {
    #[arg(long, value_name = "1-100000", default_value_t = 60, value_parser = accounts_of_demo)]
    pub accounts: usize,
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    #[arg(value_parser = spelled::<Imports>(agenda::imports()))]
    pub kind: Imports,
    #[arg(required_if_eq_any = agenda::imports_of_paths(), value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_name = "FIELD=COLUMN")]
    pub map: Vec<String>,
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    #[arg(long, value_name = "F")]
    pub date_format: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    #[arg(long, value_name = "CHAR", value_parser = delimiter)]
    pub delimiter: Option<char>,
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub header_row: Option<u64>,
    #[arg(long)]
    pub new_accounts: bool,
    /// Of surveys: the scale of every row.
    #[arg(id = "import_scale", long = "scale", value_name = "LOW-HIGH")]
    pub scale: Option<String>,
    /// Of a calendar: the person's own addresses.
    #[arg(long, value_name = "EMAIL")]
    pub own: Vec<String>,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct LogArgs {
    #[arg(required = true)]
    pub line: Vec<String>,
    #[arg(long)]
    pub account: Option<String>,
    #[arg(long)]
    pub new_account: bool,
}

#[derive(Debug, Args)]
pub struct OneAccount {
    pub account: String,
}

#[derive(Debug, Args)]
pub struct ListArgs {
    pub filter: Vec<String>,
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

#[derive(Debug, Args)]
pub struct TimelineArgs {
    pub account: String,
    #[arg(long, value_delimiter = ',', value_parser = spelled::<Narrowing>(narrowings()))]
    pub kind: Vec<Narrowing>,
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

/// What `--kind` narrows a timeline to: a kind of entry, or touches of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Narrowing {
    Entries(EntryKind),
    Touches(TouchKind),
}

#[derive(Debug, Args)]
pub struct HealthArgs {
    pub account: String,
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
}

#[derive(Debug, Args)]
pub struct SurveyArgs {
    #[arg(long)]
    pub account: String,
    #[arg(long, value_parser = spelled::<SurveyKind>(spellings(SurveyKind::ALL)))]
    pub kind: SurveyKind,
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub score: i64,
    #[arg(long, value_name = "TEXT")]
    pub comment: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub contact: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    #[arg(long, value_name = "LOW-HIGH")]
    pub scale: Option<String>,
}

#[derive(Debug, Args)]
pub struct PulseArgs {
    pub account: String,
    #[arg(value_name = "1-5", allow_negative_numbers = true)]
    pub rating: i64,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub expires: Option<String>,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("to").required(true).args(["score", "band", "clear"]))]
pub struct OverrideArgs {
    pub account: String,
    #[arg(long, value_name = "0-100", allow_negative_numbers = true)]
    pub score: Option<i64>,
    #[arg(long, value_parser = spelled::<Band>(["green", "yellow", "red"]))]
    pub band: Option<Band>,
    #[arg(long, value_name = "TEXT", required_unless_present = "clear")]
    pub reason: Option<String>,
    #[arg(long, value_name = "DATE", required_unless_present = "clear")]
    pub expires: Option<String>,
    #[arg(long)]
    pub clear: bool,
}

// Onboarding.

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct TodayArgs {
    #[command(subcommand)]
    pub command: Option<TodayCommand>,
    #[arg(long, value_name = "N")]
    pub capacity: Option<usize>,
}

#[derive(Debug, Subcommand)]
pub enum TodayCommand {
    Done(ItemArg),
    Snooze(ItemSnoozeArgs),
    Skip(ItemArg),
    Mail(ItemMailArgs),
    Since,
    Rules,
}

#[derive(Debug, Args)]
pub struct ItemArg {
    #[arg(value_name = "ID")]
    pub item: String,
}

#[derive(Debug, Args)]
pub struct ItemMailArgs {
    #[arg(value_name = "ID")]
    pub item: String,
    #[arg(long = "save")]
    pub save_draft: bool,
}

#[derive(Debug, Args)]
pub struct ItemSnoozeArgs {
    #[arg(value_name = "ID")]
    pub item: String,
    pub date: String,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

#[derive(Debug, Args)]
pub struct HistoryArgs {
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

#[derive(Debug, Args)]
pub struct BackupArgs {
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct RestoreArgs {
    pub backup: PathBuf,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[arg(long)]
    pub reindex: bool,
}

#[derive(Debug, Args)]
pub struct CompletionArgs {
    pub shell: clap_complete::Shell,
}

/// A hundred thousand accounts take minutes and gigabytes; more would be a slip.
fn accounts_of_demo(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| (1..=100_000).contains(count));
    count.ok_or_else(|| "1 to 100000".to_owned())
}

/// Reads the character between columns; a tab by its name, since shells make it hard to type.
fn delimiter(text: &str) -> Result<char, String> {
    let mut characters = text.chars();
    match (text, characters.next(), characters.next()) {
        ("tab" | "TAB" | "\\t", ..) => Ok('\t'),
        (_, Some(one), None) if one.is_ascii() => Ok(one),
        _ => Err("one character, or tab".to_owned()),
    }
}

/// Reads one of a closed set of spellings; help and completions list them.
fn spelled<T>(words: impl IntoIterator<Item = &'static str>) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err: std::fmt::Debug> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(words).map(|word| word.parse().expect("the parser lets only these spellings through"))
}

fn spellings<T: Spelled>(all: &[T]) -> Vec<&'static str> {
    all.iter().map(Spelled::spelling).collect()
}

/// A word with a fixed spelling.
trait Spelled {
    fn spelling(&self) -> &'static str;
}

macro_rules! spelled_words {
    ($($name:ty),+ $(,)?) => {$(
        impl Spelled for $name {
            fn spelling(&self) -> &'static str {
                self.as_str()
            }
        }
    )+};
}

spelled_words! {
    ChoiceName,
    Basis,
    By,
    DateKind,
    ExpansionKind,
    ExpansionStage,
    EntryKind,
    EventKind,
    FeedbackKind,
    FeedbackStatus,
    Forecast,
    GoalOutcome,
    GroupBy,
    ImportKind,
    Kpi,
    KpiTable,
    Lang,
    NamedSpan,
    Outcome,
    SurveyKind,
    TouchKind,
    TouchModel,
    VoiceGroup,
    ContactRole,
    Verdict,
    Yardstick,
}

fn narrowings() -> Vec<&'static str> {
    let touches = TouchKind::ALL.iter().map(Spelled::spelling);
    EntryKind::ALL.iter().map(Spelled::spelling).chain(touches).collect()
}

impl FromStr for Narrowing {
    type Err = crate::domain::Invalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Narrowing::Entries).or_else(|_| text.parse().map(Narrowing::Touches))
    }
}
