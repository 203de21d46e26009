//! Work of one's own that is due: promises, onboarding steps, goals to look at, meetings to log, tickets to follow.

use super::case::{Case, Day, OpenGoal, OpenTask};
use super::raised::{Line, Raised, Suggestion, Why};
use crate::domain::health::facts::{PlanFact, StepFact, TicketFact};
use crate::domain::triage::Reason;
use chrono::{Days, NaiveDate};

/// Tasks of the account past their day, and not held back.
pub(super) fn promise_overdue(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let is_held = |task: &OpenTask| task.snoozed_until.is_some_and(|until| until > day.today);
    let due = |task: &&OpenTask| task.due_on.filter(|due| *due < day.today && !is_held(task));
    let mut late: Vec<(NaiveDate, &OpenTask)> = case.more.tasks.iter().filter_map(|task| Some((due(&task)?, task))).collect();
    late.sort_by_key(|(due_on, task)| (*due_on, task.id));
    let ((first_on, _), (_, newest)) = (late.first()?, late.last()?);
    let line = |(due_on, task): &(NaiveDate, &OpenTask)| {
        Line::of(Why::PromiseOverdue { due_on: *due_on, days: day.days_since(*due_on) }, task.id, Some(*due_on))
    };
    Some(Raised {
        reason: Reason::PromiseOverdue,
        occasion: newest.id.to_string(),
        why: late.iter().map(line).collect(),
        suggestion: Suggestion::KeepPromise,
        due_on: Some(*first_on),
        pressing: day.days_since(*first_on),
    })
}

/// Steps of running plans that are past their day or blocked.
pub(super) fn onboarding_late(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let runs = |plan: &&PlanFact| plan.start_on <= day.today && plan.done_on.is_none_or(|done| done > day.today);
    let plans: Vec<_> = case.facts.plans.iter().filter(runs).map(|plan| plan.id).collect();
    let is_open = |step: &&StepFact| step.done_on.is_none_or(|done| done > day.today) && plans.contains(&step.plan);
    let is_late = |step: &StepFact| step.due_on.is_some_and(|due| due < day.today);
    let mut stuck: Vec<&StepFact> = case.facts.steps.iter().filter(is_open).filter(|step| step.blocked || is_late(step)).collect();
    stuck.sort_by_key(|step| (!is_late(step), step.due_on, step.id));
    let first = stuck.first()?;
    // A step that gets stuck later is a new occasion, whatever is said about the first.
    let newest = stuck.iter().max_by_key(|step| (step.due_on, step.id))?;
    let line = |step: &&StepFact| {
        let why = match step.due_on.filter(|_| is_late(step) && !step.blocked) {
            Some(due_on) => Why::StepLate { due_on, days: day.days_since(due_on) },
            None => Why::StepBlocked { due_on: step.due_on },
        };
        Line::of(why, step.id, step.due_on)
    };
    let is_blocked = stuck.iter().any(|step| step.blocked);
    Some(Raised {
        reason: Reason::OnboardingLate,
        occasion: newest.id.to_string(),
        why: stuck.iter().map(line).collect(),
        suggestion: if is_blocked { Suggestion::UnblockStep } else { Suggestion::MoveStep },
        due_on: first.due_on,
        pressing: first.due_on.map_or(0, |due| day.days_since(due)),
    })
}

/// Severe tickets that are open.
pub(super) fn ticket_severe(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let is_open = |ticket: &&TicketFact| day.has_come(ticket.opened_at) && ticket.closed_at.is_none_or(|at| !day.has_come(at));
    let is_severe = |ticket: &&TicketFact| ticket.severity.is_some_and(|severity| severity.is_severe());
    let mut open: Vec<&TicketFact> = case.facts.tickets.iter().filter(is_open).filter(is_severe).collect();
    open.sort_by_key(|ticket| (ticket.opened_at, ticket.id));
    let (first, newest) = (open.first()?, open.last()?);
    let line = |ticket: &&TicketFact| {
        let on = day.day_of(ticket.opened_at);
        Line::of(Why::TicketOpen { on, days: day.days_since(on) }, ticket.id, Some(on))
    };
    Some(Raised {
        reason: Reason::TicketSevere,
        occasion: newest.id.to_string(),
        why: open.iter().map(line).collect(),
        suggestion: Suggestion::FollowTicket,
        due_on: None,
        pressing: day.days_since(day.day_of(first.opened_at)),
    })
}

/// Goals that are due, or were not looked at for longer than agreed.
pub(super) fn goal_review(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let mut due: Vec<(NaiveDate, &OpenGoal)> = case.more.goals.iter().filter_map(|goal| Some((asks_on(goal)?, goal))).collect();
    due.retain(|(on, _)| *on <= day.today);
    due.sort_by_key(|(on, goal)| (*on, goal.id));
    let (first_on, first) = due.first()?;
    let line = |(on, goal): &(NaiveDate, &OpenGoal)| {
        let why = match (goal.due_on.filter(|due| *due <= day.today), goal.review_days) {
            (Some(due_on), _) => Why::GoalDue { due_on, days: day.days_since(due_on) },
            (None, every) => Why::GoalReview { last_on: goal.read_on, every: every.unwrap_or_default() },
        };
        Line::of(why, goal.id, Some(*on))
    };
    Some(Raised {
        reason: Reason::GoalReview,
        occasion: format!("{}:{first_on}", first.id),
        why: due.iter().map(line).collect(),
        suggestion: Suggestion::ReviewGoal,
        due_on: Some(*first_on),
        pressing: day.days_since(*first_on),
    })
}

/// Returns the day on which a goal asks to be looked at: its own, or the next review.
fn asks_on(goal: &OpenGoal) -> Option<NaiveDate> {
    let review = goal.read_on.zip(goal.review_days).and_then(|(on, every)| on.checked_add_days(Days::new(u64::from(every))));
    goal.due_on.into_iter().chain(review).min()
}

/// Meetings that took place and are neither logged nor declined.
pub(super) fn meeting_unlogged(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let days = i64::from(day.rules.of(Reason::MeetingUnlogged).days);
    let mut past: Vec<_> = case.more.meetings.iter().map(|meeting| (day.day_of(meeting.at), meeting)).collect();
    past.retain(|(on, _)| *on <= day.today && day.days_since(*on) <= days);
    past.sort_by_key(|(on, meeting)| (*on, meeting.id));
    let ((first_on, _), (_, newest)) = (past.first()?, past.last()?);
    Some(Raised {
        reason: Reason::MeetingUnlogged,
        occasion: newest.id.to_string(),
        why: past.iter().rev().map(|(on, meeting)| Line::of(Why::MeetingUnlogged { on: *on }, meeting.id, Some(*on))).collect(),
        suggestion: Suggestion::LogMeeting,
        due_on: Some(*first_on),
        pressing: day.days_since(*first_on),
    })
}
