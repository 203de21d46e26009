//! The texts of the sample book, read from `assets/demo`: names, sentences and the told stories.
//!
//! What is written here is the customer's and the manager's own writing, not the program's words; those are in the locale files.

use serde::Deserialize;
use std::sync::OnceLock;

use super::calendar::Curve;
use crate::domain::{
    ContactRole, Direction, EventKind, ExpansionKind, ExpansionSource, ExpansionStage, Lang, Sentiment, Severity, StepOwner, SurveyKind,
    TouchKind,
};

/// The pools that ordinary accounts are composed from, in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub product: Product,
    /// Small, middle and large.
    pub segments: [String; 3],
    pub regions: Vec<Region>,
    /// The managers who owned the accounts of this book; the first owns most.
    pub owners: Vec<String>,
    pub sources: Vec<String>,
    pub company: Company,
    pub person: Vec<People>,
    pub titles: Titles,
    pub notes: Notes,
    pub mail_in: MailsIn,
    pub mail_out: MailsOut,
    pub tickets: Tickets,
    pub comments: Comments,
    pub tasks: Vec<String>,
    /// Tasks that come back.
    pub routines: Vec<String>,
    pub pulses: Moods,
    pub onboarding: Onboarding,
    pub renewals: Renewals,
    pub expansions: Expansions,
    pub goals: Vec<GoalWords>,
    pub goal_sources: Vec<String>,
    pub events: Vec<EventWords>,
}

/// A programme for many accounts; days count back from today, so that a negative one is still to come.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventWords {
    pub kind: EventKind,
    pub title: String,
    pub day: i64,
    pub hour: i64,
    pub minutes: Option<u32>,
}

/// What a customer calls success, and the figures it begins and should end with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GoalWords {
    pub title: String,
    pub metric: String,
    pub unit: String,
    pub baseline: f64,
    pub target: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Product {
    pub name: String,
    pub addon: String,
    pub plans: [String; 3],
    pub features: Vec<String>,
    pub teams: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Region {
    pub name: String,
    pub country: String,
    pub code: String,
}

/// Names are a head and a tail; beyond their combinations a place is added.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Company {
    pub heads: Vec<Named>,
    pub tails: Vec<Tail>,
    pub places: Vec<Named>,
    /// How name and legal form go together; `{}` is the name.
    pub forms: Vec<String>,
}

/// A name, its kana (empty in English) and its spelling in addresses.
#[derive(Debug, Deserialize)]
pub(super) struct Named(pub String, pub String, pub String);

/// The end of a company's name with kana, spelling in addresses, and the industry it stands for.
#[derive(Debug, Deserialize)]
pub(super) struct Tail(pub String, pub String, pub String, pub String);

/// Given and family names that go together, each with its spelling in addresses.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct People {
    /// Says that the family name comes first.
    #[serde(default)]
    pub family_first: bool,
    pub weight: u32,
    pub given: Vec<(String, String)>,
    pub family: Vec<(String, String)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Titles {
    pub champion: Vec<String>,
    pub decision_maker: Vec<String>,
    pub user: Vec<String>,
    pub billing: Vec<String>,
}

/// Sentences for when things go well, neither way, and badly.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Moods {
    pub good: Vec<String>,
    pub neutral: Vec<String>,
    pub bad: Vec<String>,
}

/// A note of a conversation is an opening, what it was about, and what comes next.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Notes {
    pub openings: Vec<String>,
    pub matter: Moods,
    pub next: Vec<String>,
    /// The manager's notes to themselves.
    pub own: Vec<String>,
    pub webinar: Vec<String>,
    pub community: Vec<String>,
}

/// Mails of theirs: a greeting, a matter and a closing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MailsIn {
    pub greetings: Vec<String>,
    pub closings: Vec<String>,
    pub good: Vec<Asked>,
    pub neutral: Vec<Asked>,
    pub bad: Vec<Asked>,
}

/// A subject, a text, and our answer to it.
#[derive(Debug, Deserialize)]
pub(super) struct Asked(pub String, pub String, pub String);

/// Mails of ours that answer none of theirs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MailsOut {
    pub greetings: Vec<String>,
    pub closings: Vec<String>,
    pub good: Vec<Mail>,
    /// What is written when somebody has gone quiet.
    pub bad: Vec<Mail>,
    /// What is written after a poor survey answer.
    pub after_survey: Vec<Mail>,
}

/// A subject and a text.
#[derive(Debug, Deserialize)]
pub(super) struct Mail(pub String, pub String);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tickets {
    pub severe: Vec<String>,
    pub ordinary: Vec<String>,
    pub open: String,
    pub waiting: String,
    pub closed: String,
    pub reopened: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Comments {
    pub promoter: Vec<String>,
    pub passive: Vec<String>,
    pub detractor: Vec<String>,
    pub csat_good: Vec<String>,
    pub csat_bad: Vec<String>,
    pub ces_good: Vec<String>,
    pub ces_bad: Vec<String>,
    /// What is to be done about an answer.
    pub follow_ups: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Onboarding {
    pub names: Vec<String>,
    /// Why a step cannot go on.
    pub blocked: Vec<String>,
    pub steps: Vec<PlannedStep>,
}

/// A step of the onboarding template; `day` counts from the start of the plan.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlannedStep {
    pub phase: String,
    pub title: String,
    pub owner: StepOwner,
    pub day: i64,
    /// The steps it comes after, by their place.
    #[serde(default)]
    pub after: Vec<usize>,
    #[serde(default)]
    pub first_value: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Renewals {
    pub renewed: Vec<String>,
    pub upsell: Vec<String>,
    pub downsell: Vec<String>,
    pub churn_reasons: Vec<String>,
    /// What stands against a renewal that is still open.
    pub risks: Vec<String>,
}

/// Titles of opportunities, and what is noted of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Expansions {
    pub upsell: Vec<String>,
    pub open: Vec<String>,
    pub won: Vec<String>,
    pub lost: Vec<String>,
}

/// One text in both languages.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Both<T = String> {
    pub en: T,
    pub ja: T,
}

impl<T> Both<T> {
    pub fn of(&self, lang: Lang) -> &T {
        match lang {
            Lang::En => &self.en,
            Lang::Ja => &self.ja,
        }
    }
}

/// An account whose history is told, not drawn. Days count back from today; negative ones lie ahead.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Story {
    pub id: String,
    pub name: Both,
    pub kana: String,
    pub slug: Both,
    pub industry: Both,
    /// 0 small, 1 middle, 2 large.
    pub size: usize,
    pub seats: u32,
    /// Annual recurring revenue in dollars and in yen.
    pub arr: Both<i64>,
    pub tenure: i64,
    #[serde(default = "a_year")]
    pub term_months: u32,
    pub renewal_in: i64,
    pub notice_days: u32,
    #[serde(default)]
    pub auto_renew: bool,
    pub adoption: Curve,
    pub mood: Curve,
    /// From this many days ago on there is only what is told here.
    pub told_since: i64,
    #[serde(default)]
    pub no_usage: bool,
    #[serde(default)]
    pub notice_given: Option<i64>,
    #[serde(default)]
    pub churn: Option<Churn>,
    #[serde(default)]
    pub stalled: Option<Stalled>,
    pub note: Option<Both>,
    #[serde(default)]
    pub contact: Vec<ToldContact>,
    #[serde(default)]
    pub touch: Vec<ToldTouch>,
    #[serde(default)]
    pub response: Vec<ToldResponse>,
    #[serde(default)]
    pub ticket: Vec<ToldTicket>,
    #[serde(default)]
    pub task: Vec<ToldTask>,
    #[serde(default)]
    pub pulse: Vec<ToldPulse>,
    #[serde(default)]
    pub override_to: Option<ToldOverride>,
    #[serde(default)]
    pub expansion: Vec<ToldExpansion>,
}

fn a_year() -> u32 {
    12
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Churn {
    pub day: i64,
    pub reason: Both,
}

/// Where an onboarding stands still: steps from this position on are not done, and this one says why.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stalled {
    pub position: u32,
    pub why: Both,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldContact {
    pub name: Both,
    /// What the manager calls the person in a sentence.
    pub called: Both,
    pub mail: Both,
    pub title: Both,
    pub role: ContactRole,
    #[serde(default)]
    pub left: Option<i64>,
    /// Days ago since when the person is known; from the start when absent.
    #[serde(default)]
    pub since: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldTouch {
    pub day: i64,
    pub kind: TouchKind,
    #[serde(default)]
    pub direction: Option<Direction>,
    #[serde(default)]
    pub contacts: Vec<usize>,
    #[serde(default)]
    pub minutes: Option<u32>,
    #[serde(default)]
    pub subject: Option<Both>,
    pub text: Both,
    #[serde(default)]
    pub feel: Option<Sentiment>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldResponse {
    pub day: i64,
    pub kind: SurveyKind,
    pub contact: usize,
    pub score: i64,
    pub comment: Both,
    #[serde(default)]
    pub answered: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldTicket {
    pub day: i64,
    pub contact: usize,
    pub severity: Severity,
    pub subject: Both,
    pub response_minutes: u32,
    #[serde(default)]
    pub closed: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldTask {
    /// Days ago it was due; negative when it is still to come.
    pub due: i64,
    pub title: Both,
    pub priority: u8,
    /// Days ago of the touch it was promised in.
    #[serde(default)]
    pub promised: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldPulse {
    pub day: i64,
    pub rating: u8,
    pub note: Both,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldOverride {
    pub day: i64,
    pub band: crate::domain::Band,
    pub reason: Both,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldExpansion {
    /// Days ago it was first noted.
    pub day: i64,
    pub kind: ExpansionKind,
    pub title: Both,
    /// Whether it is about the second product.
    #[serde(default)]
    pub addon: bool,
    pub stage: ExpansionStage,
    pub amount: Both<i64>,
    #[serde(default)]
    pub likelihood: Option<f64>,
    pub source: ExpansionSource,
    /// Negative: it lies ahead.
    #[serde(default)]
    pub expected: Option<i64>,
    #[serde(default)]
    pub closed: Option<i64>,
    #[serde(default)]
    pub note: Option<Both>,
}

#[derive(Deserialize)]
struct Told {
    story: Vec<Story>,
}

/// Returns the pools of a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    static EN: OnceLock<Words> = OnceLock::new();
    static JA: OnceLock<Words> = OnceLock::new();
    let (cell, text) = match lang {
        Lang::En => (&EN, include_str!("../../assets/demo/en.toml")),
        Lang::Ja => (&JA, include_str!("../../assets/demo/ja.toml")),
    };
    cell.get_or_init(|| toml::from_str(text).expect("the demo words are part of the program and read by a test"))
}

/// Returns the told stories in the order of their accounts.
pub(super) fn stories() -> &'static [Story] {
    static STORIES: OnceLock<Vec<Story>> = OnceLock::new();
    STORIES.get_or_init(|| {
        let told: Told = toml::from_str(include_str!("../../assets/demo/stories.toml"))
            .expect("the demo stories are part of the program and read by a test");
        told.story
    })
}
