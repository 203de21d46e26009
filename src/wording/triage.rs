//! What the morning's queue has to say: why an item is there, what to do next, and how its priority came about.

use super::health;
use crate::domain::health::Moved;
use crate::domain::triage::{Day, Gap, Priority, Share, ShareOf, Suggestion, Why};
use crate::i18n::{Format, Words};
use crate::review::today::Today;
use crate::say;
use chrono::NaiveDate;

/// Says why an item is there, in one line.
pub fn why(words: &Words, format: &Format, why: &Why) -> String {
    let day = |on: NaiveDate| format.date(on);
    match *why {
        Why::HealthFell { from, to, from_band, to_band, days } => {
            let (before, after) = (words.word(from_band), words.word(to_band));
            say!(words, "triage-why-health-fell", from = from, to = to, before = before, after = after, days = health::days(words, days))
        }
        Why::HealthCause(moved) => cause(words, format, &moved),
        Why::RenewalIn { notice_by, due_on, days } => renewal_in(words, format, (notice_by, due_on), days),
        Why::NoticePassed { notice_by, due_on } => say!(words, "triage-why-notice-passed", notice = day(notice_by), due = day(due_on)),
        Why::RenewalOverdue { due_on, days } => say!(words, "triage-why-renewal-overdue", due = day(due_on), n = days),
        Why::ReplyOwed { since, workdays, letters } => {
            say!(words, "triage-why-reply-owed", since = day(since), workdays = workdays, n = letters)
        }
        Why::PromiseOverdue { due_on, days } => say!(words, "triage-why-promise-overdue", due = day(due_on), n = days),
        Why::Detractor { answer, of, on, workdays } => {
            say!(words, "triage-why-detractor", answer = answer, of = of, on = day(on), n = workdays)
        }
        Why::Silent { days, cadence, last_on } => {
            say!(words, "triage-why-silent", n = days, cadence = health::days(words, cadence), on = day(last_on))
        }
        Why::NeverSpoken { days, cadence, since } => {
            say!(words, "triage-why-never-spoken", n = days, cadence = health::days(words, cadence), since = day(since))
        }
        _ => work(words, format, why),
    }
}

/// Says why for work that is due, and for good news.
fn work(words: &Words, format: &Format, why: &Why) -> String {
    let day = |on: NaiveDate| format.date(on);
    match *why {
        Why::StepLate { due_on, days } => say!(words, "triage-why-step-late", due = day(due_on), n = days),
        Why::StepBlocked { due_on: Some(due_on) } => say!(words, "triage-why-step-blocked-due", due = day(due_on)),
        Why::StepBlocked { due_on: None } => say!(words, "triage-why-step-blocked"),
        Why::TicketOpen { on, days } => say!(words, "triage-why-ticket", on = day(on), n = days),
        Why::ChampionLeft { on, days } => say!(words, "triage-why-champion-left", on = day(on), n = days),
        Why::UsageFell { percent, before, after, days } => {
            let (before, after) = (health::decimal(format, before), health::decimal(format, after));
            say!(words, "triage-why-usage-fell", percent = percent, before = before, after = after, days = health::days(words, days))
        }
        Why::Gap { gap, due_on } => say!(words, "triage-why-gap", what = gap_name(words, gap), due = day(due_on)),
        Why::FirstValue { on } => say!(words, "triage-why-first-value", on = day(on)),
        Why::Anniversary { years, on } => say!(words, "triage-why-anniversary", n = years, on = day(on)),
        Why::GoalDue { due_on, .. } => say!(words, "triage-why-goal-due", due = day(due_on)),
        Why::GoalReview { last_on: Some(on), every } => {
            say!(words, "triage-why-goal-review", on = day(on), every = health::days(words, every))
        }
        Why::GoalReview { last_on: None, .. } => say!(words, "triage-why-goal-never"),
        Why::MeetingUnlogged { on } => say!(words, "triage-why-meeting", on = day(on)),
        _ => String::new(),
    }
}

fn renewal_in(words: &Words, format: &Format, (notice_by, due_on): (Option<NaiveDate>, NaiveDate), days: i64) -> String {
    match notice_by.filter(|by| *by != due_on) {
        Some(by) => say!(words, "triage-why-notice-in", n = days, notice = format.date(by), due = format.date(due_on)),
        None => say!(words, "triage-why-renewal-in", n = days, due = format.date(due_on)),
    }
}

/// Names what moved health, by how much, and whether by news or by time.
pub fn cause(words: &Words, format: &Format, moved: &Moved) -> String {
    let points = format.change(i64::from(moved.shown));
    say!(words, "triage-why-cause", points = points, cause = health::cause_name(words, moved.cause), why = health::why(words, moved.why))
}

pub fn gap_name(words: &Words, gap: Gap) -> String {
    words.get(&format!("triage-gap-{gap}"))
}

/// Proposes the next step.
pub fn suggestion(words: &Words, suggestion: Suggestion) -> String {
    words.get(&format!("triage-do-{}", suggestion.as_str().replace('_', "-")))
}

/// Says the priority with its terms: `85 × 4.2 % × 1.60 = 571`.
pub fn terms(words: &Words, priority: &Priority) -> String {
    let share = format!("{:.1}", priority.share.percent);
    let (weight, urgency) = (format!("{}", priority.weight), format!("{:.2}", priority.urgency));
    say!(words, "triage-terms", weight = weight, share = share, urgency = urgency, priority = value(priority))
}

/// Writes a priority as lists show it.
pub fn value(priority: &Priority) -> String {
    format!("{:.0}", priority.value)
}

/// Says where the share of an account comes from.
pub fn share(words: &Words, share: Share) -> String {
    match share.of {
        ShareOf::Own => say!(words, "triage-share-own"),
        ShareOf::NoArr => say!(words, "triage-share-no-arr"),
        ShareOf::OtherCurrency => say!(words, "triage-share-other-currency"),
    }
}

/// Sums up what changed since the last look.
pub fn since(words: &Words, format: &Format, today: &Today, day: &Day<'_>) -> String {
    let changes = today.since_last_look(day);
    let when = today.looked_at.map(|at| format.timestamp(at)).unwrap_or_default();
    let moved = changes.iter().filter(|change| change.moved.is_some()).count();
    let new: usize = changes.iter().map(|change| change.new.len()).sum();
    let resolved: usize = changes.iter().map(|change| change.resolved.len()).sum();
    say!(words, "today-since", when = when, moved = moved, new = new, resolved = resolved)
}
