//! The JSON of `theme` and `feedback`.

use crate::cli::json::Day;
use crate::cli::voice_json::key;
use crate::domain::kpi::{Aside, Figure, Unit};
use crate::domain::voice::{GroupBy, GroupKey};
use crate::domain::{AccountId, ContactId, FeedbackId, FeedbackKind, FeedbackStatus, Moment, Money, OpId, TaggedKind, ThemeId, VoiceId};
use crate::review::feedback::{Matter, Raised};
use crate::review::themes::{Count, Listening, Said, Standing, ThemeLine};
use crate::store::themes::Target;
use serde::{Serialize, Serializer};

/// `said` counts what customers said in the period, `unheard` what no theme has anything to do with.
#[derive(Debug, Serialize)]
pub struct ThemesReport {
    pub from: Day,
    pub to: Day,
    pub by: Option<GroupBy>,
    pub said: usize,
    pub unheard: usize,
    pub themes: Vec<ThemeReport>,
}

#[derive(Debug, Serialize)]
pub struct ThemeReport {
    pub id: ThemeId,
    pub name: String,
    pub criterion: String,
    pub rules: Vec<String>,
    pub position: u32,
    #[serde(flatten)]
    pub count: CountLine,
    pub before: BeforeCount,
    /// Rows that the rules suggest it for and nobody decided on.
    pub suggested: usize,
    pub groups: Vec<GroupCount>,
}

#[derive(Debug, Serialize)]
pub struct CountLine {
    pub rows: usize,
    pub customers: usize,
    pub arr: Option<Money>,
    /// Customers whose amount is not in the sum: none is stated, or its currency has no rate.
    pub without_amount: usize,
    pub without_rate: usize,
}

#[derive(Debug, Serialize)]
pub struct BeforeCount {
    pub from: Day,
    pub to: Day,
    #[serde(flatten)]
    pub count: CountLine,
}

#[derive(Debug, Serialize)]
pub struct GroupCount {
    pub key: Option<String>,
    pub account: Option<AccountId>,
    #[serde(flatten)]
    pub count: CountLine,
}

/// Spelled as the command line takes it: `survey:12`.
#[derive(Clone, Copy, Debug)]
pub struct RowName(pub Target);

impl Serialize for RowName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&row_name(self.0))
    }
}

/// `standing`: set, suggested or dismissed; `words` are those by which a rule suggests it.
#[derive(Debug, Serialize)]
pub struct SaidLine {
    pub theme: ThemeId,
    pub theme_name: String,
    pub row: RowName,
    pub standing: &'static str,
    pub words: Vec<String>,
    pub account: AccountId,
    pub account_name: String,
    pub contact: Option<ContactId>,
    pub contact_name: Option<String>,
    pub on: Day,
    pub at: Moment,
    pub kind: TaggedKind,
    pub text: String,
}

/// What `theme suggest` found and did; `op` is `null` where nothing was accepted.
#[derive(Debug, Serialize)]
pub struct SuggestReport {
    pub op: Option<OpId>,
    pub from: Day,
    pub to: Day,
    pub accepted: bool,
    pub suggestions: Vec<SaidLine>,
}

#[derive(Debug, Serialize)]
pub struct MatterLine {
    pub id: FeedbackId,
    pub kind: FeedbackKind,
    pub title: String,
    pub status: FeedbackStatus,
    pub status_on: Day,
    pub reference: Option<String>,
    pub note: Option<String>,
    pub customers: usize,
    pub arr: Option<Money>,
    pub without_amount: usize,
    pub without_rate: usize,
    pub to_tell: usize,
    pub raised: Vec<RaisedLine>,
}

#[derive(Debug, Serialize)]
pub struct RaisedLine {
    pub id: VoiceId,
    pub account: AccountId,
    pub account_name: String,
    pub contact: Option<ContactId>,
    pub contact_name: Option<String>,
    pub row: Option<RowName>,
    pub on: Day,
    pub quote: Option<String>,
    pub told_on: Option<Day>,
}

/// A customer who is still to be told, and of what.
#[derive(Debug, Serialize)]
pub struct ToTellLine {
    pub feedback: FeedbackId,
    pub title: String,
    pub status: FeedbackStatus,
    pub status_on: Day,
    #[serde(flatten)]
    pub raised: RaisedLine,
}

pub fn row_name((kind, id): Target) -> String {
    format!("{kind}:{id}")
}

fn money(figure: &Figure) -> Option<Money> {
    match figure.unit {
        Unit::Money(currency) => figure.known().filter(|_| figure.n > 0).map(|minor| Money { minor: minor as i64, currency }),
        _ => None,
    }
}

fn count(count: &Count) -> CountLine {
    CountLine {
        rows: count.rows,
        customers: count.customers,
        arr: money(&count.arr),
        without_amount: count.arr.asides(Aside::NoAmount),
        without_rate: count.arr.asides(Aside::NoRate),
    }
}

fn group((group, counted): &(GroupKey, Count)) -> GroupCount {
    let (key, account) = key(group);
    GroupCount { key, account, count: count(counted) }
}

pub fn theme(line: &ThemeLine, listening: &Listening, groups: &[(GroupKey, Count)]) -> ThemeReport {
    let (theme, before) = (&line.theme, listening.span.previous());
    ThemeReport {
        id: theme.id,
        name: theme.name.clone(),
        criterion: theme.criterion.clone(),
        rules: theme.rules.lines().map(str::to_owned).collect(),
        position: theme.position,
        count: count(&line.now),
        before: BeforeCount { from: Day(before.from), to: Day(before.to), count: count(&line.before) },
        suggested: line.suggested,
        groups: groups.iter().map(group).collect(),
    }
}

pub fn said(theme: (ThemeId, &str), said: &Said, standing: &Standing) -> SaidLine {
    let (standing, words) = match standing {
        Standing::Set => ("set", Vec::new()),
        Standing::Suggested(suggestion) => ("suggested", suggestion.words.clone()),
        Standing::Refused => ("dismissed", Vec::new()),
    };
    SaidLine {
        theme: theme.0,
        theme_name: theme.1.to_owned(),
        row: RowName(said.row.target),
        standing,
        words,
        account: said.row.account,
        account_name: said.account.clone(),
        contact: said.row.contact,
        contact_name: said.person.clone(),
        on: Day(said.on),
        at: said.row.at,
        kind: said.row.target.0,
        text: said.row.words(),
    }
}

pub fn matter(matter: &Matter) -> MatterLine {
    let feedback = &matter.feedback;
    MatterLine {
        id: feedback.id,
        kind: feedback.kind,
        title: feedback.title.clone(),
        status: feedback.status,
        status_on: Day(feedback.status_on),
        reference: feedback.reference.clone(),
        note: feedback.note.clone(),
        customers: matter.customers,
        arr: money(&matter.arr),
        without_amount: matter.arr.asides(Aside::NoAmount),
        without_rate: matter.arr.asides(Aside::NoRate),
        to_tell: matter.to_tell().count(),
        raised: matter.raised.iter().map(raised).collect(),
    }
}

pub fn raised(raised: &Raised) -> RaisedLine {
    let voice = &raised.voice;
    RaisedLine {
        id: voice.id,
        account: voice.account,
        account_name: raised.account.clone(),
        contact: voice.contact,
        contact_name: raised.person.clone(),
        row: voice.source.map(RowName),
        on: Day(raised.on),
        quote: voice.quote.clone(),
        told_on: voice.told_on.map(Day),
    }
}

pub fn to_tell(matter: &Matter, one: &Raised) -> ToTellLine {
    let feedback = &matter.feedback;
    ToTellLine {
        feedback: feedback.id,
        title: feedback.title.clone(),
        status: feedback.status,
        status_on: Day(feedback.status_on),
        raised: raised(one),
    }
}
