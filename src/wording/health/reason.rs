//! Why an input has its value or none, and why a cap is there.

use super::{days, decimal, percent_change};
use crate::domain::health::reason::UsageMeasure;
use crate::domain::health::{CapReason, Missing, Reason};
use crate::i18n::{Format, Words};
use crate::say;
use chrono::NaiveDate;

/// Says why an input has its value.
pub fn reason(words: &Words, format: &Format, reason: &Reason) -> String {
    let day = |on: NaiveDate| format.short_date(on);
    match *reason {
        Reason::ActiveShare { active, seats, days: within } => {
            say!(words, "reason-active-share", active = active, seats = seats, days = days(words, within))
        }
        Reason::UsageChange { before, after, measure, days } => usage_change(words, format, (before, after), measure, days),
        Reason::Silence { days: n, cadence, last_on } => {
            say!(words, "reason-silence", n = n, on = day(last_on), cadence = days(words, cadence))
        }
        Reason::NeverTwoWay { days: since_days, cadence, since } => {
            let (silent, cadence) = (days(words, since_days), days(words, cadence));
            say!(words, "reason-never-two-way", since = day(since), days = silent, cadence = cadence)
        }
        Reason::Reach { contacts, days: within } => say!(words, "reason-reach", n = contacts, days = days(words, within)),
        Reason::Answers { mean, answers, newest_on } => {
            say!(words, "reason-answers", n = answers, mean = decimal(format, mean), on = day(newest_on))
        }
        Reason::Pulse { rating, on, expires_on } => {
            say!(words, "reason-pulse", rating = rating.value(), on = day(on), until = day(expires_on))
        }
        Reason::Missing(why) => missing(words, format, why),
        _ => service_reason(words, format, reason),
    }
}

/// Says why an input of support or onboarding has its value.
fn service_reason(words: &Words, format: &Format, reason: &Reason) -> String {
    match *reason {
        Reason::SevereTickets { open, oldest_days } => {
            say!(words, "reason-severe-tickets", n = open, days = days(words, oldest_days))
        }
        Reason::TicketRate { recent, expected, days: within } => {
            say!(words, "reason-ticket-rate", n = recent, days = days(words, within), expected = decimal(format, expected))
        }
        Reason::Reopened { tickets, days: within } => say!(words, "reason-reopened", n = tickets, days = days(words, within)),
        Reason::OverdueSteps { late, blocked, open } => {
            say!(words, "reason-overdue-steps", n = open, late = late, blocked = blocked)
        }
        Reason::Progress { done, due, of } => say!(words, "reason-progress", n = of, done = done, due = due),
        _ => String::new(),
    }
}

fn usage_change(words: &Words, format: &Format, (before, after): (f64, f64), measure: UsageMeasure, within: u32) -> String {
    let change = percent_change(format, if before > 0.0 { after / before - 1.0 } else { 0.0 });
    let (before, after, within) = (decimal(format, before), decimal(format, after), days(words, within));
    match measure {
        UsageMeasure::People => {
            say!(words, "reason-usage-people", after = after, days = within, before = before, change = change)
        }
        UsageMeasure::Amount => {
            say!(words, "reason-usage-amount", after = after, days = within, before = before, change = change)
        }
    }
}

/// Says why an input has no value.
pub fn missing(words: &Words, format: &Format, missing: Missing) -> String {
    let day = |on: NaiveDate| format.short_date(on);
    match missing {
        Missing::NoUsage => say!(words, "missing-no-usage"),
        Missing::UsageEnded { last_on } => say!(words, "missing-usage-ended", on = day(last_on)),
        Missing::NoPeople => say!(words, "missing-no-people"),
        Missing::NoSeats => say!(words, "missing-no-seats"),
        Missing::NothingToCompare => say!(words, "missing-nothing-to-compare"),
        Missing::NoTouches => say!(words, "missing-no-touches"),
        Missing::TouchesEnded { last_on } => say!(words, "missing-touches-ended", on = day(last_on)),
        Missing::NobodyNamed => say!(words, "missing-nobody-named"),
        Missing::NoAnswers => say!(words, "missing-no-answers"),
        Missing::AnswersFaded { last_on } => say!(words, "missing-answers-faded", on = day(last_on)),
        Missing::NoPulse => say!(words, "missing-no-pulse"),
        Missing::PulseExpired { expired_on } => say!(words, "missing-pulse-expired", on = day(expired_on)),
        Missing::NoTickets => say!(words, "missing-no-tickets"),
        Missing::TicketsEnded { last_on } => say!(words, "missing-tickets-ended", on = day(last_on)),
        Missing::TooYoung => say!(words, "missing-too-young"),
        Missing::NoSteps => say!(words, "missing-no-steps"),
        Missing::NoDueDates => say!(words, "missing-no-due-dates"),
    }
}

/// Says why a cap is there.
pub fn cap_reason(words: &Words, format: &Format, reason: &CapReason) -> String {
    let day = |on: NaiveDate| format.short_date(on);
    match *reason {
        CapReason::SevereTicket { days: open } => say!(words, "held-severe-ticket", days = days(words, open)),
        CapReason::ChampionLeft { on } => say!(words, "held-champion-left", on = day(on)),
        CapReason::DetractorUnanswered { answer, of, days: waiting } => {
            say!(words, "held-detractor", answer = answer, of = of, days = days(words, waiting))
        }
        CapReason::NoticeGiven { on, ends_on: Some(ends) } => say!(words, "held-notice-ends", on = day(on), ends = day(ends)),
        CapReason::NoticeGiven { on, ends_on: None } => say!(words, "held-notice", on = day(on)),
        CapReason::Churned { on } => say!(words, "held-churned", on = day(on)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{both, day, reads};
    use super::*;
    use crate::domain::PulseRating;

    fn on() -> NaiveDate {
        day("2025-10-18")
    }

    /// Every reason, with the numbers that the words tell apart: none, one, several.
    fn reasons() -> Vec<Reason> {
        let counts = [0, 1, 12];
        let mut reasons: Vec<Reason> = counts
            .iter()
            .flat_map(|n| {
                [
                    Reason::ActiveShare { active: *n, seats: *n + 1, days: 28 },
                    Reason::UsageChange { before: 1234.5, after: f64::from(*n), measure: UsageMeasure::Amount, days: 28 },
                    Reason::UsageChange { before: 12.0, after: f64::from(*n), measure: UsageMeasure::People, days: 28 },
                    Reason::Silence { days: *n, cadence: 14, last_on: on() },
                    Reason::Reach { contacts: *n, days: 90 },
                    Reason::Answers { mean: 6.6, answers: *n, newest_on: on() },
                    Reason::SevereTickets { open: *n, oldest_days: 12 },
                    Reason::TicketRate { recent: *n, expected: 1.25, days: 30 },
                    Reason::Reopened { tickets: *n, days: 90 },
                    Reason::OverdueSteps { late: 3, blocked: 1, open: *n },
                    Reason::Progress { done: 1, due: 2, of: *n },
                ]
            })
            .collect();
        reasons.push(Reason::NeverTwoWay { days: 65, cadence: 14, since: on() });
        reasons.push(Reason::Pulse { rating: PulseRating::new(4).expect("a rating"), on: on(), expires_on: on() });
        reasons
    }

    #[test]
    fn every_reason_reads_in_both_languages() {
        for (words, format) in both() {
            reasons().iter().for_each(|one| reads(&reason(&words, &format, one)));
        }
    }

    #[test]
    fn every_missing_value_has_its_reason_in_both_languages() {
        let last_on = on();
        let all = [
            Missing::NoUsage,
            Missing::UsageEnded { last_on },
            Missing::NoPeople,
            Missing::NoSeats,
            Missing::NothingToCompare,
            Missing::NoTouches,
            Missing::TouchesEnded { last_on },
            Missing::NobodyNamed,
            Missing::NoAnswers,
            Missing::AnswersFaded { last_on },
            Missing::NoPulse,
            Missing::PulseExpired { expired_on: last_on },
            Missing::NoTickets,
            Missing::TicketsEnded { last_on },
            Missing::TooYoung,
            Missing::NoSteps,
            Missing::NoDueDates,
        ];
        for (words, format) in both() {
            all.iter().for_each(|one| reads(&reason(&words, &format, &Reason::Missing(*one))));
        }
    }

    #[test]
    fn every_cap_has_its_reason_in_both_languages() {
        let caps = [
            CapReason::SevereTicket { days: 1 },
            CapReason::ChampionLeft { on: on() },
            CapReason::DetractorUnanswered { answer: 4, of: 10, days: 19 },
            CapReason::NoticeGiven { on: on(), ends_on: Some(on()) },
            CapReason::NoticeGiven { on: on(), ends_on: None },
            CapReason::Churned { on: on() },
        ];
        for (words, format) in both() {
            caps.iter().for_each(|one| reads(&cap_reason(&words, &format, one)));
        }
    }

    #[test]
    fn reasons_name_their_numbers_and_days() {
        let cases = [
            (Reason::ActiveShare { active: 9, seats: 40, days: 28 }, "9 of 40 seats active in 28 days", "直近28日に利用したのは40席中9席"),
            (
                Reason::Silence { days: 35, cadence: 14, last_on: day("2026-10-18") },
                "last spoke 35 days ago (18 Oct); expected every 14 days",
                "最後の対話は35日前（10月18日）、目安は14日ごと",
            ),
            (
                Reason::UsageChange { before: 2000.0, after: 1200.0, measure: UsageMeasure::Amount, days: 28 },
                "usage 1,200 in 28 days, 2,000 before (−40 %)",
                "直近28日の利用量1,200、その前は2,000（−40%）",
            ),
            (Reason::Reach { contacts: 1, days: 90 }, "only 1 person reached in 90 days", "直近90日に接点のあった担当者は1名だけ"),
        ];
        let [english, japanese] = both();
        for (one, in_english, in_japanese) in cases {
            assert_eq!(reason(&english.0, &english.1, &one), in_english);
            assert_eq!(reason(&japanese.0, &japanese.1, &one), in_japanese);
        }
    }
}
