//! Initiatives with their accounts, the verdict on them, and the stories they leave behind.

use super::playbook::{self, PlaybookStart};
use super::save::{account_name, outcome, save};
use super::{Error, Outcome, Result};
use crate::domain::{AccountId, Initiative, InitiativeId, Invalid, Member, Story, StoryId, Verdict};
use crate::store::{self, OpLabel, Tx, initiatives};
use chrono::NaiveDate;
use serde_json::json;

/// What one can do about initiatives.
#[derive(Clone, Debug)]
pub enum InitiativeOp {
    /// Adds one with its accounts, and starts its playbook for them where one is given.
    Add(Initiative, Vec<AccountId>, Option<PlaybookStart>),
    /// Replaces its fields; its accounts and the verdict stay.
    Edit(InitiativeId, Initiative),
    /// Takes accounts in and out.
    Members { id: InitiativeId, add: Vec<AccountId>, remove: Vec<AccountId> },
    /// Says what came of it, or takes that back.
    Judge(InitiativeId, Option<Judgement>),
    /// Adds the next round of one, with the same accounts.
    Next(InitiativeId, Initiative),
}

/// What is said of an initiative at its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    pub on: NaiveDate,
    pub verdict: Verdict,
    pub learned: Option<String>,
    pub next_step: Option<String>,
}

/// What one can do about stories.
#[derive(Clone, Debug)]
pub enum StoryOp {
    Save(Option<StoryId>, Story),
}

pub fn run(tx: &Tx, op: &InitiativeOp) -> Result<(Outcome, OpLabel)> {
    match op {
        InitiativeOp::Add(initiative, accounts, start) => add(tx, initiative, accounts, start.as_ref()),
        InitiativeOp::Edit(id, initiative) => edit(tx, *id, initiative),
        InitiativeOp::Members { id, add, remove } => change_members(tx, *id, add, remove),
        InitiativeOp::Judge(id, judgement) => judge(tx, *id, judgement.as_ref()),
        InitiativeOp::Next(id, initiative) => next(tx, *id, initiative),
    }
}

pub fn run_story(tx: &Tx, op: &StoryOp) -> Result<(Outcome, OpLabel)> {
    let StoryOp::Save(id, story) = op;
    if let Some(account) = story.account {
        // What it is about must be there.
        account_name(tx, account)?;
    }
    // One that is deleted later takes nothing from the story.
    if let Some(initiative) = story.initiative.filter(|_| id.is_none()) {
        store::needed::<Initiative>(tx.connection(), initiative)?;
    }
    let (id, added) = save(tx, *id, story)?;
    let label = OpLabel { kind: if added { "story-add" } else { "story-edit" }, args: json!({ "story": story.title }) };
    Ok((outcome(id, story.account), label))
}

fn add(tx: &Tx, initiative: &Initiative, accounts: &[AccountId], start: Option<&PlaybookStart>) -> Result<(Outcome, OpLabel)> {
    let (id, _) = save(tx, None, initiative)?;
    let n = put_in(tx, id, accounts)?;
    let tasks = match start.filter(|start| !start.runs.is_empty()) {
        Some(start) => playbook::start(tx, start)?.0.tasks,
        None => Vec::new(),
    };
    let label = OpLabel { kind: "initiative-add", args: json!({ "initiative": initiative.title, "n": n }) };
    Ok((Outcome { tasks, ..outcome(id, None) }, label))
}

fn edit(tx: &Tx, id: InitiativeId, initiative: &Initiative) -> Result<(Outcome, OpLabel)> {
    let standing = store::needed::<Initiative>(tx.connection(), id)?.fields;
    let Initiative { verdict, learned, next_step, .. } = standing;
    save(tx, Some(id), &Initiative { verdict, learned, next_step, ..initiative.clone() })?;
    Ok((outcome(id, None), OpLabel { kind: "initiative-edit", args: json!({ "initiative": initiative.title }) }))
}

fn change_members(tx: &Tx, id: InitiativeId, add: &[AccountId], remove: &[AccountId]) -> Result<(Outcome, OpLabel)> {
    let title = store::needed::<Initiative>(tx.connection(), id)?.fields.title;
    let mut gone = 0;
    for member in initiatives::members(tx.connection(), Some(id))? {
        if remove.contains(&member.account) {
            store::delete::<Member>(tx.connection(), member.id, tx.at())?;
            gone += 1;
        }
    }
    let come = put_in(tx, id, add)?;
    let args = json!({ "initiative": title, "n": come, "m": gone });
    Ok((outcome(id, None), OpLabel { kind: "initiative-members", args }))
}

/// Takes accounts in, those that are in already left out; returns how many were.
fn put_in(tx: &Tx, id: InitiativeId, accounts: &[AccountId]) -> Result<usize> {
    let standing = initiatives::members(tx.connection(), Some(id))?;
    let mut known: Vec<AccountId> = standing.into_iter().map(|member| member.account).collect();
    let mut added = 0;
    for account in accounts {
        if !known.contains(account) {
            account_name(tx, *account)?;
            save(tx, None, &Member { initiative: id, account: *account })?;
            known.push(*account);
            added += 1;
        }
    }
    Ok(added)
}

fn judge(tx: &Tx, id: InitiativeId, judgement: Option<&Judgement>) -> Result<(Outcome, OpLabel)> {
    let mut initiative = store::needed::<Initiative>(tx.connection(), id)?.fields;
    if let Some(judgement) = judgement.filter(|judgement| judgement.on < initiative.start_on) {
        let (start, end) = (initiative.start_on.to_string(), judgement.on.to_string());
        return Err(Error::Invalid(vec![("verdict", Invalid::EndBeforeStart { start, end })]));
    }
    initiative.verdict = judgement.map(|judgement| (judgement.on, judgement.verdict));
    if let Some(judgement) = judgement {
        (initiative.learned, initiative.next_step) = (judgement.learned.clone(), judgement.next_step.clone());
    }
    save(tx, Some(id), &initiative)?;
    let kind = if judgement.is_some() { "initiative-judge" } else { "initiative-unjudge" };
    let verdict = judgement.map(|judgement| judgement.verdict.as_str());
    Ok((outcome(id, None), OpLabel { kind, args: json!({ "initiative": initiative.title, "verdict": verdict }) }))
}

fn next(tx: &Tx, id: InitiativeId, initiative: &Initiative) -> Result<(Outcome, OpLabel)> {
    store::needed::<Initiative>(tx.connection(), id)?;
    let members = initiatives::members(tx.connection(), Some(id))?;
    let (next, _) = save(tx, None, initiative)?;
    let n = put_in(tx, next, &members.into_iter().map(|member| member.account).collect::<Vec<_>>())?;
    Ok((outcome(next, None), OpLabel { kind: "initiative-next", args: json!({ "initiative": initiative.title, "n": n }) }))
}
