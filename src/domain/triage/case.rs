//! What the rules look at: one account as it is known today, and the day's own settings.

use crate::domain::health::{Facts, Model, Score, Signals, score};
use crate::domain::renewal::Coming;
use crate::domain::triage::Rules;
use crate::domain::{GoalId, MailId, MeetingId, Moment, PlanId, TaskId, Timestamp, TouchId, Workdays, Zone};
use chrono::NaiveDate;

/// The day the rules are asked on, and everything that is the same for all accounts. The end of the day is worked out once: a
/// zone with daylight saving is too slow to be asked for every fact.
#[derive(Clone, Copy, Debug)]
pub struct Day<'a> {
    pub today: NaiveDate,
    pub zone: Zone,
    pub model: &'a Model,
    pub rules: &'a Rules,
    pub workdays: &'a Workdays,
    end: Timestamp,
}

impl<'a> Day<'a> {
    pub fn new(today: NaiveDate, zone: Zone, model: &'a Model, rules: &'a Rules, workdays: &'a Workdays) -> Day<'a> {
        Day { today, zone, model, rules, workdays, end: zone.end_of(today) }
    }

    /// Says whether something happened by the end of today.
    pub fn has_come(&self, at: Moment) -> bool {
        match at {
            Moment::Day(day) => day <= self.today,
            Moment::At(instant) => instant < self.end,
        }
    }

    pub fn day_of(&self, at: Moment) -> NaiveDate {
        at.day(&self.zone)
    }

    /// Returns the days since a day; negative ones lie ahead.
    pub fn days_since(&self, day: NaiveDate) -> i64 {
        (self.today - day).num_days()
    }

    /// Counts the working days since a day: 0 on the day itself.
    pub fn workdays_since(&self, day: NaiveDate) -> u32 {
        self.workdays.between(day, self.today)
    }
}

/// One account as the rules see it.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    pub facts: &'a Facts,
    pub more: &'a More,
    /// Today's health; numbers are enough.
    pub score: &'a Score,
    /// The health so many days ago as `health_fell` looks back; `None` where the book does not reach.
    pub before: Option<&'a Score>,
}

impl Case<'_> {
    /// Scores today again, with the rows behind every value: only for what is shown.
    pub fn explained(&self, day: &Day<'_>) -> Score {
        score(&Signals::at(self.facts, day.model, day.today, &day.zone), day.model)
    }

    /// Says whether the customer has left.
    pub fn has_churned(&self, day: &Day<'_>) -> bool {
        self.facts.account.churned_on.is_some_and(|on| on <= day.today)
    }
}

/// What the rules ask of an account beyond what its health is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct More {
    pub coming: Option<Coming>,
    /// The contract behind the coming renewal.
    pub terms: Option<Terms>,
    /// Whether the account's yearly revenue is known, from wherever.
    pub has_arr: bool,
    /// Of the touches that `waiting_touches` names, those that ask for an answer: mails and chats that were logged by hand.
    pub letters: Vec<TouchId>,
    /// Conversations by mail in which they wrote last and nothing was said about it.
    pub owed: Vec<OwedMail>,
    pub tasks: Vec<OpenTask>,
    /// Plans that reached first value, and when.
    pub first_values: Vec<(PlanId, NaiveDate)>,
    pub goals: Vec<OpenGoal>,
    /// Past meetings that are neither logged nor declined.
    pub meetings: Vec<PastMeeting>,
}

/// A conversation that waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwedMail {
    /// The last message.
    pub mail: MailId,
    pub at: Timestamp,
    /// When the first one came that nothing was answered to.
    pub since: Timestamp,
    pub snoozed_until: Option<NaiveDate>,
}

/// What a contract says about its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    pub has_arr: bool,
    pub has_notice: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenTask {
    pub id: TaskId,
    pub due_on: Option<NaiveDate>,
    pub snoozed_until: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenGoal {
    pub id: GoalId,
    pub due_on: Option<NaiveDate>,
    pub review_days: Option<u32>,
    /// The last reading, else the baseline.
    pub read_on: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PastMeeting {
    pub id: MeetingId,
    pub at: Moment,
}
