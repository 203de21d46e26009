//! The JSON of `voice`, `voice comments` and `survey invite`.

use crate::cli::json::{Day, Health, Rate};
use crate::domain::health::Score;
use crate::domain::kpi::{Figure, Span};
use crate::domain::voice::{Change, Class, GroupBy, GroupKey, Measure, Spread, Standing, class};
use crate::domain::{AccountId, ContactId, ContactRole, Moment, OpId, ResponseId, SurveyKind};
use crate::review::voice::{Comment, Compared, Waiting};
use serde::Serialize;
use std::collections::BTreeMap;

/// The figures are keyed by their names: nps, csat, ces (the mean), ces_share, response_rate; those of a kind that was not asked
/// for are left out.
#[derive(Debug, Serialize)]
pub struct VoiceReport {
    pub from: Day,
    pub to: Day,
    #[serde(flatten)]
    pub figures: Figures,
    pub before: BeforeLine,
    pub change: BTreeMap<&'static str, ChangeLine>,
    /// Figures of fewer answers are not to be compared.
    pub few: usize,
    pub distribution: Vec<SpreadLine>,
    pub trend: Vec<PointLine>,
    pub by: Option<GroupBy>,
    pub groups: Vec<GroupLine>,
    pub unanswered: Vec<WaitingLine>,
}

pub type Figures = BTreeMap<&'static str, Rate>;

#[derive(Debug, Serialize)]
pub struct BeforeLine {
    pub from: Day,
    pub to: Day,
    #[serde(flatten)]
    pub figures: Figures,
}

/// `verdict`: clear, chance, thin (too few answers) or unknown.
#[derive(Debug, Serialize)]
pub struct ChangeLine {
    pub by: Option<f64>,
    pub verdict: &'static str,
}

#[derive(Debug, Serialize)]
pub struct SpreadLine {
    pub kind: SurveyKind,
    pub scale: String,
    pub answers: Vec<AnswerLine>,
}

#[derive(Debug, Serialize)]
pub struct AnswerLine {
    pub answer: u8,
    pub n: usize,
}

#[derive(Debug, Serialize)]
pub struct PointLine {
    pub from: Day,
    pub to: Day,
    #[serde(flatten)]
    pub figures: Figures,
}

/// `key` is `null` for what has no value of the field, and `account` is there by account.
#[derive(Debug, Serialize)]
pub struct GroupLine {
    pub key: Option<String>,
    pub account: Option<AccountId>,
    #[serde(flatten)]
    pub figures: Figures,
}

#[derive(Debug, Serialize)]
pub struct WaitingLine {
    #[serde(flatten)]
    pub comment: CommentLine,
    /// Working days since the answer.
    pub workdays: u32,
    pub due_on: Day,
    pub late: bool,
}

#[derive(Debug, Serialize)]
pub struct CommentLine {
    pub id: ResponseId,
    pub kind: SurveyKind,
    pub account: AccountId,
    pub account_name: String,
    pub contact: Option<ContactId>,
    pub contact_name: Option<String>,
    pub role: Option<ContactRole>,
    pub on: Day,
    pub at: Moment,
    pub score: u8,
    pub scale: String,
    pub class: Class,
    pub comment: Option<String>,
    pub health: Option<Health>,
    pub state: Standing,
    pub answered_at: Option<Moment>,
    pub plan: Option<String>,
    pub closed_on: Option<Day>,
    pub told_on: Option<Day>,
}

/// What `survey invite` did; `op` is `null` when nobody was asked.
#[derive(Debug, Serialize)]
pub struct InviteDone {
    pub op: Option<OpId>,
    pub kind: SurveyKind,
    pub at: Moment,
    pub quiet_days: u32,
    pub dry_run: bool,
    pub asked: Vec<InvitedLine>,
    pub left_out: Vec<InvitedLine>,
}

#[derive(Debug, Serialize)]
pub struct InvitedLine {
    pub account: AccountId,
    pub account_name: String,
    pub contact: Option<ContactId>,
    pub contact_name: Option<String>,
    pub email: Option<String>,
    pub last_asked_on: Option<Day>,
}

pub fn figures<'f>(pairs: impl IntoIterator<Item = (Measure, &'f Figure)>) -> Figures {
    pairs.into_iter().map(|(measure, figure)| (measure.as_str(), Rate::from(figure))).collect()
}

pub fn before(compared: &[Compared], span: Span) -> BeforeLine {
    let previous = span.previous();
    let figures = figures(compared.iter().map(|one| (one.measure, &one.before)));
    BeforeLine { from: Day(previous.from), to: Day(previous.to), figures }
}

pub fn change(change: Change) -> ChangeLine {
    let by = |by: f64| Some(crate::cli::json::rounded(by, 6));
    match change {
        Change::Unknown => ChangeLine { by: None, verdict: "unknown" },
        Change::Thin => ChangeLine { by: None, verdict: "thin" },
        Change::Chance(points) => ChangeLine { by: by(points), verdict: "chance" },
        Change::Clear(points) => ChangeLine { by: by(points), verdict: "clear" },
    }
}

pub fn spread(kind: SurveyKind, spread: &Spread) -> SpreadLine {
    let answers = spread.answers().map(|(answer, n)| AnswerLine { answer, n }).collect();
    SpreadLine { kind, scale: spread.scale.to_string(), answers }
}

pub fn key(key: &GroupKey) -> (Option<String>, Option<AccountId>) {
    match key {
        GroupKey::Account(name, id) => (Some(name.clone()), Some(*id)),
        GroupKey::Text(text) => (Some(text.clone()), None),
        GroupKey::Role(role) => (Some(role.to_string()), None),
        GroupKey::TouchModel(model) => (Some(model.to_string()), None),
        GroupKey::Stage(stage) => (Some(stage.to_string()), None),
        GroupKey::Nothing => (None, None),
    }
}

pub fn comment(comment: &Comment, score: Option<&Score>) -> CommentLine {
    let response = &comment.response;
    CommentLine {
        id: response.id,
        kind: response.kind,
        account: response.account,
        account_name: comment.account.clone(),
        contact: response.contact,
        contact_name: comment.person.as_ref().map(|person| person.name.clone()),
        role: comment.person.as_ref().map(|person| person.role),
        on: Day(comment.on),
        at: response.at,
        score: response.score.value(),
        scale: response.score.scale().to_string(),
        class: class(response.kind, &response.score),
        comment: response.comment.clone(),
        health: score.map(Health::of),
        state: comment.standing,
        answered_at: comment.answered_at,
        plan: response.follow_up.plan.clone(),
        closed_on: response.follow_up.closed_on.map(Day),
        told_on: response.follow_up.told_on.map(Day),
    }
}

pub fn waiting(waiting: &Waiting, score: Option<&Score>) -> WaitingLine {
    let comment = comment(&waiting.comment, score);
    WaitingLine { comment, workdays: waiting.workdays, due_on: Day(waiting.due_on), late: waiting.is_late }
}
