//! What is said of an onboarding plan and its steps, on screens and on the command line alike.

use super::timeline::Tone;
use crate::domain::onboarding::{PhaseProgress, StallKind, Standing, TimeToValue, standing};
use crate::domain::{Row, Step, StepId};
use crate::i18n::{Format, Words};
use crate::review::{Board, PlanView};
use crate::say;
use chrono::NaiveDate;

/// A few words and how much they want attention.
pub type Said = (String, Tone);

/// Says how a plan goes: what is longest in trouble, and how many more troubles there are.
pub fn plan_state(words: &Words, format: &Format, view: &PlanView) -> Said {
    let Some(worst) = view.stalls.first() else {
        return match view.plan.done_on {
            Some(_) => (say!(words, "onboarding-finished"), Tone::Quiet),
            None if view.plan.start_on > format.today => {
                (say!(words, "onboarding-not-begun", day = format.due(view.plan.start_on)), Tone::Quiet)
            }
            None => (say!(words, "onboarding-fine"), Tone::Good),
        };
    };
    let (said, tone) = match worst.kind {
        StallKind::Late => (say!(words, "onboarding-late", days = worst.days), Tone::Bad),
        StallKind::Blocked => (say!(words, "onboarding-blocked", days = worst.days), Tone::Bad),
        StallKind::Silent => (say!(words, "onboarding-silent", days = worst.days), Tone::Watch),
    };
    let more = view.stalls.len() - 1;
    (if more > 0 { format!("{said} +{more}") } else { said }, tone)
}

/// Says how long first value took, or how long it has been waited for.
pub fn value(words: &Words, view: &PlanView) -> Said {
    match (view.progress.time_to_value, view.plan.done_on) {
        (Some(days), _) => (say!(words, "onboarding-value-after", days = days), Tone::Good),
        (None, None) => (say!(words, "onboarding-value-open", days = view.progress.days_open.max(0)), Tone::Plain),
        (None, Some(_)) => (say!(words, "onboarding-value-never"), Tone::Quiet),
    }
}

/// Counts a phase: `3/4`, with `!` when a step of it is late and `✗` when one is blocked.
pub fn phase(phase: &PhaseProgress) -> Said {
    let mark = if phase.blocked > 0 {
        "✗"
    } else if phase.late > 0 {
        "!"
    } else {
        ""
    };
    let tone = match (mark, phase.done) {
        ("", done) if done == phase.total => Tone::Good,
        ("", 0) => Tone::Quiet,
        ("", _) => Tone::Plain,
        _ => Tone::Bad,
    };
    (format!("{}/{}{mark}", phase.done, phase.total), tone)
}

/// Says where a step stands.
pub fn step_state(words: &Words, format: &Format, view: &PlanView, step: &Row<StepId, Step>) -> Said {
    match standing(step, &view.steps, &view.dependencies, format.today) {
        Standing::Done(on) => (say!(words, "onboarding-step-done", day = format.near(on)), Tone::Quiet),
        Standing::Blocked(Some(since)) => (say!(words, "onboarding-blocked", days = (format.today - since).num_days().max(0)), Tone::Bad),
        Standing::Blocked(None) => (say!(words, "onboarding-step-blocked"), Tone::Bad),
        Standing::Late(days) => (say!(words, "onboarding-late", days = days), Tone::Bad),
        Standing::Waiting => (say!(words, "onboarding-step-waiting"), Tone::Quiet),
        Standing::Open => (say!(words, "onboarding-step-open"), Tone::Plain),
    }
}

/// Says what keeps a step: why it is blocked, else the titles of what it comes after and is not done.
pub fn step_reason(words: &Words, view: &PlanView, step: &Row<StepId, Step>) -> String {
    if let (Some(why), None) = (&step.blocked, step.done_on) {
        return why.clone();
    }
    let open = |id: &StepId| view.step(*id).filter(|earlier| earlier.done_on.is_none()).map(|earlier| earlier.title.clone());
    let earlier: Vec<String> = view.dependencies.iter().filter(|link| link.step == step.id).filter_map(|link| open(&link.after)).collect();
    if earlier.is_empty() || step.done_on.is_some() {
        return String::new();
    }
    say!(words, "onboarding-after", steps = earlier.join(", "))
}

/// Returns the facts of all plans, the most important first.
pub fn summary(words: &Words, board: &Board) -> Vec<Said> {
    let running: Vec<&PlanView> = board.plans.iter().filter(|view| view.plan.done_on.is_none()).collect();
    let stalled = running.iter().filter(|view| !view.stalls.is_empty()).count();
    let mut facts = vec![(say!(words, "onboarding-running", n = running.len()), Tone::Plain)];
    if stalled > 0 {
        facts.push((say!(words, "onboarding-in-trouble", n = stalled), Tone::Bad));
    }
    facts.push((median(words, &board.value), Tone::Plain));
    if let Some((_, days)) = board.value.open.first() {
        facts.push((say!(words, "onboarding-open-cases", n = board.value.open.len(), days = (*days).max(0)), Tone::Quiet));
    }
    facts
}

fn median(words: &Words, value: &TimeToValue) -> String {
    match value.median {
        Some(days) => say!(words, "onboarding-median", days = days, n = value.n),
        None => say!(words, "onboarding-no-median"),
    }
}

/// Says a day, or that there is none.
pub fn due(words: &Words, format: &Format, due: Option<NaiveDate>) -> String {
    due.map_or_else(|| say!(words, "onboarding-no-day"), |day| format.due(day))
}

/// Draws a share as a bar of so many cells, two parts to a cell.
pub fn bar(done: usize, total: usize, cells: usize) -> String {
    let parts = if total == 0 { 0 } else { (done * cells * 2 + total / 2) / total };
    // What is begun is never drawn as nothing, and what is not finished never as whole.
    let parts = parts.clamp(usize::from(done > 0), (cells * 2).saturating_sub(usize::from(done < total)));
    let (whole, half) = (parts / 2, parts % 2);
    format!("{}{}{}", "⣿".repeat(whole), "⣇".repeat(half), "⣀".repeat(cells - whole - half))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_shows_what_is_begun_and_what_is_not_finished() {
        for (done, total, expected) in [(0, 4, "⣀⣀⣀⣀"), (1, 4, "⣿⣀⣀⣀"), (1, 100, "⣇⣀⣀⣀"), (99, 100, "⣿⣿⣿⣇"), (4, 4, "⣿⣿⣿⣿"), (0, 0, "⣀⣀⣀⣀")]
        {
            assert_eq!(bar(done, total, 4), expected, "{done}/{total}");
        }
    }

    #[test]
    fn a_phase_is_marked_by_what_is_wrong_in_it() {
        let made = |done, late, blocked| PhaseProgress { name: "A".into(), done, total: 3, late, blocked };
        let cases = [
            ((3, 0, 0), "3/3", Tone::Good),
            ((1, 0, 0), "1/3", Tone::Plain),
            ((1, 1, 0), "1/3!", Tone::Bad),
            ((0, 1, 1), "0/3✗", Tone::Bad),
        ];
        for ((done, late, blocked), text, tone) in cases {
            assert_eq!(phase(&made(done, late, blocked)), (text.to_owned(), tone));
        }
    }
}
