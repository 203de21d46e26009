//! Why an input has its value, or has none: numbers and days for the screen to word, and the rows behind them.

use crate::domain::{EntityRef, PulseRating};
use chrono::NaiveDate;

/// A row behind a value, with the day it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub entity: EntityRef,
    pub on: Option<NaiveDate>,
}

/// What usage was measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsageMeasure {
    /// Active people.
    People,
    /// The amounts of the rows, added up.
    Amount,
}

/// Why an input has its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    ActiveShare {
        active: u32,
        seats: u32,
        days: u32,
    },
    UsageChange {
        before: f64,
        after: f64,
        measure: UsageMeasure,
        days: u32,
    },
    /// `cadence` is in days.
    Silence {
        days: u32,
        cadence: u32,
        last_on: NaiveDate,
    },
    /// Touches are known, but never a two-way one; `days` since the first.
    NeverTwoWay {
        days: u32,
        cadence: u32,
        since: NaiveDate,
    },
    /// One contact alone is fragile.
    Reach {
        contacts: u32,
        days: u32,
    },
    /// The mean weighs each answer by how fresh it is.
    Answers {
        mean: f64,
        answers: u32,
        newest_on: NaiveDate,
    },
    Pulse {
        rating: PulseRating,
        on: NaiveDate,
        expires_on: NaiveDate,
    },
    SevereTickets {
        open: u32,
        oldest_days: u32,
    },
    /// `expected` tickets, by the account's own past and its seats.
    TicketRate {
        recent: u32,
        expected: f64,
        days: u32,
    },
    Reopened {
        tickets: u32,
        days: u32,
    },
    OverdueSteps {
        late: u32,
        blocked: u32,
        open: u32,
    },
    Progress {
        done: u32,
        due: u32,
        of: u32,
    },
    Missing(Missing),
}

/// Why an input has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    NoUsage,
    /// Usage was known once; no row for longer than the model waits.
    UsageEnded {
        last_on: NaiveDate,
    },
    /// Usage is known, but not who used it.
    NoPeople,
    NoSeats,
    /// Too little usage in the window before to compare with.
    NothingToCompare,
    NoTouches,
    TouchesEnded {
        last_on: NaiveDate,
    },
    /// Touches are known, but not with whom.
    NobodyNamed,
    NoAnswers,
    AnswersFaded {
        last_on: NaiveDate,
    },
    NoPulse,
    PulseExpired {
        expired_on: NaiveDate,
    },
    NoTickets,
    TicketsEnded {
        last_on: NaiveDate,
    },
    /// The account has no past of its own yet.
    TooYoung,
    NoSteps,
    NoDueDates,
}

/// Why a cap holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapReason {
    SevereTicket {
        days: u32,
    },
    ChampionLeft {
        on: NaiveDate,
    },
    DetractorUnanswered {
        answer: u8,
        of: u8,
        days: u32,
    },
    NoticeGiven {
        on: NaiveDate,
        ends_on: Option<NaiveDate>,
    },
    /// The account is gone, which is as final as notice.
    Churned {
        on: NaiveDate,
    },
}
