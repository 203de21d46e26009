//! The JSON of `onboarding`: plans, steps, templates and what a shift would move.

use crate::cli::json::Day;
use crate::domain::onboarding::{Move, PlanTemplate, StallKind, Standing, standing};
use crate::domain::{AccountId, Lang, PlanId, Row, Step, StepId, StepOwner, TouchModel};
use crate::review::{Board, PlanView};
use chrono::NaiveDate;
use serde::Serialize;

/// What `onboarding` answers.
#[derive(Debug, Serialize)]
pub struct BoardLine {
    pub plans: Vec<PlanLine>,
    pub summary: SummaryLine,
}

/// Over all plans of accounts that are customers still; `n` plans reached first value.
#[derive(Debug, Serialize)]
pub struct SummaryLine {
    pub running: usize,
    pub in_trouble: usize,
    pub time_to_value_days: Option<f64>,
    pub n: usize,
    pub open: Vec<OpenLine>,
    /// Plans that ended without first value.
    pub never: usize,
}

#[derive(Debug, Serialize)]
pub struct OpenLine {
    pub plan: PlanId,
    pub days: i64,
}

#[derive(Debug, Serialize)]
pub struct PlanLine {
    pub account: AccountId,
    pub account_name: String,
    pub plan: PlanId,
    pub name: String,
    pub template: Option<String>,
    pub start_on: Day,
    pub target_on: Option<Day>,
    pub done_on: Option<Day>,
    pub progress: ProgressLine,
    pub late_days: i64,
    pub late: usize,
    pub blocked: usize,
    pub next_step: Option<NextLine>,
    pub first_value_on: Option<Day>,
    pub time_to_value_days: Option<i64>,
    pub days_open: i64,
    pub stalls: Vec<StallLine>,
    pub phases: Vec<PhaseLine>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<StepLine>>,
}

#[derive(Debug, Serialize)]
pub struct ProgressLine {
    pub done: usize,
    pub total: usize,
}

#[derive(Debug, Serialize)]
pub struct NextLine {
    pub id: StepId,
    pub title: String,
    pub owner: StepOwner,
    pub due_on: Option<Day>,
}

#[derive(Debug, Serialize)]
pub struct StallLine {
    pub kind: &'static str,
    pub step: Option<StepId>,
    pub since: Day,
    pub days: i64,
}

#[derive(Debug, Serialize)]
pub struct PhaseLine {
    pub name: String,
    pub done: usize,
    pub total: usize,
    pub late: usize,
    pub blocked: usize,
}

#[derive(Debug, Serialize)]
pub struct StepLine {
    pub id: StepId,
    pub phase: String,
    pub title: String,
    pub owner: StepOwner,
    pub due_on: Option<Day>,
    pub done_on: Option<Day>,
    pub state: &'static str,
    pub late_days: Option<i64>,
    pub blocked: Option<String>,
    pub blocked_on: Option<Day>,
    pub after: Vec<StepId>,
    pub first_value: bool,
    pub note: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct TemplateLine {
    pub key: String,
    pub name: String,
    pub description: Option<String>,
    pub touch_model: Option<TouchModel>,
    pub own: bool,
    pub steps: usize,
    /// As people write it.
    pub body: String,
}

#[derive(Debug, Serialize)]
pub struct MovesLine {
    pub step: StepId,
    pub title: String,
    pub from: Option<Day>,
    pub to: Day,
}

impl BoardLine {
    pub fn of(board: &Board) -> BoardLine {
        let running = || board.plans.iter().filter(|view| view.plan.done_on.is_none());
        let summary = SummaryLine {
            running: running().count(),
            in_trouble: running().filter(|view| !view.stalls.is_empty()).count(),
            time_to_value_days: board.value.median,
            n: board.value.n,
            open: board.value.open.iter().map(|(plan, days)| OpenLine { plan: *plan, days: *days }).collect(),
            never: board.value.never,
        };
        BoardLine { plans: board.plans.iter().map(PlanLine::of).collect(), summary }
    }
}

impl PlanLine {
    pub fn of(view: &PlanView) -> PlanLine {
        let (plan, progress) = (&view.plan, &view.progress);
        let next =
            |step: &Row<StepId, Step>| NextLine { id: step.id, title: step.title.clone(), owner: step.owner, due_on: step.due_on.map(Day) };
        PlanLine {
            account: plan.account,
            account_name: view.account_name.clone(),
            plan: plan.id,
            name: plan.name.clone(),
            template: plan.template.clone(),
            start_on: Day(plan.start_on),
            target_on: plan.target_on.map(Day),
            done_on: plan.done_on.map(Day),
            progress: ProgressLine { done: progress.done, total: progress.total },
            late_days: progress.late_days,
            late: progress.late,
            blocked: progress.blocked,
            next_step: view.next().map(next),
            first_value_on: plan.first_value_on.map(Day),
            time_to_value_days: progress.time_to_value,
            days_open: progress.days_open,
            stalls: stalls(view),
            phases: phases(view),
            steps: None,
        }
    }
}

fn stalls(view: &PlanView) -> Vec<StallLine> {
    let kind = |kind| match kind {
        StallKind::Late => "late",
        StallKind::Blocked => "blocked",
        StallKind::Silent => "silent",
    };
    let line = |stall: &crate::domain::onboarding::Stall| StallLine {
        kind: kind(stall.kind),
        step: stall.step,
        since: Day(stall.since),
        days: stall.days,
    };
    view.stalls.iter().map(line).collect()
}

fn phases(view: &PlanView) -> Vec<PhaseLine> {
    let phases = view.progress.phases.iter().cloned();
    phases
        .map(|phase| PhaseLine { name: phase.name, done: phase.done, total: phase.total, late: phase.late, blocked: phase.blocked })
        .collect()
}

impl StepLine {
    pub fn of(view: &PlanView, step: &Row<StepId, Step>, today: NaiveDate) -> StepLine {
        let (state, late_days) = match standing(step, &view.steps, &view.dependencies, today) {
            Standing::Done(_) => ("done", None),
            Standing::Blocked(_) => ("blocked", None),
            Standing::Late(days) => ("late", Some(days)),
            Standing::Waiting => ("waiting", None),
            Standing::Open => ("open", None),
        };
        StepLine {
            id: step.id,
            phase: step.phase.clone(),
            title: step.title.clone(),
            owner: step.owner,
            due_on: step.due_on.map(Day),
            done_on: step.done_on.map(Day),
            state,
            late_days,
            blocked: step.blocked.clone(),
            blocked_on: step.blocked_on.map(Day),
            after: view.dependencies.iter().filter(|link| link.step == step.id).map(|link| link.after).collect(),
            first_value: step.is_first_value,
            note: step.note.clone(),
        }
    }
}

impl TemplateLine {
    pub fn of(template: &PlanTemplate, lang: Lang) -> TemplateLine {
        TemplateLine {
            key: template.key.clone(),
            name: template.name.clone(),
            description: template.description.clone(),
            touch_model: template.touch_model,
            own: template.is_own,
            steps: template.outline.len(),
            body: template.outline.written(lang),
        }
    }
}

impl MovesLine {
    pub fn of(view: &PlanView, one: &Move) -> MovesLine {
        let title = view.step(one.step).map(|step| step.title.clone()).unwrap_or_default();
        MovesLine { step: one.step, title, from: one.from.map(Day), to: Day(one.to) }
    }
}
