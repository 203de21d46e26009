//! What a person says about conversations: answered, no answer needed, put off; and each taken back.

use crate::domain::{EntityRef, MailId, MailThread, MailThreadId, Moment, Row, ThreadSettled, Timestamp};
use crate::ops::{Error, Outcome, Result};
use crate::store::mail::conversations::messages;
use crate::store::mail::history::thread_of;
use crate::store::{self, OpLabel, Tx};
use chrono::NaiveDate;
use serde_json::json;

/// One thing that is said about conversations.
#[derive(Clone, Debug)]
pub enum ThreadOp {
    /// They are answered or need no answer; `None` takes back what was said.
    Settle(Vec<MailThreadId>, Option<ThreadSettled>),
    /// They come back on a day; `None`: now.
    Snooze(Vec<MailThreadId>, Option<NaiveDate>),
}

pub fn run(tx: &Tx, op: &ThreadOp) -> Result<(Outcome, OpLabel)> {
    match op {
        ThreadOp::Settle(threads, settled) => {
            let kind = match settled {
                Some(ThreadSettled::Done) => "mail-done",
                Some(ThreadSettled::NoAnswer) => "mail-no-answer",
                None => "mail-reopen",
            };
            said(tx, threads, kind, |tx, row| settle(tx, row, *settled))
        }
        ThreadOp::Snooze(threads, until) => {
            let kind = if until.is_some() { "mail-snooze" } else { "mail-unsnooze" };
            said(tx, threads, kind, |tx, row| write(tx, row, |thread| thread.snoozed_until = *until))
        }
    }
}

fn said(
    tx: &Tx,
    threads: &[MailThreadId],
    kind: &'static str,
    mut say: impl FnMut(&Tx, Row<MailThreadId, MailThread>) -> Result<()>,
) -> Result<(Outcome, OpLabel)> {
    let mut made = Outcome::default();
    let mut subject = String::new();
    for (index, id) in threads.iter().enumerate() {
        let row = store::needed::<MailThread>(tx.connection(), *id)?;
        if index == 0 {
            subject = row.subject.clone();
            made = Outcome { row: Some(EntityRef::from(*id)), account: row.account, ..Outcome::default() };
        }
        say(tx, row)?;
    }
    if threads.is_empty() {
        return Err(Error::Invalid(vec![("thread", crate::domain::Invalid::Empty)]));
    }
    Ok((made, OpLabel { kind, args: json!({ "subject": subject, "n": threads.len() }) }))
}

fn settle(tx: &Tx, row: Row<MailThreadId, MailThread>, settled: Option<ThreadSettled>) -> Result<()> {
    // A clock that ran ahead dates mail in the future: what is there now is meant.
    let last = messages(tx.connection(), row.id)?.last().map(|mail| mail.at);
    let now = instant(tx.at());
    let at = last.into_iter().chain(now).max();
    write(tx, row, |thread| {
        thread.settled = settled.zip(at);
        thread.snoozed_until = None;
    })
}

fn instant(at: Moment) -> Option<Timestamp> {
    match at {
        Moment::At(at) => Some(at),
        Moment::Day(_) => None,
    }
}

fn write(tx: &Tx, row: Row<MailThreadId, MailThread>, change: impl FnOnce(&mut MailThread)) -> Result<()> {
    let mut thread = row.fields.clone();
    change(&mut thread);
    if thread != row.fields {
        store::update(tx.connection(), row.id, &thread)?;
    }
    Ok(())
}

/// Says that the conversations of messages are answered.
pub(in crate::ops) fn answered(tx: &Tx, mails: &[MailId]) -> Result<()> {
    for mail in mails {
        if let Some(thread) = thread_of(tx.connection(), *mail)? {
            settle(tx, store::needed::<MailThread>(tx.connection(), thread)?, Some(ThreadSettled::Done))?;
        }
    }
    Ok(())
}
