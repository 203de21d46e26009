//! The loop of an answer (what is to be done, closed, the customer told), and who was asked a survey.

use super::save::{account_name, outcome, save};
use super::{Error, Outcome, Result};
use crate::domain::{AccountId, Invalid, Invitation, InvitationId, Invitee, Moment, Response, ResponseId, Row, SurveyKind, Task};
use crate::store::{self, OpLabel, Tx, voice};
use chrono::NaiveDate;
use serde_json::json;

/// What one can do about answers and invitations.
#[derive(Clone, Debug)]
pub enum VoiceOp {
    /// Notes what is to be done about an answer, or that nothing is; the task for it, where one is wanted.
    Plan(ResponseId, Option<String>, Option<Task>),
    /// Closes the matters behind answers on a day, or opens them again.
    Close(Vec<ResponseId>, Option<NaiveDate>),
    /// Notes the day the customers were told what became of it, or that they were not.
    Tell(Vec<ResponseId>, Option<NaiveDate>),
    /// Notes that somebody was asked a survey.
    Invite(SurveyKind, Moment, Vec<Invitee>),
    /// Says which answer an invitation brought; none, that it is open.
    Link(InvitationId, Option<ResponseId>),
}

pub fn run(tx: &Tx, op: &VoiceOp) -> Result<(Outcome, OpLabel)> {
    match op {
        VoiceOp::Plan(id, plan, task) => set_plan(tx, *id, plan.as_deref(), task.as_ref()),
        VoiceOp::Close(ids, on) => close(tx, ids, *on),
        VoiceOp::Tell(ids, on) => tell(tx, ids, *on),
        VoiceOp::Invite(kind, at, who) => invite(tx, *kind, *at, who),
        VoiceOp::Link(id, response) => link(tx, *id, *response),
    }
}

fn set_plan(tx: &Tx, id: ResponseId, plan: Option<&str>, task: Option<&Task>) -> Result<(Outcome, OpLabel)> {
    let mut response = store::needed::<Response>(tx.connection(), id)?;
    response.fields.follow_up.plan = plan.map(str::to_owned);
    save(tx, Some(id), &response.fields)?;
    let mut made = outcome(id, Some(response.account));
    if let Some(task) = task {
        made.tasks.push(save(tx, None, task)?.0);
    }
    let kind = if plan.is_some() { "survey-plan" } else { "survey-unplan" };
    Ok((made, OpLabel { kind, args: json!({ "account": account_name(tx, response.account)?, "n": 1, "plan": plan }) }))
}

/// What is closed needs no answer any more: where none was noted, closing notes it.
fn close(tx: &Tx, ids: &[ResponseId], on: Option<NaiveDate>) -> Result<(Outcome, OpLabel)> {
    let label = if on.is_some() { "survey-close" } else { "survey-reopen" };
    each(tx, ids, label, |response| {
        response.follow_up.closed_on = on;
        response.follow_up.told_on = response.follow_up.told_on.filter(|_| on.is_some());
        note_answer(tx, response, on.is_some());
    })
}

/// Who is told what became of it has been answered, and the matter is closed.
fn tell(tx: &Tx, ids: &[ResponseId], on: Option<NaiveDate>) -> Result<(Outcome, OpLabel)> {
    let label = if on.is_some() { "survey-tell" } else { "survey-untell" };
    each(tx, ids, label, |response| {
        response.follow_up.told_on = on;
        response.follow_up.closed_on = response.follow_up.closed_on.or(on);
        note_answer(tx, response, on.is_some());
    })
}

fn note_answer(tx: &Tx, response: &mut Response, is_done: bool) {
    if is_done && response.answered_at.is_none() {
        response.answered_at = Some(tx.at());
    }
}

/// Changes each of some answers.
fn each(tx: &Tx, ids: &[ResponseId], kind: &'static str, change: impl Fn(&mut Response)) -> Result<(Outcome, OpLabel)> {
    let mut last: Option<Row<ResponseId, Response>> = None;
    for id in ids {
        let mut response = store::needed::<Response>(tx.connection(), *id)?;
        change(&mut response.fields);
        save(tx, Some(*id), &response.fields)?;
        last = Some(response);
    }
    let Some(last) = last else { return Err(Error::Invalid(vec![("survey", Invalid::Empty)])) };
    let args = json!({ "account": account_name(tx, last.account)?, "n": ids.len() });
    Ok((outcome(last.id, (ids.len() == 1).then_some(last.account)), OpLabel { kind, args }))
}

fn invite(tx: &Tx, kind: SurveyKind, at: Moment, who: &[Invitee]) -> Result<(Outcome, OpLabel)> {
    let mut last: Option<AccountId> = None;
    for invitee in who {
        let invitation = Invitation { account: invitee.account, contact: invitee.contact, kind, at, response: None };
        save(tx, None, &invitation)?;
        last = Some(invitee.account);
    }
    let Some(account) = last else { return Err(Error::Invalid(vec![("account", Invalid::Empty)])) };
    let args = json!({ "survey": kind.as_str(), "account": account_name(tx, account)?, "n": who.len() });
    Ok((outcome(account, (who.len() == 1).then_some(account)), OpLabel { kind: "survey-invite", args }))
}

fn link(tx: &Tx, id: InvitationId, response: Option<ResponseId>) -> Result<(Outcome, OpLabel)> {
    let invitation = store::needed::<Invitation>(tx.connection(), id)?;
    if let Some(response) = response {
        // An answer of another account would be a slip of the caller's.
        let answer = store::needed::<Response>(tx.connection(), response)?;
        if answer.account != invitation.account {
            return Err(store::no_row::<Response>(response).into());
        }
    }
    store::set_column::<Invitation>(tx.connection(), id, "response_id", response.map(|id| id.0))?;
    let args = json!({ "account": account_name(tx, invitation.account)?, "survey": invitation.kind.as_str() });
    let kind = if response.is_some() { "survey-link" } else { "survey-unlink" };
    Ok((outcome(invitation.account, Some(invitation.account)), OpLabel { kind, args }))
}

/// Brings the invitations into line with an answer that was added or changed: it settles the open one it fits, once.
pub(in crate::ops) fn settle(tx: &Tx, id: ResponseId, response: &Response) -> Result<()> {
    for settled in voice::settled_by(tx.connection(), id)? {
        let is_theirs = settled.contact.is_none_or(|contact| Some(contact) == response.contact);
        if is_theirs && settled.account == response.account && settled.kind == response.kind {
            return Ok(());
        }
        store::set_column::<Invitation>(tx.connection(), settled.id, "response_id", None::<i64>)?;
    }
    if let Some(open) = voice::open_invitation(tx.connection(), response)? {
        store::set_column::<Invitation>(tx.connection(), open, "response_id", id.0)?;
    }
    Ok(())
}
