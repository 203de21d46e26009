//! What went down: health by a band or many points, and usage.

use super::case::{Case, Day};
use super::raised::{Line, Raised, Suggestion, Why, falls};
use crate::domain::health::movement::Cause;
use crate::domain::health::{Evidence, InputId, Reason as HealthReason, Score, Standing, movement};
use crate::domain::triage::Reason;
use chrono::Days;

/// Rows of one input that are shown; an account has hundreds of usage rows.
const ROWS: usize = 3;

/// Health fell a band, or by many points, within the days the rule looks back.
pub(super) fn health_fell(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let settings = day.rules.of(Reason::HealthFell);
    let (before, from, to) = (case.before?, case.before?.sure()?, case.score.sure()?);
    let points = from.saturating_sub(to);
    let is_band_lower = case.score.band.place() < before.band.place() && points > 0;
    if !is_band_lower && u32::from(points) < settings.points {
        return None;
    }
    let why = Why::HealthFell { from, to, from_band: before.band, to_band: case.score.band, days: settings.days };
    let mut lines = vec![Line::of(why, case.facts.account.id, None)];
    lines.extend(causes(day, case));
    Some(Raised {
        reason: Reason::HealthFell,
        occasion: case.score.band.as_str().to_owned(),
        why: lines,
        suggestion: Suggestion::FindCause,
        due_on: None,
        pressing: i64::from(points),
    })
}

/// Names what moved it down most, each with the rows of today behind it.
fn causes(day: &Day<'_>, case: &Case<'_>) -> Vec<Line> {
    let days = u64::from(day.rules.of(Reason::HealthFell).days);
    let Some(from) = day.today.checked_sub_days(Days::new(days)) else { return Vec::new() };
    let standing = |day_| Standing { day: day_, model: day.model };
    let Some(movement) = movement(case.facts, standing(from), standing(day.today), &day.zone) else { return Vec::new() };
    falls(&movement).map(|moved| Line::new(Why::HealthCause(*moved), evidence_of(&movement.after, moved.cause))).collect()
}

fn evidence_of(score: &Score, cause: Cause) -> Vec<Evidence> {
    let rows = match cause {
        Cause::Input(id) => score.parts.iter().find(|part| part.id == id).map(|part| part.evidence.as_slice()),
        Cause::Cap(id) => score.caps.iter().find(|cap| cap.id == id).map(|cap| cap.evidence.as_slice()),
        Cause::Override | Cause::Model => None,
    };
    rows.unwrap_or_default().iter().take(ROWS).copied().collect()
}

/// Usage fell against the window before, as health measures it.
pub(super) fn usage_fell(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let settings = day.rules.of(Reason::UsageFell);
    let part = case.score.parts.iter().find(|part| part.id == InputId::UsageChange)?;
    let HealthReason::UsageChange { before, after, days, .. } = part.reason else { return None };
    let percent = (-100.0 * part.raw?).round() as i64;
    let percent = u32::try_from(percent).ok().filter(|percent| *percent >= settings.percent)?;
    let explained = case.explained(day);
    let why = Why::UsageFell { percent, before, after, days };
    Some(Raised {
        reason: Reason::UsageFell,
        occasion: String::from("fall"),
        why: vec![Line::new(why, evidence_of(&explained, Cause::Input(InputId::UsageChange)))],
        suggestion: Suggestion::AskUsage,
        due_on: None,
        pressing: i64::from(percent),
    })
}
