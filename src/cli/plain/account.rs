//! One account: found by a part of its name, and its state said in sentences.

use super::asking::Talk;
use super::log_line;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::domain::{AccountId, Task};
use crate::review::{FoundAccount, ScoredLine, changes_30d, find_account, one_of_book};
use crate::say;
use crate::store::directory::AccountName;
use crate::store::timeline::page;
use crate::store::{Reader, by_account, no_row};
use crate::wording::health::health_phrase;
use crate::wording::timeline;

/// Accounts that a part of a name is asked back with.
const CANDIDATES: usize = 9;
/// Entries of the timeline that are read out.
const ENTRIES: usize = 8;

/// Asks which account; `None` when somebody goes back.
pub fn ask(talk: &mut Talk<'_>) -> Result<Option<AccountName>, Failure> {
    while let Some(named) = talk.ask(&say!(talk.cx.words, "plain-which-account"))? {
        let book = talk.cx.read()?;
        match find_account(book.reader.connection(), &named)? {
            FoundAccount::One(account) => return Ok(Some(account)),
            FoundAccount::None => talk.line(&say!(talk.cx.words, "cli-no-account", name = named))?,
            FoundAccount::Many(mut accounts) => {
                let n = accounts.len();
                accounts.truncate(CANDIDATES);
                let names: Vec<String> = accounts.iter().map(|account| account.name.clone()).collect();
                let question = say!(talk.cx.words, "plain-which-of", n = n);
                if let Some(chosen) = talk.choose(&question, &names, &say!(talk.cx.words, "plain-another-name"))? {
                    return Ok(Some(accounts.swap_remove(chosen)));
                }
            }
        }
    }
    Ok(None)
}

/// Finds an account, says how it stands, and what can be done with it.
pub fn find(talk: &mut Talk<'_>) -> Result<(), Failure> {
    let Some(account) = ask(talk)? else { return Ok(()) };
    state(talk, account.id)?;
    let choices = ["plain-item-log", "plain-account-last", "plain-account-again"].map(|id| talk.cx.words.get(id));
    loop {
        let question = say!(talk.cx.words, "plain-account-what", name = account.name.clone());
        match talk.choose(&question, &choices, &say!(talk.cx.words, "plain-back"))? {
            Some(0) => drop(log_line(talk, Some(account.id.to_string()))?),
            Some(1) => last(talk, account.id)?,
            Some(_) => state(talk, account.id)?,
            None => return Ok(()),
        }
    }
}

/// Says how an account stands.
pub fn state(talk: &mut Talk<'_>, id: AccountId) -> Result<(), Failure> {
    let book = talk.cx.read()?;
    for sentence in sentences(talk.cx, &book.reader, id)? {
        talk.line(&sentence)?;
    }
    Ok(())
}

fn sentences(cx: &Context, reader: &Reader, id: AccountId) -> Result<Vec<String>, Failure> {
    let (connection, model) = (reader.connection(), cx.model(reader)?);
    let scored = one_of_book(connection, id, &model, cx.format.today, &cx.zone())?.ok_or_else(|| no_row::<crate::domain::Account>(id))?;
    let change = changes_30d(connection, std::slice::from_ref(&scored), &model, &cx.zone())?.pop().flatten();
    let mut said = vec![health(cx, &scored, change)];
    let line = &scored.line;
    said.extend(line.arr.map(|arr| say!(cx.words, "plain-arr", amount = cx.format.full_money(arr))));
    said.extend(line.renewal.map(|renewal| match renewal.notice_by {
        Some(by) => say!(cx.words, "plain-renewal-notice", day = cx.format.full_date(renewal.due_on), by = cx.format.full_date(by)),
        None => say!(cx.words, "plain-renewal", day = cx.format.full_date(renewal.due_on)),
    }));
    said.push(match line.last_touch_on {
        Some(day) => say!(cx.words, "plain-last-touch", day = cx.format.full_date(day), ago = cx.format.relative(day)),
        None => say!(cx.words, "plain-no-touch"),
    });
    let tasks = by_account::<Task>(connection, id)?.into_iter().filter(|task| task.done_at.is_none());
    said.extend(tasks.map(|task| match task.due_on {
        Some(day) => say!(cx.words, "plain-task-due", title = task.title.clone(), day = cx.format.due(day)),
        None => say!(cx.words, "plain-task", title = task.title.clone()),
    }));
    Ok(said)
}

fn health(cx: &Context, scored: &ScoredLine, change: Option<i16>) -> String {
    let health = health_phrase(&cx.words, scored.score.grade, scored.score.sure(), scored.score.band);
    let name = scored.line.name.clone();
    match change {
        Some(change) => say!(cx.words, "plain-health-change", name = name, health = health, change = cx.format.change(i64::from(change))),
        None => say!(cx.words, "plain-health", name = name, health = health),
    }
}

/// Reads out what happened last.
fn last(talk: &mut Talk<'_>, id: AccountId) -> Result<(), Failure> {
    let (cx, book) = (talk.cx, talk.cx.read()?);
    let entries = page(book.reader.connection(), id, None, &[], ENTRIES)?;
    if entries.is_empty() {
        return talk.line(&say!(cx.words, "plain-no-touch"));
    }
    for entry in &entries {
        let told = timeline::entry(&cx.words, &cx.format, entry);
        let parts = [cx.format.moment(&entry.at), told.kind, told.title, told.people, told.state];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        talk.line(&parts.join(", "))?;
    }
    Ok(())
}
