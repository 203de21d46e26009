//! Feedback: matters that customers raised, how far they are, and whom we told what became of them.
//!
//! A matter is told when it is done and everybody who raised it was told; whoever raises it later is still to be told. Where the
//! outcome changes, what was told before holds no longer.

use super::save::{account_name, outcome, save};
use super::{Error, Outcome, Result};
use crate::domain::{Feedback, FeedbackId, FeedbackStatus, Invalid, Row, TaggedKind, Voice, VoiceId};
use crate::store::themes::{said_by, voices_of};
use crate::store::{self, OpLabel, Tx};
use chrono::NaiveDate;
use serde_json::json;

/// What one can do about feedback.
#[derive(Clone, Debug)]
pub enum FeedbackOp {
    /// Adds a matter, with those who raised it so far.
    Add(Feedback, Vec<Voice>),
    /// Replaces its words; how far it is stays.
    Edit(FeedbackId, Feedback),
    /// Notes how far matters are since a day.
    Move(Vec<FeedbackId>, FeedbackStatus, NaiveDate),
    /// Notes who else raised a matter.
    Link(FeedbackId, Vec<Voice>),
    /// Replaces what is known of somebody who raised it.
    EditVoice(VoiceId, Voice),
    Unlink(Vec<VoiceId>),
    /// Notes the day on which somebody was told what became of it; none, that they were not.
    Tell(Vec<VoiceId>, Option<NaiveDate>),
}

pub fn run(tx: &Tx, op: &FeedbackOp) -> Result<(Outcome, OpLabel)> {
    match op {
        FeedbackOp::Add(feedback, voices) => add(tx, feedback, voices),
        FeedbackOp::Edit(id, feedback) => edit(tx, *id, feedback),
        FeedbackOp::Move(ids, status, on) => set_status(tx, ids, *status, *on),
        FeedbackOp::Link(id, voices) => link(tx, *id, voices),
        FeedbackOp::EditVoice(id, voice) => edit_voice(tx, *id, voice),
        FeedbackOp::Unlink(ids) => unlink(tx, ids),
        FeedbackOp::Tell(ids, on) => tell(tx, ids, *on),
    }
}

fn add(tx: &Tx, feedback: &Feedback, voices: &[Voice]) -> Result<(Outcome, OpLabel)> {
    let (id, _) = save(tx, None, feedback)?;
    // What is added as told was told to those who are added with it.
    let told_on = Some(feedback.status_on).filter(|_| feedback.status == FeedbackStatus::Told);
    for voice in voices {
        raise(tx, id, &Voice { told_on: voice.told_on.or(told_on), ..voice.clone() })?;
    }
    settle(tx, id, feedback.status_on)?;
    let account = voices.first().map(|voice| voice.account);
    let args = json!({ "title": feedback.title, "feedback": feedback.kind.as_str() });
    Ok((outcome(id, account), OpLabel { kind: "feedback-add", args }))
}

fn edit(tx: &Tx, id: FeedbackId, feedback: &Feedback) -> Result<(Outcome, OpLabel)> {
    let before = store::needed::<Feedback>(tx.connection(), id)?;
    save(tx, Some(id), &Feedback { status: before.status, status_on: before.status_on, ..feedback.clone() })?;
    Ok((outcome(id, None), OpLabel { kind: "feedback-edit", args: json!({ "title": feedback.title }) }))
}

fn set_status(tx: &Tx, ids: &[FeedbackId], status: FeedbackStatus, on: NaiveDate) -> Result<(Outcome, OpLabel)> {
    let mut last: Option<Row<FeedbackId, Feedback>> = None;
    for id in ids {
        let row = store::needed::<Feedback>(tx.connection(), *id)?;
        if row.status != status {
            let told_on = (status == FeedbackStatus::Told).then_some(on);
            tell_all(tx, *id, row.status, told_on)?;
            save(tx, Some(*id), &Feedback { status, status_on: on, ..row.fields.clone() })?;
        }
        last = Some(row);
    }
    let Some(last) = last else { return Err(Error::Invalid(vec![("feedback", Invalid::Empty)])) };
    let args = json!({ "title": last.title, "n": ids.len(), "status": status.as_str() });
    Ok((outcome(last.id, None), OpLabel { kind: "feedback-move", args }))
}

/// Notes that everybody was told, who was not yet; or, where the outcome changes, that nobody was told the new one.
fn tell_all(tx: &Tx, id: FeedbackId, before: FeedbackStatus, told_on: Option<NaiveDate>) -> Result<()> {
    for voice in voices_of(tx.connection(), id)? {
        let told_on = match told_on {
            Some(on) => voice.told_on.or(Some(on)),
            None if before.is_to_tell() => None,
            None => voice.told_on,
        };
        if told_on != voice.told_on {
            store::update(tx.connection(), voice.id, &Voice { told_on, ..voice.fields })?;
        }
    }
    Ok(())
}

fn link(tx: &Tx, id: FeedbackId, voices: &[Voice]) -> Result<(Outcome, OpLabel)> {
    let feedback = store::needed::<Feedback>(tx.connection(), id)?;
    let Some(first) = voices.first() else { return Err(Error::Invalid(vec![("account", Invalid::Empty)])) };
    let account = first.account;
    voices.iter().try_for_each(|voice| raise(tx, id, voice).map(drop))?;
    settle(tx, id, feedback.status_on)?;
    let args = json!({ "title": feedback.title, "n": voices.len(), "account": account_name(tx, account)? });
    Ok((outcome(id, (voices.len() == 1).then_some(account)), OpLabel { kind: "feedback-link", args }))
}

/// Notes that somebody raised a matter; the same row is not noted twice.
fn raise(tx: &Tx, id: FeedbackId, voice: &Voice) -> Result<VoiceId> {
    let voice = checked(tx, Voice { feedback: id, ..voice.clone() })?;
    let present = voices_of(tx.connection(), id)?.into_iter().find(|row| voice.source.is_some() && row.source == voice.source);
    match present {
        Some(row) => Err(Error::Invalid(vec![("source", Invalid::Taken(source_name(&row)))])),
        None => Ok(save(tx, None, &voice)?.0),
    }
}

fn source_name(voice: &Voice) -> String {
    voice.source.map(|(kind, id)| format!("{kind}:{id}")).unwrap_or_default()
}

/// Takes a voice whose row is one that can be quoted, and whose customer is that of the row.
fn checked(tx: &Tx, voice: Voice) -> Result<Voice> {
    let Some(source) = voice.source else { return Ok(voice) };
    let said = said_by(tx.connection(), source)?;
    let is_theirs = said.account == voice.account;
    match source.0 {
        TaggedKind::Survey | TaggedKind::Touch | TaggedKind::Ticket if is_theirs => Ok(voice),
        _ => Err(Error::Invalid(vec![("source", Invalid::ChangedMeanwhile(source_name(&voice)))])),
    }
}

fn edit_voice(tx: &Tx, id: VoiceId, voice: &Voice) -> Result<(Outcome, OpLabel)> {
    let before = store::needed::<Voice>(tx.connection(), id)?;
    let voice = checked(tx, Voice { feedback: before.feedback, told_on: before.told_on, ..voice.clone() })?;
    save(tx, Some(id), &voice)?;
    let feedback = store::needed::<Feedback>(tx.connection(), before.feedback)?;
    let args = json!({ "title": feedback.title, "account": account_name(tx, voice.account)? });
    Ok((outcome(feedback.id, Some(voice.account)), OpLabel { kind: "feedback-voice-edit", args }))
}

fn unlink(tx: &Tx, ids: &[VoiceId]) -> Result<(Outcome, OpLabel)> {
    each(tx, ids, "feedback-unlink", today(tx), |voice| {
        store::delete::<Voice>(tx.connection(), voice.id, tx.at())?;
        Ok(())
    })
}

fn tell(tx: &Tx, ids: &[VoiceId], on: Option<NaiveDate>) -> Result<(Outcome, OpLabel)> {
    let kind = if on.is_some() { "feedback-tell" } else { "feedback-untell" };
    each(tx, ids, kind, on.unwrap_or_else(|| today(tx)), |voice| {
        let feedback = store::needed::<Feedback>(tx.connection(), voice.feedback)?;
        if on.is_some() && !feedback.status.is_to_tell() {
            return Err(Error::Invalid(vec![("status", Invalid::NothingToTell(feedback.status))]));
        }
        if on.is_some() && voice.told_on.is_some() {
            return Err(Error::Invalid(vec![("account", Invalid::AlreadyTold(account_name(tx, voice.account)?))]));
        }
        Ok(store::update(tx.connection(), voice.id, &Voice { told_on: on, ..voice.fields.clone() })?)
    })
}

/// Returns the person's day of the write.
fn today(tx: &Tx) -> NaiveDate {
    tx.at().day(&tx.calendar().zone)
}

/// Does something to each of some who raised matters, and brings the matters into line on a day.
fn each(
    tx: &Tx,
    ids: &[VoiceId],
    kind: &'static str,
    on: NaiveDate,
    change: impl Fn(&Row<VoiceId, Voice>) -> Result<()>,
) -> Result<(Outcome, OpLabel)> {
    let mut last: Option<Row<VoiceId, Voice>> = None;
    for id in ids {
        let voice = store::needed::<Voice>(tx.connection(), *id)?;
        change(&voice)?;
        settle(tx, voice.feedback, on)?;
        last = Some(voice);
    }
    let Some(last) = last else { return Err(Error::Invalid(vec![("account", Invalid::Empty)])) };
    let feedback = store::needed::<Feedback>(tx.connection(), last.feedback)?;
    let args = json!({ "title": feedback.title, "n": ids.len(), "account": account_name(tx, last.account)? });
    Ok((outcome(feedback.id, (ids.len() == 1).then_some(last.account)), OpLabel { kind, args }))
}

/// Brings how far a matter is into line with who was told.
pub(in crate::ops) fn settle(tx: &Tx, id: FeedbackId, on: NaiveDate) -> Result<()> {
    let Some(row) = store::get::<Feedback>(tx.connection(), id)? else { return Ok(()) };
    let told = voices_of(tx.connection(), id)?;
    let status = row.status.settled(told.iter().map(|voice| voice.told_on.is_some()));
    if status != row.status {
        store::update(tx.connection(), id, &Feedback { status, status_on: on, ..row.fields })?;
    }
    Ok(())
}
