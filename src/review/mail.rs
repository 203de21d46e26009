//! Mail as it is worked on: who waits for an answer and since when, and what we promised.

use crate::domain::mail_text::promises;
use crate::domain::reply_due::ReplyClock;
use crate::domain::triage::{Reason, Rules};
use crate::domain::{AccountId, ContactId, MailId, MailThreadId, Task, Timestamp, TouchId, Workdays, Zone};
use crate::store::Result;
use crate::store::mail::owed::{Waiting, waiting};
use crate::store::mail::promised::sent;
use chrono::{Duration, NaiveDate};
use rusqlite::Connection;

/// What owed answers are counted with.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    pub rules: &'a Rules,
    pub workdays: &'a Workdays,
    pub zone: Zone,
    pub now: Timestamp,
}

/// An answer that is owed.
#[derive(Clone, Debug, PartialEq)]
pub struct Owed {
    pub waiting: Waiting,
    /// Worked minutes since the first message that nothing was answered to.
    pub minutes: i64,
    pub due_at: Timestamp,
    /// Worked minutes until it is due; negative when it was.
    pub left: i64,
    pub is_late: bool,
    pub is_snoozed: bool,
}

/// Something that we promised and nobody made a task of.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenPromise {
    pub mail: MailId,
    pub thread: MailThreadId,
    pub account: AccountId,
    pub account_name: String,
    pub contact: Option<ContactId>,
    pub touch: TouchId,
    pub written_on: NaiveDate,
    pub sentence: String,
    pub due_on: Option<NaiveDate>,
}

/// Promises are offered for so many days.
pub const PROMISE_DAYS: i64 = 30;

impl<'a> Desk<'a> {
    pub fn clock(&self) -> ReplyClock<'a> {
        ReplyClock::new(self.rules.of(Reason::ReplyOwed), self.workdays, self.zone)
    }

    /// Reads which answers are owed: late ones first, then by when they are due; those put off come last.
    pub fn owed(&self, connection: &Connection, only: Option<AccountId>) -> Result<Vec<Owed>> {
        let clock = self.clock();
        let since = self.now - Duration::days(i64::from(self.rules.of(Reason::ReplyOwed).days));
        let today = self.zone.wall(self.now).date();
        let owed = waiting(connection, since, only)?.into_iter().filter(|waiting| waiting.since <= self.now).map(|waiting| {
            let due_at = clock.due(waiting.since, waiting.touch_model);
            Owed {
                minutes: clock.worked_minutes(waiting.since, self.now),
                due_at,
                left: clock.worked_minutes(self.now, due_at) - clock.worked_minutes(due_at, self.now),
                is_late: due_at < self.now,
                is_snoozed: waiting.snoozed_until.is_some_and(|until| until > today),
                waiting,
            }
        });
        let mut owed: Vec<Owed> = owed.collect();
        owed.sort_by_key(|owed| (owed.is_snoozed, owed.due_at, owed.waiting.thread));
        Ok(owed)
    }

    /// Reads what we promised lately, of all accounts, of one, or in one conversation; what became a task is left out.
    pub fn promises(&self, connection: &Connection, only: Option<AccountId>, thread: Option<MailThreadId>) -> Result<Vec<OpenPromise>> {
        let since = self.now - Duration::days(PROMISE_DAYS);
        let mut found = Vec::new();
        for sent in sent(connection, since, only, thread)? {
            let written_on = self.zone.wall(sent.at).date();
            for promise in promises(&sent.body, written_on) {
                if sent.taken.contains(&promise.sentence) {
                    continue;
                }
                found.push(OpenPromise {
                    mail: sent.mail,
                    thread: sent.thread,
                    account: sent.account,
                    account_name: sent.account_name.clone(),
                    contact: sent.contact,
                    touch: sent.touch,
                    written_on,
                    sentence: promise.sentence,
                    due_on: promise.due_on,
                });
            }
        }
        Ok(found)
    }
}

impl OpenPromise {
    /// Returns the task that it would become; without a day of its own it is due the next working day.
    pub fn task(&self, today: NaiveDate, workdays: &Workdays) -> Task {
        Task {
            account: Some(self.account),
            contact: self.contact,
            due_on: Some(self.due_on.unwrap_or_else(|| workdays.add(today, 1))),
            promised_in: Some(self.touch),
            ..Task::titled(self.sentence.clone())
        }
    }
}
