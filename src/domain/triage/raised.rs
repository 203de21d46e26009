//! What a rule raises: why, as numbers and days for the screens to word, the rows behind it, and what to do next.

use crate::domain::health::{Evidence, Movement};
use crate::domain::triage::Reason;
use crate::domain::words::text_enum;
use crate::domain::{Band, EntityRef};
use chrono::NaiveDate;

/// One item, before anybody said anything about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Raised {
    pub reason: Reason,
    /// What made the rule fire, as a short key: the same while it is the same thing, another when it is a new one.
    pub occasion: String,
    /// The first says most.
    pub why: Vec<Line>,
    pub suggestion: Suggestion,
    /// The day by which it should be done; past ones are late.
    pub due_on: Option<NaiveDate>,
    /// How far it has gone, in the unit of the rule's `urgent_at`.
    pub pressing: i64,
}

/// One line of a why, and the rows it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub why: Why,
    pub evidence: Vec<Evidence>,
}

impl Line {
    pub fn new(why: Why, evidence: Vec<Evidence>) -> Line {
        Line { why, evidence }
    }

    /// A line that rests on one row.
    pub fn of(why: Why, row: impl Into<EntityRef>, on: Option<NaiveDate>) -> Line {
        Line { why, evidence: vec![Evidence { entity: row.into(), on }] }
    }
}

/// Why, as far as numbers and days say it.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// Scores as shown.
    HealthFell {
        from: u8,
        to: u8,
        from_band: Band,
        to_band: Band,
        days: u32,
    },
    /// What moved it most, from `domain::health::movement`.
    HealthCause(crate::domain::health::movement::Moved),
    RenewalIn {
        notice_by: Option<NaiveDate>,
        due_on: NaiveDate,
        days: i64,
    },
    /// The last day for notice is over, the end is not.
    NoticePassed {
        notice_by: NaiveDate,
        due_on: NaiveDate,
    },
    /// The end is over and nobody noted how it went.
    RenewalOverdue {
        due_on: NaiveDate,
        days: i64,
    },
    ReplyOwed {
        since: NaiveDate,
        workdays: u32,
        letters: u32,
    },
    PromiseOverdue {
        due_on: NaiveDate,
        days: i64,
    },
    Detractor {
        answer: u8,
        of: u8,
        on: NaiveDate,
        workdays: u32,
    },
    Silent {
        days: i64,
        cadence: u32,
        last_on: NaiveDate,
    },
    /// They were written to, and never spoken with.
    NeverSpoken {
        days: i64,
        cadence: u32,
        since: NaiveDate,
    },
    StepLate {
        due_on: NaiveDate,
        days: i64,
    },
    StepBlocked {
        due_on: Option<NaiveDate>,
    },
    TicketOpen {
        on: NaiveDate,
        days: i64,
    },
    ChampionLeft {
        on: NaiveDate,
        days: i64,
    },
    UsageFell {
        percent: u32,
        before: f64,
        after: f64,
        days: u32,
    },
    Gap {
        gap: Gap,
        due_on: NaiveDate,
    },
    FirstValue {
        on: NaiveDate,
    },
    Anniversary {
        years: u32,
        on: NaiveDate,
    },
    GoalDue {
        due_on: NaiveDate,
        days: i64,
    },
    GoalReview {
        last_on: Option<NaiveDate>,
        every: u32,
    },
    MeetingUnlogged {
        on: NaiveDate,
    },
}

text_enum! {
    /// What a contract does not say before it ends.
    pub enum Gap { Contract = "contract", Arr = "arr", Notice = "notice" }
}

text_enum! {
    /// The next step a rule proposes.
    pub enum Suggestion {
        FindCause = "find_cause",
        AgreeGoals = "agree_goals",
        ShowValue = "show_value",
        MakeOffer = "make_offer",
        GetDecision = "get_decision",
        NoteOutcome = "note_outcome",
        Reply = "reply",
        KeepPromise = "keep_promise",
        AnswerDetractor = "answer_detractor",
        Call = "call",
        UnblockStep = "unblock_step",
        MoveStep = "move_step",
        FollowTicket = "follow_ticket",
        FindChampion = "find_champion",
        AskUsage = "ask_usage",
        CompleteContract = "complete_contract",
        ShareSuccess = "share_success",
        ThankThem = "thank_them",
        ReviewGoal = "review_goal",
        LogMeeting = "log_meeting",
    }
}

/// Returns the causes worth showing of a movement that went down: the largest falls.
pub(super) fn falls(movement: &Movement) -> impl Iterator<Item = &crate::domain::health::movement::Moved> {
    movement.causes.iter().filter(|moved| moved.shown < 0).take(3)
}
